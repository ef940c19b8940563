"""
What is left of a sentence when all readers are done: what is sure to be somebody's and is seen is kept.

A card says it, whatever it means: ``two fingers of her left hand end at the first joint``. A picture bears a
true phrase too many; it does not bear another's. So of a piece only two things are asked: whose it is beyond
doubt, and whether it speaks of what one sees. What somebody does (``rubs her eyes``) passes and is left out.
"""

from limner.continuity import _look_words as words
from limner.continuity._anatomy import ANATOMY
from limner.continuity._card_people import MOST_SAID
from limner.continuity._cover_words import ABSTRACT, FOREIGN, UNSEEN, feels
from limner.continuity._garments import part_of
from limner.continuity._look_peoples import PEOPLES
from limner.continuity._plain_words import word_set
from limner.continuity._prose_adjectives import SIMILE, Beside
from limner.continuity._prose_rest import slot_of, with_noun
from limner.continuity._prose_words import HE, SHE, THEY, WEARING
from limner.continuity.slots import Slot

_BREAKS = frozenset(
    (",", ";", ":", ".", "!", "?", "(", ")", "—", "–", '"', "*", "\n", "but", "while", "because")
)
_RELATIVE = frozenset(("which", "whose", "that", "who"))
_LEADS = (
    words.DETERMINERS - {"one", "two", "both", "each", "some"}
    | SHE | HE | THEY
    | word_set("and with has have had is 's are was i i've i'm my also of got the there am you you've you're "
               "usually always often mostly typically generally bears carries sports")
)  # fmt: skip
_STATES = word_set("has have is are 's i've i'm am bears sports lacks lost misses keeps got shows wears with")
"""Verbs behind which a clause tells what somebody is or has."""
_LONGEST, _SHORTEST = 14, 2
_FEATURE = 8
_NEAR_LOOK = 2


