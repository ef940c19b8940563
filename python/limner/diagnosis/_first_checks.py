"""What somebody who has just come must have set up: each check is one sentence, and says what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from limner.core.translation import say
from limner.diagnosis._checkup_report import StepMark
from limner.page.neighbours import TavernSetup

LEAST_CONTEXT = 4000
"""
Tokens of context below which a warning is due: ST begins with 4095. The instructions and what is told of the
people take some hundreds of them in every prompt.
"""

_NEEDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "extras": frozenset({"a server that nobody develops any more"}),
        "horde": frozenset[str](),
        "auto": frozenset({"auto_url"}),
        "sdcpp": frozenset({"sdcpp_url"}),
        "drawthings": frozenset({"drawthings_url"}),
        "vlad": frozenset({"vlad_url"}),
        "comfy": frozenset({"comfy_url", "comfy_runpod_url"}),
        "google": frozenset({"api_key_makersuite", "api_key_vertexai", "vertexai_service_account_json"}),
        "workersai": frozenset({"api_key_workers_ai"}),
        **{
            name: frozenset({f"api_key_{name}"})
            for name in (
                "novel", "openai", "aimlapi", "togetherai", "pollinations", "stability", "huggingface",
                "chutes", "electronhub", "nanogpt", "bfl", "falai", "xai", "zai", "openrouter",
            )
        },
    }
)  # fmt: skip
"""
By the service of ST's image generation what it needs one of, as ``isValidState`` of that extension has it
(1.19): an address, or a key by ST's own name. ``extras`` is what a new ST begins with, and paints nothing.
"""


@dataclass(frozen=True, slots=True)
class FirstCheck:
    """One line: whether it is well (``OPEN``: only the test can say), and the sentence."""

    mark: StepMark
    words: str


def checks(setup: TavernSetup, painter: str, *, ready: bool | None) -> tuple[FirstCheck, ...]:
    """
    Return the lines for this setup.

    ``painter`` is the name of who paints in ST's place, empty where ST's own image generation does; ``ready``
    is whether that painter has what it needs, None where nobody knows.
    """
    return (_other(painter, ready) if painter else _images(setup), _model(setup), *_context(setup))


def _images(setup: TavernSetup) -> FirstCheck:
    if not setup.images:
        words = (
            "SillyTavern's Image Generation is switched off: open Extensions (the cubes), Manage extensions, "
            "and switch it on."
        )
        return FirstCheck(StepMark.BROKEN, say(words))
    needs = _NEEDS.get(setup.images)
    keys = needs and not any(each.endswith("_url") for each in needs)
    if needs is None or (keys and not setup.knows_keys):
        return FirstCheck(
            StepMark.OPEN, say("Image Generation is switched on; the test says whether it paints.")
        )
    if needs and not needs & setup.has:
        words = (
            "No image service is set up: open Extensions (the cubes), Image Generation, and choose one with "
            "its address or key."
        )
        return FirstCheck(StepMark.BROKEN, say(words))
    return FirstCheck(StepMark.DONE, say("An image service is set up; the test says whether it answers."))


def _other(painter: str, ready: bool | None) -> FirstCheck:
    if ready is False:
        words = "${0} paints and has no key: open Connections, Painters and their keys, and save one."
        return FirstCheck(StepMark.BROKEN, say(words, painter))
    mark = StepMark.DONE if ready else StepMark.OPEN
    return FirstCheck(mark, say("${0} paints; the test says whether it answers.", painter))


def _model(setup: TavernSetup) -> FirstCheck:
    if setup.connected:
        return FirstCheck(StepMark.DONE, say("A story model is connected."))
    words = "No model is connected: open API Connections (the plug) and connect one."
    return FirstCheck(StepMark.BROKEN, say(words))


def _context(setup: TavernSetup) -> tuple[FirstCheck, ...]:
    if not setup.context or not setup.connected:
        return ()
    if setup.context < LEAST_CONTEXT:
        words = (
            "The context is only ${0} tokens, of which the instructions take some hundreds: raise it in the "
            "AI settings (the sliders) as far as your model allows."
        )
        return (FirstCheck(StepMark.BROKEN, say(words, setup.context)),)
    return (FirstCheck(StepMark.DONE, say("The context of ${0} tokens is large enough.", setup.context)),)
