"""
The card of who has just come: what must be set up before the first picture, and the test.

It stands at the head of the panel until it is put away, or until a story has its first picture; then it is
over for ever, and nothing is asked or loaded for it any more.
"""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING

from limner.core.errors import HostError
from limner.core.html import join
from limner.page.events import Json
from limner.page.host import Host
from limner.page.neighbours import TavernSetup
from limner.painting.provider_setup import ProviderSetup
from limner.pictures import message_notes
from limner.settings.preferences import Preferences

if TYPE_CHECKING:
    from limner.diagnosis._checkup_report import Report

VIEW = "first-run"

KEY = "first_run"
"""The entry of the saved settings that says that it is over."""


class FirstRun:
    """Paints the view ``first-run``; ``report`` is how far the test is."""

    def __init__(
        self,
        host: Host,
        preferences: Preferences,
        setup: ProviderSetup,
        begin: Callable[[Coroutine[None, None, None]], None],
        report: "Callable[[], Report]",
    ) -> None:
        self._host = host
        self._preferences = preferences
        self._setup = setup
        self._begin = begin
        self._report = report
        self._begun = self._looking = False
        self._found: TavernSetup | None = None
        self.actions = {"first_run.look": self._again, "first_run.dismiss": self._dismiss}

    @property
    def due(self) -> bool:
        """Whether it is to be shown, as far as is known."""
        return self._begun and not self._preferences.settings.kept.get(KEY)

    def greet(self) -> None:
        """The program has begun: the settings are known."""
        self._begun = True

    def look(self) -> None:
        """Something may have changed: find out how all stands, and show it."""
        if self.due and not self._looking:
            self._looking = True
            self._begin(self._look())

    async def _look(self) -> None:
        try:
            if await self._illustrated():
                self._over()
            else:
                self._found = await self._host.setup()
        except HostError:
            return  # the next change looks again
        finally:
            self._looking = False
        self.paint()

    async def _illustrated(self) -> bool:
        rows = await self._host.scan(0)
        return any(picture.versions for row in rows for picture in message_notes.load(row.limner))

    def paint(self) -> None:
        """Show the card as all is known now; nothing where it is over."""
        if not self.due or self._found is None:
            self._host.paint(VIEW, join(()))
            return
        from limner.diagnosis import _first_run_view as view  # noqa: PLC0415 -- for newcomers only
        from limner.diagnosis._first_checks import checks  # noqa: PLC0415 -- the same

        name, ready = self._painter()
        self._host.paint(VIEW, view.render(checks(self._found, name, ready=ready), self._report()))

    def _painter(self) -> tuple[str, bool | None]:
        """Return the name of who paints in ST's place, and whether that painter is set up."""
        chosen = self._preferences.settings.provider
        if chosen == self._setup.painters.sd.id:
            return "", None
        health = self._setup.painters.plugin.health
        service = health.services.get(chosen) if health else None
        return self._setup.names.get(chosen, chosen), service.configured if service else None

    # -- what is pressed -----------------------------------------------------------------------------------

    async def _again(self, _data: Json) -> None:
        await self._look()

    async def _dismiss(self, _data: Json) -> None:
        self._over()

    def _over(self) -> None:
        self._found = None
        self._preferences.keep(KEY, "over")
