"""
What Python may ask of the language models that the user has connected to SillyTavern, as a port.

A request goes to the story's own model or to one of the user's connection profiles, apart from every chat:
nothing of it shows there, and nothing waits for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ModelSource:
    """A model that can be asked: a connection profile, or the story's own (``id`` empty); ST's ``source``."""

    id: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class ModelCall:
    """
    One request; ``profile`` is a connection profile's id, empty for the story's own model.

    ``tokens`` is the most that an answer may have (0: as the user has set it), ``schema`` the form it is to
    have, as ST's ``json_schema`` takes it; ``id`` is what it is cancelled by.
    """

    prompt: str
    system: str = ""
    profile: str = ""
    tokens: int = 0
    schema: Mapping[str, object] | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """
    What a model answered, without reasoning that came apart from it.

    ``asked`` and ``answered`` are tokens, 0 where the source does not tell; ``thoughts_end`` is the mark of
    the user's reasoning template behind which the answer begins where the model thinks aloud.
    """

    text: str
    asked: int = 0
    answered: int = 0
    thoughts_end: str = ""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A message as part of the story, as a model is told of it: who says it, and its text."""

    name: str
    text: str


class ModelHost(Protocol):
    """The models behind the page."""

    async def generate(self, call: ModelCall) -> ModelAnswer:
        """Ask; raises HostError (``offline``: no model; ``schema``: refused, perhaps for the form)."""
        ...

    def cancel_generation(self, call_id: str) -> None:
        """End a request that was not answered; one that is not known (any more) is none."""
        ...

    async def model_sources(self) -> Sequence[ModelSource]:
        """Return whom the user can have asked, the story's own model first."""
        ...
