"""What is cut out of a tag's prompt: what contradicts or repeats what is known."""

import re
from collections.abc import Iterable

from limner.continuity._contradictions import compared, owned
from limner.continuity._dressing import How, Shown, shown
from limner.continuity._garments import alike
from limner.continuity._look_around import HEADS
from limner.continuity._mentions import Form, Spot, owner
from limner.continuity._patterns import late
from limner.continuity._relations import Relation
from limner.continuity._step import Shot
from limner.continuity._text import words
from limner.continuity.slots import Slot
from limner.continuity.wardrobe import worn

_BEFORE = late(
    r"(?:(?P<join>,|\band\b|,\s?and\b)\s{0,3})?(?:(?P<lead>\b(?:with|in|wearing|dressed in|clad in|"
    r"wears|has|having)\b)\s{1,3})?(?:(?:a|an|the|his|her|their|a pair of)\s{1,3})?$",
    re.IGNORECASE,
)
_AFTER = late(r"^\s{0,3}(?:,\s?and\b|,|\band\b)\s{0,3}")
_TIED = late(
    r"^\s{0,3}(?:far|too|that|which|whose|of|much|so|several|on|as|than|like|is|are|full|low|high|down|up|back|pushed|pulled|perched|"
    r"sliding|let|loose|undone|askew|around|over|in (?:his|her|their|one|both))\b",
    re.IGNORECASE,
)
"""What hangs on the words before it, so that these cannot be cut out."""
_DOES = late(r"^\s{0,3}(?:$|[,;|.()\[\]]|\b(?:[a-z]{2,12}s|and|or|while|as|at|by|in|on)\b)", re.IGNORECASE)
"""What may stand behind a piece that is left out: an end, a verb, a preposition."""
_ENDS = late(
    r"^\s{0,3}(?:$|[,;|.()\[\]]|\b(?:and|or|with|wearing|while|as|at|by|before|outside|inside|beside)\b)",
    re.IGNORECASE,
)
"""What ends a piece of a list, so that the piece can be left out."""


def cuts_of(shot: Shot) -> list[tuple[int, int]]:
    """Return what of a prompt is not said again, for it is wrong or told with the people anyway."""
    prompt, state, cast = shot.prompt, shot.after, shot.cast
    spans: list[tuple[int, int]] = []
    for look in compared(state, owned(cast, prompt)):
        gone = look.relation is Relation.CONTRADICTS or (
            look.relation is Relation.REPEATS
            and (
                _free(prompt, look.said.start, look.said.end)
                or (look.said.slot is Slot.AGE and _is_behind(cast.spots, prompt, look.said.start))
            )
        )
        if gone:
            spans.append((look.said.start, _without_noun(prompt, look.said.start, look.said.end)))
    slipped = {(piece.start, piece.end) for _, piece in shot.slips}
    for piece in shown(prompt) if cast.who else ():
        span = piece.start, piece.end
        who = owner(cast, prompt, piece.start, alone=piece.alone)
        if span in slipped or (
            who
            and piece.how is How.WORN
            and (_free(prompt, piece.start, piece.end) or _goes_on(prompt, piece, spans))
            and any(
                alike(piece.garment, g) and piece.garment.stems <= g.stems for g in worn(state.people[who])
            )
        ):
            spans.append(span)
    return sorted(spans)


def _without_noun(prompt: str, start: int, end: int) -> int:
    """Return where a look ends that is left out: before its noun in ``touches her short hair``."""
    lead = _BEFORE.search(prompt[max(0, start - 40) : start])
    noun = next((word for word in words(prompt[start:end]) if word.text in HEADS and word.start), None)
    if lead is None or lead["lead"] or lead["join"] or not lead[0].strip() or noun is None:
        return end
    before = prompt[: start - len(lead[0])].rstrip()
    return end if not before or before[-1] in ",;|.(" else start + noun.start


def _is_behind(spots: Iterable[Spot], prompt: str, start: int) -> bool:
    """Whether words stand right behind a noun for somebody: ``a woman in her sixties``."""
    return any(
        spot.form is Form.NOUN and spot.end <= start and not prompt[spot.end : start].strip()
        for spot in spots
    )


def _goes_on(prompt: str, piece: Shown, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a garment only goes on with ``and`` behind what is cut: ``with brown curls and a cloak``."""
    start = piece.start
    if not _DOES.match(prompt[piece.end :]):
        return False  # ``and grey trousers rolled up to the knee``
    near = prompt[max(0, start - 40) : start]
    lead = _BEFORE.search(near)
    if lead is None or not lead["join"] or lead["lead"]:
        return False
    before = start - len(near) + lead.start()
    return any(not prompt[end:before].strip() for _, end in spans if end <= before)


def _free(prompt: str, start: int, end: int) -> bool:
    """Whether words can be left out without a hole: something leads to them, or they stand in a list."""
    if _TIED.match(prompt[end:]):
        return False
    near = prompt[max(0, start - 40) : start]
    lead = _BEFORE.search(near)
    if lead is not None and lead["lead"]:
        return True
    if not _ENDS.match(prompt[end:]):
        return False
    return (
        (lead is not None and bool(lead["join"]))
        or not near[: lead.start() if lead is not None else len(near)].strip(" ,;(")
        or near.rstrip().endswith((",", ";", "|", "("))
    )


def joined(prompt: str, cuts: list[tuple[int, int]], things: list[int]) -> list[tuple[int, int]]:
    """
    Return the cuts with the words that lead to them: ``with``, ``in a``, ``and``.

    ``things`` are where other looks and garments begin: in ``with X and Y`` the ``with`` stays for Y.
    """
    found: list[tuple[int, int]] = []
    for start, end in cuts:
        if prompt[end - 1] == " ":
            found.append((start, end))  # its noun stays
            continue
        low = found[-1][1] if found else 0
        near = prompt[max(low, start - 40) : start]
        lead = _BEFORE.search(near)
        begin = start - len(near) + lead.start() if lead else start
        after, last = _AFTER.match(prompt[end:]), end
        if lead is not None and lead["lead"] and after is not None:
            following = end + after.end()
            determiner = _DETERMINER.match(prompt, following)
            thing = determiner.end() if determiner else following
            cut_too = any(abs(s - thing) < 2 for s, _ in cuts)
            if not cut_too and any(abs(t - thing) < 2 for t in things):
                begin = start - len(near) + lead.end("lead") + 1
                last = following
            elif cut_too and lead["lead"]:
                last = following
        found.append((max(begin, low), last))
    return found


_DETERMINER = late(r"(?:a|an|the|his|her|their)\s", re.IGNORECASE)
