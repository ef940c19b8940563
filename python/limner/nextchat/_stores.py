"""The stores of NextChat's backup as they stand in its file."""

from collections.abc import Mapping
from dataclasses import dataclass

from limner.nextchat._values import to_text

CHATS, MASKS = "chat-next-web-store", "mask-store"
STORES = (CHATS, "access-control", "app-config", MASKS, "prompt-store")
"""In the order in which NextChat writes them; a file that lacks one ends its sync with an error."""


@dataclass(frozen=True, slots=True, repr=False)
class StoreTexts:
    """The stores by name, ours in pieces, others as they are passed on; joined only when a file is wanted."""

    ours: Mapping[str, tuple[str, ...]]
    sealed: Mapping[str, str]

    def whole(self) -> str:
        """Return the file's text."""
        return _joined({**{name: (text,) for name, text in self.sealed.items()}, **self.ours})

    def copy(self) -> str:
        """Return a copy's text, without settings and keys."""
        return _joined({**dict.fromkeys(STORES, ("{}",)), **self.ours})


def _joined(stores: Mapping[str, tuple[str, ...]]) -> str:
    parts = ["{"]
    for name in (*STORES, *(name for name in stores if name not in STORES)):
        parts += ["," if len(parts) > 1 else "", to_text(name), ":", *stores[name]]
    return "".join([*parts, "}"])
