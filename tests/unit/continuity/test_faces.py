"""Reference pictures and a seed per person in the whole program: who is shown to a painter, and which."""

import json
from binascii import crc32

import pytest

from limner.continuity._moment import MOST_FACES
from limner.manual._requests import UserRequest
from limner.pictures import message_notes
from limner.pictures.options import Features, Options
from limner.pictures.provenance import Provenance
from limner.pictures.reference_address import CHARACTERS, PERSONAS, address, file_name, is_reference
from limner.pictures.wording import Wording
from limner.providers.base import Heard, Painted, PictureRequest
from tests.fakes.painter import FakeProvider
from tests.unit.continuity.test_in_the_program import BRAN, KEY, MIRA, Story

SEED = crc32(b"mira.png") & 0x7FFF_FFFF
TWO = '<img-prompt="they drink" char="Mira; Bran">'


def told(story: Story) -> Wording:
    (picture,) = message_notes.load(story.host.message("m").notes[0])
    words = picture.versions[-1].words
    assert words is not None
    return words


class Looker(FakeProvider):
    """A painter that can be given so many pictures to look at, and says which it was given."""

    def __init__(self, references: int) -> None:
        knows = frozenset({"seed", "negative"})
        super().__init__("looker", self.look, Features(knows, lasting=True, references=references))

    async def look(self, request: PictureRequest, heard: Heard) -> Painted:
        del heard
        making = Provenance(request.options, references=request.references)
        return Painted(f"/user/images/{request.id}.png", self.id, making)


def looking(takes: int = 4, **settings: object) -> tuple[Story, Looker]:
    story = Story({"provider": "looker", "references": True, **settings}, (MIRA, BRAN))
    looker = Looker(takes)
    story.app.setup.service.register(looker)
    return story, looker


async def reply(story: Story, text: str) -> None:
    story.above("m", text)
    story.receive(text)
    await story.settle()


async def test_each_person_in_the_picture_is_shown_by_card_persona_or_the_face_that_the_user_chose() -> None:
    story, looker = looking()
    await story.app.continuity.changes().face("chat", "bran.png", "/user/images/Mira/bran%20young.png")
    await reply(story, '<img-prompt="they drink" char="Mira; Bran; Sam; Hob">')

    assert looker.asked[0].references == (
        "/characters/mira.png",
        "/user/images/Mira/bran%20young.png",
        "/User%20Avatars/sam.png",
    )


async def test_the_newest_face_counts_in_a_chat_of_hundreds_and_their_note_stays_short() -> None:
    story, looker = looking()
    faces = {f"npc:{number}": "/user/images/Mira/1.png" for number in range(MOST_FACES)}
    story.host.metadata["chat"] = json.dumps({"faces": faces})
    await story.app.continuity.changes().face("chat", "bran.png", "/user/images/other.png")
    await reply(story, TWO)

    assert looker.asked[0].references == ("/characters/mira.png", "/user/images/other.png")
    assert len(json.loads(story.host.metadata["chat"])["faces"]) == MOST_FACES


async def test_a_painter_gets_no_more_than_it_takes_and_none_while_it_is_off() -> None:
    cases: list[tuple[int, dict[str, object], tuple[str, ...]]] = [
        (1, {}, ("/characters/mira.png",)),
        (0, {}, ()),
        (4, {"references": False}, ()),
        (4, {"continuity": False}, ()),
    ]
    for takes, settings, wanted in cases:
        story, looker = looking(takes, **settings)
        await reply(story, TWO)
        assert looker.asked[0].references == wanted


async def test_nobody_and_hands_alone_are_no_reason_to_send_a_face() -> None:
    for prompt in ('"an empty road" char="nobody"', '"close-up of her hands" char="Mira"'):
        story, looker = looking()
        await reply(story, f"<img-prompt={prompt}>")
        assert looker.asked[0].references == ()


