"""The number of tokens under the editor is that of the words in it, however slow the tokenizer is."""

import asyncio

from limner.core.errors import HostError
from limner.presets.token_count import PAUSES, TokenCount
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost


class Tokenizer(FakeHost):
    """A page whose tokenizer answers when it is told to: a token for each character."""

    def __init__(self) -> None:
        super().__init__()
        self.counting: dict[str, asyncio.Future[int]] = {}
        self.broken = 0

    async def count_text(self, text: str) -> int:
        if self.broken:
            self.broken -= 1
            raise HostError("The tokenizer is not there.", "tokenizer")
        self.counting[text] = asyncio.get_running_loop().create_future()
        return await self.counting[text]

    def answer(self, text: str) -> None:
        self.counting.pop(text).set_result(len(text))


class Editor:
    """Words, the scales under them, and the numbers that were shown."""

    def __init__(self) -> None:
        self.page = Tokenizer()
        self.clock = FakeClock()
        self.words = "one"
        self.shown: list[int | None] = []
        self.token_count = TokenCount(self.page, self.clock, lambda: self.words, self._show)

    def _show(self) -> None:
        self.shown.append(self.token_count.tokens(self.words))


async def test_words_that_changed_while_they_were_counted_are_counted_again() -> None:
    editor = Editor()
    first = asyncio.ensure_future(editor.token_count.refresh())
    await editor.clock.settle()
    editor.words = "longer"
    second = asyncio.ensure_future(editor.token_count.refresh())
    await editor.clock.settle()

    editor.page.answer("longer")  # the later question is answered first
    await second
    editor.page.answer("one")
    await editor.clock.settle()
    editor.page.answer("longer")
    await first

    assert editor.token_count.tokens("longer") == len("longer")
    assert editor.shown[-1] == len("longer")


async def test_a_page_that_cannot_count_yet_is_asked_again() -> None:
    editor = Editor()
    editor.page.broken = 1
    weighing = asyncio.ensure_future(editor.token_count.refresh())
    await editor.clock.advance(PAUSES[0])
    editor.page.answer("one")
    await weighing
    assert editor.shown == [3]


async def test_without_a_tokenizer_the_place_of_the_number_stays_open() -> None:
    editor = Editor()
    editor.page.broken = 100
    weighing = asyncio.ensure_future(editor.token_count.refresh())
    await editor.clock.advance(sum(PAUSES))
    await weighing
    assert editor.page.broken == 100 - len(PAUSES)
    assert editor.token_count.tokens("one") is None
    assert editor.shown == []
