"""
Names: which words of a text are somebody's, and whose.

A title alone (``the captain``) is a name for whoever bears it; titles never make two people one. Parts of a
name (``Okafor`` of ``Ada Okafor``) count where they stand with a capital.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from limner.continuity._name_words import COMMON, FULL, PARTICLES, capitals, is_beginning
from limner.continuity._nouns import PLAIN
from limner.continuity._patterns import late
from limner.continuity._people_words import PEOPLE
from limner.continuity._text import Word, bag, texts, words

TITLES = bag("""
professor doctor dr captain commander lieutenant sergeant colonel major general admiral corporal private
detective inspector constable sheriff marshal deputy agent officer sgt capt prof lt king queen prince
princess emperor empress duke duchess earl count countess baron baroness lord lady sir dame madam madame
master mistress mister mr mrs miss ms father mother brother sister abbot abbess bishop cardinal pope saint
reverend pastor priest priestess deacon nun monk uncle aunt auntie grandmother grandfather grandma grandpa
granny president senator mayor governor minister chancellor ambassador chief boss coach chef nurse judge
councillor sensei senpai shogun archmage wizard witch knight old young little big doc kapitän capitaine ser
rev fr cpl maj col gen cmdr commodore brigadier skipper bosun warden elder rabbi imam khan sultan tsar
tsarina kaiser jarl thane squire trooper don doña donna señor señora señorita signor signora monsieur
mademoiselle herr frau fräulein
""")
"""Words before a name that are not part of it."""

_WORDY = late(r"[^\W_][\w .'’&()\"“”-]*")
_STANDING = (("\u2e80", "\u9fff"), ("\uac00", "\ud7af"))
"""
Signs of scripts without blanks, first and last.

No pattern, for to compile so large ranges takes 6 ms in Pyodide.
"""
_PIECE = late(r"[^\W_]++(?:['’-][^\W_]++)*+")


class Mention(NamedTuple):
    """Somebody's name at [start, end); ``ids`` are all it may mean."""

    start: int
    end: int
    ids: tuple[str, ...]


def is_wordy(name: str) -> bool:
    """
    Whether a name is made of words that a text parts.

    Those of emoji and CJK are looked for as they stand.
    """
    if _WORDY.fullmatch(name) is None:
        return False
    return name.isascii() or not any(first <= sign <= last for sign in name for first, last in _STANDING)


