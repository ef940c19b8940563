"""Pictures in hand, with what should not be: gone files, endless words, a chat that goes, another tab."""

import time

import pytest

from limner.gallery._changed_words import changed_words
from limner.gallery._rewriting import clean, with_prompt
from limner.pictures import message_notes
from limner.pictures.picture import State
from limner.tags.grammar import scan
from tests.unit.gallery.test_picture_menu import KEY, TEXT, World
from tests.unit.gallery.test_review import Review
from tests.unit.gallery.test_viewer import look

FIRST, SECOND = "/user/images/1.png", "/user/images/2.png"
ENDLESS = ("a fox in the rain, " * 600)[:9_993] + " at all"
"""10,000 characters."""


async def looked_through(world: World) -> World:
    """The gallery is open, and its first page in sight."""
    world.tell("gallery_asked")
    await world.settle()
    world.tell("gallery_page", page=0, seen=True)
    await world.settle()
    return world


def tab_beside(world: World, kind: type[World] = World) -> World:
    """Another tab with the same chat, read from the same file."""
    other = kind()
    other.host.messages = world.host.messages
    other.tell("chat_changed", chat_id="chat")
    return other


# -- words of ten thousand characters -----------------------------------------------------------------------


async def test_a_prompt_of_ten_thousand_characters_is_written_shown_compared_and_painted() -> None:
    world = await World().illustrated()
    await world.press("prompt.paint", 0, FIRST, prompt=ENDLESS)
    words = clean(ENDLESS)
    assert len(words) == 10_000
    assert scan(world.text)[0].prompt == words
    assert world.painted[2:] == [words]
    await world.press("picture.versions", 0, "/user/images/3.png")
    await world.press("versions.compare", 0, FIRST)
    assert "<del>fox in the rain," in world.host.views["window"]
    await world.press("picture.prompt", 0, "/user/images/3.png")
    assert words in world.host.views["window"]
    await looked_through(world)
    assert len(world.host.views["gallery.0"]) < 5_000
    await look(world, 0, "/user/images/3.png")
    assert world.host.viewer is not None
    assert max(len(each.alt) for each in world.host.viewer[0]) == 300


async def test_a_held_prompt_of_ten_thousand_characters_is_reviewed() -> None:
    words = clean(ENDLESS)
    world = Review({"review": True}, f'<img-prompt="{words}">')
    await world.illustrated()
    assert words in world.window
    await world.do("paint", on={0: True}, prompts={0: words})
    assert world.painted == [words]


def test_two_endless_prompts_are_compared_in_no_time() -> None:
    before, after = " ".join(map(str, range(2_000))), " ".join(map(str, range(3_000, 5_000)))
    since = time.process_time()
    kinds = [kind for kind, _ in changed_words(before, after)]
    assert time.process_time() - since < 2
    assert "same" not in kinds


async def test_a_prompt_that_is_too_long_for_a_tag_is_refused_and_not_cut() -> None:
    world = await World().illustrated()
    before = world.text
    for typed in (ENDLESS + "x", "{" * 9_000, "x" + " " * 20_000 + "y" * 10_000):
        await world.press("prompt.paint", 0, FIRST, prompt=typed)
        assert world.said[-1].startswith("A prompt has at most 10000 characters")
    assert world.text == before
    assert world.painted == ["a", "b"]


@pytest.mark.parametrize("typed", ['"' * 10_000, "{" * 5_000, "&amp;" * 1_600, "<b>" * 3_000 + "x"])
def test_words_that_would_end_the_tag_or_be_a_macro_are_harmless_however_many(typed: str) -> None:
    since = time.process_time()
    text = with_prompt('One <img-prompt="a"> two.', 0, clean(typed) or "x")
    assert time.process_time() - since < 2
    assert text.startswith('One <img-prompt="')
    assert text.endswith(" two.")
    assert len(scan(text)) == 1
    assert "{{" not in text


# -- a chat that goes while it is looked at -----------------------------------------------------------------


