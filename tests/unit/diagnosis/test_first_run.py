"""The card of who has just come: what it says of each setup, and that it goes for ever."""

import json

import pytest

from limner.diagnosis._checkup_report import StepMark
from limner.diagnosis._first_checks import checks
from limner.page.neighbours import TavernSetup
from limner.pictures import message_notes
from limner.pictures.picture import Picture, State, Version
from tests.unit.test_app import Page

WELL = TavernSetup(connected=True, context=8192, images="auto", has=frozenset({"auto_url"}))
PICTURE = Picture("p", "a fox", 0, State.PLACED, (Version("v", "a fox", "/a.png", "sd", 0.0),), 0)


async def card(page: Page) -> str:
    page.tell("panel_opened")
    await page.settle()
    return page.host.views["first-run"]


def noted(page: Page, picture: Picture) -> None:
    """A message of the open chat has a picture."""
    page.host.add("m", 'A fox. <img-prompt="a fox"><img src="/a.png" title="a fox" alt="a fox">')
    page.host.messages[-1].notes[0] = message_notes.dump("m", (picture,))


async def press(page: Page, action: str) -> None:
    page.tell("action", action=action, entry="", form={})
    await page.settle()


async def test_who_has_just_come_reads_how_all_stands_and_is_offered_the_test() -> None:
    html = await card(Page())
    for words in ("An image service is set up", "A story model is connected", "8192 tokens is large enough"):
        assert words in html
    assert html.count("limner-link limner-done") == 3
    assert 'data-limner-action="checkup.run"' in html


async def test_the_test_that_is_run_from_the_card_is_followed_in_it() -> None:
    page = Page()
    await card(page)
    await press(page, "checkup.run")
    assert "limner-checkup-picture" in page.host.views["first-run"]
    assert "limner-checkup-picture" in page.host.views["diagnosis"]


async def test_what_was_mended_is_seen_when_it_is_looked_at_again() -> None:
    page = Page()
    page.host.is_set_up = TavernSetup(images="auto", has=frozenset({"auto_url"}))
    assert "No model is connected" in await card(page)
    page.host.is_set_up = WELL
    await press(page, "first_run.look")
    assert "A story model is connected" in page.host.views["first-run"]


async def test_a_press_puts_it_away_for_ever_and_the_settings_stay() -> None:
    page = Page({"version": 1, "words": 99})
    assert await card(page)
    await press(page, "first_run.dismiss")
    assert page.host.views["first-run"] == ""
    saved = json.loads(page.host.settings)
    assert (saved["words"], saved["first_run"]) == (99, "over")

    later = Page(saved)
    later.host.setup = unasked  # type: ignore[method-assign]
    assert await card(later) == ""
    await press(later, "settings.reset")
    assert await card(later) == ""


async def unasked() -> TavernSetup:
    raise AssertionError("Nobody is to ask for it any more.")


async def test_who_has_a_picture_already_never_sees_it() -> None:
    page = Page()
    noted(page, PICTURE)
    assert await card(page) == ""
    assert json.loads(page.host.settings)["first_run"] == "over"


async def test_a_picture_that_failed_does_not_end_it() -> None:
    page = Page()
    noted(page, Picture("p", "a fox", 0, State.FAILED))
    assert await card(page)


@pytest.mark.parametrize(
    ("setup", "mark", "words"),
    [
        (TavernSetup(), StepMark.BROKEN, "Image Generation is switched off: open Extensions"),
        (TavernSetup(images="extras"), StepMark.BROKEN, "No image service is set up: open Extensions"),
        (TavernSetup(images="comfy"), StepMark.BROKEN, "No image service is set up"),
        (
            TavernSetup(images="comfy", has=frozenset({"comfy_url"})),
            StepMark.DONE,
            "An image service is set up",
        ),
        (TavernSetup(images="horde"), StepMark.DONE, "An image service is set up"),
        (TavernSetup(images="novel"), StepMark.BROKEN, "No image service is set up"),
        (
            TavernSetup(images="novel", has=frozenset({"api_key_novel"})),
            StepMark.DONE,
            "An image service is set up",
        ),
        (TavernSetup(images="novel", knows_keys=False), StepMark.OPEN, "the test says whether it paints"),
        (TavernSetup(images="one of tomorrow"), StepMark.OPEN, "the test says whether it paints"),
    ],
)
def test_it_is_said_whether_sillytavern_can_paint_and_what_to_do(
    setup: TavernSetup, mark: StepMark, words: str
) -> None:
    line = checks(setup, "", ready=None)[0]
    assert line.mark is mark
    assert words in line.words


@pytest.mark.parametrize(
    ("ready", "mark", "words"),
    [
        (True, StepMark.DONE, "Replicate paints; the test says"),
        (None, StepMark.OPEN, "Replicate paints; the test says"),
        (False, StepMark.BROKEN, "Replicate paints and has no key: open Connections"),
    ],
)
def test_another_painter_is_judged_by_its_own_key(ready: bool | None, mark: StepMark, words: str) -> None:
    line = checks(TavernSetup(), "Replicate", ready=ready)[0]
    assert (line.mark, line.words.startswith(words)) == (mark, True)


@pytest.mark.parametrize(("context", "mark"), [(2048, StepMark.BROKEN), (4095, StepMark.DONE)])
def test_a_context_that_is_too_small_is_said_to_be(context: int, mark: StepMark) -> None:
    line = checks(TavernSetup(connected=True, context=context), "", ready=None)[2]
    assert line.mark is mark
    assert str(context) in line.words


def test_nothing_is_said_of_a_context_that_nobody_knows() -> None:
    assert len(checks(TavernSetup(connected=True), "", ready=None)) == 2
    assert len(checks(TavernSetup(context=512), "", ready=None)) == 2
