"""
Requests: what is asked of one picture, carried out by its message's session.

Each raises RequestError where it cannot be done, in words for the user, and changes nothing then. What was
painted stays among the picture's versions, whatever is asked.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from limner.core.errors import RequestError
from limner.core.translation import later, say
from limner.gallery._where import ATTACHED, FoundPicture, Where, find
from limner.page.host_values import MessageKey, MessageView
from limner.painting.provider_choice import same_again
from limner.painting.refusals import BUSY, GONE
from limner.painting.session import Session
from limner.pictures.picture import OPEN, UNKNOWN, Picture, State, Touch
from limner.pictures.projection import match
from limner.tags.grammar import closed

MANY = range(2, 9)
"""So many candidates can be painted of one tag at once."""

NOT_OURS = later(
    "This picture is another extension’s: take over the pictures of this chat first, in Limner’s panel."
)
BESIDE_THE_TEXT = later(
    "Another extension has attached this picture, and it stays as it is. Where its tag still stands in the "
    "text, the message’s menu paints it; where there is none, “Write the tags” there makes new ones."
)

_STEP = 0.001


class Repainting(Protocol):
    """What carries out requests of whole messages (``manual``), as far as it is needed here."""

    async def open(self, key: MessageKey) -> tuple[Session, MessageView]:
        """Return the session of a version that is whole, with its text as it stands now."""
        ...

    async def change(self, session: Session, pictures: tuple[Picture, ...]) -> int:
        """Set other choices into the text; return how many pictures they are about."""
        ...

    async def end(self, session: Session) -> None:
        """Wait until everything stands in the text."""
        ...


class PictureRequests:
    """``wall`` gives seconds since 1970."""

    def __init__(self, repainting: Repainting, wall: Callable[[], float]) -> None:
        self._repainting = repainting
        self._wall = wall
        self._turning = asyncio.Lock()

    async def found(self, where: Where) -> tuple[Session, FoundPicture, str]:
        """Return a picture with its session and its message's text."""
        if where.foreign:
            raise RequestError(say(BESIDE_THE_TEXT if where.ordinal == ATTACHED else NOT_OURS))
        session, view = await self._repainting.open(where.key)
        found = find(view.text, session.pictures, where)
        if found is None:
            raise RequestError(say(GONE))
        return session, found, view.text

    async def at(self, where: Where, picture: str) -> Where:
        """Return where this picture's tag stands by now; its number may be another's since it was read."""
        session, view = await self._repainting.open(where.key)
        for ordinal, each in match(closed(view.text), session.pictures).items():
            if each.id == picture:
                return replace(where, ordinal=ordinal)
        raise RequestError(say(GONE))

    async def paint(self, where: Where, *, beside: bool = False, same: bool = False, count: int = 1) -> str:
        """
        Paint a picture once more, or ``count`` candidates of it one after another; return what came of it.

        ``same``: by the painter, model, seed and options that made what it shows. One undo takes all of it
        back.
        """
        session, found, _ = await self.found(where)
        picture = found.picture
        if picture.state in OPEN:
            raise RequestError(say(BUSY))
        attributes = found.tag.attributes
        shown = picture.shown
        like = None
        if same:
            if shown is None or shown.provider == UNKNOWN:
                raise RequestError(say("It is not known how this picture was made."))
            like = same_again(shown)
            attributes = {"negative": like.options.negative} if like.options.negative else {}
            like = replace(like, options=replace(like.options, negative=None))
        touch = Touch(_stamp(session, self._wall()), beside)
        before, now = len(picture.versions), picture
        for number in range(count):
            if number:
                session, found, _ = await self.found(where)  # it is over with each that stands in the text
            session.jobs.again(found.picture.id, attributes, touch, like=like)
            session.changed()
            await session.jobs.rest()
            now = session.jobs.get(found.picture.id)
            failed = now.state in (State.FAILED, State.CANCELLED)
            if number and not failed:  # one request, and one undo
                now = replace(now, past=now.past[:-1])
                session.jobs.put(now)
            session.changed()
            await self._repainting.end(session)
            if failed:
                break
        return _outcome(now, before, count)

    async def remove(self, where: Where) -> str:
        """
        Take a picture out of the text.

        Its tag, its file and its versions stay, and undo brings it back.
        """
        session, found, _ = await self.found(where)
        if found.picture.shown is None:
            raise RequestError(say("This message shows no picture."))
        await self._choose(session, found.picture, -1)
        return say("Pictures taken out of the text: ${0}. Undo brings them back.", 1)

    async def choose(self, where: Where) -> str:
        """Have a picture show the version that is meant, and no other."""
        session, found, _ = await self.found(where)
        if found.version < 0 or not found.picture.versions[found.version].url:
            raise RequestError(say(GONE))
        if found.picture.chosen == found.version and not found.picture.beside:
            return say("This version is the one that shows.")
        await self._choose(session, found.picture, found.version)
        return say("The picture shows this version now.")

    async def turn(self, key: MessageKey, picture: str, by: int) -> None:
        """
        Have a picture show the version that is ``by`` further; after the last comes the first.

        Of two that come at once the second goes on from where the first has got to.
        """
        async with self._turning:
            where = await self.at(Where(key, -1), picture)
            session, found, _ = await self.found(where)
            further = version_after(found.picture, found.picture.chosen, by)
            if further != found.picture.chosen:
                await self._choose(session, found.picture, further)

    async def throw_away(self, where: Where) -> str:
        """Forget a version that does not show; its file stays until the disk is tidied."""
        session, found, _ = await self.found(where)
        picture, gone = found.picture, found.version
        if gone < 0:
            raise RequestError(say(GONE))
        if gone == picture.chosen or gone in picture.beside:
            raise RequestError(say("This version shows in the message: choose another one first."))
        await self._repainting.change(session, (without(picture, gone),))
        return say("The version is thrown away. Its file stays until you tidy the disk.")

    async def _choose(self, session: Session, picture: Picture, version: int) -> None:
        if picture.state in OPEN:
            raise RequestError(say(BUSY))
        touched = picture.touched(_stamp(session, self._wall()), version)
        await self._repainting.change(session, (replace(touched, state=State.PAINTED),))


