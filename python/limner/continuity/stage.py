"""Who is in a picture, and which of its words mean whom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto

from limner.continuity import attributes, nouns
from limner.continuity.descriptions import described
from limner.continuity.garments import PARTS, part_of
from limner.continuity.naming import TITLES, Mention
from limner.continuity.relations import contradict
from limner.continuity.slots import Slot
from limner.continuity.state import Person, State
from limner.continuity.story import Kind
from limner.continuity.text import bag, DETERMINERS, Word, words

MOST_SEEN = 6


class Form(Enum):
    """By what a prompt means somebody."""

    NAME = auto()
    NOUN = auto()
    PRONOUN = auto()
    OWNER = auto()
    """A name or pronoun that only says whose something is."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of a prompt at [start, end) that mean ``who``; empty for somebody who is not one of the story's."""

    start: int
    end: int
    who: str
    form: Form
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """``who`` is seen, in their order; ``told`` is whether the tag says so itself."""

    who: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    told: bool = False


_CROWD = bag("""
crowd people soldiers villagers guards others everyone crew townspeople onlookers students bystanders
""")
_NEVER_SEEN = re.compile(
    r"(?:letter|note|message|gift|photo|photograph|picture|painting|statue|memory|memories|name|grave|tomb|voice|call|words)"
    r" (?:from|of|to|by|for) (?:the )?$",
)
_THINKING = re.compile(
    r"(?:thinks? (?:of|about)|thinking (?:of|about)|dreams? (?:of|about)|waits? for|waiting for|misses|missing|writes? to|writing to|remembers|remembering|mourns) (?:the )?$"
)
_VERBS = bag("""
smiles grins laughs cries weeps sits stands leans walks runs kneels looks stares gazes holds lies sleeps
reads writes turns bows dances opens closes lifts raises drinks eats licks waves points sings plays
climbs jumps falls fights draws pours puts pulls takes nods shakes whispers shouts screams kisses hugs
hides crouches steps lights cooks works rides drives swims flies rests wakes yawns shrugs frowns blushes
scowls sobs sitting standing smiling leaning walking running kneeling looking holding lying sleeping
reading writing crouching drinking asleep laughing crying grinning hugging
""")


def cast(state: State, said: attributes.Said, prompt: str, speaker: str, at: int) -> tuple[State, Cast]:
    """Return who is in the picture, and the state with the people it is the first to name."""
    if said.char is not None:
        people: dict[str, None] = {}
        for name in said.char:
            state, found = named(state, name, speaker, at)
            people.update(dict.fromkeys(found))
        who = tuple(people)[:MOST_SEEN]
        state = _titled(state, prompt, who)
        return state, Cast(who, spots(state, prompt, who), told=True)
    who = _seen(state, prompt, speaker)
    return state, Cast(who, spots(state, prompt, who))


def _titled(state: State, prompt: str, who: tuple[str, ...]) -> State:
    """Return the state with the titles that a prompt puts before the names of people without a card."""
    for mention in state.names.find(prompt) if any(state.people[i].kind is Kind.NAMED for i in who) else ():
        person = state.people.get(mention.ids[0])
        if person is None or person.kind is not Kind.NAMED or person.id not in who:
            continue
        title = re.search(r"([^\W\d_]+)\.? $", prompt[max(0, mention.start - 20) : mention.start])
        name = f"{title[0].strip()} {person.name}" if title else ""
        if title and title[1].lower() in TITLES and title[1][:1].isupper() and name not in person.names:
            state = state.with_person(replace(person, names=(*person.names, name)))
    return state


def named(state: State, name: str, speaker: str, at: int) -> tuple[State, tuple[str, ...]]:
    """Return the people that a name of an attribute means, and the state with them: a new name is a new person."""
    low = " ".join(name.lower().split())
    if (meant := _by_pronoun(state, low, speaker)) is not None:
        return state, meant
    if found := state.names.resolve(name):
        return state, (picked(state, found, speaker),)
    pieces = name.split()
    first = pieces[0].lower().rstrip(".") if pieces else ""
    if (
        first in TITLES
        and len(pieces) > 1
        and (found := state.names.resolve(" ".join(pieces[1:])))
        and len(found) == 1
    ):
        person = state.people[found[0]]
        return state.with_person(replace(person, names=(*person.names, name))), found
    if low in _CROWD or (pieces and pieces[-1].lower() in _CROWD):
        return state, ()
    person = new_person(state, name, at)
    return state.with_person(person), (person.id,)


