"""Which of SillyTavern's expressions show the mood of whoever spoke last."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from limner.continuity._moods import mood_of
from limner.continuity._text import texts
from limner.continuity.state import StoryState
from limner.continuity.story import Turn

LABELS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "happy": ("joy", "amusement"), "sad": ("sadness", "grief"), "angry": ("anger", "annoyance"),
    "afraid": ("fear", "nervousness"), "surprised": ("surprise", "realization"), "disgusted": ("disgust",),
    "calm": ("neutral",), "tense": ("nervousness", "fear"), "proud": ("pride", "approval"),
    "determined": ("approval", "neutral"), "shy": ("embarrassment", "nervousness"), "tired": ("neutral",),
    "stern": ("disapproval", "annoyance"), "loving": ("love", "caring"), "curious": ("curiosity",),
    "sly": ("amusement", "desire"), "hurt": ("grief", "sadness"), "confused": ("confusion",),
    "excited": ("excitement", "joy"), "bored": ("neutral",), "relieved": ("relief", "gratitude"),
    "guilty": ("remorse", "sadness"),
})  # fmt: skip
"""For each kind of ``_moods``, labels of ST 1.19's Character Expressions, the best first."""

MOST = 8


def labels_of(mood: str) -> tuple[str, ...]:
    """Return what a mood may be called among expressions: its own words first, for the user's own labels."""
    own = (mood.strip().lower(), *texts(mood))
    return tuple(dict.fromkeys((*own, *LABELS.get(mood_of(mood), ()))))[:MOST] if mood.strip() else ()


def expression_now(turns: Sequence[Turn], state: StoryState) -> tuple[str, tuple[str, ...]]:
    """
    Return the uid of the last reply and the labels of its speaker's mood, nothing where it says none.

    A mood of an earlier message is over: what ST shows then is ST's own business. Hidden messages are none
    to ST either. ``state`` is the one behind all ``turns``.
    """
    for number in range(len(turns) - 1, -1, -1):
        turn = turns[number]
        if turn.user or turn.hidden or not turn.speaker:
            continue
        person = state.people.get(turn.speaker)
        mood = person.mood if person is not None else None
        return (turn.uid, labels_of(mood.value)) if mood is not None and mood.at >= number else ("", ())
    return "", ()
