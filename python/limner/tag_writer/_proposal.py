"""A picture that a model would place in a text, and what it may say of one."""

from dataclasses import dataclass

MOST = 20
"""Pictures in one message, whatever the model says."""

ATTRIBUTES = ("char", "wears", "place", "time", "mood", "look")
"""What an entry may say beside its prompt, where the model was told of the people; a tag's attributes."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A picture the model would place behind the paragraph ``number``, or else behind the words ``quote``."""

    prompt: str
    number: str = ""
    quote: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
