"""What stands at the place of a tag: calm while it waits, the picture, or why there is none."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.painting._slot_view import failed, inside, row, waiting
from limner.pictures.picture import Picture, State, Version
from limner.pictures.projection import image_html
from limner.providers.base import Progress


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
    assert attributes["role"] == "group"
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


def test_a_picture_on_its_way_can_be_stopped_where_it_will_stand() -> None:
    button = dict(Parts(inside(picture(State.PAINTING, ordinal=1), 640, 480)).elements)["button"]

    assert (button["data-limner-action"], button["data-limner-ordinal"]) == ("stop", "1")
    assert button["aria-label"]


@pytest.mark.parametrize("state", [State.QUEUED, State.PAINTING, State.FAILED])
def test_what_is_said_of_a_picture_that_stands_already_goes_below_it(state: State) -> None:
    html = inside(picture(state, url="/a.png", error="No."), 640, 480)

    assert str(html).startswith('<span class="limner-below">')
    assert "<img" not in str(html)


def test_a_picture_that_stands_in_the_text_has_no_slot_and_the_next_one_keeps_its_number() -> None:
    slots = row([picture(State.PLACED, url="/a.png", ordinal=0), picture(State.QUEUED, ordinal=1)], (1, 1))

    assert slots[0] is None
    assert "limner-waiting" in str(slots[1])


def test_every_word_in_a_slot_can_be_translated() -> None:
    for state in (State.QUEUED, State.PAINTING, State.FAILED):
        for name, attributes in Parts(inside(picture(state, error="No."), 1, 1)).elements:
            if name == "button" or "aria-label" in attributes:
                assert attributes["data-i18n"]


def test_how_far_a_picture_is_stands_in_its_place_as_a_bar_with_a_number() -> None:
    html = inside(picture(State.PAINTING), 640, 480, Progress(0.424, "step 4 of 10"))
    parts = Parts(html)
    bar = next(attributes for _, attributes in parts.elements if attributes.get("role") == "progressbar")

    assert (bar["aria-valuenow"], bar["aria-valuemin"], bar["aria-valuemax"]) == ("42", "0", "100")
    assert bar["style"] == "--limner-done:42%"
    assert "42 %" in parts.said
    assert "step 4 of 10" in parts.said
    assert (
        parts.elements[0][1]["style"]
        == Parts(inside(picture(State.PAINTING), 640, 480)).elements[0][1]["style"]
    )


def test_a_painter_that_only_says_words_has_no_bar() -> None:
    parts = Parts(inside(picture(State.PAINTING), 640, 480, Progress(words="waits at the service")))

    assert "waits at the service" in parts.said
    assert not any(attributes.get("role") == "progressbar" for _, attributes in parts.elements)


def test_without_progress_nothing_is_said_of_it() -> None:
    assert "limner-far" not in str(inside(picture(State.PAINTING), 640, 480))
    assert "limner-far" not in str(inside(picture(State.FAILED), 640, 480, Progress(0.5)))


def test_how_far_a_picture_painted_once_more_is_stands_below_the_old_one() -> None:
    html = str(inside(picture(State.PAINTING, url="/a.png"), 640, 480, Progress(0.5)))

    assert html.startswith('<span class="limner-below">')
    assert "progressbar" in html


@given(st.floats() | st.integers(-5, 5), st.text())
def test_whatever_a_painter_says_of_its_progress_is_a_number_within_bounds_and_text(
    done: float, words: str
) -> None:
    parts = Parts(inside(picture(State.PAINTING), 640, 480, Progress(done, words)))
    bar = next(
        (attributes for _, attributes in parts.elements if attributes.get("role") == "progressbar"), None
    )

    assert set(parts.names) <= {"span", "button"}
    assert bar is None or 0 <= int(str(bar["aria-valuenow"])) <= 100


def test_the_rows_of_pictures_have_each_its_own_progress() -> None:
    first, second = picture(State.PAINTING, ordinal=0), picture(State.PAINTING, ordinal=1)
    slots = row([replace(first, id="a"), replace(second, id="b")], (1, 1), {"b": Progress(0.5)})

    assert "limner-far" not in str(slots[0])
    assert "limner-far" in str(slots[1])