def version_after(picture: Picture, version: int, by: int) -> int:
    """Return the index of the painted version that is ``by`` further; after the last comes the first."""
    painted = [index for index, each in enumerate(picture.versions) if each.url]
    if version not in painted:
        return version
    return painted[(painted.index(version) + by) % len(painted)]


def without(picture: Picture, index: int) -> Picture:
    """
    Return a picture without one of its versions, which shows nowhere.

    What could be undone to it is dropped.
    """

    def moved(each: int) -> int:
        return each - (each > index)

    past = tuple(
        replace(choice, chosen=moved(choice.chosen), beside=tuple(map(moved, choice.beside)))
        for choice in picture.past
        if index != choice.chosen and index not in choice.beside
    )
    return replace(
        picture,
        versions=(*picture.versions[:index], *picture.versions[index + 1 :]),
        chosen=moved(picture.chosen),
        beside=tuple(map(moved, picture.beside)),
        past=past,
    )


def _stamp(session: Session, wall: float) -> float:
    """Return the stamp of a request: later than all before, by any clock."""
    stamps = [picture.past[-1].stamp for picture in session.pictures if picture.past]
    return max([wall, *(stamp + _STEP for stamp in stamps)])


def _outcome(picture: Picture, before: int, count: int) -> str:
    new = picture.versions[before:]
    painted = sum(bool(version.url) for version in new)
    if painted >= count:
        return say("Pictures painted: ${0}.", painted)
    why = "".join(f" {version.error}" for version in new[-1:] if version.error)
    if not painted:
        raise RequestError(say("The picture was not painted.") + why)
    return say("Pictures painted: ${0}, not painted: ${1}.", painted, count - painted) + why
