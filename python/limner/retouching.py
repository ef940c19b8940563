"""
Retouching: what the user asks of one message by hand, carried out by the message's session.

Every wish goes the way of all pictures: the session paints, and sets into the text by compare-and-swap in its
message's lane. So a wish may meet an edit, a swipe, a chat switch or a deletion, and the text stays whole.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from limner.clock import Clock, Ids
from limner.errors import WishError
from limner.host import Host, MessageKey, MessageView
from limner.pictures import Picture, State, Touch
from limner.projection import match
from limner.session import Session
from limner.sessions import Sessions
from limner.tags import closed, scan
from limner.wishes import Wish, made_with, next_stamp, removed, tally, to_paint, undone
from limner.words import say

GONE = "This message is not there any more."
WRITING = "This reply is still being written: ask again when it is whole."
NO_TAGS = "This message has no places for pictures: let Limner write the tags for it first."
BUSY = "Pictures are being painted for this message: stop them, or wait for them."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has become of a wish: one sentence, and how many pictures it was about."""

    sentence: str
    count: int = 0
    failed: int = 0


class Retouching:
    """Grants wishes, each for one version of one message; raises WishError where it cannot."""

    def __init__(self, host: Host, clock: Clock, ids: Ids, sessions: Sessions) -> None:
        self._host = host
        self._clock = clock
        self._ids = ids
        self._sessions = sessions

    async def paint(self, key: MessageKey, wish: Wish) -> Outcome:
        """
        Paint what the wish says and wait until it stands in the text (or its author finishes his edit).

        Cancelled, it stops what it began.
        """
        session, view = await self._open(key)
        text = closed(view.text)
        tags = scan(text)
        if not tags:
            raise WishError(say(NO_TAGS))
        wanted = to_paint(text, session.pictures, wish)
        if not wanted and session.easel.busy:
            return Outcome(say(BUSY))
        if not wanted and wish is Wish.SAME:
            raise WishError(say("This message shows no picture of which is known how it was made."))
        if not wanted:
            return Outcome(say("Nothing is missing: every tag of this message has its picture."))
        touch = Touch(next_stamp(session.pictures, self._clock.wall()), wish is Wish.APPEND)
        matched = match(text, session.pictures)
        before = {picture.id: len(picture.versions) for picture in session.pictures}
        names = []
        for ordinal in wanted:
            known = matched.get(ordinal)
            if known is None:
                names.append(session.easel.plan(tags[ordinal], ordinal, touch))
            else:
                names.append(known.id)
                again(session, known, tags[ordinal].attributes, touch, wish)
        session.changed()
        try:
            await self._end(session)
        except asyncio.CancelledError:
            for name in names:
                session.easel.stop(name)
            raise
        return _painted([session.easel.get(name) for name in names], before)

    async def undo(self, key: MessageKey) -> Outcome:
        """Take the last wish for this version back; what it painted is kept in the message's note."""
        session, _ = await self._open(key)
        changed = undone(session.pictures)
        if changed is None:
            raise WishError(say("There is nothing to undo in this message."))
        count = await self._change(session, changed)
        return Outcome(say("The last change to the pictures is undone."), count)

    async def remove(self, key: MessageKey) -> Outcome:
        """Take the pictures out of the text; tags, files and the note stay."""
        session, view = await self._open(key)
        ids = [self._ids.new() for _ in scan(closed(view.text))]
        stamp = next_stamp(session.pictures, self._clock.wall())
        shown = tally(view.text, session.pictures).illustrated
        if not shown:
            raise WishError(say("This message shows no picture."))
        await self._change(session, removed(view.text, session.pictures, ids, stamp))
        return Outcome(say("Pictures taken out of the text: ${0}. Undo brings them back.", shown), shown)

    def stop(self, key: MessageKey | None = None) -> Outcome:
        """Stop all that is on its way for a message's version, or for every one."""
        sessions = [each for each in self._sessions if key is None or each.key == key]
        stopped = sum(session.easel.stop(picture.id) for session in sessions for picture in session.pictures)
        if not stopped:
            return Outcome(say("No picture is being painted."))
        return Outcome(say("Pictures stopped: ${0}.", stopped), stopped)

    def stop_one(self, key: MessageKey, ordinal: int) -> None:
        """Stop the picture of one tag."""
        session = self._sessions.get(key)
        for picture in session.pictures if session else ():
            if picture.ordinal == ordinal and session is not None:
                session.easel.stop(picture.id)

    async def again(self, key: MessageKey, ordinal: int) -> None:
        """Paint a picture that failed or was stopped once more; the message's others are left as they are."""
        view = await self._host.read(key)
        if view is None:
            return
        session = self._sessions.get(key)
        if session is None or session.away or session.done.is_set():
            session = self._begin(key, view)
        tags = scan(view.text)
        picture = match(view.text, session.pictures).get(ordinal)
        if picture is not None and picture.state in (State.FAILED, State.CANCELLED):
            session.easel.again(picture.id, tags[ordinal].attributes, insist=True)
            session.changed()

    # -- how -----------------------------------------------------------------------------------------------

    async def _open(self, key: MessageKey) -> tuple[Session, MessageView]:
        """Return the session of a version that is whole, with its text as it stands now."""
        view = await self._host.read(key)
        if view is None:
            raise WishError(say(GONE))
        session = self._sessions.get(key)
        lives = session is not None and not session.away and not session.done.is_set()
        if view.streaming or (session is not None and lives and not session.is_written):
            raise WishError(say(WRITING))
        if session is not None and lives:
            session.finish(view.text, view.limner)
            return session, view
        return self._begin(key, view), view

    def _begin(self, key: MessageKey, view: MessageView) -> Session:
        session = self._sessions.open(key, fresh=False)
        session.resume(view.text, view.limner, paint=False)
        return session

    async def _change(self, session: Session, pictures: Sequence[Picture]) -> int:
        """Set other choices into the text; return how many pictures they are about."""
        if session.easel.busy:
            raise WishError(say(BUSY))
        before = {picture.id: picture for picture in session.pictures}
        changed = [picture for picture in pictures if before.get(picture.id) != picture]
        for picture in changed:
            session.easel.put(picture)
        session.changed()
        await self._end(session)
        return len(changed)

    async def _end(self, session: Session) -> None:
        """Wait until everything stands in the text."""
        await session.easel.rest()
        await session.done.wait()


def again(
    session: Session, picture: Picture, attributes: Mapping[str, str], touch: Touch, wish: Wish
) -> None:
    """
    Have a picture painted once more; as it was made, its tag has no say: seed and size are known.

    What is unwanted in it came from a chat file, perhaps a stranger's: it counts as the tag's own words.
    """
    like = made_with(picture) if wish is Wish.SAME else None
    if like is None:
        session.easel.again(picture.id, attributes, touch)
        return
    words = {"negative": like.options.negative} if like.options.negative else {}
    like = replace(like, options=replace(like.options, negative=None))
    session.easel.again(picture.id, words, touch, like=like)


def _painted(pictures: Sequence[Picture], before: dict[str, int]) -> Outcome:
    """Say what has come of these pictures, whose versions were so many before."""
    tried = [each.versions[before.get(each.id, 0) :] for each in pictures]
    painted = sum(any(version.url for version in versions) for versions in tried)
    new = [version for versions in tried for version in versions]
    reasons = [version.error for version in new if version.error]
    missed = len(pictures) - painted
    if not missed:
        return Outcome(say("Pictures painted: ${0}.", painted), painted)
    why = f" {reasons[-1]}" if reasons else ""
    return Outcome(say("Pictures painted: ${0}, not painted: ${1}.", painted, missed) + why, painted, missed)
