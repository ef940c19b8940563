"""
What the plugin refuses or cannot do, as the browser is told: one error, one shape, one status.

It is a leaf of ``limner.core.errors``: the sentence is for the user, and no sentence holds a key.
"""

from collections.abc import Mapping
from types import MappingProxyType

from limner.core.errors import LimnerError
from limner.core.json_text import as_bool, as_dict, as_list, as_str
from limner_plugin.redaction import Secret

STATUS: Mapping[str, int] = MappingProxyType(
    {"validation": 400, "configuration": 409, "provider": 502, "network": 502, "cancelled": 409}
)
"""The HTTP status of each code, where nothing more exact is known."""

_LONGEST, _READ = 300, 2000


class RefusalError(LimnerError):
    """
    The plugin's one error.

    ``code`` is one of ``STATUS``; ``retry_after`` are seconds to wait before it makes sense to ask again;
    ``faults`` is one sentence for each thing that is wrong with what was asked; ``answered`` is the status
    that a service has answered with, where one has.
    """

    def __init__(
        self,
        message: str,
        *,
        code: str,
        status: int | None = None,
        retryable: bool = False,
        retry_after: float | None = None,
        faults: tuple[str, ...] = (),
        answered: int = 0,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.status = status or STATUS[code]
        self.retryable = retryable
        self.retry_after = retry_after
        self.faults = faults
        self.answered = answered

    def to_json(self) -> dict[str, object]:
        """Return it as answers and the user's file hold it."""
        return {
            "message": str(self),
            "code": self.code,
            "retryable": self.retryable,
            "retryAfter": self.retry_after,
            "faults": list(self.faults),
        }

    @classmethod
    def read(cls, raw: object) -> "RefusalError":
        """Build from the user's file."""
        entries = as_dict(raw)
        code = as_str(entries.get("code"))
        return cls(
            as_str(entries.get("message"))[:1000] or "The picture was not painted.",
            code=code if code in STATUS else "provider",
            retryable=as_bool(entries.get("retryable")),
            faults=tuple(as_str(fault) for fault in as_list(entries.get("faults"))),
        )


def invalid(*faults: str) -> RefusalError:
    """Refuse what was asked, with a sentence for each thing that is wrong with it."""
    return RefusalError(" ".join(faults), code="validation", faults=faults)


def quoted(text: str, key: str) -> str:
    """Return what a service said so that it can stand in a sentence: short, on one line, without the key."""
    line = Secret(key).words(text[:_READ])
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
