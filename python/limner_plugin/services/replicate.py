"""
Replicate: official models by name, others by version, predictions that are asked for until they end.

Facts this rests on: ``POST /v1/models/<owner>/<name>/predictions`` is for official models only, all others
are ``POST /v1/predictions`` with a version; a prediction goes from ``starting`` over ``processing`` to
``succeeded``, ``failed`` or ``canceled``; its files are gone after an hour; its logs hold progress and seed.
A file for a model is in its input up to 256 KB, larger ones are uploaded first and gone after a day.
"""

import asyncio
import re
from base64 import b64encode
from collections.abc import Mapping

from limner.core.clock import Clock
from limner.core.json_text import as_dict, as_list, as_str
from limner.pictures.options import Features, Options
from limner.pictures.provenance import Provenance
from limner.pictures.reference_address import MOST
from limner_plugin.errors import RefusalError, invalid
from limner_plugin.multipart import FilePart, form
from limner_plugin.references import ReferencePicture, References
from limner_plugin.requests import PredictionRequest
from limner_plugin.services.base import Heard, ModelName, News, Result
from limner_plugin.services.replicate_answers import MODEL, ended, model_name, news
from limner_plugin.services.replicate_inputs import inputs_of, translated
from limner_plugin.services.replicate_references import filled, places
from limner_plugin.wire import Access, Body, Wire

_EXTERNAL = re.compile(r"[a-z0-9]{1,64}")
_ADDRESS = 2000
_DOTS = frozenset({".", ".."})

FIRST, GROWTH, LONGEST, STEADY = 2.0, 1.25, 8.0, 5
"""Seconds between two looks: so many at first, longer each time after ``STEADY`` looks, up to the longest."""

STRANGE = 3
"""So many looks in a row that are answered with what makes no sense end a prediction."""

_STATUSES = frozenset({"starting", "processing", "queued", "succeeded", "failed", "canceled", "aborted"})

FEATURES = Features(
    knows=frozenset({"model", "width", "height", "count", "guidance", "steps", "seed", "negative"}),
    step=8,
    most=4,
    progress=True,
    cancel=True,
    references=MOST,
)

_INLINE = 256 * 1024
"""Bytes of files that may stand in a prediction's input, all together."""


Inputs = dict[str, dict[str, object]]


