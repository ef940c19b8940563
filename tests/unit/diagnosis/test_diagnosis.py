"""What the panel tells of a story that has no pictures, and the test of the chain, without a browser."""

import asyncio
import json
from collections.abc import Mapping

import pytest

from limner.core.errors import HostError
from limner.diagnosis import _trace_view as trace_view
from limner.diagnosis._checkup_report import CheckupStep, Report, StepMark
from limner.page.host_values import CommandResult
from limner.trace.steps import Kind, ReplyTrace, Step
from tests.unit.test_app import STORY, Page
from tests.unit.trace.test_trace_of_replies import KEY, failing, reply

ENTRY = json.dumps([KEY.chat_id, KEY.uid, KEY.swipe_id])


def press(page: Page, action: str, **data: object) -> None:
    page.tell("action", action=action, entry="", form={}, **data)


def marks(page: Page) -> list[str]:
    """How each link of the chain does, from what the panel shows; what stands beside it comes last."""
    return links(page)[:-1]


def links(page: Page) -> list[str]:
    html = page.host.views["diagnosis"]
    return [each.partition('"')[0] for each in html.split("limner-link limner-")[1:]]


async def checked(page: Page) -> list[str]:
    press(page, "checkup.run")
    await page.settle()
    return marks(page)


async def test_the_panel_shows_the_verdict_of_each_reply_and_its_trace() -> None:
    page = Page()
    await reply(page)

    assert "All is well" in page.host.views["diagnosis"]
    assert "trace.show" in page.host.views["diagnosis"]

    page.tell("action", action="trace.show", entry=ENTRY, form={})
    await page.settle()

    assert page.host.window_is_open
    assert "a red fox" in page.host.views["window"]


async def test_the_menu_of_a_message_shows_the_trace_by_its_address() -> None:
    page = Page()
    await reply(page)
    page.tell("action", action="trace.show", chat_id="chat", uid="m", swipe_id=0)
    await page.settle()
    assert "a red fox" in page.host.views["window"]

    page.tell("action", action="trace.show", chat_id="chat", uid="other", swipe_id=0)
    await page.settle()
    assert "Nothing is known" in page.host.views["window"]


async def test_a_greeting_is_no_row_in_the_panel() -> None:
    page = Page()
    page.host.add("m", "Hello.")
    page.receive("Hello.", type="first_message")
    await page.settle()

    assert "limner-verdicts" not in page.host.views["diagnosis"]


async def test_a_trace_is_copied_or_given_as_a_file() -> None:
    page = Page()
    await reply(page)
    press(page, "trace.copy")
    await page.settle()

    assert "a red fox" in page.host.clipboard
    assert page.host.toasts[-1] == ("success", "The trace is on the clipboard.")

    page.host.may_copy = False
    press(page, "trace.copy")
    await page.settle()

    assert page.host.files["limner-trace.txt"] == page.host.clipboard


async def test_what_the_model_wrote_is_escaped() -> None:
    page = Page()
    await reply(page, "<img-prompt=<script>alert(1)</script>>")
    page.tell("action", action="trace.show", entry=ENTRY, form={})
    await page.settle()

    assert "<script>" not in page.host.views["window"]
    assert "<script>" not in page.host.views["diagnosis"]


def test_every_kind_of_step_can_be_shown() -> None:
    steps = tuple(Step(0.0, kind, kind.value) for kind in Kind)

    assert trace_view.render("", ReplyTrace(None, "", steps)).count("<li") == len(Kind)
    assert len(trace_view.plain(ReplyTrace(None, "", steps)).splitlines()) == len(Kind) + 1


# -- the badge -----------------------------------------------------------------------------------------------


async def test_the_badge_counts_failed_pictures_until_they_are_painted() -> None:
    page = Page({"version": 1, "retries": 0})
    assert "limner-badge" not in page.host.views.get("badge", "")
    page.host.painter = failing
    await reply(page)

    assert ">1</span>" in page.host.views["badge"]
    assert "Limner, to look at: 1" in page.host.views["badge"]

    page.host.painter = Page().host.painter
    page.tell("slot_action", chat_id="chat", uid="m", swipe_id=0, action="retry", ordinal=0)
    await page.settle()

    assert "limner-badge" not in page.host.views["badge"]


