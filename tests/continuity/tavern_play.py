"""
Plays a story in the whole program, on a page that behaves like SillyTavern (``tests/fakes/tavern.py``).

What the pure player (``play.py``) asks an engine for, the program must come to by itself here: from events,
texts that stream, the chat as the page tells of it, and the cards.
"""

import asyncio
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from limner.core.json_text import as_dict, as_list
from limner.manual._repaint import Repainter
from limner.manual._requests import UserRequest
from limner.tags.grammar import images_after, scan
from tests.continuity.play import Given, Played, given
from tests.continuity.verdict import Story
from tests.fakes.tavern import Message, Version
from tests.fakes.wire import silence
from tests.unit.storm_world import World

PERSONA = "user.png"
STEP = 40
"""Characters of a piece of a stream."""


def play_in_tavern(story: Story, family: str = "natural", **options: object) -> Played:
    """Play a story to its end, in a page and a program of its own."""
    world = World(
        hops=1, lag=0.0, options={"concurrency": 1, "placing": "progressive", "family": family, **options}
    )
    try:
        return _TavernPlayer(story, world).play()
    finally:
        world.close()


class _TavernPlayer:
    def __init__(self, story: Story, world: World) -> None:
        self._story = story
        self._given = given(story)
        self._world = world
        self._page = world.page
        self._played = Played()
        self._messages: dict[int, Message] = {}
        self._tags: dict[str, tuple[Message, int, int]] = {}
        self._asked = 0
        self._branches = 0
        self._do: Mapping[str, Callable[[Mapping[str, Any]], None]] = MappingProxyType(
            {
                "user": self._user,
                "reply": self._reply,
                "swipe": self._swipe,
                "show": self._show,
                "continue": self._continue,
                "edit": self._edit,
                "delete": self._delete,
                "branch": self._branch,
                "hide": self._hide,
                "reload": self._reload,
                "repaint": self._repaint,
            }
        )

    def play(self) -> Played:
        take_cast(self._page.troupe, self._given)
        self._page.chat.extend(self._greetings())
        if self._page.chat:
            self._messages[0] = self._page.chat[0]
        for turn in self._story["turns"]:
            self._do[turn["do"]](turn)
            self._world.advance(30)
        assert not self._world.weather.errors, "\n".join(self._world.weather.errors)
        return self._played

    def _greetings(self) -> list[Message]:
        found = []
        for card in self._given.cards:
            if first := card.data.get("first_mes"):
                versions = [
                    Version(text, text) for text in (first, *(card.data.get("alternate_greetings") or ()))
                ]
                found.append(Message(Version(first, first), swipes=versions, avatar=card.avatar))
        return found

    # -- what is said -----

    def _user(self, turn: Mapping[str, Any]) -> None:
        self._act(lambda: self._page.say(turn["text"]))
        self._messages[turn["n"]] = self._page.chat[-1]

    def _reply(self, turn: Mapping[str, Any]) -> None:
        self._page.speaker = next(card.avatar for card in self._given.cards if card.name == turn["by"])
        self._write("normal", turn)

    def _swipe(self, turn: Mapping[str, Any]) -> None:
        self._write("swipe", turn)

    def _continue(self, turn: Mapping[str, Any]) -> None:
        self._write("continue", turn)

    def _write(self, kind: str, turn: Mapping[str, Any]) -> None:
        page, text = self._page, turn["text"]
        old = len(scan(page.chat[-1].shown.text)) if kind == "continue" else 0
        self._act(lambda: page.generate(kind, text))
        sizes = [["system", 10, True, 0, False], ["user", 10, True, 0, False]]
        ask = self._world.app.ask("prompt_built", {"sizes": sizes, "limit": 0, "reserve": 0})
        plan = self._run(ask)
        self._played.briefings.append(plan["insert"]["content"])
        while page.generation is not None and page.generation.given < len(text):
            self._act(lambda: page.stream(STEP))
        self._act(lambda: page.end_stream(1))
        self._world.advance(30)
        self._messages[turn["n"]] = message = page.chat[-1]
        self._collect(turn, message, list(range(old, len(scan(message.shown.text)))))

    # -- what is done to what was said -----

    def _show(self, turn: Mapping[str, Any]) -> None:
        self._act(lambda: self._page.swipe_to(self._messages[turn["of"]], turn["version"]))

    def _edit(self, turn: Mapping[str, Any]) -> None:
        message = self._messages[turn["of"]]
        self._act(lambda: self._page.edit(message))
        before, tags = message.shown.text, scan(message.shown.text)
        text = turn["text"]
        for tag in tags:  # the user leaves the pictures of the tags that he leaves
            text = text.replace(tag.text, before[tag.start : images_after(before, tag.end)[0]], 1)
        self._page.draft.text, self._page.draft.written = text, turn["text"]
        self._act(self._page.edit_done)
        if turn.get("pictures"):  # the user asks for them: an edit alone paints nothing
            key = self._page.key_of(message)
            new = bare(message.shown.text)
            self._run(self._repainter.paint(key, UserRequest.MISSING))
            self._collect(turn, message, new)

    def _delete(self, turn: Mapping[str, Any]) -> None:
        first = self._page.chat.index(self._messages[turn["from"]])
        for message in reversed(self._page.chat[first:]):
            self._act(lambda: self._page.delete(message))  # noqa: B023 -- it is called at once

    def _branch(self, turn: Mapping[str, Any]) -> None:
        length = self._page.chat.index(self._messages[turn["at"]]) + 1
        self._branches += 1
        self._moved(lambda: self._page.branch(f"branch {self._branches}", length))

    def _hide(self, turn: Mapping[str, Any]) -> None:
        at = self._page.chat.index
        for message in self._page.chat[at(self._messages[turn["from"]]) : at(self._messages[turn["to"]]) + 1]:
            message.hidden = True

    def _reload(self, _turn: Mapping[str, Any]) -> None:
        self._world.advance(30)
        name = self._page.chat_id
        self._world.loop.run_until_complete(self._world.end())
        self._page.files[name] = self._page.chat

        def begin() -> None:
            self._page.reload()
            self._world.begin()
            self._page.open_chat(name)

        self._moved(begin)

    def _moved(self, act: Callable[[], None]) -> None:
        """Do what makes new messages of the old ones, and follow them by their places."""
        before = {
            number: self._page.chat.index(m) for number, m in self._messages.items() if m in self._page.chat
        }
        tags = {
            n: (self._page.chat.index(m), v, o) for n, (m, v, o) in self._tags.items() if m in self._page.chat
        }
        self._act(act)
        self._world.advance(5)
        chat = self._page.chat
        self._messages = {number: chat[at] for number, at in before.items() if at < len(chat)}
        self._tags = {name: (chat[at], v, o) for name, (at, v, o) in tags.items() if at < len(chat)}

    def _repaint(self, turn: Mapping[str, Any]) -> None:
        (name,) = turn.get("pictures") or (turn["picture"],)
        message, version, ordinal = self._tags[turn["picture"]]
        key = self._page.key_of(message)
        assert key.swipe_id == version, "a picture is painted again where it is shown"
        self._run(self._repainter.repaint(key, [ordinal]))
        self._take([name])

    # -- the painter -----

    @property
    def _repainter(self) -> Repainter:
        return self._world.app.manual._menu._repainter

    def _collect(self, turn: Mapping[str, Any], message: Message, new: list[int]) -> None:
        """Take the pictures of these tags."""
        names = list(turn.get("pictures", ()))
        self._take(names)
        for ordinal, name in zip(new, names, strict=True):
            self._tags[name] = message, message.swipe_id, ordinal
        text = message.shown.text
        assert all(images_after(text, tag.end)[1] for tag in scan(text)), turn

    def _take(self, names: list[str]) -> None:
        new = list(self._page.calls.values())[self._asked :]
        assert len(new) == len(names), (names, new)
        self._asked += len(new)
        self._played.prompts.update(zip(names, new, strict=True))

    def _act(self, act: Callable[[], object]) -> None:
        self._world.act(act, 99)

    def _run(self, work: Any) -> Any:
        async def through() -> Any:
            task = asyncio.ensure_future(work)
            for _ in range(60):
                await self._world.clock.settle()
                if task.done():
                    return task.result()
                await self._world.clock.advance(1)
            await silence(task)
            raise AssertionError("it never ends")

        return self._world.loop.run_until_complete(through())


def bare(text: str) -> list[int]:
    """Return the numbers of the tags without a picture."""
    return [number for number, tag in enumerate(scan(text)) if not images_after(text, tag.end)[1]]


def take_cast(troupe: Any, start: Given) -> None:
    """Put a story's cards and persona into a fake page, as its shim would tell of them."""
    troupe.take(
        {
            **{
                key: card.data.get(key, "") for key in ("description", "personality", "scenario", "first_mes")
            },
            "avatar": card.avatar,
            "name": card.name,
            "prompt": card.positive,
            "negative": card.negative,
        }
        for card in start.cards
    )
    books = [as_dict(card.data.get("character_book")) for card in start.cards]
    troupe.lore = [
        {"key": entry.get("keys"), "content": entry.get("content")}
        for entry in (as_dict(each) for book in books for each in as_list(book.get("entries")))
        if entry.get("enabled") is not False
    ]
    troupe.persona = {"avatar": PERSONA, "name": start.user, "description": start.persona}
