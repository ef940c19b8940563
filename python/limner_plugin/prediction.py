"""
An attempt at a picture: its state as a value, and the shape in which the browser and the user's file have it.

The story is not in it: the prompt is used once and not written down.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from limner.core.json_text import as_dict, as_list, as_str
from limner.pictures.provenance import Provenance
from limner_plugin.errors import RefusalError


def _bare(refusal: RefusalError) -> RefusalError:
    """
    Return what was refused without how it came to that.

    An exception holds each frame it came through with all that was read there, and an attempt is remembered.
    """
    return RefusalError(
        str(refusal),
        code=refusal.code,
        status=refusal.status,
        retryable=refusal.retryable,
        retry_after=refusal.retry_after,
        faults=refusal.faults,
        answered=refusal.answered,
    )


class PredictionStatus(StrEnum):
    """What becomes of an attempt; ``limner.providers.base`` has the same words."""

    WAITING = "waiting"
    PAINTING = "painting"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


ENDED = frozenset({PredictionStatus.DONE, PredictionStatus.FAILED, PredictionStatus.CANCELLED})

TRANSITIONS: Mapping[PredictionStatus, frozenset[PredictionStatus]] = MappingProxyType(
    {
        PredictionStatus.WAITING: frozenset({PredictionStatus.WAITING, PredictionStatus.PAINTING, *ENDED}),
        PredictionStatus.PAINTING: frozenset({PredictionStatus.PAINTING, *ENDED}),
        PredictionStatus.DONE: frozenset(),
        PredictionStatus.FAILED: frozenset(),
        PredictionStatus.CANCELLED: frozenset(),
    }
)
"""The one table of what may follow what: what has ended stays as it is."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """
    One attempt. ``external`` is its name at the service, empty until the service has said it.

    ``begun`` are seconds since 1970; ``folder`` is where its pictures go; ``model`` is what was asked for;
    ``origin`` is where the service was reached.
    """

    id: str
    service: str
    begun: float
    folder: str = ""
    model: str = ""
    origin: str = ""
    status: PredictionStatus = PredictionStatus.WAITING
    progress: float | None = None
    external: str = ""
    images: tuple[str, ...] = ()
    making: Provenance = field(default_factory=Provenance)
    error: RefusalError | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more comes of it."""
        return self.status in ENDED

    def into(self, status: PredictionStatus, **changes: object) -> "Prediction":
        """Return it in another state; itself where that may not follow."""
        if status not in TRANSITIONS[self.status]:
            return self
        if isinstance(error := changes.get("error"), RefusalError):
            changes["error"] = _bare(error)
        return replace(self, status=status, **changes)  # type: ignore[arg-type]  # the fields' own types

    def to_json(self) -> dict[str, object]:
        """Return it as the browser is told (``PluginPrediction`` in docs/plugin.md)."""
        making: dict[str, object] = {"options": {}, "seconds": None, "cost": "", "external": self.external}
        return {
            "id": self.id,
            "service": self.service,
            "status": str(self.status),
            "progress": self.progress,
            "images": list(self.images),
            "making": {**making, **self.making.to_json()},
            "predictionId": self.external,
            "error": self.error.to_json() if self.error else None,
        }

    def to_file(self) -> dict[str, object]:
        """Return it as the user's file keeps it."""
        own = {"begun": self.begun, "folder": self.folder, "model": self.model, "origin": self.origin}
        return {**self.to_json(), **own}

    @classmethod
    def read(cls, raw: object) -> "Prediction | None":
        """Build from the user's file; None where it is none."""
        entries = as_dict(raw)
        try:
            status = PredictionStatus(as_str(entries.get("status")))
        except ValueError:
            return None
        begun, error = entries.get("begun"), entries.get("error")
        images = (as_str(image) for image in as_list(entries.get("images")))
        return cls(
            as_str(entries.get("id")),
            as_str(entries.get("service")),
            float(begun) if isinstance(begun, int | float) and 0 <= begun < 1e12 else 0.0,
            as_str(entries.get("folder")),
            as_str(entries.get("model")),
            as_str(entries.get("origin")),
            status,
            1.0 if status is PredictionStatus.DONE else None,
            as_str(entries.get("predictionId")),
            tuple(image for image in images if image.startswith("/user/images/")),
            Provenance.read(entries.get("making")),
            RefusalError.read(error) if error else None,
        )
