"""Prompting: what goes into and out of the prompts that ST sends, told to the page as edits."""

import logging
from collections.abc import Awaitable, Callable

from limner.continuity.access import Briefed, nothing_known
from limner.core.errors import HostError
from limner.core.json_text import as_list
from limner.core.translation import later, say
from limner.page.events import GenerationArmed, Json, flag_of, number_of, text_of
from limner.page.host import Host
from limner.presets.preset import Preset
from limner.prompting import _budget as budget
from limner.prompting import _history as prompt_history
from limner.prompting import _place as place
from limner.prompting import _stops as prompt_stops
from limner.prompting import _text_completion as text_completion
from limner.prompting import meta_prompt
from limner.prompting._budget import Plan
from limner.prompting._history import HistoryRule
from limner.prompting._readings import Readings
from limner.prompting._text_completion import Insert, TextPrompt
from limner.prompting.meta_prompt import Armed
from limner.settings.chat_filter import ChatFilter
from limner.settings.settings import Settings
from limner.trace.steps import Kind
from limner.trace.trace import Trace

log = logging.getLogger("limner.prompting.hooks")

_NOT_COUNTED = later(
    "The model is not asked for pictures: SillyTavern's tokenizer does not count the prompt. "
    "If this goes on, reload the page."
)


class PromptHooks:
    """
    The arming stack and the plan; ``settings`` come with each call, for they may change between two.

    ``preset`` says which preset is in force in the chat that is open now, ``brief`` what the model is told of
    people and places before a generation of ST's kind.
    """

    def __init__(
        self,
        host: Host,
        preset: Callable[[], Awaitable[Preset]],
        trace: Trace,
        brief: Callable[[str], Awaitable[Briefed]] = nothing_known,
    ) -> None:
        self._brief = brief
        self._trace = trace
        self._host = host
        self._preset = preset
        self._stack = meta_prompt.PromptStack()
        self._told: dict[str, str] = {}
        self._readings = Readings()

    def armed(self, armed: GenerationArmed) -> None:
        """ST is about to build a prompt."""
        begun = self._stack.push(armed.type, dry_run=armed.dry_run)
        if begun is not None:
            self._trace.begins(begun.type, begun.reason, story=begun.inject)

    async def gather(self, data: Json, scope: ChatFilter) -> object:
        """
        Answer what becomes of the history, before ST looks for lorebook entries in it and fits it in.

        Where ST writes one text of it (text completion), the answer also says what it is to lay into that.
        Where only this chat is not illustrated, its pictures leave the prompt all the same.
        """
        begun = self._stack.gathers(text_of(data, "type"))
        if not scope.on:
            return {}
        settings = scope.settings()
        asked = settings.in_reply and begun is not None and begun.inject
        continued = number_of(data, "last", -1) if begun is not None and begun.type == "continue" else -1
        rule = HistoryRule.of(settings, asked=asked, continued=continued)
        history = prompt_history.shape(prompt_history.read_parts(data.get("parts")), rule, self._readings)
        if begun is not None and history.edits:
            words = (
                "Earlier pictures left out of the prompt: ${0}. Tags left out: ${1}; replies that keep "
                "theirs: ${2}."
            )
            told = say(words, history.pictures, history.tags, history.tagged)
            self._trace.prompt(begun.type, Kind.HISTORY, told)
        insert = None
        if begun is not None and asked:
            insert = await self._insert(data, begun, settings)
            self._stack.give(begun, insert)
        return {**history.to_json(), "insert": insert and insert.to_json()}

    async def prune(self, data: Json, *, on: bool) -> object:
        """Answer which texts of a finished prompt lose our pictures: those that came by another way."""
        if not on:
            return {}
        edits = prompt_history.prune(prompt_history.read_parts(data.get("parts")))
        return {"edits": [list(edit) for edit in edits]}

    async def inject(self, data: Json, settings: Settings) -> object:
        """Answer where the meta prompt goes and what leaves to make room; an empty answer changes nothing."""
        armed = self._stack.pop()
        if armed is None or not armed.inject or not settings.in_reply:
            return {}
        try:
            plan = await self._plan(data, armed, settings)
        except HostError as error:
            log.warning("The prompt was not counted: %s", error)
            self._refuse(armed, say(_NOT_COUNTED))
            return {}
        log.info("%s: %s", armed.type, plan.reason)
        if plan.injects:
            self._ask(armed, data, _told(plan, data))
        else:
            self._refuse(armed, plan.reason)
        return plan.to_json()

    async def combined(self, data: Json) -> object:
        """
        Take what became of a text-completion prompt; answer what the prompt that comes next is to hold.

        There is one where a quiet generation ran inside the beginning of another.
        """
        armed = self._stack.pop()
        if armed is not None and armed.insert is not None:
            if flag_of(data, "held"):
                words = (
                    "The model is asked for pictures; SillyTavern has laid the instructions into its text. "
                    "In characters: ${0}, in tokens: about ${1}; messages below them: ${2}; role: ${3}."
                )
                insert = armed.insert
                length = len(insert.content)
                self._ask(armed, data, say(words, length, length // 4, insert.depth, insert.role))
            else:
                self._refuse(armed, say(text_completion.LEFT_OUT))
        below = self._stack.top
        return {"insert": below and below.insert and below.insert.to_json()}

    async def _insert(self, data: Json, armed: Armed, settings: Settings) -> Insert | None:
        """Return what ST is to lay into its text, or None where it writes none, or there is no room."""
        prompt = TextPrompt.read(data)
        if prompt is None:
            return None
        try:
            meta = await self._meta(armed, settings)
            room = await text_completion.has_room(
                prompt, meta, self._host.count_prompt, self._host.count_text
            )
        except HostError as error:
            log.warning("The prompt was not counted: %s", error)
            self._refuse(armed, say(_NOT_COUNTED))
            return None
        if not meta.strip() or not room:
            self._refuse(armed, say(text_completion.NO_ROOM) if meta.strip() else say(budget.EMPTY))
            return None
        return prompt.insert(meta, settings.depth, settings.role)

    async def _plan(self, data: Json, armed: Armed, settings: Settings) -> Plan:
        sizes = budget.read_sizes(data.get("sizes"))
        return await budget.plan(
            sizes,
            limit=number_of(data, "limit"),
            reserve=number_of(data, "reserve"),
            meta=await self._meta(armed, settings),
            depth=settings.depth,
            role=settings.role,
            count_indices=self._host.count_prompt,
            count_text=self._host.count_text,
            tail=place.tail_of(sizes, armed.type, prefilled=flag_of(data, "prefilled")),
        )

    async def _meta(self, armed: Armed, settings: Settings) -> str:
        known = await self._brief(armed.type)
        if known.why:
            words = "The model is not told of people and places: ${0}"
            self._trace.prompt(armed.type, Kind.UNTOLD, say(words, known.why))
        text = meta_prompt.compose((await self._preset()).text, settings, cast=bool(known.text))
        text = await self._host.expand_macros(text) if "{{" in text else text
        return meta_prompt.with_cast(text, known.text)

    def _ask(self, armed: Armed, data: Json, words: str) -> None:
        """Note that the model is asked, and what of the user's settings may keep it from answering."""
        self._trace.prompt(armed.type, Kind.ASKED, words)
        self._tell("refusal", "")
        stops = prompt_stops.read_stops(data.get("stops"), text_of(data, "custom_stops"))
        cut = prompt_stops.cutting(stops)
        hindrance = say(prompt_stops.CUTTING, cut) if cut else ""
        if flag_of(data, "grammar"):
            hindrance = hindrance or say(prompt_stops.GRAMMAR)
        if hindrance:
            self._trace.prompt(armed.type, Kind.HINDERED, hindrance)
        self._tell("hindrance", hindrance)

    def _refuse(self, armed: Armed, words: str) -> None:
        """Note that the model is not asked, and why."""
        self._trace.prompt(armed.type, Kind.NOT_ASKED, words)
        self._tell("refusal", words)

    def _tell(self, about: str, sentence: str) -> None:
        """Say why there is no picture, once and not with every turn; an empty sentence: all is well again."""
        if sentence and sentence != self._told.get(about):
            self._host.toast("warning", sentence)
        self._told[about] = sentence


def _told(plan: Plan, data: Json) -> str:
    """Return what the trace says of a plan: where the instructions go, and how long they are."""
    if plan.insert_at is None:
        return plan.reason
    messages = len(as_list(data.get("sizes"))) - len(plan.drop)
    return say(
        "${0} The instructions, in characters: ${1}, in tokens: about ${2}; messages above them: "
        "${3} of ${4}; role: ${5}.",
        plan.reason,
        len(plan.content),
        len(plan.content) // 4,
        plan.insert_at,
        messages,
        plan.role,
    )
