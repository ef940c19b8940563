"""What users do while pictures are painted, in a real SillyTavern."""

import re

import pytest

from tests.e2e.neighbours import Tuning
from tests.e2e.test_illustration import IMAGE, TAG, THREE, kept
from tools.cast import GROUP
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage


def begin(story: StoryPage, model: StoryModel, painter: Painter, delay: float = 0.6) -> None:
    """A whole reply with three tags whose pictures take their time."""
    painter.mood = Mood(delay=delay)
    model.script = Script(reply=THREE, rate=0)
    story.send("Go on.")
    story.wait_reply()


def test_an_edit_of_the_prose_is_kept_and_the_pictures_come(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    begin(story, model, painter)

    story.edit(lambda text: text.replace("They went on.", "They went home."))
    text = kept(story, 3)

    assert "They went home." in text
    assert IMAGE.sub("", text) == THREE.replace("They went on.", "They went home.")
    assert len(painter.prompts) == 3


def test_what_the_user_types_into_an_open_edit_box_is_never_thrown_away(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    begin(story, model, painter, delay=0.2)
    box = story.page.locator("#curEditTextarea")
    story.start_edit()
    typed = THREE + "\n\nTyped while pictures were painted."
    box.fill(typed)
    story.until(
        lambda: len([each for each in painter.paintings if each.outcome == "painted"]) == 3, "three pictures"
    )
    story.wait_pictures(0)

    assert box.input_value() == typed

    story.finish_edit()
    text = kept(story, 3)

    assert IMAGE.sub("", text) == typed
    assert len(story.wait_pictures(3)) == 3


def test_a_deleted_earlier_message_does_not_lead_the_pictures_astray(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    begin(story, model, painter)

    story.delete_message(0)
    text = kept(story, 3)

    assert IMAGE.sub("", text) == THREE
    assert len(story.wait_pictures(3)) == 3


def test_a_deleted_reply_has_no_more_painted_for_it(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    begin(story, model, painter, delay=1.0)

    story.delete_message(2)
    story.until(lambda: all(each.ended_at for each in painter.paintings), "the painter to rest")
    story.send("Never mind.")
    story.wait_reply()
    kept(story, 3)

    assert len(painter.prompts) <= 5
    assert not any("<img src" in str(message["mes"]) for message in story.chat_file()[1:-1])


def test_a_regenerated_reply_gets_its_own_pictures_and_the_old_one_no_more(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    begin(story, model, painter, delay=1.0)
    model.script = Script(reply='Anew.\n\n<img-prompt="anew">\n\nDone.')

    story.regenerate()
    story.wait_reply()
    text = kept(story, 1)

    assert text.startswith("Anew.")
    assert painter.prompts[-1] == "anew"
    assert len(painter.prompts) < 4


def test_another_chat_gets_nothing_of_this_one_which_gets_it_all_on_return(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    begin(story, model, painter, delay=0.5)
    chat = story.chat_id()
    assert chat

    story.open("Bran")
    model.script = Script(reply='A bell.\n\n<img-prompt="a bell">', rate=0)
    story.send("Hello.")
    story.wait_reply()
    text = kept(story, 1)

    assert re.findall(r'title="([^"]*)"', text) == ["a bell"]
    assert [picture.title for picture in story.wait_pictures(1)] == ["a bell"]
    assert painter.prompts[-1] == "a bell"

    story.switch_chat("Mira")
    assert story.chat_id() == chat
    text = kept(story, 3)

    assert IMAGE.sub("", text) == THREE
    assert sorted(painter.prompts) == sorted([*TAG.findall(THREE), "a bell"])


def test_every_speaker_of_a_group_is_illustrated(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(delay=0.3)
    replies = [f'Speaker {number}.\n\n<img-prompt="scene {number}">\n\nDone.' for number in range(3)]
    model.script = Script(replies=replies, reply="Nothing.")
    story.open(GROUP)
    story.send("Who is there?")
    story.wait_group_replies()

    def all_placed() -> list[str] | None:
        texts = [str(line["mes"]) for line in story.chat_file()[1:] if "Speaker" in str(line["mes"])]
        return texts if texts and all(IMAGE.search(text) for text in texts) else None

    texts = story.until(all_placed, "a picture for each speaker")

    speakers = len([turn for turn in model.turns if turn.instructed])
    assert len(texts) == speakers >= 2
    assert sorted(painter.prompts) == sorted(f"scene {number}" for number in range(speakers))
    for text in texts:
        number = re.findall(r"Speaker (\d)", text)[0]
        assert re.findall(r'title="scene (\d)"', text) == [number]


def test_the_next_message_can_be_sent_while_pictures_are_painted(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    begin(story, model, painter, delay=0.5)
    model.script = Script(reply='Second.\n\n<img-prompt="second">')

    story.send("And then?")
    story.wait_reply()
    kept(story, 1)

    assert len(IMAGE.findall(str(story.chat_file()[1:][-3]["mes"]))) == 3
    assert len(painter.prompts) == 4
    assert painter.most_in_flight == 1


def test_a_swipe_right_and_left_in_the_middle_of_streaming_keeps_both_versions(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    begin(story, model, painter, delay=0.4)
    other = 'Other.\n\n<img-prompt="other">\n\nEnd.'
    model.script = Script(reply=other, rate=30)
    story.swipe_right()
    story.wait_reply()
    story.swipe_left()

    def both() -> bool:
        return [len(IMAGE.findall(text)) for text in story.chat_file()[-1]["swipes"]] == [3, 1]

    story.until(both, "the pictures of both versions")
    assert len(painter.prompts) == 4
    assert len(story.wait_pictures(3)) == 3


@pytest.mark.parametrize("streams", [True, False], ids=["streams", "comes whole"])
def test_versions_written_at_once_are_each_painted_when_they_are_shown(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning, streams: bool
) -> None:
    texts = [f'The {name}.\n\n<img-prompt="a {name}">\n\nThe end.' for name in ("fox", "hen", "owl")]
    tuning.set(chatCompletionSettings__n=3, chatCompletionSettings__stream_openai=streams)
    model.script = Script(reply=texts[0], others=texts[1:], rate=0)
    story.send("Go on.")
    story.wait_reply()
    kept(story, 1)

    assert painter.prompts == ["a fox"]

    story.swipe_right()
    kept(story, 1)

    assert [picture.title for picture in story.wait_pictures(1)] == ["a hen"]

    story.swipe_left()
    story.swipe_right()
    versions = [str(text) for text in story.chat_file()[-1]["swipes"]]

    assert painter.prompts == ["a fox", "a hen"]
    assert [len(IMAGE.findall(text)) for text in versions] == [1, 1, 0]
    assert [IMAGE.sub("", text) for text in versions] == texts


def test_limner_takes_no_room_from_the_chat(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    outside = """() => [...document.body.querySelectorAll('[class*=limner], [data-limner-panel]')]
        .filter(each => each.checkVisibility() && !each.closest('.mes_text, .mes_buttons'))
        .filter(each => each.clientWidth > 1 || each.clientHeight > 1).length"""
    height = "() => document.getElementById('chat').clientHeight"
    before = story.page.evaluate(height)

    begin(story, model, painter, delay=0.5)
    story.wait_pictures(1)

    assert story.page.evaluate(outside) == 0
    assert story.page.evaluate(height) == before
    assert story.toasts() == []
    kept(story, 3)


def test_what_sillytavern_continues_by_itself_and_shows_smoothly_is_asked_for_and_illustrated(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    by_itself = {"enabled": True, "allow_chat_completions": True, "target_length": 80}
    # more than the first reply has with its picture: ST counts what stands there when it has saved
    tuning.set(powerUserSettings__smooth_streaming=True, powerUserSettings__auto_continue=by_itself)
    first, second = '<img-prompt="a castle gate">', '<img-prompt="a red fox">'
    long = "She went on past the mill and over the hill, until the road was too dark to be seen. " * 4
    model.script = Script(replies=[f"The gate. {first} Rain.", f"{long}{second} The end."], rate=200)
    story.send("Go on.")
    story.until(lambda: len(model.turns) == 2, "the second request")

    text = kept(story, 2)

    assert IMAGE.sub("", text) == f"The gate. {first} Rain. {long}{second} The end."
    assert painter.prompts == ["a castle gate", "a red fox"]
    assert [
        str(turn.messages).count("Write your next reply as you would anyway") for turn in model.turns
    ] == [1, 1]
