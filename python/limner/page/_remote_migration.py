"""The real page's part for coming from another illustrator: ``MigrationHost`` spoken over a channel."""

from collections.abc import Mapping, Sequence

from limner.core.json_text import as_dict, as_str
from limner.page.channel import Channel
from limner.page.events import flag_of, number_of
from limner.page.migration_host import NoteSwap

WRITING = 60.0
"""Seconds that saving a long chat may take."""


class RemoteMigration:
    """A part of ``RemoteHost``."""

    _channel: Channel

    async def illustrator_settings(self) -> Mapping[str, str]:
        """Return the settings of other illustrators."""
        found = as_dict(await self._channel.ask("illustrators.read", {}))
        return {name: as_str(text) for name, text in found.items()}

    async def swap_notes(self, chat_id: str, swaps: Sequence[NoteSwap]) -> tuple[int, bool]:
        """Swap many notes and texts of the open chat."""
        args = {"chat_id": chat_id, "rows": [each.to_json() for each in swaps]}
        value = as_dict(await self._channel.ask("chat.swap", args, deadline=WRITING))
        return number_of(value, "done"), flag_of(value, "saved")
