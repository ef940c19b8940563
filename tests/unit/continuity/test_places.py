import pytest

from limner.continuity import memory
from limner.continuity._ledger import Ledger
from limner.continuity._place_nouns import is_wide
from limner.continuity._place_spots import said_in
from limner.continuity._place_words import NARROW, NO_ENDING, WIDE
from limner.continuity._places import _SECOND, _named, place_in, same
from limner.continuity._text import SPELT_OTHERWISE
from limner.continuity.families.parts import where
from limner.continuity.slots import Slot
from limner.continuity.story import Turn
from tests.unit.continuity.engine_world import BEGINNING, after, reply, tag, told
from tests.unit.continuity.spellings import spellings


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("three figures around a candle in a brick tunnel", "brick tunnel"),
        ("Tom shares a tin of peaches on the roof of an overturned bus", "roof of an overturned bus"),
        ("Mira crosses the rope bridge, wind", "rope bridge"),
        ("in the old pumping station, Ada turns a wheel", "old pumping station"),
        ("tavern, night, Mira asleep", "tavern"),
        ("Hana looks at the sea from a cliff", "cliff"),
        ("Eli at the kitchen window, washing up", "kitchen"),
        ("she waits in the tavern's back room", "tavern's back room"),
        ("he sits on the castle's wall", "castle's wall"),
        ("she drives an ox cart through the city gate", "city gate"),
        ("2girls, back to back, bass guitar, keyboard, spotlight, stage", "stage"),
    ],
)
def test_a_prompt_says_where_somebody_is(prompt: str, place: str) -> None:
    assert place_in(prompt) == place


@pytest.mark.parametrize(
    "prompt",
    [
        "she stares at the castle",
        "Mira leans in a doorway",
        "Mira with her back to the room",
        "a painting of a lake over the bed",
        "Mira beside a car",
        "ears flat, afraid",
        "a woman in a crimson coat holds a bottle",
        "a girl in a red dress docks a boat",
        "a nurse in a blue coat parks her car",
        "she leans on the ship's wheel",
        "she draws on the wood with one finger",
        "raises one finger, starfield in the window behind him",
        "he frowns at a dark space station outside the window",
        "Ingrid in a pale blue hospital gown sits up, smiling",
    ],
)
def test_what_is_looked_at_and_a_spot_in_the_place_are_no_new_place(prompt: str) -> None:
    assert place_in(prompt) == ""


def test_a_shorter_name_of_a_place_is_the_same_one() -> None:
    assert same("lighthouse kitchen", "kitchen")
    assert same("dark forest", "pines")
    assert not same("town hall", "ice hall")
    assert not same("kitchen", "tavern")


def test_a_place_counts_as_said_only_with_all_its_words() -> None:
    assert said_in("brick tunnel", "a candle in a brick tunnel")
    assert not said_in("hotel corridor", "a cart in a corridor")


def test_what_somebody_gets_out_of_is_not_where_they_are() -> None:
    assert place_in("she steps out of a glass elevator between two guards") == ""
    assert place_in("he climbs out of a taxi") == ""
    assert place_in("they walk arm in arm out of the tunnel") == "tunnel"
    assert place_in("she stands in the elevator") == "elevator"


def test_the_quick_look_finds_whatever_is_a_place_and_nothing_else() -> None:
    said = tuple(spellings({*WIDE, *NARROW, *NO_ENDING, *_SECOND, *SPELT_OTHERWISE}))

    assert [said[at] for at in _named(said)] == [word for word in said if is_wide(word) or word in _SECOND]


HARBOUR = "harbour of black stone"


def went(*names: str) -> list[Turn]:
    return [reply(str(n), tag("Mira walks", char="Mira", place=name)) for n, name in enumerate(names)]


def test_the_places_of_a_chat_are_remembered_the_present_one_last() -> None:
    state = after(*went("harbour", "market", "harbour"))
    assert [(each.name, each.visits) for each in state.places] == [
        ("tavern", 1),
        ("market", 1),
        ("harbour", 2),
    ]


def test_a_short_word_brings_back_the_place_that_is_known_by_more() -> None:
    turns = went(HARBOUR, "market")
    assert HARBOUR in told(tag("Mira sits", char="Mira", place="the harbour"), *turns)
    two = [*turns, *went("harbour of white sand", "market")]
    assert "black" not in told(tag("Mira sits", char="Mira", place="the harbour"), *two)


def test_at_most_sixty_places_are_remembered_and_those_of_many_visits_stay() -> None:
    names = [f"cave {chr(97 + n // 26)}{chr(97 + n % 26)}x" for n in range(100)]
    state = after(*went(*["harbour", "market"] * 10, *names))
    known = [each.name for each in state.places]
    assert len(known) == 60
    assert {"harbour", "market", names[-1]} <= set(known)
    assert names[0] not in known


def test_places_are_retrieved_pruned_and_counted() -> None:
    state = after(*went("harbour", "market", "harbour", "market", "chapel", "mill"))
    newest = memory.retrieve(state, slot=Slot.PLACE)
    assert [each.value for each in newest][:2] == ["mill", "chapel"]
    first = memory.retrieve(state, slot=Slot.PLACE, order=memory.Order.IMPORTANT, limit=2)
    assert [each.value for each in first] == ["mill", "market"]
    assert memory.statistics(state).places == 5
    assert [each.name for each in memory.prune(state, places=2).places] == ["market", "mill"]
    assert [each.name for each in memory.prune(state, older_than=1).places] == ["chapel", "mill"]
    assert [each.name for each in memory.prune(state, least=2.1).places] == [
        "harbour",
        "market",
        "chapel",
        "mill",
    ]
    assert len(memory.prune(state).places) == 5


def test_longer_words_for_where_the_scene_is_are_the_same_place() -> None:
    state = after(*went("harbour", HARBOUR))
    assert [each.name for each in state.places] == ["tavern", HARBOUR]


def test_a_photo_of_another_place_is_no_visit() -> None:
    photo = reply("p", tag("an old photo of Mira on a beach", char="Mira"))
    assert [each.name for each in after(photo).places] == ["tavern"]


def test_a_thing_that_stands_in_the_place_a_tag_has_told_of_is_no_other_place() -> None:
    told_place = tag("Bran wades", char="Bran", place="beach")
    bus = tag("Mira sits on the roof of the bus", char="Mira")
    here = after(reply("a", told_place, bus)).place
    assert here is not None
    assert here.value == "beach"
    later = after(reply("a", told_place), reply("b", bus)).place
    assert later is not None
    assert later.value == "roof of the bus"


def test_a_place_is_in_on_or_at_as_english_has_it() -> None:
    said = [where(place) for place in ("wooden jetty", "winners' podium", "night market", "boathouse")]
    assert said == [
        "on the wooden jetty",
        "on the winners' podium",
        "at the night market",
        "in the boathouse",
    ]


def test_streets_that_are_seen_from_a_car_are_not_where_somebody_is() -> None:
    car = tag("Mira drops into the passenger seat", char="Mira", place="inside a car")
    streets = tag("Mira at the wheel, empty streets", char="Mira")
    place = Ledger(BEGINNING).shot((), reply("a", car, streets), 1).after.place
    assert place is not None
    assert place.value == "inside a car"


def test_the_corner_of_the_room_is_in_the_room_where_somebody_is() -> None:
    room = reply("a", tag("x", char="Mira", place="living room of flat three"))
    assert "living room of flat three" in told(
        tag("Mira stands in the corner of the room", char="Mira"), room
    )
    motel = told(tag("Mira sits on the floor of a motel room", char="Mira"), room)
    assert "living room" not in motel
