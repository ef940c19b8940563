"""
The painters there are: SillyTavern's own image generation, and those behind the server plugin.

``app`` gives them to the service; the panel's section asks the plugin by the same ``plugin``, so that what
one has found out the other knows.
"""

from limner.core.clock import Clock
from limner.core.translation import later
from limner.page.host import Host
from limner.page.web import Nowhere, Web
from limner.providers._remote import RemoteProvider
from limner.providers.base import ImageProvider
from limner.providers.plugin import Plugin
from limner.providers.sd_command import SdProvider

_REMOTE = (
    ("replicate", "Replicate", later("Any picture model of Replicate, through Limner's server plugin.")),
    (
        "openai",
        "OpenAI-compatible",
        later("Any service with OpenAI's pictures API, through Limner's server plugin."),
    ),
)
"""The id, the name and the description of each painter of the plugin; the ids are the plugin's."""


class BuiltInProviders:
    """``sd`` is SillyTavern's own; ``all`` begins with it; ``remote`` are the ids of the plugin's."""

    def __init__(self, host: Host, clock: Clock, web: Web | None) -> None:
        self.sd = SdProvider(host)
        self.plugin = Plugin(web or Nowhere())
        remote = [
            RemoteProvider(*names, plugin=self.plugin, clock=clock, expand=host.expand_macros)
            for names in _REMOTE
        ]
        self.remote = frozenset(each.id for each in remote)
        self.all: tuple[ImageProvider, ...] = (self.sd, *remote)
