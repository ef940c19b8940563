"""
By which further names a card's people may be called: nicknames, bynames and trades.

A full name with a nickname in the middle is read as the name and the nickname: ``Pippa "Pip" Adeyemi``. The
quotes would part the name in two, and the one who is called so would be somebody else.
"""

import re
from collections.abc import Sequence
from itertools import islice

from limner.continuity._card_people import Portrayed
from limner.continuity._given_names import FEMALE, MALE
from limner.continuity._kind_words import KINDS
from limner.continuity._naming import TITLES
from limner.continuity._patterns import late
from limner.continuity._people_words import NOT_SO, PEOPLE, is_role
from limner.continuity._plain_words import word_set

_WITHIN = late(
    r"(?P<front>\b[A-Z][\w’-]{1,20}(?: [A-Z][\w’-]{1,20}){0,2}) "
    r"(?:[\"“„](?P<quoted>[A-Z][\w’'-]{0,20}(?: [A-Z][\w’-]{1,20})?),?[\"”“]|'(?P<single>[A-Z][\w-]{1,20})'|"
    r"‘(?P<curled>[A-Z][\w-]{1,20})’|\((?P<held>[A-Z][\w’'-]{1,20})\)) "
    r"(?P<last>(?:[a-z]{2,3} )?[A-Z][\w’'-]{1,20})"
)
_TO = late(
    r"(?<=\w), (?P<nick>[A-Z][\w’-]{1,20}) to "
    r"(?:(?:her|his|their|the|her own|his own) [a-z]{3,12}(?: [a-z]{3,12})?|everyone|everybody|most people|"
    r"friends|all|anyone who asks)(?=,)"
)
"""``Theodore Grant, Teddy to his mother, is 19``: an aside of somebody else that would take the rest."""
MOST = 20
"""Names that are looked at in one text."""


def without_nicks(people: Sequence[Portrayed], text: str) -> str:
    """
    Return a text in which the names of the only person have no nickname within; note both for them.

    Names of others are left as they are.
    """
    if len(people) != 1:
        return text
    (person,) = people

    def said(found: "re.Match[str]") -> str:
        nick = found["quoted"] or found["single"] or found["curled"] or found["held"]
        whole = f"{found['front']} {found['last']}"
        own = {word.lower() for word in (*found["front"].split(), *nick.split())}
        if own.isdisjoint(person.words) and not person.words <= {found["last"].lower()}:
            return found[0]  # somebody else, be it of the same house
        person.called(whole)
        person.called(nick)
        return whole

    def aside(found: "re.Match[str]") -> str:
        person.called(found["nick"])
        return ""

    return _TO.sub(aside, _WITHIN.sub(said, text, count=MOST), count=1)


def with_card_name(people: Sequence[Portrayed], told: Sequence[int], text: str) -> None:
    """Give the only one whom a card tells of its name, where that is theirs: ``known as the Widow``."""
    first = people[0]
    if len(told) != 1 or first.is_thing or first.is_told:
        return
    bare = first.names[0].removeprefix("The ")
    if any(bare in found[0] for found in islice(_OF_NAMES.finditer(text), MOST)):
        people[told[0]].names.insert(0, first.names[0])


_OF_NAMES = late(
    r"(?i:\bknown[^.\n]{0,40} as (?:the )?\w[\w’' -]{1,30}"
    r"|\w[\w’'-]{1,20} is (?:the|her|his|their|only the|just the) (?:code|nick|stage|pen|false) ?names? of\b)"
)


def with_offices(people: Sequence[Portrayed], text: str) -> None:
    """
    Note by which nickname and by what trade somebody may be called: ``Berta, the landlady``, ``*Sheriff.*``.

    A trade that two of them have is nobody's name.
    """
    held: dict[str, set[int]] = {}
    text = text[:LENGTH]
    owners = _Owners(people, text)
    for found in islice(_NICK.finditer(text), MOST_SAID):
        nick = found["nick"] or found["to"] or found["real"]
        who = owners.of(found.start(), found["object"] or found["whom"] or "")
        other = owners.named(nick)
        if (
            who is not None
            and _is_theirs(found, people[who])
            and (other in (None, who) or not people[other].is_told)
        ):
            people[who].called(nick)
    for found in islice(_TRADES.finditer(text), MOST_SAID):
        role = _role(next((found[group] for group in _SAYING if found[group]), ""))
        name = next((found[group] for group in _NAMING if found[group]), "")
        if role:
            named = name and name not in _PRONOUNS and name.lower() not in _KEYS
            who = owners.named(name) if named else owners.of(found.start(), name)
            if who is not None:
                held.setdefault(role, set()).add(who)
    for role, whose in held.items():
        if len(whose) == 1:
            people[whose.pop()].called(f"the {role}")


