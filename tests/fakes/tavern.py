"""
SillyTavern with the shim in it, as far as pictures can notice.

There are chats in files and in memory, versions, the stream, the edit box, saves that fail, and a painter
behind a slash command. Everything is named after what it imitates (``host.js`` and ``events.js`` of the shim,
ST's ``script.js``), and is as synchronous as that is. Each text goes about with what was ``written`` of it,
without Limner's pictures: the witness that nobody's words were changed.
"""

import asyncio
import copy
import json
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar
from weakref import WeakKeyDictionary, ref

from limner.page.cast_host import CastText, StoryNews, StoryRow
from limner.page.host_values import (
    CapturedToast,
    CommandResult,
    MessageKey,
    MessageView,
    PatchResult,
    ScannedMessage,
)
from tests.fakes.clock import FakeClock
from tests.fakes.story import FakeCast, StoryTeller

T = TypeVar("T")

DEBOUNCE = 1.0
"""Seconds until ST saves what can wait."""
FAILED = CapturedToast("error", "Image generation failed. Please try again.\n\nno luck")
PATIENCE = 2.0
"""Seconds that ``shim/page/chat_saves.js`` waits for the record of a save."""
POLL = 12
"""Turns until ST looks whether it may save now: 100 ms, in which a worker has answered."""
STOPPED = CapturedToast("info", "Image generation stopped")


async def turns(number: int) -> None:
    """Let the event loop turn."""
    for _ in range(number):
        await asyncio.sleep(0)


class QuickClock(FakeClock):
    """A clock that lets everything happen until nothing is left to do, however long the chain."""

    async def settle(self) -> None:
        loop: Any = asyncio.get_running_loop()
        for _ in range(20_000):
            await asyncio.sleep(0)
            if not loop._ready:
                return
        raise AssertionError("it never comes to rest")


@dataclass
class Version:
    """A text as it stands and as it was written, and ``extra.limner`` as JSON text."""

    text: str = ""
    written: str = ""
    note: str = ""

    def add(self, text: str) -> None:
        self.text += text
        self.written += text


@dataclass(eq=False)
class Message:
    """``shown`` is ST's ``mes`` and ``extra``; ``swipes`` are ``swipes`` and ``swipe_info``."""

    shown: Version
    user: bool = False
    swipe_id: int = 0
    swipes: list[Version] = field(default_factory=list)
    avatar: str = ""
    hidden: bool = False

    @property
    def has_shown(self) -> bool:
        return self.swipe_id < len(self.swipes)

    def sync_to_swipe(self) -> None:
        if self.has_shown:
            self.swipes[self.swipe_id] = copy.copy(self.shown)

    def sync_from_swipe(self) -> None:
        self.shown = copy.copy(self.swipes[self.swipe_id])

    @property
    def versions(self) -> list[Version]:
        """Every version; of the shown one not the copy. ST may have no copy of it yet."""
        versions = [self.shown if n == self.swipe_id else each for n, each in enumerate(self.swipes)]
        return versions if self.has_shown else [*versions, self.shown]


@dataclass
class Generation:
    """What ST is doing: it waits for the first token (no ``message`` yet), streams, or has ``ended``."""

    type: str
    text: str
    standing: Version = field(default_factory=Version)
    message: Message | None = None
    given: int = 0
    sent: int = 0
    epoch: int = -1
    ended: bool = False


