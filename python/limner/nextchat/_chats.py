"""
A chat as a session, and a session as a chat.

Each message goes out as its text without tags, with a picture part for each picture. ``whole`` lets the
whole message of ST travel along, with its other versions and notes: so a file brings the chat back to the
last byte where ST has lost it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from limner.core.json_text import as_bool, as_dict, as_int, as_list, as_str
from limner.nextchat import _dates as dates
from limner.nextchat._checks import mended_message
from limner.nextchat._messages import ComingMessage, message_in, object_of, refilled, whole_of
from limner.nextchat._named import NamedMessage, named
from limner.nextchat._session_masks import session_mask
from limner.nextchat._values import KEY, OURS, content_of, hash_of, ours_of, text_of, to_text

Raw = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class StoryChat:
    """
    A chat of ST's: ``key`` is its name, ``header`` the file's first line, then its messages.

    ``owner`` is the character's file, of a group the first member's; ``members`` are all of a group's.
    """

    key: str
    header: dict[str, object]
    messages: tuple[dict[str, object], ...]
    group: bool = False
    name: str = ""
    owner: str = ""
    members: tuple[str, ...] = ()

    @property
    def characters(self) -> tuple[str, ...]:
        """Whose chat it is."""
        return self.members or (self.owner,)


@dataclass(frozen=True, slots=True)
class Extras:
    """
    What goes along: picture data by address, the character's mask, what continuity remembers.

    ``others`` are the masks of a group's other members.
    """

    mask: dict[str, object]
    pictures: Mapping[str, str] = field(default_factory=dict)
    memory: str = ""
    model: Mapping[str, object] = field(default_factory=dict)
    others: tuple[dict[str, object], ...] = ()


def session_id(key: str) -> str:
    """Return the id of a chat's session."""
    return f"{OURS}{hash_of(key)}"


def chat_to_session(
    chat: StoryChat, extras: Extras, *, session: str = "", whole: bool = True, zone: tzinfo | None = None
) -> dict[str, object]:
    """
    Return the session of a chat; raises nothing: what cannot be shown stays with ``whole`` in our key.

    ``session`` is the id that it was linked under, where the chat has been renamed since.
    """
    session = session or session_id(chat.key)
    names = named(chat.messages, session, group=chat.group)
    messages: list[dict[str, object]] = []
    above: list[str] = []
    last = 0.0
    for at, message in enumerate(chat.messages):
        if at not in names:
            above.append(to_text(message))
            continue
        sent = dates.send_time(message.get("send_date"), zone)
        last = max(last + 1, sent or 0.0)
        out = _message(names[at], dates.iso_local(last, zone), chat, extras, whole=whole)
        if above and whole:
            out[KEY] = {**as_dict(out.get(KEY)), "above": above}
        above = []
        messages.append(out)
    own: dict[str, object] = {"v": 1, "chat": chat.key, "group": chat.group, "memory": hash_of(extras.memory)}
    if whole:
        own |= {"header": to_text(chat.header), "below": above}
    begun = bool(messages) and messages[0]["role"] == "assistant"
    return {
        "id": session,
        "topic": chat.name or chat.key,
        "memoryPrompt": extras.memory,
        "messages": messages,
        "stat": {"tokenCount": 0, "wordCount": 0, "charCount": sum(len(text_of(each)) for each in messages)},
        "lastUpdate": int(last),
        "lastSummarizeIndex": len(messages),
        "mask": session_mask(extras.mask, extras.others, extras.model, begun=begun, whole=whole),
        KEY: own,
    }


def _message(
    name: NamedMessage, date: str, chat: StoryChat, extras: Extras, *, whole: bool
) -> dict[str, object]:
    """Return a message as a session holds it."""
    message, shown = name.message, name.shown
    parts = tuple(extras.pictures[url] for url in shown.pictures if url in extras.pictures)
    raw = object_of(name.note.get("raw"))
    if raw.get("id") == name.nid == name.note.get("id"):  # it came from there: the very same goes back
        return as_dict(mended_message(refilled(raw, parts)))
    own: dict[str, object] = {"v": 1, "uid": name.uid, "swipe": as_int(message.get("swipe_id"))}
    own["hash"] = hash_of(shown.text)
    own["cuts"] = [cut.to_json() for cut in shown.cuts]
    if "\\$" in shown.text and "\\$" not in as_str(message.get("mes")):
        own["dollars"] = True
    if chat.group:
        own["speaker"] = as_str(message.get("name"))
    if whole:
        own["st"] = to_text(message)
    role = "user" if as_bool(message.get("is_user")) else "assistant"
    return {"id": name.nid, "date": date, "role": role, "content": content_of(shown.text, parts), KEY: own}


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
