"""
Slash commands: what each does, and what a script gets from it.

A command that fails tells the user why in one sentence and gives the script an empty string. A script that is
stopped stops what its command began.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

from limner.core.errors import LimnerError, RequestError, SettingError
from limner.core.json_text import as_dict
from limner.core.translation import say
from limner.manual._cast_commands import CastCommands
from limner.manual._command_list import MODES, commands
from limner.manual._provider_commands import ProviderCommands
from limner.manual._repaint import Repainter
from limner.manual._requests import UserRequest
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.painting.sessions import Sessions
from limner.pictures import message_notes
from limner.pictures.picture import OPEN, State
from limner.presets.library import PresetLibrary
from limner.presets.selection import KEY as PRESET
from limner.presets.selection import PresetSelection, Scope
from limner.providers.sd_command import without_macros
from limner.settings.controls import Value
from limner.settings.preferences import Preferences
from limner.settings.settings import CONTROLS
from limner.tag_writer.after_reply import AfterReply
from limner.tag_writer.writer import TagWriter

Run = Callable[[Mapping[str, str], str], Awaitable[str]]

LAST = -1


class Why(Protocol):
    """Whoever knows why a reply has no picture."""

    def plain(self, key: MessageKey | None) -> str:
        """Return the trace of a message, or of the last reply, as text."""
        ...


class SlashCommands:
    """Answers the page's asks ``slash_command``."""

    def __init__(
        self,
        host: Host,
        *,
        sessions: Sessions,
        repainter: Repainter,
        writer: TagWriter,
        after_reply: AfterReply,
        preferences: Preferences,
        library: PresetLibrary,
        selection: PresetSelection,
        why: Why,
        painters: ProviderCommands,
        cast: CastCommands,
        book: Run,
        gallery: Callable[[], Awaitable[None]],
        nextchat: Run,
    ) -> None:
        self._host = host
        self._sessions = sessions
        self._repainter = repainter
        self._writer = writer
        self._after_reply = after_reply
        self._preferences = preferences
        self._library = library
        self._selection = selection
        self._why = why
        self._painters = painters
        self._cast = cast
        self._gallery = gallery
        self._calls: dict[str, asyncio.Task[str]] = {}
        self._told: tuple[object, ...] = ()
        self._commands: dict[str, Run] = {
            "limn": self._limn,
            "limn-prompt": self._prompt,
            "limn-cancel": self._cancel,
            "limn-preset": self._preset,
            "limn-set": self._set,
            "limn-status": self._status,
            "limn-why": self._tell_why,
            "limn-gallery": self._open_gallery,
            "limn-cast": cast.cast,
            "limn-look": cast.look,
            "limn-wears": cast.wears,
            "limn-place": cast.place,
            "limn-book": book,
            "limn-nextchat": nextchat,
            "replicate": painters.replicate,
        }

    def tell(self) -> None:
        """Give the page the commands where they are new: presets, painters, people are among their values."""
        presets, painters = self._library.all, self._painters.names
        people, places = self._cast.names, self._cast.places
        known = (*((each.id, each.name) for each in presets), *painters.items(), people, places)
        if self._told != known:
            self._told = known
            told = commands(presets, painters, people, places)
            self._host.set_commands([each.to_json() for each in told])

    async def answer(self, data: Json) -> object:
        """Run a command and return its result; an empty string where it fails or is stopped."""
        run = self._commands.get(text_of(data, "name"))
        if run is None:
            return ""
        args = {name: value for name, value in as_dict(data.get("args")).items() if isinstance(value, str)}
        call = text_of(data, "call")
        task = asyncio.ensure_future(run(args, text_of(data, "text").strip()))
        self._calls[call] = task
        try:
            return await task
        except LimnerError as error:
            self._host.toast("warning", str(error))
        except asyncio.CancelledError:
            if not task.cancelled():
                raise
        finally:
            del self._calls[call]
            self.tell()
        return ""

    def stopped(self, data: Json) -> None:
        """ST has stopped the script that called: what the call began ends."""
        task = self._calls.get(text_of(data, "call"))
        if task is not None:
            task.cancel()

    # -- the commands --------------------------------------------------------------------------------------

    async def _limn(self, args: Mapping[str, str], text: str) -> str:
        mode = (args.get("mode") or self._preferences.settings.manual_mode).lower()
        if mode not in MODES:
            raise SettingError(say("The mode is one of ${0}.", ", ".join(MODES)))
        like = self._painters.like(args["provider"]) if args.get("provider") else None
        outcome = await self._repainter.paint(await self._message(text), UserRequest(mode), like=like)
        if outcome.failed or not outcome.count:
            self._host.toast("warning" if outcome.failed else "info", outcome.sentence)
        return str(outcome.count)

    async def _prompt(self, _args: Mapping[str, str], text: str) -> str:
        return json.dumps(await self._writer.write(await self._message(text)), ensure_ascii=False)

    async def _cancel(self, _args: Mapping[str, str], text: str) -> str:
        key = await self._message(text) if text else None
        asked = self._after_reply.stop(key) + self._writer.stop(key)
        return str(self._repainter.stop(key).count + asked)

    async def _preset(self, _args: Mapping[str, str], text: str) -> str:
        story = await self._selection.read()
        if not text:
            return self._selection.decide(story).preset.id
        chosen = self._library.find(text)
        await self._selection.use(chosen.id, Scope.EVERYWHERE)
        now = self._selection.decide(story).preset
        if now.id != chosen.id:
            words = "This chat or its character has a preset of its own: ${0}."
            self._host.toast("info", say(words, now.name))
        return chosen.id

    async def _set(self, _args: Mapping[str, str], text: str) -> str:
        typed, _, value = text.partition(" ")
        name, value = typed.lower(), value.strip()
        if not name:
            raise SettingError(say("Say which setting: ${0}.", ", ".join(CONTROLS)))
        if name not in CONTROLS:
            words = "Limner has no setting called ${0}. There are: ${1}."
            raise SettingError(say(words, typed[:40], ", ".join(CONTROLS)))
        if value and name == PRESET:
            self._preferences.change(name, self._library.find(_unquoted(value)).id)
        elif value and name == "profile":
            self._preferences.change(name, await self._profile(_unquoted(value)))
        elif value:
            self._preferences.change(name, _unquoted(value))
        return _shown(getattr(self._preferences.settings, name))

    async def _profile(self, value: str) -> str:
        """Return the id of the connection profile of this name; what is none stays as it is."""
        sources = [each for each in await self._host.model_sources() if each.id]
        return next((each.id for each in sources if each.name.casefold() == value.casefold()), value)

    async def _open_gallery(self, _args: Mapping[str, str], _text: str) -> str:
        await self._gallery()
        return ""

    async def _status(self, _args: Mapping[str, str], _text: str) -> str:
        states = [picture.state for session in self._sessions for picture in session.pictures]
        rows = await self._host.scan(0)
        noted = [
            picture for row in rows if '"failed"' in row.limner for picture in message_notes.load(row.limner)
        ]
        status = {
            "ready": True,
            "enabled": self._preferences.settings.enabled,
            "painting": states.count(State.PAINTING),
            "waiting": sum(state in OPEN and state is not State.PAINTING for state in states),
            "failed": sum(picture.state is State.FAILED for picture in noted),
            "preset": (await self._selection.preset()).id,
        }
        return json.dumps(status)

    async def _tell_why(self, _args: Mapping[str, str], text: str) -> str:
        return without_macros(self._why.plain(await self._message(text) if text else None))

    async def _message(self, text: str) -> MessageKey:
        """Return the address of the message of this number, the last for none."""
        try:
            index = int(text) if text else LAST
        except ValueError:
            raise RequestError(say("${0} is no number of a message.", text[:40])) from None
        key = await self._host.message_at(index)
        if key is None:
            raise RequestError(say("This chat has no message number ${0}.", index))
        return key


def _unquoted(value: str) -> str:
    """
    Return what was meant by a value in quotes; ``""`` is an empty text.

    ST leaves the quotes of a last argument where they are, and reads one character past them: "undefined".
    """
    if value.startswith('"') and value.endswith('"undefined'):
        value = value.removesuffix("undefined")
    quoted = len(value) > 1 and value[0] == value[-1] == '"' and '"' not in value[1:-1]
    return value[1:-1] if quoted else value


def _shown(value: Value) -> str:
    """Return a setting's value as scripts compare it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
