"""
Who a card's prose speaks of by name, found before it is read: so that a look finds its person.

A name is somebody's by the words around it, whatever it is: behind a word for people (``his aunt, Lady
Constance``, ``a man called Solomon``), behind a title, or as what such a one is (``the boy is Tick``). Who of
them has looks is told by the reading; of the others nothing is kept.
"""

from collections.abc import Iterator

from limner.continuity import _look_words as words
from limner.continuity._card_named import people_in
from limner.continuity._card_names import aliases_in
from limner.continuity._card_people import MOST_PEOPLE, Portrayed
from limner.continuity._given_names import titled_sex
from limner.continuity._name_words import NO_INITIALS
from limner.continuity._plain_words import word_set
from limner.continuity._prose_kin import Kin
from limner.continuity._prose_words import FEMALE_KIN, KIN, MALE_KIN, NOT_NAMES
from limner.continuity._tokens import Tokens

LENGTH = 60_000
"""Characters of a text in which names are sought."""
MOST_WORDS = 3
_BACK = 14
_TITLES = word_set("""
mr mrs ms miss dr professor captain lieutenant sergeant colonel general major lord lady sir dame king queen
prince princess count countess baron baroness duke duchess father mother sister brother madame madam mistress
uncle aunt auntie emperor empress detective inspector officer constable commander admiral nurse chef
""")
_LED = word_set("a an the her his their my your its our one two this that another")
_CALLED = frozenset(("called", "named", "nicknamed"))
_QUOTES = frozenset("\"“”'‘’")
_OF = frozenset(("of", "from", "for", "by", "to", "against", "in", "at", "under", "than", "like"))
_RUN = frozenset(("run", "kept", "owned", "led", "headed", "managed", "ruled", "commanded", "captained"))
_ENDS = frozenset((",", ".", ";", ":", "(", "—", "–", "\n", "who", "is", "has", "wears"))


def cast_in(text: str) -> Iterator[tuple[str, str, bool]]:
    """
    Yield each name of somebody in a text with the sex that the words around it say, and whether it is kin's.

    Linear.
    """
    yield from _cast_of(Tokens(text[:LENGTH]))


def _cast_of(tokens: Tokens) -> Iterator[tuple[str, str, bool]]:
    at = 0
    while at < len(tokens.low):
        if not _is_name(tokens, at):
            at += 1
            continue
        end = at
        while end + 1 < len(tokens.low) and end - at + 1 < MOST_WORDS and _is_name(tokens, end + 1):
            end += 1
        last, end = end, _skip_nick(tokens, end)
        found = _bearer(tokens, at, end)
        if found is not None:
            title, sex = found
            name = tokens.between(at, end) if end > last else " ".join(map(tokens.raw, range(at, end + 1)))
            before = {*tokens.low[max(0, at - 3) : at]}
            yield (f"{title} {name}" if title else name), sex, not before.isdisjoint(KIN)
        at = end + 1


def meet(people: list[Portrayed], text: str) -> None:
    """Add whom a text speaks of by name to the people; who has no looks in the end is left out again."""
    tokens = Tokens(text[:LENGTH])
    more = ((name, sex, False) for name, sex in people_in(tokens))
    for name, sex, kin in (*_cast_of(tokens), *more):
        taken = {word for person in people if not person.is_thing for word in person.words}
        bare, *nick = aliases_in(name)
        person = Portrayed([bare, *nick], sex=sex, is_kin=True)
        if kin and len(bare.split()) > 1 and bare.split()[0].lower() not in taken:
            person.words -= taken  # ``his daughter, Clem Dolan``, of the same house
        known = person.words | {word.removesuffix("s") for word in person.words}  # ``the two Miss Hartleys``
        if any(each.is_thing and person.words <= each.words for each in people):
            continue
        if len(people) < MOST_PEOPLE and known.isdisjoint(taken):
            people.append(person)


