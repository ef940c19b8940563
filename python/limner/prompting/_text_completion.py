"""
How a text-completion model is asked: SillyTavern lays the instructions into its text, by the user's template.

Such a prompt is one text by the time anybody sees it, so the instructions are given to SillyTavern before it
writes it (``setExtensionPrompt``). It wraps them as a message of their role, keeps them above the text that
is to be continued, and pays for them before it fills the rest with the history. It fails in one way: where
what is always sent and the instructions are together longer than the context, it sends no history at all. So
that is found out here, before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from limner.core.translation import later
from limner.page.events import Json, flag_of, number_of, text_of
from limner.prompting._budget import MESSAGE_TOKENS, CountIndices, CountText, PromptSize, read_sizes

CHAT_COMPLETION = "openai"
"""What SillyTavern calls all chat-completion APIs together."""

NO_ROOM = later(
    "The model is not asked for pictures: the character and the instructions leave no room in the context "
    "for the story. Choose shorter instructions under Extensions > Limner, or raise SillyTavern's context "
    "size."
)
LEFT_OUT = later(
    "The model was not asked for pictures: SillyTavern left the instructions out of the prompt, because the "
    "context is full. Choose shorter instructions under Extensions > Limner, or raise SillyTavern's context "
    "size."
)
_FREE = 4
"""One part in so many of the context is left to lorebooks, notes and examples, which nobody can foresee."""


@dataclass(frozen=True, slots=True)
class Insert:
    """What SillyTavern lays into its prompt: ``depth`` messages above the end, as a message of ``role``."""

    content: str
    depth: int
    role: str

    def to_json(self) -> dict[str, object]:
        """Return it as the page carries it out."""
        return {"content": self.content, "depth": self.depth, "role": self.role}


@dataclass(frozen=True, slots=True)
class TextPrompt:
    """
    A text-completion prompt that is about to be written.

    ``context`` is its room in tokens, without the reply (0: unknown); ``needed`` are the sizes of what must
    fit: the character with the system prompt, and the newest message. ``instruct``: a template wraps each
    message; ``named``: the prompt ends with the name of who is to speak.
    """

    context: int
    needed: tuple[PromptSize, ...]
    instruct: bool
    named: bool

    @classmethod
    def read(cls, data: Json) -> "TextPrompt | None":
        """Build from the shim's JSON; None for a chat-completion API, whose prompt is a list of messages."""
        if text_of(data, "api") == CHAT_COMPLETION:
            return None
        needed = tuple(read_sizes(data.get("needed")))
        return cls(number_of(data, "context"), needed, flag_of(data, "instruct"), flag_of(data, "named"))

    def insert(self, content: str, depth: int, role: str) -> Insert:
        """
        Return the instructions for this prompt.

        Where neither template nor name ends the prompt it would end with them, and the model go on writing
        them.
        """
        return Insert(content, depth if self.instruct or self.named else max(1, depth), role)


async def has_room(prompt: TextPrompt, meta: str, count_indices: CountIndices, count_text: CountText) -> bool:
    """Say whether the story keeps its room beside the instructions; raises what the counters raise."""
    if prompt.context <= 0:
        return True
    room = prompt.context - prompt.context // _FREE
    most = len(meta.encode(errors="surrogatepass")) + MESSAGE_TOKENS
    if _bound(prompt.needed) + most <= room:
        return True
    needed = await count_indices(range(len(prompt.needed))) + sum(each.overhead for each in prompt.needed)
    return needed + await count_text(meta) + MESSAGE_TOKENS <= room


def _bound(sizes: Sequence[PromptSize]) -> int:
    return sum(size.bound for size in sizes)
