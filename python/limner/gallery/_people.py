"""
Who is in a picture: whom the words of its painter describe, and whom its prompt names.

Continuity knows the cast of the open chat. What it knew when a picture was painted stands in the picture's
note, so that those of other chats are found as well.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from limner.core.whole_words import plain, stands_in
from limner.gallery._collection import Collected

_ENDING = re.compile(r"\.\w{1,5}$")


def name_of(who: str, cast: Mapping[str, str]) -> str:
    """Return somebody's name, as well as it goes, by the id that a note has (``continuity.story.Member``)."""
    card, _, person = who.partition("#")
    return cast.get(who) or person or _ENDING.sub("", card.removeprefix("persona:"))


def names(found: Iterable[Collected], cast: Mapping[str, str]) -> list[str]:
    """Return all who can be asked for: the cast, and whom pictures were painted with."""
    ids = dict.fromkeys(who for each in found for who in _described(each))
    return sorted({*filter(None, cast.values()), *(name_of(who, cast) for who in ids)})


def showing(person: str, cast: Mapping[str, str]) -> Callable[[Collected], bool]:
    """Return what says whether a picture shows the person of this name; everybody's where it is empty."""
    if not person:
        return lambda _: True
    named = plain(person)

    def shows(each: Collected) -> bool:
        if any(name_of(who, cast) == person for who in _described(each)):
            return True
        return stands_in(named, plain(each.prompt))

    return shows


def _described(each: Collected) -> Iterable[str]:
    words = each.version.words if each.version else None
    return (part.who for part in words.stretches if part.who) if words else ()
