"""
A message of ST's as a session holds it, and a message of a session as ST holds it.

What was taken out of the text, and where it stood, travels in our key; what came from NextChat keeps its id
and the rest of it in ``extra``, so that the very same goes back.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from limner.core import json_text
from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_bool, as_dict, as_int, as_list, as_str
from limner.nextchat import _dates as dates
from limner.nextchat._checks import EMPTY
from limner.nextchat._places import ShownText, escaped, read_cuts, restored, shown, unescaped
from limner.nextchat._values import (
    NOTE,
    hash_of,
    images_of,
    inline_images_of,
    is_id,
    key_of,
    may_hold_prototype,
    ours_of,
    text_of,
    to_text,
    without_inline_images,
    without_prototypes,
)

Raw = Mapping[str, object]
LONGEST_MESSAGE = 5_000_000
LONGEST_UID = 200


def uid_of(message: Raw, at: int) -> str:
    """Return a message's own name; where it has none, its place."""
    info = [as_dict(each) for each in as_list(message.get("swipe_info"))]
    for version in [*info, message]:
        uid = as_str(as_dict(as_dict(version.get("extra")).get("limner")).get("uid"))
        if 0 < len(uid) <= LONGEST_UID:
            return uid
    return f"n{at}"


def is_spoken(message: Raw) -> bool:
    """Say whether a message is part of the story: comments and hidden ones stay in ST."""
    if as_bool(message.get("is_system")):
        return False
    return bool(as_str(message.get("mes")) or _beside(message))


def shown_of(message: Raw, *, group: bool = False) -> ShownText:
    """Return a message as NextChat shows it, in a group with its speaker's name."""
    found = shown(as_str(message.get("mes")))
    text = escaped(found.text)
    beside = tuple(url for url in _beside(message) if url not in found.pictures)
    if group and not as_bool(message.get("is_user")) and text:
        text = f"{as_str(message.get('name'))}: {text}"
    return ShownText(text or EMPTY, found.cuts, (*found.pictures, *dict.fromkeys(beside)))


def _beside(message: Raw) -> list[str]:
    """Return the addresses of the pictures that stand below a message, not in its text."""
    extra = as_dict(message.get("extra"))
    media = [as_str(as_dict(each).get("url")) for each in as_list(extra.get("media"))]
    return [url for url in [as_str(extra.get("image")), *media] if url]


def note_of(message: Raw) -> dict[str, object]:
    """Return what ST's message holds of its way through NextChat; nothing where it names no message there."""
    note = as_dict(as_dict(message.get("extra")).get(NOTE))
    return note if is_id(note.get("id")) else {}


@dataclass(frozen=True, slots=True)
class ComingMessage:
    """A message for ST; ``pictures`` are data URLs that are to become files, ``known``: ST had it before."""

    message: dict[str, object]
    pictures: tuple[str, ...] = ()
    known: bool = False


def message_in(raw: Raw, *, user: str, name: str, group: bool = False) -> ComingMessage:
    """Return a message of a session as ST holds it: the very one that was sent, an edit, or a new one."""
    own, text = ours_of(raw), text_of(raw)
    before = whole_of(own.get("st"))
    if before:
        return ComingMessage(before if own.get("hash") == hash_of(text) else edited(before, raw), known=True)
    speaker, said = as_str(own.get("speaker")), text_in(raw)
    mine = raw.get("role") == "user"
    if group and not mine and not speaker and ": " in text[:80]:
        speaker, _, said = without_inline_images(text).partition(": ")
    sent = dates.send_time(raw.get("date"))
    message: dict[str, object] = {
        "name": user if mine else speaker or name,
        "is_user": mine,
        "is_system": False,
        "send_date": dates.iso_utc(sent) if sent is not None else as_str(raw.get("date")),
        "mes": said,
        "extra": {},
    }
    shown_there = (*images_of(raw), *inline_images_of(text))
    pictures = tuple(url for url in shown_there if url.startswith("data:image/"))
    if not said and not pictures:
        message["mes"] = EMPTY  # a picture that is on NextChat's device only
    message["extra"] = {NOTE: note_for(message, raw, group=group)}
    return ComingMessage(message, pictures)


