"""
How many words of story lie between two pictures, and which tags come too soon after the picture before.

The text is the only log: what counts as a picture is a tag with an image behind it, or one that keeps the
distance. So the answer is the same whenever it is asked for, and after a reload.
"""

from collections.abc import Sequence

from limner.core.word_count import words_in
from limner.tags.grammar import closed, images_after, scan

ABOVE = 30
"""Messages above that are looked at: where none of them has a picture, the last one is long enough ago."""


def too_soon(above: Sequence[str], text: str, fewest: int) -> frozenset[int]:
    """Return the ordinals of the tags of ``text`` that come too soon; ``above`` is oldest first."""
    return _walk(text, _since(above, fewest), fewest)[0]


def words_since(above: Sequence[str], text: str, fewest: int) -> int | None:
    """Return how many words follow the last picture at the end of ``text``; None where there is none."""
    return _walk(text, _since(above, fewest), fewest)[1]


def _since(above: Sequence[str], fewest: int) -> int | None:
    gap: int | None = None
    for each in above:
        gap = _walk(each, gap, fewest)[1]
    return gap


def _walk(text: str, gap: int | None, fewest: int) -> tuple[frozenset[int], int | None]:
    """Go on ``gap`` words behind the last picture; return the tags that come too soon, and the new gap."""
    soon = set[int]()
    at = 0
    text = closed(text)
    for ordinal, tag in enumerate(scan(text)):
        end, images = images_after(text, tag.end)
        if gap is not None:
            gap += words_in(text[at : tag.start])
        if images or gap is None or gap >= fewest:
            gap = 0
        else:
            soon.add(ordinal)
        at = end
    return frozenset(soon), None if gap is None else gap + words_in(text[at:])
