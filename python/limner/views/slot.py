"""
The slot: what stands in a message at the place of a tag.

``waiting`` has the final size (the painter's width to height), so that nothing jumps when the picture comes;
``picture`` is the same HTML that the placed image gets, so that placing is not seen either. Everything from
the model or the painter is escaped: these strings become HTML.
"""

from limner.pictures import Picture, State, image_html
from limner.views.html import escape


def waiting(width: int, height: int, words: str) -> str:
    """Return the calm skeleton; sizes in pixels, ``words`` say what it waits for (read by screen readers)."""
    return (
        f'<span class="limner-waiting" style="aspect-ratio:{width}/{height};--limner-width:{width}px" '
        f'role="img" aria-label="{escape(words)}"></span>'
    )


def failed(sentence: str) -> str:
    """Return the place of a picture that could not be painted, with its reason."""
    return f'<span class="limner-failed" role="note">{escape(sentence)}</span>'


def inside(picture: Picture, width: int, height: int) -> str | None:
    """Return what the slot of this picture shows now, or None for nothing at all."""
    if picture.shown is not None:
        return image_html(picture.shown.url, picture.prompt)
    match picture.state:
        case State.PLANNED | State.QUEUED:
            return waiting(width, height, "A picture waits for its turn.")
        case State.PAINTING:
            return waiting(width, height, "A picture is being painted.")
        case State.FAILED:
            return failed(picture.error)
    return None
