"""A scene drawn: flat shapes with Pillow, back to front, quick enough for a test to wait for."""

import random
from collections.abc import Sequence

from PIL import Image, ImageDraw

from tools.drawing_inside import draw_inside
from tools.drawing_outside import draw_outside, light_of
from tools.drawing_parts import Draw, disc, shade
from tools.scene import INSIDE, Scene
from tools.scene_people import BEASTS, Figure


def draw_scene(picture: Image.Image, scene: Scene) -> None:
    """Draw a scene over a whole picture."""
    width, height = picture.size
    chance = scene.chance
    horizon = int(height * chance.uniform(0.5, 0.62))
    if scene.ground in INSIDE:
        draw_inside(picture, scene, chance)
    else:
        draw_outside(picture, scene, chance, horizon)
    draw = ImageDraw.Draw(picture)
    _people(draw, scene, chance, (width, height, horizon))
    _weather(draw, scene, chance, (width, height))


def _people(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int, int]) -> None:
    width, height, _ = size
    count = len(scene.figures)
    for number, figure in enumerate(scene.figures):
        x = width * (number + 1) / (count + 1) + chance.uniform(-0.04, 0.04) * width
        foot, tall = height * 0.88, height * (0.44 if count < 3 else 0.36)
        light = max(0.88 if scene.ground in INSIDE else 0.6, light_of(scene))
        if figure.kind in BEASTS:
            _beast(draw, figure, (x, foot, tall * 0.4), light)
        else:
            _person(draw, figure, (x, foot, tall), light)


def _person(draw: Draw, figure: Figure, place: tuple[float, float, float], light: float) -> None:
    x, foot, tall = place
    head, cloth = tall * 0.1, shade(figure.clothes, light)
    top = foot - tall
    hair = shade(figure.hair, light)
    skirt = figure.kind == "woman"
    if figure.long:
        draw.rounded_rectangle((x - head * 1.15, top, x + head * 1.15, top + head * 4), head, hair)
    wide = tall * (0.2 if skirt else 0.13)
    shoulders = tall * 0.12
    points = [(x - shoulders, top + head * 2.1), (x + shoulders, top + head * 2.1)]
    draw.polygon([*points, (x + wide, foot), (x - wide, foot)], cloth)
    arm = max(2, int(tall * 0.05))
    draw.line(
        (x - shoulders, top + head * 2.4, x - shoulders * 1.5, top + tall * 0.55), shade(cloth, 0.8), arm
    )
    draw.line(
        (x + shoulders, top + head * 2.4, x + shoulders * 1.5, top + tall * 0.55), shade(cloth, 0.8), arm
    )
    disc(draw, x, top + head, head, shade(figure.skin, light))
    draw.pieslice((x - head * 1.1, top - head * 0.2, x + head * 1.1, top + head * 1.8), 180, 360, hair)
    for eye in (-0.35, 0.35):
        disc(draw, x + eye * head, top + head * 1.15, max(1, head * 0.09), (44, 36, 40))


def _beast(draw: Draw, figure: Figure, place: tuple[float, float, float], light: float) -> None:
    x, foot, tall = place
    coat = shade(figure.hair, light)
    if figure.kind == "bird":
        y = foot - tall * 3
        wings: Sequence[tuple[float, float]] = [
            (x - tall, y - tall * 0.4),
            (x, y),
            (x + tall, y - tall * 0.4),
            (x, y + tall * 0.2),
        ]
        draw.polygon(list(wings), coat)
        return
    if figure.kind == "horse":
        tall *= 1.7
    for leg in (-0.5, -0.3, 0.3, 0.5):
        draw.rectangle((x + leg * tall, foot - tall * 0.45, x + (leg + 0.09) * tall, foot), shade(coat, 0.8))
    draw.ellipse((x - tall * 0.65, foot - tall * 0.8, x + tall * 0.65, foot - tall * 0.3), coat)
    head = x + tall * 0.72
    disc(draw, head, foot - tall * 0.85, tall * 0.2, coat)
    ears = [(head - tall * 0.15, foot - tall), (head, foot - tall * 1.2), (head + tall * 0.1, foot - tall)]
    draw.polygon(ears, coat)
    tail = [
        (x - tall * 0.6, foot - tall * 0.6),
        (x - tall * 1.1, foot - tall * 0.9),
        (x - tall * 0.7, foot - tall * 0.45),
    ]
    draw.polygon(tail, shade(coat, 1.15))


def _weather(draw: Draw, scene: Scene, chance: random.Random, size: tuple[int, int]) -> None:
    width, height = size
    if scene.ground in INSIDE or not scene.weather:
        return
    unit = max(1, min(width, height) // 256)
    for _ in range(60):
        x, y = chance.uniform(0, width), chance.uniform(0, height)
        if scene.weather == "rain":
            draw.line((x, y, x - width * 0.01, y + height * 0.04), (180, 196, 220), unit)
        elif scene.weather == "snow":
            disc(draw, x, y, unit * 1.5, (248, 250, 255))
    if scene.weather == "mist":
        for step in (0.48, 0.6, 0.72):
            y = height * step
            draw.rounded_rectangle(
                (width * 0.05, y, width * 0.95, y + height * 0.02), height * 0.01, (206, 212, 222)
            )
