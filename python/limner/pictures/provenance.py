"""Making: what made a picture, kept with it so that it can be made again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from limner.core.errors import SettingError
from limner.core.json_text import as_dict, as_list, as_str
from limner.pictures import options
from limner.pictures.options import Options
from limner.pictures.reference_address import MOST, is_reference


@dataclass(frozen=True, slots=True)
class Provenance:
    """
    What made a picture, as far as the painter has said it.

    ``options`` are those that were really used (model and seed among them); ``seconds`` is how long
    the painter was at it, ``cost`` what it asks for it, in its own words ("$0.003"). ``external`` is the
    name of the attempt at the service, for the user's questions to it. ``references`` are the addresses of
    pictures of people that the painter was given to look at.
    """

    options: Options = field(default_factory=Options)
    seconds: float | None = None
    cost: str = ""
    external: str = ""
    references: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return it as ``extra.limner`` and the outbox keep it: only what is known."""
        kept: Mapping[str, object] = {
            "options": self.options.given(),
            "seconds": self.seconds,
            "cost": self.cost,
            "external": self.external,
            "references": list(self.references),
        }
        return {name: value for name, value in kept.items() if value not in (None, "", {}, [])}

    @classmethod
    def read(cls, raw: object) -> "Provenance":
        """Build from JSON of a stranger's chat file: what does not fit is left out."""
        entries = as_dict(raw)
        chosen = {}
        for name, value in as_dict(entries.get("options")).items():
            try:
                options.read({name: value})
            except SettingError:
                continue
            chosen[name] = value
        seconds = entries.get("seconds")
        good = isinstance(seconds, int | float) and not isinstance(seconds, bool) and 0 <= seconds < 1e6
        return cls(
            options.read(chosen),
            float(seconds) if good and isinstance(seconds, int | float) else None,
            as_str(entries.get("cost"))[:40],
            as_str(entries.get("external"))[:200],
            references_in(entries.get("references")),
        )


def references_in(raw: object) -> tuple[str, ...]:
    """Return the addresses in a list of a stranger's that may be reference pictures'."""
    return tuple(url for url in as_list(raw)[:MOST] if isinstance(url, str) and is_reference(url))
