"""JSON from strangers is measured before it is parsed, and read into types without trust."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.core import json_text
from limner.core.errors import UntrustedInputError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def depth_of(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max(map(depth_of, value.values()), default=0)
    return 1 + max(map(depth_of, value), default=0) if isinstance(value, list) else 0


@given(VALUES)
def test_honest_json_is_read_as_the_standard_library_reads_it(value: object) -> None:
    assert json_text.loads(json.dumps(value)) == value


@given(VALUES, st.booleans())
def test_the_nesting_of_valid_json_is_measured_exactly(value: object, ascii_only: bool) -> None:
    assert json_text.nesting(json.dumps(value, ensure_ascii=ascii_only)) == depth_of(value)


@given(VALUES)
def test_one_level_more_than_allowed_is_refused(value: object) -> None:
    text, depth = json.dumps(value), depth_of(value)
    assert json_text.loads(text, depth=depth) == value
    with pytest.raises(UntrustedInputError, match="nested deeper"):
        json_text.loads(f"[{text}]", depth=depth)


@pytest.mark.parametrize(
    "text",
    ["[" * 10_000 + "]" * 10_000, "[" * 3_000, '{"a":' * 10_000 + "1" + "}" * 10_000, '"\\\\"' + "[" * 200],
    ids=["ten thousand deep", "never closed", "objects", "behind a string that ends in a backslash"],
)
def test_what_would_end_the_interpreter_is_refused(text: str) -> None:
    with pytest.raises(UntrustedInputError, match="nested deeper than 100 levels"):
        json_text.loads(text)


def test_brackets_in_strings_are_text() -> None:
    value = ["[" * 5_000, '"' + "{" * 5_000, "\\" * 3 + "[" * 500]
    assert json_text.loads(json.dumps(value)) == value


@given(st.text(alphabet='[]{}"\\a1,:', max_size=60))
def test_any_text_is_read_or_refused_and_nothing_else_escapes(text: str) -> None:
    with suppress(UntrustedInputError):
        json_text.loads(text, depth=5)


@given(st.text(alphabet='[]{}"\\a', max_size=60))
def test_no_malformed_text_hides_brackets_from_the_measure(text: str) -> None:
    opened = 0
    in_string = escaped = False
    deepest = 0
    for character in text:  # what a parser sees until it must give up: a backslash outside a string
        if in_string:
            in_string = escaped or character != '"'
            escaped = not escaped and character == "\\"
        elif character == "\\":
            break
        else:
            in_string = character == '"'
            opened += (character in "[{") - (character in "]}")
            deepest = max(deepest, opened)
    assert json_text.nesting(text) >= deepest


@pytest.mark.parametrize("text", ["", "{", "nope", "NaN", "[Infinity]", "1" * 5_000, '"\x00"', "[1,]", '"a'])
def test_damaged_json_is_refused(text: str) -> None:
    with pytest.raises(UntrustedInputError, match="damaged"):
        json_text.loads(text)


def test_text_beyond_reason_is_not_even_looked_at() -> None:
    with pytest.raises(UntrustedInputError, match="longer than 5 characters"):
        json_text.loads('"12345"', length=5)


def test_the_pickers_take_only_what_they_are_named_for() -> None:
    assert json_text.as_str("a") == "a"
    assert json_text.as_str(1, "none") == "none"
    assert json_text.as_bool(True) is True
    assert json_text.as_bool(1) is False
    assert json_text.as_int(3.0) == 3
    assert [json_text.as_int(bad, 7) for bad in (True, "3", 2.5, float("nan"), None)] == [7] * 5
    assert json_text.as_list([1]) == [1]
    assert json_text.as_list("ab") == []
    assert json_text.as_dict({"a": 1, 2: 3}) == {"a": 1}
    assert json_text.as_dict([("a", 1)]) == {}


def test_a_number_beyond_all_bounds_is_none_as_a_browser_writes_it() -> None:
    found = json_text.loads("[1e999, -1.5e400, 1e308, 2.5]")

    assert found == [None, None, 1e308, 2.5]