async def test_the_menu_says_which_were_used_and_the_same_again_is_shown_the_same() -> None:
    story, looker = looking()
    await reply(story, TWO)
    story.tell("menu_asked", chat_id="chat", uid="m", swipe_id=0)
    await story.settle()
    assert "reference pictures: mira.png, bran.png" in story.host.views["menu"]

    await story.app.continuity.changes().face("chat", "bran.png", "/user/images/other.png")
    await story.app.manual._menu._repainter.paint(KEY, UserRequest.SAME)
    assert looker.asked[1].references == looker.asked[0].references
    await story.app.manual._menu._repainter.paint(KEY, UserRequest.REPLACE)
    assert looker.asked[2].references == ("/characters/mira.png", "/user/images/other.png")


async def test_what_a_picture_was_shown_before_is_not_sent_again_once_it_is_switched_off() -> None:
    story, looker = looking()
    await reply(story, TWO)
    story.tell("setting_changed", name="references", value=False)
    await story.app.manual._menu._repainter.paint(KEY, UserRequest.SAME)

    assert looker.asked[0].references
    assert looker.asked[1].references == ()


async def test_the_only_person_in_a_picture_has_a_seed_of_their_own() -> None:
    story = Story({"seed_per_person": True}, (MIRA, BRAN))
    await story.reply('<img-prompt="she laughs" char="Mira">')
    assert story.host.commands[-1][1]["seed"] == str(SEED)
    assert told(story).seed == SEED


@pytest.mark.parametrize(
    ("tag", "settings", "seed"),
    [
        ('char="Mira"', {}, None),
        ('char="Mira" seed="7"', {"seed_per_person": True}, "7"),
        ('char="Mira"', {"seed_per_person": True, "painters": {"sd": {"seed": 5}}}, "5"),
        ('char="Mira; Bran"', {"seed_per_person": True}, None),
    ],
)
async def test_a_seed_that_is_named_goes_first_and_two_people_have_none(
    tag: str, settings: dict[str, object], seed: str | None
) -> None:
    story = Story(settings, (MIRA, BRAN))
    await story.reply(f'<img-prompt="a laugh" {tag}>')

    assert story.host.commands[-1][1].get("seed") == seed


async def test_a_painter_that_takes_no_seed_gets_none() -> None:
    story, looker = looking(seed_per_person=True)
    looker._features = Features(lasting=True)
    await reply(story, '<img-prompt="she laughs" char="Mira">')

    assert looker.asked[0].options == Options()


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a.png",
        "/characters/../secrets.json",
        "/characters/..%2Fsecrets.json",
        "/characters/Mira/happy.png",
        "/characters/%2E%2E/a.png",
        "/User Avatars/a.png",
        "/user/files/notes.txt",
        "/user/images/",
        "/backgrounds/a.png",
        "data:image/png;base64,AAAA",
        "",
    ],
)
def test_what_is_no_picture_of_the_users_own_people_is_no_reference(url: str) -> None:
    assert not is_reference(url)
    assert Wording.read({"parts": ["a"], "references": [url, 3]}) == Wording.read({"parts": ["a"]})
    assert Provenance.read({"references": [url, None]}) == Provenance()


@pytest.mark.parametrize("name", ["Mira & Co#1?.png", "50%.png", "Älice 猫.png", "a'b.png"])
def test_whatever_a_file_is_called_its_address_is_one(name: str) -> None:
    for folder in (CHARACTERS, PERSONAS):
        url = address(folder, name)
        assert is_reference(url)
        assert file_name(url) == name


def test_a_note_keeps_pictures_and_seed_beside_the_words() -> None:
    words = Wording.read({"parts": ["a"], "references": ["/characters/mira.png"], "seed": 7})
    assert words is not None
    assert (words.references, words.seed) == (("/characters/mira.png",), 7)
    assert Wording.read(json.loads(json.dumps(words.to_json()))) == words
    for seed in (-1, 2**32, "7", True, None):
        assert Wording.read({"parts": ["a"], "seed": seed}) == Wording.read({"parts": ["a"]})
