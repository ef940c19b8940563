"""Whether any chat is linked, to be asked at each event without loading what does the work."""

from typing import Final

from limner.core.json_text import as_dict
from limner.settings.settings import Settings

ENTRY: Final = "nextchat"
"""The entry beside the settings."""


def is_any(settings: Settings) -> bool:
    """Say whether a chat is linked."""
    return bool(as_dict(as_dict(settings.kept.get(ENTRY)).get("links")))
