"""
The one rule of which addresses are a picture's: those of files that SillyTavern keeps for the user.

An address comes from a painter's answer, from a chat file, from the browser's storage or from another tab,
and all of them may be a stranger's. It becomes the ``src`` of an image in a message, which the browser asks
for with the user's cookies: so another server's, a script, a picture inside the address (``data:``) and the
server's own programs (``/api/``) are none.
"""

import re

from limner.core.translation import later

WITHIN = "/user/images/"
"""Where SillyTavern serves the pictures of the user, every painter's among them, and nothing that acts."""

LONGEST = 2_000
"""Characters; a path on a disk has no more than 4,096 bytes, a picture's has some hundred."""

REFUSED = later(
    "This picture's address is not one of SillyTavern's own pictures, so Limner does not show it. "
    "Try again paints another."
)

_UNSAFE = set(" \"'<>#?%\\{}|^`")
_FILE = re.compile(
    rf"{WITHIN}(?:[^\x00-\x20\"'<>#?%\\{{}}|^`\x7f-\xa0\u2028\u2029]|%(?!2[EeFf]|5[Cc]|[01])[0-9A-Fa-f]{{2}})+"
)
"""Encoded, and nothing encoded in it that a server might take for a step to another folder."""


def is_picture(url: str) -> bool:
    """Say whether this is the address of a picture of the user's, encoded, as it may stand in a message."""
    plain = len(url) <= LONGEST and _FILE.fullmatch(url) is not None
    return plain and not any(part in ("", ".", "..") for part in url.removeprefix(WITHIN).split("/"))


def encoded(path: str) -> str:
    """Return a file path as an address: a character's name may hold ``#``, ``?``, ``%``, quotes or spaces."""
    address = "".join(f"%{ord(c):02X}" if c in _UNSAFE or ord(c) < 32 else c for c in path)
    return address if address.startswith("/") else f"/{address}"
