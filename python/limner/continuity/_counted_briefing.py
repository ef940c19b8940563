"""The briefing within its limit, though to count tokens the page is asked; and the last scenes after it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from limner.continuity._briefing import briefing
from limner.continuity.state import StoryState
from limner.continuity.story import Turn


async def briefed(
    state: StoryState,
    turns: Sequence[Turn],
    scenes: Sequence[str],
    longest: int,
    count: Callable[[str], Awaitable[int]],
) -> str:
    """
    Return what the story model is told, of ``longest`` tokens at the most.

    It is made anew each time that a count was not known: few texts are counted, each once.
    """
    counted: dict[str, int] = {}
    while True:
        try:
            told = briefing(state, turns, lambda text: _count(counted, text), longest)
            return _with_scenes(told, scenes, lambda text: _count(counted, text) <= longest)
        except _UncountedError as asked:
            counted[asked.text] = await count(asked.text)


class _UncountedError(Exception):
    """The tokens of this text are not known yet: counting waits for the page."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def _count(counted: Mapping[str, int], text: str) -> int:
    if text not in counted:
        raise _UncountedError(text)
    return counted[text]


def _with_scenes(told: str, scenes: Sequence[str], fits: Callable[[str], bool]) -> str:
    """Return what the model is told with as many of the last scenes as there is room for."""
    for first in range(len(scenes)):
        whole = f"{told}\nBefore now, oldest first:\n" + "\n".join(scenes[first:])
        if fits(whole):
            return whole
    return told
