"""
The places that the panel's search leads to: its sections, what folds in them, and buttons people look for.

Each bears the words that are read there, by their translation key and in English, so that the words of the
user's language find it. A section is a place by being declared in ``SECTIONS``; a test holds the others to
what ``settings.html`` has in the sections.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from limner.pictures.options import KNOWN
from limner.settings.settings import SECTIONS

Said: TypeAlias = tuple[str, str]
"""What is read on the page: its translation key, and English."""


@dataclass(frozen=True, slots=True)
class PanelPlace:
    """
    A place: its title is the last of ``path``, which begins with its section's.

    It is what ``mark`` (CSS) finds in ``view``; without one it is the fold around the view. ``opens`` is the
    action that a press on its title does as well, ``words`` what else is read in it.
    """

    path: tuple[Said, ...]
    view: str
    mark: str = ""
    opens: str = ""
    words: tuple[Said, ...] = ()


def _section(name: str) -> Said:
    return f"limner.settings.{name}", SECTIONS[name]


_PRESETS = ("limner.presets.title", "Presets")
_BOOK = ("limner.book.entry", "Make a book")
_WHY = ("limner.diagnosis.title", "Why is there no picture?")

_OTHERS: Mapping[str, PanelPlace] = {
    "presets": PanelPlace(
        (_section("story"), _PRESETS),
        "presets",
        ".limner-presets",
        words=(
            ("limner.presets.choose", "Preset"),
            ("limner.presets.new", "New preset"),
            ("limner.presets.duplicate", "Duplicate this preset"),
            ("limner.presets.rename", "Rename this preset"),
            ("limner.presets.import", "Import a preset from a file"),
            ("limner.presets.export", "Export this preset as a file"),
            ("limner.presets.delete", "Delete this preset"),
            ("limner.presets.use_for", "Use for:"),
        ),
    ),
    "preset_text": PanelPlace(
        (_section("story"), _PRESETS, ("limner.presets.edit", "Read and edit")),
        "presets",
        ".limner-editor",
        "preset.open",
        words=(
            ("limner.presets.text", "Instructions to the model"),
            ("limner.presets.for", "What it is for"),
            ("limner.presets.painter", "Painter"),
            ("limner.presets.model", "Model of the painter"),
            ("limner.presets.tokens", "Tokens in each request:"),
            ("limner.presets.save_as", "Save as …"),
            ("limner.presets.undo", "Undo changes"),
        ),
    ),
    "people": PanelPlace(
        (_section("cast"), ("limner.cast.section", "The people of the story")),
        "cast",
        ".limner-cast",
        "cast.open",
        words=(
            ("limner.cast.add", "Add a person"),
            ("limner.cast.create", "Create a character"),
            ("limner.cast.import", "Import characters"),
            ("limner.cast.sheets", "Export all looks"),
            ("limner.cast.slot.hair", "Hair"),
            ("limner.cast.slot.wears", "Wears now"),
            ("limner.cast.moods", "Moods"),
            ("limner.cast.chronicle", "Chronicle"),
            ("limner.cast.memory", "Memory"),
            ("limner.cast.window", "Open in a window"),
        ),
    ),
    "gallery": PanelPlace(
        (_section("library"), ("limner.gallery.open", "Gallery")),
        "library",
        '[data-limner-action="gallery.open"]',
    ),
    "disk": PanelPlace(
        (_section("library"), ("limner.disk.scan", "Look for unused files")),
        "library",
        '[data-limner-action="disk.scan"]',
        words=(("limner.disk.title", "Pictures on the disk"), ("limner.disk.trash", "Trash")),
    ),
    "book": PanelPlace(
        (_section("library"), _BOOK),
        "library",
        '[data-limner-action="book.open"]',
        words=(
            ("limner.book.import", "Import a portable chat"),
            ("limner.book.format.chat", "Portable chat: SillyTavern's file with its pictures (ZIP)"),
            ("limner.book.format.epub", "EPUB, for e-book readers"),
            ("limner.book.format.markdown", "Markdown with a folder of pictures (ZIP)"),
            ("limner.book.format.audio", "Audio book: a sound file for each chapter (ZIP)"),
        ),
    ),
    "aloud": PanelPlace(
        (_section("library"), _BOOK, ("limner.reading.begin", "Read aloud")),
        "library",
        '[data-limner-action="book.open"]',
    ),
    "painters": PanelPlace(
        (_section("connections"), ("limner.painters.title", "Painters and their keys")),
        "painters",
        ".limner-painters",
        "painters.open",
        words=(
            ("limner.painters.key", "Key"),
            ("limner.painters.key.save", "Save the key"),
            ("limner.painters.address", "Address of the service"),
            ("limner.painters.search", "Find models"),
            ("limner.painters.size", "Size"),
            ("limner.painters.spending", "What it costs and how it goes"),
            ("limner.painters.price.picture", "Price of one picture"),
            ("limner.painters.try", "Paint a test picture"),
            *((each.label, each.label) for each in KNOWN.values()),
        ),
    ),
    "packages": PanelPlace(
        (_section("connections"), ("limner.packages.title", "Your own painters")),
        "packages",
        ".limner-packages",
        words=(
            ("limner.packages.wanted", "Name of a package, or address of a wheel"),
            ("limner.package.install", "Install"),
        ),
    ),
    "nextchat": PanelPlace(
        (_section("connections"), ("limner.nextchat.title", "NextChat")),
        "nextchat",
        ".limner-nextchat",
        "nextchat.open",
        words=(
            ("limner.nextchat.field.address", "Address"),
            ("limner.nextchat.field.user", "User, or backup name"),
            ("limner.nextchat.field.secret", "Password or token"),
            ("limner.nextchat.link", "Keep this chat in step"),
            ("limner.nextchat.send_chat", "Send this chat"),
            ("limner.nextchat.send_character", "Send this character"),
            ("limner.nextchat.take", "Take from a file"),
        ),
    ),
    "why": PanelPlace(
        (_section("help"), _WHY),
        "diagnosis",
        ".limner-diagnosis",
        words=(("limner.files.look", "Look for missing picture files"),),
    ),
    "test": PanelPlace(
        (_section("help"), _WHY, ("limner.checkup.run", "Test")),
        "diagnosis",
        '[data-limner-action^="checkup."]',
    ),
    "migration": PanelPlace(
        (_section("help"), ("limner.migration.title", "Coming and going")),
        "migration",
        ".limner-migration",
        "migration.open",
        words=(
            ("limner.migration.pictures", "Take over the pictures of this chat"),
            ("limner.migration.undo", "Undo what was taken over"),
            ("limner.migration.going", "Going away"),
            ("limner.migration.leave", "Leave no trace"),
            ("limner.migration.put_back", "Put notes back from a file"),
        ),
    ),
    "export": PanelPlace(
        (_section("help"), ("limner.settings.export", "Export")),
        "settings.file",
        '[data-limner-action="settings.export"]',
        words=(("limner.settings.export.help", "Save all settings to a file."),),
    ),
    "import": PanelPlace(
        (_section("help"), ("limner.settings.import", "Import")),
        "settings.file",
        '[data-limner-action="settings.import"]',
        words=(("limner.settings.import.help", "Take settings from a file."),),
    ),
    "reset": PanelPlace(
        (_section("help"), ("limner.settings.reset", "Reset")),
        "settings.file",
        '[data-limner-action="settings.reset"]',
        words=(("limner.settings.reset.help", "Set everything back to its default."),),
    ),
}

PLACES: Mapping[str, PanelPlace] = MappingProxyType(
    {**{name: PanelPlace((_section(name),), f"settings.{name}") for name in SECTIONS}, **_OTHERS},
)
"""By name, none of which is a setting's."""
