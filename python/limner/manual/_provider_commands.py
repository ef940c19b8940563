"""
The slash command of one painter: a picture apart from every message, for scripts and quick replies.

It goes the way of all pictures (limits, tries again, one sentence for each failure) and into no message; a
script that is stopped cancels it at the service.
"""

import json
from collections.abc import Mapping

from limner.core.clock import Clock, Ids
from limner.core.errors import RequestError, SettingError
from limner.core.translation import say
from limner.page.host import Host
from limner.painting.provider_choice import Chosen
from limner.painting.provider_setup import ProviderSetup
from limner.painting.quota import Quota, Refusal
from limner.pictures import options
from limner.pictures.options import KNOWN, Options
from limner.providers.base import PictureRequest

LONGEST = 8000
"""Characters of a prompt that the plugin takes."""


class ProviderCommands:
    """Paints what a script asks for; every failure is a LimnerError."""

    def __init__(
        self, host: Host, clock: Clock, ids: Ids, *, setup: ProviderSetup, quota: Quota | None
    ) -> None:
        self._host = host
        self._clock = clock
        self._ids = ids
        self._setup = setup
        self._service = setup.service
        self._choice = setup.choice
        self._quota = quota

    @property
    def names(self) -> Mapping[str, str]:
        """The painters that can be named: what the user calls them, by id."""
        return self._setup.names

    def like(self, name: str) -> Chosen:
        """Return the choice of the painter of this id or name; raises RequestError where there is none."""
        wanted = name.strip().casefold()
        for known, called in self.names.items():
            if wanted in (known.casefold(), called.casefold()):
                return Chosen(known, self._choice.options(known))
        words = "There is no painter called ${0}. There are: ${1}."
        raise RequestError(say(words, name[:40], ", ".join(self.names)))

    async def replicate(self, args: Mapping[str, str], text: str) -> str:
        """Paint with Replicate; return the picture's path, or a JSON list of them where there are several."""
        return await self._paint("replicate", args, text)

    async def _paint(self, painter: str, args: Mapping[str, str], text: str) -> str:
        prompt = " ".join(text.split())
        if not prompt:
            raise RequestError(say("Say what is to be painted: /${0} a fox in the snow", painter))
        if len(prompt) > LONGEST:
            raise RequestError(say("What is to be painted must be said in ${0} characters.", LONGEST))
        wanted = chosen(args).over(self._choice.options(painter))
        if (refusal := await self._setup.spending.refusal(self._clock.wall())) is not None:
            raise RequestError(refusal.sentence)
        places = self._places(wanted.count or 1)
        request = PictureRequest(self._ids.new(), prompt, options=wanted)
        painted = None
        try:
            painted = await self._service.paint(
                request, self._begun, provider=painter, insist=True, alone=True
            )
        finally:
            if painted is None:
                self._give_back(places)
            self._service.forget(request.id, painter)
        paths = [painted.url, *painted.more]
        now = self._clock.wall()
        self._setup.spending.painted(painter, painted.making, len(paths), chat="", wall=now)
        return paths[0] if len(paths) == 1 else json.dumps(paths)

    def _begun(self) -> None:
        self._host.toast("info", say("The picture is being painted."))

    def _places(self, count: int) -> list[float]:
        """Count the pictures as the hour's and the day's limits do; RequestError where these are reached."""
        places: list[float] = []
        if self._quota is None:
            return places
        for _ in range(count):
            place = self._quota.take(self._clock.wall())
            if isinstance(place, Refusal):
                self._give_back(places)
                raise RequestError(place.sentence)
            places.append(place)
        return places

    def _give_back(self, places: list[float]) -> None:
        for place in places:
            if self._quota is not None:
                self._quota.give_back(place)


def chosen(args: Mapping[str, str]) -> Options:
    """Return the options of a command's arguments; SettingError with a sentence for each fault."""
    faults, found = [], Options()
    for name, typed in args.items():
        if name not in KNOWN:
            faults.append(say("There is no option called ${0}.", name[:40]))
            continue
        try:
            value = options.typed(name, typed)
        except SettingError as error:
            faults.append(str(error))
            continue
        if value is not None:
            found = options.read({name: value}).over(found)
    if faults:
        raise SettingError(" ".join(faults))
    return found
