"""
An entry of the outbox: one attempt at a picture, as it is written down.

What is read comes from the browser's store or from another tab, where an older or a newer version may have
written it, or a stranger's code (docs/own-painters.md): what does not fit is left out, an address that is no
picture's among it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_list, as_seconds, as_str, loads
from limner.page.host_values import MessageKey
from limner.pictures.options import Options
from limner.pictures.picture import Touch, Version, as_ordinal
from limner.pictures.picture_address import is_picture
from limner.pictures.provenance import Provenance
from limner.pictures.wording import Wording

GONE = -1
"""The version of an entry whose version was deleted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One attempt at a picture, by the id that the page knows it by; ``url`` is empty while it is painted.

    ``picture`` is the picture's id, ``ordinal`` the number of its tag, ``created`` seconds since 1970,
    ``owner`` the program that is at it, ``touch`` what the user asked for, where it was he. ``options`` are
    asked for; ``making`` is what the picture was made with, ``more`` are further ones of the same request.
    ``words`` are what the painter is told, where that is not the ``prompt`` of the tag. ``raw`` is where a
    picture lies that is painted and is being filed: nobody may show it there.
    """

    id: str
    key: MessageKey
    picture: str
    ordinal: int
    prompt: str
    provider: str
    created: float
    url: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    owner: str = ""
    touch: Touch | None = None
    options: Options = field(default_factory=Options)
    making: Provenance = field(default_factory=Provenance)
    more: tuple[str, ...] = ()
    words: Wording | None = None
    raw: tuple[str, ...] = ()

    @property
    def asked(self) -> str:
        """The words that the painter gets."""
        return self.words.text if self.words else self.prompt

    @property
    def asked_attributes(self) -> dict[str, str]:
        """The attributes that the painter gets: the tag's, with what should not be seen of the people."""
        found = dict(self.attributes)
        if self.words and self.words.negative:
            found["negative"] = ", ".join(filter(None, (found.get("negative", ""), self.words.negative)))
        return found

    @property
    def is_painted(self) -> bool:
        """Whether its picture exists, if only where it will not stay."""
        return bool(self.url or self.raw)

    @property
    def urls(self) -> tuple[str, ...]:
        """Where its pictures are, the first of them first; none while it is painted."""
        return (self.url, *self.more) if self.url else ()

    def versions(self) -> tuple[Version, ...]:
        """Return what came of it, as versions of its picture."""
        return tuple(
            Version(
                self.id if not number else f"{self.id}-m{number}",
                self.prompt,
                url,
                self.provider,
                self.created,
                making=self.making,
                words=self.words,
            )
            for number, url in enumerate(self.urls)
        )

    def dump(self) -> str:
        """Return the entry as JSON text."""
        key = {"chat_id": self.key.chat_id, "uid": self.key.uid, "swipe_id": self.key.swipe_id}
        rest = {name: getattr(self, name) for name in _TEXTS}
        numbers = {"ordinal": self.ordinal, "created": self.created}
        touch = {"touch": [self.touch.stamp, self.touch.beside]} if self.touch else {}
        made: dict[str, object] = {"options": self.options.given(), "making": self.making.to_json()}
        more = {"more": self.more, "attributes": dict(self.attributes)}
        words = {"words": self.words.to_json()} if self.words else {}
        raw = {"raw": self.raw} if self.raw else {}
        return json.dumps({**key, **rest, **numbers, **touch, **made, **more, **words, **raw})


_TEXTS = ("id", "picture", "prompt", "provider", "url", "owner")


def parse(text: str) -> Entry | None:
    """Return the entry a text holds, or None for what is none (a newer version's, a damaged one)."""
    try:
        raw = loads(text)
    except UntrustedInputError:
        return None
    match raw:
        case {
            "id": str(name),
            "chat_id": str(chat),
            "uid": str(uid),
            "swipe_id": int(swipe),
            "picture": str(picture),
            "ordinal": int(ordinal),
            "prompt": str(prompt),
            "provider": str(provider),
            "url": str(url),
            "created": created,
            **rest,
        } if (not url or is_picture(url)) and (begun := as_seconds(created)) is not None:
            found = rest.get("attributes")
            pairs = found.items() if isinstance(found, Mapping) else ()
            attributes = tuple((key, value) for key, value in pairs if isinstance(value, str))
            key = MessageKey(chat, uid, swipe)
            owner = as_str(rest.get("owner"))
            more, raw = ((as_str(each) for each in as_list(rest.get(name))) for name in ("more", "raw"))
            touch = Touch.read(rest.get("touch"))
            return Entry(
                name,
                key,
                picture,
                as_ordinal(ordinal),
                prompt,
                provider,
                begun,
                url,
                attributes,
                owner,
                touch,
                Provenance.read({"options": rest.get("options")}).options,
                Provenance.read(rest.get("making")),
                tuple(filter(is_picture, more)),
                Wording.read(rest.get("words")),
                tuple(filter(is_picture, raw)),
            )
    return None


def moved_up(entry: Entry, gone: Iterable[MessageKey]) -> Entry:
    """Return an entry as it is meant once these versions, one after the other, were deleted."""
    for key in gone:
        number = entry.key.swipe_id
        if (entry.key.chat_id, entry.key.uid) == (key.chat_id, key.uid) and number >= key.swipe_id:
            number = GONE if number == key.swipe_id else number - 1
            entry = replace(entry, key=replace(entry.key, swipe_id=number))
    return entry


def by_key(entries: Iterable[Entry]) -> list[tuple[MessageKey, list[Entry]]]:
    """Return entries by what they are meant for, both in the order in which they were begun."""
    found: dict[MessageKey, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.key, []).append(entry)
    return list(found.items())
