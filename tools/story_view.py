"""
What a person sees on a SillyTavern page, and what SillyTavern keeps of it on disk.

The two are asked apart on purpose: a picture that is on the screen but not in the chat file is lost with the
next reload, and one that is in the file but not on the screen is no illustration.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from playwright.sync_api import Locator, Page

from tools.loopback import PATIENCE
from tools.sillytavern import SillyTavern

T = TypeVar("T")

_PICTURES = """
message => [...message.querySelectorAll('.mes_text img')].filter(i => i.checkVisibility()).map(i => {
    const box = i.getBoundingClientRect();
    return [i.getAttribute('src') ?? '', i.title, i.complete && i.naturalWidth > 0, box.width, box.height];
})
"""
# As JSON text: that is how ST saves it, dates and all.
_HELD = "() => JSON.stringify(SillyTavern.getContext().chat)"


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture that a person can see in a message; ``loaded`` is false for a broken or unfinished one."""

    src: str
    title: str
    loaded: bool
    width: float
    height: float


class StoryView:
    """The reading half of a ``StoryPage``."""

    def __init__(self, page: Page, tavern: SillyTavern) -> None:
        self.page = page
        self.tavern = tavern

    # --- what is seen ---

    def message(self, index: int = -1) -> Locator:
        """Return the message at ``index`` on the screen; the last one by default."""
        if index < 0:
            return self.page.locator("#chat .mes").nth(index)
        return self.page.locator(f'#chat .mes[mesid="{index}"]')

    def last_message_text(self) -> str:
        """Return the last message as it can be read."""
        return self.message_text(-1)

    def message_text(self, index: int) -> str:
        """Return the message at ``index`` as it can be read."""
        return self.message(index).locator(".mes_text").inner_text()

    def pictures(self, message: int = -1) -> list[ShownPicture]:
        """Return the pictures that can be seen in a message; the last one by default."""
        return [ShownPicture(*seen) for seen in self.message(message).evaluate(_PICTURES)]

    def wait_pictures(self, count: int, message: int = -1, timeout: float = PATIENCE) -> list[ShownPicture]:
        """Wait until a message shows exactly ``count`` loaded pictures."""

        def seen() -> list[ShownPicture] | None:
            loaded = [picture for picture in self.pictures(message) if picture.loaded]
            return loaded if len(loaded) == count else None

        return self.until(seen, f"{count} pictures in message {message}", timeout)

    def toasts(self) -> list[str]:
        """Return the texts of the toasts on the screen."""
        return self.page.locator("#toast-container .toast:visible").all_inner_texts()

    def swipe_number(self) -> int:
        """Return which version of the last message is shown, from zero."""
        return int(self.page.evaluate("() => SillyTavern.getContext().chat.at(-1).swipe_id ?? 0"))

    # --- what is kept ---

    def chat_id(self) -> str | None:
        """Return the name of the chat that is open."""
        name = self.page.evaluate("() => SillyTavern.getContext().getCurrentChatId() ?? null")
        return None if name is None else str(name)

    def limner_settings(self) -> dict[str, Any] | None:
        """Return what SillyTavern holds as Limner's settings; None before Limner has kept any."""
        kept = "() => SillyTavern.getContext().extensionSettings.limner ?? null"
        return self.page.evaluate(kept)  # type: ignore[no-any-return]

    def held(self) -> list[dict[str, Any]]:
        """Return the messages as SillyTavern holds them in memory."""
        return json.loads(self.page.evaluate(_HELD))  # type: ignore[no-any-return]

    def chat_file(self, timeout: float = PATIENCE) -> list[dict[str, Any]]:
        """
        Return the chat as it is on disk: the header, then the messages.

        Waits until the file holds the messages that the page holds; so a change that was never saved fails
        here, in words.
        """

        def kept() -> list[dict[str, Any]] | None:
            lines = self.chat_file_now()
            return lines if lines[1:] == self.held() else None

        return self.until(kept, "the chat file to hold what the page holds", timeout)

    def chat_file_now(self) -> list[dict[str, Any]]:
        """Return the chat as it is on disk at this moment; nothing where there is no file."""
        chat, group, avatar = self.page.evaluate(
            """() => { const c = SillyTavern.getContext();
            return [c.getCurrentChatId(), Boolean(c.groupId), c.characters[c.characterId]?.avatar]; }"""
        )
        path = self.tavern.group_chat_path(chat) if group else self.tavern.chat_path(avatar, chat)
        if not path.exists():
            return []
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]

    def kept_pictures(self, message: int = -1) -> list[str]:
        """Return the ``src`` of each image in a message's text on disk; the last one by default."""
        return re.findall(r'<img\b[^>]*?\bsrc="([^"]+)"', self.chat_file()[1:][message]["mes"])

    # --- waiting ---

    def when(self, expression: str, arg: object = None, timeout: float = PATIENCE) -> None:
        """
        Wait until this JavaScript is true on the page.

        Asked every 20 ms and not, as Playwright does by itself, with each frame: a page that does nothing
        would draw sixty frames a second for it, which is a fifth of a processor.
        """
        self.page.wait_for_function(expression, arg=arg, timeout=timeout * 1000, polling=20)

    def until(self, attempt: Callable[[], T | None], what: str, timeout: float = PATIENCE) -> T:
        """
        Return the first answer of ``attempt`` that is not None or False.

        For what neither the page nor a stand-in announces (a file on disk); the page lives on meanwhile.

        Raises:
            AssertionError: with ``what`` was waited for.
        """
        for _ in range(max(1, round(timeout / 0.05))):
            answer = attempt()
            if answer is not None and answer is not False:
                return answer
            self.page.wait_for_timeout(50)
        raise AssertionError(f"Waited {timeout:g} s for {what}.")
