"""
A portable chat: SillyTavern's own files, as they are, with every picture that their versions name, in a ZIP.

``limner-chat.json`` lists what is in it: for each picture the address under which the chats name it.
"""

import asyncio
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from limner.book._chat_file import Chat
from limner.book._making import BREATH, MadeFile, Making, joined, safe_name
from limner.book.archive import Archive
from limner.book.files import kind_of
from limner.pictures.picture_address import WITHIN, encoded, is_picture

LIST = "limner-chat.json"
FORMAT = 1
_LONGEST = 4_000
"""Characters of an address; a whole text is none."""
_HALF = re.compile("[\ud800-\udfff]")
_ADDRESS = re.compile(r"/user/images/[^\s\"'<>\\)]+")


def addresses_in(value: object) -> Iterator[str]:
    """Yield each picture's address in a row of a chat file, of all versions."""
    if isinstance(value, str):
        whole = ""
        if value.startswith(WITHIN) and len(value) <= _LONGEST:
            whole = value if is_picture(value) else encoded(value)
        if is_picture(whole):
            yield whole
        elif WITHIN in value:
            yield from filter(is_picture, _ADDRESS.findall(value))
    elif isinstance(value, dict):
        for each in value.values():
            yield from addresses_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from addresses_in(each)


async def _addresses(chats: Sequence[Chat]) -> list[str]:
    """Return the addresses in all chats, each once; the page is heard meanwhile."""
    found: dict[str, None] = {}
    for number, row in enumerate((each for chat in chats for each in chat.rows), 1):
        found.update(dict.fromkeys(addresses_in(row)))
        if number % BREATH == 0:
            await asyncio.sleep(0)
    return list(found)


async def _jsonl(rows: Iterable[object]) -> str:
    """Return rows as SillyTavern writes them."""
    return (await joined(f"\n{_json(row)}" for row in rows))[1:]


def _json(row: object) -> str:
    """Return a row as text; half a character, which a stopped stream leaves, is escaped as a browser does."""
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return json.dumps(row, separators=(",", ":")) if _HALF.search(text) else text


async def make(title: str, chats: Sequence[Chat], making: Making) -> MadeFile:
    """Make the file; the pictures are as they are, whatever size was chosen."""
    async with making.file("application/zip") as file:
        archive = Archive(file, making.wall)
        wanted = await _addresses(chats)
        pictures: dict[str, str] = {}
        for done, address in enumerate(wanted, 1):
            data = await making.files.fetch(address)
            making.tell(done, len(wanted))
            kind = kind_of(data) if data else ""
            if not data or not kind:
                making.missing.append(unquote(address))
                continue
            pictures[address] = f"pictures/{len(pictures) + 1:04}.{kind}"
            archive.add(pictures[address], data, packed=False)
        names = []
        for number, chat in enumerate(chats, 1):
            names.append(f"chats/{number:02} {safe_name(chat.name)}.jsonl")
            archive.add(names[-1], await _jsonl(chat.rows))
        listed = {"format": FORMAT, "chats": names, "pictures": pictures, "missing": making.missing}
        archive.add(LIST, json.dumps(listed, indent=1))
        archive.close()
        return making.made(f"{safe_name(title)} - chat.zip", file)
