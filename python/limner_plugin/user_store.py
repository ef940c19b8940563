"""
What is written down for each user: which service is reached how, and the attempts.

An attempt is written before its service is asked, so that a server that is killed in the middle finds it
again. The newest that have ended stay as well: who asks for one of them again must not pay twice.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from limner.core import json_text
from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict, as_list, as_str
from limner_plugin.ports import Files, WireError
from limner_plugin.prediction import Prediction

_FORM = 2
_ACCOUNT = ("base", "model", "origin", "given")
_SYNC = ("kind", "base", "name", "given")
KEPT = 100
"""How many attempts that have ended are remembered."""


@dataclass(frozen=True, slots=True)
class Account:
    """
    How a user reaches a service; what is empty is the service's own.

    ``given`` is where the saved key may go: the base it was entered for, and nowhere else. ``origin`` is what
    versions before 2 wrote in its place, scheme, host and port only.
    """

    base: str = ""
    model: str = ""
    origin: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class SyncAccount:
    """
    Where NextChat's file lies: ``kind`` is ``webdav`` or ``upstash``, empty for nowhere.

    ``name`` is the user, at Upstash the backup's name; ``given`` is the ``line`` that the saved secret was
    entered with.
    """

    kind: str = ""
    base: str = ""
    name: str = ""
    given: str = ""

    @property
    def line(self) -> str:
        """What a secret is entered for."""
        return f"{self.kind} {self.base} {self.name}"


class UserStore:
    """One user's; read when the user first asks for something."""

    def __init__(self, files: Files, user: str) -> None:
        self._files = files
        self._user = user
        self._accounts: dict[str, Account] = {}
        self._predictions: dict[str, Prediction] = {}
        self.sync = SyncAccount()
        self._closed = False
        self._read(files.read_state(user))

    def __iter__(self) -> Iterator[Prediction]:
        return iter(tuple(self._predictions.values()))

    def close(self) -> None:
        """Write nothing more: the user is gone, and the folder may be another's by now."""
        self._closed = True

    def account(self, service: str) -> Account:
        """Return how the user reaches a service."""
        return self._accounts.get(service, Account())

    def change(self, service: str, **fields: str) -> None:
        """Change how the user reaches a service."""
        self._accounts[service] = replace(self.account(service), **fields)
        self._write()

    def put_sync(self, account: SyncAccount) -> None:
        """Remember where NextChat's file lies."""
        self.sync = account
        self._write()

    def prediction(self, id_: str) -> Prediction | None:
        """Return the attempt of this id."""
        return self._predictions.get(id_)

    def put(self, prediction: Prediction) -> None:
        """Remember an attempt, for now in the memory only where nothing but its progress is new."""
        before = self._predictions.get(prediction.id)
        self._predictions[prediction.id] = prediction
        if before is None or replace(before, progress=prediction.progress) != prediction:
            self._forget_oldest()
            self._write()

    def _forget_oldest(self) -> None:
        ended = sorted((each for each in self if each.ended), key=lambda each: each.begun)
        for prediction in ended[: max(0, len(ended) - KEPT)]:
            del self._predictions[prediction.id]

    def _read(self, text: str) -> None:
        if not text:
            return
        try:
            entries = as_dict(json_text.loads(text))
        except UntrustedInputError:
            self._files.set_aside(self._user)
            return
        for name, raw in as_dict(entries.get("services")).items():
            account: Mapping[str, object] = as_dict(raw)
            self._accounts[name] = Account(*(as_str(account.get(key)) for key in _ACCOUNT))
        sync: Mapping[str, object] = as_dict(entries.get("nextchat"))
        self.sync = SyncAccount(*(as_str(sync.get(key)) for key in _SYNC))
        for raw in as_list(entries.get("attempts")):
            if (prediction := Prediction.read(raw)) is not None and prediction.id:
                self._predictions[prediction.id] = prediction

    def _write(self) -> None:
        if self._closed:
            return
        services = {
            name: {key: getattr(each, key) for key in _ACCOUNT} for name, each in self._accounts.items()
        }
        whole: dict[str, object] = {"v": _FORM, "services": services}
        whole["attempts"] = [each.to_file() for each in self]
        if self.sync.kind:
            whole["nextchat"] = {key: getattr(self.sync, key) for key in _SYNC}
        try:
            self._files.write_state(self._user, json.dumps(whole, indent=1))
        except WireError:
            self.close()
