"""
What lies in the editor of presets: which preset, and the words that were typed and are not saved yet.

What is typed is kept with the settings at each pause, so neither a reload nor a crash loses it; whatever
would put something else into the editor asks first. The fields come along with every press, so nothing that
was typed a moment ago is missed.
"""

from collections.abc import Callable, Mapping

from limner.core.clock import Clock
from limner.core.json_text import as_dict
from limner.core.translation import say
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.panel._preset_editor_view import EditorState
from limner.presets.check import check
from limner.presets.library import PresetLibrary
from limner.presets.preset import Preset
from limner.presets.saved import Draft
from limner.presets.selection import PresetSelection, Story
from limner.presets.token_count import TokenCount

PAUSE = 0.4
"""Seconds without a key after which what was typed is kept, checked and counted."""


class PresetEditor:
    """
    ``story`` is what the open chat asks for, ``picked`` the preset that was chosen to be looked at.

    ``asked`` makes of a text what each request gets of it, which is what is counted.
    """

    def __init__(
        self,
        host: Host,
        clock: Clock,
        library: PresetLibrary,
        selection: PresetSelection,
        *,
        painters: Callable[[], Mapping[str, str]],
        asked: Callable[[str], str],
        changed: Callable[[], None],
    ) -> None:
        self._painters = painters
        self._asked = asked
        self._host = host
        self._clock = clock
        self._library = library
        self._selection = selection
        self._changed = changed
        self._token_count = TokenCount(host, clock, lambda: asked(self.state().text), changed)
        self._presses = 0
        self.story = Story()
        self.picked = ""

    def state(self) -> EditorState:
        """Return what is to be shown."""
        draft, force = self._library.draft, self._selection.decide(self.story)
        preset = self._library.get(draft.of if draft else self.picked) or force.preset
        text = draft.text if draft else preset.text
        own = self._library.own
        return EditorState(
            shipped=[each for each in self._library.all if each not in own],
            own=own,
            preset=preset,
            text=text,
            description=draft.description if draft else preset.description,
            unsaved=draft is not None,
            everywhere=self._selection.everywhere,
            story=self.story,
            force=force,
            findings=check(text),
            tokens=self._token_count.tokens(self._asked(text)),
            painters=self._painters(),
        )

    async def typed(self, data: Json) -> None:
        """Wait for the pause; only the last key before it does anything."""
        self._presses += 1
        press = self._presses
        await self._clock.sleep(PAUSE)
        if press == self._presses:
            self.take(data)
            self._changed()
            await self.count()

    def take(self, data: Json) -> EditorState:
        """
        Keep what stands in the fields, and return the editor's state with it.

        The fields may still be those of the preset before, where the user was quicker than the page: what was
        typed there comes back to the editor, unless something else is unsaved.
        """
        self._presses += 1
        before, form = self.state(), as_dict(data.get("form"))
        text, description = form.get("text"), form.get("description")
        saved = self._library.get(text_of(data, "entry"))
        free = saved is not None and (saved.id == before.preset.id or not before.unsaved)
        if saved and free and isinstance(text, str) and isinstance(description, str):
            same = (text.strip(), description.strip()) == (saved.text, saved.description)
            if not same:
                self._library.keep_draft(Draft(saved.id, text, description))
            elif saved.id == before.preset.id:
                self._library.keep_draft(None)
        return self.state()

    async def leave(self, data: Json) -> bool:
        """Whether something else may lie here now: changes are thrown away only where the user agrees."""
        state = self.take(data)
        if state.unsaved:
            question = say("“${0}” has changes that are not saved. Throw them away?", state.preset.name)
            if not await self._host.confirm(question):
                return False
            self._library.keep_draft(None)
        return True

    async def put(self, preset: Preset) -> None:
        """Put a preset into the editor."""
        self.picked = preset.id
        await self.count()

    async def count(self) -> None:
        """Count the tokens that each request gets of what stands here."""
        await self._token_count.refresh()
