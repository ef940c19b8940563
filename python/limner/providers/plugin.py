"""
The server plugin: whether it is there, what it can do, and what it answers.

It is looked for when somebody needs it, never at a start: when a painter of its own is chosen or asked, when
the panel's section is opened. What was found is kept; that it is missing is asked anew each time, because its
user may just have installed it.
"""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing

from limner.core.errors import GenerationError, HostError
from limner.core.json_text import as_dict
from limner.core.redaction import told
from limner.core.translation import say
from limner.page.web import ServerAnswer, Web
from limner.providers import plugin_answers as answers
from limner.providers.plugin_answers import Health, Model, PluginPrediction, PluginService

BASE = "/api/plugins/limner"
QUICK = 20.0
"""Seconds for what the plugin answers by itself."""
SLOW = 60.0
"""Seconds for what it asks a service for, and for its first answer, which waits for its Python."""

STREAMS = 2
"""Streams at once: a browser has six connections to a server, and a reply, its chat and Stop need some."""

MISSING = (
    "Limner's server plugin is not there: install it as Extensions > Limner > Connections says, "
    "or choose another painter."
)
NO_KEY = "There is no key for ${0} yet: enter it under Extensions > Limner > Connections."
UNREACHABLE = "SillyTavern's server cannot be reached: see whether it is running, then press Try again."


class Plugin:
    """
    The plugin of this SillyTavern; ``health`` is what is known of it, ``changed`` hears when that changes.

    Every failure is a GenerationError, but a server that cannot be reached: a HostError, because whoever
    follows a picture waits for it to come back.
    """

    def __init__(self, web: Web) -> None:
        self._web = web
        self._streams = 0
        self.health: Health | None = None
        self.changed: Callable[[], None] = lambda: None

    async def look(self, *, anew: bool = False) -> Health:
        """Return what the plugin can do; GenerationError where there is none."""
        if self.health is not None and not anew:
            return self.health
        try:
            found = answers.health(await self._ask("GET", "/health", "", SLOW))
        except GenerationError:
            self._learn(None)
            raise
        self._learn(found)
        return found

    async def service(self, name: str) -> PluginService:
        """Return one of its services, ready to be asked; GenerationError says what is missing."""
        health = await self.look()
        if not _ready(health, name):  # the key may have been entered in another tab
            health = await self.look(anew=True)
        service = health.services.get(name)
        if service is None:
            words = say("The server plugin has no painter called ${0}: update the plugin.", name)
            raise GenerationError(words, code="configuration", provider=name)
        if not service.configured:
            raise GenerationError(say(NO_KEY, service.name), code="configuration", provider=name)
        return service

    async def configure(self, service: str, **change: str) -> None:
        """Change a service's address or model on the server; keys do not go through here."""
        raw = await self._ask("POST", "/config", service, QUICK, {"service": service, **change})
        if self.health is not None:
            self._learn(Health(self.health.version, answers.services(raw)))

    async def models(self, service: str, search: str) -> tuple[Model, ...]:
        """Return a service's models, those that match where something is searched."""
        route = f"/models?service={encoded(service)}&search={encoded(search)}"
        return answers.models(await self._ask("GET", route, service, SLOW))

    async def begin(self, service: str, body: Mapping[str, object]) -> PluginPrediction:
        """Have a picture painted; the same ``id`` again is the same picture."""
        try:
            raw = await self._ask("POST", "/generate", service, SLOW, {"service": service, **body})
        except GenerationError as error:
            error.began = error.code == "network" and error.retryable  # what is begun is told, if anything is
            raise
        return answers.prediction(raw, service)

    async def prediction(self, service: str, name: str) -> PluginPrediction | None:
        """Return what has become of a picture; None where the server knows of none."""
        return await self._of("GET", f"/prediction/{encoded(name)}", service)

    async def cancel(self, service: str, name: str) -> PluginPrediction | None:
        """Have a picture given up; None where the server knows of none."""
        return await self._of("POST", f"/prediction/{encoded(name)}/cancel", service)

    @property
    def crowded(self) -> bool:
        """Whether as many streams are open as may be: who follows one more picture looks instead."""
        return self._streams >= STREAMS

    async def news(self, service: str, name: str) -> AsyncGenerator[PluginPrediction, None]:
        """Yield a picture's states as they come; ends, or raises HostError, where the stream does."""
        self._streams += 1
        try:
            async with aclosing(self._web.events(f"{BASE}/events/{encoded(name)}")) as events:
                async for kind, data in events:
                    if kind in ("progress", "done", "failed"):
                        yield answers.prediction(answers.entries_of(data, service), service)
        finally:
            self._streams -= 1

    async def _of(self, method: str, route: str, service: str) -> PluginPrediction | None:
        answer = await self._web.call(method, BASE + route, deadline=QUICK)
        if answer.status == 404 and _error(answer):
            return None
        try:
            raw = self._checked(answer, service)
        except GenerationError as error:
            error.code, error.began = "network", True  # who refuses to say has not ended it
            raise
        return answers.prediction(raw, service)

    async def _ask(
        self, method: str, route: str, service: str, deadline: float, body: Mapping[str, object] | None = None
    ) -> dict[str, object]:
        return self._checked(await self._web.call(method, BASE + route, body, deadline=deadline), service)

    def _checked(self, answer: ServerAnswer, service: str) -> dict[str, object]:
        """Return what an answer holds; GenerationError where it is a refusal."""
        if 200 <= answer.status < 300:
            return answers.entries(answer, service)
        error = _error(answer)
        if error:
            raise answers.trouble(error, service, answer.headers)
        if answer.status == 404:
            raise GenerationError(say(MISSING), code="configuration", provider=service)
        if answer.status in (401, 403):
            words = "SillyTavern's server refused the request: reload the page."
            raise GenerationError(say(words), code="network", provider=service)
        words = say("The server plugin failed (${0}): see SillyTavern's log.", answer.status)
        if answer.status >= 500:  # a gateway's, perhaps: whether the plugin has heard of it, nobody knows
            raise GenerationError(words, code="network", provider=service, retryable=True)
        raise GenerationError(words, code="provider", provider=service)

    def _learn(self, health: Health | None) -> None:
        if health != self.health:
            self.health = health
            self.changed()


def encoded(text: str) -> str:
    """Return a text as a part of an address; ``urllib`` would be loaded at each start for this line."""
    plain = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~")
    return "".join(
        c if c in plain else "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "replace")) for c in text
    )


def _ready(health: Health, name: str) -> bool:
    return name in health.services and health.services[name].configured


def _error(answer: ServerAnswer) -> dict[str, object]:
    """Return the error that an answer tells of; an empty one where it is none of the plugin's."""
    try:
        return as_dict(answers.entries(answer, "").get("error"))
    except GenerationError:
        return {}


def unreachable(service: str, error: HostError, *, began: bool) -> GenerationError:
    """Return what a server that cannot be reached is to whoever waits for a picture."""
    said = {"said": told(str(error), answers.LONGEST)}
    return GenerationError(
        say(UNREACHABLE), code="network", provider=service, retryable=True, details=said, began=began
    )
