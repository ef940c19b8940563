"""What has become of a request made by hand, in one sentence and in numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from limner.core.translation import say
from limner.pictures.picture import Picture


@dataclass(frozen=True, slots=True)
class RequestOutcome:
    """What has become of a request: one sentence, and how many pictures it was about."""

    sentence: str
    count: int = 0
    failed: int = 0


def painted(pictures: Sequence[Picture], before: Mapping[str, int]) -> RequestOutcome:
    """Say what has come of these pictures, whose versions were so many before."""
    tried = [each.versions[before.get(each.id, 0) :] for each in pictures]
    painted = sum(any(version.url for version in versions) for versions in tried)
    new = [version for versions in tried for version in versions]
    reasons = [version.error for version in new if version.error]
    missed = len(pictures) - painted
    if not missed:
        return RequestOutcome(say("Pictures painted: ${0}.", painted), painted)
    why = f" {reasons[-1]}" if reasons else ""
    return RequestOutcome(
        say("Pictures painted: ${0}, not painted: ${1}.", painted, missed) + why, painted, missed
    )
