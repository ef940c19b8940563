"""
A card as a mask, and a mask as a card.

The whole card travels in our key as JSON text, so it comes back to the last byte; what of the mask's own
fields was changed over there is known by the hash of each text as it was written, and goes into the card's
fields. A mask that was made in NextChat is kept whole in the card's extensions, and goes back as it was.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from limner.core import json_text
from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict, as_list, as_str
from limner.core.translation import say
from limner.nextchat._card_texts import Texts, card_texts, example_text
from limner.nextchat._checks import EMPTY, mended_mask
from limner.nextchat._values import (
    KEY,
    NOTE,
    OURS,
    content_of,
    hash_of,
    images_of,
    may_hold_prototype,
    ours_of,
    text_of,
    to_text,
    without_prototypes,
)

Raw = Mapping[str, object]

SYSTEM, GREETING, EXAMPLE = "system", "greeting:0", "ex:"
LONGEST_CARD = 20_000_000
_FIELDS: Final = ("description", "personality", "scenario", "system_prompt", "post_history_instructions")
_NO_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class CardPortrait:
    """A character's picture as data URLs: ``file`` the card's PNG (may be empty), ``small`` to be shown."""

    file: str = ""
    small: str = ""


def card_to_mask(
    text: str,
    uid: str,
    *,
    user: str = "User",
    portrait: CardPortrait | None = None,
    created: int = 0,
    memory: str = "",
) -> dict[str, object]:
    """
    Return the mask of a card, given as JSON text; ``uid`` is the character's name that stays.

    ``user`` stands for ``{{user}}``, ``memory`` is what continuity keeps of the character's looks. Raises
    UntrustedInputError where the text is no card.
    """
    card = _card(text)
    data = as_dict(card.get("data")) or card
    name = as_str(data.get("name")) or as_str(card.get("name")) or "?"
    texts = card_texts(data, name, user, memory)
    foreign = _foreign(data, texts)
    if foreign is not None:
        return foreign
    kept = as_dict(_kept(data).get("raw"))
    stem = f"{OURS}{name_of(uid)}"
    portrait = portrait or CardPortrait()
    context = [_context(f"{stem}:{part}", role, said) for part, role, said in texts.parts]
    if portrait.small and context and texts.parts[-1][0] == GREETING:
        context[-1]["content"] = content_of(text_of(context[-1]), (portrait.small,))
    own: dict[str, object] = {"v": 1, "uid": uid, "card": text, "name": name, "memory": memory}
    own["sent"] = {str(each["id"]): hash_of(text_of(each)) for each in context}
    shown = any(images_of(each) for each in context)
    if portrait.file or (portrait.small and not shown):
        own["avatar"] = portrait.file or portrait.small
    if kept:
        own["mask"] = to_text(kept)
    config = {
        **as_dict(kept.get("modelConfig")),
        "historyMessageCount": 32,
        "enableInjectSystemPrompts": False,
    }
    mark = hash_of(to_text([own["sent"], name, hash_of(text), bool(portrait.small)]))
    plain: dict[str, object] = {
        "avatar": "gpt-bot",
        "lang": "en",
        "plugin": [],
        **{key: value for key, value in kept.items() if key != KEY},
        "id": f"{stem}:{mark}",
        "name": name,
        "context": context,
        "hideContext": False,
        "syncGlobalConfig": False,
        "modelConfig": config,
        "builtin": False,
        "createdAt": created,
    }
    return {**plain, KEY: own}


@dataclass(frozen=True, slots=True)
class CardFromMask:
    """A card that came: its JSON text, whose it is, its picture as a data URL, what was changed there."""

    text: str
    name: str
    uid: str = ""
    portrait: str = ""
    changed: tuple[str, ...] = ()


def mask_to_card(mask: Raw) -> CardFromMask:
    """Return the card of a mask; of one that was sent and not changed the very text that was sent."""
    own = ours_of(mask)
    text = as_str(own.get("card")) or (to_text(own["card"]) if isinstance(own.get("card"), dict) else "")
    try:
        card = _card(text) if text else None
    except UntrustedInputError:  # somebody's own key of this name
        card = None
    if card is None:
        return _from_foreign(mask)
    nested = isinstance(card.get("data"), dict)
    data = as_dict(card.get("data")) if nested else card
    changes = _changes(mask, own, data)
    uid, portrait = as_str(own.get("uid")), as_str(own.get("avatar")) or _picture(mask)
    if not changes:
        return CardFromMask(text, as_str(data.get("name")), uid, portrait)
    before = {name: data.get(name) for name in changes if name in data}
    note = {**_kept(data), "before": before}
    data |= changes
    data["extensions"] = {**as_dict(data.get("extensions")), NOTE: note}
    if nested:
        card["data"] = data
        card |= {
            name: value for name, value in changes.items() if name in card
        }  # a V3 card has V1's fields too
    return CardFromMask(to_text(card), as_str(data.get("name")), uid, portrait, tuple(sorted(changes)))


def name_of(uid: str) -> str:
    """Return a character's name as ids can hold it."""
    plain = _NO_NAME.sub("-", uid.removesuffix(".png"))[:60]
    return plain if plain == uid.removesuffix(".png") else f"{plain}-{hash_of(uid)[:6]}"


