"""The settings of other illustrators as Limner's; each value is checked, and what stays behind is said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from limner.elsewhere.settings import read
from limner.settings.other_illustrators import ALL, AUTO_ILLUSTRATOR, IMAGE_AUTO_GENERATION, QUICK_IMAGE_GEN
from limner.settings.settings import Settings

OURS = 'Write <!--img-prompt="a castle"--> where a picture belongs.'

AUTO = {
    "enabled": True,
    "commonStyleTags": "oil painting,  muted",
    "commonStyleTagsPosition": "suffix",
    "maxConcurrentGenerations": 3,
    "minGenerationInterval": 1500,
    "metaPromptDepth": 2,
    "manualGenerationMode": "append",
    "imageDisplayWidth": 60,
    "logLevel": "debug",
    "promptGenerationMode": "independent-api",
    "maxPromptsPerMessage": 4,
    "promptDetectionPatterns": ['<!--img-prompt="([^"]*)"\\s*-->', "\\[img: ([^\\]]+)\\]"],
    "currentPresetId": "custom-1",
    "customPresets": [
        {"id": "custom-1", "name": "Mine", "template": OURS, "predefined": False},
        {"id": "default", "name": "Default", "template": "theirs", "predefined": True},
    ],
}


def test_what_auto_illustrator_has_set_comes_as_limners_settings() -> None:
    offered = read(AUTO_ILLUSTRATOR.id, AUTO)
    assert offered.changes == {
        "style_suffix": "oil painting, muted",
        "concurrency": 3,
        "interval_ms": 1500,
        "depth": 2,
        "manual_mode": "append",
        "picture_width": 60,
        "log_level": "debug",
        "asking": "apart",
        "per_reply": 4,
        "extra_patterns": "\\[img: (?P<prompt>[^\\]]+)\\]",
    }
    assert [(each.name, each.text, each.chosen) for each in offered.presets] == [("Mine", OURS, True)]


def test_a_pattern_of_a_megabyte_is_refused_in_a_sentence_and_not_looked_into() -> None:
    offered = read(IMAGE_AUTO_GENERATION.id, {"promptInjection": {"regex": "\\(" * 500_000}})
    assert "extra_patterns" not in offered.changes
    assert all(len(sentence) < 300 for sentence in offered.left)
    assert offered.left


def test_a_preset_that_came_with_it_becomes_the_nearest_of_limners() -> None:
    assert read(AUTO_ILLUSTRATOR.id, {"currentPresetId": "nai-4.5-full"}).preset == "nai-4.5"


def test_a_number_out_of_limners_range_comes_to_the_nearest_in_it() -> None:
    assert read(AUTO_ILLUSTRATOR.id, {"minGenerationInterval": 10**9}).changes == {"interval_ms": 10_000}


def test_image_auto_generations_injection_is_taken_over() -> None:
    asks = {
        "enabled": True,
        "prompt": 'Add <pic prompt="..."> now and then.',
        "position": "deep_user",
        "depth": 3,
    }
    offered = read(IMAGE_AUTO_GENERATION.id, {"insertType": "replace", "promptInjection": asks})
    assert offered.changes == {"asking": "reply", "depth": 3, "role": "user"}
    assert [each.name for each in offered.presets] == [IMAGE_AUTO_GENERATION.name]


def test_its_own_default_instructions_are_not_made_a_preset() -> None:
    text = '<image_generation>\nYou must insert a <pic prompt="example prompt"> at end of the reply.'
    offered = read(IMAGE_AUTO_GENERATION.id, {"promptInjection": {"enabled": False, "prompt": text}})
    assert offered.presets == ()
    assert offered.changes == {"asking": "hand"}


def test_quick_image_gens_tag_style_and_negative_words_are_taken_and_no_key() -> None:
    saved = {
        "injectEnabled": True,
        "injectTagName": "scene",
        "injectPosition": "atDepth",
        "injectDepth": 1,
        "qualityTags": "best quality",
        "negativePrompt": "blurry",
        "naiKey": "secret-key",
        "provider": "novelai",
        "style": "anime",
    }
    offered = read(QUICK_IMAGE_GEN.id, saved)
    assert offered.changes == {
        "asking": "reply",
        "depth": 1,
        "extra_patterns": "<scene>(?P<prompt>.+?)</scene>",
        "style_prefix": "best quality",
        "negative": "blurry",
    }
    assert any("Who paints is not taken over" in words for words in offered.left)
    assert any("anime" in words for words in offered.left)
    assert "secret-key" not in repr(offered)


def test_a_pattern_that_limner_cannot_promise_is_refused_with_the_reason() -> None:
    offered = read(AUTO_ILLUSTRATOR.id, {"promptDetectionPatterns": ["(?<=x)([a-z]+)"]})
    assert "extra_patterns" not in offered.changes
    assert any("More patterns for tags" in words for words in offered.left)


def test_a_preset_that_is_empty_or_far_too_long_stays_behind_and_says_so() -> None:
    rows = [
        {"id": "a", "name": "Long", "template": "x" * 30_000},
        {"id": "b", "name": "Empty", "template": " "},
    ]
    offered = read(AUTO_ILLUSTRATOR.id, {"customPresets": rows})
    assert offered.presets == ()
    assert len(offered.left) == 2


_JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(max_size=20),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("which", [each.id for each in ALL])
@settings(max_examples=40, deadline=None)
@given(data=some.data())
def test_whatever_stands_in_their_file_what_is_offered_can_be_set(which: str, data: some.DataObject) -> None:
    names = [
        *AUTO,
        "promptInjection",
        "injectEnabled",
        "injectTagName",
        "injectDepth",
        "qualityTags",
        "style",
    ]
    saved = data.draw(_JSON | some.dictionaries(some.sampled_from(names), _JSON))
    ours = Settings()
    for name, value in read(which, saved).changes.items():
        ours = ours.changed(name, value)
