"""A picture whose tag somebody took out of the reply is kept, shown with the reason, set back by a press."""

import re

import pytest

from limner.page.host_values import MessageKey
from limner.painting.lost_tags import noted
from limner.painting.tag_takers import set_back
from limner.pictures.message_notes import dump
from limner.pictures.picture import Lost, Picture, State, Version
from tests.unit.test_app import ADDRESS, Page

KEY = MessageKey("chat", "m", 0)
TWO = 'The gate.\n\n<img-prompt="a gate">\n\nThe fox. <img-prompt="a fox"> It ran.'
BARE = "The gate.\n\nThe fox. It ran."


def strip(text: str) -> str:
    return re.sub(r"\s*<[^>]*>", "", text)


async def stripped(page: Page, text: str = TWO, final: str = BARE) -> None:
    """A reply streams with its tags, and a script strips them before it is final."""
    page.host.add("m", "")
    page.stream(text)
    await page.settle()
    page.host.message("m").text = final
    page.receive(final)
    await page.settle()


def actions(page: Page) -> list[str]:
    return re.findall(r'data-limner-action="([^"]*)"', "".join(map(str, page.host.below[KEY])))


async def press(page: Page, action: str, ordinal: int = 0) -> None:
    page.tell("slot_action", **ADDRESS, action=action, ordinal=ordinal)
    await page.settle()


async def test_pictures_whose_tags_a_script_strips_stand_below_the_text_with_its_name() -> None:
    page = Page()
    page.host.scripts = {"Tidy": str.strip, "No <HTML>": strip}
    await stripped(page)

    assert page.host.message("m").text == BARE
    first, second = map(str, page.host.below[KEY])
    assert 'src="/user/images/a%20gate.png"' in first
    assert 'src="/user/images/a%20fox.png"' in second
    assert "The script “No &lt;HTML&gt;”" in first
    assert "No <HTML>" in page.app.diagnosis.plain(KEY).splitlines()[0]


async def test_one_press_sets_a_picture_back_behind_its_paragraph() -> None:
    page = Page()
    page.host.scripts = {"No HTML": strip}
    await stripped(page)
    await press(page, actions(page)[2], 1)

    assert page.host.message("m").text == (
        'The gate.\n\nThe fox. It ran. <img-prompt="a fox">'
        '<img src="/user/images/a%20fox.png" title="a fox" alt="a fox">'
    )
    assert len(page.host.below[KEY]) == 1

    await press(page, actions(page)[0], 1)

    text = page.host.message("m").text
    assert text.startswith('The gate.\n\n<img-prompt="a gate"><img src="/user/images/a%20gate.png"')
    assert page.host.below[KEY] == []
    assert page.painted == ["a gate", "a fox"]


async def test_a_picture_that_is_left_out_is_drawn_no_more_and_stays_noted() -> None:
    page = Page()
    await stripped(page)
    await press(page, actions(page)[1])

    assert len(page.host.below[KEY]) == 1
    assert page.host.message("m").text == BARE
    assert len(page.host.message("m").note()["pictures"]) == 2  # type: ignore[arg-type]


async def test_after_a_reload_it_still_stands_below_the_text() -> None:
    page = Page()
    page.host.scripts = {"No HTML": strip}
    await stripped(page)
    again = Page()
    again.host.messages = page.host.messages
    again.tell("chat_changed", chat_id="chat")
    await again.settle()

    assert "No HTML" in str(again.host.below[KEY])
    await press(again, actions(again)[0])
    assert again.host.message("m").text.count("<img src=") == 1
    assert again.painted == []


async def test_a_tag_that_the_user_deletes_is_not_lost() -> None:
    page = Page()
    await stripped(page, final=TWO)
    page.host.message("m").text = BARE
    page.tell("message_changed", **ADDRESS)
    await page.settle()

    assert page.host.below.get(KEY, []) == []


async def test_a_continued_reply_loses_nothing_that_its_user_had_deleted() -> None:
    page = Page()
    await stripped(page, final=TWO)
    page.host.message("m").text = BARE
    page.tell("message_changed", **ADDRESS)
    await page.settle()
    page.tell("generation_armed", type="continue", dry_run=False, **ADDRESS, standing=BARE)
    page.stream(" On.", type="continue", standing=BARE)
    page.host.message("m").text = f"{BARE} On."
    page.receive(f"{BARE} On.", type="continue", standing=BARE)
    await page.settle()

    assert page.host.below.get(KEY, []) == []


