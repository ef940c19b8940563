"""The models behind the real page: the port ``ModelHost`` spoken over a channel."""

from collections.abc import Sequence

from limner.core.errors import HostError
from limner.core.translation import say
from limner.page._answers import fields_of, rows_of
from limner.page.channel import Channel
from limner.page.events import number_of, text_of
from limner.page.model_host import ModelAnswer, ModelCall, ModelSource

THINKING = 310.0
"""Seconds a model has for an answer: one at home that is loaded first takes minutes."""


class RemoteModel:
    """The models, over a channel."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def generate(self, call: ModelCall) -> ModelAnswer:
        """Ask a model."""
        asked: dict[str, object] = {"prompt": call.prompt, "system": call.system, "profile": call.profile}
        asked |= {"tokens": call.tokens, "schema": call.schema and dict(call.schema), "id": call.id}
        fields = fields_of(await self._channel.ask("llm.generate", asked, deadline=THINKING))
        text = text_of(fields, "text")
        if not text.strip():
            raise HostError(say("The model answered with nothing."), "model")
        return ModelAnswer(
            text,
            max(0, number_of(fields, "asked")),
            max(0, number_of(fields, "answered")),
            text_of(fields, "thoughts_end"),
        )

    def cancel_generation(self, call_id: str) -> None:
        """End a request."""
        self._channel.tell("llm.cancel", {"id": call_id})

    async def model_sources(self) -> Sequence[ModelSource]:
        """Return whom the user can have asked."""
        rows = rows_of(await self._channel.ask("llm.sources", {}))
        return [
            ModelSource(text_of(each, "id"), text_of(each, "name"), text_of(each, "source")) for each in rows
        ]
