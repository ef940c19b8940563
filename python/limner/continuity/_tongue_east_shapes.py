# ruff: noqa: E501 -- tables of signs, which are wide
"""Sentences of Chinese and Japanese that say more than their words one by one: what is missing, what is beneath."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from limner.continuity._patterns import late

_SIDES = MappingProxyType({"左": "left ", "右": "right ", "": ""})
_PARTS = MappingProxyType(
    {
        "手": "hand", "腕": "arm", "臂": "arm", "手臂": "arm", "胳膊": "arm", "腿": "leg", "脚": "foot", "足": "leg", "眼": "eye",
        "目": "eye", "耳": "ear", "手指": "finger", "指": "finger", "小指": "little finger", "小拇指": "little finger",
        "食指": "index finger", "中指": "middle finger", "无名指": "ring finger", "拇指": "thumb", "大拇指": "thumb",
        "薬指": "ring finger", "人差し指": "index finger", "親指": "thumb", "门牙": "front tooth", "前歯": "front tooth",
        "牙": "tooth", "歯": "tooth", "耳朵": "ear", "脚趾": "toe", "足指": "toe", "眼睛": "eye",
    }
)  # fmt: skip
_NUMBERS = MappingProxyType({"两": "two ", "二": "two ", "三": "three ", "2": "two ", "3": "three "})
_ANY = "|".join(sorted(_PARTS, key=len, reverse=True))
_MISSING = late(
    rf"(?:(?P<side>[左右])(?P<at>手|脚|足|眼|耳))?(?:的|上|の)?(?:缺了?|少了?|断了?|没了|失去了?)(?P<many>[一两二三])?[根截颗只节个条]?(?P<part>{_ANY})"
)
_GONE = late(
    rf"(?:(?P<side>[左右])(?P<at>手|脚|足|眼|耳)?の?)?(?P<part>{_ANY})?(?:が|は)(?:(?P<many>[一二三123])本)?(?:ない|無い|欠けて(?:いる)?|失って(?:いる)?|欠損)"
)
_INSTEAD = late(
    r"(?P<side>[左右])(?P<part>手臂|手|腕|臂|腿|脚|足|眼|目)(?:是|为|為|は|が|装着|换成了)(?:一[条只个根])?"
    r"(?P<made>假肢|义肢|義肢|機械|机械|木头|木制|木|铁钩|钢铁|铁|金属|義手|義足|義眼|假眼|玻璃)[的臂手腿眼製制]{0,2}"
)
_MADE: Mapping[str, str] = MappingProxyType(
    {
        "假肢": "prosthetic", "义肢": "prosthetic", "義肢": "prosthetic", "機械": "mechanical", "机械": "mechanical",
        "木头": "wooden", "木制": "wooden", "木": "wooden", "铁钩": "iron hook for a", "钢铁": "steel", "铁": "iron",
        "金属": "metal", "義手": "prosthetic", "義足": "prosthetic", "義眼": "artificial", "假眼": "artificial", "玻璃": "glass",
    }
)  # fmt: skip


def missing_apart(text: str) -> tuple[str, list[str]]:
    """Return a text without what it says is missing of a body or replaced, and that in English."""
    said: list[str] = []

    def gone(found: "re.Match[str]") -> str:
        part = found["part"] or (found["at"] and "")
        where = _SIDES[found["side"] or ""] + _PARTS.get(found["at"] or "", "")
        if not part and not where:
            return found[0]
        if not part:
            said.append(f"missing {where.strip() or 'arm'}.") if where.strip() else None
        else:
            many = _NUMBERS.get(found["many"] or "", "")
            noun = _PARTS[part] + ("s" if many and not _PARTS[part].endswith("th") else "")
            on = f" on the {where}" if found["at"] else ""
            side = _SIDES[found["side"] or ""] if not found["at"] else ""
            said.append(f"missing {side}{noun}{on}.")
        return " "

    def instead(found: "re.Match[str]") -> str:
        said.append(f"{_MADE[found['made']]} {_SIDES[found['side']]}{_PARTS[found['part']]}.")
        return " "

    text = _INSTEAD.sub(instead, text)
    return _GONE.sub(gone, _MISSING.sub(gone, text)), said


_UNDER = late(
    r"^(?P<part>(?:left |right )?(?:eye|eyes|cheek|mouth|lips|ear|nose|eyebrow)) (?:under the|above the)$"
)


def spot_of(said: str) -> str:
    """Return ``under the left eye`` of ``left eye under the``, nothing for what is no such place."""
    found = _UNDER.match(said)
    if found:
        return f"{said.rsplit(' ', 2)[-2]} the {found['part'].replace('eyes', 'eye')}"
    return said if said.startswith(("under the ", "above the ")) else ""


_SHADES = MappingProxyType(
    {
        "深": "dark",
        "浅": "light",
        "淡": "pale",
        "暗": "dark",
        "亮": "bright",
        "鲜": "bright",
        "浓": "deep",
        "墨": "dark",
    }
)
_COLOURS = MappingProxyType(
    {"红": "red", "蓝": "blue", "绿": "green", "黄": "yellow", "紫": "purple", "灰": "grey", "棕": "brown",
     "褐": "brown", "粉": "pink", "青": "teal", "金": "golden", "橙": "orange"}
)  # fmt: skip
_SPOTS = MappingProxyType({"左眼": "left eye", "右眼": "right eye", "眼": "eye", "左眼角": "left eye", "右眼角": "right eye",
                           "左唇": "lips", "嘴角": "mouth", "左脸颊": "left cheek", "右脸颊": "right cheek"})  # fmt: skip


def shades() -> Mapping[str, str]:
    """Return the shades of Chinese colours, and the places below and above a part of the face."""
    said = {
        f"{shade}{colour}{end}": f"{_SHADES[shade]} {_COLOURS[colour]}"
        for shade in _SHADES
        for colour in _COLOURS
        for end in ("", "色")
    }
    said |= {f"{part}{end}": f"under the {_SPOTS[part]}" for part in _SPOTS for end in ("下", "下方")}
    return said | {f"{part}上方": f"above the {_SPOTS[part]}" for part in _SPOTS}


_HE, _SHE = late(r"(?<!其)他(?![们人])|彼(?!女)(?=は|の|が)"), late(r"她(?!们)|彼女(?=は|の|が)")
_SEXED = late(r"\b(?:(?:wo)?man|boy|girl|(?:fe)?male|lady|waitress|prince(?:ss)?|king|queen|maid|nun)\b")


def told_by_pronoun(text: str, lines: Sequence[str]) -> list[str]:
    """Return a sentence of the sex that pronouns alone tell, nothing where words do or both are said."""
    he, she = bool(_HE.search(text)), bool(_SHE.search(text))
    if he == she or any(_SEXED.search(line) for line in lines):
        return []
    return ["She is a woman." if she else "He is a man."]
