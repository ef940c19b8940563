"""For painters that read English well: each person in apposition where the prompt first means them."""

from collections.abc import Iterable

from limner.continuity import _look_words as lexicon
from limner.continuity._draft import Gap
from limner.continuity._portrait import Facet, Portrait, is_adjective, pieces
from limner.continuity._text import bag, with_article, words
from limner.continuity.families.parts import Composition, Part, described, facet, generic, joined, where
from limner.continuity.slots import Slot

LONGEST = 1_800
"""Characters of a prompt."""


def write(scene: Composition) -> list[Part]:
    """Return the words of a picture."""
    people = {portrait.who: portrait for portrait in scene.people}
    done = described(scene.draft)
    found: list[Part] = []
    rest = [portrait for portrait in scene.people if portrait.who not in done and not portrait.is_empty]
    if len(scene.people) == 1 and rest:
        found += [*phrase(rest[0]), Part(", ")]
        rest = []
    for piece in scene.draft:
        if isinstance(piece, str):
            _glue(found, piece)
        elif piece.first and (portrait := people.get(piece.who)) is not None and not portrait.is_empty:
            found += phrase(portrait, piece.kept)
        else:
            found.append(Part(reference(scene, people, piece)))
    if scene.place:
        found += [Part(", "), Part(where(scene.place), scene.place_source, "", Slot.PLACE)]
    if scene.time:
        found += [Part(", "), Part(scene.time, scene.time_source, "", Slot.TIME)]
    found += sentences(rest, several=len(scene.people) > 1)
    return found


def _glue(found: list[Part], piece: str) -> None:
    """Put a comma behind a description that a verb follows."""
    if found and found[-1].who and piece[:1] == " " and piece.strip():
        piece = f",{piece}"
    elif found and found[-1].who and piece[:2] in ("'s", "’s"):
        piece = piece[2:]
    found.append(Part(piece))


def sentences(rest: Iterable[Portrait], *, several: bool) -> list[Part]:
    """Return a sentence for each person whom the prompt means by no word of its own."""
    found: list[Part] = []
    for number, portrait in enumerate(rest):
        lead = ("There is " if number == 0 else "Beside them is ") if several else "It shows "
        found += [Part(f". {lead}"), *phrase(portrait)]
    return found


def phrase(portrait: Portrait, kept: str = "") -> list[Part]:
    """Return ``a bony woman of 28 with dark red hair and grey eyes, in a navy jersey``."""
    before: list[Part] = []
    nearest: list[Part] = []  # an age stands next to its noun, as English has it: ``a fat old man``
    having: list[Part] = []
    behind: list[Part] = []
    for one in portrait.of(
        Slot.AGE, Slot.BUILD, Slot.SKIN, Slot.HAIR, Slot.EYES, Slot.FACE, Slot.MARKS, Slot.EXTRA
    ):
        if one.slot is Slot.AGE:
            (nearest if is_adjective(one.words) else behind).append(facet(portrait, one, age(portrait, one)))
            continue
        for item in pieces(one.words):
            if is_adjective(item):
                before.append(facet(portrait, one, item))
            else:
                having.append(facet(portrait, one, having_words(item)))
    having.sort(
        key=lambda part: part.text.lower().startswith("missing") or part.text.lower().endswith("missing")
    )
    found = named(portrait)
    told = {word for one in portrait.facets for word in one.words.lower().split()}
    kept = " ".join(word for word in kept.split() if word.lower() not in told)
    if kept:
        before.insert(0, Part(kept))
    head = [
        *before,
        *nearest,
        Part(portrait.noun, next((f.source for f in portrait.of(Slot.SEX)), None), portrait.who, Slot.SEX),
    ]
    head[0] = Part(with_article(head[0].text), head[0].source, head[0].who, head[0].slot)
    for number, part in enumerate(head):
        if number:
            found.append(Part(" " if number >= len(before) else ", "))
        found.append(part)
    for part in behind:
        found += [Part(" "), part]
    if having:
        found += [Part(" with "), *joined([[part] for part in having])]
    found += clothes(portrait)
    return found


def named(portrait: Portrait) -> list[Part]:
    """Return the name of somebody whom the painter knows, before the description."""
    return [Part(f"{portrait.name}, ")] if portrait.name else []


def clothes(portrait: Portrait) -> list[Part]:
    """Return ``, wearing a red gown and boots, soaked, afraid``."""
    found: list[Part] = []
    worn = [one for one in portrait.of(Slot.WEARS) if one.words.lower() not in _STATES]
    if worn:
        found += [Part(", wearing "), *joined([[facet(portrait, one)] for one in worn])]
    states = [one for one in portrait.of(Slot.WEARS) if one.words.lower() in _STATES]
    for one in (*states, *portrait.of(Slot.CONDITION, Slot.MOOD)):
        found += [Part(", "), facet(portrait, one)]
    return found


_STATES = bag("""
barefoot naked nude bareheaded topless shirtless soaked wet
""")


def age(portrait: Portrait, one: Facet) -> str:
    """Return an age as a phrase behind the noun: ``of 28``, ``in her late fifties``."""
    said = one.words
    if portrait.years is not None and any(w.text in lexicon.DECADES for w in words(said)):
        owner = {"f": "her", "m": "his"}.get(portrait.sex, "their")
        if said.startswith(f"in {owner} "):
            return said
        return said.replace("in ", f"in {owner} ", 1) if said.startswith("in ") else f"in {owner} {said}"
    if portrait.years is not None and "month" not in said and "week" not in said:
        return f"of {portrait.years}"
    return said


def having_words(item: str) -> str:
    """Return what one has as words behind ``with``."""
    return item


def reference(scene: Composition, people: dict[str, Portrait], gap: Gap) -> str:
    """Return words for somebody who has been described, or is not in the picture."""
    portrait = people.get(gap.who)
    if portrait is None:
        person = scene.state.people.get(gap.who)
        return generic(person.sex if person is not None else "", owner=gap.owner, known=False)
    if portrait.is_empty:
        return gap.words
    twins = sum(other.noun == portrait.noun for other in people.values()) > 1
    if gap.owner:
        return (
            generic(portrait.sex, owner=True, known=not twins)
            if not twins
            else f"the {mark(portrait)}{portrait.noun}'s"
        )
    return f"the {mark(portrait) if twins else ''}{portrait.noun}"


def mark(portrait: Portrait) -> str:
    """Return the word that tells somebody from another of the same kind: ``red-haired ``."""
    for one in portrait.of(Slot.HAIR):
        for word in words(one.words):
            if word.text in lexicon.COLOUR_FAMILIES:
                return f"{word.text}-haired "
    return ""
