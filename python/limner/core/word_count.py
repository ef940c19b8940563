"""
How many words a text has, in scripts with blanks between them and in those without.

Chinese and Japanese write no blanks: two of their characters count as one word, which is what a word of
theirs has on average, so that "a picture every 250 words" asks for about as much story in each language.
"""

from limner.core.late_pattern import late

UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and ideographs, as the inside of a set of a regular expression."""


_UNSPACED = late(f"[{UNSPACED}]")
_SPACED = late(rf"[^\W{UNSPACED}](?:['’]?[^\W{UNSPACED}])*")


def is_unspaced(character: str) -> bool:
    """Return whether this is a character of a script that writes no blanks."""
    return _UNSPACED.match(character) is not None


def words_in(text: str) -> int:
    """Return the number of words, what is no letter or digit left out."""
    return len(_SPACED.findall(text)) + (len(_UNSPACED.findall(text)) + 1) // 2
