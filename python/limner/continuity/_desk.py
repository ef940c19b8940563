"""
The desk: what continuity does for the rest of Limner, for the chat that is open.

It gives the words of a picture, tells the story model what is so, and says who is who. One thing is done at a
time, for all of it reads the same chat.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from limner.continuity._card_reader import Card
from limner.continuity._correcting import kept, noted
from limner.continuity._correction_notes import text_of
from limner.continuity._counted_briefing import briefed
from limner.continuity._edits import Edits, WriteLock
from limner.continuity._expressions import expression_now
from limner.continuity._faces import with_faces
from limner.continuity._moment import Moment
from limner.continuity._story_reader import turn_of
from limner.continuity._told import worded
from limner.continuity._troupe import KEY_PERSONAS
from limner.continuity._wording import Family, words_of
from limner.continuity.chronicle import ChronicleScene
from limner.continuity.facts import Sheet
from limner.continuity.memory import Memory, Order, retrieve, summarise
from limner.continuity.overview import Overview, overview_of
from limner.continuity.sheets import Kept
from limner.continuity.slots import Slot
from limner.continuity.story import NO_ATTRIBUTES, Correction, Do, TagSeen, Turn
from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict, loads
from limner.core.translation import say
from limner.page.cast_host import StoryRow
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.pictures.wording import Worded
from limner.settings.preferences import Preferences

SCENES = 10
"""Scenes of the chronicle that the story model is told at the most."""

REPLACED = frozenset({"swipe"})
"""ST's kinds of generation that write the last message anew while the old one still stands there."""


