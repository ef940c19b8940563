"""
Delivery: a picture leaves the outbox when it is in the chat file, however often that must be tried.

ST tells nobody that a save has failed (its server is away) and tries again at the next change, which may
never come. So what stands in a message of the open chat and is in no file yet is saved again after a growing
pause, and where the browser cannot tell whether that went well, the file itself is asked for.
When the chat is left, its entries stay in the outbox, and recovery finds them.
"""

import asyncio
import logging
from collections.abc import Iterable, Sequence

from limner.core.clock import Clock
from limner.core.errors import HostError
from limner.outbox._chat_file import urls_in_file
from limner.outbox.entry import Entry, by_key
from limner.outbox.outbox import Outbox
from limner.page.host import Host
from limner.page.host_values import MessageKey, MessageView
from limner.page.web import Nowhere, Web
from limner.pictures import message_notes
from limner.pictures.projection import address
from limner.tags.grammar import images_after, scan

log = logging.getLogger("limner.outbox.delivery")

FIRST_PAUSE = 5.0
LONGEST_PAUSE = 300.0


class Delivery:
    """The entries, by id, whose pictures stand in their message and are not known to be saved."""

    def __init__(self, host: Host, outbox: Outbox, clock: Clock, web: Web | None = None) -> None:
        self._host = host
        self._web = web or Nowhere()
        self._outbox = outbox
        self._clock = clock
        self._names: set[str] = set()
        self._task: asyncio.Task[None] | None = None

    async def placed(self, key: MessageKey, names: Iterable[str], *, saved: bool) -> None:
        """These stand in their message now, and in its file too or not yet."""
        if saved:
            await self._outbox.delivered(key, names)
        else:
            self.expect(names)

    def expect(self, names: Iterable[str], *, after: float = FIRST_PAUSE) -> None:
        """See to it that these are saved, beginning in so many seconds."""
        self._names.update(names)
        if self._names and self._task is None:
            self._task = asyncio.create_task(self._follow(after))

    async def _follow(self, pause: float) -> None:
        try:
            while self._names:
                await self._clock.sleep(pause)
                names = tuple(self._names)
                try:
                    await self._confirm(names)
                except HostError as error:
                    self._names.update(names)
                    log.warning("Whether the pictures are saved is not known yet: %s", error)
                pause = min(max(FIRST_PAUSE, 2 * pause), LONGEST_PAUSE)
        finally:
            self._task = None

    async def _confirm(self, names: tuple[str, ...]) -> None:
        entries = [entry for name in names if (entry := self._outbox.get(name)) is not None]
        self._names.difference_update(names)
        for key, held in by_key(entries):
            view = await self._host.read(key)
            standing = [entry for entry in held if view is not None and holds(view, entry)]
            if view is None or not standing:
                continue
            saved = standing if await self._is_saved(key, view) else await self._in_file(key, standing)
            await self._outbox.delivered(key, [entry.id for entry in saved])
            self._names.update(entry.id for entry in standing if entry not in saved)

    async def _is_saved(self, key: MessageKey, view: MessageView) -> bool:
        """Whether the message is in the file as it stands; it is saved where it is not, and not changed."""
        note = view.limner or message_notes.dump(key.uid, ())
        result = await self._host.patch(key, expect=view.text, text=view.text, limner=note)
        return result.saved

    async def _in_file(self, key: MessageKey, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Return those whose picture stands in the chat's file; none where nobody can say."""
        try:
            there = await urls_in_file(self._web, key.chat_id, [entry.url for entry in entries])
        except HostError as error:
            log.info("The chat's file could not be asked for: %s", error)
            return ()
        return [entry for entry in entries if entry.url in there]


def holds(view: MessageView, entry: Entry) -> bool:
    """Whether a message holds the picture of an entry already: in its text, or without a tag in its note."""
    noted = message_notes.load(view.limner) if entry.id in view.limner else ()
    if any(version.url == entry.url for picture in noted for version in picture.versions):
        return True
    wanted = address(entry.url)
    images = (image for tag in scan(view.text) for image in images_after(view.text, tag.end)[1])
    return any(image.src == wanted for image in images)
