"""
ST's own image generation (24 services) through the callback of its ``sd`` command.

Facts of ST 1.19 this rests on, all in its stable-diffusion extension: the callback never throws but returns
``undefined`` or an empty string, and the reason is only in a toast; options that override settings change
ST's global settings while they run; a prompt that is exactly a trigger word, or begins with ``char``, means
something else; macros in the prompt are expanded.
"""

import asyncio
import re

from limner.errors import GenerationError, HostTimeoutError
from limner.host import CommandResult, Host
from limner.providers.base import Painted, PictureRequest
from limner.style_tags import joined

LOADER = "sd-image-generation"
KEEP = ("Image Generation", "Image generation")
"""The title and the words of the toasts in which ST's image generation hides its reasons."""
DISCARDED = "Chat changed"
"""The words of ST's toast for a picture it has thrown away because another chat was opened meanwhile."""

_LONGEST_REASON = 300
_TRIGGER = re.compile(r"(?i)\s*(?:(?:you|me|scene|raw_last|last|face|background)\s*$|char[\s,])")
_MARKER = re.compile(r"(?i)<(user|bot|char|group|charifnotgroup)>")
_SIZE = re.compile(r"\s*(\d{2,4})\s*[xX×]\s*(\d{2,4})\s*")
_SEED = re.compile(r"\s*(\d{1,10})\s*")
_SMALLEST, _LARGEST = 64, 2048

NOT_CONFIGURED = (
    "SillyTavern's image generation is not set up yet: open Extensions > Image Generation, "
    "choose a source and connect it, then ask for the picture again."
)
MISSING = (
    "SillyTavern's Image Generation extension is switched off: "
    "enable it under Extensions > Manage extensions and reload the page."
)


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
    return joined(request.style.negative, _without_macros(request.attributes.get("negative", "")))


def encode_path(path: str) -> str:
    """Return a file path as an address: a character's name may hold ``#``, ``?``, ``%``, quotes or spaces."""
    unsafe = set(" \"'<>#?%\\{}|^`")
    encoded = "".join(f"%{ord(c):02X}" if c in unsafe or ord(c) < 32 else c for c in path)
    return encoded if encoded.startswith("/") else f"/{encoded}"


def overrides(request: PictureRequest) -> dict[str, str]:
    """Return the arguments that change ST's settings while the call runs, without those out of bounds."""
    args: dict[str, str] = {}
    size = _SIZE.fullmatch(request.attributes.get("size", ""))
    if size and all(_SMALLEST <= int(side) <= _LARGEST for side in size.groups()):
        args["width"], args["height"] = size.groups()
    seed = _SEED.fullmatch(request.attributes.get("seed", ""))
    if seed:
        args["seed"] = seed.group(1)
    return args


class SlashCommandProvider:
    """The default painter: whatever the user has set up in ST."""

    id = "sd"

    def __init__(self, host: Host) -> None:
        self._host = host
        self.hide_loader = True

    def exclusive(self, request: PictureRequest) -> bool:
        """Overrides change ST's global settings while the call runs, so such a call runs alone."""
        return bool(overrides(request))

    async def generate(self, request: PictureRequest) -> Painted:
        """Ask ST for the picture; GenerationError carries the sentence from ST's toast."""
        args = {"quiet": "true", **overrides(request)}
        if unwanted := negative(request):
            args["negative"] = unwanted
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
        return Painted(self._address(result), self.id)

    async def collect(self, request: PictureRequest) -> Painted | None:
        """Return the picture of an attempt that an earlier worker began, or None where nobody knows of it."""
        result = await self._host.await_command(request.id)
        return None if result is None else Painted(self._address(result), self.id)

    def _address(self, result: CommandResult) -> str:
        if not result.found:
            raise GenerationError(MISSING, code="configuration", provider=self.id)
        path = result.value.strip()
        if not path:
            raise self._refusal(result)
        if path.lower().endswith((".mp4", ".webm", ".mov")):
            raise GenerationError(
                "The image service answered with a video, which cannot stand inside a message: "
                "choose a picture model under Extensions > Image Generation.",
                code="configuration",
                provider=self.id,
            )
        if "://" in path or path.startswith(("//", "data:", "javascript:")):
            raise GenerationError(
                "The image service answered with an address outside SillyTavern, which Limner does not show: "
                "choose another source under Extensions > Image Generation.",
                code="provider",
                provider=self.id,
                details={"answer": path[:_LONGEST_REASON]},
            )
        return encode_path(path)

    def _refusal(self, result: CommandResult) -> GenerationError:
        said = " ".join(" ".join(toast.text for toast in result.toasts).split())[:_LONGEST_REASON]
        if "not available" in said and "settings" in said:
            return GenerationError(NOT_CONFIGURED, code="configuration", provider=self.id)
        if "stopped" in said.lower():
            return GenerationError(
                "The picture was stopped: Try again paints it.", code="cancelled", provider=self.id
            )
        if "Chat changed" in said:
            return GenerationError(
                "SillyTavern threw the picture away because another chat was opened: Try again paints it.",
                code="cancelled",
                provider=self.id,
            )
        reason = said.removeprefix("Image generation failed. Please try again.").strip()
        sentence = (
            f"The image service failed: {reason}"
            if reason
            else "The image service returned no picture: see its log, and Extensions > Image Generation."
        )
        return GenerationError(
            sentence, code="provider", provider=self.id, retryable=True, details={"said": said}
        )
