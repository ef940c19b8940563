"""Cards of all versions, personas and lorebook entries as values to read."""

from collections.abc import Iterable, Mapping

from limner.continuity.card_reader import LENGTH, Card
from limner.continuity.facts import Source
from limner.core.json_text import as_dict, as_list, as_str

LORE_ENTRIES = 2000
"""Entries of a lorebook that are looked at."""


def card_of(
    data: Mapping[str, object], *, greeting: str | None = None, words: str = "", negative: str = ""
) -> Card:
    """
    Return what is read of a card of any version; damaged fields are empty.

    ``greeting`` is the first message as the chat has it, where it has another than the card's own. ``words``
    and ``negative`` are ST's own character prompts of its settings, which count before those in the card.
    """
    inner = as_dict(data.get("data"))
    card = inner if as_str(inner.get("name")) or not as_str(data.get("name")) else as_dict(data)
    prompt = as_dict(as_dict(inner.get("extensions")).get("sd_character_prompt"))
    nickname = as_str(card.get("nickname"))[:100]
    return Card(
        name=_text(card, "name", "char_name")[:200],
        description=_text(card, "description", "char_persona"),
        personality=_text(card, "personality"),
        scenario=_text(card, "scenario", "world_scenario"),
        first_mes=_text(card, "first_mes", "char_greeting") if greeting is None else greeting[:LENGTH],
        words=words or as_str(prompt.get("positive"))[:LENGTH],
        negative=negative or as_str(prompt.get("negative"))[:LENGTH],
        names=(nickname,) if nickname else (),
    )


def persona(name: str, description: str) -> Card:
    """Return the user's persona as a card to read."""
    return Card(name[:200], description[:LENGTH], source=Source.PERSONA)


def lore(entries: Iterable[Mapping[str, object]], known: Iterable[str]) -> tuple[Card, ...]:
    """
    Return the lorebook entries that are about people with these names: one of an entry's keys is such a name.

    Reads ST's own form (``key``, ``disable``) and the card's ``character_book`` (``keys``, ``enabled``).
    """
    names = {name.strip().lower(): name for name in known if name.strip()}
    found: list[Card] = []
    for number, entry in enumerate(entries):
        if number >= LORE_ENTRIES:
            break
        if entry.get("disable") is True or entry.get("enabled") is False:
            continue
        keys = [
            as_str(key).strip().lower()
            for key in [*as_list(entry.get("key")), *as_list(entry.get("keys"))][:50]
        ]
        name = next((names[key] for key in keys if key in names), "")
        content = as_str(entry.get("content"))[:LENGTH]
        if name and content.strip():
            found.append(Card(name, content, source=Source.LORE))
    return tuple(found)


def _text(card: Mapping[str, object], *keys: str) -> str:
    return next((text[:LENGTH] for key in keys if (text := as_str(card.get(key)))), "")
