"""
The grammar of tags once more, as JavaScript regular expressions.

SillyTavern draws a message synchronously, up to 30 times a second, and cannot wait for Python. So its render
hook finds the tags by itself, with patterns that Python sends once. They find what ``tags.scan`` finds;
docs/tags.md names the corners where they do not, and there ``scan`` is right.

Every loop is written so that what it repeats and what follows it begin with different characters: then a text
made to hurt costs a step a character, and not a step for each pair of characters.
"""

from collections.abc import Sequence
from itertools import count
from typing import Literal

from limner.tags._code import LONGEST_SPAN
from limner.tags._images import IMAGE_PATTERN
from limner.tags._vocabulary import (
    BARE_MARKS,
    CURLY,
    CURLY_CLOSERS,
    ENTITY_QUOTES,
    HYPHENS,
    KNOWN,
    LETTERS,
    LONGEST_NAME,
    NAME_MARKS,
    PICTURE_NAMES,
    SPACES,
)

FLAGS = "gi"
MOST_ATTRIBUTES = 16
_SHORTEST_CUT = 4
"""Characters of a tag of the user's own spelling that is hidden where a reply was cut in it."""

_ESCAPES = {ord(mark): f"\\x{ord(mark):02x}" for mark in "\t\r\n\f\u00a0\\]^-"}


def _any(*choices: str) -> str:
    return f"(?:{'|'.join(choices)})"


def _one_of(marks: str, *, but: bool = False) -> str:
    plain = marks.translate(_ESCAPES).replace(LETTERS, "a-z").replace("0123456789", "0-9")
    return f"[{'^' if but else ''}{plain}]"


def _beginning_of(steps: Sequence[str]) -> str:
    """Any beginning of ``steps`` that has at least the first."""
    first, *rest = steps
    return f"{first}(?:{_beginning_of(rest)})?" if rest else first


_S = _one_of(SPACES)
_LT, _GT = "(?:<|&lt;)", "(?:>|&gt;)"
_H = _one_of(HYPHENS)
_QUOTES = "\"'" + CURLY
_ENTITY_QUOTE = f"&{_any(*(entity[1:-1] for entity in ENTITY_QUOTES))};"
_QUOTE = _any(_one_of(_QUOTES), _ENTITY_QUOTE)
_ESCAPED = _any(_one_of(_QUOTES + "\\"), _ENTITY_QUOTE)
_BACKSLASH = rf"\\(?:{_ESCAPED}|(?!{_ESCAPED}))"
_COMMENT = f"!--{_S}*"
_ELEMENT = f"img{_H}prompt"
_FIRST_NAME = f"{_S}+{_any('prompt', *KNOWN)}{_S}*="
OPENS = f"(?:{_COMMENT})?(?:{_ELEMENT}|pic{_S}|img{_FIRST_NAME})"
_NAME = f"{_one_of(LETTERS)}{_one_of(NAME_MARKS)}{{0,{LONGEST_NAME - 1}}}"
_PICTURE_NAME = f"{_any(*PICTURE_NAMES)}{_S}*="
_END_TAG = f"/{_ELEMENT}{_S}*{_GT}"


def _loop(special: Sequence[str], marks: str) -> str:
    """Plain characters and ``special`` things in any order; a special thing begins with one of ``marks``."""
    plain = _one_of(marks, but=True)
    return f"{plain}*(?:{_any(*special)}{plain}*)*"


Mode = Literal["whole", "open", "cut"]
"""How much of a prompt there is: all, what has come so far, or what was left when the reply was cut."""


