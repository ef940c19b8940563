"""The tag writer: writes tags into a message that has none, at the places that the story model names."""

import asyncio
from collections.abc import Awaitable, Callable

from limner.core.errors import RequestError
from limner.core.translation import say
from limner.manual import _tag_ideas as tag_ideas
from limner.manual._repaint import GONE, WRITING
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.painting.sessions import Sessions
from limner.pictures import message_notes
from limner.presets.preset import Preset
from limner.prompting import meta_prompt
from limner.settings.settings import Settings
from limner.tags.grammar import closed, scan

HAS_TAGS = "This message has its tags already."
NO_WORDS = "This message has no words that could be illustrated."
NO_PLACE = "The model named no place for a picture in this message: try again, or write a tag by hand."
ASKED = "The model is being asked for this message already: wait for its answer."
_TRIES = 20


class TagWriter:
    """Asks the model and writes by compare-and-swap; ``settings`` and ``preset`` are those in force."""

    def __init__(
        self,
        host: Host,
        sessions: Sessions,
        settings: Callable[[], Settings],
        preset: Callable[[], Awaitable[Preset]],
    ) -> None:
        self._host = host
        self._sessions = sessions
        self._settings = settings
        self._preset = preset
        self._calm = asyncio.Event()
        self._asked: set[MessageKey] = set()

    def is_at(self, key: MessageKey) -> bool:
        """Whether tags are being written for this version: a second answer would be paid for in vain."""
        return key in self._asked

    def nudge(self) -> None:
        """Something happened to a message: a write that found it busy may try again."""
        self._calm.set()

    async def write(self, key: MessageKey) -> tuple[str, ...]:
        """Write this version's tags and return their prompts; RequestError or HostError in one sentence."""
        if self.is_at(key):
            raise RequestError(say(ASKED))
        self._asked.add(key)
        try:
            return await self._ask(key)
        finally:
            self._asked.discard(key)

    async def _ask(self, key: MessageKey) -> tuple[str, ...]:
        text = await self._read(key)
        rules = meta_prompt.compose((await self._preset()).text, self._settings())
        if "{{" in rules:
            rules = await self._host.expand_macros(rules)
        answer = await self._host.generate(*tag_ideas.question(text, rules, self._settings().words))
        return await self._write(key, tag_ideas.ideas(answer))

    async def _read(self, key: MessageKey) -> str:
        """Return a text that wants tags."""
        view = await self._host.read(key)
        if view is None:
            raise RequestError(say(GONE))
        if view.streaming:
            raise RequestError(say(WRITING))
        if scan(closed(view.text)):
            raise RequestError(say(HAS_TAGS))
        if not view.text.strip():
            raise RequestError(say(NO_WORDS))
        return view.text

    async def _write(self, key: MessageKey, named: tuple[tag_ideas.Idea, ...]) -> tuple[str, ...]:
        await self._host.claim(key, fresh=False)
        for _ in range(_TRIES):
            self._calm.clear()
            async with self._sessions.write_lock(key):
                view = await self._host.read(key)
                if view is None:
                    raise RequestError(say(GONE))
                if scan(closed(view.text)):
                    raise RequestError(say(HAS_TAGS))
                written = tag_ideas.insert(view.text, named)
                if written == view.text:
                    raise RequestError(say(NO_PLACE))
                note = view.limner or message_notes.dump(key.uid, ())
                result = await self._host.patch(key, expect=view.text, text=written, limner=note)
            if result.status == "done":
                return tuple(tag.prompt for tag in scan(written))
            if result.status == "busy":  # the user edits it, or ST writes: his words come first
                await self._calm.wait()
        raise RequestError(say(GONE))
