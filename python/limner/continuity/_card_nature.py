"""What a card tells of somebody's nature: adjectives in it are no looks (``sardonic, lonely``)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from limner.continuity._card_segments import Item
from limner.continuity._plain_words import word_set

_NATURE = word_set("""
personality personalities traits trait mind mental temperament demeanor demeanour attitude nature speech voice
persönlichkeit wesen personnalité caractère personalidad carácter характер 性格 성격
""")


def is_of_nature(key: str) -> bool:
    """Whether a key says that what stands behind it is of somebody's nature."""
    return not _NATURE.isdisjoint(key.lower().split())


def of_nature(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items of the field for a personality, its prose with the key for it."""
    for item in items:
        yield item if item.kind or item.key else replace(item, key="personality")
