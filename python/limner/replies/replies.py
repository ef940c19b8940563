"""
Replies: from what ST says about a reply to the session that illustrates it.

While a reply streams, its new tags go to its session at once. When it is final, the session reads the text
again, and that reading counts. Greetings, the user's and the system's messages, and what other extensions
post are left alone. What stood in a message before a Continue is the page's to know and comes with the
news: this program may have been begun in between.
"""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace

from limner.core.clock import Clock
from limner.core.errors import HostError
from limner.core.translation import say
from limner.page.events import GenerationArmed, MessageReceived, StreamDelta, VersionShown
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.painting.sessions import Sessions
from limner.painting.tag_takers import PROBE, taker, warning
from limner.pictures import message_notes
from limner.replies._unread_versions import UnreadVersions
from limner.replies.reader import (
    ADDED_TEXT,
    ILLUSTRATED,
    NEW_TEXT,
    Reader,
    Thinking,
    cut_tag,
    standing_in,
    tags_in,
    unread,
)
from limner.trace.steps import Kind
from limner.trace.trace import Trace


@dataclass(frozen=True, slots=True)
class WholeReply:
    """A reply that is whole: what was ``added`` to what was ``standing`` (empty where it is new)."""

    key: MessageKey
    standing: str
    added: str


GRACE = 1.0
"""Seconds between the end of a generation and the moment a reply that was never declared final is read."""


