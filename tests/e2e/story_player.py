"""
Plays a story with known facts (tests/continuity) in a real SillyTavern; collects what reached the painter.

Each kind of turn is played by SillyTavern's own slash commands and buttons.
What a turn paints is waited for before the next one, so the painter's prompts are the turn's pictures in
their order.
"""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Self

from limner.tags.grammar import images_after, scan
from tests.continuity.verdict import Story
from tests.e2e.story_cast import laid
from tools.painter import Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

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
        self._name = ""
        """The card or group that is open."""
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
        """Play all turns in a fresh chat."""
        with laid(self._page, self._story) as self._name:
            self._page.switch_chat(self._name)
            self._page.new_chat()
            for turn in self._story["turns"]:
                self._do[turn["do"]](turn)
        return self._prompts

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
            if turn.get("pictures"):  # an edit alone paints nothing: the user asks for what is missing
                self._page.command(f"/limn mode=missing {at}")

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
