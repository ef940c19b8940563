"""What the trace tells of a picture, from the state it leaves and the state it comes to."""

from collections.abc import Mapping

from limner.core.translation import later, say
from limner.pictures.picture import Picture, State
from limner.trace.steps import Kind

_STEPS: Mapping[State, tuple[Kind, str]] = {
    State.QUEUED: (Kind.AGAIN, later("Picture ${0}: it is asked for again: “${1}”")),
    State.PAINTING: (Kind.SENT, later("Picture ${0}: sent to the painter (${2}): “${1}”")),
    State.PAINTED: (Kind.PAINTED, later("Picture ${0}: painted: ${3}")),
    State.PLACED: (Kind.PLACED, later("Picture ${0}: it stands in the message")),
    State.FAILED: (Kind.FAILED, later("Picture ${0}: ${4}")),
    State.HELD: (Kind.HELD, later("Picture ${0}: it waits for your review: “${1}”")),
    State.CANCELLED: (
        Kind.GIVEN_UP,
        later("Picture ${0}: given up: the chat or the text changed"),
    ),
}
_FOUND = (Kind.TAG, later("Picture ${0}: its tag was found: “${1}”"))
_TAKEN_OUT = (Kind.TAKEN_OUT, later("Picture ${0}: its tag or its image was taken out of the text"))
_DROPPED = (Kind.TAKEN_OUT, later("Picture ${0}: left out when its words were reviewed: “${1}”"))
_GOES_OUT = {State.PLACED: _TAKEN_OUT, State.HELD: _DROPPED}


def step(before: Picture | None, picture: Picture, provider: str) -> tuple[Kind, str] | None:
    """
    Return what to note where a picture becomes another, or None where nothing happened to it.

    One that was not known ``before`` and is settled comes from the chat's notes: that is no news.
    """
    state = picture.state
    if before is None:
        found = _FOUND if state is State.QUEUED else None
    elif state is before.state:
        found = None
    else:
        out = _GOES_OUT.get(before.state) if state is State.PAINTED else None
        found = out or _STEPS.get(state)
    if found is None:
        return None
    url = picture.shown.url if picture.shown else ""
    return found[0], say(found[1], picture.ordinal + 1, picture.prompt, provider, url, picture.error)


def writing(status: str) -> tuple[Kind, str] | None:
    """Return what to note of a write to the message (``PatchResult.status``)."""
    if status == "busy":
        return Kind.WAITS, say("The message is being edited or written: its pictures wait until then.")
    if status == "gone":
        return Kind.GONE, say("The message, or this version of it, is no more: its pictures have no place.")
    return None
