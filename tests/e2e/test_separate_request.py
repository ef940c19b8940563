"""Pictures asked for in a request of its own, in a real ST: beside the user, by a profile, cancelled."""

import json
from collections.abc import Iterator

import pytest

from tests.e2e.test_illustration import IMAGE, TAG, kept
from tools.story_model import MODEL, Script, StoryModel
from tools.story_page import StoryPage

FIRST = "The fox ran through the wood.\n\nIt slept under an oak."
SECOND = "A wolf came.\n\nIt howled."
PROFILE = "Lab"

_PROFILES = """
([name, url]) => {
    const { extensionSettings: settings } = SillyTavern.getContext();
    window.before = [settings.disabledExtensions, settings.connectionManager];
    settings.disabledExtensions = settings.disabledExtensions.filter(each => each !== 'connection-manager');
    const profile = { id: 'lab', mode: 'cc', name, api: 'custom', model: 'lab-small', 'api-url': url };
    settings.connectionManager = { selectedProfile: null, profiles: [profile] };
}
"""
_NO_PROFILES = """
() => {
    const { extensionSettings: settings } = SillyTavern.getContext();
    [settings.disabledExtensions, settings.connectionManager] = window.before;
}
"""


def named(*pictures: tuple[int, str]) -> str:
    return json.dumps({"pictures": [{"after": after, "prompt": prompt} for after, prompt in pictures]})


@pytest.fixture(name="profile")
def _profile(story: StoryPage) -> Iterator[None]:
    """A connection profile of another model at the same address."""
    story.page.evaluate(_PROFILES, [PROFILE, f"{story.tavern.setup.model_url}/v1"])
    yield
    story.page.evaluate(_NO_PROFILES)


def is_free(story: StoryPage) -> bool:
    """Whether the user can send, and nothing looks as if something were written."""
    send, stop = story.page.locator("#send_but"), story.page.locator("#mes_stop")
    return send.is_visible() and not stop.is_visible()


@pytest.mark.limner_settings(asking="apart")
def test_a_reply_is_illustrated_beside_the_next_one_and_the_storys_prompt_stays(
    story: StoryPage, model: StoryModel
) -> None:
    model.script = Script(replies=[FIRST, named((1, "a running fox")), SECOND, named((2, "a howling wolf"))])
    story.send("Go on.")
    story.wait_reply()
    model.script.hang_after = 0
    model.turns.wait_for(lambda turns: len(turns) > 1 and turns[1].outcome == "hanging", "the request")
    model.script.hang_after = None

    assert is_free(story)
    assert [message["mes"] for message in story.held()][-1] == FIRST

    story.send("And then?")
    story.wait_reply()
    model.release()
    model.turns.wait_for(lambda turns: len(turns) > 3 and turns[3].ended_at is not None, "both answers")
    story.wait_pictures(1)
    kept(story, 1)
    first, second = [str(message["mes"]) for message in story.held() if not message["is_user"]][-2:]

    assert TAG.sub("", IMAGE.sub("", first)).split() == FIRST.split()
    assert 'wood.\n\n<img-prompt="a running fox"><img src=' in first
    assert 'howled.\n\n<img-prompt="a howling wolf"><img src=' in second
    assert [turn.instructed for turn in model.turns] == [False, True, False, True]
    assert "[1] The fox ran through the wood." in json.dumps(model.turns[1].messages)
    assert all(turn.body["model"] == MODEL for turn in model.turns)
    assert "img-prompt" not in story.page.locator("#chat").inner_text()


@pytest.mark.limner_settings(asking="apart")
@pytest.mark.usefixtures("profile")
def test_a_connection_profile_is_asked_and_a_deleted_reply_hangs_up(
    story: StoryPage, model: StoryModel
) -> None:
    story.command(f"/limn-set profile {PROFILE}")
    model.script = Script(replies=[FIRST, named((1, "a running fox"))])
    story.send("Go on.")
    story.wait_reply()
    text = kept(story, 1)

    assert 'wood.\n\n<img-prompt="a running fox"><img src=' in text
    assert model.turns[1].body["model"] == "lab-small"

    model.script = Script(replies=[SECOND, named((1, "a wolf"))])
    story.send("And then?")
    story.wait_reply()
    model.script.hang_after = 0
    model.turns.wait_for(lambda turns: len(turns) > 3 and turns[3].outcome == "hanging", "the request")
    story.delete_message(4)

    model.turns.wait_for(lambda turns: turns[3].outcome == "gone", "the request to be cancelled")
    assert is_free(story)
