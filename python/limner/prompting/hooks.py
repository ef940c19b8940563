"""Prompting: what goes into and out of the prompts that ST sends, told to the page as edits."""

import logging
from collections.abc import Awaitable, Callable

from limner.core.errors import HostError
from limner.core.json_text import as_list
from limner.core.translation import say
from limner.page.events import GenerationArmed, Json, number_of
from limner.page.host import Host
from limner.presets.preset import Preset
from limner.prompting import meta_prompt
from limner.settings.settings import Settings
from limner.trace.steps import Kind
from limner.trace.trace import Trace

log = logging.getLogger("limner.prompting.hooks")

_NOT_COUNTED = (
    "The model is not asked for pictures: SillyTavern's tokenizer does not count the prompt. "
    "If this goes on, reload the page."
)


class PromptHooks:
    """
    The arming stack and the plan; ``settings`` come with each call, for they may change between two.

    ``preset`` says which preset is in force in the chat that is open now.
    """

    def __init__(self, host: Host, preset: Callable[[], Awaitable[Preset]], trace: Trace) -> None:
        self._trace = trace
        self._host = host
        self._preset = preset
        self._stack = meta_prompt.PromptStack()
        self._told = ""

    def armed(self, armed: GenerationArmed) -> None:
        """ST is about to build a prompt."""
        begun = self._stack.push(armed.type, dry_run=armed.dry_run)
        if begun is not None:
            self._trace.begins(begun.type, begun.reason, story=begun.inject)

    def prune(self, data: Json) -> object:
        """Answer which texts of the history lose our pictures."""
        edits = meta_prompt.prune(meta_prompt.read_parts(data.get("parts")))
        return {"edits": [list(edit) for edit in edits]}

    async def inject(self, data: Json, settings: Settings) -> object:
        """Answer where the meta prompt goes and what leaves to make room; an empty answer changes nothing."""
        armed = self._stack.pop()
        if armed is None or not armed.inject or not settings.enabled:
            return {}
        try:
            plan = await self._plan(data, settings)
        except HostError as error:
            log.warning("The prompt was not counted: %s", error)
            self._tell(say(_NOT_COUNTED))
            self._trace.prompt(armed.type, Kind.NOT_ASKED, say(_NOT_COUNTED))
            return {}
        self._trace.prompt(armed.type, Kind.ASKED if plan.injects else Kind.NOT_ASKED, _told(plan, data))
        log.info("%s: %s", armed.type, plan.reason)
        self._tell("" if plan.injects else plan.reason)
        return plan.to_json()

    async def _plan(self, data: Json, settings: Settings) -> meta_prompt.Plan:
        text = meta_prompt.compose((await self._preset()).text, settings)
        return await meta_prompt.plan(
            meta_prompt.read_sizes(data.get("sizes")),
            limit=number_of(data, "limit"),
            reserve=number_of(data, "reserve"),
            meta=await self._host.expand_macros(text) if "{{" in text else text,
            depth=settings.depth,
            role=settings.role,
            count_indices=self._host.count_prompt,
            count_text=self._host.count_text,
        )

    def _tell(self, sentence: str) -> None:
        """Say why there is no picture, once and not with every turn; an empty sentence: all is well again."""
        if sentence and sentence != self._told:
            self._host.toast("warning", sentence)
        self._told = sentence


def _told(plan: meta_prompt.Plan, data: Json) -> str:
    """Return what the trace says of a plan: where the instructions go, and how long they are."""
    if plan.insert_at is None:
        return plan.reason
    messages = len(as_list(data.get("sizes"))) - len(plan.drop)
    return say(
        "${0} The instructions: ${1} characters, about ${2} tokens, below ${3} of ${4} messages, as ${5}.",
        plan.reason,
        len(plan.content),
        len(plan.content) // 4,
        plan.insert_at,
        messages,
        plan.role,
    )
