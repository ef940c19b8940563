"""What stands beside Limner in ST, in memory: Continue, text to speech, scripts that rewrite replies."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from limner.page.host_values import MessageKey
from limner.page.neighbours import Rewriting, Script, Speech, TavernSetup


class FakeNeighbours:
    """A part of the port ``page.host.Host``; ``scripts`` are what the user's scripts do, by their names."""

    def __init__(self) -> None:
        self.last = ""
        self.continued: list[MessageKey] = []
        self.spoken = Speech()
        self.takes_filters = True
        self.scripts: dict[str, Callable[[str], str]] = {}
        self.trims = False
        self.is_set_up = TavernSetup(connected=True, context=8192, images="auto", has=frozenset({"auto_url"}))
        self.expressions: list[tuple[str, str, tuple[str, ...]]] = []

    async def continue_reply(self, key: MessageKey) -> bool:
        self.continued += [key] if key.uid == self.last else []
        return key.uid == self.last

    def show_expression(self, chat_id: str, uid: str, labels: Sequence[str]) -> None:
        self.expressions.append((chat_id, uid, tuple(labels)))

    async def speech(self) -> Speech:
        return self.spoken

    async def set_speech(self, *, applies: bool, pattern: str) -> bool:
        if self.takes_filters:
            self.spoken = replace(self.spoken, applies=applies, pattern=pattern)
        return self.takes_filters

    async def setup(self) -> TavernSetup:
        return self.is_set_up

    async def rewriting(self, text: str) -> Rewriting:
        rows = [Script(name, script(text)) for name, script in self.scripts.items()]
        return Rewriting(rows, self.trims)
