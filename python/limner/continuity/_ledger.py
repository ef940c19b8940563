"""
The fold: what is true before and after a tag, of all that stands above it.

State is stored nowhere. It is the start, folded over every message above in the version that is shown, then
over the tags of the message itself. Identity by the first word, state by the last; nothing is invented.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

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
    return _through(before_turn(state), turn, tags)


def _through(state: StoryState, turn: Turn, tags: int | None = None) -> StoryState:
    """Return the state after a message of the one in which it begins."""
    for number, tag in enumerate(turn.tags if tags is None else turn.tags[:tags]):
        if turn.corrections:
            state = after_corrections(state, turn, number)
        state = step(state, tag, turn, number).onward
    if tags is not None:
        return state
    if turn.corrections:
        state = after_corrections(state, turn, -1)
    return prune(state) if len(state.people) > MOST_PEOPLE else state


def before_turn(state: StoryState, messages: int = 1) -> StoryState:
    """Return the state in which a message begins, so many behind the last one that changed anything."""
    return evolve(state, message=state.message + messages)


def after_corrections(state: StoryState, turn: Turn, number: int) -> StoryState:
    """
    Return the state after the corrections that stand before a tag of a message, or behind all (-1).

    Those of a tag that is not in the text any more stand behind all.
    """
    for correction in turn.corrections:
        if correction.tag == number or (number < 0 and correction.tag >= len(turn.tags)):
            state = corrected(state, correction, turn.uid, state.message)
    return state


@contextmanager
def _no_collection() -> Iterator[None]:
    """
    Put the collection of circular garbage off.

    A fold makes none, but ten thousand values that stay: looking through these, and through all that Limner
    holds, again and again took a quarter of its time in Pyodide. Where so many were made that it would begin
    at once, it looks through the new values alone (3 ms for 300 pictures): by itself it may first mark all
    that Limner holds (10 ms), which it does at its next turn.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            if 0 < gc.get_threshold()[0] < gc.get_count()[0]:
                gc.collect(0)
            gc.enable()


class Ledger:
    """
    The fold with a memory: of a chat that only grew, only the new messages are folded.

    What it gives is what ``fold`` gives; it keeps the state behind each message of the last chat it was asked
    for. Behind a message that says nothing of the story stands the state of before, which is counted up when
    somebody asks for it: most messages are such ones.
    """

    def __init__(self, beginning: Beginning) -> None:
        self.beginning = beginning
        self._turns: list[Turn] = []
        self._states: list[StoryState] = [start(beginning)]

    @property
    def known(self) -> int:
        """How many messages are folded."""
        return len(self._turns)

    def upto(self, turns: Sequence[Turn]) -> StoryState:
        """Return the state after these messages, each in the version that is shown."""
        same, known = 0, self._turns
        for one, other in zip(turns, known, strict=False):
            if one is not other and one != other:
                break
            same += 1
        if same < len(turns):
            del self._turns[same:], self._states[same + 1 :]
            with _no_collection():
                self._fold(turns[same:])
        return self._at(len(turns))

    def _fold(self, turns: Sequence[Turn]) -> None:
        """Fold the messages that are new."""
        state, quiet = self._at(len(self._turns)), 0
        crowded = len(state.people) > MOST_PEOPLE
        folded, known = self._states.append, self._turns.append
        for turn in turns:
            quiet += 1
            if turn.tags or turn.corrections or crowded:
                state, quiet = _through(before_turn(state, quiet), turn), 0
                crowded = len(state.people) > MOST_PEOPLE
            folded(state)
            known(turn)

    def _at(self, messages: int) -> StoryState:
        """Return the state behind so many messages."""
        state = self._states[messages]
        behind = messages - 1 - state.message
        if behind:
            state = self._states[messages] = before_turn(state, behind)
        return state

    def shot(self, above: Sequence[Turn], turn: Turn, number: int) -> Shot:
        """Return picture ``number`` of a message's version; ``above`` are the messages before it."""
        state = after_turn(self.upto(above), turn, number)
        return step(after_corrections(state, turn, number), turn.tags[number], turn, number)
