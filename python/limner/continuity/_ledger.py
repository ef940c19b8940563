"""
The fold: what is true before and after a tag, of all that stands above it.

State is stored nowhere. It is the start, folded over every message above in the version that is shown, then
over the tags of the message itself. Identity by the first word, state by the last; nothing is invented.
"""

from collections.abc import Sequence

from limner.continuity._corrections import corrected
from limner.continuity._pruning import MOST_PEOPLE, prune
from limner.continuity._start import start
from limner.continuity._step import Shot, step
from limner.continuity.state import StoryState, evolve
from limner.continuity.story import Beginning, Turn


def fold(beginning: Beginning, turns: Sequence[Turn]) -> StoryState:
    """Return the state after these messages, reckoned anew. ``Ledger`` gives the same and remembers."""
    state = start(beginning)
    for turn in turns:
        state = after_turn(state, turn)
    return state


def after_turn(state: StoryState, turn: Turn, tags: int | None = None) -> StoryState:
    """Return the state after a message, or after the first ``tags`` of its tags."""
    state = before_turn(state)
    for number, tag in enumerate(turn.tags if tags is None else turn.tags[:tags]):
        state = after_corrections(state, turn, number)
        state = step(state, tag, turn, number).onward
    if tags is not None:
        return state
    state = after_corrections(state, turn, -1)
    return prune(state) if len(state.people) > MOST_PEOPLE else state


def before_turn(state: StoryState) -> StoryState:
    """Return the state in which a message begins."""
    return evolve(state, message=state.message + 1)


def after_corrections(state: StoryState, turn: Turn, number: int) -> StoryState:
    """
    Return the state after the corrections that stand before a tag of a message, or behind all (-1).

    Those of a tag that is not in the text any more stand behind all.
    """
    for correction in turn.corrections:
        if correction.tag == number or (number < 0 and correction.tag >= len(turn.tags)):
            state = corrected(state, correction, turn.uid, state.message)
    return state


class Ledger:
    """
    The fold with a memory: of a chat that only grew, only the new messages are folded.

    What it gives is what ``fold`` gives; it keeps the state behind each message of the last chat it was asked
    for.
    """

    def __init__(self, beginning: Beginning) -> None:
        self.beginning = beginning
        self._turns: list[Turn] = []
        self._states: list[StoryState] = [start(beginning)]

    def upto(self, turns: Sequence[Turn]) -> StoryState:
        """Return the state after these messages, each in the version that is shown."""
        same, known = 0, self._turns
        for one, other in zip(turns, known, strict=False):
            if one is not other and one != other:
                break
            same += 1
        if same < len(turns):
            del self._turns[same:], self._states[same + 1 :]
            for turn in turns[same:]:
                self._states.append(after_turn(self._states[-1], turn))
                self._turns.append(turn)
        return self._states[len(turns)]

    def shot(self, above: Sequence[Turn], turn: Turn, number: int) -> Shot:
        """Return picture ``number`` of a message's version; ``above`` are the messages before it."""
        state = after_turn(self.upto(above), turn, number)
        return step(after_corrections(state, turn, number), turn.tags[number], turn, number)