async def test_a_painter_that_rests_needs_attention_until_its_pause_is_over() -> None:
    page = Page({"version": 1, "retries": 0})
    page.host.painter = failing
    await reply(page, "".join(f'<img-prompt="picture {number}"> ' for number in range(3)))

    assert ">4</span>" in page.host.views["badge"]
    assert "keeps failing" in page.host.views["attention"]

    await page.clock.advance(62)

    assert ">3</span>" in page.host.views["badge"]


async def test_a_page_that_does_not_answer_leaves_the_count_as_it_was() -> None:
    page = Page()

    async def busy(last: int, *, only: bool = False) -> list[object]:
        raise HostError(f"busy: {last} {only}")

    page.host.scan = busy  # type: ignore[assignment,method-assign] # a page of its own
    await reply(page)

    assert "All is well" in page.host.views["diagnosis"]


# -- the checkup ---------------------------------------------------------------------------------------------


async def test_the_checkup_goes_from_the_model_to_a_picture_without_a_chat() -> None:
    page = Page()

    assert await checked(page) == ["done"] * 4
    assert page.painted == ["a tower in the rain"]
    assert 'src="/user/images/a%20tower%20in%20the%20rain.png"' in page.host.views["diagnosis"]
    assert "img-prompt" in page.host.asked[0][1]
    assert page.host.saves == 0

    press(page, "checkup.close")
    await page.settle()

    assert page.host.deleted == ["/user/images/a%20tower%20in%20the%20rain.png"]
    assert marks(page) == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("A tower.", "The model answered without a tag."),
        ("<img-prompt=tower>", "`&lt;img-prompt=tower&gt;`: the prompt is not in quotes"),
    ],
)
async def test_an_answer_without_a_tag_breaks_the_checkup_there(answer: str, words: str) -> None:
    page = Page()

    async def model(_prompt: str, _system: str) -> str:
        return answer

    page.host.model = model

    assert await checked(page) == ["done", "done", "broken", "open"]
    assert words in page.host.views["diagnosis"]
    assert page.painted == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [("offline", "No model is connected"), ("model", "The model did not answer: Overloaded.")],
)
async def test_a_model_that_does_not_answer_breaks_the_checkup_there(kind: str, words: str) -> None:
    page = Page()

    async def model(_prompt: str, _system: str) -> str:
        raise HostError("Overloaded", kind)

    page.host.model = model

    assert await checked(page) == ["done", "broken", "open", "open"]
    assert words in page.host.views["diagnosis"]


async def test_a_painter_that_fails_breaks_the_checkup_there() -> None:
    page = Page({"version": 1, "retries": 0})
    page.host.painter = failing

    assert await checked(page) == ["done", "done", "done", "broken"]
    assert "out of paint" in page.host.views["diagnosis"]


async def test_limner_that_is_off_breaks_the_checkup_at_once() -> None:
    page = Page({"version": 1, "enabled": False})

    assert await checked(page) == ["broken", "open", "open", "open"]


async def test_the_checkup_runs_once_at_a_time_and_can_be_stopped() -> None:
    page = Page()
    gate = asyncio.Event()

    async def slow(_text: str, _args: Mapping[str, str]) -> CommandResult:
        await gate.wait()
        return CommandResult(True, "/user/images/late.png")

    page.host.painter = slow
    press(page, "checkup.run")
    press(page, "checkup.run")
    await page.settle()

    assert marks(page) == ["done", "done", "done", "running"]
    assert len(page.host.asked) == 1

    press(page, "checkup.stop")
    await page.settle()

    assert marks(page) == ["done", "done", "done", "stopped"]
    assert len(page.host.cancelled) == 1


async def test_a_checkup_while_a_reply_is_painted_changes_nothing_of_the_reply() -> None:
    page = Page()
    page.host.add("m", STORY)
    page.receive(STORY)
    await checked(page)

    assert page.host.message("m").text.count("<img src=") == 1


def test_a_checkup_is_not_over_between_two_links() -> None:
    def report(*marks: StepMark) -> Report:
        return Report(tuple(CheckupStep(str(number), mark) for number, mark in enumerate(marks)))

    assert report(StepMark.DONE, StepMark.OPEN).running
    assert report(StepMark.DONE, StepMark.RUNNING).running
    assert not report(StepMark.DONE, StepMark.DONE).running
    assert not report(StepMark.BROKEN, StepMark.OPEN).running
    assert not report(StepMark.DONE, StepMark.STOPPED).running
    assert not Report().running
