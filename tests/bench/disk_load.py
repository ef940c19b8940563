"""The load of ``disk_scan``: a server whose chats all have pictures, answered at once."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Mapping

from limner.gallery._disk import Named, scan
from limner.gallery.chat_files import ChatFiles
from limner.page.web import ServerAnswer

KINDS = 20
"""So many different texts of chats there are: to make each chat's own would take longer than to read it."""

_PROSE = "The lamp swung over the table, and nobody said what they all had seen on the road that night. " * 12


def _chat(kind: int, messages: int) -> str:
    rows: list[object] = [{"user_name": "User", "character_name": "Mira"}]
    for number in range(messages):
        url = f"/user/images/Mira/{kind}-{number // 2}.png"
        image = f'<img src="{url}" title="a road" alt="a road">'
        version = {"id": f"v{number}", "url": url, "prompt": "a road", "provider": "sd"}
        note = {"v": 1, "uid": f"{kind}-{number}", "pictures": [{"id": "p", "versions": [version]}]}
        mes = f'{_PROSE}<img-prompt="a road">{image}' if number % 2 else _PROSE
        rows.append({"name": "Mira", "mes": mes, "extra": {"limner": note} if number % 2 else {}})
    return json.dumps(rows)


class Server:
    """The port ``page.web.Web``, with a tenth of its files shown nowhere."""

    def __init__(self, chats: int, messages: int) -> None:
        self.texts = [_chat(kind, messages) for kind in range(KINDS)]
        self._chats = chats
        shown = [f"{kind}-{number}.png" for kind in range(KINDS) for number in range(messages // 2)]
        self.files = [*shown, *(f"loose-{number}.png" for number in range(len(shown) // 10))]

    async def call(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, deadline: float
    ) -> ServerAnswer:
        """Answer."""
        del method, deadline
        if path == "/api/data-maid/finalize":
            return ServerAnswer(204, {}, "")
        asked = dict(body or {})
        if path == "/api/chats/get":
            return ServerAnswer(200, {}, self.texts[int(str(asked["file_name"])) % KINDS])
        found: dict[str, object] = {
            "/api/images/folders": ["Mira"],
            "/api/images/list": self.files if asked.get("folder") == "Mira" else [],
            "/api/characters/all": [{"avatar": "mira.png", "name": "Mira"}],
            "/api/groups/all": [],
            "/api/characters/chats": [{"file_name": f"{number}.jsonl"} for number in range(self._chats)],
            "/api/settings/get": {"settings": "{}", "world_names": []},
            "/api/data-maid/report": {"report": {"chats": [], "groupChats": []}, "token": "t"},
        }
        return ServerAnswer(200, {}, json.dumps(found[path]))

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        """Fail."""
        raise AssertionError(path)
        yield "", ""


async def report(chats: int, messages: int) -> dict[str, float]:
    """Return the seconds of a scan, its longest breath, what it found, and the characters of all chats."""
    server = Server(chats, messages)
    breaths = [0.0]

    async def breathe() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0)
            now = time.perf_counter()
            breaths[0] = max(breaths[0], now - last)
            last = now

    async def nothing(_named: Named) -> str:
        return "[]"

    other = asyncio.ensure_future(breathe())
    await asyncio.sleep(0)
    began = time.perf_counter()
    found = await scan(server, ChatFiles(server), lambda _done, _of: None, nothing)
    seconds = time.perf_counter() - began
    other.cancel()
    size = sum(len(server.texts[number % KINDS]) for number in range(chats))
    return {"seconds": seconds, "breath": breaths[0], "unused": len(found.unused), "characters": size}
