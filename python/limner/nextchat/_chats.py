"""
A chat as a session, and a session as a chat.

Each message goes out as its text without tags, with a picture part for each picture. ``whole`` lets the
whole message of ST travel along, with its other versions and notes: so a file brings the chat back to the
last byte where ST has lost it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from limner.core.json_text import as_bool, as_dict, as_list, as_str
from limner.nextchat import _dates as dates
from limner.nextchat._checks import MODEL
from limner.nextchat._messages import (
    ComingMessage,
    is_spoken,
    message_in,
    message_out,
    object_of,
    uid_of,
    whole_of,
)
from limner.nextchat._values import KEY, OURS, hash_of, ours_of, text_of, to_text

Raw = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class StoryChat:
    """
    A chat of ST's: ``key`` is its name, ``header`` the file's first line, then its messages.

    ``owner`` is the character's file, of a group the first member's.
    """

    key: str
    header: dict[str, object]
    messages: tuple[dict[str, object], ...]
    group: bool = False
    name: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Extras:
    """What goes along: picture data by address, the character's mask, what continuity remembers."""

    mask: dict[str, object]
    pictures: Mapping[str, str] = field(default_factory=dict)
    memory: str = ""
    model: Mapping[str, object] = field(default_factory=dict)


def session_id(key: str) -> str:
    """Return the id of a chat's session."""
    return f"{OURS}{hash_of(key)}"


def chat_to_session(
    chat: StoryChat, extras: Extras, *, whole: bool = True, zone: tzinfo | None = None
) -> dict[str, object]:
    """Return the session of a chat; raises nothing: what cannot be shown stays with ``whole`` in our key."""
    session = session_id(chat.key)
    messages: list[dict[str, object]] = []
    above: list[str] = []
    last = 0.0
    for at, message in enumerate(chat.messages):
        if not is_spoken(message):
            above.append(to_text(message))
            continue
        sent = dates.send_time(message.get("send_date"), zone)
        last = max(last + 1, sent or 0.0)
        out = message_out(
            message,
            uid_of(message, at),
            session,
            dates.iso_local(last, zone),
            group=chat.group,
            whole=whole,
            pictures=extras.pictures,
        )
        if above and whole:
            out[KEY] = {**as_dict(out.get(KEY)), "above": above}
        above = []
        messages.append(out)
    own: dict[str, object] = {"v": 1, "chat": chat.key, "group": chat.group, "memory": hash_of(extras.memory)}
    if whole:
        own |= {"header": to_text(chat.header), "below": above}
    config = {**MODEL, **extras.model, **as_dict(extras.mask.get("modelConfig"))}
    return {
        "id": session,
        "topic": chat.name or chat.key,
        "memoryPrompt": extras.memory,
        "messages": messages,
        "stat": {"tokenCount": 0, "wordCount": 0, "charCount": sum(len(text_of(each)) for each in messages)},
        "lastUpdate": int(last),
        "lastSummarizeIndex": len(messages),
        "mask": {**extras.mask, "modelConfig": config},
        KEY: own,
    }


@dataclass(frozen=True, slots=True)
class ComingChat:
    """A chat that came; ``summary`` is NextChat's own where it is another than what was sent."""

    header: dict[str, object]
    messages: tuple[ComingMessage, ...]
    key: str = ""
    summary: str = ""


def session_to_chat(session: Raw, *, user: str = "User", name: str = "") -> ComingChat:
    """Return the chat of a session, in the order of the file."""
    own = ours_of(session)
    header = object_of(own.get("header"))
    mask = as_dict(session.get("mask"))
    name = name or as_str(header.get("character_name")) or as_str(mask.get("name")) or "?"
    user = as_str(header.get("user_name")) or user
    found: list[ComingMessage] = []
    for raw in (as_dict(each) for each in as_list(session.get("messages"))):
        found += [ComingMessage(whole_of(text), known=True) for text in as_list(ours_of(raw).get("above"))]
        if not as_bool(raw.get("isError")):
            found.append(message_in(raw, user=user, name=name, group=as_bool(own.get("group"))))
    found += [ComingMessage(whole_of(text), known=True) for text in as_list(own.get("below"))]
    memory = as_str(session.get("memoryPrompt"))
    changed = memory and hash_of(memory) != as_str(own.get("memory"))
    plain: dict[str, object] = {"user_name": user, "character_name": name, "chat_metadata": {}}
    kept = tuple(each for each in found if each.message)
    return ComingChat(header or plain, kept, as_str(own.get("chat")), memory if changed else "")
