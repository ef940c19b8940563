"""The settings of what is in step with other programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from limner.settings._files import FileControls
from limner.settings.controls import choice, number

_PICTURES: Mapping[str, str] = MappingProxyType(
    {"all": "All pictures", "last": "The last 20 pictures", "none": "No pictures"}
)


@dataclass(frozen=True, slots=True)
class Sharing(FileControls):
    """The controls of NextChat, in the section *connections*."""

    nextchat_minutes: int = number(
        2,
        low=1,
        high=120,
        unit="minutes",
        label="Look for news in NextChat's file",
        help="How often Limner looks while a chat that is in step with NextChat is open. It also looks when "
        "the chat is opened and when the window gets the focus.",
        section="connections",
    )
    nextchat_pictures: str = choice(
        "all",
        options=_PICTURES,
        label="Pictures that go to NextChat",
        help="Each makes the file larger by up to 340 KB, and NextChat reads the whole file at each sync.",
        section="connections",
    )
