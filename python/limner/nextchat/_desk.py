"""Sending to a file, and taking from one: nothing of ST's is ever replaced but what the user chose."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from random import Random

from limner.core import json_text
from limner.core.errors import LimnerError, RequestError
from limner.core.json_text import as_dict, as_list, as_str
from limner.core.translation import say
from limner.nextchat import _backup as backup
from limner.nextchat import _masks_file as masks_file
from limner.nextchat._chats import Extras, StoryChat, chat_to_session
from limner.nextchat._here import Page
from limner.nextchat._link_view import render as sync_parts
from limner.nextchat._links import Links
from limner.nextchat._masks_file import FileContent
from limner.nextchat._means import Means
from limner.nextchat._messages import is_spoken
from limner.nextchat._moves import Moves
from limner.nextchat._packing import Packer
from limner.nextchat._preview import People, Preview, preview
from limner.nextchat._remote import RemoteFile
from limner.nextchat._round import Copies, Round
from limner.nextchat._sync import Sync
from limner.nextchat._sync_desk import SyncDesk
from limner.nextchat._taking import FileTaker
from limner.nextchat._tavern import LONGEST_CHAT, Tavern, file_name
from limner.nextchat._view import SectionState, render
from limner.page.events import Json, text_of
from limner.page.nextchat_host import Roster


class FileDesk:
    """``changed`` paints the panel; each of ``actions`` raises a LimnerError with one sentence."""

    def __init__(self, means: Means, changed: Callable[[], None], copies: Copies, chance: Random) -> None:
        self._host, self._clock = means.host, means.clock
        self.tavern = Tavern(means.web)
        self.packer = Packer(
            means.host,
            self.tavern,
            means.clock,
            means.brief,
            lambda: means.preferences.settings.nextchat_pictures,
        )
        page, remote = Page(means.host, self.tavern, means.clock), RemoteFile(means.web)
        links = Links(means.preferences)
        round_ = Round(page, remote, copies, self.packer, lambda: links.renamed)
        sync = Sync(means, round_, chance, self._sync_changed)
        self.sync = SyncDesk(means.host, sync, self.show)
        self.moves = Moves(means, sync, self.tavern)
        self._begin = means.begin
        self._changed = changed
        self._roster = Roster()
        self._state = SectionState()
        self.actions: dict[str, Callable[[Json], Awaitable[None]]] = {
            "nextchat.send_chat": lambda _: self._do(self.send_chat()),
            "nextchat.send_character": lambda _: self._do(self.send_character()),
            "nextchat.list": self._list,
            "nextchat.pick": self._pick,
            "nextchat.send_picked": lambda _: self._do(self.send(sorted(self._state.picked))),
            "nextchat.take": lambda _: self._do(self.take()),
            "nextchat.choose": self._choose,
            "nextchat.take_chosen": lambda _: self._do(self.take_chosen()),
            "nextchat.discard": self._discard,
        }

    def render(self) -> str:
        """Return the section."""
        return render(self._state, sync_parts(self.sync.state))

    def _sync_changed(self) -> None:
        self._begin(self._show_sync())

    async def _show_sync(self) -> None:
        await self.sync.read_texts()
        self._changed()

    @property
    def status(self) -> dict[str, object]:
        """What a script is told."""
        preview_ = self._state.preview
        waiting = len(preview_.cards) + len(preview_.chats) if preview_ else 0
        sync = self.sync.state
        told: dict[str, object] = {"said": self._state.said, "waiting": waiting, "sync": sync.linked}
        return told | {"state": sync.sentence, "conflicts": len(sync.choices)}

    # -- sending -------------------------------------------------------------------------------------------

    async def send_chat(self) -> str:
        """Give the user a backup with the open chat and its character; return the file's name."""
        whole = await self._host.whole_chat(named=True)
        if not whole.chat_id or not whole.owner:
            raise RequestError(say("Open a chat first: it is the open one that is sent."))
        if whole.fresh:  # kept in step later, each message is to be the one that is in the file
            await self._host.save_metadata(whole.chat_id, "{}")
        messages = [as_dict(each) for each in as_list(json_text.loads(whole.messages, length=LONGEST_CHAT))]
        header = as_dict(json_text.loads(whole.header, length=LONGEST_CHAT))
        if not any(is_spoken(each) for each in messages):
            raise RequestError(say("There is no message in this chat that NextChat could show."))
        self._roster = await self._host.roster()
        people = tuple(whole.members) or (whole.owner,)
        masks = await self.packer.masks(people, self._roster.user)
        chat = StoryChat(whole.chat_id, header, tuple(messages), whole.group, whole.name)
        memory = await self.packer.memory()
        pictures = await self.packer.pictures(messages, group=whole.group)
        session = chat_to_session(chat, Extras(masks[0], pictures, memory, others=tuple(masks[1:])))
        filled = replace(
            backup.empty(), sessions=(session,), masks={as_str(each["id"]): each for each in masks}
        )
        name = f"{file_name(whole.name)} - NextChat backup.json"
        self._host.download(name, backup.write(filled))
        count = len(as_list(session["messages"]))
        self._say(say("Messages in ${1}: ${0}. Import the file in NextChat under Settings.", count, name))
        return name

    async def send_character(self) -> str:
        """Put the character that is open into NextChat's file; without one, give the user a masks file."""
        roster = await self._host.roster()
        if not roster.open:
            raise RequestError(say("Open a character first, or choose several from the list."))
        if self.sync.ready:
            said = await self.sync.send_characters([roster.open], roster.user)
            self._say(said)
            return said
        return await self.send([roster.open])

    async def send(self, avatars: Sequence[str]) -> str:
        """Give the user a masks file with these characters."""
        if not avatars:
            raise RequestError(say("Choose at least one character."))
        self._roster = await self._host.roster()
        masks = await self.packer.masks(avatars, self._roster.user)
        name = (
            "NextChat masks.json" if len(masks) > 1 else f"{file_name(as_str(masks[0]['name']))} - mask.json"
        )
        self._host.download(name, masks_file.write(masks))
        self._say(
            say("Characters in ${1}: ${0}. Import the file in NextChat's list of masks.", len(masks), name)
        )
        return name

    # -- taking --------------------------------------------------------------------------------------------

    async def take(self) -> str:
        """Let the user choose a file, and show what is in it; return how many entries."""
        text = await self._host.choose_large_file(".json", backup.LONGEST)
        if text is None:
            return "0"
        return await self.show(masks_file.read(text))

    async def show(self, content: FileContent) -> str:
        """Show what is there to be taken; return how many entries."""
        self._roster = await self._host.roster()
        found = await preview(content, self._people(), self.tavern)
        self._state = replace(self._state, preview=found)
        self._say(say("Choose below what is taken."))
        return str(len(found.cards) + len(found.chats))

    async def take_chosen(self) -> None:
        """Take what is chosen; what was taken is not chosen any more, so a failure costs no second one."""
        shown = self._state.preview or Preview()
        taker = FileTaker(self._host, self.tavern, self._clock, self._people())
        for at, row in enumerate(shown.cards):
            if row.chosen:
                await taker.take_card(row)
                self._toggle(f"card {at}")
        for at, chat in enumerate(shown.chats):
            if chat.chosen:
                await taker.take_chat(chat)
                self._toggle(f"chat {at}")
        self._state = replace(self._state, preview=None)
        self._say(say("Characters taken: ${0}, chats: ${1}.", len(taker.made), taker.chats))

    def _people(self) -> People:
        links = self.sync.sync.links
        chats = {link.session: key for key, link in links.all.items()}
        return People(self._roster.characters, self._roster.user, links.renamed, chats)

    def _toggle(self, entry: str) -> None:
        if self._state.preview is not None:
            self._state = replace(self._state, preview=self._state.preview.toggled(entry))

    # -- what is pressed -----------------------------------------------------------------------------------

    async def _list(self, _data: Json) -> None:
        self._roster = await self._host.roster()
        self._state = replace(
            self._state, people=tuple(self._roster.characters), listed=not self._state.listed
        )
        self._changed()

    async def _pick(self, data: Json) -> None:
        self._state = replace(self._state, picked=self._state.picked ^ {text_of(data, "entry")})
        self._changed()

    async def _choose(self, data: Json) -> None:
        self._toggle(text_of(data, "entry"))
        self._changed()

    async def _discard(self, _data: Json) -> None:
        self._state = replace(self._state, preview=None, said="")
        self._changed()

    async def _do(self, work: Awaitable[object]) -> None:
        try:
            await work
        except LimnerError as error:
            self._say(str(error))
            raise

    def _say(self, sentence: str) -> None:
        self._state = replace(self._state, said=sentence)
        self._changed()
