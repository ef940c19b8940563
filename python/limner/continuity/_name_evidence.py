"""What the words around a name say of its being somebody's: an age, a role, a verb, a pronoun behind it."""

from types import MappingProxyType

from limner.continuity import _look_words as words
from limner.continuity._anatomy import ANATOMY
from limner.continuity._garments import part_of
from limner.continuity._given_names import FEMALE, MALE, belies
from limner.continuity._look_around import HEADS
from limner.continuity._plain_words import word_set
from limner.continuity._prose_words import FEMALE_KIN, HE, KIN, MALE_KIN, SHE, THEY
from limner.continuity._text import unaccented
from limner.continuity._tokens import Tokens

ENOUGH = 4
"""What speaks for a person enough to be one; of weak signs it takes two."""
_STRONG = 3
QUOTES = frozenset("\"“”'‘’")
TITLES = word_set("""
mr mrs ms miss dr professor captain lieutenant sergeant colonel general major lord lady sir dame king queen
prince princess count countess baron baroness duke duchess father mother sister brother madame madam
mistress uncle aunt auntie emperor empress detective inspector officer constable commander admiral doc old
young doctor big little mad poor mister nurse chef agent corporal private chief ser
""")
_PLACED = frozenset(
    ("in", "at", "from", "to", "of", "near", "off", "into", "through", "across", "on", "called", "the")
)
_VERBS = word_set("""
is was has had wears wore keeps likes looks takes does could can will would must owns runs works lives
sleeps says knows carries comes goes hates loves wants calls made came went makes stands sits walks smells
talks never always still just
""")
STARTS = frozenset(("\n", ".", "!", "?", ":", ";", "*", "-", "—", "–", "•", "(", "[", '"', "+"))
_ENDS_AGE = frozenset((",", ")", ".", ";", "-", "—", "–", ":", "\n", "/", "years", "year", "and"))
_LEADS_AGE = frozenset(("aged", "age", "about", "around", "maybe", "nearly", "now"))
_APPOSING = frozenset((",", "(", "-", "—", "–", ":"))
_COUNTS = words.UNITS.keys() | word_set("ten eleven twelve twenty thirty forty fifty hundred no many few")
_OF_PLACES = word_set("""
chimneys houses streets inhabitants people souls inns taverns pubs shops churches gates bridges rooms floors
windows beds decks masts engines towers wells cows sheep residents citizens students guests
""")
_THEIRS = MappingProxyType({"her": "f", "his": "m"})
_APPOSED, _LONGEST_ASIDE, _SHORTEST_VERB = 5, 9, 4


def counts_things(behind: list[str]) -> bool:
    """Whether words behind a name say that it is a place's: ``has eleven chimneys``."""
    return len(behind) > 2 and behind[0] == "has" and behind[1] in _COUNTS and behind[2] in _OF_PLACES


class NameEvidence:
    """How much speaks for a name's being somebody's, over all places where it stands."""

    def __init__(self, name: str, start: int = 0) -> None:
        self.name, self.start = name, start
        self.score = 0
        self.sex = ""
        self.kinds: set[str] = set()

    def add(self, kind: str, weight: int, sex: str = "") -> None:
        """Count a sign; one of each kind counts once."""
        if kind not in self.kinds:
            self.kinds.add(kind)
            self.score += weight
        self.sex = self.sex or sex

    def weigh(self, tokens: Tokens, at: int, end: int) -> None:
        """Count what stands around the words of the name from ``at`` to ``end``."""
        _Place(self, tokens, at, end).weigh()