def new_person(state: State, name: str, at: int) -> Person:
    """Return somebody who is named for the first time."""
    proper = any(piece[:1].isupper() for piece in name.split() if piece.lower() not in ("a", "an", "the"))
    bare = re.sub(r"^(?:an?|another|some) ", "", name, flags=re.IGNORECASE)
    who, number = f"npc:{bare.lower()}", 2
    while who in state.people:
        who, number = f"npc:{bare.lower()}#{number}", number + 1
    return Person(who, (bare,), Kind.NAMED if proper or not bare.isascii() else Kind.UNNAMED, first=at)


def _by_pronoun(state: State, low: str, speaker: str) -> tuple[str, ...] | None:
    if low in ("i", "me", "you", "user", "{{user}}", "player", "the user", "the player"):
        return persona(state)
    if low in ("char", "{{char}}", "self"):
        return (speaker,) if speaker in state.people else ()
    if low in nouns.SUBJECTS and low not in ("they", "them"):
        found = by_sex(state, nouns.SUBJECTS[low], speaker)
        return (found,) if found else ()
    if low in ("they", "them", "both", "the two of them", "both of them", "us", "we", "everyone"):
        return _together(state, 9 if low == "everyone" else 2, speaker)
    return None


def persona(state: State) -> tuple[str, ...]:
    """Return the user's own person."""
    return tuple(i for i, person in state.people.items() if person.kind is Kind.PERSONA)[:1]


def picked(state: State, ids: Iterable[str], speaker: str) -> str:
    """Return the likeliest of those who share a name: who speaks, who was seen last, who came first."""
    candidates = [i for i in ids if i in state.people]
    if len(candidates) == 1:
        return candidates[0]
    if speaker in candidates:
        return speaker
    for who in state.stage:
        if who in candidates:
            return who
    return max(candidates, key=lambda i: state.people[i].seen)


def by_sex(state: State, sex: str, speaker: str, but: Iterable[str] = ()) -> str:
    """Return whom a pronoun means: the speaker where it fits, else the last on stage it fits, else the only one."""
    but = tuple(but)

    def fits(who: str) -> bool:
        return (
            who not in but
            and who in state.people
            and state.people[who].sex in (sex, "" if who == speaker else sex)
        )

    if fits(speaker):
        return speaker
    for who in state.stage:
        if fits(who):
            return who
    others = [who for who in state.people if fits(who)]
    if len(others) > 1:
        others = [
            max(
                others,
                key=lambda i: (state.people[i].kind in (Kind.CARD, Kind.PERSONA), state.people[i].seen),
            )
        ]
    return others[0] if others else ""


def _together(state: State, number: int, speaker: str) -> tuple[str, ...]:
    order: dict[str, None] = {}
    if speaker in state.people:
        order[speaker] = None
    order.update(dict.fromkeys(state.stage))
    order.update(dict.fromkeys(persona(state)))
    order.update(dict.fromkeys(i for i, person in state.people.items() if person.kind is Kind.CARD))
    return tuple(order)[:number]


def _seen(state: State, prompt: str, speaker: str) -> tuple[str, ...]:
    low = prompt.lower()
    if any(sign in low for sign in nouns.NOBODY):
        return ()
    people: dict[str, None] = {}
    owners: list[str] = []
    for mention in state.names.find(prompt):
        who = picked(state, mention.ids, speaker)
        if _absent(prompt, mention):
            owners.append(who)
        else:
            people[who] = None
    spans = words(prompt)
    texts = [word.text for word in spans]
    if people:
        sexes = {state.people[who].sex for who in people}
        for word in spans:
            sex = nouns.SUBJECTS.get(word.text)
            if sex in ("f", "m") and sex not in sexes and "" not in sexes and not _possessive(spans, word):
                if other := by_sex(state, sex, speaker, people):
                    people[other] = None
                    sexes.add(sex)
            elif word.text in ("me", "you", "i"):
                people.update(dict.fromkeys(persona(state)))
        return tuple(people)[:MOST_SEEN]
    number = next((_COUNT.get(w, 2) for w in texts if w in nouns.TOGETHER and _people_follow(texts, w)), 0)
    if number > 1:
        return _together(state, number, speaker)
    return _unnamed(state, prompt, spans, speaker)


_COUNT = {
    "two": 2,
    "both": 2,
    "couple": 2,
    "pair": 2,
    "trio": 3,
    "three": 3,
    "four": 4,
    "all": 9,
    "everyone": 9,
}


def _people_follow(texts: list[str], word: str) -> bool:
    if word in ("both", "couple", "trio", "everyone"):
        return word != "both" or "of" not in texts or "them" in texts
    at = texts.index(word)
    behind = texts[at + 1 : at + 4]
    return bool(set(behind) & (nouns.SEVERAL - nouns.TOGETHER | {"of", "figures"})) and not (
        "of" in behind and "them" not in behind and "us" not in behind
    )


