"""Who is in a picture, and which of its words mean whom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from limner.continuity import attributes, given_names, nouns
from limner.continuity.descriptions import described
from limner.continuity.identity import years
from limner.continuity.garments import PARTS, part_of
from limner.continuity.naming import TITLES, Mention
from limner.continuity.places import is_wide
from limner.continuity.relations import contradict
from limner.continuity.slots import Slot
from limner.continuity.state import Person, State, evolve
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
    pronoun: str = ""
    """``f`` or ``m`` where the prompt has pronouns of one sex alone."""


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


def cast(
    state: State, said: attributes.Said, prompt: str, speaker: str, at: int, prose: str = ""
) -> tuple[State, Cast]:
    """Return who is in the picture, and the state with the people it is the first to name."""
    if said.char is not None:
        people: dict[str, None] = {}
        for name in said.char:
            state, found = named(state, name, speaker, at)
            people.update(dict.fromkeys(found))
        who = tuple(people)[:MOST_SEEN]
        state = _titled(state, prompt, who)
        return state, Cast(who, spots(state, prompt, who), told=True, pronoun=pronoun_of(prompt))
    state, met = introduced(state, prompt, at, prose, speaker)
    who = tuple(dict.fromkeys((*_seen(state, prompt, speaker), *met)))[:MOST_SEEN]
    return state, Cast(who, spots(state, prompt, who), pronoun=pronoun_of(prompt))


def _titled(state: State, prompt: str, who: tuple[str, ...]) -> State:
    """Return the state with the titles that a prompt puts before the names of people without a card."""
    for mention in state.names.find(prompt) if any(state.people[i].kind is Kind.NAMED for i in who) else ():
        person = state.people.get(mention.ids[0])
        if person is None or person.kind is not Kind.NAMED or person.id not in who:
            continue
        title = re.search(r"([^\W\d_]+)\.? $", prompt[max(0, mention.start - 20) : mention.start])
        name = f"{title[0].strip()} {person.name}" if title else ""
        if title and title[1].lower() in TITLES and title[1][:1].isupper() and name not in person.names:
            state = state.with_person(evolve(person, names=(*person.names, name)))
    return state


def pronoun_of(prompt: str) -> str:
    """Return the sex of a prompt's pronouns, nothing where it has none or both."""
    bag_ = {word.text for word in words(prompt)}
    she, he = bag_ & nouns.SHE, bag_ & nouns.HE
    return "" if bool(she) == bool(he) else "f" if she else "m"


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
        return state.with_person(evolve(person, names=(*person.names, name))), found
    if short := _short_form(state, low):
        person = state.people[short]
        return state.with_person(evolve(person, names=(*person.names, name))), (short,)
    if low in _CROWD or (pieces and pieces[-1].lower() in _CROWD):
        return state, ()
    person = new_person(state, name, at)
    return state.with_person(person), (person.id,)


def _short_form(state: State, low: str) -> str:
    """Return the one person of a card whose name begins or ends with this one: ``Nita`` of ``Juanita``."""
    if len(low) < 3 or not low.isalpha():
        return ""
    found = {
        who
        for who, names in state.known
        if state.people[who].kind in (Kind.CARD, Kind.PERSONA)
        for name in names
        for piece in name.lower().split()
        if len(piece) > len(low) + 1 and (piece.startswith(low) or piece.endswith(low))
    }
    return found.pop() if len(found) == 1 else ""


def new_person(state: State, name: str, at: int) -> Person:
    """Return somebody who is named for the first time."""
    proper = any(piece[:1].isupper() for piece in name.split() if piece.lower() not in ("a", "an", "the"))
    bare = re.sub(r"^(?:an?|another|some) ", "", name, flags=re.IGNORECASE)
    who, number = f"npc:{bare.lower()}", 2
    while who in state.people:
        who, number = f"npc:{bare.lower()}#{number}", number + 1
    return Person(
        who, (bare,), Kind.NAMED if proper or not bare.isascii() else Kind.UNNAMED, first=at,
        guessed=given_names.sex_of((bare,)) if proper else "",
    )  # fmt: skip


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


_NAME = r"(?:the )?[^\W\d_a-z][\w'’-]{1,20}(?: (?:[^\W\d_a-z][\w'’-]{0,20}|of|the|de|von|van)){0,3}"
_APPOSED = re.compile(rf"(?:(?<=^)|(?<=[,;:.(] )|(?<=and )|(?<=with )|(?<=by )|(?<=to )|(?<=beside )|(?<=at )|(?<=[a-z] ))(?P<name>{_NAME}|(?:the|an?) [a-z][a-z'-]{{2,20}}(?: [a-z][a-z'-]{{2,20}}){{0,2}}), (?:an?|the|her|his|their) (?P<what>[^,;.|]{{3,80}})")
_WITH = re.compile(rf"^(?P<name>{_NAME}) (?=with |in an? |wearing )(?P<what>[^,;.|]{{3,60}})")
_NAMED = re.compile(rf"\b(?:an?|the) (?P<what>[^,;.|]{{2,60}}?) (?:named|called) (?P<name>{_NAME})")


