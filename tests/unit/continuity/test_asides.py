"""Pictures of another time and pictures of pictures: the story goes on as if they had not been."""

import pytest

from limner.continuity._asides import Aside, aside_of
from tests.unit.continuity.engine_world import MIRA, after, reply, tag, told

CHANGED = reply(
    "a",
    tag("Mira bows", char="Mira", look="Mira: short black wig", wears="Mira: red gown", place="ballroom"),
)


@pytest.mark.parametrize(
    ("prompt", "time", "aside"),
    [
        ("ten years earlier: Mira climbs a tree", "", Aside.PAST),
        ("Mira climbs a tree", "ten years earlier", Aside.PAST),
        ("Mira climbs a tree", "a hundred years ago", Aside.PAST),
        ("flashback, Mira climbs a tree", "", Aside.PAST),
        ("Mira climbs a tree", "ten years later", None),
        ("Mira, ten minutes before dawn, climbs a tree", "", None),
        ("a framed photograph of Mira as a girl", "", Aside.PICTURE),
        ("a phone on a table, on it a selfie of Mira, tongue out", "", Aside.PICTURE),
        ("an oil portrait in a gilt frame", "", Aside.PICTURE),
        ("Mira holds a photograph of her mother", "", None),
        ("Mira takes a selfie", "", None),
        ("a wedding video on a phone screen, Mira laughs", "", Aside.PICTURE),
        ("she sits under an old portrait", "", None),
        ("portrait of Mira, smiling", "", None),
        ("photo of a woman in a park", "", None),
        ("the wedding photo of Mira and Bran", "", Aside.PICTURE),
        ("portrait shot, Mira smiles", "", None),
        ("portrait, Mira smiles", "", None),
    ],
)
def test_what_a_picture_shows_beside_the_story(prompt: str, time: str, aside: Aside | None) -> None:
    assert aside_of(prompt, time) is aside


def test_a_photo_shows_its_own_looks_and_clothes_and_no_place() -> None:
    words = told(tag("a polaroid of Mira with long brown curls, in a yellow raincoat", char="Mira"), CHANGED)
    assert "brown curls" in words
    assert "yellow raincoat" in words
    for gone in ("black", "red gown", "ballroom"):
        assert gone not in words


def test_the_past_has_neither_todays_place_nor_its_age() -> None:
    words = told(tag("ten years earlier: Mira, a girl of nine, in an apple tree", char="Mira"), CHANGED)
    assert "ballroom" not in words
    assert "30" not in words
    assert "red gown" not in words


@pytest.mark.parametrize(
    "aside",
    [
        tag("a polaroid of Mira with blonde hair, in a yellow raincoat", char="Mira"),
        tag("Mira as a girl of nine in a forest", char="Mira", time="twenty years ago", wears="Mira: rags"),
    ],
)
def test_the_story_goes_on_as_before(aside: object) -> None:
    before, behind = after(CHANGED), after(CHANGED, reply("b", aside))  # type: ignore[arg-type]
    assert behind.people[MIRA].look == before.people[MIRA].look
    assert behind.people[MIRA].wears == before.people[MIRA].wears
    assert behind.place == before.place


def test_whom_only_a_photo_tells_of_is_known_from_then_on() -> None:
    seen = reply("a", tag("a photo of Zelda, an old woman with white hair", char="Zelda"))
    assert "white hair" in told(tag("Zelda waves", char="Zelda"), seen)
