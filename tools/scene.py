"""
What a prompt shows, as far as its words say: the hour, the weather, the ground, who stands there and how.

Words decide, and where they say nothing, chance does, which is the prompt's and the seed's own: the same two
give the same scene for ever.
"""

import hashlib
import random
import re
from dataclasses import dataclass

Colour = tuple[int, int, int]

_WORD = re.compile(r"[a-z]+|[0-9]+")

HOURS = {
    "night": ("night", "midnight", "moon", "moonlit", "stars", "starry", "dark", "candlelight"),
    "dawn": ("dawn", "sunrise", "morning", "daybreak"),
    "dusk": ("dusk", "sunset", "evening", "twilight"),
    "noon": ("noon", "midday", "day", "daylight", "sunny", "summer"),
}
WEATHERS = {
    "rain": ("rain", "rainy", "storm", "stormy", "wet"),
    "snow": ("snow", "snowy", "winter", "ice", "frozen"),
    "mist": ("mist", "misty", "fog", "foggy", "haze", "smoke"),
}
GROUNDS = {
    "castle": ("castle", "tower", "keep", "fortress", "palace", "gate", "ruins", "temple"),
    "town": ("town", "city", "street", "alley", "village", "house", "market", "square", "rooftops"),
    "forest": ("forest", "wood", "woods", "trees", "tree", "grove", "jungle", "clearing"),
    "water": (
        "sea",
        "ocean",
        "lake",
        "river",
        "harbour",
        "harbor",
        "beach",
        "shore",
        "ship",
        "boat",
        "bridge",
    ),
    "room": ("room", "inn", "tavern", "hall", "kitchen", "bedroom", "library", "indoors", "throne", "cellar"),
    "desert": ("desert", "sand", "dunes", "canyon"),
    "hills": (
        "hill",
        "hills",
        "mountain",
        "mountains",
        "valley",
        "meadow",
        "field",
        "road",
        "path",
        "garden",
    ),
}
PEOPLE = {
    "woman": (
        "woman",
        "girl",
        "lady",
        "queen",
        "princess",
        "witch",
        "she",
        "her",
        "maid",
        "mother",
        "sister",
    ),
    "man": (
        "man",
        "boy",
        "king",
        "prince",
        "knight",
        "wizard",
        "he",
        "his",
        "soldier",
        "father",
        "guard",
        "sailor",
    ),
}
BEASTS = {
    "fox": ("fox", "wolf", "dog", "hound"),
    "cat": ("cat", "kitten", "lynx"),
    "horse": ("horse", "mare", "stallion", "deer", "unicorn"),
    "bird": ("bird", "raven", "crow", "owl", "gull", "dragon", "birds"),
}
COLOURS: dict[str, Colour] = {
    "red": (178, 44, 48),
    "blue": (52, 84, 160),
    "green": (56, 122, 72),
    "white": (236, 234, 228),
    "black": (40, 38, 46),
    "gold": (214, 170, 62),
    "golden": (214, 170, 62),
    "silver": (196, 200, 210),
    "grey": (130, 134, 142),
    "gray": (130, 134, 142),
    "brown": (110, 76, 50),
    "violet": (120, 74, 158),
    "purple": (110, 60, 140),
    "pink": (222, 130, 158),
    "yellow": (224, 196, 84),
    "orange": (216, 122, 48),
    "blonde": (226, 194, 120),
    "crimson": (150, 24, 44),
}
HAIR = ("hair", "haired", "braid", "beard")
MOST = 4
"""People that are drawn; more would not be seen."""

_NUMBERS = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
_SEVERAL = (
    "girls",
    "boys",
    "women",
    "men",
    "people",
    "friends",
    "soldiers",
    "knights",
    "guards",
    "travellers",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody who stands there: ``kind`` is one of ``PEOPLE`` or ``BEASTS``."""

    kind: str
    clothes: Colour
    hair: Colour


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
    words = _WORD.findall(prompt.lower())
    hour = _first(words, HOURS) or chance.choice(["dawn", "noon", "noon", "dusk", "night"])
    ground = _first(words, GROUNDS) or chance.choice(["hills", "hills", "forest", "town", "water"])
    weather = _first(words, WEATHERS)
    return Scene(hour, weather, ground, _figures(words, chance), digest[8] / 256, own)


def _first(words: list[str], kinds: dict[str, tuple[str, ...]]) -> str:
    """Return the kind whose word comes first; empty for none."""
    return next((kind for word in words for kind, names in kinds.items() if word in names), "")


def _figures(words: list[str], chance: random.Random) -> tuple[Figure, ...]:
    kinds: list[str] = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        if word in _SEVERAL or (word in ("girl", "boy") and before in _NUMBERS):
            kinds += ["woman" if word.startswith(("girl", "wom")) else "man"] * _NUMBERS.get(before, 2)
            continue
        found = _first([word], {**PEOPLE, **BEASTS})
        if found and (found not in kinds or found in BEASTS) and word not in ("her", "his"):
            kinds.append(found)
    named = [(at, COLOURS[word]) for at, word in enumerate(words) if word in COLOURS]
    hair = [colour for at, colour in named if any(word in HAIR for word in words[at + 1 : at + 3])]
    clothes = [colour for _, colour in named if colour not in hair]
    natural = [COLOURS[name] for name in ("brown", "black", "blonde", "orange")]
    cloth = [COLOURS[name] for name in ("blue", "green", "crimson", "violet", "grey", "brown")]
    return tuple(
        Figure(
            kind,
            clothes[number] if number < len(clothes) else chance.choice(cloth),
            hair[number] if number < len(hair) else chance.choice(natural),
        )
        for number, kind in enumerate(kinds[:MOST])
    )