class Cover(Beside):
    """Keeps what is left, where it is somebody's and is seen."""

    def cover(self) -> None:
        """Go through the pieces of the sentence that no reader has taken."""
        if not self.prose.loose or self.is_labelled:
            return
        places = range(self.first + 1, self.end + 1)
        self.stranger_at = next((at for at in places if self.is_stranger(at)), self.end + 1)
        first = self.first
        for at in range(self.first, self.end + 2):
            if at > self.end or (self.low[at] in _BREAKS and not self.joins(at)) or self.is_seam(at):
                if first < at:
                    self.left_over(first, min(at - 1, self.end))
                first = at + 1

    def joins(self, at: int) -> bool:
        """Whether a comma here joins what goes on about a part: ``the hands, which are long``."""
        return self.low[at] == "," and self.word(at + 1) == "which" and self.word(at - 1) in ANATOMY

    def is_seam(self, at: int) -> bool:
        """Whether ``and`` parts two clauses or two things."""
        if self.low[at] != "and" or at >= self.end:
            return False
        behind = self.word(at + 1)
        if behind in words.DETERMINERS | {"the", "she", "he", "they", "i"} or self.named(at + 1) is not None:
            return True
        return self.is_taken(at + 1, at + 1) != self.is_taken(at - 1, at - 1)

    def left_over(self, first: int, last: int) -> None:
        """Keep a piece, if it is somebody's and is seen."""
        begin = first
        while begin <= last and self.low[begin] in _LEADS:
            begin += 1
        near = next((at for at in range(begin + 2, last) if self.low[at] in _RELATIVE), last + 1)
        if self.word(near + 1) in ("he", "she", "they", "i") and not self.is_taken(begin, near - 1):
            last = near - 1  # ``a blue anchor on his forearm that he keeps covered``
        if begin > last or not self.is_sure(first, last) or begin in self.past_places:
            return
        who = self.owner(last)
        if self.is_taken(begin, last):
            self.attributive(begin, last)
        elif self.colours(begin, last, who) or self.garment(first, begin, last, who):
            return
        elif (skin := self.skin(begin, last, who)) and (
            self.in_predicate(begin, last) or (bool(self.said) and "as" in self.low[begin:last])
        ):
            self.note(who, Slot.SKIN, f"{skin} skin", begin, last)
        elif self.low[begin - 1] not in ("a", "an", "the") and self.is_adjective(begin, last):
            hair = self.low[last] in _HAIR_ALONE  # ``thirty-seven and already grey``
            self.note(
                who, Slot.HAIR if hair else Slot.BUILD, f"{self.low[last]} hair" if hair else "", begin, last
            )
        elif self.is_simile_of(begin, last):
            self.note(who, Slot.BUILD, "", begin, last)
        elif self.is_seen(first, begin, last) or self.is_feature(begin, last) or self.is_people(begin, last):
            noun = next((word for word in self.low[begin : last + 1] if word in ANATOMY), "")
            slot = slot_of(noun) if slot_of(noun) in (Slot.HAIR, Slot.EYES) else Slot.EXTRA
            people = self.tokens.raw(begin) if self.is_people(begin, last) else ""
            self.note(who, slot, people, begin, last)

    def is_people(self, begin: int, last: int) -> bool:
        """Whether a piece of a list with looks is a people alone: ``Petite, Japanese, long black hair``."""
        return begin == last and self.low[begin] in PEOPLES and bool(self.said) and self.fragment()

    def skin(self, begin: int, last: int, who: int) -> str:
        """Return the colour that somebody is: ``skinny, brown, with``, ``brown as the river``."""
        if any(slot is Slot.SKIN for slot, _ in self.prose.people[who].said):
            return ""
        low = self.low[begin : last + 1]
        alone = len(low) == 1 or (len(low) == SIMILE and low[1] == "as") or low[1] == "from"
        return low[0] if alone and low[0] in ("brown", "black", "dark") else ""

    def note(self, who: int, slot: Slot, said: str, begin: int, last: int) -> None:
        """Note a look, as the piece stands where nothing else is ``said``."""
        words_ = (
            " ".join(self.tokens.between(begin, last).split())
            .replace(" my ", " the ")
            .replace(" your ", " the ")
        )
        value = said or with_noun(slot, _small(words_))
        known = self.prose.people[who].said
        if len(known) < MOST_SAID and not any(value.lower() in other.lower() for _, other in known):
            known.append((slot, value))

    def is_sure(self, first: int, last: int) -> bool:
        """Whether all of a piece is of one person."""
        who = self.owner(last)
        if who < 0 or self.prose.is_thing(who) or self.owner(first) != who:
            return False
        inside = [mark for mark in self.marks if first <= mark[0] <= last]
        if any(mark[1] != who for mark in inside):
            return False
        return last < self.stranger_at

    def is_seen(self, first: int, begin: int, last: int) -> bool:
        """Whether a piece speaks of a body as it looks now and always."""
        low = self.low[begin : last + 1]
        if (
            low == ["bare", "feet"]
            or not _SHORTEST <= len(low) <= _LONGEST
            or not FOREIGN.isdisjoint(low)
            or not UNSEEN.isdisjoint(low)
        ):
            return False
        if feels(low):
            return False
        where = next(
            (n for n, word in enumerate(low) if word in ANATOMY and low[n + 1 : n + 2] != ["of"]), -1
        )
        if where < 0 or any(part_of(word) is not None for word in low):
            return False
        lead = self.low[first:begin]
        person = any(word in ("she", "he", "they", "i") for word in lead) or (
            self.named(first) is not None and self.word(first + 1) != "'s"
        )
        if person and _STATES.isdisjoint(lead):
            return False  # ``she rubs her eyes``
        return not self.is_verb(low) and not any(
            self.low[at] in ("she", "he", "i", "they", "it") for at in range(begin, last + 1)
        )

    def is_feature(self, begin: int, last: int) -> bool:
        """Whether a piece is one of a list that a key says to be of looks: ``looks: petite, braces``."""
        low = self.low[begin : last + 1]
        if not self.prose.is_looks or len(low) > _FEATURE or not self.fragment():
            return False
        if not all(word.replace("-", "").replace("'", "").isalnum() for word in low):
            return False
        if not (
            FOREIGN | ABSTRACT | UNSEEN | words.STOPS - words.DETERMINERS - {"of", "with", "in"}
        ).isdisjoint(low):
            return False
        return not words.is_role(low[-1]) and part_of(low[-1]) is None and not low[0].isdigit()

    @staticmethod
    def is_verb(low: list[str]) -> bool:
        """Whether a piece begins with what somebody does: ``wipes her hands``."""
        word, behind = low[0], low[1] if len(low) > 1 else ""
        if word in ANATOMY or word in words.MODIFIERS or word in WEARING:
            return False
        done = word.endswith(("s", "ed", "ing")) and not word.endswith("ss")
        return done and behind in words.DETERMINERS | {"the", "at", "to", "up", "on", "with", "like", "into"}

    def is_adjective(self, begin: int, last: int) -> bool:
        """Whether a piece is one adjective among looks: ``is forty-four, square and sunburnt``."""
        low = self.low[begin : last + 1]
        if (
            self.prose.of_nature
            or len(low) > _NEAR_LOOK
            or not all(word.replace("-", "").isalpha() for word in low)
        ):
            return False
        if not self.is_plain(last) or (self.tokens.raw(begin)[:1].isupper() and begin > self.first):
            return False
        if len(low) > 1 and low[0] not in words.ADVERBS | {"not", "too", "more", "already", "half", "all"}:
            return False
        return self.in_predicate(begin, last)


_HAIR_ALONE = frozenset(
    ("grey", "gray", "greying", "graying", "blonde", "blond", "ginger", "auburn", "brunette", "sandy")
)


def _small(value: str) -> str:
    return value[:1].lower() + value[1:]
