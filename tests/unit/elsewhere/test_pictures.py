"""The pictures of other illustrators, in the forms that their sources write."""

import json

import pytest

from limner.elsewhere import pictures
from limner.elsewhere.pictures import ATTACHED, address_in, attached, behind, in_text
from limner.settings.other_illustrators import AUTO_ILLUSTRATOR, IMAGE_AUTO_GENERATION

AUTO = (
    'The gate. <!--img-prompt="a castle gate, mist"-->\n'
    "<!-- auto-illustrator:promptId=prompt_1,imageUrl=/user/images/Mira/1.png -->\n"
    '<img src="/user/images/Mira/1.png" alt="a castle gate" title="AI generated image #1" '
    'class="auto-illustrator-img" data-prompt-id="prompt_1" style="width:80%;max-width:100%"> She rode on.'
)
REPLACED = (
    'Before <img src="/user/images/Mira/2.png" title="a &quot;red&quot; fox" alt="a &quot;red&quot; fox" '
    'data-pic-gen="a &quot;red&quot; fox"> after.'
)


def test_one_behind_a_tag_and_its_marker_is_seen_with_the_prompt_of_the_tag() -> None:
    (found,) = in_text(AUTO)
    assert (found.by, found.url) == (AUTO_ILLUSTRATOR.id, "/user/images/Mira/1.png")
    assert found.prompt == "a castle gate, mist"


def test_one_that_stands_in_the_stead_of_its_tag_tells_its_prompt_itself() -> None:
    (found,) = in_text(REPLACED)
    assert (found.by, found.url) == (IMAGE_AUTO_GENERATION.id, "/user/images/Mira/2.png")
    assert found.prompt == 'a "red" fox'


def test_several_behind_one_tag_are_all_seen() -> None:
    twice = AUTO.replace(
        " She rode", '\n<img src="/user/images/Mira/3.png" data-prompt-id="prompt_1"> She rode'
    )
    assert [each.url for each in in_text(twice)] == ["/user/images/Mira/1.png", "/user/images/Mira/3.png"]
    assert {each.prompt for each in in_text(twice)} == {"a castle gate, mist"}


@pytest.mark.parametrize(
    "text",
    [
        "No picture at all.",
        '<img src="/user/images/Mira/1.png" title="a" alt="a">',
        '<img src="https://example.org/1.png">',
    ],
)
def test_what_is_nobodys_of_them_is_not_taken_for_theirs(text: str) -> None:
    assert in_text(text) == []


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/1.png", "data:image/svg+xml;base64,AAAA#promptId=1", "/api/users/me", ""],
)
def test_an_address_that_is_no_picture_of_sillytaverns_is_none(address: str) -> None:
    (found,) = in_text(f'<img src="{address}" alt="a fox" data-prompt-id="x">')
    assert not found.url


def test_a_characters_name_with_blanks_is_written_as_an_address() -> None:
    assert address_in("/user/images/My Hero/1.png") == "/user/images/My%20Hero/1.png"
    assert address_in("user/images/Mira/1.png") == "/user/images/Mira/1.png"


def test_what_is_attached_to_a_message_is_seen_in_the_old_form_and_the_new_one_once_each() -> None:
    extra = {
        "media": [
            {"type": "image", "url": "/user/images/Mira/1.png", "title": "a fox", "source": "generated"},
            {"type": "image", "url": "/user/images/Mira/mine.png", "source": "upload"},
            {"type": "video", "url": "/user/images/Mira/1.mp4"},
        ],
        "image_swipes": ["/user/images/Mira/2.png", "/user/images/Mira/1.png"],
        "image": "/user/images/Mira/2.png",
        "title": "a hill",
    }
    found = attached(json.dumps(extra))
    assert [(each.by, each.url, each.prompt) for each in found] == [
        (ATTACHED, "/user/images/Mira/1.png", "a fox"),
        (ATTACHED, "/user/images/Mira/2.png", "a hill"),
    ]


@pytest.mark.parametrize(
    "text", ["", "[", "[]", '{"media": 7, "image": {}, "image_swipes": [[]]}', "[" * 4000]
)
def test_what_is_damaged_has_no_pictures(text: str) -> None:
    assert attached(text) == []


def test_thousands_behind_one_tag_are_read_in_one_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    walks = list[int]()

    def walked(text: str, at: int) -> tuple[int, list[pictures.Elsewhere]]:
        walks.append(at)
        return behind(text, at)

    monkeypatch.setattr(pictures, "behind", walked)
    text = '<img-prompt="a fox">' + '<img src="/user/images/Mira/1.png" data-prompt-id="">' * 3000
    found = in_text(text)
    assert [len(found), {each.prompt for each in found}] == [3000, {"a fox"}]
    assert len(walks) == 1
