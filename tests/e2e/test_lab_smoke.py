"""The lab itself: a plain SillyTavern tells and paints, so that a red test elsewhere is about Limner."""

import pytest

from tools.browser import Watch
from tools.cast import GROUP
from tools.painter import Painter
from tools.stories import story as told_story
from tools.story_model import StoryModel
from tools.story_page import StoryPage


def test_a_reply_streams_and_is_kept(plain_story: StoryPage, model: StoryModel) -> None:
    plain_story.send("Tell me more.")
    plain_story.wait_reply()
    (turn,) = model.turns
    assert turn.outcome == "complete"
    assert not turn.instructed
    assert turn.body["stream"]
    assert "What do you do?" in plain_story.last_message_text()
    header, greeting, question, reply = plain_story.chat_file()
    assert "chat_metadata" in header
    assert greeting["name"] == "Mira"
    assert question["mes"] == "Tell me more."
    assert reply["mes"] == told_story(1, illustrated=False)


def test_the_picture_of_a_command_is_a_file(plain_story: StoryPage, painter: Painter) -> None:
    source = plain_story.command("/sd quiet=true a fox")
    assert painter.prompts == ["a fox"]
    assert painter.paintings[0].outcome == "painted"
    path = plain_story.tavern.picture_path(source)
    assert path.parent.name == "Mira"
    assert path.read_bytes().startswith(b"\x89PNG")


def test_stop_ends_the_reply_where_it_is(plain_story: StoryPage, model: StoryModel) -> None:
    model.script.reply = "Once upon a time there was an end."
    model.script.hang_after = 16
    plain_story.send("Begin.")
    plain_story.wait_streaming("Once upon a time")
    plain_story.stop()
    model.turns.wait_for(lambda turns: turns[0].outcome == "gone", "the model to be told")
    assert plain_story.chat_file()[-1]["mes"] == "Once upon a time"


def test_swipes_edits_and_more_of_the_same(plain_story: StoryPage, model: StoryModel) -> None:
    model.script.replies = ["First.", "Second.", " And more.", "Third."]
    plain_story.send("Begin.")
    plain_story.wait_reply()
    plain_story.swipe_right()
    plain_story.wait_reply()
    assert plain_story.last_message_text() == "Second."
    plain_story.swipe_left()
    assert plain_story.last_message_text() == "First."
    plain_story.swipe_right()
    plain_story.continue_()
    plain_story.wait_reply()
    assert plain_story.last_message_text() == "Second. And more."
    plain_story.edit(lambda text: text.replace("more", "less"))
    assert plain_story.chat_file()[-1]["swipes"] == ["First.", "Second. And less."]
    plain_story.regenerate()
    plain_story.wait_reply()
    assert plain_story.chat_file()[-1]["mes"] == "Third."


def test_a_reload_and_another_chat_lose_nothing(plain_story: StoryPage, model: StoryModel) -> None:
    model.script.reply = "It was so."
    plain_story.send("Was it?")
    plain_story.wait_reply()
    chat = plain_story.chat_id()
    assert chat is not None
    plain_story.open("Bran")
    assert plain_story.last_message_text().startswith("Bran puts down the bell.")
    plain_story.switch_chat("Mira")
    assert plain_story.last_message_text() == "It was so."
    plain_story.new_chat()
    plain_story.open_chat(chat)
    plain_story.reload()
    plain_story.switch_chat("Mira")
    assert [message["mes"] for message in plain_story.chat_file()[2:]] == ["Was it?", "It was so."]
    plain_story.delete_message(0)
    assert [message["mes"] for message in plain_story.chat_file()[1:]] == ["Was it?", "It was so."]


def test_a_whole_group_answers(plain_story: StoryPage, model: StoryModel) -> None:
    model.script.replies = ["I do.", "I too.", "And I."]
    plain_story.open(GROUP)
    plain_story.send("Who knows the way?")
    plain_story.wait_group_replies()
    answers = [(message["name"], message["mes"]) for message in plain_story.chat_file()[-3:]]
    assert answers == [("Mira", "I do."), ("Bran", "I too."), ("Ysolde", "And I.")]


@pytest.mark.limner_settings(interval_ms=321)
def test_limner_starts_with_the_settings_that_were_asked_for(story: StoryPage) -> None:
    settings = story.limner_settings()
    assert settings is not None
    assert settings["interval_ms"] == 321


def test_the_next_test_has_limners_own_settings_again(story: StoryPage) -> None:
    assert (story.limner_settings() or {}).get("interval_ms") != 321


def test_a_model_that_refuses_is_told_to_the_user(
    plain_story: StoryPage, model: StoryModel, watch: Watch
) -> None:
    watch.expect("Got response status 500")
    model.script.error = 500
    plain_story.send("Hello?")
    plain_story.page.locator("#toast-container .toast-error").first.wait_for()
    plain_story.wait_idle()
    assert model.turns[0].outcome == "error"
    assert any("500" in toast or "told" in toast for toast in plain_story.toasts())


def test_a_request_that_would_leave_the_machine_is_noticed(plain_story: StoryPage, watch: Watch) -> None:
    for address in ("https://example.org/a", "http://192.0.2.1/b"):
        plain_story.page.evaluate("url => fetch(url, { mode: 'no-cors' }).catch(() => {})", address)
    plain_story.page.evaluate("() => { new Image().src = '//example.org/c.png'; }")
    plain_story.until(lambda: len(watch.foreign) == 3, "three complaints")
    assert all("left this machine" in complaint for complaint in watch.complaints())
    watch.foreign.clear()
