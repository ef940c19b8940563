"""A reply that ends within a tag: the trace says so and offers to go on."""

import re
import time

import pytest

from limner.replies.reader import cut_tag
from limner.tags.grammar import closed, scan
from tests.unit.tags.test_grammar_examples import DOCUMENTED
from tests.unit.test_app import Page
from tests.unit.trace.test_trace_of_replies import KEY, reply

FORMS = sorted({tag.text for row in DOCUMENTED for tag in scan(row)})


@pytest.mark.parametrize("tag", FORMS)
def test_a_cut_is_known_at_every_character_of_every_form(tag: str) -> None:
    begun = re.search("img|pic", tag, re.IGNORECASE)
    assert begun
    for length in range(begun.end(), len(tag)):
        text = "It was dawn. " + tag[:length]
        if not scan(closed(text)) and not scan(text + ">"):
            found = cut_tag(text)
            assert found is not None, text
            assert found.start == len("It was dawn. "), text


@pytest.mark.parametrize(
    "text",
    [
        "She pouted. >_<", "", "Over.", '<img-prompt="a castle">', '<img-prompt="a castle',
        '<img-prompt="a castle> She rode on.', '<img-prompt="a castle\n\nShe rode on.',
        "<img-prompt=a castle>",
        '```\n<img-prompt="a castle',
    ],
)  # fmt: skip
def test_only_what_ends_within_a_tag_is_cut(text: str) -> None:
    assert (cut_tag(text) is not None) == (text == '<img-prompt="a castle')


@pytest.mark.parametrize("piece", [" ", "<img ", '<img-prompt="', "<!-- ", "\n ", " a=b", "> "])
def test_a_hostile_text_is_looked_through_in_no_time(piece: str) -> None:
    began = time.perf_counter()
    cut_tag("<img-prompt" + piece * (100_000 // len(piece)) + "x")

    assert time.perf_counter() - began < 5


async def test_the_trace_of_a_cut_reply_says_so_and_offers_to_continue() -> None:
    page = Page()
    await reply(page, 'The gate. <img-prompt="a castle')

    assert "ends within a picture's tag" in page.app.diagnosis.plain(KEY)
    assert "reply.continue" in page.host.views["diagnosis"]

    page.tell("action", action="reply.continue", entry="", form={}, chat_id="chat", uid="m", swipe_id=0)
    await page.settle()

    assert page.host.continued == [KEY]


async def test_a_reply_with_a_picture_and_a_cut_tag_says_that_it_was_cut() -> None:
    page = Page()
    await reply(page, 'One <img-prompt="a fox"> and <img-prompt="a castle')

    assert page.painted == ["a fox"]
    assert "ends within a picture's tag" in page.app.diagnosis.plain(KEY).splitlines()[0]


async def test_what_cannot_be_continued_is_said() -> None:
    page = Page()
    await reply(page, 'The gate. <img-prompt="a castle')
    page.host.add("later", "Another.")
    page.tell("action", action="reply.continue", entry="", form={}, chat_id="chat", uid="m", swipe_id=0)
    await page.settle()

    assert page.host.toasts[-1][0] == "warning"
    assert page.host.continued == []
