"""The port ``page.web.Web`` of a server that has one chat."""

import json
from collections.abc import AsyncGenerator, Mapping

from limner.core.errors import HostError
from limner.page.web import ServerAnswer


class FakeChats:
    """``chat`` is what stands in the file, ``asked`` what was asked for; of another path nothing is known."""

    def __init__(self, *messages: Mapping[str, object]) -> None:
        self.chat: list[Mapping[str, object]] = [{}, *messages]
        self.asked: list[tuple[str, object]] = []

    async def call(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, deadline: float
    ) -> ServerAnswer:
        del method, deadline
        self.asked.append((path, body))
        known = path in ("/api/chats/get", "/api/chats/group/get")
        text = json.dumps(self.chat, ensure_ascii=False, separators=(",", ":"))
        return ServerAnswer(200 if known else 404, {}, text)

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        raise HostError(path, "network")
        yield "", ""
