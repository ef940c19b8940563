"""What a file brings, before any of it is taken: what is new, what was changed on which side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from limner.core import json_text
from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict, as_str
from limner.nextchat._cards import LONGEST_CARD, CardFromMask, mask_to_card
from limner.nextchat._chats import ComingChat, session_to_chat
from limner.nextchat._masks_file import FileContent
from limner.nextchat._session_masks import full_mask, owners_of
from limner.nextchat._tavern import Tavern
from limner.nextchat._values import NOTE, ours_of, to_text


class Novelty(StrEnum):
    """What becomes of an entry that is taken."""

    NEW = "new"
    SAME = "same"
    THERE = "there"
    HERE = "here"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class CardRow:
    """A mask; ``avatar`` is the character that it belongs to, empty for a new one."""

    card: CardFromMask
    mask_id: str
    news: Novelty
    avatar: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ChatRow:
    """A session; ``added`` counts its messages that the chat here does not have."""

    chat: ComingChat
    session: Mapping[str, object]
    news: Novelty
    topic: str
    avatar: str = ""
    added: int = 0
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """All of it; ``left_out`` counts what is damaged."""

    cards: tuple[CardRow, ...] = ()
    chats: tuple[ChatRow, ...] = ()
    left_out: int = 0

    def toggled(self, entry: str) -> "Preview":
        """Return it with one row chosen that was not, or not chosen that was; ``card 0``, ``chat 3``."""
        kind, _, number = entry.partition(" ")
        at = int(number) if number.isdecimal() else -1
        if kind == "card" and 0 <= at < len(self.cards):
            row = replace(self.cards[at], chosen=not self.cards[at].chosen)
            return replace(self, cards=(*self.cards[:at], row, *self.cards[at + 1 :]))
        if kind == "chat" and 0 <= at < len(self.chats):
            line = replace(self.chats[at], chosen=not self.chats[at].chosen)
            return replace(self, chats=(*self.chats[:at], line, *self.chats[at + 1 :]))
        return self


@dataclass(frozen=True, slots=True)
class People:
    """
    Who there is in ST: (file, name) of each character, and the user's name.

    ``renamed`` has by a character's former file the one that it has now; ``chats`` by its session a linked
    chat's key.
    """

    characters: Sequence[tuple[str, str]] = ()
    user: str = ""
    renamed: Mapping[str, str] = field(default_factory=dict)
    chats: Mapping[str, str] = field(default_factory=dict)

    def file_of(self, uid: str) -> str:
        """Return the file of who is called so in a mask; empty where there is nobody."""
        there = {avatar for avatar, _ in self.characters}
        return next((each for each in (uid, self.renamed.get(uid, "")) if each in there), "")


async def preview(content: FileContent, people: People, tavern: Tavern) -> Preview:
    """Compare a file with what ST has."""
    cards = [await _card(mask, people, tavern) for mask in content.masks]
    sessions = [each for each in content.sessions if each["messages"]]
    full = [{**each, "mask": full_mask(each, content.masks)} for each in sessions]
    owners = [owners_of(each) for each in sessions]
    chats = [await _chat(session, of, people, tavern) for session, of in zip(full, owners, strict=True)]
    return Preview(tuple(cards), tuple(chats), content.left_out)


async def _card(mask: Mapping[str, object], people: People, tavern: Tavern) -> CardRow:
    card = mask_to_card(mask)
    id_ = as_str(mask.get("id"))
    file = people.file_of(card.uid)
    text = await tavern.card(file) if file else ""
    if not text:
        return CardRow(card, id_, Novelty.NEW, chosen=True)
    here = _fields(text) != _fields(as_str(ours_of(mask).get("card")))
    news = {
        (False, False): Novelty.SAME,
        (True, False): Novelty.THERE,
        (False, True): Novelty.HERE,
        (True, True): Novelty.BOTH,
    }[bool(card.changed), here]
    return CardRow(card, id_, news, file, chosen=news is Novelty.THERE)


async def _chat(
    session: Mapping[str, object], owners: Sequence[str], people: People, tavern: Tavern
) -> ChatRow:
    coming = session_to_chat(session, user=people.user or "User")
    topic = as_str(session.get("topic"))
    said, _, name = people.chats.get(as_str(session.get("id")), coming.key).partition("/")
    avatar, owner = people.file_of(said), people.file_of(owners[0]) if owners else ""
    if not avatar or not name:
        return ChatRow(coming, session, Novelty.NEW, topic, owner, chosen=True)
    lines = await tavern.chat(avatar, name)
    if not lines:
        return ChatRow(coming, session, Novelty.NEW, topic, avatar, chosen=True)
    known = {to_text(_bare(line)) for line in lines[1:]}
    theirs = {to_text(_bare(each.message)) for each in coming.messages}
    added, more_here = len(theirs - known), bool(known - theirs)
    news = {(False, False): Novelty.SAME, (True, False): Novelty.THERE, (False, True): Novelty.HERE}.get(
        (added > 0, more_here), Novelty.BOTH
    )
    return ChatRow(coming, session, news, topic, avatar, added, chosen=news is Novelty.THERE)


def _fields(text: str) -> object:
    """Return what of a card the user wrote: not when it was exported, nor what extensions keep of us."""
    try:
        card = as_dict(json_text.loads(text, length=LONGEST_CARD))
    except UntrustedInputError:
        return None
    data = as_dict(card.get("data")) or card
    extensions = {name: each for name, each in as_dict(data.get("extensions")).items() if name != NOTE}
    return {**data, "extensions": extensions}


def _bare(message: Mapping[str, object]) -> object:
    return [message.get("name"), message.get("is_user"), message.get("mes")]
