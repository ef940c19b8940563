"""Slash commands and the macro in a real SillyTavern: what a script gets, and what the file holds."""

import json
from typing import Any

from playwright.sync_api import expect

from tests.e2e.neighbours import Ears
from tests.e2e.reliability import ROAD, VALLEY, WOMAN, pairs, tell
from tests.e2e.test_illustration import IMAGE, THREE, kept
from tools.browser import Watch
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

PLAIN = "The road was long. It was dusk.\n\nNothing answered."
ANSWER = '[{"after": "It was dusk.", "prompt": "a long road at dusk, \\"so\\" | {{user}}"}]'
WRITTEN = "a long road at dusk, 'so' | ((user))"

_HELP = """
name => {
    const command = SillyTavern.getContext().SlashCommandParser.commands[name];
    const values = (argument) => argument.enumProvider?.().map(String) ?? [];
    return {
        help: command.helpString,
        returns: command.returns,
        named: Object.fromEntries(command.namedArgumentList.map((each) => [each.name, values(each)])),
        unnamed: command.unnamedArgumentList.map(values),
        shown: command.renderHelpDetails().textContent,
    };
}
"""
_ABORT = """
async text => {
    const { executeSlashCommandsWithOptions } = SillyTavern.getContext();
    const { SlashCommandAbortController } = await import(
        '/scripts/slash-commands/SlashCommandAbortController.js');
    window.stop = new SlashCommandAbortController();
    window.ended = null;
    executeSlashCommandsWithOptions(text, { abortController: window.stop }).then((result) => {
        window.ended = { aborted: result.isAborted, pipe: result.pipe ?? '' };
    });
}
"""


def described(story: StoryPage, name: str) -> dict[str, Any]:
    """What ST knows of a command."""
    found: dict[str, Any] = story.page.evaluate(_HELP, name)
    return found


def status(story: StoryPage) -> dict[str, Any]:
    """What /limn-status tells."""
    found: dict[str, Any] = json.loads(story.command("/limn-status"))
    return found


def test_limn_paints_the_last_message_anew_beside_or_what_is_missing(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model, THREE)
    kept(story, 3)

    assert story.command("/limn mode=missing") == "0"
    assert story.command("/limn mode=replace") == "3"
    assert len(IMAGE.findall(kept(story, 3))) == 3
    assert story.command("/limn mode=append 2") == "3"

    text = kept(story, 6)

    assert IMAGE.sub("", text) == THREE
    assert painter.prompts == [ROAD, WOMAN, VALLEY] * 3
    assert len(story.wait_pictures(6)) == 6


def test_limn_takes_the_number_of_an_old_message_and_its_result_is_piped_on(
    story: StoryPage, model: StoryModel
) -> None:
    tell(story, model, THREE)
    kept(story, 3)
    tell(story, model, PLAIN)

    assert story.command("/limn mode=append 2 | /setvar key=n {{pipe}} | /getvar n") == "3"


def test_limn_prompt_writes_tags_and_gives_them_back_and_nothing_of_the_answer_is_run(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model, PLAIN)
    model.script = Script(reply=ANSWER, always_tags=True)

    given = json.loads(story.command("/limn-prompt"))

    assert given == [WRITTEN]
    assert story.chat_file()[-1]["mes"] == PLAIN.replace(
        "dusk.\n", f'dusk.\n\n<img-prompt="{WRITTEN}">\n'
    ).replace("\n\n\nN", "\n\nN")
    assert painter.prompts == []

    assert story.command("/limn mode=missing") == "1"
    assert painter.prompts == [WRITTEN]
    assert len(story.wait_pictures(1)) == 1
    assert story.command("/echo {{limner_last_prompt}}") == WRITTEN


