"""
Limner to look at: a real SillyTavern, a story model and a painter, all on this machine.

``make demo`` prints the address and waits; ``make demo HEADLESS=1`` plays one illustrated reply in headless
Chromium, keeps screenshots in ``build/`` and says what happened. It exits with 0 only if every picture of the
reply is in the chat file and is a file on disk.
"""

import argparse
import signal
import sys
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError

from tools.browser import PHONE, Watch, chromium, new_context
from tools.cast import CAST
from tools.data_root import REPO, Setup
from tools.loopback import Loopback
from tools.painter import Mood, Painter
from tools.sillytavern import SillyTavern
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage
from tools.timeline import Timeline, watch_pictures

_BUILD = REPO / "build"
_SCROLL_TO_PICTURE = """
n => [...document.querySelectorAll('#chat .last_mes .mes_text img')].at(n)
    ?.scrollIntoView({ block: 'center' })
"""
_TOKENS_A_SECOND = 50.0
_SECONDS_A_PICTURE = 1.5


def main() -> int:
    """Play the demo and return the exit code."""
    parser = argparse.ArgumentParser(description="Show Limner illustrating a story on this machine.")
    parser.add_argument(
        "--headless", action="store_true", help="play one reply in headless Chromium and report"
    )
    options = parser.parse_args()
    # Ended by `kill`, it still cleans up: the server is in a process group of its own.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    model, painter = StoryModel(), Painter()
    model.reset(Script(rate=_TOKENS_A_SECOND))
    painter.reset(Mood(delay=_SECONDS_A_PICTURE))
    # SillyTavern opens with Mira, so that the first thing to do is to write to her.
    greeted = {"active_character": CAST[0].avatar, "power_user": {"auto_load_chat": True}}
    settings = {} if options.headless else greeted
    print(
        "Starting SillyTavern (a quarter of a minute the first time, two seconds after that) ...", flush=True
    )
    with Loopback() as loopback:
        setup = Setup(loopback.serve(model.app), loopback.serve(painter.app), settings=settings)
        with SillyTavern(setup) as tavern:
            if options.headless:
                return _play(tavern, model, painter)
            print(f"SillyTavern with Limner:  {tavern.url}")
            print(f"Story model:              {setup.model_url}/v1   (GET /requests, POST /control)")
            print(f"Painter:                  {setup.painter_url}   (GET /requests, POST /control)")
            print("Open the first address, write to Mira, and watch. Ctrl-C ends the demo.", flush=True)
            loopback.wait_for_interrupt()
            return 0


def _play(tavern: SillyTavern, model: StoryModel, painter: Painter) -> int:
    _BUILD.mkdir(exist_ok=True)
    with chromium() as browser:
        context = new_context(browser)
        watch = Watch().over(context)
        story = StoryPage(context.new_page(), tavern)
        try:
            failures = _illustrated_reply(story, model, painter)
        except (AssertionError, TimeoutError, PlaywrightError) as error:
            failures = [str(error)]
            _screenshot(story, "demo-failed.png")
        context.close()
    failures += [f"On the page: {complaint}" for complaint in watch.complaints()]
    for failure in failures:
        print(f"FAILED: {failure}", file=sys.stderr)
    if not failures:
        print("The reply was illustrated while it was written, and its pictures are kept.")
    return 1 if failures else 0


def _illustrated_reply(story: StoryPage, model: StoryModel, painter: Painter) -> list[str]:
    """Play one reply, print what happened, and return what is wrong with the outcome."""
    story.open()
    print("Limner is ready. Sending one message to Mira.", flush=True)
    watch_pictures(story.page)
    timeline = Timeline()
    timeline.add("sent: Take me to the harbour.")
    story.send("Take me to the harbour.")
    story.wait_pictures(1, timeout=60)
    _screenshot(story, "demo-streaming.png", beside=0)
    story.wait_reply(120)
    timeline.add("the reply is whole")
    expected = len(model.turns[0].tags)
    story.wait_pictures(expected)
    kept = story.until(lambda: _all(story.kept_pictures(), expected), "all pictures in the chat file")
    timeline.add(f"the chat file holds {len(kept)} pictures")
    _screenshots(story)
    timeline.take(model, painter, story.page)
    print(timeline.report())
    return _faults(story, expected, kept)


def _all(pictures: list[str], expected: int) -> list[str] | None:
    return pictures if len(pictures) == expected else None


def _faults(story: StoryPage, expected: int, kept: list[str]) -> list[str]:
    faults = [] if expected == 3 else [f"The model should write 3 tags and wrote {expected}."]
    for source in kept:
        path = story.tavern.picture_path(source)
        if path.is_file() and path.read_bytes().startswith(b"\x89PNG"):
            print(f"kept: {source} ({path.stat().st_size // 1024} kB)")
        else:
            faults.append(f"The chat names {source}, which is not a picture on disk.")
    return faults


def _screenshots(story: StoryPage) -> None:
    for name, size in (("demo-wide.png", None), ("demo-phone.png", PHONE)):
        if size is not None:
            story.page.set_viewport_size({"width": size[0], "height": size[1]})
        _screenshot(story, name, beside=-1)


def _screenshot(story: StoryPage, name: str, beside: int | None = None) -> None:
    """Keep what is on the screen; ``beside`` scrolls to that picture of the reply first."""
    path: Path = _BUILD / name
    if beside is not None:
        # In one step: while a reply streams, SillyTavern draws the message anew thirty times a second.
        story.page.evaluate(_SCROLL_TO_PICTURE, beside)
    story.page.screenshot(path=path)
    print(f"screenshot: {path.relative_to(REPO)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
