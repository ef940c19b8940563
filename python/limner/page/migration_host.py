"""What Python may ask of the page for coming from another illustrator, and for going away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class NoteSwap:
    """
    One version of the message that stands at ``index`` in the open chat, as it is and as it is to be.

    ``before`` and ``note`` are ``extra.limner`` as JSON text, as it came from the page, empty for none; the
    text becomes ``text`` only where it is ``expect``.
    """

    index: int
    swipe_id: int
    expect: str
    before: str
    text: str
    note: str

    def to_json(self) -> dict[str, object]:
        """Return it as the page takes it."""
        return {
            "index": self.index,
            "swipe_id": self.swipe_id,
            "expect": self.expect,
            "before": self.before,
            "text": self.text,
            "limner": self.note,
        }


class MigrationHost(Protocol):
    """A part of the port ``host.Host``."""

    async def illustrator_settings(self) -> Mapping[str, str]:
        """Return the settings of other illustrators, by our ids, as JSON text; empty for one without."""
        ...

    async def swap_notes(self, chat_id: str, swaps: Sequence[NoteSwap]) -> tuple[int, bool]:
        """
        Swap many notes and texts of the open chat, saved once.

        Return how many were as expected, and whether all of it is in the chat file.
        """
        ...
