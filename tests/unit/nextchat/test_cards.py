"""A card as a mask and back: nothing of either is lost, and what was changed over there is found."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from limner.nextchat import _cards as cards
from limner.nextchat import _checks as checks
from limner.nextchat import _masks_file as masks_file
from limner.nextchat._cards import CardPortrait, card_to_mask, mask_to_card
from limner.nextchat._values import without_prototypes
from tests.fakes.nextchat import Device

MASKS = json.loads((Path(__file__).parents[2] / "data" / "nextchat" / "masks.json").read_text("utf-8"))
PIXEL = "data:image/png;base64,iVBORw0KGgo="

words = st.text(max_size=40)
anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | words | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(words | st.just("__proto__"), inner, max_size=3)
    ),
    max_leaves=8,
)
card_data = st.fixed_dictionaries(
    {"name": words},
    optional={
        "description": words, "personality": words, "scenario": words, "first_mes": words, "mes_example":
        words, "system_prompt": words, "post_history_instructions": words, "alternate_greetings":
        st.lists(words, max_size=3), "tags": st.lists(words, max_size=3), "extensions":
        st.dictionaries(words, anything, max_size=3), "character_book": anything, "creator_notes": words,
        "nickname": words, "group_only_greetings": anything,
    },
)  # fmt: skip


def card(**data: Any) -> str:
    plain = {
        "name": "Mira",
        "description": "{{char}} is a traveller.",
        "personality": "curious",
        "scenario": "A gate in the mist; {{user}} waits.",
        "first_mes": '*She waves.* "There you are, {{user}}."',
        "mes_example": "<START>\n{{user}}: Hello.\n{{char}}: Well met.\n<START>\n{{char}}: Come.",
        "system_prompt": "",
        "post_history_instructions": "Stay in the scene.",
        "alternate_greetings": ["Hello again."],
        "tags": ["traveller"],
        "extensions": {"talkativeness": 0.5, "world": "Mistlands", "odd": 1.0},
        "character_book": {"entries": [{"constant": True, "enabled": True, "content": "Mist never lifts."}]},
    }
    return json.dumps({"spec": "chara_card_v3", "spec_version": "3.0", "data": plain | data}, indent=4)


def through_nextchat(mask: dict[str, Any], edit: Any = None) -> dict[str, Any]:
    """Import a masks file, let the user edit, export."""
    device = Device()
    device.import_masks(masks_file.write([mask]))
    [found] = device.masks.values()
    if edit is not None:
        edit(found)
    device.show()
    [again] = masks_file.read(json.dumps([found])).masks
    return again


@given(card_data, st.booleans())
@settings(max_examples=50, deadline=None)
def test_any_card_comes_back_to_the_last_byte(data: dict[str, Any], indented: bool) -> None:
    text = json.dumps({"spec": "chara_card_v2", "data": data}, indent=4 if indented else None)

    mask = card_to_mask(text, "mira.png", portrait=CardPortrait(PIXEL, PIXEL))

    assert checks.mask_faults(mask) == []
    back = mask_to_card(through_nextchat(mask))
    assert (back.text, back.uid, back.portrait, back.changed) == (text, "mira.png", PIXEL, ())


def test_a_card_of_the_first_version_comes_back() -> None:
    text = json.dumps({"name": "Old", "description": "d", "first_mes": "hi"})

    assert mask_to_card(through_nextchat(card_to_mask(text, "old.png"))).text == text


def test_the_mask_reads_as_a_good_character() -> None:
    mask = card_to_mask(card(), "mira.png", user="Ada", portrait=CardPortrait(small=PIXEL))

    context: Any = mask["context"]
    assert [each["role"] for each in context] == ["system", "user", "assistant", "assistant", "assistant"]
    system = context[0]["content"]
    assert "Mira is a traveller." in system
    assert "Ada waits" in system
    assert "Mist never lifts." in system
    assert "Stay in the scene." in system
    assert "{{" not in json.dumps(context)
    assert context[-1]["id"] == "st:mira:greeting:0"
    assert context[-1]["content"][1]["image_url"]["url"] == PIXEL
    assert mask["hideContext"] is False
    assert mask["syncGlobalConfig"] is False
    assert mask["modelConfig"] == {"historyMessageCount": 32, "enableInjectSystemPrompts": False}


@pytest.mark.parametrize(
    ("at", "field", "text"),
    [
        (-1, "first_mes", "New greeting."),
        (0, "description", "New description."),
        (1, "mes_example", "Hallo."),
    ],
)
def test_what_was_changed_over_there_goes_into_its_field(at: int, field: str, text: str) -> None:
    def edit(mask: dict[str, Any]) -> None:
        mask["context"][at]["content"] = text

    back = mask_to_card(through_nextchat(card_to_mask(card(), "mira.png"), edit))

    data, before = json.loads(back.text)["data"], json.loads(card())["data"]
    assert text in data[field]
    assert field in back.changed
    assert data["extensions"]["nextchat"]["before"][field] == before[field]
    for other in ("alternate_greetings", "tags", "character_book"):
        assert data[other] == before[other]
    if at == 0:
        assert data["personality"] == data["scenario"] == ""  # all of it stands in the description now


def test_a_new_name_and_a_new_context_message_come_back() -> None:
    def edit(mask: dict[str, Any]) -> None:
        mask["name"] = "Mirabel"
        mask["context"].append({"id": "new", "role": "user", "content": "And then?", "date": ""})

    back = mask_to_card(through_nextchat(card_to_mask(card(), "mira.png"), edit))

    data = json.loads(back.text)["data"]
    assert data["name"] == "Mirabel"
    assert "{{user}}: And then?" in data["mes_example"]
    assert "{{char}}: Well met." in data["mes_example"]


def test_a_change_of_temperature_is_none_of_the_cards() -> None:
    def edit(mask: dict[str, Any]) -> None:
        mask["modelConfig"]["temperature"] = 0.9

    assert mask_to_card(through_nextchat(card_to_mask(card(), "mira.png"), edit)).text == card()


@pytest.mark.parametrize("mask", MASKS)
def test_the_recorded_masks_become_cards(mask: dict[str, Any]) -> None:
    back = mask_to_card(mask)

    assert json.loads(back.text)["data"]["name"] == mask["name"]


@given(
    st.lists(st.tuples(st.sampled_from(checks.ROLES), st.text(min_size=1, max_size=30)), max_size=6), anything
)
@settings(max_examples=50, deadline=None)
def test_a_foreign_mask_is_kept_whole_and_goes_back_as_it_was(
    talk: list[tuple[str, str]], extra: Any
) -> None:
    mask = MASKS[1] | {"context": [{"role": role, "content": text} for role, text in talk], "other": extra}

    back = mask_to_card(mask)
    again = card_to_mask(back.text, "x.png")

    assert again == without_prototypes(mask)
    data = json.loads(back.text)["data"]
    for role, text in talk:
        assert text in (data["description"] if role == "system" else data["first_mes"] + data["mes_example"])


def test_a_card_made_of_a_mask_and_changed_in_st_becomes_a_new_mask_with_the_rest_of_the_old_one() -> None:
    mask = MASKS[1] | {"other": 1, "plugin": ["tool"]}
    made = json.loads(mask_to_card(mask).text)
    made["data"]["description"] = "A patient gardener with a limp."

    again = card_to_mask(json.dumps(made), "gardener.png")

    assert again["id"] != mask["id"]
    assert again["other"] == 1
    assert again["plugin"] == ["tool"]
    assert "limp" in str(again["context"])
    assert mask_to_card(again).text == json.dumps(made)


def test_another_card_has_another_id_and_the_same_card_the_same() -> None:
    one, same = card_to_mask(card(), "mira.png"), card_to_mask(card(), "mira.png")
    other = card_to_mask(card(description="other"), "mira.png")

    assert one["id"] == same["id"] != other["id"]


@pytest.mark.parametrize(
    "uid", ["a b.png", "__proto__", "../x.png", "ü.png", "<b>.png", "x" * 500, "constructor"]
)
def test_characters_of_every_name_have_ids_that_nextchat_survives(uid: str) -> None:
    mask = card_to_mask(card(), uid)

    assert checks.mask_faults(mask) == []
    assert mask_to_card(mask).uid == uid


def test_somebody_elses_key_of_our_name_is_no_card_of_ours() -> None:
    for odd in ({"card": "{"}, {"card": 3}, 5, {"card": "[]"}, {"v": 1, "card": "[" * 5000}):
        back = mask_to_card(MASKS[1] | {"limner": odd})
        assert json.loads(back.text)["data"]["name"] == "Made by hand"


def test_a_name_is_the_same_for_every_card() -> None:
    assert cards.name_of("mira.png") == "mira"
    assert cards.name_of("a b.png") != cards.name_of("a-b.png")
