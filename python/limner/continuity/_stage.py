"""Who is in a picture."""

from limner.continuity import _attributes as attributes
from limner.continuity import _nouns as nouns
from limner.continuity._given_names import titled_sex
from limner.continuity._introductions import introduced
from limner.continuity._mentions import Cast, is_person, noun_start
from limner.continuity._naming import Mention
from limner.continuity._patterns import late
from limner.continuity._people import by_sex, is_stranger, named, persona, picked, titled, together
from limner.continuity._text import DETERMINERS, Word, bag, words
from limner.continuity.state import StoryState
from limner.continuity.story import Turn

MOST_SEEN = 6


_NEVER_SEEN = late(
    r"(?:letter|note|message|gift|photo|photograph|picture|painting|statue|memory|memories|name|grave|tomb|voice|call|words)"
    r" (?:from|of|to|by|for) (?:the )?$",
)


_THINKING = late(
    r"(?:thinks? (?:of|about)|thinking (?:of|about)|dreams? (?:of|about)|waits? for|waiting for|"
    r"misses|missing|writes? to|writing to|remembers|remembering|mourns) (?:the )?$"
)


_VERBS = bag("""
smiles grins laughs cries weeps sits stands leans walks runs kneels looks stares gazes holds lies sleeps
reads writes turns bows dances opens closes lifts raises drinks eats licks waves points sings plays
climbs jumps falls fights draws pours puts pulls takes nods shakes whispers shouts screams kisses hugs
hides flips throws grabs stirs sews knits sweeps scrubs washes wipes dries unpacks aims sheathes unties
adjusts straightens sips gulps chews spits sniffs listens glances squints winks blinks grimaces smirks
pouts gasps sighs groans mutters argues salutes curtsies squats slumps sprawls stretches shivers
trembles limps strides sprints jogs creeps sneaks tiptoes wades dives drags carries gathers collects
rummages examines inspects scribbles carves mends fixes tinkers polishes sharpens pushes slams unlocks
kneads lowers serves leads follows chases wrestles dodges crouches steps lights cooks works rides drives
swims flies rests wakes yawns shrugs frowns blushes scowls sobs sitting standing smiling leaning walking
running kneeling looking holding lying sleeping reading writing crouching drinking asleep laughing
crying grinning hugging
knocks bangs pounds crawls clambers stumbles strolls marches paces loiters lingers hovers emerges appears
vanishes returns arrives enters waits hurries rushes lunges swerves recoils flinches winces glares glowers
peers peeps gawks inhales exhales coughs sneezes hums mumbles hisses growls snarls howls purrs kicks yanks
tugs pats rubs feeds dips leaps staggers lurches sways twirls spins whirls bursts slinks prowls trudges plods
""")


_ARTICLES = frozenset(("a", "an", "the", "his", "her", "their", "its"))
"""Behind a prompt's first word they make it a verb: ``mends a net``."""


def cast(
    state: StoryState, said: attributes.TagWords, prompt: str, turn: Turn, at: int
) -> tuple[StoryState, Cast]:
    """Return who is in the picture, and the state with the people it is the first to name."""
    speaker = turn.speaker
    if said.char is not None:
        people: dict[str, None] = {}
        for name in said.char:
            state, found = named(state, name, speaker, at, prompt)
            people.update(dict.fromkeys(found))
        who = tuple(people)[:MOST_SEEN]
        state = titled(state, prompt, who)
        return state, Cast(who, told=True, prompt=prompt, state=state)
    state, met = introduced(state, prompt, turn, at)
    who = tuple(dict.fromkeys((*_seen(state, prompt, speaker), *met)))[:MOST_SEEN]
    return state, Cast(who, prompt=prompt, state=state)


def _seen(state: StoryState, prompt: str, speaker: str) -> tuple[str, ...]:
    if nouns.says_nobody(prompt):
        return ()
    people: dict[str, None] = {}
    for mention in state.names.find(prompt):
        who = picked(state, mention.ids, speaker)
        if not _absent(prompt, mention, state.people[who].likely_sex):
            people[who] = None
    spans = words(prompt)
    texts = [word.text for word in spans]
    if people:
        sexes = {state.people[who].likely_sex for who in people}
        for word in spans:
            sex = nouns.SUBJECTS.get(word.text)
            if (
                sex in ("f", "m")
                and sex not in sexes
                and "" not in sexes
                and not nouns.is_possessive(spans, word)
            ):
                if other := by_sex(state, sex, speaker, people):
                    people[other] = None
                    sexes.add(sex)
            elif word.text in ("me", "you", "i"):
                people.update(dict.fromkeys(persona(state)))
        return tuple(people)[:MOST_SEEN]
    number = next(
        (
            _COUNT.get(w, 2)
            for at, w in enumerate(texts)
            if w in nouns.TOGETHER and _people_follow(texts, w) and (not at or texts[at - 1] not in _APART)
        ),
        0,
    )
    if number > 1:
        return together(state, number, speaker)
    return _unnamed(state, prompt, spans, speaker)


_COUNT = {"trio": 3, "three": 3, "four": 4, "all": 9, "everyone": 9}  # the others mean two


_APART = bag("""
from of than by before behind above over at to for like unlike except but ignoring facing against
""")
"""Before ``everyone`` they say that somebody else is meant: ``apart from everyone``."""


