"""The open chat as a round reads and writes it; each write is one compare-and-swap of the page's."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from limner.core import json_text
from limner.core.clock import Clock
from limner.core.json_text import as_dict, as_int, as_list, as_str
from limner.core.translation import say
from limner.nextchat._answers import SyncError
from limner.nextchat._chats import StoryChat
from limner.nextchat._merge import EditThere, RoundPlan
from limner.nextchat._messages import edited, message_in, note_for
from limner.nextchat._named import named
from limner.nextchat._record import Conflict, Here, Record, decided
from limner.nextchat._taking import with_pictures
from limner.nextchat._tavern import LONGEST_CHAT, Tavern
from limner.nextchat._values import KEY, NOTE, to_text
from limner.page.host import Host
from limner.page.host_values import MessageKey

AT_ONCE = 500
"""Messages that cross to the page together."""


class Page:
    """ST's open chat."""

    def __init__(self, host: Host, tavern: Tavern, clock: Clock) -> None:
        self._host, self._tavern, self._clock = host, tavern, clock

    async def read(self, chat_id: str, session: str) -> tuple[StoryChat, Record, int]:
        """
        Return the open chat, its record, and how many names of messages are not saved yet.

        Raises SyncError where it is another chat, or where ST is writing a reply.
        """
        whole = await self._host.whole_chat(named=True)
        if whole.chat_id != chat_id:
            raise SyncError(say("Another chat is open by now."), "closed")
        if whole.busy:
            raise SyncError(say("SillyTavern is writing a reply."), "busy")
        header = as_dict(json_text.loads(whole.header, length=LONGEST_CHAT))
        rows = as_list(json_text.loads(whole.messages, length=LONGEST_CHAT))
        messages = tuple(as_dict(each) for each in rows)
        ours = as_dict(as_dict(header.get("chat_metadata")).get("limner"))
        record = Record.read(ours.get(NOTE))
        if record is None or record.session != session:
            record = Record(session, chat_id, new=True)
        people = tuple(whole.members)
        chat = StoryChat(chat_id, header, messages, whole.group, whole.name, whole.owner, people)
        fresh = whole.fresh + (record.chat != chat_id or not ours.get(NOTE))
        return chat, replace(record, chat=chat_id), fresh

    async def texts(self) -> dict[str, str]:
        """Return the text of each message of the open chat, by its own name."""
        whole = await self._host.whole_chat()
        rows = as_list(json_text.loads(whole.messages or "[]", length=LONGEST_CHAT))
        found = [as_dict(each) for each in rows]
        names = named(found, "", group=whole.group).values()
        return {each.uid: as_str(each.message.get("mes")) for each in names}

    async def save(self, chat_id: str, record: Record) -> None:
        """Keep the record in the chat's metadata."""
        if not await self._host.save_metadata(chat_id, json.dumps({NOTE: record.to_json()})):
            raise SyncError(say("SillyTavern has not saved the chat."))

    async def apply(self, chat: StoryChat, plan: RoundPlan) -> None:
        """Change what was changed over there, put what is new below; raises SyncError where not all went."""
        by_uid = _by_uid(chat)
        for edit in plan.edits:
            message = by_uid.get(edit.uid)
            if message is not None:
                await self._edit(chat, message, edit)
        if not plan.coming:
            return
        user, name = _names(chat)
        stamp = f"nextchat-{int(self._clock.wall())}"
        messages = []
        for at, raw in enumerate(plan.coming):
            coming = message_in(raw, user=user, name=name, group=chat.group)
            messages.append(await with_pictures(self._tavern, coming, chat.owner, f"{stamp}-{at}"))
        length = len(chat.messages)
        for at in range(0, len(messages), AT_ONCE):
            await self._append(chat.key, length + at, messages[at : at + AT_ONCE])

    async def settle(self, chat_id: str, session: str, mark: str, choice: str) -> None:
        """
        Carry out what the user chose for a conflict: ``mine``, ``theirs`` or ``both``.

        With ``theirs`` the message gets the id over there, and what was seen under that one and under its own
        until then stays known: another device may still have an older text, which is no news.
        """
        chat, record, _ = await self.read(chat_id, session)
        conflict = next((each for each in record.conflicts if each.mark == mark), None)
        if conflict is None:
            return
        message = _by_uid(chat).get(conflict.uid)
        left: tuple[str, ...] = ()
        if choice == "theirs" and message is not None:
            here = Here.of(chat, record)
            seen = here.seen(conflict.id, conflict.uid, record)
            left = here.left_for(conflict.id, conflict.uid)
            await self._edit(chat, message, EditThere(conflict.uid, _raw(chat, conflict), tuple(seen)))
        elif choice in ("theirs", "both"):
            await self._append(chat.key, len(chat.messages), [_beside(chat, conflict)])
        await self.save(chat_id, decided(record, conflict, left))

    async def _append(self, chat_id: str, length: int, messages: Sequence[dict[str, object]]) -> None:
        answer = await self._host.append_messages(chat_id, length, to_text(list(messages)))
        if answer == "moved":
            raise SyncError(say("The chat was changed meanwhile."), "changed")
        if answer != "done":
            kind = "busy" if answer == "busy" else "later"
            raise SyncError(say("SillyTavern has not saved the chat."), kind)

    async def _edit(self, chat: StoryChat, message: Mapping[str, object], edit: EditThere) -> None:
        now = edited(message, edit.raw)
        note = note_for(now, edit.raw, edit.seen, group=chat.group)
        own = as_dict(as_dict(message.get("extra")).get("limner"))
        own = own or {"v": 1, "pictures": [], "uid": edit.uid}
        key = MessageKey(chat.key, edit.uid, as_int(message.get("swipe_id")))
        found = await self._host.rewrite_message(
            key,
            expect=as_str(message.get("mes")),
            text=as_str(now["mes"]),
            limner=to_text(own),
            extra=to_text({NOTE: note}),
        )
        if found.status == "busy":
            raise SyncError(say("A message is being edited."), "busy")
        if found.status != "done" or not found.saved:
            raise SyncError(say("The chat was changed meanwhile."), "changed")


def _by_uid(chat: StoryChat) -> dict[str, Mapping[str, object]]:
    """Return the messages by the name that the page knows each by: a copy is known by none."""
    names = named(chat.messages, "", group=chat.group).values()
    return {each.uid: each.message for each in names if not each.copy}


def _beside(chat: StoryChat, conflict: Conflict) -> dict[str, object]:
    """Return a text of NextChat's as a message of its own, under the id that it has over there."""
    user, name = _names(chat)
    raw = {"role": conflict.role, "content": conflict.text, "id": conflict.id, "date": ""}
    return message_in(raw, user=user, name=name, group=chat.group).message


def _names(chat: StoryChat) -> tuple[str, str]:
    user, name = as_str(chat.header.get("user_name")), as_str(chat.header.get("character_name"))
    return user or "User", name or "?"


def _raw(chat: StoryChat, conflict: Conflict) -> dict[str, object]:
    """Return the message over there, as far as its text needs it: whose name and which escapes are in it."""
    speakers = {as_str(each.get("name")) for each in chat.messages if not each.get("is_user")}
    said = conflict.text.partition(": ")[0]
    own: dict[str, object] = {"dollars": "\\$" in conflict.text}
    if chat.group and said in speakers:
        own["speaker"] = said
    return {"id": conflict.id, "role": conflict.role, "content": conflict.text, KEY: own}
