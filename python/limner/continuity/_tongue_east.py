"""
Japanese and Chinese, which part no words: read by the longest words that are known, piece by piece.

A piece (up to a comma or a full stop) of which nothing is known says nothing; what is not known in it parts
what is known. A sentence that speaks of kin or of others is nobody's.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from limner.continuity._mark_words import MARK_HEADS
from limner.continuity._part_words import HAIR_MODS
from limner.continuity._patterns import late
from limner.continuity._plain_words import DECADES, word_set
from limner.continuity._tongue_chinese import WORDS as MORE_CHINESE
from limner.continuity._tongue_east_shapes import missing_apart, shades, spot_of, told_by_pronoun
from limner.continuity._tongue_east_words import CHINESE, MORE_JAPANESE
from limner.continuity._tongue_japanese import WORDS as STILL_MORE_JAPANESE
from limner.continuity._tongue_words import JAPANESE

_KIN = word_set("""
妹 姉 兄 弟 母 父 妻 夫 の娘 娘の 息子 師匠 弟子 友人 親友 幼馴染 幼なじみ 祖父 祖母
彼女の 彼の 先輩 後輩 同僚 恋人 师妹 师弟 师兄 师姐 师父 師父 徒弟 妹妹 姐姐 哥哥
弟弟 母亲 父亲 妻子 丈夫 女儿 儿子 朋友 同伴 恋人 未婚妻 未婚夫 爷爷 奶奶
老板 老师 老師 敌人 敵 上司 的猫 的狗 の猫 の犬
""")
_JAPANESE_KIN = word_set("夫 妻 兄 弟 姉 妹 父 母")
"""Signs that are part of too many other words in Chinese: ``船夫`` is a boatman."""
_OWN = frozenset(("少女", "老婆", "大师兄", "大師兄", "大师姐", "师姐。", "娘。"))
_DENIED = word_set(
    "ない なかった 没有 不是 不穿 从不 嫌い 讨厌 かつて 昔は 曾经 以前 喜欢 喜歡 害怕 怖が 恐れ"
)
_SENTENCE = late(r"[。！？!?\n；;]")
_COMMA = late(r"[、，,：:・]|\s{2,}")
_NUMERALS = MappingProxyType({sign: number for number, sign in enumerate("〇一二三四五六七八九")})
_AGE = late(
    r"([0-9０-９]{1,4}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]百?)[来多余几]?(?:歳|才|岁|歲)"
)
_NUMBER = late(r"[一二三四五六七八九]?十[一二三四五六七八九]?")
_MOST = 40
"""Pieces of a sentence, and words apart in a piece: one of more is no sentence, and takes seconds to read."""
_PARTICLES = "のにがはをでとやもへ的了着一"


_NOUNS = MappingProxyType(
    {
        "ショートヘア": "short hair",
        "ロングヘア": "long hair",
        "セミロング": "medium-length hair",
        "目": "eyes",
        "瞳": "eyes",
        "眼": "eyes",
        "髪": "hair",
        "双眸": "eyes",
    }
)
"""Parts that a key says already, and prose does not."""


class _Known(NamedTuple):
    """Known words in English, and how long those are that begin with a sign, the longest first."""

    words: Mapping[str, str]
    lengths: Mapping[str, Sequence[int]]


@lru_cache(maxsize=4)
def _words(tongue: str, *, prose: bool) -> _Known:
    if tongue == "chinese":
        words = {**CHINESE, **MORE_CHINESE, **shades()}
    else:
        words = {**JAPANESE, **MORE_JAPANESE, **STILL_MORE_JAPANESE, **(_NOUNS if prose else {})}
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    return _Known(words, {sign: sorted(found, reverse=True) for sign, found in lengths.items()})


def value_in(piece: str, tongue: str) -> str:
    """Return what stands behind a key in English, nothing where less than half of it is known."""
    if _NUMBER.fullmatch(piece.strip().rstrip("岁歲歳才")):
        return str(_number(piece.strip().rstrip("岁歲歳才")))
    known = _words(tongue, prose=False)
    text = piece.strip()
    if apart := missing_apart(text)[1]:
        return apart[0].rstrip(".")
    at = unknown = 0
    said: list[str] = []
    while at < len(text):
        if text[at].isascii():
            digits = at
            while digits < len(text) and text[digits].isascii():
                digits += 1
            said.append(text[at:digits].strip())
            at = digits
            continue
        for length in known.lengths.get(text[at], ()):
            if (word := text[at : at + length]) in known.words:
                said.append(known.words[word])
                at += length
                break
        else:
            unknown += text[at] not in _PARTICLES
            at += 1
    if 3 * unknown >= len(text):
        return ""
    parted = unknown or any(sign in text for sign in "にと有")
    return piece_in_english(text, known) if parted else _hair_last(" ".join(filter(None, said)))


def _hair_last(said: str) -> str:
    """Return ``brown short hair`` of ``brown hair short``."""
    front, sign, rest = said.partition(" hair ")
    return f"{front} {rest} hair" if sign and all(word in HAIR_MODS for word in rest.split()) else said


@lru_cache(maxsize=8)
def east_in_english(text: str, tongue: str) -> str:
    """Return what is known of a text in Japanese or Chinese as English pieces, a line for each sentence."""
    known = _words(tongue, prose=True)
    text, lines = missing_apart(text)
    kin = _KIN - _JAPANESE_KIN if tongue == "chinese" else _KIN
    for sentence in _SENTENCE.split(text):
        if any(word in sentence for word in _DENIED):
            continue
        if any(each in sentence for each in kin) and not any(own in sentence for own in _OWN):
            continue
        pieces = [piece for each in _COMMA.split(sentence) if (piece := piece_in_english(each, known))]
        if pieces:
            lines.append(", ".join(pieces[:_MOST]) + ".")
    lines += told_by_pronoun(text, lines)
    return "\n".join(lines)


def piece_in_english(piece: str, known: _Known) -> str:
    """Return the known words of a piece; a mark behind the place where it is stands before it."""
    if found := _AGE.search(piece):
        years = _number(found[1])
        rest = piece_in_english(_AGE.sub(" ", piece), known)
        return f"{years} years old" + (f", {rest}" if rest else "") if years else rest
    groups: list[list[str]] = [[]]
    at = 0
    while at < len(piece):
        sign = piece[at]
        for length in known.lengths.get(sign, ()):
            said = known.words.get(piece[at : at + length])
            if said is not None:
                if said:
                    groups[-1].append(said)
                at += length
                break
        else:
            if sign in "にが有は" or (sign == "と" and groups[-1]):
                groups.append([])
            at += 1
    parts = [_ordered(group) for group in groups[: 2 * _MOST] if group][:_MOST]
    if len(parts) == 2 and (spot := spot_of(parts[0])) and _is_mark(parts[1]):
        return f"{parts[1].removesuffix(' under the eye')} {spot}"
    if len(parts) == 2 and _is_place(parts[0]) and _is_mark(parts[1]):
        return f"{parts[1]} on the {parts[0]}"
    return _ONE_OF_MANY.sub(r"\1 \2s", ", ".join(_aged(part) for part in parts))


_ONE_OF_MANY = late(
    r"\b(two|three|four|five|six|seven|eight|nine) (tail|horn|wing|braid|sword|scar|mole|dagger|bun)\b"
)


def _aged(said: str) -> str:
    """Return ``in their forties, man`` of ``forties man``."""
    front, _, rest = said.partition(" ")
    if front not in DECADES:
        return said
    return f"in their {front}" + (f", {rest}" if rest else "")


_PLACES = word_set("""
eyebrow cheek chin forehead neck arm hand leg chest back shoulder finger nose wrist face waist ear lips eye
eyes
""")
_MARKS = word_set("scar mole tattoo birthmark burn freckles dimples")


def _is_place(said: str) -> bool:
    return said.rsplit(maxsplit=1)[-1] in _PLACES


def _is_mark(said: str) -> bool:
    return not (_MARKS | MARK_HEADS).isdisjoint(said.split())


def _ordered(group: list[str]) -> str:
    """Put the part behind what is said of it: ``eyes light grey`` is light grey eyes."""
    if len(group) > 1 and group[0] in ("eyes", "hair", "skin", "figure", "build"):
        return " ".join([*group[1:], group[0]] if group[0] not in ("figure", "build") else group[1:])
    return " ".join(group)


def _number(said: str) -> int:
    if said.isdigit():
        return int(said)
    ten, sign, one = said.partition("十")
    if sign:
        return 10 * _NUMERALS.get(ten or "一", 1) + (_NUMERALS.get(one, 0) if one else 0)
    if said.endswith("百"):
        return 100 * _NUMERALS.get(said[0], 1)
    return _NUMERALS.get(said, 0)
