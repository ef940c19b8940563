"""Prompting: what goes into and out of the prompts that ST sends, told to the page as edits."""

import logging
from collections.abc import Sequence

from limner import meta_prompt
from limner.events import GenerationArmed, Json, number_of
from limner.host import Host
from limner.presets import Preset
from limner.settings import Settings

log = logging.getLogger("limner.prompting")


class Prompting:
    """The arming stack and the plan; ``settings`` come with each call, for they may change between two."""

    def __init__(self, host: Host, shipped: Sequence[Preset]) -> None:
        self._host = host
        self._presets = shipped
        self._stack = meta_prompt.PromptStack()

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
        chosen = [preset for preset in self._presets if preset.id == settings.preset]
        preset = chosen[0] if chosen else self._presets[0]
        plan = await meta_prompt.plan(
            meta_prompt.read_sizes(data.get("sizes")),
            limit=number_of(data, "limit"),
            reserve=number_of(data, "reserve"),
            meta=meta_prompt.compose(preset.text, settings),
            depth=settings.depth,
            role=settings.role,
            count_indices=self._host.count_prompt,
            count_text=self._host.count_text,
        )
        log.info("%s: %s", armed.type, plan.reason)
        if not plan.injects:
            self._host.toast("warning", plan.reason)
        return plan.to_json()
