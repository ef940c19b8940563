"""A plain text's tags are read quickly, and as the scanner reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.tags._plain import plain_tags
from limner.tags.grammar import scan, scan_whole

IMAGE = '<img src="/user/images/a.png" title="a fox" alt="a fox">'
PIECES = (
    "She rode. ",
    "\n\n",
    '<img-prompt="a fox">',
    '<img-prompt=" a fox, it\'s red " char="Mira; Bran" wears="Mira: red gown" mood="">',
    '<img-prompt="a fox" char="Mira" char="Bran">',
    '<img-prompt="a fox" src="x">',
    '<img-prompt="a fox" note="x" seed="7">',
    '<img-prompt="">',
    '<img-prompt="a "fox" runs">',
    '<img-prompt="a fox" / >',
    '<img-prompt="a fox"',
    IMAGE,
    " ",
    "<b>",
    "a < b > c",
    "“quoted”",
    '"',
    "'",
    ">",
    "`",
    "&lt;",
    "\\",
    "~~~",
    '<pic prompt="a fox">',
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_read_quickly_is_read_as_the_scanner_reads_it(text: str) -> None:
    quick = plain_tags(text)

    assert quick is None or quick == scan(text)
    assert scan_whole(text) == scan(text)


@pytest.mark.parametrize(
    "text",
    ["", "No tag.", f'She rode.\n\n<img-prompt="a fox" char="Mira" place="inn">{IMAGE}{IMAGE}\n\nShe slept.'],
)
def test_what_the_instructions_show_is_read_quickly(text: str) -> None:
    assert plain_tags(text) is not None
