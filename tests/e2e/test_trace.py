"""Why is there no picture? Told by a real SillyTavern: traces, verdicts, the checkup, the badge."""

import pytest
from playwright.sync_api import Locator

from tests.e2e.drawer import close_drawers, open_drawer
from tests.e2e.neighbours import Tuning
from tests.e2e.pictures import keep
from tests.e2e.test_illustration import THREE, kept
from tools.browser import Watch
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

ONE = 'The gate stood open.\n\n<img-prompt="a castle gate at dawn">\n\nNobody came.'
VERDICTS = "[data-limner-view=diagnosis] .limner-verdicts > li"
LINKS = "[data-limner-view=diagnosis] .limner-links > li"
_TAKE_CLIPBOARD = """() => {
    window.clipboardTaken = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard');
    delete Navigator.prototype.clipboard;
    document.execCommand = () => false;
}"""
_GIVE_CLIPBOARD = """() => {
    Object.defineProperty(Navigator.prototype, 'clipboard', window.clipboardTaken);
    delete document.execCommand;
}"""
_SET_STATUS = "async status => (await import('/script.js')).setOnlineStatus(status)"


def play(story: StoryPage, model: StoryModel, reply: str) -> None:
    """A whole reply."""
    model.script = Script(reply=reply, rate=0, always_tags=True)
    story.send("Go on.")
    story.wait_reply()


def open_panel(story: StoryPage) -> Locator:
    """Open Limner's drawer among the extensions."""
    panel = story.page.locator("[data-limner-panel]")
    open_drawer(story, "help")
    panel.locator("[data-limner-view=diagnosis]").scroll_into_view_if_needed()
    return panel


def wait_verdict(story: StoryPage, words: str) -> Locator:
    """Wait until the newest verdict holds these words, and return its row."""
    row = open_panel(story).locator(VERDICTS).first
    story.until(lambda: row.count() > 0 and words in row.inner_text(), f"the verdict {words!r}")
    return row


def show(story: StoryPage, row: Locator, name: str = "Show") -> Locator:
    """Open the trace of a row."""
    row.get_by_role("button", name=name).click()
    trace = story.page.locator("dialog[open] .limner-trace")
    trace.wait_for()
    return trace


def close(story: StoryPage) -> None:
    """Close the window."""
    story.page.keyboard.press("Escape")
    story.page.locator("dialog[open] .limner-trace").wait_for(state="detached")


def steps(trace: Locator) -> list[str]:
    """What kinds of steps there are."""
    kinds = trace.locator("li").evaluate_all("rows => rows.map(row => row.classList[1].slice(7))")
    return [str(kind) for kind in kinds]


def test_the_trace_of_an_illustrated_reply_goes_from_the_prompt_to_the_picture(
    story: StoryPage, model: StoryModel
) -> None:
    play(story, model, ONE)
    kept(story, 1)
    trace = show(story, wait_verdict(story, "All is well"))

    assert sorted(steps(trace)) == ["armed", "asked", "painted", "placed", "read", "sent", "tag"]
    assert steps(trace)[:2] == ["armed", "asked"]
    assert "sent to the painter (sd): “a castle gate at dawn”" in trace.inner_text()
    assert "about" in trace.inner_text()
    assert "tokens" in trace.inner_text()

    with story.page.expect_download() as saved:
        story.page.evaluate(_TAKE_CLIPBOARD)
        trace.get_by_role("button", name="Copy").click()
    text = saved.value.path().read_text(encoding="utf-8")

    assert saved.value.suggested_filename == "limner-trace.txt"
    assert "All is well" in text
    assert "a castle gate at dawn" in text
    close(story)
    story.page.evaluate(_GIVE_CLIPBOARD)


def test_a_reply_without_a_tag_says_that_the_model_wrote_none(story: StoryPage, model: StoryModel) -> None:
    play(story, model, "The gate stood open. Nobody came.")
    trace = show(story, wait_verdict(story, "The model wrote no tag"))

    assert steps(trace) == ["armed", "asked", "read"]
    close(story)


def test_a_malformed_tag_is_shown_as_it_stood(story: StoryPage, model: StoryModel) -> None:
    play(story, model, "The gate stood open.\n\n<img-prompt=a castle gate>\n\nNobody came.")
    trace = show(story, wait_verdict(story, "could not read"))

    assert steps(trace) == ["armed", "asked", "unread", "read"]
    assert "`<img-prompt=a castle gate>`: the prompt is not in quotes." in trace.inner_text()
    close(story)


@pytest.mark.limner_settings(version=1, retries=0)
def test_a_painter_that_fails_is_quoted_and_counted_by_the_badge(
    story: StoryPage, model: StoryModel, painter: Painter, watch: Watch
) -> None:
    watch.expect("500|Image generation request error")
    badge = story.page.locator("[data-limner-panel] .limner-badge")
    assert badge.count() == 0

    painter.mood = Mood(delay=0.05, fail_containing="a listening woman")
    play(story, model, THREE)
    kept(story, 2)
    row = wait_verdict(story, "Pictures not painted: 1 of 3.")
    story.until(lambda: badge.count() == 1, "the badge")

    assert badge.inner_text() == "1"
    assert badge.get_attribute("aria-label") == "Limner, to look at: 1"
    assert "failed" in steps(show(story, row))
    keep(story.page, "trace")
    close(story)

    painter.mood = Mood(delay=0.05)
    close_drawers(story.page)
    story.message().locator(".custom-limner-failed button").click()
    kept(story, 3)
    story.until(lambda: badge.count() == 0, "no badge")
    wait_verdict(story, "All is well")


