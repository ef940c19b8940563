"""Clothes of earlier that a prompt shows again: all of them, which is believed, or a piece that is astray."""

from collections.abc import Iterable

from limner.continuity._dressing import How, Shown
from limner.continuity._dressing_words import NOT_NOW
from limner.continuity._garments import ALWAYS, Garment, alike
from limner.continuity._known_clothes import was_worn, worn
from limner.continuity._text import bag, texts
from limner.continuity.state import Person

_SEVERAL = 2
_UNREAL = NOT_NOW | bag("memory photo portrait painting photograph")


def has_arrived(person: Person, scene: int, prompt: str) -> bool:
    """
    Whether a prompt is somebody's first picture in this scene: they may have changed their clothes meanwhile.

    A dream, a memory or a photograph is none.
    """
    return person.scene != scene and _UNREAL.isdisjoint(texts(prompt))


def worn_again(person: Person, found: list[Shown]) -> tuple[Garment, ...] | None:
    """
    Return the clothes of before of which a prompt shows every piece, where other ones are worn now.

    That is no slip of the model's where the person comes into another scene; within one it is.
    """
    shown_ = [piece.garment for piece in found if piece.how is How.WORN]
    now = [g for g in worn(person) if g.part not in ALWAYS]
    for clothes in (*reversed(person.earlier), person.usual):
        if len(clothes) < _SEVERAL or any(alike(g, n) for g in clothes for n in now):
            continue
        if _same_pieces(clothes, shown_) and any(len(item.stems) > 1 for item in shown_):
            return clothes
    return None


def _same_pieces(clothes: tuple[Garment, ...], shown_: list[Garment]) -> bool:
    known = all(any(alike(item, g) for g in clothes) for item in shown_)
    return known and all(any(alike(item, g) for item in shown_) for g in clothes)


def strays(person: Person, found: Iterable[Shown], now: tuple[Garment, ...]) -> list[Shown]:
    """Return what a prompt shows on somebody that is neither worn nor new: clothes of earlier."""
    return [
        piece
        for piece in found
        if piece.how is not How.OFF
        and not any(alike(piece.garment, g) for g in now)
        and was_worn(person, piece.garment)
    ]
