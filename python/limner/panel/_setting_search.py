"""
The search of the panel: which settings and places have these words, in the user's language or in English.

It is asked here and not on the page, because here the words of all are known in both, also of what is folded
away, and others that people say for them. Letters are compared without case and without marks: “legende”
finds “légende”.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from limner.core.translation import known
from limner.panel._search_places import PLACES, PanelPlace
from limner.panel._search_words import WORDS, key
from limner.settings.controls import AnyControl, Choice, Named
from limner.settings.settings import CONTROLS

_KEY = "limner.setting"
_WORD = re.compile(r"\w+")

_WHOLE, _NAME_WORD, _NAME_BEGINS, _NAME, _OTHER_WORD, _OTHER, _HELP, _NOWHERE = range(8)
"""How a word stands there, best first: it is the name, a word of it, begins one, is in it; and so on."""


def found(query: str, names: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """
    Return the names of the settings and places that have every word of ``query``; none where it has no word.

    A name goes before other words for it, these before what only tells of it; then it is the panel's order,
    the places last. ``names`` are those of the presets, painters and profiles, by which the user knows them.
    """
    words = _plain(query).split()
    if not words:
        return ()
    hits = {name: _rank(words, *_of_setting(name, control, names)) for name, control in CONTROLS.items()}
    hits |= {name: _rank(words, *_of_place(name, place, names)) for name, place in PLACES.items()}
    return tuple(sorted((name for name in hits if hits[name] < _NOWHERE), key=hits.__getitem__))


def _rank(words: list[str], titles: tuple[str, ...], others: list[str], texts: list[str]) -> int:
    plain = [_plain(title) for title in titles]
    if " ".join(words) in plain:
        return _WHOLE
    name, other, text = " ".join(plain), _plain(", ".join(others)), _plain(" ".join(texts))
    return max(_place(word, name, other, text) for word in words)


def _place(word: str, name: str, other: str, text: str) -> int:
    if word in name:
        if word in _words(name):
            return _NAME_WORD
        return _NAME_BEGINS if any(each.startswith(word) for each in _words(name)) else _NAME
    if word in other:
        return _OTHER_WORD if word in _words(other) else _OTHER
    return _HELP if word in text else _NOWHERE


def _of_setting(
    name: str, control: AnyControl, names: Mapping[str, Mapping[str, str]]
) -> tuple[tuple[str, ...], list[str], list[str]]:
    """Return its label, other words for it, and what tells of it."""
    texts = [name, *_both(f"{_KEY}.{name}.help", control.help)]
    if isinstance(control, Choice):
        for value, words in control.options.items():
            texts += _both(f"{_KEY}.{name}.{value}", words)
    if isinstance(control, Named):
        texts += names.get(control.of, {}).values()
    return _both(f"{_KEY}.{name}", control.label), list(_others(name)), texts


def _of_place(
    name: str, place: PanelPlace, names: Mapping[str, Mapping[str, str]]
) -> tuple[tuple[str, ...], list[str], list[str]]:
    """Return its title, other words for it and those that are read in it, and the path to it."""
    # Presets and painters are named as the places where they are kept.
    others = [*_others(name), *names.get(name, {}).values()]
    for said in place.words:
        others += _both(*said)
    return _both(*place.path[-1]), others, [word for said in place.path[:-1] for word in _both(*said)]


def _others(name: str) -> Iterator[str]:
    if name in WORDS:
        yield from _both(key(name), WORDS[name])


def _both(key: str, english: str) -> tuple[str, str]:
    return known(key, english), english


@lru_cache(maxsize=1000)
def _plain(text: str) -> str:
    """Return the text as it is compared."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))


@lru_cache(maxsize=1000)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))
