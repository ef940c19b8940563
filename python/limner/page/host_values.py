"""What the page answers, as values; ``MessageKey`` is the address of every write."""

from dataclasses import dataclass
from typing import Literal

PatchStatus = Literal["done", "mismatch", "busy", "gone"]
ToastLevel = Literal["info", "success", "warning", "error"]


@dataclass(frozen=True, slots=True)
class MessageKey:
    """
    One version of one message: the address of every write.

    ``uid`` is Limner's own name for the message, because indices shift when a message above is deleted;
    ``swipe_id`` counts the message's versions from 0.
    """

    chat_id: str
    uid: str
    swipe_id: int


@dataclass(frozen=True, slots=True)
class MessageView:
    """What stands in the chat for a key: its text and, as JSON text from outside, ``extra.limner``."""

    text: str
    limner: str
    streaming: bool = False


@dataclass(frozen=True, slots=True)
class ScannedMessage:
    """
    A message of the open chat that has a note of ours (``limner``, JSON text).

    ``text`` is empty but for the last ones; ``mine`` is false for the user's and the system's messages.
    """

    key: MessageKey
    limner: str
    text: str
    mine: bool
    streaming: bool


@dataclass(frozen=True, slots=True)
class PatchResult:
    """
    What became of a compare-and-swap; ``text`` is what stands there now.

    ``mismatch``: somebody wrote meanwhile, project again. ``busy``: the user is editing that message or ST is
    still streaming into it, try again after its next event. ``gone``: chat, message or version is no more.
    ``saved``: what stands there is in the chat file, as far as the server has confirmed.
    """

    status: PatchStatus
    text: str = ""
    saved: bool = False


@dataclass(frozen=True, slots=True)
class CapturedToast:
    """A toast that ST showed while a command of ours ran and that the page kept back for us."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class CommandResult:
    """What a slash command's callback gave; ``found`` is false where ST has no such command."""

    found: bool
    value: str
    toasts: tuple[CapturedToast, ...] = ()
