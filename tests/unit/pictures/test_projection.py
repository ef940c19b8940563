"""The projection of pictures into a text, and the table of states."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.pictures.message_notes import dump, load
from limner.pictures.picture import SETTLED, TRANSITIONS, Picture, State, Version
from limner.pictures.projection import adopt, image_html, match, project
from limner.tags.grammar import scan


def painted(prompt: str, ordinal: int = 0, url: str = "", name: str = "") -> Picture:
    """A picture that is painted and waits to be placed."""
    url = url or f"/user/images/{prompt.replace(' ', '_')}-{ordinal}.png"
    version = Version(f"v{ordinal}", prompt, url, "sd", 0.0)
    return Picture(name or f"p{ordinal}", prompt, ordinal, State.PAINTED, (version,), 0)


def test_a_picture_is_set_directly_after_its_tag() -> None:
    text = 'She ran. <img-prompt="a fox"> Then she slept.'

    result = project(text, [painted("a fox", url="/user/images/a.png")])

    assert result == (
        'She ran. <img-prompt="a fox"><img src="/user/images/a.png" title="a fox" alt="a fox"> Then she '
        "slept."
    )


def test_projecting_twice_changes_nothing() -> None:
    text = 'One <img-prompt="a"> two <img-prompt="b"> three'
    pictures = [painted("a", 0), painted("b", 1)]

    once = project(text, pictures)

    assert project(once, pictures) == once


def test_the_same_prompt_twice_gives_each_tag_its_own_picture() -> None:
    text = '<img-prompt="a fox"> and again <img-prompt="a fox">'

    result = project(
        text, [painted("a fox", 0, "/user/images/first.png"), painted("a fox", 1, "/user/images/second.png")]
    )

    assert (
        result.index("/user/images/first.png")
        < result.index("and again")
        < result.index("/user/images/second.png")
    )


def test_a_failed_picture_leaves_its_tag_and_nothing_else() -> None:
    text = 'A <img-prompt="a"> b'
    failed = Picture("p", "a", 0, State.PAINTING).failed(Version("v", "a", "", "sd", 0.0, "No."))

    assert project(text, [failed]) == text


def test_an_image_nobody_knows_is_never_removed() -> None:
    text = '<img-prompt="a"><img src="/mine.png" title="x" alt="x"> and <img src="/other.png">'

    result = project(text, [painted("a", 0, "/user/images/ours.png")])

    assert "/mine.png" in result
    assert "/other.png" in result
    assert "/user/images/ours.png" in result


def test_a_tag_that_moved_keeps_its_picture() -> None:
    pictures = [painted("a", 0), painted("b", 1)]
    matched = match('<img-prompt="new"> <img-prompt="a"> <img-prompt="b">', pictures)

    assert {ordinal: picture.prompt for ordinal, picture in matched.items()} == {1: "a", 2: "b"}


def test_a_tag_written_before_two_equal_ones_leaves_each_its_picture() -> None:
    pictures = [painted("a fox", 0, "/user/images/first.png"), painted("a fox", 1, "/user/images/second.png")]
    text = project('<img-prompt="a fox"> and again <img-prompt="a fox">', pictures)
    longer = f'<img-prompt="new">{text}'

    assert project(longer, pictures) == longer


def test_a_tag_written_before_its_equal_leaves_it_its_picture() -> None:
    pictures = [painted("a fox", 0, "/user/images/first.png")]
    longer = '<img-prompt="a fox">' + project('and again <img-prompt="a fox">', pictures)

    assert project(longer, pictures) == longer
    assert list(match(longer, pictures)) == [1]


def test_of_two_equal_tags_the_one_that_is_left_has_one_picture() -> None:
    pictures = [painted("a fox", 0, "/user/images/first.png"), painted("a fox", 1, "/user/images/second.png")]
    text = project('<img-prompt="a fox"> and again <img-prompt="a fox">', pictures)

    left = project(text[text.index("<img-prompt", 1) :], pictures)

    assert left.count("<img src=") == 1


def test_a_picture_already_in_the_text_without_a_note_is_adopted_and_not_painted_again() -> None:
    text = project('x <img-prompt="a"> y', [painted("a", 0, "/user/images/a.png")])

    adopted = adopt(text, [], ["id1"], 5.0)

    assert [(each.state, each.shown.url if each.shown else "") for each in adopted] == [
        (State.PLACED, "/user/images/a.png")
    ]


def test_everything_in_an_image_is_escaped() -> None:
    html = image_html('/a".png', '"><script>alert(1)</script> {{user}} *x* `y`\nz')

    inside = html.removeprefix("<img src=").removesuffix(">")
    assert "<" not in inside
    assert ">" not in inside
    assert "{{" not in html
    assert "*" not in html
    assert "\n" not in html
    assert html.count('"') == 6


def test_only_the_ways_of_the_table_are_open() -> None:
    for before in State:
        for after in State:
            picture = Picture("p", "a", 0, before)
            if after in TRANSITIONS[before]:
                assert picture.to(after).state is after
            else:
                with pytest.raises(ValueError, match="cannot become"):
                    picture.to(after)


def test_every_state_can_end() -> None:
    reachable = {state: {state} for state in State}
    for _ in State:
        for state in State:
            reachable[state] |= {end for step in TRANSITIONS[state] for end in reachable[step]}

    assert all(reachable[state] & SETTLED for state in State)


def test_notes_survive_the_chat_file() -> None:
    pictures = (painted("a fox, 狐", 0), Picture("q", "b", 1, State.CANCELLED))

    assert load(dump("uid", pictures)) == pictures


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[" * 10_000,
        "{}",
        "null",
        '{"pictures": 3}',
        '{"pictures": [3, null, {}]}',
        '{"pictures": [{"id": 1, "prompt": "a", "ordinal": 0, "state": "placed"}]}',
        '{"pictures": [{"id": "x", "prompt": "a", "ordinal": 0, "state": "eaten"}]}',
    ],
)
def test_damaged_notes_are_left_out_and_never_raise(text: str) -> None:
    assert load(text) == ()


prompts = st.sampled_from(["a", "b", "a fox > hill", "c"])
proses = st.sampled_from(["", " prose ", "\n\n", " <b>x</b> ", "`code` ", '"said" '])


@given(st.lists(st.tuples(proses, prompts), max_size=6), st.data())
def test_the_text_is_its_own_projection_whatever_was_painted(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    text = "".join(f'{prose}<img-prompt="{prompt}">' for prose, prompt in pieces) + " end"
    chosen = [data.draw(st.booleans()) for _ in pieces]
    pictures = [painted(prompt, ordinal) for ordinal, (_, prompt) in enumerate(pieces) if chosen[ordinal]]

    result = project(text, pictures)

    assert project(result, pictures) == result
    assert [tag.prompt for tag in scan(result)] == [prompt for _, prompt in pieces]
    assert result.count("<img src=") == len(pictures)
    hidden = [replace(picture, state=State.PLACED, chosen=-1) for picture in pictures]
    assert project(result, hidden) == text


def test_the_note_holds_no_more_than_the_picture() -> None:
    note = json.loads(dump("uid", [painted("a")]))

    assert note["v"] == 1
    assert note["uid"] == "uid"
    assert note["pictures"][0]["state"] == "painted"
