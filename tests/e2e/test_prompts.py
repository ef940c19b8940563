"""What a chat-completion model is sent: what it is to go on with last, the whole history, no lore woken."""

from typing import Any

import pytest

from tests.e2e.neighbours import Tuning
from tests.e2e.test_injection import (
    _ADD_MESSAGES,
    INSTRUCTIONS,
    META,
    OURS,
    TAG,
    message,
    roles,
    wait_turns,
)
from tests.e2e.text_completion import kept_picture
from tools.browser import Watch
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

MODES = ["", "merge", "semi", "strict", "single"]


def last(model: StoryModel, count: int) -> list[dict[str, Any]]:
    """Return the messages of the request of this number, once it is answered."""
    return wait_turns(model, count)[count - 1].messages


def times(messages: list[dict[str, Any]]) -> int:
    """Count how often these messages hold the instructions."""
    return str(messages).count("Write your next reply as you would anyway")


def test_what_is_to_be_continued_stays_last(story: StoryPage, model: StoryModel, tuning: Tuning) -> None:
    model.script = Script(reply="The road", rate=0)
    story.send("Go on.")
    story.wait_reply()

    for count, mode in enumerate(MODES, 2):
        tuning.set(
            chatCompletionSettings__continue_prefill=True,
            chatCompletionSettings__custom_prompt_post_processing=mode,
        )
        story.continue_()
        story.wait_reply()
        sent = last(model, count)
        assert times(sent) == 1, mode
        if mode == "single":  # everything is one message of the user's
            assert sent[-1]["content"].rindex("The road") > sent[-1]["content"].index(META), mode
        else:
            assert sent[-1]["role"] == "assistant", mode
            assert str(sent[-1]["content"]).startswith("The road"), mode
            assert META in str(sent[-2]["content"]), mode

    tuning.set(
        chatCompletionSettings__continue_prefill=False,
        chatCompletionSettings__custom_prompt_post_processing="",
        chatCompletionSettings__squash_system_messages=True,
    )
    story.continue_()
    story.wait_reply()
    sent = last(model, 7)
    assert [each["role"] for each in sent[-3:]] == ["system", "assistant", "system"]
    assert sent[-3] == INSTRUCTIONS
    assert times(sent) == 1

    tuning.set(powerUserSettings__user_prompt_bias="Very well,")
    story.send("And then?")
    story.wait_reply()
    sent = last(model, 8)
    assert sent[-1] == {"role": "assistant", "content": "Very well,"}
    assert sent[-2] == INSTRUCTIONS
    assert times(sent) == 1

    tuning.set(powerUserSettings__user_prompt_bias="")
    story.command("/trigger await=true")  # the character speaks again: nothing is to be gone on with
    assert last(model, 9)[-1] == INSTRUCTIONS


def test_a_round_of_tools_gets_the_instructions_once_and_above_its_call(
    story: StoryPage, model: StoryModel, tuning: Tuning
) -> None:
    call = {
        "id": "c1",
        "name": "Dice",
        "displayName": "Dice",
        "parameters": "{}",
        "result": "six",
        "signature": None,
    }
    told = {**message("[]", tool_invocations=[call]), "is_system": True, "name": "Tool"}
    story.page.evaluate(_ADD_MESSAGES, [message("Roll.", user=True), told])
    tuning.set(chatCompletionSettings__function_calling=True)
    model.script = Script(reply="And so it was.", rate=0)
    story.command("/trigger await=true")
    sent = last(model, 1)

    assert [each["role"] for each in sent[-4:]] == ["user", "system", "assistant", "tool"]
    assert sent[-3] == INSTRUCTIONS
    assert sent[-1]["content"] == "six"
    assert times(sent) == 1


LINE = "The road went on past the mill."
VOLCANO = OURS.replace("a fox", "a volcano at night")


