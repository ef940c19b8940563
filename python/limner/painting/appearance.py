"""Drawing: what the page is told about how messages are drawn: patterns of tags, the skeleton, the look."""

from collections.abc import Mapping

from limner.page.host import Host
from limner.painting import _slot_view as slot_view
from limner.settings.settings import Settings
from limner.tags.grammar import hook_patterns, read_also


class Appearance:
    """Tells the page again where something is new, because drawn messages are drawn anew then."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._patterns: Mapping[str, str] | None = None
        self.size = (512, 512)
        """The width and height of a painted picture, in pixels, as far as is known before."""

    def apply(self, settings: Settings) -> None:
        """Draw as these settings want it; the user's own patterns are read from here on."""
        width, height = self.size
        shape = {
            "--limner-picture-width": f"{settings.picture_width}%",
            "--limner-picture-shape": f"{width} / {height}",
        }
        flags = {
            "limner-blurred": settings.blur,
            "limner-pressed": settings.press != "nothing",
            "limner-looked-at": settings.press == "viewer",
        }
        self._host.set_look(shape, flags)
        read_also(settings.extra_patterns)
        waiting = slot_view.waiting(*self.size, "A picture is being painted.")
        drawn = {"waiting": waiting, "image": slot_view.IMAGE}
        patterns = {**hook_patterns(), **drawn} if settings.enabled else None
        if patterns != self._patterns:
            self._patterns = patterns
            self._host.set_patterns(patterns)
