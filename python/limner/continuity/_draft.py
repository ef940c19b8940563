"""
The tag's prompt as a draft: what contradicts or repeats cut out of it, and gaps where people were named.

Each family fills the gaps in its own way.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from limner.continuity import _nouns as nouns
from limner.continuity._cuts import cuts_of, joined
from limner.continuity._descriptions import described
from limner.continuity._dressing import shown
from limner.continuity._mentions import Form, Spot
from limner.continuity._patterns import late
from limner.continuity._place_nouns import is_wide
from limner.continuity._place_spots import said_in
from limner.continuity._portrait import nameless
from limner.continuity._step import Shot
from limner.continuity._text import DETERMINERS, READ, words
from limner.continuity._views import View, view_of
from limner.continuity.slots import Slot

FADES = 8
"""Messages after which a time of day that nobody mentions is told no more."""
_BLANKS = late(r"[ ]{2,64}")


@dataclass(frozen=True, slots=True)
class Gap:
    """
    Where a prompt means somebody.

    ``first`` is the place to describe them; ``kept`` are words of the moment that stood before the noun
    (``grinning``). ``owner``: the words say only whose something is.
    """

    who: str
    first: bool = False
    owner: bool = False
    kept: str = ""
    words: str = ""
    """What stands there in the prompt."""


Piece = str | Gap


def draft(shot: Shot) -> list[Piece]:
    """Return the prompt in pieces: its own words, and gaps for the people it means."""
    prompt = shot.prompt
    cuts = cuts_of(shot)
    things = [s.start for s in described(prompt)] + [p.start for p in shown(prompt)]
    marks: list[tuple[int, int, Piece]] = [(start, end, "") for start, end in joined(prompt, cuts, things)]
    marks += _gaps(shot, cuts)
    marks.sort(key=lambda mark: (mark[0], mark[1]))
    found: list[Piece] = []
    at = 0
    for start, end, piece in marks:
        if start < at and end <= at:
            continue
        found += [prompt[at : max(at, start)], piece]
        at = end
    found += [prompt[at:], shot.tag.prompt[READ:]]
    return _merged(found)


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Return pieces with words that stand side by side as one."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            joint = f"{found[-1]}{piece}"
            found[-1] = _BLANKS.sub(" ", joint)
        elif piece != "":
            found.append(piece)
    return found


def _gaps(shot: Shot, cuts: list[tuple[int, int]]) -> list[tuple[int, int, Piece]]:
    prompt, who = shot.prompt, shot.cast.who
    found: list[tuple[int, int, Piece]] = []
    met: set[str] = set()
    last: Spot | None = None
    for at, spot in enumerate(spots := shot.cast.spots):
        if not spot.who or _is_trade_of(spot, spots[at + 1 : at + 2]):
            last = spot
            continue
        end = spot.end
        if spot.form is Form.OWNER and not spot.noun:
            end += 2 if prompt[end : end + 2] in ("'s", "’s") else 1
        words_ = prompt[spot.start : end]
        if spot.who not in who or spot.form is Form.OWNER:
            if spot.form in (Form.NAME, Form.OWNER) and not spot.noun:
                found.append((spot.start, end, Gap(spot.who, owner=spot.form is Form.OWNER, words=words_)))
            if spot.who not in who:
                last = spot
            continue
        if spot.who not in met:
            named = frozenset(w.text for n in shot.after.people[spot.who].names for w in words(n))
            met.add(spot.who)
            found.append(
                (
                    spot.start,
                    spot.end,
                    Gap(
                        spot.who,
                        first=True,
                        kept=_kept(prompt, spot, cuts, named),
                        words=prompt[spot.start : spot.end],
                    ),
                )
            )
        elif (
            spot.form is Form.NOUN
            and last is not None
            and last.who == spot.who
            and prompt[last.end : spot.start].strip() == ","
        ):
            kept = _kept(prompt, spot, cuts)
            found.append((last.end, spot.end, f", {kept}" if kept else ""))
        elif spot.form is Form.NAME:
            found.append((spot.start, spot.end, Gap(spot.who, words=prompt[spot.start : spot.end])))
        last = spot
    return found


def _is_trade_of(spot: Spot, behind: Sequence[Spot]) -> bool:
    """Whether a noun says what somebody is who is named behind it, and stays: ``a barmaid, Nell, pours``."""
    named = any(each.form is Form.NAME and each.who == spot.who for each in behind)
    return named and spot.form is Form.NOUN and spot.noun not in nouns.PLAIN


def _kept(prompt: str, spot: Spot, cuts: list[tuple[int, int]], name: frozenset[str] = frozenset()) -> str:
    """Return the words before a noun that are of the moment: ``a grinning young man`` keeps ``grinning``."""
    if spot.form is not Form.NOUN and prompt[spot.start : spot.end].split(" ", maxsplit=1)[0] not in (
        "a",
        "an",
        "the",
    ):
        return ""
    said = [(s.start, s.end) for s in described(prompt)] + cuts
    kept = [
        prompt[word.start + spot.start : word.end + spot.start]
        for word in words(prompt[spot.start : spot.end])[:-1]
        if word.text not in DETERMINERS
        and word.text not in nouns.GENERIC
        and word.text not in _SAME
        and not _says_which(word.text)
        and word.text not in name
        and not any(s < word.end + spot.start and word.start + spot.start < e for s, e in said)
    ]
    return " ".join(kept)


def _says_which(word: str) -> bool:
    """Whether a word before a trade says which one it is: ``the house detective``, ``a ship's doctor``."""
    return word in _FORCES or word.endswith(("'s", "’s")) or is_wide(word)


_FORCES = frozenset(("police", "army", "navy", "head", "chief", "private"))
_SAME = frozenset(("same", "other", "very"))
"""What says of somebody only that they were there before."""


def setting(shot: Shot) -> tuple[str, str]:
    """
    Return the place and the time that the picture has to name beside its own words.

    Empty where it need not.
    """
    prompt, state = shot.prompt, shot.after
    if not shot.cast.who or view_of(prompt) in (View.FACE, View.HANDS):
        told = shot.said.time if shot.cast.who or shot.said.time else ""
        place = shot.said.place if not shot.cast.who else ""
        return (place if place and not said_in(place, prompt) else ""), (
            told if told and told.lower() not in prompt.lower() else ""
        )
    place = state.place.value if state.place is not None else ""
    if place and said_in(place, prompt):
        place = ""
    fact = state.time
    time = fact.value if fact is not None and state.message - fact.at <= FADES else ""
    said = {word.text for word in words(prompt)}
    if said & nouns.TIMES or all(word.text in said for word in words(time)):
        time = ""
    return nameless(place, state.known), time


SLOTS = (Slot.PLACE, Slot.TIME)
