"""
What somebody who does not see the pictures hears of them: one short text a reply, when all of it is settled.

Of a chat that is opened nothing is said, for nothing has happened: only what was on its way has news.
"""

from collections.abc import Iterable

from limner.core.translation import say
from limner.pictures.picture import Picture, State


def announcement(settled: Iterable[Picture]) -> str:
    """Return what is said of pictures that were on their way and are not any more; empty for nothing."""
    settled = tuple(settled)
    came = sum(each.state in (State.PAINTED, State.PLACED) and each.shown is not None for each in settled)
    failed = sum(each.state is State.FAILED for each in settled)
    said = []
    if came == 1:
        said.append(say("The picture is there."))
    elif came:
        said.append(say("The pictures are there: ${0}.", came))
    if failed == 1:
        said.append(say("A picture could not be painted: the reason stands in its place."))
    elif failed:
        words = "Pictures that could not be painted: ${0}. The reasons stand in their places."
        said.append(say(words, failed))
    return " ".join(said)
