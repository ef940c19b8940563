"""What the painters' section shows: how each painter stands, its options by their ranges, and no key."""

from dataclasses import replace

import pytest

from limner.panel import _provider_card_view as provider_card_view
from limner.panel._provider_state import ProviderState, Readiness
from limner.panel._providers_view import ProvidersState, Trial, TrialMark, render
from limner.pictures.options import KNOWN, Features, Options, Range
from limner.pictures.provenance import Provenance
from limner.pictures.provenance_view import made
from limner.providers.plugin_answers import Model, PluginService
from tests.unit.panel.test_settings_view import Page

FREE = Features(
    knows=frozenset({"model", "width", "height", "count", "guidance", "steps", "seed", "negative"}),
    step=16,
    most=2,
)
FIXED = Features(
    knows=frozenset({"width", "height", "quality"}),
    sizes=((1024, 1024), (1536, 1024)),
    qualities=("low", "high"),
)
SERVICE = PluginService("replicate", "Replicate", True, "saved", default_model="a/b")
CARD = ProviderState(
    "replicate", "Replicate", "Paints.", Readiness.READY, FREE, Options(width=1024), Options(steps=4), SERVICE
)


def fields(card: ProviderState) -> dict[str, dict[str, str | None]]:
    found = Page(provider_card_view.render(card)).found
    return {str(a["data-limner-field"]): a for _, a, _ in found if a.get("data-limner-field")}


def panel(*cards: ProviderState, trial: Trial | None = None, missing: bool = False) -> Page:
    return Page(render(ProvidersState(cards, trial or Trial(), missing)))


def test_each_number_has_the_range_that_both_the_table_and_the_painter_allow() -> None:
    shown = fields(CARD)
    for name, known in KNOWN.items():
        if isinstance(known, Range) and name in FREE.knows and name != "count":
            assert int(str(shown[name]["max"])) == known.high, name
    assert (shown["count"]["min"], shown["count"]["max"]) == ("1", "2")
    assert (shown["width"]["min"], shown["width"]["step"]) == ("256", "16")
    assert shown["guidance"]["step"] == "any"
    assert set(shown) - {"search"} == set(FREE.knows)


def test_what_is_chosen_stands_in_the_field_and_what_is_taken_else_behind_it() -> None:
    shown = fields(CARD)
    assert (shown["steps"]["value"], shown["width"]["value"]) == ("4", "")
    assert shown["width"]["placeholder"] == "1024"
    assert shown["model"]["placeholder"] == "a/b"


def test_a_painter_with_certain_sizes_has_a_list_of_them() -> None:
    card = replace(CARD, features=FIXED, options=Options(width=1536, height=1024, quality="low"))
    shown = fields(card)
    chosen = [a["value"] for tag, a, _ in Page(provider_card_view.render(card)).found if "selected" in a]

    assert {"size", "quality"} <= set(shown)
    assert not {"width", "height"} & set(shown)
    assert chosen == ["1536x1024", "low"]


def test_a_value_that_was_refused_says_why_beside_its_field() -> None:
    card = replace(CARD, faults={"steps": "Steps: no."})
    assert fields(card)["steps"]["aria-invalid"] == "true"
    assert "Steps: no." in panel(card).text


def test_the_field_for_the_key_is_none_that_python_is_told_of() -> None:
    found = Page(provider_card_view.render(CARD)).found
    keys = [a for _, a, _ in found if a.get("type") == "password"]

    assert len(keys) == 1
    # Its key for the morphing is all that is Limner's on it: no mark of what is told to Python.
    assert [name for name in keys[0] if name.startswith("data-limner")] == ["data-limner-node"]
    assert (keys[0].get("value"), keys[0]["autocomplete"]) == (None, "new-password")
    assert keys[0]["placeholder"] == "••••••••"


@pytest.mark.parametrize(
    ("key", "dots", "can_forget"),
    [("none", "", False), ("saved", "••••••••", True), ("environment", "••••••••", False)],
)
def test_a_key_shows_as_dots_and_can_be_forgotten_where_it_is_kept(
    key: str, dots: str, can_forget: bool
) -> None:
    found = Page(provider_card_view.render(replace(CARD, service=replace(SERVICE, key=key)))).found
    forget = next(a for _, a, _ in found if a.get("data-limner-secret-do") == "forget")

    assert next(a for _, a, _ in found if a.get("type") == "password")["placeholder"] == dots
    assert ("disabled" not in forget) is can_forget


def test_without_the_plugin_there_is_the_line_that_installs_it_and_the_one_in_config_yaml() -> None:
    page = panel(replace(CARD, stand=Readiness.MISSING, service=None), missing=True)

    assert any(text.startswith("node plugins.js install") for text in page.text)
    assert "enableServerPlugins: true" in page.text
    assert not any(a.get("data-limner-field") for _, a, _ in page.found)


@pytest.mark.parametrize("stand", list(Readiness))
def test_only_a_painter_that_is_ready_can_be_tried(stand: Readiness) -> None:
    found = panel(replace(CARD, stand=stand)).found
    trying = next(a for _, a, _ in found if a.get("data-limner-action") == "painters.try")
    assert ("disabled" not in trying) is (stand in (Readiness.READY, Readiness.LOCAL))


def test_a_test_shows_its_picture_with_time_and_cost() -> None:
    making = Provenance(Options(model="a/b", width=512, height=256, seed=7), 1.54, "$0.003")
    trial = Trial("replicate", TrialMark.DONE, "Replicate works.", ("/user/images/a.png",), making)
    page = panel(CARD, trial=trial)

    assert [a["src"] for tag, a, _ in page.found if tag == "img"] == ["/user/images/a.png"]
    assert "a/b, 512 x 256, seed 7, 1.5 s, $0.003" in page.text
    assert made(Provenance()) == ""


def test_what_strangers_wrote_is_escaped() -> None:
    evil = "<img src=x onerror=alert(1)>"
    card = replace(
        CARD,
        name=evil,
        description=evil,
        words=evil,
        service=replace(SERVICE, name=evil, base_url=f'"{evil}'),
        found=(Model(evil, evil, evil),),
        options=Options(model=evil, negative=evil),
    )
    html = render(ProvidersState([card], Trial("x", TrialMark.BROKEN, evil)))
    assert "<img" not in html


def test_every_label_of_the_section_can_be_translated() -> None:
    own_words = {"Replicate", "Paints.", "enableServerPlugins: true", "low", "high", "ready"}
    page = panel(CARD, replace(CARD, features=FIXED), missing=True)
    loose = {text for text in page.loose if not any(c.isdigit() for c in text)}
    options = {known.label for known in KNOWN.values()}  # said in the user's language already

    assert loose - own_words - options - {text for text in loose if text.startswith("node ")} == set()
