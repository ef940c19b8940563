"""What a user does by accident, and what a file, a model or a card does on purpose."""

import json
import re
from collections.abc import Iterator
from html import escape

import pytest
from playwright.sync_api import Locator, Request, expect

from tests.e2e.reliability import ROAD, VALLEY, WOMAN, all_there, go_on, stuck, tell
from tests.e2e.test_illustration import THREE, kept
from tests.e2e.test_message_buttons import ONE, images, open_menu
from tools.data_root import REPO
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


def test_limner_is_switched_off_in_the_middle_and_on_again(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    stuck(story, model, painter)
    story.command("/limn-set enabled off")
    kept(story, 1)
    go_on(painter)
    story.command("/limn-set enabled on")

    all_there(story, THREE)
    assert painter.prompts == [ROAD, WOMAN, WOMAN, VALLEY]  # off has stopped the second one


def test_a_setting_keeps_the_words_that_stood_in_quotes(story: StoryPage) -> None:
    assert story.command('/limn-set style_prefix "oil painting, muted"') == "oil painting, muted"
    assert story.command('/limn-set style_prefix ""') == ""


def test_the_models_macros_stay_words_where_a_script_asks_why(story: StoryPage, model: StoryModel) -> None:
    tell(story, model, 'He ran.\n\n<img-prompt="a fox {{setvar::taken::1}}">\n\nOn.')
    kept(story, 1)

    story.command("/flushvar taken | /limn-why | /setvar key=why {{pipe}}")

    assert "a fox { {setvar::taken::1} }" in story.command("/getvar why")
    assert story.command("/getvar taken") == ""


# -- whose controls these are --------------------------------------------------------------------------------

MOUNTED = (REPO / "shim" / "page" / "mounted.js").read_text(encoding="utf-8")
MARKS = dict.fromkeys(re.findall(r"place: '(?:view|slot|button)', mark: '([^']+)'", MOUNTED))
"""All that the page listens to, from its one table."""

_LISTEN = """
() => {
    window.told = [];
    window.postToWorker ??= Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...more) {
        const { event } = typeof message === 'string' ? JSON.parse(message) : {};
        if (['action', 'setting_changed', 'slot_action', 'menu_asked'].includes(event)) told.push(message);
        return postToWorker.call(this, message, ...more);
    };
}
"""
_SHOW = {
    "message": "(html) => say(2, (message) => (message.mes = html))",
    "greeting": "(html) => say(0, (message) => (message.mes = html))",
    "reasoning": """(html) => {
        say(2, (message) => (message.extra.reasoning = html));
        for (const each of document.querySelectorAll('#chat .mes_reasoning_details')) each.open = true;
    }""",
    "notes": """async (html) => {
        const { formatCreatorNotes } = await import('/scripts/chats.js');
        const place = document.getElementById('creator_notes_spoiler');
        place.innerHTML = formatCreatorNotes(html, 'Mira.png');
        document.body.append(place); // out of ST's folded drawer, to be pressed
        place.style.cssText = 'position: fixed; inset: 40px; z-index: 99999; overflow: auto';
    }""",
    "popup": """(html) => {
        const { DOMPurify } = SillyTavern.libs;
        const { Popup, POPUP_TYPE } = SillyTavern.getContext();
        void new Popup(DOMPurify.sanitize(html), POPUP_TYPE.TEXT, '').show();
    }""",
}
_SAY = """
() => {
    window.say = (index, change) => {
        const { chat, updateMessageBlock } = SillyTavern.getContext();
        change(chat[index]);
        updateMessageBlock(index, chat[index]);
    };
}
"""
_UNCOVERED = (
    "() => [...document.head.querySelectorAll('style')].some((each) => /filter: none/.test(each.textContent))"
)


def _forged() -> str:
    """HTML that bears everything the page listens to, in all that it could take for Limner's."""
    controls = []
    for mark in MARKS:
        if mark == "img":
            controls.append('<img class="attack" src="/img/ai4.png" width="20" height="20" tabindex="0">')
        elif mark.startswith("."):
            # A tab between two names is one name to SillyTavern's sanitiser, and two to a browser.
            controls.append(f'<button class="x&#9;{mark[1:]} attack">m</button>')
        else:
            name = mark.strip("[]")
            controls += [
                f'<button class="attack" {name}="{value}" data-limner-ordinal="0">p</button>'
                for value in ("painters.try", "stop", "save")
            ]
            controls.append(
                f'<input class="attack" type="text" {name}="base_url" data-limner-field="base_url">'
            )
            controls.append(f'<label><input class="attack" type="checkbox" {name}="enabled">c</label>')
    around = (
        '<div data-limner-panel="1" data-limner-view="painters" data-limner-secret="openai"'
        ' data-limner-form="painter" data-limner-entry="openai" class="x&#9;limner-panel">'
        '<span class="limner-slot" data-limner-slot="0" data-limner-seal="0">'
    )
    return f"{around}{''.join(controls)}</span></div>"


@pytest.fixture(name="requests")
def _requests(story: StoryPage) -> Iterator[list[str]]:
    """What the page asks of Limner's plugin."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/api/plugins/limner" in request.url and request.method != "GET":
            asked.append(f"{request.method} {request.url}")

    story.page.on("request", note)
    yield asked
    story.page.remove_listener("request", note)


def press_all(place: Locator) -> int:
    """Press, type into and confirm whatever is there, as a person does."""
    forged = place.locator("[class*=attack]")
    count = forged.count()
    for at in range(count):
        control = forged.nth(at)
        name, kind = control.evaluate("(each) => [each.nodeName, each.type]")
        if name == "INPUT" and kind == "text":
            control.fill("a stranger's key")
            control.dispatch_event("change")
        else:
            control.click()
    for at in range(count):
        forged.nth(at).focus()
        place.page.keyboard.press("Space")
    fields = place.locator("input[type=text]")
    if fields.count():
        fields.last.press("Enter")
    return count


def test_nothing_that_a_story_a_card_or_a_popup_writes_is_one_of_limners_controls(
    story: StoryPage, model: StoryModel, painter: Painter, requests: list[str]
) -> None:
    tell(story, model, "Quiet.")
    story.page.evaluate(_SAY)
    story.page.evaluate(_LISTEN)
    open_menu(story)
    story.page.keyboard.press("Escape")
    own = story.page.evaluate("() => told.splice(0).map((message) => JSON.parse(message).event)")
    story.page.evaluate("() => document.documentElement.classList.add('limner-blurred')")
    pressed = {}
    for name, show in _SHOW.items():
        story.page.evaluate(show, _forged())
        place = {
            "message": story.message(2).locator(".mes_text"),
            "greeting": story.message(0).locator(".mes_text"),
            "reasoning": story.message(2).locator(".mes_reasoning"),
            "notes": story.page.locator("#creator_notes_spoiler"),
            "popup": story.page.locator("dialog[open] .popup-content"),
        }[name]
        pressed[name] = press_all(place)
        if name == "notes":
            story.page.evaluate("() => document.getElementById('creator_notes_spoiler').remove()")
    told = story.page.evaluate("() => (Worker.prototype.postMessage = postToWorker, told)")
    uncovered = story.page.evaluate(_UNCOVERED)
    story.loaded = False

    assert len(MARKS) >= 7
    assert all(count >= 2 + 5 * (len(MARKS) - 2) for count in pressed.values()), pressed
    assert own == ["menu_asked"]
    assert told == []
    assert requests == []
    assert not uncovered
    assert painter.prompts == []


CLOBBER = (
    '<div data-limner-view="settings.story" data-limner-panel="1"></div><div data-limner-view="outbox"></div>'
    '<span class="limner-slot" data-limner-slot="0"></span><div id="chat"><p>no chat</p></div>'
    '<b id="curEditTextarea">no</b><textarea id="curEditTextarea">editor</textarea>'
    '<div class="x&#9;mes_edit_buttons" style="display: inline-flex">no buttons</div>'
    '<div class="x&#9;extraMesButtons"><i class="sd_message_gen">no place</i></div>'
)


def test_what_a_reply_calls_itself_holds_no_picture_back_and_gets_none(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model, f"{CLOBBER}\n\n{ONE}")
    (address,) = images(story, 1)
    story.command("/limn-set words 130")
    story.until(lambda: (story.limner_settings() or {}).get("words") == 130, "the setting")
    text = story.message().locator(".mes_text")

    assert len(painter.prompts) == 1
    assert text.locator("img").count() == 1
    assert text.locator(f'[data-limner-seal] img[src="{escape(address)}"]').count() == 1
    assert text.locator("[data-limner-view]").count() == 2
    assert text.locator("[data-limner-view] *").count() == 0
    assert text.locator("[data-limner-slot]:not([data-limner-seal]) *").count() == 0
    assert text.locator("[class*=limner-button]").count() == 0
    assert story.page.locator('[data-limner-panel] [data-limner-setting="words"]').input_value() == "130"
    assert "data-limner-seal" not in json.dumps(story.chat_file())
