"""A scene drawn: flat shapes with Pillow, back to front, quick enough for a test to wait for."""

import random
from collections.abc import Callable, Sequence

from PIL import Image, ImageDraw, ImageOps

from tools.scene import BEASTS, Colour, Figure, Scene

Draw = ImageDraw.ImageDraw

_SKIES: dict[str, tuple[Colour, Colour]] = {
    "night": ((14, 18, 46), (54, 60, 104)),
    "dawn": ((110, 140, 196), (250, 196, 164)),
    "noon": ((88, 156, 226), (206, 230, 248)),
    "dusk": ((78, 62, 124), (246, 148, 96)),
}
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
    "water": (58, 108, 146),
    "desert": (214, 178, 118),
    "room": (112, 78, 54),
}
_SKIN: Colour = (232, 196, 168)
_STONE: Colour = (124, 120, 128)
_LAMP: Colour = (252, 220, 130)


def draw_scene(picture: Image.Image, scene: Scene) -> None:
    """Draw a scene over a whole picture."""
    width, height = picture.size
    chance = scene.chance
    horizon = int(height * chance.uniform(0.5, 0.62))
    if scene.ground == "room":
        _room(picture, scene, horizon)
    else:
        _sky(picture, scene, chance, horizon)
        _LAYERS.get(scene.ground, _hills)(ImageDraw.Draw(picture), scene, chance, (width, height, horizon))
    draw = ImageDraw.Draw(picture)
    _people(draw, scene, chance, (width, height, horizon))
    _weather(draw, scene, chance, (width, height))


def _shade(colour: Colour, light: float) -> Colour:
    red, green, blue = (max(0, min(255, round(part * light))) for part in colour)
    return red, green, blue


def _light(scene: Scene) -> float:
    return {"night": 0.45, "dawn": 0.9, "dusk": 0.75}.get(scene.hour, 1.0) * (0.85 if scene.weather else 1.0)


def _gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    column = ImageOps.colorize(Image.linear_gradient("L"), top, bottom).resize((1, size[1]))
    return column.resize(size, Image.Resampling.NEAREST)


