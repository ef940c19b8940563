"""The user's own presets: kept beside the settings, never lost, never in the way of the shipped ones."""

import json

import pytest

from limner.core.errors import SettingError
from limner.presets import preset as presets
from limner.presets.library import KEY, PresetLibrary
from limner.presets.preset import LONGEST_NAME, LONGEST_TEXT, Preset
from limner.presets.saved import MOST, Draft, Saved
from limner.settings.preferences import Preferences
from limner.settings.settings import Settings
from tests.fakes.host import FakeHost

SHIPPED = (Preset("default", "Default", "", "Ask."), Preset("tags", "Tags", "", "Ask in tags."))


class Room:
    """A shelf, and what is saved of it."""

    def __init__(self, saved: object = None) -> None:
        self.host = FakeHost()
        self.preferences = Preferences(self.host)
        self.preferences.load(json.dumps({KEY: saved}) if saved is not None else "")
        self.library = PresetLibrary(self.preferences, SHIPPED)

    def reopened(self) -> "Room":
        """The next start, from the settings file."""
        room = Room()
        room.preferences.load(self.host.settings)
        return room

    @property
    def names(self) -> list[str]:
        return [preset.name for preset in self.library.all]


def test_what_is_added_is_saved_and_there_at_the_next_start() -> None:
    room = Room()
    made = room.library.add("  My   own ", "For\ntests", " Ask me.\r\nNow. ")

    assert made == Preset("my-my-own", "My own", "For tests", "Ask me.\nNow.")
    assert room.reopened().library.get("my-my-own") == made


def test_the_shipped_come_first_and_the_users_own_by_name() -> None:
    room = Room()
    for name in ("beta", "Alpha"):
        room.library.add(name, "", "Ask.")
    assert room.names == ["Default", "Tags", "Alpha", "beta"]


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_NAME + 1), "a\x00b", "default", " TAGS "])
def test_a_name_that_is_none_or_is_taken_is_refused(name: str) -> None:
    room = Room()
    with pytest.raises(SettingError, match=r"\.$"):
        room.library.add(name, "", "Ask.")
    assert room.names == ["Default", "Tags"]


@pytest.mark.parametrize("text", ["", " \n", "x" * (LONGEST_TEXT + 1)])
def test_a_text_that_is_empty_or_too_long_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match="text"):
        Room().library.add("Mine", "", text)


def test_a_name_in_any_letters_gets_an_id_that_can_be_read() -> None:
    room = Room()
    ids = [room.library.add(name, "", "Ask.").id for name in ("Mein Stück", "絵", "画", "a/b", "A b")]
    assert ids == ["my-mein-st-ck", "my-preset", "my-preset-2", "my-a-b", "my-a-b-2"]


def test_saving_and_renaming_keep_the_id_and_deleting_frees_the_name() -> None:
    room = Room()
    made = room.library.add("Mine", "", "Ask.")
    room.library.change(made.id, "Why", "Ask more.")
    room.library.rename(made.id, "MINE")
    assert room.library.own == (Preset(made.id, "MINE", "Why", "Ask more."),)
    room.library.remove(made.id)
    assert room.reopened().names == ["Default", "Tags"]


def test_a_shipped_preset_stays_as_it_is() -> None:
    library = Room().library
    for change in (
        lambda: library.change("tags", "", "Other."),
        lambda: library.rename("tags", "Other"),
        lambda: library.remove("tags"),
    ):
        with pytest.raises(SettingError, match="comes with Limner"):
            change()
    assert library.all == SHIPPED


def test_a_preset_is_found_by_its_name_or_its_id() -> None:
    room = Room()
    made = room.library.add("My own", "", "Ask.")
    assert [room.library.find(words) for words in ("my OWN", " my-my-own ", "tags")] == [
        made,
        made,
        SHIPPED[1],
    ]
    with pytest.raises(SettingError, match="There are: Default, Tags, My own"):
        room.library.find("gone")


def test_a_file_goes_out_and_comes_back_as_it_was() -> None:
    preset = Preset("my-a", "A: b", "For --- tests", "Ask.\n---\nid: no\n\nEnd\u2028.")
    assert presets.parse(presets.render(preset), "a.md") == preset
    room = Room()
    made = room.library.add_file(presets.render(preset))
    assert (made.name, made.text) == (preset.name, preset.text)
    assert room.library.add_file(presets.render(preset)) == made
    assert len(room.library.own) == 1


