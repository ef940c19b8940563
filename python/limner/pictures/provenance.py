"""Making: what made a picture, kept with it so that it can be made again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from limner.core.errors import SettingError
from limner.core.json_text import as_dict, as_str
from limner.pictures import options
from limner.pictures.options import Options


@dataclass(frozen=True, slots=True)
class Provenance:
    """
    What made a picture, as far as the painter has said it.

    ``options`` are those that were really used (model and seed among them); ``seconds`` is how long
    the painter was at it, ``cost`` what it asks for it, in its own words ("$0.003"). ``external`` is the
    name of the attempt at the service, for the user's questions to it.
    """

    options: Options = field(default_factory=Options)
    seconds: float | None = None
    cost: str = ""
    external: str = ""

    def to_json(self) -> dict[str, object]:
        """Return it as ``extra.limner`` and the outbox keep it: only what is known."""
        kept: Mapping[str, object] = {
            "options": self.options.given(),
            "seconds": self.seconds,
            "cost": self.cost,
            "external": self.external,
        }
        return {name: value for name, value in kept.items() if value not in (None, "", {})}

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
        )
