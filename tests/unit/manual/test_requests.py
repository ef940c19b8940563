"""What a request means for a message's pictures, and that no sequence of requests changes a word of it."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.core.clock import Ids
from limner.manual._requests import UserRequest, next_stamp, removed, tally, to_paint, undone
from limner.pictures.message_notes import dump, load
from limner.pictures.picture import Picture, State, Touch, Version
from limner.pictures.projection import match, placed_in, project, unplaced
from limner.tags.grammar import scan

IMAGE = re.compile(r'<img src="[^"]*" title="[^"]*" alt="[^"]*">')
TEXT = 'One <img-prompt="a"> two <img-prompt="b"> three'


class Desk:
    """A message on the desk: its text, its pictures, and what every request does to both."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pictures: tuple[Picture, ...] = ()
        self.ids = Ids(random.Random(3))
        self.wall = 100.0

    def paint(self, wish: UserRequest, fails: Sequence[int] = ()) -> None:
        touch = Touch(next_stamp(self.pictures, self.wall), wish is UserRequest.APPEND)
        tags = scan(self.text)
        for ordinal in to_paint(self.text, self.pictures, wish):
            known = match(self.text, self.pictures).get(ordinal)
            picture = known or Picture(self.ids.new(), tags[ordinal].prompt, ordinal)
            begun = picture.to(State.QUEUED).to(State.PAINTING)
            self._put(begun)
            self.set()  # another picture may be set into the text meanwhile
            name = self.ids.new()
            if ordinal in fails:
                done = begun.failed(Version(name, picture.prompt, "", "sd", 0.0, "No."))
            else:
                done = begun.painted(
                    Version(name, picture.prompt, f"/user/images/{name}.png", "sd", 0.0), touch
                )
            self._put(done)
            self.set()

    def undo(self) -> bool:
        before = undone(self.pictures)
        self.pictures = before or self.pictures
        self.set()
        return before is not None

    def remove(self) -> None:
        ids = [self.ids.new() for _ in scan(self.text)]
        self.pictures = removed(self.text, self.pictures, ids, next_stamp(self.pictures, self.wall))
        self.set()

    def reload(self) -> None:
        self.pictures = unplaced(self.text, load(dump("m", self.pictures)))
        self.set()

    def set(self) -> None:
        self.text = project(self.text, self.pictures)
        assert project(self.text, self.pictures) == self.text
        self.pictures = placed_in(self.text, self.pictures)

    def _put(self, picture: Picture) -> None:
        self.pictures = (*(each for each in self.pictures if each.id != picture.id), picture)

    @property
    def images(self) -> list[list[str]]:
        """The addresses behind each tag."""
        parts = re.split(r"<img-prompt=[^>]*>", self.text)[1:]
        return [re.findall(r'src="([^"]*)"', part) for part in parts]


@pytest.fixture(name="desk")
def _desk() -> Desk:
    desk = Desk(TEXT)
    desk.paint(UserRequest.MISSING)
    return desk


def test_what_is_missing_is_painted_and_nothing_else(desk: Desk) -> None:
    first = desk.images
    desk.text = desk.text.replace(" three", ' <img-prompt="c"> three')

    desk.paint(UserRequest.MISSING)

    assert desk.images[:2] == first
    assert len(desk.images[2]) == 1


def test_a_new_picture_takes_the_place_of_the_old_and_undo_brings_the_old_back(desk: Desk) -> None:
    first = desk.images

    desk.paint(UserRequest.REPLACE)
    second = desk.images
    desk.undo()

    assert [len(each) for each in second] == [1, 1]
    assert desk.images == first
    assert second != first


def test_a_new_picture_beside_the_old_one_stands_behind_it(desk: Desk) -> None:
    first = desk.images

    desk.paint(UserRequest.APPEND)
    desk.paint(UserRequest.APPEND)

    assert [len(each) for each in desk.images] == [3, 3]
    assert [each[:1] for each in desk.images] == first


def test_every_wish_can_be_undone_one_after_another(desk: Desk) -> None:
    seen = [desk.images]
    for wish in (UserRequest.APPEND, UserRequest.REPLACE, UserRequest.APPEND):
        desk.paint(wish)
        seen.append(desk.images)
    desk.remove()

    for before in reversed(seen):
        assert desk.undo()
        assert desk.images == before
    assert desk.undo()
    assert desk.images == [[], []]
    assert not desk.undo()


