"""What is an image, by its first bytes: a server's word is not believed, and no svg or html comes in."""

from limner_plugin.errors import RefusalError


def kind_of(name: str, content: bytes) -> str:
    """Return the ending for a picture's file by its begin; raises RefusalError where ``name`` sent none."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and content[8:12] in (b"avif", b"avis"):
        return "avif"
    raise RefusalError(f"{name} answered with something that is not a picture.", code="provider")


_NEVER = set('/\\?<>:*|"')
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}


def folder_name(text: str) -> str:
    """Return a character's name as the folder that SillyTavern gives it; empty where nothing is left."""
    name = "".join(sign for sign in text if sign not in _NEVER and sign.isprintable()).strip().rstrip(". ")
    name = name.encode()[:200].decode(errors="ignore")
    return "" if not name.strip(".") or name.partition(".")[0].lower() in _RESERVED else name
