"""What an answer of the user's own server means, as the plugin passes it on."""

import re
from typing import Final

from limner.core.errors import LimnerError
from limner.core.translation import say
from limner.page.web import ServerAnswer

PASSED: Final = "x-limner-status"
_ETAG: Final = re.compile(r'(?:W/)?"[\x21\x23-\x7e]{0,200}"')
"""As ``limner_plugin.sync_file`` takes it."""


class SyncError(LimnerError):
    """
    The file could not be read or written.

    ``kind``: ``later`` (it may go by itself), ``refused`` (the user must do something first), ``unreadable``
    (what is there is no backup), ``changed`` (somebody else has written meanwhile), ``busy`` (ST is at it
    right now), ``closed`` (another chat is open), ``another`` (the chat is not the one that was linked).
    ``wait`` are the seconds that the server asks for.
    """

    def __init__(self, message: str, kind: str = "later", wait: float = 0.0) -> None:
        super().__init__(message)
        self.kind = kind
        self.wait = wait


def status_of(answer: ServerAnswer) -> int:
    """Return what the user's own server said; 0 where that is no status."""
    status = answer.headers.get(PASSED, "")
    return int(status) if status.isdecimal() and len(status) == 3 else 0


def etag_of(answer: ServerAnswer) -> str:
    """Return the ETag that a condition can be made of; a server's odd one is none."""
    etag = answer.headers.get("x-limner-etag", "")
    return etag if _ETAG.fullmatch(etag) else ""


def trouble_of(status: int, answer: ServerAnswer) -> SyncError:
    """Return what a refusal of the user's own server means."""
    asked = answer.headers.get("x-limner-retry-after", "")
    wait = float(min(int(asked), 86_400)) if asked.isdecimal() and len(asked) < 9 else 0.0
    kind = "later" if status in (0, 408, 423, 425, 429) or status >= 500 else "refused"
    if status == 507:
        wait = max(wait, 900.0)
    said = {
        401: say("The server refuses the user or the password: enter them again."),
        403: say("The server does not allow this user to use the file."),
        413: say("The file is larger than the server takes: send fewer pictures."),
        423: say("Another program has locked the file."),
        507: say("The server has no room left: make some."),
    }
    words = said.get(status)
    if words is None and status in (404, 405, 409):
        words = say("There is no WebDAV folder at this address (${0}): look at it again.", status)
    elif words is None and 300 <= status < 400:
        words = say("The server redirects elsewhere, which is not followed: enter that address.")
    return SyncError(words or say("The server failed (${0}).", status), kind, wait)
