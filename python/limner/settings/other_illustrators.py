"""
Other illustrators: extensions that ask for pictures and paint them as Limner does, and which are at work now.

Two at once would ask the model twice and paint each tag twice. So while one of them is at work Limner leaves
the story to it, and says so; what the user asks for by hand is painted all the same. Their settings' names
are those of their sources, read in November 2026.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from limner.core.json_text import as_dict, as_list, as_str


@dataclass(frozen=True, slots=True)
class Illustrator:
    """One of them: ``id`` is the name of its settings, ``folder`` its folder's."""

    id: str
    name: str
    folder: str


AUTO_ILLUSTRATOR = Illustrator("auto_illustrator", "Auto Illustrator", "sillytavern-auto-illustrator")
IMAGE_AUTO_GENERATION = Illustrator(
    "st-image-auto-generation", "Image Auto Generation", "st-image-auto-generation"
)
QUICK_IMAGE_GEN = Illustrator("quick-image-gen", "Quick Image Gen", "sillytavern-image-gen")

ALL = (AUTO_ILLUSTRATOR, IMAGE_AUTO_GENERATION, QUICK_IMAGE_GEN)

MOST = 1_000
"""Extensions that are looked at; nobody has a hundred."""


def installed(raw: object) -> Mapping[str, str]:
    """
    Return which of them the page has loaded: the extension's name in SillyTavern by our id.

    A fork that adds to the name (``-beta``, ``-with-classifier``) paints the same tags, and is told as the
    one it was forked from.
    """
    loaded = [as_str(name) for name in as_list(as_dict(raw).get("loaded"))[:MOST]]
    found = {}
    for each in ALL:
        names = [name for name in loaded if f"{_folder(name)}-".startswith(f"{each.folder}-")]
        if names:
            found[each.id] = names[0]
    return found


def _folder(name: str) -> str:
    """Return an extension's folder as its repository is called: GitHub's archives add the branch's name."""
    folder = name.lower().rpartition("/")[2]
    return folder.removesuffix("-main").removesuffix("-master")


def at_work(raw: object) -> tuple[Illustrator, ...]:
    """Return which of them illustrate the story now, of what the page tells (``loaded``, ``settings``)."""
    here, settings = installed(raw), as_dict(as_dict(raw).get("settings"))
    return tuple(each for each in ALL if each.id in here and _is_on(each, as_dict(settings.get(each.id))))


def _is_on(which: Illustrator, settings: Mapping[str, object]) -> bool:
    """Say whether it works by itself; a setting that was never saved is its default."""
    if which is AUTO_ILLUSTRATOR:
        return settings.get("enabled", True) is not False
    if which is IMAGE_AUTO_GENERATION:
        return settings.get("insertType") in ("inline", "new", "replace")
    off = settings.get("enabled", True) is False
    return not off and (settings.get("injectEnabled") is True or settings.get("autoGenerate") is True)
