"""The main job in a real SillyTavern: what the reader sees, and what the chat file holds."""

import re

import pytest

from tests.e2e.neighbours import Tuning
from tools.browser import Watch
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

TAG = re.compile(r"<img-prompt=\"([^\"]*)\">")
IMAGE = re.compile(r'<img src="[^"]*" title="[^"]*" alt="[^"]*">')

THREE = (
    "The road was long.\n\n"
    '<img-prompt="a long road at dusk">\n\n'
    'She stopped. "Listen," she said.\n\n'
    '<img-prompt="a listening woman">\n\n'
    "Nothing answered.\n\n"
    '<img-prompt="an empty valley">\n\n'
    "They went on."
)
PROSE = 'The road was long.\n\nShe stopped. "Listen," she said.\n\nNothing answered.\n\nThey went on.'


def kept(story: StoryPage, count: int, message: int = -1) -> str:
    """Wait until the message's text on disk holds so many pictures, and return the text."""

    def text() -> str | None:
        found = str(story.chat_file()[1:][message]["mes"])
        return found if len(IMAGE.findall(found)) == count else None

    return story.until(text, f"{count} pictures in the chat file")


def order(text: str) -> list[str]:
    """Return tags and pictures in their order, pictures by the words they carry."""
    return re.findall(r'<img-prompt="[^"]*">|<img src="[^"]*" title="([^"]*)"', text)


