"""What the browser asks for, read at the edge: what has no name, type or bounds of ours comes no further."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from limner.core.json_text import as_list
from limner.pictures import options
from limner.pictures.options import KNOWN, Options
from limner.pictures.reference_address import MOST, is_reference
from limner_plugin.addresses import base_of
from limner_plugin.errors import RefusalError, invalid

_ID = re.compile(r"[a-z0-9-]{1,64}")
_PROMPT_MOST = 8000
_KEY_MOST = 400
_NAMES = {
    "num_outputs": "count",
    "guidance_scale": "guidance",
    "num_inference_steps": "steps",
    "negative_prompt": "negative",
}
_ALIKE = {"prompt", "model", "width", "height", "seed", "id", "folder"}


@dataclass(frozen=True, slots=True)
class PredictionRequest:
    """A picture to paint; ``id`` is the attempt's, or empty; ``wait``: the answer is to hold the picture."""

    service: str
    prompt: str
    id: str = ""
    folder: str = ""
    wait: bool = False
    options: Options = field(default_factory=Options)
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be changed of a service; None leaves it, an empty text forgets it."""

    service: str
    key: str | None = None
    base: str | None = None
    model: str | None = None


def read_request(raw: Mapping[str, object], services: Collection[str]) -> PredictionRequest:
    """Read the body of ``POST /generate``; raises RefusalError with every fault."""
    own = {"service", "id", "prompt", "folder", "wait", "references"}
    faults = _strangers(raw, own | set(KNOWN)) + _service_faults(raw.get("service"), services)
    prompt, name, folder, wait = (raw.get(each) for each in ("prompt", "id", "folder", "wait"))
    if not isinstance(prompt, str) or not prompt.strip() or len(prompt) > _PROMPT_MOST:
        faults.append(f"prompt must be a text of 1 to {_PROMPT_MOST} characters.")
    if name is not None and not is_id(name):
        faults.append("id must be 1 to 64 small letters, digits and hyphens.")
    if folder is not None and (not isinstance(folder, str) or len(folder) > 200):
        faults.append("folder must be a text of at most 200 characters.")
    if wait is not None and not isinstance(wait, bool):
        faults.append("wait must be true or false.")
    references = as_list(raw.get("references"))
    if raw.get("references") not in (None, references) or not _are_references(references):
        faults.append(f"references must be at most {MOST} addresses of the user's own pictures.")
    chosen = {each: value for each, value in raw.items() if each in KNOWN and value not in (None, "")}
    faults += options.faults(chosen)
    if faults:
        raise invalid(*faults)
    return PredictionRequest(
        str(raw["service"]),
        str(prompt).strip(),
        str(name or ""),
        str(folder or ""),
        bool(wait),
        options.read(chosen),
        tuple(dict.fromkeys(map(str, references))),
    )


def _are_references(found: list[object]) -> bool:
    return len(found) <= MOST and all(isinstance(each, str) and is_reference(each) for each in found)


def from_replicate(raw: Mapping[str, object]) -> dict[str, object]:
    """Return what a client of the other API asks for, in our names; refuses what has none."""
    if strangers := _strangers(raw, _ALIKE | set(_NAMES)):
        raise invalid(*strangers)
    return {_NAMES.get(name, name): value for name, value in raw.items()}


def change_of(raw: Mapping[str, object], services: Collection[str]) -> Change:
    """Read the body of ``POST /config``; raises RefusalError with every fault, none of which quotes a key."""
    faults = _strangers(raw, {"service", "key", "baseUrl", "model"})
    faults += _service_faults(raw.get("service"), services)
    key, base, model = (raw.get(name) for name in ("key", "baseUrl", "model"))
    if key is not None and not _is_key(key):
        faults.append(f"key must be at most {_KEY_MOST} letters, digits and signs, without blanks.")
    if base is not None and not _is_base(base):
        faults.append("baseUrl must be an address such as https://images.example.com/v1, without ? and #.")
    if model is not None:
        faults += options.faults({"model": model})
    if faults:
        raise invalid(*faults)

    def text(value: object) -> str | None:
        return None if value is None else str(value).strip()

    return Change(str(raw["service"]), text(key), text(base), text(model))


def is_id(value: object) -> bool:
    """Say whether it can be an attempt's id."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _strangers(raw: Mapping[str, object], known: Collection[str]) -> list[str]:
    return [f"There is no field called {name[:40]!r}." for name in raw if name not in known]


def _service_faults(value: object, services: Collection[str]) -> list[str]:
    return [] if value in services else [f"service must be one of {', '.join(services)}."]


def _is_key(value: object) -> bool:
    if not isinstance(value, str) or len(value) > _KEY_MOST:
        return False
    bare = value.strip()
    return bare.isascii() and bare.isprintable() and " " not in bare


def _is_base(value: object) -> bool:
    if not isinstance(value, str) or len(value) > 500 or "?" in value or "#" in value:
        return False
    try:
        return not value.strip() or bool(base_of(value.strip()))
    except RefusalError:
        return False
