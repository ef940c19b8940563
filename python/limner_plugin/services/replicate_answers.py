"""What Replicate answers: how far a prediction is, what came of it, and which models there are."""

import re
from collections.abc import Mapping
from dataclasses import replace

from limner.core.json_text import as_dict, as_list, as_str
from limner.pictures.options import Options
from limner.pictures.provenance import Provenance
from limner_plugin.errors import RefusalError, quoted
from limner_plugin.services.base import ModelName, News, Result

MODEL = re.compile(r"([\w.-]+)/([\w.-]+)(?::([0-9a-f]{8,64}))?")
_PERCENT = re.compile(r"(\d{1,3})%\s*\|")
_LOGS = 100_000
"""Characters of a model's log that are looked at."""
_SEED = re.compile(r"(?i)\bseed\b\D{0,4}(\d{1,10})")
_MOST = 4
"""Pictures of a prediction that are kept."""


def ended(state: Mapping[str, object], making: Provenance, key: str) -> Result | None:
    """Return what came of a prediction; None where it goes on."""
    status, logs = as_str(state.get("status")), as_str(state.get("logs"))
    if status == "succeeded":
        output = state.get("output")
        pictures = tuple(each for each in as_list(output) if isinstance(each, str)) or (
            (output,) if isinstance(output, str) else ()
        )
        if not pictures:
            raise RefusalError("Replicate finished without a picture.", code="provider")
        return Result(pictures[:_MOST], _made(state, making, logs))
    if status == "failed":
        said = quoted(as_str(state.get("error")), key)
        raise RefusalError(f"Replicate could not paint it: {said or 'it did not say why.'}", code="provider")
    if status in ("canceled", "aborted"):
        raise RefusalError("The prediction was cancelled at Replicate.", code="cancelled")
    return None


def _made(state: Mapping[str, object], making: Provenance, logs: str) -> Provenance:
    took = as_dict(state.get("metrics")).get("predict_time")
    seconds = float(took) if isinstance(took, int | float) and 0 <= took < 1e6 else None
    seed = _SEED.search(logs[:_LOGS])
    options = making.options.over(Options(seed=int(seed[1]) if seed and int(seed[1]) < 2**32 else None))
    external = as_str(state.get("id"))[:64]
    return replace(making, options=options, seconds=seconds, cost="", external=external)


def news(state: Mapping[str, object]) -> News:
    """Return how far a prediction is."""
    steps = _PERCENT.findall(as_str(state.get("logs"))[-4000:])
    done = min(1.0, int(steps[-1]) / 100) if steps else None
    return News(as_str(state.get("id"))[:64], done, as_str(state.get("status")) == "processing")


def model_name(raw: Mapping[str, object]) -> ModelName | None:
    """Return a model of a list; None for what has no name that can be asked for."""
    name = f"{as_str(raw.get('owner'))}/{as_str(raw.get('name'))}"
    if not MODEL.fullmatch(name):
        return None
    return ModelName(name, name, quoted(as_str(raw.get("description")), ""))
