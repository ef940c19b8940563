"""What everything here is built on."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass

from limner.continuity.access import Briefed
from limner.core.clock import Clock
from limner.page.host import Host
from limner.page.web import Web
from limner.settings.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Means:
    """``brief`` tells what continuity keeps of the open chat, ``begin`` starts work that nobody waits for."""

    host: Host
    web: Web
    clock: Clock
    brief: Callable[[str], Awaitable[Briefed]]
    preferences: Preferences
    begin: Callable[[Coroutine[None, None, None]], None]
