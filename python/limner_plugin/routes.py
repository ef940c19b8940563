"""The routes: a request as a value in, a reply as a value out (docs/plugin.md has the table)."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import parse_qsl

from limner.core import json_text
from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict
from limner_plugin.errors import RefusalError, invalid
from limner_plugin.model_lists import ModelLists
from limner_plugin.prediction import Prediction, PredictionStatus
from limner_plugin.predictions import Predictions
from limner_plugin.rates import Rate
from limner_plugin.requests import change_of, from_replicate, is_id, read_request
from limner_plugin.sync_file import FileRequest, Relay
from limner_plugin.users import UserState, UserStates

BODY_MOST = 64 * 1024
"""Bytes of a request; the longest prompt takes half of it."""
QUERY_MOST = 2000
API = 1
_HALF_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Request:
    """
    What was asked. ``entry`` is the plugin's name in the address: ``limner``, or ``replicate``.

    ``user`` is who asks, by an id that no later user of the same ``handle`` has. ``query`` is the text behind
    the question mark as it came. ``size`` are the bytes of the body (-1: it did not say), ``body`` its text
    where it is JSON (``is_json``) and not too long; ``match`` and ``none_match`` are its conditions.
    """

    method: str
    path: str
    user: str
    handle: str
    entry: str = "limner"
    query: str = ""
    body: str = ""
    size: int = 0
    is_json: bool = True
    match: str = ""
    none_match: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """
    What is answered; ``stream`` is the attempt whose events follow.

    With ``relay`` the server sends that request and passes on what is answered there.
    """

    status: int
    body: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    stream: str = ""
    relay: Relay | None = None


Handler: TypeAlias = Callable[[Request, str], Awaitable[Reply]]


class Routes:
    """Answers; ``version`` is Limner's."""

    def __init__(self, users: UserStates, lists: ModelLists, rate: Rate, version: str) -> None:
        self._users = users
        self._lists = lists
        self._rate = rate
        self._version = version
        self._table: tuple[tuple[str, re.Pattern[str], Handler], ...] = (
            ("GET", re.compile(r"/health"), self._health),
            ("GET", re.compile(r"/config"), self._config),
            ("POST", re.compile(r"/config"), self._change),
            ("GET", re.compile(r"/models"), self._models),
            ("POST", re.compile(r"/generate"), self._generate),
            ("GET", re.compile(r"/prediction/([^/]+)"), self._prediction),
            ("POST", re.compile(r"/prediction/([^/]+)/cancel"), self._cancel),
            ("GET", re.compile(r"/events/([^/]+)"), self._events),
            ("GET", re.compile(r"/nextchat"), self._sync),
            ("POST", re.compile(r"/nextchat"), self._sync),
            ("GET", re.compile(r"/nextchat/file"), self._file),
            ("PUT", re.compile(r"/nextchat/file"), self._file),
            ("POST", re.compile(r"/nextchat/folder"), self._file),
        )

    async def answer(self, request: Request) -> Reply:
        """Answer; what is refused is an answer as well."""
        try:
            self._rate.take(request.user)
            handler, name = self._found(request)
            fields_of(request.query)  # what is wrong with it is wrong everywhere
            return await handler(request, name)
        except RefusalError as refusal:
            return refused(refusal)

    def _found(self, request: Request) -> tuple[Handler, str]:
        known = False
        for method, path, handler in self._table:
            if (match := path.fullmatch(request.path)) is None:
                continue
            known = True
            if method != request.method:
                continue
            name = match[1] if match.groups() else ""
            if name and not is_id(name):
                raise invalid("An id is 1 to 64 small letters, digits and hyphens.")
            return handler, name
        raise RefusalError(
            "There is nothing at this address.", code="validation", status=405 if known else 404
        )

    async def _health(self, request: Request, _name: str) -> Reply:
        services = await self._shown(request)
        configured = [service for service in services if service["configured"]]
        first = (configured or services)[0]
        head = {"ok": True, "api": API, "version": self._version, "configured": bool(configured)}
        return Reply(200, {**head, "defaultModel": first["defaultModel"], "services": services})

    async def _config(self, request: Request, _name: str) -> Reply:
        return Reply(200, {"services": await self._shown(request)})

    async def _change(self, request: Request, _name: str) -> Reply:
        body = _body(request)
        if request.entry != "limner":
            body = {"service": request.entry, **body}
        of_user = self._room(request)
        await of_user.accounts.change(change_of(body, self._services(request)))
        return await self._config(request, "")

    async def _models(self, request: Request, _name: str) -> Reply:
        services = self._services(request)
        asked = fields_of(request.query)
        wanted = asked.get("service", services[0] if len(services) == 1 else "")
        search = " ".join(asked.get("search", "").split())
        faults = [f"service must be one of {', '.join(services)}."] if wanted not in services else []
        faults += [
            f"There is no field called {name[:40]!r}." for name in sorted(set(asked) - {"service", "search"})
        ]
        if len(search) > 100 or not search.isprintable():
            faults.append("search must be a text of at most 100 characters.")
        if faults:
            raise invalid(*faults)
        access = await self._room(request).accounts.access(wanted)
        service = self._users.services[wanted]
        names, cached = await self._lists.list(request.user, service, access, search)
        return Reply(200, {"models": [name.to_json() for name in names], "cached": cached})

    async def _generate(self, request: Request, _name: str) -> Reply:
        predictions = self._room(request).predictions
        other = request.entry != "limner"
        body = _body(request)
        if other:
            body = {"service": request.entry, "wait": True, **from_replicate(body)}
        wanted = read_request(body, self._services(request))
        prediction = await predictions.begin(wanted)
        if not wanted.wait:
            return Reply(202, prediction.to_json())
        prediction = await predictions.ended(prediction.id)
        if prediction.status is not PredictionStatus.DONE:
            return refused(
                prediction.error or RefusalError("It was not painted.", code="provider"), prediction
            )
        if other:
            model = prediction.making.options.model or prediction.model
            own = {"images": list(prediction.images), "prompt": wanted.prompt, "model": model}
            return Reply(200, {**own, "predictionId": prediction.external})
        return Reply(200, prediction.to_json())

    async def _prediction(self, request: Request, name: str) -> Reply:
        return Reply(200, self._predictions(request).prediction(name).to_json())

    async def _cancel(self, request: Request, name: str) -> Reply:
        return Reply(200, self._predictions(request).cancel(name).to_json())

    async def _events(self, request: Request, name: str) -> Reply:
        self._predictions(request).prediction(name)
        return Reply(200, stream=name)

    async def _sync(self, request: Request, _name: str) -> Reply:
        sync = self._room(request).sync
        if request.method == "POST":
            await sync.change(_body(request))
        return Reply(200, await sync.shown())

    async def _file(self, request: Request, _name: str) -> Reply:
        folder = request.path.endswith("/folder")
        parts = tuple(fields_of(request.query).get("parts", "").split(",")) if request.query else ()
        asked = FileRequest(
            request.method, folder, parts, request.match, request.none_match, 0 if folder else request.size
        )
        return Reply(200, relay=await self._room(request).sync.order(asked))

    def _room(self, request: Request) -> UserState:
        return self._users.of(request.user, request.handle)

    def _predictions(self, request: Request) -> Predictions:
        return self._room(request).predictions

    def _services(self, request: Request) -> list[str]:
        """Return which services this entry has."""
        return list(self._users.services) if request.entry == "limner" else [request.entry]

    async def _shown(self, request: Request) -> list[dict[str, object]]:
        services = await self._room(request).accounts.to_json()
        return [service for service in services if service["id"] in self._services(request)]


