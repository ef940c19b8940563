"""
What words say of a person's looks: sex, age, build, skin, hair, eyes, face, marks.

Read from prose, lists and Danbooru tags alike: a word that names a part (``hair``) takes the words around it
that can be said of such a part, before it (``long red hair``) and behind (``her hair is red, in a plait``).
Whose looks they are is the caller's business; what is denied (``no beard``) is not said.
"""

import re

from limner.continuity._bare_values import worded
from limner.continuity._look_ages import Ages
from limner.continuity._look_fixed import Fixed
from limner.continuity._look_hung import Hung
from limner.continuity._look_parts import Parts
from limner.continuity._look_scan import Said, cut
from limner.continuity._look_single import LoneWords
from limner.continuity._patterns import late
from limner.continuity._tokens import Tokens
from limner.continuity.slots import Slot

_CUT = late(r"\b(crew|buzz|bowl|pixie) cut\b", re.IGNORECASE)
"""Two words that are one style; put together they are as long as before."""

LENGTH = 60_000
"""Characters that are read of a text."""


def read(text: str) -> tuple[Said, ...]:
    """Return what a text says of looks, in its order; phrases do not overlap. Never raises; linear."""
    tokens = Tokens(_CUT.sub(r"\1-cut", text[:LENGTH]))
    taken = bytearray(len(tokens.low))
    said: list[Said] = []
    for reader in (Fixed, Hung, Parts, Ages, LoneWords):
        reader(tokens, taken, said).read()
    return tuple(sorted(said, key=lambda each: each.start))


def phrase(slot: Slot, value: str) -> str:
    """
    Return a prompt's words for a bare value: ``brown`` for eyes is ``brown eyes``.

    For what stands behind a key (``Hair: brunette, curly``): the slot is known, the word for it is left out.
    Words that are not understood are kept, for the key says what they are about. Empty where it denies
    (``none``).
    """
    return cut(worded(slot, value))


__all__ = ["LENGTH", "Said", "cut", "phrase", "read"]
