"""Rooms drawn: walls, a floor, and what one knows the room by at the size of a thumbnail."""

import random
from collections.abc import Callable

from PIL import Image, ImageDraw

from tools.drawing_parts import LAMP, SKIES, Draw, disc, gradient, shade
from tools.scene import Scene
from tools.scene_colours import Colour

_WOOD: Colour = (112, 78, 54)
_DARK_WOOD: Colour = (84, 58, 40)
_PLASTER: Colour = (168, 138, 112)
_STONE: Colour = (120, 116, 120)
_GLASSES: tuple[Colour, ...] = (
    (240, 200, 96),
    (120, 196, 190),
    (224, 132, 96),
    (156, 190, 110),
    (168, 146, 214),
    (236, 226, 196),
)
_SPINES: tuple[Colour, ...] = (
    (132, 52, 46),
    (52, 84, 92),
    (86, 98, 56),
    (176, 138, 74),
    (74, 58, 92),
    (196, 180, 146),
)
_FLOOR = 0.66
"""Of the height: where the wall meets the floor."""


def draw_inside(picture: Image.Image, scene: Scene, chance: random.Random) -> None:
    """Draw the room of a scene over a whole picture."""
    _ROOMS[scene.ground](picture, scene, chance)


def _dim(scene: Scene) -> float:
    return {"night": 0.7, "dusk": 0.88}.get(scene.hour, 1.0)