def fields_of(query: str) -> dict[str, str]:
    """Return the fields of a query, each once and a text; RefusalError where it has lists or entries."""
    fault = invalid(f"The query must be at most {QUERY_MOST} signs and 20 fields, well encoded.")
    if len(query) > QUERY_MOST or _HALF_ESCAPE.search(query):
        raise fault
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=20)
    except ValueError as error:
        raise fault from error
    fields = dict(pairs)
    if len(fields) < len(pairs) or any(set(name) & set("[]") for name in fields):
        raise invalid("Each field of the query must be one text: no lists and no entries.")
    return fields


def refused(refusal: RefusalError, prediction: Prediction | None = None) -> Reply:
    """Return the answer to what was refused; an attempt that failed comes with it."""
    headers = {} if refusal.retry_after is None else {"Retry-After": str(max(1, round(refusal.retry_after)))}
    more = {} if prediction is None else {"prediction": prediction.to_json()}
    return Reply(refusal.status, {"error": refusal.to_json(), **more}, headers)


def _body(request: Request) -> dict[str, object]:
    if request.size < 0:
        raise RefusalError("The request must say how long it is.", code="validation", status=411)
    if request.size > BODY_MOST:
        raise RefusalError(f"The request is longer than {BODY_MOST} bytes.", code="validation", status=413)
    if not request.is_json:
        raise RefusalError("The request must be JSON.", code="validation", status=415)
    try:
        raw = json_text.loads(request.body, depth=5, length=BODY_MOST)
    except UntrustedInputError as error:
        raise invalid(str(error)) from error
    if not isinstance(raw, dict):
        raise invalid("The request must be a JSON object.")
    return as_dict(raw)
