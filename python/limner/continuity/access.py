"""
The way into continuity for the rest of Limner: nothing of it is loaded before it is needed.

Whatever goes wrong inside costs no picture and no prompt: the painter gets the tag as the model wrote it, and
the trace says why.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from limner.core.clock import Clock
from limner.core.errors import LimnerError
from limner.core.translation import say
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.pictures.wording import Worded
from limner.presets.preset import Preset
from limner.settings.preferences import Preferences
from limner.settings.settings import Settings

if TYPE_CHECKING:
    from limner.continuity._desk import Desk
    from limner.continuity._edits import WriteLock
    from limner.continuity._sprites import Sprites
    from limner.continuity.cast_changes import CastChanges
    from limner.continuity.state import StoryState

log = logging.getLogger("limner.continuity.access")

Work = Coroutine[None, None, None]
AHEAD = 3.0
"""Seconds after the start at which all of it is loaded, where nobody has asked for it before."""
AS_PRESET = "preset"
"""The value of the setting ``family`` that leaves it to the instructions."""


@dataclass(frozen=True, slots=True)
class Briefed:
    """What a model is told of people and places, empty where nothing is; ``why`` is set where that failed."""

    text: str = ""
    why: str = ""


async def nothing_known(_about: object) -> Briefed:
    """Know of nobody."""
    return Briefed()


class Continuity:
    """
    Asked by painting and prompting; ``preset`` says which instructions are in force in the open chat.

    ``write_lock`` is the lock of a message, in which one at a time writes.
    """

    def __init__(self, host: Host, preferences: Preferences, preset: Callable[[], Awaitable[Preset]]) -> None:
        self._host = host
        self._preferences = preferences
        self._preset = preset
        self.write_lock: WriteLock = lambda _: asyncio.Lock()
        self._desk: Desk | None = None
        self._listeners: list[Callable[[], None]] = []
        self._sprites: Sprites | None = None
        self.heard: Callable[[str], None] = lambda _: None
        """Takes the name of what has happened."""

    def listen(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each change that the user made of people or of the scene."""
        self._listeners.append(listener)

    def _told(self) -> None:
        for listener in self._listeners:
            listener()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the people that were known when the story was looked at last."""
        state = self._last()
        return () if state is None else tuple(each.name for each in state.people.values())

    @property
    def places(self) -> tuple[str, ...]:
        """The places that were known then, the present one first."""
        state = self._last()
        return () if state is None else tuple(each.name for each in reversed(state.places))

    def _last(self) -> "StoryState | None":
        if self._desk is None:
            return None
        return self._desk.moment.ledger.upto(self._desk.moment.turns)

    def follow(self, settings: Callable[[], Settings], begin: Callable[[Work], None], clock: Clock) -> None:
        """Load it all after the start, and have sprites follow moods where the chat's ``settings`` say so."""

        def look(name: str = "") -> None:
            if name == "hello":
                begin(self.load_ahead(clock))
            if self._sprites is None and settings().sprites:
                from limner.continuity._sprites import Sprites  # noqa: PLC0415 -- off by default

                self._sprites = Sprites(self._host, lambda: self.desk().expression(), settings, begin)
            if self._sprites is not None:
                self._sprites.heard(name)

        self.heard = look
        self._preferences.listen(lambda _: look())
        self.listen(look)

    async def people(self) -> Mapping[str, str]:
        """Return the names of the open chat's people by their id; never raises: nobody, where that fails."""
        try:
            known = await self.desk().overview() if self.on else None
        except LimnerError as error:
            log.info("Who is in the chat is not known: %s", error)
        except Exception:
            log.exception("Who is in the chat went wrong inside Limner.")
        else:
            return {each.id: each.name for each in known.people} if known and known.on else {}
        return {}

    async def load_ahead(self, clock: Clock) -> None:
        """Load what does the work a while after the start: ST waits for the first prompt, which needs it."""
        await clock.sleep(AHEAD)
        if self.on and self._preferences.settings.enabled and self._desk is None:
            from limner.continuity import _ahead  # noqa: PLC0415 -- not for the start

            await _ahead.load(partial(clock.sleep, 0))

    def changes(self) -> "CastChanges":
        """Return what writes the user's word, loaded now where it was not before."""
        from limner.continuity.cast_changes import CastChanges  # noqa: PLC0415 -- the same

        return CastChanges(self._host, self.desk(), self._told)

    @property
    def on(self) -> bool:
        """Whether it is switched on; a single chat may be left out all the same."""
        return self._preferences.settings.continuity

    def desk(self) -> "Desk":
        """Return what does the work, loaded now where it was not before."""
        if self._desk is None:
            from limner.continuity._desk import Desk  # noqa: PLC0415 -- most of Limner, and not for its start

            self._desk = Desk(self._host, self._preferences, lambda: self.write_lock)
        return self._desk

    async def word(self, key: MessageKey, ordinal: int, prompt: str, attributes: Mapping[str, str]) -> Worded:
        """Return the words for a picture; never raises."""
        if not self.on:
            return Worded()
        try:
            return await self.desk().word(key, ordinal, prompt, attributes, await self._family())
        except LimnerError as error:
            why = str(error)
        except Exception as error:
            log.exception("The words of a picture went wrong inside Limner.")
            why = say("Limner itself made a mistake (${0}). Please report it.", error)
        return Worded(told=(say("painted as its tag says, for what is known could not be added: ${0}", why),))

    async def brief(self, kind: str) -> Briefed:
        """Return what the story model is told before a generation of ST's ``kind``."""
        return await self._briefed(lambda desk: desk.brief(kind))

    async def brief_before(self, key: MessageKey) -> Briefed:
        """Return what a model is told that is asked for the tags of this message."""
        return await self._briefed(lambda desk: desk.brief_before(key))

    async def _briefed(self, ask: "Callable[[Desk], Awaitable[str]]") -> Briefed:
        if not self.on:
            return Briefed()
        try:
            return Briefed(await ask(self.desk()))
        except LimnerError as error:
            why = str(error)
        except Exception as error:
            log.exception("What the model is told of the story went wrong inside Limner.")
            why = say("Limner itself made a mistake (${0}). Please report it.", error)
        return Briefed(why=why)

    async def _family(self) -> str:
        wanted = self._preferences.settings.family
        return (await self._preset()).family if wanted == AS_PRESET else wanted
