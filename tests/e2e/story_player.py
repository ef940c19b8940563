"""
Plays a story with known facts (tests/continuity) in a real SillyTavern; collects what reached the painter.

The cards come in by ST's own import, the persona and each kind of turn by its slash commands and buttons.
What a turn paints is waited for before the next one, so the painter's prompts are the turn's pictures in
their order.
"""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Self

from limner.tags.grammar import images_after, scan
from tests.continuity.verdict import Story
from tools.painter import Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

_IMPORT = """
async ([card, name]) => {
    const context = SillyTavern.getContext();
    const form = new FormData();
    form.append('avatar', new File([JSON.stringify(card)], `${name}.json`, { type: 'application/json' }));
    form.append('file_type', 'json');
    form.append('preserved_name', name);
    const headers = context.getRequestHeaders({ omitContentType: true });
    const answer = await fetch('/api/characters/import', { method: 'POST', headers, body: form });
    const { file_name: file } = await answer.json();
    await context.getCharacters();
    return `${file}.png`;
}
"""
_GROUP = """
async ([name, members]) => {
    const context = SillyTavern.getContext();
    // 2 is "manual": nobody answers unless they are asked to.
    const group = { name, members, activation_strategy: 2, chat_id: name, chats: [name] };
    await fetch('/api/groups/create', {
        method: 'POST', headers: context.getRequestHeaders(), body: JSON.stringify(group),
    });
    await context.getCharacters();
}
"""
_BECOME = """
async ([name, description]) => {
    const { SlashCommandParser, name1 } = SillyTavern.getContext();
    const before = (await import('/scripts/personas.js')).user_avatar;
    const key = await SlashCommandParser.commands['persona-create'].callback({ name, description });
    return [before, name1, key];
}
"""
_BECOME_AGAIN = """
async ([avatar, name, made]) => {
    const personas = await import('/scripts/personas.js');
    await personas.setUserAvatar(avatar, { toastPersonaNameChange: false });
    await SillyTavern.getContext().SlashCommandParser.commands['persona-delete']
        .callback({ persona: made, silent: 'true' });
    (await import('/script.js')).setUserName(name, { toastPersonaNameChange: false });
}
"""
_PROMPTS = """
prompts => {
    const { extensionSettings, saveSettingsDebounced } = SillyTavern.getContext();
    const sd = extensionSettings.sd;
    sd.character_prompts = { ...sd.character_prompts };
    sd.character_negative_prompts = { ...sd.character_negative_prompts };
    for (const [stem, { positive, negative }] of Object.entries(prompts)) {
        sd.character_prompts[stem] = positive;
        sd.character_negative_prompts[stem] = negative;
    }
    saveSettingsDebounced();
}
"""
# As the command itself: typed, ST would fill in macros and split the text at its pipes.
_SAY = "text => SillyTavern.getContext().SlashCommandParser.commands.send.callback({}, text)"

Turn = Mapping[str, Any]


