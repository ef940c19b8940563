"""
The outbox: painted but not yet delivered.

A picture that was paid for must survive everything: a chat switch, a reload, a crash of the worker or of the
browser. So an entry is written down (in the browser's IndexedDB) when its painting begins, gets its address
before anything else happens to the painted picture, and leaves only when the message that holds it is saved.

Rules: the memory is the truth of a running worker, the store is what the next one begins with. A store that
fails (a private window, a full disk) costs that safety and nothing else: it is logged, and work goes on.
"""

import logging
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Protocol

from limner.core.errors import HostError
from limner.outbox.entry import Entry, moved_up, parse
from limner.outbox.tabs import Alone, Tabs
from limner.page.host_values import MessageKey
from limner.pictures.provenance import Provenance

log = logging.getLogger("limner.outbox.outbox")


_RECENT = 200
"""So many delivered pictures are remembered for a branch or a checkpoint that is opened later."""


class Store(Protocol):
    """Where texts are kept by name; each method returns when it has really happened, or raises HostError."""

    async def put(self, name: str, text: str) -> None:
        """Keep a text."""
        ...

    async def delete(self, name: str) -> None:
        """Forget a text; one that is not there is no error."""
        ...

    async def all(self) -> list[str]:
        """Return every text."""
        ...


class Outbox:
    """
    All entries, by id; ``recent`` are the last delivered ones, which a copy of their chat may want too.

    Entries that another tab is at are here as well, and stay its own; ``news`` is called when it has
    painted one.
    """

    def __init__(self, store: Store, tabs: Tabs | None = None) -> None:
        self._store = store
        self._tabs = tabs or Alone()
        self._tabs.heard = self._heard
        self._others: Collection[str] = ()
        self.news: Callable[[Entry], None] = _unheard
        self._entries: dict[str, Entry] = {}
        self._loaded = False
        self._filed: set[str] = set()  # what this worker is filing
        self._gone: list[MessageKey] = []  # versions deleted before anything was loaded
        self.recent: deque[Entry] = deque(maxlen=_RECENT)

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries.values()))

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, name: str) -> Entry | None:
        """Return an entry."""
        return self._entries.get(name)

    async def load(self) -> None:
        """Begin with what the last worker left."""
        try:
            before = _read(await self._store.all())
            await self._look_for({entry.owner for entry in before})
            entries = _read(await self._store.all())
        except HostError as error:
            log.warning(
                "The outbox cannot be read, so pictures in flight are not safe from a crash: %s", error
            )
            return
        # What another tab has delivered meanwhile stands in the file, and not yet in our copy of the chat.
        left = {entry.id for entry in entries}
        self.recent.extend(entry for entry in before if entry.url and entry.id not in left)
        moved = {entry.id: self._settled(moved_up(entry, self._gone)) for entry in entries}
        self._entries = moved | self._entries
        self._loaded = True
        await self.rewrite(entry.id for entry in entries if moved[entry.id] != entry)

    async def look_around(self) -> None:
        """Find out which other tabs live: what they are at is theirs."""
        await self._look_for({entry.owner for entry in self})

    async def _look_for(self, owners: set[str]) -> None:
        self._others = await self._tabs.others(owners - {self._tabs.name, ""})
        self._entries = {name: self._settled(entry) for name, entry in self._entries.items()}

    def _settled(self, entry: Entry) -> Entry:
        """Return an entry whose picture stays where the painter has put it: who was filing it is gone."""
        if entry.url or not entry.raw or entry.id in self._filed or not self.is_ours(entry):
            return entry
        return replace(entry, url=entry.raw[0], more=entry.raw[1:], raw=())

    def is_ours(self, entry: Entry) -> bool:
        """Whether no other tab is at this entry, as far as the last look around has shown."""
        return entry.owner not in self._others

    def painted_as(self, name: str) -> Entry | None:
        """
        Return the entry of an attempt that is painted, if it is here or was delivered lately.

        Also where it is here once more without its picture: whoever waits for it has written it down again.
        """
        known = (*self._entries.values(), *self.recent)
        return next((entry for entry in known if entry.id == name and entry.url), None)

    def holds(self, urls: Collection[str], *, beside: str) -> bool:
        """Whether one of these addresses is another attempt's, here or delivered lately."""
        known = (*self._entries.values(), *self.recent)
        return any(not {*entry.urls, *entry.raw}.isdisjoint(urls) for entry in known if entry.id != beside)

    def unfinished(self, picture: str) -> list[Entry]:
        """Return our attempts at a picture whose end is not known."""
        return [entry for entry in self if entry.picture == picture and not entry.url and self.is_ours(entry)]

    async def note(self, entry: Entry) -> None:
        """Write down that an attempt has begun or is followed from here; what is known of it stays."""
        await self.put(self._entries.get(entry.id, entry))

    async def put(self, entry: Entry) -> bool:
        """Write an entry down, new or changed; return whether the store has it."""
        if self.is_ours(entry):
            entry = replace(entry, owner=self._tabs.name)
        self._entries[entry.id] = entry
        text, kept = entry.dump(), True
        try:
            await _twice(partial(self._store.put, entry.id, text))
        except HostError as error:
            kept = False
            log.warning("A picture could not be written to the outbox: %s", error)
        self._tabs.tell(entry.id, text)
        return kept

    def _heard(self, name: str, text: str) -> None:
        """Another tab has changed an entry."""
        entry = parse(text)
        if entry is not None:
            if entry.id != name:  # whoever said this is no Limner
                return
            self._entries[name] = entry
            if entry.url:
                self.news(entry)
        elif (gone := self._entries.pop(name, None)) is not None and gone.url:
            self.recent.append(gone)

    async def came(self, name: str, urls: tuple[str, ...], making: Provenance) -> None:
        """Write down where a painter has put a picture that is filed now; ``painted`` says where it went."""
        self._filed.add(name)
        if (entry := self._entries.get(name)) is not None:
            await self.put(replace(entry, raw=urls, making=making))

    async def painted(self, name: str, url: str, making: Provenance, more: tuple[str, ...] = ()) -> bool:
        """
        Write down where a painted picture is, what made it, and what came with it.

        Return whether the store has it, or needs it no more.
        """
        entry, kept = self._entries.get(name), True
        if entry is not None:
            kept = await self.put(replace(entry, url=url, making=making, more=more, raw=()))
        self._filed.discard(name)
        return kept

    async def remove(self, *names: str) -> None:
        """Forget entries that are delivered, have failed, or that the user threw away."""
        for name in names:
            if self._entries.pop(name, None) is None:
                continue
            self._tabs.tell(name, "")
            try:
                await _twice(partial(self._store.delete, name))
            except HostError as error:
                log.warning("A delivered picture could not leave the outbox: %s", error)

    async def delivered(self, key: MessageKey, names: Iterable[str]) -> None:
        """Forget what is saved in its message; an entry for the version this was copied from stays."""
        held = [self._entries[name] for name in names if name in self._entries]
        meant = [entry for entry in held if entry.key == key and self.is_ours(entry)]
        self.recent.extend(meant)
        await self.remove(*(entry.id for entry in meant))

    async def rename_chat(self, old: str, new: str) -> None:
        """A chat has another name now: what is meant for it follows, at once, and is then written down."""
        meant = [entry for entry in self if entry.key.chat_id == old]
        self._entries |= {entry.id: replace(entry, key=replace(entry.key, chat_id=new)) for entry in meant}
        await self.rewrite(entry.id for entry in meant)

    def version_deleted(self, key: MessageKey) -> list[str]:
        """
        A version of a message was deleted: its entries stay for the user, those behind it move up.

        Returns which entries are to be written down (``rewrite``).
        """
        if not self._loaded:
            self._gone.append(key)
        moved = {entry.id: moved_up(entry, [key]) for entry in self}
        changed = [name for name, entry in moved.items() if entry != self._entries[name]]
        self._entries = moved
        return changed

    async def rewrite(self, names: Iterable[str]) -> None:
        """Write these entries down as they are now, where they are still here."""
        for name in names:
            if name in self._entries:
                await self.put(self._entries[name])


def _read(texts: list[str]) -> list[Entry]:
    return [entry for text in texts if (entry := parse(text)) is not None]


async def _twice(work: Callable[[], Awaitable[None]]) -> None:
    """Try once more: a browser may close its storage, that of a phone's sleeping tab above all."""
    try:
        await work()
    except HostError:
        await work()


def _unheard(_entry: Entry) -> None:
    pass
