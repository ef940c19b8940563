"""
Stop strings that no picture tag survives.

The user, and many an instruct template, may end a reply at a string of their own. One that stands in every
tag ends the reply in the middle of its first one; a new line ends it before. Neither is an error that anybody
would report, so it is said before there is no picture.
"""

from collections.abc import Iterable, Sequence

from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_list, loads
from limner.core.translation import later

_OPENING = '<img-prompt="'
_CLOSING = '">'
_IN_EACH = (_OPENING, _CLOSING, ", ")
"""What is in every tag: a description is a list with commas."""

CUTTING = later(
    "The stop string “${0}” ends each reply before its first tag is whole. Take it out of SillyTavern's "
    "custom stopping strings or instruct template, or switch off “single-line mode”."
)
GRAMMAR = later(
    "A grammar or schema is set for this model in SillyTavern: where it forbids “<”, the model can write no "
    "tag."
)


def cutting(stops: Iterable[str]) -> str | None:
    """Return the first of these strings that ends a reply before a tag is whole, to be shown, or None."""
    for stop in stops:
        if stop and (not stop.strip("\r\n") or any(stop in fixed for fixed in _IN_EACH)):
            return stop.replace("\n", "\\n").replace("\r", "\\r")
    return None


def read_stops(rows: object, custom: str) -> Sequence[str]:
    """Return the stop strings of a request, and those that the user has typed as a list in JSON."""
    try:
        typed = loads(custom) if custom.strip() else []
    except UntrustedInputError:
        typed = []  # SillyTavern ignores what is no list, too
    return [each for each in [*as_list(rows), *as_list(typed)] if isinstance(each, str)]
