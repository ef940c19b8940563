"""Any order of swipes, edits, deletes and branches ends in the state that a fresh fold gives."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from limner.continuity._briefing import briefing
from limner.continuity._known_places import MOST_PLACES
from limner.continuity._ledger import Ledger, fold
from limner.continuity._wording import Family, words_of
from limner.continuity.chronicle import chronicle
from limner.continuity.memory import retrieve
from limner.continuity.slots import Slot
from limner.continuity.story import Correction, Do, TagSeen, Turn
from tests.unit.continuity.engine_world import BEGINNING, MIRA, reply, tag

TAGS = [
    tag("Mira dances", char="Mira", wears="red silk gown", place="ballroom"),
    tag("Mira in a grey cloak walks in the woods", char="Mira"),
    tag("she takes off her boots, tired"),
    tag("Bran and Mira by the fire", char="Bran; Mira", mood="Bran: sad"),
    tag("a boy with freckles runs", look="Tom: boy of ten, freckles", char="Tom"),
    tag("Mira", char="Mira", look="short black hair", time="two years later"),
    tag("an empty hall, no people"),
    tag("the captain bows", char="Captain Vane", wears="Captain Vane: blue coat"),
    tag("Mira, soaked to the skin, at the harbour", char="Mira", place="harbour of black stone"),
    tag("Mira with a bandaged arm, dry again", char="Mira", wears="+hat", place="the harbour"),
    tag("an old photo of Mira on a beach", char="Mira"),
]
tags = st.lists(st.sampled_from(TAGS), max_size=3).map(tuple)
steps = st.lists(
    st.tuples(
        st.sampled_from(["say", "swipe", "show", "edit", "delete", "branch", "hide", "reload", "look"]),
        st.integers(0, 9),
        tags,
    ),
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(steps)
def test_a_ledger_that_saw_everything_says_what_a_fresh_fold_says(
    steps: list[tuple[str, int, tuple[object, ...]]],
) -> None:
    ledger = Ledger(BEGINNING)
    chat: list[list[Turn]] = []
    shown: list[int] = []
    for number, (do, at, said) in enumerate(steps):
        where = at % len(chat) if chat else 0
        if do == "say" or not chat:
            chat.append([reply(f"m{number}", *said)])  # type: ignore[arg-type]
            shown.append(0)
        elif do == "swipe":
            chat[where].append(reply(chat[where][0].uid, *said, version=len(chat[where])))  # type: ignore[arg-type]
            shown[where] = len(chat[where]) - 1
        elif do == "show":
            shown[where] = at % len(chat[where])
        elif do == "edit":
            chat[where][shown[where]] = replace(chat[where][shown[where]], tags=said)  # type: ignore[arg-type]
        elif do in ("delete", "branch"):
            del chat[where + (do == "branch") :], shown[where + (do == "branch") :]
        elif do == "hide":
            chat[where][shown[where]] = replace(chat[where][shown[where]], hidden=True)
        elif do == "reload":
            ledger = Ledger(BEGINNING)
        turns = [versions[n] for versions, n in zip(chat, shown, strict=True)]
        assert ledger.upto(turns) == fold(BEGINNING, turns)
    for at in range(len(chat) + 1):
        turns = [versions[n] for versions, n in zip(chat[:at], shown, strict=False)]
        assert ledger.upto(turns) == fold(BEGINNING, turns)


@settings(max_examples=40, deadline=None)
@given(st.lists(tags, min_size=1, max_size=5), st.sampled_from(TAGS), st.sampled_from(TAGS))
def test_nothing_of_a_sibling_version_leaks_into_the_other(
    above: list[tuple[object, ...]], one: object, other: object
) -> None:
    turns = [reply(f"m{n}", *said) for n, said in enumerate(above)]  # type: ignore[arg-type]
    first = reply("last", one)  # type: ignore[arg-type]
    second = reply("last", other, version=1)  # type: ignore[arg-type]
    ledger = Ledger(BEGINNING)
    ledger.upto([*turns, first])
    assert ledger.shot(turns, second, 0) == Ledger(BEGINNING).shot(turns, second, 0)
    assert ledger.shot(turns, first, 0) == Ledger(BEGINNING).shot(turns, first, 0)


@settings(max_examples=40, deadline=None)
@given(st.lists(tags, max_size=3), st.lists(st.sampled_from(TAGS), min_size=2, max_size=4))
def test_what_later_tags_of_a_message_say_is_not_true_yet_at_an_earlier_one(
    above: list[tuple[object, ...]], said: list[object]
) -> None:
    turns = [reply(f"m{n}", *each) for n, each in enumerate(above)]  # type: ignore[arg-type]
    whole = reply("last", *said)  # type: ignore[arg-type]
    for number in range(len(said)):
        cut = replace(whole, tags=whole.tags[: number + 1])
        assert Ledger(BEGINNING).shot(turns, whole, number) == Ledger(BEGINNING).shot(turns, cut, number)


@settings(max_examples=80, deadline=None)
@given(
    st.text(max_size=200),
    st.dictionaries(
        st.sampled_from(["char", "wears", "look", "mood", "place", "time"]), st.text(max_size=80)
    ),
)
def test_whatever_a_tag_says_there_are_words_for_every_family(
    prompt: str, attributes: dict[str, str]
) -> None:
    shot = Ledger(BEGINNING).shot([], Turn("m", 0, MIRA, tags=(tag(prompt, **attributes),)), 0)
    for family in Family:
        words = words_of(shot, family)
        assert words.text == "".join(part.text for part in words.parts)
        known = [part.text for part in words.parts if part.source is not None]
        assert not any(set(text) & set("{}<>|\n") for text in known)


IDS = st.sampled_from(
    ["Mira", MIRA, "Bran", "Tom", "npc:tom", "npc:captain vane", "gone.png", "", "x" * 300, "🦊"]
)
corrections = st.builds(
    Correction,
    st.sampled_from(Do),
    IDS,
    st.none() | st.sampled_from(Slot),
    IDS | st.sampled_from(["red hair", "blue coat", "soaked", "-hat", "afraid", "{{char}} | x"]),
    st.integers(-1, 5),
)
spoken = st.lists(st.tuples(tags, st.lists(corrections, max_size=4).map(tuple)), max_size=6)


@settings(max_examples=150, deadline=None)
@given(spoken, st.lists(corrections, max_size=4).map(tuple), st.integers(0, 5))
def test_whatever_the_user_says_of_whom_the_state_is_whole_and_the_same_after_a_fresh_fold(
    spoken: list[tuple[tuple[TagSeen, ...], tuple[Correction, ...]]],
    of_chat: tuple[Correction, ...],
    deleted: int,
) -> None:
    beginning = replace(BEGINNING, corrections=of_chat)
    turns = [replace(reply(f"m{n}", *said), corrections=words) for n, (said, words) in enumerate(spoken)]
    ledger = Ledger(beginning)
    ledger.upto(turns)
    left = [turn for n, turn in enumerate(turns) if n != deleted]
    state = ledger.upto(left)
    assert state == fold(beginning, left)
    assert set(state.stage) <= set(state.people)
    assert [who for who, _ in state.known] == list(state.people)
    assert all(person.id == who and person.names for who, person in state.people.items())
    assert len(state.places) <= MOST_PLACES
    assert not any(set("{|") & set(name) for each in state.people.values() for name in each.names)
    for n, turn in enumerate(left):
        for number in range(len(turn.tags)):
            shot = ledger.shot(left[:n], turn, number)
            assert "{{" not in words_of(shot).text
            assert set(shot.cast.who) <= set(shot.after.people)
    assert len(chronicle(beginning, left)) <= 1 + sum(len(turn.tags) for turn in left)
    briefing(state, left, len)
    retrieve(state, limit=1000)
