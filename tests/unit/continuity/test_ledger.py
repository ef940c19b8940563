"""What is true when: the last word for state, the first for identity, and each picture in its own moment."""

import pytest

from limner.continuity._ledger import Ledger, fold
from limner.continuity._wording import Family
from limner.continuity.slots import Slot
from limner.continuity.state import StoryState
from limner.continuity.story import Correction, Do, Turn
from limner.continuity.wardrobe import worn
from tests.unit.continuity.engine_world import BEGINNING, BRAN, MIRA, after, reply, shot, tag, told


def clothes(state: StoryState, who: str = MIRA) -> list[str]:
    return [g.words for g in worn(state.people[who])]


GOWN = reply("a", tag("Mira dances", char="Mira", wears="red silk gown", place="ballroom"))


def test_the_usual_clothes_hold_until_something_is_said() -> None:
    assert clothes(after()) == ["leather jerkin", "grey trousers", "boots"]
    assert clothes(after(GOWN)) == ["red silk gown"]
    assert clothes(after(GOWN, reply("b", tag("Mira", char="Mira", wears="the same as before")))) == [
        "red silk gown"
    ]


def test_said_clothes_are_not_overruled_by_a_slip_into_those_of_the_card() -> None:
    state = after(GOWN, reply("b", tag("Mira in a leather jerkin laughs", char="Mira")))
    assert clothes(state) == ["red silk gown"]
    assert "jerkin" not in told(tag("Mira in a leather jerkin laughs", char="Mira"), GOWN)
    assert clothes(after(GOWN, reply("b", tag("a woman in a jerkin laughs", char="Mira")))) == [
        "red silk gown"
    ]


def test_new_garments_are_believed() -> None:
    assert clothes(after(GOWN, reply("b", tag("Mira in a grey cloak", char="Mira")))) == [
        "red silk gown",
        "grey cloak",
    ]


def test_single_garments_come_and_go() -> None:
    assert clothes(after(reply("a", tag("x", char="Mira", wears="+wool cap, -boots")))) == [
        "leather jerkin",
        "grey trousers",
        "wool cap",
    ]
    assert clothes(after(reply("a", tag("x", char="Mira", wears="no boots")))) == [
        "leather jerkin",
        "grey trousers",
    ]


def test_clothes_of_earlier_come_back_by_their_name() -> None:
    state = after(GOWN, reply("b", tag("x", char="Mira", wears="her jerkin again")))
    assert clothes(state) == ["leather jerkin", "grey trousers", "boots"]


def test_the_clothes_of_an_earlier_day_come_back_by_their_dress_alone() -> None:
    ball = reply("a", tag("x", char="Mira", wears="emerald silk ball gown, black lace gloves"))
    work = reply("b", tag("x", char="Mira", wears="grey dress, white apron"))
    again = reply("c", tag("x", char="Mira", wears="the ball gown"))
    assert clothes(after(ball, work, again)) == ["emerald silk ball gown", "black lace gloves"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("court dress: black velvet doublet, white lace ruff", "her court dress"),
        ("Mira: owl costume (brown feather cloak, feathered cap)", "owl costume"),
    ],
)
def test_an_outfit_that_is_named_before_its_list_comes_back_by_its_name(said: str, name: str) -> None:
    first = reply("a", tag("x", char="Mira", wears=said))
    other = reply("b", tag("x", char="Mira", wears="grey dress"))
    again = reply("c", tag("x", char="Mira", wears=name))
    assert clothes(after(first, other, again)) == clothes(after(first))
    assert len(clothes(after(first))) == 2


def test_a_shorter_word_in_a_list_means_the_garment_that_is_known() -> None:
    work = reply("a", tag("x", char="Mira", wears="burgundy dress, white apron"))
    short = reply("b", tag("x", char="Mira", wears="dress, boots"))
    assert clothes(after(work, short)) == ["burgundy dress", "boots"]


def test_hair_stays_until_a_change_is_announced_and_keeps_what_that_leaves_open() -> None:
    slip = after(reply("a", tag("Mira with short blonde hair", char="Mira")))
    assert slip.people[MIRA].look[Slot.HAIR].value == "long brown curls"
    cut = after(reply("a", tag("Mira", char="Mira", look="hair cut short")))
    value = cut.people[MIRA].look[Slot.HAIR].value
    assert "brown" in value
    assert "short" in value
    assert "long" not in value


def test_another_shape_is_announced_behind_what_it_is_called() -> None:
    human = reply("a", tag("Mira", char="Mira", look="human form: brown skin, short black hair, no tail"))
    look = after(human).people[MIRA].look
    assert (look[Slot.SKIN].value, look[Slot.HAIR].value) == ("brown skin", "short black hair")
    assert Slot.EXTRA not in look
    true = reply("b", tag("Mira", char="Mira", look="Mira: true form: blue skin, white hair"))
    assert after(human, true).people[MIRA].look[Slot.SKIN].value == "blue skin"


def test_a_former_look_that_comes_back_is_cut_out() -> None:
    cut = reply("a", tag("Mira", char="Mira", look="short black hair"))
    assert "brown" not in told(tag("Mira brushes her long brown curls", char="Mira"), cut)


def test_the_first_description_of_somebody_new_is_kept() -> None:
    met = reply(
        "a", tag("the Moth Lady, a pale woman with white hair, in a lace dress", char="the Moth Lady")
    )
    words = told(tag("the Moth Lady leaves", char="the Moth Lady"), met)
    assert "white hair" in words
    assert "lace dress" in words
    assert "Moth" not in words


