"""
The tags that a reply had while it streamed, and the pictures of those that its final text lacks.

What is painted then is paid for: it is kept in the note with its tag, drawn below the text with a sentence
that says who took the tag, and set back by one press.
"""

import logging
from collections.abc import Collection, Sequence
from dataclasses import replace

from limner.core.errors import HostError
from limner.page.host_values import MessageKey
from limner.painting import _lost_slot_view as lost_slot_view
from limner.painting import _slot_view as slot_view
from limner.painting._jobs import Jobs
from limner.painting.context import PaintingContext
from limner.painting.tag_takers import Taker, taker
from limner.pictures import message_notes
from limner.pictures.picture import Lost, Picture, State
from limner.pictures.projection import adopt, match, unplaced
from limner.tags.grammar import Tag, scan
from limner.trace.steps import Kind

log = logging.getLogger("limner.painting.lost_tags")


_SAID = (State.FAILED, State.HELD)
"""What a message's tags show by its note alone: why there is no picture."""
_MOST_SLOTS = 1_000
"""Ordinals above this are a damaged note's, not a message's."""


def noted(
    limner: str, text: str | None, missing: Collection[str] = frozenset()
) -> tuple[list[str | None], list[str]]:
    """
    Return what a message's tags show by its note alone, and what stands below its text.

    Without its text (None) that is the reasons of failures. The files at ``missing`` are not there.
    """
    pictures: Sequence[Picture] = [each for each in message_notes.load(limner) if each.ordinal < _MOST_SLOTS]
    if text is None:
        return slot_view.row([each for each in pictures if each.state in _SAID], _ANY_SIZE), []
    tags = len(scan(text))
    pictures = adopt(text, unplaced(text, pictures), [f"adopted{at}" for at in range(tags)], 0.0)
    places = {picture.id: ordinal for ordinal, picture in match(text, pictures).items()}
    shown = [
        replace(each, ordinal=places[each.id])
        for each in pictures
        if each.id in places and each.state in (*_SAID, State.PLACED)
    ]
    slots = slot_view.row(shown, _ANY_SIZE, missing=missing)
    lost = [picture for picture in pictures if picture.lost and picture.id not in places]
    below = lost_slot_view.row(lost, tags, _ANY_SIZE, {})
    return ((slots + [None] * tags)[:tags] if below else slots), below


_ANY_SIZE = (1, 1)


class LostTags:
    """Those of one version of one message; ``context`` and ``jobs`` are its session's."""

    def __init__(self, context: PaintingContext, jobs: Jobs) -> None:
        self._context = context
        self._jobs = jobs
        self._seen: dict[str, Lost] = {}
        self._unnamed: list[str] = []
        self._tags = 0

    def saw(self, name: str, tag: Tag, behind: str) -> None:
        """The stream holds the tag of this picture, behind this text."""
        self._seen[name] = Lost(tag.text, behind)

    def miss(self, tagless: Collection[str]) -> None:
        """The final text is here, and these pictures have no tag in it."""
        for name, lost in self._seen.items():
            picture = self._jobs.get(name)
            if name in tagless and picture.state in (State.PAINTING, State.PAINTED):
                self._jobs.put(replace(picture, lost=lost))
                self._unnamed.append(name)
        self._seen.clear()

    async def name(self, key: MessageKey) -> bool:
        """Find out who took the tags, and say so in the trace; whether there was anything to find out."""
        names, self._unnamed = self._unnamed, []
        for name in names:
            picture = self._jobs.get(name)
            if picture.lost is None or picture.shown is None:
                continue
            found = await self._taker(picture.lost)
            lost = replace(picture.lost, script=found.script, trimmed=found.trims)
            if self._jobs.get(name).lost is not None:
                self._jobs.put(replace(self._jobs.get(name), lost=lost))
            self._context.trace.note(key, Kind.LOST, lost_slot_view.sentence(lost), name)
        return bool(names)

    async def _taker(self, lost: Lost) -> Taker:
        text = lost.behind + lost.tag
        try:
            return taker(await self._context.host.rewriting(text), text) or Taker()
        except HostError as error:
            log.info("Who took a tag is not known: %s", error)
            return Taker()

    def count(self, text: str) -> None:
        """How many tags the text holds, behind which the lost ones are drawn."""
        self._tags = len(scan(text)) if any(each.lost for each in self._jobs.pictures) else 0

    def show(self, key: MessageKey, tagless: Collection[str]) -> None:
        """Bring the render table up to date; pictures that stand in the text are drawn from the text."""
        pictures, size = self._jobs.pictures, self._context.picture_size()
        tagged = [picture for picture in pictures if picture.id not in tagless]
        lost = [picture for picture in pictures if picture.lost and picture.id in tagless]
        slots = slot_view.row(tagged, size, self._jobs.progress, self._context.missing)
        below = lost_slot_view.row(lost, self._tags, size, self._jobs.progress)
        if below:
            slots = (slots + [None] * self._tags)[: self._tags]
        self._context.host.set_slots(key, [*slots, *below], self._jobs.painting, len(below))
