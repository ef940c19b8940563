"""The desk: what is pressed in the section of coming and going, and what it then says."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from limner.core.clock import Clock, Ids
from limner.core.html import Html
from limner.migration._coming import Coming
from limner.migration._going import Going
from limner.migration._view import MigrationState, Offer, render
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.page.web import Web
from limner.presets.library import PresetLibrary
from limner.settings.chat_filter import ChatFilter
from limner.settings.preferences import Preferences


class MigrationDesk:
    """Each of ``actions`` raises a LimnerError with one sentence, and leaves the section as it was then."""

    def __init__(
        self,
        host: Host,
        web: Web,
        chances: tuple[Clock, Ids],
        kept: tuple[Preferences, PresetLibrary],
        chat_filter: ChatFilter,
    ) -> None:
        self._preferences, self._library = preferences, library = kept
        self._coming = Coming(host, *chances, preferences, library)
        self._going = Going(host, web, preferences)
        self._filter = chat_filter
        self._state = MigrationState()
        coming, going = self._coming, self._going
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            "migration.open": lambda _: self._look(""),
            "migration.take": self._take,
            "migration.undo": lambda _: self._look(coming.undo()),
            "migration.keep": lambda _: self._look(coming.keep()),
            "migration.pictures": lambda _: self._said(coming.take_pictures()),
            "migration.undo_pictures": lambda _: self._said(coming.undo_pictures()),
            "migration.leave": lambda _: self._said(going.leave()),
            "migration.put_back": lambda _: self._said(going.put_back()),
        }

    def render(self) -> Html:
        """Return the section."""
        return render(self._state)

    async def look_at_chat(self) -> None:
        """Look at the open chat once more; what was said last stays."""
        chat = await self._coming.of_chat()
        self._state = replace(self._state, chat=chat)

    async def _take(self, data: Json) -> None:
        said, left = await self._coming.take(text_of(data, "entry"))
        await self._look(said)
        self._state = replace(self._state, left=tuple(left))

    async def _said(self, work: Awaitable[str]) -> None:
        await self._look(await work)

    async def _look(self, said: str) -> None:
        names = {preset.id: preset.name for preset in self._library.all}
        self._state = MigrationState(
            said,
            offers=tuple(
                Offer(each, offered, self._preferences.settings, names)
                for each, offered in await self._coming.offers()
            ),
            chat=await self._coming.of_chat(),
            may_undo=self._coming.may_undo,
        )
