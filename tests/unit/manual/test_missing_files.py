"""A picture whose file is not there shows its prompt and two buttons; a chat is looked through on request."""

import random
import re
from collections.abc import AsyncGenerator, Mapping

import pytest

from limner.app import App
from limner.core.clock import Ids
from limner.core.errors import HostError
from limner.page.host_values import CommandResult, MessageKey
from limner.page.web import ServerAnswer
from limner.pictures.message_notes import dump
from limner.pictures.picture import Picture, State, Version
from limner.pictures.projection import image_html
from tests.fakes.store import FakeStore
from tests.unit.test_app import ADDRESS, Page
from tests.unit.trace.test_trace_of_replies import failing

KEY = MessageKey("chat", "m", 0)


def image(name: str, prompt: str) -> str:
    return f'<img-prompt="{prompt}">{image_html(f"/user/images/{name}.png", prompt)}'


TEXT = f"The gate. {image('gate', 'a gate')}\n\nThe fox. {image('fox', 'a <b>fox</b>')}"


class Files:
    """ST's server, which has these files and no others."""

    def __init__(self, *there: str) -> None:
        self.there = {f"/user/images/{name}.png" for name in there}
        self.asked: list[tuple[str, str]] = []
        self.reached = True

    async def call(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, deadline: float
    ) -> ServerAnswer:
        assert body is None
        assert deadline
        if method == "HEAD":
            self.asked.append((method, path))
        if not self.reached or method != "HEAD":
            raise HostError("No connection.", "network")
        return ServerAnswer(200 if path in self.there else 404, {}, "")

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        raise HostError(path, "network")
        yield "", ""


def page_of(files: Files, text: str = TEXT) -> Page:
    page = Page()
    page.app = App(page.host, page.clock, Ids(random.Random(2)), FakeStore(), web=files)
    page.host.add("m", text)
    page.tell("hello", settings="", chat_id="chat", width=640, height=480)
    return page


async def unseen(page: Page, name: str = "fox", ordinal: int = 1) -> None:
    """The browser could not show a picture."""
    page.tell("image_failed", **ADDRESS, ordinal=ordinal, source=f"/user/images/{name}.png")
    await page.settle()


async def press(page: Page, action: str, ordinal: int = 1) -> None:
    page.tell("slot_action", **ADDRESS, action=action, ordinal=ordinal)
    await page.settle()


def shown(page: Page) -> list[str | None]:
    return page.host.slots.get(KEY, [])


async def test_a_picture_without_its_file_shows_its_prompt_and_two_buttons() -> None:
    files = Files("gate")
    page = page_of(files)
    await unseen(page)

    gate, fox = shown(page)
    assert gate is None
    assert fox is not None
    assert fox.startswith('<span class="limner-instead">')
    assert "a &lt;b&gt;fox&lt;/b&gt;" in fox
    assert re.findall(r'data-limner-action="(\w+)"', fox) == ["repaint", "remove"]
    assert "<img" not in fox
    assert files.asked == [("HEAD", "/user/images/fox.png")]
    assert page.host.message("m").text == TEXT


async def test_a_chat_that_is_opened_again_still_shows_it_beside_the_reason_of_a_failure() -> None:
    page = page_of(Files("gate"), f'{TEXT} <img-prompt="an owl">')
    owl = Picture("o", "an owl", 2, State.FAILED, (Version("v", "an owl", "", "sd", 0.0, "No."),))
    page.host.message("m").notes[0] = dump("m", [owl])
    await unseen(page)
    page.tell("chat_changed", chat_id="chat")
    await page.settle()

    gate, fox, owls = shown(page)
    assert gate is None
    assert "The file of this picture is not here" in str(fox)
    assert "No." in str(owls)


async def test_a_server_out_of_reach_says_nothing_of_a_file() -> None:
    files = Files()
    files.reached = False
    page = page_of(files)
    await unseen(page)

    assert not any(shown(page))


async def test_only_pictures_that_stand_behind_a_tag_are_asked_for() -> None:
    files = Files()
    page = page_of(files, f"{image('gate', 'a gate')} and //else/a.png")
    await unseen(page, "other", 0)
    page.tell("image_failed", **ADDRESS, ordinal=0, source="//elsewhere.example/a.png")
    await page.settle()

    assert files.asked == []


