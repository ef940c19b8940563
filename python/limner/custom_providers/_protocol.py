"""What crosses between Limner and a painter in a sandbox: made of JSON here, and made JSON, without trust."""

from typing import Any

from limner.core.errors import GenerationError
from limner.core.json_text import as_dict, as_str
from limner.custom_providers.packages import ProviderCard
from limner.page.events import Json, text_of
from limner.pictures import options
from limner.pictures.style_tags import Style
from limner.providers.base import PictureRequest, Progress

_LONGEST_WORDS = 300


def card(name: str, painter: Any) -> ProviderCard:  # noqa: ANN401 -- whatever a stranger made
    """Return what a painter says of itself, held to what Limner can use."""
    features = painter.features()
    raw = ProviderCard(
        name,
        str(painter.name or name),
        str(painter.description or ""),
        features,
        painter.defaults(),
        {str(key): str(value) for key, value in dict(getattr(painter, "fields", {})).items()},
    )
    known = ProviderCard.read(raw.to_json())
    if known is None:
        raise GenerationError(
            f"“{name}” is no name for a painter: letters, digits, “.”, “-” and “_” only.",
            code="configuration",
            provider="",
        )
    return known


def far(progress: Progress) -> dict[str, object]:
    """Return how far a picture is, as JSON; what a stranger calls a number may be none."""
    done = progress.done
    share = float(done) if isinstance(done, int | float) and 0 <= done <= 1 else None
    return {"share": share, "words": as_str(progress.words)[:_LONGEST_WORDS]}


def request(raw: Json) -> PictureRequest:
    """Build the request from Limner's own words."""
    style = as_dict(raw.get("style"))
    return PictureRequest(
        text_of(raw, "id"),
        text_of(raw, "prompt"),
        {key: as_str(value) for key, value in as_dict(raw.get("attributes")).items()},
        Style(text_of(style, "prefix"), text_of(style, "suffix"), text_of(style, "negative")),
        options.read(as_dict(raw.get("options"))),
    )
