"""A card's text that is JSON, as items."""

from collections.abc import Callable, Iterator, Mapping

from limner.continuity._card_keys import CALLED, DROPPED, KIN, LOOKS, NAME, OTHER, is_name, kind_of
from limner.continuity._card_segments import Item
from limner.continuity._patterns import late
from limner.continuity.slots import Slot
from limner.core import json_text
from limner.core.errors import UntrustedInputError


def parsed(text: str) -> Mapping[str, object] | None:
    bare = text.strip()
    if not (bare.startswith("{") and bare.endswith("}") and '"' in bare):
        return None
    try:
        return json_text.as_dict(json_text.loads(bare, depth=20)) or None
    except UntrustedInputError:
        return None


_KEYED = late(r"(?:^|[.;\n] ?)[A-Z][A-Za-z ]{1,20}: ")
_FEW = 2
"""A text with more keys than that is read as lines of keys."""


def items_of(  # noqa: C901 -- one for each form of a value
    value: Mapping[str, object],
    who: str,
    section: str,
    deeper: Callable[[str, str], Iterator[Item]] | None = None,
) -> Iterator[Item]:
    for name in ("name", "char_name", "Name", "character"):
        if name in value and isinstance(value[name], str):
            who = json_text.as_str(value[name])
            yield Item(who, NAME, who)
            break
    for key, held in value.items():
        kind, outfit = kind_of(key)
        kind = "" if kind == CALLED else kind
        if kind in (DROPPED, KIN) or kind == NAME:
            continue
        if section == "wears" and not kind:
            kind, outfit = section, key
        if isinstance(held, Mapping):
            person = key if not kind and is_name(key) and not section else who
            yield from items_of(json_text.as_dict(held), person, kind, deeper)
        else:
            flat = (
                ", ".join(str(each) for each in held if not isinstance(each, Mapping | list))
                if isinstance(held, list)
                else held
            )
            if deeper is not None and isinstance(held, str) and len(_KEYED.findall(held)) > _FEW:
                yield from deeper(held, who)
                continue
            if isinstance(flat, str | int | float) and not isinstance(flat, bool):
                if section == LOOKS and not kind and isinstance(held, list):
                    kind = Slot.MARKS  # ``"other": ["cracked cheek plate"]`` among looks
                if not kind and not section:
                    flat = f"{key}: {flat}"
                yield Item(
                    who,
                    "" if kind == OTHER else kind or (section if section != OTHER else ""),
                    str(flat),
                    key,
                    outfit,
                )