class _Grammar:
    """Builds patterns for one regular expression; what needs a name of its own gets the next number."""

    def __init__(self) -> None:
        self._number = count(1)

    def tag(self) -> str:
        """A whole tag."""
        comment = f"{_COMMENT}{self._prompt('--' + _GT)}"
        empty, end = f"{_S}*{_LT}{_END_TAG}", f"{_LT}{_END_TAG}"
        inside = _loop((f"{_LT}(?!{OPENS}|{_END_TAG})", "&(?!lt;)"), "<&")
        element = f"{_ELEMENT}{self._head()}{_S}*{_GT}(?!{empty}){inside}{end}"
        return _LT + _any(comment, self._prompt(_GT), element)

    def beginning(self, *, whole: bool = False) -> str:
        """
        The beginning of a tag, from its ``<`` to anywhere before its end.

        ``whole``: of a text that nobody writes on. What is hidden there stays hidden: so a mark that stands
        alone must not belong to a face such as ``>_<``, and a ``>`` behind a word means a forgotten quote.
        """
        names = _any(_beginning_of([*"img", _H, *"prompt"]), _beginning_of("pic"))
        first_names = _any(*(_beginning_of(name) for name in ("prompt", *KNOWN)))
        value = _any(f"{_QUOTE}{_one_of('<>', but=True)}*", "&[a-z0-9#]*", f"-?{_one_of(BARE_MARKS)}*")
        mode: Mode = "cut" if whole else "open"
        named = f"{_NAME}{_S}*(?:={_S}*{value})?"
        paragraph = ("\\n(?![ \\t\\r]*\\n)", "&(?!lt;)", f"{_LT}(?!{OPENS}|{_END_TAG})")
        after_lt = _any(
            "!-?",
            f"(?:{_COMMENT})?{names}" if whole else f"(?:{_COMMENT})?{names}?",
            *((_COMMENT, f"(?!.)(?<!>[^\\s<]*\\s?{_LT})") if whole else ()),
            f"(?:{_COMMENT})?img{_S}+{first_names}?{_S}*",
            f"(?:{_COMMENT})?{_any(_ELEMENT, f'pic(?={_S})', f'img(?={_FIRST_NAME})')}{self._head()}{_S}*",
            f"(?:{_COMMENT})?{_any(_ELEMENT, 'pic', f'img(?={_FIRST_NAME})')}{self._head()}{_S}+{named}",
            f"(?:{_COMMENT})?{_ELEMENT}{_S}*={_S}*(?:&[a-z0-9#]*)?",
            f"{_ELEMENT}{self._head()}{_S}*{_GT}{_loop(paragraph, '<&' + chr(10))}",
            self._prompt(_GT, mode),
            _COMMENT + self._prompt("--" + _GT, mode),
        )
        entity = "(?<![a-z0-9])&(?:lt?)?(?!.)" if whole else "&(?:l(?:t;?)?)?"
        return _any(entity, f"{_LT}{after_lt}")

    def _prompt(self, end: str, mode: Mode = "whole") -> str:
        """From behind the ``<`` to the end: the element's name, attributes, the prompt, attributes."""
        name = _any(_ELEMENT, "pic", f"img(?={_FIRST_NAME})")
        head = _any(f"{_ELEMENT}{_S}*=", f"{name}{self._head()}{_S}+prompt{_S}*=") + f"{_S}*"
        same = f"q{next(self._number)}"
        straight = f"(?<{same}>[\"']|{_ENTITY_QUOTE})" + self._value(f"\\k<{same}>", end, mode)
        curly = _one_of(CURLY) + self._value(_one_of(CURLY_CLOSERS), end, mode)
        return head + _any(straight, curly)

    def _value(self, close: str, end: str, mode: Mode) -> str:
        tail = f"{_S}*(?:/{_S}*)?{end}"
        no_tail = f"(?!{self._attributes()}{_any(tail, f'{_S}+{_PICTURE_NAME}')})"
        special = [
            _BACKSLASH,
            f"{_LT}(?!{OPENS})",
            f"(?!{close}){_any(_one_of(_QUOTES), '&(?!lt;)')}",
            f"{close}{no_tail}",
        ]
        if mode != "whole":
            special.append("\\n(?![ \\t\\r]*\\n)")
            marks = "\\<&\n" + _QUOTES
            if mode == "open":
                return _loop(special, marks)
            special[1] = _any(f"<(?!{OPENS})(?:[^<>\\n]*>|(?![^<>\\n]*>))", f"&lt;(?!{OPENS})")
            return _loop([*special, "(?<=\\s-{0,2})>"], marks + ">")
        empty, value = f"{_S}*{close}{self._attributes()}{tail}", _loop(special, "\\<&" + _QUOTES)
        return f"(?!{empty}){value}{close}{self._attributes()}{tail}"

    def _head(self) -> str:
        return self._attributes(f"(?!prompt{_S}*=)")

    def _attributes(self, unless: str = "") -> str:
        name = f"{unless}(?!{_PICTURE_NAME}){_NAME}"
        return f"(?:{_S}+{name}{_S}*={_S}*{self._attribute_value()}){{0,{MOST_ATTRIBUTES}}}"

    def _attribute_value(self) -> str:
        same = f"q{next(self._number)}"
        content = "&(?!lt;|gt;)"
        return _any(
            *(f"{mark}{_loop((_BACKSLASH, content), chr(92) + '<>&' + mark)}{mark}" for mark in "\"'"),
            _one_of(CURLY) + _loop((_BACKSLASH, content), "\\<>&" + CURLY_CLOSERS) + _one_of(CURLY_CLOSERS),
            f"(?<{same}>{_ENTITY_QUOTE})"
            + _loop((_BACKSLASH, f"(?!\\k<{same}>){content}"), "\\<>&")
            + f"\\k<{same}>",
            f"-?{_one_of(BARE_MARKS)}+",
        )


