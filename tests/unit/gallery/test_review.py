"""Review before spending: what waits, why, and that nothing of it is painted without the press."""

import json
from collections.abc import Mapping

import pytest

from limner.gallery._where import Where
from limner.painting._review import ReviewRules, words_of
from limner.pictures import message_notes
from limner.pictures.picture import Picture, State
from tests.unit.continuity.test_in_the_program import MIRA
from tests.unit.gallery.test_picture_menu import KEY, TEXT, World

ADDRESS = {"chat_id": "chat", "uid": "m", "swipe_id": 0}


class Review(World):
    """A page whose settings hold pictures."""

    def ids(self) -> list[str]:
        return [each.id for each in self.noted()]

    def noted(self) -> tuple[Picture, ...]:
        return message_notes.load(self.host.message("m").notes[0])

    @property
    def window(self) -> str:
        return self.host.views["review"]

    async def do(
        self, what: str, *, on: Mapping[int, bool], prompts: Mapping[int, str] | None = None
    ) -> None:
        ids = self.ids()
        form: dict[str, object] = {f"on:{ids[at]}": chosen for at, chosen in on.items()}
        form |= {f"prompt:{ids[at]}": words for at, words in (prompts or {}).items()}
        self.tell("action", action=f"review.{what}", entry=Where(KEY, -1).dump(), form=form)
        await self.settle()


async def held(settings: Mapping[str, object] | None = None, text: str = TEXT) -> Review:
    world = Review(dict(settings or {"review": True}), text)
    await world.illustrated()
    return world


async def test_all_pictures_of_a_reply_wait_and_their_words_are_shown() -> None:
    world = await held()
    assert world.painted == []
    assert world.text == TEXT
    assert [each.state for each in world.noted()] == [State.HELD, State.HELD]
    assert ">a</textarea>" in world.window
    assert ">b</textarea>" in world.window
    assert all("This picture waits for your review." in str(slot) for slot in world.host.slots[KEY])


async def test_nothing_is_painted_while_the_reply_streams_either() -> None:
    world = Review({"review": True})
    world.host.add("m", "")
    world.stream(TEXT)
    await world.settle()
    assert world.painted == []
    assert "review" not in world.host.views
    world.host.message("m").text = TEXT
    world.receive(TEXT)
    await world.settle()
    assert world.painted == []
    assert ">a</textarea>" in world.window


async def test_the_press_paints_what_is_chosen_from_the_words_as_they_were_changed() -> None:
    world = await held()
    await world.do("paint", on={0: True, 1: False}, prompts={0: "a tall tower", 1: "b, half typed"})
    assert world.painted == ["a tall tower"]
    assert world.images() == ["/user/images/1.png"]
    assert '<img-prompt="a tall tower"><img' in world.text
    assert '<img-prompt="b">' in world.text
    assert "b, half typed</textarea>" in world.window  # what waits on is as the user has it
    assert [each.state for each in world.noted()] == [State.PLACED, State.HELD]


async def test_what_is_dropped_is_painted_neither_now_nor_by_a_reload() -> None:
    world = await held()
    await world.do("drop", on={0: True, 1: True})
    assert world.painted == []
    assert world.text == TEXT
    assert all(slot is None for slot in world.host.slots.get(KEY, []))
    world.tell("chat_changed", chat_id="chat")
    await world.settle()
    assert world.painted == []


async def test_what_waits_still_waits_after_a_reload_whatever_is_set_by_then() -> None:
    world = await held()
    world.tell("setting_changed", name="review", value=False)
    later = Review({"review": False})
    later.host.messages = world.host.messages
    later.tell("chat_changed", chat_id="chat")
    await later.settle()
    assert later.painted == []
    assert "This picture waits for your review." in str(later.host.slots[KEY][0])
    later.tell("slot_action", **ADDRESS, action="review", ordinal=0)
    await later.settle()
    assert ">a</textarea>" in later.window


async def test_a_closed_window_leaves_everything_waiting_and_the_place_opens_it_again() -> None:
    world = await held()
    world.tell("review_closed")
    world.host.views.clear()
    await world.settle()
    assert world.painted == []
    world.tell("slot_action", **ADDRESS, action="review", ordinal=1)
    await world.settle()
    assert ">b</textarea>" in world.window


async def test_the_place_of_one_picture_paints_that_one_alone() -> None:
    world = await held()
    world.tell("slot_action", **ADDRESS, action="retry", ordinal=1)
    await world.settle()
    assert world.painted == ["b"]
    assert world.images() == ["/user/images/1.png"]


@pytest.mark.parametrize("what", ["replace", "missing"])
async def test_a_script_that_asks_for_the_whole_message_paints_nothing_that_waits(what: str) -> None:
    world = await held()
    args = {"mode": what}
    await world.app.ask("slash_command", {"call": "1", "name": "limn", "text": "", "args": args})
    await world.settle()
    assert world.painted == []


