"""Hair as it is worn in one picture: what a prompt lets down is in no bun there."""

import re

from limner.continuity._mentions import Cast, owner
from limner.continuity._patterns import late

_LOOSE = late(
    r"\b(?:hair|curls|locks|tresses)\b[^,;.|]{0,30}?\b(?:let down|unbound|undone|unpinned|untied|"
    r"unbraided|loosened|loose|"
    r"down (?:over|around|about|at last|for once)|worn down|spilling|tumbling down)\b"
    r"|\b(?:loose|unbound|undone|unpinned|untied|let-down) (?:\w{1,20} ){0,2}(?:hair|curls|locks|tresses)\b",
    re.IGNORECASE,
)
_STYLED = late(
    r",? ?\b(?:always |usually |often )?(?:(?:pinned|tied|pulled|swept|gathered|twisted|coiled|drawn|"
    r"braided|plaited|scraped|worn|held|kept)(?: (?:back|up|tightly|neatly|"
    r"severely))?(?: (?:in|into|with|at|by) [^,]{1,60})?"
    r"|in (?:a |an |two |twin |her |his |their )?(?:[\w-]{1,20} ){0,3}(?:bun|buns|chignon|ponytail|"
    r"pigtails|braids?|plaits?|queue|knot|updo|topknot))(?=,|$)",
    re.IGNORECASE,
)


def hair_now(value: str, cast: Cast, prompt: str, who: str) -> str:
    """Return somebody's hair without how it is put up, where this prompt lets it down."""
    found = _LOOSE.search(prompt)
    if found is None or owner(cast, prompt, found.start()) != who:
        return value
    return _STYLED.sub("", value).strip(" ,") or value