def _code() -> str:
    """A fence (to its end, or to the text's) or a span on one line."""
    fences = []
    for name, mark, info in (("f1", "`", "[^`\\n]*"), ("f2", "~", "[^\\n]*")):
        close = f"[ \\t]*\\k<{name}>{mark}*[ \\t\\r]*(?![^\\n])"
        line = f"\\n(?!{close})[^\\n]*"
        fences.append(f"(?<{name}>{mark}{{3,}})(?!{mark}){info}(?![^\\n])(?:{line})*(?:\\n{close})?")
    fence = f"(?<![^\\n])[ \\t]*{_any(*fences)}"
    other = "(?!\\k<f3>(?!`))`+[^`\\n]+"
    span = f"(?<!`)(?<f3>`{{1,{LONGEST_SPAN}}})(?!`)[^`\\n]+(?:{other})*\\k<f3>(?!`)"
    return _any(fence, span)


def hook_patterns(extra_tag: str = "", extra_tail: str = "", extra_first: str = "") -> dict[str, str]:
    """
    The sources of the render hook's regular expressions, and their ``flags``.

    ``tag`` finds, from left to right, one of two things: ``code``, which is to be left as it is, or ``tag``
    together with ``images``, Limner's pictures behind it. ``tail`` finds an unfinished tag at the very end of
    a text that is being streamed, with the quotes, asterisks and the fence that SillyTavern appends to
    balance them. ``streaming`` is both in one, with a group ``tail``: only it leaves code alone at the end.
    ``final`` is the same for a text that is whole: a reply that was cut within its last tag.
    ``hint`` finds something in every text that is worth a look, and ``closing`` something in every last piece
    of a tag: the page tells of such a piece at once, of others when it is convenient. The arguments are the
    user's own patterns (``tags.custom.reader``), already written for the page.
    """
    grammar = _Grammar()
    images = f"(?:{_S}*{IMAGE_PATTERN.replace('(', '(?:')})*"
    found, beginning, cut = grammar.tag(), grammar.beginning(), grammar.beginning(whole=True)
    if extra_tag:
        found, beginning = f"{found}|{extra_tag}", f"(?:{beginning}|{extra_tail})"
        cut = f"(?:{cut}|(?=[^]{{{_SHORTEST_CUT}}})(?:{extra_tail}))"
    tag = f"(?<code>{_code()})|(?<tag>{found})(?<images>{images})"
    tail = f'{beginning}["*]*(?:\\n[ \\t]*[`~]{{3,}}{_S}*)?$'
    hint = f"<|&lt;|{extra_first}" if extra_first else "<|&lt;"
    # Of the user's own nobody knows how they end.
    closing = "[^]" if extra_tag else "[>;]"
    streaming = f"{tag}|(?<tail>{tail})"
    final = f"{tag}|(?<tail>{cut}\\s*$)"
    return {
        "tag": tag,
        "tail": tail,
        "streaming": streaming,
        "final": final,
        "hint": hint,
        "closing": closing,
        "flags": FLAGS,
    }
