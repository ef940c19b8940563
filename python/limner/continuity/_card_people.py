"""The people of a card while it is read, and whom the reading is about."""

from dataclasses import dataclass, field

from limner.continuity._card_names import aliases_in
from limner.continuity._given_names import titled_sex
from limner.continuity._name_words import COMMON
from limner.continuity._patterns import late
from limner.continuity._people_words import PEOPLE
from limner.continuity._prose_words import TITLES
from limner.continuity._text import unaccented
from limner.continuity._tokens import Tokens
from limner.continuity.slots import Slot

OTHER, NOBODY = -1, -2
"""Somebody who is not told of here; and what is nobody's: tastes, comparisons, the past."""

TELLING = frozenset((Slot.SEX, Slot.HAIR, Slot.EYES, Slot.AGE))
"""What tells who somebody is, be it alone."""

MOST_PEOPLE = 40
"""People of one card."""

MOST_SAID = 200
"""Phrases that are kept of one person."""


@dataclass(slots=True)
class Portrayed:
    """Somebody of a card while it is read; ``words`` are those of the names."""

    names: list[str]
    words: set[str] = field(default_factory=set)
    sex: str = ""
    said: list[tuple[Slot, str]] = field(default_factory=list)
    garments: list[str] = field(default_factory=list)
    outfits: dict[str, list[str]] = field(default_factory=dict)
    always: list[str] = field(default_factory=list)
    """What is worn with each outfit."""

    pronouns: str = ""
    moods: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    """What kind of being the person is said to be: ``elf``, ``hedgehog boy``."""
    hints: set[str] = field(default_factory=set)
    """The sexes of pronouns in what keys say of the person's own looks: ``a scar on her wrist``."""
    is_kin: bool = False
    """Whether only a word of kinship has brought them in: ``her sister Anna``."""
    is_fair: bool = False
    """Whether ``fair`` alone is said of somebody: of hair, unless that is told."""
    is_thing: bool = False
    """Whether the name is a ship's, an inn's, a game's: nobody's looks are its own."""
    is_sexed: bool = False
    """Whether words say what the person is, not only pronouns."""

    def __post_init__(self) -> None:
        for name in self.names:
            self.call(name)
        self.sex = self.sex or titled_sex(self.names[0])

    @property
    def is_told(self) -> bool:
        """Whether enough is said of somebody for a sheet; that a sister is a woman is not."""
        slots = {slot for slot, _ in self.said}
        if self.is_kin:
            slots -= {Slot.SEX}
        return bool(slots & TELLING or len(slots) > 1 or self.garments or self.always)

    def call(self, name: str) -> None:
        """Add a name."""
        pieces = [piece for piece in Tokens(name[:100]).low if piece.isalnum() or "-" in piece]
        proper = [
            piece for piece in pieces if piece not in TITLES and (len(piece) > 1 or not piece.isascii())
        ]
        if len(proper) > 1 and proper[0] in PEOPLE - COMMON:
            del proper[0]  # ``Chef Armand Lefèvre``
        self.words.update(proper or pieces)
        self.words.update(plain for word in proper or pieces if (plain := unaccented(word)) != word)

    def called(self, name: str) -> None:
        """Add a name as it is written, and the nickname in it; eight names are kept."""
        for each in aliases_in(name):
            if each.lower() not in (known.lower() for known in self.names) and len(self.names) < 8:
                self.names.append(each)
                self.call(each)


_PRONOUNS = late(r"(?i:\b(she/her|he/him|they/them|she/they|he/they|it/its)\b)")


def pronouns_in(text: str, person: Portrayed, *, own: bool) -> str:
    """Return the pronouns that a text gives a person, or that it calls the person by."""
    found = _PRONOUNS.search(text) if own else None
    if found:
        return found[1].lower()
    return {"f": "she/her", "m": "he/him"}.get(person.sex, "")


@dataclass(slots=True)
class Told:
    """Of whom a text has told so far."""

    people: list[Portrayed]
    first_person: int = 0
    second_person: int = OTHER
    loose: bool = True
    """Whether what names nobody is the first person's; in a greeting it is not."""

    entry: bool = False
    """Whether the text is the entry of somebody in a list of people: ``their son, 8`` is what he is."""
    may_add: bool = True
    last: dict[str, int] = field(default_factory=dict)
    """Who was told of last, by sex."""

    current: int = 0
    tells: bool = False
    """Whether the first person says ``I`` outside of what is said aloud."""
    introduced: tuple[str, str] = ("", "")
    """The last name of nobody known, with the sex that its words say: ``Her foreman is Bastien``."""
    role_for: str = ""
    """The sex of whom this sentence says somebody to be something to: ``Tom is her boss``."""
    role_was: str = ""
    """The same of the sentence before."""
    is_subject: bool = False
    """Whether that name began its sentence."""
    told_now: bool = False
    """Whether the text tells of now, so that what it says in the past is over."""
    is_aside: bool = False
    """Whether the last sentence was about kin of whom no name is known: a list behind it is theirs."""
    of_nature: bool = False
    """Whether the text is of somebody's nature, so that an adjective alone is no look."""
    is_looks: bool = False
    """Whether a key says that all of the text is of looks."""
    group: int | None = None
    """Of several whom a sentence tells of together (``Both wear``) the one for whom it is read."""
    recent: list[int] = field(default_factory=list)
    """Whom sentences were about, in their order."""
    is_translated: bool = False
    """Whether the text was put into English, with a semicolon for each word that is not known."""
    past: bool = False
    """Whether what was told last of somebody else is past: ``she has`` is then another one."""

    def is_thing(self, who: int) -> bool:
        """Whether a number is that of a ship, an inn, a game."""
        return who >= 0 and self.people[who].is_thing
