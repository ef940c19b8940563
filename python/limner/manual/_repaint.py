"""
Repainting: what the user asks of one message by hand, carried out by the message's session.

Every request goes the way of all pictures: the session paints, and sets into the text by compare-and-swap in
its message's write lock. So a request may meet an edit, a swipe, a chat switch or a deletion, and the text
stays whole.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace

from limner.core.clock import Clock, Ids
from limner.core.errors import RequestError
from limner.core.translation import say
from limner.manual._outcome import RequestOutcome, painted
from limner.manual._requests import UserRequest, made_with, next_stamp, removed, tally, to_paint, undone
from limner.page.host import Host
from limner.page.host_values import MessageKey, MessageView
from limner.painting.provider_choice import Chosen
from limner.painting.refusals import BUSY, EDITED, GONE, NO_TAGS, WRITING
from limner.painting.session import Session
from limner.painting.sessions import Sessions
from limner.painting.tag_takers import set_back
from limner.pictures.picture import OPEN, Picture, State, Touch
from limner.pictures.projection import match
from limner.tags.grammar import closed, scan


class Repainter:
    """Carries requests out, each for one version of one message; raises RequestError where it cannot."""

    def __init__(self, host: Host, clock: Clock, ids: Ids, sessions: Sessions) -> None:
        self._host = host
        self._clock = clock
        self._ids = ids
        self._sessions = sessions

    async def paint(
        self, key: MessageKey, request: UserRequest, *, like: Chosen | None = None
    ) -> RequestOutcome:
        """
        Paint what the request says and wait until it stands in the text (or its author finishes his edit).

        ``like``: by this painter, with these options. Cancelled, it stops what it began.
        """
        session, view = await self.open(key)
        text = closed(view.text)
        tags = scan(text)
        if not tags:
            raise RequestError(say(NO_TAGS))
        wanted = to_paint(text, session.pictures, request)
        if not wanted:
            return RequestOutcome(_why_nothing(session, request))
        touch = Touch(next_stamp(session.pictures, self._clock.wall()), request is UserRequest.APPEND)
        matched = match(text, session.pictures)
        before = {picture.id: len(picture.versions) for picture in session.pictures}
        names = []
        for ordinal in wanted:
            known = matched.get(ordinal)
            if known is None:
                names.append(session.jobs.plan(tags[ordinal], ordinal, touch, like=like))
            else:
                names.append(known.id)
                if like is None:
                    again(session, known, tags[ordinal].attributes, touch, request)
                else:
                    session.jobs.again(known.id, tags[ordinal].attributes, touch, like=like)
        session.changed()
        try:
            await self.end(session)
        except asyncio.CancelledError:
            for name in names:
                session.jobs.stop(name)
            raise
        return painted([session.jobs.get(name) for name in names], before)

    async def undo(self, key: MessageKey) -> RequestOutcome:
        """Take the last request for this version back; what it painted is kept in the message's note."""
        session, _ = await self.open(key)
        changed = undone(session.pictures)
        if changed is None:
            raise RequestError(say("There is nothing to undo in this message."))
        count = await self.change(session, changed)
        return RequestOutcome(say("The last change to the pictures is undone."), count)

    async def repaint(self, key: MessageKey, ordinals: Sequence[int]) -> RequestOutcome:
        """Paint the pictures of these tags anew, whatever stands there; the others stay as they are."""
        session, view = await self.open(key)
        tags = scan(closed(view.text))
        matched = match(closed(view.text), session.pictures)
        touch = Touch(next_stamp(session.pictures, self._clock.wall()))
        wanted = [matched[each] for each in ordinals if each in matched and matched[each].state not in OPEN]
        before = {picture.id: len(picture.versions) for picture in wanted}
        for picture in wanted:
            session.jobs.again(picture.id, tags[picture.ordinal].attributes, touch)
        session.changed()
        await self.end(session)
        return painted([session.jobs.get(picture.id) for picture in wanted], before)

    async def remove(self, key: MessageKey, only: int | None = None) -> RequestOutcome:
        """Take the pictures (``only``: that of one tag) out of the text; tags, files and the note stay."""
        session, view = await self.open(key)
        ids = [self._ids.new() for _ in scan(closed(view.text))]
        stamp = next_stamp(session.pictures, self._clock.wall())
        shown = tally(view.text, session.pictures).illustrated
        if not shown:
            raise RequestError(say("This message shows no picture."))
        await self.change(session, removed(view.text, session.pictures, ids, stamp, only))
        return RequestOutcome(
            say("Pictures taken out of the text: ${0}. Undo brings them back.", shown), shown
        )

    async def put_back(self, key: MessageKey, name: str) -> None:
        """Set a tag that somebody took out of the reply into the text again, with its picture."""
        session, _ = await self.open(key)
        lost = next((each.lost for each in session.pictures if each.id == name), None)
        if lost is None:
            raise RequestError(say(GONE))
        async with self._sessions.write_lock(key):
            view = await self._host.read(key)
            if view is None:
                raise RequestError(say(GONE))
            written = set_back(view.text, lost)
            if written == view.text:
                raise RequestError(say("This tag finds no place in the text: write it where you want it."))
            result = await self._host.patch(key, expect=view.text, text=written, limner=view.limner)
        if result.status != "done":
            raise RequestError(say(EDITED))
        session, _ = await self.open(key)
        session.changed()
        await self.end(session)

    async def leave_out(self, key: MessageKey, name: str) -> None:
        """Show a picture whose tag was taken out no more; its file and what is noted of it stay."""
        session, _ = await self.open(key)
        for picture in session.pictures:
            if picture.id == name:
                session.jobs.put(replace(picture, lost=None))
        session.changed()
        await self.end(session)

    def stop(self, key: MessageKey | None = None) -> RequestOutcome:
        """Stop all that is on its way for a message's version, or for every one."""
        sessions = [each for each in self._sessions if key is None or each.key == key]
        stopped = sum(session.jobs.stop(picture.id) for session in sessions for picture in session.pictures)
        if not stopped:
            return RequestOutcome(say("No picture is being painted."))
        return RequestOutcome(say("Pictures stopped: ${0}.", stopped), stopped)

    def stop_one(self, key: MessageKey, ordinal: int) -> None:
        """Stop the picture of one tag."""
        session = self._sessions.get(key)
        for picture in session.pictures if session else ():
            if picture.ordinal == ordinal and session is not None:
                session.jobs.stop(picture.id)

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
        if picture is not None and picture.state in (State.FAILED, State.CANCELLED, State.HELD):
            session.jobs.again(picture.id, tags[ordinal].attributes, insist=True)
            session.changed()

    # -- how -----------------------------------------------------------------------------------------------

    async def open(self, key: MessageKey) -> tuple[Session, MessageView]:
        """Return the session of a version that is whole, with its text as it stands now."""
        view = await self._host.read(key)
        if view is None:
            raise RequestError(say(GONE))
        session = self._sessions.get(key)
        lives = session is not None and not session.away and not session.done.is_set()
        if view.streaming or (session is not None and lives and not session.is_written):
            raise RequestError(say(WRITING))
        if session is not None and lives:
            session.finish(view.text, view.limner)
            return session, view
        return self._begin(key, view), view

    def _begin(self, key: MessageKey, view: MessageView) -> Session:
        session = self._sessions.open(key, fresh=False)
        session.resume(view.text, view.limner, paint=False)
        return session

    async def change(self, session: Session, pictures: Sequence[Picture]) -> int:
        """Set other choices into the text; return how many pictures they are about."""
        if session.jobs.busy:
            raise RequestError(say(BUSY))
        before = {picture.id: picture for picture in session.pictures}
        changed = [picture for picture in pictures if before.get(picture.id) != picture]
        for picture in changed:
            session.jobs.put(picture)
        session.changed()
        await self.end(session)
        return len(changed)

    async def end(self, session: Session) -> None:
        """Wait until everything stands in the text."""
        await session.jobs.rest()
        await session.done.wait()


def _why_nothing(session: Session, request: UserRequest) -> str:
    """Return why a request paints nothing; RequestError where it makes no sense."""
    if session.jobs.busy:
        return say(BUSY)
    if request is UserRequest.SAME:
        raise RequestError(say("This message shows no picture of which is known how it was made."))
    if any(picture.state is State.HELD for picture in session.pictures):
        return say("The pictures of this message wait for your review: press “Review” at one of them.")
    return say("Nothing is missing: every tag of this message has its picture.")


def again(
    session: Session, picture: Picture, attributes: Mapping[str, str], touch: Touch, request: UserRequest
) -> None:
    """
    Have a picture painted once more; as it was made, its tag has no say: seed and size are known.

    What is unwanted in it came from a chat file, perhaps a stranger's: it counts as the tag's own words.
    """
    like = made_with(picture) if request is UserRequest.SAME else None
    if like is None:
        session.jobs.again(picture.id, attributes, touch)
        return
    words = {"negative": like.options.negative} if like.options.negative else {}
    like = replace(like, options=replace(like.options, negative=None))
    session.jobs.again(picture.id, words, touch, like=like)
