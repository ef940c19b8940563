"""From what the page tells of the open chat to the turns that are folded; only what changed is read anew."""

from collections.abc import Callable, Sequence
from urllib.parse import parse_qs, unquote

from limner.continuity._correction_notes import corrections_in
from limner.continuity.story import NO_ATTRIBUTES, TagSeen, Turn
from limner.page.cast_host import StoryNews, StoryRow
from limner.tags.grammar import Tag, closed, images_after, may_hold_tag, scan_whole

LONGEST_PROSE = 4_000
"""Characters of a message's prose that are kept, the last ones: names are looked for in them."""

MOST = 10_000
"""Messages of a chat, and the numbers that the page may name for them."""

_NARRATOR = "narrator"

Speakers = Callable[[StoryRow], str]
"""Says by which id a message's speaker is known, empty for nobody's."""


def turn_of(row: StoryRow, speaker: str) -> Turn:
    """Return a message as the fold takes it; what is no part of the story says and shows nothing."""
    uid = row.uid or f"#{row.number}"
    if is_aside(row):
        return Turn(uid, row.swipe_id)
    text = closed(row.text) if may_hold_tag(row.text) else row.text
    tags = scan_whole(text) if text and may_hold_tag(text) else []
    return Turn(
        uid,
        row.swipe_id,
        speaker,
        user=row.user,
        hidden=row.hidden,
        tags=tuple(TagSeen(tag.prompt, tag.attributes or NO_ATTRIBUTES) for tag in tags),
        prose=prose_of(text, tags)[-LONGEST_PROSE:].strip(),
        corrections=corrections_in(row.facts),
    )


def is_aside(row: StoryRow) -> bool:
    """Whether a message is SillyTavern's own (a help text, a comment), which never happened in the story."""
    return row.hidden and row.kind not in ("", _NARRATOR)


def prose_of(text: str, tags: Sequence[Tag]) -> str:
    """Return a text without its tags and our pictures behind them."""
    kept, at = [], 0
    for tag in tags:
        kept.append(text[at : tag.start])
        at, _ = images_after(text, tag.end)
    return " ".join([*kept, text[at:]]) if tags else text


def persona_file(address: str) -> str:
    """Return the persona's file in the address of its picture, empty where there is none."""
    path, _, query = address.partition("?")
    found = parse_qs(query[:1000]).get("file", [""])[0] or unquote(path.rpartition("/")[2])
    return found[:200] if found.isprintable() else ""


class StoryReader:
    """The open chat's turns, in their order."""

    def __init__(self) -> None:
        self.asked = 0
        self.chat_id = ""
        self._rows: dict[int, StoryRow] = {}
        self._order: list[int] = []
        self._turns: dict[int, tuple[StoryRow, str, Turn]] = {}
        self._whole: tuple[Turn, ...] | None = None
        self._index: dict[str, int] = {}

    def take(self, news: StoryNews) -> bool:
        """Take what has changed; False where rows are missing, and all must be asked for (``asked`` 0)."""
        order = [number for first, count in news.order for number in range(first, first + min(count, MOST))][
            -MOST:
        ]
        rows = {row.number: row for row in news.rows}
        if rows or order != self._order or news.chat_id != self.chat_id:
            here = set(order)
            self._rows = {n: row for n, row in (self._rows | rows).items() if n in here}
            self._turns = {n: turn for n, turn in self._turns.items() if n in here}
            self._order, self._whole = order, None
        whole = len(self._rows) == len(set(order))
        self.chat_id, self.asked = news.chat_id, news.asked if whole else 0
        return whole

    @property
    def first(self) -> StoryRow | None:
        """The first message."""
        return self._rows[self._order[0]] if self._order else None

    @property
    def rows(self) -> Sequence[StoryRow]:
        """All messages as the page tells of them."""
        return [self._rows[number] for number in self._order]

    def turns(self, speakers: Speakers) -> tuple[Turn, ...]:
        """Return all messages as turns; a row that is known already is not read again."""
        if self._whole is None:
            whole = tuple(self._turn(number, speakers) for number in self._order)
            self._index = {turn.uid: at for at, turn in enumerate(whole)}
            self._whole = whole
        return self._whole

    def changed_speakers(self) -> None:
        """Who speaks may be known by another id from now on."""
        self._whole = None

    def at(self, uid: str) -> int | None:
        """Return the place of a message, as of the last ``turns``."""
        return self._index.get(uid)

    def row(self, at: int) -> StoryRow:
        """Return the message at a place."""
        return self._rows[self._order[at]]

    def _turn(self, number: int, speakers: Speakers) -> Turn:
        row = self._rows[number]
        speaker = "" if row.kind == _NARRATOR else speakers(row)
        known = self._turns.get(number)
        if known is None or known[0] is not row or known[1] != speaker:
            known = self._turns[number] = row, speaker, turn_of(row, speaker)
        return known[2]
