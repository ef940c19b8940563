"""The line between a ``Tavern`` and one worker: all takes its time, keeps its order, and can be cut."""

import asyncio
import contextlib
import inspect
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Literal, TypeVar

from limner.core.errors import HostTimeoutError
from limner.page.cast_host import CastText, StoryNews
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
from tests.fakes.store import FakeStore
from tests.fakes.tavern import Tavern, turns

T = TypeVar("T")

PAINTING = 900.0


class Wire(FakeBookHost, FakeGallery, FakeMigration, FakeNeighbours, FakeNextChat):
    """
    The port ``page.host.Host`` of one worker; ``hops`` are the turns of the loop that each way takes.

    Once it is ``cut`` nothing passes any more, neither way: so it is with the worker that has died.
    """

    def __init__(self, page: Tavern, hops: int) -> None:
        FakeNeighbours.__init__(self)
        FakeBookHost.__init__(self)
        self.page = page
        self._hops = hops
        self.cut = False

    def later(self, act: Callable[[], None], hops: int = -1) -> None:
        """Do something at the other end, unless the wire is cut by then."""
        if hops == 0:
            if not self.cut:
                act()
        else:
            left = (self._hops if hops < 0 else hops) - 1
            asyncio.get_running_loop().call_soon(self.later, act, left)

    async def _ask(self, run: Callable[[], T | Awaitable[T]]) -> T:
        if self.cut:
            raise asyncio.CancelledError
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def give(value: T) -> None:
            if not answer.done():
                answer.set_result(value)

        async def wait(coming: Awaitable[T]) -> None:
            value = await coming
            self.later(lambda: give(value))

        def begin() -> None:
            value = run()
            if inspect.isawaitable(value):
                self.page.spawn(wait(value))
            else:
                self.later(lambda: give(value))

        self.later(begin)
        return await answer

    async def _within(self, seconds: float, work: Awaitable[T]) -> T:
        asked = asyncio.ensure_future(work)
        timer = asyncio.ensure_future(self.page.clock.sleep(seconds))
        try:
            await asyncio.wait({asked, timer}, return_when=asyncio.FIRST_COMPLETED)
            if asked.done():
                return asked.result()
            raise HostTimeoutError(f"The page did not answer within {seconds:g} seconds.")
        finally:
            asked.cancel()
            timer.cancel()

    async def story(self, since: int) -> StoryNews:
        return await self._ask(lambda: self.page.story(since))

    async def cast(self) -> CastText:
        return await self._ask(self.page.cast)

    def import_character(self) -> None:
        pass

    async def export_character(self, avatar: str, kind: Literal["png", "json"]) -> bool:
        return False

    async def create_character(self) -> bool:
        return False

    async def edit_character(self, avatar: str) -> bool:
        return False

    async def claim(self, key: MessageKey, *, fresh: bool) -> bool:
        return await self._ask(lambda: self.page.claim(key, fresh=fresh))

    async def read(self, key: MessageKey) -> MessageView | None:
        return await self._ask(lambda: self.page.read(key))

    async def patch(self, key: MessageKey, *, expect: str, text: str, limner: str) -> PatchResult:
        return await self._ask(lambda: self.page.patch(key, expect, text, limner))

    async def scan(self, last: int, *, only: bool = False) -> Sequence[ScannedMessage]:
        return await self._ask(lambda: self.page.scan(last))

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
        return await self._within(PAINTING, self._ask(lambda: self.page.run_command(call_id, text)))

    async def await_command(self, call_id: str) -> CommandResult | None:
        return await self._within(PAINTING, self._ask(lambda: self.page.await_command(call_id)))

    async def known_commands(self, call_ids: Sequence[str]) -> Collection[str]:
        return await self._ask(lambda: self.page.known_commands(call_ids))

    async def ask_text(self, question: str, value: str = "") -> str | None:
        return None

    def download(self, name: str, text: str, type: str = "application/json") -> None:  # noqa: A002
        pass

    async def copy(self, text: str) -> bool:
        return False

    async def choose_file(self, accept: str) -> str | None:
        return None

    def open_window(self, *, wide: bool = False, view: str = "window") -> None:
        pass

    def set_commands(self, commands: Sequence[Mapping[str, object]]) -> None:
        pass

    def set_macro(self, name: str, description: str, value: str) -> None:
        pass

    async def message_at(self, index: int) -> MessageKey | None:
        return None

    def open_menu(self, key: MessageKey, *, ordinal: int = -1, source: str = "") -> None:
        pass

    def close_window(self) -> None:
        pass

    def reveal(self, view: str, mark: str = "") -> None:
        pass

    async def words(self) -> Mapping[str, str]:
        return {}

    async def generate(self, call: ModelCall) -> ModelAnswer:
        return ModelAnswer("")

    def cancel_generation(self, call_id: str) -> None: ...

    async def model_sources(self) -> Sequence[ModelSource]:
        return []

    async def above(self, key: MessageKey, count: int) -> Sequence[StoryLine]:
        return []

    async def confirm(self, question: str) -> bool:
        return await self._ask(self.page.confirm)

    async def delete_image(self, path: str) -> None:
        await self._ask(lambda: self.page.throw_away(path))

    async def count_prompt(self, indices: Sequence[int]) -> int:
        return 0

    async def count_text(self, text: str) -> int:
        return 0

    async def read_metadata(self) -> StoryNote:
        return StoryNote()

    async def save_metadata(self, owner: str, entries: str) -> bool:
        return False

    async def read_card(self) -> StoryNote:
        return StoryNote()

    async def write_card(self, owner: str, entries: str) -> bool:
        return False

    async def expand_macros(self, text: str) -> str:
        return text

    def forget_command(self, call_id: str) -> None:
        self.later(lambda: self.page.forget_command(call_id))

    def cancel_command(self, call_id: str) -> None:
        self.later(lambda: self.page.cancel_command(call_id))

    def set_slots(self, key: MessageKey, slots: Slots, painting: int = 0, below: int = 0) -> None:
        self.later(lambda: self.page.set_slots(key, slots, painting, below))

    def clear_slots(self) -> None:
        self.later(self.page.slots.clear)

    def set_look(self, variables: Mapping[str, str], flags: Mapping[str, bool]) -> None:
        """Nothing here is seen."""

    def set_patterns(self, patterns: Mapping[str, str] | None) -> None:
        if patterns is None:
            self.clear_slots()

    def save_settings(self, text: str) -> None:
        def save() -> None:
            self.page.settings = text

        self.later(save)

    def paint(self, view: str, html: str) -> None:
        self.later(lambda: self.page.views.update({view: html}))

    def toast(self, level: ToastLevel, text: str) -> None:
        self.later(lambda: self.page.toasts.append(text))


