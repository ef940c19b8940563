"""A key never stands in a reason for a failure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.masked import STARS, masked


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (
            "Incorrect API key provided: sk-proj-abc123DEF456. See",
            f"Incorrect API key provided: {STARS}. See",
        ),
        ("Unauthorized (r8_0123456789abcdefABCDEF)", f"Unauthorized ({STARS})"),
        ("Authorization: Bearer abc.def.123456", f"Authorization: Bearer {STARS}"),
        ("api_key=hunter2hunter2&x=1", f"api_key={STARS}"),
        ('token: "a1b2c3d4e5"', f'token: {STARS}"'),
        ("0123456789abcdef0123456789abcdef is wrong", f"{STARS} is wrong"),
    ],
)
def test_what_looks_like_a_key_goes(said: str, left: str) -> None:
    assert masked(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "CUDA out of memory: 8192 MB",
        "Invalid token in prompt near line 4",
        "The API key is missing.",
        "stabilityai/stable-diffusion-xl-base-1.0 was not found",
        "/user/images/Mira/Mira_2026-11-21@19h04m56s123ms.png",
        "The secret garden has no password.",
    ],
)
def test_a_reason_without_a_key_stays_as_it_is(said: str) -> None:
    assert masked(said) == said


@given(st.from_regex(r"sk-[A-Za-z0-9]{20,60}", fullmatch=True), st.text(max_size=40), st.text(max_size=40))
def test_a_key_is_found_wherever_a_word_can_begin(key: str, before: str, after: str) -> None:
    assert key not in masked(f"{before} {key} {after}")
