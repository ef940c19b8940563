"""
What the stand-ins have in common: which pictures hang or fail, and how a person changes that over HTTP.

Tests change a stand-in's mood in the process; ``POST /control`` is for whoever plays with ``make demo``.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Protocol

from aiohttp import web

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(slots=True)
class PaintingMood:
    """
    What every painter's mood says.

    Attributes:
        delay: seconds a picture takes.
        fail_numbers: the pictures (from one, since the last reset) that fail.
        fail_containing: so do those whose prompt contains this.
        hang_containing: one that contains this is not painted until it is released; "" is in every one.
    """

    delay: float = 0.1
    fail_numbers: list[int] = field(default_factory=list)
    fail_containing: str | None = None
    hang_containing: str | None = None

    def hangs(self, prompt: str) -> bool:
        """Whether the picture of this prompt waits until it is released."""
        return self.hang_containing is not None and self.hang_containing in prompt

    def fails(self, number: int, prompt: str) -> bool:
        """Whether the picture of this number and prompt is to fail."""
        return number in self.fail_numbers or bool(self.fail_containing and self.fail_containing in prompt)


class StandIn(Protocol):
    """What ``control`` asks of a stand-in beside its mood."""

    def reset(self) -> None:
        """Forget the past and begin with a fresh mood."""
        ...

    def release(self) -> None:
        """Let through what hangs."""
        ...


async def control(
    request: web.Request, name: str, stand_in: StandIn, mood: "Callable[[], DataclassInstance]"
) -> web.Response:
    """
    Change the mood as the request's JSON says, and answer with what it is then.

    Beside the mood's own names there are ``reset``, which comes first, and ``release``, which comes last;
    ``name`` is what the stand-in is called where one of the others is refused.
    """
    wishes: Mapping[str, Any] = await request.json()
    known = {spec.name for spec in fields(mood())}
    if unknown := set(wishes) - known - {"reset", "release"}:
        raise web.HTTPBadRequest(text=f"{name} has no control named {', '.join(sorted(unknown))}.")
    if wishes.get("reset"):
        stand_in.reset()
    for each in known & set(wishes):
        setattr(mood(), each, wishes[each])
    if wishes.get("release"):
        stand_in.release()
    return web.json_response(asdict(mood()))