async def test_a_word_of_the_list_holds_its_picture_alone_and_the_reason_is_shown() -> None:
    settings = {"review_words": "blood, crown jewels\nwolf"}
    text = '<img-prompt="a road"> x <img-prompt="The CROWN  jewels"> y <img-prompt="a werewolf">'
    world = await held(settings, text)
    assert world.painted == ["a road", "a werewolf"]
    assert "its words have “crown jewels”" in str(world.host.slots[KEY][1])
    assert "review" not in world.host.views
    world.tell("slot_action", **ADDRESS, action="review", ordinal=1)
    await world.settle()
    assert "It waits because its words have “crown jewels”." in world.window
    await world.do("paint", on={1: True})
    assert world.painted[2:] == ["The CROWN jewels"]


async def test_a_word_that_only_the_painter_would_be_told_holds_a_picture_as_well() -> None:
    world = Review({"review_words": "green eyes"}, '<img-prompt="she laughs" char="Mira">')
    world.host.troupe.take((MIRA,))
    await world.illustrated()
    assert world.painted == []
    assert "green eyes" in str(world.host.slots[KEY][0])


async def test_what_is_asked_for_by_hand_is_not_held() -> None:
    world = await held({"review": True}, "No tag.")
    world.host.message("m").text = TEXT
    await world.app.ask("slash_command", {"call": "1", "name": "limn", "text": "", "args": {}})
    await world.settle()
    assert world.painted == ["a", "b"]


async def test_held_pictures_use_up_no_limit() -> None:
    world = await held({"review": True, "per_hour": 1, "per_reply": 1})
    await world.do("paint", on={1: True})
    assert world.painted == ["b"]
    await world.do("paint", on={0: True})
    assert world.painted == ["b"]
    assert "The limit for one hour" in world.said[-1]


async def test_without_a_choice_nothing_happens() -> None:
    world = await held()
    await world.do("paint", on={0: False, 1: False})
    await world.do("drop", on={})
    assert world.said[-2:] == ["Choose a picture first."] * 2
    assert world.painted == []
    assert [each.state for each in world.noted()] == [State.HELD, State.HELD]


async def test_words_that_cannot_be_written_paint_nothing() -> None:
    world = await held()
    await world.do("paint", on={0: True, 1: True}, prompts={0: "  "})
    assert world.said[-1] == "A picture needs words: nothing was changed."
    world.host.busy.add("m")
    await world.do("paint", on={0: True}, prompts={0: "other words"})
    assert "being edited" in world.said[-1]
    assert world.painted == []
    assert world.text == TEXT


async def test_a_second_reply_does_not_take_the_place_of_what_the_user_is_at() -> None:
    world = await held()
    text = '<img-prompt="another">'
    world.host.add("n", text)
    world.receive(text, uid="n")
    await world.settle()
    assert ">a</textarea>" in world.window
    assert "another" not in world.window
    assert world.painted == []


async def test_the_gallery_finds_what_waits_and_the_verdict_says_so() -> None:
    world = await held()
    world.tell("gallery_asked")
    await world.settle()
    world.tell("action", action="gallery.filter", form={"scope": "chat", "shows": "held"})
    await world.settle()
    assert world.host.gallery == [2]
    world.tell("action", action="trace.show", entry=json.dumps(["chat", "m", 0]))
    await world.settle()
    assert "Pictures wait for your review: 2 of 2." in world.host.views["window"]


@pytest.mark.parametrize("entry", ["", "[]", '["chat","gone",0,-1,""]'])
async def test_a_press_for_what_is_not_there_is_refused_in_words(entry: str) -> None:
    world = await held()
    world.tell("action", action="review.paint", entry=entry, form={})
    await world.settle()
    assert world.said[-1] == "This message is not there any more."


def test_a_list_of_words_is_read_line_by_line_and_by_commas() -> None:
    assert words_of("a, b  c\n\n,a,  d ") == ("a", "b c", "d")
    assert words_of("") == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a Wolf.", "wolf"),
        ("wolves and a werewolf, a wolf", "wolf"),
        ("wolf_2, wolves", None),
        ("C++ code", "c++"),
        ("一只大狼在跑", "狼"),
        ("", None),
        ("wolf" * 5_000, None),
    ],
)
def test_a_word_counts_where_it_stands_whole(text: str, word: str | None) -> None:
    assert ReviewRules(words=("wolf", "c++", "狼")).reason(text) == word


def test_a_strangers_note_cannot_say_more_than_a_word() -> None:
    note = {
        "v": 1,
        "pictures": [{"id": "p", "prompt": "x", "ordinal": 0, "state": "held", "held": "<b>" * 1000}],
    }
    (picture,) = message_notes.load(json.dumps(note))
    assert len(picture.held) == 100
    assert message_notes.load(message_notes.dump("u", (picture,))) == (picture,)
