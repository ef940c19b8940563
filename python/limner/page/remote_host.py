"""The real page: the port ``Host`` spoken over a channel."""

from collections.abc import Collection, Mapping, Sequence

from limner.core.errors import HostError
from limner.core.translation import say
from limner.page._answers import (
    PATCH_STATUSES,
    address_of,
    command_result,
    fields_of,
    rows_of,
    scanned_message,
    story_note,
)
from limner.page._remote_book import RemoteBook
from limner.page._remote_cast import RemoteCast
from limner.page._remote_gallery import RemoteGallery
from limner.page._remote_migration import RemoteMigration
from limner.page._remote_model import RemoteModel
from limner.page._remote_neighbours import RemoteNeighbours
from limner.page._remote_nextchat import RemoteNextChat
from limner.page._remote_speech import RemoteSpeech
from limner.page.events import flag_of, key_of, text_of
from limner.page.host_values import (
    CommandResult,
    MessageKey,
    MessageView,
    PatchResult,
    ScannedMessage,
    ToastLevel,
)
from limner.page.model_host import StoryLine
from limner.page.neighbours import Slots
from limner.page.story_host import StoryNote

PAINTING = 900.0
"""Seconds a slash command has: a shared painter's queue can take many minutes."""
PATIENCE = 600.0
"""Seconds a question to the user may stand."""


