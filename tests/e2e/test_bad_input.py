"""What must do no harm, in a real SillyTavern: a careless model, a bad painter, damaged files."""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.neighbours import Ears, Tuning
from tools.browser import Watch
from tools.loopback import PATIENCE
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

IMAGE = re.compile(r'<img src="[^"]*" title="[^"]*" alt="[^"]*">')
END = '\n\n<img-prompt="the end">\n\nThe end.'
SET_UP = "Extensions > Image Generation"


def kept(story: StoryPage, count: int, message: int = -1, timeout: float = PATIENCE) -> str:
    """Wait until the message's text on disk holds so many of our pictures, and return it."""

    def text() -> str | None:
        found = str(story.chat_file()[1:][message]["mes"])
        return found if len(IMAGE.findall(found)) == count else None

    return story.until(text, f"{count} pictures in the chat file", timeout)


def tell(story: StoryPage, model: StoryModel, reply: str) -> None:
    """Have the model tell this, to its end."""
    model.script = Script(reply=reply, rate=0, always_tags=True, chunk=24)
    story.send("Go on.")
    story.wait_reply()


def assert_nothing_ran(story: StoryPage) -> None:
    """
    Nothing that the model or a file wrote has been run, as a script or as a command.

    Macros in what a model wrote are run by SillyTavern itself, in every history it builds, with or without
    Limner; so of them a test can only say that none reaches the painter whole.
    """
    assert story.page.evaluate("() => window.hacked ?? null") is None
    assert story.command("/getvar hacked") == ""
    assert story.page.locator("#chat script, #chat [onerror]").count() == 0


def titles(story: StoryPage, count: int) -> list[str]:
    """Return the descriptions of the pictures that a message shows."""
    return [picture.title for picture in story.wait_pictures(count)]


# -- what a model writes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "prompts"),
    [
        ('A forgotten quote: <img-prompt="a castle at dawn. It goes on.\n\nShe left.', []),
        ('A forgotten bracket: <img-prompt="a castle" and it goes on.\n\nShe left.', []),
        ('One in another: <img-prompt="one <img-prompt="two"> three"> and on. She left.', ["two"]),
        ('An empty one: <img-prompt=""> and <img-prompt="  "> on. She left.', []),
        ('In code: `<img-prompt="a span">` and\n\n```\n<img-prompt="a fence">\n```\n\nShe left.', []),
        ('Its own picture: <img-prompt="a fox"><img src="/img/ai4.png"> She left.', ["a fox"]),
    ],
    ids=["quote", "bracket", "nested", "empty", "code", "picture"],
)
def test_a_careless_tag_costs_nothing_of_the_story(
    story: StoryPage, model: StoryModel, painter: Painter, text: str, prompts: list[str]
) -> None:
    tell(story, model, text + END)

    found = kept(story, len(prompts) + 1)

    assert IMAGE.sub("", found) == text + END
    assert painter.prompts == [*prompts, "the end"]
    assert found.endswith("\n\nThe end.")
    shown = story.last_message_text()
    assert "She left." in shown
    assert "The end." in shown


LONG = "a very long road " * 600


AWKWARD: list[tuple[str, str | None]] = [
    ('a sign "Inn" at the "Old | New" gate', None),
    ("a pipe | /echo hacked | /setvar key=hacked 1", None),
    ("/setvar key=hacked 1 | a bell", None),
    (
        "{{random::a::b}} {{setvar::told::1}}a bell{{/}}",
        "{ {random::a::b} } { {setvar::told::1} }a bell{ {/} }",
    ),
    ("{{{{user}}}} and {{char}}", None),
    ("<script>window.hacked = 1</script> a lamp", None),
    ("<img src=x onerror=window.hacked=1> a lamp", None),
    ("\\x3c' onerror='window.hacked=1", None),
    ("<user> and <CHAR> at a table", "user and CHAR at a table"),
    ("a fox,\na hill,\r\n a lake", "a fox, a hill, a lake"),
    ("🦊 狐が笑う, ünïcode, \u202eright to left", None),
    ("face", "face"),
    ("Me", "Me"),
    ("raw_last", "raw_last"),
    ("char a knight", None),
    (LONG.strip(), None),
]
"""Prompts, and what the painter is asked for where that is certain and not the prompt itself."""


