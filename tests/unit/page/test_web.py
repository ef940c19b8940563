"""SillyTavern's server as Python asks it: the token against forged requests, and streams of events."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.core.errors import HostError
from limner.page.web import SILENCE, Lines, ServerAnswer, TavernWeb
from tests.fakes.clock import FakeClock


class FakeFetch:
    """A browser whose server takes one token only."""

    def __init__(self, ticket: str = "1") -> None:
        self.ticket = ticket
        self.seen: list[tuple[str, str, str]] = []
        self.pieces: list[str] = []
        self.read_with: list[str] = []
        self.clock = FakeClock()
        self.open = 0

    async def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: str, deadline: float
    ) -> ServerAnswer:
        self.seen.append((method, path, body))
        return ServerAnswer(200 if headers["X-CSRF-Token"] == self.ticket else 403, {}, "{}")

    async def read(self, path: str, headers: Mapping[str, str]) -> AsyncGenerator[str, None]:
        self.read_with.append(headers["X-CSRF-Token"])
        self.open += 1
        try:
            for piece in self.pieces:
                yield piece
            await self.clock.sleep(10_000)
        finally:
            self.open -= 1


class Headers:
    def __init__(self, *tokens: str) -> None:
        self.tokens = list(tokens)

    async def __call__(self) -> Mapping[str, str]:
        return {"X-CSRF-Token": self.tokens.pop(0)}


async def test_the_page_is_asked_for_its_headers_once() -> None:
    fetch, headers = FakeFetch(), Headers("1")
    web = TavernWeb(fetch, headers, fetch.clock)

    assert (await web.call("GET", "/a", deadline=1)).status == 200
    assert (await web.call("POST", "/b", {"words": "é"}, deadline=1)).status == 200
    assert fetch.seen == [("GET", "/a", ""), ("POST", "/b", '{"words": "é"}')]


async def test_a_token_that_is_refused_is_asked_for_again_and_the_request_sent_once_more() -> None:
    fetch, headers = FakeFetch(), Headers("1", "2", "2")
    web = TavernWeb(fetch, headers, fetch.clock)
    await web.call("GET", "/a", deadline=1)
    fetch.ticket = "2"

    assert (await web.call("POST", "/b", {}, deadline=1)).status == 200
    assert [path for _, path, _ in fetch.seen] == ["/a", "/b", "/b"]


async def test_a_token_that_is_refused_at_once_is_not_asked_for_again() -> None:
    fetch = FakeFetch()
    web = TavernWeb(fetch, Headers("wrong"), fetch.clock)

    assert (await web.call("POST", "/b", {}, deadline=1)).status == 403
    assert len(fetch.seen) == 1


async def test_a_stream_gives_its_events_and_is_closed_by_who_has_heard_enough() -> None:
    fetch = FakeFetch()
    fetch.pieces = [": hello\n\nevent: prog", 'ress\ndata: {"a":\ndata: 1}\n', "\ndata: x\r\n\r\n"]
    web = TavernWeb(fetch, Headers("1"), fetch.clock)
    heard = []
    events = web.events("/e")
    async for event in events:
        heard.append(event)
        if len(heard) == 2:
            break
    await events.aclose()

    assert heard == [("progress", '{"a":\n1}'), ("message", "x")]
    assert fetch.open == 0


async def test_a_stream_carries_the_token_as_every_request_does() -> None:
    fetch = FakeFetch()
    fetch.pieces = ["event: done\ndata: {}\n\n"]
    events = TavernWeb(fetch, Headers("1"), fetch.clock).events("/events/x")

    await anext(events)
    await events.aclose()

    assert fetch.read_with == ["1"]


async def test_a_stream_that_falls_silent_is_broken() -> None:
    fetch = FakeFetch()
    fetch.pieces = ["data: x\n\n"]
    web = TavernWeb(fetch, Headers("1"), fetch.clock)

    async def listen() -> list[tuple[str, str]]:
        return [event async for event in web.events("/e")]

    task = asyncio.ensure_future(listen())
    await fetch.clock.advance(SILENCE + 1)

    with pytest.raises(HostError, match="silent"):
        await task
    assert fetch.open == 0


def test_a_stream_without_an_end_of_line_is_refused() -> None:
    lines = Lines()
    assert lines.take("x" * 900_000) == []
    with pytest.raises(HostError):
        lines.take("x" * 200_000)


@given(st.lists(st.integers(0, 60), max_size=8))
def test_events_are_the_same_however_the_stream_is_cut(cuts: list[int]) -> None:
    text = ': ping\n\nevent: progress\ndata: {"a": 1}\n\nevent: done\ndata:2\n\n'
    edges = [0, *sorted(cuts), len(text)]
    lines = Lines()
    found = [event for a, b in pairwise(edges) for event in lines.take(text[a:b])]

    assert found == [("progress", '{"a": 1}'), ("done", "2")]
