"""The real page's part that speaks to what stands beside Limner: ``Neighbours`` spoken over a channel."""

from collections.abc import Sequence

from limner.page._answers import address_of, fields_of, rows_of
from limner.page.channel import Channel
from limner.page.events import flag_of, number_of, text_of
from limner.page.host_values import MessageKey
from limner.page.neighbours import Rewriting, Script, Speech, TavernSetup


class RemoteNeighbours:
    """A part of ``RemoteHost``."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def continue_reply(self, key: MessageKey) -> bool:
        """Have ST continue this message."""
        return await self._channel.ask("reply.continue", address_of(key)) is True

    def show_expression(self, chat_id: str, uid: str, labels: Sequence[str]) -> None:
        """Have ST's sprite show the first of these expressions that ST knows."""
        self._channel.tell("expression.show", {"chat_id": chat_id, "uid": uid, "labels": list(labels)})

    async def speech(self) -> Speech:
        """Return how ST's text to speech stands."""
        value = fields_of(await self._channel.ask("speech.read", {}))
        return Speech(flag_of(value, "narrates"), flag_of(value, "applies"), text_of(value, "pattern"))

    async def set_speech(self, *, applies: bool, pattern: str) -> bool:
        """Set ST's filter of what is read aloud."""
        return await self._channel.ask("speech.write", {"applies": applies, "pattern": pattern}) is True

    async def setup(self) -> TavernSetup:
        """Return how far ST is set up for stories and pictures."""
        value = fields_of(await self._channel.ask("setup.read", {}))
        has = value.get("has")
        return TavernSetup(
            flag_of(value, "connected"),
            max(0, number_of(value, "context")),
            text_of(value, "images"),
            frozenset(each for each in has if isinstance(each, str))
            if isinstance(has, list)
            else frozenset(),
            flag_of(value, "knows_keys"),
        )

    async def rewriting(self, text: str) -> Rewriting:
        """Return what each script that writes replies for good makes of this text."""
        value = fields_of(await self._channel.ask("reply.rewriting", {"text": text}))
        scripts = [
            Script(text_of(row, "name"), text_of(row, "result")) for row in rows_of(value.get("scripts"))
        ]
        return Rewriting(scripts, flag_of(value, "trims"))
