"""
The request of its own that asks a model where pictures belong in a reply that is whole.

The text is the only log: what came before, and how the last picture described its people, is read from the
messages above. Nothing is sent where nothing is worth asking for, nor to another model than the one chosen.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from limner.continuity.access import Briefed, nothing_known
from limner.core.clock import Clock, Ids, within
from limner.core.errors import HostError, LimnerError, RequestError
from limner.core.redaction import told
from limner.core.translation import later, say
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.page.model_host import ModelAnswer, ModelCall, ModelSource, StoryLine
from limner.painting.refusals import GONE, WRITING
from limner.presets.preset import Preset
from limner.prompting import meta_prompt
from limner.providers.sd_command import without_macros
from limner.replies.reader import standing_in
from limner.settings.settings import Settings
from limner.tag_writer import _question as question
from limner.tag_writer._passage import Passage, numbered
from limner.tag_writer._proposal import Proposal
from limner.tags.bare_text import without_tags
from limner.tags.grammar import closed, scan
from limner.tags.spacing import ABOVE, words_since
from limner.trace.steps import Kind
from limner.trace.trace import Trace

DEADLINE = 300.0
"""Seconds a model has for its answer: one at home that is loaded first takes minutes."""

_COUNTED = 100_000
"""Characters that are counted at the most."""

CONTEXT = 6
"""Messages above that the model is told of."""

HAS_TAGS = later("This message has its tags already.")
NO_WORDS = later("This message has no words that could be illustrated.")
NO_PLACE = later("The model named no place for a picture in this message: try again, or write a tag by hand.")
NO_FORM = later(
    "The model answered with something else than the places of pictures: try again, choose another "
    "“Connection profile of that request”, or write a tag by hand."
)
LATE = later(
    "The model gave no answer in five minutes: ask again with “Write the tags” in the menu of the message, "
    "or choose a quicker connection profile."
)
NO_PROFILE = later(
    "The connection profile that Limner is to ask is gone, or the extension Connection Profiles is off: "
    "choose another one under Extensions > Limner > Story."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a model named for a passage; ``old`` tags of the text stand before it."""

    passage: Passage
    named: tuple[Proposal, ...]
    old: int


@dataclass(frozen=True, slots=True)
class Unasked:
    """Why no model was asked: there is nothing to be asked for, or not yet (``continued``)."""

    words: str
    continued: bool = False