class _Place:
    """One place where a name stands."""

    def __init__(self, found: NameEvidence, tokens: Tokens, at: int, end: int) -> None:
        self.found, self.tokens, self.low = found, tokens, tokens.low
        self.at, self.end = at, end
        self.led, self.behind, self.after = self.word(at - 1), self.word(end + 1), self.word(end + 2)
        self.the = self.led == "the" and tokens.raw(at - 1) == "The" and self.word(at - 2) in STARTS
        self.starts = self.the or self.led in STARTS or self.led in TITLES or self.led in QUOTES

    def word(self, place: int) -> str:
        return self.low[place] if 0 <= place < len(self.low) else "\n"

    def weigh(self) -> None:
        if self.led in _PLACED and not self.starts:
            return  # ``in Glasgow``
        if counts_things(self.low[self.end + 1 : self.end + 4]):
            self.found.score -= _STRONG
            return  # ``Bramble End has eleven chimneys``
        given = unaccented(self.low[self.at])
        known = given in FEMALE or given in MALE
        if (
            self.the
            and self.at == self.end
            and not known
            and self.behind not in ("is", "has", "wears", ",", "'s")
        ):
            return
        if known:
            self.found.add("given", 2)  # what it makes likely is said where nothing else is
        if self.led in KIN:  # ``her nephew Colin, who is``, ``Grandfather Tobit steers``
            owned = self.word(self.at - 2) in ("his", "her", "their", "my")
            titled = self.tokens.raw(self.at - 1)[:1].isupper() and self.word(self.at - 2) in STARTS
            self.starts = self.starts or titled
            if owned or titled:
                self.found.add("role", _STRONG + 1)
            self.found.sex = self.found.sex or (
                "f" if self.led in FEMALE_KIN else "m" if self.led in MALE_KIN else ""
            )
        self.age()
        self.apposed()
        self.relative()
        self.role()
        self.verb()

    def age(self) -> None:
        """``Callum, 29,``, ``Mira (she/her)``, and a heading with ``39, attending`` below it."""
        strong = _STRONG + 1
        if self.behind in _APPOSING:
            near = self.end + 2 + (self.after in _LEADS_AGE)
            if _is_age(self.word(near)) and self.word(near + 1) in _ENDS_AGE:
                self.found.add("age", strong)
            if self.word(near) in ("she", "he", "they") and self.word(near + 1) == "/":
                self.found.add("age", strong, {"she": "f", "he": "m"}.get(self.word(near), ""))
        below = self.behind == "\n" and self.starts and _is_age(self.after)
        if below and self.word(self.end + 3) in (",", ".", ";", "years", "/"):
            self.found.add("age", strong)

    def apposed(self) -> None:
        """``Nerea, the keeper, has``: an aside between a name that begins and its verb."""
        if self.behind != "," or not self.starts:
            return
        if not (self.after in words.DETERMINERS | {"the"} or _is_age(self.after)):
            return
        places = range(self.end + 3, self.end + _LONGEST_ASIDE)
        shut = next((n for n in places if self.word(n) in (",", ".")), self.end)
        if self.word(shut) == "," and (
            self.word(shut + 1) in _VERBS or self.word(shut + 1) in ("who", "and")
        ):
            self.found.add("apposed", _STRONG + 1)

    def relative(self) -> None:
        """``sleeps Zainab, who is tall``, ``His second, Mahé, is small``."""
        if self.behind != ",":
            return
        if self.after in ("who", "whose"):
            self.found.add("relative", _STRONG + 1)
        owned = self.led == "," and any(
            self.word(self.at - n) in ("his", "her", "their", "my") for n in (3, 4)
        )
        if owned and self.after in ("is", "has", "wears", "was"):
            self.found.add("relative", _STRONG + 1)

    def role(self) -> None:
        """``Ottmar the smith``, ``Greta, his wife``, ``Brill is a pilot``, ``the caretaker, old Fergus``."""
        the = self.behind == "the"
        if self.behind in (",", "—") or (the and self.led not in _PLACED):
            noun, sex = _role_from(self.tokens, self.end + (1 if the else 2))
            own = self.after in ("her", "his", "their", "my") and noun in KIN
            if noun:
                self.found.add("role", _STRONG + (self.starts or own or the), sex)
        if words.is_role(self.led) and self.led not in TITLES and self.tokens.raw(self.at - 1)[:1].islower():
            self.found.add("role", _STRONG + (self.behind in _VERBS))  # ``Camp counselor Jenny is``
        if self.behind in ("himself", "herself"):
            self.found.add("self", _STRONG + 1, "f" if self.behind == "herself" else "m")
        if self.behind in ("is", "was", "'s") and self.after in words.DETERMINERS | {"the"}:
            noun, sex = _role_from(self.tokens, self.end + 2)
            if noun:
                self.found.add("is", _STRONG + 1, sex)
        near = self.at - 1
        while self.word(near) in TITLES or (self.word(near) == "." and self.word(near - 1) in TITLES):
            near -= 1
        near -= self.word(near) == ","
        if 0 <= near < self.at - 1 and words.is_role(self.word(near)) and self.tokens.raw(near)[:1].islower():
            self.found.add("role", _STRONG + 1)

    def verb(self) -> None:
        """The weak signs: a verb behind it, what it owns, a pronoun that goes on."""
        known = self.behind in _VERBS
        plain = (
            self.behind.isalpha() and self.behind not in words.STOPS and len(self.behind) >= _SHORTEST_VERB
        )
        if self.starts and self.behind == ":":
            self.found.add("entry", 2)  # ``Big Marta: six feet of red hair``
        if self.starts and (known or (plain and self.behind.endswith("s"))):
            self.found.add("verb", 2)
        after = self.after
        body = after in HEADS or after in ANATOMY or after in KIN or part_of(after) is not None
        if self.behind == "'s" and body:
            self.found.add("owns", 2)
        elif known and self.led not in _PLACED:
            self.found.add("verb", 1)
        if (self.starts or known) and (sex := _goes_on(self.tokens, self.end)):
            other = after in _THEIRS and _THEIRS[after] == sex and belies((self.found.name,), sex)
            said = sex != "n" and not other  # ``Tom is her boss. She``
            self.found.add("pronoun", 2, sex if said else "")
        if self.led == "and" and not self.starts and self.tokens.raw(max(self.at - 2, 0))[:1].isupper():
            self.found.add("pair", 1)


