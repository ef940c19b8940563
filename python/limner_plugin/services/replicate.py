"""
Replicate: official models by name, others by version, predictions that are asked for until they end.

Facts this rests on: ``POST /v1/models/<owner>/<name>/predictions`` is for official models only, all others
are ``POST /v1/predictions`` with a version; a prediction goes from ``starting`` over ``processing`` to
``succeeded``, ``failed`` or ``canceled``; its files are gone after an hour; its logs hold progress and seed.
"""

import asyncio
import re
from collections.abc import Mapping

from limner.core.clock import Clock
from limner.core.json_text import as_dict, as_list, as_str
from limner.pictures.options import Features, Options
from limner.pictures.provenance import Provenance
from limner_plugin.errors import RefusalError, invalid, quoted
from limner_plugin.requests import PredictionRequest
from limner_plugin.services.base import Heard, ModelName, News, Result
from limner_plugin.services.replicate_inputs import inputs_of, translated
from limner_plugin.wire import Access, Wire

_MODEL = re.compile(r"([\w.-]+)/([\w.-]+)(?::([0-9a-f]{8,64}))?")
_EXTERNAL = re.compile(r"[a-z0-9]{1,64}")
_PERCENT = re.compile(r"(\d{1,3})%\s*\|")
_LOGS = 100_000
"""Characters of a model's log that are looked at."""
_SEED = re.compile(r"(?i)\bseed\b\D{0,4}(\d{1,10})")
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
)


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
        self._inputs: dict[str, tuple[str, dict[str, dict[str, object]]]] = {}
        self.base = base or "https://api.replicate.com"

    def features(self, _model: str, _base: str) -> Features:
        """Say what it can do; a model may know less."""
        return FEATURES

    def defaults(self, model: str, _base: str) -> Options:
        """Return what it paints with where nothing is chosen: the rest is each model's own."""
        return Options(model=model, width=1024, height=1024, count=1)

    async def paint(self, access: Access, wanted: PredictionRequest, heard: Heard) -> Result:
        """Begin a prediction and wait for its end."""
        path, order, otherwise, used = await self._order(access, wanted)
        creating = asyncio.ensure_future(self._create(access, path, order, otherwise))
        try:
            external = await asyncio.shield(creating)
        except asyncio.CancelledError:
            # It may be begun, and paid for, at this very moment: then it is ended.
            external = await creating
            await self._cancel(access, external)
            raise
        heard(News(external))
        return await self.resume(access, external, Provenance(used, external=external), heard)

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
                    if (result := _ended(state, making, access.key)) is not None:
                        return result
                    heard(_news(state))
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
        return tuple(name for each in listed if (name := _model_name(as_dict(each))) is not None)

    async def _order(
        self, access: Access, wanted: PredictionRequest
    ) -> tuple[str, dict[str, object], str, Options]:
        """Return where to order, what, by which version if it is not official, and which options are used."""
        options = wanted.options.over(Options(model=access.model))
        match = _MODEL.fullmatch(options.model or "")
        if match is None or _DOTS & set(match.groups()):
            raise invalid("The model must be called owner/name or owner/name:version.")
        owner, name, version = match.groups()
        version_there, inputs = await self._known(access, owner, name, version)
        body, used = translated(wanted.prompt, options, inputs)
        path = f"/v1/models/{owner}/{name}/predictions"
        order: dict[str, object] = {"input": body}
        if version:
            path, order = "/v1/predictions", {"version": version, "input": body}
        return path, order, "" if version else version_there, used

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

    async def _known(
        self, access: Access, owner: str, name: str, version: str | None
    ) -> tuple[str, dict[str, dict[str, object]]]:
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
        self, access: Access, method: str, path: str, body: Mapping[str, object] | str | None = None
    ) -> tuple[dict[str, object], Mapping[str, str]]:
        return await self._wire.ask(self.name, access, method, path, body)


def _ended(state: Mapping[str, object], making: Provenance, key: str) -> Result | None:
    """Return what came of a prediction; None where it goes on."""
    status, logs = as_str(state.get("status")), as_str(state.get("logs"))
    if status == "succeeded":
        output = state.get("output")
        pictures = tuple(each for each in as_list(output) if isinstance(each, str)) or (
            (output,) if isinstance(output, str) else ()
        )
        if not pictures:
            raise RefusalError("Replicate finished without a picture.", code="provider")
        return Result(pictures[: FEATURES.most], _made(state, making, logs))
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
    return Provenance(options, seconds, "", as_str(state.get("id"))[:64])


def _news(state: Mapping[str, object]) -> News:
    steps = _PERCENT.findall(as_str(state.get("logs"))[-4000:])
    done = min(1.0, int(steps[-1]) / 100) if steps else None
    return News(as_str(state.get("id"))[:64], done, as_str(state.get("status")) == "processing")


def _model_name(raw: Mapping[str, object]) -> ModelName | None:
    name = f"{as_str(raw.get('owner'))}/{as_str(raw.get('name'))}"
    if not _MODEL.fullmatch(name):
        return None
    return ModelName(name, name, quoted(as_str(raw.get("description")), ""))