async def test_a_last_tag_that_trimming_cut_off_says_so() -> None:
    page = Page()
    page.host.trims = True
    await stripped(page, "The gate. <img-prompt='a gate'>", "The gate.")

    assert "Trim Incomplete Sentences" in str(page.host.below[KEY])


async def test_a_script_that_nobody_saw_at_work_is_named_by_the_trace() -> None:
    page = Page()
    page.host.scripts = {"No HTML": strip}
    page.host.add("m", BARE)
    page.receive(BARE)
    await page.settle()

    assert "The script “No HTML”" in page.app.trace.why(KEY)


@pytest.mark.parametrize(("asking", "named"), [("reply", True), ("hand", False)])
async def test_no_script_is_named_where_the_replys_prompt_asked_for_no_tag(asking: str, named: bool) -> None:
    page = Page({"version": 1, "asking": asking})
    page.host.scripts = {"No HTML": strip}
    await page.prompt("normal")
    page.host.add("m", BARE)
    page.receive(BARE)
    await page.settle()

    assert ("No HTML" in page.app.diagnosis.plain(KEY)) is named


def test_why_a_picture_failed_is_said_at_no_other_tag_once_its_own_is_gone() -> None:
    failed = Picture("p", "a gate", 0, State.FAILED, (Version("v", "a gate", "", "sd", 0.0, "No."),))
    lost = Picture("q", "an owl", 1, State.CANCELLED, lost=Lost('<img-prompt="an owl">', "One."))
    note = dump("m", [failed, lost])

    assert noted(note, 'One. <img-prompt="a fox">') == ([], [])
    assert "No." in str(noted(note, 'One. <img-prompt="a fox"> Two. <img-prompt="a gate">')[0][1])


async def test_what_is_edited_just_now_is_left_alone() -> None:
    page = Page()
    await stripped(page)
    page.host.busy.add("m")
    await press(page, actions(page)[0])

    assert page.host.message("m").text == BARE
    assert page.host.toasts[-1][0] == "warning"


def test_a_strangers_chat_file_draws_no_endless_list_and_no_endless_name() -> None:
    shown = (Version("v", "x", "/user/images/a.png", "sd", 0.0),)
    lost = Lost('<img-prompt="x">', "One.", "<b>" + "n" * 1_000)
    note = dump("m", [Picture(f"p{at}", "x", 0, State.PAINTED, shown, 0, lost=lost) for at in range(2_000)])
    _, below = noted(note, "One.")

    assert len(below) == 100
    assert max(map(len, below)) < 1_000
    assert "<b>" not in below[0]


def test_only_a_tag_goes_back_whatever_a_strangers_chat_file_says() -> None:
    for foreign in ("<script>alert(1)</script>", '<img-prompt="a gate"> and more', "/sd a gate", ""):
        assert set_back("One.", Lost(foreign, "One.")) == "One."


@pytest.mark.parametrize(
    ("text", "behind", "whole"),
    [
        ("One.\n\nTwo.", "*One.*\n\n", "One.\n\nTAG\n\nTwo."),
        ("One, and it was long.\n\nTwo.", "and it was long. ", "One, and it was long. TAG\n\nTwo."),
        ("Dusk.\n\nA fox. It rained.\n\nEnd.", "Dusk.\n\nA fox. ", "Dusk.\n\nA fox. It rained. TAG\n\nEnd."),
        ("Other words.", "Nothing like it. ", "Other words. TAG"),
        ("城の門が開いた。\n\n次。", "城の門が開いた。", "城の門が開いた。 TAG\n\n次。"),
        ("", "", "TAG"),
        (
            "```\nIn code it stood here.\n```",
            "In code it stood here.\n",
            "```\nIn code it stood here.\n```\n\nTAG",
        ),
    ],
)
def test_a_tag_goes_back_behind_its_paragraph_else_to_the_end(text: str, behind: str, whole: str) -> None:
    tag = '<img-prompt="a gate">'

    assert set_back(text, Lost(tag, behind)) == whole.replace("TAG", tag)
