"""What is said behind a part: ``in a loose plait``, ``down to her waist``, ``dyed platinum``."""

from limner.continuity import _look_words as words
from limner.continuity._around_words import ALIKE, HANGING, JOINS, POST_MIDDLE, REACH, WORN
from limner.continuity._look_around import Around
from limner.continuity._plain_words import word_set

_LENGTHS = frozenset(("cropped", "cut", "shaved", "shorn"))
_AND_HOW = frozenset(("dyed", "worn", "cut", "cropped", "kept", "going", "turning", "gone", "turned"))
"""How hair is worn, before a word that says more of it."""


class Trailing(Around):
    """Finds where a phrase ends."""

    def trailing(self, at: int, kind: str) -> int:  # noqa: C901 -- a branch for each form of phrase
        """Return the last place of what is said behind a part: ``in a loose plait``."""
        last = at - 1
        for _ in range(3):
            near = last + 1
            if kind in ("hair", "beard") and self.word(near) in JOINS and self.word(near) != "but":
                near += 1
            while self.word(near) in words.ADVERBS or (
                self.word(near) in ("that", "which") and self.word(near + 1) in WORN
            ):
                near += 1
            worn = False
            while self.word(near) in WORN or (
                worn and self.word(near) in REACH and self.word(near) != "with"
            ):
                worn = True
                near += 1
            end = (
                self.reached(near, kind)
                if not worn or self.word(near - 1) in WORN
                else self.reached(near - 1, kind)
            )
            if worn and self.word(near - 1) in _AND_HOW and self.fits(self.word(near), kind):
                return self.predicate(near, kind)[1]  # ``black hair dyed platinum``, ``worn short``
            if worn and kind == "hair" and self.word(near - 1) == "like" and self.word(near - 2) in _LENGTHS:
                stop = self.some(near, 2)
                stop += self.word(stop + 1) == "'s"
                last = stop if stop > 0 else near - 2
                if self.word(stop + 1) == "," and self.fits(self.word(stop + 2), kind):
                    return self.predicate(stop + 2, kind)[1]  # ``cropped like a soldier's, black going grey``
                break
            if end < 0 and worn and near > last + 1:
                while near > last + 1 and self.word(near - 1) in HANGING:
                    near -= 1
                end = near - 1 if near > last + 1 else -1
            if end < 0:
                break
            last = end
        return last

    def reached(self, at: int, kind: str) -> int:  # noqa: C901, PLR0912 -- a branch for each kind of part
        """Return the last place of a phrase with a preposition at ``at``, -1 where there is none."""
        word = self.word(at)
        if kind in ("marks", "ears", "limb"):
            if word in ("of", "shaped"):
                return self.some(at + 1, 4)
            ends = words.BODY
            if word not in words.PLACES and word != "in":
                return -1
            if word == "in":
                ends = frozenset()
        elif kind in ("hair", "beard"):
            if word not in REACH and word not in words.PLACES:
                return -1
            ends = ALIKE if word == "like" else words.STYLES | words.BODY | {"net", "hairnet"}
            if word == "with":
                ends = words.STYLES | word_set(
                    "streaks streak highlights tips roots strands ends undercut beads"
                )
        elif kind == "eyes":
            if word not in ("with", "like", "flecked", "ringed"):
                return -1
            ends = word_set(
                "pupils flecks specks ring rings irises sclera cat's gold silver lashes eyelashes"
            )
        else:
            return -1
        end = -1
        near = at + 1
        while near < len(self.low) and near - at < 8 and not self.taken[near]:
            word = self.low[near]
            if word in words.SEPARATORS or word in words.COPULAS:
                break
            if word in ends:
                end = near
            elif word == "to" and self.word(at) == "from":
                pass  # ``a scar from his ear to his chin``
            elif (
                (end >= 0 and word not in POST_MIDDLE and word not in words.PLACES)
                or word in words.HAVING
                or word in ("and", "who", "which", "while", "as")
            ):
                break
            near += 1
        return end
