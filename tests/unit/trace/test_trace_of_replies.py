"""The trace of each kind of reply, and its verdict, from the whole program's own events."""

import asyncio
from collections.abc import Mapping

import pytest

from limner.page.host_values import CapturedToast, CommandResult, MessageKey
from limner.pictures.picture import Picture, State
from limner.trace.picture_steps import step
from tests.unit.test_app import ADDRESS, STORY, Page

KEY = MessageKey("chat", "m", 0)
FAILED = CommandResult(
    True, "", (CapturedToast("error", "Image generation failed. Please try again. out of paint"),)
)


async def failing(_text: str, _args: Mapping[str, str]) -> CommandResult:
    return FAILED


async def reply(page: Page, text: str = STORY, type: str = "normal") -> None:  # noqa: A002
    """A whole streamed reply, from its prompt on."""
    await page.prompt(type)
    page.host.add("m", "")
    page.stream(text, type=type)
    await page.settle()
    page.host.message("m").text = text
    page.receive(text, type=type)
    await page.settle()


def kinds(page: Page) -> list[str]:
    found = page.app.trace.of(KEY)
    return [each.kind.value for each in found.steps] if found else []


def words(page: Page) -> str:
    found = page.app.trace.of(KEY)
    return "\n".join(each.words for each in found.steps) if found else ""


async def test_an_illustrated_reply_is_told_from_its_prompt_to_its_picture() -> None:
    page = Page()
    await reply(page)

    assert kinds(page) == ["armed", "asked", "tag", "sent", "painted", "read", "placed"]
    assert "A generation (normal) of the story begins." in words(page)
    assert "messages above them: 2 of 2; role: system." in words(page)
    assert "its tag was found: “a red fox”" in words(page)
    assert "sent to the painter (sd): “a red fox”" in words(page)
    assert "painted: /user/images/a%20red%20fox.png" in words(page)
    assert page.app.trace.why() == "All is well: every picture stands in the message (1)."


async def test_a_reply_that_comes_whole_is_told_of_too() -> None:
    page = Page()
    await page.prompt("normal")
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()

    assert kinds(page) == ["armed", "asked", "read", "tag", "sent", "painted", "placed"]


async def test_a_reply_without_a_tag() -> None:
    page = Page()
    await reply(page, "The fox ran.")

    assert kinds(page) == ["armed", "asked", "read"]
    assert "new tags: 0" in words(page)
    assert page.app.trace.why(KEY).startswith("The model wrote no tag")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It ran. <img-prompt=a fox>", "`<img-prompt=a fox>`: the prompt is not in quotes."),
        ('It ran. <img-prompt="a fox> On.', '`<img-prompt="a fox> On.`: the text ends before the tag does.'),
        ('It ran. <img-prompt="">', '`<img-prompt="">`: the prompt is empty.'),
        ('It ran.\n```\n<img-prompt="a fox">\n```\n', '`<img-prompt="a fox">`: it stands in code.'),
        ('It ran. `<img-prompt="a fox">` is how.', "it stands in code."),
        ("It ran. [img-prompt: a fox]", "`[img-prompt: a fox]`: it is not written as a tag."),
        ("It ran. {{img_prompt|a fox}}", "it is not written as a tag."),
    ],
)
async def test_what_looks_like_a_tag_and_is_none_is_shown_as_it_stood(text: str, reason: str) -> None:
    page = Page()
    await reply(page, text)

    assert kinds(page) == ["armed", "asked", "unread", "read"]
    assert reason in words(page)
    assert reason in page.app.trace.why()


async def test_a_painter_that_fails_is_quoted_with_its_tries() -> None:
    page = Page({"version": 1, "retries": 1})
    page.host.painter = failing
    await page.prompt("normal")
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.clock.advance(10)

    assert kinds(page) == ["armed", "asked", "read", "tag", "sent", "try", "failed"]
    assert "The image service failed: out of paint (tried again in " in words(page)
    assert page.app.trace.why() == (
        "Pictures not painted: 1 of 1. Picture 1: The image service failed: out of paint"
    )


async def test_a_picture_that_is_asked_for_again_goes_on_with_the_same_trace() -> None:
    page = Page({"version": 1, "retries": 0})
    page.host.painter = failing
    await reply(page)
    page.host.painter = Page().host.painter
    page.tell("slot_action", chat_id="chat", uid="m", swipe_id=0, action="retry", ordinal=0)
    await page.settle()

    assert kinds(page)[-4:] == ["again", "sent", "painted", "placed"]
    assert page.app.trace.why().startswith("All is well")


