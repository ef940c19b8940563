"""
Coming from another illustrator: its settings and presets, and its pictures in the open chat.

Each is taken over on a press and can be given back. What was changed since is the user's, and stays.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from limner.core.clock import Clock, Ids
from limner.core.errors import RequestError, SettingError, UntrustedInputError
from limner.core.json_text import as_dict, as_list, as_str, loads
from limner.core.translation import say
from limner.elsewhere import adoption
from limner.elsewhere.settings import Offered, read
from limner.page.gallery_host import PictureRow
from limner.page.host import Host
from limner.page.migration_host import NoteSwap
from limner.pictures import message_notes
from limner.presets.library import PresetLibrary
from limner.settings.other_illustrators import ALL, Illustrator
from limner.settings.preferences import Preferences
from limner.settings.settings import CONTROLS
from limner.tags.grammar import scan

KEY = "migration"
"""The entry beside the saved settings that says what was taken over last."""


@dataclass(frozen=True, slots=True)
class OfChat:
    """The open chat: pictures that can be taken over, and messages that were."""

    pictures: int = 0
    taken: int = 0


class Coming:
    """Each method returns the sentence that says what was done; RequestError where nothing can be."""

    def __init__(
        self, host: Host, clock: Clock, ids: Ids, preferences: Preferences, library: PresetLibrary
    ) -> None:
        self._host, self._clock, self._ids = host, clock, ids
        self._preferences, self._library = preferences, library

    @property
    def may_undo(self) -> bool:
        """Whether settings were taken over that can be given back."""
        return bool(as_dict(self._preferences.settings.kept.get(KEY)))

    async def offers(self) -> list[tuple[Illustrator, Offered]]:
        """Return what a press would take over from each illustrator that has saved any settings."""
        texts = await self._host.illustrator_settings()
        found = [(each, read(each.id, _parsed(texts[each.id]))) for each in ALL if texts.get(each.id)]
        return [(each, self._as_here(offered)) for each, offered in found]

    def _as_here(self, offered: Offered) -> Offered:
        """Return it with a preset that there is among the changes, and its patterns behind the user's own."""
        changes, left = dict(offered.changes), list(offered.left)
        if offered.preset and self._library.get(offered.preset):
            changes["preset"] = offered.preset
        if theirs := changes.pop("extra_patterns", None):
            ours = self._preferences.settings.extra_patterns
            both = "\n".join(dict.fromkeys([*ours.splitlines(), *str(theirs).splitlines()]))
            try:
                changes["extra_patterns"] = CONTROLS["extra_patterns"].check(both)
            except SettingError:  # more than there may be: the user's own stay
                left.append(say("Its patterns stay there: with them there would be too many."))
        return replace(offered, changes=changes, left=tuple(left))

    async def take(self, name: str) -> tuple[str, Sequence[str]]:
        """Take over settings and presets; return what was done, and what stays behind."""
        offered = next((offer for each, offer in await self.offers() if each.id == name), None)
        if offered is None:
            raise RequestError(say("There are no settings of this extension any more."))
        if self.may_undo:
            raise RequestError(say("Undo what was taken over before, or keep it, first."))
        left, added = list(offered.left), list[list[str]]()
        changes = dict(offered.changes)
        for own in offered.presets:
            try:
                preset = self._library.add(own.name, "", own.text, anew=True)
            except SettingError as error:
                left.append(str(error))
                continue
            added.append([preset.id, preset.text])
            if own.chosen:
                changes["preset"] = preset.id
        before = settings = self._preferences.settings
        for each, value in changes.items():
            settings = settings.changed(each, value)
        rows = {each: [getattr(before, each), getattr(settings, each)] for each in changes}
        self._preferences.put(settings.keeping(KEY, {"set": rows, "presets": added}))
        return say("Settings taken over: ${0}, presets: ${1}.", len(changes), len(added)), left

    def undo(self) -> str:
        """Give back what was there before; what was changed since stays."""
        kept = as_dict(self._preferences.settings.kept.get(KEY))
        settings, back = self._preferences.settings, 0
        for name, row in as_dict(kept.get("set")).items():
            before, after = [*as_list(row), None, None][:2]
            if name in CONTROLS and getattr(settings, name) == after:
                try:
                    settings = settings.changed(name, before)
                except SettingError:  # a value of another version's
                    continue
                back += 1
        self._preferences.put(settings.keeping(KEY, None))
        for row in as_list(kept.get("presets")):
            name, text = [*(as_str(each) for each in as_list(row)), "", ""][:2]
            preset = self._library.get(name)
            if preset is not None and self._library.is_own(name) and preset.text == text:
                self._library.remove(name)
                back += 1
        return say("Given back: ${0}. What you have changed since stays.", back)

    def keep(self) -> str:
        """Forget how it was before."""
        self._preferences.keep(KEY, None)
        return say("Kept as it is now.")

    async def of_chat(self) -> OfChat:
        """Return what the open chat has of another illustrator's."""
        rows = await self._host.picture_rows()
        pictures = sum(adoption.adopted(row.text).count for row in rows if not _noted(row))
        return OfChat(pictures, sum(adoption.was_taken(row.limner) for row in rows))

    async def take_pictures(self) -> str:
        """Write the open chat's messages anew, each picture behind its tag, after a question."""
        swaps, count = list[NoteSwap](), 0
        rows = await self._host.picture_rows()
        for row in rows:
            made = adoption.adopted(row.text)
            if made.count and not _noted(row):
                ids = [self._ids.new() for _ in scan(made.text)]
                pictures = adoption.pictures_of(made.text, ids, self._clock.wall())
                note = adoption.note_of(row.key.uid, row.text, made.text, pictures, row.limner)
                swaps.append(_swap(row, made.text, note))
                count += made.count
        if not swaps:
            raise RequestError(say("This chat has no pictures in its text that could be taken over."))
        question = (
            "Take over pictures: ${0}? Messages whose texts are written anew: ${1}; undo brings them back."
        )
        if not await self._host.confirm(say(question, count, len(swaps))):
            return say("Nothing was changed.")
        return await self._swapped(rows[0].key.chat_id, swaps, 0)

    async def undo_pictures(self) -> str:
        """Write the messages back as they stood; those that were changed since stay."""
        rows = [row for row in await self._host.picture_rows() if adoption.was_taken(row.limner)]
        if not rows:
            raise RequestError(say("In this chat there is nothing to undo."))
        texts = [(row, adoption.before(row.limner, row.text)) for row in rows]
        swaps = [_swap(row, *stood) for row, stood in texts if stood is not None]
        return await self._swapped(rows[0].key.chat_id, swaps, len(rows) - len(swaps))

    async def _swapped(self, chat_id: str, swaps: Sequence[NoteSwap], left: int) -> str:
        done, saved = await self._host.swap_notes(chat_id, swaps)
        if not saved:
            raise RequestError(say("SillyTavern did not save the chat: try again before you leave it."))
        left += len(swaps) - done
        return say("Messages written anew: ${0}, left alone because they were changed: ${1}.", done, left)


def _swap(row: PictureRow, text: str, note: str) -> NoteSwap:
    return NoteSwap(row.index, row.key.swipe_id, row.text, row.limner, text, note)


def _noted(row: PictureRow) -> bool:
    """Say whether Limner has pictures of its own in this message: it is not written over then."""
    return bool(message_notes.load(row.limner))


def _parsed(text: str) -> Mapping[str, object]:
    try:
        return as_dict(json.loads("{}") if not text else loads(text))
    except UntrustedInputError:
        return {}
