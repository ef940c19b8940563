"""
Sentences in the user's language: English as it stands in the code is the key, as for SillyTavern's ``t``.

What stands in a view is translated by the page, from ``data-i18n``. Sentences that are made here, with values
in them, look themselves up in one catalogue, which the page sends once where the language is not English
(``i18n/<language>.json``); it holds the words of the views too, in which the panel's search looks. There is
one user and one language in a worker, so there is one catalogue.
"""

import re
from collections.abc import Awaitable, Callable, Mapping

_PLACE = re.compile(r"\$\{(\d)\}")

_catalogue: dict[str, str] = {}


def learn(catalogue: Mapping[str, str]) -> None:
    """Take the sentences of the user's language, by their English; an empty catalogue is English again."""
    _catalogue.clear()
    _catalogue.update(catalogue)


async def learn_from(page: Callable[[], Awaitable[Mapping[str, str]]], then: Callable[[], None]) -> None:
    """Ask the page for the sentences, then have what is shown said anew; until then all is English."""
    learn(await page())
    then()


def say(sentence: str, *values: object) -> str:
    """
    Return the sentence in the user's language, ``${0}``, ``${1}``, ... filled with the values.

    A place without a value stays as it stands: a translation that has one too many must not raise.
    """
    known = _catalogue.get(sentence) or sentence
    if not values:
        return known

    def fill(place: re.Match[str]) -> str:
        index = int(place[1])
        return str(values[index]) if index < len(values) else place[0]

    return _PLACE.sub(fill, known)


def known(key: str, english: str) -> str:
    """Return what stands in a view under this key as the user reads it; without one it is English."""
    return _catalogue.get(key) or english


def later(sentence: str) -> str:
    """Mark a sentence that stands in a table and is looked up when it is said, for the list of all words."""
    return sentence