class Shelf:
    """
    A store as one worker has it: what it asks for takes ``pause`` turns and happens in its order.

    When the worker is dead, what is under way has still happened or never does (``end``).
    """

    def __init__(self, store: FakeStore, wire: Wire, pause: int) -> None:
        self._store = store
        self._wire = wire
        self._turns = pause
        self._waiting: list[tuple[str, str | None]] = []

    async def _wait(self) -> None:
        await turns(self._turns)
        if self._wire.cut:
            raise asyncio.CancelledError

    async def put(self, name: str, text: str) -> None:
        await self._change(name, text)

    async def delete(self, name: str) -> None:
        await self._change(name, None)

    async def _change(self, name: str, text: str | None) -> None:
        change = (name, text)
        self._waiting.append(change)
        await self._wait()
        while change in self._waiting:  # those before it were first
            await self._happen(self._waiting.pop(0))

    async def _happen(self, change: tuple[str, str | None]) -> None:
        name, text = change
        await (self._store.delete(name) if text is None else self._store.put(name, text))

    async def all(self) -> list[str]:
        await self._wait()
        return await self._store.all()

    async def end(self, *, happens: bool) -> None:
        """The worker has died: what it asked for last has happened all the same, or not."""
        waiting, self._waiting = self._waiting, []
        for change in waiting if happens else ():
            await self._happen(change)


async def silence(task: "asyncio.Task[object]") -> None:
    """End a task and hear nothing more of it."""
    task.cancel()
    with contextlib.suppress(BaseException):
        await task
