"""
Every error Limner raises on purpose, in one tree.

::

    LimnerError                 carries one sentence the user can act on
    ├── SettingError            a value the user typed or a file damaged is out of range      (ours)
    ├── RequestError               what the user asked of a message cannot be granted            (ours)
    ├── UntrustedInputError     text from outside is nested or long beyond reason             (theirs)
    ├── HostError               the page could not do what was asked                          (theirs)
    │   └── HostTimeoutError    ... within its deadline
    └── GenerationError         a picture could not be painted                                (theirs)

Each says whether trying again makes sense (``retryable``). Nothing else is caught broadly: an error outside
this tree is a bug and is logged as one.
"""

from collections.abc import Mapping

LONGEST = 2000
"""Characters of a sentence, and of each detail: a net under the places that quote a stranger."""


class LimnerError(Exception):
    """The root: ``str(error)`` is one clear sentence for the user."""

    retryable = False

    def __init__(self, message: str = "") -> None:
        super().__init__(message if len(message) <= LONGEST else f"{message[: LONGEST - 1]}…")


class SettingError(LimnerError):
    """A setting's value was refused; the sentence names the setting and what it accepts."""


class RequestError(LimnerError):
    """What the user asked of a message's pictures cannot be granted; the sentence says why."""


class UntrustedInputError(LimnerError):
    """Text from outside (a model, a card, a chat file) was refused before it could do harm."""


class HostError(LimnerError):
    """The page refused or failed; ``kind`` is the page's word for it (``busy``, ``gone``, ``bug``, ...)."""

    def __init__(self, message: str, kind: str = "bug") -> None:
        super().__init__(message)
        self.kind = kind


class HostTimeoutError(HostError):
    """The page did not answer within the deadline; the answer, if it still comes, is dropped and logged."""

    retryable = True

    def __init__(self, message: str) -> None:
        super().__init__(message, kind="timeout")


class GenerationError(LimnerError):
    """
    A picture could not be painted.

    ``code`` is one of ``configuration``, ``validation``, ``provider``, ``network``, ``cancelled``;
    ``provider`` is the provider's id; ``details`` holds what the provider said, for the trace. ``began``: the
    service has perhaps begun to paint, so perhaps it wants to be paid; what is refused before has not.
    """

    def __init__(
        self,
        message: str,
        *,
        code: str,
        provider: str,
        retryable: bool = False,
        details: Mapping[str, str] | None = None,
        began: bool | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.provider = provider
        self.retryable = retryable
        self.details = {name: said[:LONGEST] for name, said in (details or {}).items()}
        self.began = code not in ("configuration", "validation") if began is None else began
