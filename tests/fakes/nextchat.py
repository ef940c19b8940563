"""
A model of NextChat 2.16.1: import, merge, sync, edit, delete, retry, fork, as seen at a real one.

Nothing of Limner's is used but the reading of dates, which is held against a real browser engine by itself.
"""

import copy
import functools
import json
import random
from datetime import UTC, datetime, tzinfo
from typing import Any

from limner.nextchat._dates import read_as_browser

STORES = ("chat-next-web-store", "access-control", "app-config", "mask-store", "prompt-store")
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"

SHAPES = {
    "en-US": "{m}/{d}/{y}, {h12}:{M:02}:{s:02} {half}",
    "en-GB": "{d:02}/{m:02}/{y}, {h:02}:{M:02}:{s:02}",
    "de": "{d}.{m}.{y}, {h:02}:{M:02}:{s:02}",
    "ja": "{y}/{m}/{d} {h}:{M:02}:{s:02}",
    "zh-CN": "{y}/{m}/{d} {h:02}:{M:02}:{s:02}",
    "sv": "{y}-{m:02}-{d:02} {h:02}:{M:02}:{s:02}",
    "ko": "{y}. {m}. {d}. 오후 {h12}:{M:02}:{s:02}",
}


class CrashError(Exception):
    """NextChat's page ends here until somebody finds its settings."""


class Server:
    """One file on a WebDAV server; ``version`` is its ETag."""

    def __init__(self) -> None:
        self.text: str | None = None
        self.version = 0
        self.sick = False  # answers without a body, as an overloaded one does

    def get(self) -> str:
        return "" if self.sick or self.text is None else self.text

    def put(self, text: str) -> None:
        self.text, self.version = text, self.version + 1


