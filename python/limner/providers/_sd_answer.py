"""
What ST's ``/sd`` answers, read: the address of a picture, or one sentence on why there is none.

Its callback never says why; the reason is only in a toast that the page kept back for us.
"""

from limner.core.errors import GenerationError
from limner.core.redaction import LONGEST, told
from limner.core.translation import say
from limner.page.host_values import CommandResult
from limner.pictures.picture_address import encoded, is_picture

_MOST_TOASTS = 5

NOT_CONFIGURED = (
    "SillyTavern's image generation is not set up yet: open Extensions > Image Generation, "
    "choose a source and connect it, then ask for the picture again."
)
MISSING = (
    "SillyTavern's Image Generation extension is switched off: "
    "enable it under Extensions > Manage extensions and reload the page."
)


def address(result: CommandResult, provider: str) -> str:
    """Return where the picture is that ``/sd`` answered with; raises GenerationError where it did not."""
    if not result.found:
        raise GenerationError(say(MISSING), code="configuration", provider=provider)
    path = result.value.strip()
    if not path:
        raise _refusal(result, provider)
    if path.lower().endswith((".mp4", ".webm", ".mov")):
        raise GenerationError(
            say(
                "The image service answered with a video, which cannot stand inside a message: choose a "
                "picture model under Extensions > Image Generation."
            ),
            code="configuration",
            provider=provider,
            began=True,
        )
    if not is_picture(url := encoded(path)):
        raise GenerationError(
            say(
                "The image service answered with an address outside SillyTavern, which Limner does not show: "
                "choose another source under Extensions > Image Generation."
            ),
            code="provider",
            provider=provider,
            details={"answer": told(path)},
        )
    return url


def _refusal(result: CommandResult, provider: str) -> GenerationError:
    said = told(" ".join(toast.text[:LONGEST] for toast in result.toasts[:_MOST_TOASTS]))
    if "not available" in said and "settings" in said:
        return GenerationError(say(NOT_CONFIGURED), code="configuration", provider=provider)
    if "stopped" in said.lower():
        return GenerationError(
            say("The picture was stopped: Try again paints it."), code="cancelled", provider=provider
        )
    if "Chat changed" in said:
        return GenerationError(
            say("SillyTavern threw the picture away because another chat was opened: Try again paints it."),
            code="cancelled",
            provider=provider,
        )
    reason = said.removeprefix("Image generation failed. Please try again.").strip()
    sentence = (
        say("The image service failed: ${0}", reason)
        if reason
        else say("The image service returned no picture: see its log, and Extensions > Image Generation.")
    )
    return GenerationError(
        sentence, code="provider", provider=provider, retryable=True, details={"said": said}
    )