def _is_theirs(found: "re.Match[str]", person: Portrayed) -> bool:
    """Whether who is called so is who is told of: ``She is often called``, not ``The farmhand is called``."""
    verb = found[0].split(maxsplit=1)[0]
    if verb.startswith("call") and verb != "called":
        return bool(found["object"])
    if verb not in ("called", "nicknamed", "dubbed", "known"):
        return True
    before = found.string[max(0, found.start() - 80) : found.start()].rstrip()
    said = [word.lower() for word in before.split()]
    while said and said[-1] in _OFTEN:
        said.pop()
    if said and said[-1] in ("is", "was", "being", "be", "been"):
        own = person.words | {"she", "he", "they", "who", "hates", "hate"}
        return said[-2:-1] == [] or said[-2].strip("\"'”*),") in own
    return before.endswith((",", "("))


_OFTEN = word_set("also often usually sometimes commonly better mostly just simply widely generally only")
_PRONOUNS = {
    **dict.fromkeys(("She", "she", "her", "herself"), "f"),
    **dict.fromkeys(("He", "he", "him", "himself"), "m"),
}
_N = r"(?:(?:Mrs?|Ms|Dr|Lt|Sgt|Cpl|Pvt|Capt|Prof|Rev|St)\. )?[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,2}"
_TRADE = r"(?:[a-z'’-]{1,14} ){0,3}[a-z-]{3,16}"
_AGE = (
    r"(?:(?:, |: | [—–-] |; )(?:[0-9]{1,3}|[a-z]{3,7}(?:ty|teen)(?:-[a-z]{3,5})?|[mfMF]|s?he/\w{2,4})){0,2}"
)
_WORDS = r"[A-Z][a-z’'-]{2,14}(?: [\w’'-]{1,14}){0,5}"
_STOP = r"(?=[:,.;\n]| (?:of|at|in|on|for|who|with|from|by|and|out|aboard|whose|[—–-]) )"
_TRADES = late(
    rf"(?m:(?P<name>{_N})[*_\"]{{0,3}}{_AGE}(?:, |: | [—–-] |; )(?:the |an? )?(?P<office>{_TRADE}){_STOP}"
    rf"|(?P<bearer>{_N})[*_\"]{{0,3}} \((?:the )?(?P<held>{_TRADE})\)"
    r"|\b(?:[Oo]ccupation|[Jj]ob|[Pp]rofession|[Rr]ank|[Rr]ole|[Tt]itle|[Pp]osition|[Tt]rade|[Cc]lass)"
    r"[\"*_ ]{0,4}[:=(][\"*_ (]{0,5}(?:[Tt]he |[Aa]n? )?(?P<key>[A-Za-z][\w’' -]{2,40})"
    rf"|^[ \t]{{0,4}}[*_](?:The )?(?P<line>{_WORDS})(?:\.[^*_\n]{{0,60}})?[*_]"
    rf"|^(?:The )?(?P<alone>{_WORDS})\.?$"
    r"|^[*_]?(?:The |An? )?(?P<opens>[A-Z][a-z]{3,14}(?: [a-z]{3,14}){0,2}), "
    rf"|(?P<subject>{_N}|\b[Ss]?[Hh]e)(?: \([^()\n]{{1,20}}\))?"
    rf" (?:is|works as|serves as)(?: [0-9]{{1,3}},| [a-z]{{3,7}}(?:-[a-z]{{3,5}})?,)?"
    rf" (?:an?|the|their|its|our|her|his) (?P<is>{_TRADE}){_STOP}"
    rf"|\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?|[Hh]er|[Hh]is) (?P<led>{_TRADE})"
    rf"(?: is called| called| is named| named| is|,)? (?P<behind>{_N}))"
)
_KEYS = word_set("""
occupation job profession rank role title position trade class species race male female man woman girl boy
human
""")
_SAYING = ("office", "held", "key", "line", "alone", "opens", "is", "led")
_NAMING = ("name", "bearer", "subject", "behind")
_NICK = late(
    r"\b(?:(?:calls?|called|nicknamed|dubbed|known as|knows? (?:her|him|them) as|go(?:es)? by|"
    r"answers? to the name(?: of)?|"
    r"short for|shortened to|(?:friends|people|folks?|family|men|they|others|colleagues|customers|children|"
    r"crew|everyone|everybody|mother|father|sister|brother|husband|wife|regulars|pupils|students) says?)"
    r"(?: (?P<object>her|him|them|herself|himself))?"
    r"(?: just| only| simply| plain)? ?[\"“'‘]?(?P<nick>(?:the )?[A-Z][\w’-]{1,20})"
    r"(?=[\"”'’.,;!)\n]| (?:and|for|or|but|by|in|to|when|because|since|behind|around|—|-) )"
    r"|(?:real|full|true|birth|given|legal|proper|actual|christian) name (?:is |was |of )?"
    r"(?P<real>[A-Z][\w’-]{1,20}(?: [A-Z][\w’-]{1,20}){0,2})"
    r"|[Tt]o (?:her|his|their) (?:[a-z]{3,12} ){1,2}(?P<whom>she|he)(?: is|'s) (?:just |only )?"
    r"(?P<to>[A-Z][\w’-]{1,20})(?=[.,;!\n]))"
)
LENGTH = 20_000
"""Characters of a text in which names for somebody are sought."""
MOST_SAID = 80
_HEADS_END = word_set("of at in on for from who with to and by aboard that is called named out whose")
_NO_MORE = NOT_SO | {"born"}