class Tavern:
    """The page and its server. ``tell`` is the line's ``event``, ``epoch`` the number of its worker."""

    def __init__(self, clock: FakeClock, lag: float) -> None:
        self.clock = clock
        self.lag = lag
        self.tell: Callable[[str, dict[str, object]], None] = lambda _name, _data: None
        self.epoch = 1
        self.files: dict[str, list[Message]] = {}
        self.server_up = True
        self.settings = ""
        self.mood = "obliging"
        self.calls: dict[str, str] = {}
        self.paid: dict[str, str] = {}
        self.call_of: dict[str, str] = {}
        self.thrown: set[str] = set()
        self.troupe = FakeCast()
        self.metadata: dict[str, str] = {}
        self.speaker = ""
        self._numbers = count(1)
        self._stumbled: set[str] = set()
        self._begin()

    def _begin(self) -> None:
        """What a page has in its memory when it has just been loaded."""
        self.chat_id = ""
        self.chat: list[Message] = []
        self.opening = False
        self.generation: Generation | None = None
        self.editing: Message | None = None
        self.draft = Version()
        self.slots: dict[MessageKey, list[str | None]] = {}
        self.views: dict[str, str] = {}
        self.toasts: list[str] = []
        self.released = asyncio.Event()
        self.tasks: dict[asyncio.Task[Any], None] = {}  # a set would keep no order
        self._names: WeakKeyDictionary[Message, str] = WeakKeyDictionary()
        self._owners: dict[str, ref[Message]] = {}
        self._results: dict[str, asyncio.Task[CommandResult]] = {}
        self._paintings: dict[str, asyncio.Task[str]] = {}
        self._unsaved: WeakKeyDictionary[Message, int] = WeakKeyDictionary()
        self._saving = False
        self._asked = 0
        self.loading = False
        self._saves = 0
        self._last_good_save = 0
        self._debounced: asyncio.Task[None] | None = None

    def reload(self) -> None:
        """The user reloads the page: what was only in its memory is gone."""
        self.troupe.teller = StoryTeller()
        for task in tuple(self.tasks):
            task.cancel()
        self.epoch += 1
        self._begin()

    def spawn(self, work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        """Do something on the page that no worker's death ends."""
        task = asyncio.get_running_loop().create_task(work)
        self.tasks[task] = None
        task.add_done_callback(self.tasks.pop)
        return task

    # -- st.js ---------------------------------------------------------------------------------------------

    def uid_of(self, message: Message) -> str:
        if message not in self._names:
            notes = [version.note for version in (*message.swipes, message.shown) if version.note]
            noted = json.loads(notes[0])["uid"] if notes else ""
            owner = self._owners[noted]() if noted in self._owners else None
            free = noted and owner not in self.chat
            self._names[message] = self._own(message, noted) if free else f"m{next(self._numbers)}"
        return self._names[message]

    def _own(self, message: Message, name: str) -> str:
        self._owners[name] = ref(message)
        return name

    def key_of(self, message: Message) -> MessageKey:
        return MessageKey(self.chat_id, self.uid_of(message), message.swipe_id)

    def address_of(self, message: Message) -> dict[str, object]:
        key = self.key_of(message)
        return {"chat_id": key.chat_id, "uid": key.uid, "swipe_id": key.swipe_id}

    def _find(self, key: MessageKey) -> Message | None:
        if key.chat_id != self.chat_id:
            return None
        return next((each for each in reversed(self.chat) if self.uid_of(each) == key.uid), None)

    def _is_streaming(self, message: Message) -> bool:
        doing = self.generation
        return doing is not None and doing.message is message and not doing.ended

    # -- host.js -------------------------------------------------------------------------------------------

    def claim(self, key: MessageKey, *, fresh: bool) -> bool:
        message = self._find(key)
        if message is None or message.swipe_id != key.swipe_id or not message.has_shown:
            return False
        before = json.loads(message.shown.note) if message.shown.note else {}
        noted = {} if fresh else before
        after = {"v": 1, "pictures": [], **noted, "uid": self._own(message, key.uid)}
        message.shown.note = json.dumps(after)
        if before != after and not self._is_streaming(message):
            self.spawn(self._keep_name(message))
        return True

    async def _keep_name(self, message: Message) -> None:
        if not await self._saved_since(self._saves) and message in self.chat:
            await self.save()

    async def _saved_since(self, since: int) -> bool:
        if self._last_good_save <= since:
            await self.clock.sleep(PATIENCE)
        return self._last_good_save > since

    async def _save(self, message: Message) -> bool:
        written, since = self._unsaved.get(message), self._saves
        await self.save()
        saved = await self._saved_since(since) and message in self.chat
        if saved and self._unsaved.get(message) == written:
            self._unsaved.pop(message, None)
        return saved

    def read(self, key: MessageKey) -> MessageView | None:
        found = self._version(key)
        if found is None:
            return None
        message, version = found
        streaming = message.swipe_id == key.swipe_id and self._is_streaming(message)
        return MessageView(version.text, version.note, streaming)

    def _version(self, key: MessageKey) -> tuple[Message, Version] | None:
        message = self._find(key)
        if message is None:
            return None
        if message.swipe_id == key.swipe_id:
            return (message, message.shown) if message.has_shown else None
        return (message, message.swipes[key.swipe_id]) if 0 <= key.swipe_id < len(message.swipes) else None

    def patch(
        self, key: MessageKey, expect: str, text: str, limner: str
    ) -> PatchResult | Coroutine[Any, Any, PatchResult]:
        found = self._version(key)
        if found is None:
            return PatchResult("gone")
        message, version = found
        shown = message.swipe_id == key.swipe_id
        if shown and (message is self.editing or self._is_streaming(message)):
            return PatchResult("busy")
        if version.text != expect:
            return PatchResult("mismatch", version.text)
        if version.text == text and version.note and json.loads(version.note) == json.loads(limner):
            return self._stands(message, text)
        self._unsaved[message] = next(self._numbers)
        changed = version.text != text
        if key.swipe_id < len(message.swipes):
            copied = message.swipes[key.swipe_id]
            copied.text, copied.note = text, limner
        version.text, version.note = text, limner
        return self._patched(key, message, text, redraw=shown and changed)

    async def _stands(self, message: Message, text: str) -> PatchResult:
        return PatchResult("done", text, saved=message not in self._unsaved or await self._save(message))

    async def _patched(self, key: MessageKey, message: Message, text: str, *, redraw: bool) -> PatchResult:
        if redraw:
            await turns(2)
            moved = self._find(key)
            if moved is not None:
                self.tell("message_changed", self.address_of(moved))
                await turns(2)
        return PatchResult("done", text, saved=await self._save(message))

    def scan(self, last: int) -> Sequence[ScannedMessage]:
        rows = []
        for index, message in enumerate(self.chat):
            if message.shown.note and message.has_shown:
                text = message.shown.text if index >= len(self.chat) - last else ""
                streaming = self._is_streaming(message)
                rows.append(
                    ScannedMessage(
                        self.key_of(message),
                        message.shown.note,
                        text,
                        mine=not message.user,
                        streaming=streaming,
                    )
                )
        return rows

    # -- story.js ------------------------------------------------------------------------------------------

    def story(self, since: int) -> StoryNews:
        chat = [(each, self._row(each)) for each in self.chat]
        return self.troupe.teller.news(self.chat_id, chat, since, self.speaker)

    def _row(self, message: Message) -> StoryRow:
        note = json.loads(message.shown.note or "{}")
        facts = json.dumps(note["facts"]) if "facts" in note else ""
        uid = self.uid_of(message) if message in self._names or message.shown.note else ""
        text = message.shown.text if message.has_shown or not message.swipes else ""
        return StoryRow(
            0, uid, message.swipe_id, "", message.avatar, message.user, message.hidden, "", text, facts
        )

    def cast(self) -> CastText:
        return self.troupe.text(self.chat_id, self.metadata.get(self.chat_id, ""))

    def set_slots(
        self, key: MessageKey, slots: Sequence[str | None], painting: int = 0, below: int = 0
    ) -> None:
        self.slots[key] = list(slots)[: len(slots) - below]

    # -- command.js and the painter behind it --------------------------------------------------------------

    def run_command(self, call_id: str, text: str) -> "asyncio.Task[CommandResult]":
        self.calls[call_id] = text
        result = self._results[call_id] = self.spawn(self._perform(call_id, text))
        return result

    def await_command(self, call_id: str) -> "asyncio.Task[CommandResult] | None":
        return self._results.get(call_id)

    def known_commands(self, call_ids: Sequence[str]) -> Sequence[str]:
        return [each for each in call_ids if each in self._results]

    def forget_command(self, call_id: str) -> None:
        self._results.pop(call_id, None)

    def cancel_command(self, call_id: str) -> None:
        if call_id in self._paintings:
            self._paintings[call_id].cancel()

    async def _perform(self, call_id: str, text: str) -> CommandResult:
        painting = self._paintings[call_id] = self.spawn(self._paint(text))
        await asyncio.wait({painting})
        del self._paintings[call_id]
        if painting.cancelled():
            return CommandResult(True, "", (STOPPED,))
        url = painting.result()
        if not url:
            return CommandResult(True, "", (FAILED,))
        self.paid[url] = text
        self.call_of[url] = call_id
        return CommandResult(True, url)

    async def _paint(self, text: str) -> str:
        mood = self.mood
        if mood == "hanging":
            await self.released.wait()
        else:
            await self.clock.sleep({"slow": 20.0, "slower": 90.0}.get(mood, 0.0))
        stumbles = mood == "stumbling" and text not in self._stumbled
        self._stumbled.add(text)
        if mood == "failing" or stumbles or not self.server_up:
            return ""
        return f"/user/images/{next(self._numbers)}.png"

    # -- ST: saving and opening ----------------------------------------------------------------------------

    def save(self) -> "asyncio.Task[None]":
        """Save the chat as it is in a moment, when no other save runs."""
        return self.spawn(self._save_when_free())

    def _snapshot(self) -> tuple[int, str, list[Message]]:
        self._cancel_debounced()
        self._saving = True
        self._saves += 1
        return self._saves, "" if self.loading else self.chat_id, copy.deepcopy(self.chat)

    async def _upload(self, number: int, name: str, lines: list[Message]) -> None:
        await self.clock.sleep(self.lag)
        if self.server_up and name:
            self.files[name] = lines
            self._last_good_save = number
        self._saving = False

    async def _save_when_free(self) -> None:
        self._asked += 1
        await turns(POLL)
        while self._saving:
            await self.clock.sleep(self.lag / 2)
        self._asked -= 1
        await self._upload(*self._snapshot())

    def save_soon(self) -> None:
        async def wait() -> None:
            await self.clock.sleep(DEBOUNCE)
            self._debounced = None
            self.save()

        self._cancel_debounced()
        self._debounced = self.spawn(wait())

    def _cancel_debounced(self) -> None:
        if self._debounced is not None:
            self._debounced.cancel()
            self._debounced = None

    def open_chat(self, name: str) -> None:
        self._open(name, lambda: None, lambda: None)

    def rename(self, new: str) -> None:
        old = self.chat_id

        def move() -> None:
            self.files[new] = self.files.pop(old)

        self._open(new, move, lambda: self.tell("chat_renamed", {"old": old, "new": new, "chat_id": new}))

    def branch(self, new: str, length: int) -> None:
        self.files[new] = copy.deepcopy(self.chat[:length])
        self.open_chat(new)

    def _open(self, name: str, before: Callable[[], None], after: Callable[[], None]) -> None:
        async def load() -> None:
            while self._saving or self._asked:  # a user is not so quick
                await self.clock.sleep(self.lag / 2)
            before()
            self._cancel_debounced()
            self.editing = None
            self.loading = True
            self.chat_id, self.chat = name, []
            await self.clock.sleep(self.lag)
            self.chat = copy.deepcopy(self.files[name])
            self.opening = self.loading = False
            self.tell("chat_changed", {"chat_id": name})
            after()

        self.opening = True
        self.spawn(load())

    # -- ST: a reply ---------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        version = Version(text, text)
        self.chat.append(Message(version, user=True, swipes=[copy.copy(version)]))

    def generate(self, kind: str, text: str) -> None:
        """As far as the first token, which ``stream`` or ``receive`` brings."""
        last = self.chat[-1] if self.chat else None
        armed: dict[str, object] = {"type": kind, "dry_run": False}
        self.generation = Generation(kind, text)
        if kind == "continue" and last is not None:
            armed |= {**self.address_of(last), "standing": last.shown.text}
        if kind == "swipe" and last is not None:
            last.sync_to_swipe()
            last.swipe_id = len(last.swipes)
            self.tell("message_changed", self.address_of(last))
        self.tell("generation_armed", armed)
        if kind == "continue" and last is not None:
            self.generation.standing = copy.copy(last.shown)
        if kind == "regenerate":
            self.chat.pop()
            self.tell("messages_deleted", {"chat_id": self.chat_id})

    def _save_reply(self, doing: Generation) -> Message:
        if doing.type in ("swipe", "continue"):
            message = self.chat[-1]
        else:
            message = Message(Version(), avatar=self.speaker)
            self.chat.append(message)
        if doing.type == "continue":
            message.shown.text, message.shown.written = doing.standing.text, doing.standing.written
        else:
            message.shown.text, message.shown.written = "", ""
        doing.message = message
        return message

    @staticmethod
    def _store_swipe(message: Message) -> None:
        message.swipes += [Version() for _ in range(message.swipe_id + 1 - len(message.swipes))]
        message.sync_to_swipe()

    def stream(self, length: int) -> None:
        """The next piece of the reply."""
        doing = self.generation
        assert doing is not None
        message = doing.message
        if message is None:
            message = self._save_reply(doing)
            self._store_swipe(message)
        doing.given = min(len(doing.text), doing.given + length)
        if doing.epoch != self.epoch:
            doing.epoch, doing.sent = self.epoch, 0
        delta = doing.text[doing.sent : doing.given]
        if delta:
            about = {**self.address_of(message), "type": doing.type, "start": doing.sent, "delta": delta}
            if not doing.sent:
                about["standing"] = doing.standing.text
            self.tell("stream", about)
            doing.sent = doing.given
        self._progress(doing, message)

    def _progress(self, doing: Generation, message: Message) -> None:
        given = doing.text[: doing.given]
        message.shown.text = doing.standing.text + given
        message.shown.written = doing.standing.written + given
        if doing.type in ("swipe", "continue") or len(message.swipes) == 1:
            message.sync_to_swipe()

    def end_stream(self, gap: int, *, broken: bool = False) -> None:
        """The stream ends, is stopped or breaks; ST takes a moment to notice."""
        doing = self.generation
        assert doing is not None
        doing.ended = True

        async def finish() -> None:
            await turns(gap)
            message = doing.message
            if message is None:
                self._give_up(doing)
            elif broken:
                self.tell("generation_ended", {"chat_id": self.chat_id})
                if doing.type not in ("swipe", "continue"):
                    self._received(message, doing.type)
                self.generation = None
            else:
                self._progress(doing, message)
                message.sync_to_swipe()
                self.tell("generation_ended", {"chat_id": self.chat_id})
                self._received(message, doing.type)
                self.generation = None
                self.save()

        self.spawn(finish())

    def _give_up(self, doing: Generation) -> None:
        """Nothing came at all."""
        self.tell("generation_ended", {"chat_id": self.chat_id})
        if doing.type == "swipe":
            message = self.chat[-1]  # ST draws it anew, tells nobody and saves nothing
            message.swipe_id = min(message.swipe_id, len(message.swipes) - 1)
            message.sync_from_swipe()
        self.generation = None

    def receive(self) -> None:
        """The reply comes whole, not in pieces."""
        doing = self.generation
        assert doing is not None
        message = self._save_reply(doing)
        message.shown.add(doing.text)
        self._received(message, "appendFinal" if doing.type == "continue" else doing.type)
        self._store_swipe(message)

        saved = self.save()

        async def finish() -> None:
            await saved
            self.tell("generation_ended", {"chat_id": self.chat_id})

        doing.ended = True
        self.generation = None
        self.spawn(finish())

    def _received(self, message: Message, kind: str) -> None:
        about = {"type": kind, "text": message.shown.text, "limner": message.shown.note}
        about["standing"] = self.generation.standing.text if self.generation else ""
        self.tell("message_received", {**self.address_of(message), **about})

    # -- ST: what the user does to messages ----------------------------------------------------------------

    def swipe_to(self, message: Message, number: int) -> None:
        if self.editing is message:
            self.editing = None
        message.sync_to_swipe()
        message.swipe_id = number
        message.sync_from_swipe()
        self.tell("message_changed", self.address_of(message))
        self.save_soon()

    def delete_swipe(self, message: Message, number: int) -> None:
        if self.editing is message:
            self.editing = None
        current = min(message.swipe_id, len(message.swipes) - 1)
        del message.swipes[number]
        message.swipe_id = current - (number < current)
        message.swipe_id = min(message.swipe_id, len(message.swipes) - 1)
        self.tell("swipe_deleted", {**self.address_of(message), "swipe_id": number})
        if number == current:
            message.sync_from_swipe()
            self.tell("message_changed", self.address_of(message))
        self.save()

    def delete(self, message: Message) -> None:
        self.chat.remove(message)
        if self.editing is message:
            self.editing = None
        self.save_soon()
        self.tell("messages_deleted", {"chat_id": self.chat_id})

    def edit(self, message: Message) -> None:
        self.editing = message
        self.draft = copy.copy(message.shown)

    def edit_done(self) -> None:
        message = self.editing
        assert message is not None
        message.shown.text, message.shown.written = self.draft.text, self.draft.written
        self._store_swipe(message)
        self.editing = None
        self.tell("message_changed", self.address_of(message))
        self.save()

    def edit_cancelled(self) -> None:
        message = self.editing
        assert message is not None
        self.editing = None
        self.tell("message_changed", self.address_of(message))

    def confirm(self) -> bool:
        return True

    def throw_away(self, path: str) -> None:
        self.thrown.add(path)
