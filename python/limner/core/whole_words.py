"""Whether a word or a phrase stands in a text: whole, in any case, whatever blanks are in it."""

_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0xD7FF), (0xF900, 0xFAFF))
"""Letters of writings without blanks between words, or with particles glued to them: any place is whole."""


def plain(text: str) -> str:
    """Return a text as words are looked for in it."""
    return " ".join(text.casefold().split())


def stands_in(word: str, text: str) -> bool:
    """Whether ``word`` stands whole in ``text``, both of them ``plain``; an empty word stands nowhere."""
    at = text.find(word) if word else -1
    while at >= 0:
        end = at + len(word)
        if not (at and _joins(text[at - 1])) and not (end < len(text) and _joins(text[end])):
            return True
        at = text.find(word, at + 1)
    return False


def _joins(character: str) -> bool:
    code = ord(character)
    if code >= 0x20000 or any(first <= code <= last for first, last in _UNSPACED):
        return False
    return character.isalnum() or character == "_"