@pytest.mark.limner_settings(version=1, enabled=False)
def test_a_reply_while_limner_is_off_says_so(story: StoryPage, model: StoryModel) -> None:
    play(story, model, ONE)
    trace = show(story, wait_verdict(story, "Limner is switched off"))

    assert steps(trace) == ["armed", "off"]
    close(story)


# -- the checkup ---------------------------------------------------------------------------------------------


def run_checkup(story: StoryPage, test: str = "Test", over: str = "Close") -> list[str]:
    """Press Test and return how each link did, when it is over; what an earlier test has left is closed."""
    panel = open_panel(story)
    if panel.get_by_role("button", name="Close", exact=True).count():
        end_checkup(story)
    panel.get_by_role("button", name=test, exact=True).click()
    end = panel.get_by_role("button", name=over, exact=True)
    story.until(lambda: end.count() > 0 and "running" not in marks(story), "the end of the test")
    return marks(story)


def end_checkup(story: StoryPage) -> None:
    """Close what is shown of it."""
    open_panel(story).get_by_role("button", name="Close", exact=True).click()
    story.page.locator(LINKS).first.wait_for(state="detached")


def marks(story: StoryPage) -> list[str]:
    """How each link of the chain does; behind it stands what is beside it."""
    rows = story.page.locator(LINKS).evaluate_all("rows => rows.map(row => row.classList[1].slice(7))")
    return [str(mark) for mark in rows][:-1]


def said(story: StoryPage) -> str:
    """What the panel says of the links."""
    return "\n".join(story.page.locator(LINKS).all_inner_texts())


def test_the_checkup_tries_every_link_and_shows_the_picture_and_touches_no_chat(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    before = story.held()
    model.script = Script(reply=ONE, rate=0)

    assert run_checkup(story) == ["done"] * 4
    assert painter.prompts == ["a castle gate at dawn"]
    assert model.turns[-1].instructed
    picture = story.page.locator(".limner-checkup-picture")
    story.until(lambda: picture.evaluate("image => image.naturalWidth > 0"), "the picture")
    path = str(picture.get_attribute("src"))
    assert story.page.request.get(story.tavern.url + path).ok
    assert story.held() == before

    open_panel(story).get_by_role("button", name="Close", exact=True).click()
    picture.wait_for(state="detached")
    story.until(lambda: not story.page.request.get(story.tavern.url + path).ok, "the picture's end")


def test_a_model_that_writes_no_tag_breaks_the_checkup_there(story: StoryPage, model: StoryModel) -> None:
    model.script = Script(reply="A lighthouse. A storm. Nothing else.", rate=0)

    assert run_checkup(story) == ["done", "done", "broken", "open"]
    assert "The model answered without a tag." in said(story)


def test_a_model_that_fails_breaks_the_checkup_there(
    story: StoryPage, model: StoryModel, watch: Watch
) -> None:
    watch.expect("500|lab")
    model.script = Script(error=500)

    assert run_checkup(story) == ["done", "broken", "open", "open"]
    assert "The model did not answer" in said(story)


def test_no_model_connected_breaks_the_checkup_there(story: StoryPage, model: StoryModel) -> None:
    del model
    status = str(story.page.evaluate("() => SillyTavern.getContext().onlineStatus"))
    story.page.evaluate(_SET_STATUS, "no_connection")
    found = run_checkup(story)
    story.page.evaluate(_SET_STATUS, status)

    assert found == ["done", "broken", "open", "open"]
    assert "No model is connected" in said(story)


def test_a_painter_that_fails_breaks_the_checkup_there(
    story: StoryPage, model: StoryModel, painter: Painter, watch: Watch
) -> None:
    watch.expect("500|Image generation request error")
    painter.mood = Mood(delay=0.05, fail_containing="castle")
    model.script = Script(reply=ONE, rate=0)

    assert run_checkup(story) == ["done", "done", "done", "broken"]
    assert "The image service failed" in said(story)

    painter.mood = Mood(delay=0.05)
    end_checkup(story)
    assert run_checkup(story) == ["done"] * 4
    end_checkup(story)


def test_image_generation_that_is_not_set_up_breaks_the_checkup_there(
    story: StoryPage, model: StoryModel, tuning: Tuning
) -> None:
    tuning.set(extensionSettings__sd__auto_url="")
    model.script = Script(reply=ONE, rate=0)

    assert run_checkup(story) == ["done", "done", "done", "broken"]
    assert "is not set up yet" in said(story)

    tuning.restore()
    end_checkup(story)
    assert run_checkup(story) == ["done"] * 4  # at once: a person who asks may have set it up
    end_checkup(story)


@pytest.mark.limner_settings(version=1, enabled=False)
def test_limner_that_is_off_breaks_the_checkup_at_its_first_link(story: StoryPage) -> None:
    assert run_checkup(story) == ["broken", "open", "open", "open"]
    assert "Switch on" in said(story)


def test_a_checkup_can_be_stopped_and_is_not_offered_twice_at_once(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(hang_containing="castle")
    model.script = Script(reply=ONE, rate=0)
    panel = open_panel(story)
    panel.get_by_role("button", name="Test", exact=True).click()
    story.until(lambda: painter.in_flight == 1, "the painter at work")

    assert panel.get_by_role("button", name="Test", exact=True).count() == 0
    panel.get_by_role("button", name="Stop", exact=True).click()
    story.until(lambda: marks(story) == ["done", "done", "done", "stopped"], "the stop")
    painter.release()
    story.until(lambda: painter.in_flight == 0, "the painter to rest")

    assert len(model.turns) == 1
    assert len(painter.prompts) == 1
