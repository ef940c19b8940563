"""The last prompt that was painted in the open chat: what ST's macro ``{{limner_last_prompt}}`` becomes."""

import logging

from limner.core.errors import HostError
from limner.outbox.entry import Entry
from limner.page.host import Host
from limner.pictures import message_notes
from limner.providers.sd_command import defuse

log = logging.getLogger("limner.manual.last_prompt")

MACRO = "limner_last_prompt"
DESCRIPTION = "The prompt of the last picture that Limner painted in the open chat."


class LastPrompt:
    """Kept on the page, because macros wait for nobody; the model wrote it, so it can be no macro itself."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._chat_id = ""

    async def opened(self, chat_id: str) -> None:
        """Another chat is open: its last painted prompt is in its notes."""
        self._chat_id = chat_id
        self._set("")
        try:
            rows = await self._host.scan(0) if chat_id else []
        except HostError as error:
            log.warning("The last prompt of this chat could not be found: %s", error)
            return
        for row in reversed(rows):
            painted = [v for picture in message_notes.load(row.limner) for v in picture.versions if v.url]
            if painted and row.key.chat_id == self._chat_id == chat_id:
                self._set(max(painted, key=lambda version: version.created).prompt)
                return

    def painted(self, entry: Entry) -> None:
        """A picture was painted."""
        if entry.key.chat_id == self._chat_id:
            self._set(entry.prompt)

    def _set(self, prompt: str) -> None:
        self._host.set_macro(MACRO, DESCRIPTION, defuse(prompt).removeprefix(", "))
