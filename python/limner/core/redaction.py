"""
Keys in a stranger's words: taken out before the words are shown, logged or kept.

A service that refuses a key likes to quote it, and its words reach a slot, a trace, a note in the chat file.
What looks like a key goes; a word too many that only looks like one is no loss in a reason for a failure.
A stranger's words may be of any length, so they are cut before anything looks at them (``told``), and each
pattern reads each character a bounded number of times (``tests/unit/test_linear_patterns.py``).
"""

import re

STARS = "•••"

LONGEST = 2000
"""Characters of a stranger's words that anybody is shown, at most; most places show fewer."""

_WIDE = 4
"""So many times of what is shown is looked at, because keys that are taken out make room."""
_EDGE = 512
"""A word that is cut off where the looking ends may be half a key: it is dropped, at most so much of it."""

_QUOTE = r"(?:\\{0,8}[\"'`]|&quot;|&#34;|&#39;|%22)"
_NAME = re.compile(
    r"(?i)(?:"
    # a key's name with a mark behind it: name=, "name":, \"name\":, ('name', ...
    r"(?:key|token|secret|passw(?:or)?d|credentials?|authorization|cookie|signature)"
    rf"(?:(?P<quoted>{_QUOTE}\s{{0,8}}(?:[:=]>?|,)\s{{0,8}}b?{_QUOTE})"
    rf"|{_QUOTE}?\s{{0,8}}(?P<mark>=>?|:|%3d)\s{{0,8}}(?P<open>{_QUOTE})?)(?:(?:bearer|basic|token)\s{{1,8}})?"
    # or a word with blanks behind it
    r"|\b(?:bearer|basic|(?:(?:api|access|secret)[-_ ]?)?(?:key|token|secret|password))\s{1,8}"
    r")"
)
_PLAIN = re.compile(r"[^\s\"'`,;\\<>]*")
_INSIDE = re.compile(r"[^\s\"'`\\<>]*")
_SHORTEST, _LONG_ENOUGH = 6, 20

_USER = re.compile(r"(?<=://)[^\s/@\"'<>]+@")
_PREFIXED = re.compile(
    r"\b(?:(?:sk|pk|r8|hf|ghp|gho|ghs|gsk|xai|key|rk|live|xox[abprs]|glpat|github_pat)[-_][A-Za-z0-9_-]{8,}"
    r"|(?:AKIA|ASIA|AIza)[A-Za-z0-9_-]{12,}|eyJ[A-Za-z0-9_-]{8,}[A-Za-z0-9_.-]*)"
)
_RUN = re.compile(r"(?<![/\w-])[A-Za-z0-9_-]{32,}+(?![/\w.-])")
_DIGIT, _LETTER = re.compile(r"[0-9]"), re.compile(r"[A-Za-z]")


def told(text: str, longest: int = 300) -> str:
    """
    Return a stranger's words as they may be shown: one line of at most ``longest`` characters, without keys.

    However long ``text`` is, only its beginning is looked at, and no part of a key that is cut off at an
    edge is left: more is looked at than is shown, and the last word of that, where it is cut off, is dropped.
    """
    wide = _WIDE * longest + _EDGE
    looked = text[:wide]
    if len(text) > wide:
        looked = looked[: _edge(looked)]
    line = redacted(" ".join(looked.split()))
    whole = len(text) <= wide and len(line) <= longest
    return line if whole else f"{line[: longest - 1]}…"


def redacted(text: str) -> str:
    """Return the text without what looks like a key."""
    text = _USER.sub(f"{STARS}@", _named(text))
    return _RUN.sub(_unless_a_word, _PREFIXED.sub(STARS, text))


def _named(text: str) -> str:
    """Take out what stands behind a key's name; a value is read once, also where names stand in it."""
    kept: list[str] = []
    done = seen = 0
    for name in _NAME.finditer(text):
        at = name.end()
        if at < seen:
            continue
        value = (_INSIDE if name["quoted"] or name["open"] else _PLAIN).match(text, at)
        seen = value.end() if value else at
        if _is_key(text[at:seen], name):
            kept += [text[done:at], STARS]
            done = seen
    return "".join([*kept, text[done:]])


def _is_key(value: str, name: re.Match[str]) -> bool:
    if len(value) < _SHORTEST or value.startswith(STARS):
        return False
    certain = name["quoted"] or name["open"] or (name["mark"] or ":") != ":"
    return bool(certain or len(value) >= _LONG_ENOUGH or _DIGIT.search(value))


def _unless_a_word(run: re.Match[str]) -> str:
    return STARS if _DIGIT.search(run[0]) and _LETTER.search(run[0]) else run[0]


def _edge(text: str) -> int:
    """Return where the last word begins that the end of ``text`` may have cut in two."""
    return max(len(text) - _EDGE, 1 + max(text.rfind(mark) for mark in " \t\r\n\"'`,;&<>"))
