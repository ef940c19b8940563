"""Which chats are linked: kept beside the settings, so that every browser of the user knows it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from limner.core.json_text import as_bool, as_dict, as_int, as_str
from limner.nextchat._link_note import ENTRY
from limner.settings.preferences import Preferences

MOST = 2_000


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
        raw = as_dict(as_dict(self._preferences.settings.kept.get(ENTRY)).get("links"))
        found = {}
        for key, value in list(raw.items())[:MOST]:
            entry = as_dict(value)
            if session := as_str(entry.get("session")):
                name, seen = as_str(entry.get("name")), as_int(entry.get("seen"))
                found[key] = Link(session, name, seen, as_bool(entry.get("unsent")))
        return found

    def put(self, key: str, link: Link | None) -> None:
        """Link a chat, or with None no more."""
        links = dict(self.all)
        if links.get(key) == link:
            return
        if link is None:
            links.pop(key, None)
        else:
            links[key] = link
        entry = as_dict(self._preferences.settings.kept.get(ENTRY))
        rows = {
            name: {"session": each.session, "name": each.name, "seen": each.seen}
            | ({"unsent": True} if each.unsent else {})
            for name, each in links.items()
        }
        self._preferences.keep(ENTRY, {**entry, "links": rows})

    def rename(self, old: str, new: str) -> None:
        """A chat has another name now; its session over there keeps its own."""
        if (link := self.all.get(old)) is not None and new:
            self.put(old, None)
            self.put(new, replace(link, name=new.partition("/")[2]))