class RemoteHost(
    RemoteBook,
    RemoteCast,
    RemoteGallery,
    RemoteMigration,
    RemoteModel,
    RemoteNeighbours,
    RemoteNextChat,
    RemoteSpeech,
):
    """The real page, over a channel."""

    async def claim(self, key: MessageKey, *, fresh: bool) -> bool:
        """Write our uid into the message."""
        return await self._channel.ask("message.claim", {**address_of(key), "fresh": fresh}) is True

    async def read(self, key: MessageKey) -> MessageView | None:
        """Return what stands there."""
        value = await self._channel.ask("message.read", address_of(key))
        if not isinstance(value, dict):
            return None
        return MessageView(text_of(value, "text"), text_of(value, "limner"), flag_of(value, "streaming"))

    async def patch(self, key: MessageKey, *, expect: str, text: str, limner: str) -> PatchResult:
        """Compare and swap."""
        args = {**address_of(key), "expect": expect, "text": text, "limner": limner}
        value = fields_of(await self._channel.ask("message.patch", args, deadline=60.0))
        status = PATCH_STATUSES.get(text_of(value, "status"), "gone")
        return PatchResult(status, text_of(value, "text"), flag_of(value, "saved"))

    async def scan(self, last: int, *, only: bool = False) -> Sequence[ScannedMessage]:
        """Return the open chat's messages that have a note of ours, the ``last`` ones with their text."""
        value = fields_of(await self._channel.ask("chat.scan", {"last": last, "only": only}, deadline=60.0))
        chat_id = text_of(value, "chat_id")
        return [scanned_message(chat_id, row) for row in rows_of(value.get("messages"))]

    def set_slots(self, key: MessageKey, slots: Slots, painting: int = 0, below: int = 0) -> None:
        """Fill the render table."""
        numbers = {"painting": painting, "below": below}
        self._channel.tell("slots.set", {**address_of(key), "slots": list(slots), **numbers})

    def clear_slots(self) -> None:
        """Empty the render table."""
        self._channel.tell("slots.clear", {})

    def set_look(self, variables: Mapping[str, str], flags: Mapping[str, bool]) -> None:
        """Set CSS variables and classes of the page."""
        self._channel.tell("page.look", {"variables": dict(variables), "flags": dict(flags)})

    def set_patterns(self, patterns: Mapping[str, str] | None) -> None:
        """Switch the render hook on with this grammar, or off."""
        self._channel.tell("slots.patterns", {"patterns": dict(patterns) if patterns is not None else None})

    async def run_command(
        self,
        name: str,
        args: Mapping[str, str],
        text: str,
        *,
        call_id: str,
        keep: Sequence[str],
        hide: str,
        rescue: str,
    ) -> CommandResult:
        """Call a slash command's callback."""
        call = {
            "name": name,
            "args": dict(args),
            "text": text,
            "id": call_id,
            "keep": list(keep),
            "hide": hide,
            "rescue": rescue,
        }
        return command_result(await self._channel.ask("command.run", call, deadline=PAINTING))

    async def await_command(self, call_id: str) -> CommandResult | None:
        """Return what a command gives that an earlier worker began."""
        value = await self._channel.ask("command.await", {"id": call_id}, deadline=PAINTING)
        return None if flag_of(fields_of(value), "unknown") else command_result(value)

    async def known_commands(self, call_ids: Sequence[str]) -> Collection[str]:
        """Return which of these commands the page knows."""
        value = await self._channel.ask("command.known", {"ids": list(call_ids)})
        return {each for each in value if isinstance(each, str)} if isinstance(value, list) else set()

    def forget_command(self, call_id: str) -> None:
        """Have the page forget a command's result."""
        self._channel.tell("command.forget", {"id": call_id})

    def cancel_command(self, call_id: str) -> None:
        """Abort a command that runs."""
        self._channel.tell("command.cancel", {"id": call_id})

    async def count_prompt(self, indices: Sequence[int]) -> int:
        """Count tokens of messages of the prompt being built."""
        return self._count(await self._channel.ask("prompt.count", {"indices": list(indices)}))

    async def count_text(self, text: str) -> int:
        """Count tokens of a text."""
        return self._count(await self._channel.ask("prompt.count", {"text": text}))

    @staticmethod
    def _count(value: object) -> int:
        if isinstance(value, int) and value >= 0:
            return value
        raise HostError(say("SillyTavern's tokenizer gave no number."), "tokenizer")

    async def words(self) -> Mapping[str, str]:
        """Return all our words in the user's language."""
        found = fields_of(await self._channel.ask("words.read", {}))
        return {key: text for key, text in found.items() if isinstance(text, str)}

    async def above(self, key: MessageKey, count: int) -> Sequence[StoryLine]:
        """Return the messages above."""
        rows = await self._channel.ask("message.above", {**address_of(key), "count": count})
        return [StoryLine(text_of(row, "name"), text_of(row, "text")) for row in rows_of(rows)]

    async def confirm(self, question: str) -> bool:
        """Ask the user."""
        return await self._channel.ask("ui.confirm", {"text": question}, deadline=PATIENCE) is True

    async def ask_text(self, question: str, value: str = "") -> str | None:
        """Ask the user for a line of text."""
        answer = await self._channel.ask("ui.input", {"text": question, "value": value}, deadline=PATIENCE)
        return answer if isinstance(answer, str) else None

    def download(self, name: str, text: str, type: str = "application/json") -> None:  # noqa: A002
        """Give the user a file."""
        self._channel.tell("ui.download", {"name": name, "text": text, "type": type})

    async def copy(self, text: str) -> bool:
        """Put a text on the user's clipboard."""
        return await self._channel.ask("ui.copy", {"text": text}) is True

    async def choose_file(self, accept: str) -> str | None:
        """Return the text of a file the user chooses."""
        answer = await self._channel.ask("ui.choose_file", {"accept": accept}, deadline=PATIENCE)
        return answer if isinstance(answer, str) else None

    def open_window(self, *, wide: bool = False, view: str = "window") -> None:
        """Open a window over the page."""
        self._channel.tell("ui.open_window", {"wide": wide, "view": view})

    def set_commands(self, commands: Sequence[Mapping[str, object]]) -> None:
        """Register slash commands."""
        self._channel.tell("commands.set", {"commands": list(commands)})

    def set_macro(self, name: str, description: str, value: str) -> None:
        """Let a macro stand for this value."""
        self._channel.tell("macro.set", {"name": name, "description": description, "value": value})

    async def message_at(self, index: int) -> MessageKey | None:
        """Return the address of a message of the open chat."""
        value = await self._channel.ask("message.at", {"index": index})
        return key_of(value) if isinstance(value, dict) else None

    def open_menu(self, key: MessageKey, *, ordinal: int = -1, source: str = "") -> None:
        """Show the menu at this message's button, or at a picture."""
        at = {"ordinal": ordinal, "source": source} if source else {}
        self._channel.tell("menu.open", {**address_of(key), **at})

    def close_window(self) -> None:
        """Close the window."""
        self._channel.tell("ui.close_window", {})

    async def delete_image(self, path: str) -> None:
        """Delete a picture's file."""
        await self._channel.ask("image.delete", {"path": path})

    async def read_metadata(self) -> StoryNote:
        """Return what the open chat's metadata hold of ours."""
        return story_note(await self._channel.ask("metadata.read", {}))

    async def save_metadata(self, owner: str, entries: str) -> bool:
        """Put entries into these metadata."""
        args = {"owner": owner, "entries": entries}
        return await self._channel.ask("metadata.save", args, deadline=60.0) is True

    async def read_card(self) -> StoryNote:
        """Return what the open character's card holds of ours."""
        return story_note(await self._channel.ask("card.read", {}))

    async def write_card(self, owner: str, entries: str) -> bool:
        """Put entries into this card."""
        args = {"owner": owner, "entries": entries}
        return await self._channel.ask("card.write", args, deadline=60.0) is True

    async def expand_macros(self, text: str) -> str:
        """Return the text with ST's macros filled in."""
        value = await self._channel.ask("macros.expand", {"text": text})
        return value if isinstance(value, str) else text

    def save_settings(self, text: str) -> None:
        """Save our settings through ST."""
        self._channel.tell("settings.save", {"text": text})

    def paint(self, view: str, html: str) -> None:
        """Morph the named view."""
        self._channel.tell("view.patch", {"view": view, "html": html})

    def reveal(self, view: str, mark: str = "") -> None:
        """Unfold what stands around a place in a view, and go there."""
        self._channel.tell("view.reveal", {"view": view, "mark": mark})

    def toast(self, level: ToastLevel, text: str) -> None:
        """Show one sentence."""
        self._channel.tell("ui.toast", {"level": level, "text": text})
