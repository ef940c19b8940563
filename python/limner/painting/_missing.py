"""How many pictures of a message are still owed, by its text and its notes."""

from collections.abc import Sequence

from limner.pictures.picture import OPEN, Picture, State
from limner.pictures.projection import match
from limner.tags.grammar import images_after, scan


def missing(text: str, pictures: Sequence[Picture]) -> int:
    """Return how many tags have neither a picture in the text nor a reason for having none."""
    tags = scan(text)
    matched = match(text, pictures)
    count = 0
    for ordinal, tag in enumerate(tags):
        picture = matched.get(ordinal)
        count += (picture is None or _waits(picture)) and not images_after(text, tag.end)[1]
    return count


def _waits(picture: Picture) -> bool:
    """Whether a picture is still to be painted, or was painted and lost its tag until now."""
    unpainted = picture.state in OPEN or picture.state is State.CANCELLED
    return unpainted or (picture.state is State.PAINTED and picture.shown is not None)
