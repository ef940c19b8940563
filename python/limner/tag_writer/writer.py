"""
The tag writer: has a model asked where pictures belong (``request``), and sets the tags into the text.

By hand, for an old message, and by itself, behind each reply (``after_reply``), it is the same. All tags are
written in one compare-and-swap, in the write lock of their message; nothing else of the text changes.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from limner.core.errors import RequestError
from limner.core.translation import later, say
from limner.page.events import Json, key_of, text_of
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.painting.refusals import GONE, WRITING
from limner.painting.sessions import Sessions
from limner.pictures import message_notes
from limner.replies.reader import ADDED_TEXT
from limner.tag_writer._insertion import Written, insert
from limner.tag_writer.request import HAS_TAGS, NO_PLACE, Asked, TagRequest, Unasked
from limner.tags.grammar import closed, scan
from limner.trace.steps import Kind
from limner.trace.trace import Trace

ASKED = later("The model is being asked for this message already: wait for its answer.")
_TRIES = 20
_ENDS_A_CONTINUE = frozenset({"generation_armed", "generation_ended", "chat_changed"})


class TagWriter:
    """Has it asked and writes; one request for a version at a time."""

    def __init__(self, host: Host, sessions: Sessions, trace: Trace, request: TagRequest) -> None:
        self._host = host
        self._sessions = sessions
        self._trace = trace
        self._request = request
        self._calm = asyncio.Event()
        self._asked: dict[MessageKey, asyncio.Task[object] | None] = {}
        self._continued: set[MessageKey] = set()

    def is_at(self, key: MessageKey) -> bool:
        """Whether tags are being written for this version: a second answer would be paid for in vain."""
        return key in self._asked

    def heard(self, name: str, data: Json) -> None:
        """
        Take what happened on the page: from its beginning to its end, a Continue writes over our tags.

        Of one that had no connection ST says no end: the next beginning of another is it, or another chat.
        """
        if name == "generation_armed" and text_of(data, "type") in ADDED_TEXT:
            self._continued.add(key_of(data))
        elif name in _ENDS_A_CONTINUE and text_of(data, "type") != "quiet":
            self._continued.clear()
            self.nudge()
        elif name == "message_changed":
            self.nudge()

    def nudge(self) -> None:
        """Something happened to a message: a write that found it busy may try again."""
        self._calm.set()

    def stop(self, key: MessageKey | None = None) -> int:
        """End what is asked by hand for this version, or for all; return how many requests that were."""
        stopped = [task for each, task in self._asked.items() if task is not None and key in (None, each)]
        for task in stopped:
            task.cancel()
        return len(stopped)

    async def write(self, key: MessageKey) -> tuple[str, ...]:
        """Write the tags of this version by hand and return their prompts; RequestError or HostError."""
        with self._alone(key, asyncio.current_task()):
            if key in self._continued:
                raise RequestError(say(WRITING))
            asked = await self._request.ask(key)
            if isinstance(asked, Unasked):
                raise RequestError(asked.words)
            written = await self.place(key, asked)
            if isinstance(written, Unasked):
                raise RequestError(written.words)
            if written is None:
                raise RequestError(say(GONE))
            if not written.placed:
                raise RequestError(say(NO_PLACE))
            return tuple(each.prompt for each in written.placed)

    @contextmanager
    def _alone(self, key: MessageKey, task: "asyncio.Task[object] | None") -> Iterator[None]:
        if self.is_at(key):
            raise RequestError(say(ASKED))
        self._asked[key] = task
        try:
            yield
        except asyncio.CancelledError:
            self._trace.note(key, Kind.BROKEN_OFF, say("The request was stopped."))
            raise
        finally:
            del self._asked[key]

    async def ask_by_itself(self, key: MessageKey, standing: str, added: str) -> Asked | Unasked:
        """Ask for what was ``added`` to what was ``standing``, where that is worth a request."""
        if self.is_at(key):
            return Unasked(say(ASKED))
        if key in self._continued:
            return Unasked(say(WRITING), continued=True)
        self._asked[key] = None  # its canceller is whoever began it
        try:
            return await self._request.ask(key, standing, added, by_itself=True)
        finally:
            del self._asked[key]

    # -- writing -------------------------------------------------------------------------------------------

    async def place(
        self, key: MessageKey, asked: Asked, wanted: Callable[[], bool] = lambda: True
    ) -> Written | Unasked | None:
        """
        Set the tags into the text as it stands now; None where it is gone, or they are not ``wanted`` now.

        ``Unasked`` where somebody has set tags into it meanwhile: his are as good.
        """
        await self._host.claim(key, fresh=False)
        tries = 0
        while wanted() and tries < _TRIES:
            self._calm.clear()
            if key in self._continued:
                await self._calm.wait()
                continue
            async with self._sessions.write_lock(key):
                view = await self._host.read(key)
                if view is None:
                    return None
                if len(scan(closed(view.text))) > asked.old:
                    return Unasked(say(HAS_TAGS))
                written = insert(view.text, asked.passage, asked.named)
                if not written.placed:
                    self._note_places(key, written)
                    return written
                note = view.limner or message_notes.dump(key.uid, ())
                result = await self._host.patch(key, expect=view.text, text=written.text, limner=note)
            if result.status == "done":
                self._note_places(key, written)
                return written
            if result.status == "gone":
                return None
            if result.status == "busy":  # the user edits it, or ST writes: his words come first
                await self._calm.wait()
            else:
                tries += 1
        return None

    def _note_places(self, key: MessageKey, written: Written) -> None:
        if written.unplaced:
            lost = "; ".join(f"“{each.prompt[:80]}”" for each in written.unplaced)
            words = "Pictures without a place in the text: ${0}: ${1}"
            kind = Kind.ANSWERED if written.placed else Kind.NO_ANSWER
            self._trace.note(key, kind, say(words, len(written.unplaced), lost))
