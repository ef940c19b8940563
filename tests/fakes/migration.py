"""What ``shim/page/note_swaps.js`` and ``illustrators.js`` do, in memory."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from limner.page.migration_host import NoteSwap

if TYPE_CHECKING:
    from tests.fakes.host import FakeMessage


class FakeMigration:
    """A part of ``FakeHost``: ``illustrators`` are the settings that others have saved, as JSON text."""

    chat_id: str
    messages: "list[FakeMessage]"
    busy: set[str]
    saves: int
    saving: bool
    illustrators: Mapping[str, str] = {}

    async def illustrator_settings(self) -> Mapping[str, str]:
        return self.illustrators

    async def swap_notes(self, chat_id: str, swaps: Sequence[NoteSwap]) -> tuple[int, bool]:
        if chat_id != self.chat_id:
            return 0, False
        done = 0
        for each in swaps:
            message = self.messages[each.index] if each.index < len(self.messages) else None
            if message is None or message.uid in self.busy or each.swipe_id >= len(message.swipes):
                continue
            present = message.swipes[each.swipe_id], message.notes[each.swipe_id]
            if present == (each.expect, each.before):
                message.swipes[each.swipe_id], message.notes[each.swipe_id] = each.text, each.note
                done += 1
        self.saves += bool(done)
        return done, self.saving
