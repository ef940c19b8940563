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
from limner.painter_choice import Chosen
from limner.providers.base import PictureRequest
from limner.studio import Studio
from limner.words import say

LONGEST = 8000
"""Characters of a prompt that the plugin takes."""


class PainterCommands:
    """Paints what a script asks for; every failure is a LimnerError."""

    def __init__(
        self, host: Host, clock: Clock, ids: Ids, *, studio: Studio, allowance: Allowance | None
    ) -> None:
        self._host = host
        self._clock = clock
        self._ids = ids
        self._studio = studio
        self._service = studio.service
        self._choice = studio.choice
        self._allowance = allowance

    @property
    def names(self) -> Mapping[str, str]:
        """The painters that can be named: what the user calls them, by id."""
        return self._studio.names

    def like(self, name: str) -> Chosen:
        """Return the choice of the painter of this id or name; raises WishError where there is none."""
        wanted = name.strip().casefold()
        for known, called in self.names.items():
            if wanted in (known.casefold(), called.casefold()):
                return Chosen(known, self._choice.options(known))
        words = "There is no painter called ${0}. There are: ${1}."
        raise WishError(say(words, name[:40], ", ".join(self.names)))

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
                self._give_back(places)
            self._service.forget(request.id, painter)
        paths = [painted.url, *painted.more]
        return paths[0] if len(paths) == 1 else json.dumps(paths)

    def _begun(self) -> None:
        self._host.toast("info", say("The picture is being painted."))

    def _places(self, count: int) -> list[float]:
        """Count the pictures as the limits of the hour and the day do; WishError where these are reached."""
        places: list[float] = []
        if self._allowance is None:
            return places
        for _ in range(count):
            place = self._allowance.take(self._clock.wall())
            if isinstance(place, Refusal):
                self._give_back(places)
                raise WishError(place.sentence)
            places.append(place)
        return places

    def _give_back(self, places: list[float]) -> None:
        for place in places:
            if self._allowance is not None:
                self._allowance.give_back(place)


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
