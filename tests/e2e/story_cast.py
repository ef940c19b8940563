"""
Who is in a story, laid into a running SillyTavern as a user would have them there, and taken out again.

Cards, group and the persona's picture are files in the data root: SillyTavern reads them when its page asks
for its characters. Its own routes shrink a picture, which it cannot where it is a package among others.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from tests.continuity.verdict import Story
from tools.canvas import paint
from tools.cast import png_card
from tools.story_page import StoryPage

_LOOK_AGAIN = "async () => SillyTavern.getContext().getCharacters()"
_ENTER = """
async ([file, { name, persona }, prompts]) => {
    const { power_user } = await import('/scripts/power-user.js');
    const personas = await import('/scripts/personas.js');
    const { name1, extensionSettings: { sd } } = SillyTavern.getContext();
    const before = {
        file: personas.user_avatar, name: name1, dialog: power_user.world_import_dialog,
        prompts: sd.character_prompts, negatives: sd.character_negative_prompts,
    };
    sd.character_prompts = { ...sd.character_prompts };
    sd.character_negative_prompts = { ...sd.character_negative_prompts };
    for (const [stem, { positive, negative }] of Object.entries(prompts)) {
        sd.character_prompts[stem] = positive;
        sd.character_negative_prompts[stem] = negative;
    }
    power_user.world_import_dialog = false; // nobody is there to press it away
    power_user.personas[file] = name;
    power_user.persona_descriptions[file] = { description: persona, position: 0 };
    await personas.setUserAvatar(file, { toastPersonaNameChange: false });
    return before;
}
"""
_LEAVE = """
async ([file, before]) => {
    const { power_user } = await import('/scripts/power-user.js');
    const personas = await import('/scripts/personas.js');
    const { extensionSettings: { sd } } = SillyTavern.getContext();
    await personas.setUserAvatar(before.file, { toastPersonaNameChange: false });
    (await import('/script.js')).setUserName(before.name, { toastPersonaNameChange: false });
    delete power_user.personas[file];
    delete power_user.persona_descriptions[file];
    power_user.world_import_dialog = before.dialog;
    sd.character_prompts = before.prompts;
    sd.character_negative_prompts = before.negatives;
}
"""


@contextmanager
def laid(page: StoryPage, story: Story) -> Iterator[str]:
    """
    Have a story's people there; yields the card's file or the group's name, for ``switch_chat``.

    Afterwards all is as before, also after a failure; the page stays where it failed then, to be looked at.
    """
    user, identity = page.tavern.user, story["id"]
    stems = [f"{identity}_{number}" for number in range(len(story["cards"]))]
    persona = f"{identity}_user.png"
    words = {card["data"]["name"]: stem for card, stem in zip(story["cards"], stems, strict=True)}
    prompts = {words[name]: each for name, each in story.get("st_prompts", {}).items()}
    with ExitStack() as files:
        files.callback(_take_out, page, stems, identity, persona)
        for stem, card in zip(stems, story["cards"], strict=True):
            (user / "characters" / f"{stem}.png").write_bytes(png_card(card, card["data"]["name"]))
        (user / "User Avatars").mkdir(exist_ok=True)
        (user / "User Avatars" / persona).write_bytes(paint(story["user"]["name"], 96, 96))
        if story["group"]:
            group = _group(identity, story["title"], [f"{stem}.png" for stem in stems])
            (user / "groups" / f"{identity}.json").write_text(json.dumps(group), encoding="utf-8")
        page.page.evaluate(_LOOK_AGAIN)
        before = page.page.evaluate(_ENTER, [persona, story["user"], prompts])
        page.save_settings()
        try:
            yield story["title"] if story["group"] else f"{stems[0]}.png"
            page.switch_chat("Mira")
        finally:
            page.page.evaluate(_LEAVE, [persona, before])
            page.save_settings()
    page.page.evaluate(_LOOK_AGAIN)


def _group(identity: str, name: str, members: list[str]) -> dict[str, Any]:
    return {
        "id": identity,
        "name": name,
        "members": members,
        "avatar_url": "",
        "allow_self_responses": False,
        "activation_strategy": 2,  # "manual": nobody answers unless they are asked to
        "generation_mode": 0,
        "disabled_members": [],
        "fav": False,
        "chat_id": identity,
        "chats": [identity],
        "auto_mode_delay": 5,
    }


def _take_out(page: StoryPage, stems: list[str], identity: str, persona: str) -> None:
    """Remove the files; a page that still shows them is closed by who sees the failure."""
    user = page.tavern.user
    group = user / "groups" / f"{identity}.json"
    if group.exists():
        for chat in json.loads(group.read_text(encoding="utf-8"))["chats"]:
            (user / "group chats" / f"{chat}.jsonl").unlink(missing_ok=True)
        group.unlink()
    for stem in stems:
        (user / "characters" / f"{stem}.png").unlink(missing_ok=True)
        shutil.rmtree(user / "chats" / stem, ignore_errors=True)
    (user / "User Avatars" / persona).unlink(missing_ok=True)