class RealPlayer:
    """One story on one page; ``play`` returns {picture id: prompt}."""

    def __init__(self, page: StoryPage, model: StoryModel, painter: Painter, story: Story) -> None:
        self._page = page
        self._model = model
        self._painter = painter
        self._story = story
        self._at: dict[int, int] = {0: 0}
        """The index in the chat of the message that a turn made."""
        self._drawn: dict[str, int] = {}
        """Which tag of its message a picture belongs to."""
        self._prompts: dict[str, str] = {}
        self._before: list[str] = []
        self._do: Mapping[str, Callable[[Turn], None]] = MappingProxyType(
            {
                "user": self._user,
                "reply": self._reply,
                "swipe": self._swipe,
                "show": self._show,
                "continue": self._continue,
                "edit": self._edit,
                "delete": self._delete,
                "branch": self._branch,
                "hide": self._hide,
                "reload": self._reload,
                "repaint": self._repaint,
            }
        )

    def play(self) -> dict[str, str]:
        """Play all turns in a fresh chat; the persona is as before when it ends, however it ends."""
        self._come_in()
        try:
            for turn in self._story["turns"]:
                self._do[turn["do"]](turn)
        finally:
            self._page.page.evaluate(_BECOME_AGAIN, self._before)
        return self._prompts

    @property
    def _name(self) -> str:
        """The character or group that is open."""
        return str(self._story["title"] if self._story["group"] else self._story["cards"][0]["data"]["name"])

    def _come_in(self) -> None:
        page, user = self._page.page, self._story["user"]
        cards, identity = self._story["cards"], self._story["id"]
        avatars = [page.evaluate(_IMPORT, [card, f"{identity}_{n}"]) for n, card in enumerate(cards)]
        if prompts := self._story.get("st_prompts"):
            stems = {card["data"]["name"]: f"{identity}_{n}" for n, card in enumerate(cards)}
            page.evaluate(_PROMPTS, {stems[name]: words for name, words in prompts.items()})
        self._before = page.evaluate(_BECOME, [user["name"], user["persona"]])
        if self._story["group"]:
            page.evaluate(_GROUP, [self._name, avatars])
        self._page.switch_chat(self._name)
        self._page.new_chat()

    # --- what is said ---

    def _user(self, turn: Turn) -> None:
        self._page.page.evaluate(_SAY, turn["text"])
        self._note(turn)

    def _reply(self, turn: Turn) -> None:
        self._model.script = Script(reply=turn["text"], rate=0)
        who = turn["by"] if self._story["group"] else ""
        with _Painted(self, turn):
            self._page.command(f"/trigger await=true {who}")
            self._page.wait_idle()
        self._note(turn)

    def _swipe(self, turn: Turn) -> None:
        self._model.script = Script(reply=turn["text"], rate=0)
        with _Painted(self, turn):
            held = self._page.held()[-1]
            for _ in range(len(held["swipes"]) - int(held["swipe_id"])):
                self._page.swipe_right()
            self._page.wait_reply()
        self._at[turn["n"]] = self._at[turn["of"]]

    def _continue(self, turn: Turn) -> None:
        self._model.script = Script(reply=turn["text"], rate=0)
        tags = len(scan(str(self._page.held()[-1]["mes"])))
        with _Painted(self, turn, tags):
            self._page.continue_()
            self._page.wait_reply()
        self._at[turn["n"]] = self._at[turn["of"]]

    # --- what is done to what was said ---

    def _show(self, turn: Turn) -> None:
        while (shown := self._page.swipe_number()) != turn["version"]:
            if shown < turn["version"]:
                self._page.swipe_right()
            else:
                self._page.swipe_left()

    def _edit(self, turn: Turn) -> None:
        at = self._at[turn["of"]]
        text = self._page.start_edit(at)
        old, new = _illustrated(text), turn["text"]
        tags = [tag.text for tag in scan(new)]
        with _Painted(self, turn) as painted:
            for number, tag in enumerate(tags):
                if tag in old:
                    new = new.replace(tag, old.pop(tag), 1)
                else:
                    painted.tags.append(number)
            self._page.finish_edit(new)

    def _delete(self, turn: Turn) -> None:
        at, last = self._at[turn["from"]], len(self._page.held()) - 1
        self._page.command(f"/cut {at}-{last}")
        self._page.until(lambda: len(self._page.held()) == at, "the messages to go")

    def _branch(self, turn: Turn) -> None:
        at, chat = self._at[turn["at"]], self._page.chat_id()
        self._page.command(f"/branch-create {at}")
        self._page.until(
            lambda: self._page.chat_id() != chat and len(self._page.held()) == at + 1, "the branch to open"
        )

    def _hide(self, turn: Turn) -> None:
        self._page.command(f"/hide {self._at[turn['from']]}-{self._at[turn['to']]}")

    def _reload(self, _turn: Turn) -> None:
        self._page.chat_file()
        chat = str(self._page.chat_id())
        self._page.reload()
        if self._story["group"]:
            self._page.switch_chat(self._name)
        else:
            self._page.return_to(self._name, chat)

    def _repaint(self, turn: Turn) -> None:
        """Paint the message's pictures again; of what is asked for the picture's own tag is meant."""
        begun = len(self._painter.prompts)
        at = self._at[turn["of"]]
        count = len(scan(str(self._page.held()[at]["mes"])))
        self._page.command(f"/limn mode=replace {at}")
        self._rest(begun + count)
        (name,) = turn["pictures"]
        self._prompts[name] = self._painter.prompts[begun + self._drawn[turn["picture"]]]
        self._drawn[name] = self._drawn[turn["picture"]]

    # --- the steps ---

    def _note(self, turn: Turn) -> None:
        self._at[turn["n"]] = len(self._page.held()) - 1

    def _rest(self, count: int) -> None:
        """Wait until so many pictures in all are painted and none is under way."""

        def rests() -> bool:
            done = [each for each in self._painter.paintings if each.outcome == "painted"]
            status = json.loads(self._page.command("/limn-status") or "{}")
            return len(done) >= count and not (status.get("painting") or status.get("waiting"))

        self._page.until(rests, f"{count} pictures in all")
        self._page.chat_file()


class _Painted:
    """Notes the prompts that are asked for while a turn is played, as those of its pictures."""

    def __init__(self, player: RealPlayer, turn: Turn, first: int = 0) -> None:
        self._player = player
        self._names: list[str] = list(turn.get("pictures", ()))
        self._first = first
        self.tags: list[int] = []
        """The tags' numbers in their message, where they do not follow each other."""

    def __enter__(self) -> Self:
        self._begun = len(self._player._painter.prompts)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            return
        self._player._rest(self._begun + len(self._names))
        prompts = self._player._painter.prompts[self._begun :]
        numbers = self.tags or range(self._first, self._first + len(self._names))
        for name, prompt, number in zip(self._names, prompts, numbers, strict=True):
            self._player._prompts[name] = prompt
            self._player._drawn[name] = number


def _illustrated(text: str) -> dict[str, str]:
    """Return each tag of a message with the pictures that stand behind it: a careful user keeps them."""
    return {tag.text: tag.text + text[tag.end : images_after(text, tag.end)[0]] for tag in scan(text)}
