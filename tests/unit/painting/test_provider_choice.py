"""Who paints, and with what: what the user chose, what a preset names, what is kept in ST's settings file."""

import json

import pytest

from limner.core.errors import SettingError
from limner.painting.provider_choice import KEY, ProviderChoice
from limner.pictures.options import Options
from limner.presets.preset import Preset
from limner.settings.preferences import Preferences
from tests.fakes.host import FakeHost

PLAIN = Preset("default", "Default", "", "Ask.")
FLUX = Preset("flux", "Flux", "", "Ask.", "replicate", "flux-dev")
MODEL = Preset("anime", "Anime", "", "Ask.", model="anime-xl")


class Desk:
    def __init__(self, **settings: object) -> None:
        self.host = FakeHost()
        self.preferences = Preferences(self.host)
        self.preferences.load(json.dumps(settings))
        self.choice = ProviderChoice(self.preferences)

    @property
    def saved(self) -> object:
        return json.loads(self.host.settings).get(KEY)


def test_the_setting_says_who_paints_and_a_preset_may_name_another() -> None:
    choice = Desk(provider="openai").choice

    assert choice.provider_for(None) == choice.provider_for(PLAIN) == choice.provider_for(MODEL) == "openai"
    assert choice.provider_for(FLUX) == "replicate"


def test_the_model_of_the_preset_goes_before_the_users_and_his_other_options_stay() -> None:
    desk = Desk(provider="openai")
    desk.choice.set_option("replicate", "model", "sdxl")
    desk.choice.set_option("replicate", "steps", "30")
    desk.choice.set_option("openai", "model", "gpt")

    assert desk.choice.chosen(FLUX).options == Options(model="flux-dev", steps=30)
    assert desk.choice.chosen(MODEL).options == Options(model="anime-xl")
    assert desk.choice.chosen(PLAIN).options == Options(model="gpt")


def test_nobody_is_the_second_painter_until_one_is_chosen() -> None:
    assert Desk().choice.fallback == ""
    assert Desk(fallback="replicate").choice.fallback == "replicate"


def test_each_painter_keeps_its_own_options_in_the_settings_file() -> None:
    desk = Desk()
    desk.choice.set_option("sd", "width", " 768 ")
    desk.choice.set_option("replicate", "guidance", "3,5")
    desk.choice.set_option("replicate", "seed", 7)

    assert desk.saved == {"sd": {"width": 768}, "replicate": {"guidance": 3.5, "seed": 7}}
    assert desk.choice.options("replicate") == Options(guidance=3.5, seed=7)
    assert desk.choice.options("openai") == Options()


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("width", "12", "Width: this must be a whole number from 256 to 2048, not 12."),
        ("width", "wide", "Width: this must be a whole number from 256 to 2048, not “wide”."),
        ("steps", "2.5", "Steps: this must be a whole number from 1 to 100, not 2.5."),
        ("steps", True, "Steps: this must be a whole number from 1 to 100, not on."),
        ("colour", "red", "There is no option called “colour”."),
        ("negative", "x" * 2001, "Not in the picture: this must be at most 2000 characters long."),
    ],
)
def test_what_cannot_be_chosen_is_refused_in_one_sentence_and_nothing_changes(
    name: str, typed: object, said: str
) -> None:
    desk = Desk()
    with pytest.raises(SettingError) as refused:
        desk.choice.set_option("sd", name, typed)

    assert str(refused.value) == said
    assert desk.choice.options("sd") == Options()


def test_an_option_is_taken_back_by_typing_nothing() -> None:
    desk = Desk()
    desk.choice.set_option("sd", "width", "768")
    desk.choice.set_option("sd", "seed", "1")
    desk.choice.set_option("sd", "width", "  ")
    desk.choice.clear_option("sd", "steps")

    assert desk.saved == {"sd": {"seed": 1}}

    desk.choice.clear_option("sd", "seed")

    assert desk.saved is None


def test_forgetting_a_painter_leaves_the_others_and_what_a_newer_version_wrote() -> None:
    desk = Desk(painters={"sd": {"width": 768, "mood": "calm"}, "openai": {"seed": 1}})
    desk.choice.forget("sd")
    desk.choice.forget("openai")

    assert desk.saved == {"sd": {"mood": "calm"}}


@pytest.mark.parametrize(
    "painters", [None, "no", [1], {"sd": "no"}, {"sd": {"width": "x", "seed": [1], "mood": 1}}]
)
def test_a_damaged_file_is_no_choice(painters: object) -> None:
    assert Desk(painters=painters).choice.options("sd") == Options()


def test_what_is_sound_in_a_damaged_entry_counts() -> None:
    assert Desk(painters={"sd": {"width": -1, "seed": 5}}).choice.options("sd") == Options(seed=5)


def test_a_settings_file_cannot_be_filled_without_end() -> None:
    desk = Desk(painters={f"p{number}": {"seed": 1} for number in range(100)})

    desk.choice.set_option("p7", "seed", 2)
    with pytest.raises(SettingError, match="100 painters"):
        desk.choice.set_option("another", "seed", 2)


def test_which_preset_is_in_force_matters_only_where_one_names_a_painter() -> None:
    choice = Desk().choice

    assert not choice.asks([PLAIN])
    assert choice.asks([PLAIN, MODEL])
