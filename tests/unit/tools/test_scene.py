"""The stand-in painter's scenes: what a prompt's words put into them, and what is seen of it."""

import io

import pytest
from PIL import Image

from tools.canvas import paint
from tools.scene import COLOURS, GROUNDS, HOURS, WEATHERS, read

Pixel = tuple[int, int, int]


def picture(prompt: str, seed: int = 0) -> Image.Image:
    return Image.open(io.BytesIO(paint(prompt, 192, 192, seed))).convert("RGB")


def pixel(image: Image.Image, x: int, y: int) -> Pixel:
    at = 3 * (y * image.width + x)
    red, green, blue = image.tobytes()[at : at + 3]
    return red, green, blue


@pytest.mark.parametrize(
    ("prompt", "hour", "weather", "ground"),
    [
        ("a castle gate at dawn, mist, oil painting", "dawn", "mist", "castle"),
        ("Mira waits in a tavern, candlelight", "night", "", "room"),
        ("a ship on the stormy sea at sunset", "dusk", "rain", "water"),
        ("a snowy forest under a starry sky", "night", "snow", "forest"),
    ],
)
def test_hour_weather_and_ground_are_those_of_the_words(
    prompt: str, hour: str, weather: str, ground: str
) -> None:
    scene = read(prompt)
    assert (scene.hour, scene.weather, scene.ground) == (hour, weather, ground)


def test_people_and_beasts_stand_there_in_the_colours_that_are_named() -> None:
    knight, fox = read("a knight in a blue cloak and a fox").figures
    assert (knight.kind, knight.clothes) == ("man", COLOURS["blue"])
    assert fox.kind == "fox"
    (girl,) = read("1girl, silver hair, red gown").figures
    assert (girl.hair, girl.clothes) == (COLOURS["silver"], COLOURS["red"])
    assert [each.kind for each in read("two girls on a road").figures] == ["woman", "woman"]
    assert read("an empty street").figures == ()


def test_the_same_prompt_and_seed_are_the_same_scene_and_another_seed_is_another() -> None:
    assert read("a hill", 3) == read("a hill", 3)
    assert read("a hill", 3) != read("a hill", 4)


@pytest.mark.parametrize("name", [*HOURS, *WEATHERS, *GROUNDS])
def test_every_kind_of_scene_can_be_drawn_at_every_size(name: str) -> None:
    words = {**HOURS, **WEATHERS, **GROUNDS}[name][0]
    for size in ((16, 16), (64, 200), (300, 80)):
        assert Image.open(io.BytesIO(paint(f"a woman, a horse, {words}", *size))).size == size


def test_night_is_darker_than_noon_and_snow_is_white() -> None:
    night, noon = picture("a hill at night"), picture("a hill at noon")
    assert sum(pixel(night, 96, 2)) < sum(pixel(noon, 96, 2)) / 2
    ground = pixel(picture("snow in the woods at noon"), 4, 165)
    assert min(ground) > 150


def test_a_red_gown_is_seen() -> None:
    image = picture("a woman in a red gown in a meadow at noon")
    pixels = (pixel(image, x, y) for x in range(0, 192, 2) for y in range(0, 170, 2))
    assert sum(red > 140 and green < 70 and blue < 70 for red, green, blue in pixels) > 75


@pytest.mark.parametrize("prompt", ["", "x" * 500, "wort " * 400, "城の夜明け", "\ud800", "a\n\n\tb"])
def test_no_prompt_is_too_strange(prompt: str) -> None:
    assert read(prompt).ground in GROUNDS