async def test_a_chat_deleted_under_the_open_gallery_leaves_it_empty_and_nothing_can_be_spent() -> None:
    world = await looked_through(await World().illustrated())
    world.tell("action", action="gallery.all")
    await world.settle()
    world.host.messages.clear()
    world.host.chat_id = ""
    world.tell("chat_changed", chat_id="")
    await world.settle()
    assert world.host.gallery == [0]
    for action in ("gallery.again", "gallery.remove"):
        world.tell("action", action=action)
        await world.settle()
        assert world.said[-1] == "None of these stands in the open chat: open their chat first."
    world.tell("action", action="gallery.zip")
    await world.settle()
    assert world.said[-1].startswith("None of these pictures has a file")
    assert world.painted == ["a", "b"]
    assert world.host.saved == []


async def test_a_chat_deleted_under_the_open_viewer_is_told_of_at_the_next_press() -> None:
    world = await World().illustrated()
    await look(world, 0, FIRST)
    world.host.messages.clear()
    world.tell("chat_changed", chat_id="other")
    await world.settle()
    for action in ("picture.again", "picture.choose", "picture.versions", "picture.prompt", "picture.go"):
        await world.press(action, 0, FIRST)
        gone = "not there any more" if action != "picture.go" else "not stand in the open chat"
        assert gone in world.said[-1]
    assert world.painted == ["a", "b"]


async def test_a_chat_deleted_under_the_review_paints_nothing() -> None:
    world = Review({"review": True})
    await world.illustrated()
    ids = world.ids()
    world.host.messages.clear()
    await world.settle()
    form = {f"on:{name}": True for name in ids}
    world.tell("action", action="review.paint", entry='["chat","m",0,-1,""]', form=form)
    await world.settle()
    assert world.said[-1] == "This message is not there any more."
    assert world.painted == []


# -- two tabs -----------------------------------------------------------------------------------------------


async def test_what_one_tab_has_painted_after_review_is_not_painted_by_the_other() -> None:
    world = Review({"review": True})
    await world.illustrated()
    other = Review()
    other.host.messages = world.host.messages
    other.tell("chat_changed", chat_id="chat")
    await other.settle()
    await other.do("paint", on={0: True, 1: True})
    assert other.painted == ["a", "b"]
    await world.do("paint", on={0: True, 1: True})
    assert world.painted == []
    assert world.said[-1] == "Choose a picture first."
    assert [each.state for each in world.noted()] == [State.PLACED, State.PLACED]


async def test_a_version_that_another_tab_threw_away_is_refused_and_what_shows_stays() -> None:
    world = await World().illustrated()
    await world.press("picture.again", 0, FIRST)
    other = tab_beside(world)
    await other.settle()
    await other.press("versions.throw", 0, FIRST)
    await world.press("picture.choose", 0, FIRST)
    assert world.said[-1] == "This message is not there any more."
    assert world.images()[0] == "/user/images/3.png"
    (picture, _) = message_notes.load(world.host.message("m").notes[0])
    assert [version.url for version in picture.versions] == ["/user/images/3.png"]


async def test_words_that_another_tab_has_written_are_found_by_the_picture_that_stands_there() -> None:
    world = await World().illustrated()
    other = tab_beside(world)
    await other.settle()
    await other.press("prompt.keep", 0, FIRST, prompt="from the other tab")
    await world.press("picture.remove", 0, FIRST)
    assert world.images() == [SECOND]
    assert '<img-prompt="from the other tab">' in world.text


async def test_a_gallery_in_one_tab_shows_at_its_next_news_what_another_has_done() -> None:
    world = await looked_through(await World().illustrated())
    other = tab_beside(world)
    await other.settle()
    await other.press("picture.remove", 0, FIRST)
    world.tell("message_changed", chat_id="chat", uid=KEY.uid, swipe_id=0)
    await world.settle()
    assert world.host.gallery == [1]
    assert TEXT.count("img-prompt") == world.text.count("img-prompt")


# -- files --------------------------------------------------------------------------------------------------


async def test_where_a_file_is_gone_or_is_no_picture_the_gallery_has_its_words() -> None:
    world = await looked_through(await World().illustrated())
    world.app.manual.gallery._context.missing.add(FIRST)
    await world.press("picture.again", 1, SECOND)
    drawn = world.host.views["gallery.0"]
    assert '<span class="limner-tile-words">a</span>' in drawn
    assert "File missing" in drawn
    assert 'alt="b"' in drawn
