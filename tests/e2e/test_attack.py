"""What a user does by accident, and what a file, a model or a card does on purpose."""

import pytest
from playwright.sync_api import expect

from tests.e2e.reliability import tell
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
