"""Skies and lands drawn, back to front: hills, woods, towns, water."""

import random
from collections.abc import Callable

from PIL import Image, ImageDraw

from tools.drawing_parts import LAMP, SKIES, Draw, disc, gradient, shade
from tools.scene import Scene
from tools.scene_colours import Colour

_CLOUDS: dict[str, Colour] = {
    "night": (44, 48, 84),
    "dawn": (252, 226, 214),
    "noon": (248, 250, 252),
    "dusk": (190, 120, 130),
}
_LANDS: dict[str, Colour] = {
    "hills": (98, 142, 74),
    "forest": (58, 96, 58),
    "town": (116, 106, 96),
    "castle": (104, 124, 84),
    "desert": (214, 178, 118),
}
_WATER: Colour = (58, 108, 146)
_STONE: Colour = (124, 120, 128)


def light_of(scene: Scene) -> float:
    """Return how light it is outside: 1 at noon in clear weather."""
    return {"night": 0.45, "dawn": 0.9, "dusk": 0.75}.get(scene.hour, 1.0) * (0.85 if scene.weather else 1.0)


def draw_outside(picture: Image.Image, scene: Scene, chance: random.Random, horizon: int) -> None:
    """Draw sky and land of a scene over a whole picture."""
    width, height = picture.size
    _sky(picture, scene, chance, horizon)
    _LAYERS.get(scene.ground, _hills)(ImageDraw.Draw(picture), scene, chance, (width, height, horizon))