def test_an_imported_preset_never_takes_the_place_of_another() -> None:
    room = Room()
    made = room.library.add_file("---\nid: tags\nname: Tags\n---\nOther words.")
    assert (made.name, made.id) == ("Tags (2)", "my-tags-2")
    assert room.library.get("tags") == SHIPPED[1]


def test_what_is_typed_and_not_saved_is_there_at_the_next_start() -> None:
    room = Room()
    draft = Draft("tags", "Half a sen", "")
    room.library.keep_draft(draft)
    assert room.reopened().library.draft == draft
    room.library.keep_draft(None)
    assert room.reopened().library.draft is None


def test_changing_or_resetting_a_setting_never_costs_a_preset() -> None:
    room = Room()
    made = room.library.add("Mine", "", "Ask.")
    room.preferences.change("words", 100)
    room.preferences.put(room.preferences.settings.reset("words"))
    assert room.reopened().library.own == (made,)


@pytest.mark.parametrize(
    "saved", [7, "x", [], {}, {"items": 3}, {"items": [None, 1, []], "v": "x", "draft": 4}]
)
def test_a_damaged_file_gives_no_presets_and_no_error(saved: object) -> None:
    assert Room(saved).names == ["Default", "Tags"]


def test_what_cannot_be_read_is_written_back() -> None:
    odd = [{"name": "", "text": "Ask."}, {"name": "New", "kind": "tree"}]
    room = Room({"v": 9, "items": odd, "folders": ["a"]})
    room.library.add("Mine", "", "Ask.")
    kept = json.loads(room.host.settings)[KEY]
    assert kept["v"] == 9
    assert kept["folders"] == ["a"]
    assert kept["items"][1:] == odd


def test_ids_and_names_that_are_taken_get_others_and_the_number_is_bounded() -> None:
    row = {"id": "tags", "name": "Tags", "text": "Ask."}
    found = Saved.read({"items": [row] * (MOST + 1)}, SHIPPED)
    assert len(found.presets) == MOST
    assert len(found.odd) == 1
    assert len({preset.id for preset in found.presets} | {"tags"}) == MOST + 1
    assert len({preset.name for preset in found.presets} | {"Tags"}) == MOST + 1


def test_more_presets_than_anybody_needs_are_refused() -> None:
    rows = [{"name": str(number), "text": "Ask."} for number in range(MOST)]
    with pytest.raises(SettingError, match="delete one first"):
        Room({"items": rows}).library.add("Mine", "", "Ask.")


def test_an_entry_beside_the_settings_can_be_taken_away() -> None:
    settings = Settings().keeping("a", 1).keeping("b", 2).keeping("a", None)
    assert settings.kept == {"b": 2}


def test_a_preset_keeps_the_painter_it_names_through_every_change() -> None:
    room = Room()
    made = room.library.add("Mine", "", "Ask.")
    room.library.set_painter(made.id, " replicate ", "flux")
    room.library.change(made.id, "Why", "Ask more.")
    room.library.rename(made.id, "Ours")
    (kept,) = room.reopened().library.own

    assert (kept.provider, kept.model) == ("replicate", "flux")
    assert room.library.add("Copy", "", kept.text, like=kept).model == "flux"
    with pytest.raises(SettingError, match="comes with Limner"):
        room.library.set_painter("tags", "sd", "")
    with pytest.raises(SettingError, match="100 characters"):
        room.library.set_painter(made.id, "x" * 101, "")


def test_a_file_of_the_same_words_for_another_painter_is_another_preset() -> None:
    room = Room()
    source = "---\nid: a\nname: A\n{}---\nAsk.\n"
    first = room.library.add_file(source.format(""))
    second = room.library.add_file(source.format("provider: replicate\n"))

    assert (first.provider, second.provider) == ("", "replicate")
    assert room.library.add_file(source.format("")) == first


def test_a_damaged_painter_costs_no_preset() -> None:
    room = Room({"items": [{"name": "Mine", "text": "Ask.", "provider": 7, "model": "\n\x00"}]})

    assert [(preset.name, preset.provider, preset.model) for preset in room.library.own] == [("Mine", "", "")]