def _unnamed(state: State, prompt: str, spans: tuple[Word, ...], speaker: str) -> tuple[str, ...]:
    people: dict[str, None] = {}
    for at, word in enumerate(spans):
        sex = ""
        if (
            word.text in nouns.SUBJECTS
            or word.text in nouns.SHE
            or word.text in nouns.HE
            or word.text == "their"
            or (word.text in nouns.GENERIC and word.text not in nouns.NEUTRAL and _is_person(spans, at))
        ):
            sex = nouns.sex_of(word.text)
        elif word.text in ("figure", "person", "silhouette") or (
            word.text in nouns.NEUTRAL and at and spans[at - 1].text == "the"
        ):
            sex = "n"
        elif word.text in ("i", "me", "you", "my", "your"):
            people.update(dict.fromkeys(persona(state)))
            continue
        if not sex or any(state.people[w].sex in (sex, "") or sex == "n" for w in people):
            continue
        who = (
            speaker
            if sex == "n" and speaker in state.people and word.text != "their"
            else by_sex(state, sex, speaker, people)
        )
        if who and not (word.text in nouns.GENERIC and _stranger(state.people[who], prompt)):
            people[who] = None
    if people:
        return tuple(people)[:MOST_SEEN]
    strange = any(word.text in nouns.GENERIC and _is_person(spans, at) for at, word in enumerate(spans))
    first = spans[0].text if spans else ""
    speaks = speaker in state.people and (
        first in _VERBS
        or any(w.text in nouns.BODY for w in spans if w.text != "face")
        or "face" in [w.text for w in spans[:4]]
    )
    return (speaker,) if speaks and not strange else ()


def _stranger(person: Person, prompt: str) -> bool:
    """Whether a prompt describes somebody else: looks that are not this person's."""
    for said in described(prompt):
        fact = person.look.get(said.slot)
        if (
            fact is not None
            and said.slot in (Slot.HAIR, Slot.AGE)
            and contradict(said.slot, fact.value, said.value)
        ):
            return True
    return False


def _is_person(spans: tuple[Word, ...], at: int) -> bool:
    behind = spans[at + 1].text if at + 1 < len(spans) and spans[at + 1].clause == spans[at].clause else ""
    return behind not in nouns.GENERIC and behind not in PARTS and part_of(behind) is None


def _possessive(spans: tuple[Word, ...], word: Word) -> bool:
    if word.text != "her":
        return False
    at = spans.index(word)
    behind = spans[at + 1] if at + 1 < len(spans) else None
    return (
        behind is not None
        and behind.clause == word.clause
        and behind.text
        not in (
            "in",
            "on",
            "by",
            "with",
            "to",
            "from",
            "and",
            "while",
            "as",
            "at",
            "under",
            "into",
            "through",
            "across",
            "back",
        )
    )


def _absent(prompt: str, mention: Mention) -> bool:
    """Whether a name says only whose a thing is, or of whom somebody thinks."""
    before = prompt[max(0, mention.start - 40) : mention.start].lower()
    if _NEVER_SEEN.search(before) or _THINKING.search(before):
        return True
    after = prompt[mention.end : mention.end + 40].lower().replace("’", "'")
    if not after.startswith(("'s", "' ")):
        return False
    owned = words(after[2:].lstrip("s"))[:3]
    return not any(
        word.text
        in nouns.BODY | {"arms", "arm", "head", "back", "lap", "side", "chest", "neck", "cheek", "waist"}
        for word in owned
    )


def spots(state: State, prompt: str, who: tuple[str, ...]) -> tuple[Spot, ...]:
    """Return the words of a prompt that mean somebody, in their order."""
    spans = words(prompt)
    found: list[Spot] = []
    for mention in state.names.find(prompt):
        seen = [i for i in mention.ids if i in who]
        start = mention.start
        person = seen[0] if seen else mention.ids[0]
        start = _title_start(prompt, spans, start)
        owner = prompt[mention.end : mention.end + 2].replace("’", "'") in ("'s", "' ")
        found.append(Spot(start, mention.end, person, Form.OWNER if owner else Form.NAME))
    taken = [(spot.start, spot.end) for spot in found]
    for at, word in enumerate(spans):
        if any(start < word.end and word.start < end for start, end in taken):
            continue
        if word.text in nouns.SUBJECTS or word.text in ("his", "their", "my", "your"):
            owning = word.text in ("his", "their", "my", "your") or _possessive(spans, word)
            found.append(Spot(word.start, word.end, "", Form.OWNER if owning else Form.PRONOUN, word.text))
        elif word.text in nouns.GENERIC and _is_person(spans, at):
            found.append(Spot(spans[_noun_start(spans, at)].start, word.end, "", Form.NOUN, word.text))
    found.sort(key=lambda spot: spot.start)
    return tuple(_assigned(state, found, who, prompt))


