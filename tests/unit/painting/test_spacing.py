"""The fewest words between two pictures, by the page's events and as a rule of its own."""

import pytest

from limner.tags.spacing import too_soon, words_since
from limner.trace.steps import Kind
from limner.trace.verdict import Outcome, verdict
from tests.unit.tag_writer.test_after_reply import KEY
from tests.unit.test_app import ADDRESS, Page

TEN = "one two three four five six seven eight nine ten "
IMAGE = '<img src="/user/images/x.png" title="x" alt="x">'
TWO = f'{TEN}<img-prompt="a"> {TEN}<img-prompt="b"> {TEN}'


@pytest.mark.parametrize(
    ("above", "text", "soon"),
    [
        ([], TWO, {1}),
        ([], TWO.replace('"b">', f'"b">{IMAGE}'), set()),
        (["No picture."], TWO, {1}),
        ([f'<img-prompt="x">{IMAGE} few'], TWO, {0}),
        ([f'<img-prompt="x">{IMAGE} {TEN}'], TWO, {1}),
        ([f'<img-prompt="x">{IMAGE}', TEN, TEN], TWO, {1}),
        ([], '狐が走った。<img-prompt="a">' + "狐が走った。" * 4 + '<img-prompt="b">', {1}),
        ([], '狐が走った。<img-prompt="a">' + "狐が走った。" * 7 + '<img-prompt="b">', set()),
    ],
)
def test_a_tag_comes_too_soon_where_too_few_words_lie_before_it(
    above: list[str], text: str, soon: set[int]
) -> None:
    assert too_soon(above, text, 15) == soon


def test_without_a_picture_above_the_last_is_long_enough_ago() -> None:
    assert words_since([], TEN, 15) is None
    assert words_since([f'{TEN}<img-prompt="a"> two words'], TEN, 15) == 12


async def test_a_tag_that_comes_too_soon_is_not_painted_by_itself_and_shows_nothing() -> None:
    page = Page({"spacing": 15})
    page.host.add("m", TWO)
    page.stream(TWO)
    page.receive(TWO)
    await page.settle()

    assert page.painted == ["a"]
    assert page.host.message("m").text.count("<img-prompt") == 2
    assert page.host.slots[KEY][1] is None
    assert page.host.toasts == []
    steps = page.app.trace.recent()[0].steps
    assert [step.words[:31] for step in steps if step.kind is Kind.TOO_SOON] == [
        "Picture 2: it comes too soon af"
    ]
    assert page.app.trace.why(KEY) == "All is well: every picture stands in the message (1)."


async def test_it_is_not_painted_when_the_chat_is_opened_again_and_is_by_hand() -> None:
    page = Page({"spacing": 15})
    page.host.add("m", TWO)
    page.receive(TWO)
    await page.settle()
    page.tell("chat_changed", chat_id="chat", group=False)
    await page.settle()
    assert page.painted == ["a"]

    page.tell("action", action="retouch.missing", entry='["chat", "m", 0]')
    await page.settle()
    assert page.painted == ["a", "b"]


async def test_the_pictures_of_the_messages_above_count() -> None:
    page = Page({"spacing": 50})
    page.host.add("a", f'{TEN}<img-prompt="x">{IMAGE} {TEN}')
    page.host.add("m", TWO)
    page.receive(TWO)
    await page.settle()

    assert page.painted == []
    assert verdict(page.app.trace.of(KEY)).outcome is Outcome.NONE
    assert "comes too soon" in page.app.trace.why(KEY)


async def test_without_the_setting_every_tag_is_painted() -> None:
    page = Page()
    page.host.add("m", TWO)
    page.receive(TWO)
    await page.settle()

    assert page.painted == ["a", "b"]


async def test_a_tag_that_the_page_has_not_yet_shown_waits_for_the_whole_text() -> None:
    page = Page({"spacing": 15})
    page.host.add("m", "")
    page.stream(TWO)
    await page.settle()
    assert page.painted == []

    page.host.message("m").text = TWO
    page.tell("message_received", **ADDRESS, type="normal", text=TWO, limner="")
    await page.settle()
    assert page.painted == ["a"]


async def test_the_model_is_told_the_distance() -> None:
    assert "Leave at least 15 words" in str(await Page({"spacing": 15}).prompt("normal"))
    assert "Leave at least" not in str(await Page().prompt("normal"))
