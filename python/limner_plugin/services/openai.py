"""
OpenAI's images, and every service that speaks as it does: one request that is answered with the pictures.

OpenAI's own models take certain sizes and qualities only; what another service takes, that service knows.
Reference pictures make the request a form with files, at another address, which the GPT image models have.
There is nothing to ask for afterwards: a request that is cut off is lost, and may be charged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from limner.core.clock import Clock
from limner.core.json_text import as_dict, as_list, as_str
from limner.pictures.options import Features, Options
from limner.pictures.provenance import Provenance
from limner.pictures.reference_address import MOST
from limner_plugin.errors import RefusalError
from limner_plugin.multipart import FilePart, FormBody, form
from limner_plugin.ports import HeldPicture
from limner_plugin.references import ReferencePicture, References
from limner_plugin.requests import PredictionRequest
from limner_plugin.services.base import Heard, ModelName, News, Result
from limner_plugin.wire import Access, Wire

OFFICIAL = "https://api.openai.com/v1"
_FIELD = "b64_json"
_LOOKS = "gpt-image"
"""What is in the name of every model that looks at pictures, OpenAI's or a gateway's."""
_KNOWS = frozenset({"model", "width", "height", "count", "quality"})
_GPT = Features(
    _KNOWS, ((1024, 1024), (1536, 1024), (1024, 1536)), qualities=("auto", "low", "medium", "high"), most=4
)
_DALL_E_3 = Features(_KNOWS, ((1024, 1024), (1792, 1024), (1024, 1792)), qualities=("standard", "hd"))
_OTHER = Features(_KNOWS, most=4)


class OpenAI:
    """The service; ``seconds`` is how long a request may take."""

    id, name = "openai", "OpenAI-compatible"
    variable, secret = "OPENAI_API_KEY", "api_key_limner_openai"
    model = "gpt-image-1"
    fixed = False

    def __init__(self, wire: Wire, clock: Clock, seconds: float, base: str = "") -> None:
        self._wire = wire
        self._clock = clock
        self._seconds = seconds
        self.base = base or OFFICIAL

    def features(self, model: str, base: str) -> Features:
        """Say what it can do with a model: OpenAI's own are known, all others are asked."""
        own = base.rstrip("/") == OFFICIAL
        known = (_DALL_E_3 if model == "dall-e-3" else _GPT) if own else _OTHER
        return replace(known, references=MOST) if _LOOKS in model else known

    def defaults(self, model: str, _base: str) -> Options:
        """Return what it paints with where nothing is chosen."""
        return Options(model=model, width=1024, height=1024, count=1)

    async def paint(
        self, access: Access, wanted: PredictionRequest, heard: Heard, references: References
    ) -> Result:
        """Ask for it and wait for the answer, which holds the pictures."""
        heard(News(painting=True))
        options = wanted.options.over(Options(model=access.model))
        began = self._clock.now()
        features = self.features(options.model or "", access.base)
        async with references.opened(features.references) as shown:
            body = _body(wanted.prompt, options)
            found, headers, held = await self._wire.ask_for_pictures(
                self.name,
                access,
                "/images/edits" if shown else "/images/generations",
                _form(body, shown) if shown else body,
                field=_FIELD,
                seconds=self._seconds,
            )
            seen = tuple(each.url for each in shown)
        pictures = [_picture(as_dict(each), held) for each in as_list(found.get("data"))[: _OTHER.most]]
        if not pictures:
            raise RefusalError("The image service answered without a picture.", code="provider")
        external = as_str(headers.get("x-request-id"))[:200]
        used = features.heeded(options)
        seconds = round(self._clock.now() - began, 3)
        return Result(tuple(pictures), Provenance(used, seconds, "", external, seen))

    async def resume(self, _access: Access, _external: str, _making: Provenance, _heard: Heard) -> Result:
        """Say that it is lost: there is nothing to ask for."""
        raise RefusalError(
            "SillyTavern was stopped while this picture was being painted, and the image service keeps "
            "nothing: ask for the picture again. It may have been charged.",
            code="provider",
        )

    async def models(self, access: Access, search: str) -> tuple[ModelName, ...]:
        """List its models; of OpenAI's own only those that paint."""
        found, _ = await self._wire.ask(self.name, access, "GET", "/models")
        names = [as_str(as_dict(each).get("id"))[:200] for each in as_list(found.get("data"))]
        if access.base.rstrip("/") == OFFICIAL:
            names = [name for name in names if "image" in name or "dall-e" in name]
        return tuple(ModelName(name, name) for name in names if name and search.lower() in name.lower())


def _body(prompt: str, options: Options) -> Mapping[str, object]:
    """Return the request; what is not chosen is not in it, because services differ in what they know."""
    body: dict[str, object] = {"model": options.model, "prompt": prompt, "n": options.count or 1}
    if options.width and options.height:
        body["size"] = f"{options.width}x{options.height}"
    if options.quality:
        body["quality"] = options.quality
    return body


def _form(body: Mapping[str, object], shown: Sequence[ReferencePicture]) -> FormBody:
    """Return the request with pictures to look at."""
    files = [FilePart("image[]", each.name(n), each.kind, each.content) for n, each in enumerate(shown, 1)]
    return form({name: f"{value}" for name, value in body.items()}, files)


def _picture(entry: Mapping[str, object], held: Sequence[HeldPicture]) -> HeldPicture | str:
    """Return a picture of the answer; the text that was in the field is by now our own number, or empty."""
    known = {str(number): picture for number, picture in enumerate(held)}
    found = known.get(as_str(entry.get(_FIELD))) or as_str(entry.get("url"))
    if not found:
        raise RefusalError("The image service answered without a picture.", code="provider")
    return found
