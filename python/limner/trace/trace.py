"""
The trace: what became of each reply, one line a step, so that "why is there no picture?" has an answer.

A trace begins when ST says that a generation begins, long before there is a message, and is bound to its
(chat, message, version) by the first that is heard of that. Recording is one small call in the place where
the thing happens, never one for each token; ``verdict`` reads the steps. Only the last replies are
kept, in memory, and texts are cut: a trace is for looking at, and may be shown to strangers, without keys.
"""

from collections.abc import Callable
from dataclasses import replace

from limner.core.clock import Clock
from limner.core.redaction import told
from limner.page.host_values import MessageKey
from limner.trace.steps import Kind, ReplyTrace, Step
from limner.trace.verdict import verdict

REPLIES = 40
STEPS = 300
LONGEST = 600
"""How many replies, steps of one, and characters of a step are kept."""

_ERRORS = frozenset({Kind.FAILED, Kind.TRY, Kind.NOT_ASKED, Kind.NO_ANSWER})


class Trace:
    """The traces of the last replies; ``listener`` is called after each step and must be quick."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._replies: dict[MessageKey | int, ReplyTrace] = {}  # those worked on last stand last
        self._count = 0
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` after each step; it must only note that there is something new."""
        self._listeners.append(listener)

    # -- recording -----------------------------------------------------------------------------------------

    def begins(self, type: str, words: str, *, story: bool) -> None:  # noqa: A002 - ST's word
        """A generation of ST's ``type`` begins; ``words`` say why it is, or is not, part of the story."""
        step = self._step(Kind.ARMED if story else Kind.QUIET, words)
        self._count += 1
        self._keep(self._count, ReplyTrace(None, type, (step,)))

    def prompt(self, type: str, kind: Kind, words: str) -> None:  # noqa: A002
        """Something was decided about the prompt of the generation that began last with this type."""
        for name, reply in reversed(self._replies.items()):
            if reply.key is None and reply.type == type:
                self._replies[name] = self._longer(reply, self._step(kind, words))
                self.tell()
                return

    def bind(self, key: MessageKey, *, adds: bool) -> None:
        """The generation that began last writes this version; ``adds``: to a text that stands there."""
        begun = [name for name, each in self._replies.items() if each.key is None and each.has(Kind.ARMED)]
        if not begun:
            return
        reply = [self._replies.pop(name) for name in begun][-1]  # the older ones never wrote
        known = self._replies.pop(key, None)
        steps = (*known.steps, *reply.steps)[-STEPS:] if known and adds else reply.steps
        self._keep(key, replace(reply, key=key, steps=steps))

    def note(self, key: MessageKey, kind: Kind, words: str, picture: str = "") -> None:
        """Something happened to this version; ``picture`` is the id of the one it happened to."""
        reply = self._replies.pop(key, None) or ReplyTrace(key, "", ())
        step = self._step(kind, words, picture)
        if not (reply.steps and replace(reply.steps[-1], at=step.at) == step):  # what stays busy says so once
            reply = self._longer(reply, step)
        self._keep(key, reply)

    def chat_renamed(self, old: str, new: str) -> None:
        """A chat has another name now: its traces follow."""
        self._rename(lambda key: replace(key, chat_id=new) if key.chat_id == old else key)

    def version_deleted(self, gone: MessageKey) -> None:
        """A version of a message is no more: those behind it move up."""
        self._replies.pop(gone, None)
        message = (gone.chat_id, gone.uid)

        def follow(key: MessageKey) -> MessageKey:
            behind = (key.chat_id, key.uid) == message and key.swipe_id > gone.swipe_id
            return replace(key, swipe_id=key.swipe_id - 1) if behind else key

        self._rename(follow)

    # -- reading -------------------------------------------------------------------------------------------

    def of(self, key: MessageKey) -> ReplyTrace | None:
        """Return the trace of this version, or None where nothing of it was seen since the start."""
        return self._replies.get(key)

    def recent(self, count: int = REPLIES) -> tuple[ReplyTrace, ...]:
        """
        Return the last traces, newest first: of messages, and of what may still become one.

        A generation that never wrote (a group's wrapper, a Stop) is left out once a later one has.
        """
        shown: list[ReplyTrace] = []
        for reply in reversed(self._replies.values()):
            story = reply.key is not None
            if story or (reply.has(Kind.ARMED) and not any(each.key for each in shown)):
                shown.append(reply)
        return tuple(shown[:count])

    def last(self) -> ReplyTrace | None:
        """Return the newest trace of the story, else that of the last quiet generation, else None."""
        recent = self.recent(1)
        return recent[0] if recent else next(reversed(self._replies.values()), None)

    def why(self, key: MessageKey | None = None) -> str:
        """Say in a sentence why this version (None: the last reply) has no picture, and what to do."""
        reply = self.last() if key is None else self.of(key)
        return verdict(reply).words

    # -- inside --------------------------------------------------------------------------------------------

    def _step(self, kind: Kind, words: str, picture: str = "") -> Step:
        if kind in _ERRORS:  # services repeat the key that they refuse
            return Step(self._clock.wall(), kind, told(words, LONGEST), picture)
        line = " ".join(words[: 2 * LONGEST].split())
        return Step(self._clock.wall(), kind, line if len(line) <= LONGEST else f"{line[:LONGEST]}…", picture)

    def _longer(self, reply: ReplyTrace, step: Step) -> ReplyTrace:
        return replace(reply, steps=(*reply.steps, step)[-STEPS:])

    def _keep(self, name: MessageKey | int, reply: ReplyTrace) -> None:
        self._replies[name] = reply
        if len(self._replies) > REPLIES:
            del self._replies[next(iter(self._replies))]
        self.tell()

    def _rename(self, follow: Callable[[MessageKey], MessageKey]) -> None:
        moved = [replace(each, key=each.key and follow(each.key)) for each in self._replies.values()]
        self._replies = {each.key or name: each for name, each in zip(self._replies, moved, strict=True)}

    def tell(self) -> None:
        """Tell the listeners; called from outside where the chat's notes changed, which is no step."""
        for listener in self._listeners:
            listener()
