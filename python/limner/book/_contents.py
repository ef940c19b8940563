"""
The contents of a book: which messages are in it, in which chapters, each as blocks with its pictures.

Pure: chats, options and what continuity knows of scenes come in, a value goes out.
"""

from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass

from limner.book._blocks import reading
from limner.book._chat_file import Chat, ChatMessage
from limner.book._markup import Block, Node, PictureMark, clean
from limner.book._options import BookOptions
from limner.book._pictures import StoryPicture
from limner.book._typography import direction, guess_language
from limner.core.errors import RequestError
from limner.core.translation import say


@dataclass(frozen=True, slots=True)
class BookPassage:
    """One message in the book; a picture's number counts through the whole book."""

    message: int
    speaker: str
    user: bool
    narrator: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """``title`` is empty where the book is one piece."""

    title: str
    passages: tuple[BookPassage, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """
    A book, as yet without the pictures' bytes.

    ``pictures`` are all of them in their order, by the number that blocks give; ``cover`` is an address.
    """

    title: str
    author: str
    language: str
    chapters: tuple[Chapter, ...]
    pictures: tuple[StoryPicture, ...]
    cover: str = ""
    names: bool = False
    captions: bool = False

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction(self.language)


PARAGRAPHS = 50
"""Paragraphs of a message after which the page is heard."""
Scenes = Mapping[str, Mapping[int, str]]
"""Titles of scenes by the number of the message that begins each, by the name of the chat."""


def compose(
    chats: Sequence[Chat],
    options: BookOptions,
    *,
    scenes: Scenes | None = None,
    language: str = "en",
    card: str = "",
) -> Book:
    """Return the book of these chats at once (``composing``)."""
    work = composing(chats, options, scenes=scenes, language=language, card=card)
    while True:
        try:
            next(work)
        except StopIteration as done:
            book: Book = done.value
            return book


def composing(
    chats: Sequence[Chat],
    options: BookOptions,
    *,
    scenes: Scenes | None = None,
    language: str = "en",
    card: str = "",
) -> Generator[None, None, Book]:
    """
    Return the book of these chats, in their order; the range counts where there is one chat.

    It pauses after each message, and in a long one: two thousand take seconds, in which the program must hear
    the page.

    ``language`` is the user's, ``card`` the address of the character's picture.
    """
    kept = [(chat, [each for each in chat.messages if _taken(each, options, len(chats))]) for chat in chats]
    if not any(messages for _, messages in kept):
        raise RequestError(say("There is nothing in this range that could stand in a book."))
    sample = "\n".join(each.text for _, messages in kept for each in messages[:40])
    spoken = options.language or guess_language(sample, language)
    composer = _Composer(spoken)
    chapters = []
    for chat, messages in kept:
        for title, part in _parts(
            messages, options, (scenes or {}).get(chat.name, {}), chat.name if len(chats) > 1 else ""
        ):
            passages = []
            for each in part:
                passages.append((yield from composer.passage(each)))
                yield
            chapters.append(Chapter(clean(title), tuple(each for each in passages if each.blocks)))
    pictures = tuple(composer.pictures)
    sources = [each.src for each in pictures if each.src]
    covers = {"picture": sources[:1], "last": sources[-1:], "card": [card]}.get(options.cover, [])
    title = clean(options.title) or chats[0].name
    return Book(
        title,
        clean(options.author),
        spoken,
        tuple(each for each in chapters if each.passages),
        pictures,
        next(iter(covers), ""),
        options.names,
        options.captions,
    )


def _taken(message: ChatMessage, options: BookOptions, chats: int) -> bool:
    if message.hidden and not message.narrator and not options.hidden:
        return False
    return (options.user_turns or not message.user) and (chats > 1 or options.takes(message.number))


def _parts(
    messages: Sequence[ChatMessage], options: BookOptions, scenes: Mapping[int, str], chat: str
) -> Iterator[tuple[str, list[ChatMessage]]]:
    """
    Yield each chapter's title and messages.

    Where the message that begins a chapter is left out, the next one that is not begins it.
    """
    begun = False
    title, part, count = chat, list[ChatMessage](), 0
    named = {"hand": options.by_hand, "scene": scenes}.get(options.chapters, {})
    ahead = deque(sorted(named.items()))
    for message in messages:
        begins = "" if options.chapters == "every" and len(part) >= options.every else None
        while ahead and ahead[0][0] <= message.number:
            begins = ahead.popleft()[1]
        if begins is not None:
            if part:
                count += 1
                yield title or _numbered(chat, count), part
            title, part, begun = begins or (_numbered(chat, count + 1) if begun or part else chat), [], True
        part.append(message)
    if part:
        yield title or (_numbered(chat, count + 1) if begun else ""), part


def _numbered(chat: str, number: int) -> str:
    words = say("Chapter ${0}", number)
    return f"{chat}, {words}" if chat else words


class _Composer:
    def __init__(self, language: str) -> None:
        self._language = language
        self.pictures: list[StoryPicture] = []

    def passage(self, message: ChatMessage) -> Generator[None, None, BookPassage]:
        """Read a message; pictures that only hang on it come last."""
        first = len(self.pictures)
        self.pictures += message.pictures
        read: list[Block] = []
        for each in reading(message.text, self._language):
            read.append(each)
            if len(read) % PARAGRAPHS == 0:
                yield
        found = tuple(read)
        held = {number for each in found for number in _numbers(each)}
        found += tuple(PictureMark(number) for number in range(len(message.pictures)) if number not in held)
        moved = tuple(
            PictureMark(first + each.number) if isinstance(each, PictureMark) else each
            for each in found
            if isinstance(each, Node) or each.number < len(message.pictures)
        )
        name = clean(message.name)
        return BookPassage(message.number, name, message.user, message.narrator, moved)


def _numbers(block: Block) -> Iterator[int]:
    if isinstance(block, PictureMark):
        yield block.number