def _skip_nick(tokens: Tokens, at: int) -> int:
    """Return the last word of a name that goes on behind a nickname: ``Clementine "Clem" Dolan``."""
    low = tokens.low[at + 1 : at + 4]
    if len(low) == 3 and low[0] in _QUOTES and low[2] in _QUOTES and _is_name(tokens, at + 2):
        at += 3
        if at + 1 < len(tokens.low) and _is_name(tokens, at + 1):
            at += 1
    return at


def _is_name(tokens: Tokens, at: int) -> bool:
    raw, low = tokens.raw(at), tokens.low[at]
    if raw in NO_INITIALS:
        return False  # ``rogue 3, CG, age 33``
    if raw[:1].isupper() and len(raw) > 2 and low not in words.STOPS | _TITLES and _is_titled(tokens, at):
        return True  # ``Mrs. Green``, ``Aunt June``
    return (
        raw[:1].isupper()
        and len(raw) > 1
        and low not in NOT_NAMES
        and low not in _TITLES
        and not Kin.plain(low, raw)
        and low not in KIN
    )


def _is_titled(tokens: Tokens, at: int) -> bool:
    """Whether a title with a capital stands before a word."""
    near = at - 1 - (at > 1 and tokens.low[at - 1] == ".")
    return near >= 0 and tokens.low[near] in _TITLES and tokens.raw(near)[:1].isupper()


def _bearer(tokens: Tokens, at: int, end: int) -> tuple[str, str] | None:
    """Return the title and the sex of whom a name is, None where nothing says that it is somebody's."""
    low = tokens.low
    behind = low[end + 1] if end + 1 < len(low) else "\n"
    if behind == "'s" or at == 0:
        return None
    near = at - 1
    title = ""
    if low[near] == "." and near > 0 and low[near - 1] in _TITLES:
        title, near = f"{tokens.raw(near - 1)}.", near - 2
    elif low[near] in _TITLES and tokens.raw(near)[:1].isupper():
        title, near = tokens.raw(near), near - 1
    if title and near >= 0 and low[near] in ("old", "young") and tokens.raw(near)[:1].isupper():
        title, near = f"{tokens.raw(near)} {title}", near - 1  # ``Old Mother Tin``
    if title and near >= 0 and low[near] in _OF and not (near and low[near - 1] in _RUN):
        return None  # ``in the service of Lord Ashworth``
    if title:
        return title, titled_sex(f"{title} x") or _sex_before(low, near)
    if low[near] in _CALLED or (low[near] in words.COPULAS and behind in _ENDS):
        noun = _noun_before(low, near - 1)
        return ("", _sex(low[noun])) if noun >= 0 else None
    apposed = low[near] == ","
    noun = near - apposed
    if noun < 0 or (apposed and behind not in _ENDS) or not _is_person(low[noun]):
        return None
    return ("", _sex(low[noun])) if _is_led(low, noun) else None


def _is_person(word: str) -> bool:
    return word in KIN or words.is_role(word)


def _is_led(low: list[str], at: int) -> bool:
    """Whether a determiner leads to a noun: ``his old aunt``."""
    for near in range(at - 1, max(-1, at - 5), -1):
        if low[near] in _LED:
            return True
        if low[near] in words.SEPARATORS:
            return False
    return False


def _noun_before(low: list[str], at: int) -> int:
    """Return the word for people that a name behind a verb is of, -1 where there is none."""
    for near in range(at, max(-1, at - _BACK), -1):
        if _is_person(low[near]) and _is_led(low, near):
            return near
        if low[near] in (".", "!", "?", "\n", ";"):
            break
    return -1


def _sex_before(low: list[str], at: int) -> str:
    return _sex(low[at - 1]) if at > 0 and low[at] == "," else ""


def _sex(noun: str) -> str:
    if noun in FEMALE_KIN:
        return "f"
    if noun in MALE_KIN:
        return "m"
    return {"woman": "f", "girl": "f", "man": "m", "boy": "m"}.get(words.SEXES.get(noun, ""), "")
