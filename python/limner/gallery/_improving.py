"""Improving a prompt by a word of the user's: one request to the story's model or to a connection profile."""

from collections.abc import Callable, Sequence

from limner.core.clock import Clock, Ids, within
from limner.core.errors import HostError, RequestError
from limner.core.redaction import told
from limner.core.translation import say
from limner.gallery._rewriting import clean
from limner.page.host import Host
from limner.page.model_host import ModelCall
from limner.providers.sd_command import without_macros

DEADLINE = 300.0
"""Seconds a model has for its answer."""

_SYSTEM = (
    "You rewrite prompts for an image generator. Keep what the prompt says but where the wish changes it, "
    "and its style of writing. Answer with the new prompt alone: no quotes, no explanation, no list."
)


class Improver:
    """``profile`` is the one that Limner's own requests go to, ``none`` for the story's model."""

    def __init__(self, host: Host, clock: Clock, ids: Ids, profile: Callable[[], str]) -> None:
        self._host = host
        self._clock = clock
        self._ids = ids
        self._profile = profile

    async def improve(self, prompt: str, wish: str, earlier: Sequence[str] = ()) -> str:
        """Return a better prompt; RequestError or HostError where there is none. Nothing is used yet."""
        if not wish.strip():
            raise RequestError(say("Say what is to be different, such as: rain, more from behind."))
        wanted = self._profile()
        sources = {each.id for each in await self._host.model_sources()}
        if wanted != "none" and wanted not in sources:
            raise RequestError(
                say("The connection profile that Limner is to ask is gone: choose another one.")
            )
        asked = "".join(f"Earlier wish: {each}\n" for each in earlier)
        asked += f"Prompt: {without_macros(prompt)}\n\nWish: {without_macros(wish)}"
        call = ModelCall(asked, _SYSTEM, "" if wanted == "none" else wanted, id=self._ids.new())
        try:
            answer = await within(self._clock, DEADLINE, self._host.generate(call))
        except HostError as error:
            raise HostError(told(str(error)), error.kind) from error
        except TimeoutError:
            self._host.cancel_generation(call.id)
            raise HostError(say("The model gave no answer in five minutes: ask again."), "timeout") from None
        better = read(answer.text, answer.thoughts_end)
        if not better:
            raise RequestError(say("The model answered nothing that is a prompt: ask again."))
        return better


def read(answer: str, thoughts_end: str = "") -> str:
    """Return the prompt in an answer, without thoughts, labels and quotes."""
    text = answer
    if thoughts_end.strip() and thoughts_end.strip() in text:
        text = text.rpartition(thoughts_end.strip())[2]
    for end in ("</think>", "</thinking>"):
        text = text.rpartition(end)[2]
    text = text.strip()
    if text.startswith("<think"):
        return ""  # it has not come to an end of that
    if text.startswith("```"):
        text = text.removesuffix("```").partition("\n")[2]
    bare = text.strip().lstrip("*#_ ")
    for label in ("new prompt", "improved prompt", "prompt"):
        if bare.lower().startswith(label) and bare[len(label) :].lstrip("*_ ").startswith(":"):
            text = bare[len(label) :].lstrip("*_: ")
            break
    return clean(text).strip("' ")