class Replicate:
    """The service; ``seconds`` is how long a prediction may take before it is given up."""

    id, name = "replicate", "Replicate"
    variable, secret = "REPLICATE_API_TOKEN", "api_key_limner_replicate"
    model = "black-forest-labs/flux-schnell"
    fixed = True

    def __init__(self, wire: Wire, clock: Clock, seconds: float, base: str = "") -> None:
        self._wire = wire
        self._clock = clock
        self._seconds = seconds
        self._inputs: dict[str, tuple[str, Inputs]] = {}
        self.base = base or "https://api.replicate.com"

    def features(self, _model: str, _base: str) -> Features:
        """Say what it can do; a model may know less."""
        return FEATURES

    def defaults(self, model: str, _base: str) -> Options:
        """Return what it paints with where nothing is chosen: the rest is each model's own."""
        return Options(model=model, width=1024, height=1024, count=1)

    async def paint(
        self, access: Access, wanted: PredictionRequest, heard: Heard, references: References
    ) -> Result:
        """Begin a prediction and wait for its end."""
        path, order, otherwise, used, inputs = await self._order(access, wanted)
        async with references.opened(places(inputs)) as shown:
            room = _INLINE // max(1, len(shown))
            uris = [await self._given(access, each, number, room) for number, each in enumerate(shown, 1)]
            order["input"] = {**as_dict(order["input"]), **filled(inputs, uris)}
            seen = tuple(each.url for each in shown)
        creating = asyncio.ensure_future(self._create(access, path, order, otherwise))
        try:
            external = await asyncio.shield(creating)
        except asyncio.CancelledError:
            # It may be begun, and paid for, at this very moment: then it is ended.
            external = await creating
            await self._cancel(access, external)
            raise
        heard(News(external))
        making = Provenance(used, external=external, references=seen)
        return await self.resume(access, external, making, heard)

    async def _given(self, access: Access, picture: ReferencePicture, number: int, room: int) -> str:
        """Return what stands for a picture in an input: itself, or where Replicate keeps it for a day."""
        if len(picture.content) <= room:
            return f"data:{picture.kind};base64,{b64encode(picture.content).decode()}"
        file = FilePart("content", picture.name(number), picture.kind, picture.content)
        found, _ = await self._ask(access, "POST", "/v1/files", form({}, [file]), orders=False)
        url = as_str(as_dict(found.get("urls")).get("get"))
        if not url.startswith(("https://", "http://")) or len(url) > _ADDRESS:
            raise RefusalError("Replicate did not say where it keeps a reference picture.", code="provider")
        return url

    async def resume(self, access: Access, external: str, making: Provenance, heard: Heard) -> Result:
        """Look until it has ended: at once, then every two seconds, then more and more rarely."""
        if not _EXTERNAL.fullmatch(external):
            raise RefusalError(
                "SillyTavern was stopped while this picture was being asked for. Look at replicate.com "
                "whether it was painted; ask for it again if not.",
                code="provider",
            )
        began, looks, pause, strange = self._clock.now(), 0, FIRST, 0
        try:
            while True:
                try:
                    state, strange = await self._look(access, external), 0
                except RefusalError:
                    state, strange = None, strange + 1
                    if strange == STRANGE:
                        await self._cancel(access, external)
                        raise
                if state is not None:
                    if (result := ended(state, making, access.key)) is not None:
                        return result
                    heard(news(state))
                    state = None  # it may be large, and is not held while we wait
                left = self._seconds - (self._clock.now() - began)
                if left <= 0:
                    break
                looks += 1
                pause = min(LONGEST, pause * GROWTH) if looks > STEADY else pause
                await self._clock.sleep(min(pause, left))
        except asyncio.CancelledError:
            await self._cancel(access, external)
            raise
        await self._cancel(access, external)
        raise RefusalError(
            f"Replicate did not finish within {self._seconds:g} s, so the prediction was cancelled.",
            code="provider",
            status=504,
        )

    async def models(self, access: Access, search: str) -> tuple[ModelName, ...]:
        """List the models that Replicate collects for painting, or those that a search finds."""
        if search:
            found, _ = await self._ask(access, "QUERY", "/v1/models", search)
            listed = as_list(found.get("results"))
        else:
            found, _ = await self._ask(access, "GET", "/v1/collections/text-to-image")
            listed = as_list(found.get("models"))
        return tuple(name for each in listed if (name := model_name(as_dict(each))) is not None)

    async def _order(
        self, access: Access, wanted: PredictionRequest
    ) -> tuple[str, dict[str, object], str, Options, Inputs]:
        """
        Return where to order, what, and by which version if it is not official.

        Then which options are used, and what the model takes.
        """
        options = wanted.options.over(Options(model=access.model))
        match = MODEL.fullmatch(options.model or "")
        if match is None or _DOTS & set(match.groups()):
            raise invalid("The model must be called owner/name or owner/name:version.")
        owner, name, version = match.groups()
        version_there, inputs = await self._known(access, owner, name, version)
        body, used = translated(wanted.prompt, options, inputs)
        path = f"/v1/models/{owner}/{name}/predictions"
        order: dict[str, object] = {"input": body}
        if version:
            path, order = "/v1/predictions", {"version": version, "input": body}
        return path, order, "" if version else version_there, used, inputs

    async def _create(self, access: Access, path: str, order: Mapping[str, object], otherwise: str) -> str:
        """Order a prediction, and return its name."""
        try:
            made, _ = await self._ask(access, "POST", path, order)
        except RefusalError as refusal:
            # It is known but not official: then it is asked for by its newest version.
            if refusal.answered != 404 or not otherwise:
                raise
            made, _ = await self._ask(access, "POST", "/v1/predictions", {**order, "version": otherwise})
        external = as_str(made.get("id"))
        if not _EXTERNAL.fullmatch(external):
            raise RefusalError(
                "Replicate began a prediction without a name; it cannot be asked for.", code="provider"
            )
        return external

    async def _known(self, access: Access, owner: str, name: str, version: str | None) -> tuple[str, Inputs]:
        """Return a model's newest version, or the one that is asked for, with its inputs; asked for once."""
        key = f"{access.base} {owner}/{name}:{version or ''}"
        if key not in self._inputs:
            path = f"/v1/models/{owner}/{name}" + (f"/versions/{version}" if version else "")
            try:
                found, _ = await self._ask(access, "GET", path)
            except RefusalError as refusal:
                if refusal.answered != 404:
                    raise
                raise invalid(
                    f"Replicate knows no model {owner}/{name}{':' + version if version else ''}."
                ) from None
            there = found if version else as_dict(found.get("latest_version"))
            self._inputs[key] = as_str(there.get("id")), inputs_of(there)
            if len(self._inputs) > 100:
                del self._inputs[next(iter(self._inputs))]
        return self._inputs[key]

    async def _look(self, access: Access, external: str) -> dict[str, object] | None:
        """Return the prediction; None where the look failed in a way that will pass."""
        try:
            state, _ = await self._ask(access, "GET", f"/v1/predictions/{external}")
        except RefusalError as refusal:
            if refusal.retryable:
                return None
            raise
        if as_str(state.get("status")) not in _STATUSES:
            raise RefusalError("Replicate answered with something that is no prediction.", code="provider")
        return state

    async def _cancel(self, access: Access, external: str) -> None:
        """End it at Replicate; where that fails it ends by itself there, and nobody waits for it here."""
        try:
            await self._ask(access, "POST", f"/v1/predictions/{external}/cancel")
        except RefusalError:
            return

    async def _ask(
        self, access: Access, method: str, path: str, body: Body | None = None, *, orders: bool = True
    ) -> tuple[dict[str, object], Mapping[str, str]]:
        return await self._wire.ask(self.name, access, method, path, body, orders=orders)
