"""The settings that say how pictures are painted, how they look, and when they are painted at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from limner.core import money
from limner.settings._asking import Asking
from limner.settings.controls import choice, named, number, switch, text

_PLACING: Mapping[str, str] = MappingProxyType(
    {"atomic": "All of a reply at once", "progressive": "Each as soon as it is painted"},
)
_RESUME = MappingProxyType({"resume": "Paint them", "ask": "Ask me", "leave": "Leave them"})
_MANUAL = MappingProxyType({"replace": "Takes the old one's place", "append": "Is added to the old ones"})
_PRESS = MappingProxyType(
    {"menu": "Opens its menu", "viewer": "Shows it large", "nothing": "Does nothing"},
)
_LEVELS = MappingProxyType(
    {"trace": "Trace: everything", "debug": "Debug", "info": "Info"}
    | {"warn": "Warnings", "error": "Errors only", "silent": "Silent"}
)


@dataclass(frozen=True, slots=True)
class Painting(Asking):
    """Who paints, the look, and when and how much is painted, in the order of the panel."""

    provider: str = named(
        "sd",
        of="painters",
        label="Painter",
        help="Who paints the pictures. A preset may name another.",
        section="pictures",
        first=True,
    )
    fallback: str = named(
        "none",
        of="painters",
        absent="Nobody",
        label="Second painter",
        help="Asked where the painter is not set up, cannot be reached or keeps failing; never where the "
        "picture may have to be paid for already.",
        section="pictures",
    )

    style_prefix: str = text(
        rows=2,
        label="Style before each prompt",
        help="Words put before what the model asks for, such as: oil painting, muted colours. "
        "Macros such as {{char}} work, and each picture takes one of {oil|ink|watercolour}.",
        section="pictures",
        first=True,
    )
    style_suffix: str = text(
        rows=2,
        label="Style after each prompt",
        help="Words put after what the model asks for; what the prompt says already is not said twice.",
        section="pictures",
    )
    negative: str = text(
        rows=2,
        label="Not in the pictures",
        help="What no picture should show, for image services that know a negative prompt.",
        section="pictures",
        first=True,
    )
    concurrency: int = number(
        1,
        low=1,
        high=5,
        unit="pictures",
        label="Pictures painted at once",
        help="More is faster where the image service allows it; a local one seldom gains.",
        section="pictures",
    )
    interval_ms: int = number(
        0,
        low=0,
        high=10_000,
        step=100,
        unit="ms",
        label="Time between two starts",
        help="Least time from the start of one picture to the start of the next, for services that count.",
        section="pictures",
    )
    retries: int = number(
        1,
        low=0,
        high=5,
        unit="times",
        label="Tries again after a failure",
        help="How often a picture that failed is tried again by itself, after a growing pause.",
        section="pictures",
    )
    picture_width: int = number(
        80,
        low=10,
        high=100,
        step=5,
        unit="percent",
        label="Width of the pictures",
        help="How much of the message's width a picture takes.",
        section="pictures",
        first=True,
    )
    blur: bool = switch(
        False,
        label="Blur pictures until you click",
        help="A click, or Enter on a picture, shows it and hides it again.",
        section="pictures",
        first=True,
    )
    press: str = choice(
        "menu",
        options=_PRESS,
        label="A press on a picture",
        help="A long press, the menu key and, where pictures are not blurred, Enter open its menu "
        "in any case.",
        section="pictures",
    )
    loader_toast: bool = switch(
        False,
        label="Show SillyTavern's message for each picture",
        help="The box that says a picture is being generated, once for each picture.",
        section="pictures",
    )
    streaming: bool = switch(
        True,
        label="Paint while the reply is written",
        help="Off waits for the end of a reply before its tags are read.",
        section="pictures",
    )
    placing: str = choice(
        "atomic",
        options=_PLACING,
        label="Save the pictures of a reply",
        help="When painted pictures are written into the message. They are seen at once either way.",
        section="pictures",
    )
    barrier_s: int = number(
        300,
        low=5,
        high=3600,
        step=5,
        unit="seconds",
        label="Wait for the pictures of a reply",
        help="After this time a finished reply is saved with the pictures it has; later ones are added.",
        section="pictures",
    )
    confirm: bool = switch(
        False,
        label="Ask before a reply is illustrated",
        help="One question for all pictures of a reply, once its text is whole.",
        section="story",
    )
    review: bool = switch(
        False,
        label="Review before spending",
        help="Holds all pictures of a reply until you have seen, changed, chosen or dropped their prompts: "
        "nothing is painted before you press. It goes before the question above.",
        section="story",
    )
    review_words: str = text(
        rows=2,
        longest=4000,
        label="Words whose pictures wait for review",
        help="One on each line, or commas between them. A picture in whose prompt one of them stands waits, "
        "whatever else is set, and says which word it was.",
        section="story",
    )
    per_reply: int = number(
        0,
        low=0,
        high=100,
        unit="pictures",
        label="Most pictures in a reply",
        help="Further tags stay in the message and say why they have no picture; 0 is no limit.",
        section="story",
        first=True,
    )
    per_hour: int = number(
        0,
        low=0,
        high=1000,
        unit="pictures",
        label="Most pictures in an hour",
        help="A hard stop, for services that cost; 0 is no limit.",
        section="story",
    )
    per_day: int = number(
        0,
        low=0,
        high=10_000,
        unit="pictures",
        label="Most pictures in a day",
        help="Counted over the last 24 hours, also across reloads; 0 is no limit.",
        section="story",
    )
    money_hour: str = text(
        longest=30,
        read=money.check,
        label="Most money in an hour",
        help="Such as $0.50, in the sign of your prices or of the service; empty is no limit. What is on its "
        "way when it is reached is finished.",
        section="story",
    )
    money_day: str = text(
        longest=30,
        read=money.check,
        label="Most money in a day",
        help="Counted over the last 24 hours, also across reloads; empty is no limit.",
        section="story",
    )
    resume: str = choice(
        "resume",
        options=_RESUME,
        label="Pictures that were left unpainted",
        help="What to do when a chat is opened again: after a reload, a crash or a switch of chats.",
        section="pictures",
    )
    resume_messages: int = number(
        10,
        low=0,
        high=100,
        unit="messages",
        label="Look for unpainted pictures in the last",
        help="Older messages are left as they are; 0 looks at none.",
        section="pictures",
    )
    manual_mode: str = choice(
        "replace",
        options=_MANUAL,
        label="A picture you ask for by hand",
        help="What /limn without a mode does with the picture there; the menu of a message offers both.",
        section="pictures",
    )
    log_level: str = choice(
        "info",
        options=_LEVELS,
        label="Log level",
        help="How much Limner writes to the browser's console.",
        section="help",
    )
