"""Cards of all versions, personas and lorebook entries as values to read."""

from collections.abc import Iterable, Mapping

from limner.continuity._card_keys import is_name
from limner.continuity._card_reader import LENGTH, Card
from limner.continuity.facts import Source
from limner.core.json_text import as_dict, as_list, as_str

LORE_ENTRIES = 2000
"""Entries of a lorebook that are looked at."""

_NEAR = 300
"""Characters from an entry's beginning in which it says whom it is about."""


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
    Return the lorebook entries that may be about people: ST's own form and the card's ``character_book``.

    An entry whose keys hold a name of ``known`` is about that one. Another is about a key that its text calls
    somebody by near its beginning, with a capital: only then may its looks be a person's at all. Whether they
    are is for the caller to see, for ``Tavern`` is such a key too.
    """
    names = {name.strip().casefold(): name.strip() for name in known if name.strip()}
    found: list[Card] = []
    for number, entry in enumerate(entries):
        if number >= LORE_ENTRIES:
            break
        if entry.get("disable") is True or entry.get("enabled") is False:
            continue
        keys = [
            key
            for each in [*as_list(entry.get("key")), *as_list(entry.get("keys"))][:50]
            if (key := " ".join(as_str(each)[:100].split()))
        ]
        content = as_str(entry.get("content"))[:LENGTH]
        if not content.strip():
            continue
        name = next((names[key.casefold()] for key in keys if key.casefold() in names), "")
        said = [name] if name else [each for key in keys if (each := _called(key, content[:_NEAR]))]
        whole = next((each for each in said if all(other in each for other in said)), "")
        said.sort(key=lambda each: each != whole)
        said[1:] = [each for each in said[1:] if not _is_elsewhere(each, said[0], content[:_NEAR])]
        if said:
            found.append(Card(said[0], content, names=tuple(said[1:6]), source=Source.LORE))
    return tuple(found)


def _is_elsewhere(key: str, name: str, text: str) -> bool:
    """Whether a key is of something that its person has to do with: ``commands the City Watch``."""
    if not set(key.lower().split()).isdisjoint(name.lower().split()):
        return False
    before = text[: text.find(key)].split()[-1:]
    return before[:1] in (["the"], ["in"], ["of"], ["at"], ["from"], ["for"], ["near"], ["on"])


def _called(key: str, text: str) -> str:
    """Return a key as a text writes it with a capital (or as it stands, in scripts without); else nothing."""
    low, sought = text.lower(), key.lower()
    at = low.find(sought)
    while at >= 0:
        said, before, behind = text[at : at + len(key)], text[at - 1 : at], text[at + len(key) :][:1]
        capital = said[:1] != said[:1].lower() or said[:1].lower() == said[:1].upper()
        alone = not (said.isascii() and ((at and before.isalnum()) or behind.isalnum()))
        if capital and alone and is_name(said):
            return said
        at = low.find(sought, at + 1)
    return ""


def _text(card: Mapping[str, object], *keys: str) -> str:
    return next((text[:LENGTH] for key in keys if (text := as_str(card.get(key)))), "")