def _sky(picture: Image.Image, scene: Scene, chance: random.Random, horizon: int) -> None:
    width, height = picture.size
    top, bottom = SKIES[scene.hour]
    if scene.weather in ("rain", "mist"):
        top, bottom = shade(top, 0.75), shade(bottom, 0.8)
    picture.paste(gradient((width, horizon + 1), top, bottom))
    draw = ImageDraw.Draw(picture)
    unit = min(width, height)
    if scene.hour == "night":
        for _ in range(40):
            spot = chance.randrange(width), chance.randrange(max(1, horizon))
            draw.rectangle((*spot, spot[0] + unit // 300, spot[1] + unit // 300), (230, 230, 250))
    dull = scene.weather in ("rain", "snow")
    x, y, r = chance.uniform(0.15, 0.85) * width, chance.uniform(0.2, 0.7) * horizon, unit * 0.07
    if not dull:
        disc(draw, x, y, r, (240, 240, 226) if scene.hour == "night" else (255, 236, 180))
    cloud = _CLOUDS[scene.hour] if not dull else (150, 156, 168)
    for _ in range(chance.randrange(1, 4) + 3 * dull):
        left, height_of_it = chance.uniform(0, width), chance.uniform(0.1, 0.6) * horizon
        puff = unit * chance.uniform(0.03, 0.06)
        for shift in (-1.4, 0, 1.3):
            disc(draw, left + shift * puff, height_of_it, puff * 0.75 if shift else puff, cloud)


def _ridge(draw: Draw, chance: random.Random, place: tuple[int, int, float, float], colour: Colour) -> None:
    """Draw a rolling line of hills at ``y`` with waves of ``rise``, and all below it."""
    width, height, y, rise = place
    points = [(width * step / 8, y - chance.random() * rise) for step in range(9)]
    draw.polygon([(0, height), *points, (width, height)], colour)


def _land(draw: Draw, scene: Scene, size: tuple[int, int, int], colour: Colour | None = None) -> None:
    width, height, horizon = size
    land = (236, 240, 246) if scene.weather == "snow" else colour or _LANDS[scene.ground]
    draw.rectangle((0, horizon, width, height), shade(land, light_of(scene)))


def _far(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    for step, light in ((0.22, 0.8), (0.1, 0.9)):
        _ridge(
            draw,
            chance,
            (width, height, horizon, height * step),
            shade((120, 138, 168), light * light_of(scene)),
        )


def _hills(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    _far(draw, scene, chance, size)
    _land(draw, scene, size)
    near = shade(_LANDS["hills"], 0.85 * light_of(scene))
    if scene.weather != "snow":
        _ridge(draw, chance, (width, height, (horizon + height) / 2, height * 0.12), near)
    x = chance.uniform(0.3, 0.7) * width
    path = [(x, horizon), (x + width * 0.02, horizon), (width * 0.75, height), (width * 0.4, height)]
    draw.polygon(path, shade((196, 172, 128), light_of(scene)))


def _forest(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    _far(draw, scene, chance, size)
    _land(draw, scene, size)
    for row in range(3):
        base = horizon + (height - horizon) * row * 0.16
        tall = height * (0.22 + 0.1 * row)
        green = shade((44, 92, 60), (0.7 + 0.18 * row) * light_of(scene))
        for _ in range(9 - 2 * row):
            x, wide = chance.uniform(0, width), tall * chance.uniform(0.16, 0.26)
            if row == 2 and abs(x - width / 2) < width * 0.22:
                continue  # room for who stands there
            draw.rectangle(
                (x - wide / 6, base - tall / 5, x + wide / 6, base), shade((90, 64, 46), light_of(scene))
            )
            draw.polygon([(x - wide, base - tall / 6), (x, base - tall), (x + wide, base - tall / 6)], green)


def _town(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    _land(draw, scene, size)
    x = -width * 0.05
    while x < width:
        wide, tall = width * chance.uniform(0.12, 0.2), height * chance.uniform(0.18, 0.36)
        wall = shade((176, 152, 128), chance.uniform(0.7, 1.05) * light_of(scene))
        roof = shade((146, 74, 60), chance.uniform(0.7, 1.0) * light_of(scene))
        draw.rectangle((x, horizon - tall, x + wide, horizon + height * 0.04), wall)
        draw.polygon(
            [(x, horizon - tall), (x + wide / 2, horizon - tall * 1.3), (x + wide, horizon - tall)], roof
        )
        lit = scene.hour in ("night", "dusk")
        for column in (0.2, 0.6):
            for floor in (0.25, 0.6):
                left, top = x + wide * column, horizon - tall * (1 - floor)
                pane = LAMP if lit and chance.random() < 0.7 else shade((70, 86, 110), light_of(scene))
                draw.rectangle((left, top, left + wide * 0.18, top + tall * 0.14), pane)
        x += wide * 1.02


def _castle(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    _far(draw, scene, chance, size)
    middle, stone = chance.uniform(0.35, 0.65) * width, shade(_STONE, light_of(scene))
    for shift, tall, wide in ((-0.2, 0.34, 0.1), (0.2, 0.3, 0.1), (0, 0.22, 0.34)):
        left, top = middle + (shift - wide / 2) * width, horizon - tall * height
        draw.rectangle((left, top, left + wide * width, horizon + height * 0.03), shade(stone, 1 - tall / 2))
        notch = wide * width / 7
        for number in range(0, 7, 2):
            x = left + number * notch
            draw.rectangle((x, top - notch, x + notch, top), shade(stone, 1 - tall / 2))
    _land(draw, scene, size)
    gate = width * 0.05
    draw.pieslice(
        (middle - gate, horizon - gate * 2, middle + gate, horizon + gate * 1.4), 180, 360, (44, 34, 32)
    )
    disc(draw, middle - width * 0.2, horizon - height * 0.22, width * 0.012, LAMP)


def _sea(
    draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int], waves: tuple[int, float]
) -> None:
    """Draw the sea from the horizon on, with so many waves, the nearest at this height."""
    width, height, horizon = size
    count, nearest = waves
    sea = shade(_WATER, light_of(scene))
    draw.rectangle((0, horizon, width, height), sea)
    for _ in range(count):
        x, y = chance.uniform(0, width), chance.uniform(horizon, nearest)
        draw.line((x, y, x + width * chance.uniform(0.03, 0.1), y), shade(sea, 1.25), max(1, height // 200))


def _water(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    _far(draw, scene, chance, size)
    _sea(draw, scene, chance, size, (24, height))
    x, y, unit = chance.uniform(0.2, 0.8) * width, horizon + height * 0.02, width * 0.06
    draw.polygon(
        [(x - unit, y), (x + unit, y), (x + unit * 0.6, y + unit * 0.4), (x - unit * 0.6, y + unit * 0.4)],
        (82, 56, 40),
    )
    draw.polygon([(x, y), (x, y - unit * 1.6), (x + unit * 0.8, y - unit * 0.3)], (238, 232, 218))
    _ridge(
        draw, chance, (width, height, height * 0.86, height * 0.04), shade((212, 190, 140), light_of(scene))
    )


def _harbour(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    """Draw masts before the sea, gables at one side, and a quay to stand on."""
    width, height, horizon = size
    _far(draw, scene, chance, size)
    _sea(draw, scene, chance, size, (16, height * 0.78))
    for number in range(3):
        x, y, unit = (
            width * (0.42 + 0.22 * number),
            horizon + height * 0.05,
            width * chance.uniform(0.07, 0.1),
        )
        hull = [
            (x - unit, y),
            (x + unit, y),
            (x + unit * 0.7, y + unit * 0.5),
            (x - unit * 0.7, y + unit * 0.5),
        ]
        draw.polygon(hull, shade((96, 60, 44), max(0.7, light_of(scene))))
        mast = max(1, width // 128)
        draw.line((x, y, x, y - unit * 2.6), (60, 44, 38), mast)
        sail = [(x + mast, y - unit * 2.4), (x + mast, y - unit * 0.4), (x + unit * 0.9, y - unit * 0.4)]
        draw.polygon(sail, shade((238, 232, 218), max(0.7, light_of(scene))))
    lit = scene.hour in ("night", "dusk")
    for left, tall in ((-0.04, 0.3), (0.13, 0.22)):
        box = (width * left, horizon - height * tall, width * (left + 0.17), height * 0.8)
        draw.rectangle(box, shade((158, 126, 104), (0.8 + tall) * light_of(scene)))
        roof = [(box[0], box[1]), ((box[0] + box[2]) / 2, box[1] - height * 0.09), (box[2], box[1])]
        draw.polygon(roof, shade((130, 62, 52), light_of(scene)))
        for row in (0.06, 0.16):
            pane = (box[0] + width * 0.06, box[1] + height * row)
            colour = LAMP if lit else shade((70, 86, 110), light_of(scene))
            draw.rectangle((*pane, pane[0] + width * 0.05, pane[1] + height * 0.05), colour)
    quay = shade((136, 130, 126), light_of(scene))
    draw.rectangle((0, height * 0.76, width, height), quay)
    draw.rectangle((0, height * 0.76, width, height * 0.785), shade(quay, 0.7))
    for row in range(1, 4):
        y = height * (0.785 + 0.06 * row)
        draw.line((0, y, width, y), shade(quay, 0.86), max(1, height // 256))


def _bridge(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    """Draw a river between hills, and a parapet and a road to stand on."""
    width, height, horizon = size
    _far(draw, scene, chance, size)
    sea, stone = shade(_WATER, light_of(scene)), shade(_STONE, light_of(scene))
    draw.rectangle((0, horizon, width, height), shade(_LANDS["hills"], 0.9 * light_of(scene)))
    river = [(width * 0.46, horizon), (width * 0.54, horizon), (width * 0.95, height), (width * 0.05, height)]
    draw.polygon(river, sea)
    top, foot = height * 0.64, height * 0.78
    draw.rectangle((0, top, width, foot), shade(stone, 0.9))
    for number in range(9):
        x = width * (number + 0.5) / 9
        wide = width * 0.03
        draw.rounded_rectangle((x - wide, top + height * 0.035, x + wide, foot), wide, shade(sea, 0.9))
    draw.rectangle((0, top, width, top + height * 0.025), shade(stone, 1.2))
    draw.rectangle((0, foot, width, height), shade((150, 140, 130), light_of(scene)))
    draw.line((0, foot, width, foot), shade(stone, 0.6), max(1, height // 128))
    for post in (0.08, 0.92):
        box = (width * (post - 0.02), height * 0.42, width * (post + 0.02), foot)
        draw.rectangle((width * (post - 0.006), box[1], width * (post + 0.006), foot), (60, 56, 62))
        disc(draw, width * post, box[1], width * 0.022, LAMP if scene.hour != "noon" else (214, 214, 206))


def _desert(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    _land(draw, scene, size)
    for step, light in ((0.0, 0.92), (0.14, 1.0), (0.3, 1.06)):
        sand = shade(_LANDS["desert"], light * light_of(scene))
        _ridge(draw, chance, (width, height, horizon + height * step, height * 0.1), sand)


_LAYERS: dict[str, Callable[[Draw, Scene, random.Random, tuple[int, int, int]], None]] = {
    "hills": _hills,
    "forest": _forest,
    "town": _town,
    "castle": _castle,
    "water": _water,
    "harbour": _harbour,
    "bridge": _bridge,
    "desert": _desert,
}
