"""What ``shim/page/story.js`` does: it tells of the chat only what has changed since it was asked."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from weakref import WeakKeyDictionary

from limner.page.cast_host import CastText, StoryNews, StoryRow


class StoryTeller:
    """The page's memory of what it told: by the message, which is whatever object a fake has for one."""

    def __init__(self) -> None:
        self._told: WeakKeyDictionary[object, tuple[StoryRow, int]] = WeakKeyDictionary()
        self._asked = 0
        self._numbers = 0
        self.cast = 1
        self.rows_told = 0
        """How many rows were ever told: what the page had to send."""

    def news(
        self, chat_id: str, chat: Iterable[tuple[object, StoryRow]], since: int, speaker: str = ""
    ) -> StoryNews:
        """Return what is new of these messages; the number of their rows is given here."""
        self._asked += 1
        order, rows = [], []
        for message, now in chat:
            known = self._told.get(message)
            if known is None:
                self._numbers += 1
            row = replace(now, number=known[0].number if known else self._numbers)
            changed = self._asked if known is None or known[0] != row else known[1]
            self._told[message] = row, changed
            order.append((row.number, 1))
            if changed > since:
                rows.append(row)
        self.rows_told += len(rows)
        return StoryNews(chat_id, self._asked, self.cast, speaker, order, rows)


class FakeCast:
    """Who is in the chat; whoever changes it says so by ``changed``."""

    def __init__(self) -> None:
        self.teller = StoryTeller()
        self.characters: list[dict[str, object]] = []
        self.persona: dict[str, object] = {}
        self.lore: list[dict[str, object]] = []
        self.casts_read = 0

    def changed(self) -> None:
        self.teller.cast += 1

    def text(self, chat_id: str, note: str) -> CastText:
        self.casts_read += 1
        characters = [json.dumps(each) for each in self.characters]
        persona, lore = json.dumps(self.persona), json.dumps(self.lore)
        return CastText(chat_id, self.teller.cast, characters, persona, lore, note)

    def take(self, cards: Iterable[Mapping[str, object]]) -> None:
        """Put these characters into the chat (their ``data`` with ``avatar`` and ``name`` beside it)."""
        self.characters = [dict(card) for card in cards]
        self.changed()

    def write(self, avatar: str, entries: Mapping[str, object]) -> bool:
        """Keep these entries in a card; ST says nothing of it."""
        for character in self.characters:
            if character.get("avatar") == avatar:
                character.update(entries)
                return True
        return False
