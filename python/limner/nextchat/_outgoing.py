"""
The session that the file should hold: ST's messages in ST's order, and what only the file may have.

A message that the file has stays as it stands there, because NextChat never changes one that it knows.
"""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from limner.core.json_text import as_list, as_str
from limner.nextchat import _dates as dates
from limner.nextchat._chats import Extras, StoryChat, chat_to_session
from limner.nextchat._record import Here, Record, mark_of, messages_of, summary_of
from limner.nextchat._values import KEY, hash_of, images_of, key_of, ours_of, text_of

Raw = Mapping[str, object]


def outgoing(
    chat: StoryChat, theirs: Raw | None, record: Record, extras: Extras, *, zone: tzinfo | None = None
) -> dict[str, object]:
    """
    Return the session as the file should hold it once the plan was applied.

    A message that the file has stays as it stands there; what is not in ST any more is left out, and what
    cannot be in ST (an error of a model, a text that the user has yet to decide on) stays behind the message
    that it followed.
    """
    fresh = chat_to_session(chat, extras, session=record.session, whole=False, zone=zone)
    present = {key_of(each): each for each in messages_of(theirs)}
    here = Here.of(chat, record)
    asked = record.asked
    ours = [_current(each, present.get(key_of(each)), here, record, asked) for each in messages_of(fresh)]
    kept = _with_strangers(ours, messages_of(theirs), here, record)
    messages = _rising(kept, present, zone)
    own = {**ours_of(fresh), "chat": chat.key}
    if theirs is None:
        return {**fresh, "messages": messages, "lastSummarizeIndex": len(messages), KEY: own}
    memory = as_str(theirs.get("memoryPrompt")) if summary_of(theirs) else as_str(fresh["memoryPrompt"])
    before = ours_of(theirs)
    own["memory"] = before.get("memory") if summary_of(theirs) else hash_of(memory)
    times = [
        each for each in (theirs.get("lastUpdate"), fresh["lastUpdate"]) if isinstance(each, int | float)
    ]
    return {
        **theirs,
        "messages": messages,
        "memoryPrompt": memory,
        "lastUpdate": max(times, default=0),
        "lastSummarizeIndex": len(messages),
        KEY: {**before, **own},
    }


def is_in_step(theirs: Raw | None, ours: Raw) -> bool:
    """Say whether the file holds what it should: another order alone is a device's own sorting, and stays."""
    if theirs is None:
        return False
    there = {key_of(each): each.get("content") for each in messages_of(theirs)}
    here = {key_of(each): each.get("content") for each in messages_of(ours)}
    return there == here and theirs.get("memoryPrompt") == ours.get("memoryPrompt")


def _current(
    ours: dict[str, object],
    there: dict[str, object] | None,
    here: Here,
    record: Record,
    asked: frozenset[str],
) -> dict[str, object]:
    """
    Return a message as the file has it, with ST's words where these are newer, and pictures that came.

    ST's words also go over a text that the user is or was ``asked`` about: he has not taken it.
    """
    if there is None:
        return ours
    id_, text = key_of(ours), text_of(there)
    mark = hash_of(text)
    uid = here.owners.get(id_, "")
    note = here.notes.get(uid, {})
    came = note.get("id") == id_
    now = as_list(note.get("theirs"))[-1:] if came else [id_.rpartition(":")[2]]
    if mark in now:
        newer = not came and len(images_of(ours)) > len(images_of(there))
    else:
        newer = mark in here.seen(id_, uid, record) or mark_of(id_, text) in asked
    return {**there, "content": ours["content"]} if newer else there


def _with_strangers(
    ours: Sequence[dict[str, object]], theirs: Sequence[dict[str, object]], here: Here, record: Record
) -> list[dict[str, object]]:
    """
    Return our messages with those that only the file has, each behind the one that it followed there.

    A conflict keeps its own text in the file, not its id: a device that has an older text under that id puts
    it there at each of its syncs.
    """
    standing = {key_of(each) for each in ours}
    open_ = {each.mark for each in record.conflicts}
    behind: dict[str, list[dict[str, object]]] = {}
    last = ""
    for each in theirs:
        id_ = key_of(each)
        if id_ in standing:
            last = id_
        elif mark_of(id_, text_of(each)) in open_ or _is_undecided(each, here, record):
            behind.setdefault(last, []).append(each)
    result = list(behind.get("", []))
    for each in ours:
        result += [each, *behind.get(key_of(each), [])]
    return result


def _is_undecided(raw: Raw, here: Here, record: Record) -> bool:
    """Say whether ST has never had this, or another text of it: there are more than the list may hold."""
    id_, text = key_of(raw), text_of(raw)
    uid = here.uid_of(id_)
    if id_ not in record.taken and uid is None:
        return True
    return hash_of(text) not in here.seen(id_, uid, record) and mark_of(id_, text) not in record.settled


def _rising(
    messages: Sequence[dict[str, object]], present: Mapping[str, object], zone: tzinfo | None
) -> list[dict[str, object]]:
    """Give what is new in the file a date behind all that stands above it, whatever clock wrote that."""
    result = []
    last = 0.0
    for each in messages:
        date = dates.read_as_browser(as_str(each.get("date")), zone)
        if key_of(each) not in present and ours_of(each) and date is not None and date <= last:
            date = last + 1
            each = {**each, "date": dates.iso_local(date, zone)}  # noqa: PLW2901 -- the same at another time
        last = max(last, date or 0.0)
        result.append(each)
    return result
