"""Which chats are linked: kept beside the settings, so that every browser of the user knows it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from limner.core.json_text import as_bool, as_dict, as_int, as_list, as_str
from limner.nextchat._link_note import ENTRY
from limner.settings.preferences import Preferences

MOST = 2_000
_LEFT = 500
"""Sessions of chats that are gone, and characters that were renamed, that are remembered."""


@dataclass(frozen=True, slots=True)
class Link:
    """
    A linked chat: its session over there, its name, and how many messages were seen in it last.

    ``unsent``: another chat was opened before the last turns had gone out.
    """

    session: str
    name: str
    seen: int = 0
    unsent: bool = False


class Links:
    """By the chat's key."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    @property
    def all(self) -> Mapping[str, Link]:
        """Return every link."""
        found = {}
        for key, value in list(as_dict(self._entry.get("links")).items())[:MOST]:
            entry = as_dict(value)
            if session := as_str(entry.get("session")):
                name, seen = as_str(entry.get("name")), as_int(entry.get("seen"))
                found[key] = Link(session, name, seen, as_bool(entry.get("unsent")))
        return found

    @property
    def left(self) -> frozenset[str]:
        """Sessions of chats that are gone: another chat of the same name is not to go on in them."""
        return frozenset(as_str(each) for each in as_list(self._entry.get("left")))

    @property
    def renamed(self) -> Mapping[str, str]:
        """By a character's former file the one that it has now: NextChat's masks know the former one."""
        return {old: as_str(new) for old, new in as_dict(self._entry.get("renamed")).items()}

    def put(self, key: str, link: Link | None) -> None:
        """Link a chat, or with None no more."""
        links = dict(self.all)
        if links.get(key) == link:
            return
        if link is None:
            links.pop(key, None)
        else:
            links[key] = link
        self._keep(links)

    def drop(self, key: str) -> None:
        """Link a chat no more that is gone."""
        links = dict(self.all)
        if (link := links.pop(key, None)) is not None:
            left = [as_str(each) for each in as_list(self._entry.get("left"))]
            self._keep(links, left=[*left, link.session][-_LEFT:])

    def rename(self, old: str, new: str) -> None:
        """A chat has another name now; its session over there keeps its own."""
        links = dict(self.all)
        if new and new != old and (link := links.pop(old, None)) is not None:
            self._keep({**links, new: replace(link, name=new.partition("/")[2])})

    def rename_character(self, old: str, new: str) -> None:
        """A character has another file now, and its chats another folder; their sessions keep their own."""
        if not old or not new or old == new:
            return
        moved = {_moved(key, old, new): link for key, link in self.all.items()}
        names = {was: new if now == old else now for was, now in self.renamed.items() if was != new}
        self._keep(moved, renamed=dict([*names.items(), (old, new)][-_LEFT:]))

    @property
    def _entry(self) -> dict[str, object]:
        return as_dict(self._preferences.settings.kept.get(ENTRY))

    def _keep(self, links: Mapping[str, Link], **more: object) -> None:
        rows = {
            name: {"session": each.session, "name": each.name, "seen": each.seen}
            | ({"unsent": True} if each.unsent else {})
            for name, each in links.items()
        }
        self._preferences.keep(ENTRY, {**self._entry, "links": rows, **more})


def _moved(key: str, old: str, new: str) -> str:
    owner, slash, name = key.partition("/")
    return f"{new}{slash}{name}" if owner == old else key