def test_a_streamed_reply_shows_and_keeps_its_three_pictures(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    model.script = Script(reply=THREE, rate=200)
    story.send("Go on.")
    story.wait_reply()

    text = kept(story, 3)
    shown = story.wait_pictures(3)

    assert painter.prompts == ["a long road at dusk", "a listening woman", "an empty valley"]
    assert [picture.title for picture in shown] == painter.prompts
    assert IMAGE.sub("", text) == THREE
    for tag, picture in zip(TAG.findall(THREE), shown, strict=True):
        assert f'<img-prompt="{tag}"><img src="{picture.src}"' in text
    assert story.last_message_text() == PROSE
    message = story.chat_file()[-1]
    assert message["swipes"][0] == message["mes"]
    assert [each["state"] for each in message["extra"]["limner"]["pictures"]] == ["placed"] * 3
    assert message["swipe_info"][0]["extra"]["limner"] == message["extra"]["limner"]


def test_painting_begins_while_the_model_still_writes_and_the_picture_shows_at_once(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    model.script = Script(reply=THREE, rate=200, hang_after=THREE.index("Nothing answered"))
    story.send("Go on.")
    story.wait_streaming()

    shown = story.wait_pictures(2)

    assert [picture.title for picture in shown] == ["a long road at dusk", "a listening woman"]
    assert model.turns[0].outcome == "hanging"
    assert "<img" not in str(story.held()[-1]["mes"]).replace("<img-prompt", "")

    model.release()
    story.wait_reply()

    assert len(IMAGE.findall(kept(story, 3))) == 3
    assert len(painter.prompts) == 3


def test_no_frame_of_a_streaming_reply_shows_a_piece_of_a_tag(story: StoryPage, model: StoryModel) -> None:
    hard = (
        'He read it. <img-prompt="a sign "Inn" at night, a *very* red **fox**"> She laughed.\n\n'
        '<img-prompt="a fox > hill, `code`, a_b_c">\n\n"Why?" he asked.\n\n'
        "<!--img-prompt=\"a comment > with a bracket\"--> And so on, *at last*.\n\n<pic prompt='the end'>"
    )
    story.page.evaluate(
        """() => {
            window.flashes = [];
            new MutationObserver(() => {
                const text = document.querySelector('#chat .last_mes .mes_text')?.innerText ?? '';
                if (/[<>]|img|prompt=|pic |fox|comment/.test(text)) window.flashes.push(text);
            }).observe(chat, {childList: true, subtree: true, characterData: true});
        }"""
    )
    model.script = Script(reply=hard, rate=150, chunk=3)
    story.send("Go on.")
    story.wait_reply()
    kept_text = story.until(
        lambda: story.chat_file()[-1]["mes"] if len(story.kept_pictures()) == 4 else None, "four pictures"
    )

    assert story.page.evaluate("() => window.flashes") == []
    assert IMAGE.sub("", kept_text) == hard
    seen = " ".join(story.last_message_text().split())
    assert seen == 'He read it. She laughed. "Why?" he asked. And so on, at last.'


def test_a_reply_that_does_not_stream_is_illustrated_too(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    tuning.set(chatCompletionSettings__stream_openai=False)
    model.script = Script(reply=THREE)
    story.send("Go on.")
    story.wait_reply()

    text = kept(story, 3)

    assert IMAGE.sub("", text) == THREE
    assert [picture.title for picture in story.wait_pictures(3)] == painter.prompts
    assert model.turns[0].body["stream"] is False


def test_the_next_turn_sends_the_tags_and_not_the_pictures(story: StoryPage, model: StoryModel) -> None:
    model.script = Script(reply=THREE)
    story.send("Go on.")
    story.wait_reply()
    before = kept(story, 3)
    model.script = Script(reply="Nothing to see.")
    story.send("And then?")
    story.wait_reply()

    sent = model.turns[1].messages
    history = [message["content"] for message in sent if message["role"] == "assistant"]
    assert history[-1] == THREE
    assert "<img src=" not in str(sent)
    assert sent[-1]["role"] == "system"
    assert "img-prompt=" in sent[-1]["content"]
    assert story.chat_file()[1:][-3]["mes"] == before


def test_a_picture_that_fails_keeps_its_tag_and_tells_why(
    story: StoryPage, model: StoryModel, painter: Painter, watch: Watch
) -> None:
    watch.expect("500|Image generation request error")
    painter.mood = Mood(delay=0.05, fail_containing="listening")
    model.script = Script(reply=THREE)
    story.send("Go on.")
    story.wait_reply()

    text = kept(story, 2)

    assert IMAGE.sub("", text) == THREE
    assert '<img-prompt="a listening woman">\n' in text
    assert [picture.title for picture in story.wait_pictures(2)] == ["a long road at dusk", "an empty valley"]
    said = story.until(lambda: [each for each in story.toasts() if "image service failed" in each], "a toast")
    assert len(said) == 1
    assert not any("Please try again" in each for each in story.toasts())
    states = [each["state"] for each in story.chat_file()[-1]["extra"]["limner"]["pictures"]]
    assert states == ["placed", "failed", "placed"]


@pytest.mark.limner_settings(version=1, concurrency=2)
def test_never_more_pictures_are_painted_at_once_than_the_setting_says(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(delay=0.4)
    six = "\n\n".join(f'Part {number}.\n\n<img-prompt="picture {number}">' for number in range(6))
    model.script = Script(reply=six, rate=0)
    story.send("Go on.")
    story.wait_reply()
    kept(story, 6)

    assert painter.most_in_flight == 2


def test_a_reloaded_chat_shows_its_pictures(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    model.script = Script(reply=THREE)
    story.send("Go on.")
    story.wait_reply()
    kept(story, 3)

    story.reload_chat()

    assert [picture.title for picture in story.wait_pictures(3)] == painter.prompts
    assert story.last_message_text() == PROSE
    assert len(painter.prompts) == 3


def test_a_swipe_and_back_keeps_each_versions_pictures(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    other = 'Another road.\n\n<img-prompt="another road">\n\nThe end.'
    model.script = Script(replies=[THREE, other])
    story.send("Go on.")
    story.wait_reply()
    kept(story, 3)
    story.swipe_right()
    story.wait_reply()
    kept(story, 1)

    assert [picture.title for picture in story.wait_pictures(1)] == ["another road"]

    story.swipe_left()

    assert [picture.title for picture in story.wait_pictures(3)] == painter.prompts[:3]
    message = story.chat_file()[-1]
    assert [len(IMAGE.findall(text)) for text in message["swipes"]] == [3, 1]
    assert [len(info["extra"]["limner"]["pictures"]) for info in message["swipe_info"]] == [3, 1]
    assert len(painter.prompts) == 4


def test_a_swipe_while_pictures_are_painted_loses_none(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(delay=0.5)
    model.script = Script(replies=[THREE, "No picture here."], rate=0)
    story.send("Go on.")
    story.wait_reply()
    story.swipe_right()
    story.wait_reply()

    def both() -> bool:
        return [len(IMAGE.findall(text)) for text in story.chat_file()[-1]["swipes"]] == [3, 0]

    story.until(both, "the first version's pictures")
    assert story.last_message_text() == "No picture here."

    story.swipe_left()

    assert len(story.wait_pictures(3)) == 3


@pytest.mark.limner_settings(version=1, enabled=False)
def test_switched_off_limner_leaves_st_clean(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    model.script = Script(reply=THREE, always_tags=True)
    story.send("Go on.")
    story.wait_reply()

    assert not model.turns[0].instructed
    assert painter.prompts == []
    message = story.chat_file()[-1]
    assert message["mes"] == THREE
    assert "limner" not in message["extra"]


def test_a_tag_at_the_very_end_is_painted_like_any_other(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    model.script = Script(reply='And then.\n\n<img-prompt="the very last">', rate=50)
    story.send("Go on.")
    story.wait_reply()

    assert kept(story, 1).endswith('alt="the very last">')
    assert painter.prompts == ["the very last"]


def test_the_same_prompt_twice_gives_each_tag_its_own_picture(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    twice = 'One.\n\n<img-prompt="a door">\n\nTwo.\n\n<img-prompt="a door">\n\nThree.'
    model.script = Script(reply=twice)
    story.send("Go on.")
    story.wait_reply()

    text = kept(story, 2)

    pictures = IMAGE.findall(text)
    assert pictures[0] != pictures[1]
    assert text.index(pictures[0]) < text.index("Two.") < text.index(pictures[1]) < text.index("Three.")


def test_continue_paints_only_what_is_new(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    more = '\n\nMorning.\n\n<img-prompt="morning">\n\nThe end.'
    model.script = Script(replies=[THREE, more])
    story.send("Go on.")
    story.wait_reply()
    kept(story, 3)
    story.continue_()
    story.wait_reply()

    text = kept(story, 4)

    assert painter.prompts[3:] == ["morning"]
    assert len(story.wait_pictures(4)) == 4
    assert IMAGE.sub("", text).startswith(THREE)


def test_stop_in_the_middle_keeps_what_was_written_and_its_pictures(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    model.script = Script(reply=THREE, rate=200, hang_after=THREE.index("Nothing answered") + 4)
    story.send("Go on.")
    story.wait_streaming("Noth")
    story.stop()

    text = kept(story, 2)

    assert "an empty valley" not in text
    assert len(painter.prompts) == 2


def test_a_greeting_is_left_alone(story: StoryPage, painter: Painter) -> None:
    story.page.evaluate(
        """async () => {
            const ctx = SillyTavern.getContext();
            ctx.chat[0].mes = 'Hello. <img-prompt="a greeting">';
            await ctx.eventSource.emit(ctx.eventTypes.MESSAGE_RECEIVED, 0, 'first_message');
        }"""
    )
    story.command('/sendas name=Mira Look. <img-prompt="by command">')
    story.command('/sys A note. <img-prompt="by the system">')
    model_free = story.page.evaluate("() => SillyTavern.getContext().chat.length")
    assert model_free >= 2

    story.chat_file()

    assert painter.prompts == []
