"""
ST's own image generation (24 services) through the callback of its ``sd`` command.

Facts of ST 1.19 this rests on, all in its stable-diffusion extension: the callback never throws but returns
``undefined`` or an empty string, and the reason is only in a toast; options that override settings change
ST's global settings while they run; a prompt that is exactly a trigger word, or begins with ``char``, means
something else; macros in the prompt are expanded.
"""

import asyncio
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from limner.core.errors import HostTimeoutError, LimnerError
from limner.core.translation import say
from limner.page.host import Host
from limner.page.host_values import CommandResult
from limner.pictures.options import Features, Options
from limner.pictures.provenance import Provenance
from limner.pictures.style_tags import joined
from limner.pictures.tag_options import tagged, unwanted
from limner.providers._sd_answer import address
from limner.providers.base import Heard, Painted, PictureRequest, Status

LOADER = "sd-image-generation"
KEEP = ("Image Generation", "Image generation")
"""The title and the words of the toasts in which ST's image generation hides its reasons."""
DISCARDED = "Chat changed"
"""The words of ST's toast for a picture it has thrown away because another chat was opened meanwhile."""

_TRIGGER = re.compile(r"(?i)\s*(?:(?:you|me|scene|raw_last|last|face|background)\s*$|char[\s,])")
_MARKER = re.compile(r"(?i)<(user|bot|char|group|charifnotgroup)>")
_ARGUMENTS = MappingProxyType(
    {
        "width": "width",
        "height": "height",
        "steps": "steps",
        "guidance": "cfg",
        "seed": "seed",
        "model": "model",
    }
)
"""By the name of an option, the argument of ``/sd`` that changes a setting of ST while the call runs."""

FEATURES = Features(knows=frozenset({*_ARGUMENTS, "negative"}), cancel=True)


def defuse(prompt: str) -> str:
    """
    Return the prompt with nothing left in it that ST would take for a command, a mode or a macro.

    The model writes prompts, so they are untrusted: ``{{...}}`` is pulled apart (a painter reads ``{ {`` as
    it reads ``{{``), ``<user>`` and its kin lose their brackets, and a leading comma, which ST strips again,
    keeps trigger words from being one.
    """
    return _guarded(_without_macros(prompt))


def _without_macros(prompt: str) -> str:
    return without_macros(" ".join(prompt.split()))


def without_macros(text: str) -> str:
    """Return a text that quotes the model with nothing left in it that ST would take for a macro."""
    while "{{" in text or "}}" in text:
        text = text.replace("{{", "{ {").replace("}}", "} }")
    return _MARKER.sub(r"\1", text)


def _guarded(text: str) -> str:
    return f", {text}" if _TRIGGER.match(text) else text


def wording(request: PictureRequest) -> str:
    """
    Return the text of the call: the model's prompt made harmless, then the user's style around it.

    In this order, because the user's macros are meant and the model's are not.
    """
    style = request.style
    return _guarded(joined(style.prefix, _without_macros(request.prompt), style.suffix))


def negative(request: PictureRequest) -> str:
    """
    Return what the picture should not show: the tag's own words, made harmless, behind the user's.

    ST takes it as an argument of the call and changes no setting by it, so such a call need not run alone.
    """
    tag = _without_macros(request.attributes.get("negative", ""))
    return unwanted(request.style.negative, request.options.negative, tag)


def chosen(request: PictureRequest) -> Options:
    """Return what is really asked for: what the tag says, within bounds, over what the user chose."""
    return tagged(request.attributes, request.options, FEATURES).over(FEATURES.heeded(request.options))


def overrides(request: PictureRequest) -> dict[str, str]:
    """Return the arguments that change ST's settings while the call runs, without those out of bounds."""
    given = chosen(request).given()
    return {argument: f"{given[name]}" for name, argument in _ARGUMENTS.items() if name in given}


class SdProvider:
    """
    The default painter: whatever the user has set up in ST.

    It chooses nothing by itself: what is not asked for is as it is set in ST, and no default of ours could
    know that.
    """

    id = "sd"

    def __init__(self, host: Host) -> None:
        self._host = host
        self._attempts: dict[str, Status] = {}
        self.hide_loader = True

    @property
    def name(self) -> str:
        """What the panel calls it."""
        return say("SillyTavern's Image Generation")

    @property
    def description(self) -> str:
        """One sentence on what it is."""
        return say("The image service that is set up under Extensions > Image Generation.")

    def features(self) -> Features:
        """Say what ``/sd`` has arguments for; ST says nothing of how far a picture is."""
        return FEATURES

    def defaults(self) -> Options:
        """Return no choice at all: ST's own settings stand."""
        return Options()

    def validate(self, options: Options) -> tuple[str, ...]:
        """Return one sentence for each option that ``/sd`` cannot be given."""
        return FEATURES.faults(options)

    def exclusive(self, request: PictureRequest) -> bool:
        """Overrides change ST's global settings while the call runs, so such a call runs alone."""
        return bool(overrides(request))

    async def generate(self, request: PictureRequest, heard: Heard) -> Painted:  # noqa: ARG002 - nothing to tell
        """Ask ST for the picture; GenerationError carries the sentence from ST's toast."""
        args = {"quiet": "true", **overrides(request)}
        if words := negative(request):
            args["negative"] = words
        self._attempts[request.id] = Status.PAINTING
        try:
            painted = await self._ask(request, args)
        except asyncio.CancelledError:
            self._attempts[request.id] = Status.CANCELLED
            raise
        except LimnerError:
            self._attempts[request.id] = Status.FAILED
            raise
        self._attempts[request.id] = Status.DONE
        return painted

    async def _ask(self, request: PictureRequest, args: Mapping[str, str]) -> Painted:
        try:
            result = await self._host.run_command(
                "sd",
                args,
                wording(request),
                call_id=request.id,
                keep=KEEP,
                hide=LOADER if self.hide_loader else "",
                rescue=DISCARDED,
            )
        except (asyncio.CancelledError, HostTimeoutError):
            self._host.cancel_command(request.id)
            raise
        return self._painted(request, result)

    async def status(self, attempt: str) -> Status:
        """Say what becomes of a call; one that an earlier worker began is only known to be or not to be."""
        if attempt in self._attempts:
            return self._attempts[attempt]
        return Status.PAINTING if await self.known([attempt]) else Status.UNKNOWN

    async def cancel(self, attempt: str) -> None:
        """Abort a call; ST then ends it, with an answer that says so."""
        self._host.cancel_command(attempt)

    async def known(self, attempts: Sequence[str]) -> Collection[str]:
        """Return which of these calls the page knows, running or ended."""
        return await self._host.known_commands(attempts)

    async def collect(self, request: PictureRequest) -> Painted | None:
        """Return the picture of an attempt that an earlier worker began, or None where nobody knows of it."""
        result = await self._host.await_command(request.id)
        return None if result is None else self._painted(request, result)

    def forget(self, attempt: str) -> None:
        """Have the page forget a call's result: it is safe."""
        self._attempts.pop(attempt, None)
        self._host.forget_command(attempt)

    def _painted(self, request: PictureRequest, result: CommandResult) -> Painted:
        """Return the picture, made with what was asked for; what ST chose for the rest it does not say."""
        asked = chosen(request)
        words = negative(request)
        making = Provenance(replace(asked, negative=words) if words else asked)
        return Painted(address(result, self.id), self.id, making)
