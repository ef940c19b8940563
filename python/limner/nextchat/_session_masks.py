"""
The mask that a session carries: what NextChat's model is to know in this chat.

NextChat sends all of it with each request, and shows it above the chat. So the first message, which the
chat begins with anyway, is not in it a second time, and no picture; of a group it has the words of each
member. The card itself is in the mask of the list; in a file that is written again and again it stands there
only.
"""

from collections.abc import Mapping, Sequence

from limner.core.json_text import as_dict, as_list, as_str
from limner.nextchat._cards import GREETING, SYSTEM
from limner.nextchat._checks import MODEL
from limner.nextchat._values import KEY, OURS, hash_of, ours_of, text_of

Raw = Mapping[str, object]
_LONGEST_NAME = 100
_HEAVY = ("card", "avatar", "mask")


def session_mask(
    mask: Raw, others: Sequence[Raw], model: Mapping[str, object], *, begun: bool, whole: bool
) -> dict[str, object]:
    """
    Return the mask for a session of this character, or of a group of these (``others``: all but the first).

    ``begun``: the chat has a first message of its own; ``whole``: the card travels along here as well.
    """
    config = {**MODEL, **model, **as_dict(mask.get("modelConfig"))}
    config["model"] = as_str(config["model"]) or MODEL["model"]
    own = ours_of(mask)
    light = {key: each for key, each in own.items() if whole or key not in _HEAVY}
    found = {**mask, "modelConfig": config, **({KEY: light} if own else {})}
    if others:
        everyone = [mask, *others]
        names = ", ".join(as_str(each.get("name")) for each in everyone)
        found["id"] = f"{OURS}group:{hash_of(' '.join(as_str(each.get('id')) for each in everyone))}"
        found["name"] = names if len(names) <= _LONGEST_NAME else f"{names[:_LONGEST_NAME]}…"
        found["context"] = [part for each in everyone for part in _named_context(each)]
        found[KEY] = {"v": 1, "members": [as_str(ours_of(each).get("uid")) for each in everyone]}
    elif own and begun:
        found["context"] = [each for each in as_list(mask.get("context")) if not _ends(each, GREETING)]
    return found


def owners_of(session: Raw) -> list[str]:
    """Return whose a session is: the character's file, of a group all members'."""
    own = ours_of(as_dict(session.get("mask")))
    members = [as_str(each) for each in as_list(own.get("members"))]
    return [each for each in members or [as_str(own.get("uid"))] if each]


def full_mask(session: Raw, masks: Sequence[Raw]) -> dict[str, object]:
    """Return the mask of a session's (first) character with its whole card, where the file has it."""
    mask = as_dict(session.get("mask"))
    owners = owners_of(session)
    same = [each for each in masks if each.get("id") == mask.get("id")]
    same += [each for each in masks if owners and as_str(ours_of(each).get("uid")) == owners[0]]
    return as_dict(same[0]) if same else mask


def _named_context(mask: Raw) -> list[dict[str, object]]:
    """Return what is said of a member, with the member's name above it."""
    parts = [as_dict(each) for each in as_list(mask.get("context"))]
    name = as_str(mask.get("name"))
    return [
        {**each, "content": f"[{name}]\n\n{text_of(each)}"}
        for each in parts
        if _ends(each, SYSTEM) or (not ours_of(mask) and each.get("role") == "system")
    ]


def _ends(raw: object, part: str) -> bool:
    id_ = as_str(as_dict(raw).get("id"))
    return id_.startswith(OURS) and id_.endswith(f":{part}")
