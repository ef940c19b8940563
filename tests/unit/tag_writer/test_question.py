"""What the model is asked in a request of its own."""

import json

import pytest

from limner.prompting.meta_prompt import compose
from limner.settings.settings import Settings
from limner.tag_writer._passage import numbered
from limner.tag_writer._proposal import ATTRIBUTES
from limner.tag_writer._question import LONGEST_CONTEXT, TOKENS_LEAST, ask

STORY = numbered("She ran.\n\nNight fell.", words=100)


@pytest.mark.parametrize(
    ("count", "told"), [(10, "about 1 picture "), (500, "about 2 pictures"), (9999, "20")]
)
def test_the_model_is_told_how_many(count: int, told: str) -> None:
    asked = ask(numbered("word " * count, words=100_000), "Rules.", words=250)

    assert told in asked.user
    assert asked.tokens >= TOKENS_LEAST


def test_the_rules_are_the_presets_and_the_form_is_json() -> None:
    system = ask(STORY, "Paint only cats.", words=250).system

    assert "Paint only cats." in system
    example = json.loads(system[system.index('{"pictures"') :])
    assert example["pictures"][0]["after"] == 2


def test_only_changes_may_be_answered_with_none() -> None:
    asked = ask(STORY, "Rules.", words=250, only_changes=True)

    assert 'answer {"pictures": []}' in asked.system
    assert "Name at most 1 picture for" in asked.user


def test_of_a_long_context_the_end_is_kept() -> None:
    asked = ask(STORY, "Rules.", words=250, before=["x" * 9000, "The last words."])

    assert "The last words.\n\nName about" in asked.user
    assert asked.user.count("x") <= LONGEST_CONTEXT


@pytest.mark.parametrize("only", [True, False])
def test_a_preset_says_what_the_settings_want(only: bool) -> None:
    text = compose("Every {words} words.", Settings(words=80, only_changes=only, spacing=30 * only))

    assert text.startswith("Every 80 words.")
    assert ("has changed" in text, "at least 30 words" in text) == (only, only)
    assert compose("  ", Settings(only_changes=only)) == ""


def test_where_the_people_are_told_of_an_entry_has_room_for_what_a_tag_would_say() -> None:
    plain, told = ask(STORY, "Rules.", words=250), ask(STORY, "Rules.", words=250, cast=True)

    example = json.loads(told.system[told.system.index('{"pictures"') :])
    entry = json.loads(json.dumps(told.schema))["value"]["properties"]["pictures"]["items"]
    assert set(example["pictures"][0]) == {"after", "prompt", *ATTRIBUTES}
    assert set(entry["properties"]) == set(entry["required"]) == {"after", "prompt", *ATTRIBUTES}
    assert '"char"' not in plain.system
    assert "char" not in json.dumps(plain.schema)
