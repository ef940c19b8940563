"""What stands at the place of a tag: calm while it waits, the picture, or why there is none."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.pictures import Picture, State, Version
from limner.projection import image_html
from limner.views.slot import failed, inside, waiting


class Parts(HTMLParser):
    """The elements of a piece of HTML, and its text."""

    def __init__(self, html: str | None) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said = ""
        self.feed(html or "")
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said += data

    @property
    def names(self) -> list[str]:
        return [tag for tag, _ in self.elements]


def picture(state: State, *, error: str = "", url: str = "", ordinal: int = 2) -> Picture:
    version = Version("v", "a fox", url, "sd", 0.0, error)
    return Picture("p", "a fox", ordinal, state, (version,), 0 if url else -1)


@pytest.mark.parametrize("state", [State.PLANNED, State.QUEUED, State.PAINTING])
def test_a_picture_to_come_takes_its_final_place_and_says_what_it_waits_for(state: State) -> None:
    html = inside(picture(state), 640, 480)
    (name, attributes) = Parts(html).elements[0]

    assert name == "span"
    assert "aspect-ratio:640/480" in str(attributes["style"])
    assert attributes["role"] == "img"
    assert str(attributes["aria-label"]).endswith(".")


@pytest.mark.parametrize("state", [State.PAINTED, State.PLACED])
def test_a_painted_picture_is_drawn_as_it_will_stand_in_the_text(state: State) -> None:
    assert inside(picture(state, url="/a.png"), 640, 480) == image_html("/a.png", "a fox")


def test_a_cancelled_picture_shows_nothing() -> None:
    assert inside(picture(State.CANCELLED), 640, 480) is None


def test_a_failed_picture_says_why_and_has_a_button_to_try_again() -> None:
    parts = Parts(inside(picture(State.FAILED, error="Out of paint."), 640, 480))
    button = dict(parts.elements)["button"]

    assert parts.said == "Out of paint.Try again"
    assert button["type"] == "button"
    assert button["data-limner-action"] == "retry"
    assert button["data-limner-ordinal"] == "2"


def test_the_first_slot_is_number_nought() -> None:
    assert 'data-limner-ordinal="0"' in failed("No.", 0)
    assert 'data-limner-ordinal="1"' in failed("No.", 1)


@given(st.text())
def test_whatever_a_service_says_is_text(said: str) -> None:
    html = failed(said, 0)

    assert Parts(html).names == ["span", "span", "button"]
    assert not re.search(r"<(?!/?(?:span|button)\b)", html)


@given(st.text())
def test_whatever_a_skeleton_says_is_text(said: str) -> None:
    assert Parts(waiting(640, 480, said)).names == ["span"]
