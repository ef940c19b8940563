"""
The slash commands as data: names, arguments, help. The page registers what it is told and forwards calls.

The types are those of ST's parser. Everything with a fixed set of values lists it, for completion.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from limner.core.translation import later, say
from limner.presets.preset import Preset
from limner.settings.controls import Choice, Switch
from limner.settings.settings import CONTROLS

Type = Literal["string", "number", "bool"]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument; ``name`` is empty for an unnamed one, ``options`` are its values with their meaning."""

    description: str
    type: Type = "string"
    name: str = ""
    default: str = ""
    required: bool = False
    options: Mapping[str, str] | None = None

    def to_json(self) -> dict[str, object]:
        """Return it as the page takes it."""
        options = [[value, say(words)] for value, words in (self.options or {}).items()]
        return {
            "name": self.name,
            "description": say(self.description),
            "type": self.type,
            "default": self.default,
            "required": self.required,
            "options": options,
        }


@dataclass(frozen=True, slots=True)
class Command:
    """One command; ``returns`` says what a script gets from it."""

    name: str
    help: str
    returns: str
    named: tuple[Argument, ...] = ()
    unnamed: tuple[Argument, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return it as the page takes it."""
        return {
            "name": self.name,
            "help": say(self.help),
            "returns": say(self.returns),
            "named": [each.to_json() for each in self.named],
            "unnamed": [each.to_json() for each in self.unnamed],
        }


MODES = {
    "missing": later("paint what is missing"),
    "replace": later("paint all anew, in the stead of what stands there"),
    "append": later("paint all again, beside what stands there"),
    "same": later("make all again: the same painter, model, seed and options"),
}
_MESSAGE = Argument(later("number of the message; negative ones count from the end"), "number", default="-1")


_NEXTCHAT = {
    "send": later("a linked chat goes into NextChat's file, any other out as a file for you"),
    "take": later("choose a file, and show what is in it"),
    "link": later("keep this chat in step"),
    "now": later("bring it in step at once"),
    "status": later("tell the state"),
}

_OPTIONS = (
    Argument(later("the model, as owner/name"), name="model"),
    Argument(later("pixels"), "number", "width"),
    Argument(later("pixels"), "number", "height"),
    Argument(later("how many pictures, 1 to 4"), "number", "count"),
    Argument(later("how closely the prompt is followed, 1 to 20"), "number", "guidance"),
    Argument(later("steps of painting, 1 to 100"), "number", "steps"),
    Argument(later("the same seed paints the same picture again"), "number", "seed"),
    Argument(later("what the picture should not show"), name="negative"),
)
"""The options of one painter's command; their ranges are those of ``options.KNOWN``."""


def commands(
    presets: Iterable[Preset],
    painters: Mapping[str, str],
    people: Iterable[str] = (),
    places: Iterable[str] = (),
) -> tuple[Command, ...]:
    """
    Return all commands; ``presets`` and ``painters`` (name by id) are those that can be chosen now.

    ``people`` are the names that the open chat knows, ``places`` those of where its story has been.
    """
    mode = Argument(
        later("what is painted; without it what is set in the settings"), name="mode", options=MODES
    )
    painter = Argument(
        later("who paints; without it whoever is set"), name="provider", options=dict(painters)
    )
    chosen = Argument(
        later("name or id of a preset; without it the present one is told"),
        options={preset.id: preset.name for preset in presets},
    )
    known = {name: f"{control.label}: {control.help}" for name, control in CONTROLS.items()}
    setting = Argument(later("the setting"), required=True, options=known)
    value = Argument(later("its new value; without it the present one is told"), options=_values())
    return (
        Command(
            "limn",
            later("Paints the pictures of a message."),
            later("how many pictures were painted"),
            (mode, painter),
            (_MESSAGE,),
        ),
        Command(
            "limn-prompt",
            later("Has a model write picture tags into a message that has none, and paints nothing."),
            later("the prompts of the tags, as a JSON list"),
            unnamed=(_MESSAGE,),
        ),
        Command(
            "limn-cancel",
            later(
                "Stops the painting, and the requests for places of pictures: of one message, or without a "
                "number of all."
            ),
            later("how many pictures and requests were stopped"),
            unnamed=(Argument(later("number of the message"), "number"),),
        ),
        Command(
            "limn-preset",
            later("Shows or chooses the instructions to the model."),
            later("the preset's id"),
            unnamed=(chosen,),
        ),
        Command(
            "limn-set",
            later("Shows or changes a setting of Limner."),
            later("the setting's value"),
            unnamed=(setting, value),
        ),
        Command(
            "limn-status",
            later("Tells what Limner is at."),
            later("an object as JSON: ready, enabled, painting, waiting, failed, preset"),
        ),
        Command(
            "limn-why",
            later("Tells why a reply has no picture: what became of its request, its tags and its pictures."),
            later("the trace as text"),
            unnamed=(_MESSAGE,),
        ),
        *_of_people(people, places),
        Command("limn-book", later("Opens “Make a book” for the open chat."), later("nothing")),
        Command(
            "limn-nextchat",
            later(
                "Sends this chat to NextChat, takes from one of its files, keeps it in step, tells the state."
            ),
            later("the file's name, how many entries the file has, or the state as JSON"),
            unnamed=(Argument(later("what is done"), default="status", options=_NEXTCHAT),),
        ),
        Command(
            "replicate",
            later("Paints a picture with Replicate, through the server plugin, and puts it into no message."),
            later("the picture's path; where there are several, their paths as a JSON list"),
            _OPTIONS,
            (Argument(later("what is painted"), required=True),),
        ),
    )


def _of_people(people: Iterable[str], places: Iterable[str]) -> tuple[Command, ...]:
    """Return the commands on people and places."""
    options = dict.fromkeys(people, later("somebody of this chat"))
    been = dict.fromkeys(places, later("where this story has been"))
    name = Argument(later("of whom; without it the only character of the chat"), name="name", options=options)
    always = Argument(
        later("write it into the card, for later chats, too"), "bool", "always", default="false"
    )
    form = Argument(
        later("the form of the answer"),
        name="as",
        default="json",
        options={
            "json": later("an object: people and scene"),
            "text": later("a line for each person"),
            "dialog": later("opens the cast as well"),
        },
    )
    return (
        Command(
            "limn-cast",
            later("Tells who is in the story, how they look, what they wear and where they are."),
            later("people and scene as JSON, or people as text"),
            (form,),
        ),
        Command(
            "limn-look",
            later("Tells or changes how somebody looks: /limn-look name=Mira long red hair, green eyes"),
            later("how they look now"),
            (name, always),
            (Argument(later("the looks that change; without them the present ones are told")),),
        ),
        Command(
            "limn-gallery",
            later("Opens the gallery: the pictures of this chat, of its character, of everything."),
            later("nothing"),
        ),
        Command(
            "limn-wears",
            later("Tells or changes what somebody wears: /limn-wears name=Mira red gown, black boots"),
            later("what they wear now"),
            (name, always),
            (Argument(later("everything worn now; without it the present clothes are told")),),
        ),
        Command(
            "limn-place",
            later("Tells or changes where the scene is."),
            later("the place"),
            unnamed=(Argument(later("the place; without it the present one is told"), options=been),),
        ),
    )


def _values() -> dict[str, str]:
    """Return the values of all settings that have a fixed set, each with the settings it belongs to."""
    found: dict[str, list[str]] = {}
    for name, control in CONTROLS.items():
        match control:
            case Switch():
                values = ["on", "off"]
            case Choice():
                values = list(control.options)
            case _:
                values = []
        for each in values:
            found.setdefault(each, []).append(name)
    return {value: ", ".join(names) for value, names in found.items()}