def edited(message: Raw, raw: Raw) -> dict[str, object]:
    """Return ST's message with the words of ``raw``, its tags and pictures where they stood."""
    found = shown(as_str(message.get("mes")))
    said = restored(_words(raw), found.cuts, found.text)
    swipes, at = as_list(message.get("swipes")), as_int(message.get("swipe_id"))
    now = {**message, "mes": said}
    if 0 <= at < len(swipes):
        now["swipes"] = [*swipes[:at], said, *swipes[at + 1 :]]
    return now


def note_for(message: Raw, raw: Raw, seen: tuple[str, ...] = (), *, group: bool = False) -> dict[str, object]:
    """Return what ST's message is to hold: the id over there, and what was seen under it, newest last."""
    mark = hash_of(shown_of(message, group=group).text)
    note: dict[str, object] = {"id": key_of(raw), "hash": mark}
    said = hash_of(text_of(raw))
    note["theirs"] = [*(each for each in dict.fromkeys(seen) if each != said), said][-20:]
    if not ours_of(raw):
        note["raw"] = to_text(emptied(raw))
    return note


def text_in(raw: Raw) -> str:
    """Return a message's words as ST shows them: no speaker's name, no escapes, what was cut put back."""
    return restored(_words(raw), read_cuts(ours_of(raw).get("cuts")))


def emptied(raw: Raw) -> dict[str, object]:
    """Return a message without the data of its pictures, which become files of ST's."""
    content = raw.get("content")
    if not isinstance(content, list):
        return dict(raw)
    parts = [_PLACE if as_dict(part).get("type") == "image_url" else part for part in content]
    return {**raw, "content": parts}


def refilled(raw: dict[str, object], pictures: tuple[str, ...]) -> dict[str, object]:
    """Return the message with its pictures again, as far as there are any."""
    content = raw.get("content")
    if not isinstance(content, list):
        return raw
    left = list(pictures)
    parts: list[object] = []
    for part in content:
        if as_dict(part).get("type") != "image_url":
            parts.append(part)
        elif left:
            parts.append({"type": "image_url", "image_url": {"url": left.pop(0)}})
    return {**raw, "content": parts or EMPTY}


_PLACE: Raw = {"type": "image_url", "image_url": {"url": "#"}}


def _words(raw: Raw) -> str:
    own, text = ours_of(raw), text_of(raw)
    if speaker := as_str(own.get("speaker")):
        text = text.removeprefix(f"{speaker}: ")
    text = "" if text == EMPTY and own else without_inline_images(text)
    return unescaped(text) if as_bool(own.get("dollars")) else text


def whole_of(value: object) -> dict[str, object]:
    """Return ST's own message of a JSON text of ours; an empty one where ST could not show it."""
    message = object_of(value)
    swipes, versions, place = (message.get(name) for name in ("swipes", "swipe_info", "swipe_id"))
    good = (
        all(isinstance(message.get(name), str) for name in ("mes", "name"))
        and isinstance(message.get("is_user"), bool)
        and isinstance(message.get("extra"), dict | None)
        and all(isinstance(message.get(name), str | None) for name in ("force_avatar", "title"))
        and isinstance(message.get("send_date"), str | int | float | None)
        and (swipes is None or (isinstance(swipes, list) and all(isinstance(each, str) for each in swipes)))
        and (versions is None or isinstance(versions, list))
        and all(isinstance(each, dict | None) for each in as_list(versions))
        and (place is None or (is_count(place) and (not swipes or as_int(place) < len(as_list(swipes)))))
    )
    return message if good else {}


def is_count(value: object) -> bool:
    """Say whether it is a whole number that can be a place in a list."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1_000_000


def object_of(value: object) -> dict[str, object]:
    """Return the object that a JSON text of ours holds; an empty one where it is damaged."""
    try:
        raw = as_dict(json_text.loads(value, length=LONGEST_MESSAGE)) if isinstance(value, str) else {}
    except UntrustedInputError:
        return {}
    return as_dict(without_prototypes(raw)) if may_hold_prototype(str(value)) else raw
