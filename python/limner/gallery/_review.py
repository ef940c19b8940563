"""The review of a message's pictures that wait: words are changed, and only a press paints or drops them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from limner.core.errors import RequestError
from limner.core.json_text import as_dict, as_str
from limner.core.translation import say
from limner.gallery import _review_view as review_view
from limner.gallery._requests import Repainting
from limner.gallery._review_view import WaitingPicture
from limner.gallery._rewriting import Rewriter, clean
from limner.gallery._where import Where
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.painting.session import Session
from limner.pictures.picture import State
from limner.pictures.projection import match
from limner.tags.grammar import Tag, closed, scan

VIEW = "review"
"""A view of its own: where another window is open, this one does not take its place."""

_Waiting = tuple[WaitingPicture, Tag]


class ReviewWindow:
    """One at a time; what is typed in it is asked for with each press, and kept nowhere else."""

    def __init__(self, host: Host, repainting: Repainting, rewriter: Rewriter) -> None:
        self._host = host
        self._repainting = repainting
        self._rewriter = rewriter
        self._shown: MessageKey | None = None
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            "review.paint": self._paint_chosen,
            "review.drop": self._drop_chosen,
        }

    async def open(self, key: MessageKey) -> None:
        """Show what waits in a message."""
        if not await self._show(key):
            raise RequestError(say("No picture of this message waits for review."))

    async def offer(self, key: MessageKey) -> None:
        """Pictures have begun to wait: show them, unless the user is at others."""
        if self._shown is None:
            await self._show(key)

    async def _show(self, key: MessageKey) -> bool:
        before, self._shown = self._shown, key
        held: list[_Waiting] = []
        try:
            _, held = await self._held(key)
        finally:
            if not held:
                self._shown = before
        if held:
            self._host.open_window(wide=True, view=VIEW)
            self._paint(key, [row for row, _ in held])
        return bool(held)

    def closed(self) -> None:
        """The user has closed it: all that was in it goes on waiting."""
        self._shown = None

    async def _paint_chosen(self, data: Json) -> None:
        key, form = _asked(data)
        chosen = await self._chosen(key, form)
        for row, tag in chosen:
            typed = as_str(form.get(f"prompt:{row.id}"), tag.prompt)
            if clean(typed) != clean(tag.prompt):
                await self._rewriter.rewrite(Where(key, row.ordinal), typed)
        session, held = await self._held(key)
        names = {row.id for row, _ in chosen}
        for row, tag in held:
            if row.id in names:
                session.jobs.again(row.id, tag.attributes, insist=True)
        session.changed()
        self._left(key, form, [row for row, _ in held if row.id not in names])

    async def _drop_chosen(self, data: Json) -> None:
        key, form = _asked(data)
        names = {row.id for row, _ in await self._chosen(key, form)}
        session, held = await self._held(key)
        dropped = [session.jobs.get(row.id).to(State.PAINTED) for row, _ in held if row.id in names]
        await self._repainting.change(session, tuple(dropped))
        self._left(key, form, [row for row, _ in held if row.id not in names])

    async def _chosen(self, key: MessageKey, form: Mapping[str, object]) -> list[_Waiting]:
        _, held = await self._held(key)
        chosen = [each for each in held if form.get(f"on:{each[0].id}") is True]
        if not chosen:
            raise RequestError(say("Choose a picture first."))
        return chosen

    async def _held(self, key: MessageKey) -> tuple[Session, list[_Waiting]]:
        """Return what waits in a message, in the order of the tags."""
        session, view = await self._repainting.open(key)
        text = closed(view.text)
        tags = scan(text)
        return session, [
            (WaitingPicture(each.id, ordinal, tags[ordinal].prompt, each.held), tags[ordinal])
            for ordinal, each in sorted(match(text, session.pictures).items())
            if each.state is State.HELD
        ]

    def _left(self, key: MessageKey, form: Mapping[str, object], rows: Sequence[WaitingPicture]) -> None:
        """Show what still waits, as the user has it in the fields; where nothing does the window closes."""
        if not rows:
            self._shown = None
            self._host.close_window()
            return
        self._paint(key, [_as_typed(row, form) for row in rows])

    def _paint(self, key: MessageKey, rows: Sequence[WaitingPicture]) -> None:
        self._host.paint(VIEW, review_view.render(Where(key, -1), rows))


def _as_typed(row: WaitingPicture, form: Mapping[str, object]) -> WaitingPicture:
    prompt = as_str(form.get(f"prompt:{row.id}"), row.prompt)
    return WaitingPicture(row.id, row.ordinal, prompt, row.word, form.get(f"on:{row.id}") is True)


def _asked(data: Json) -> tuple[MessageKey, Mapping[str, object]]:
    return Where.read(text_of(data, "entry")).key, as_dict(data.get("form"))
