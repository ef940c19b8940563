"""
The presets' section: where a preset is read, edited, named, copied, exchanged as a file, and chosen.

What lies in the editor, and that nothing typed there is lost, is ``_preset_editor``'s.
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
from limner.panel._preset_editor import PresetEditor
from limner.presets import preset as presets
from limner.presets.library import PresetLibrary
from limner.presets.preset import DEFAULT, Preset
from limner.presets.selection import PresetSelection, Scope

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
        asked: Callable[[str], str] = str,
    ) -> None:
        self._host = host
        self._library = library
        self._selection = selection
        self._begin = begin
        selection.changed = lambda: begin(self._look())
        self._chat_id: str | None = None
        self._editor = PresetEditor(
            host, clock, library, selection, painters=painters, asked=asked, changed=self._paint
        )
        self._opened = False  # counting is not free: before the editor was opened nobody sees the number
        self.quiet = frozenset({"preset.typed"})
        self.actions = {
            "preset.typed": self._editor.typed,
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

    # -- what is shown -------------------------------------------------------------------------------------

    def paint(self, chat_id: str) -> None:
        """Show the section; where another chat is open than before, what it asks for is looked up first."""
        if chat_id != self._chat_id:
            self._chat_id, self._editor.picked = chat_id, ""
            self._begin(self._look())
        elif self._opened and self._editor.state().tokens is None:
            self._begin(self._editor.count())  # a setting has changed what is asked
        self._paint()

    async def _look(self) -> None:
        self._editor.story = await self._selection.read()
        self._paint()
        if self._opened:
            await self._editor.count()

    def _paint(self) -> None:
        self._host.paint("presets", presets_view.render(self._editor.state()))

    # -- what is pressed -----------------------------------------------------------------------------------

    async def _open(self, data: Json) -> None:
        self._editor.take(data)
        self._opened = True
        await self._look()

    async def _show(self, data: Json) -> None:
        wanted = self._library.get(text_of(as_dict(data.get("form")), "preset"))
        if wanted and await self._editor.leave(data):
            await self._editor.put(wanted)

    async def _new(self, data: Json) -> None:
        if await self._editor.leave(data):
            starter = presets.choose(self._library.all, STARTER).text
            await self._named(
                say("Name of the new preset"), "", lambda name: self._library.add(name, "", starter)
            )

    async def _save(self, data: Json) -> None:
        state = self._editor.take(data)
        self._library.change(state.preset.id, state.description, state.text)
        self._library.keep_draft(None)
        await self._editor.put(state.preset)

    async def _painter(self, data: Json) -> None:
        preset, form = self._editor.take(data).preset, as_dict(data.get("form"))
        self._library.set_painter(preset.id, text_of(form, "painter"), text_of(form, "model"))

    async def _save_as(self, data: Json) -> None:
        state = self._editor.take(data)

        def save(name: str) -> Preset:
            made = self._library.add(name, state.description, state.text, like=state.preset)
            self._library.keep_draft(None)
            return made

        await self._named(say("Name of the new preset"), state.preset.name if state.is_own else "", save)

    async def _undo(self, data: Json) -> None:
        state = self._editor.state()
        if await self._editor.leave(data):
            await self._editor.put(state.preset)

    async def _duplicate(self, data: Json) -> None:
        if await self._editor.leave(data):
            preset = self._editor.state().preset
            words = preset.name, preset.description, preset.text
            await self._editor.put(self._library.add(*words, anew=True, like=preset))

    async def _rename(self, data: Json) -> None:
        preset = self._editor.take(data).preset
        await self._named(say("New name"), preset.name, lambda name: self._library.rename(preset.id, name))

    async def _delete(self, data: Json) -> None:
        preset = self._editor.take(data).preset
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
            if self._editor.story.asks(scope) == preset.id:
                await self._selection.use("", scope)
        self._editor.picked = ""
        await self._look()

    async def _export(self, data: Json) -> None:
        """Give out what stands in the editor: what the user sees is what he gets."""
        state = self._editor.take(data)
        shown = state.preset.changed(description=state.description, text=state.text)
        name = _NO_FILE_NAME.sub("-", shown.id)
        self._host.download(f"{name}.md", presets.render(shown), "text/markdown")

    async def _import(self, data: Json) -> None:
        if await self._editor.leave(data):
            source = await self._host.choose_file(".md,.markdown,.txt")
            if source is not None:
                await self._editor.put(self._library.add_file(source))

    def _user_of(self, scope: Scope) -> Callable[[Json], Coroutine[None, None, None]]:
        async def use(data: Json) -> None:
            preset = self._editor.take(data).preset
            again = scope is not Scope.EVERYWHERE and self._editor.story.asks(scope) == preset.id
            self._editor.picked = preset.id
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
                await self._editor.put(made)
                return
