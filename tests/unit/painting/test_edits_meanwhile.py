"""A tag is edited while its reply is illustrated: painted already, being painted, or waiting its turn."""

import asyncio
import json
import random
import re
from collections.abc import Mapping

import pytest

from limner.app import App
from limner.core.clock import Ids
from limner.page.host_values import CommandResult
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tests.fakes.store import FakeStore

ROAD, WOMAN, VALLEY = "a long road at dusk", "a listening woman", "an empty valley"
THREE = "\n\n".join(f'Part.\n\n<img-prompt="{prompt}">' for prompt in (ROAD, WOMAN, VALLEY)) + "\n\nThe end."
ADDRESS = {"chat_id": "chat", "uid": "m", "swipe_id": 0}
PAIR = re.compile(r'<img-prompt="([^"]*)">(?:<img src="[^"]*" title="([^"]*)" alt="[^"]*">)?')


@pytest.mark.parametrize("changed", [ROAD, WOMAN, VALLEY], ids=["painted", "being painted", "waiting"])
async def test_an_edited_tag_gets_the_new_picture_and_not_the_old_one(changed: str) -> None:
    clock, host, hangs = FakeClock(), FakeHost(), asyncio.Event()

    async def painter(prompt: str, _args: Mapping[str, str]) -> CommandResult:
        if prompt == WOMAN:
            await hangs.wait()
        return CommandResult(True, f"/user/images/{prompt}.png")

    host.painter = painter
    app = App(host, clock, Ids(random.Random(1)), FakeStore())
    app.event("hello", {"settings": json.dumps({"version": 1}), "chat_id": "chat", "width": 64, "height": 64})
    host.add("m", THREE)
    app.event("message_received", {**ADDRESS, "type": "normal", "text": THREE, "limner": ""})
    await clock.settle()
    assert [prompt for _, _, prompt in host.commands] == [ROAD, WOMAN]

    message = host.message("m")
    message.text = message.text.replace(changed, "a dragon")
    app.event("message_changed", ADDRESS)
    await clock.settle()
    hangs.set()
    for _ in range(60):
        await clock.advance(1)

    wanted = [prompt.replace(changed, "a dragon") for prompt in (ROAD, WOMAN, VALLEY)]
    assert PAIR.findall(message.text) == [(prompt, prompt) for prompt in wanted]
    assert re.sub(r"<img src=[^>]*>", "", message.text) == THREE.replace(changed, "a dragon")
    begun = [ROAD, WOMAN] if changed == VALLEY else [ROAD, WOMAN, VALLEY]
    assert sorted(prompt for _, _, prompt in host.commands) == sorted([*begun, "a dragon"])
    assert list(app.outbox) == []