async def test_a_reply_while_limner_is_off() -> None:
    page = Page({"version": 1, "enabled": False})
    await reply(page)

    assert kinds(page) == ["armed", "off"]
    assert page.app.trace.why(KEY).startswith("Limner is switched off")


async def test_quiet_generations_and_impersonations_say_that_they_are_none_of_the_story() -> None:
    page = Page()
    await page.prompt("quiet")
    assert "(quiet)" in page.app.trace.why()

    await page.prompt("impersonate")
    assert "(impersonate)" in page.app.trace.why()


async def test_a_prompt_that_has_no_room() -> None:
    page = Page()
    page.host.tokens = 500
    await page.prompt("normal", limit=1000)
    page.host.add("m", "The fox ran.")
    page.receive("The fox ran.")
    await page.settle()

    assert "not asked" in kinds(page)
    assert "the context is full" in page.app.trace.why(KEY)


async def test_a_prompt_that_limner_was_not_asked_about() -> None:
    page = Page()
    page.tell("generation_armed", type="normal", dry_run=False)
    page.host.add("m", "The fox ran.")
    page.stream("The fox ran.")
    page.receive("The fox ran.")
    await page.settle()

    assert kinds(page) == ["armed", "read"]
    assert "Limner was not ready in time" in page.app.trace.why(KEY)


async def test_tags_that_a_model_writes_by_itself_are_as_good() -> None:
    page = Page()
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()

    assert page.app.trace.why(KEY).startswith("All is well")


async def test_a_greeting_says_that_it_is_left_alone() -> None:
    page = Page()
    page.host.add("m", STORY)
    page.receive(STORY, type="first_message")
    await page.settle()

    assert kinds(page) == ["ignored"]
    assert "(first_message)" in page.app.trace.why(KEY)


async def test_a_message_that_is_edited_keeps_its_pictures_waiting_and_says_so() -> None:
    page = Page()
    page.host.busy.add("m")
    await reply(page)

    assert kinds(page)[-1] == "waits"
    assert "is being edited or written" in page.app.trace.why(KEY)

    page.host.busy.clear()
    page.tell("message_changed", chat_id="chat", uid="m", swipe_id=0)
    await page.settle()

    assert page.app.trace.why(KEY).startswith("All is well")


async def test_a_message_that_is_gone_says_so() -> None:
    page = Page()
    await page.prompt("normal")
    page.host.add("m", STORY)
    page.receive(STORY)
    page.host.messages.clear()
    await page.settle()

    assert "gone" in kinds(page)


async def test_a_continued_reply_is_judged_by_its_last_part() -> None:
    page = Page()
    await reply(page)
    standing = page.host.message("m").text
    page.tell("generation_armed", type="continue", **ADDRESS, standing=standing)
    sizes = [["user", 10, True, 0, False]]
    await page.app.ask("prompt_built", {"sizes": sizes, "limit": 0, "reserve": 0})
    page.host.message("m").text = standing + " The end."
    page.receive(standing + " The end.", type="continue", limner="", standing=standing)
    await page.settle()

    assert kinds(page)[-3:] == ["armed", "asked", "read"]
    assert "new tags: 0" in words(page)


async def test_a_stranger_stopped_in_mid_stream_is_still_under_way() -> None:
    page = Page()
    gate = asyncio.Event()

    async def slow(text: str, _args: Mapping[str, str]) -> CommandResult:
        await gate.wait()
        return CommandResult(True, f"/user/images/{text}.png")

    page.host.painter = slow
    await reply(page)

    assert "in the message already: 0 of 1." in page.app.trace.why(KEY)
    gate.set()
    await page.settle()
    assert page.app.trace.why(KEY).startswith("All is well")


def test_a_picture_from_the_notes_is_no_news() -> None:
    placed = Picture("p", "a fox", 0, State.PLACED)

    assert step(None, placed, "sd") is None
    assert step(placed, placed, "sd") is None


def test_a_picture_that_was_taken_out_is_none_that_is_missing() -> None:
    placed = Picture("p", "a fox", 0, State.PLACED)
    news = step(placed, placed.to(State.PAINTED), "sd")

    assert news is not None
    assert news[0].value == "taken out"
