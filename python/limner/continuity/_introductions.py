"""
People whom a prompt itself introduces.

``Marek, a gaunt man``, ``a boy called Tam``, ``an old ferryman``.
"""

import re

from limner.continuity import _nouns as nouns
from limner.continuity._descriptions import described
from limner.continuity._garments import PARTS
from limner.continuity._mentions import is_person, noun_start
from limner.continuity._patterns import late
from limner.continuity._people import by_sex, is_stranger, new_person
from limner.continuity._place_nouns import is_wide
from limner.continuity._text import bag, words
from limner.continuity.slots import Slot
from limner.continuity.state import StoryState, evolve
from limner.continuity.story import Role, Turn

_NAME = r"(?:the )?[^\W\d_a-z][\w'’-]{1,20}(?: (?:[^\W\d_a-z][\w'’-]{0,20}|of|the|de|von|van)){0,3}"


_APPOSED = late(
    rf"(?:(?<=^)|(?<=[,;:.(] )|(?<=and )|(?<=with )|(?<=by )|(?<=to )|(?<=beside )|(?<=at )|"
    rf"(?<=[a-z] ))(?P<name>{_NAME}|(?:the|"
    rf"an?) [a-z][a-z'-]{{2,20}}(?: [a-z][a-z'-]{{2,20}}){{0,2}}), (?:an?|the|her|his|"
    rf"their) (?P<what>[^,;.|]{{3,80}})"
)


_WITH = late(rf"^(?P<name>{_NAME}) (?=with |in an? |wearing )(?P<what>[^,;.|]{{3,60}})")


_NAMED = late(rf"\b(?:an?|the) (?P<what>[^,;.|]{{2,60}}?) (?:named|called) (?P<name>{_NAME})")


def introduced(state: StoryState, prompt: str, turn: Turn, at: int) -> tuple[StoryState, tuple[str, ...]]:
    """
    Return the state with the people that a prompt itself introduces, and these.

    ``Marek, a gaunt man with a beard``, ``a boy called Tam``, and a trade with looks (``an old ferryman with
    one eye``): later tags will call them so.
    """
    state, met = _apposed(state, prompt, at)
    for name in _by_prose(state, prompt, turn.prose):
        state, who = _nameless_yet(state, name, prompt, at)
        if not who:
            person = new_person(state, name, at)
            state, who = state.with_person(person), person.id
        met.append(who)
    if not met and described(prompt):
        state, met = _by_trade(state, prompt, turn.speaker, at)
    return state, tuple(met)


def _apposed(state: StoryState, prompt: str, at: int) -> tuple[StoryState, list[str]]:
    met: list[str] = []
    for match in (*_APPOSED.finditer(prompt), *_NAMED.finditer(prompt), *_WITH.finditer(prompt)):
        name, what = match["name"], match["what"]
        if prompt[match.end("name") : match.start("what")].strip(" ,") == "the" and state.names.find(
            f"the {what}"
        ):
            state, who = _renamed(state, name, f"the {what}")
            met += [who] if who else []
            continue
        somebody = described(what) or any(word.text in nouns.GENERIC for word in words(what))
        if not somebody or state.names.resolve(name) or state.names.find(name):
            continue
        if any(w.text in _NOT_NAMES or is_wide(w.text) or w.text in PARTS for w in words(name)):
            continue
        person = new_person(state, name, at)
        state = state.with_person(person)
        met.append(person.id)
    return state, met


def _by_trade(state: StoryState, prompt: str, speaker: str, at: int) -> tuple[StoryState, list[str]]:
    spans = words(prompt)
    for number, word in enumerate(spans):
        if word.text not in nouns.GENERIC or word.text[:1].isdigit() or not is_person(spans, number):
            continue
        first = spans[noun_start(spans, number)]
        plain = word.text in nouns.PLAIN
        if first.text not in ("a", "an") or state.names.resolve(word.text):
            continue
        if plain and not _is_new(state, prompt, word.text, speaker):
            continue
        if any(said.slot is not Slot.SEX and said.start >= first.start for said in described(prompt)):
            person = new_person(state, f"the {word.text}", at)
            names = (f"the {word.text}",) if plain else (word.text,)
            return state.with_person(evolve(person, names=names)), [person.id]
    return state, []


_CAPITAL = late(r"(?:(?<=^)|(?<=[ (]))[^\W\d_a-z][\w'’-]{1,20}(?: [^\W\d_a-z][\w'’-]{1,20}){0,2}")


_WHERE = late(r"\b(?:in|at|of|near|on|from|the|into|to the|outside|under|over|called) $", re.IGNORECASE)


def _is_name_in(prose: str, name: str) -> bool:
    """Whether a text has this word with a capital where no sentence begins and no place follows."""
    at = prose.find(name)
    while at >= 0:
        left = prose[max(0, at - 16) : at]
        whole = not prose[at + len(name) : at + len(name) + 1].isalpha()
        if whole and ((left.rstrip(" ")[-1:].isalpha() and not _WHERE.search(left)) or left.endswith(", ")):
            return True
        at = prose.find(name, at + len(name))
    return False


def _by_prose(state: StoryState, prompt: str, prose: str) -> list[str]:
    """Return new names in a prompt that its message uses as names too: ``said Dov`` and ``Dov on a raft``."""
    found: list[str] = []
    for match in _CAPITAL.finditer(prompt) if prose else ():
        name = match[0].removesuffix("'s").removesuffix("’s")
        before = prompt[max(0, match.start() - 12) : match.start()]
        if state.names.find(name) or _WHERE.search(before) or name in found or name.lower() in _NOT_NAMES:
            continue
        if any(w.text in PARTS or w.text in nouns.GENERIC or is_wide(w.text) for w in words(name)):
            continue
        if _is_name_in(prose, name):
            found.append(name)
    return found


def _renamed(state: StoryState, name: str, noun: str) -> tuple[StoryState, str]:
    """Return the state where an unnamed person has got this name: ``Finn, the boy with freckles``."""
    for mention in state.names.find(noun):
        person = state.people[mention.ids[0]]
        if person.kind is Role.UNNAMED and not state.names.resolve(name):
            return state.with_person(evolve(person, names=(name, *person.names), kind=Role.NAMED)), person.id
    return state, ""


def _nameless_yet(state: StoryState, name: str, prompt: str, at: int) -> tuple[StoryState, str]:
    """Return the state where the one unnamed person of this scene has got the name that comes up now."""
    near = [
        person
        for who in state.stage
        if (person := state.people[who]).kind is Role.UNNAMED
        and person.scene == state.scene
        and at - person.seen <= 3
    ]
    if len(near) != 1 or is_stranger(near[0], prompt):
        return state, ""
    person = near[0]
    return state.with_person(evolve(person, names=(name, *person.names), kind=Role.NAMED)), person.id


def _is_new(state: StoryState, prompt: str, noun: str, speaker: str) -> bool:
    """Whether ``a boy`` with looks is somebody new: nobody known could be meant."""
    sex = nouns.sex_of(noun)
    who = by_sex(state, sex, speaker) if sex != "n" else ""
    return not who or is_stranger(state.people[who], prompt, noun)


_NOT_NAMES = bag("""
her his their she he it scene view close-up portrait background foreground left right
""")