def _is_age(word: str) -> bool:
    if word.isdecimal():
        return 3 <= int(word[:4]) <= 999 and len(word) < 4
    front = word.partition("-")[0]
    return front in words.TENS or (word in words.UNITS and words.UNITS[word] > 4) or word in words.DECADES


def _role_from(tokens: Tokens, at: int) -> tuple[str, str]:
    """Return the word for somebody in ``a quiet boy``, ``Ottmar's wife``, with the sex that it says."""
    low = tokens.low
    for near in range(at, min(at + _APPOSED + 1, len(low))):
        word = low[near]
        if word in KIN or words.is_role(word):
            if near + 1 < len(low) and low[near + 1] == "'s":
                continue
            if word in FEMALE_KIN:
                return word, "f"
            if word in MALE_KIN:
                return word, "m"
            return word, {"woman": "f", "girl": "f", "man": "m", "boy": "m"}.get(
                words.SEXES.get(word, ""), ""
            )
        if word in words.SEPARATORS or (word in words.STOPS - words.DETERMINERS - {"'s", "of"}):
            return "", ""
    return "", ""


def _goes_on(tokens: Tokens, end: int) -> str:
    """Return the sex of the pronoun that goes on about a sentence's subject, here or in the next sentence."""
    low = tokens.low
    stop = end
    while stop < len(low) and stop - end < 60 and low[stop] not in (".", "!", "?", "\n"):
        stop += 1
    behind = low[stop + 1] if stop + 1 < len(low) else ""
    for signs, sex in ((SHE, "f"), (HE, "m"), (THEY, "n")):
        if behind in signs and low[stop] != "\n":
            return sex
    for near in range(end + 1, min(stop, end + 25)):
        if low[near] in SHE or low[near] in HE:
            return "n"
    return ""