_PAIRS = frozenset(("hands", "arms", "eyes", "legs", "feet", "fists", "knees", "palms", "sides", "elbows"))


def _people_follow(texts: list[str], word: str) -> bool:
    at = texts.index(word)
    if word == "both" and not _PAIRS.isdisjoint(texts[at + 1 : at + 2]):
        return False  # ``with both hands up``
    if word in ("both", "couple", "trio", "everyone"):
        return word != "both" or "of" not in texts or "them" in texts
    behind = texts[at + 1 : at + 4]
    return bool(set(behind) & (nouns.SEVERAL - nouns.TOGETHER | {"of", "figures"})) and not (
        "of" in behind and "them" not in behind and "us" not in behind
    )


def _unnamed(state: StoryState, prompt: str, spans: tuple[Word, ...], speaker: str) -> tuple[str, ...]:
    people: dict[str, None] = {}
    for at, word in enumerate(spans):
        sex = ""
        if (
            word.text in nouns.SUBJECTS
            or word.text in nouns.SHE
            or word.text in nouns.HE
            or word.text == "their"
            or (word.text in nouns.GENERIC and word.text not in nouns.NEUTRAL and is_person(spans, at))
        ):
            sex = nouns.sex_of(word.text)
        elif word.text in _FIGURES and _is_strange(spans, at):
            return ()
        elif word.text in ("figure", "person", "silhouette") or (
            word.text in nouns.NEUTRAL and at and spans[at - 1].text == "the"
        ):
            sex = "n"
        elif word.text in ("i", "me", "you", "my", "your"):
            people.update(dict.fromkeys(persona(state)))
            continue
        if not sex or any(state.people[w].likely_sex in (sex, "") or sex == "n" for w in people):
            continue
        who = _told_of(state, prompt, spans, at) or (
            speaker
            if sex == "n" and speaker in state.people and word.text != "their"
            else by_sex(state, sex, speaker, people)
        )
        if who and word.text in nouns.GENERIC and is_stranger(state.people[who], prompt, word.text):
            who = (
                _on_stage(state, sex, prompt, word.text, but=(*people, who))
                if spans[at - 1].text == "the"
                else ""
            )
        if who:
            people[who] = None
    if people:
        return tuple(people)[:MOST_SEEN]
    strange = any(word.text in nouns.GENERIC and is_person(spans, at) for at, word in enumerate(spans))
    first = spans[0].text if spans else ""
    speaks = speaker in state.people and (
        first in _VERBS
        or (first.endswith(("s", "ing")) and len(spans) > 1 and spans[1].text in _ARTICLES)
        or any(w.text in nouns.BODY for w in spans if w.text != "face")
        or "face" in [w.text for w in spans[:4]]
    )
    return (speaker,) if speaks and not strange else ()


def _told_of(state: StoryState, prompt: str, spans: tuple[Word, ...], at: int) -> str:
    """Return whom ``the woman in the poncho`` describes, nobody where it says no more than ``the woman``."""
    first = noun_start(spans, at) if spans[at].text in nouns.GENERIC and len(state.people) > 1 else at
    behind = spans[at + 1 : at + 2]
    having = behind and behind[0].text in ("in", "with", "wearing") and behind[0].clause == spans[at].clause
    if spans[first].text != "the" or not (having or first < at - 1):
        return ""
    from limner.continuity._who_is_meant import fitting  # noqa: PLC0415 -- rare: described, not named

    ends = [n for n in range(at, min(at + 8, len(spans))) if spans[n].clause == spans[at].clause or n == at]
    found = (fitting(state, prompt[spans[first].start : spans[last].end]) for last in reversed(ends))
    return next(filter(None, found), "")


def _on_stage(state: StoryState, sex: str, prompt: str, noun: str, but: tuple[str, ...]) -> str:
    """Return who was seen last whom ``the girl`` can mean, where who speaks is no girl."""
    fits = (
        who
        for who in state.stage
        if who not in but
        and state.people[who].likely_sex == sex
        and not is_stranger(state.people[who], prompt, noun)
    )
    return next(fits, "")


_FIGURES = frozenset(("figure", "silhouette", "shape", "stranger", "someone"))
_NOT_STRANGE = bag("tiny small lone lonely distant solitary single slender slim tall huddled dark far-off")


def _is_strange(spans: tuple[Word, ...], at: int) -> bool:
    """Whether a figure is somebody else: ``a hulking figure``, but not ``a lone`` one."""
    near, adjectives = at - 1, []
    while near >= 0 and at - near < 4 and spans[near].text not in DETERMINERS:
        adjectives.append(spans[near].text)
        near -= 1
    led = spans[near].text if near >= 0 else ""
    return led in ("a", "an", "another") and any(each not in _NOT_STRANGE for each in adjectives)


def _is_of_house(sex: str, before: str) -> bool:
    """Whether a title says that a name is another one's of the same house: ``Mr. Stone`` of Abigail Stone."""
    title = before[-12:].split()[-1:] if before[-1:] == " " else []
    return bool(title and sex) and {titled_sex(f"{title[0]} x"), sex} == {"f", "m"}


def _absent(prompt: str, mention: Mention, sex: str) -> bool:
    """Whether a name is but an owner's, or of whom somebody thinks, or another's of the same house."""
    if _is_of_house(sex, prompt[: mention.start]):
        return True
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