def _walls(picture: Image.Image, wall: Colour, floor: Colour, *, boards: bool = True) -> tuple[int, int, int]:
    """Paint wall and floor; return the picture's size and where they meet."""
    width, height = picture.size
    meet = int(height * _FLOOR)
    picture.paste(gradient((width, meet), shade(wall, 0.7), wall))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, meet, width, height), floor)
    line = max(1, width // 256)
    for number in range(1, 8) if boards else ():
        x = width * number / 8
        draw.line((x, meet, x + (x - width / 2) * 0.8, height), shade(floor, 0.8), line)
    draw.line((0, meet, width, meet), shade(floor, 0.6), max(1, height // 90))
    return width, height, meet


def _glow(draw: Draw, x: float, y: float, r: float) -> None:
    disc(draw, x, y, r * 1.6, (222, 178, 108))
    disc(draw, x, y, r, LAMP)


def _window(picture: Image.Image, scene: Scene, box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = map(int, box)
    size = max(1, right - left), max(1, bottom - top)
    picture.paste(gradient(size, *SKIES[scene.hour]), (left, top))
    draw = ImageDraw.Draw(picture)
    bar = max(1, picture.width // 100)
    draw.rectangle((left, top, left + size[0], top + size[1]), outline=_DARK_WOOD, width=bar)
    draw.line((left + size[0] / 2, top, left + size[0] / 2, top + size[1]), _DARK_WOOD, bar)


def _room(picture: Image.Image, scene: Scene, chance: random.Random) -> None:
    width, height, meet = _walls(picture, shade(_PLASTER, _dim(scene)), _WOOD)
    draw = ImageDraw.Draw(picture)
    for number in range(5):  # beams
        x = width * (number + 0.5) / 5
        draw.rectangle((x, 0, x + width * 0.018, height * 0.06), _DARK_WOOD)
    draw.rectangle((0, 0, width, height * 0.03), _DARK_WOOD)
    _window(picture, scene, (width * 0.1, height * 0.16, width * 0.3, height * 0.42))
    hearth = width * (0.66 + chance.uniform(0, 0.06))
    draw.rectangle((hearth, height * 0.3, hearth + width * 0.24, meet), shade(_STONE, 0.9 * _dim(scene)))
    draw.rectangle((hearth - width * 0.02, height * 0.28, hearth + width * 0.26, height * 0.32), _DARK_WOOD)
    box = (hearth + width * 0.05, height * 0.44, hearth + width * 0.19, meet + height * 0.08)
    draw.rounded_rectangle((*box[:3], meet), width * 0.05, (46, 34, 34))
    x, fire = hearth + width * 0.12, height * 0.1
    draw.polygon([(x - fire * 0.5, meet), (x, meet - fire), (x + fire * 0.5, meet)], (232, 128, 48))
    draw.polygon([(x - fire * 0.25, meet), (x, meet - fire * 0.6), (x + fire * 0.25, meet)], LAMP)
    draw.rectangle((width * 0.06, meet - height * 0.1, width * 0.36, meet - height * 0.07), (96, 64, 44))
    for leg in (0.08, 0.33):
        draw.rectangle(
            (width * leg, meet - height * 0.07, width * (leg + 0.015), meet + height * 0.04), _DARK_WOOD
        )


def _shelves(picture: Image.Image, scene: Scene, chance: random.Random, *, books: bool) -> None:
    width, height, _ = _walls(picture, shade((104, 76, 60), _dim(scene)), shade(_WOOD, 0.9))
    draw = ImageDraw.Draw(picture)
    rows, light = 4, 0.75 + 0.25 * _dim(scene)
    for row in range(rows):
        board = height * (0.17 + 0.15 * row)
        x = width * 0.01
        while x < width:
            wide, tall = width * chance.uniform(0.035, 0.06), height * chance.uniform(0.07, 0.11)
            if books:
                wide *= 0.55
                draw.rectangle((x, board - tall, x + wide, board), shade(chance.choice(_SPINES), light))
            else:
                colour = shade(chance.choice(_GLASSES), light)
                draw.rounded_rectangle((x, board - tall * 0.85, x + wide, board), wide * 0.3, colour)
                draw.rectangle((x + wide * 0.2, board - tall, x + wide * 0.8, board - tall * 0.8), _DARK_WOOD)
                disc(draw, x + wide * 0.35, board - tall * 0.5, wide * 0.14, (255, 250, 232))
            x += wide * (1.05 if books else 1.35)
        draw.rectangle((0, board, width, board + height * 0.018), _DARK_WOOD)
    for post in (0.0, 0.32, 0.66, 0.98):
        draw.rectangle((width * post, 0, width * (post + 0.02), height * _FLOOR), _DARK_WOOD)
    for x in (0.2, 0.8):
        draw.line((width * x, 0, width * x, height * 0.06), _DARK_WOOD, max(1, width // 200))
        _glow(draw, width * x, height * 0.08, width * 0.025)


def _shop(picture: Image.Image, scene: Scene, chance: random.Random) -> None:
    _shelves(picture, scene, chance, books=False)


def _library(picture: Image.Image, scene: Scene, chance: random.Random) -> None:
    _shelves(picture, scene, chance, books=True)


def _corridor(picture: Image.Image, scene: Scene, chance: random.Random) -> None:
    width, height = picture.size
    draw = ImageDraw.Draw(picture)
    wall, dim = chance.choice((_PLASTER, (128, 132, 120), (140, 112, 116))), _dim(scene)
    left, top, right, bottom = width * 0.34, height * 0.22, width * 0.66, height * 0.62
    draw.polygon([(0, 0), (width, 0), (right, top), (left, top)], shade(wall, 0.55 * dim))
    draw.polygon([(0, height), (width, height), (right, bottom), (left, bottom)], shade(_WOOD, 0.95))
    carpet = [(width * 0.25, height), (width * 0.75, height), (width * 0.56, bottom), (width * 0.44, bottom)]
    draw.polygon(carpet, shade((146, 52, 54), dim))
    draw.polygon([(0, 0), (left, top), (left, bottom), (0, height)], shade(wall, 0.9 * dim))
    draw.polygon([(width, 0), (right, top), (right, bottom), (width, height)], shade(wall, 0.78 * dim))
    draw.rectangle((left, top, right, bottom), shade(wall, 1.05 * dim))
    draw.rectangle((width * 0.45, height * 0.32, width * 0.55, bottom), _DARK_WOOD)
    disc(draw, width * 0.53, height * 0.48, max(1, width * 0.006), LAMP)
    for near in (0.25, 0.62):  # doors and lamps on both walls, smaller the farther
        x, wide = left * near, left * 0.3 * (1.3 - near)
        for mirror in (False, True):
            at = [x, x + wide]
            points: list[tuple[float, float]] = []
            for each in (*at, *reversed(at)):
                far = each / left
                above, below = top * far + (height * 0.24) * (1 - far), height - (height - bottom) * far
                y = above + height * 0.08 if len(points) < 2 else below
                points.append((width - each if mirror else each, y))
            draw.polygon(points, shade(_DARK_WOOD, 0.95 * dim))
        for lamp in (x + wide * 1.25, width - x - wide * 1.25):
            _glow(draw, lamp, height * (0.3 + 0.05 * near), width * 0.022 * (1.3 - near))


def _stairs(picture: Image.Image, scene: Scene, chance: random.Random) -> None:
    width, height, meet = _walls(picture, shade(_PLASTER, _dim(scene)), shade(_WOOD, 0.9))
    draw = ImageDraw.Draw(picture)
    mirror = chance.random() < 0.5
    steps, rail = 9, []
    for step in range(steps):
        near, far = width * (0.12 + 0.095 * step), width
        y = meet + height * 0.04 - height * 0.062 * step
        light = 1.15 - 0.035 * step
        box = (
            (width - far, y, width - near, meet + height * 0.04)
            if mirror
            else (near, y, far, meet + height * 0.04)
        )
        draw.rectangle(box, shade(_WOOD, light * _dim(scene)))
        edge = (box[0], y, box[2], y + height * 0.014)
        draw.rectangle(edge, shade((186, 140, 96), _dim(scene)))
        x = width - near if mirror else near
        rail.append((x, y - height * 0.13))
        draw.line((x, y, x, y - height * 0.13), _DARK_WOOD, max(1, width // 110))
    draw.line(rail, _DARK_WOOD, max(2, width // 60))
    side = 0.68 if mirror else 0.1
    _window(picture, scene, (width * side, height * 0.1, width * (side + 0.2), height * 0.32))


def _door(picture: Image.Image, scene: Scene, chance: random.Random) -> None:
    dim = 0.42 if scene.hour == "night" else 0.55
    width, height, meet = _walls(picture, shade((132, 116, 124), dim), shade(_WOOD, dim))
    draw = ImageDraw.Draw(picture)
    left = width * chance.choice((0.1, 0.62))
    right, top = left + width * 0.28, height * 0.14
    low, bright = SKIES[scene.hour]
    if scene.hour == "night":
        low, bright = (222, 170, 92), LAMP
    pool = [(left, meet), (right, meet), (right + width * 0.1, height), (left - width * 0.1, height)]
    draw.polygon(pool, shade(bright, 0.62))
    frame = width * 0.025
    draw.rectangle((left - frame, top - frame, right + frame, meet), shade(_DARK_WOOD, 0.9))
    size = max(1, int(right - left)), max(1, int(meet - top))
    picture.paste(gradient(size, low, bright), (int(left), int(top)))
    leaf = [
        (right, top),
        (right + width * 0.09, top - height * 0.05),
        (right + width * 0.09, meet + height * 0.08),
        (right, meet),
    ]
    draw.polygon(leaf, (104, 70, 48))
    disc(draw, right + width * 0.075, height * 0.46, max(1, width * 0.01), LAMP)


def _cellar(picture: Image.Image, scene: Scene, chance: random.Random) -> None:
    dim = 0.6 if scene.hour == "night" else 0.75
    width, height, meet = _walls(picture, shade(_STONE, dim), shade(_STONE, dim * 0.7), boards=False)
    draw = ImageDraw.Draw(picture)
    line, rows = max(1, width // 200), 9
    for row in range(rows):
        y = meet * row / rows
        draw.line((0, y, width, y), shade(_STONE, dim * 0.75), line)
        for column in range(7):
            x = width * (column + 0.5 * (row % 2) + chance.uniform(-0.1, 0.1)) / 6
            draw.line((x, y, x, y + meet / rows), shade(_STONE, dim * 0.75), line)
    for x in (0.06, 0.7):
        box = (width * x, height * 0.2, width * (x + 0.24), height * 0.5)
        draw.pieslice(box, 180, 360, (34, 30, 36))
        draw.rectangle((box[0], height * 0.35, box[2], meet), (34, 30, 36))
    x, y = width * 0.5, height * 0.26
    draw.line((x, y, x, y + height * 0.14), _DARK_WOOD, max(2, width // 80))
    _glow(draw, x, y, width * 0.03)
    for barrel in (0.1, 0.19):
        box = (width * barrel, meet - height * 0.07, width * (barrel + 0.085), meet + height * 0.05)
        draw.rounded_rectangle(box, width * 0.02, shade(_WOOD, 0.9))
        draw.line((box[0], meet, box[2], meet), (60, 52, 52), max(1, width // 128))


def _train(picture: Image.Image, scene: Scene, chance: random.Random) -> None:
    width, height, meet = _walls(picture, shade((126, 96, 72), _dim(scene)), (86, 76, 76), boards=False)
    for number in range(3):
        left = width * (0.05 + 0.32 * number)
        _window(picture, scene, (left, height * 0.14, left + width * 0.26, height * 0.42))
        draw = ImageDraw.Draw(picture)
        hill = height * chance.uniform(0.32, 0.37)
        bar = width * 0.012
        dark = {"night": 0.35, "dusk": 0.7}.get(scene.hour, 1.0)
        draw.rectangle(
            (left + bar, hill, left + width * 0.26 - bar, height * 0.41), shade((98, 142, 74), dark)
        )
    draw = ImageDraw.Draw(picture)
    for seat in (0.02, 0.68):
        draw.rounded_rectangle(
            (width * seat, height * 0.46, width * (seat + 0.3), meet),
            width * 0.02,
            shade((132, 46, 50), _dim(scene)),
        )
        draw.rectangle(
            (width * seat, meet - height * 0.06, width * (seat + 0.3), meet + height * 0.03), (104, 36, 42)
        )
    draw.rectangle((0, height * 0.07, width, height * 0.09), (176, 150, 96))


_ROOMS: dict[str, Callable[[Image.Image, Scene, random.Random], None]] = {
    "room": _room,
    "shop": _shop,
    "library": _library,
    "corridor": _corridor,
    "stairs": _stairs,
    "door": _door,
    "cellar": _cellar,
    "train": _train,
}