def test_another_name_makes_two_people_one() -> None:
    met = reply("a", tag("a lean man with yellow hair", char="the stranger"))
    state = after(met, reply("b", tag("Crowe", char="Silas Crowe", look="Silas Crowe: the stranger")))
    assert len(state.people) == 3
    assert "yellow hair" in told(
        tag("Crowe smiles", char="Crowe"),
        met,
        reply("b", tag("Crowe", char="Silas Crowe", look="Silas Crowe: the stranger")),
    )


def test_a_picture_without_people_moves_nobody() -> None:
    state = after(GOWN, reply("b", tag("an empty harbour, no people")))
    assert state.stage[0] == MIRA
    assert "ballroom" in told(
        tag("Mira smiles", char="Mira"), GOWN, reply("b", tag("an empty harbour, no people"))
    )


def test_a_place_that_is_left_is_not_named_any_more() -> None:
    words = told(tag("Mira walks in the woods", char="Mira"), GOWN)
    assert "ballroom" not in words


def test_who_is_said_to_be_in_the_saloon_is_on_its_stairs_no_more() -> None:
    stairs = reply("a", tag("x", char="Mira", place="saloon stairs"))
    saloon = reply("b", tag("x", char="Mira", place="saloon"))
    assert "stairs" not in told(tag("Mira waits", char="Mira"), stairs, saloon)
    square = reply("a", tag("x", char="Mira", place="market square"))
    market = reply("b", tag("x", char="Mira", place="market"))
    assert "market square" in told(tag("Mira waits", char="Mira"), square, market)


def test_years_later_clothes_are_the_usual_ones_and_a_boy_is_a_man() -> None:
    born = reply("a", tag("Tom", char="Tom", look="Tom: boy of ten, red hair", wears="Tom: sailor suit"))
    later = reply("b", tag("Tom", char="Tom", time="twenty years later", look="Tom: 30 years old"))
    state = after(GOWN, born, later)
    assert clothes(state) == ["leather jerkin", "grey trousers", "boots"]
    assert state.people["npc:tom"].look[Slot.SEX].value == "man"


def test_hidden_messages_happened() -> None:
    assert clothes(after(Turn("a", 0, MIRA, hidden=True, tags=GOWN.tags))) == ["red silk gown"]


def test_the_user_has_the_last_word_where_he_locks() -> None:
    lock = Turn(
        "a",
        0,
        MIRA,
        corrections=(
            Correction(Do.SET, MIRA, Slot.WEARS, "green dress"),
            Correction(Do.LOCK, MIRA, Slot.WEARS),
        ),
    )
    assert clothes(after(lock, GOWN)) == ["green dress"]
    unlock = Turn("b", 0, MIRA, corrections=(Correction(Do.UNLOCK, MIRA, Slot.WEARS),))
    assert clothes(after(lock, unlock, GOWN)) == ["red silk gown"]


def test_a_correction_goes_with_its_message() -> None:
    corrected = Turn("a", 0, MIRA, corrections=(Correction(Do.SET, "Mira", Slot.HAIR, "white hair"),))
    ledger = Ledger(BEGINNING)
    assert ledger.upto([corrected]).people[MIRA].look[Slot.HAIR].value == "white hair"
    assert ledger.upto([]).people[MIRA].look[Slot.HAIR].value == "long brown curls"


def test_forgotten_and_same_as() -> None:
    met = reply("a", tag("Buzzcut", char="Buzzcut", look="Buzzcut: man, one eye"))
    forget = Turn("b", 0, MIRA, corrections=(Correction(Do.FORGET, "Buzzcut"),))
    same = Turn("b", 0, MIRA, corrections=(Correction(Do.SAME, "Buzzcut", value="Bran"),))
    assert len(after(met, forget).people) == 2
    merged = after(met, same)
    assert len(merged.people) == 2
    assert "Buzzcut" in merged.people[BRAN].names


def test_an_old_tag_is_painted_with_what_was_true_then() -> None:
    ledger = Ledger(BEGINNING)
    before = ledger.shot([], GOWN, 0)
    ledger.upto([GOWN, reply("b", tag("x", char="Mira", wears="black coat", place="street"))])
    assert ledger.shot([], GOWN, 0) == before


def test_folding_twice_changes_nothing() -> None:
    turns = [GOWN, reply("b", tag("Mira in a grey cloak", char="Mira; Bran", mood="sad"))]
    assert fold(BEGINNING, turns) == fold(BEGINNING, turns) == Ledger(BEGINNING).upto(turns)


def test_a_given_name_tells_a_painter_man_or_woman_only_where_nothing_else_does() -> None:
    met = reply("a", tag("Heinrich waves", char="Heinrich"))
    heinrich = after(met).people["npc:heinrich"]
    assert (heinrich.sex, heinrich.likely_sex) == ("", "m")
    for family in Family:
        words = told(tag("Heinrich waves", char="Heinrich"), met, family=family).lower().split()
        assert {"man", "1boy", "boy"} & {word.strip(",:") for word in words}
    assert shot(tag("he laughs"), met).cast.who == ("npc:heinrich",)
    she = reply("b", tag("Heinrich, a woman in a red coat, bows", char="Heinrich"))
    assert after(she).people["npc:heinrich"].likely_sex == "f"


def test_a_captain_of_a_family_that_is_called_martin_is_no_man_by_name() -> None:
    met = reply("a", tag("Captain Martin waves", char="Captain Martin"))
    assert after(met).people["npc:captain martin"].likely_sex == ""
    assert after(reply("a", tag("Martin waves", char="Martin"))).people["npc:martin"].likely_sex == "m"
