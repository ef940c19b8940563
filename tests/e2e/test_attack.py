"""What a user does by accident, and what a file, a model or a card does on purpose."""

import pytest
from playwright.sync_api import expect

from tests.e2e.reliability import ROAD, VALLEY, WOMAN, all_there, go_on, stuck, tell
from tests.e2e.test_illustration import THREE, kept
from tests.e2e.test_message_buttons import ONE, images, open_menu
from tools.painter import Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

NAME = "<img src='data:,' onerror='window.hacked = 1'>"
_COMPLETE = """
async () => {
    const path = '/scripts/slash-commands/SlashCommandEnumAutoCompleteOption.js';
    const { SlashCommandEnumAutoCompleteOption } = await import(path);
    const command = SillyTavern.getContext().SlashCommandParser.commands['limn-preset'];
    const shown = command.unnamedArgumentList[0].enumProvider().map(
        (value) => SlashCommandEnumAutoCompleteOption.from(command, value).renderItem().textContent);
    command.renderHelpDetails();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { hacked: window.hacked ?? 0, shown: shown.join('\\n') };
}
"""


@pytest.mark.limner_settings(
    version=1, presets={"v": 1, "items": [{"id": "mine", "name": NAME, "description": "", "text": "Tags."}]}
)
def test_a_preset_named_in_html_is_words_where_commands_are_completed(story: StoryPage) -> None:
    found = story.page.evaluate(_COMPLETE)

    assert NAME in found["shown"]
    assert found["hacked"] == 0


def test_no_key_reaches_the_chat_through_an_open_menu_and_no_menu_outlives_its_message(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model, ONE)
    images(story, 1)
    model.script = Script(reply="Another.", rate=0)
    asked = len(model.turns)
    menu = open_menu(story)
    for key in ("ArrowRight", "ArrowLeft", "Control+Enter", "Alt+Enter", "x"):
        story.page.keyboard.press(key)
    story.page.wait_for_timeout(700)

    assert story.swipe_number() == 0
    assert len(model.turns) == asked
    expect(menu).to_be_visible()

    story.new_chat()
    expect(menu).to_be_hidden()
    assert len(painter.prompts) == 1


def test_limner_is_switched_off_in_the_middle_and_on_again(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    stuck(story, model, painter)
    story.command("/limn-set enabled off")
    kept(story, 1)
    go_on(painter)
    story.command("/limn-set enabled on")

    all_there(story, THREE)
    assert painter.prompts == [ROAD, WOMAN, WOMAN, VALLEY]  # off has stopped the second one


def test_a_setting_keeps_the_words_that_stood_in_quotes(story: StoryPage) -> None:
    assert story.command('/limn-set style_prefix "oil painting, muted"') == "oil painting, muted"
    assert story.command('/limn-set style_prefix ""') == ""


def test_the_models_macros_stay_words_where_a_script_asks_why(story: StoryPage, model: StoryModel) -> None:
    tell(story, model, 'He ran.\n\n<img-prompt="a fox {{setvar::taken::1}}">\n\nOn.')
    kept(story, 1)

    story.command("/flushvar taken | /limn-why | /setvar key=why {{pipe}}")

    assert "a fox { {setvar::taken::1} }" in story.command("/getvar why")
    assert story.command("/getvar taken") == ""
