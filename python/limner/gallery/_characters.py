"""
A picture as a character's own: the picture of its card, or one of SillyTavern's expressions.

Nothing that stands there is overwritten before the user has said so, and a copy of it is kept.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote

from limner.core.clock import Clock
from limner.core.errors import HostError, RequestError, UntrustedInputError
from limner.core.json_text import as_dict, as_list, as_str, loads
from limner.core.translation import later, say
from limner.gallery._where import Where
from limner.page.gallery_host import Given, Speaker
from limner.page.host import Host
from limner.page.web import Web
from limner.pictures.picture_address import encoded, is_picture

DEADLINE = 30.0
"""Seconds in which ST's server lists expressions."""

_LABEL = re.compile(r"[a-z]{1,40}")
_WRITTEN = re.compile(r"\?t=\d*$")
_OK = 200
_PROBLEMS: Mapping[str, str] = {
    "file": later("The file of this picture is not there, or is no picture: nothing was changed."),
    "copy": later("What stands there now could not be kept as a file, so nothing was changed."),
    "refused": later("SillyTavern did not take the picture."),
}


class CharacterPictures:
    """Each raises RequestError or HostError where it cannot be done, and returns a sentence otherwise."""

    def __init__(self, host: Host, web: Web, clock: Clock) -> None:
        self._host = host
        self._web = web
        self._clock = clock

    async def portrait(self, where: Where) -> str:
        """Make a picture that of the card of whoever says its message; empty where the user says no."""
        speaker = await self._speaker(where)
        question = (
            "Make this the picture of ${0}? The one there now is kept, with the card as it is, among the "
            "pictures of ${0}."
        )
        if not await self._host.confirm(say(question, speaker.name)):
            return ""
        given = await self._host.set_portrait(speaker, where.url, self._keep("card"))
        return _said(given, say("This is the picture of ${0} now.", speaker.name))

    async def expression(self, where: Where) -> str:
        """Make a picture an expression of whoever says its message; empty where the user says no."""
        speaker = await self._speaker(where)
        question = say(
            "Which expression of ${0} is this? One word, such as joy, anger, neutral.", speaker.name
        )
        typed = await self._host.ask_text(question, "neutral")
        if typed is None:
            return ""
        label = typed.strip().casefold()
        if not _LABEL.fullmatch(label):
            raise RequestError(say("An expression’s name is one word of the letters a to z."))
        old = await self._expressions(speaker, label)
        if old and not await self._host.confirm(
            say(
                "${0} has a picture for “${1}” already. Put this one in its place? The one there now is kept "
                "among the pictures of ${0}.",
                speaker.name,
                label,
            )
        ):
            return ""
        given = await self._host.set_expression(speaker, where.url, label, old, self._keep(label))
        return _said(given, say("This is the expression “${1}” of ${0} now.", speaker.name, label))

    async def _speaker(self, where: Where) -> Speaker:
        if not is_picture(where.url):
            raise RequestError(say("This is no picture of SillyTavern’s own: Limner leaves it alone."))
        speaker = await self._host.speaker_of(where.key)
        if speaker is None:
            raise RequestError(say("No character of SillyTavern’s says this message."))
        return speaker

    def _keep(self, what: str) -> str:
        return f"{what}-before-{int(self._clock.wall())}"

    async def _expressions(self, speaker: Speaker, label: str) -> list[str]:
        """
        Return the addresses of the files whose place a new picture of this label would take.

        SillyTavern deletes all of this name, whatever their ending.
        """
        answer = await self._web.call(
            "GET", f"/api/sprites/get?name={quote(speaker.folder, safe='')}", deadline=DEADLINE
        )
        try:
            found = as_list(loads(answer.text)) if answer.status == _OK else None
        except UntrustedInputError:
            found = None
        if found is None:
            words = say("SillyTavern’s server did not say which expressions there are (${0}).", answer.status)
            raise HostError(words, "server")
        old = []
        for each in found:
            path = _WRITTEN.sub("", as_str(as_dict(each).get("path")))
            stem = path.rpartition("/")[2].rpartition(".")[0]
            # a disk may not tell Joy.png from joy.png
            if stem.casefold() == label and path.startswith("/characters/"):
                old.append(encoded(path))
        return old


def _said(given: Given, done: str) -> str:
    kept = say("The one before is kept as ${0}.", given.kept) if given.kept else ""
    if given.problem:
        raise RequestError(f"{say(_PROBLEMS.get(given.problem, _PROBLEMS['refused']))} {kept}".strip())
    return f"{done} {kept}".strip()
