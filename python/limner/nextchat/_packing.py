"""What goes along with a chat: its character's mask, its pictures' data, what continuity remembers."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from urllib.parse import quote

from limner.continuity import sheets
from limner.continuity.access import Briefed
from limner.core import json_text
from limner.core.clock import Clock
from limner.core.errors import RequestError, UntrustedInputError
from limner.core.json_text import as_dict
from limner.core.translation import say
from limner.nextchat._cards import LONGEST_CARD, CardPortrait, card_to_mask
from limner.nextchat._messages import is_spoken, shown_of
from limner.nextchat._named import named
from limner.nextchat._tavern import Tavern
from limner.page.host import Host
from limner.pictures.picture_address import is_picture

PICTURE_MOST = 256_000
"""Bytes of a picture in a file, as NextChat's own uploads have."""
PORTRAIT_MOST = 4_000_000
"""Bytes of a card's own picture, which travels as it is."""
MEMORY_MOST = 4_000
"""Characters of what continuity knows that NextChat sends with each request."""
SHEET_MOST = 1_000
"""Characters of a character's sheet in the system text."""
LAST = 20
"""Pictures that go along where only the last ones do."""
PICTURES = ("all", "last", "none")

Mask = dict[str, object]


class Packer:
    """``pictures`` says which go along: one of ``PICTURES``."""

    def __init__(
        self,
        host: Host,
        tavern: Tavern,
        clock: Clock,
        brief: Callable[[str], Awaitable[Briefed]],
        pictures: Callable[[], str],
    ) -> None:
        self._host, self._tavern, self._clock, self._brief = host, tavern, clock, brief
        self._which = pictures

    async def masks(
        self, avatars: Sequence[str], user: str, *, made: dict[str, Mask] | None = None, whole: bool = True
    ) -> list[Mask]:
        """
        Return the masks of these characters, as far as ST has them; raises RequestError where it has none.

        ``made`` are those that were made before; ``whole``: the card's own picture travels as it is, which a
        file that is written again and again has no room for.
        """
        found = {} if made is None else made
        for avatar in avatars:
            if avatar not in found and (mask := await self._mask(avatar, user, whole=whole)) is not None:
                found[avatar] = mask
        masks = [found[avatar] for avatar in dict.fromkeys(avatars) if avatar in found]
        if not masks:
            raise RequestError(say("SillyTavern has no card called ${0}.", ", ".join(avatars)))
        return masks

    async def _mask(self, avatar: str, user: str, *, whole: bool) -> Mask | None:
        text = await self._tavern.card(avatar)
        if not text:
            return None
        path = f"/characters/{quote(avatar)}"
        portrait = CardPortrait()
        if self._which() != "none":
            file = await self._host.picture_data(path, PORTRAIT_MOST, whole=True) if whole else ""
            portrait = CardPortrait(file, await self._host.picture_data(path, PICTURE_MOST))
        created = int(self._clock.wall() * 1000)
        return card_to_mask(
            text, avatar, user=user or "User", portrait=portrait, created=created, memory=sheet_of(text)
        )

    async def memory(self) -> str:
        """Return what continuity knows of the open chat, as NextChat's ``memoryPrompt``."""
        return (await self._brief("normal")).text[:MEMORY_MOST]

    async def pictures(
        self,
        messages: Sequence[Mapping[str, object]],
        *,
        group: bool,
        session: str = "",
        sent: Mapping[str, int] | None = None,
    ) -> dict[str, str]:
        """
        Return data by address of the pictures that go along.

        ``sent`` has, by its id, how many pictures a message of ``session`` has over there already: those are
        not made again.
        """
        wanted = wanted_pictures(messages, self._which(), group=group)
        if sent:
            wanted = _unsent(messages, wanted, sent, session, group=group)
        found = {url: await self._host.picture_data(url, PICTURE_MOST) for url in wanted}
        return {url: data for url, data in found.items() if data}


def wanted_pictures(messages: Sequence[Mapping[str, object]], which: str, *, group: bool) -> list[str]:
    """Return the addresses of the pictures that go along, in the order of the story."""
    if which == "none":
        return []
    paths = [url for each in messages if is_spoken(each) for url in shown_of(each, group=group).pictures]
    wanted = list(dict.fromkeys(url for url in paths if is_picture(url)))
    return wanted[-LAST:] if which == "last" else wanted


def sheet_of(card: str) -> str:
    """Return what the user has written of a character's looks (kept in the card), for the system text."""
    try:
        raw = as_dict(json_text.loads(card, length=LONGEST_CARD))
    except UntrustedInputError:
        return ""
    extensions = as_dict((as_dict(raw.get("data")) or raw).get("extensions"))
    kept = sheets.load(as_dict(extensions.get("limner")).get("look"))
    if kept is None or kept.of:
        return ""  # it was read from the card's own texts, which go along anyway
    lines = []
    for sheet in kept.sheets:
        parts = [*sheet.look.values()]
        parts += [f"wears {', '.join(sheet.garments)}"] if sheet.garments else []
        lines += [f"{sheet.names[0]}: {'; '.join(parts)}"] if parts else []
    whole: list[str] = []
    for line in lines:
        if sum(map(len, whole)) + len(line) <= SHEET_MOST:
            whole.append(line)
    return "\n".join(whole)


def _unsent(
    messages: Sequence[Mapping[str, object]],
    wanted: Collection[str],
    sent: Mapping[str, int],
    session: str,
    *,
    group: bool,
) -> list[str]:
    found: dict[str, None] = {}
    for each in named(messages, session, group=group).values():
        if sent.get(each.nid, -1) < len(each.shown.pictures):
            found |= dict.fromkeys(url for url in each.shown.pictures if url in wanted)
    return list(found)
