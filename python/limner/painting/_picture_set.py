"""
The picture set: the pictures of one message version, as they are; each change is told to the trace.

What is being painted is in ``_jobs``: here nothing runs.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from limner.core.translation import say
from limner.outbox.entry import Entry
from limner.page.host_values import MessageKey, PatchStatus
from limner.painting.context import PaintingContext
from limner.painting.permission import Held
from limner.painting.quota import Refusal
from limner.pictures.picture import OPEN, Picture, State, Version
from limner.trace.picture_steps import step, writing
from limner.trace.steps import Kind

STOPPED = "You stopped this picture."
"""Why there is none: it stays away until its button is pressed, also after a reload."""


class PictureSet:
    """
    Pictures by id; ``painter`` is the id of the painter that is at a picture now.

    ``settled`` are those whose work has ended, as they were left, until somebody has told of them.
    """

    def __init__(self, key: Callable[[], MessageKey], context: PaintingContext) -> None:
        self._key = key
        self._context = context
        self._pictures: dict[str, Picture] = {}
        self.painter: dict[str, str] = {}
        self.settled: dict[str, Picture] = {}
        self._said = False
        self._held = False

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures in the order of their tags."""
        return tuple(sorted(self._pictures.values(), key=lambda each: each.ordinal))

    @property
    def painting(self) -> int:
        """How many of them are on their way."""
        return sum(picture.state in OPEN for picture in self._pictures.values())

    def painted_by(self, name: str) -> str:
        """Return the id of the painter of a picture, as far as it is known."""
        return self.painter.get(name) or self._context.service.default

    def get(self, name: str) -> Picture:
        """Return a picture by its id."""
        return self._pictures[name]

    def put(self, picture: Picture) -> None:
        """Change a picture that is known, or take in one that is settled."""
        news = step(self._pictures.get(picture.id), picture, self.painted_by(picture.id))
        self._pictures[picture.id] = picture
        if news:
            self._context.trace.note(self._key(), *news, picture.id)

    def leave_out(self, name: str) -> None:
        """Settle a picture that nothing paints by itself, because it comes too soon after another."""
        picture = self._pictures[name]
        self._pictures[name] = picture.to(State.PAINTED)  # as one that was removed: there, and shows nothing
        words = (
            "Picture ${0}: it comes too soon after the one before (“Fewest words between two pictures”). "
            "“Paint what is missing” in the menu of the message paints it."
        )
        self._context.trace.note(self._key(), Kind.TOO_SOON, say(words, picture.ordinal + 1), name)

    def told(self, status: PatchStatus) -> PatchStatus:
        """Note for the trace what became of a write to the message, and return it."""
        if news := writing(status):
            self._context.trace.note(self._key(), *news)
        else:
            self._context.trace.tell()
        return status

    def merge(self, noted: Iterable[Picture]) -> None:
        """
        Take in pictures that were noted in the chat; what is known here is newer and stays.

        One that was on its way when it was noted is on its way no more, unless it is known here.
        """
        for picture in noted:
            if picture.id not in self._pictures:
                self.put(picture.given_up() if picture.state in OPEN else picture)

    def take_in(self, entry: Entry) -> None:
        """Take in a painted picture from the outbox: it is paid for, and only has to be placed."""
        version, *more = entry.versions()
        known = self._pictures.get(entry.picture)
        if known is None:
            known = Picture(entry.picture, entry.prompt, entry.ordinal, State.QUEUED)
        if any(each.url == entry.url for each in known.versions):
            return
        painting = known if known.state is State.PAINTING else replace(known, state=State.PAINTING)
        self.put(painting.painted(version, entry.touch, *more))

    def stopped(self, picture: Picture) -> Picture:
        """Return a picture that the user stopped: as it was, or the reason why there is none."""
        if picture.shown is not None:
            return picture.given_up()
        new, wall = self._context.ids.new(), self._context.clock.wall()
        return picture.failed(
            Version(new, picture.prompt, "", self.painted_by(picture.id), wall, say(STOPPED))
        )

    def refuse(self, entry: Entry, refusal: Refusal | Held) -> None:
        """Settle a picture that may not be begun: it has failed, or waits for the user's review."""
        if isinstance(refusal, Held):
            self.put(self._pictures[entry.picture].held_for(refusal.word))
            self._held = True
        else:
            self.fail(entry, refusal.sentence, aloud=refusal.news)

    def take_settled(self) -> tuple[Picture, ...]:
        """Return the pictures whose work has ended since this was asked last."""
        settled, self.settled = tuple(self.settled.values()), {}
        return settled

    def take_held(self) -> bool:
        """Whether a picture was held since this was asked last."""
        held, self._held = self._held, False
        return held

    def fail(self, entry: Entry, sentence: str, *, aloud: bool | None = None) -> None:
        """Note a failure; ``aloud`` says whether the user is told, else he is for the first of a reply."""
        version = Version(entry.id, entry.prompt, "", entry.provider, entry.created, sentence)
        self.put(self._pictures[entry.picture].failed(version))
        if aloud is None and not self._said and entry.touch is None:  # the others stand in their slots
            aloud = self._said = True
        if aloud:
            self._context.say(sentence)