def _role(value: str) -> str:
    """Return the trade that words say: ``captain of the tug`` is the captain, ``stable boy`` stands."""
    said: list[str] = []
    for word in value.lower().split():
        if word in _HEADS_END:
            break
        said.append(word)
    if not said or len(said) > 4 or not _NO_MORE.isdisjoint(said):
        return ""
    noun = said[-1]
    if noun in _PEOPLE_ONLY:
        return (
            f"{said[-2]} {noun}" if noun in ("boy", "girl") and said[-2:-1] and said[-2] in _ERRANDS else ""
        )
    named = noun in FEMALE or noun in MALE  # ``Eleanor`` ends as trades do
    return noun if noun in PEOPLE or noun in KINDS or (is_role(noun) and not named) else ""


_ERRANDS = word_set("""
stable cabin ship's delivery errand kitchen farm flower paper shop bar bell altar choir ball match goose
serving servant barber's butcher's baker's pot page camera office coffee
""")
_PEOPLE_ONLY = word_set("""
woman man girl boy lady guy figure person child kid stranger someone adult youth male female human gentleman
fellow lad lass teenager toddler infant thing creature being beauty humanoid member owner loner survivor
sister brother mother father daughter son wife husband widow widower friend sibling twin
""")


class _Owners:
    """Whose a place in a text is: who was named last before it."""

    def __init__(self, people: Sequence[Portrayed], text: str) -> None:
        self.people, self.text = people, text
        self.at: list[tuple[int, int]] | None = None

    def named(self, name: str) -> int | None:
        """Return whose a name is, None where it is nobody's or several people's."""
        whole = [word.lower().rstrip(".") for word in name.split()]
        words = [word for word in whole if word not in TITLES] or whole
        for kept in (words, words[:1], words[-1:]):
            found = [n for n, person in enumerate(self.people) if person.words.issuperset(kept)]
            if len(found) == 1 and not self.people[found[0]].is_thing:
                return found[0]
        return None

    def of(self, place: int, pronoun: str) -> int | None:
        """Return who was named last before a place, of the pronoun's sex; the first where nobody was."""
        sex = _PRONOUNS.get(pronoun, "")
        if len(self.people) == 1:
            return self._fit(0, sex)
        if self.at is None:
            found = (
                (each.start(), self.named(_OWNED.sub("", each[0]))) for each in _NAME.finditer(self.text)
            )
            self.at = [(start, who) for start, who in found if who is not None]
        before = [who for start, who in self.at if start < place and self._fit(who, sex) is not None]
        return before[-1] if before else None if self.at[:1] and self.at[0][0] < place else self._fit(0, sex)

    def _fit(self, who: int, sex: str) -> int | None:
        person = self.people[who]
        return None if person.is_thing or (sex and person.sex and person.sex != sex) else who


_OWNED = late(r"['’]s$")
_NAME = late(r"\b[A-Z][\w’'-]{1,20}")
