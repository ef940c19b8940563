"""How it stands with the open chat, in words."""

from datetime import datetime
from typing import TYPE_CHECKING

from limner.core.translation import say

if TYPE_CHECKING:
    from limner.nextchat._sync import Sync


def sentence_of(sync: "Sync") -> str:
    """Return the state in one or two sentences."""
    account = sync.round.remote.account
    if not account.plugin:
        return say("Limner's server plugin is not there, so it is by file only.")
    if not account.configured:
        return say("Enter what NextChat has under Settings, Cloud Sync, to keep both in step.")
    if not sync.linked:
        return say("The open chat is not in step with NextChat.")
    if sync.trouble is not None:
        return f"{sync.trouble} {_next(sync)}"
    if not sync.since:
        return say("It is being brought in step.")
    known = say("In step since ${0}.", clock_of(sync.since))
    return f"{known} {sync.news}".strip()


def _next(sync: "Sync") -> str:
    if sync.tries.stopped:
        return say("It is not tried again until you press “Now”.")
    seconds = sync.until_next
    if seconds < 50:
        return say("Next try in ${0} seconds.", max(1, round(seconds)))
    return say("Next try in ${0} minutes.", max(1, round(seconds / 60)))


def clock_of(wall: float) -> str:
    """Return the time of day, as the browser has it."""
    return f"{datetime.fromtimestamp(wall).astimezone():%H:%M}"
