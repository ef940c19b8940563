"""
Review: whose words the user wants to see before anything is painted from them.

All of a reply's, or those that have a word of his list. What he asks for by hand is not held: the press is
his word for it.
"""

from dataclasses import dataclass

from limner.core.whole_words import plain, stands_in
from limner.settings.settings import Settings


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
        if self.words:
            told = [plain(text) for text in texts]
            for word in self.words:
                if any(stands_in(plain(word), text) for text in told):
                    return word
        return "" if self.every else None


def words_of(typed: str) -> tuple[str, ...]:
    """Return the words and phrases of a list that has one on each line, or commas between them."""
    each = (" ".join(part.split()) for part in typed.replace("\n", ",").split(","))
    return tuple(dict.fromkeys(filter(None, each)))
