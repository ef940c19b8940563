"""
What NextChat 2.16.1 survives: the faults of an entry, and the entry mended.

A message without a date, a content of null or a session's mask without a model ends NextChat's start page.
Each rule here was seen at a running NextChat. What is ours must have no fault; what another program wrote is
mended by adding what is missing, and never loses a text.
"""

from collections.abc import Mapping

from limner.core.json_text import as_bool, as_dict, as_int, as_list, as_str
from limner.nextchat._values import hash_of, is_id, key_of, to_text

Raw = Mapping[str, object]

ROLES = ("system", "user", "assistant")
EMPTY = "…"
"""What stands for nothing: NextChat replaces an empty content by an error text."""

MODEL: Mapping[str, object] = {
    "model": "gpt-4o-mini",
    "providerName": "OpenAI",
    "temperature": 0.5,
    "top_p": 1,
    "max_tokens": 4000,
    "presence_penalty": 0,
    "frequency_penalty": 0,
    "sendMemory": True,
    "historyMessageCount": 32,
    "compressMessageLengthThreshold": 1000,
    "compressModel": "",
    "compressProviderName": "",
    "enableInjectSystemPrompts": False,
    "template": "{{input}}",
    "size": "1024x1024",
    "quality": "standard",
    "style": "vivid",
}
"""NextChat's model settings with the two that a role play wants: a longer history, no "You are ChatGPT"."""

STAT = ("tokenCount", "wordCount", "charCount")
_MASK_TEXTS = ("id", "name", "avatar", "lang")


def is_number(value: object) -> bool:
    """Say whether it is a number; true is none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def message_faults(raw: object, *, context: bool = False) -> list[str]:
    """Return what is wrong with a message; in a mask's context id and date may be missing."""
    if not isinstance(raw, dict):
        return ["a message is no object"]
    faults = [] if raw.get("role") in ROLES else ["a message has no role"]
    if not _is_content(raw.get("content")):
        faults.append("a message has no content")
    if not (is_id(raw.get("id")) or (context and "id" not in raw)):
        faults.append("a message has no id")
    if not (isinstance(raw.get("date"), str) or (context and "date" not in raw)):
        faults.append("a message has no date")
    if not _is_label(raw.get("model")):
        faults.append("the model of a message is no name")
    tools = raw.get("tools")
    if tools is not None and not (isinstance(tools, list) and all(isinstance(each, dict) for each in tools)):
        faults.append("the tools of a message are no list of them")
    return faults


def mask_faults(raw: object, *, of_session: bool = False) -> list[str]:
    """Return what is wrong with a mask; a session's needs a model as well."""
    if not isinstance(raw, dict):
        return ["a mask is no object"]
    faults = [f"a mask has no {name}" for name in _MASK_TEXTS if not isinstance(raw.get(name), str)]
    if not is_id(raw.get("id")) or not raw.get("name"):
        faults.append("a mask has no id or no name")
    context, config = raw.get("context"), raw.get("modelConfig")
    if isinstance(context, list):
        faults += [fault for each in context for fault in message_faults(each, context=True)]
    else:
        faults.append("a mask has no context")
    if not isinstance(config, dict) or not is_number(config.get("historyMessageCount")):
        faults.append("a mask has no model settings")
    elif not _is_label(config.get("model")):
        faults.append("the model of a mask is no name")
    elif of_session and not (isinstance(config.get("model"), str) and config["model"]):
        faults.append("a session's mask has no model")
    if not is_number(raw.get("createdAt")) or not isinstance(raw.get("plugin"), list):
        faults.append("a mask has no time or no list of plugins")
    return faults


def session_faults(raw: object) -> list[str]:
    """Return what is wrong with a session."""
    if not isinstance(raw, dict):
        return ["a session is no object"]
    faults = [f"a session has no {name}" for name in ("topic", "memoryPrompt") if not _has(raw, name)]
    if not is_id(raw.get("id")):
        faults.append("a session has no id")
    numbers = [raw.get("lastUpdate"), raw.get("lastSummarizeIndex")]
    numbers += [as_dict(raw.get("stat")).get(name) for name in STAT]
    if not all(is_number(number) for number in numbers):
        faults.append("a session has no time or no counts")
    messages = raw.get("messages")
    if not isinstance(messages, list):
        return [*faults, "a session has no messages"]
    faults += [fault for each in messages for fault in message_faults(each)]
    if not faults and len({each["id"] for each in messages}) < len(messages):
        faults.append("two messages of a session have one id")
    return faults + mask_faults(raw.get("mask"), of_session=True)


