"""The last good copy: kept by the browser, and held where the browser has no room."""

from limner.core.errors import HostError
from limner.nextchat._copies import LateCopies
from tests.fakes.linked import Copies


class Full(Copies):
    full = True

    async def get(self, name: str) -> str:
        if self.full:
            raise HostError("The browser's storage refused.", "storage")
        return await super().get(name)

    async def put(self, name: str, text: str) -> None:
        if self.full:
            raise HostError("The browser's storage refused.", "storage")
        await super().put(name, text)


async def test_a_copy_is_kept_by_the_browser() -> None:
    own = Copies()
    await LateCopies(own).put("a", "text")

    assert own.texts == {"a": "text"}
    assert await LateCopies(own).get("a") == "text"
    assert await LateCopies(own).get("b") == ""


async def test_without_room_it_is_held_and_the_newest_counts() -> None:
    own = Full()
    copies = LateCopies(own)
    assert await copies.get("a") == ""
    await copies.put("a", "first")
    assert await copies.get("a") == "first"
    own.full = False
    await copies.put("a", "second")

    assert own.texts == {"a": "second"}
    assert await copies.get("a") == "second"
