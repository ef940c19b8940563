"""Taking what the user chose: characters through ST's own import, chats as new files, pictures as ST's."""

from collections.abc import Mapping

from limner.core.clock import Clock
from limner.core.errors import RequestError
from limner.core.json_text import as_dict, as_str
from limner.core.translation import say
from limner.nextchat._checks import EMPTY
from limner.nextchat._masks_file import FileContent
from limner.nextchat._messages import ComingMessage
from limner.nextchat._preview import CardRow, ChatRow, Novelty, People, preview
from limner.nextchat._tavern import Tavern, file_name
from limner.nextchat._values import NOTE
from limner.page.host import Host


class FileTaker:
    """Takes from one file; ``made`` has by mask the character here, ``chats`` counts what was taken."""

    def __init__(self, host: Host, tavern: Tavern, clock: Clock, people: People) -> None:
        self._host = host
        self._tavern = tavern
        self._clock = clock
        self._people = people
        self._owners: dict[str, str] = {}
        self.made: dict[str, str] = {}
        self.chats = 0

    async def take_card(self, row: CardRow) -> None:
        """Make a character of a mask, or put what was changed there into the one that it is."""
        if row.avatar and row.news is Novelty.THERE:
            await self._tavern.change_card(row.avatar, row.card.text)
            await self._host.reload_characters()
            file = row.avatar
        elif row.avatar and row.news in (Novelty.SAME, Novelty.HERE):
            file = row.avatar  # it is there, and nothing of it is older here
        else:
            file = await self._host.take_character(row.card.name, row.card.text, row.card.portrait)
        if not file:
            raise RequestError(say("SillyTavern did not take the character ${0}.", row.card.name))
        self.made[row.mask_id] = file

    async def take_chat(self, row: ChatRow) -> None:
        """Keep a chat as a new file of its character, who is made where there is none."""
        avatar = row.avatar or await self._owner(row)
        lines = [with_summary(row.chat.header, row.chat.summary)]
        lines += [await self._message(each, avatar, at) for at, each in enumerate(row.chat.messages)]
        own = row.chat.key.partition("/")[2]
        new = row.news is Novelty.NEW
        plain = own or file_name(row.topic)
        await self._tavern.new_chat(avatar, plain if new else f"{plain} (NextChat)", lines)
        self.chats += 1

    async def _owner(self, row: ChatRow) -> str:
        mask = as_dict(row.session.get("mask"))
        id_ = as_str(mask.get("id"))
        if id_ not in self.made:
            [card] = (await preview(FileContent((mask,), ()), self._people, self._tavern)).cards
            if card.avatar:
                return card.avatar
            await self.take_card(card)
        return self.made[id_]

    async def _message(self, coming: ComingMessage, avatar: str, at: int) -> dict[str, object]:
        name = f"nextchat-{int(self._clock.wall())}-{at}"
        return await with_pictures(self._tavern, coming, avatar, name)


async def with_pictures(tavern: Tavern, coming: ComingMessage, avatar: str, name: str) -> dict[str, object]:
    """Return a message whose pictures have become files of ST's."""
    if not coming.pictures:
        return coming.message
    stem = avatar.removesuffix(".png")
    paths = [
        await tavern.keep_picture(url, stem, f"{name}-{number}") for number, url in enumerate(coming.pictures)
    ]
    media = [{"url": path, "type": "image"} for path in paths if path]
    said = coming.message.get("mes") or ("" if media else EMPTY)
    return {**coming.message, "mes": said, "extra": {**as_dict(coming.message.get("extra")), "media": media}}


def with_summary(header: Mapping[str, object], summary: str) -> dict[str, object]:
    """Return a chat's head with NextChat's own summary as a note of ours, over nothing of the user's."""
    if not summary:
        return dict(header)
    metadata = as_dict(header.get("chat_metadata"))
    note = {**as_dict(metadata.get(NOTE)), "summary": summary}
    return {**header, "chat_metadata": {**metadata, NOTE: note}}
