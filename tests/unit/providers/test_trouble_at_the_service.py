"""A service in trouble, from its answer to what the reader sees: plugin and page, nothing between them."""

import asyncio
import html
import json
import random
import re
from collections.abc import AsyncGenerator, Callable, Mapping

import pytest

from limner.app import App
from limner.core.clock import Ids
from limner.core.errors import HostError
from limner.page.host_values import MessageKey
from limner.page.web import ServerAnswer
from limner_plugin.ports import WireError
from tests.fakes.host import FakeHost
from tests.fakes.server import FLUX, KEY, REPLICATE, Network, Plugin, flux, reply
from tests.fakes.store import FakeStore
from tests.fakes.tabs import FakeTabs

ONE = 'One.\n\n<img-prompt="a red fox">\n\nThe end.'
BASE = "/api/plugins/limner"
CREATE = f"POST {REPLICATE}/v1/models/{FLUX}/predictions"
POLL = f"GET {REPLICATE}/v1/predictions/p1"
FILE = "GET replicate.delivery/out-0.png"


class Joined:
    """The port ``page.web.Web`` whose server is the plugin itself; without streams: it is asked again."""

    def __init__(self, plugin: Plugin) -> None:
        self._plugin = plugin

    async def call(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, deadline: float
    ) -> ServerAnswer:
        assert deadline > 0
        number = self._plugin.send(method, path.removeprefix(BASE), body)
        while (answer := self._plugin.answer(number)) is None:
            await self._plugin.clock.sleep(0.01)
        headers = {name.lower(): str(value) for name, value in (answer.get("headers") or {}).items()}
        return ServerAnswer(answer["status"], headers, json.dumps(answer["body"]))

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        await asyncio.sleep(0)
        raise HostError("no streams today", "network")
        yield path, ""


class Page:
    """A story whose picture Replicate is to paint."""

    def __init__(self) -> None:
        self.plugin = Plugin()
        self.plugin.vault.environment["REPLICATE_API_TOKEN"] = KEY
        self.network, self.clock, self.host = self.plugin.network, self.plugin.clock, FakeHost()
        web = Joined(self.plugin)
        self.app = App(self.host, self.clock, Ids(random.Random(1)), FakeStore(), FakeTabs([]), web=web)
        settings = json.dumps({"version": 1, "provider": "replicate", "retries": 0})
        self.app.event("hello", {"settings": settings, "chat_id": "chat", "width": 64, "height": 64})

    async def tell(self) -> None:
        """The reply is there, and as much time passes as a picture may take."""
        self.host.add("m", ONE)
        address = {"chat_id": "chat", "uid": "m", "swipe_id": 0}
        self.app.event("message_received", {**address, "type": "normal", "text": ONE})
        await self._pass(150)

    async def try_again(self) -> None:
        """The reader presses the button."""
        address = {"chat_id": "chat", "uid": "m", "swipe_id": 0}
        self.app.event("slot_action", {**address, "action": "retry", "ordinal": 0})
        await self._pass(30)

    async def _pass(self, seconds: int) -> None:
        for _ in range(seconds // 10):
            await self.clock.advance(10)

    @property
    def text(self) -> str:
        return self.host.message("m").text

    @property
    def slot(self) -> str:
        (slot,) = self.host.slots[MessageKey("chat", "m", 0)]
        return str(slot)

    @property
    def reason(self) -> str:
        """The sentence in the place of the picture."""
        found = re.search(r'class="limner-reason"[^>]*>(.*?)</', self.slot, re.DOTALL)
        assert found, self.slot
        return html.unescape(re.sub(r"<[^>]+>", "", found[1])).strip()


Trouble = Callable[[Network], None]


def answers(line: str, answer: object) -> Trouble:
    """Have the service answer this line so."""

    def happen(network: Network) -> None:
        network.answers[line] = answer

    return happen


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (answers(CREATE, reply(401, {"detail": f"Bad {KEY}"})), "key"),
        (answers(CREATE, reply(402, {"detail": "No credit."})), "paid"),
        (answers(CREATE, reply(422, {"detail": "prompt is bad"})), "prompt is bad"),
        (answers(CREATE, reply(429, {"detail": "Slow down."}, retry_after="7")), "too often"),
        (answers(CREATE, reply(500, "<html>")), "Replicate failed (status 500)"),
        (answers(CREATE, reply(201, '{"id": "bro')), "Replicate answered with something that is not JSON"),
        (answers(CREATE, WireError("x", "time")), "Replicate did not answer"),
        (answers(CREATE, WireError("x")), "Replicate could not be reached"),
        (answers(FILE, reply(body=b"<html>")), "not a picture"),
        (answers(FILE, reply(body=b"<svg/>")), "not a picture"),
        (answers(FILE, reply(body=b"\x89PNG" + b"x" * (21 << 20))), "MB"),
        (answers(POLL, reply(body={"id": "p1", "status": "failed", "error": "NSFW"})), "NSFW"),
        (answers(POLL, reply(body={"id": "p1", "status": "processing"})), "Replicate did not finish"),
    ],
    ids=[
        *("wrong key", "no money", "bad prompt", "429", "500", "json", "silent", "unreachable"),
        *("html", "svg", "too large", "failed", "never ends"),
    ],
)
async def test_whatever_the_service_does_the_story_stays_and_one_sentence_says_why(
    trouble: Trouble, words: str
) -> None:
    page = Page()
    flux(page.network)
    trouble(page.network)
    await page.tell()

    assert words in page.reason
    assert page.reason.rstrip().endswith((".", "!", "?"))
    assert KEY not in page.slot + "".join(text for _, text in page.host.toasts)
    assert page.text == ONE

    flux(page.network)
    await page.try_again()

    assert page.text.count("<img src=") == 1
    assert re.sub(r"<img src=[^>]*>", "", page.text) == ONE
