"""The settings that say what is illustrated, and how the model is asked for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from limner.settings.controls import choice, named, number, switch, text
from limner.tags.custom.patterns import parse_all

_ROLES: Mapping[str, str] = MappingProxyType({"system": "System", "user": "User", "assistant": "Assistant"})


@dataclass(frozen=True, slots=True)
class Asking:
    """The controls of the sections *general* and *prompting*, in the order of the panel."""

    enabled: bool = switch(
        True,
        label="Illustrate the story",
        help="Ask the model for pictures while it writes, and paint them.",
        section="general",
    )
    characters: bool = switch(
        True,
        label="In chats with one character",
        help="Ask for pictures and paint them where you talk to one character.",
        section="general",
    )
    groups: bool = switch(
        True,
        label="In group chats",
        help="Ask for pictures and paint them where you talk to a group.",
        section="general",
    )
    narrator: bool = switch(
        False,
        label="Narrator's messages",
        help="Paint the tags in messages that /sys and /sysgen write.",
        section="general",
    )
    preset: str = named(
        "default",
        of="presets",
        label="Instructions to the model",
        help="How the model is asked for pictures.",
        section="prompting",
    )
    words: int = number(
        250,
        low=20,
        high=5000,
        step=10,
        unit="words",
        label="Words between pictures",
        help="About how much story lies between two pictures; fewer words, more pictures.",
        section="prompting",
    )
    depth: int = number(
        0,
        low=0,
        high=20,
        unit="messages",
        label="Depth of the instructions",
        help="0 puts them last in the prompt, where models follow them best; 2 puts two messages after them.",
        section="prompting",
    )
    role: str = choice(
        "system",
        options=_ROLES,
        label="Role of the instructions",
        help="Who seems to give the instructions. Change it where a model ignores system messages.",
        section="prompting",
    )
    extra_patterns: str = text(
        rows=3,
        longest=3100,
        read=parse_all,
        label="More patterns for tags",
        help="Regular expressions, one a line, with a group (?P<prompt>...) for what is to be painted, "
        r"such as \[img:(?P<prompt>[^\]]+)\].",
        section="prompting",
    )
