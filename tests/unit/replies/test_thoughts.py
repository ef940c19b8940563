"""Thoughts are never painted, whoever began them; a reply that only speaks of them is."""

import pytest

from tests.unit.test_app import ADDRESS, Page

STORY = ' The gate. <img-prompt="a gate">'
DRAFT = 'I could draw <img-prompt="a draft"> here.'
MARKS = {"thinking_begins": "<think>", "thinking_ends": "</think>"}
UNUSUAL = {"thinking_begins": "<|channel>thought\n", "thinking_ends": "<channel|>"}


async def streamed(text: str, *, step: int, type: str = "normal", **first: str) -> list[str]:  # noqa: A002
    page = Page()
    page.host.add("m", "")
    for start in range(0, len(text), step):
        more = {} if start else first
        page.tell("stream", **ADDRESS, type=type, start=start, delta=text[start : start + step], **more)
    await page.settle()
    return page.painted


@pytest.mark.parametrize("step", [1, 7, 1000])
async def test_thoughts_that_start_reply_with_begins_are_not_painted(step: int) -> None:
    painted = await streamed(f"{DRAFT}</think>{STORY}", step=step, before="<think>", **MARKS)

    assert painted == ["a gate"]


async def test_thoughts_between_the_marks_of_any_template_are_not_painted() -> None:
    painted = await streamed(f"{DRAFT}<channel|>{STORY}", step=3, before="<|channel>thought\n", **UNUSUAL)

    assert painted == ["a gate"]


async def test_what_start_reply_with_begins_of_a_tag_the_model_may_end() -> None:
    assert await streamed('a gate"> She rode on.', step=1, before='<img-prompt="') == ["a gate"]


async def test_a_continued_reply_is_not_begun_anew() -> None:
    painted = await streamed(STORY, step=1000, type="continue", before="<think>", standing="So.", **MARKS)

    assert painted == ["a gate"]


async def test_a_reply_that_only_speaks_of_its_marks_is_painted() -> None:
    text = f"He wrote <think> on the wall.{STORY}"

    assert await streamed(text, step=1000, before="Very well, ", **MARKS) == ["a gate"]