class Device:
    """A browser with NextChat; ``now`` is its clock in ms, which may be wrong."""

    def __init__(self, language: str = "en-US", seed: int = 0, zone: tzinfo = UTC) -> None:
        self.language, self.zone = language, zone
        self.chance = random.Random(seed)
        self.sessions: list[dict[str, Any]] = []
        self.masks: dict[str, dict[str, Any]] = {}
        self.config: dict[str, Any] = {"fontSize": 14}
        self.access: dict[str, Any] = {"openaiApiKey": "sk-device"}
        self.now = 1_795_892_294_000.0

    def nanoid(self) -> str:
        return "".join(self.chance.choice(ALPHABET) for _ in range(21))

    def date(self) -> str:
        moment = datetime.fromtimestamp(self.now / 1000, self.zone)
        hour12 = moment.hour % 12 or 12
        parts = {"y": moment.year, "m": moment.month, "d": moment.day, "h": moment.hour, "h12": hour12}
        half = "PM" if moment.hour > 11 else "AM"
        return SHAPES[self.language].format(**parts, M=moment.minute, s=moment.second, half=half)

    # -- what its user does --------------------------------------------------------------------------------

    def message(self, role: str, text: str) -> dict[str, Any]:
        self.now += 1000
        return {"id": self.nanoid(), "date": self.date(), "role": role, "content": text}

    def session(self, id_: str) -> dict[str, Any] | None:
        return next((each for each in self.sessions if each["id"] == id_), None)

    def say(self, id_: str, text: str, answer: str) -> None:
        session = self.session(id_)
        assert session is not None
        session["messages"].append(self.message("user", text))
        session["messages"].append({**self.message("assistant", answer), "streaming": False, "model": "m"})
        session["lastUpdate"] = self.now
        session["stat"]["charCount"] += len(text)

    def edit(self, id_: str, at: int, text: str) -> None:
        session = self.session(id_)
        assert session is not None
        session["messages"][at] = {**session["messages"][at], "content": text}

    def delete(self, id_: str, at: int) -> None:
        session = self.session(id_)
        assert session is not None
        del session["messages"][at]

    def retry(self, id_: str, answer: str) -> None:
        """The last pair goes, and comes anew under new ids without what others kept in it."""
        session = self.session(id_)
        assert session is not None
        users = [at for at, each in enumerate(session["messages"]) if each["role"] == "user"]
        asked = session["messages"][users[-1]]["content"]
        del session["messages"][users[-1] : users[-1] + 2]
        self.say(id_, asked, answer)

    def fork(self, id_: str) -> str:
        session = self.session(id_)
        assert session is not None
        copied = [{**copy.deepcopy(each), "id": self.nanoid()} for each in session["messages"]]
        keys = ("memoryPrompt", "stat", "lastSummarizeIndex", "mask")
        new = {key: copy.deepcopy(session[key]) for key in keys}
        fresh = {"id": self.nanoid(), "topic": session["topic"], "messages": copied, "lastUpdate": self.now}
        self.sessions.insert(0, {**fresh, **new})
        return str(fresh["id"])

    def drop(self, id_: str) -> None:
        self.sessions = [each for each in self.sessions if each["id"] != id_]

    # -- what it does by itself ----------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        return {
            "chat-next-web-store": {"sessions": self.sessions, "currentSessionIndex": 0, "lastInput": ""},
            "access-control": self.access,
            "app-config": self.config,
            "mask-store": {"masks": self.masks, "language": None},
            "prompt-store": {"counter": 0, "prompts": {}},
        }

    def text(self) -> str:
        return json.dumps(self.state(), ensure_ascii=False, separators=(",", ":"))

    def sync(self, server: Server) -> str:
        """Return what it says: ``Success`` also where it has just overwritten everybody else's."""
        body = server.get()
        if body:
            try:
                remote = json.loads(body)
                self.merge(remote)
            except (ValueError, KeyError, TypeError, AttributeError):
                return "Fail"
        server.put(self.text())
        return "Success"

    def import_backup(self, text: str) -> None:
        raw = json.loads(text)
        for name in STORES:
            raw[name]  # all must be there
        self.merge(raw)

    def import_masks(self, text: str) -> None:
        raw = json.loads(text)
        for each in raw if isinstance(raw, list) else [raw]:
            if each.get("name"):
                id_ = self.nanoid()
                self.masks[id_] = {
                    "context": [],
                    "plugin": [],
                    **copy.deepcopy(each),
                    "id": id_,
                    "builtin": False,
                }

    def merge(self, remote: dict[str, Any]) -> None:
        for theirs in copy.deepcopy(remote["chat-next-web-store"]["sessions"]):
            if not theirs["messages"]:
                continue
            mine = self.session(theirs["id"])
            if mine is None:
                self.sessions.append(theirs)
                continue
            known = {each["id"] for each in mine["messages"]}
            mine["messages"] += [each for each in theirs["messages"] if each["id"] not in known]
            mine["messages"].sort(key=functools.cmp_to_key(self.compare))
        self.sessions.sort(key=lambda each: -each["lastUpdate"])
        self.masks = {**copy.deepcopy(remote["mask-store"].get("masks", {})), **self.masks}
        self.config = {**self.config, **copy.deepcopy(remote["app-config"])}
        self.access = {**self.access, **copy.deepcopy(remote["access-control"])}

    def compare(self, a: dict[str, Any], b: dict[str, Any]) -> int:
        """Compare as ``new Date(a.date) - new Date(b.date)`` does; an invalid date is equal to all."""
        first, second = read_as_browser(a["date"], self.zone), read_as_browser(b["date"], self.zone)
        if first is None or second is None:
            return 0
        return (first > second) - (first < second)

    def show(self) -> None:
        """Draw the start page and each chat, with the demands that were seen; raises CrashError."""
        for session in self.sessions:
            try:
                session["topic"].strip(), session["memoryPrompt"].strip()
                session["stat"]["charCount"] + session["lastUpdate"] + session["lastSummarizeIndex"]
                session["mask"]["context"].copy()
                session["mask"]["modelConfig"]["model"].lower()
                for each in [*session["mask"]["context"], *session["messages"]]:
                    assert len(each["content"]) > 0
                    assert each["role"] in ("user", "assistant", "system")
                    (each.get("model") or "").lower()
                    if (tools := each.get("tools")) and (not isinstance(tools, dict) or "length" in tools):
                        assert isinstance(tools, list)
                        assert None not in tools
                for each in session["messages"]:
                    each["date"].strip()
            except (KeyError, TypeError, AttributeError, AssertionError) as error:
                raise CrashError(f"{type(error).__name__} {error} in {session.get('id')}") from error
        for mask in self.masks.values():
            try:
                mask["name"].strip()
                mask["modelConfig"]["historyMessageCount"] + 0
                (mask["modelConfig"].get("model") or "").lower()
                for each in mask["context"]:
                    each["content"], each["role"]
            except (KeyError, TypeError, AttributeError) as error:
                raise CrashError(f"{error} in mask {mask.get('id')}") from error
