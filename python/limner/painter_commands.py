"""
The slash command of one painter: a picture apart from every message, for scripts and quick replies.

It goes the way of all pictures (limits, tries again, one sentence for each failure) and into no message; a
script that is stopped cancels it at the service.
"""

import json
from collections.abc import Mapping

from limner import options
from limner.allowance import Allowance, Refusal
from limner.clock import Clock, Ids
from limner.errors import SettingError, WishError
from limner.host import Host
from limner.options import KNOWN, Options
from limner.painter_choice import PainterChoice
from limner.providers.base import PictureRequest
from limner.providers.service import GenerationService
from limner.words import say

LONGEST = 8000
"""Characters of a prompt that the plugin takes."""


class PainterCommands:
    """Paints what a script asks for; every failure is a LimnerError."""

    def __init__(
        self,
        host: Host,
        clock: Clock,
        ids: Ids,
        *,
        service: GenerationService,
        choice: PainterChoice,
        allowance: Allowance,
    ) -> None:
        self._host = host
        self._clock = clock
        self._ids = ids
        self._service = service
        self._choice = choice
        self._allowance = allowance

    async def replicate(self, args: Mapping[str, str], text: str) -> str:
        """Paint with Replicate; return the picture's path, or a JSON list of them where there are several."""
        return await self._paint("replicate", args, text)

    async def _paint(self, painter: str, args: Mapping[str, str], text: str) -> str:
        prompt = " ".join(text.split())
        if not prompt:
            raise WishError(say("Say what is to be painted: /${0} a fox in the snow", painter))
        if len(prompt) > LONGEST:
            raise WishError(say("What is to be painted must be said in ${0} characters.", LONGEST))
        wanted = chosen(args).over(self._choice.options(painter))
        places = self._places(wanted.count or 1)
        request = PictureRequest(self._ids.new(), prompt, options=wanted)
        painted = None
        try:
            painted = await self._service.paint(
                request, self._begun, provider=painter, insist=True, alone=True
            )
        finally:
            if painted is None:
                for place in places:
                    self._allowance.give_back(place)
            self._service.forget(request.id, painter)
        paths = [painted.url, *painted.more]
        return paths[0] if len(paths) == 1 else json.dumps(paths)

    def _begun(self) -> None:
        self._host.toast("info", say("The picture is being painted."))

    def _places(self, count: int) -> list[float]:
        """Count the pictures as the limits of the hour and the day do; WishError where these are reached."""
        places: list[float] = []
        for _ in range(count):
            place = self._allowance.take(self._clock.wall())
            if isinstance(place, Refusal):
                for each in places:
                    self._allowance.give_back(each)
                raise WishError(place.sentence)
            places.append(place)
        return places


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
