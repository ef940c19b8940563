"""Whom a sentence has introduced by name, so that a pronoun of the next may mean them."""

from types import MappingProxyType

from limner.continuity import _look_words as words
from limner.continuity._card_people import MOST_PEOPLE, OTHER, TELLING, Portrayed
from limner.continuity._given_names import FEMALE, MALE, sex_of, titled_sex
from limner.continuity._name_evidence import counts_things
from limner.continuity._plain_words import word_set
from limner.continuity._prose_kin import Kin
from limner.continuity._prose_words import KIN, TITLES

_NAME_WORDS = 3
_ROLE_WORDS = 5
_MOST_ROLES = 4
_NEAR = 4
_ARTICLES = frozenset(("the", "a", "an", "of", "and", "de", "la", "le", "von", "van", "du", "der", "das"))
_PLACED = frozenset(("in", "at", "from", "of", "near", "on", "to", "by", "off"))
_JOINING = frozenset(("and", "while", "whereas", "named", "called"))
_BEING = words.COPULAS | word_set("been become became becomes as now still once also")
_SEXES = MappingProxyType({"woman": "f", "girl": "f", "man": "m", "boy": "m"})


_SHOWING = word_set(
    "stands sits waits lies sleeps kneels works lives walks comes rides leans lurks looms hovers stood"
)
_BESIDE = word_set("beside behind at by with near next before opposite above around across on to in under")
_MINE = word_set("my her his their your our me him them you us")
ANY = "?"
"""The sex of who is shown to somebody and of whom the next sentence goes on, whatever it calls them."""


class Introduced(Kin):
    """Notes names of nobody known, and makes people of them where looks are told."""

    def introduce(self, at: int, end: int, name: str) -> None:
        """
        Note a name of nobody known, for a pronoun of this sentence or the next may mean its bearer.

        None is noted behind ``in`` or ``of``, where it is a place or a thing, or before a noun.
        """
        led = self.word(at - 1)
        title = self.tokens.raw(at - 2) if led == "." and at - 2 >= self.first else ""
        if title:
            name = f"{title}. {name}"
        behind = self.word(end + 1)
        shown = led in _SHOWING and behind in words.SEPARATORS and self.is_beside(at - 1)
        if (
            not title
            and at > self.first
            and not (
                shown
                or led in words.SEPARATORS
                or led in words.COPULAS | _JOINING
                or led in KIN
                or words.is_role(led)
                or led in TITLES - _ARTICLES
            )
        ):
            return
        if end - at >= _NAME_WORDS or self.is_place(end) or behind == "'s" or self.plain(self.word(at)):
            return
        sex = titled_sex(name) or self.kin_before(at) or (sex_of((name,)) or ANY if shown else "")
        single = at == self.first and end == at and not title
        unknown = self.word(at) not in FEMALE | MALE
        if single and unknown and (behind in words.SEPARATORS or not self.prose.is_thing(self.about)):
            return  # ``Music is her life``
        self.prose.introduced = (name, sex)
        self.prose.is_subject = shown or at - 2 * bool(title) == self.first or self.led_by_titles(at)

    def is_beside(self, verb: int) -> bool:
        """Whether a sentence says who is beside its person: ``Beside her sits Tom``."""
        if not 0 < verb - self.first < _ROLE_WORDS or self.low[self.first] not in _BESIDE:
            return False
        before = self.low[self.first : verb]
        return not _MINE.isdisjoint(before) and self.word(verb - 1) not in ("she", "he", "they", "i")

    def is_place(self, end: int) -> bool:
        """Whether the words behind a name say that it is a place's: ``Bramble End has eleven chimneys``."""
        return counts_things(self.low[end + 1 : end + 4])

    def is_where(self, at: int) -> bool:
        """Whether a name is a place's: ``a peddler on the Ember Road, a male of no known age``."""
        near = at - 1
        while near > self.first and (self.tokens.raw(near)[:1].isupper() or self.word(near) == "the"):
            near -= 1
        return self.word(near) in _PLACED and self.low[at] not in FEMALE | MALE

    def kin_before(self, at: int) -> str:
        """Return the sex that a word of kinship or a role before a name says: ``a daughter, Hania``."""
        near = at - 1
        while near > self.first and at - near < _NEAR and self.word(near) in (",", "named", "called", "is"):
            near -= 1
        if self.word(near) in KIN:
            return self.sex_of(near)
        return _SEXES.get(words.SEXES.get(self.word(near), ""), "")

    def met(self, sex: str) -> int:
        """
        Return the person that a pronoun of nobody known means: whoever was named last, if looks are told.

        ``Her foreman is Bastien. He is past sixty and bald``; OTHER where nobody was.
        """
        prose = self.prose
        name, known = prose.introduced
        if not name or known not in (sex, "", ANY) or not prose.may_add or len(prose.people) >= MOST_PEOPLE:
            return OTHER
        slots = {said.slot for said in (*self.said, *self.following)}
        if len(slots) < 2 or not slots & TELLING:
            return OTHER
        prose.introduced = ("", "")
        prose.people.append(Portrayed([name], sex=sex))
        prose.last[sex] = len(prose.people) - 1
        return prose.last[sex]

    def led_by_role(self, at: int) -> bool:
        """Whether ``Her producer is Mr.`` or ``Her accomplice`` stands before a name."""
        before = [self.low[near] for near in range(self.first, at) if self.low[near] not in (".", "*", "**")]
        if not 1 < len(before) <= _ROLE_WORDS or before[0] not in ("her", "his", "their", "the"):
            return False
        rest = [word for word in before[1:] if word not in (*TITLES, "is")]
        return (
            bool(rest)
            and all(word.replace("-", "").isalpha() for word in rest)
            and (before[-1] == "is" or len(rest) == 1 or words.is_role(rest[-1]) or rest[-1] in KIN)
        )

    def led_by_titles(self, at: int) -> bool:
        """Whether nothing but titles stands before a name that begins a sentence: ``Old Mother Tin``."""
        before = range(self.first, at)
        return 0 < len(before) < 3 and all(
            self.low[near] in TITLES or words.is_role(self.low[near]) for near in before
        )

    def is_of_other(self, at: int) -> bool:
        """Whether ``their`` begins what somebody else is: ``someone is their young lord``."""
        return self.word(at - 1) in words.COPULAS and bool(self.marks) and self.marks[-1] == (at - 2, OTHER)

    def first_of_roles(self, at: int) -> int:
        """Return where the first ``his`` stands of several roles: ``his boss and his lover``."""
        for _ in range(_MOST_ROLES):
            near = at - 1
            if self.word(near) not in ("and", "or", ","):
                break
            while at - near < _ROLE_WORDS and self.word(near) != self.word(at):
                near -= 1
            if self.word(near) != self.word(at):
                break
            at = near
        return at

    def is_role_for(self, at: int) -> bool:
        """Whether ``her`` is somebody else, of whom the subject is something: ``Wim is her apprentice``."""
        first = self.first_of_roles(at)
        told = next((who for place, who in reversed(self.marks) if place < first), OTHER)
        if self.word(first - 1) not in _BEING or told < 0:
            return False
        for near in range(at + 1, at + 4):
            word = self.word(near)
            if word == "own" or not word.replace("-", "").isalpha():
                return False
            if (word in KIN or words.is_role(word)) and not words.is_role(self.word(near + 1)):
                self.prose.role_for = {"her": "f", "his": "m"}.get(self.low[at], "")
                return self.word(near + 1) != "'s"
        return False
