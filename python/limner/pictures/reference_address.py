"""
Which addresses may be a reference picture's: files of the user's own that show people, and nothing else.

A reference picture is sent to an image service, which then sees it. Its address comes from a card's file
name, from a chat's metadata or from a chat file, and those may be a stranger's: so it is one of three folders
of SillyTavern's, and the server plugin reads it there for the user who asks (``limner_plugin.references``).
"""

from limner.pictures.picture_address import WITHIN, encoded, is_picture

CHARACTERS = "/characters/"
PERSONAS = "/User%20Avatars/"

MOST = 4
"""Pictures that go with one request: each is uploaded, and most services ask more for more of them."""


def is_reference(url: str) -> bool:
    """Say whether this is the address of a card's picture, of a persona's, or of one of the user's own."""
    for folder in (CHARACTERS, PERSONAS):
        if url.startswith(folder):
            file = url.removeprefix(folder)
            return "/" not in file and is_picture(WITHIN + file)
    return is_picture(url)


def address(folder: str, file: str) -> str:
    """Return where SillyTavern serves a file of a folder; empty where that can be no reference."""
    url = folder + encoded(file).removeprefix("/")
    return url if is_reference(url) else ""


def file_name(url: str) -> str:
    """Return the last part of an address as a person reads it."""
    from urllib.parse import unquote  # noqa: PLC0415 -- where somebody looks, and not at a start

    return unquote(url.rpartition("/")[2])
