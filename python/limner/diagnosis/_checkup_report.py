"""How far a checkup has come, as values: what ``checkup`` finds out and the panel shows."""

from dataclasses import dataclass, replace
from enum import StrEnum


class StepMark(StrEnum):
    """How a link of the chain does."""

    OPEN = "open"
    RUNNING = "running"
    DONE = "done"
    BROKEN = "broken"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class CheckupStep:
    """One link: ``name`` for the view, how it does, and what there is to say of it."""

    name: str
    mark: StepMark = StepMark.OPEN
    words: str = ""


STEPS = ("switch", "model", "tag", "painter", "others")


@dataclass(frozen=True, slots=True)
class Report:
    """The links in order; ``picture`` is the address of what was painted, ``offer`` an action that helps."""

    links: tuple[CheckupStep, ...] = ()
    picture: str = ""
    offer: str = ""

    @property
    def running(self) -> bool:
        """Whether it is not over yet; between two links, too, where none of them runs."""
        marks = {link.mark for link in self.links}
        return bool(marks - {StepMark.DONE}) and not marks & {StepMark.BROKEN, StepMark.STOPPED}

    def marked(self, name: str, mark: StepMark, words: str = "") -> "Report":
        """Return the report with this link marked."""
        return replace(
            self,
            links=tuple(CheckupStep(name, mark, words) if each.name == name else each for each in self.links),
        )
