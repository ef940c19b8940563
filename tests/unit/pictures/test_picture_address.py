"""Addresses that others bring: only SillyTavern's own pictures stand in a message, and nothing is lost."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limner.outbox import entry
from limner.outbox.entry import Entry
from limner.outbox.outbox import Outbox
from limner.page.host_values import MessageKey
from limner.painting import _slot_view as slot_view
from limner.pictures import message_notes
from limner.pictures.picture import MOST_TAGS, Picture, State
from limner.pictures.picture_address import LONGEST, encoded, is_picture
from limner.pictures.projection import adopt, placed_in, project, unplaced
from limner.pictures.provenance import Provenance
from tests.fakes.host import FakeMessage
from tests.fakes.store import FakeStore
from tests.fakes.tabs import FakeTabs
from tests.unit.painting.test_recovery import Tab

GOOD = [
    "/user/images/a.png",
    "/user/images/Mira/%E7%8B%90%20x.png",
    "/user/images/さくら/…1.webp",
    "/user/images/a..b.png",
]
BAD = [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "//host/x.png",
    "///host/x.png",
    "/\\host/x.png",
    "https://host/user/images/x.png",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "data:image/png;base64,AA",
    "blob:http://127.0.0.1/1",
    "/api/users/logout",
    "/api/plugins/limner/config",
    "/user/files/page.html",
    "/user/images/../../api/x",
    "/user/images/%2e%2e/%2E%2E/api/x",
    "/user/images/..%2f..%2Fapi",
    "/user/images/a/%5c..%5cx",
    "/user/images//x.png",
    "/user/images/",
    "/user/images/a.png?x=1",
    "/user/images/a.png#x",
    '/user/images/a.png" onerror="alert(1)',
    "/user/images/a.png'><script>",
    "/user/images/a\n.png",
    "/user/images/a\x00.png",
    "/user/images/%00.png",
    "/USER/images/a.png",
    "user/images/a.png",
    f"/user/images/{'a' * LONGEST}.png",
]
KEY = MessageKey("chat", "m", 0)
SRC = re.compile(r'<img src="([^"]*)"')


def noted(url: str, prompt: str = "one", **more: object) -> dict[str, object]:
    """A picture as a chat file has it."""
    version = {
        "id": f"v-{prompt}",
        "prompt": prompt,
        "url": url,
        "provider": "sd",
        "created": 1.0,
        "error": "",
    }
    rest = {"ordinal": 0, "state": "placed", "chosen": 0, "versions": [version]}
    return {"id": f"p-{prompt}", "prompt": prompt, **rest, **more}


def note(*pictures: dict[str, object]) -> str:
    return json.dumps({"v": 1, "uid": "m", "pictures": pictures}, separators=(",", ":"))


@pytest.mark.parametrize("url", GOOD)
def test_a_picture_of_sillytaverns_is_one(url: str) -> None:
    assert is_picture(url)


@pytest.mark.parametrize("url", BAD)
def test_any_other_address_is_none(url: str) -> None:
    assert not is_picture(url)


@settings(max_examples=50)
@given(st.text(max_size=40).filter(lambda name: name.strip("./")))
def test_whatever_the_file_is_called_its_address_is_one_of_a_picture(name: str) -> None:
    name = "".join(c for c in name if c.isprintable()).replace("/", "").replace("\\", "") or "x"

    assert is_picture(encoded(f"user/images/{name}.png"))


words = st.sampled_from(["one", "two", 'a "b"'])
urls = st.one_of(st.sampled_from(GOOD), st.sampled_from(BAD), st.text(max_size=20), st.just(""))
numbers = st.one_of(st.integers(-3, 4), st.sampled_from([10**9, -(10**30), 10**99, True, None, 1e300, "1"]))
versions = st.fixed_dictionaries(
    {"id": st.text(max_size=3), "prompt": words, "url": urls, "provider": st.just("sd")},
    optional={"created": numbers, "error": st.one_of(st.text(max_size=5), st.just(7)), "making": numbers},
)
rows = st.fixed_dictionaries(
    {
        "id": st.text(max_size=3),
        "prompt": words,
        "ordinal": numbers,
        "state": st.sampled_from([*State, "odd"]),
        "chosen": numbers,
        "versions": st.lists(versions, max_size=4),
    },
    optional={
        "beside": st.lists(numbers, max_size=3),
        "past": st.lists(st.lists(numbers, max_size=4), max_size=3),
    },
)
texts = st.lists(st.sampled_from(['<img-prompt="one">', '<img-prompt="two">', "prose "]), max_size=6).map(
    "".join
)


@given(st.lists(rows, max_size=4), texts)
def test_whatever_a_note_says_no_other_address_gets_into_the_text(raw: list[object], text: str) -> None:
    pictures = unplaced(text, message_notes.load(json.dumps({"v": 1, "uid": "m", "pictures": raw})))
    pictures = adopt(text, pictures, [f"n{number}" for number in range(9)], 0.0)

    projected = project(text, pictures)
    shown = "".join(filter(None, slot_view.row(pictures, (1, 1))))

    assert all(is_picture(unescape(src)) for src in SRC.findall(projected + shown))
    assert "<img src" not in SRC.sub("", projected + shown)
    placed_in(projected, pictures)


@given(st.lists(rows, max_size=4))
def test_a_note_that_is_read_and_written_has_the_addresses_it_had(raw: list[object]) -> None:
    pictures = message_notes.load(json.dumps({"v": 1, "uid": "m", "pictures": raw}))

    again = message_notes.load(message_notes.dump("m", pictures))

    assert again == pictures
    kept = json.loads(message_notes.dump("m", pictures))["pictures"]
    read = [row for row in raw if isinstance(row, dict) and any(row["id"] == each.id for each in pictures)]
    assert {v["url"] for each in kept for v in each["versions"]} <= {
        v["url"] for r in read for v in r["versions"]
    }
    assert sum(len(each["versions"]) for each in kept) == sum(len(each.versions) for each in pictures)


async def test_a_strangers_chat_shows_why_a_picture_is_not_shown_and_paints_nothing() -> None:
    tab = Tab()
    text = 'x <img-prompt="one"> y'
    tab.host.messages = [FakeMessage("m", [text], [note(noted("javascript:alert(1)"))])]
    tab.tell("chat_changed", chat_id="chat")
    await tab.settle()

    assert tab.host.message("m").text == text
    assert tab.painted == []
    (shown,) = tab.host.slots[KEY]
    assert shown is not None
    assert "is not one of SillyTavern" in shown
    assert 'data-limner-action="retry"' in shown
    assert "javascript" not in shown


@pytest.mark.parametrize("messages", [1, 10])
async def test_a_strangers_chat_full_of_tags_is_not_painted_unless_the_user_says_so(messages: int) -> None:
    tab = Tab()
    await tab.settle()
    text = '<img-prompt="one">' * (20 // messages)
    rows = [FakeMessage(f"m{n}", [text], [note()]) for n in range(messages)]
    tab.host.messages, tab.host.agrees = rows, False
    tab.tell("chat_changed", chat_id="chat")
    await tab.settle()

    assert tab.host.questions == [
        "Pictures of the last messages that are not painted yet: 20. Paint them now?"
    ]
    assert tab.painted == []


async def test_another_write_to_the_message_keeps_the_refused_address_in_its_note() -> None:
    tab = Tab()
    text = '<img-prompt="one"> <img-prompt="two">'
    tab.host.messages = [FakeMessage("m", [text], [note(noted("https://host/old.png"))])]
    tab.tell("chat_changed", chat_id="chat")
    await tab.settle()

    assert tab.painted == ["two"]
    assert SRC.findall(tab.host.message("m").text) == ["/user/images/two.png"]
    assert "https://host/old.png" in json.dumps(tab.host.message("m").note())


async def test_try_again_paints_what_was_refused_and_keeps_the_old_address_beside_it() -> None:
    tab = Tab()
    tab.host.messages = [FakeMessage("m", ['<img-prompt="one">'], [note(noted("//host/old.png"))])]
    tab.tell("chat_changed", chat_id="chat")
    await tab.settle()
    tab.tell("slot_action", chat_id="chat", uid="m", swipe_id=0, action="retry", ordinal=0)
    await tab.settle()

    assert SRC.findall(tab.host.message("m").text) == ["/user/images/one.png"]
    assert "//host/old.png" in json.dumps(tab.host.message("m").note())


async def test_somebodys_own_image_behind_a_tag_stays_and_is_not_hidden_by_a_reason() -> None:
    tab = Tab()
    text = '<img-prompt="one"><img src="https://host/mine.png" title="one" alt="one">'
    tab.host.messages = [FakeMessage("m", [text], [note(noted("https://host/mine.png"))])]
    tab.tell("chat_changed", chat_id="chat")
    await tab.settle()

    assert tab.host.message("m").text == text
    assert tab.painted == []
    assert not any(tab.host.slots.get(KEY, []))


def test_an_image_that_stood_there_with_another_address_is_known_and_never_written() -> None:
    text = '<img-prompt="one"><img src="https://host/mine.png" title="one" alt="one">'

    (picture,) = adopt(text, (), ["a"], 0.0)

    assert (picture.state, picture.shown) == (State.PLACED, None)
    assert project(text, (picture,)) == text
    assert SRC.findall(project('<img-prompt="one">', (picture,))) == []


@pytest.mark.parametrize("url", BAD)
def test_an_entry_of_the_outbox_with_such_an_address_is_none(url: str) -> None:
    good = Entry(
        "e", KEY, "p", 0, "one", "sd", 1.0, url="/user/images/a.png", more=("/user/images/b.png", url)
    )

    assert entry.parse(replace(good, url=url).dump()) is None
    assert entry.parse(good.dump()) == replace(good, more=("/user/images/b.png",))


@pytest.mark.parametrize("number", [-1, 10**12, -(10**30), 10**99, True])
def test_a_number_that_no_tag_has_neither_fills_the_memory_nor_raises(number: int) -> None:
    raw = json.loads(Entry("e", KEY, "p", 0, "one", "sd", 1.0, url="/user/images/a.png").dump())
    read = entry.parse(json.dumps({**raw, "ordinal": number}))
    (picture,) = message_notes.load(note(noted("/user/images/a.png", ordinal=number, state="painted")))

    assert read is not None
    assert 0 <= read.ordinal <= MOST_TAGS
    assert len(slot_view.row([picture], (1, 1))) <= MOST_TAGS + 1


@pytest.mark.parametrize("time", [10**99, 1e300, "now", None, True])
def test_a_time_that_no_clock_tells_is_none(time: object) -> None:
    raw = json.loads(Entry("e", KEY, "p", 0, "one", "sd", 1.0).dump())
    (picture,) = message_notes.load(note(noted("/user/images/a.png", past=[[time, 0]])))

    assert entry.parse(json.dumps({**raw, "created": time})) is None
    assert picture.past == ()


async def test_what_another_tab_says_under_a_false_name_is_not_heard() -> None:
    ours, theirs = FakeStore(), FakeTabs([])
    outbox = Outbox(ours, theirs)
    told = Entry("another", KEY, "p", 0, "one", "sd", 1.0, url="/user/images/a.png").dump()

    theirs.heard("e", told)

    assert len(outbox) == 0


def test_what_made_a_picture_is_read_without_trust_as_well() -> None:
    raw = {"options": {"seed": "x", "width": 10**99}, "seconds": 10**99, "cost": 7}

    assert Provenance.read(raw) == Provenance()


def test_a_note_is_only_looked_into_where_it_may_have_something_to_say() -> None:
    assert not message_notes.may_have_failures(note(noted("/user/images/a.png")))
    assert not message_notes.may_have_failures(note(noted("", state="cancelled", chosen=-1)))
    assert message_notes.may_have_failures(note(noted("", state="failed")))
    assert all(message_notes.may_have_failures(note(noted(url))) for url in BAD)


def test_a_picture_of_which_another_version_is_refused_shows_what_it_showed() -> None:
    raw = noted("/user/images/a.png")
    versions = raw["versions"]
    assert isinstance(versions, list)
    versions.append({**versions[0], "id": "w", "url": "//host/x.png"})

    (picture,) = message_notes.load(note({**raw, "beside": [1]}))

    assert picture.state is State.PLACED
    assert isinstance(picture, Picture)
    assert [version.url for version in picture.standing] == ["/user/images/a.png"]


def test_a_number_that_is_longer_than_any_is_no_json() -> None:
    raw = Entry("e", KEY, "p", 0, "one", "sd", 1.0).dump().replace('"ordinal": 0', f'"ordinal": {"9" * 400}')

    assert entry.parse(raw) is None