def test_limn_cancel_stops_everything_and_status_tells_of_it(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(delay=0.05, hang_containing="a")
    tell(story, model, THREE)
    story.until(lambda: status(story)["painting"] == 1 or None, "the first to be painted")

    assert status(story)["waiting"] == 2
    assert story.command("/limn-cancel") == "3"
    painter.release()
    story.until(lambda: status(story)["failed"] == 3 or None, "all three to be noted")

    assert status(story)["painting"] == 0
    assert "You stopped this picture." in story.message().locator(".mes_text").inner_text()
    assert IMAGE.findall(str(story.chat_file()[-1]["mes"])) == []
    assert len(painter.prompts) == 1


def test_a_script_that_is_stopped_stops_the_painting_and_goes_no_further(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model, THREE)
    kept(story, 3)
    painter.mood = Mood(delay=0.05, hang_containing="a")
    story.page.evaluate(_ABORT, "/limn mode=replace | /setvar key=after yes")
    story.until(lambda: painter.in_flight == 1 or None, "the painting to begin")

    story.page.evaluate("() => window.stop.abort('enough', true)")
    ended = story.until(lambda: story.page.evaluate("() => window.ended"), "the script to end")
    painter.release()
    story.until(lambda: status(story)["painting"] + status(story)["waiting"] == 0 or None, "the rest to end")

    assert ended["aborted"] is True
    assert story.command("/getvar after") == ""
    assert pairs(story) == [(ROAD, ROAD), (WOMAN, WOMAN), (VALLEY, VALLEY)]
    assert len(painter.prompts) == 4


def test_limn_set_shows_and_changes_what_the_panel_shows(
    story: StoryPage, model: StoryModel, ears: Ears
) -> None:
    del model
    before = story.command("/limn-set words")

    assert story.command("/limn-set words 120") == "120"
    assert story.limner_settings() is not None
    assert (story.limner_settings() or {})["words"] == 120
    expect(story.page.locator('[data-limner-setting="words"]')).to_have_value("120")
    assert story.command("/limn-set words plenty") == ""
    assert ears.heard("whole number")
    assert story.command(f"/limn-set words {before}") == before


def test_limn_preset_shows_and_chooses(story: StoryPage) -> None:
    before = story.command("/limn-preset")

    assert story.command("/limn-preset Minimal") == "minimal"
    assert story.command("/limn-preset") == "minimal"
    assert (story.limner_settings() or {})["preset"] == "minimal"
    assert story.command(f"/limn-preset {before}") == before


def test_limn_why_tells_what_became_of_the_reply(story: StoryPage, model: StoryModel) -> None:
    tell(story, model, PLAIN)

    why = story.command("/limn-why")

    assert "normal generation" in why
    assert len(why.splitlines()) > 2


def test_each_command_has_help_and_its_values_can_be_completed(story: StoryPage) -> None:
    for name in ("limn", "limn-prompt", "limn-cancel", "limn-preset", "limn-set", "limn-status", "limn-why"):
        command = described(story, name)
        assert command["returns"], name
        assert command["help"], name
        assert command["shown"], name
    assert described(story, "limn")["named"]["mode"] == ["missing", "replace", "append", "same"]
    assert "words" in described(story, "limn-set")["unnamed"][0]
    assert "minimal" in described(story, "limn-preset")["unnamed"][0]


def test_a_command_of_a_limner_that_is_not_ready_says_so_and_gives_nothing(
    story: StoryPage, watch: Watch, ears: Ears
) -> None:
    del watch
    story.page.evaluate("() => { window.limnerReady = document.documentElement.dataset.limner; }")
    story.page.evaluate(
        """async () => {
            const shim = '/scripts/extensions/third-party/limner/shim/page';
            const { Line } = await import(`${shim}/worker_line.js`);
            const { answerCommandsBy } = await import(`${shim}/slash.js`);
            answerCommandsBy(new Line('http://127.0.0.1/', {}));
        }"""
    )

    assert story.command("/limn") == ""
    assert ears.heard("Limner is not ready")
    story.loaded = False
    story.reload()
