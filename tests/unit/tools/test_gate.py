"""What a hanging answer waits at tells when it waits: an opening before that would be missed."""

import asyncio

from tools.loopback import Gate


def test_an_opening_in_the_moment_that_somebody_is_held_is_noticed() -> None:
    async def held_and_let_through() -> None:
        gate = Gate()
        await asyncio.wait_for(gate.wait(gate.open), 5)

    asyncio.run(held_and_let_through())


def test_who_comes_behind_an_opening_waits_for_the_next() -> None:
    async def come_late() -> None:
        gate, held = Gate(), asyncio.Event()
        gate.open()
        waiting = asyncio.create_task(gate.wait(held.set))
        await asyncio.wait_for(held.wait(), 5)
        assert not waiting.done()
        gate.open()
        await asyncio.wait_for(waiting, 5)

    asyncio.run(come_late())
