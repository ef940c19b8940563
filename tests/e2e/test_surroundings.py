"""What SillyTavern, the user and other extensions do around Limner's pictures, in a real SillyTavern."""

from tests.e2e.neighbours import Ears, Neighbour, Tuning
from tests.e2e.test_illustration import IMAGE, THREE, kept
from tests.e2e.test_meanwhile import begin
from tools.browser import Watch
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

ONE = 'She ran.\n\n<img-prompt="a running woman">\n\nThe end.'
_PAINT_MINE = "() => void SillyTavern.getContext().executeSlashCommandsWithOptions('/sd quiet=true mine')"
_LOADERS = """() => [...document.querySelectorAll('#toast-container .action-loader-toast')]
    .map(each => each.checkVisibility())"""


def test_the_users_own_picture_keeps_its_box_and_its_failure(
    story: StoryPage, model: StoryModel, painter: Painter, ears: Ears
) -> None:
    begin(story, model, painter, delay=1.5)
    story.until(lambda: painter.in_flight, "the painter at work")
    painter.mood = Mood(delay=0.3, fail_containing="mine")

    story.page.evaluate(_PAINT_MINE)
    story.until(lambda: painter.in_flight == 2, "two pictures at once")

    assert sorted(story.page.evaluate(_LOADERS)) == [False, True]

    story.until(lambda: ears.heard("Image generation failed"), "SillyTavern's word about it")
    kept(story, 3)

    assert len(ears.heard("failed")) == 1


def test_a_failure_of_ours_is_not_taken_for_the_users(
    story: StoryPage, model: StoryModel, painter: Painter, ears: Ears, watch: Watch
) -> None:
    watch.expect("Image generation request error")
    begin(story, model, painter, delay=0.4)
    painter.mood = Mood(delay=0.3, fail_containing="listening")
    story.page.evaluate(_PAINT_MINE)
    kept(story, 2)

    assert ears.heard("Image generation failed. Please try again.") == []
    assert len(ears.heard("The image service failed: ")) == 1


def test_a_copy_of_a_message_takes_no_picture_from_the_original(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    begin(story, model, painter, delay=0.8)

    story.start_edit()
    story.page.locator("#chat .mes_edit_copy:visible").click()
    story.page.locator("dialog.popup[open] .popup-button-ok").click()
    story.until(lambda: len(story.held()) == 4, "the copy")
    story.page.locator("#chat .mes_edit_done:visible").click()
    kept(story, 3, message=2)

    assert story.held()[3]["mes"] == THREE
    assert len(painter.prompts) == 3


def test_a_hidden_reply_looks_as_before(story: StoryPage, model: StoryModel) -> None:
    model.script = Script(reply='She ran.\n\n<img-prompt="a *very* red fox > hill">\n\nThe end.', rate=0)
    story.send("Go on.")
    story.wait_reply()
    kept(story, 1)

    story.command("/hide 2")
    story.page.evaluate("() => SillyTavern.getContext().reloadCurrentChat()")

    assert len(story.wait_pictures(1)) == 1
    assert story.last_message_text() == "She ran.\n\nThe end."


def test_a_translation_shows_the_pictures_of_the_original(
    story: StoryPage, model: StoryModel, painter: Painter, neighbour: Neighbour
) -> None:
    translate = """(index) => {
        const { chat, updateMessageBlock } = SillyTavern.getContext();
        chat[index].extra.display_text = 'Elle courait.\\n\\n<img-prompt="une femme">\\n\\nFin.';
        updateMessageBlock(index, chat[index]);
    }"""
    painter.mood = Mood(delay=0.6)
    model.script = Script(reply=ONE, rate=0)
    neighbour.on("CHARACTER_MESSAGE_RENDERED", translate)
    neighbour.on("MESSAGE_UPDATED", translate)
    story.send("Go on.")
    story.wait_reply()
    kept(story, 1)

    story.until(lambda: story.last_message_text() == "Elle courait.\n\nFin.", "the translation")

    assert [picture.title for picture in story.wait_pictures(1)] == ["a running woman"]


def test_a_continue_that_is_asked_for_while_pictures_are_painted_loses_none(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    tuning.set(chatCompletionSettings__stream_openai=False)
    begin(story, model, painter, delay=0.5)
    model.script = Script(reply=" And so it ended.", hang_after=0)
    story.continue_()
    story.wait_pictures(3)
    story.page.wait_for_timeout(500)  # what is set now would be written over
    model.release()
    story.wait_reply()

    assert IMAGE.sub("", kept(story, 3)).endswith("And so it ended.")
    assert len(painter.prompts) == 3


def test_what_the_model_thinks_aloud_is_not_painted(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    tuning.set(
        powerUserSettings__reasoning__auto_parse=True,
        powerUserSettings__reasoning__prefix="<think>\n",
        powerUserSettings__reasoning__suffix="\n</think>",
    )
    thought = '<think>\nI could draw <img-prompt="a draft"> here.\n</think>\n\n'
    model.script = Script(reply=thought + ONE, rate=200)
    story.send("Go on.")
    story.wait_reply()

    assert IMAGE.sub("", kept(story, 1)) == ONE
    assert painter.prompts == ["a running woman"]


def test_a_script_that_touches_up_prompts_costs_no_second_picture(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    script = {"id": "x", "scriptName": "x", "findRegex": "/running/g", "replaceString": "sprinting"}
    tuning.set(
        extensionSettings__regex=[{**script, "trimStrings": [], "placement": [2], "substituteRegex": 0}]
    )
    model.script = Script(reply=ONE, rate=200, hang_after=ONE.index("The end"))
    story.send("Go on.")
    story.wait_pictures(1)
    model.release()
    story.wait_reply()

    assert 'title="a sprinting woman"' in kept(story, 1)
    assert painter.prompts == ["a running woman"]
    assert len(story.wait_pictures(1)) == 1


def test_a_listener_that_takes_its_time_leads_no_text_astray(
    story: StoryPage, model: StoryModel, painter: Painter, neighbour: Neighbour
) -> None:
    painter.mood = Mood(delay=0.1)
    neighbour.on("MESSAGE_EDITED", "() => new Promise((done) => { window.letGo = done; })")
    model.script = Script(reply=ONE, rate=0)
    story.send("First.")
    story.when("() => window.letGo")
    story.wait_idle()  # the listener may hold up the save, so the file need not have the picture yet

    story.delete_message(0)
    model.script = Script(reply="An answer.", rate=0)
    story.send("Second.")
    story.wait_reply()
    story.page.evaluate("() => window.letGo()")
    kept(story, 1, message=1)
    story.wait_pictures(1, message=1)

    assert [story.message_text(index) for index in (1, 2)] == ["She ran.\n\nThe end.", "Second."]


def test_a_last_tag_survives_the_trimming_of_unfinished_sentences(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    tuning.set(powerUserSettings__trim_sentences=True)
    model.script = Script(reply='She ran.\n\n<img-prompt="a running woman">', rate=200)
    story.send("Go on.")
    story.wait_reply()
    text = kept(story, 1)

    assert IMAGE.sub("", text) == 'She ran.\n\n<img-prompt="a running woman">'
    assert painter.prompts == ["a running woman"]
    assert story.last_message_text() == "She ran."
