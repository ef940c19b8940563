"""
What a prompt shows, as far as its words say: the hour, the weather, the ground, who stands there and how.

Words decide, and where they say nothing, chance does, which is the prompt's and the seed's own: the same two
give the same scene for ever. How somebody looks hangs on the words about him alone (``scene_people``).
"""

import hashlib
import random
from dataclasses import dataclass

from tools.scene_people import Figure, figures, listed, tokens

HOURS = {
    "night": listed(
        "night midnight moon moonlit moonlight stars starry dark darkness "
        "candlelight lamplight lamplit torchlight"
    ),
    "dawn": listed("dawn sunrise morning daybreak"),
    "dusk": listed("dusk sunset evening twilight"),
    "noon": listed("noon midday day daylight sunny summer"),
}
WEATHERS = {
    "rain": listed("rain rainy storm stormy wet"),
    "snow": listed("snow snowy winter ice frozen"),
    "mist": listed("mist misty fog foggy haze smoke"),
}
INSIDE = {
    "shop": listed("shop store pharmacy apothecary bakery pantry"),
    "library": listed("library bookshop archive study bookshelves"),
    "corridor": listed("corridor corridors hallway passage passageway tunnel"),
    "cellar": listed("cellar dungeon crypt cave cavern prison cell basement vault"),
    "train": listed("train carriage compartment tram bus"),
    "room": listed(
        "room inn tavern pub hall kitchen bedroom indoors throne attic office chamber workshop cabin "
        "classroom parlour apartment café cafe"
    ),
    "stairs": listed("stairs staircase stairway stairwell"),
    "door": listed("door doorway threshold"),
}
"""Rooms. All but the last two are meant wherever they stand; a door or stairs are in the house of before."""
OUTSIDE = {
    "castle": listed("castle tower keep fortress palace gate ruins temple"),
    "town": listed("town city street alley village house market square rooftops"),
    "forest": listed("forest wood woods trees tree grove jungle clearing"),
    "harbour": listed("harbour harbor port quay pier dock docks wharf"),
    "bridge": listed("bridge bridges"),
    "water": listed("sea ocean lake river beach shore ship boat coast island"),
    "desert": listed("desert sand dunes canyon"),
    "hills": listed("hill hills mountain mountains valley meadow field road path garden"),
}
GROUNDS = {**OUTSIDE, **INSIDE}
_WEAK = ("stairs", "door")
_BEFORE = ("outside", "front")
"""Words that leave one outside of the room which they are said of."""
_REACH = 4
"""Words from one of these to the room."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture's scene; ``hue`` (0 to 1) and ``chance`` are its own."""

    hour: str
    weather: str
    ground: str
    figures: tuple[Figure, ...]
    hue: float
    seed: int

    @property
    def chance(self) -> random.Random:
        """Return the scene's own dice, from the beginning."""
        return random.Random(self.seed)  # noqa: S311 -- no secret hangs on a drawing


def read(prompt: str, seed: int = 0) -> Scene:
    """Return what a prompt shows with this seed."""
    digest = hashlib.sha256(f"{prompt}\n{seed}".encode("utf-8", "surrogatepass")).digest()
    own = int.from_bytes(digest[:8], "big")
    chance = random.Random(own)  # noqa: S311 -- no secret hangs on a drawing
    written = tokens(prompt)
    people, said = figures(written)
    words = [word.lower() for at, word in enumerate(written) if at not in said]
    hour = _first(words, HOURS) or chance.choice(["dawn", "noon", "noon", "dusk", "night"])
    ground = _ground(words) or chance.choice(["hills", "hills", "forest", "town", "water"])
    return Scene(hour, _first(words, WEATHERS), ground, people, digest[8] / 256, own)


def _first(words: list[str], kinds: dict[str, tuple[str, ...]]) -> str:
    """Return the kind whose word comes first; empty for none."""
    return next((kind for word in words for kind, names in kinds.items() if word in names), "")


def _ground(words: list[str]) -> str:
    """Return where it is: in a room if one is named, else what comes first; empty for none."""
    strong = {kind: names for kind, names in INSIDE.items() if kind not in _WEAK}
    inside = [
        word for at, word in enumerate(words) if not set(_BEFORE) & set(words[max(0, at - _REACH) : at])
    ]
    outside = "town" if len(inside) < len(words) and _first(words, strong) else ""
    weak = {kind: INSIDE[kind] for kind in _WEAK}
    return _first(inside, strong) or _first(words, OUTSIDE) or outside or _first(words, weak)
