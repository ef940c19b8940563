"""What the tests of reliability share: the moment they begin in, and what must be true in the end."""

import re
from typing import Any

from playwright.sync_api import Locator, expect

from tests.e2e.drawer import open_drawer
from tests.e2e.test_illustration import IMAGE, TAG, THREE, kept
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

ROAD, WOMAN, VALLEY = TAG.findall(THREE)

_PAIR = re.compile(r'<img-prompt="([^"]*)">(?:<img src="([^"]*)" title="([^"]*)" alt="[^"]*">)?')
_OUTBOX = """
() => new Promise((resolve, reject) => {
    const opening = indexedDB.open('limner');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const asked = opening.result.transaction('outbox').objectStore('outbox').getAll();
        asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result.map((text) => JSON.parse(text)));
        };
    };
})
"""


def tell(story: StoryPage, model: StoryModel, reply: str) -> None:
    """A whole reply."""
    model.script = Script(reply=reply, rate=0)
    story.send("Go on.")
    story.wait_reply()


def stuck(story: StoryPage, model: StoryModel, painter: Painter, reply: str = THREE) -> None:
    """Stop the world where the first picture is painted, the second being painted, and the third waits."""
    painter.mood = Mood(delay=0.05, hang_containing=WOMAN)
    tell(story, model, reply)
    story.until(lambda: painter.prompts == [ROAD, WOMAN], "the second picture to be begun")
    story.until(lambda: ROAD in [each["prompt"] for each in outbox(story) if each["url"]], "the first, safe")


def go_on(painter: Painter) -> None:
    """Let the world turn again."""
    painter.mood = Mood(delay=0.05)
    painter.release()


def come_back(story: StoryPage, chat: str) -> None:
    """Open Mira's chat after the page was loaded."""
    story.return_to("Mira", chat)


def outbox(story: StoryPage) -> list[dict[str, Any]]:
    """Return what the browser keeps for the open chat."""
    here = f"/{story.chat_id()}"
    return [each for each in story.page.evaluate(_OUTBOX) if each["chat_id"].endswith(here)]


def pairs(story: StoryPage, text: str | None = None) -> list[tuple[str, str]]:
    """Return each tag with the words of the picture behind it, of the last message as it is held."""
    held = str(story.held()[-1]["mes"]) if text is None else text
    return [(prompt, title) for prompt, _, title in _PAIR.findall(held)]


def all_there(story: StoryPage, text: str, message: int = -1, *, empty: bool = True) -> None:
    """
    Wait until every tag of ``text`` has its own picture, in the chat file, on disk and on the screen.

    Then the outbox owes nothing (``empty``), and the text is what it was.
    """
    prompts = TAG.findall(text)
    found = kept(story, len(prompts), message)
    assert IMAGE.sub("", found) == text
    assert pairs(story, found) == [(prompt, prompt) for prompt in prompts]
    assert all(story.tavern.picture_path(source).exists() for _, source, _ in _PAIR.findall(found))
    assert [picture.title for picture in story.wait_pictures(len(prompts), message)] == prompts
    if empty:
        owes_nothing(story)


def owes_nothing(story: StoryPage) -> None:
    """
    Wait until every picture of the open chat has left the outbox.

    A save that a busy browser is slow to tell of is asked for again after 5, 10 and 20 seconds (Delivery).
    """
    try:
        story.until(lambda: not outbox(story), "an empty outbox")
    except AssertionError as error:
        error.add_note(f"It holds {outbox(story)}; Limner says {story.command('/limn-status')}.")
        raise


def waiting(story: StoryPage, count: int) -> None:
    """Wait until so many places of the last message wait for their picture."""
    expect(story.message().locator(".mes_text .custom-limner-waiting")).to_have_count(count)


def orphans(story: StoryPage) -> Locator:
    """Return the rows of the pictures without a place, in the panel, which is opened."""
    panel = story.page.locator("[data-limner-panel]")
    rows = panel.locator(".limner-orphan")
    open_drawer(story)
    return rows