@lru_cache(maxsize=512)
def aliases(names: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """Return every name that these give, each with whether it needs its capitals; the whole names first."""
    found: dict[str, bool] = {}
    for written in names:
        name = " ".join(written.replace('"', " ").replace("“", " ").replace("”", " ").split())[:80]
        if not name:
            continue
        bare = name[4:] if name[:4].lower() == "the " and len(name) > 5 else name
        if bare != name and (bare.lower() in PLAIN or (bare.islower() and " " not in bare)):
            found.setdefault(name, False)  # ``the boy`` is he, ``a boy`` is not
            continue
        for whole in dict.fromkeys((name, bare)):
            found.setdefault(
                whole, len(whole) < 4 or whole.lower() in COMMON or (bare != name and " " not in whole)
            )
    for name in names:
        pieces = _PIECE.findall(name[:80])
        if len(pieces) < 2 or name[:4].lower() == "the " or not is_wordy(name):
            continue
        proper = [p for p in pieces if p.lower() not in TITLES | PARTICLES and p[:1].isupper() and len(p) > 1]
        if proper and len(proper) < len(pieces):
            found.setdefault(" ".join(proper), True)
        for piece in proper:
            found.setdefault(piece, True)
    return tuple(found.items())


@lru_cache(maxsize=512)
def titles(names: tuple[str, ...]) -> frozenset[str]:
    """Return the titles that these names begin with, in lower case."""
    found = set()
    for name in names:
        pieces = name.lower().replace(".", " ").split()
        while pieces and pieces[0] in ("the", "a", "an"):
            pieces = pieces[1:]
        if len(pieces) > 1:
            for piece in pieces[:-1]:
                if piece not in TITLES and (piece in COMMON or piece not in PEOPLE):
                    break
                found.add(FULL.get(piece, piece))  # ``Ringmaster Marek``
        elif pieces and pieces[0] in TITLES:
            found.add(pieces[0])
    return frozenset(
        found
        - {"old", "young", "little", "big", "mr", "mrs", "ms", "miss", "mister", "sir", "madam", "madame"}
    )


@dataclass(frozen=True, slots=True)
class Names:
    """
    All names of a chat, looked up by their first word.

    ``known`` is (id, names) of each person, in their order.
    """

    known: tuple[tuple[str, tuple[str, ...]], ...]
    by_word: Mapping[str, tuple[tuple[tuple[str, ...], str, bool, tuple[str, ...]], ...]] = field(
        default_factory=dict
    )
    as_they_stand: tuple[tuple[str, tuple[str, ...]], ...] = ()
    by_title: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    whole: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    last: dict[str, tuple[Mention, ...]] = field(default_factory=dict, compare=False, repr=False)
    """The text that was looked through last: one picture's prompt is asked for several times."""

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the names in a text, in their order, the longest where two begin at one place."""
        known = self.last.get(text)
        if known is None:
            self.last.clear()
            known = self.last[text] = tuple(self._found(text))
        return known

    def _found(self, text: str) -> list[Mention]:
        found: list[Mention] = []
        said = bares(text) if "'" in text or "’" in text else texts(text)
        spans, end = words(text), 0
        firsts, named = self.by_word, self.by_title
        for at in [n for n, word in enumerate(said) if word in firsts or word in named]:
            if spans[at].start >= end:
                mention = self._at(text, spans, at)
                if mention is not None:
                    found.append(mention)
                    end = mention.end
        if self.as_they_stand:
            found += self._standing(text, found)
            found.sort()
        return found

    def _at(self, text: str, spans: Sequence[Word], at: int) -> Mention | None:
        first = _bare(spans[at].text)
        for pieces, written, exact, ids in self.by_word.get(first, ()):
            last = at + len(pieces) - 1
            if last >= len(spans) or any(
                _bare(spans[at + n].text) != piece for n, piece in enumerate(pieces)
            ):
                continue
            end = spans[last].start + len(_bare(spans[last].text))
            said = text[spans[at].start : end]
            if exact and (capitals(said) != capitals(written) or is_beginning(text, spans[at].start, pieces)):
                continue
            return Mention(spans[at].start, end, ids)
        if first in self.by_title:
            led = at > 0 and spans[at - 1].text in ("the", "our", "my")
            behind = spans[at + 1] if at + 1 < len(spans) else None
            if behind is not None and behind.clause != spans[at].clause:
                behind = None
            spoken = (
                text[spans[at].start].isupper()
                and spans[at].text == first
                and (behind is None or behind.text.endswith(("s", "ing")))
            )
            if (led or spoken) and (behind is None or not text[behind.start].isupper()):
                start = spans[at - led].start  # ``Captain leans on the rail``
                return Mention(start, spans[at].start + len(first), self.by_title[first])
        return None

    def _standing(self, text: str, taken: list[Mention]) -> list[Mention]:
        found: list[Mention] = []
        for name, ids in self.as_they_stand:
            start = text.find(name)
            while start >= 0:
                end = start + len(name)
                if not any(m.start < end and start < m.end for m in (*taken, *found)):
                    found.append(Mention(start, end, ids))
                start = text.find(name, end)
        return found

    def resolve(self, name: str) -> tuple[str, ...]:
        """
        Return whom a name in an attribute may mean, nobody where it is new.

        Case counts for nothing here.
        """
        said = " ".join(name.split()).lower()
        bare = said.removeprefix("the ")
        for form in (said, bare, f"the {bare}"):
            if form in self.whole:
                return self.whole[form]
        return self.by_title.get(FULL.get(bare, bare), ())


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=64)
def bares(text: str) -> tuple[str, ...]:
    """Return the words of a text without what says whose something is."""
    said = texts(text)
    return (
        tuple([_bare(word) if "'" in word else word for word in said]) if "'" in text or "’" in text else said
    )
