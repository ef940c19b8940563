"""One sentence about people: its words, and the marks in it that say whom a clause is about."""

from collections.abc import Sequence

from limner.continuity import _look_words as words
from limner.continuity._card_people import OTHER, Told
from limner.continuity._garments import part_of
from limner.continuity._look_scan import Said
from limner.continuity._prose_past import past_words
from limner.continuity._text import unaccented
from limner.continuity._tokens import Tokens

_PAIR = 2
PARTS_OF_CLOTHES = frozenset(
    ("sleeve", "sleeves", "cuff", "cuffs", "collar", "hem", "pocket", "pockets", "lapel", "lapels", "laces")
)
"""What is nobody though it is something else's subject."""


_BY = frozenset(("of", "to", "with", "by"))
"""Words behind which a name in a list is somebody else's: ``fond of Celeste``."""


class Sentence:
    """The words from ``first`` to ``last`` of a text, with the looks said in them."""

    def __init__(
        self, prose: Told, tokens: Tokens, place: tuple[int, int], *, said: Sequence[Said], about: int
    ) -> None:
        self.prose, self.tokens, self.low = prose, tokens, tokens.low
        self.first, self.end = place
        self.said = said
        self.about = about
        self.marks: list[tuple[int, int]] = []
        self.worn: list[tuple[int, int]] = []
        """The words that are read as clothes, from one place to another."""
        self.is_whole: bool | None = None
        """Whether the sentence is a list without a verb, once somebody has asked."""
        self.fresh: set[int] = set()
        """Of whom no clothes were told before the sentence."""
        self.kept: list[tuple[int, int]] = []
        """The words that are kept as they stand."""
        self.past_places: frozenset[int] = frozenset()
        """The words that tell of what was so once."""
        self.listed: Sequence[Said] = ()
        """The looks in the next sentences that have no verb."""
        self.following: Sequence[Said] = ()
        """The looks in the next sentences that begin with a pronoun, and so go on about the same one."""

    def find_past(self) -> None:
        """Note the words that tell of the past."""
        if self.prose.told_now:
            self.past_places = past_words(self.low, self.first, self.end)

    def word(self, at: int) -> str:
        return self.low[at] if self.first <= at <= self.end else "\n"

    def mark(self, at: int, who: int) -> None:
        self.marks.append((at, who))

    def named(self, at: int) -> int | None:
        """Return whose name the word at a place is, None where it is no name that is known."""
        if not self.first <= at <= self.end:
            return None
        word, raw = self.low[at], self.tokens.raw(at)
        plain = unaccented(word)
        for number, person in enumerate(self.prose.people):
            if (word in person.words or plain in person.words) and (
                raw[:1].isupper() or not raw[:1].isalpha() or any(name[:1].islower() for name in person.names)
            ):
                if self.common(word, at):
                    continue
                near = {self.word(at - 1), self.word(at + 1)}
                if person.is_thing and len(person.words) > 1 and person.words.isdisjoint(near):
                    continue  # ``Night porter`` in a card called ``Night Shift``
                return number
        return None

    def fragment(self, first: int = -1) -> bool:
        """Whether the sentence, or what stands from ``first`` on, is a list without a verb."""
        if first < 0:
            if self.is_whole is None:
                self.is_whole = self.is_list_from(self.first)
            return self.is_whole
        return self.is_list_from(first)

    def is_list_from(self, first: int) -> bool:
        """Whether what stands from a word on has no verb."""
        first = max(first, self.first)
        names = [at for at in range(first, self.end + 1) if self.named(at) is not None]
        if any(
            self.word(at + 1) not in (",", ";", "(", ".", "\n", ":", ")", "-", "'s") and at + 1 not in names
            for at in names
        ):
            return False
        relative = False
        for at in range(first, self.end + 1):
            word = self.low[at]
            clause = word in ("that", "which", "when", "whenever", "if", "because") and at > first + 1
            relative = (relative or clause) and word not in (",", ";")
            relative = relative or (word in ("she", "he", "they") and self.is_thing_before(at))
            if relative:
                continue  # ``a blue suit that was expensive once``
            if word in ("she", "he", "it", "they") and self.word(at + 1) == "/":
                continue
            if word == "it" and self.word(at - 1) in words.PLACES | {"with", "of", "in", "for", "to"}:
                continue  # ``Leather apron, nothing under it``
            if (
                (
                    word in ("she", "he", "i", "you", "it", "who", "that")
                    and part_of(self.word(at - 1)) is None  # ``a bow tie he ties himself``
                )
                or (word in words.COPULAS and word != "'s")
                or word in words.HAVING - {"with", "of"}
            ):
                return False
            if word == "they" and self.word(at + 1) != "/":
                return False
        return True

    def is_thing_before(self, at: int) -> bool:
        """Whether a thing stands before a pronoun: ``a hat he was born in``, ``a bag he never drops``."""
        if part_of(self.word(at - 1)) is not None:
            return True
        before = [self.word(near) for near in range(at - 1, at - 5, -1)]
        article = next((n for n, word in enumerate(before) if word in ("a", "an", "the")), 0)
        led = self.word(at - article - 2) in ("", ",", ";", ".", "and", "or", "with")
        return led and article > 0 and all(w.isalpha() and w not in words.STOPS for w in before[:article])

    def common(self, word: str, at: int) -> bool:
        """Whether a name that is a common word is one here: ``Will`` at a sentence's beginning."""
        return word in words.STOPS and at != self.first and not self.tokens.raw(at)[:1].isupper()

    def is_aside_of_other(self, at: int) -> bool:
        """Whether a list about somebody only names another there: ``62, fond of Celeste``."""
        if self.about < 1 or self.word(at - 1) not in _BY or self.named(at) in (None, self.about):
            return False
        return self.fragment()

    def opens(self, at: int) -> bool:
        """Whether a list of somebody's looks begins with what they are: ``A widow, 55, from Brest``."""
        told = self.about < 0 or self.prose.people[self.about].said or len(self.prose.people) > 1
        return (
            not told
            and self.low[at] in ("widow", "widower", "orphan", "mother", "father")
            and self.fragment()
        )

    def owner(self, at: int) -> int:
        """Return whom the word at a place is about."""
        found = None
        for place, who in self.marks:
            if place > at:
                break
            found = who
        if found is not None:
            return found
        if any(self.is_aside_of_other(place) for place, _ in self.marks):
            return self.about
        if self.marks and self.marks[0][1] >= 0 and self.low[self.first] not in ("the", "when", "while"):
            return self.marks[0][1]
        if self.prose.is_aside and not self.marks and self.fragment():
            return OTHER  # ``My brother comes Sundays. Skinny, yellow hair``
        return self.prose.current

    def is_kin_subject(self) -> bool:
        """Whether a sentence is about kin of whom no name is known: ``My brother comes Sundays``."""
        if len(self.marks) < _PAIR or self.marks[0][0] != self.first or self.marks[1][1] != OTHER:
            return False
        owns = (
            self.low[self.first] in ("my", "her", "his", "their") and self.marks[1][0] <= self.first + _PAIR
        )
        noun = self.word(self.marks[1][0])
        if noun in PARTS_OF_CLOTHES:
            return False  # ``His left sleeve is pinned up``
        return owns and self.word(self.marks[1][0] + 1) not in ("was", "had", "died", "'s", ",")

    @property
    def is_labelled(self) -> bool:
        """
        Whether a sentence is an unknown key with its value: ``temper: short``.

        Adjectives there are the key's thing's and nobody's build or age.
        """
        colon = next(
            (at for at in range(self.first, min(self.first + 4, self.end)) if self.low[at] == ":"), -1
        )
        return colon > self.first and self.named(colon - 1) is None and self.named(self.first) is None