class Desk:
    """The open chat's continuity; each method first asks the page what is new."""

    def __init__(self, host: Host, preferences: Preferences, write_lock: Callable[[], WriteLock]) -> None:
        self._host = host
        self._preferences = preferences
        self._lock = asyncio.Lock()
        self.moment = Moment(host, lambda: as_dict(preferences.settings.kept.get(KEY_PERSONAS)))
        self._edits = Edits(host, self.moment, preferences, write_lock)

    async def word(
        self, key: MessageKey, ordinal: int, prompt: str, attributes: Mapping[str, str], family: str
    ) -> Worded:
        """
        Return the words for the picture of tag ``ordinal`` of a version, as things were at that tag.

        The tag is taken as it was read, whatever stands in the text by now. ``family`` names the form.
        """
        async with self._lock:
            await self.moment.refresh()
            if not self.moment.is_on:
                return Worded()
            above = self.moment.before(key.uid) if key.chat_id == self.moment.story.chat_id else None
            turn = await self._turn(key)
            if above is None or turn is None:
                return Worded(told=(say("its message is not in the open chat: painted as its tag says."),))
            before = turn.tags[:ordinal]
            seen = TagSeen(prompt, attributes or NO_ATTRIBUTES)
            shown = replace(turn, tags=(*before, seen))
            shot = self.moment.ledger.shot(above, shown, len(before))
            settings = self._preferences.settings
            words = words_of(shot, _family(family), named=settings.names_to_painter, breaks=settings.breaks)
            made = worded(shot, words, self.moment.odd)
            return with_faces(made, shot, self.moment.faces, settings)

    async def brief(self, kind: str) -> str:
        """Return what the story model is told before a generation of ST's ``kind``; empty where it is off."""
        async with self._lock:
            await self.moment.refresh()
            turns = self.moment.turns
            if kind in REPLACED and turns and not turns[-1].user:
                turns = turns[:-1]
            return await self._told(turns) if self.moment.is_on else ""

    async def brief_before(self, key: MessageKey) -> str:
        """Return what a model is told that is asked for the tags of this message alone."""
        async with self._lock:
            await self.moment.refresh()
            above = self.moment.before(key.uid)
            return await self._told(tuple(above or ())) if self.moment.is_on else ""

    # -- who is who, and what the user says of it --------------------------------------------------------

    async def expression(self) -> tuple[str, str, tuple[str, ...]]:
        """Return the chat, the last reply's uid and the expressions of its speaker's mood, the best first."""
        async with self._lock:
            await self.moment.refresh()
            turns = self.moment.turns
            uid, labels = expression_now(turns, self.moment.ledger.upto(turns))
            return self.moment.story.chat_id, uid, labels if self.moment.is_on else ()

    async def overview(self) -> Overview:
        """Return all that is known at the end of the chat, for whoever shows it."""
        async with self._lock:
            await self.moment.refresh()
            return overview_of(self.moment)

    async def scenes(
        self, rows: Sequence[StoryRow], note: Mapping[str, object]
    ) -> tuple[tuple[int, ChronicleScene], ...]:
        """
        Return the scenes of any chat with the people of the open one, each with its first message's number.

        ``rows`` are its messages as ``StoryHost`` would tell them, ``note`` what its metadata hold of ours.
        """
        async with self._lock:
            await self.moment.refresh()
            return self.moment.scenes(rows, note)

    async def note(self, *corrections: Correction, key: MessageKey | None = None) -> None:
        """Write corrections into a version of a message, or into the last message."""
        for each in corrections:
            await self._edit(partial(noted, each, key))

    async def since(self, *corrections: Correction) -> None:
        """Have corrections hold from the last message on, in whatever version it is shown."""
        await self._edit(lambda edits: edits.in_chat(*corrections, since=True))

    async def keep(self, who: str, change: Callable[[Sheet], Sheet], of: str = "") -> None:
        """Change somebody's sheet for always; ``of`` is the hash of the texts for which it was read."""
        await self._edit(lambda edits: edits.sheet(who, change, of))

    async def card(self, who: str) -> tuple[Card, Kept | None] | None:
        """Return the texts of somebody's card or persona and what is kept of it; None for who has none."""
        async with self._lock:
            await self.moment.refresh()
            troupe, owner = self.moment.troupe, who.partition("#")[0]
            card = troupe.card_of(owner)
            return None if card is None else (card, troupe.kept_of(owner))

    async def take_back(self, uid: str, correction: Correction) -> None:
        """Take back what the user said: in the message ``uid``, or without one in the chat's metadata."""
        await self._edit(lambda edits: edits.take_back(uid, correction))

    async def add(self, name: str) -> None:
        """Let there be a person of this name in this chat."""
        await self._correct(Correction(Do.SET, name))

    async def rename(self, who: str, name: str) -> None:
        """Call a person otherwise in this chat; the former names still mean them."""
        await self._correct(Correction(Do.NAME, who, value=name))

    async def recall(
        self, who: str = "", slot: Slot | None = None, order: Order = Order.NEWEST, limit: int = 20
    ) -> tuple[Memory, ...]:
        """Return facts of one person (id or name) or of all, newest or most important first."""
        async with self._lock:
            await self.moment.refresh()
            return retrieve(self.moment.ledger.upto(self.moment.turns), who, slot, order, limit)

    async def set(self, who: str, slot: Slot, value: str, *, always: bool = False) -> None:
        """
        Say what is so of a person (id or name; a new name is a new person) or, without one, of the scene.

        Empty words take the fact away. Clothes, mood, place and time hold until a later tag says otherwise,
        a look in all of this chat; ``always``: a look or the usual clothes in every chat.
        """
        if always:
            await self._edit(lambda edits: edits.always(who, slot, value))
        else:
            await self._correct(Correction(Do.SET, who, slot, value))

    async def lock(self, who: str, slot: Slot, *, on: bool) -> None:
        """Let nobody but the user change this as it is now, or let the story again."""
        await self.since(Correction(Do.LOCK if on else Do.UNLOCK, who, slot))

    async def forget(self, who: str) -> None:
        """Forget a person in this chat."""
        await self._correct(Correction(Do.FORGET, who))

    async def forget_always(self, who: str) -> None:
        """Take back what was said of a person for always: the card's own words count again."""
        await self._edit(lambda edits: edits.forget_sheet(who))

    async def same(self, who: str, other: str) -> None:
        """Say that a person is another one, by two names."""
        await self._correct(Correction(Do.SAME, who, value=other))

    async def correct(self, key: MessageKey, ordinal: int, who: str, slot: Slot, value: str) -> None:
        """Say that something of one picture was wrong: it holds from that picture's tag on."""
        correction = Correction(Do.SET, who, slot, value, ordinal)
        await self._edit(lambda edits: edits.at(key, correction))

    async def switch(self, *, on: bool) -> None:
        """Switch continuity on or off in this chat alone."""
        await self._edit(lambda edits: edits.switch(on=on))

    async def _correct(self, correction: Correction) -> None:
        await self._edit(lambda edits: kept(edits, self.moment, correction))

    async def _edit(self, act: Callable[[Edits], Awaitable[None]]) -> None:
        async with self._lock:
            await self.moment.refresh()
            await act(self._edits)

    # -- how ---------------------------------------------------------------------------------------------

    async def _told(self, turns: tuple[Turn, ...]) -> str:
        state, settings = self.moment.ledger.upto(turns), self._preferences.settings
        scenes = summarise(self.moment.ledger.beginning, turns, SCENES) if settings.chronicle else ()
        speaker = self.moment.speaker
        if self.moment.troupe.is_group and speaker in state.people:
            turns = (*turns, Turn("", speaker=speaker))  # who is about to speak is on stage
        return await briefed(state, turns, scenes, settings.briefing_tokens, self._host.count_text)

    async def _turn(self, key: MessageKey) -> Turn | None:
        """Return a version as a turn, also one that is not shown."""
        at = self.moment.story.at(key.uid)
        if at is None:
            return None
        row = self.moment.story.row(at)
        if row.swipe_id == key.swipe_id:
            return self.moment.turns[at]
        view = await self._host.read(key)
        if view is None:
            return None
        speaker = self.moment.turns[at].speaker
        other = replace(row, swipe_id=key.swipe_id, text=view.text, facts=_facts(view.limner))
        return turn_of(other, speaker)


def _facts(limner: str) -> str:
    try:
        return text_of(as_dict(loads(limner)).get("facts")) if limner else ""
    except UntrustedInputError:
        return ""


def _family(name: str) -> Family:
    return Family(name) if name in set(Family) else Family.NATURAL
