"""What of a card becomes words in a mask's context, and how such words become an example dialogue again."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from limner.core.json_text import as_bool, as_dict, as_list, as_str
from limner.nextchat._values import hash_of, to_text

_START = "<START>"
_MACRO = re.compile(r"\{\{(char|user|charIfNotGroup)\}\}|<(BOT|CHAR|USER)>", re.IGNORECASE)
_SPEAKER = re.compile(r"^(\{\{char\}\}|\{\{user\}\})\s*:[ \t]*", re.IGNORECASE | re.MULTILINE)
MOST_LORE = 8_000
"""Characters of a lorebook's constant entries that go into the system text."""


@dataclass(frozen=True, slots=True)
class Texts:
    """``parts`` are (end of the id, role, text), the greeting last; ``hash`` knows the card's words again."""

    parts: tuple[tuple[str, str, str], ...]
    hash: str


def card_texts(data: Mapping[str, object], name: str, user: str, memory: str) -> Texts:
    """Return what is written for a card; ``memory`` is continuity's word on the character."""

    def field(key: str) -> str:
        return with_names(as_str(data.get(key)), name, user).strip()

    blocks = [field("system_prompt"), field("description")]
    blocks += [f"{label}: {text}" for label, text in _labelled(field) if text]
    blocks += [with_names(memory, name, user).strip(), with_names(_lore(data), name, user)]
    system = "\n\n".join(block for block in blocks if block)
    parts = [("system", "system", system)] if system else []
    examples = spoken(as_str(data.get("mes_example")))
    parts += [
        (f"ex:{at}", role, with_names(text, name, user).strip()) for at, (role, text) in enumerate(examples)
    ]
    if greeting := field("first_mes"):
        parts.append(("greeting:0", "assistant", greeting))
    keys = ("name", "description", "personality", "scenario", "system_prompt", "first_mes", "mes_example")
    mark = [as_str(data.get(key)) for key in (*keys, "post_history_instructions")]
    return Texts(tuple((end, role, text) for end, role, text in parts if text), hash_of(to_text(mark)))


def with_names(text: str, name: str, user: str) -> str:
    """Fill in who is meant: nothing is expanded in NextChat, and its model would read the braces."""

    def word(match: re.Match[str]) -> str:
        return user if (match[1] or match[2]).lower() == "user" else name

    return _MACRO.sub(word, text)


def spoken(text: str) -> list[tuple[str, str]]:
    """Return an example dialogue as turns; one that nobody can be read out of is a turn of the system."""
    turns: list[tuple[str, str]] = []
    for block in _blocks(text):
        pieces = _SPEAKER.split(block)
        if pieces[0].strip():
            turns.append(("system", pieces[0].strip()))
        for speaker, said in zip(pieces[1::2], pieces[2::2], strict=True):
            turns.append(("user" if "user" in speaker.lower() else "assistant", said.strip()))
    return turns


def _blocks(text: str) -> list[str]:
    """Return what stands between the lines that begin an example."""
    blocks: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip().upper() == _START:
            blocks.append([])
        else:
            blocks[-1].append(line)
    found = ["\n".join(lines) for lines in blocks]
    return [block for block in found if block.strip()]


def example_text(turns: Sequence[tuple[str, str]]) -> str:
    """Return turns as a card holds them."""
    names = {"user": "{{user}}: ", "assistant": "{{char}}: "}
    lines = [f"{names.get(role, '')}{text}" for role, text in turns if text]
    return "\n".join(["<START>", *lines]) if lines else ""


def _labelled(field: Callable[[str], str]) -> list[tuple[str, str]]:
    return [
        ("Personality", field("personality")),
        ("Scenario", field("scenario")),
        ("Always", field("post_history_instructions")),
    ]


def _lore(data: Mapping[str, object]) -> str:
    """Return what a card's own lorebook says at all times."""
    entries = [as_dict(each) for each in as_list(as_dict(data.get("character_book")).get("entries"))]
    constant = [
        as_str(each.get("content"))
        for each in entries
        if as_bool(each.get("constant")) and as_bool(each.get("enabled"), default=True)
    ]
    kept: list[str] = []
    for text in constant:
        if sum(map(len, kept)) + len(text) <= MOST_LORE:
            kept.append(text)
    return "\n\n".join(text for text in kept if text)
