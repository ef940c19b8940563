"""The dialog at work: reads the chats, shows a preview, makes the file, takes portable chats in."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial

from limner.book import _audio_format, _epub_format, _html_format, _markdown_format, _portable_format
from limner.book._chat_file import Chat
from limner.book._chat_server import ChatServer
from limner.book._contents import Book, composing
from limner.book._dialog_view import DialogState, render
from limner.book._import_chat import bring_in
from limner.book._making import MadeFile, Making
from limner.book._options import WITH_SOUND, BookOptions, read_options
from limner.book._scenes import scenes_of
from limner.book._sound import Recorder
from limner.book.files import BookFiles
from limner.book.voices import voices_in_force
from limner.continuity.access import Continuity
from limner.core.clock import Clock
from limner.core.errors import LimnerError, RequestError
from limner.core.json_text import as_dict
from limner.core.tasks import Single
from limner.core.translation import say
from limner.page.events import Json
from limner.page.host import Host
from limner.page.web import Web
from limner.pictures.picture_address import encoded

log = logging.getLogger("limner.book")

VIEW = "book"
_OFTEN = 0.2
"""Seconds between two drawings of the progress."""
_BREATH = 0.05
"""Seconds of work after which the page is heard."""
_MAKERS = {"html": _html_format, "epub": _epub_format, "markdown": _markdown_format}


class BookDesk:
    """``files`` gives the browser's part; ``language`` is the user's, where a script does not tell it."""

    def __init__(
        self,
        host: Host,
        clock: Clock,
        web: Web,
        continuity: Continuity,
        files: Callable[[], BookFiles],
        *,
        language: Callable[[], str],
    ) -> None:
        self._host = host
        self._clock = clock
        self._web = web
        self._continuity = continuity
        self._begin_files = files
        self._known_files: BookFiles | None = None
        self._language = language
        self._work = Single()
        self._server = ChatServer(web, "")
        self._chat = ""
        self._state = DialogState()
        self._painted = 0.0
        self.actions: Mapping[str, Callable[[Json], Awaitable[None]]] = {
            "book.preview": self._preview,
            "book.make": self._make,
            "book.cancel": self._cancel,
            "book.save": self._save,
            "book.import": lambda data: self._bring_in(data, with_chats=True),
            "book.pictures": lambda data: self._bring_in(data, with_chats=False),
        }

    async def show(self) -> None:
        """Open the dialog for the chat that is open."""
        owner, _, name = (await self._host.story(0)).chat_id.partition("/")
        if not name:
            raise RequestError(say("No chat is open: open the one that is to become a book."))
        if (owner, name) != (self._server.owner, self._chat) and not self._work.runs:
            self._server, self._chat = ChatServer(self._web, owner), name
            names = await self._server.names()
            title = owner.rpartition(".")[0] or name
            form = {"title": title, "every": "20", f"chat:{name}": "1"}
            self._state = DialogState(form, tuple(dict.fromkeys((name, *names))))
        self._host.open_window(wide=True, view=VIEW)
        self.paint()

    async def book(self, data: Json) -> Book:
        """Return the book that the fields ask for, as yet without pictures."""
        options, chats = await self._chosen(data)
        return await self._compose(options, chats)

    @property
    def _files(self) -> BookFiles:
        if self._known_files is None:
            self._known_files = self._begin_files()
        return self._known_files

    # -- what is pressed ---------------------------------------------------------------------------------

    async def _preview(self, data: Json) -> None:
        await self._do(data, self._show_preview)

    async def _show_preview(self, data: Json) -> None:
        book = await self.book(data)
        self._host.show_page(book.title, await _html_format.preview(book))

    async def _make(self, data: Json) -> None:
        await self._do(data, self._make_file)

    async def _make_file(self, data: Json) -> None:
        options, chats = await self._chosen(data)
        if self._state.made is not None:
            self._files.forget(self._state.made.address)
            self._state = replace(self._state, made=None)
        tell = partial(self._tell, sound=options.format in WITH_SOUND)
        making = Making(self._files, options, self._clock.wall(), tell)
        if options.format == "chat":
            made = await _portable_format.make(options.title or self._chat, chats, making)
        elif options.format in WITH_SOUND:
            voices = await voices_in_force(self._host, files=True)
            recorder = Recorder(self._host, voices, self._files, self._clock.sleep)
            maker = _epub_format if options.format == "sound" else _audio_format
            made = await maker.make(await self._compose(options, chats), making, recorder)
        else:
            made = await _MAKERS[options.format].make(await self._compose(options, chats), making)
        self._finished(made)

    def _finished(self, made: MadeFile) -> None:
        self._state = replace(self._state, made=made)
        self._host.save_file(made.name, made.address)

    async def _save(self, _data: Json) -> None:
        if self._state.made is not None:
            self._host.save_file(self._state.made.name, self._state.made.address)

    async def _cancel(self, _data: Json) -> None:
        self._work.stop()

    async def _bring_in(self, data: Json, *, with_chats: bool) -> None:
        address = await self._host.choose_archive(".zip")
        if address is None:
            return

        async def take(_data: Json) -> None:
            file = await self._files.open(address)
            found = await bring_in(file, self._files, self._server, self._tell, with_chats=with_chats)
            words = say(
                "Pictures kept: ${0}, here already: ${1}, refused: ${2}.",
                found.kept,
                found.known,
                found.refused,
            )
            chats = say("New chats: ${0}. Open them with “Manage chat files”.", ", ".join(found.chats))
            self._state = replace(self._state, told=f"{words} {chats}" if found.chats else words)

        try:
            await self._do(data, take)
        finally:
            self._files.forget(address)

    # -- how ---------------------------------------------------------------------------------------------

    async def _do(self, data: Json, work: Callable[[Json], Awaitable[None]]) -> None:
        """Do one thing at a time, show how far it is, and say what went wrong."""
        if self._work.runs:
            return
        self._state = replace(self._state, form=as_dict(data.get("form")), progress=(0, 0), told="", fault="")
        self.paint()
        await self._work.run(self._guarded(data, work))
        self._state = replace(self._state, progress=None)
        self.paint()

    async def _guarded(self, data: Json, work: Callable[[Json], Awaitable[None]]) -> None:
        ended = False
        try:
            await work(data)
            ended = True
        except LimnerError as error:
            self._state = replace(self._state, fault=str(error))
            ended = True
        except Exception as error:
            log.exception("A book went wrong inside Limner.")
            words = say("Limner itself made a mistake (${0}). Please report it.", error)
            self._state = replace(self._state, fault=words)
            ended = True
        finally:
            if not ended:
                self._state = replace(self._state, told=say("Broken off: no file was made."))

    def _tell(self, done: int, total: int, *, sound: bool = False) -> None:
        self._state = replace(self._state, progress=(done, total), sound=sound)
        now = self._clock.now()
        if now - self._painted >= _OFTEN or done == total:
            self._painted = now
            self.paint()

    def paint(self) -> None:
        """Show the dialog."""
        self._host.paint(VIEW, render(self._state))

    async def _chosen(self, data: Json) -> tuple[BookOptions, list[Chat]]:
        form = as_dict(data.get("form"))
        options = read_options(form)
        places = {}
        for name in self._state.chats:
            place = str(form.get(f"chat:{name}") or "").strip()
            if place.isascii() and place.isdigit():
                places[name] = int(place)
        names = sorted(places, key=lambda each: places[each]) or [self._chat]
        return options, [await self._server.read(name) for name in names]

    async def _compose(self, options: BookOptions, chats: list[Chat]) -> Book:
        scenes = {}
        if options.chapters == "scene":
            scenes = {each.name: await scenes_of(each, self._continuity) for each in chats}
        card = "" if self._server.is_group else encoded(f"/characters/{self._server.owner}")
        work = composing(chats, options, scenes=scenes, language=self._language(), card=card)
        since = self._clock.now()
        while True:
            try:
                next(work)
            except StopIteration as done:
                book: Book = done.value
                return book
            if self._clock.now() - since > _BREATH:
                await self._clock.sleep(0)
                since = self._clock.now()
