"""
What happened on the page, as values.

The page normalises nothing: ST's payloads are uneven, so each event is built here from the shim's JSON, once,
with defaults for whatever is missing. A field of the wrong type is a bug of the shim and becomes the default.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from limner.page.host_values import MessageKey

Json = Mapping[str, object]


SIDE = 512
"""Pixels of a picture's side where ST has none set up."""


def text_of(data: Json, name: str) -> str:
    """Return a string field, or an empty string."""
    value = data.get(name)
    return value if isinstance(value, str) else ""


def number_of(data: Json, name: str, default: int = 0) -> int:
    """Return an integer field, or the default."""
    value = data.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else default


def flag_of(data: Json, name: str) -> bool:
    """Return a boolean field, or False."""
    return data.get(name) is True


def key_of(data: Json) -> MessageKey:
    """Return the address of the message version the event is about."""
    return MessageKey(text_of(data, "chat_id"), text_of(data, "uid"), number_of(data, "swipe_id"))


@dataclass(frozen=True, slots=True)
class Hello:
    """The first event: what the page knows at the start."""

    settings: str
    chat_id: str
    width: int
    height: int
    language: str = ""

    @classmethod
    def read(cls, data: Json) -> "Hello":
        """Build from the shim's JSON; the picture size is ST's own, in pixels; no ``language`` is English."""
        return cls(
            text_of(data, "settings"),
            text_of(data, "chat_id"),
            max(1, number_of(data, "width") or SIDE),
            max(1, number_of(data, "height") or SIDE),
            text_of(data, "language"),
        )


@dataclass(frozen=True, slots=True)
class GenerationArmed:
    """
    ST is about to build a prompt (GENERATION_AFTER_COMMANDS).

    For ``continue`` the last message comes along (``standing``): what it holds already is not new.
    """

    type: str
    dry_run: bool
    key: MessageKey
    standing: str

    @classmethod
    def read(cls, data: Json) -> "GenerationArmed":
        """Build from the shim's JSON."""
        return cls(text_of(data, "type"), flag_of(data, "dry_run"), key_of(data), text_of(data, "standing"))


@dataclass(frozen=True, slots=True)
class StreamDelta:
    """
    New text of a streaming reply; ``start`` is where it begins in what ST gave (0: all anew).

    With ``start`` 0 come the marks between which ST takes a model's thinking out of its text (empty: it does
    not), what of it the prompt itself began, what stood there before a Continue (``standing``), and what ST
    puts before a new reply (``before``, its "Start Reply With"), which no stream holds.
    """

    key: MessageKey
    type: str
    start: int
    delta: str
    thinking: tuple[str, str] = ("", "")
    thought: str = ""
    standing: str = ""
    before: str = ""

    @classmethod
    def read(cls, data: Json) -> "StreamDelta":
        """Build from the shim's JSON."""
        return cls(
            key_of(data),
            text_of(data, "type"),
            number_of(data, "start"),
            text_of(data, "delta"),
            (text_of(data, "thinking_begins"), text_of(data, "thinking_ends")),
            text_of(data, "thought"),
            text_of(data, "standing"),
            text_of(data, "before"),
        )


@dataclass(frozen=True, slots=True)
class MessageReceived:
    """
    A message is final (MESSAGE_RECEIVED): streamed to its end, stopped, or come whole.

    ``standing`` is what stood there before a Continue; ``generation`` is the same for all versions that were
    written at once.
    """

    key: MessageKey
    type: str
    text: str
    limner: str
    ours: bool
    standing: str = ""
    generation: str = ""

    @classmethod
    def read(cls, data: Json) -> "MessageReceived":
        """Build from the shim's JSON; ``ours`` is false for the user's and the system's messages."""
        ours = not (flag_of(data, "is_user") or flag_of(data, "is_system"))
        return cls(
            key_of(data),
            text_of(data, "type"),
            text_of(data, "text"),
            text_of(data, "limner"),
            ours,
            text_of(data, "standing"),
            text_of(data, "generation"),
        )


@dataclass(frozen=True, slots=True)
class VersionShown:
    """The user has turned to a version that is there already, written by this ``generation``."""

    key: MessageKey
    generation: str

    @classmethod
    def read(cls, data: Json) -> "VersionShown":
        """Build from the shim's JSON."""
        return cls(key_of(data), text_of(data, "generation"))


@dataclass(frozen=True, slots=True)
class SlotAction:
    """The user pressed a button in the slot of a picture."""

    key: MessageKey
    action: str
    ordinal: int

    @classmethod
    def read(cls, data: Json) -> "SlotAction":
        """Build from the shim's JSON."""
        return cls(key_of(data), text_of(data, "action"), number_of(data, "ordinal", -1))


@dataclass(frozen=True, slots=True)
class SwipeDeleted:
    """A version of a message was deleted: the versions behind it move up by one."""

    key: MessageKey

    @classmethod
    def read(cls, data: Json) -> "SwipeDeleted":
        """Build from the shim's JSON; the key's ``swipe_id`` is the deleted one."""
        return cls(key_of(data))