def _sky(picture: Image.Image, scene: Scene, chance: random.Random, horizon: int) -> None:
    width, height = picture.size
    top, bottom = _SKIES[scene.hour]
    if scene.weather in ("rain", "mist"):
        top, bottom = _shade(top, 0.75), _shade(bottom, 0.8)
    picture.paste(_gradient((width, horizon + 1), top, bottom))
    draw = ImageDraw.Draw(picture)
    unit = min(width, height)
    if scene.hour == "night":
        for _ in range(40):
            spot = chance.randrange(width), chance.randrange(max(1, horizon))
            draw.rectangle((*spot, spot[0] + unit // 300, spot[1] + unit // 300), (230, 230, 250))
    dull = scene.weather in ("rain", "snow")
    x, y, r = chance.uniform(0.15, 0.85) * width, chance.uniform(0.2, 0.7) * horizon, unit * 0.07
    if not dull:
        _disc(draw, x, y, r, (240, 240, 226) if scene.hour == "night" else (255, 236, 180))
    cloud = _CLOUDS[scene.hour] if not dull else (150, 156, 168)
    for _ in range(chance.randrange(1, 4) + 3 * dull):
        left, height_of_it = chance.uniform(0, width), chance.uniform(0.1, 0.6) * horizon
        puff = unit * chance.uniform(0.03, 0.06)
        for shift in (-1.4, 0, 1.3):
            _disc(draw, left + shift * puff, height_of_it, puff * 0.75 if shift else puff, cloud)


def _disc(draw: Draw, x: float, y: float, r: float, colour: Colour) -> None:
    draw.ellipse((x - r, y - r, x + r, y + r), colour)


def _ridge(draw: Draw, chance: random.Random, place: tuple[int, int, float, float], colour: Colour) -> None:
    """Draw a rolling line of hills at ``y`` with waves of ``rise``, and all below it."""
    width, height, y, rise = place
    points = [(width * step / 8, y - chance.random() * rise) for step in range(9)]
    draw.polygon([(0, height), *points, (width, height)], colour)


def _land(draw: Draw, scene: Scene, size: tuple[int, int, int], colour: Colour | None = None) -> None:
    width, height, horizon = size
    land = (236, 240, 246) if scene.weather == "snow" else colour or _LANDS[scene.ground]
    draw.rectangle((0, horizon, width, height), _shade(land, _light(scene)))


def _far(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    for step, light in ((0.22, 0.8), (0.1, 0.9)):
        _ridge(
            draw,
            chance,
            (width, height, horizon, height * step),
            _shade((120, 138, 168), light * _light(scene)),
        )


def _hills(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    _far(draw, scene, chance, size)
    _land(draw, scene, size)
    near = _shade(_LANDS["hills"], 0.85 * _light(scene))
    if scene.weather != "snow":
        _ridge(draw, chance, (width, height, (horizon + height) / 2, height * 0.12), near)
    x = chance.uniform(0.3, 0.7) * width
    path = [(x, horizon), (x + width * 0.02, horizon), (width * 0.75, height), (width * 0.4, height)]
    draw.polygon(path, _shade((196, 172, 128), _light(scene)))


def _forest(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    _far(draw, scene, chance, size)
    _land(draw, scene, size)
    for row in range(3):
        base = horizon + (height - horizon) * row * 0.16
        tall = height * (0.22 + 0.1 * row)
        green = _shade((44, 92, 60), (0.7 + 0.18 * row) * _light(scene))
        for _ in range(9 - 2 * row):
            x, wide = chance.uniform(0, width), tall * chance.uniform(0.16, 0.26)
            if row == 2 and abs(x - width / 2) < width * 0.22:
                continue  # room for who stands there
            draw.rectangle(
                (x - wide / 6, base - tall / 5, x + wide / 6, base), _shade((90, 64, 46), _light(scene))
            )
            draw.polygon([(x - wide, base - tall / 6), (x, base - tall), (x + wide, base - tall / 6)], green)


def _town(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    _land(draw, scene, size)
    x = -width * 0.05
    while x < width:
        wide, tall = width * chance.uniform(0.12, 0.2), height * chance.uniform(0.18, 0.36)
        wall = _shade((176, 152, 128), chance.uniform(0.7, 1.05) * _light(scene))
        roof = _shade((146, 74, 60), chance.uniform(0.7, 1.0) * _light(scene))
        draw.rectangle((x, horizon - tall, x + wide, horizon + height * 0.04), wall)
        draw.polygon(
            [(x, horizon - tall), (x + wide / 2, horizon - tall * 1.3), (x + wide, horizon - tall)], roof
        )
        lit = scene.hour in ("night", "dusk")
        for column in (0.2, 0.6):
            for floor in (0.25, 0.6):
                left, top = x + wide * column, horizon - tall * (1 - floor)
                pane = _LAMP if lit and chance.random() < 0.7 else _shade((70, 86, 110), _light(scene))
                draw.rectangle((left, top, left + wide * 0.18, top + tall * 0.14), pane)
        x += wide * 1.02


def _castle(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    _far(draw, scene, chance, size)
    middle, stone = chance.uniform(0.35, 0.65) * width, _shade(_STONE, _light(scene))
    for shift, tall, wide in ((-0.2, 0.34, 0.1), (0.2, 0.3, 0.1), (0, 0.22, 0.34)):
        left, top = middle + (shift - wide / 2) * width, horizon - tall * height
        draw.rectangle((left, top, left + wide * width, horizon + height * 0.03), _shade(stone, 1 - tall / 2))
        notch = wide * width / 7
        for number in range(0, 7, 2):
            x = left + number * notch
            draw.rectangle((x, top - notch, x + notch, top), _shade(stone, 1 - tall / 2))
    _land(draw, scene, size)
    gate = width * 0.05
    draw.pieslice(
        (middle - gate, horizon - gate * 2, middle + gate, horizon + gate * 1.4), 180, 360, (44, 34, 32)
    )
    _disc(draw, middle - width * 0.2, horizon - height * 0.22, width * 0.012, _LAMP)


def _water(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    _far(draw, scene, chance, size)
    sea = _shade(_LANDS["water"], _light(scene))
    draw.rectangle((0, horizon, width, height), sea)
    for _ in range(24):
        x, y = chance.uniform(0, width), chance.uniform(horizon, height)
        draw.line((x, y, x + width * chance.uniform(0.03, 0.1), y), _shade(sea, 1.25), max(1, height // 200))
    x, y, unit = chance.uniform(0.2, 0.8) * width, horizon + height * 0.02, width * 0.06
    draw.polygon(
        [(x - unit, y), (x + unit, y), (x + unit * 0.6, y + unit * 0.4), (x - unit * 0.6, y + unit * 0.4)],
        (82, 56, 40),
    )
    draw.polygon([(x, y), (x, y - unit * 1.6), (x + unit * 0.8, y - unit * 0.3)], (238, 232, 218))
    _ridge(
        draw, chance, (width, height, height * 0.86, height * 0.04), _shade((212, 190, 140), _light(scene))
    )


def _desert(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, horizon = size
    _land(draw, scene, size)
    for step, light in ((0.0, 0.92), (0.14, 1.0), (0.3, 1.06)):
        sand = _shade(_LANDS["desert"], light * _light(scene))
        _ridge(draw, chance, (width, height, horizon + height * step, height * 0.1), sand)


def _room(picture: Image.Image, scene: Scene, horizon: int) -> None:
    width, height = picture.size
    wall = _shade((168, 138, 112), 0.7 if scene.hour == "night" else 1.0)
    draw = ImageDraw.Draw(picture)
    floor = int(height * 0.66)
    picture.paste(_gradient((width, floor), _shade(wall, 0.7), wall))
    draw.rectangle((0, floor, width, height), _LANDS["room"])
    for number in range(1, 8):
        x = width * number / 8
        draw.line(
            (x, floor, x + (x - width / 2) * 0.8, height), _shade(_LANDS["room"], 0.8), max(1, width // 256)
        )
    left, top, wide, tall = int(width * 0.1), int(height * 0.16), int(width * 0.2), int(height * 0.26)
    picture.paste(_gradient((wide, tall), *_SKIES[scene.hour]), (left, top))
    draw.rectangle((left, top, left + wide, top + tall), outline=(84, 58, 40), width=max(2, width // 90))
    draw.line((left + wide // 2, top, left + wide // 2, top + tall), (84, 58, 40), max(1, width // 128))
    _disc(draw, width * 0.84, horizon * 0.4, width * 0.045, _LAMP)
    draw.rectangle((width * 0.66, floor - height * 0.1, width * 0.96, floor - height * 0.07), (96, 64, 44))


_LAYERS: dict[str, Callable[[Draw, Scene, random.Random, tuple[int, int, int]], None]] = {
    "hills": _hills,
    "forest": _forest,
    "town": _town,
    "castle": _castle,
    "water": _water,
    "desert": _desert,
}


def _people(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, _ = size
    count = len(scene.figures)
    for number, figure in enumerate(scene.figures):
        x = width * (number + 1) / (count + 1) + chance.uniform(-0.04, 0.04) * width
        foot, tall = height * 0.88, height * (0.44 if count < 3 else 0.36)
        light = max(0.6, _light(scene))
        if figure.kind in BEASTS:
            _beast(draw, figure, (x, foot, tall * 0.4), light)
        else:
            _person(draw, figure, (x, foot, tall), light)


def _person(draw: Draw, figure: Figure, place: tuple[float, float, float], light: float) -> None:
    x, foot, tall = place
    head, cloth = tall * 0.1, _shade(figure.clothes, light)
    top = foot - tall
    hair = _shade(figure.hair, light)
    long = figure.kind == "woman"
    if long:
        draw.rounded_rectangle((x - head * 1.15, top, x + head * 1.15, top + head * 4), head, hair)
    wide = tall * (0.2 if long else 0.13)
    shoulders = tall * 0.12
    points = [(x - shoulders, top + head * 2.1), (x + shoulders, top + head * 2.1)]
    draw.polygon([*points, (x + wide, foot), (x - wide, foot)], cloth)
    arm = max(2, int(tall * 0.05))
    draw.line(
        (x - shoulders, top + head * 2.4, x - shoulders * 1.5, top + tall * 0.55), _shade(cloth, 0.8), arm
    )
    draw.line(
        (x + shoulders, top + head * 2.4, x + shoulders * 1.5, top + tall * 0.55), _shade(cloth, 0.8), arm
    )
    _disc(draw, x, top + head, head, _shade(_SKIN, light))
    draw.pieslice((x - head * 1.1, top - head * 0.2, x + head * 1.1, top + head * 1.8), 180, 360, hair)
    for eye in (-0.35, 0.35):
        _disc(draw, x + eye * head, top + head * 1.15, max(1, head * 0.09), (44, 36, 40))


def _beast(draw: Draw, figure: Figure, place: tuple[float, float, float], light: float) -> None:
    x, foot, tall = place
    natural: dict[str, Colour] = {"fox": (196, 104, 52), "cat": (90, 84, 88), "horse": (112, 78, 54)}
    coat = _shade(natural.get(figure.kind, figure.hair), light)
    if figure.kind == "bird":
        y = foot - tall * 3
        wings: Sequence[tuple[float, float]] = [
            (x - tall, y - tall * 0.4),
            (x, y),
            (x + tall, y - tall * 0.4),
            (x, y + tall * 0.2),
        ]
        draw.polygon(list(wings), _shade((50, 48, 56), light))
        return
    if figure.kind == "horse":
        tall *= 1.7
    for leg in (-0.5, -0.3, 0.3, 0.5):
        draw.rectangle((x + leg * tall, foot - tall * 0.45, x + (leg + 0.09) * tall, foot), _shade(coat, 0.8))
    draw.ellipse((x - tall * 0.65, foot - tall * 0.8, x + tall * 0.65, foot - tall * 0.3), coat)
    head = x + tall * 0.72
    _disc(draw, head, foot - tall * 0.85, tall * 0.2, coat)
    ears = [(head - tall * 0.15, foot - tall), (head, foot - tall * 1.2), (head + tall * 0.1, foot - tall)]
    draw.polygon(ears, coat)
    tail = [
        (x - tall * 0.6, foot - tall * 0.6),
        (x - tall * 1.1, foot - tall * 0.9),
        (x - tall * 0.7, foot - tall * 0.45),
    ]
    draw.polygon(tail, _shade(coat, 1.15))


def _weather(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int]) -> None:
    width, height = size
    if scene.ground == "room" or not scene.weather:
        return
    unit = max(1, min(width, height) // 256)
    for _ in range(60):
        x, y = chance.uniform(0, width), chance.uniform(0, height)
        if scene.weather == "rain":
            draw.line((x, y, x - width * 0.01, y + height * 0.04), (180, 196, 220), unit)
        elif scene.weather == "snow":
            _disc(draw, x, y, unit * 1.5, (248, 250, 255))
    if scene.weather == "mist":
        for step in (0.48, 0.6, 0.72):
            y = height * step
            draw.rounded_rectangle(
                (width * 0.05, y, width * 0.95, y + height * 0.02), height * 0.01, (206, 212, 222)
            )
