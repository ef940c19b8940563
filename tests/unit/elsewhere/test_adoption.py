"""A message of another illustrator's in Limner's form: nothing lost, read back alike, and undone exactly."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from limner.elsewhere.adoption import Adopted, adopted, before, note_of, pictures_of, tag_of, was_taken
from limner.pictures import message_notes
from limner.pictures.projection import project
from limner.tags.grammar import images_after, read_also, scan
from tests.unit.elsewhere.test_pictures import AUTO, REPLACED

FAILED = (
    'A. <!--img-prompt="a fox"-->\n'
    '<img src="data:image/svg+xml;base64,AA#promptId=1" data-failed-placeholder="true" data-prompt-id="1"> B.'
)


def ids(text: str) -> list[str]:
    return [f"id{number}" for number, _ in enumerate(scan(text))]


def test_the_tag_stays_the_picture_stands_behind_it_and_the_marker_is_gone() -> None:
    made = adopted(AUTO)
    assert made.count == 1
    assert made.text == (
        'The gate. <!--img-prompt="a castle gate, mist"-->'
        '<img src="/user/images/Mira/1.png" title="a castle gate, mist" alt="a castle gate, mist">'
        " She rode on."
    )


def test_a_picture_that_had_taken_its_tags_place_gets_its_tag_back() -> None:
    made = adopted(REPLACED)
    (tag,) = scan(made.text)
    assert tag.prompt == 'a "red" fox'
    _, images = images_after(made.text, tag.end)
    assert [image.src for image in images] == ["/user/images/Mira/2.png"]
    assert made.text.startswith("Before <img-prompt=")
    assert made.text.endswith("> after.")


def test_a_placeholder_of_one_that_failed_leaves_a_tag_that_can_be_painted() -> None:
    assert adopted(FAILED).text == 'A. <!--img-prompt="a fox"--> B.'
    assert adopted(FAILED).count == 0


def test_what_has_none_of_theirs_stays_as_it_is() -> None:
    text = 'A <img-prompt="a fox"><img src="/user/images/1.png" title="a fox" alt="a fox"> b'
    assert adopted(text).text == text


def test_taken_over_it_is_limners_own_and_projects_onto_itself() -> None:
    twice = AUTO.replace(
        " She rode", '\n<img src="/user/images/Mira/3.png" data-prompt-id="prompt_1"> She rode'
    )
    text = adopted(twice).text
    (picture,) = pictures_of(text, ids(text), 1.0)
    assert [version.url for version in picture.versions] == [
        "/user/images/Mira/1.png",
        "/user/images/Mira/3.png",
    ]
    assert picture.shown is not None
    assert picture.shown.url == "/user/images/Mira/3.png"
    assert project(text, [picture]) == text


def test_the_note_keeps_how_it_stood_and_gives_it_back_only_where_nobody_wrote_since() -> None:
    text = adopted(AUTO).text
    note = note_of("uid", AUTO, text, pictures_of(text, ids(text), 1.0))
    assert was_taken(note)
    assert message_notes.load(note)[0].prompt == "a castle gate, mist"
    assert before(note, text) == (AUTO, "")
    assert before(note, text + " More.") is None
    assert not was_taken(json.dumps({"v": 1, "uid": "uid", "pictures": []}))


@pytest.mark.parametrize("prompt", ["{{user}}", "{{{setvar::a::b}}", "a `b"])
def test_words_in_entities_do_not_come_alive_as_a_macro_or_as_code_in_the_tag(prompt: str) -> None:
    encoded = "".join(f"&#{ord(each)};" for each in prompt)
    text = adopted(f'A <img src="/user/images/Mira/2.png" data-pic-gen="{encoded}"> b').text
    assert [tag.prompt for tag in scan(text)] == [prompt]
    assert "{{" not in text
    assert "`" not in text


@pytest.mark.parametrize("around", ["`{}`", "```\n{}\n```"])
def test_a_text_in_which_the_tag_would_not_be_read_stays_as_it_is(around: str) -> None:
    text = around.format('<img src="/user/images/Mira/2.png" data-pic-gen="a fox">')
    assert adopted(text) == Adopted(text, 0)


def test_what_the_note_held_beside_pictures_is_kept_by_taking_over_and_by_undo() -> None:
    facts = {"v": 1, "events": [{"do": "set", "who": "Mira", "slot": "mood", "value": "proud"}]}
    text = adopted(AUTO).text
    old = json.dumps({"v": 1, "uid": "uid", "pictures": [], "facts": facts})
    note = note_of("uid", AUTO, text, pictures_of(text, ids(text), 1.0), old)
    assert message_notes.others(note)["facts"] == facts
    stood = before(note, text)
    assert stood is not None
    assert stood[0] == AUTO
    assert json.loads(stood[1]) == {"v": 1, "uid": "uid", "pictures": [], "facts": facts}


def test_undo_leaves_a_message_alone_for_which_a_picture_was_painted_since() -> None:
    text = adopted(AUTO).text
    (picture,) = pictures_of(text, ids(text), 1.0)
    painted = replace(picture.versions[0], id="new", url="/user/images/Mira/paid.png")
    note = note_of("uid", AUTO, text, [replace(picture, versions=(*picture.versions, painted))])
    assert before(note, text) is None


OWN_FORM = 'A. [[pic: a fox]]\n<img src="/user/images/Mira/1.png" data-prompt-id="1"> B.'
PATTERN = r"\[\[pic: (?P<prompt>[^\]]*)\]\]"


@pytest.mark.parametrize("patterns", [(PATTERN, ""), ("", PATTERN)])
def test_undo_gives_the_text_back_whatever_tags_are_read_by_then(patterns: tuple[str, str]) -> None:
    """Their patterns come with their settings, and go with undo: before or after the pictures."""
    at_first, later = patterns
    stood = OWN_FORM + AUTO
    try:
        read_also(at_first)
        text = adopted(stood).text
        note = note_of("uid", stood, text, pictures_of(text, ids(text), 1.0))
        read_also(later)
        assert before(note, text) == (stood, "")
        assert before(note, f"{text} More.") is None
    finally:
        read_also("")


@given(some.text(alphabet=some.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80))
def test_a_tag_of_any_prompt_reads_as_that_prompt(prompt: str) -> None:
    words = " ".join(prompt.split())
    read = [tag.prompt for tag in scan(tag_of(prompt))]
    assert read == [words] if words else read == []


@given(
    some.lists(some.sampled_from([AUTO, REPLACED, FAILED, "Words.", "`code`", "<b>", "\n\n", "<!-- x -->"]))
)
def test_taking_over_twice_is_taking_over_once(parts: list[str]) -> None:
    once = adopted("".join(parts)).text
    assert adopted(once).text == once