class TagRequest:
    """Asks; ``settings`` and ``preset`` are those in force, ``brief`` says what is known of the people."""

    def __init__(
        self,
        host: Host,
        clock: Clock,
        ids: Ids,
        trace: Trace,
        *,
        settings: Callable[[], Settings],
        preset: Callable[[], Awaitable[Preset]],
        brief: Callable[[MessageKey], Awaitable[Briefed]] = nothing_known,
    ) -> None:
        self._host = host
        self._clock = clock
        self._ids = ids
        self._trace = trace
        self._settings = settings
        self._preset = preset
        self._brief = brief
        self._formless: set[str] = set()

    async def ask(
        self, key: MessageKey, standing: str = "", added: str | None = None, *, by_itself: bool = False
    ) -> Asked | Unasked:
        """
        Ask for a version, or for what was ``added`` to what was ``standing``.

        Raises RequestError or HostError in one sentence. ``by_itself``: nobody waits for a picture, so it
        must be worth a request, and an answer without any is one.
        """
        try:
            return await self._ask(key, standing, added, by_itself=by_itself)
        except LimnerError as error:
            self._trace.note(key, Kind.NO_ANSWER, str(error))
            raise

    async def _ask(
        self, key: MessageKey, standing: str, added: str | None, *, by_itself: bool
    ) -> Asked | Unasked:
        view = await self._host.read(key)
        if view is None:
            return Unasked(say(GONE))
        if view.streaming:
            return Unasked(say(WRITING), continued=True)
        text, settings = view.text, self._settings()
        start = _begin_of(text, standing, added)
        above = await self._host.above(key, ABOVE)
        refusal = _refusal(text, start, above, settings.spacing if by_itself else 0)
        if refusal:
            return Unasked(refusal)
        passage = numbered(text, words=settings.words, start=start)
        if not passage.places:
            return Unasked(say(NO_WORDS))
        source = await self._source(settings.profile)
        asked = await self._question(key, passage, above, start, settings)
        self._note_request(key, source, passage, asked)
        answer = await self._answer(source, asked)
        named = _read(answer, by_itself=by_itself)
        await self._note_answer(key, asked, answer, len(named))
        return Asked(passage, named, len(scan(closed(text[:start]))))

    async def _source(self, wanted: str) -> ModelSource:
        """Return whom to ask; RequestError where that profile is no more: nothing is sent to another one."""
        sources = await self._host.model_sources()
        wanted = "" if wanted == "none" else wanted
        found = next((each for each in sources if each.id == wanted), None)
        if found is None and wanted:
            raise RequestError(say(NO_PROFILE))
        return found or ModelSource("", "", "")

    async def _question(
        self, key: MessageKey, passage: Passage, above: Sequence[StoryLine], start: int, settings: Settings
    ) -> question.Question:
        known = await self._brief(key)
        rules = meta_prompt.compose((await self._preset()).text, settings, cast=bool(known.text))
        if "{{" in rules:
            rules = await self._host.expand_macros(rules)
        lines = [f"{each.name}: {without_tags(each.text).strip()}" for each in above[-CONTEXT:]]
        earlier = without_tags(passage.text[:start]).strip()
        pictures = [tag.prompt for each in above for tag in scan(closed(each.text))]
        pictures += [tag.prompt for tag in scan(closed(passage.text[:start]))]
        asked = question.ask(
            passage,
            meta_prompt.with_cast(rules, known.text),
            words=settings.words,
            before=[*lines, earlier] if earlier else lines,
            last_picture=pictures[-1] if pictures else "",
            only_changes=settings.only_changes,
            cast=bool(known.text),
        )
        return replace(asked, user=without_macros(asked.user))

    async def _answer(self, source: ModelSource, asked: question.Question) -> ModelAnswer:
        """Return the answer; where a source refuses the form, it is asked once more, and then without it."""
        form = source.source in question.SCHEMA_SOURCES and source.id not in self._formless
        call = ModelCall(asked.user, asked.system, source.id, asked.tokens, asked.schema if form else None)
        try:
            return await self._call(call)
        except HostError as error:
            if error.kind != "schema":
                raise
        answer = await self._call(replace(call, schema=None))
        self._formless.add(source.id)  # it was the form, and not the source
        return answer

    async def _call(self, call: ModelCall) -> ModelAnswer:
        call = replace(call, id=self._ids.new())
        try:
            return await within(self._clock, DEADLINE, self._host.generate(call))
        except HostError as error:  # services repeat the key that they refuse
            raise HostError(told(str(error)), error.kind) from error
        except BaseException as error:
            self._host.cancel_generation(call.id)
            if isinstance(error, TimeoutError):
                raise HostError(say(LATE), "timeout") from None
            raise

    def _note_request(
        self, key: MessageKey, source: ModelSource, passage: Passage, asked: question.Question
    ) -> None:
        words = "Asked in a request of its own (${0}). Words: ${1}, numbered places: ${2}, characters: ${3}."
        length = len(asked.system) + len(asked.user)
        name = source.name or say("the story's own model")
        self._trace.note(key, Kind.APART, say(words, name, passage.words, len(passage.places), length))

    async def _note_answer(
        self, key: MessageKey, asked: question.Question, answer: ModelAnswer, named: int
    ) -> None:
        sent = answer.asked or await self._count(asked.system + asked.user)
        got = answer.answered or await self._count(answer.text)
        words = "The request of its own. Tokens sent: ${0}, answered: ${1}; pictures named: ${2}."
        self._trace.note(key, Kind.ANSWERED, say(words, sent, got, named))

    async def _count(self, text: str) -> int:
        """Count tokens as ST would, roughly where it cannot, or would keep the page busy."""
        try:
            return len(text) // 4 if len(text) > _COUNTED else await self._host.count_text(text)
        except HostError:
            return len(text) // 4


def _begin_of(text: str, standing: str, added: str | None) -> int:
    """Return where in ``text`` begins what was ``added``: tags may have been set into what was standing."""
    if added is None or not standing:
        return 0
    at = text.rfind(added) if added.strip() else len(text)
    return at if at >= 0 else standing_in(text, standing)


def _refusal(text: str, start: int, above: Sequence[StoryLine], fewest: int) -> str:
    """Return why these words are not worth a request, '' where they are."""
    new = text[start:]
    if scan(closed(new)):
        return say(HAS_TAGS)
    if not without_tags(new).strip():
        return say(NO_WORDS)
    if not fewest:
        return ""
    since = words_since([each.text for each in above], text, fewest)
    words = "Words since the picture before: only ${0} (“Fewest words between two pictures”: ${1})."
    return "" if since is None or since >= fewest else say(words, since, fewest)


def _read(answer: ModelAnswer, *, by_itself: bool) -> tuple[Proposal, ...]:
    """Return what an answer names; RequestError where it names nothing and should."""
    from limner.tag_writer._answer import is_none, proposals  # noqa: PLC0415 -- not for a start

    named = proposals(answer.text, thoughts_end=answer.thoughts_end)
    none = is_none(answer.text, thoughts_end=answer.thoughts_end)
    if named or (none and by_itself):
        return named
    raise RequestError(say(NO_PLACE) if none else say(NO_FORM))
