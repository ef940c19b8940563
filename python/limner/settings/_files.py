"""The settings of the files of pictures: where they lie, what they are called, how much they take."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from limner.core.name_patterns import check
from limner.settings._continuity import Continuing
from limner.settings.controls import choice, number, text

_FORMATS: Mapping[str, str] = MappingProxyType(
    {"original": "As the painter gives them", "png": "The same, and PNG files say what made them"}
    | {"webp": "WebP, much smaller", "jpeg": "JPEG, much smaller"}
)
_WITH: Mapping[str, str] = MappingProxyType(
    {"ask": "Ask me", "always": "Take them to the trash", "never": "Leave them"}
)


@dataclass(frozen=True, slots=True)
class FileControls(Continuing):
    """The controls of the section *library*, in the order of the panel."""

    picture_format: str = choice(
        "original",
        options=_FORMATS,
        label="Keep pictures as",
        help="WebP and JPEG files are written anew from PNG files, with the prompt and what made them in the "
        "file; the painter's file goes only when the new one is saved and was read back.",
        section="library",
    )
    picture_quality: int = number(
        85,
        low=1,
        high=100,
        unit="percent",
        label="Quality of WebP and JPEG",
        help="Lower is smaller; below 70 it begins to show.",
        section="library",
    )
    picture_folder: str = text(
        longest=200,
        read=check,
        label="Folder of new pictures",
        help="Empty is the character's, or the group's, as SillyTavern has it. May hold {{char}}, {{group}}, "
        "{{chat}}, {{date}}, {{time}}, {{painter}}, {{model}}, {{seed}} and {{prompt}}.",
        section="library",
    )
    picture_name: str = text(
        longest=200,
        read=check,
        label="Name of new pictures",
        help="Empty is as the painter named them. May hold the same as the folder; a number follows where "
        "there is one of that name.",
        section="library",
    )
    delete_with: str = choice(
        "ask",
        options=_WITH,
        label="When a message or a chat is deleted, its pictures",
        help="Only those that no other chat shows; what is in the trash can be put back from the gallery.",
        section="library",
    )
