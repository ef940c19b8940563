"""The presets that are shipped are whole, short, and ask for tags that we can read."""

import re
from dataclasses import replace

import pytest

from limner.core.errors import SettingError
from limner.presets.check import check
from limner.presets.preset import DEFAULT, Preset, choose, load_all, parse, render, shipped
from limner.prompting.meta_prompt import compose
from limner.settings.settings import Settings
from limner.tags.grammar import scan

SOURCE = "---\nid: mine\nname: My own: a preset\n\ndescription: For tests\n---\n\nAsk.\n---\nMore.\n"


LOOKS = re.compile(r"(?:without|their) looks|each person's age|settle each person's|body and age|age, build")


def told(preset_id: str, *, cast: bool = False) -> str:
    """What the model reads of a preset: where it is told of the people as well (``cast``), or not."""
    return compose(choose(load_all(), preset_id).text, Settings(), cast=cast)


def default_text() -> str:
    return told(DEFAULT)


def test_the_default_preset_comes_first_and_is_described() -> None:
    first = load_all()[0]
    assert first.id == DEFAULT
    assert first.name
    assert first.description


def test_the_default_preset_is_short() -> None:
    assert len(default_text()) <= 1_500  # characters; at about 4 a token this is less than 400 tokens


def test_the_default_preset_asks_for_the_pace_that_is_set() -> None:
    assert choose(load_all(), DEFAULT).text.count("{words}") == 1


@pytest.mark.parametrize("cast", [False, True], ids=["alone", "with the cast"])
@pytest.mark.parametrize("preset", load_all(), ids=lambda preset: preset.id)
def test_every_shipped_preset_asks_for_english_or_for_keywords_whatever_the_story_is_in(
    preset: Preset, cast: bool
) -> None:
    text = told(preset.id, cast=cast)
    chinese = compose(preset.text, Settings(prompt_language="chinese"), cast=cast)
    if preset.family in {"danbooru", "nai"}:
        assert "Danbooru keywords" in text
        assert chinese == text
    else:
        assert text.count("in English, whatever the story's language") == 1
        assert chinese == text.replace("in English,", "in Chinese,")


def test_the_example_of_the_default_preset_is_a_tag_on_a_line_of_its_own() -> None:
    text = default_text()
    example = scan(text)[-1]
    assert example.prompt.startswith("a tall woman of thirty")
    assert example.text in text.splitlines()
    assert '"' not in example.prompt
    assert 20 <= len(example.prompt.split()) <= 50


@pytest.mark.parametrize("cast", [False, True], ids=["alone", "with the cast"])
@pytest.mark.parametrize("preset", load_all(), ids=lambda preset: preset.id)
def test_every_shipped_preset_shows_a_tag_that_limner_reads(preset: Preset, cast: bool) -> None:
    text = told(preset.id, cast=cast)
    lines = text.splitlines()
    tags = scan(text)
    assert tags
    assert all(tag.text in lines for tag in tags)
    assert not [tag.prompt for tag in tags if '"' in tag.prompt]
    assert len(tags[-1].prompt.split()) >= (7 if cast else 20)
    assert ("char" in tags[-1].attributes) is cast
    assert [finding.kind for finding in check(preset.text)] == ["good"]
    assert preset.name
    assert preset.description


@pytest.mark.parametrize("preset", load_all(), ids=lambda preset: preset.id)
def test_where_the_cast_is_told_no_shipped_preset_asks_for_looks(preset: Preset) -> None:
    assert LOOKS.search(told(preset.id))
    assert not LOOKS.search(told(preset.id, cast=True))
    assert told(preset.id, cast=True).count("{cast}") == 1
    assert len(told(preset.id, cast=True)) < len(told(preset.id)) + len("{cast}")
    assert "{" not in told(preset.id).replace("{ }", "")


def test_the_shipped_presets_are_those_that_are_promised() -> None:
    assert [preset.name for preset in load_all()] == ["Default", "Flux", "Minimal", "NAI 4.5", "Tags"]


def test_no_shipped_preset_is_dear() -> None:
    assert max(len(told(preset.id)) for preset in load_all()) <= 2_000
    assert len(told("minimal")) <= 460  # 106 tokens; the real count stands in tests/e2e/test_presets.py


def test_the_example_for_novelai_speaks_its_dialect() -> None:
    scene, *people = scan(told("nai-4.5"))[-1].prompt.split(" | ")
    assert scene.startswith("1girl, 1boy,")
    assert "1.2::heavy rain ::" in scene
    assert [person.split(",")[0] for person in people] == ["girl", "boy"]
    assert ["#" in person for person in people] == [True, True]


def test_every_shipped_preset_is_named_as_its_file() -> None:
    for origin, source in shipped().items():
        assert f"{parse(source, origin).id}.md" == origin


def test_a_preset_is_read_from_its_front_matter_and_its_text() -> None:
    wanted = Preset("mine", "My own: a preset", "For tests", "Ask.\n---\nMore.")
    assert parse(SOURCE, "mine.md") == wanted
    assert parse("\ufeff" + SOURCE.replace("\n", "\r\n"), "mine.md") == wanted


def test_a_preset_without_a_name_is_called_by_its_id() -> None:
    assert parse("---\nid: bare\n---\nAsk.", "bare.md") == Preset("bare", "bare", "", "Ask.")


@pytest.mark.parametrize(
    "source", ["", "Ask.", "---\nid: a\nAsk.", "---\nname: a\n---\nAsk.", "---\nid: a\n---\n \n"]
)
def test_a_file_that_is_no_preset_is_refused_by_name(source: str) -> None:
    with pytest.raises(SettingError, match=r"odd\.md"):
        parse(source, "odd.md")


def test_presets_are_sorted_by_name_behind_the_default() -> None:
    files = {key: f"---\nid: {key}\nname: {name}\n---\nAsk." for key, name in (("z", "b"), ("a", "C"))}
    files["default.md"] = f"---\nid: {DEFAULT}\n---\nAsk."
    assert [preset.id for preset in load_all(lambda: files)] == [DEFAULT, "z", "a"]


def test_two_presets_of_one_id_are_refused() -> None:
    with pytest.raises(SettingError, match="same id"):
        load_all(lambda: {"a.md": SOURCE, "b.md": SOURCE})


def test_a_preset_is_chosen_by_id_and_the_default_stands_in_for_a_missing_one() -> None:
    mine = parse(SOURCE, "mine.md")
    presets = (*load_all(), mine)
    assert choose(presets, "mine") is mine
    assert choose(presets, "gone").id == DEFAULT


def test_a_preset_may_name_a_painter_and_a_model_and_its_file_holds_them() -> None:
    wanted = Preset("flux", "Flux", "", "Ask.", "replicate", "black-forest-labs/flux-dev")

    assert parse(render(wanted), "flux.md") == wanted
    assert "provider: replicate\nmodel: black-forest-labs/flux-dev\n---" in render(wanted)
    assert "provider" not in render(replace(wanted, provider="", model=""))


@pytest.mark.parametrize(("key", "most"), [("provider", 100), ("model", 200)])
def test_a_painter_or_a_model_of_endless_length_is_refused(key: str, most: int) -> None:
    with pytest.raises(SettingError, match=str(most)):
        parse(f"---\nid: a\n{key}: {'x' * (most + 1)}\n---\nAsk.", "a.md")
