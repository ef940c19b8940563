"""What a text calls SillyTavern's own places is what SillyTavern calls them in that language."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LOCALES = ROOT / "node_modules" / "sillytavern" / "public" / "locales"
ENGLISH: dict[str, str] = json.loads((ROOT / "i18n" / "en.json").read_text(encoding="utf-8"))
LANGUAGES = sorted(path.stem for path in (ROOT / "i18n").glob("*.json") if path.stem != "en")
PLACES = ("Image Generation", "Manage extensions", "Extensions")
"""As a text quotes them: with these capitals."""


def plain(text: str) -> str:
    """A text without the kinds of apostrophes and the capitals."""
    return text.replace("’", "'").casefold()


@pytest.mark.skipif(not LOCALES.is_dir(), reason="SillyTavern is not installed: make setup")
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_of_sillytaverns_has_the_name_that_stands_on_the_screen(language: str, place: str) -> None:
    named: str | None = json.loads((LOCALES / f"{language}.json").read_text(encoding="utf-8")).get(place)
    if not named:
        pytest.skip(f"SillyTavern has no word for it in {language}")
    # “Extensions > Limner” and “Extensions (the cubes)”; not “extension” in a sentence, nor another's name.
    quoted = re.compile(rf"(?<!\w){place}(?!\w)")
    ours = json.loads((ROOT / "i18n" / f"{language}.json").read_text(encoding="utf-8"))
    texts = [ours[key] for key, text in ENGLISH.items() if quoted.search(text)]
    assert texts, f"no text quotes {place}"
    assert [text for text in texts if plain(named) not in plain(text)] == []
