"""What made a picture, in one line for the user: model, size, seed, time, cost."""

from limner.core.translation import say
from limner.pictures.provenance import Provenance


def made(making: Provenance) -> str:
    """Return the line; empty where nothing is known."""
    options = making.options
    said = [
        options.model or "",
        f"{options.width} x {options.height}" if options.width and options.height else "",
        say("seed ${0}", options.seed) if options.seed is not None else "",
        say("${0} s", f"{making.seconds:.1f}") if making.seconds is not None else "",
        making.cost,
    ]
    return ", ".join(filter(None, said))
