"""
The presets' section: where a preset is read, edited, named, copied, exchanged as a file, and chosen.

What is typed is kept with the settings at each pause, so neither a reload nor a crash loses it; whatever
would put something else into the editor asks first. The fields come along with every press, so nothing that
was typed a moment ago is missed.
"""

import re
from collections.abc import Callable, Coroutine, Mapping

from limner.core.clock import Clock
from limner.core.errors import SettingError
from limner.core.json_text import as_dict
from limner.core.translation import say
from limner.page.events import Json, text_of
from limner.page.host import Host
from limner.panel import _presets_view as presets_view
from limner.panel._preset_editor_view import EditorState
from limner.presets import preset as presets
from limner.presets.check import check
from limner.presets.library import PresetLibrary
from limner.presets.preset import DEFAULT, Preset
from limner.presets.saved import Draft
from limner.presets.selection import PresetSelection, Scope, Story
from limner.presets.token_count import TokenCount

PAUSE = 0.4
"""Seconds without a key after which what was typed is kept, checked and counted."""

STARTER = "minimal"
"""The preset whose words a new one begins with: short, and its tag is one that Limner reads."""

_NO_FILE_NAME = re.compile(r"[^\w.-]+", re.ASCII)


class PresetsSection:
    """The controller of the presets' view; ``quiet`` actions show by themselves what has become of them."""

    def __init__(
        self,
        host: Host,
        clock: Clock,
        library: PresetLibrary,
        selection: PresetSelection,
        begin: Callable[[Coroutine[None, None, None]], None],
        *,
        painters: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self._painters = painters
        self._host = host
        self._clock = clock
        self._library = library
        self._selection = selection
        self._begin = begin
        selection.changed = lambda: begin(self._look())
        self._chat_id: str | None = None
        self._story = Story()
        self._picked = ""
        self._token_count = TokenCount(host, clock, lambda: self._editor().text, self._paint)
        self._presses = 0
        self._opened = False  # counting is not free: before the editor was opened nobody sees the number
        self.quiet = frozenset({"preset.typed"})
        self.actions = {
            "preset.typed": self._typed,
            "preset.open": self._open,
            "preset.show": self._show,
            "preset.new": self._new,
            "preset.painter": self._painter,
            "preset.save": self._save,
            "preset.save_as": self._save_as,
            "preset.undo": self._undo,
            "preset.duplicate": self._duplicate,
            "preset.rename": self._rename,
            "preset.delete": self._delete,
            "preset.export": self._export,
            "preset.import": self._import,
            **{f"preset.use.{scope.value}": self._user_of(scope) for scope in Scope},
        }

    # -- what lies there -----------------------------------------------------------------------------------

    def paint(self, chat_id: str) -> None:
        """Show the section; where another chat is open than before, what it asks for is looked up first."""
        if chat_id != self._chat_id:
            self._chat_id, self._picked = chat_id, ""
            self._begin(self._look())
        self._paint()

    async def _look(self) -> None:
        self._story = await self._selection.read()
        self._paint()
        if self._opened:
            await self._token_count.refresh()

    def _paint(self) -> None:
        self._host.paint("presets", presets_view.render(self._editor()))

    def _editor(self) -> EditorState:
        draft, force = self._library.draft, self._selection.decide(self._story)
        preset = self._library.get(draft.of if draft else self._picked) or force.preset
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
            story=self._story,
            force=force,
            findings=check(text),
            tokens=self._token_count.tokens(text),
            painters=self._painters(),
        )

    # -- what is typed -------------------------------------------------------------------------------------

    async def _typed(self, data: Json) -> None:
        """Wait for the pause; only the last key before it does anything."""
        self._presses += 1
        press = self._presses
        await self._clock.sleep(PAUSE)
        if press == self._presses:
            self._take(data)
            self._paint()
            await self._token_count.refresh()

    def _take(self, data: Json) -> EditorState:
        """
        Keep what stands in the fields, and return the editor's state with it.

        The fields may still be those of the preset before, where the user was quicker than the page: what was
        typed there comes back to the editor, unless something else is unsaved.
        """
        self._presses += 1
        before, form = self._editor(), as_dict(data.get("form"))
        text, description = form.get("text"), form.get("description")
        saved = self._library.get(text_of(data, "entry"))
        free = saved is not None and (saved.id == before.preset.id or not before.unsaved)
        if saved and free and isinstance(text, str) and isinstance(description, str):
            same = (text.strip(), description.strip()) == (saved.text, saved.description)
            if not same:
                self._library.keep_draft(Draft(saved.id, text, description))
            elif saved.id == before.preset.id:
                self._library.keep_draft(None)
        return self._editor()

    async def _leave(self, data: Json) -> bool:
        """Whether something else may lie here now: changes are thrown away only where the user agrees."""
        editor = self._take(data)
        if editor.unsaved:
            question = say("“${0}” has changes that are not saved. Throw them away?", editor.preset.name)
            if not await self._host.confirm(question):
                return False
            self._library.keep_draft(None)
        return True

    async def _put(self, preset: Preset) -> None:
        self._picked = preset.id
        await self._token_count.refresh()

    # -- what is pressed -----------------------------------------------------------------------------------

    async def _open(self, data: Json) -> None:
        self._take(data)
        self._opened = True
        await self._look()

    async def _show(self, data: Json) -> None:
        wanted = self._library.get(text_of(as_dict(data.get("form")), "preset"))
        if wanted and await self._leave(data):
            await self._put(wanted)

    async def _new(self, data: Json) -> None:
        if await self._leave(data):
            starter = presets.choose(self._library.all, STARTER).text
            await self._named(
                say("Name of the new preset"), "", lambda name: self._library.add(name, "", starter)
            )

    async def _save(self, data: Json) -> None:
        editor = self._take(data)
        self._library.change(editor.preset.id, editor.description, editor.text)
        self._library.keep_draft(None)
        await self._put(editor.preset)

    async def _painter(self, data: Json) -> None:
        preset, form = self._take(data).preset, as_dict(data.get("form"))
        self._library.set_painter(preset.id, text_of(form, "painter"), text_of(form, "model"))

    async def _save_as(self, data: Json) -> None:
        editor = self._take(data)

        def save(name: str) -> Preset:
            made = self._library.add(name, editor.description, editor.text, like=editor.preset)
            self._library.keep_draft(None)
            return made

        await self._named(say("Name of the new preset"), editor.preset.name if editor.is_own else "", save)

    async def _undo(self, data: Json) -> None:
        editor = self._editor()
        if await self._leave(data):
            await self._put(editor.preset)

    async def _duplicate(self, data: Json) -> None:
        if await self._leave(data):
            preset = self._editor().preset
            words = preset.name, preset.description, preset.text
            await self._put(self._library.add(*words, anew=True, like=preset))

    async def _rename(self, data: Json) -> None:
        preset = self._take(data).preset
        await self._named(say("New name"), preset.name, lambda name: self._library.rename(preset.id, name))

    async def _delete(self, data: Json) -> None:
        preset = self._take(data).preset
        if not self._library.is_own(preset.id):
            return
        question = say(
            "Delete the preset “${0}”? What uses it goes back to the choice before it.", preset.name
        )
        if not await self._host.confirm(question):
            return
        self._library.remove(preset.id)
        if self._selection.everywhere == preset.id:
            await self._selection.use(DEFAULT, Scope.EVERYWHERE)
        for scope in (Scope.CHARACTER, Scope.CHAT):
            if self._story.asks(scope) == preset.id:
                await self._selection.use("", scope)
        self._picked = ""
        await self._look()

    async def _export(self, data: Json) -> None:
        """Give out what stands in the editor: what the user sees is what he gets."""
        editor = self._take(data)
        shown = editor.preset.changed(description=editor.description, text=editor.text)
        name = _NO_FILE_NAME.sub("-", shown.id)
        self._host.download(f"{name}.md", presets.render(shown), "text/markdown")

    async def _import(self, data: Json) -> None:
        if await self._leave(data):
            source = await self._host.choose_file(".md,.markdown,.txt")
            if source is not None:
                await self._put(self._library.add_file(source))

    def _user_of(self, scope: Scope) -> Callable[[Json], Coroutine[None, None, None]]:
        async def use(data: Json) -> None:
            preset = self._take(data).preset
            again = scope is not Scope.EVERYWHERE and self._story.asks(scope) == preset.id
            self._picked = preset.id
            await self._selection.use("" if again else preset.id, scope)

        return use

    async def _named(self, question: str, name: str, make: Callable[[str], Preset]) -> None:
        """Ask for a name until it can be one or the user gives up, and edit what is made of it."""
        asked = question
        while (typed := await self._host.ask_text(asked, name)) is not None:
            try:
                made = make(typed)
            except SettingError as error:
                asked, name = f"{error} {question}:", typed
            else:
                await self._put(made)
                return
