"""
A form with a file is read however the network cuts it.

aiohttp calls a method of its own that it has deprecated when a piece shorter than the form's boundary comes
between two others. A run of the tests, in which a warning is an error, failed by that: the stand-ins for
services read forms.
"""

import asyncio
from unittest.mock import Mock

from aiohttp import BodyPartReader, MultipartReader, StreamReader

_HEAD = b'--edge\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\n\r\n'


async def test_a_form_in_pieces_is_read() -> None:
    stream = StreamReader(Mock(), 2**20, loop=asyncio.get_running_loop())
    form = MultipartReader({"Content-Type": "multipart/form-data; boundary=edge"}, stream)

    async def read() -> list[bytes]:
        return [bytes(await part.read()) async for part in form if isinstance(part, BodyPartReader)]

    reading = asyncio.ensure_future(read())
    for piece in (_HEAD + b"a" * 100, b"b", b"c" * 20_000, b"\r\n--edge--\r\n"):
        stream.feed_data(piece)
        for _ in range(5):  # as often as the reader needs to take it and to wait for the next
            await asyncio.sleep(0)
    stream.feed_eof()

    assert await reading == [b"a" * 100 + b"b" + b"c" * 20_000]
