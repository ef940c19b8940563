from hypothesis import given
from hypothesis import strategies as st

from limner.continuity.chronicle import chronicle, moods
from limner.continuity.memory import Order, dump, load, prune, retrieve, statistics, store, summarise
from limner.continuity.slots import Slot
from limner.continuity.story import Correction, Do
from tests.unit.continuity.engine_world import BEGINNING, BRAN, MIRA, after, reply, tag

STORY = (
    reply("a", tag("Mira and Bran drink", char="Mira; Bran", mood="Mira: happy")),
    reply(
        "b", tag("Mira dances", char="Mira", wears="red gown", place="ballroom", time="night", mood="proud")
    ),
    reply("c", tag("Mira weeps", char="Mira", mood="sad"), tag("Tom", char="Tom", look="Tom: boy, freckles")),
)


def test_each_scene_is_one_line() -> None:
    assert summarise(BEGINNING, STORY) == (
        "tavern: Mira, Bran. Moods: Mira happy.",
        "ballroom, night: Mira, Tom. Mira: red gown. Moods: Mira proud, Mira sad.",
    )
    assert chronicle(BEGINNING, STORY)[1].first == ("b", 0, 0)
    assert len(summarise(BEGINNING, STORY, last=1)) == 1


def test_moods_are_told_over_the_chat() -> None:
    told = moods(after(*STORY), MIRA)
    assert [(m.message, m.mood) for m in told] == [(0, "happy"), (1, "proud"), (2, "sad")]


def test_facts_of_a_person_are_retrieved_newest_or_most_important_first() -> None:
    state = after(*STORY)
    assert retrieve(state, "Mira", limit=1)[0].slot is Slot.MOOD
    assert {m.who for m in retrieve(state, "Mira")} == {MIRA}
    assert retrieve(state, order=Order.IMPORTANT, slot=Slot.HAIR)[0].who == MIRA
    assert retrieve(state, "nobody known") == ()
    assert len(retrieve(state, limit=3)) == 3


def test_what_is_stored_is_an_event_of_its_message() -> None:
    turn = store(
        store(STORY[0], Correction(Do.SET, MIRA, Slot.HAIR, "white hair")),
        Correction(Do.SET, MIRA, Slot.HAIR, "grey hair"),
    )
    assert len(turn.corrections) == 1
    assert after(turn).people[MIRA].look[Slot.HAIR].value == "grey hair"


def test_pruning_forgets_the_least_important_and_nobody_of_a_card() -> None:
    crowd = [reply(f"x{n}", tag("x", char=f"Person{n}")) for n in range(60)]
    state = prune(after(*crowd), people=10)
    assert len(state.people) == 10
    assert {MIRA, BRAN} <= set(state.people)
    assert "npc:person59" in state.people
    assert set(prune(after(*crowd), people=None, older_than=5).people) == {
        MIRA,
        BRAN,
        *(f"npc:person{n}" for n in range(54, 60)),
    }


def test_statistics_count() -> None:
    told = statistics(after(*STORY))
    assert (told.people, told.pictures, told.scenes) == (3, 5, 2)
    assert told.by_source["card"] >= 4


def test_events_come_back_as_they_were_stored_and_the_first_form_is_still_read() -> None:
    events = (
        Correction(Do.SET, MIRA, Slot.HAIR, "white hair", 1),
        Correction(Do.SAME, "Buzzcut", value="Jack"),
    )
    assert load(dump(events)) == (events, 0)
    assert load(dump(events)["events"]) == (events, 0)
    assert load({"v": 99, "events": [{"do": "dance"}, {"do": "forget", "who": "Tom"}]}) == (
        (Correction(Do.FORGET, "Tom"),),
        1,
    )


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda x: st.lists(x) | st.dictionaries(st.text(), x),
)


@given(json)
def test_damaged_memory_is_left_out(stored: object) -> None:
    events, _ = load(stored)
    assert all(isinstance(event, Correction) for event in events)
