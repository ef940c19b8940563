"""What stands in a chat's file is found there, however ST writes it, and nothing else is."""

import pytest

from limner.outbox._chat_file import urls_in_file
from limner.pictures.projection import image_html
from tests.fakes.chats import FakeChats

URLS = ("/user/images/Mira/1.png", "/user/images/Mira/a%20&%20b.png", "/user/images/Ми\u0440а/日本.webp")


@pytest.mark.parametrize("url", URLS)
async def test_a_picture_is_found_in_a_text_and_in_a_note(url: str) -> None:
    for message in ({"mes": image_html(url, "a fox")}, {"extra": {"limner": {"url": url}}}):
        assert await urls_in_file(FakeChats(message), "Mira.png/Mira - 1", [url]) == {url}


async def test_a_longer_address_or_a_chat_without_it_is_no_such_picture() -> None:
    chats = FakeChats({"mes": image_html("/user/images/Mira/1.png2", ""), "note": "x/user/images/Mira/1.png"})

    assert await urls_in_file(chats, "Mira.png/Mira - 1", ["/user/images/Mira/1.png"]) == set()


async def test_a_group_is_asked_for_by_its_chat_alone() -> None:
    chats = FakeChats({"mes": image_html(URLS[0], "")})

    assert await urls_in_file(chats, "1764411000/Harbour - 1", URLS) == {URLS[0]}
    assert chats.asked == [("/api/chats/group/get", {"id": "Harbour - 1"})]
