"""Words as a prompt may spell them: what the quick look for a noun must not pass over."""

from collections.abc import Iterable, Iterator


def spellings(nouns: Iterable[str]) -> Iterator[str]:
    """Yield the nouns in the plural, the possessive, with a hyphen, cut short, and with letters too many."""
    for noun in nouns:
        yield from (noun, f"{noun}s", f"{noun}es", f"{noun}ses", f"{noun}ss", f"{noun}'", f"{noun}'s")
        yield from (f"{noun}s's", f"{noun[:-1]}ies", f"{noun[:-1]}ies's", f"{noun[:-1]}y", f"{noun}-x")
        yield from (f"x-{noun}", f"x{noun}", f"{noun[:-1]}x", f"{noun[:-2]}men")
