"""Who else a sentence speaks of: kin, strangers, unknown subjects, and people whose names are new."""

from limner.continuity import _kind_words as kinds
from limner.continuity import _look_words as words
from limner.continuity._anatomy import ANATOMY
from limner.continuity._card_people import MOST_PEOPLE, OTHER, TELLING, Portrayed
from limner.continuity._garments import part_of
from limner.continuity._look_around import HEADS
from limner.continuity._prose_introduced import Introduced
from limner.continuity._prose_words import ABBREVIATIONS, NOT_NAMES, TITLES, WEARING
from limner.continuity.slots import Slot

_FORMS = frozenset(("hologram", "form", "image", "shape", "guise", "appearance", "body", "figure", "avatar"))
_COUNTS = frozenset((*words.UNITS, *words.TENS, *words.AGE_ADJECTIVES, "about", "around", "maybe"))
_TELLING = frozenset(("is", "was", "has", "had", "wears", "wore", "'s", "who"))


class Others(Introduced):
    """Tells the people of a card from others."""

    def stranger(self, at: int) -> bool:  # noqa: C901, PLR0911, PLR0912 -- one for each way to be the subject
        """Whether ``a man`` is somebody else: no predicate of the subject, no apposition to it."""
        left = at - 1
        steps = 0
        while (
            left >= self.first
            and steps < 8
            and (
                self.word(left) in words.MODIFIERS
                or self.word(left) in words.ADVERBS
                or self.word(left) in (",", "and", "-")
                or "-" in self.word(left)
                or self.word(left).endswith(("y", "ish", "ed"))
                or self.word(left) in words.PEOPLE
            )
        ):
            if (
                self.word(left) == ","
                and self.word(left - 1) not in words.MODIFIERS
                and "-" not in self.word(left - 1)
            ):
                break
            left -= 1
            steps += 1
        for _ in range(2):  # ``off a dead man``
            plain = self.word(left).isalpha() and self.word(left) not in words.STOPS
            if plain and self.word(left - 1) in ("a", "an", "the", "some") and self.named(left) is None:
                left -= 1
        led = self.word(left)
        before = self.word(left - 1)
        if led not in words.DETERMINERS and led != "the":
            return led in ("to", "from", "at", "with", "by", "for") and steps == 0
        if led == "the" and self.is_actor(at, left):
            return False
        if before in words.COPULAS and self.word(left - 2) == "there":
            return True  # ``There was a wife, a tall redhead``
        if (
            before in words.COPULAS
            or before in ("as", "'m", "'re", "am", "are", "into", "become", "became")
            or before.endswith(("'m", "'re"))
        ):
            return False
        if before in words.ADVERBS and self.word(left - 2) in words.COPULAS:
            return False
        if before == "like" and self.word(left - 2) in ("looks", "look", "looked", "looking"):
            return False  # ``It looks like a young man``
        if before == "of" and self.word(left - 2) in _FORMS:
            return False  # ``a hologram of a slender woman``
        if led == "the" and self.named(left - 1) is not None:
            return False  # ``Bran the smith``
        if before in (",", "(", "-", "–", "—", ":"):
            return led in ("the", "his", "her", "their") and bool(self.marks) and self.marks[-1][1] < 0
        if left <= self.first or before in ("\n", "*", '"'):
            return self.heads_other(at)
        return True

    def is_actor(self, at: int, left: int) -> bool:
        """Whether ``the girl`` of what is done between asterisks is the card's only person."""
        people = [person for person in self.prose.people if not person.is_thing]
        if len(people) != 1 or "*" not in self.low[max(0, self.first - 1) : self.end + 2]:
            return False
        if self.word(left - 1) not in (",", "*", ":", "then", "and", "\n"):
            return False
        sex = {"woman": "f", "girl": "f", "man": "m", "boy": "m"}.get(words.SEXES.get(self.word(at), ""), "")
        return bool(sex) and people[0].sex in ("", sex)

    def heads_other(self, at: int) -> bool:
        """Whether a sentence that begins with ``A man`` goes on about somebody else."""
        for near in range(at + 1, min(self.end, at + 30) + 1):
            if self.low[near] == "," and (
                self.named(near + 1) is not None or self.word(near + 1) in ("she", "he", "they")
            ):
                return False
        tail = range(at + 1, self.end + 1)
        return any(
            (self.named(near) is not None and not self.is_aside_of_other(near))
            or (self.low[near] == "her" and self.word(near + 1) not in HEADS.keys() | words.BODY)
            or self.low[near] in ("him", "them", "you", "me")
            for near in tail
        )  # in ``cut to her jaw`` she is the woman herself

    def unknown_subject(self, at: int) -> bool:
        """Whether an unknown noun has what follows: ``the mayor has a red beard``."""
        noun = self.word(at - 1)
        if (
            not noun.isalpha()
            or noun in words.STOPS
            or noun in words.ADVERBS
            or noun in HEADS
            or noun in ANATOMY
            or noun in ("right", "left", "other", "rest", "first", "second")
        ):
            return False
        if (
            noun in words.BODY
            or noun in ("hair", "eyes", "skin", "who", "age", "build")
            or noun in words.MODIFIERS
        ):
            return False
        if self.word(at - 2) == "the" and self.named(at - 3) is not None:
            return False
        if self.named(at - 1) is not None or noun in words.MARK_HEADS or part_of(noun) is not None:
            return False
        return any(
            self.word(at - back) in ("the", "a", "an", "her", "his", "their", "every", "each")
            for back in (2, 3)
        )

    def new_name(self, at: int) -> int:
        """Read a capitalised word: of the card's own name, of a new person, or of somebody else."""
        end = at
        while self.tokens.raw(end + 1)[:1].isupper() if end + 1 <= self.end else False:
            if self.word(end + 1) in NOT_NAMES or end - at > 3:
                break
            end += 1
        joined = [number for near in range(at, end + 1) if (number := self.named(near)) is not None]
        name = " ".join(self.tokens.raw(near) for near in range(at, end + 1))
        if joined and not (self.is_of_house(at, joined[0]) and self.is_told(at, end)):
            self.mark(at, joined[0])
            return end
        told = self.prose.may_add and not self.is_place(end) and self.is_told(at, end)
        if told and len(self.prose.people) < MOST_PEOPLE:
            title = self.tokens.raw(at - 2) if self.word(at - 1) == "." else ""
            role = self.word(at - 2) if self.word(at - 1) in ("called", "named") else self.word(at - 1)
            sex = {"woman": "f", "girl": "f", "man": "m", "boy": "m"}.get(words.SEXES.get(role, ""), "")
            if (
                not title
                and self.led_by_titles(at)
                and self.word(self.first) in ("old", "mother", "father", "sister")
            ):
                name = " ".join(self.tokens.raw(near) for near in range(self.first, end + 1))
            sex = sex or self.kin_before(at)
            self.prose.people.append(Portrayed([f"{title}. {name}" if title else name], sex=sex))
            self.mark(at, len(self.prose.people) - 1)
            if self.prose.last.get(sex) == OTHER:
                self.prose.last[sex] = len(self.prose.people) - 1  # ``a daughter, Hania, ... her``
            return end
        self.introduce(at, end, name)
        subject = (
            at == self.first
            or (at == self.first + 1 and self.word(self.first) in TITLES)
            or self.word(at - 1) in (",", "and", "but", "while", "whereas", ";")
        )
        verb = self.verb_of(end)
        apposed = verb == "'s" and at > self.first and self.word(at - 1) == ","
        if (subject and verb in _TELLING and not apposed) or self.theirs(at):
            self.mark(at, OTHER)
        return end

    def is_of_house(self, at: int, number: int) -> bool:
        """Whether somebody has a house's name with one of their own: ``Grace`` of ``The Holt Farm``."""
        person = self.prose.people[number]
        return (
            number == 0 and person.names[0].lower().startswith("the ") and self.word(at) not in person.words
        )

    def verb_of(self, end: int) -> str:
        """Return the word behind a name and what the name is called: ``Odo the innkeeper is``."""
        if self.word(end + 1) == "(":
            shut = next((near for near in range(end + 2, end + 8) if self.word(near) == ")"), end)
            return self.word(shut + 1)  # ``Rory (17) is``
        if self.word(end + 1) == '"':
            shut = next((near for near in range(end + 2, end + 6) if self.word(near) == '"'), end)
            while self.tokens.raw(min(shut + 1, self.end))[:1].isupper() and shut < self.end:
                shut += 1
            return self.verb_of(shut) if shut > end else ""  # ``Boris "the Bear" Kuzmin``
        if self.word(end + 1) == "the" and words.is_role(self.word(end + 2)):
            return self.word(end + 3)
        return self.word(end + 1)

    def theirs(self, at: int) -> bool:
        """Whether a name is that of the subject's something: ``His deputy, Ruiz, is``."""
        near = at - 1
        if self.word(near) == ",":
            near -= 1
        noun = self.word(near)
        if noun in words.STOPS or noun in words.SEPARATORS or noun in HEADS:
            return False
        return any(self.word(near - back) in ("his", "her", "their", "my", "your") for back in (1, 2))

    def is_told(self, at: int, end: int) -> bool:  # noqa: C901, PLR0911 -- one for each way to tell
        """Whether a sentence tells how somebody new looks: two things at least, one of them telling."""
        verb = self.verb_of(end)
        led = self.word(at - 1)
        if led == "." and at - 2 == self.first and self.word(at - 2) in ABBREVIATIONS:
            led = ","
        behind = self.word(end + 2)
        apposed = self.word(end + 1) == "," and (behind.isdigit() or behind in ("a", "an"))
        apposed = apposed and not self.is_where(at)
        if self.word(at - 1) in ("called", "named"):
            behind_it = {said.slot for said in self.said if said.start >= self.tokens.starts[at]}
            if len(behind_it) > 1 and behind_it & TELLING:
                return True  # ``is a Quaker named Obed, thirty-six, thickset``
        if self.word(at - 1) in ("called", "named") and words.is_role(self.word(at - 2)):
            return at - 3 <= self.first and bool(self.following or self.said)  # ``The boy called Sparrow``
        titled = self.led_by_titles(at) or self.led_by_role(at)  # ``Headmistress Agatha Thorn``
        if (
            at != self.first
            and not titled
            and led not in (",", ";", "and", "while", "whereas")
            and not apposed
        ):
            return False
        listed = (
            behind in _TELLING
            or behind in words.DETERMINERS
            or behind.isdigit()
            or behind.partition("-")[0] in _COUNTS
        )
        if verb == "," and self.first > 0 and not listed:
            return False  # ``Glasses, brown eyes`` is nobody
        if verb not in ("is", "was", "has", "wears", ",", "—", "–", ":", "-") and not (
            at <= self.first + 2 and led in ("\n", ",") and verb.endswith(("s", "ed"))
        ):
            return False
        slots = {said.slot for said in self.said if said.start >= self.tokens.starts[at]}
        if slots and verb in ("is", "has", "wears"):
            slots |= {said.slot for said in self.listed}  # ``Lucia is thirty-eight. Black bob, heavy fringe``
        kin = (
            at == self.first and verb == "," and behind in ("her", "his", "their")
        )  # ``Keth, her son, hunts``
        if slots or kin or (self.first == 0 and verb == "is" and self.word(end + 2) in ("the", "a", "an")):
            slots |= {said.slot for said in self.following}
        if not WEARING.isdisjoint(self.low[end + 1 : self.end + 1]):
            slots.add(Slot.WEARS)
        if not kinds.KINDS.isdisjoint(self.low[end + 1 : self.end + 1]):
            if verb == "is" and self.word(end + 2) in ("a", "an"):
                return True  # ``is an elderly hedgehog``
            slots.add(Slot.SEX)
        return len(slots) > 1 and bool(slots & {Slot.SEX, Slot.HAIR, Slot.EYES, Slot.AGE})
