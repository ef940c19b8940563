"""A page that keeps its chat in memory and does to it what the real shim does to ST's."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from limner.page.cast_host import CastText, StoryNews, StoryRow
from limner.page.host_values import (
    CommandResult,
    MessageKey,
    MessageView,
    PatchResult,
    ScannedMessage,
    ToastLevel,
)
from limner.page.model_host import ModelAnswer, ModelCall, ModelSource, StoryLine
from limner.page.neighbours import Slots
from limner.page.story_host import StoryNote
from tests.fakes.book import FakeBookHost
from tests.fakes.gallery import FakeGallery
from tests.fakes.migration import FakeMigration
from tests.fakes.neighbours import FakeNeighbours
from tests.fakes.nextchat_page import FakeNextChat
from tests.fakes.story import FakeCast

Painter = Callable[[str, Mapping[str, str]], Awaitable[CommandResult]]
Model = Callable[[str, str], Awaitable[str | ModelAnswer]]


@dataclass(eq=False)
class FakeMessage:
    """One message: its versions' texts and notes, and which of them is shown; who says it."""

    uid: str
    swipes: list[str]
    notes: list[str] = field(default_factory=list)
    swipe_id: int = 0
    avatar: str = ""
    user: bool = False
    hidden: bool = False
    media: str = ""

    def __post_init__(self) -> None:
        self.notes += [""] * (len(self.swipes) - len(self.notes))

    @property
    def text(self) -> str:
        return self.swipes[self.swipe_id]

    @text.setter
    def text(self, text: str) -> None:
        self.swipes[self.swipe_id] = text

    def note(self, swipe_id: int | None = None) -> dict[str, object]:
        text = self.notes[self.swipe_id if swipe_id is None else swipe_id]
        loaded = json.loads(text) if text else {}
        assert isinstance(loaded, dict)
        return loaded


def merged(limner: str, entries: str) -> str:
    """What the page makes of entries: those that are null are gone."""
    whole = {**json.loads(limner or "{}"), **json.loads(entries)}
    return json.dumps({key: value for key, value in whole.items() if value is not None})


async def obliging(text: str, _args: Mapping[str, str]) -> CommandResult:
    """A painter that paints at once: the picture's name is its prompt."""
    return CommandResult(True, f"/user/images/{text[:1000]}.png")  # no disk takes a longer name


async def talkative(_prompt: str, _system: str) -> str:
    """A model that answers with one picture."""
    return 'A tower in the rain.\n\n<img-prompt="a tower in the rain">'


