"""What others do to tags and pictures: thoughts, cut replies, scripts, lost files, text to speech."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.drawer import close_drawers, open_drawer
from tests.e2e.neighbours import Tuning
from tests.e2e.test_illustration import IMAGE, kept
from tools.browser import Watch
from tools.painter import Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

THREE = (
    'The gate stood open.\n\n<img-prompt="a castle gate">\n\nA fox ran by. <img-prompt="a red fox"> '
    'It rained.\n\n<img-prompt="rain on a road">\n\nThe end.'
)
STRIPS = {
    "id": "strips",
    "scriptName": "No HTML",
    "findRegex": "/\\s*<[^>]*>/g",
    "replaceString": "",
    "trimStrings": [],
    "placement": [2],
    "substituteRegex": 0,
    "disabled": False,
    "markdownOnly": False,
    "promptOnly": False,
    "runOnEdit": False,
}


def text_of(story: StoryPage) -> Locator:
    """The text of the last message, as its reader sees it."""
    return story.page.locator("#chat .mes.last_mes .mes_text")


@pytest.mark.parametrize("streams", [True, False], ids=["streamed", "whole"])
def test_thoughts_that_start_reply_with_begins_are_not_painted(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning, streams: bool
) -> None:
    tuning.set(
        chatCompletionSettings__stream_openai=streams,
        powerUserSettings__user_prompt_bias="<think>",
        powerUserSettings__reasoning__auto_parse=True,
        powerUserSettings__reasoning__prefix="<think>",
        powerUserSettings__reasoning__suffix="</think>",
    )
    thought = 'I could draw <img-prompt="a draft"> here.</think>'
    model.script = Script(reply=f'{thought}\n\nThe gate. <img-prompt="a castle gate">', rate=200)
    story.send("Go on.")
    story.wait_reply()

    assert IMAGE.sub("", kept(story, 1)) == 'The gate. <img-prompt="a castle gate">'
    assert painter.prompts == ["a castle gate"]


def test_a_reply_that_is_cut_within_a_tag_shows_nothing_of_it_and_continue_completes_it(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    model.script = Script(reply='The gate stood open.\n\n<img-prompt="a castle', rate=200)
    story.send("Go on.")
    story.wait_reply()

    expect(text_of(story)).to_have_text("The gate stood open.")
    assert story.chat_file()[-1]["mes"].endswith('<img-prompt="a castle')

    model.script = Script(reply='gate at dawn"> Nobody came.', rate=200)  # ST sets a blank before it
    open_drawer(story, "help")
    story.page.locator("[data-limner-view=diagnosis]").get_by_role("button", name="Continue").click()
    close_drawers(story.page)
    story.wait_pictures(1)
    story.wait_reply()

    text = kept(story, 1)
    assert IMAGE.sub("", text).endswith('<img-prompt="a castle gate at dawn"> Nobody came.')
    assert painter.prompts == ["a castle gate at dawn"]


def test_pictures_whose_tags_a_script_strips_stand_below_and_go_back_by_a_press(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    tuning.set(extensionSettings__regex=[STRIPS])
    model.script = Script(reply=THREE, rate=200, hang_after=THREE.index("The end"))
    story.send("Go on.")
    story.until(lambda: len(painter.prompts) == 3, "the third picture to be asked for")
    model.release()  # ST strips what it shows of the stream as well: no tag stood on the page until now
    story.wait_reply()

    lost = text_of(story).locator(".custom-limner-lost")
    expect(lost).to_have_count(3)
    expect(lost.locator("img")).to_have_count(3)
    expect(lost.first).to_contain_text("The script “No HTML” of SillyTavern's Regex extension")
    assert len(painter.prompts) == 3
    assert "<" not in story.chat_file()[-1]["mes"]

    lost.nth(1).get_by_role("button", name="Put it back").click()

    text = kept(story, 1)
    assert re.search(
        r'A fox ran by\. It rained\. <img-prompt="a red fox"><img src="[^"]*" title="a red fox"', text
    )
    expect(lost).to_have_count(2)

    story.reload_chat()
    expect(lost).to_have_count(2)
    lost.first.get_by_role("button", name="Leave it out").click()
    expect(lost).to_have_count(1)
    kept(story, 1)
    assert len(painter.prompts) == 3


def test_a_picture_whose_file_is_gone_shows_its_prompt_and_is_painted_again(
    story: StoryPage, model: StoryModel, painter: Painter, watch: Watch
) -> None:
    watch.expect("404")
    model.script = Script(reply='The gate. <img-prompt="a castle gate"> On.', rate=0)
    story.send("Go on.")
    story.wait_reply()
    before = kept(story, 1)
    address = re.search(r'<img src="([^"]*)"', before)
    assert address
    story.page.evaluate(
        """async (path) => {
            const headers = SillyTavern.getContext().getRequestHeaders();
            const body = JSON.stringify({ path: decodeURIComponent(path) });
            const answer = await fetch('/api/images/delete', { method: 'POST', headers, body });
            if (!answer.ok) throw new Error(String(answer.status));
            await fetch(path, { cache: 'reload' });
        }""",
        address[1],
    )
    story.reload_chat()

    missing = text_of(story).locator(".custom-limner-missing")
    expect(missing).to_contain_text("a castle gate")
    expect(text_of(story).locator("img")).to_have_count(0)
    missing.get_by_role("button", name="Paint it again").click()
    story.until(lambda: address[1] not in kept(story, 1) or None, "another picture in the chat file")

    expect(missing).to_have_count(0)
    expect(text_of(story).locator("img")).to_have_count(1)
    assert painter.prompts == ["a castle gate"] * 2


def test_text_to_speech_is_told_to_leave_prompts_out_and_undo_brings_its_filter_back(
    story: StoryPage, model: StoryModel, tuning: Tuning
) -> None:
    off = story.page.evaluate("SillyTavern.getContext().extensionSettings.disabledExtensions")
    tuning.set(extensionSettings__disabledExtensions=[each for each in off if each != "tts"])
    story.page.evaluate("import('/scripts/extensions/tts/index.js').then((tts) => tts.init())")
    tuning.set(
        extensionSettings__tts__enabled=True,
        extensionSettings__tts__apply_regex=True,
        extensionSettings__tts__regex_pattern="/[()]/g",
    )
    model.script = Script(reply='The gate. <img-prompt="a castle gate"> On.', rate=0)
    story.send("Go on.")
    story.wait_reply()
    kept(story, 1)

    open_drawer(story, "help")
    panel = story.page.locator("[data-limner-view=diagnosis]")
    panel.get_by_role("button", name="Test").click()
    expect(panel).to_contain_text("reads the prompts of pictures aloud")
    panel.get_by_role("button", name="Keep prompts from being read aloud").click()
    expect(panel).to_contain_text("leaves the prompts of pictures out")
    heard = story.page.evaluate(
        """async () => {
            const { regexFromString } = await import('/scripts/utils.js');
            const { chat, extensionSettings: { tts } } = SillyTavern.getContext();
            const filter = regexFromString(tts.regex_pattern);
            const said = chat.at(-1).mes.replace(filter, '').replace(/\\s+/g, ' ');
            return [tts.apply_regex, said, '(a)'.replace(filter, '')];
        }"""
    )
    assert heard == [True, "The gate. On.", "a"]

    panel.get_by_role("button", name="Undo").click()
    expect(panel).to_contain_text("reads the prompts of pictures aloud")
    assert story.page.locator("#tts_regex_pattern").input_value() == "/[()]/g"
    panel.get_by_role("button", name="Close").click()
    close_drawers(story.page)
    tuning.restore()
    story.page.reload()  # without text to speech
    story.loaded = False