def _title_start(prompt: str, spans: tuple[Word, ...], start: int) -> int:
    """Return where a name begins with what stands before it: ``the``, ``Sister``."""
    for at, word in enumerate(spans):
        if word.start == start and at:
            left = spans[at - 1]
            joint = word.clause == left.clause or prompt[left.end : start] == ". "
            if joint and (left.text == "the" or (left.text in TITLES and prompt[left.start].isupper())):
                return left.start
    return start


def _noun_start(spans: tuple[Word, ...], at: int) -> int:
    """Return the first word of ``a tall young woman``."""
    first = at
    while first and spans[first - 1].clause == spans[at].clause and at - first < 6:
        left = spans[first - 1].text
        if left in DETERMINERS:
            return first - 1
        if left in _LEFT_OF_NOUN or left in nouns.GENERIC:
            break
        first -= 1
    if first and spans[first - 1].clause != spans[at].clause:
        # ``a bony, strong woman``: adjectives before a comma
        near = first - 1
        while (
            near
            and first - near < 5
            and spans[near].text not in DETERMINERS
            and spans[near].text not in _LEFT_OF_NOUN
        ):
            near -= 1
        if (
            spans[near].text in ("a", "an", "the")
            and first - near < 5
            and at - first < 3
            and spans[near].clause + 1 >= spans[first - 1].clause
        ):
            return near if not any(w.text in nouns.GENERIC for w in spans[near:first]) else first
    return first


_LEFT_OF_NOUN = bag("""
of with and or in on at to from as for by near beside behind toward towards is are that
""")


def _assigned(state: State, found: list[Spot], who: tuple[str, ...], prompt: str) -> Iterable[Spot]:
    sexes = {i: state.people[i].sex for i in who}
    mentioned: list[str] = []
    given = {spot.who for spot in found if spot.form in (Form.NAME,) and spot.who in who}
    last_end, last_who = -9, ""
    for spot in found:
        person = spot.who
        if not person and spot.noun:
            if spot.noun in ("i", "me", "my", "you", "your"):
                person = next((i for i in persona(state) if i in who), "")
            else:
                sex = nouns.sex_of(spot.noun)
                apposed = (
                    last_who
                    and spot.form is Form.NOUN
                    and prompt[last_end : spot.start].strip() in (",", "(", ":", "as")
                )
                person = _meant(spot, sex, sexes, mentioned, given, who, last_who if apposed else "")
        if person in who and spot.form is not Form.OWNER:
            if person in mentioned:
                mentioned.remove(person)
            mentioned.append(person)
        last_end, last_who = spot.end, person
        yield replace(spot, who=person)


def _meant(
    spot: Spot,
    sex: str,
    sexes: dict[str, str],
    mentioned: list[str],
    given: set[str],
    who: tuple[str, ...],
    apposed: str,
) -> str:
    fits = [i for i in who if sexes[i] == sex or not sexes[i] or (sex == "n" and spot.form is Form.NOUN)]
    if apposed in fits:
        return apposed
    if spot.form is Form.NOUN:
        fresh = [i for i in fits if i not in mentioned and i not in given]
        return fresh[0] if fresh else ""
    for person in reversed(mentioned):
        if person in fits:
            return person
    fresh = [i for i in fits if i not in given] or fits
    return fresh[0] if fresh else ""


def owner(cast_: Cast, prompt: str, start: int, *, alone: bool = False) -> str:
    """Return whose a garment or a look at this place of a prompt is, empty where it is a stranger's or nobody's."""
    if not cast_.who:
        return ""
    before = [spot for spot in cast_.spots if spot.start <= start]
    close = [
        spot
        for spot in before
        if spot.form is Form.OWNER and 0 <= start - spot.end <= 2 + 24 and "," not in prompt[spot.end : start]
    ]
    if close:
        return close[-1].who if close[-1].who in cast_.who else ""
    subjects = [spot for spot in before if spot.form is not Form.OWNER]
    if subjects:
        who = subjects[-1].who
        if alone and len(cast_.who) > 1 and prompt.count(",", subjects[-1].end, start) > 1:
            return ""  # a keyword of a list: nothing says whose it is
        return who if who in cast_.who else ""
    return (
        cast_.who[0]
        if len(cast_.who) == 1
        else (next((s.who for s in cast_.spots if s.who in cast_.who), ""))
    )
