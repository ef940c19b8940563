"""
Where the meta prompt goes, and what leaves the prompt to make room for it.

ST fills the context to its limit before we are asked, so in a long chat our words would push the request over
it. Counting tokens costs a call to the page, so it is done only where a bound that is always true does not
settle the matter: a tokenizer gives at most one token for each byte of UTF-8. What leaves is the oldest
history, as ST itself would have it, in whole turns: a tool call goes with its answers.

The prompt of a preset may have messages of the user's or the assistant's role above the history; nothing in
the finished prompt tells them apart, so they count as history, the oldest.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from limner.core.json_text import as_list
from limner.core.translation import say
from limner.prompting._place import position

MESSAGE_TOKENS = 8
"""The most a message costs beyond its text: role, separators, a name."""

IMAGE_TOKENS = 1_100
"""The most a picture in the prompt costs at OpenAI's usual detail (765 for a square, 1,105 for an oblong)."""

_NO_ROOM = (
    "The model is not asked for pictures: the context is full, and leaving out older messages would not free "
    "enough of it. Raise SillyTavern's context size, or lower its response length."
)

EMPTY = (
    "The model is not asked for pictures: the instructions to it are empty. "
    "Choose others under Extensions > Limner."
)

COUNTED = 400_000
"""
Up to so many UTF-16 units (some 100,000 tokens) a prompt is counted to see whether it has room.

Above, ST's tokenizer takes longer than a prompt may wait (2,000,000 units: 0.4 to 2.6 s, measured), and
one of the oldest of a thousand messages is a small price.
"""

CountIndices: TypeAlias = Callable[[Sequence[int]], Awaitable[int]]
CountText: TypeAlias = Callable[[str], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class PromptSize:
    """
    One message of the prompt without its text.

    ``units`` is its length in UTF-16 units, tool calls written out included; ``tools`` is true for a message
    that calls tools and for one (role ``tool``) that answers.
    """

    role: str
    units: int
    ascii: bool
    images: int = 0
    tools: bool = False

    @property
    def bound(self) -> int:
        """No tokenizer gives more tokens than this."""
        exact = self.ascii and not self.tools  # what the page says of ASCII leaves tool calls out
        return (self.units if exact else 3 * self.units) + self.overhead

    @property
    def overhead(self) -> int:
        """The most it costs beyond its text, in tokens."""
        return MESSAGE_TOKENS + IMAGE_TOKENS * self.images


@dataclass(frozen=True, slots=True)
class Plan:
    """
    What becomes of the prompt: the messages to ``drop``, then ``content`` at ``insert_at`` of what is left.

    ``insert_at`` is None where the prompt goes out as it is; ``reason`` says why, in a sentence.
    """

    drop: tuple[int, ...]
    insert_at: int | None
    role: str
    content: str
    reason: str

    @property
    def injects(self) -> bool:
        """Whether the model is asked for pictures at all."""
        return self.insert_at is not None

    def to_json(self) -> dict[str, object]:
        """Return the plan as the page carries it out."""
        insert = {"at": self.insert_at, "role": self.role, "content": self.content} if self.injects else None
        return {"drop": list(self.drop), "insert": insert}


async def plan(
    sizes: Sequence[PromptSize],
    *,
    limit: int,
    reserve: int,
    meta: str,
    depth: int,
    role: str,
    count_indices: CountIndices,
    count_text: CountText,
    tail: int = 0,
) -> Plan:
    """
    Return where ``meta`` goes so that the request does not outgrow ``limit - reserve`` tokens.

    ``tail`` messages at the end stay there, whatever comes (``place``). A ``limit`` of 0 is an unknown
    one. Where ST's own request is over the limit already, as much leaves as we add. Raises what the counters
    raise.
    """

    def inject(drop: tuple[int, ...], reason: str) -> Plan:
        gone = frozenset(drop)
        left = [size for index, size in enumerate(sizes) if index not in gone]
        return Plan(drop, position(left, depth, tail), role, meta, reason)

    if not meta.strip():
        return Plan((), None, role, "", say(EMPTY))
    if limit <= 0:
        return inject((), say("The model is asked for pictures; the context's size is not known."))
    room = limit - reserve
    most = len(meta.encode(errors="surrogatepass")) + MESSAGE_TOKENS
    if sum(size.bound for size in sizes) + most <= room:
        return inject((), say("The model is asked for pictures; the context has room for it."))
    added = await count_text(meta) + MESSAGE_TOKENS
    excess = added  # what ST itself sent fits, or is not ours to judge: as much leaves as we add, at most
    if sum(size.units for size in sizes) <= COUNTED:
        total = await count_indices(range(len(sizes))) + sum(size.overhead for size in sizes)
        if total + added <= room:
            words = "The model is asked for pictures; tokens that stay free: ${0}."
            return inject((), say(words, room - total - added))
        excess = min(total + added - room, added)
    drop = await _oldest(sizes, tail, excess, count_indices)
    if drop is None:
        return Plan((), None, role, "", say(_NO_ROOM))
    words = "The model is asked for pictures; oldest messages left out for it: ${0}."
    return inject(drop, say(words, len(drop)))


def read_sizes(rows: object) -> list[PromptSize]:
    """
    Build the sizes from the page's rows ``[role, units, ascii, images, tools]``.

    A row of another shape stands for a message of no known size, for indices must not shift; it is never
    dropped.
    """
    return [_read_size(row) for row in as_list(rows)]


def _read_size(row: object) -> PromptSize:
    match row:
        case [str(role), int(units), bool(ascii_only), int(images), bool(tools)]:
            return PromptSize(role, units, ascii_only, images, tools)
    return PromptSize("system", 0, ascii=True)


async def _oldest(
    sizes: Sequence[PromptSize], tail: int, excess: int, count: CountIndices
) -> tuple[int, ...] | None:
    """
    Return the fewest oldest messages whose texts hold ``excess`` tokens, or None where all do not.

    Batches double until they hold enough, then the last batch is halved down to what is needed: a few calls
    for any number of messages. Only text is counted, the least that leaving frees.
    """
    turns = _turns(sizes[: len(sizes) - tail])
    freed = known = 0
    while freed < excess:
        batch = turns[known : max(1, 2 * known)]
        if not batch:
            return None
        held = await count(_flat(batch))
        if freed + held >= excess:
            known += await _needed(batch, excess - freed, count)
            break
        freed += held
        known += len(batch)
    return tuple(sorted(_flat(turns[:known])))


async def _needed(turns: Sequence[Sequence[int]], excess: int, count: CountIndices) -> int:
    """Return how many of the first ``turns``, which together hold ``excess`` tokens, are enough for it."""
    short, enough = 0, len(turns)
    while enough - short > 1:
        middle = (short + enough) // 2
        if await count(_flat(turns[:middle])) >= excess:
            enough = middle
        else:
            short = middle
    return enough


def _flat(turns: Sequence[Sequence[int]]) -> list[int]:
    return [index for turn in turns for index in turn]


def _turns(sizes: Sequence[PromptSize]) -> list[list[int]]:
    """Return what may leave, oldest first, tool calls with their answers; the last turn has to stay."""
    turns: list[list[int]] = []
    calling = False
    for index, size in enumerate(sizes):
        if size.role == "system":
            continue
        if size.role == "tool" and calling:
            turns[-1].append(index)
            continue
        turns.append([index])
        calling = size.tools
    return turns[:-1]
