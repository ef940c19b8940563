"""
Where in a chat-completion prompt the instructions go.

What the model is to go on with must stay last: an assistant message at the end is continued, not answered,
and SillyTavern's converters for Claude, Gemini, DeepSeek and the strict modes know it by its place alone.
With the instructions below it they make it an ordinary reply, and the model begins anew.
"""

from collections.abc import Sequence
from typing import Protocol


class Sized(Protocol):
    """A message of the prompt, as far as its place matters."""

    @property
    def role(self) -> str:
        """Its role: ``system``, ``user``, ``assistant`` or ``tool``."""

    @property
    def tools(self) -> bool:
        """Whether it calls tools, or answers such a call."""


def tail_of(sizes: Sequence[Sized], kind: str, *, prefilled: bool) -> int:
    """
    Return how many messages at the end of the prompt must stay there.

    With ST's type ``continue`` these are the message that is continued and the nudge below it. ``prefilled``:
    the prompt ends with words of the model's that are in no message of the chat, the beginning of its reply
    (Start Reply With). A call of tools stays with its answers: some APIs refuse anything but the model's
    reply behind them.
    """
    story = [index for index, size in enumerate(sizes) if size.role != "system"]
    if not story:
        return 0
    last = sizes[story[-1]]
    if kind == "continue" and last.role != "tool":
        return len(sizes) - story[-1]
    if sizes[-1].role == "tool":
        return len(sizes) - _call(sizes)
    if prefilled and sizes[-1].role == "assistant" and not sizes[-1].tools:
        return 1
    return 0


def position(sizes: Sequence[Sized], depth: int, tail: int) -> int:
    """Return the place ``depth`` messages above the tail, or above the tool call that it would cut."""
    at = max(0, len(sizes) - tail - depth)
    while 0 < at < len(sizes) and _cuts_a_call(sizes, at):
        at -= 1
    return at


def _call(sizes: Sequence[Sized]) -> int:
    """Return where the run of tool answers at the end begins, with the call that they answer."""
    at = len(sizes) - 1
    while at > 0 and sizes[at].role in ("tool", "system"):
        at -= 1
    return at if sizes[at].tools else at + 1


def _cuts_a_call(sizes: Sequence[Sized], at: int) -> bool:
    below = next((size for size in sizes[at:] if size.role != "system"), None)
    return below is not None and below.role == "tool"
