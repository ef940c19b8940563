"""
What the server plugin answers, read without trust.

The plugin is ours, but what it hands on is a service's, and another program may sit at its address. What is
no answer of the contract (docs/plugin.md) is refused with a sentence; a number that makes no sense is none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from limner.core.errors import GenerationError, SettingError, UntrustedInputError
from limner.core.json_text import as_bool, as_dict, as_int, as_list, as_str, loads
from limner.core.redaction import told
from limner.core.translation import say
from limner.page.web import ServerAnswer
from limner.pictures import options
from limner.pictures.options import KNOWN, Features, Options
from limner.pictures.picture_address import is_picture
from limner.pictures.provenance import Provenance
from limner.pictures.reference_address import MOST
from limner.providers.base import Status

API = 1
"""The version of the contract that this program speaks."""

STRANGE = "The server plugin answered what Limner does not understand: update the plugin and the extension."
LONGEST = 240
_MOST = 200
_STATUSES = {each.value: each for each in Status if each is not Status.UNKNOWN}
_CODES = frozenset({"configuration", "validation", "provider", "network", "cancelled"})


@dataclass(frozen=True, slots=True)
class PluginService:
    """One image service behind the plugin; ``key`` says where its key comes from, never what it is."""

    id: str
    name: str
    configured: bool = False
    key: str = "none"
    base_url: str = ""
    default_model: str = ""
    features: Features = field(default_factory=Features)
    defaults: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class Health:
    """That there is a plugin: its version, and its services by id."""

    version: str
    services: Mapping[str, PluginService]


@dataclass(frozen=True, slots=True)
class Model:
    """One model of a service."""

    id: str
    name: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class PluginPrediction:
    """A picture on its way at a service; ``trouble`` is why there is none."""

    status: Status
    progress: float | None = None
    images: tuple[str, ...] = ()
    making: Provenance = field(default_factory=Provenance)
    trouble: GenerationError | None = None

    @property
    def over(self) -> bool:
        """Whether nothing will happen to it any more."""
        return self.status in (Status.DONE, Status.FAILED, Status.CANCELLED)


def entries(answer: ServerAnswer, service: str) -> dict[str, object]:
    """Return the entries of a JSON answer; GenerationError where it is none."""
    return entries_of(answer.text, service)


def entries_of(text: str, service: str) -> dict[str, object]:
    """Return the entries of a JSON object; GenerationError where the text is none."""
    try:
        found = loads(text)
    except UntrustedInputError:
        found = None
    if not isinstance(found, Mapping):
        raise _strange(service)
    return as_dict(found)


def health(raw: Mapping[str, object]) -> Health:
    """Read the answer of ``GET /health``."""
    if raw.get("ok") is not True or as_int(raw.get("api")) != API:
        raise _strange("")
    return Health(as_str(raw.get("version"))[:40], services(raw))


def services(raw: Mapping[str, object]) -> dict[str, PluginService]:
    """Read the services of ``GET /health`` and ``GET /config``."""
    found = [_service(as_dict(each)) for each in as_list(raw.get("services"))[:20]]
    return {each.id: each for each in found if each.id}


def _service(raw: Mapping[str, object]) -> PluginService:
    features = _features(as_dict(raw.get("features")))
    name = as_str(raw.get("id"))[:40]
    return PluginService(
        name,
        as_str(raw.get("name"))[:60] or name,
        as_bool(raw.get("configured")),
        as_str(raw.get("key"), "none")[:20],
        as_str(raw.get("baseUrl"))[:LONGEST],
        as_str(raw.get("defaultModel"))[:_MOST],
        features,
        _defaults(as_dict(raw.get("defaults")), features),
    )


def _features(raw: Mapping[str, object]) -> Features:
    return Features(
        knows=frozenset(
            name for name in as_list(raw.get("knows")) if isinstance(name, str) and name in KNOWN
        ),
        sizes=tuple(filter(None, map(_size, as_list(raw.get("sizes"))[:100]))),
        step=max(1, as_int(raw.get("step"), 1)),
        qualities=tuple(as_str(word)[:40] for word in as_list(raw.get("qualities"))[:20] if as_str(word)),
        most=min(max(1, as_int(raw.get("most"), 1)), 4),
        progress=as_bool(raw.get("progress")),
        cancel=as_bool(raw.get("cancel")),
        lasting=True,
        references=min(max(0, as_int(raw.get("references"))), MOST),
    )


def _size(raw: object) -> tuple[int, int] | None:
    match raw:
        case [int(width), int(height)] if width > 0 and height > 0:
            return width, height
    return None


def _defaults(raw: Mapping[str, object], features: Features) -> Options:
    """Read the options that a service takes where nothing is chosen: those that it would take."""
    chosen = Options()
    for name, value in raw.items():
        try:
            one = options.read({name: value})
        except SettingError:
            continue
        if not features.faults(wanted := one.over(chosen)):
            chosen = wanted
    return chosen


def models(raw: Mapping[str, object]) -> tuple[Model, ...]:
    """Read the answer of ``GET /models``."""
    found = []
    for each in map(as_dict, as_list(raw.get("models"))[:_MOST]):
        name = as_str(each.get("id"))
        if name and not KNOWN["model"].fault(name):
            words = " ".join(as_str(each.get("description")).split())[:LONGEST]
            found.append(Model(name, as_str(each.get("name"))[:_MOST], words))
    return tuple(found)


def prediction(raw: Mapping[str, object], service: str) -> PluginPrediction:
    """Read a prediction; GenerationError where it is none."""
    status = _STATUSES.get(as_str(raw.get("status")))
    if status is None:
        raise _strange(service)
    making = Provenance.read(raw.get("making"))
    if not making.external:
        making = replace(making, external=as_str(raw.get("predictionId"))[:_MOST])
    error = as_dict(raw.get("error"))
    return PluginPrediction(
        status,
        _share(raw.get("progress")),
        addresses(as_list(raw.get("images")), service) if status is Status.DONE else (),
        making,
        trouble(error, service) if error else None,
    )


def _share(raw: object) -> float | None:
    good = isinstance(raw, int | float) and not isinstance(raw, bool) and 0 <= raw <= 1
    return float(raw) if good and isinstance(raw, int | float) else None


def addresses(raw: Sequence[object], service: str) -> tuple[str, ...]:
    """Return the pictures' files; GenerationError where one does not lie among SillyTavern's pictures."""
    if not raw or len(raw) > 10 or not all(isinstance(each, str) and is_picture(each) for each in raw):
        words = (
            "The server plugin answered without a picture of SillyTavern's own, and Limner shows no other."
        )
        raise GenerationError(say(words), code="provider", provider=service)
    return tuple(str(each) for each in raw)


def trouble(
    raw: Mapping[str, object], service: str, headers: Mapping[str, str] | None = None
) -> GenerationError:
    """Return the error that an answer tells of; its sentences are the plugin's, its code one of ours."""
    words = _sentence(as_str(raw.get("message")))
    faults = [_sentence(as_str(each)) for each in as_list(raw.get("faults"))[:2] if as_str(each)]
    code = as_str(raw.get("code"))
    wait = raw.get("retryAfter")
    if not isinstance(wait, int | float) or isinstance(wait, bool):
        wait = (headers or {}).get("retry-after", "")
    return GenerationError(
        " ".join(faults) or words or say("The image service failed without saying why: try again later."),
        code=code if code in _CODES else "provider",
        provider=service,
        retryable=as_bool(raw.get("retryable")),
        details={"retry_after": str(wait)} if wait != "" else {},
    )


def _sentence(text: str) -> str:
    """Return a stranger's words on one line with an end, and without what looks like a key."""
    line = told(text, LONGEST)
    return line if not line or line.endswith((".", "!", "?", "…")) else f"{line}."


def _strange(service: str) -> GenerationError:
    return GenerationError(say(STRANGE), code="provider", provider=service)
