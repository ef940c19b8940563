"""
The painters' place in the panel: each painter is set up here, and one tried; who paints is a setting.

The plugin is looked for when the section is opened, or when one of its painters is the one that is chosen.
Its keys never come here: the page sends them, and this hears that it did.
"""

from collections.abc import Callable, Coroutine

from limner.core.clock import Ids
from limner.core.errors import GenerationError, HostError, LimnerError, SettingError
from limner.core.json_text import as_dict
from limner.core.translation import say
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.painting.provider_setup import ProviderSetup
from limner.panel import _provider_trial as provider_trial
from limner.panel import _providers_view as providers_view
from limner.panel._provider_options_view import SIZE
from limner.panel._provider_state import ProviderState, Readiness
from limner.panel._providers_view import ProvidersState
from limner.panel._spending_section import SpendingSection
from limner.pictures.options import KNOWN
from limner.pictures.provenance import Provenance
from limner.providers.base import ImageProvider
from limner.providers.plugin import UNREACHABLE
from limner.providers.plugin_answers import Model
from limner.settings.preferences import Preferences


class ProvidersSection:
    """The controller of the view ``painters``."""

    def __init__(
        self,
        host: Host,
        ids: Ids,
        begin: Callable[[Coroutine[None, None, None]], None],
        *,
        setup: ProviderSetup,
        preferences: Preferences,
        chat_id: Callable[[], str],
        wall: Callable[[], float],
    ) -> None:
        self._host = host
        self._begin = begin
        self._painters = setup.painters
        self._plugin = setup.painters.plugin
        self._service = setup.service
        self._choice = setup.choice
        self._preferences = preferences
        self._plugin.changed = self.paint
        self._trouble: LimnerError | None = None
        self._faults: dict[str, dict[str, str]] = {}
        self._found: dict[str, tuple[Model, ...]] = {}
        self._searched: dict[str, str] = {}
        self._money = SpendingSection(
            setup.spending, setup.choice, chat_id=chat_id, wall=wall, changed=self.paint
        )

        def spent(painter: str, making: Provenance, count: int) -> None:
            setup.spending.painted(painter, making, count, chat="", wall=wall())

        self._trial = provider_trial.ProviderTrial(
            host, setup.service, ids, setup.choice, self.paint, spent=spent
        )
        self.actions = {
            "painters.open": lambda _: self._open(),
            "painters.look": lambda _: self.look(),
            "painters.key": self._keyed,
            "painters.address": self._address,
            "painters.options": self._take,
            "painters.price": self._money.take,
            "painters.search": self._search,
            "painters.model": self._model,
            "painters.clear": self._clear,
            "painters.try": lambda data: self._trial.run(text_of(data, "entry")),
            "painters.stop": self._stop,
            "painters.close": lambda _: self._trial.close(),
        }

    # -- what is shown -------------------------------------------------------------------------------------

    def paint(self) -> None:
        """Show the section as everything is now."""
        missing = isinstance(self._trouble, GenerationError) and self._trouble.code == "configuration"
        cards = [self._card(each) for each in self._service.painters]
        self._host.paint(
            "painters",
            providers_view.render(ProvidersState(cards, self._trial.trial, missing, self._money.totals())),
        )

    def _card(self, painter: ImageProvider) -> ProviderState:
        options = self._choice.options(painter.id)
        stand, words = self._stand(painter)
        if stand in (Readiness.READY, Readiness.LOCAL):
            words = " ".join(painter.validate(painter.features().heeded(options)))
        health = self._plugin.health
        return ProviderState(
            painter.id,
            painter.name,
            say(painter.description),
            stand,
            painter.features(),
            painter.defaults(),
            options,
            health.services.get(painter.id) if health else None,
            words,
            painter.id == self._choice.default,
            self._faults.get(painter.id, {}),
            self._found.get(painter.id),
            self._searched.get(painter.id, ""),
            self._money.painter(painter.id),
        )

    def _stand(self, painter: ImageProvider) -> tuple[Readiness, str]:
        if painter.id not in self._painters.remote:
            return Readiness.LOCAL, ""
        health, error = self._plugin.health, self._trouble
        if health is not None:
            service = health.services.get(painter.id)
            if service is None:
                return Readiness.MISSING, say(
                    "The server plugin has no painter called ${0}: update the plugin.", painter.name
                )
            return (Readiness.READY if service.configured else Readiness.NO_KEY), ""
        if isinstance(error, GenerationError) and error.code == "configuration":
            return Readiness.MISSING, ""
        return (Readiness.TROUBLE, str(error)) if error else (Readiness.UNKNOWN, "")

    # -- the plugin ----------------------------------------------------------------------------------------

    def greet(self) -> None:
        """The program has begun: the plugin is looked for where it is needed."""
        if {self._choice.default, self._choice.fallback} & self._painters.remote:
            self._begin(self.look())

    async def _open(self) -> None:
        await self._money.open()
        if self._plugin.health is None:
            await self.look()

    async def look(self) -> None:
        """Ask the plugin how it is; what is wrong is shown."""
        self._trouble = None
        try:
            await self._plugin.look(anew=True)
        except GenerationError as error:
            self._trouble = error
        except HostError:
            self._trouble = HostError(say(UNREACHABLE), "network")
        self.paint()

    async def _keyed(self, data: Json) -> None:
        """A key was sent from the page, or is to be forgotten; what the server answered is a number."""
        form = as_dict(data.get("form"))
        status, name = text_of(form, "status"), self._name(text_of(data, "entry"))
        if status == "200":
            words = (
                "The key of ${0} is forgotten." if form.get("forget") is True else "The key of ${0} is saved."
            )
            self._service.set_up(text_of(data, "entry"))
            self._host.toast("success", say(words, name))
        elif status == "0":
            self._host.toast("warning", say(UNREACHABLE))
        else:
            self._host.toast("warning", say("The server did not take the key of ${0} (${1}).", name, status))
        await self.look()

    async def _address(self, data: Json) -> None:
        """Another address was typed; it is the server's to say whether it may be asked."""
        typed = text_of(as_dict(data.get("form")), "base_url").strip()
        try:
            await self._plugin.configure(text_of(data, "entry"), baseUrl=typed)
            self._service.set_up(text_of(data, "entry"))
        except HostError:
            self._host.toast("warning", say(UNREACHABLE))

    async def _search(self, data: Json) -> None:
        painter = text_of(data, "entry")
        words = text_of(as_dict(data.get("form")), "search").strip()[:100]
        self._searched[painter] = words
        try:
            self._found[painter] = await self._plugin.models(painter, words)
        except HostError:
            self._host.toast("warning", say(UNREACHABLE))

    async def _model(self, data: Json) -> None:
        """A model was chosen from those that were found."""
        if model := text_of(as_dict(data.get("form")), "found"):
            self._choice.set_option(text_of(data, "entry"), "model", model)

    # -- options -------------------------------------------------------------------------------------------

    async def _take(self, data: Json) -> None:
        """Take what stands in the fields of one painter; each that is refused says why."""
        painter, form = text_of(data, "entry"), as_dict(data.get("form"))
        if isinstance(size := form.get(SIZE), str):
            width, _, height = size.partition("x")
            form |= {"width": width, "height": height}
        faults: dict[str, str] = {}
        for name in KNOWN:
            if name in form:
                try:
                    self._choice.set_option(painter, name, form[name])
                except SettingError as error:
                    faults[name] = str(error)
        self._faults[painter] = faults

    async def _clear(self, data: Json) -> None:
        painter = text_of(data, "entry")
        self._faults.pop(painter, None)
        self._choice.forget(painter)

    async def _stop(self, _data: Json) -> None:
        self._trial.stop()

    def _name(self, painter: str) -> str:
        return next((each.name for each in self._service.painters if each.id == painter), painter)
