"""Where a picture is: its message, its tag and its address, as a view carries them and as they stand now."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from limner.core.errors import RequestError, UntrustedInputError
from limner.core.json_text import loads
from limner.core.translation import say
from limner.page.events import Json, key_of, number_of, text_of
from limner.page.host_values import MessageKey
from limner.painting.refusals import GONE
from limner.pictures.picture import Picture
from limner.pictures.projection import address, match
from limner.tags.grammar import Tag, closed, scan

ELSEWHERE = -2
"""The ordinal of a picture of another illustrator's in the text: Limner shows it and leaves it as it is."""

ATTACHED = -3
"""The ordinal of one that another extension has attached to the message, beside the text."""


@dataclass(frozen=True, slots=True)
class Where:
    """The picture at the tag ``ordinal`` of a message's version that shows ``url`` (empty: none yet)."""

    key: MessageKey
    ordinal: int
    url: str = ""

    @property
    def foreign(self) -> bool:
        """Whether it is another extension's picture."""
        return self.ordinal in (ELSEWHERE, ATTACHED)

    def dump(self) -> str:
        """Return it as text that a view can carry (``data-limner-entry``)."""
        return json.dumps([self.key.chat_id, self.key.uid, self.key.swipe_id, self.ordinal, self.url])

    @classmethod
    def read(cls, entry: str) -> "Where":
        """Build from what ``dump`` wrote; RequestError for anything else."""
        try:
            raw = loads(entry)
        except UntrustedInputError:
            raw = None
        match raw:
            case [str(chat_id), str(uid), int(swipe_id), int(ordinal), str(url)]:
                return cls(MessageKey(chat_id, uid, swipe_id), ordinal, url)
        raise RequestError(say(GONE))

    @classmethod
    def pressed(cls, data: Json) -> "Where":
        """Build from a press on a picture in a message."""
        return cls(key_of(data), number_of(data, "ordinal", -1), text_of(data, "source"))


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture as it stands now: its tag, and which of its versions is meant (-1: none of them)."""

    picture: Picture
    tag: Tag
    version: int


def find(text: str, pictures: Sequence[Picture], where: Where) -> FoundPicture | None:
    """
    Return the picture that is meant, wherever its tag stands by now; None where it is gone.

    The address leads, because numbers of tags shift when the text is edited.
    """
    tags = scan(closed(text))
    matched = match(closed(text), pictures)
    first = matched.get(where.ordinal)
    here = {where.ordinal: first} if first is not None else {}
    for ordinal, picture in {**here, **matched}.items():
        version = version_of(picture, where.url)
        if version >= 0 or (not where.url and ordinal == where.ordinal):
            return FoundPicture(picture, tags[ordinal], version)
    return None


def version_of(picture: Picture, url: str) -> int:
    """
    Return the index of the picture's last version with this address, as it stands in a text.

    -1 for none.
    """
    for index in reversed(range(len(picture.versions))):
        known = picture.versions[index].url
        if known and url in (known, address(known)):
            return index
    return -1