class FakeHost(FakeBookHost, FakeGallery, FakeMigration, FakeNeighbours, FakeNextChat):
    """The port ``page.host.Host``, in memory. ``saves`` counts writes to the chat file."""

    def __init__(self, chat_id: str = "chat", painter: Painter = obliging) -> None:
        FakeNeighbours.__init__(self)
        FakeBookHost.__init__(self)
        FakeNextChat.__init__(self)
        self.chat_id = chat_id
        self.messages: list[FakeMessage] = []
        self.chats: dict[str, list[FakeMessage]] = {}
        self.painter = painter
        self.busy: set[str] = set()
        self.saves = 0
        self.commands: list[tuple[str, dict[str, str], str]] = []
        self.cancelled: list[str] = []
        self.hidden: list[str] = []
        self.slots: dict[MessageKey, list[str | None]] = {}
        self.below: dict[MessageKey, list[str | None]] = {}
        self.slot_changes = 0
        self.slash_commands: list[Mapping[str, object]] = []
        self.macros: dict[str, str] = {}
        self.menu: MessageKey | None = None
        self.revealed: list[tuple[str, str]] = []
        self.menu_at = (-1, "")
        self.painting: dict[MessageKey, int] = {}
        self.patterns: Mapping[str, str] | None = None
        self.look: dict[str, str | bool] = {}
        self.toasts: list[tuple[str, str]] = []
        self.views: dict[str, str] = {}
        self.settings = ""
        self.tokens = 0
        self.language: dict[str, str] = {}
        self.model: Model = talkative
        self.asked: list[tuple[str, str]] = []
        self.calls: list[ModelCall] = []
        self.unasked: list[str] = []
        self.sources = [ModelSource("", "", "custom")]
        self.questions: list[str] = []
        self.agrees = True
        self.deleted: list[str] = []
        self.typed: list[str] = []
        self.files: dict[str, str] = {}
        self.clipboard = ""
        self.may_copy = True
        self.chosen: str | None = None
        self.metadata: dict[str, str] = {}
        self.card = StoryNote("mira.png", "Mira")
        self.window_is_open = False
        self.window = ""
        self.imports = 0
        self.exported: list[tuple[str, str]] = []
        self.edited = ""
        self.created = 0
        self.running: dict[str, asyncio.Future[CommandResult]] = {}
        self.streaming = ""
        self.saving = True
        self.troupe = FakeCast()
        self.speaker = ""

    def add(self, uid: str, *swipes: str) -> MessageKey:
        self.messages.append(FakeMessage(uid, list(swipes or [""])))
        return MessageKey(self.chat_id, uid, 0)

    async def continue_reply(self, key: MessageKey) -> bool:
        self.last = self.messages[-1].uid if self.messages else ""
        return await super().continue_reply(key)

    def message(self, uid: str) -> FakeMessage:
        return next(message for message in self.messages if message.uid == uid)

    def _find(self, key: MessageKey) -> FakeMessage | None:
        if key.chat_id != self.chat_id:
            return None
        found = [each for each in self.messages if each.uid == key.uid and key.swipe_id < len(each.swipes)]
        return found[0] if found else None

    def _row(self, message: FakeMessage) -> StoryRow:
        here = message.swipe_id < len(message.swipes)
        note = json.loads(message.notes[message.swipe_id] or "{}") if here else {}
        facts = json.dumps(note["facts"]) if "facts" in note else ""
        text = message.text if here else ""
        name = "User" if message.user else "Mira"
        return StoryRow(
            0,
            message.uid,
            message.swipe_id,
            name,
            message.avatar,
            message.user,
            message.hidden,
            "",
            text,
            facts,
        )

    async def story(self, since: int) -> StoryNews:
        rows = [(message, self._row(message)) for message in self.messages]
        return self.troupe.teller.news(self.chat_id, rows, since, self.speaker)

    async def cast(self) -> CastText:
        return self.troupe.text(self.chat_id, self.metadata.get(self.chat_id, ""))

    def import_character(self) -> None:
        self.imports += 1

    async def export_character(self, avatar: str, kind: Literal["png", "json"]) -> bool:
        self.exported.append((avatar, kind))
        return True

    async def create_character(self) -> bool:
        self.created += 1
        return True

    async def edit_character(self, avatar: str) -> bool:
        alone = len(self.troupe.characters) == 1
        self.edited = avatar if alone else ""
        return alone

    async def claim(self, key: MessageKey, *, fresh: bool) -> bool:
        message = self._find(key)
        if message is None:
            return False
        if fresh:
            message.notes[key.swipe_id] = json.dumps({"v": 1, "uid": key.uid, "pictures": []})
        return True

    async def read(self, key: MessageKey) -> MessageView | None:
        message = self._find(key)
        if message is None:
            return None
        streaming = key.uid == self.streaming
        return MessageView(message.swipes[key.swipe_id], message.notes[key.swipe_id], streaming)

    async def patch(self, key: MessageKey, *, expect: str, text: str, limner: str) -> PatchResult:
        message = self._find(key)
        if message is None:
            return PatchResult("gone")
        if key.uid in self.busy and message.swipe_id == key.swipe_id:
            return PatchResult("busy")
        present = message.swipes[key.swipe_id]
        if present != expect:
            return PatchResult("mismatch", present)
        if (present, message.notes[key.swipe_id]) == (text, limner):
            return PatchResult("done", text, saved=self.saving)
        message.swipes[key.swipe_id] = text
        message.notes[key.swipe_id] = limner
        self.saves += 1
        return PatchResult("done", text, saved=self.saving)

    def set_slots(self, key: MessageKey, slots: Slots, painting: int = 0, below: int = 0) -> None:
        self.slots[key] = list(slots)[: len(slots) - below]
        self.below[key] = list(slots)[len(slots) - below :]
        self.painting[key] = painting
        self.slot_changes += 1

    def set_look(self, variables: Mapping[str, str], flags: Mapping[str, bool]) -> None:
        self.look = {**variables, **flags}

    def set_patterns(self, patterns: Mapping[str, str] | None) -> None:
        self.patterns = patterns

    async def run_command(
        self,
        name: str,
        args: Mapping[str, str],
        text: str,
        *,
        call_id: str,
        keep: Sequence[str],
        hide: str,
        rescue: str,
    ) -> CommandResult:
        assert call_id
        assert keep
        assert rescue
        self.commands.append((name, dict(args), text))
        self.hidden.append(hide)
        task = asyncio.ensure_future(self.painter(text, args))
        self.running[call_id] = task
        await asyncio.wait({task})
        return CommandResult(True, "") if task.cancelled() else task.result()

    async def await_command(self, call_id: str) -> CommandResult | None:
        running = self.running.get(call_id)
        if running is None:
            return None
        await asyncio.wait({running})
        return CommandResult(True, "") if running.cancelled() else running.result()

    async def known_commands(self, call_ids: Sequence[str]) -> Collection[str]:
        return {each for each in call_ids if each in self.running}

    def forget_command(self, call_id: str) -> None:
        self.running.pop(call_id, None)

    async def words(self) -> Mapping[str, str]:
        return self.language

    async def generate(self, call: ModelCall) -> ModelAnswer:
        self.asked.append((call.prompt, call.system))
        self.calls.append(call)
        answer = await self.model(call.prompt, call.system)
        return answer if isinstance(answer, ModelAnswer) else ModelAnswer(answer)

    def cancel_generation(self, call_id: str) -> None:
        self.unasked.append(call_id)

    async def model_sources(self) -> Sequence[ModelSource]:
        return self.sources

    async def above(self, key: MessageKey, count: int) -> Sequence[StoryLine]:
        message = self._find(key)
        before = self.messages[: self.messages.index(message)] if message else []
        return [StoryLine("Mira", each.text) for each in before][-count:]

    async def confirm(self, question: str) -> bool:
        self.questions.append(question)
        return self.agrees

    async def ask_text(self, question: str, value: str = "") -> str | None:
        self.questions.append(question)
        return self.typed.pop(0) if self.typed else None

    def download(self, name: str, text: str, type: str = "application/json") -> None:  # noqa: A002
        self.files[name] = text

    async def copy(self, text: str) -> bool:
        self.clipboard = text
        return self.may_copy

    async def choose_file(self, accept: str) -> str | None:
        return self.chosen

    def open_window(self, *, wide: bool = False, view: str = "window") -> None:
        self.window_is_open = True
        self.window = view

    def set_commands(self, commands: Sequence[Mapping[str, object]]) -> None:
        self.slash_commands = list(commands)

    def set_macro(self, name: str, description: str, value: str) -> None:
        self.macros[name] = value

    async def message_at(self, index: int) -> MessageKey | None:
        if not -len(self.messages) <= index < len(self.messages):
            return None
        message = self.messages[index]
        return MessageKey(self.chat_id, message.uid, message.swipe_id)

    def open_menu(self, key: MessageKey, *, ordinal: int = -1, source: str = "") -> None:
        self.menu = key
        self.menu_at = (ordinal, source)

    def close_window(self) -> None:
        self.window_is_open = False

    async def delete_image(self, path: str) -> None:
        self.deleted.append(path)

    async def scan(self, last: int, *, only: bool = False) -> Sequence[ScannedMessage]:
        rows = []
        for index, message in enumerate(self.messages):
            note = message.notes[message.swipe_id]
            if note and not (only and index < len(self.messages) - last):
                text = message.text if index >= len(self.messages) - last else ""
                key = MessageKey(self.chat_id, message.uid, message.swipe_id)
                rows.append(
                    ScannedMessage(key, note, text, mine=True, streaming=message.uid == self.streaming)
                )
        return rows

    def clear_slots(self) -> None:
        self.slots.clear()

    def cancel_command(self, call_id: str) -> None:
        self.cancelled.append(call_id)
        if call_id in self.running:
            self.running[call_id].cancel()

    async def count_prompt(self, indices: Sequence[int]) -> int:
        return self.tokens * len(indices)

    async def count_text(self, text: str) -> int:
        return len(text) // 4

    async def read_metadata(self) -> StoryNote:
        return StoryNote(self.chat_id, "", self.metadata.get(self.chat_id, ""))

    async def save_metadata(self, owner: str, entries: str) -> bool:
        if owner and owner == self.chat_id:
            self.metadata[owner] = merged(self.metadata.get(owner, ""), entries)
        return bool(owner) and owner == self.chat_id and self.saving

    async def read_card(self) -> StoryNote:
        return self.card

    async def write_card(self, owner: str, entries: str) -> bool:
        known = self.troupe.write(owner, json.loads(entries))
        if owner and owner == self.card.owner:
            self.card = replace(self.card, limner=merged(self.card.limner, entries))
            known = True
        return known and self.saving

    async def expand_macros(self, text: str) -> str:
        return text.replace("{{char}}", self.card.name)

    def save_settings(self, text: str) -> None:
        self.settings = text

    def paint(self, view: str, html: str) -> None:
        self.views[view] = html

    def reveal(self, view: str, mark: str = "") -> None:
        self.revealed.append((view, mark))

    def toast(self, level: ToastLevel, text: str) -> None:
        self.toasts.append((level, text))
