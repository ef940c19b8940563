"""NextChat by file, in a real SillyTavern: a chat goes out, is gone on with there, and comes back."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.drawer import open_drawer
from tests.e2e.pictures import keep
from tests.e2e.test_cast_panel import fits
from tests.e2e.test_settings_panel import NO_PLUGIN
from tests.fakes.nextchat import Device
from tools.browser import PHONE, Watch
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

REPLY = 'The lamp went out.\n\n<img-prompt="a dark lighthouse">\n\nNobody spoke.'
CHATS = """
async (avatar) => {
    const headers = SillyTavern.getContext().getRequestHeaders();
    const ask = (path, body) =>
        fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).then((answer) => answer.json());
    const rows = Object.values(await ask('/api/characters/chats', { avatar_url: avatar, simple: true }));
    const names = rows.map(({ file_name }) => file_name.replace('.jsonl', ''));
    const read = (file_name) => ask('/api/chats/get', { avatar_url: avatar, file_name });
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(name)])));
}
"""
OPEN = "() => SillyTavern.getContext().characters[SillyTavern.getContext().characterId].avatar"


@pytest.fixture(name="section")
def _section(story: StoryPage, model: StoryModel, watch: Watch) -> Locator:
    """NextChat's section, open, at a chat with one illustrated reply."""
    watch.expect(NO_PLUGIN)
    model.script = Script(reply=REPLY, rate=0, always_tags=True)
    story.send("Go on.")
    story.wait_reply()
    story.wait_pictures(1)
    open_drawer(story, "connections")
    section = story.page.locator("[data-limner-panel] [data-limner-view=nextchat]")
    if not section.locator("> details").evaluate(
        "details => details.open"
    ):  # by the test before, on this page
        section.locator("> details > summary").press("Enter")
    expect(section.get_by_role("button", name="Send this chat")).to_be_visible()
    return section


def test_a_chat_goes_out_is_gone_on_with_and_comes_back(
    section: Locator, story: StoryPage, tmp_path: Path
) -> None:
    page = story.page
    with page.expect_download() as saved:
        section.get_by_role("button", name="Send this chat").press("Enter")
    sent = saved.value.path().read_text("utf-8")
    device = Device()
    device.import_backup(sent)
    device.show()
    [session] = device.sessions
    reply = session["messages"][-1]
    assert reply["content"][0]["text"] == "The lamp went out.\n\nNobody spoke."
    assert reply["content"][1]["image_url"]["url"].startswith("data:image/webp;base64,")
    [mask] = device.masks.values()
    assert mask["limner"]["avatar"].startswith("data:image/png;base64,")
    before = page.evaluate(CHATS, avatar := page.evaluate(OPEN))
    device.say(session["id"], "Who is there?", "Only the sea.")
    coming = tmp_path / "Backup.json"
    coming.write_text(device.text(), "utf-8")

    with page.expect_file_chooser() as asked:
        section.get_by_role("button", name="Take from a file").click()
    asked.value.set_files(coming)
    expect(section).to_contain_text("changed in NextChat")
    expect(section).to_contain_text("known and unchanged")
    fits(section)
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    fits(section)
    section.get_by_role("button", name="Take from a file").evaluate("each => each.scrollIntoView()")
    keep(page, "nextchat-file-phone")
    section.get_by_role("button", name="Take the chosen").press("Enter")
    expect(section).to_contain_text("Characters taken: 0, chats: 1.")

    after = page.evaluate(CHATS, avatar)
    assert {name: after[name] for name in before} == before
    [added] = [after[name] for name in after if name not in before]
    assert [line["mes"] for line in added[-2:]] == ["Who is there?", "Only the sea."]
    assert added[1:-2] == next(lines for name, lines in before.items() if added[1] == lines[1])[1:]


def test_a_command_says_the_state_and_a_character_goes_out_and_comes_back_as_it_was(
    section: Locator, story: StoryPage, tmp_path: Path
) -> None:
    page = story.page
    assert json.loads(story.command("/limn-nextchat status"))["waiting"] == 0
    with page.expect_download() as saved:
        section.get_by_role("button", name="Send this character").click()
    masks = json.loads(saved.value.path().read_text("utf-8"))
    stranger = masks[0] | {"name": "Stranger", "limner": None, "id": "x"}
    coming = tmp_path / "masks.json"
    coming.write_text(json.dumps([*masks, stranger]), "utf-8")

    with page.expect_file_chooser() as asked:
        section.get_by_role("button", name="Take from a file").click()
    asked.value.set_files(coming)
    section.get_by_role("button", name="Take the chosen").click()

    expect(section).to_contain_text("Characters taken: 1, chats: 0.")
    names = page.evaluate("() => SillyTavern.getContext().characters.map(({ name }) => name)")
    assert names.count("Stranger") == 1
