"""The settings of continuity: the same people, in the same clothes, in the right place."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from limner.settings._painting import Painting
from limner.settings.controls import choice, number, switch

_FAMILIES: Mapping[str, str] = MappingProxyType(
    {"preset": "As the instructions say", "natural": "Plain English", "flux": "Flux, in sentences"}
    | {"danbooru": "Danbooru keywords", "nai": "NovelAI, each person apart"}
)


@dataclass(frozen=True, slots=True)
class Continuing(Painting):
    """The controls of the section *cast*, in the order of the panel."""

    continuity: bool = switch(
        True,
        label="Keep people and places the same",
        help="Limner reads from cards and tags how people look, what they wear and where they are, and tells "
        "the painter. Off, the painter gets each tag as the model wrote it.",
        section="cast",
        first=True,
    )
    family: str = choice(
        "preset",
        options=_FAMILIES,
        label="How the painter is spoken to",
        help="In which form people and places are put into the prompt. Instructions may name a form; without "
        "one it is plain English.",
        section="cast",
    )
    breaks: bool = switch(
        False,
        label="BREAK between people",
        help="With Danbooru keywords, puts BREAK between people, so that their looks mix less. Only for "
        "painters that know it, such as AUTOMATIC1111 and Forge; others would take it for a word.",
        section="cast",
    )
    briefing_tokens: int = number(
        250,
        low=100,
        high=1000,
        step=10,
        unit="tokens",
        label="Most that the model is told",
        help="How long the lines may get that tell the story model what people wear and where they are. "
        "Where there are many, the least important are left out.",
        section="cast",
    )
    chronicle: bool = switch(
        False,
        label="Tell the model the last scenes",
        help="Adds a line for each of the last scenes to these lines, so that the story model remembers "
        "them. They count towards the limit above.",
        section="cast",
    )
    references: bool = switch(
        False,
        label="Show the painter reference pictures",
        help="Sends the avatars of the people in a picture, or the faces you gave them in the cast, to the "
        "image service, which sees and may keep them; what else a card holds is never sent. For painters of "
        "the server plugin that can look at pictures.",
        section="cast",
    )
    seed_per_person: bool = switch(
        False,
        label="A seed for each person",
        help="A picture of one person is painted with a seed that is always the same for that person, so "
        "that faces differ less. A seed that the tag or your options name goes first.",
        section="cast",
    )
    sprites: bool = switch(
        False,
        label="Show moods as expressions",
        help="Sets the sprite of who spoke last to the mood that the story gives them. Only where Character "
        "Expressions has no classifier of its own (Classifier API: None); what you choose by hand stays.",
        section="cast",
    )
    names_to_painter: bool = switch(
        False,
        label="Leave names in the prompt",
        help="A painter knows nobody of your story by name, so names are replaced. Switch it on for a "
        "painter that was taught your characters' names.",
        section="cast",
    )
