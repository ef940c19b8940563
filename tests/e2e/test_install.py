"""Limner as its user gets it: cloned by SillyTavern from an address, Pyodide from the network or not."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, BrowserType

from tests.e2e.cdn import Cdn, Places, self_signed
from tests.e2e.git_host import GitHost
from tools.browser import Watch, chromium_for_tests, flags, new_context
from tools.data_root import Setup
from tools.painter import Painter
from tools.sillytavern import SillyTavern
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

INSTALL = """async (url) => {
    const headers = SillyTavern.getContext().getRequestHeaders();
    const body = JSON.stringify({ url, global: false });
    const answer = await fetch('/api/extensions/install', { method: 'POST', headers, body });
    return [answer.status, await answer.text()];
}"""

TAGGED = 'A road.\n\n<img-prompt="a road">\n\nThe end.'


@dataclass
class Stranger:
    """Somebody with a plain SillyTavern, a browser, and the network there is."""

    cdn: Cdn
    story: StoryPage
    watch: Watch
    address: str

    def install(self) -> None:
        """Paste the address, and come back to a SillyTavern with Limner in it."""
        status, answer = self.story.page.evaluate(INSTALL, self.address)
        assert status == 200, answer
        self.story.reload()

    def state(self) -> str:
        """Wait until Limner is up or has failed, and say which."""
        settled = "() => ['ready', 'failed'].includes(document.documentElement.dataset.limner)"
        self.story.when(settled)
        return str(self.story.page.evaluate("() => document.documentElement.dataset.limner"))

    def said(self) -> str:
        """Return what the panel says of Limner's start."""
        return str(self.story.page.locator("[data-limner-state]").text_content())


@pytest.fixture(name="stranger")
def _stranger(
    chromium: BrowserType, stand_ins: tuple[StoryModel, Painter, Setup], model: StoryModel, painter: Painter
) -> Iterator[Stranger]:
    del model, painter  # fresh before the page speaks to them
    cdn = Cdn()
    host = urlsplit(cdn.pin.cdn).hostname or ""
    setup = Setup(stand_ins[2].model_url, stand_ins[2].painter_url, limner=False)
    with Places() as places, tempfile.TemporaryDirectory() as temporary, SillyTavern(setup) as tavern:
        folder = Path(temporary)
        tls = places.serve_tls(cdn.app, self_signed(host, folder))
        address = f"{places.serve(GitHost(folder).app)}/limner.git"
        rules = f"MAP {host} 127.0.0.1:{tls}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
        arguments = [*flags(rules), "--ignore-certificate-errors"]
        own = chromium.launch(executable_path=chromium_for_tests(), args=arguments)
        context: BrowserContext = new_context(own)
        watch = Watch().over(context)
        story = StoryPage(context.new_page(), tavern)
        story.open()
        yield Stranger(cdn, story, watch, address)
        own.close()


def test_pasting_the_address_is_all_there_is_to_do(stranger: Stranger, model: StoryModel) -> None:
    stranger.install()

    assert stranger.state() == "ready"

    model.script = Script(reply=TAGGED)
    stranger.story.open()
    stranger.story.send("Go on.")
    stranger.story.wait_reply()

    assert [picture.title for picture in stranger.story.wait_pictures(1)] == ["a road"]
    assert len(stranger.cdn.asked) == len(stranger.cdn.files)

    stranger.cdn.down()
    stranger.story.reload()

    assert stranger.state() == "ready"
    assert stranger.watch.page_errors == []


def test_without_python_st_is_as_it_is_without_limner(
    stranger: Stranger, model: StoryModel, painter: Painter
) -> None:
    model.script = Script(reply=TAGGED, always_tags=True)
    story = stranger.story
    story.send("Go on.")
    story.wait_reply()
    plain = story.message().locator(".mes_text").inner_html()
    plain_request = model.turns[0].messages

    stranger.cdn.down()
    stranger.install()

    assert stranger.state() == "failed"
    assert "cdn.jsdelivr.net" in stranger.said()

    story.open()
    story.send("Go on.")
    story.wait_reply()

    assert story.message().locator(".mes_text").inner_html() == plain
    assert model.turns[-1].messages == plain_request
    message = story.chat_file()[-1]
    assert message["mes"] == TAGGED
    assert "limner" not in message["extra"]
    assert painter.prompts == []
    assert stranger.watch.page_errors == []