def test_undo_knows_its_way_after_a_reload(desk: Desk) -> None:
    first = desk.images
    desk.paint(UserRequest.REPLACE)
    desk.remove()

    desk.reload()
    desk.undo()
    desk.reload()
    desk.undo()

    assert desk.images == first


def test_undo_goes_back_one_wish_whatever_the_clock_says(desk: Desk) -> None:
    desk.paint(UserRequest.REPLACE)
    second = desk.images
    desk.wall = 5.0

    desk.paint(UserRequest.REPLACE)
    desk.undo()

    assert desk.images == second


def test_removed_pictures_leave_their_tags_and_are_owed_no_more() -> None:
    desk = Desk(TEXT)
    desk.paint(UserRequest.MISSING, fails=[1])

    desk.remove()

    assert desk.text == TEXT
    assert [picture.state for picture in desk.pictures] == [State.PAINTED, State.PAINTED]
    assert all(picture.shown is None for picture in desk.pictures)
    assert to_paint(desk.text, desk.pictures, UserRequest.MISSING) == [0, 1]


def test_a_picture_that_fails_the_second_time_leaves_the_first_where_it_is(desk: Desk) -> None:
    first = desk.images

    desk.paint(UserRequest.REPLACE, fails=[0, 1])

    assert desk.images == first


def test_one_of_two_that_was_taken_out_by_hand_stays_out(desk: Desk) -> None:
    desk.paint(UserRequest.APPEND)
    one, two = desk.images[0]
    desk.text = re.sub(rf'<img src="{re.escape(one)}"[^>]*>', "", desk.text)

    desk.reload()

    assert desk.images[0] == [two]


def test_a_picture_taken_out_while_it_was_painted_anew_stays_out_after_a_reload(desk: Desk) -> None:
    desk.pictures = tuple(replace(each, state=State.PAINTING) for each in desk.pictures)
    desk.text = TEXT

    desk.reload()

    assert desk.text == TEXT


def test_the_tally_says_how_a_message_stands() -> None:
    desk = Desk(TEXT)
    desk.paint(UserRequest.MISSING, fails=[1])

    counted = tally(desk.text, desk.pictures)

    assert (counted.tags, counted.illustrated, counted.bare, counted.failed) == (2, 1, 1, 1)
    assert counted.undo


WORDS = st.sampled_from(
    ["", "prose *x* ", "\n\n", 'She said "so". ', "<b>", '<img src="/user/images/mine.png">', "`c`"]
)
TAGS = st.sampled_from(['<img-prompt="a">', '<img-prompt="b, c">', '<!--img-prompt="d"-->', ""])
STEPS = st.sampled_from(["missing", "replace", "append", "undo", "remove", "reload", "fail"])


@given(st.lists(st.tuples(WORDS, TAGS), max_size=5), st.lists(STEPS, max_size=12))
def test_no_sequence_of_wishes_changes_a_word(pieces: list[tuple[str, str]], steps: list[str]) -> None:
    text = "".join(word + tag for word, tag in pieces)
    desk = Desk(text)
    for step in steps:
        match step:
            case "undo" | "remove" | "reload":
                getattr(desk, step)()
            case "fail":
                desk.paint(UserRequest.REPLACE, fails=[0])
            case _:
                desk.paint(UserRequest(step))

    assert IMAGE.sub("", desk.text) == text


@given(st.lists(STEPS, max_size=8))
def test_no_painted_version_is_ever_forgotten(steps: list[str]) -> None:
    desk = Desk(TEXT)
    painted: set[str] = set()
    for step in [*steps, "reload"]:
        if step in ("undo", "remove", "reload"):
            getattr(desk, step)()
        else:
            desk.paint(
                UserRequest.REPLACE if step == "fail" else UserRequest(step),
                fails=[0] if step == "fail" else [],
            )
        painted |= {each.url for picture in desk.pictures for each in picture.versions if each.url}

    assert painted == {each.url for picture in desk.pictures for each in picture.versions if each.url}
