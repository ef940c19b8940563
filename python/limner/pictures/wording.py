"""
Wording: the words that reached a painter, where they are not the tag's own.

They are made once, when a picture's job begins (``continuity``), and kept with the attempt and with the
version: a painter that is asked again, after a crash or for the same seed, is asked for the same picture.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from limner.core.json_text import as_dict, as_int, as_list, as_str
from limner.core.translation import later
from limner.pictures.options import KNOWN
from limner.pictures.provenance import references_in

LONGEST = 20_000
"""Characters; what claims to have more is damaged or made to hurt."""

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "card": later("card"),
        "persona": later("persona"),
        "lore": later("lorebook"),
        "st": later("SillyTavern's character prompt"),
        "tag": later("said in a tag"),
        "prompt": later("seen in a picture"),
        "call": later("found by a request"),
        "user": later("your word"),
    }
)
"""Where words are from, in the user's language; one that a newer version knows has no name here."""

_MOST = 500
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    Some of the words, in their order.

    ``source`` is where they are from (``continuity.facts.Source``; empty: the tag's own words, and what joins
    facts), ``who`` the id of the person they describe, ``slot`` what of that person or of the scene.
    """

    text: str
    source: str = ""
    who: str = ""
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """
    All words of one picture; ``negative`` is what its people should not be shown with.

    ``references`` are addresses of pictures of its people, for a painter that can look at them, ``seed`` is
    the one that belongs to the only person in it: where neither tag nor user says another.
    """

    stretches: tuple[Stretch, ...]
    negative: str = ""
    references: tuple[str, ...] = ()
    seed: int | None = None

    @property
    def text(self) -> str:
        """The prompt as the painter gets it."""
        return "".join(each.text for each in self.stretches)

    def to_json(self) -> dict[str, object]:
        """Return it as ``extra.limner`` and the outbox keep it: a text for own words, a list for a fact."""
        parts: list[object] = [
            [each.text, each.source, each.who, each.slot] if each.source else each.text
            for each in self.stretches
        ]
        more = {"negative": self.negative, "references": list(self.references), "seed": self.seed}
        return {"parts": parts} | {name: value for name, value in more.items() if value not in ("", [], None)}

    @classmethod
    def read(cls, raw: object) -> "Wording | None":
        """Build from JSON of a stranger's chat file; None for anything that is none, or has no words."""
        entries = as_dict(raw)
        stretches = tuple(_stretches(as_list(entries.get("parts"))[:_MOST]))
        references, seed = references_in(entries.get("references")), as_int(entries.get("seed"), -1)
        known = None if KNOWN["seed"].fault(seed) else seed
        wording = cls(stretches, as_str(entries.get("negative"))[:LONGEST], references, known)
        return wording if 0 < len(wording.text) <= LONGEST and wording.text.strip() else None


@dataclass(frozen=True, slots=True)
class Worded:
    """What became of a picture's words: ``words``, if not the tag's own, and sentences for the trace."""

    words: Wording | None = None
    told: tuple[str, ...] = ()


def as_it_was(words: Wording | None, prompt: str) -> Wording:
    """Return the words of a picture that was painted before, its tag's ``prompt`` where it had no others."""
    return words or Wording((Stretch(prompt),))


def _stretches(rows: Iterable[object]) -> Iterable[Stretch]:
    for row in rows:
        match row:
            case str(text):
                yield Stretch(text)
            case [str(text), str(source), str(who), str(slot)]:
                yield Stretch(text, *(each[:_LONGEST_NAME] for each in (source, who, slot)))