class Replies:
    """
    The replies being written, by address; ``begin`` starts work that nobody waits for.

    ``head_start`` says whether tags are taken while the reply is written, or only once it is whole; ``whole``
    is told of each reply of the story whose text is final.
    """

    def __init__(
        self,
        host: Host,
        clock: Clock,
        sessions: Sessions,
        trace: Trace,
        begin: Callable[[Coroutine[None, None, None]], None],
        *,
        head_start: Callable[[], bool] = lambda: True,
    ) -> None:
        self._host = host
        self._clock = clock
        self._sessions = sessions
        self._trace = trace
        self._begin = begin
        self._head_start = head_start
        self.whole: Callable[[WholeReply], None] = lambda _: None
        self._readers: dict[MessageKey, Reader] = {}
        self.versions = UnreadVersions()

    def forget(self, but_of: str = "") -> None:
        """Forget replies being written, but those of the chat that stays open."""
        self._readers = {key: reader for key, reader in self._readers.items() if key.chat_id == but_of}

    def continuing(self, armed: GenerationArmed) -> None:
        """A reply is about to be continued: what stands there is not new and shows no skeletons."""
        if not armed.standing or armed.type not in ADDED_TEXT:
            return
        session = self._sessions.get(armed.key)
        if session is None:
            self._host.set_slots(armed.key, [None] * tags_in(armed.standing))
            return
        # ST adds to the text as it is now: a picture set into it from here on would be written over.
        reader = self._readers[armed.key] = Reader(armed.type, armed.standing)
        session.reopen(reader.old_tags)

    def streamed(self, token: StreamDelta) -> None:
        """Take new text of a streaming reply."""
        if token.type not in ILLUSTRATED:
            return
        reader = self._readers.get(token.key)
        if reader is None or token.start == 0:
            reader = self._readers[token.key] = _reader(token)
            self._trace.bind(token.key, adds=token.type in ADDED_TEXT)
            session = self._sessions.get(token.key)
            if session is not None and token.type in ADDED_TEXT:
                session.reopen(reader.old_tags)
        if not self._head_start():  # the final text is read, and only that
            return
        for ordinal, tag in reader.feed(token.delta):
            fresh = token.type in NEW_TEXT
            session = self._sessions.open(token.key, fresh=fresh, standing=reader.old_tags)
            session.see(tag, ordinal, reader.behind(tag))

    def narrated(self, message: MessageReceived) -> None:
        """Take a message that a command wrote: its tags are read, and no pictures are asked for."""
        self.received(replace(message, type="normal"), story=False)

    def received(self, message: MessageReceived, *, story: bool = True) -> None:
        """Take a final message."""
        reader = self._readers.pop(message.key, None)
        if message.ours and message.type in ILLUSTRATED:
            self._trace.bind(message.key, adds=message.type in ADDED_TEXT)
            self.versions.received(message.key, message.generation)
            self._finish(message, reader, story=story)
        elif message.ours:
            words = say("A message of this kind (${0}) is no reply: Limner leaves it alone.", message.type)
            self._trace.note(message.key, Kind.IGNORED, words)

    def switched_off(self, message: MessageReceived, beside: str = "") -> None:
        """
        Limner is switched off and a message came: that is noted, and nothing else is done.

        ``beside`` says who illustrates it in Limner's stead, where somebody does.
        """
        if message.ours and message.type in ILLUSTRATED:
            self._trace.bind(message.key, adds=message.type in ADDED_TEXT)
            kind = Kind.BESIDE if beside else Kind.OFF
            self._trace.note(message.key, kind, beside or say("Limner is switched off."))

    def shown(self, version: VersionShown) -> None:
        """Take a version that was written together with one that was read, and is looked at only now."""
        if self.versions.shown(version.key, version.generation):
            self._begin(self._read(version.key, "swipe"))

    async def _read(self, key: MessageKey, kind: str, reader: Reader | None = None) -> None:
        """Take what stands there for final."""
        view = await self._host.read(key)
        if view is not None:
            self._finish(MessageReceived(key, kind, view.text, view.limner, ours=True), reader)

    def _finish(self, message: MessageReceived, reader: Reader | None, *, story: bool = True) -> None:
        self._illustrate(message, reader)
        if story:
            standing = "" if message.type in NEW_TEXT else reader.standing if reader else message.standing
            stays = standing_in(message.text, standing)
            self.whole(WholeReply(message.key, standing, message.text[stays:]))

    async def tagged(self, key: MessageKey, old: int) -> None:
        """Tags were set into a reply that is whole: it is read as if it had come with them, but ``old``."""
        view = await self._host.read(key)
        if view is None:
            return
        session = self._sessions.get(key)
        if session is None:
            session = self._sessions.open(key, fresh=False, standing=old)
        elif not view.streaming:
            session.reopen(old)
        if not view.streaming:
            session.finish(view.text, view.limner)

    def _illustrate(self, message: MessageReceived, reader: Reader | None) -> None:
        fresh = message.type in NEW_TEXT
        old = reader.old_tags if reader else tags_in("" if fresh else message.standing)
        self._note_reading(message, old)
        session = self._sessions.get(message.key)
        if session is None and tags_in(message.text) <= old:
            self._begin(self._look_for_takers(message.key))
            if fresh and message_notes.load(message.limner):  # an earlier version's, which ST carried over
                self._begin(self._forget_pictures(message.key))
            return
        if session is None:
            session = self._sessions.open(message.key, fresh=fresh, standing=old)
        elif reader is None and not fresh:
            session.reopen(old)
        session.finish(message.text, message.limner)

    def _note_reading(self, message: MessageReceived, old: int) -> None:
        cut = cut_tag(message.text)
        for each in unread(message.text):
            if cut is None or each.start != cut.start:
                self._trace.note(message.key, Kind.UNREAD, f"`{each.text}`: {say(each.reason)}.")
        words = "The reply is whole. Characters: ${0}, new tags: ${1}."
        new = max(0, tags_in(message.text) - old)
        self._trace.note(message.key, Kind.READ, say(words, len(message.text), new))
        if cut is not None:
            words = (
                "The reply ends within a picture's tag, which is not shown: `${0}`. Continue the reply: that "
                "completes the tag, and its picture is painted."
            )
            self._trace.note(message.key, Kind.CUT, say(words, cut.text))

    async def _look_for_takers(self, key: MessageKey) -> None:
        """A reply holds no tag: a script of the user's may have taken it out before anybody saw it."""
        told = self._trace.of(key)
        if told is not None and told.has(Kind.ARMED) and not told.has(Kind.ASKED):
            return  # there was none to take: the reply's own prompt did not ask for any
        try:
            found = taker(await self._host.rewriting(PROBE), PROBE)
        except HostError:
            return
        if found is not None and found.script:
            self._trace.note(key, Kind.LOST, warning(found))

    async def _forget_pictures(self, key: MessageKey) -> None:
        await self._host.claim(key, fresh=True)

    def ended(self) -> None:
        """A generation has ended: writes that found ST at work try again, and no reply stays unfinished."""
        for session in self._sessions:
            session.nudge()
        if self._readers:
            self._begin(self._finish_unfinished(dict(self._readers)))

    async def _finish_unfinished(self, readers: Mapping[MessageKey, Reader]) -> None:
        """ST does not declare a swipe or Continue final when its stream broke: read what stands there."""
        await self._clock.sleep(GRACE)
        for key, reader in readers.items():
            if self._readers.get(key) is not reader:
                continue
            del self._readers[key]
            await self._read(key, reader.type, reader)


def _reader(token: StreamDelta) -> Reader:
    """Begin to read; behind text that stands already nothing is thinking, unless the prompt began it."""
    standing = token.standing if token.type in ADDED_TEXT else ""
    if standing and not token.thought:
        return Reader(token.type, standing)
    thinking = Thinking(*token.thinking)
    thinking.without(token.thought)
    before = token.before if token.type in NEW_TEXT else ""
    return Reader(token.type, standing, thinking, before)
