"""Text completion equals chat completion: asked for, painted, pruned, budgeted and traced."""

import re

import pytest

from limner.presets import preset
from limner.prompting.meta_prompt import compose
from limner.settings.settings import Settings
from tests.e2e.neighbours import Ears, Neighbour, Tuning
from tests.e2e.test_injection import _ADD_MESSAGES, _QUIET, _RAW, OURS, TAG, message
from tests.e2e.text_completion import BARE, CHATML, connected, kept_picture
from tools.cast import GROUP
from tools.loopback import Loopback
from tools.story_page import StoryPage
from tools.text_models import Request, TextModel, TextScript, tokens

META = compose(preset.load_all()[0].text, Settings())
REPLY = f"So she went on.\n\n{TAG}\n\nAnd came back."


def asked(request: Request) -> bool:
    """Say whether the prompt holds the instructions, once and whole."""
    return request.prompt.count(META.splitlines()[0]) == 1 and META in request.prompt


def wait(model: TextModel, count: int) -> Request:
    """Wait until so many requests are answered; the last of them."""
    return model.requests.wait_for(
        lambda all_: len(all_) >= count and all(each.outcome != "writing" for each in all_),
        f"{count} requests to be answered",
    )[-1]


def pictures(story: StoryPage) -> int:
    """Count our pictures in the chat that is open."""
    return str([each["mes"] for each in story.held()]).count("<img src=")


def test_every_way_to_go_on_with_the_story_is_asked_in_the_users_template_and_illustrated(
    story: StoryPage, loopback: Loopback, tuning: Tuning
) -> None:
    with connected(
        story, loopback, tuning, TextModel("koboldcpp", TextScript(REPLY)), streaming=True
    ) as model:
        story.send("Go on.")
        story.wait_reply()
        placed = story.until(lambda: kept_picture(story), "a picture in the file")
        assert re.sub(r'<img src="[^>]*>', "", placed) == REPLY
        first = model.requests[0]
        assert asked(first)
        assert f"<|im_start|>system\n{META}<|im_end|>\n<|im_start|>assistant" in first.prompt

        story.send("And then?")
        story.wait_reply()
        story.until(lambda: kept_picture(story), "a second picture")
        assert asked(model.requests[1])
        assert "<img src" not in model.requests[1].prompt
        assert TAG in model.requests[1].prompt  # it sees how it is done

        before = story.chat_file()[-1]["mes"]
        story.continue_()
        story.wait_reply()
        carried_on = wait(model, 3)
        assert asked(carried_on)
        assert carried_on.prompt.index(META) < carried_on.prompt.rindex("And came back.")
        assert carried_on.prompt.rstrip().endswith("And came back.")
        assert "<img src" not in carried_on.prompt
        assert story.chat_file()[-1]["mes"].startswith(before)  # with its picture

        story.swipe_right()
        story.wait_reply()
        assert asked(wait(model, 4))
        story.regenerate()
        story.wait_reply()
        assert asked(wait(model, 5))
        story.until(lambda: kept_picture(story), "the picture of the regenerated reply")
        had = pictures(story)
        for count, way in enumerate([_RAW, _QUIET], 6):
            story.page.evaluate(way)
            assert not asked(wait(model, count))
        story.command("/impersonate await=true")
        assert not asked(wait(model, 8))
        assert not any("img" in each.prompt for each in list(model.requests)[5:])
        assert pictures(story) == had
        assert (
            story.page.evaluate("() => Object.keys(SillyTavern.getContext().extensionPrompts).join()").count(
                "~limner"
            )
            == 0
        )
        assert {each.outcome for each in model.requests} == {"end"}


def test_without_a_template_each_member_of_a_group_is_asked_by_llama_cpp(
    story: StoryPage, loopback: Loopback, tuning: Tuning
) -> None:
    model = TextModel("llamacpp", TextScript(f"Aye. {TAG} So it was."))
    with connected(story, loopback, tuning, model, streaming=False, template=BARE):
        story.open(GROUP)
        story.send("Who knows the way?")
        story.wait_group_replies()
        wait(model, 3)

        assert [asked(each) for each in model.requests] == [True] * 3
        assert all(each.prompt.rstrip().endswith(":") for each in model.requests)  # the one who is to speak
        assert [each.asked for each in model.requests] == [True] * 3
        assert not any("<img src" in each.prompt for each in model.requests)
        story.until(lambda: pictures(story) == 3 or None, "three pictures")


@pytest.mark.parametrize("kind", ["llamacpp"])
def test_the_history_is_pruned_before_the_context_is_filled_and_the_request_fits(
    story: StoryPage, loopback: Loopback, tuning: Tuning, kind: str
) -> None:
    line = "The road went on past the mill."
    history = [
        message(f"{number}. {line}" + (f"\n\n{TAG}{OURS}" if number % 2 else ""), user=number % 2 == 0)
        for number in range(60)
    ]
    story.page.evaluate(_ADD_MESSAGES, history)
    model = TextModel("llamacpp", TextScript("And so it was."))
    with connected(story, loopback, tuning, model, streaming=True, context=4000):
        story.send("Go on.")
        story.wait_reply()
        request = wait(model, 1)

    assert asked(request)
    assert tokens(request.prompt) <= 4000 - 400
    assert sum(f"{number}. {line}" in request.prompt for number in range(60)) >= 59
    assert request.prompt.count(TAG) == 2
    assert pictures(story) == 30


def test_a_context_without_room_keeps_the_story_whole_and_says_why(
    story: StoryPage, loopback: Loopback, tuning: Tuning, ears: Ears
) -> None:
    model = TextModel("koboldcpp", TextScript("And so it was."))
    with connected(story, loopback, tuning, model, streaming=True, context=640, reply=200):
        story.send("Go on.")
        story.wait_reply()
        request = wait(model, 1)
        why = story.command("/limn-why")

    assert not asked(request)
    assert "Go on." in request.prompt
    assert "no room" in why
    assert len(ears.heard("no room")) == 1


def test_a_quiet_request_inside_the_gathering_of_another_takes_nothing_from_it(
    story: StoryPage, loopback: Loopback, tuning: Tuning, neighbour: Neighbour
) -> None:
    """The next extension's interceptor asks the model something while the story's prompt waits."""
    model = TextModel("koboldcpp", TextScript("And so it was."))
    neighbour.on(
        "WORLDINFO_ENTRIES_LOADED",
        f"async () => {{ if (neighbour.noted.push(1) === 1) await ({_QUIET})(); }}",
    )
    with connected(
        story,
        loopback,
        tuning,
        model,
        streaming=True,
        template={**CHATML, "powerUserSettings__custom_stopping_strings": '[">"]'},
    ):
        story.send("Go on.")
        story.wait_reply()
        wait(model, 2)
        why = story.command("/limn-why")

    assert [asked(each) for each in model.requests] == [False, True]
    assert "The stop string “>”" in why
