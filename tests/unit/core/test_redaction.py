"""A key never stands in a reason for a failure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.core.errors import GenerationError, HostError
from limner.core.redaction import STARS, redacted, told


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
        ('token: "a1b2c3d4e5"', f'token: "{STARS}"'),
        ("0123456789abcdef0123456789abcdef is wrong", f"{STARS} is wrong"),
        ('{"api_key":"live_abcdefghij"}', f'{{"api_key":"{STARS}"}}'),
        ("{'apiKey': 'correcthorse'}", f"{{'apiKey': '{STARS}'}}"),
        (r'"{\"api_key\":\"live_abc\"}"', rf'"{{\"api_key\":\"{STARS}\"}}"'),
        (r"{\\\"secretKey\\\":\\\"correcthorse", rf"{{\\\"secretKey\\\":\\\"{STARS}"),
        ("{'Authorization': 'Bearer correcthorse'}", f"{{'Authorization': 'Bearer {STARS}'}}"),
        ("authorization: 'Basic Y29ycmVjdA'", f"authorization: 'Basic {STARS}'"),
        ("[(b'x-api-key', b'correcthorse')]", f"[(b'x-api-key', b'{STARS}')]"),
        ("x-api-key: a1b2c3d4\nAccept: */*", f"x-api-key: {STARS}\nAccept: */*"),
        ("GET /v1?model=a&key=correcthorse HTTP", f"GET /v1?model=a&key={STARS} HTTP"),
        ("token=live%5Fabcdefgh", f"token={STARS}"),
        ("&quot;token&quot;:&quot;correcthorse&quot;", f"&quot;token&quot;:&quot;{STARS}"),
        ("https://mira:hunter2@example.org/v1", f"https://{STARS}@example.org/v1"),
        ("OPENAI_API_KEY=correcthorse", f"OPENAI_API_KEY={STARS}"),
        ("token password: hunter2", f"token password: {STARS}"),
        ("token:token:token:a1b2c3d4", f"token:{STARS}"),
    ],
)
def test_what_looks_like_a_key_goes(said: str, left: str) -> None:
    assert redacted(said) == left


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
    assert redacted(said) == said


@given(st.from_regex(r"sk-[A-Za-z0-9]{20,60}", fullmatch=True), st.text(max_size=40), st.text(max_size=40))
def test_a_key_is_found_wherever_a_word_can_begin(key: str, before: str, after: str) -> None:
    assert key not in redacted(f"{before} {key} {after}")


@pytest.mark.parametrize(
    "key", ["sk-proj-abc123DEF456ghi789", "Bearer a1b2c3d4e5f6g7h8", "api_key=a1b2c3d4e5f6g7h8"]
)
@pytest.mark.parametrize("filler", ["word ", "x,", "sk-0123456789abcdef ", "token=a1b2c3d4e5f6 "])
def test_a_key_that_is_cut_in_two_is_not_shown(key: str, filler: str) -> None:
    secret = key.replace("Bearer ", "").replace("api_key=", "")
    for place in range(1600, 1760):
        said = (filler * place)[:place] + " " + key + " tail" * 500
        assert not any(secret[start : start + 6] in told(said, 300) for start in range(4)), place


def test_what_a_stranger_says_is_one_line_of_bounded_length() -> None:
    assert told("no\n  picture ") == "no picture"
    assert told("a " * 500_000, 300) == ("a " * 149 + "a…")
    assert told("a" * 1_000_000, 300) == "a" * 299 + "…"
    assert told("") == ""


def test_no_error_carries_more_than_its_bound_wherever_it_comes_from() -> None:
    error = GenerationError("a" * 960_000, code="provider", provider="sd", details={"said": "b" * 960_000})
    assert len(str(error)) == 2000
    assert len(error.details["said"]) == 2000
    assert len(str(HostError("a" * 960_000))) == 2000