@pytest.mark.parametrize(
    "source",
    [
        "/\\elsewhere.example/a.png",
        "/\t/elsewhere.example/a.png",
        "/api/users/me",
        "/user/images/../../api/a",
    ],
)
async def test_nobody_but_the_users_own_pictures_is_asked_for_whatever_a_chat_file_says(source: str) -> None:
    files = Files()
    page = page_of(files, f'<img-prompt="a"><img src="{source}" title="a" alt="a">')
    await noted(page)
    page.tell("image_failed", **ADDRESS, ordinal=0, source=source)
    await page.settle()
    await looked(page)

    assert files.asked == []


async def test_one_press_paints_it_again_and_the_other_picture_stays() -> None:
    page = page_of(Files("gate"))
    await unseen(page)
    await press(page, "repaint")

    text = page.host.message("m").text
    assert page.painted == ["a <b>fox</b>"]
    assert "/user/images/fox.png" not in text
    assert "/user/images/gate.png" in text
    assert text.count("<img src=") == 2
    assert shown(page)[0] is None
    assert "limner-missing" not in str(shown(page))
    assert "limner-turning" in str(shown(page))  # the way back, should the file come back


async def test_one_press_removes_it_and_undo_brings_it_back() -> None:
    page = page_of(Files("gate"))
    await unseen(page)
    await press(page, "remove")

    assert page.host.message("m").text.count("<img src=") == 1
    assert page.host.message("m").text.count("<img-prompt=") == 2
    assert page.painted == []
    assert not any(shown(page))


async def test_while_it_is_painted_again_a_skeleton_stands_there_and_a_failure_says_why() -> None:
    page = page_of(Files("gate"))
    await unseen(page)
    page.host.painter = failing
    page.tell("setting_changed", name="retries", value=0)
    await press(page, "repaint")

    assert "out of paint" in str(shown(page)[1])
    assert page.host.message("m").text == TEXT


async def noted(page: Page) -> None:
    """The messages have notes, as all have that Limner has illustrated."""
    for message in page.host.messages:
        message.notes[0] = '{"v": 1, "uid": "' + message.uid + '", "pictures": []}'


async def looked(page: Page) -> None:
    page.tell("action", action="files.look", entry="", form={})
    await page.settle()


async def test_a_whole_chat_is_painted_again_after_a_question_with_the_number() -> None:
    files = Files("gate")
    page = page_of(files)
    page.host.add("n", image("tower", "a tower"))
    await noted(page)
    await looked(page)

    assert sorted(path for _, path in files.asked) == [
        "/user/images/fox.png",
        "/user/images/gate.png",
        "/user/images/tower.png",
    ]
    assert page.host.questions == ["Pictures of this chat without a file: 2. Paint them again?"]
    assert sorted(page.painted) == ["a <b>fox</b>", "a tower"]
    assert page.host.toasts[-1] == ("success", "Pictures painted again: 2 of 2.")


async def test_who_says_no_is_shown_what_is_missing_and_nothing_is_painted() -> None:
    page = page_of(Files("gate"))
    page.host.agrees = False
    await noted(page)
    await looked(page)

    assert page.painted == []
    assert "limner-missing" in str(shown(page)[1])


async def test_the_limit_of_the_hour_ends_it_and_says_so() -> None:
    page = page_of(Files())
    page.host.add("n", image("tower", "a tower"))
    await noted(page)
    page.tell("setting_changed", name="per_hour", value=1)
    await looked(page)

    assert len(page.painted) == 1
    assert page.host.toasts[-1][0] == "warning"
    assert page.host.toasts[-1][1].startswith("Pictures painted again: 1 of 3.")


async def test_a_chat_that_lacks_nothing_says_so_and_nothing_was_asked_at_its_start() -> None:
    files = Files("gate", "fox")
    page = page_of(files)
    await noted(page)
    await page.settle()
    assert files.asked == []
    await looked(page)

    assert page.host.toasts[-1] == ("success", "No picture file of this chat is missing.")


async def test_a_painter_that_has_nothing_says_so_once() -> None:
    async def nothing(_text: str, _args: Mapping[str, str]) -> CommandResult:
        return CommandResult(False, "")

    page = page_of(Files())
    await noted(page)
    page.host.painter = nothing
    await looked(page)

    assert page.host.message("m").text == TEXT
