"""
All that Python may ask of the page, as one port.

``remote_host.RemoteHost`` speaks to the real page; ``tests/fakes/host.py`` is the fake. Nothing else in
Limner knows that a page exists.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from limner.page._book_host import BookHost
from limner.page.cast_host import CastHost
from limner.page.gallery_host import GalleryHost
from limner.page.host_values import (
    CommandResult,
    MessageKey,
    MessageView,
    PatchResult,
    ScannedMessage,
    ToastLevel,
)
from limner.page.migration_host import MigrationHost
from limner.page.model_host import ModelHost, StoryLine
from limner.page.neighbours import Neighbours, Slots
from limner.page.nextchat_host import NextChatHost
from limner.page.speech_host import SpeechHost
from limner.page.story_host import StoryHost


class Host(
    BookHost,
    CastHost,
    GalleryHost,
    MigrationHost,
    ModelHost,
    Neighbours,
    NextChatHost,
    SpeechHost,
    StoryHost,
    Protocol,
):
    """The page. Methods that return at once are told and forgotten; the others have a deadline."""

    async def claim(self, key: MessageKey, *, fresh: bool) -> bool:
        """Write our uid into the message (``fresh``: without the pictures of an earlier version)."""
        ...

    async def read(self, key: MessageKey) -> MessageView | None:
        """Return what stands there, or None where it is gone."""
        ...

    async def patch(self, key: MessageKey, *, expect: str, text: str, limner: str) -> PatchResult:
        """Compare and swap: write ``text`` and ``extra.limner`` only where the text is ``expect``."""
        ...

    async def scan(self, last: int, *, only: bool = False) -> Sequence[ScannedMessage]:
        """
        Return the open chat's messages that have a note of ours, the ``last`` ones with their text.

        ``only``: the others not at all.
        """
        ...

    def set_slots(self, key: MessageKey, slots: Slots, painting: int = 0, below: int = 0) -> None:
        """Fill the render table: what each tag shows, the last ``below`` of none; ``painting`` now."""
        ...

    def clear_slots(self) -> None:
        """Empty the render table: what an earlier worker put there is not true any more."""
        ...

    def set_look(self, variables: Mapping[str, str], flags: Mapping[str, bool]) -> None:
        """Set CSS variables and classes of the whole page; nothing in the chat is rewritten."""
        ...

    def set_patterns(self, patterns: Mapping[str, str] | None) -> None:
        """Give the render hook the grammar of tags, or None to switch it off."""
        ...

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
        """
        Call a slash command's callback, past the parser.

        Toasts that hold one of the phrases ``keep`` come back with the result instead of being shown;
        ``hide`` is the slug of ST's loader that stays hidden meanwhile (empty: none). Where a toast holds the
        phrase ``rescue``, ST has thrown a painted picture away and the page looks for it in the answer.
        """
        ...

    async def await_command(self, call_id: str) -> CommandResult | None:
        """Return what a command gives that an earlier worker began; None where the page knows of none."""
        ...

    async def known_commands(self, call_ids: Sequence[str]) -> Collection[str]:
        """Return which of these commands the page knows, running or finished."""
        ...

    def forget_command(self, call_id: str) -> None:
        """Have the page forget a command's result: it is safe."""
        ...

    def cancel_command(self, call_id: str) -> None:
        """Abort a command that runs; it then ends by itself."""
        ...

    async def count_prompt(self, indices: Sequence[int]) -> int:
        """Count tokens of these messages of the prompt being built, with ST's tokenizer."""
        ...

    async def count_text(self, text: str) -> int:
        """Count tokens of a text with ST's tokenizer."""
        ...

    async def words(self) -> Mapping[str, str]:
        """Return all our words in the user's language, by their key; none where it is English."""
        ...

    async def above(self, key: MessageKey, count: int) -> Sequence[StoryLine]:
        """Return the last ``count`` messages above this one, oldest first, hidden ones left out."""
        ...

    async def confirm(self, question: str) -> bool:
        """Ask the user; False where he says no, closes the question or lets it stand too long."""
        ...

    async def ask_text(self, question: str, value: str = "") -> str | None:
        """Ask the user for a line of text, ``value`` stands there; None where he closes the question."""
        ...

    def download(self, name: str, text: str, type: str = "application/json") -> None:  # noqa: A002
        """Give the user a file of this name."""
        ...

    async def copy(self, text: str) -> bool:
        """Put a text on the user's clipboard; False where the browser does not allow it."""
        ...

    async def choose_file(self, accept: str) -> str | None:
        """Return the text of a file the user chooses (``accept`` as in HTML, ``.json``), None for none."""
        ...

    def open_window(self, *, wide: bool = False, view: str = "window") -> None:
        """Open a window over the page; what is painted into this view stands in it."""
        ...

    def set_commands(self, commands: Sequence[Mapping[str, object]]) -> None:
        """Register these slash commands (``manual._command_list``), or learn what is new in them."""
        ...

    def set_macro(self, name: str, description: str, value: str) -> None:
        """Let ST's macro ``{{name}}`` stand for this value from now on."""
        ...

    async def message_at(self, index: int) -> MessageKey | None:
        """Return the address of a message of the open chat; negative indices count from the end."""
        ...

    def open_menu(self, key: MessageKey, *, ordinal: int = -1, source: str = "") -> None:
        """
        Show the view ``menu`` at this message's button, if the user still looks there.

        With an ``ordinal`` at the picture in this tag's place whose address is ``source``.
        """
        ...

    def close_window(self) -> None:
        """Close the window, where it is open."""
        ...

    async def delete_image(self, path: str) -> None:
        """Delete a picture's file."""
        ...

    def save_settings(self, text: str) -> None:
        """Save our settings (JSON text) through ST."""
        ...

    def paint(self, view: str, html: str) -> None:
        """Morph the named view to this HTML."""
        ...

    def reveal(self, view: str, mark: str = "") -> None:
        """
        Unfold what stands around a place in a mounted view, scroll to it, and give it or its title the focus.

        The place is the first that ``mark`` (CSS) finds in the view; without one it is the fold around it.
        """
        ...

    def toast(self, level: ToastLevel, text: str) -> None:
        """Show one sentence to the user."""
        ...
