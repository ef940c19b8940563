"""
The verdict on a reply: the first link of the chain that broke, and what to do about it, in a sentence or two.

The chain: Limner is on, the generation is of the story, the model was asked (in the reply's own prompt or in
a request of its own), it wrote tags, they could be read, each was painted, each stands in the message. Tags
that the model wrote unasked are painted as well, so what comes before them does not matter then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from limner.core.translation import say
from limner.trace.steps import Kind, ReplyTrace, Step


class Outcome(StrEnum):
    """How a reply stands."""

    WELL = "well"
    """Every picture stands in the message."""
    UNDER_WAY = "under way"
    BROKEN = "broken"
    NONE = "none"
    """There is no picture, and there should be none."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a reply stands, and the sentence that says so; ``wants_more``: Continue would mend it."""

    outcome: Outcome
    words: str
    wants_more: bool = False


_UNSEEN = "This text holds no tag, and Limner did not see it being asked for."
_NOT_WANTED = frozenset({Kind.TAKEN_OUT, Kind.TOO_SOON})
_APART = {
    Kind.APART: Outcome.UNDER_WAY,
    Kind.UNASKED: Outcome.NONE,
    Kind.ANSWERED: Outcome.NONE,
    Kind.BROKEN_OFF: Outcome.NONE,
    Kind.NO_ANSWER: Outcome.BROKEN,
}
"""How a reply stands whose pictures are asked for in a request of its own, by the last step of that."""
_ON_THE_WAY = frozenset({Kind.TAG, Kind.AGAIN, Kind.SENT, Kind.TRY})


def verdict(reply: ReplyTrace | None) -> Verdict:
    """Return the verdict on a reply; on None where nothing is known of it."""
    if reply is None or not reply.steps:
        words = "Nothing is known of this reply: Limner remembers what happened since the page was loaded."
        return Verdict(Outcome.NONE, say(words))
    now = _since_it_was_armed(reply.steps)
    pictures = _last_of_each_picture(reply.steps)
    states = [step for step in pictures if step.kind not in _NOT_WANTED]
    if states:
        return _of_pictures(now, states)
    if soon := _last(pictures, Kind.TOO_SOON):
        return Verdict(Outcome.NONE, soon.words)
    return _without_pictures(now)


def _since_it_was_armed(steps: Sequence[Step]) -> Sequence[Step]:
    """A reply that was continued is judged by its last part."""
    begins = [at for at, step in enumerate(steps) if step.kind is Kind.ARMED]
    return steps[begins[-1] :] if begins else steps


def _last_of_each_picture(steps: Sequence[Step]) -> list[Step]:
    return list({step.picture: step for step in steps if step.picture}.values())


def _last(steps: Sequence[Step], *kinds: Kind) -> Step | None:
    return next((step for step in reversed(steps) if step.kind in kinds), None)


def _without_pictures(steps: Sequence[Step]) -> Verdict:
    return _before_any_tag(steps) or _not_in_the_reply(steps) or _without_tags(steps)


def _before_any_tag(steps: Sequence[Step]) -> Verdict | None:
    """Return what kept the reply from being illustrated whatever the model wrote."""
    if _last(steps, Kind.OFF):
        words = "Limner is switched off: switch on “Illustrate the story” under Extensions > Limner."
        return Verdict(Outcome.BROKEN, say(words))
    if aside := _last(steps, Kind.QUIET, Kind.IGNORED, Kind.BESIDE):
        return Verdict(Outcome.BROKEN if aside.kind is Kind.BESIDE else Outcome.NONE, aside.words)
    if cut := _last(steps, Kind.CUT):
        return _cut(cut)
    if unread := _last(steps, Kind.UNREAD):
        words = "The model wrote something like a tag that Limner could not read. ${0}"
        return Verdict(Outcome.BROKEN, say(words, unread.words))
    if refused := _last(steps, Kind.NOT_ASKED):
        return Verdict(Outcome.BROKEN, refused.words)
    return None


def _cut(step: Step) -> Verdict:
    return Verdict(Outcome.BROKEN, step.words, wants_more=True)


def _not_in_the_reply(steps: Sequence[Step]) -> Verdict | None:
    """Return what became of tags that are written apart, or that somebody took out of the reply."""
    if apart := _last(steps, *_APART):  # what takes tags out of replies does nothing to these
        return Verdict(_APART[apart.kind], apart.words)
    if lost := _last(steps, Kind.LOST):
        return Verdict(Outcome.BROKEN, lost.words)
    return None


def _without_tags(steps: Sequence[Step]) -> Verdict:
    asked, read = _last(steps, Kind.ASKED), _last(steps, Kind.READ)
    if read is None:
        words = "The reply is not whole yet, or was stopped before its first word."
        return Verdict(Outcome.UNDER_WAY, say(words))
    if asked is not None and (hindered := _last(steps, Kind.HINDERED)):
        words = "The model wrote no tag, though it was asked for pictures. ${0}"
        return Verdict(Outcome.BROKEN, say(words, hindered.words))
    if asked is not None:
        words = (
            "The model wrote no tag, though it was asked for pictures. A short reply needs none; else choose "
            "fewer words between pictures, “Role of the instructions: User”, or other instructions."
        )
        return Verdict(Outcome.BROKEN, say(words))
    if _last(steps, Kind.ARMED) is None:
        return Verdict(Outcome.NONE, say(_UNSEEN))
    words = (
        "No prompt was seen, so the model was not asked for pictures: Limner was not ready in time. If that "
        "happens again, reload the page."
    )
    return Verdict(Outcome.BROKEN, say(words))


def _of_pictures(steps: Sequence[Step], states: Sequence[Step]) -> Verdict:
    count = len(states)
    if failed := _last(states, Kind.FAILED):
        failures = sum(step.kind is Kind.FAILED for step in states)
        words = say("Pictures not painted: ${0} of ${1}.", failures, count)
        return Verdict(Outcome.BROKEN, f"{words} {failed.words}")
    if nowhere := _last(states, Kind.LOST) or _last(steps, Kind.GONE):
        return Verdict(Outcome.BROKEN, nowhere.words)
    if held := sum(step.kind is Kind.HELD for step in states):
        words = "Pictures wait for your review: ${0} of ${1}. Press “Review” at one of them in the message."
        return Verdict(Outcome.UNDER_WAY, say(words, held, count))
    placed = sum(step.kind is Kind.PLACED for step in states)
    if any(step.kind in _ON_THE_WAY for step in states):
        return Verdict(
            Outcome.UNDER_WAY,
            say("Pictures are on their way; in the message already: ${0} of ${1}.", placed, count),
        )
    if _last(states, Kind.GIVEN_UP):
        words = "Pictures given up before they were painted: ${0} of ${1} (the chat or the text changed)."
        given_up = sum(step.kind is Kind.GIVEN_UP for step in states)
        return Verdict(Outcome.BROKEN, say(words, given_up, count))
    return _of_painted(steps, placed, count)


def _of_painted(steps: Sequence[Step], placed: int, count: int) -> Verdict:
    if placed < count:
        waits = _last(steps, Kind.WAITS)
        words = say("Pictures painted, but not in the message yet: ${0} of ${1}.", count - placed, count)
        return Verdict(Outcome.UNDER_WAY, f"{words} {waits.words}" if waits else words)
    if cut := _last(steps, Kind.CUT):
        return _cut(cut)
    words = say("All is well: every picture stands in the message (${0}).", count)
    return Verdict(Outcome.WELL, words)
