"""Prompting: what goes into and out of the prompts that ST sends, told to the page as edits."""

import logging
from collections.abc import Sequence

from limner import meta_prompt, presets
from limner.errors import HostError
from limner.events import GenerationArmed, Json, number_of
from limner.host import Host
from limner.presets import Preset
from limner.settings import Settings

log = logging.getLogger("limner.prompting")

_NOT_COUNTED = (
    "The model is not asked for pictures: SillyTavern's tokenizer does not count the prompt. "
    "If this goes on, reload the page."
)


class Prompting:
    """The arming stack and the plan; ``settings`` come with each call, for they may change between two."""

    def __init__(self, host: Host, shipped: Sequence[Preset]) -> None:
        self._host = host
        self._presets = shipped
        self._stack = meta_prompt.PromptStack()
        self._told = ""

    def armed(self, armed: GenerationArmed) -> None:
        """ST is about to build a prompt."""
        self._stack.push(armed.type, dry_run=armed.dry_run)

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
            self._tell(_NOT_COUNTED)
            return {}
        log.info("%s: %s", armed.type, plan.reason)
        self._tell("" if plan.injects else plan.reason)
        return plan.to_json()

    async def _plan(self, data: Json, settings: Settings) -> meta_prompt.Plan:
        preset = presets.choose(self._presets, settings.preset)
        return await meta_prompt.plan(
            meta_prompt.read_sizes(data.get("sizes")),
            limit=number_of(data, "limit"),
            reserve=number_of(data, "reserve"),
            meta=meta_prompt.compose(preset.text, settings),
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
