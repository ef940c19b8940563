"""The open chat as continuity knows it at one moment: its turns, its people, the ledger that folds them."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from limner.continuity._correction_notes import holding, since, unread_in
from limner.continuity._ledger import Ledger
from limner.continuity._story_reader import StoryReader, turn_of
from limner.continuity._troupe import Troupe
from limner.continuity.chronicle import ChronicleScene, chronicle
from limner.continuity.story import Beginning, Correction, Turn
from limner.core.errors import HostError
from limner.core.json_text import as_bool, as_dict
from limner.core.translation import later, say
from limner.page.cast_host import StoryNews, StoryRow
from limner.page.host import Host
from limner.pictures.picture_address import is_picture

KEY_CAST = "cast"
"""The entry of the chat's metadata that holds corrections."""
KEY_ON = "continuity"
"""The entry of the chat's metadata that switches continuity off here."""
KEY_FACES = "faces"
"""The entry of the chat's metadata that holds a picture's address by a person's id."""

UNREAD = later(
    "left out: changes of the cast that are damaged or a newer Limner's: ${0}. They stay as they are."
)
_TRIES = 4
MOST_FACES = 200
BREATH = 200
"""Messages that are folded in one go: some 50 ms in the browser where each has a picture."""


class Moment:
    """What is known of the open chat; ``refresh`` brings it up to date and asks only for what changed."""

    def __init__(self, host: Host, personas: Callable[[], Mapping[str, object]]) -> None:
        self._host = host
        self._personas = personas
        self.story = StoryReader()
        self.troupe = Troupe()
        self.speaker = ""
        self.turns: tuple[Turn, ...] = ()
        self.ledger = Ledger(Beginning())
        self._begun: tuple[object, ...] = ()
        self._extended: tuple[tuple[Turn, ...], Mapping[str, tuple[Correction, ...]]] = ((), {})

    async def refresh(self) -> None:
        """Ask the page what is new; raises HostError where it does not answer."""
        for _ in range(_TRIES):
            news = await self._host.story(self.story.asked)
            if not self.story.take(news):
                continue
            if self._is_same_cast(news):
                break
            self.troupe.take(await self._host.cast())
            self.story.changed_speakers()
            if self._is_same_cast(news):
                break
        else:
            raise HostError(say("The open chat changed while it was read."), "busy")
        self.speaker = news.speaker
        self._extend(self.story.turns(self.troupe.speaker))
        self._begin()
        await self._fold()

    async def _fold(self) -> None:
        """Fold what nobody has folded, a part at a time: the worker hears what else there is."""
        for messages in range(self.ledger.known + BREATH, len(self.turns), BREATH):
            self.ledger.upto(self.turns[:messages])
            await asyncio.sleep(0)

    def _extend(self, turns: tuple[Turn, ...]) -> None:
        """Take the messages, each with what of the chat's metadata holds from it on."""
        held = since(self.troupe.note.get(KEY_CAST))
        if (turns, held) == self._extended:
            return
        self._extended = turns, held
        self.turns = (
            tuple(
                replace(each, corrections=(*each.corrections, *held[each.uid])) if each.uid in held else each
                for each in turns
            )
            if held
            else turns
        )

    def stale(self) -> None:
        """What the chat's metadata or a card hold of ours was changed by us: they are read again."""
        self.troupe.cast, self._begun = 0, ()

    @property
    def is_on(self) -> bool:
        """Whether continuity is not switched off in this chat."""
        return as_bool(self.troupe.note.get(KEY_ON), default=True)

    def before(self, uid: str) -> Sequence[Turn] | None:
        """Return the messages above one, None where it is not in the open chat."""
        at = self.story.at(uid)
        return None if at is None else self.turns[:at]

    @property
    def faces(self) -> Mapping[str, str]:
        """The addresses of the pictures that the user took as faces in this chat, by a person's id."""
        faces = list(as_dict(self.troupe.note.get(KEY_FACES)).items())[:MOST_FACES]
        return {who: url for who, url in faces if isinstance(url, str) and is_picture(url)}

    @property
    def odd(self) -> tuple[str, ...]:
        """Sentences on what of this chat could not be read and counts for nothing."""
        unread = unread_in(self.troupe.note.get(KEY_CAST))
        unread += sum(unread_in(row.facts) for row in self.story.rows if row.facts)
        told = (say(UNREAD, unread),) if unread else ()
        return (*self.troupe.odd, *told)

    @property
    def kept(self) -> Collection[str]:
        """The cards, and the persona, whose looks the user has written or had read for always."""
        everybody = (*(each.avatar for each in self.troupe.characters), self.troupe.persona_id)
        return {who for who in everybody if self.troupe.kept_of(who) is not None}

    def scenes(
        self, rows: Sequence[StoryRow], note: Mapping[str, object]
    ) -> tuple[tuple[int, ChronicleScene], ...]:
        """
        Return the scenes of any chat with the people of the open one, each with its first message's number.

        ``rows`` are its messages as the page would tell them, ``note`` what its metadata hold of ours.
        """
        if not as_bool(note.get(KEY_ON), default=True):
            return ()
        turns = [turn_of(row, self.troupe.speaker(row)) for row in rows]
        numbers: dict[str, int] = {}
        for turn, row in zip(turns, rows, strict=True):
            numbers.setdefault(turn.uid, row.number)
        members = self.troupe.members(rows[0] if rows else None, self._personas())
        begun = Beginning(members, corrections=holding(note.get(KEY_CAST), numbers))
        return tuple((numbers[each.first[0]], each) for each in chronicle(begun, turns))

    def _is_same_cast(self, news: StoryNews) -> bool:
        return (self.troupe.cast, self.troupe.chat_id) == (news.cast, news.chat_id)

    def _begin(self) -> None:
        """Have the ledger begin with the people as they are now, where they are others than before."""
        entries = self.troupe.note.get(KEY_CAST)
        first = self.story.first
        uids = {turn.uid for turn in self.turns} if entries else frozenset[str]()
        corrections = holding(entries, uids)
        personas = self._personas()
        begun = (self.troupe.cast, self.troupe.chat_id, first, corrections, personas)
        if begun != self._begun:
            beginning = Beginning(self.troupe.members(first, personas), corrections=corrections)
            if beginning != self.ledger.beginning:
                self.ledger = Ledger(beginning)
            self._begun = begun
