"""What ``shim/page/nextchat.js`` does, in memory."""

from limner.page.host_values import MessageKey, PatchResult
from limner.page.nextchat_host import Appended, Roster, WholeChat


class FakeNextChat:
    """A part of ``FakeHost``: ``large_files`` are what the user chooses next, ``imported`` are cards."""

    def __init__(self) -> None:
        super().__init__()
        self.large_files: list[str | None] = []
        self.whole = WholeChat()
        self.reloads = 0
        self.people = Roster()
        self.pictures: dict[str, str] = {}
        self.imported: list[tuple[str, str, str]] = []

    async def choose_large_file(self, accept: str, most: int) -> str | None:
        return self.large_files.pop(0) if self.large_files else None

    async def whole_chat(self, *, named: bool = False) -> WholeChat:
        return self.whole

    async def rewrite_message(
        self, key: MessageKey, *, expect: str, text: str, limner: str, extra: str
    ) -> PatchResult:
        raise AssertionError("this page has no chat to write to")

    async def append_messages(self, chat_id: str, length: int, messages: str) -> Appended:
        raise AssertionError("this page has no chat to write to")

    async def roster(self) -> Roster:
        return self.people

    async def picture_data(self, path: str, most: int, *, whole: bool = False) -> str:
        return self.pictures.get(path, "")

    async def reload_characters(self) -> None:
        self.reloads += 1

    async def take_character(self, name: str, text: str, portrait: str) -> str:
        self.imported.append((name, text, portrait))
        return f"{name}{len(self.imported)}.png"
