"""
The search of the panel: which settings have these words, in the user's language or in English.

It is asked here and not on the page, because here the words of every setting are known in both, also of those
that are folded away. Letters are compared without case and without marks: “legende” finds “légende”.
"""

import unicodedata
from collections.abc import Iterator

from limner.core.translation import known
from limner.settings.controls import AnyControl, Choice
from limner.settings.settings import CONTROLS

_KEY = "limner.setting"


def found(query: str) -> tuple[str, ...]:
    """
    Return the names of the settings in which every word of ``query`` stands; none where it has no word.

    Those whose label has all of them come first, then in the order of the panel.
    """
    words = _plain(query).split()
    if not words:
        return ()
    hits = {name: _place(words, name, control) for name, control in CONTROLS.items()}
    return tuple(sorted((name for name in hits if hits[name] < _NOWHERE), key=hits.__getitem__))


_NOWHERE = 2


def _place(words: list[str], name: str, control: AnyControl) -> int:
    label = _plain(" ".join(_both(f"{_KEY}.{name}", control.label)))
    if all(word in label for word in words):
        return 0
    text = _plain(" ".join((label, name, *_texts(name, control))))
    return 1 if all(word in text for word in words) else _NOWHERE


def _texts(name: str, control: AnyControl) -> Iterator[str]:
    yield from _both(f"{_KEY}.{name}.help", control.help)
    if isinstance(control, Choice):
        for value, words in control.options.items():
            yield from _both(f"{_KEY}.{name}.{value}", words)


def _both(key: str, english: str) -> tuple[str, str]:
    return known(key, english), english


def _plain(text: str) -> str:
    """Return the text as it is compared."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))
