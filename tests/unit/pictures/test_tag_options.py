"""What a tag says of size and seed, within what the painter can be given."""

import pytest

from limner.pictures.options import Features, Options
from limner.pictures.tag_options import tagged, unwanted, with_tag

ANY = Features(knows=frozenset({"width", "height", "seed", "negative"}))
SQUARE = Options(width=1024, height=1024)
NONE = Options()


def asked(
    attributes: dict[str, str],
    options: Options = NONE,
    features: Features = ANY,
    usual: Options = SQUARE,
) -> Options:
    return with_tag(options, attributes, usual=usual, features=features, faults=features.faults)


def test_size_and_seed_of_the_tag_go_before_the_users() -> None:
    own = Options(width=512, height=512, seed=1, negative="hands")

    assert asked({"size": "640x480", "seed": "7"}, own) == Options(
        width=640, height=480, seed=7, negative="hands"
    )


@pytest.mark.parametrize(
    "attributes",
    [{"size": size} for size in ("99999x1", "0x0", "1x1", "640", "640x480; rm")]
    + [{"seed": seed} for seed in ("-1", "9999999999", "x")]
    + [{"ar": ratio} for ratio in ("0:1", "wide")],
)
def test_what_makes_no_sense_is_left_out(attributes: dict[str, str]) -> None:
    assert asked(attributes, Options(seed=1)) == Options(seed=1)


@pytest.mark.parametrize(
    ("ratio", "size"),
    [("16:9", (1344, 768)), ("9:16", (768, 1344)), ("1:1", (1024, 1024)), ("99:1", (2048, 256))],
)
def test_a_ratio_keeps_about_the_area(ratio: str, size: tuple[int, int]) -> None:
    found = asked({"ar": ratio})

    assert (found.width, found.height) == size


def test_a_ratio_is_made_of_the_users_size_where_he_chose_one() -> None:
    assert asked({"ar": "1:1"}, Options(width=512, height=512)).width == 512


def test_a_ratio_without_any_size_changes_nothing() -> None:
    assert tagged({"ar": "16:9"}, Options(), ANY) == Options()


@pytest.mark.parametrize(("name", "value"), [("ar", "16:9"), ("size", "1920x1080")])
def test_a_painter_with_certain_sizes_is_asked_for_the_nearest_shape(name: str, value: str) -> None:
    features = Features(knows=ANY.knows, sizes=((1024, 1024), (1536, 1024), (1024, 1536)))

    found = asked({name: value}, features=features)

    assert (found.width, found.height) == (1536, 1024)


def test_what_the_painter_cannot_be_given_is_left_out_and_the_rest_is_not() -> None:
    features = Features(knows=ANY.knows, step=64)

    assert asked({"size": "650x480", "seed": "7"}, features=features) == Options(seed=7)
    assert asked({"seed": "7"}, features=Features(knows=frozenset())) == Options()


def test_a_fault_of_the_users_own_does_not_keep_the_tag_from_being_heard() -> None:
    features = Features(knows=ANY.knows, step=64)

    assert asked({"seed": "7"}, Options(width=650), features).seed == 7


def test_what_is_unwanted_is_said_once() -> None:
    assert unwanted("people, hands", "Hands, text", "people, blur") == "Hands, text, people, blur"
