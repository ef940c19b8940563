"""How it stands with the open chat, in words."""

from dataclasses import dataclass
from datetime import datetime

from limner.core.translation import say
from limner.nextchat._remote import SyncAddress


@dataclass(frozen=True, slots=True)
class SyncStanding:
    """
    What is known of it: ``trouble`` is a sentence, empty for none; ``since`` is when all was well.

    ``seconds`` until it is tried again; None: not by itself.
    """

    account: SyncAddress
    linked: bool
    trouble: str
    since: float
    news: str
    seconds: float | None


def sentence_of(standing: SyncStanding) -> str:
    """Return the state in one or two sentences."""
    if not standing.account.plugin:
        return say("Limner's server plugin is not there, so it is by file only.")
    if not standing.account.configured:
        return say("Enter what NextChat has under Settings, Cloud Sync, to keep both in step.")
    if not standing.linked:
        return say("The open chat is not in step with NextChat.")
    if standing.trouble:
        return f"{standing.trouble} {_next(standing.seconds)}"
    if not standing.since:
        return say("It is being brought in step.")
    known = say("In step since ${0}.", clock_of(standing.since))
    return f"{known} {standing.news}".strip()


def _next(seconds: float | None) -> str:
    if seconds is None:
        return say("It is not tried again until you press “Now”.")
    if seconds < 50:
        return say("Next try in ${0} s.", max(1, round(seconds)))
    return say("Next try in ${0} min.", max(1, round(seconds / 60)))


def clock_of(wall: float) -> str:
    """Return the time of day, as the browser has it."""
    return f"{datetime.fromtimestamp(wall).astimezone():%H:%M}"
