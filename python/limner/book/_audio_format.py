"""An audio book: one file for each chapter, in a ZIP, with the names that a player shows, and the cover."""

from limner.book._contents import Book
from limner.book._making import MadeFile, Making, file_name, safe_name
from limner.book._sound import Recorder, spoken_chapters
from limner.book.archive import Archive


async def make(book: Book, making: Making, recorder: Recorder) -> MadeFile:
    """Make the file, a chapter at a time."""
    spoken = await spoken_chapters(book, recorder, making)
    width = max(2, len(str(len(spoken))))
    async with making.file("application/zip") as file:
        archive = Archive(file, making.wall)
        cover = await making.original_or_made(book.cover)
        if cover:
            archive.add(f"cover.{cover.kind}", cover.data, packed=False)
        for number, (chapter, lines) in enumerate(spoken, 1):
            sound = await recorder.chapter(book, number, lines, making)
            if sound:
                name = safe_name(chapter.title or book.title)
                archive.add(f"{number:0{width}} {name}.{sound.kind}", sound.data, packed=False)
        archive.close()
        return making.made(file_name(book, "zip"), file)
