"""The stand-in painter's scenes: what a prompt's words put into them, and what is seen of it."""

import io

import pytest
from PIL import Image

from tools.canvas import paint
from tools.scene import GROUNDS, HOURS, WEATHERS, read
from tools.scene_colours import COLOURS
from tools.scene_people import Figure

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


@pytest.mark.parametrize(
    ("words", "hair"),
    [
        ("a young woman with short copper hair", "copper"),
        ("a copper-haired woman", "copper"),
        ("a girl with an auburn braid", "auburn"),
        ("a ginger boy in a red coat", "ginger"),
        ("a blonde woman with green eyes", "blonde"),
        ("a knight with long chestnut curls and a black cloak", "chestnut"),
        ("an old man with a salt-and-pepper beard", "grizzled"),
        ("a queen with raven locks", "raven"),
        ("1girl, platinum blonde hair, teal dress", "platinum"),
        ("a man with sandy hair, sand dunes", "sandy"),
    ],
)
def test_hair_has_the_colour_that_is_named(words: str, hair: str) -> None:
    assert {figure.hair for figure in read(words).figures} == {COLOURS[hair]}


@pytest.mark.parametrize(
    ("words", "clothes"),
    [
        ("a woman with green eyes and red hair in a patched teal sailor's coat", "teal"),
        ("a man in beige", "beige"),
        ("the black knight", "black"),
        ("two guards in navy uniforms", "navy"),
        ("a knight in scarlet armour before the grey sea", "scarlet"),
        ("a witch in a turquoise and gold robe", "turquoise"),
    ],
)
def test_clothes_have_the_colour_that_is_named(words: str, clothes: str) -> None:
    assert {figure.clothes for figure in read(words).figures} == {COLOURS[clothes]}


def test_each_has_the_colours_that_are_said_of_him() -> None:
    woman, man = read("a woman with silver hair gives an old man in a red coat a blue cup").figures
    assert woman.hair == COLOURS["silver"]
    assert man.clothes == COLOURS["red"]
    knight, horse = read("a knight and a white horse").figures
    assert horse.hair == COLOURS["white"] != knight.clothes


def the_one(prompt: str, seed: int) -> Figure:
    (figure,) = read(prompt, seed).figures
    return figure


@pytest.mark.parametrize(
    "words",
    [
        "Mira, a young woman",
        "Mira, a young woman in a moss-green coat",
        "Mira, a young woman with short hair",
        "young freckled woman with a silver half-mask",
        "the witch Mira",
    ],
)
def test_the_same_words_about_somebody_are_the_same_person_in_every_prompt(words: str) -> None:
    """What else the prompt says, and the seed, change the picture and not who stands there."""
    prompts = [
        f"{words}, at a small harbour gate, dusk after rain",
        f"{words} before a door of evening light in the dark, an old red lamp, low angle",
        f"endless shop of glowing jars, {words}, she smiles, warm lamplight",
        f"wide shot of {words} in an old black forest at midnight",
    ]
    assert len({the_one(prompt, seed) for seed, prompt in enumerate(prompts)}) == 1


def test_other_words_about_somebody_may_be_another_person() -> None:
    names = ("Mira", "Ysolde", "Anna", "Berta", "Clara", "Dora")
    assert len({the_one(f"{name}, a young woman", 0) for name in names}) > 2


def test_hair_is_as_long_as_it_is_said_to_be_and_nobody_bald_has_any() -> None:
    assert [the_one(f"a woman with {each} hair", 0).long for each in ("red", "short red")] == [True, False]
    assert [the_one(f"a man with {each} hair", 0).long for each in ("red", "long red")] == [False, True]
    bald = the_one("a bald man", 0)
    assert bald.hair == bald.skin


@pytest.mark.parametrize(
    ("prompt", "ground"),
    [
        ("a woman in the endless shop", "shop"),
        ("a woman between the shelves of a library in the castle", "library"),
        ("a long corridor", "corridor"),
        ("before a door of light", "door"),
        ("before the door of a castle", "castle"),
        ("at the foot of the stairs", "stairs"),
        ("the stairs of the cellar", "cellar"),
        ("a village kitchen", "room"),
        ("an attic", "room"),
        ("in the train through the forest", "train"),
        ("on the bridge over the river", "bridge"),
        ("a harbour with boats", "harbour"),
        ("in front of a small shop", "town"),
        ("outside the tavern on the hill", "hills"),
    ],
)
def test_a_room_is_a_room_and_before_it_is_outside(prompt: str, ground: str) -> None:
    assert {read(prompt, seed).ground for seed in range(5)} == {ground}


def test_dark_hair_makes_no_night() -> None:
    assert read("a woman with dark hair in the morning").hour == "dawn"
    assert read("a woman in the dark").hour == "night"


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