def test_the_whole_history_is_sent_and_no_picture_wakes_a_lorebook(
    story: StoryPage, model: StoryModel, tuning: Tuning
) -> None:
    tag = TAG.replace("a fox", "a volcano at night")
    picture = f"\n\n{tag}{VOLCANO}"
    history = [
        message(f"{number}. {LINE}{picture if number % 2 else ''}", user=number % 2 == 0)
        for number in range(60)
    ]
    story.page.evaluate(_ADD_MESSAGES, history)
    story.command("/getchatbook | /createentry file={{pipe}} key=volcano It sleeps under the old name Hekla.")
    tuning.set(chatCompletionSettings__openai_max_context=4000, chatCompletionSettings__openai_max_tokens=300)
    model.script = Script(reply="And so it was.", rate=0)
    kept = [each["mes"] for each in story.held()]
    story.send("Go on.")
    story.wait_reply()
    sent = last(model, 1)

    told = [each for each in roles(sent, "user", "assistant") if LINE in str(each["content"])]
    assert len(told) == 60
    assert "<img src" not in str(sent)
    assert str(told).count("a volcano at night") == 2  # the tags of the two newest replies
    assert "Hekla" not in str(sent)
    assert verdict_of_last(sent)
    story.continue_()
    story.wait_reply()
    assert "Hekla" not in str(last(model, 2))
    assert [each["mes"] for each in story.held()][: len(kept)] == kept
    assert [each["mes"] for each in story.chat_file()[1:]][: len(kept)] == kept

    story.send("Tell me of the volcano.")
    story.wait_reply()
    assert "Hekla" in str(last(model, 3))  # the user's own words wake it


def verdict_of_last(sent: list[dict[str, Any]]) -> bool:
    """Say whether the instructions are the last that the model was told."""
    return sent[-1] == INSTRUCTIONS


def test_a_continued_message_keeps_its_pictures_and_a_model_that_can_see_is_shown_them_only_where_wanted(
    story: StoryPage, model: StoryModel, tuning: Tuning
) -> None:
    tuning.set(chatCompletionSettings__media_inlining=True, chatCompletionSettings__continue_prefill=True)
    model.script = Script(reply=f"She went on.\n\n{TAG}\n\nAnd came back.", rate=0)
    story.send("Go on.")
    story.wait_reply()
    before = story.until(lambda: kept_picture(story), "a picture in the file")

    model.script = Script(reply="The end.", rate=0)
    story.continue_()
    story.wait_reply()
    assert story.chat_file()[-1]["mes"] == f"{before} The end."
    assert last(model, 2)[-1]["content"].startswith(f"She went on.\n\n{TAG}\n\nAnd came back.")

    story.send("And then?")
    story.wait_reply()
    assert "image_url" not in str(last(model, 3))

    story.command("/limn-set show_pictures true")
    story.send("What did you see?")
    story.wait_reply()
    (seen,) = [each for each in last(model, 4) if "image_url" in str(each["content"])]
    assert seen["role"] == "assistant"
    assert seen["content"][0]["text"].startswith(f"She went on.\n\n{TAG}\n\nAnd")
    assert not any(each.get("extra", {}).get("media") for each in story.held())


@pytest.mark.limner_settings(version=1, history_tags="short")
def test_the_other_interceptors_may_fail_or_abort(story: StoryPage, model: StoryModel, watch: Watch) -> None:
    watch.expect("interceptor")
    story.page.evaluate(_ADD_MESSAGES, [message(f"One. {TAG.replace('a fox', 'a fox, ' * 20)}{OURS} Two.")])
    story.page.evaluate(
        """() => {
            window.interceptor = window.SD_ProcessTriggers;
            window.SD_ProcessTriggers = () => { throw new Error('interceptor'); };
        }"""
    )
    try:
        model.script = Script(reply="And so it was.", rate=0)
        story.send("Go on.")
        story.wait_reply()
        assert verdict_of_last(last(model, 1))

        story.page.evaluate("() => (window.SD_ProcessTriggers = (chat, size, abort) => abort(true))")
        story.send("Stay.")
        story.wait_idle()
        assert len(model.turns) == 1
    finally:
        story.page.evaluate("() => (window.SD_ProcessTriggers = window.interceptor)")
    story.send("And then?")
    story.wait_reply()
    assert verdict_of_last(last(model, 2))
    assert not any("<img src" in str(each.messages) for each in model.turns)
