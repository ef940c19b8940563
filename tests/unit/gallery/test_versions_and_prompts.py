"""Every picture ever painted at a tag, and its words: chosen, compared, changed; nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.core.errors import HostError, RequestError
from limner.gallery._changed_words import changed_words
from limner.gallery._improving import read
from limner.gallery._requests import without
from limner.gallery._rewriting import clean, with_prompt
from limner.page.host_values import MessageKey, PatchResult
from limner.pictures.message_notes import load
from limner.pictures.picture import Picture, State, Touch, Version
from limner.tags.grammar import scan
from tests.unit.gallery.test_picture_menu import World
from tests.unit.gallery.test_viewer import at, shown

FIRST, AGAIN = "/user/images/1.png", "/user/images/3.png"


async def painted_twice() -> World:
    world = await World().illustrated()
    await world.press("picture.again", 0, FIRST)
    assert world.images()[0] == AGAIN
    return world


async def test_an_earlier_version_is_chosen_and_the_newer_one_is_kept() -> None:
    world = await painted_twice()
    await world.press("picture.choose", 0, FIRST)
    assert world.images() == [FIRST, "/user/images/2.png"]
    await world.press("picture.choose", 0, AGAIN)
    assert world.images()[0] == AGAIN
    assert len(world.painted) == 3


async def test_two_versions_stand_side_by_side_with_the_changed_words_marked() -> None:
    world = await World().illustrated()
    await world.press("prompt.paint", 0, FIRST, prompt="a tall tower")
    await world.press("versions.compare", 0, FIRST)
    window = world.host.views["window"]
    assert "<del>tall tower</del>" in window
    assert window.count("<figure>") == 2
    assert "Version 1" in window


async def test_a_version_is_thrown_away_after_a_question_and_its_file_stays() -> None:
    world = await painted_twice()
    world.host.agrees = False
    await world.press("versions.throw", 0, FIRST)
    assert len(load(world.host.message("m").notes[0])[0].versions) == 2
    world.host.agrees = True
    await world.press("versions.throw", 0, FIRST)
    left = load(world.host.message("m").notes[0])[0]
    assert [version.url for version in left.versions] == [AGAIN]
    assert left.shown == left.versions[0]
    assert world.images()[0] == AGAIN
    assert world.host.deleted == []


async def test_what_shows_is_not_thrown_away() -> None:
    world = await painted_twice()
    await world.press("versions.throw", 0, AGAIN)
    assert "choose another one first" in world.said[-1]
    assert world.images()[0] == AGAIN


async def test_several_are_painted_after_a_question_and_one_undo_takes_them_back() -> None:
    world = await World().illustrated()
    world.host.typed = ["3"]
    await world.press("picture.candidates", 0, FIRST)
    assert world.painted == ["a", "b", "a", "a", "a"]
    assert world.host.views["window"].count("limner-version-prompt") == 4
    world.tell("action", action="retouch.undo", entry='["chat", "m", 0]')
    await world.settle()
    assert world.images()[0] == FIRST


@pytest.mark.parametrize("typed", ["1", "9", "many", ""])
async def test_a_number_that_cannot_be_paints_nothing(typed: str) -> None:
    world = await World().illustrated()
    world.host.typed = [typed]
    await world.press("picture.candidates", 0, FIRST)
    assert world.said[-1] == "This must be a number from 2 to 8."
    assert len(world.painted) == 2


async def test_versions_are_gone_through_in_the_viewer() -> None:
    world = await painted_twice()
    await world.press("versions.look", 0, FIRST)
    assert world.host.viewer is not None
    assert [each.url for each in world.host.viewer[0]] == [FIRST, AGAIN]


async def test_a_key_that_is_pressed_before_the_others_are_read_turns_the_version_all_the_same() -> None:
    world = await painted_twice()
    await world.press("picture.look", 0, AGAIN)
    entry = at(world)
    world.tell("viewer_turned", entry=entry, by=-1)
    world.tell("viewer_moved", entry=entry)
    await world.settle()
    assert shown(world)[0] == FIRST


async def test_the_others_are_read_again_after_the_page_was_too_busy_once() -> None:
    world = await painted_twice()
    rows = world.host.picture_rows
    failed: list[int] = []

    async def busy() -> object:
        if not failed:
            failed.append(1)
            raise HostError("The page did not answer.", "timeout")
        return await rows()

    world.host.picture_rows = busy  # type: ignore[assignment,method-assign]
    await world.press("picture.look", 0, AGAIN)
    for _ in range(2):
        world.tell("viewer_moved", entry=at(world))
        await world.settle()
    assert shown(world) == [AGAIN, "/user/images/2.png"]


async def test_other_words_stand_in_the_tag_and_nothing_is_painted_without_the_press() -> None:
    world = await World().illustrated()
    await world.press("prompt.keep", 0, FIRST, prompt='a "tall" <tower>')
    assert "<img-prompt=\"a 'tall' tower\">" in world.text
    assert world.images() == [FIRST, "/user/images/2.png"]
    assert world.painted == ["a", "b"]
    await world.press("picture.again", 0, FIRST)
    assert world.painted[2:] == ["a 'tall' tower"]
    assert [version.prompt for version in load(world.host.message("m").notes[0])[0].versions] == [
        "a",
        "a 'tall' tower",
    ]


@pytest.mark.parametrize("took", [False, True])
async def test_where_the_page_does_not_say_if_it_took_the_words_those_of_the_tag_count(took: bool) -> None:
    world = World()
    world.refuses = "https://evil.example/x.png"  # a picture without a file: its tag alone tells it
    await world.illustrated()
    world.refuses = ""
    patch = world.host.patch

    async def fail(key: MessageKey, *, expect: str, text: str, limner: str) -> PatchResult:
        result = PatchResult("gone")
        if took or "a tower" not in text:
            result = await patch(key, expect=expect, text=text, limner=limner)
        if "a tower" in text:
            raise HostError("The page gave no answer.", "timeout")
        return result

    world.host.patch = fail  # type: ignore[method-assign]
    await world.press("prompt.keep", 0, "", prompt="a tower")
    world.host.patch = patch  # type: ignore[method-assign]
    assert ("a tower" in world.text) == took
    await world.press("picture.again", 0, "")
    assert world.painted == ["a", "b", "a tower" if took else "a"]
    assert len(load(world.host.message("m").notes[0])) == 2


@pytest.mark.parametrize("action", ["prompt.keep", "prompt.paint"])
async def test_words_go_into_the_tag_they_were_opened_from_wherever_it_stands_by_then(action: str) -> None:
    world = World()
    world.refuses = "https://evil.example/x.png"
    await world.illustrated()
    await world.press("picture.prompt", 1, "")
    assert "<img src" not in world.text
    world.host.message("m").swipes[0] = 'New <img-prompt="x"> then <img-prompt="z"> ' + world.text
    world.refuses = ""
    await world.press(action, 1, "", prompt="a tower")
    assert '"z"' in world.text
    assert '"b"' not in world.text
    assert "a tower" in world.text
    assert world.painted[2:].count("a tower") == (action == "prompt.paint")


async def test_a_proposal_of_the_model_is_shown_and_not_used_before_the_press() -> None:
    world = await World().illustrated()

    async def model(prompt: str, _system: str) -> str:
        assert "Wish: rain" in prompt
        return '<think>hm</think>Prompt: "a tower in the rain"'

    world.host.model = model
    await world.press("picture.prompt", 0, FIRST)
    await world.press("prompt.ask", 0, FIRST, prompt="a", wish="rain")
    assert "a tower in the rain</textarea>" in world.host.views["window"]
    assert world.painted == ["a", "b"]
    assert 'img-prompt="a"' in world.text
    await world.press("prompt.paint", 0, FIRST, prompt="a tower in the rain", wish="")
    assert world.painted[2:] == ["a tower in the rain"]
    await world.press("picture.prompt", 0, AGAIN)
    assert world.host.views["window"].count("<li>rain</li>") == 1
    await world.press("prompt.keep", 0, AGAIN, prompt="a tower by hand", wish="")
    await world.press("picture.prompt", 0, AGAIN)
    assert world.host.views["window"].count("<li>") == 1


async def test_a_message_that_is_edited_meanwhile_keeps_the_users_words_and_its_picture() -> None:
    world = await World().illustrated()
    world.host.busy.add("m")
    await world.press("prompt.keep", 0, FIRST, prompt="other words")
    assert 'img-prompt="a"' in world.text
    assert "being edited" in world.said[-1]
    world.host.busy.clear()
    await world.press("prompt.keep", 0, FIRST, prompt="other words")
    assert world.images()[0] == FIRST
    assert world.painted == ["a", "b"]


@given(st.text(max_size=200))
def test_whatever_is_typed_the_text_around_the_tag_stays(typed: str) -> None:
    text = 'He said "go". <img-prompt="a" char="Mira"> Then <!--img-prompt="b"--> end.'
    prompt = clean(typed)
    if not prompt:
        return
    for ordinal in (0, 1):
        try:
            written = with_prompt(text, ordinal, prompt)
        except RequestError:
            continue
        tags = scan(written)
        assert [tag.prompt for tag in tags][ordinal] == prompt
        assert [tag.prompt for tag in tags][1 - ordinal] == ("b", "a")[ordinal]
        assert written.startswith('He said "go". ')
        assert written.endswith(" end.")


@pytest.mark.parametrize(
    ("answer", "prompt"),
    [
        ("a fox in rain", "a fox in rain"),
        ('```\n"a fox"\n```', "a fox"),
        ("**New prompt:** a fox", "a fox"),
        ("<think>long</think>\n a fox", "a fox"),
        ("<think>", ""),
        ("", ""),
        ("a {{user}} <img src=x>", "a { {user} } img src=x"),
    ],
)
def test_an_answer_of_a_model_is_read_without_trust(answer: str, prompt: str) -> None:
    assert read(answer) == prompt


def test_words_are_compared_and_long_prompts_in_little_time() -> None:
    assert list(changed_words("a red fox", "a blue fox runs")) == [
        ("same", "a"),
        ("gone", "red"),
        ("new", "blue"),
        ("same", "fox"),
        ("new", "runs"),
    ]
    long = " ".join(f"w{number}" for number in range(2_000))
    assert [kind for kind, _ in changed_words(long, f"other {long}")]


def version(number: int) -> Version:
    return Version(f"v{number}", "a", f"/user/images/{number}.png", "sd", 1.0)


@given(st.lists(st.booleans(), min_size=2, max_size=6), st.data())
def test_without_one_version_all_others_show_and_undo_as_before(
    beside: list[bool], data: st.DataObject
) -> None:
    picture = Picture("p", "a", 0, State.PAINTING).painted(version(0))
    for number, also in enumerate(beside, 1):
        picture = picture.to(State.QUEUED).to(State.PAINTING).painted(version(number), Touch(number, also))
    free = [
        index
        for index in range(len(picture.versions))
        if index != picture.chosen and index not in picture.beside
    ]
    if not free:
        return
    gone = data.draw(st.sampled_from(free))
    left = without(picture, gone)
    assert left.standing == picture.standing
    kept = [past for past in picture.past if gone not in (past.chosen, *past.beside)]
    assert [left.versions[past.chosen] for past in left.past] == [
        picture.versions[past.chosen] for past in kept
    ]
