"""The settings that say what is illustrated, and how the model is asked for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from limner.settings.controls import choice, named, number, switch, text
from limner.tags.custom.patterns import parse_all

_KEPT: Mapping[str, str] = MappingProxyType(
    {"newest": "Only those of the newest replies", "short": "All, shortened", "whole": "All, whole"}
)
_WAYS: Mapping[str, str] = MappingProxyType(
    {"reply": "In the reply", "apart": "In a request of its own", "hand": "Only by hand"}
)
_LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "english": "English",
        "story": "The story's own",
        "chinese": "Chinese",
        "french": "French",
        "german": "German",
        "japanese": "Japanese",
        "korean": "Korean",
        "russian": "Russian",
        "spanish": "Spanish",
    }
)
_ROLES: Mapping[str, str] = MappingProxyType({"system": "System", "user": "User", "assistant": "Assistant"})


@dataclass(frozen=True, slots=True)
class Asking:
    """What is illustrated and how it is asked for, in the order of the panel."""

    enabled: bool = switch(
        True,
        label="Illustrate the story",
        help="Ask the model for pictures while it writes, and paint them.",
        section="story",
        first=True,
    )
    characters: bool = switch(
        True,
        label="In chats with one character",
        help="Ask for pictures and paint them where you talk to one character.",
        section="story",
    )
    groups: bool = switch(
        True,
        label="In group chats",
        help="Ask for pictures and paint them where you talk to a group.",
        section="story",
    )
    narrator: bool = switch(
        False,
        label="Narrator's messages",
        help="Paint the tags in messages that /sys and /sysgen write.",
        section="story",
    )
    preset: str = named(
        "default",
        of="presets",
        label="Instructions to the model",
        help="How the model is asked for pictures.",
        section="story",
        first=True,
    )
    prompt_language: str = choice(
        "english",
        options=_LANGUAGES,
        label="Language of the prompts",
        help="In which language pictures are described, whatever the story is written in. Most painters know "
        "English best. It stands where instructions say {language}; keywords stay English.",
        section="story",
    )
    words: int = number(
        250,
        low=20,
        high=5000,
        step=10,
        unit="words",
        label="Words between pictures",
        help="About how much story lies between two pictures; fewer words, more pictures.",
        section="story",
        first=True,
    )
    spacing: int = number(
        0,
        low=0,
        high=5000,
        step=10,
        unit="words",
        label="Fewest words between two pictures",
        help="A picture that comes sooner is not painted by itself, also where the model asks for it; the "
        "menu of the message paints it. 0 is no limit.",
        section="story",
    )
    only_changes: bool = switch(
        False,
        label="Only when the scene changes",
        help="Ask for a picture only where the place, the people or what they do has changed.",
        section="story",
    )
    asking: str = choice(
        "reply",
        options=_WAYS,
        label="How Limner asks",
        help="In the reply, the story model writes its tags while it writes. A request of its own leaves the "
        "story's prompt as it is and asks when a reply is whole, which costs one more request for each. By "
        "hand: “Write the tags” in the menu of a message, or /limn-prompt.",
        section="story",
    )
    profile: str = named(
        "none",
        of="profiles",
        absent="The story's own model",
        label="Connection profile of that request",
        help="Which of SillyTavern's connection profiles is asked where Limner asks in a request of its own "
        "or by hand. A local model with one slot is slower for the story when it is asked for both.",
        section="story",
    )
    depth: int = number(
        0,
        low=0,
        high=20,
        unit="messages",
        label="Depth of the instructions",
        help="0 puts them last in the prompt, where models follow them best; 2 puts two messages after them.",
        section="story",
    )
    role: str = choice(
        "system",
        options=_ROLES,
        label="Role of the instructions",
        help="Who seems to give the instructions. Change it where a model ignores system messages.",
        section="story",
    )
    history_tags: str = choice(
        "newest",
        options=_KEPT,
        label="Tags in the history",
        help="Which of its earlier tags the model sees. Each costs 60 to 100 tokens in every prompt; a few "
        "show it how it is done. Shortened ones teach it short descriptions.",
        section="story",
    )
    history_replies: int = number(
        2,
        low=0,
        high=100,
        unit="replies",
        label="Replies that keep their tags",
        help="How many of the newest illustrated replies are sent with their tags.",
        section="story",
    )
    show_pictures: bool = switch(
        False,
        label="Show the pictures to the model",
        help="Send the pictures of these replies along, to a model that can see, where SillyTavern sends "
        "inline images. Each costs as much as a page of text.",
        section="story",
    )
    extra_patterns: str = text(
        rows=3,
        longest=3100,
        read=parse_all,
        label="More patterns for tags",
        help="Regular expressions, one a line, with a group (?P<prompt>...) for what is to be painted, "
        r"such as \[img:(?P<prompt>[^\]]+)\].",
        section="story",
    )

    @property
    def in_reply(self) -> bool:
        """Whether the story's own prompt asks for pictures; else it is to be left as it is."""
        return self.enabled and self.asking == "reply"
