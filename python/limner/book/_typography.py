"""What a typographer sets otherwise than a typewriter: quotation marks, dashes, apostrophe, ellipsis."""

import re

QUOTES = {
    "en": "“”", "de": "„“", "fr": "«»", "es": "«»", "it": "«»", "ru": "«»", "uk": "«»", "el": "«»",
    "pl": "„”", "cs": "„“", "sk": "„“", "hu": "„”", "ro": "„”", "bg": "„“", "sv": "””", "fi": "””",
    "pt": "“”", "nl": "“”", "tr": "“”", "ar": "«»", "fa": "«»", "he": "””", "ja": "「」", "zh": "“”",
    "ko": "“”",
}  # fmt: skip
"""The marks of the first level, by language; of one that is not here a straight mark stays straight."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ckb", "dv", "ug"})

PAIRS = {"“": "”", "«": "»", "「": "」", "『": "』", "„": "“", "»": "«", "＂": "＂", '"': '"'}
"""Which mark ends what another begins, as SillyTavern tells dialogue."""

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_TURNED = re.compile("(?=[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])[^\\W\\d_]")
_LETTER = re.compile(r"[^\W\d_]")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_DASH = re.compile(r"(?<!-)---?(?!-)")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=\w)'(?=\s|$)")


def is_language(tag: str) -> bool:
    """Say whether this names a language as books do (BCP 47)."""
    return _TAG.fullmatch(tag) is not None


def primary(language: str) -> str:
    """Return the language without its country or script."""
    return language.partition("-")[0].lower()


def direction(language: str) -> str:
    """Return ``rtl`` or ``ltr``."""
    return "rtl" if primary(language) in RIGHT_TO_LEFT else "ltr"


def direction_of(text: str, otherwise: str) -> str:
    """Return the direction that the most letters of a text have; ``otherwise`` where it has none."""
    letters = len(_LETTER.findall(text))
    if not letters:
        return otherwise
    return "rtl" if len(_TURNED.findall(text)) * 2 > letters else "ltr"


def guess_language(text: str, otherwise: str) -> str:
    """
    Return the language by the script that a good part of the letters has.

    A script alone does not tell languages of Latin letters apart: these are ``otherwise``.
    """
    sample = text[:20_000]
    letters = len(_LETTER.findall(sample))
    for language, script in _SCRIPTS:
        # A Japanese text has more Chinese characters than its own; a name in a text is no text.
        if letters and len(script.findall(sample)) >= letters * (0.1 if language == "ja" else 0.4):
            return language
    return otherwise


def set_text(text: str) -> str:
    """Return prose with the dashes, ellipses and apostrophes of print."""
    if "-" in text:
        text = _DASH.sub("—", text)
    return _APOSTROPHE.sub("’", text.replace("...", "…"))


def quoted(mark: str, language: str) -> tuple[str, str]:
    """Return the marks around a dialogue that began with ``mark``: the straight ones become print's."""
    if mark in '"＂':
        marks = QUOTES.get(primary(language), mark * 2)
        return marks[0], marks[1]
    return mark, PAIRS[mark]
