"""
One round of the open chat: the file is read, what is new there comes into ST, what is new here goes out.

Nothing is written over what could not be read, nor over what somebody has written since; a message of ST's is
changed by compare-and-swap only. A round that is broken off anywhere is played again as a whole: what had
come is known by the note in each message.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_str
from limner.core.translation import say
from limner.nextchat import _backup as backup
from limner.nextchat import _merge as merge
from limner.nextchat import _union as union
from limner.nextchat._answers import SyncError
from limner.nextchat._backup import Backup
from limner.nextchat._chats import Extras, StoryChat
from limner.nextchat._filed import Known, count_of, opened
from limner.nextchat._here import Page
from limner.nextchat._outgoing import is_in_step, outgoing
from limner.nextchat._packing import Packer
from limner.nextchat._record import Conflict, Record, messages_of
from limner.nextchat._remote import RemoteFile, RemoteText, Stand
from limner.nextchat._reread import known_of, reread
from limner.nextchat._values import images_of, key_of

TRIES = 3
"""How often a round begins anew because somebody else has written meanwhile."""


class Copies(Protocol):
    """Where the last good copy of the file is kept, by the name of its place; without settings and keys."""

    async def get(self, name: str) -> str:
        """Return the text, empty where there is none."""
        ...

    async def put(self, name: str, text: str) -> None:
        """Keep a text in place of the one before."""
        ...


@dataclass(frozen=True, slots=True)
class Played:
    """
    What a round has done; ``stand`` is how the file is now.

    ``counts`` has the number of messages of each session in the file, ``conflicts`` what the user is to
    decide (None: the file was not read anew), ``changed_masks`` whose masks were changed over there,
    ``summary`` is what NextChat's own model has written of the chat.
    """

    stand: Stand
    came: int = 0
    edited: int = 0
    wrote: bool = False
    conflicts: tuple[Conflict, ...] | None = None
    counts: Mapping[str, int] | None = None
    changed_masks: tuple[str, ...] = ()
    left_out: int = 0
    summary: str = ""


@dataclass(slots=True)
class Round:
    """Plays rounds of the open chat; ``renamed`` has characters' files by their former ones."""

    page: Page
    remote: RemoteFile
    copies: Copies
    packer: Packer
    renamed: Callable[[], Mapping[str, str]] = dict
    _known: Known = field(default_factory=dict)
    _masks: dict[str, dict[str, object]] = field(default_factory=dict)

    def forget_masks(self) -> None:
        """Make the characters' masks anew next time: another chat is open."""
        self._masks.clear()

    def forget_file(self) -> None:
        """Keep no more of the file in memory: no linked chat is open."""
        self._known = {}

    async def play(self, chat_id: str, session: str, stand: Stand, *, dirty: bool) -> Played:
        """Play a round of this chat; raises SyncError or another LimnerError with one sentence."""
        for left in reversed(range(TRIES)):
            try:
                return await self._once(chat_id, session, stand, dirty=dirty)
            except SyncError as error:
                if error.kind != "changed" or not left:
                    raise
                dirty = True
        raise AssertionError

    async def read_all(self, stand: Stand) -> tuple[Backup, Stand]:
        """Return the file with what it has lost, for whoever looks into it."""
        read = await self.remote.read(Stand(chunks=stand.chunks))
        whole = union.restored(await self._parsed(read), await self._kept())
        return replace(whole, sessions=tuple(opened(each) for each in whole.sessions)), read.stand

    async def put_back(self, stand: Stand) -> Stand:
        """
        Write the last good copy over what is there and cannot be read: the user has said so.

        What can be read again by now stays: settings and keys are in it, and what is not in the copy.
        """
        read = await self.remote.read(Stand(chunks=stand.chunks))
        if read.there and await _is_whole(read.text or ""):
            return read.stand
        kept = await self._kept()
        if kept is None:
            raise SyncError(say("There is no good copy of the file here yet."), "refused")
        empty = backup.empty()
        filled = replace(empty, sessions=kept.sessions, masks=kept.masks)
        return await self.remote.write(backup.write(filled), read.stand, there=read.there)

    async def put_masks(self, avatars: list[str], user: str, stand: Stand) -> Stand:
        """Put these characters into the file."""
        read = await self.remote.read(Stand(chunks=stand.chunks))
        whole = union.restored(await self._parsed(read), await self._kept())
        masks = await self.packer.masks(avatars, user, whole=False)
        filled = union.with_ours(whole, [], masks, self.renamed())
        found = await self.remote.write(backup.write(filled), read.stand, there=read.there)
        await self._keep(filled)
        return found

    # -- how -----------------------------------------------------------------------------------------------

    async def _once(self, chat_id: str, session: str, stand: Stand, *, dirty: bool) -> Played:
        read = await self.remote.read(Stand(chunks=stand.chunks) if dirty else stand)
        if read.text is None:
            return Played(read.stand)
        present = await self._parsed(read, session)
        self._known = known_of(present)
        seen, there = read.stand, read.there
        del read  # its text may be the larger part of the memory
        await asyncio.sleep(0)  # much of it may be large: what else is waiting goes on in between
        # what stands as this browser has left it has lost nothing
        kept = None if there and seen.mark == stand.mark else await self._kept(session)
        await asyncio.sleep(0)
        whole = union.restored(present, kept)
        del kept
        chat, record, fresh = await self.page.read(chat_id, session)
        theirs = whole.by_id.get(session)
        if merge.is_another(chat, theirs, record):
            raise SyncError(
                say("Another chat has this name by now, so it is linked no more. Link it to begin anew."),
                "another",
            )
        plan = merge.plan(chat, theirs, record)
        if not plan.quiet:
            await self.page.apply(chat, plan)
            chat, _, _ = await self.page.read(chat_id, session)
        known = plan.record or record
        if known != record or fresh or not plan.quiet:
            await self.page.save(chat_id, known)
        wrote = False
        if chat.messages:
            whole, wrote = await self._outgoing(chat, known, present, whole)
        await asyncio.sleep(0)
        written = backup.written(whole, present)
        if wrote:
            seen = await self.remote.write(written.whole(), seen, there=there)
        await self.copies.put(self._place, written.copy())
        uids = set(chat.characters)
        return Played(
            seen,
            len(plan.coming),
            len(plan.edits),
            wrote,
            known.conflicts,
            {id_: count_of(each) for id_, each in whole.by_id.items()},
            tuple(sorted(union.masks_changed_there(whole.masks, uids, self.renamed()))),
            len(present.left_out),
            known.summary,
        )

    async def _outgoing(
        self, chat: StoryChat, record: Record, present: Backup, whole: Backup
    ) -> tuple[Backup, bool]:
        """Return the file as it should be, and whether it is another."""
        theirs = whole.by_id.get(record.session)
        sent = {key_of(each): len(images_of(each)) for each in messages_of(theirs)}
        user = as_str(chat.header.get("user_name"))
        masks = await self.packer.masks(chat.characters, user, made=self._masks, whole=False)
        pictures = await self.packer.pictures(
            chat.messages, group=chat.group, session=record.session, sent=sent or {"": 0}
        )
        extras = Extras(masks[0], pictures, await self.packer.memory(), others=tuple(masks[1:]))
        ours = outgoing(chat, theirs, record, extras)
        filled = union.with_ours(whole, [ours], masks, self.renamed())
        same = is_in_step(present.by_id.get(record.session), ours) and _holds(present, filled)
        return filled, not same

    async def _kept(self, but: str = "") -> Backup | None:
        text = await self.copies.get(self._place)
        try:
            return await reread(text, self._known, but) if text else None
        except UntrustedInputError:
            return None  # a copy that is damaged is none

    async def _keep(self, filled: Backup) -> None:
        await self.copies.put(self._place, backup.written(filled).copy())

    async def _parsed(self, read: RemoteText, but: str = "") -> Backup:
        if not read.there:
            return backup.empty()
        try:
            return await reread(read.text or "", self._known, but)
        except UntrustedInputError as error:
            words = say("What is there cannot be read, so nothing is written over it: ${0}", error)
            raise SyncError(words, "unreadable") from error

    @property
    def _place(self) -> str:
        account = self.remote.account
        return f"{account.kind} {account.address} {account.user}"


async def _is_whole(text: str) -> bool:
    try:
        await reread(text, {})
    except UntrustedInputError:
        return False
    return True


def _holds(present: Backup, filled: Backup) -> bool:
    """Say whether nothing of the file was lost: every session with all its messages, and every mask."""
    there = present.by_id
    for id_, session in filled.by_id.items():
        if there.get(id_) is session:
            continue
        known = {key_of(each) for each in messages_of(there.get(id_))}
        if id_ not in there or not {key_of(each) for each in messages_of(session)} <= known:
            return False
    return set(present.masks) == set(filled.masks)
