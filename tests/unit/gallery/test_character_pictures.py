"""A picture as a character's own: asked before, what stood there kept, nothing changed where that fails."""

import json
from collections.abc import AsyncGenerator, Mapping
from urllib.parse import unquote

import pytest

from limner.page.gallery_host import Given, Speaker
from limner.page.web import ServerAnswer
from tests.unit.gallery.test_picture_menu import World

ONE = "/user/images/1.png"


class Expressions:
    """A server that knows these files of expressions; ``status`` is how it answers."""

    def __init__(self, *files: str, status: int = 200) -> None:
        self.files = files
        self.status = status
        self.asked: list[str] = []

    async def call(
        self, method: str, path: str, body: Mapping[str, object] | None = None, *, deadline: float
    ) -> ServerAnswer:
        assert (method, body) == ("GET", None)
        self.asked.append(unquote(path))
        rows = [{"label": "x", "path": f"/characters/{each}?t=20261129"} for each in self.files]
        return ServerAnswer(self.status, {}, json.dumps(rows))

    async def events(self, path: str) -> AsyncGenerator[tuple[str, str], None]:
        raise AssertionError(path)
        yield "", ""


async def begun(server: Expressions | None = None) -> World:
    world = await World().illustrated()
    world.app.manual.gallery._web = server or Expressions()
    return world


async def test_a_picture_becomes_the_cards_after_a_question_and_the_one_before_is_kept() -> None:
    world = await begun()
    world.host.takes = Given(kept="user/images/Mira/card-before-1.png")
    before = world.text
    await world.press("picture.portrait", 0, ONE)
    assert world.host.questions[-1].startswith("Make this the picture of Mira?")
    assert world.host.given[:2] == ("Mira.png", ONE)
    assert world.host.given[2].startswith("card-before-")
    assert world.said[-1] == (
        "This is the picture of Mira now. The one before is kept as user/images/Mira/card-before-1.png."
    )
    assert world.text == before


async def test_who_says_no_keeps_his_card_and_his_expressions() -> None:
    world = await begun(Expressions("Mira/joy.png"))
    world.host.agrees = False
    world.host.typed = ["joy"]
    await world.press("picture.portrait", 0, ONE)
    await world.press("picture.expression", 0, ONE)
    assert world.host.given == ()
    await world.press("picture.expression", 0, ONE)  # the question is closed
    assert world.host.given == ()


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ("file", "is no picture: nothing was changed."),
        ("copy", "could not be kept as a file, so nothing was changed."),
        ("refused", "SillyTavern did not take the picture."),
        ("moon", "SillyTavern did not take the picture."),
    ],
)
async def test_a_failure_is_one_sentence(problem: str, words: str) -> None:
    world = await begun()
    world.host.takes = Given(problem)
    await world.press("picture.portrait", 0, ONE)
    assert world.said[-1].endswith(words)


async def test_a_new_expression_needs_no_question_and_one_that_is_there_does() -> None:
    world = await begun(
        Expressions(
            "Mira Vale/joy-1.png", "Mira Vale/sad #1.png", "Mira Vale/Anger.webp", "Mira Vale/anger.png"
        )
    )
    world.host.whose = Speaker("mira.png", "Mira", "Mira Vale")
    world.host.typed = [" Joy ", "anger"]
    await world.press("picture.expression", 0, ONE)
    assert world.host.questions[-1].startswith("Which expression of Mira is this?")
    assert world.host.given[:4] == ("Mira Vale", ONE, "joy", "")
    await world.press("picture.expression", 0, ONE)
    assert world.host.questions[-1].startswith("Mira has a picture for “anger” already.")
    both = "/characters/Mira%20Vale/Anger.webp /characters/Mira%20Vale/anger.png"
    assert world.host.given[2:4] == ("anger", both)  # SillyTavern deletes both
    assert world.said[-1] == "This is the expression “anger” of Mira now."


@pytest.mark.parametrize("typed", ["", "two words", "../joy", "joy.png", "j" * 41, "{{user}}"])
async def test_a_name_that_is_none_gives_nobody_anything(typed: str) -> None:
    world = await begun()
    world.host.typed = [typed]
    await world.press("picture.expression", 0, ONE)
    assert world.host.given == ()
    assert "one word of the letters a to z" in world.said[-1]


async def test_where_it_is_not_known_what_stands_there_nothing_is_overwritten() -> None:
    world = await begun(Expressions(status=500))
    world.host.typed = ["joy"]
    await world.press("picture.expression", 0, ONE)
    assert world.host.given == ()
    assert "did not say which expressions there are (500)" in world.said[-1]


async def test_nobodys_message_and_a_strangers_address_are_refused() -> None:
    world = await begun()
    await world.press("picture.portrait", 0, "https://evil.example/x.png")
    assert "no picture of SillyTavern’s own" in world.said[-1]
    world.host.whose = None
    await world.press("picture.portrait", 0, ONE)
    assert world.said[-1] == "No character of SillyTavern’s says this message."
    assert world.host.given == ()
