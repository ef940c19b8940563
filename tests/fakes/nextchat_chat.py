"""A linked chat of ST's, played without ST: its messages, and one round of the bridge in its two halves."""

from datetime import UTC
from typing import Any

from limner.core.errors import UntrustedInputError
from limner.nextchat import _backup as backup
from limner.nextchat import _merge as merge
from limner.nextchat import _union as union
from limner.nextchat._backup import Backup
from limner.nextchat._chats import Extras, StoryChat, session_id
from limner.nextchat._messages import edited, message_in, note_for
from limner.nextchat._outgoing import is_in_step, outgoing
from limner.nextchat._record import Conflict, Here, Record, decided
from tests.fakes.nextchat import Server

KEY = "mira.png/Mira - 1"
MASK = {
    "id": "st:mira:1", "name": "Mira", "avatar": "gpt-bot", "lang": "en", "context": [], "plugin": [],
    "modelConfig": {"historyMessageCount": 32, "enableInjectSystemPrompts": False}, "createdAt": 1,
    "limner": {"v": 1, "uid": "mira.png"},
}  # fmt: skip


class Tavern:
    """ST with one chat that is linked; ``now`` is its clock in ms."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.record = Record(session_id(KEY), KEY)
        self.good: Backup | None = None
        self.now = 1_795_892_200_000.0
        self.named = 0
        self.said: list[str] = []

    @property
    def chat(self) -> StoryChat:
        return StoryChat(
            KEY, {"user_name": "Ada", "character_name": "Mira"}, tuple(self.messages), name="Mira"
        )

    def write(self, text: str, *, user: bool = False) -> None:
        self.now += 1000
        self._append(
            {"name": "Ada" if user else "Mira", "is_user": user, "is_system": False, "mes": text, "extra": {}}
        )

    def edit(self, at: int, text: str) -> None:
        self.messages[at] = {**self.messages[at], "mes": text}

    def delete(self, at: int) -> None:
        del self.messages[at]

    def texts(self) -> list[str]:
        return [each["mes"] for each in self.messages]

    def round(self, server: Server, *, matched: bool = True) -> bool:
        """Play a whole round; True where it wrote."""
        held = self.read(server)
        return held is not None and self.finish(server, *held, matched=matched)

    def read(self, server: Server) -> tuple[Backup, int] | None:
        """Read the file and take what is new; None where it cannot be read: then nothing is written."""
        if server.text is None:
            return union.restored(backup.empty(), self.good), server.version
        try:
            remote = backup.read(server.get())
        except UntrustedInputError as error:
            self.said.append(str(error))
            return None
        whole = union.restored(remote, self.good)
        plan = merge.plan(self.chat, whole.by_id.get(self.record.session), self.record)
        for each in plan.edits:
            self._edited(each)
        for raw in plan.coming:
            self._append(message_in(raw, user="Ada", name="Mira").message)
        assert plan.record is not None
        self.record = plan.record
        again = merge.plan(self.chat, whole.by_id.get(self.record.session), self.record)
        assert again.quiet, "what was taken is new again"
        return whole, server.version

    def finish(self, server: Server, whole: Backup, version: int, *, matched: bool) -> bool:
        """Write what is to stand there; with ``matched`` only over what was read."""
        if not self.messages:
            return False
        theirs = whole.by_id.get(self.record.session)
        ours = outgoing(self.chat, theirs, self.record, Extras(dict(MASK)), zone=UTC)
        filled = union.with_ours(whole, [ours], [dict(MASK)])
        text = backup.write(filled)
        present = backup.read(server.text) if server.text else None
        there = present.by_id.get(self.record.session) if present else None
        if is_in_step(there, ours) and present is not None and set(present.by_id) == set(filled.by_id):
            self.good = union.without_settings(filled)
            return False
        if matched and server.version != version:
            return False
        server.put(text)
        self.good = union.without_settings(filled)
        return True

    def take(self, conflict: Conflict) -> None:
        """The user decides for the text over there: ST's message has its id, as by the page's ``settle``."""
        raw = {"id": conflict.id, "role": conflict.role, "content": conflict.text, "limner": {"v": 1}}
        here = Here.of(self.chat, self.record)
        seen = here.seen(conflict.id, conflict.uid, self.record)
        self._edited(merge.EditThere(conflict.uid, raw, tuple(seen)))
        self.record = decided(self.record, conflict, here.left_for(conflict.id, conflict.uid))

    def refuse(self, conflict: Conflict) -> None:
        """The user decides for the text here."""
        self.record = decided(self.record, conflict)

    def _append(self, message: dict[str, Any]) -> None:
        self.named += 1
        message.setdefault("send_date", self.now)
        extra = {**message["extra"], "limner": {"uid": f"u{self.named}"}}
        self.messages.append({**message, "extra": extra})

    def _edited(self, edit: merge.EditThere) -> None:
        for at, each in enumerate(self.messages):
            if each["extra"]["limner"]["uid"] == edit.uid:
                now = edited(each, edit.raw)
                note = note_for(now, edit.raw, edit.seen)
                self.messages[at] = {**now, "extra": {**each["extra"], "nextchat": note}}
