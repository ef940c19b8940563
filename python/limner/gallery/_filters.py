"""Which pictures of a collection are meant: by words, speaker, person, painter, state and date."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from limner.core.json_text import as_str
from limner.gallery._collection import Collected, Shows

SHOWS: Mapping[str, str] = {
    "": "All",
    Shows.SHOWN: "In the story",
    Shows.UNPLACED: "Without a place",
    Shows.FAILED: "Failed",
    Shows.HELD: "Waiting for review",
    Shows.PAINTING: "Being painted",
    "missing": "File missing",
}
"""What can be chosen of how a picture stands, by the value in the form."""

PAGE = 24
"""Pictures that are drawn together: some 20 ms of the page, and whole rows of 2, 3, 4, 6 and 8."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What the user has chosen, empty for any; dates are as a browser writes them: ``2026-11-29``."""

    scope: str = "chat"
    words: str = ""
    speaker: str = ""
    person: str = ""
    painter: str = ""
    shows: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def read(cls, form: Mapping[str, object]) -> "Filters":
        """Build from the fields of the form; what does not fit is not chosen."""
        given = {name: as_str(form.get(name))[:200] for name in cls.__slots__}
        read = cls(**given)
        scope = read.scope if read.scope in ("chat", "character", "all") else "chat"
        return replace(read, scope=scope, shows=read.shows if read.shows in SHOWS else "")

    def keep(
        self,
        found: Iterable[Collected],
        missing: Iterable[str] = (),
        showing: Callable[[Collected], bool] = lambda _: True,
    ) -> list[Collected]:
        """
        Return those that are meant.

        The files at the addresses ``missing`` are not there; ``showing`` says who shows the ``person``.
        """
        words, gone = self.words.casefold().split(), frozenset(missing)
        return [each for each in found if self._means(each, words, gone) and showing(each)]

    def _means(self, each: Collected, words: Sequence[str], gone: frozenset[str]) -> bool:
        if self.shows == "missing" and each.where.url not in gone:
            return False
        if self.shows not in ("", "missing", each.shows):
            return False
        if self.speaker and each.name != self.speaker:
            return False
        if self.painter and (each.version is None or each.version.provider != self.painter):
            return False
        if (self.since or self.until) and not self._in_time(each):
            return False
        prompt = each.prompt.casefold() if words else ""
        return all(word in prompt for word in words)

    def _in_time(self, each: Collected) -> bool:
        day = day_of(each.version.created) if each.version else ""
        return bool(day) and (not self.since or day >= self.since) and (not self.until or day <= self.until)


def day_of(seconds: float) -> str:
    """Return the day of a moment (seconds since 1970, UTC) as ``2026-11-29``, empty where none is known."""
    from datetime import UTC, datetime  # noqa: PLC0415 -- only where dates are asked for

    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if 0 < seconds < 1e11 else ""


def pages(found: Sequence[Collected]) -> list[Sequence[Collected]]:
    """Return the pictures in pages; there is always one."""
    return [found[at : at + PAGE] for at in range(0, len(found), PAGE)] or [()]
