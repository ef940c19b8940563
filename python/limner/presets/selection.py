"""
The selection: for what a preset is chosen, and which one is in force in the open chat.

A choice for this chat beats one for its character, and that beats the one for everywhere. The chat's stands
in its metadata and the character's in the card, so that both travel with the story; they are asked for
whenever they matter and never remembered, for ST and other programs change them too.
"""

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from limner.core.errors import HostError, SettingError, UntrustedInputError
from limner.core.json_text import as_dict, as_str, loads
from limner.core.translation import say
from limner.page.host import Host
from limner.page.story_host import StoryNote
from limner.presets.library import PresetLibrary
from limner.presets.preset import Preset, choose
from limner.settings.preferences import Preferences

log = logging.getLogger("limner.presets.selection")

KEY = "preset"
"""The entry of our note in the chat's metadata and in the card; its value is a preset's id."""

_LONGEST_ID = 100


class Scope(Enum):
    """For what a preset is chosen, the narrowest last."""

    EVERYWHERE = "everywhere"
    CHARACTER = "character"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Story:
    """The open chat and its character, each with the id of the preset it asks for (empty: with none)."""

    chat_id: str = ""
    chat_preset: str = ""
    avatar: str = ""
    name: str = ""
    card_preset: str = ""

    def asks(self, scope: Scope) -> str:
        """Return the id of the preset that is chosen for ``scope``, empty for none and for everywhere."""
        return {Scope.CHAT: self.chat_preset, Scope.CHARACTER: self.card_preset}.get(scope, "")


@dataclass(frozen=True, slots=True)
class InForce:
    """The preset that counts and for what it was chosen; ``missing`` are choices whose preset is not here."""

    preset: Preset
    scope: Scope
    missing: tuple[tuple[Scope, str], ...] = ()


def decide(presets: Iterable[Preset], everywhere: str, story: Story) -> InForce:
    """Return what counts: the narrowest choice whose preset is there, else the default preset."""
    by_id = {preset.id: preset for preset in presets}
    missing: list[tuple[Scope, str]] = []
    for scope in (Scope.CHAT, Scope.CHARACTER, Scope.EVERYWHERE):
        wanted = everywhere if scope is Scope.EVERYWHERE else story.asks(scope)
        if wanted in by_id:
            return InForce(by_id[wanted], scope, tuple(missing))
        if wanted:
            missing.append((scope, wanted))
    return InForce(choose(by_id.values(), everywhere), Scope.EVERYWHERE, tuple(missing))


_MISSING = {
    Scope.CHAT: "This chat asks for the preset “${0}”, which is not here: “${1}” is used instead.",
    Scope.CHARACTER: "This character asks for the preset “${0}”, which is not here: “${1}” is used instead.",
    Scope.EVERYWHERE: "The preset “${0}” is not here any more: “${1}” is used instead.",
}


_NOBODY = {
    Scope.CHAT: "There is no chat open that could have instructions of its own.",
    Scope.CHARACTER: "There is no character open that could have instructions of its own.",
}


class PresetSelection:
    """Asks and writes what is chosen for what, and calls ``changed`` where something was chosen."""

    def __init__(self, host: Host, preferences: Preferences, library: PresetLibrary) -> None:
        self._host = host
        self._preferences = preferences
        self._library = library
        self._told: set[tuple[str, str]] = set()
        self.changed: Callable[[], None] = lambda: None

    @property
    def everywhere(self) -> str:
        """The id of the preset that is chosen for everywhere."""
        return self._preferences.settings.preset

    def decide(self, story: Story) -> InForce:
        """Return what counts in this story."""
        return decide(self._library.all, self.everywhere, story)

    async def read(self) -> Story:
        """Ask the page for the open chat and its character; what it cannot say asks for nothing."""
        try:
            chat, card = await self._host.read_metadata(), await self._host.read_card()
        except HostError as error:
            log.warning("Which preset the chat asks for could not be read: %s", error)
            return Story()
        return Story(chat.owner, _asked(chat), card.owner, card.name, _asked(card))

    async def preset(self) -> Preset:
        """Return the preset for the prompt that is being built; one that is missing is told of, once."""
        story = await self.read()
        found = self.decide(story)
        for scope, wanted in found.missing:
            where = story.chat_id if scope is Scope.CHAT else story.avatar if scope is Scope.CHARACTER else ""
            if (where, wanted) not in self._told:
                self._told.add((where, wanted))
                self._host.toast("warning", _said_missing(scope, wanted, found.preset))
        return found.preset

    async def use(self, preset_id: str, scope: Scope) -> None:
        """
        Choose the preset for ``scope``; an empty id takes the choice back, which everywhere cannot be.

        Raises LimnerError where nobody is there to choose for or ST did not save it.
        """
        try:
            await self._write(preset_id, scope)
        finally:
            self.changed()

    async def _write(self, preset_id: str, scope: Scope) -> None:
        if scope is Scope.EVERYWHERE:
            self._preferences.change(KEY, preset_id)
            return
        entries = json.dumps({KEY: preset_id or None})
        if scope is Scope.CHAT:
            owner = (await self._host.read_metadata()).owner
            saved = bool(owner) and await self._host.save_metadata(owner, entries)
        else:
            owner = (await self._host.read_card()).owner
            saved = bool(owner) and await self._host.write_card(owner, entries)
        if not owner:
            raise SettingError(say(_NOBODY[scope]))
        if not saved:
            raise HostError(say("SillyTavern did not confirm that this was saved."), "unsaved")


def _asked(note: StoryNote) -> str:
    try:
        entries = as_dict(loads(note.limner)) if note.limner else {}
    except UntrustedInputError:
        return ""
    wanted = as_str(entries.get(KEY))
    return wanted if len(wanted) <= _LONGEST_ID and wanted.isprintable() else ""


def _said_missing(scope: Scope, wanted: str, instead: Preset) -> str:
    return say(_MISSING[scope], wanted, instead.name)
