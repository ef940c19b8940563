"""The steps of a trace, as values: what ``trace`` keeps, ``verdict`` judges and the views show."""

from dataclasses import dataclass
from enum import StrEnum

from limner.page.host_values import MessageKey


class Kind(StrEnum):
    """What a step tells of."""

    OFF = "off"
    """Limner was switched off when the reply came."""
    BESIDE = "beside"
    """Another illustrator was at work when it came."""
    ARMED = "armed"
    """A generation began that belongs to the story."""
    QUIET = "quiet"
    """A generation began that does not."""
    HISTORY = "history"
    """What was left out of the history that the model is sent."""
    ASKED = "asked"
    """The instructions went into the prompt."""
    NOT_ASKED = "not asked"
    """They did not; the words say why."""
    UNTOLD = "untold"
    """They did, but without what Limner knows of people and places."""
    HINDERED = "hindered"
    """They did, but something of the user's may keep the model from writing a tag."""
    APART = "asked apart"
    """A request of its own is on its way to a model, or about to be."""
    UNASKED = "unasked"
    """No such request was made; the words say why."""
    ANSWERED = "answered"
    """It was answered; the words say what it cost and what came of it."""
    BROKEN_OFF = "broken off"
    """It was cancelled."""
    NO_ANSWER = "no answer"
    """It failed, or nothing of the answer could be used."""
    IGNORED = "ignored"
    """A message came that Limner leaves alone."""
    READ = "read"
    """The final text was read."""
    UNREAD = "unread"
    """In it stands what looks like a tag and is none."""
    CUT = "cut"
    """The reply ends within a tag."""
    TAG = "tag"
    """A picture: its tag was found."""
    AGAIN = "again"
    """A picture: it is asked for once more, by the user or because its chat is open again."""
    WORDS = "words"
    """A picture: what was added to its tag's words, and what was left out of them."""
    SENT = "sent"
    """A picture: the painter was asked."""
    TRY = "try"
    """A picture: the painter failed and will be asked again."""
    PAINTED = "painted"
    FAILED = "failed"
    GIVEN_UP = "given up"
    PLACED = "placed"
    """A picture: it stands in the message."""
    TOO_SOON = "too soon"
    """A picture: it follows the one before too closely, so it is not painted by itself."""
    HELD = "held"
    """A picture: the user is to see its words first."""
    TAKEN_OUT = "taken out"
    """A picture: its tag or its image left the text, so none is missing."""
    LOST = "lost"
    """Somebody else took a tag out of the reply."""
    WAITS = "waits"
    """The message cannot be written to now."""
    GONE = "gone"
    """The message is no more."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when (seconds since 1970), what, in words; ``picture`` is the id of the one it is about."""

    at: float
    kind: Kind
    words: str
    picture: str = ""


@dataclass(frozen=True, slots=True)
class ReplyTrace:
    """
    The steps of one reply, in order.

    ``key`` is None while no message is known, and for ever where none came of it; ``type`` is ST's word for
    the generation, empty where Limner did not see it begin.
    """

    key: MessageKey | None
    type: str
    steps: tuple[Step, ...]

    def has(self, *kinds: Kind) -> bool:
        """Say whether there is a step of one of these kinds."""
        return any(step.kind in kinds for step in self.steps)