def _card(text: str) -> dict[str, object]:
    raw = json_text.loads(text, length=LONGEST_CARD)
    if not isinstance(raw, dict):
        raise UntrustedInputError(say("This is no card."))
    return as_dict(raw)


def _kept(data: Raw) -> dict[str, object]:
    """Return what is kept of a mask that the card was made of; a card says what it likes, so it is mended."""
    note = as_dict(as_dict(data.get("extensions")).get(NOTE))
    text = as_str(note.get("mask"))
    note.pop("raw", None)
    try:
        raw = json_text.loads(text, length=LONGEST_CARD) if text else None
    except UntrustedInputError:
        return note
    raw = without_prototypes(raw) if may_hold_prototype(text) else raw
    mask = mended_mask(raw, f"mask:{hash_of(text)}")
    return note if mask is None else {**note, "raw": mask}


def _foreign(data: Raw, texts: Texts) -> dict[str, object] | None:
    """Return the mask that a card was made of, where nobody has changed the card since."""
    kept = _kept(data)
    raw = kept.get("raw")
    same = isinstance(raw, dict) and as_str(kept.get("hash")) == texts.hash
    return as_dict(raw) if same else None


def _context(id_: str, role: str, text: str) -> dict[str, object]:
    return {"id": id_, "role": role, "date": "", "content": text or EMPTY}


def _changes(mask: Raw, own: Raw, data: Raw) -> dict[str, object]:
    """Return which of the card's fields are others by what was changed in the mask."""
    sent = as_dict(own.get("sent"))
    found: dict[str, object] = {}
    if (name := as_str(mask.get("name"))) and name != as_str(own.get("name"), as_str(data.get("name"))):
        found["name"] = name
    system, greeting, examples = [], [], []
    other = False
    for each in (as_dict(raw) for raw in as_list(mask.get("context"))):
        id_, text, role = as_str(each.get("id")), text_of(each), as_str(each.get("role"))
        same = sent.get(id_) == hash_of(text)
        other = other or not same
        known = id_ in sent
        if known and id_.endswith(f":{GREETING}"):
            if not same:
                greeting.append(text)
        elif role == "system" or (known and id_.endswith(f":{SYSTEM}")):
            system.append((text, same))
        else:
            examples.append((role, text, same))
    if any(not same for _, same in system):
        found |= {field: "" for field in _FIELDS if data.get(field)}
        found["description"] = "\n\n".join(text for text, _ in system)
    if greeting:
        found["first_mes"] = greeting[-1]
    if any(not same for _, _, same in examples):
        found["mes_example"] = example_text([(role, text) for role, text, _ in examples])
    return found if other or found else {}


def _from_foreign(mask: Raw) -> CardFromMask:
    """Return a card of a mask that was made in NextChat; the whole mask is kept in it."""
    name = as_str(mask.get("name")) or "?"
    context = [as_dict(raw) for raw in as_list(mask.get("context"))]
    system = [text_of(each) for each in context if each.get("role") == "system"]
    talk = [(as_str(each.get("role")), text_of(each)) for each in context if each.get("role") != "system"]
    first = talk.pop()[1] if talk and talk[-1][0] == "assistant" else ""
    data: dict[str, object] = {
        "name": name,
        "description": "\n\n".join(text for text in system if text),
        "personality": "",
        "scenario": "",
        "first_mes": first,
        "mes_example": example_text(talk),
        "creator_notes": "",
        "system_prompt": "",
        "post_history_instructions": "",
        "alternate_greetings": [],
        "tags": ["NextChat"],
        "creator": "",
        "character_version": "",
    }
    note = {"mask": to_text(mask), "hash": card_texts(data, name, "User", "").hash}
    data["extensions"] = {NOTE: note}
    card = {"spec": "chara_card_v2", "spec_version": "2.0", "data": data}
    return CardFromMask(to_text(card), name, "", _picture(mask))


def _picture(mask: Raw) -> str:
    """Return the last picture in a mask's context as a data URL."""
    context = [as_dict(raw) for raw in as_list(mask.get("context"))]
    found = [url for each in context for url in images_of(each) if url.startswith("data:image/")]
    return found[-1] if found else ""