def introduced(
    state: State, prompt: str, at: int, prose: str = "", speaker: str = ""
) -> tuple[State, tuple[str, ...]]:
    """
    Return the state with the people that a prompt itself introduces, and these.

    ``Marek, a gaunt man with a beard``, ``a boy called Tam``, and a trade with looks (``an old ferryman with one
    eye``): later tags will call them so.
    """
    met: list[str] = []
    for match in (*_APPOSED.finditer(prompt), *_NAMED.finditer(prompt), *_WITH.finditer(prompt)):
        name = match["name"]
        texts = [word.text for word in words(match["what"])]
        noun_ = next((t for t in texts if t in nouns.GENERIC), "")
        if prompt[match.end("name") : match.start("what")].strip(" ,") == "the" and state.names.find(f"the {match['what']}"):
            state, who = _renamed(state, name, f"the {match['what']}")
            met += [who] if who else []
            continue
        if not (noun_ or described(match["what"])) or state.names.resolve(name) or state.names.find(name):
            continue
        if any(w.text in _NOT_NAMES or is_wide(w.text) or w.text in PARTS for w in words(name)):
            continue
        person = new_person(state, name, at)
        state = state.with_person(person)
        met.append(person.id)
    for name in _by_prose(state, prompt, prose):
        state, who = _nameless_yet(state, name, prompt, at)
        if not who:
            person = new_person(state, name, at)
            state, who = state.with_person(person), person.id
        met.append(who)
    if met or not described(prompt):
        return state, tuple(met)
    spans = words(prompt)
    for number, word in enumerate(spans):
        if word.text not in nouns.GENERIC or word.text[:1].isdigit() or not _is_person(spans, number):
            continue
        first = spans[_noun_start(spans, number)]
        if first.text not in ("a", "an") or state.names.resolve(word.text):
            continue
        if word.text in nouns.PLAIN and not _is_new(state, prompt, word.text, speaker):
            continue
        if any(said.slot is not Slot.SEX and said.start >= first.start for said in described(prompt)):
            person = new_person(state, f"the {word.text}", at)
            names = (f"the {word.text}",) if word.text in nouns.PLAIN else (word.text,)
            state = state.with_person(evolve(person, names=names))
            met.append(person.id)
            break
    return state, tuple(met)


_CAPITAL = re.compile(r"(?:(?<=^)|(?<=[ (]))[^\W\d_a-z][\w'’-]{1,20}(?: [^\W\d_a-z][\w'’-]{1,20}){0,2}")
_WHERE = re.compile(r"\b(?:in|at|of|near|on|from|the|into|to the|outside|under|over|called) $", re.I)


def _by_prose(state: State, prompt: str, prose: str) -> list[str]:
    """Return new names in a prompt that its message uses as names too: ``said Dov`` and ``Dov on a raft``."""
    found: list[str] = []
    for match in _CAPITAL.finditer(prompt) if prose else ():
        name = re.sub(r"['’]s$", "", match[0])
        before = prompt[max(0, match.start() - 12) : match.start()]
        if state.names.find(name) or _WHERE.search(before) or name in found or name.lower() in _NOT_NAMES:
            continue
        if any(w.text in PARTS or w.text in nouns.GENERIC or is_wide(w.text) for w in words(name)):
            continue
        for said in re.finditer(re.escape(name) + r"\b", prose):
            left = prose[max(0, said.start() - 16) : said.start()]
            if left.rstrip(" ")[-1:].isalpha() and not _WHERE.search(left) or left.endswith(", "):
                found.append(name)
                break
    return found


def _renamed(state: State, name: str, noun: str) -> tuple[State, str]:
    """Return the state where an unnamed person has got this name: ``Finn, the boy with freckles``."""
    for mention in state.names.find(noun):
        person = state.people[mention.ids[0]]
        if person.kind is Kind.UNNAMED and not state.names.resolve(name):
            return state.with_person(evolve(person, names=(name, *person.names), kind=Kind.NAMED)), person.id
    return state, ""


def _nameless_yet(state: State, name: str, prompt: str, at: int) -> tuple[State, str]:
    """Return the state where the one unnamed person of this scene has got the name that comes up right after."""
    near = [
        person
        for who in state.stage
        if (person := state.people[who]).kind is Kind.UNNAMED and person.scene == state.scene and at - person.seen <= 3
    ]
    if len(near) != 1 or _stranger(near[0], prompt):
        return state, ""
    person = near[0]
    return state.with_person(evolve(person, names=(name, *person.names), kind=Kind.NAMED)), person.id


def _is_new(state: State, prompt: str, noun: str, speaker: str) -> bool:
    """Whether ``a boy`` with looks is somebody new: nobody known could be meant."""
    sex = nouns.sex_of(noun)
    who = by_sex(state, sex, speaker) if sex != "n" else ""
    return not who or _stranger(state.people[who], prompt, noun)


_NOT_NAMES = bag("her his their she he it scene view close-up portrait background foreground left right")


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
        if who and not (word.text in nouns.GENERIC and _stranger(state.people[who], prompt, word.text)):
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


def _stranger(person: Person, prompt: str, noun: str = "") -> bool:
    """Whether a prompt describes somebody else: looks that are not this person's, a child where he is grown."""
    age = person.look.get(Slot.AGE)
    number = years(age.value) if age is not None else None
    sex = person.look.get(Slot.SEX)
    grown = number >= 20 if number is not None else sex is not None and sex.value in ("man", "woman")
    if grown and noun in ("boy", "girl", "child", "kid"):
        return True
    if number is not None and noun:
        if noun in ("man", "woman") and number < 13:
            return True
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
        known = state.people.get(person)
        if known is not None and known.kind is Kind.UNNAMED:
            start = next((spans[_noun_start(spans, n)].start for n, w in enumerate(spans) if w.start == start), start)
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


_EPITHETS = frozenset(("little", "young", "old", "poor", "big"))


def _title_start(prompt: str, spans: tuple[Word, ...], start: int) -> int:
    """Return where a name begins with what stands before it: ``the``, ``Sister``."""
    for at, word in enumerate(spans):
        if word.start == start and at:
            left = spans[at - 1]
            joint = word.clause == left.clause or prompt[left.end : start] == ". "
            if joint and (left.text == "the" or (left.text in TITLES and (prompt[left.start].isupper() or left.text in _EPITHETS))):
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
        yield evolve(spot, who=person)


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
