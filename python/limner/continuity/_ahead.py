"""
Loads continuity a piece at a time while nobody waits for it.

The first prompt of a session needs all of it, and ST waits for that one. In the browser to import it takes a
quarter of a second at least, several times as much on a phone, and to compile the patterns that a chat needs
some 50 ms more.
"""

from collections.abc import Awaitable, Callable
from importlib import import_module

PIECES = (
    "_text", "_look_words", "_garment_spans", "_dressing", "_places", "_naming", "_look_single", "looks",
    "state", "_identity", "wardrobe", "_conditions", "_step", "_ledger", "families.natural", "_wording",
    "_card_prose", "_card_reader", "_troupe", "_desk",
)  # fmt: skip
"""Modules in an order in which each takes little: what it needs of the others is there already."""


async def load(breathe: Callable[[], Awaitable[None]]) -> None:
    """Import the pieces, then compile the patterns; ``breathe`` lets the worker hear what else there is."""
    for piece in PIECES:
        import_module(f"limner.continuity.{piece}")
        await breathe()
    from limner.continuity._patterns import ALL  # noqa: PLC0415 -- with the rest

    for pattern in ALL:
        pattern.made()
        await breathe()
