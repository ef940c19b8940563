"""The window of a picture's words. What a model proposes is shown there; only a press uses it, or paints."""

from collections.abc import Awaitable, Callable, Sequence

from limner.core.json_text import as_dict
from limner.core.translation import say
from limner.gallery import _prompt_view as prompt_view
from limner.gallery._improving import Improver
from limner.gallery._requests import PictureRequests
from limner.gallery._rewriting import Rewriter, wishes_of
from limner.gallery._where import Where
from limner.page.events import Json, text_of
from limner.page.host import Host


class PromptWindow:
    """``said`` tells the user what has become of something that was begun."""

    def __init__(
        self,
        host: Host,
        requests: PictureRequests,
        rewriter: Rewriter,
        improver: Improver,
        said: Callable[[Awaitable[str]], Awaitable[None]],
    ) -> None:
        self._host = host
        self._requests = requests
        self._rewriter = rewriter
        self._improver = improver
        self._said = said
        self._wishes: list[str] = []
        self._noted = 0
        self._shown: Where | None = None
        self._picture = ""

    async def open(self, where: Where) -> None:
        """Show the words of a picture's tag as they stand now."""
        _, found, _ = await self._requests.found(where)
        view = await self._host.read(where.key)
        self._wishes = wishes_of(view.limner, found.picture.id) if view else []
        self._noted = len(self._wishes)
        self._shown, self._picture = where, found.picture.id
        self._host.open_window(wide=True)
        self._paint(where, found.tag.prompt)

    async def ask(self, where: Where, data: Json) -> None:
        """Ask the model for better words, and show them in the stead of those that stood there."""
        prompt, wish = _typed(data)
        self._paint(where, prompt, wish, asking=True)
        try:
            better = await self._improver.improve(prompt, wish, self._wishes)
        except Exception:
            self._paint(where, prompt, wish)
            raise
        self._wishes.append(wish.strip())
        self._paint(where, better)

    async def keep(self, where: Where, data: Json) -> None:
        """Write the words into the message's tag."""
        await self._rewriter.rewrite(await self._now(where), _typed(data)[0], self._new_wishes(where))
        self._host.close_window()
        self._host.toast("success", say("The tag in the message has these words now."))

    async def paint(self, where: Where, data: Json) -> None:
        """Write the words into the message's tag, and paint the picture anew."""
        meant = await self._now(where)
        await self._rewriter.rewrite(meant, _typed(data)[0], self._new_wishes(where))
        self._host.close_window()
        await self._said(self._requests.paint(meant))

    async def _now(self, where: Where) -> Where:
        """Return where the picture that was opened stands now; where it has an address, that tells it."""
        return where if where.url or self._shown != where else await self._requests.at(where, self._picture)

    def _new_wishes(self, where: Where) -> Sequence[str]:
        """Return what was wished since the window was opened."""
        return self._wishes[self._noted :] if self._shown == where else ()

    def _paint(self, where: Where, prompt: str, wish: str = "", *, asking: bool = False) -> None:
        if self._shown == where:
            html = prompt_view.render(where, prompt, self._wishes, wish=wish, asking=asking)
            self._host.paint("window", html)


def _typed(data: Json) -> tuple[str, str]:
    form = as_dict(data.get("form"))
    return text_of(form, "prompt"), text_of(form, "wish")
