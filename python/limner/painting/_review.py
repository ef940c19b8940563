"""
Review: whose words the user wants to see before anything is painted from them.

All of a reply's, or those that have a word of his list. What he asks for by hand is not held: the press is
his word for it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from limner.settings.settings import Settings

_MOST = 200
"""Words of the list that count."""


@dataclass(frozen=True, slots=True)
class ReviewRules:
    """What is held: ``every`` picture, or those in whose words one of ``words`` stands."""

    every: bool = False
    words: tuple[str, ...] = ()

    @classmethod
    def under(cls, settings: Settings) -> "ReviewRules":
        """Return the rules that these settings make."""
        return cls(settings.review, words_of(settings.review_words))

    def reason(self, *texts: str) -> str | None:
        """
        Return the word for which a picture of these texts waits; empty where all wait.

        None where it does not wait.
        """
        found = next((hit[0] for text in texts if (hit := _search(self.words, text))), "")
        return " ".join(found.split()) or ("" if self.every else None)


def words_of(typed: str) -> tuple[str, ...]:
    """Return the words and phrases of a list that has one on each line, or commas between them."""
    each = (" ".join(part.split()) for part in typed.replace("\n", ",").split(","))
    return tuple(dict.fromkeys(filter(None, each)))[:_MOST]


def _search(words: tuple[str, ...], text: str) -> re.Match[str] | None:
    return _pattern(words).search(text) if words else None


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds one of the words, whole and in any case; blanks of a phrase are any blanks."""
    forms = (r"\s+".join(map(re.escape, each.split())) for each in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
