"""What the user does with what is in step: address, link, unlink, now, look, conflicts."""

from collections.abc import Awaitable, Callable

from limner.core import json_text
from limner.core.errors import LimnerError, RequestError, UntrustedInputError
from limner.core.json_text import as_dict
from limner.core.translation import say
from limner.nextchat._answers import SyncError
from limner.nextchat._checks import is_builtin
from limner.nextchat._link_view import ConflictRow, LinkRow, SyncState
from limner.nextchat._masks_file import FileContent
from limner.nextchat._record import Record
from limner.nextchat._sync import Sync
from limner.nextchat._sync_words import clock_of
from limner.nextchat._values import NOTE
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.page.story_host import StoryNote


class SyncDesk:
    """``show`` shows what a file holds, for the user to choose from; each action raises a LimnerError."""

    def __init__(self, host: Host, sync: Sync, show: Callable[[FileContent], Awaitable[str]]) -> None:
        self._host, self.sync, self._show = host, sync, show
        self._texts: dict[str, str] = {}
        self.actions: dict[str, Callable[[Json], Awaitable[None]]] = {
            "nextchat.link": lambda _: self.link(),
            "nextchat.unlink": self._unlink,
            "nextchat.now": lambda _: sync.now(),
            "nextchat.look": self._look,
            "nextchat.put_back": lambda _: self._put_back(),
            "nextchat.key": self._key,
            "nextchat.keep_mine": lambda data: self._settle(data, "mine"),
            "nextchat.keep_theirs": lambda data: self._settle(data, "theirs"),
            "nextchat.keep_both": lambda data: self._settle(data, "both"),
        }

    async def opened(self) -> None:
        """Find out whether there is a plugin, what was entered, and which chat is open."""
        sync = self.sync
        try:
            await sync.round.remote.look()
        except SyncError as error:
            sync.trouble = error
        if not sync.open:
            sync.opened((await self._host.read_metadata()).owner)
        await self.read_texts()

    @property
    def ready(self) -> bool:
        """Whether there is a file to go to."""
        account = self.sync.round.remote.account
        return account.plugin and account.configured

    @property
    def state(self) -> SyncState:
        """What is shown."""
        sync = self.sync
        rows = [
            LinkRow(key, link.name or key, sync.pending(key), key == sync.open, link.unsent)
            for key, link in sync.links.all.items()
        ]
        rows.sort(key=lambda row: (not row.open, not row.unsent, -row.pending, row.name))
        trouble = sync.trouble
        return SyncState(
            sync.round.remote.account,
            sync.sentence,
            sync.linked,
            bool(sync.open),
            trouble is not None and trouble.kind == "unreadable",
            tuple(rows),
            tuple(ConflictRow(each, self._texts.get(each.uid, "")) for each in sync.conflicts),
            summary=sync.summary,
            changed_masks=sync.changed_masks,
            lines=tuple((clock_of(when), said) for when, said in sync.lines),
        )

    async def link(self) -> None:
        """Link the open chat, and bring it in step."""
        found = await self._host.read_metadata()
        self.sync.open = found.owner
        if not self.sync.open:
            raise RequestError(say("Open a chat first: it is the open one that is sent."))
        if not self.ready:
            raise RequestError(say("Enter NextChat's own sync address first."))
        self.sync.link(_session_before(found))
        await self.sync.now()

    async def look(self) -> str:
        """Show what is in the file, as that of a file that was chosen; return how many entries."""
        found, self.sync.stand = await self.sync.round.read_all(self.sync.stand)
        self.sync.turned()
        masks = tuple(mask for mask in found.masks.values() if not is_builtin(mask))
        return await self._show(FileContent(masks, found.sessions, len(found.left_out)))

    async def send_characters(self, avatars: list[str], user: str) -> str:
        """Put characters into the file."""
        stand = self.sync.stand
        await self.sync.do(lambda: self.sync.round.put_masks(avatars, user, stand))
        said = say("Characters in NextChat's file: ${0}. Press Sync there.", len(avatars))
        self.sync.note(said)
        return said

    async def send_open(self) -> str:
        """Bring the open chat in step now, and return the state."""
        await self.sync.now()
        return self.sync.sentence

    async def _look(self, _data: Json) -> None:
        await self.look()

    async def _unlink(self, data: Json) -> None:
        self.sync.unlink(text_of(data, "entry"))

    async def _put_back(self) -> None:
        stand = self.sync.stand
        await self.sync.do(lambda: self.sync.round.put_back(stand))
        await self.sync.now()

    async def _key(self, data: Json) -> None:
        status = text_of(as_dict(data.get("form")), "status")
        self.sync.tries.clear()
        self.sync.trouble = None
        await self.sync.round.remote.look()
        if status != "200":
            raise RequestError(
                say("SillyTavern's server refused the address or the password (${0}).", status)
            )
        if self.sync.linked:
            await self.sync.now()

    async def _settle(self, data: Json, choice: str) -> None:
        await self.sync.settle(text_of(data, "entry"), choice)

    async def read_texts(self) -> None:
        """Read the texts of what is to be decided anew."""
        self._texts = {}
        if not self.sync.conflicts:
            return
        try:
            self._texts = await self.sync.round.page.texts()
        except LimnerError as error:
            self.sync.note(str(error))


def _session_before(found: StoryNote) -> str:
    """Return the session that the open chat has been in; a copy of it begins one of its own."""
    try:
        ours = as_dict(json_text.loads(found.limner or "{}"))
    except UntrustedInputError:
        return ""
    record = Record.read(ours.get(NOTE))
    return record.session if record is not None and record.chat == found.owner else ""
