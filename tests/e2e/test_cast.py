"""The page tells Python of chat and cast: looks of a card reach the painter, what is so the story model."""

import pytest

from tools.painter import Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

DESCRIPTION = "Mira is a tall woman of thirty with brown curls and green eyes. She wears a red gown."
CAST = """
async (description) => {
    const { characters, characterId, eventSource, eventTypes } = SillyTavern.getContext();
    characters[characterId].data.description = characters[characterId].description = description;
    await eventSource.emit(eventTypes.CHARACTER_EDITED, { detail: { id: characterId } });
}
"""
WAS = "() => SillyTavern.getContext().characters[SillyTavern.getContext().characterId].data.description"
PLACED = "() => SillyTavern.getContext().chat.at(-1).extra.limner?.pictures?.[0]?.versions[0]?.words"
AVATAR = "() => SillyTavern.getContext().characters[SillyTavern.getContext().characterId].avatar"
WORDS = "() => SillyTavern.getContext().chat.at(-1).extra.limner.pictures[0].versions[0].words.parts"


@pytest.mark.limner_settings(continuity=True)
def test_looks_of_the_card_and_clothes_of_the_story_reach_painter_and_model(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    before = story.page.evaluate(WAS)  # the page is the next test's as well
    story.page.evaluate(CAST, DESCRIPTION)
    first = 'She rose.\n\n<img-prompt="she laughs at a window" char="Mira" place="inn">\n\nThe end.'
    second = 'She left.\n\n<img-prompt="she walks away" char="Mira" wears="long blue coat">\n\nThe end.'

    for text in (first, second):
        model.script = Script(reply=text, rate=0)
        story.send("Go on.")
        story.wait_reply()
        story.wait_idle()
        story.when(PLACED)
    told = story.page.evaluate(WORDS)
    model.script = Script(reply="And so it was.", rate=0)
    story.send("Go on.")
    story.wait_reply()

    one, other = painter.prompts
    assert "brown curls" in one
    assert "red gown" in one
    assert "long blue coat" in other
    assert "red gown" not in other
    assert ["long blue coat", "tag", story.page.evaluate(AVATAR), "wears"] in told
    assert "Mira: long blue coat" in str(model.turns[-1].messages)
    story.page.evaluate(CAST, before)


SPRITES = """
async () => {
    await (await import('/scripts/extensions/expressions/index.js')).init(); // left out otherwise
    const { expressions } = SillyTavern.getContext().extensionSettings;
    Object.assign(expressions, { api: 99, showDefault: true }); // no classifier, ST's own faces
}
"""
SMILES = 'She rose.\n\n<img-prompt="she waits" char="Mira" mood="Mira: delighted">\n\nThe end.'


def sprite(label: str) -> str:
    return f"() => document.querySelector('#expression-holder img.expression[data-expression=\"{label}\"]')"


@pytest.mark.limner_settings(continuity=True, sprites=True)
def test_the_sprite_shows_the_mood_of_who_spoke_last_and_what_is_chosen_by_hand_stays(
    story: StoryPage, model: StoryModel
) -> None:
    story.page.evaluate(SPRITES)
    model.script = Script(reply=SMILES, rate=0)
    story.send("Go on.")
    story.wait_reply()
    story.wait_pictures(1)  # the text has changed: SillyTavern takes the sprite off, and it is set again
    story.page.wait_for_timeout(2_500)  # its own look at the text, which is a timer of two seconds
    story.when(sprite("joy"))
    assert story.command("/expression-last") == "joy"

    story.command("/expression-set anger")
    story.command("/limn mode=replace")
    story.page.wait_for_timeout(2_500)
    assert story.command("/expression-last") != "joy"