def mended_message(raw: object, *, context: bool = False) -> dict[str, object] | None:
    """
    Return a message that NextChat survives; None where it is none.

    An id that is given depends on what is said and not on the place: what stands elsewhere the next time is
    the same message.
    """
    if not isinstance(raw, dict):
        return None
    message = as_dict(raw)
    if not message_faults(message, context=context):
        return message
    content = message.get("content")
    if not _is_content(content):
        parts = [part for part in as_list(content) if _is_part(part)]
        message["content"] = parts or (to_text(content) if content else EMPTY)
    if message.get("role") not in ROLES:
        message["role"] = "assistant"
    if not isinstance(message.get("date"), str):
        message["date"] = ""
    if not is_id(message.get("id")):
        number = message.get("id")
        message["id"] = str(number) if is_number(number) else f"mended:{key_of(message)[1:]}"
    if not _is_label(message.get("model")):
        message["model"] = to_text(message["model"])
    if message.get("tools") is not None:
        message["tools"] = [each for each in as_list(message["tools"]) if isinstance(each, dict)]
    return message


def mended_mask(raw: object, id_: str, *, of_session: bool = False) -> dict[str, object] | None:
    """Return a mask that NextChat survives, under the id that it is kept by; None where it is no mask."""
    if not isinstance(raw, dict):
        return None
    mask = as_dict(raw)
    if not mask_faults(mask, of_session=of_session):
        return mask
    good = is_id(mask.get("id"))
    mask["id"] = mask["id"] if good else id_
    for name, other in (("name", "?"), ("avatar", "gpt-bot"), ("lang", "en")):
        if not isinstance(mask.get(name), str) or not mask[name]:
            mask[name] = other
    context = [mended_message(each, context=True) for each in as_list(mask.get("context"))]
    mask["context"] = [each for each in context if each is not None]
    config = as_dict(mask.get("modelConfig"))
    if not is_number(config.get("historyMessageCount")):
        config["historyMessageCount"] = MODEL["historyMessageCount"]
    if of_session and not as_str(config.get("model")):
        config["model"] = MODEL["model"]
    elif not _is_label(config.get("model")):
        del config["model"]
    mask["modelConfig"] = config
    mask["createdAt"] = mask["createdAt"] if is_number(mask.get("createdAt")) else 0
    mask["plugin"] = as_list(mask.get("plugin"))
    return mask


def mended_session(raw: object) -> dict[str, object] | None:
    """Return a session that NextChat survives; None where it has no id, and so could never be merged."""
    if not isinstance(raw, dict):
        return None
    session = as_dict(raw)
    if is_number(session.get("id")):
        session["id"] = str(session["id"])  # of an early version's file; as a key both are the same
    if not is_id(session.get("id")):
        return None
    if not session_faults(session):
        return session
    id_ = str(session["id"])
    found = [mended_message(each) for each in as_list(session.get("messages"))]
    session["messages"] = _once([each for each in found if each is not None])
    session["topic"], session["memoryPrompt"] = (
        as_str(session.get("topic")),
        as_str(session.get("memoryPrompt")),
    )
    counts = as_dict(session.get("stat"))
    for name in STAT:
        counts[name] = counts[name] if is_number(counts.get(name)) else 0
    session["stat"] = counts
    session["lastUpdate"] = session["lastUpdate"] if is_number(session.get("lastUpdate")) else 0
    session["lastSummarizeIndex"] = as_int(session.get("lastSummarizeIndex"))
    mask = mended_mask(as_dict(session.get("mask")), id_, of_session=True)
    session["mask"] = mask
    return session


def is_builtin(mask: Raw) -> bool:
    """Say whether a mask is NextChat's own: never exported, never ours to change."""
    return as_bool(mask.get("builtin"))


def _once(messages: list[dict[str, object]]) -> list[dict[str, object]]:
    """Give the second of two messages with one id another one, unless both say the same."""
    known: dict[str, dict[str, object]] = {}
    kept = []
    for message in messages:
        id_ = str(message["id"])
        if id_ in known and known[id_].get("content") == message.get("content"):
            continue
        if id_ in known:
            id_ = f"{id_[:400]}:{hash_of(to_text(message.get('content')))}"
            if id_ in known:
                continue
            message = {**message, "id": id_}  # noqa: PLW2901 -- the same message under a name of its own
        known[id_] = message
        kept.append(message)
    return kept


def _is_label(value: object) -> bool:
    """Say whether it can stand for a model's name: NextChat looks at how that begins, and shows it."""
    return value is None or isinstance(value, str)


def _has(raw: Raw, name: str) -> bool:
    return isinstance(raw.get(name), str)


def _is_content(value: object) -> bool:
    if isinstance(value, list):
        return bool(value) and all(_is_part(part) for part in value)
    return isinstance(value, str) and bool(value)


def _is_part(value: object) -> bool:
    """Say whether it is a part that NextChat shows, or one of another kind, which it passes over."""
    part = as_dict(value)
    if part.get("type") == "text":
        return isinstance(part.get("text"), str)
    if part.get("type") == "image_url":
        return bool(as_str(as_dict(part.get("image_url")).get("url")))
    return isinstance(value, dict) and isinstance(part.get("type"), str)
