"""People by hand: the slash commands on them, and what a picture was told, by the page's events."""

import json

from limner.core.json_text import as_dict, as_list
from tests.unit.manual.test_manual import World

MIRA = {
    "avatar": "mira.png",
    "name": "Mira",
    "description": "Mira is a tall woman of thirty with brown curls and dark eyes. She wears a green dress.",
    "first_mes": "Hello.",
}
TAG = '<img-prompt="Mira laughs" char="Mira" wears="Mira: red silk gown" place="railway platform">'


class Cast(World):
    """The world with Mira in it."""

    def __init__(self, text: str = TAG) -> None:
        super().__init__(text)
        self.host.troupe.take([MIRA])

    @property
    def facts(self) -> list[dict[str, object]]:
        """What is kept with the message, and then what is kept with the chat."""
        of_message = self.host.message("m").note().get("facts")
        of_chat = as_dict(json.loads(self.host.metadata.get("chat") or "{}")).get("cast")
        found = [as_list(as_dict(each).get("events")) for each in (of_message, of_chat)]
        return [as_dict(each) for each in (*found[0], *found[1])]

    async def painted_anew(self) -> str:
        await self.press("retouch.replace")
        return self.host.commands[-1][2]

    def entry(self, action: str, near: str) -> str:
        """What the press of the button ``action`` carries that stands in the row with these words."""
        row = next(each for each in self.host.views["window"].split("<li") if near in each and action in each)
        return row.split('data-limner-entry="')[1].split('"')[0].replace("&quot;", '"')


async def test_the_cast_is_told_as_json_as_text_and_in_a_window() -> None:
    page = Cast()

    told = json.loads(await page.run("limn-cast"))
    assert told["people"][0]["name"] == "Mira"
    assert told["people"][0]["wears"] == "red silk gown"
    assert told["people"][0]["look"]["hair"] == "brown curls"
    assert told["scene"] == {"place": "railway platform", "time": "", "stage": ["Mira"]}
    assert (await page.run("limn-cast", **{"as": "text"})).startswith("Mira: ")
    assert not page.host.window_is_open
    await page.run("limn-cast", **{"as": "dialog"})
    assert page.host.window == "cast-window"
    assert "red silk gown" in page.host.views["cast"]


async def test_a_command_without_words_tells_and_changes_nothing() -> None:
    page = Cast()

    assert "brown curls" in await page.run("limn-look", name="Mira")
    assert await page.run("limn-wears", name="Mira") == "red silk gown"
    assert await page.run("limn-wears") == "red silk gown"
    assert await page.run("limn-place") == "railway platform"
    assert page.facts == []


async def test_a_command_with_words_changes_what_is_so_from_now_on() -> None:
    page = Cast()

    assert "green eyes" in await page.run("limn-look", "long red hair, green eyes", name="Mira")
    assert await page.run("limn-wears", "blue coat, black boots", name="Mira") == "blue coat, black boots"
    assert await page.run("limn-place", "harbour at night") == "harbour at night"
    assert {str(fact.get("slot")) for fact in page.facts} == {"hair", "eyes", "wears", "place"}
    assert page.text == TAG


async def test_somebody_new_can_be_described() -> None:
    page = Cast()

    assert "grey beard" in await page.run("limn-look", "old man, grey beard", name="Olaf")
    assert "Olaf" in await page.run("limn-cast")


async def test_for_always_a_command_writes_the_card() -> None:
    page = Cast()
    await page.run("limn-look", "green eyes", name="Mira", always="true")

    assert page.facts == []
    assert "green eyes" in json.dumps(page.host.troupe.characters[0]["look"])
    assert await page.run("limn-look", "green eyes", name="Tom", always="true") == ""
    assert page.said[-1] == "Only who has a card, or your persona, can be changed for always."


async def test_a_command_that_fails_says_why_and_gives_nothing() -> None:
    page = Cast()

    assert await page.run("limn-wears", name="Nobody") == ""
    assert page.said[-1] == "Nobody is known as Nobody. There are: Mira."
    assert await page.run("limn-look", "the day after tomorrow", name="Mira") == ""
    assert "says nothing of looks" in page.said[-1]
    assert await page.run("limn-cast", **{"as": "xml"}) == ""
    assert page.said[-1] == "The form is one of json, text, dialog."


async def test_names_are_completed_once_the_story_is_known() -> None:
    page = Cast()
    await page.run("limn-cast")

    command = next(each for each in page.host.slash_commands if each["name"] == "limn-wears")
    assert '["Mira", "somebody of this chat"]' in json.dumps(command)
    command = next(each for each in page.host.slash_commands if each["name"] == "limn-place")
    assert '["railway platform", "where this story has been"]' in json.dumps(command)


async def test_a_picture_shows_what_it_was_told_with_each_parts_source() -> None:
    page = Cast()
    await page.press("retouch.missing")
    await page.menu()
    await page.press("told.show")

    view = page.host.views["window"]
    assert "limner-from-card" in view
    assert "red silk gown" in view
    assert "brown curls" in view
    assert "told.show" in view or page.host.window_is_open


async def test_a_wrong_part_is_put_right_for_this_picture_and_from_there_on() -> None:
    page = Cast()
    await page.press("retouch.missing")
    await page.press("told.show")
    page.host.typed = ["blue coat"]
    page.tell("action", action="told.wrong", entry=page.entry("told.wrong", "red silk gown"))
    await page.settle()

    assert page.facts[0] == {"do": "set", "who": "mira.png", "slot": "wears", "value": "blue coat", "tag": 0}
    prompt = await page.painted_anew()
    assert "blue coat" in prompt
    assert "red silk gown" not in prompt
    page.host.add("n", '<img-prompt="Mira" char="Mira" wears="Mira: white apron, grey dress">')
    assert await page.run("limn-wears", name="Mira") == "white apron, grey dress"


async def test_the_window_says_what_the_painter_would_be_told_now_where_that_is_something_else() -> None:
    page = Cast()
    await page.press("retouch.missing")
    await page.press("told.show")
    assert "Painted again now" not in page.host.views["window"]

    page.host.typed = ["blue coat"]
    page.tell("action", action="told.wrong", entry=page.entry("told.wrong", "red silk gown"))
    await page.settle()
    now = page.host.views["window"].partition("Painted again now")[2]
    assert "blue coat" in now.partition("</p>")[0]
    assert "red silk gown" not in now.partition("</p>")[0]


async def test_a_question_that_is_closed_changes_nothing() -> None:
    page = Cast()
    await page.press("retouch.missing")
    await page.press("told.show")
    page.tell("action", action="told.wrong", entry=page.entry("told.wrong", "red silk gown"))
    await page.settle()

    assert page.facts == []


async def test_the_next_picture_leaves_the_users_word_in_the_message() -> None:
    page = Cast()
    await page.run("limn-wears", "blue coat", name="Mira")
    await page.press("retouch.missing")

    assert [fact["value"] for fact in page.facts] == ["blue coat"]
    assert page.host.message("m").note()["pictures"]


async def test_a_picture_of_the_story_becomes_the_face_of_who_is_in_it() -> None:
    page = Cast()
    await page.press("retouch.missing")
    await page.press("told.show")
    entry = page.host.views["window"].split("told.face")[1].split('data-limner-entry="')[1].split('"')[0]
    page.tell("action", action="told.face", entry=entry.replace("&quot;", '"'))
    await page.settle()
    await page.run("limn-cast", **{"as": "dialog"})

    assert json.loads(page.host.metadata["chat"])["faces"] == {"mira.png": "/user/images/1.png"}
    assert '<img src="/user/images/1.png" alt=""' in page.host.views["cast"]
