"""An audio book: one file for each chapter, in a ZIP, with the names that a player shows, and the cover."""

from limner.book._archive import Archive
from limner.book._contents import Book
from limner.book._making import MadeFile, Making, file_name, safe_name
from limner.book._sound import Recorder, spoken_chapters
from limner.core.errors import RequestError
from limner.core.translation import say


async def make(book: Book, making: Making, recorder: Recorder) -> MadeFile:
    """Make the file, a chapter at a time."""
    spoken = await spoken_chapters(book)
    making.expect(sum(len(recorder.heard(lines)) for _, lines in spoken))
    width = max(2, len(str(len(spoken))))
    heard = False
    async with making.file("application/zip") as file:
        archive = Archive(file, making.wall)
        cover = await making.original_or_made(book.cover)
        if cover:
            archive.add(f"cover.{cover.kind}", cover.data, packed=False)
        for number, (chapter, lines) in enumerate(spoken, 1):
            sound = await recorder.chapter(book, number, lines, making)
            if sound:
                heard = True
                name = safe_name(chapter.title or book.title)
                archive.add(f"{number:0{width}} {name}.{sound.kind}", sound.data, packed=False)
        if not heard:
            raise RequestError(say("There is nothing here that can be read aloud."))
        archive.close()
        return making.made(file_name(book, "zip"), file)