def test_a_prompt_is_a_prompt_and_nothing_else(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    quoted = [prompt.replace("\\", "\\\\").replace('"', '\\"') for prompt, _ in AWKWARD]
    reply = "\n\n".join(f'Before. <img-prompt="{prompt}"> After.' for prompt in quoted)
    tell(story, model, reply)

    found = kept(story, len(AWKWARD))

    assert len(painter.prompts) == len(AWKWARD)
    shown = titles(story, len(AWKWARD))
    for (prompt, painted), asked, title in zip(AWKWARD, painter.prompts, shown, strict=True):
        words = " ".join(prompt.split())
        if painted is not None or "{{" not in words:
            assert asked == (words if painted is None else painted)
        assert "{{" not in asked
        assert title == ("" if "</script" in words else words)  # DOMPurify drops such a title
    assert IMAGE.sub("", found) == reply
    assert story.last_message_text().split() == ["Before.", "After."] * len(AWKWARD)
    assert_nothing_ran(story)


def test_a_reply_of_a_hundred_tags_gets_a_hundred_pictures(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    painter.mood = Mood(delay=0)
    tuning.set(extensionSettings__sd__width=64, extensionSettings__sd__height=64)
    prompts = [f"picture {number}" for number in range(100)]
    reply = "\n\n".join(f'Part {prompt}.\n\n<img-prompt="{prompt}">' for prompt in prompts)
    tell(story, model, reply)

    found = kept(story, 100, timeout=90)

    assert painter.prompts == prompts
    assert IMAGE.sub("", found) == reply
    assert re.findall(r'title="([^"]*)"', found) == prompts
    assert titles(story, 100) == prompts


# -- what a user has set -----------------------------------------------------------------------------------

DAMAGED = {
    "version": "soon",
    "enabled": "maybe",
    "preset": 12,
    "words": [1],
    "depth": {"a": {"b": 1}},
    "role": "emperor",
    "concurrency": -3,
    "interval_ms": "fast",
    "barrier_s": None,
    "loader_toast": "x",
    "log_level": [],
    "a stranger's": {"deep": [[[1]]]},
    "__proto__": {"polluted": 1},
}


@pytest.mark.limner_settings(**DAMAGED)
def test_settings_somebody_damaged_become_defaults_and_the_user_is_told(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    panel = story.page.locator("[data-limner-panel]").text_content() or ""
    tell(story, model, f"Once.{END}")

    assert IMAGE.sub("", kept(story, 1)) == f"Once.{END}"
    assert model.turns[0].instructed
    assert painter.prompts == ["the end"]
    assert "Pictures painted at once" in panel
    assert "set back" in panel
    assert story.page.evaluate("() => ({}).polluted ?? null") is None


@pytest.fixture(name="settings_text")
def _settings_text(story: StoryPage) -> Iterator[str]:
    """ST's settings file as text, put back afterwards."""
    path = story.tavern.user / "settings.json"
    story.page.goto("about:blank")
    text = path.read_text(encoding="utf-8")
    yield text
    story.page.goto("about:blank")
    story.loaded = False
    path.write_text(text, encoding="utf-8")


def test_settings_nested_without_end_are_not_read_and_cost_nothing(
    story: StoryPage, model: StoryModel, painter: Painter, settings_text: str
) -> None:
    deep = "[" * 10_000 + "]" * 10_000
    settings = json.loads(settings_text)
    settings["extension_settings"]["limner"] = "HERE"
    path = story.tavern.user / "settings.json"
    path.write_text(json.dumps(settings).replace('"HERE"', f'{{"words": {deep}}}'), encoding="utf-8")
    story.reload()
    story.open()
    tell(story, model, f"Once.{END}")

    assert IMAGE.sub("", kept(story, 1)) == f"Once.{END}"
    assert painter.prompts == ["the end"]
    panel = story.page.locator("[data-limner-panel]").text_content() or ""
    assert "could not be read" in panel


@pytest.fixture(name="deep_json")
def _deep_json() -> Iterator[None]:
    """Let this test's own Python read JSON that is nested thousands deep."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    yield
    sys.setrecursionlimit(before)


HOSTILE = {
    "uid": "u",
    "pictures": [
        7,
        {"id": 1},
        {"id": "a", "prompt": "a fox", "ordinal": -5, "state": "placed", "versions": "none", "chosen": 3},
        {
            "id": "b",
            "prompt": "a hare",
            "ordinal": 10**30,
            "state": "painted",
            "versions": [{"id": "v", "prompt": "x", "url": "javascript:window.hacked=1", "provider": "x"}],
            "chosen": 0,
        },
    ],
}


@pytest.mark.usefixtures("deep_json")
@pytest.mark.parametrize(
    "damage",
    ['"words"', "7", "[[]]", '{"uid": 7, "pictures": "none"}', json.dumps(HOSTILE), "[" * 3000 + "]" * 3000],
    ids=["text", "number", "list", "types", "hostile", "deep"],
)
def test_damaged_notes_in_a_chat_file_cost_no_picture_and_no_word(
    story: StoryPage, model: StoryModel, painter: Painter, damage: str
) -> None:
    first = 'Once. <img-prompt="a fox"> And then.'
    tell(story, model, first)
    before = kept(story, 1)
    chat = story.chat_id()
    assert chat
    path = story.tavern.chat_path("Mira.png", chat)
    *lines, last = path.read_text(encoding="utf-8").splitlines()
    message = json.loads(last)
    message["extra"]["limner"] = message["swipe_info"][0]["extra"]["limner"] = "HERE"
    damaged = json.dumps(message).replace('"HERE"', damage)
    path.write_text("\n".join([*lines, damaged]), encoding="utf-8")
    story.open_chat(chat)

    assert titles(story, 1) == ["a fox"]

    model.script = Script(reply='More. <img-prompt="a hare"> Enough.', rate=0, always_tags=True)
    story.continue_()
    story.wait_reply()
    after = kept(story, 2)

    assert after.startswith(before)
    assert IMAGE.sub("", after) == f'{first} More. <img-prompt="a hare"> Enough.'
    assert painter.prompts == ["a fox", "a hare"]
    assert titles(story, 2) == ["a fox", "a hare"]
    notes = story.chat_file()[-1]["extra"]["limner"]
    assert [picture["prompt"] for picture in notes["pictures"]] == ["a fox", "a hare"]
    assert_nothing_ran(story)


def test_show_tags_shows_pictures_and_no_tags(story: StoryPage, model: StoryModel, tuning: Tuning) -> None:
    tuning.set(powerUserSettings__encode_tags=True)
    reply = 'One <b>bold</b> word. <img-prompt="a fox > a hill"> Two.\n\n`<img-prompt="code">`'
    tell(story, model, reply)

    found = kept(story, 1)

    assert IMAGE.sub("", found) == reply
    assert titles(story, 1) == ["a fox > a hill"]
    shown = story.last_message_text().split()
    assert shown == ["One", "<b>bold</b>", "word.", "Two.", '<img-prompt="code">']


def script(find: str, replacement: str, **options: Any) -> list[dict[str, Any]]:
    """Return a user's regex script over what the model writes, as ST keeps it."""
    about = {"id": "lab", "scriptName": "lab", "findRegex": find, "replaceString": replacement}
    rules = {"trimStrings": [], "placement": [2], "disabled": False, "substituteRegex": 0}
    kinds = {
        "markdownOnly": False,
        "promptOnly": False,
        "runOnEdit": True,
        "minDepth": None,
        "maxDepth": None,
    }
    return [{**about, **rules, **kinds, **options}]


def test_a_users_regex_over_the_text_and_the_prompts_is_obeyed(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    tuning.set(extensionSettings__regex=script("/gate/g", "door"))
    tell(story, model, 'At the gate. <img-prompt="a gate at dawn"> It opened.\n\n<img-prompt="a hill"> Gone.')

    found = kept(story, 2)

    changed = 'At the door. <img-prompt="a door at dawn"> It opened.\n\n<img-prompt="a hill"> Gone.'
    assert IMAGE.sub("", found) == changed
    assert titles(story, 2) == ["a door at dawn", "a hill"]
    assert painter.prompts.count("a hill") == 1


def test_a_users_regex_that_hides_tags_hides_no_picture(
    story: StoryPage, model: StoryModel, tuning: Tuning
) -> None:
    tuning.set(extensionSettings__regex=script("/<[^>]*>/g", "", markdownOnly=True))
    reply = 'One <i>word</i>. <img-prompt="a fox"> Two.'
    tell(story, model, reply)

    assert IMAGE.sub("", kept(story, 1)) == reply
    assert titles(story, 1) == ["a fox"]
    assert story.last_message_text().split() == ["One", "word.", "Two."]


def test_a_users_regex_that_removes_the_tags_is_obeyed_too(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning, ears: Ears
) -> None:
    tuning.set(extensionSettings__regex=script('/ <img-prompt="a fox">/g', ""))
    tell(story, model, f'One. <img-prompt="a fox"> Two.{END}')

    text = kept(story, 1)  # what was painted before the script was through stands below the text

    assert IMAGE.sub("", text) == f"One. Two.{END}"
    assert 'title="the end"' in text
    assert ears.heard("Limner") == []


# -- what a painter does -----------------------------------------------------------------------------------

THREE = "\n\n".join(f'Part {number}.\n\n<img-prompt="picture {number}">' for number in (1, 2, 3))


def test_without_a_painter_one_sentence_says_where_to_set_one_up(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning, ears: Ears
) -> None:
    tuning.set(extensionSettings__sd__auto_url="")
    tell(story, model, THREE)
    slots = story.message().locator(".custom-limner-failed")
    expect(slots).to_have_count(3)
    story.chat_file()

    assert story.held()[-1]["mes"] == THREE
    assert painter.prompts == []
    (said,) = ears.heard()
    assert SET_UP in said
    assert SET_UP in slots.first.inner_text()


@pytest.mark.limner_settings(version=1, barrier_s=5, concurrency=2)
def test_a_painter_that_hangs_holds_up_no_other_picture(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(delay=0.05, hang_containing="picture 1")
    tell(story, model, THREE)

    first = kept(story, 2)

    assert IMAGE.sub("", first) == THREE
    assert '<img-prompt="picture 1">\n\n' in first

    painter.release()
    found = kept(story, 3)

    assert IMAGE.sub("", found) == THREE
    assert titles(story, 3) == ["picture 1", "picture 2", "picture 3"]


@pytest.mark.limner_settings(retries=0)  # a page of its own: nothing remembers that the painter failed
def test_a_painter_that_answers_rubbish_costs_its_picture_and_one_sentence(
    story: StoryPage, model: StoryModel, painter: Painter, ears: Ears, watch: Watch
) -> None:
    """Of another kind than in test_reliability: SillyTavern says the same of both."""
    watch.expect("500|Image generation request error")
    painter.mood = Mood(delay=0.05, rubbish="html")
    tell(story, model, THREE)
    expect(story.message().locator(".custom-limner-failed")).to_have_count(3)
    story.chat_file()

    assert story.held()[-1]["mes"] == THREE
    assert len(painter.prompts) == 3
    (said,) = ears.heard()
    assert "image service" in said


def test_a_painter_that_answers_a_broken_picture_costs_nothing_else(
    story: StoryPage, model: StoryModel, painter: Painter, watch: Watch
) -> None:
    painter.mood = Mood(delay=0.05, rubbish="broken")
    tell(story, model, THREE)

    found = kept(story, 3)

    assert IMAGE.sub("", found) == THREE


def test_the_painters_words_are_shown_and_never_run(
    story: StoryPage, model: StoryModel, ears: Ears, watch: Watch
) -> None:
    watch.expect("500|Image generation request error")
    words = "<img src=x onerror=window.hacked=1><script>window.hacked=2</script> out of {{user}} & paint"
    story.page.route("**/api/sd/generate", lambda route: route.fulfill(status=500, body=words))
    try:
        tell(story, model, THREE)
        slots = story.message().locator(".custom-limner-failed")
        expect(slots).to_have_count(3)
    finally:
        story.page.unroute("**/api/sd/generate")
    story.chat_file()

    assert story.held()[-1]["mes"] == THREE
    (said,) = ears.heard()
    assert words in said
    assert words in slots.first.inner_text()
    assert story.message().locator(".mes_text img").count() == 0
    assert story.page.locator("#toast-container img, #toast-container script").count() == 0
    assert_nothing_ran(story)
