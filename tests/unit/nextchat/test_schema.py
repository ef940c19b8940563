"""Every written file is held to the shapes of the recorded real ones; ``LinkedWeb`` does so in each test."""

import json
from typing import Any

import pytest

from limner.nextchat import _backup as backup
from limner.nextchat import _masks_file as masks_file
from limner.nextchat._cards import CardPortrait, card_to_mask
from limner.nextchat._chats import Extras, StoryChat, chat_to_session
from tests.fakes import nextchat_schema as schema
from tests.unit.nextchat.test_cards import card
from tests.unit.nextchat.test_chats import IMAGE, PIXEL, TAG
from tests.unit.nextchat.test_formats import MASKS, REAL

URL = "/user/images/Mira/1.png"


def written(*, group: bool, whole: bool) -> str:
    """A backup as the file desk writes it (``whole``), or one that is kept in step."""
    masks = [
        card_to_mask(card(name=name), f"{name}.png", portrait=CardPortrait(PIXEL, PIXEL), created=1)
        for name in ("Mira", "Bran")
    ]
    rows: list[dict[str, Any]] = [
        {
            "name": "Mira",
            "is_user": False,
            "mes": f"A gate. {TAG}{IMAGE}",
            "swipes": ["A gate."],
            "extra": {},
        },
        {"name": "Ada", "is_user": True, "mes": "$5 and $10", "send_date": 1_795_892_200_000, "extra": {}},
        {"name": "Mira", "is_user": False, "is_system": True, "mes": "hidden", "extra": {}},
        {"name": "Mira", "is_user": False, "mes": "", "extra": {"media": [{"url": URL, "type": "image"}]}},
    ]
    chat = StoryChat("Mira.png/1", {"user_name": "Ada"}, tuple(rows), group, "Mira - 1", "Mira.png")
    extras = Extras(masks[0], {URL: PIXEL}, "She waits.", others=tuple(masks[1:] if group else ()))
    session = chat_to_session(chat, extras, whole=whole)
    filled = backup.Backup(
        (session,), {str(each["id"]): each for each in masks}, {}, {}, backup.empty().sealed
    )
    return backup.write(filled)


@pytest.mark.parametrize("group", [False, True])
@pytest.mark.parametrize("whole", [False, True])
def test_what_is_written_has_the_shapes_of_the_recorded_files(group: bool, whole: bool) -> None:
    text = written(group=group, whole=whole)

    schema.hold(text)
    schema.hold(masks_file.write(list(json.loads(text)["mask-store"]["masks"].values())))


def test_the_recorded_files_hold_to_it_themselves() -> None:
    ours = json.loads(json.dumps(json.loads(REAL)).replace('"id": "', '"id": "st:'))

    schema.hold(json.dumps(ours))
    schema.hold(MASKS)


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("session", {"stat": {}}), ("session", {"topic": None}), ("session", {"lastUpdate": "now"}),
        ("session", {"own": 1}), ("message", {"date": 1}), ("message", {"content": None}),
        ("message", {"own": 1}), ("mask", {"context": None}), ("mask", {"modelConfig": {}}),
        ("mask", {"builtin": 0}), ("mask", {"modelConfig": {"historyMessageCount": "32"}}),
    ],
)  # fmt: skip
def test_a_file_of_another_shape_is_found_out(place: str, change: dict[str, Any]) -> None:
    raw = json.loads(written(group=False, whole=False))
    [session] = raw["chat-next-web-store"]["sessions"]
    {"session": session, "message": session["messages"][0], "mask": session["mask"]}[place].update(change)

    with pytest.raises((AssertionError, KeyError, TypeError)):
        schema.hold(json.dumps(raw))
