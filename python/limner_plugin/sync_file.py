"""
NextChat's sync file at the user's WebDAV server or Upstash: which request is sent there, with which secret.

The plugin reads nothing of the file, which holds NextChat's own keys: it says who may be asked for what, and
the server passes the bytes on (``plugin/relay.mjs``). No path but NextChat's own can be asked for. The secret
goes to the address and the user that it was entered with and to no others.
"""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote

from limner_plugin.addresses import base_of
from limner_plugin.errors import RefusalError, invalid
from limner_plugin.ports import Call, Vault
from limner_plugin.user_store import SyncAccount, UserStore
from limner_plugin.wire import Wire

MOST = 80 * 1024 * 1024
"""Bytes of the file; 60 MB were seen to work in NextChat."""
PARTS = 100
"""Pieces of Upstash's that one request may ask for."""
SECRET = "api_key_limner_nextchat"  # noqa: S105 -- its name
WEBDAV, UPSTASH = "webdav", "upstash"
FOLDER: Final = "chatgpt-next-web"
_FILE: Final = f"{FOLDER}/backup.json"
_ETAG = re.compile(r'\*|(?:W/)?"[\x21\x23-\x7e]{0,200}"')
_PART = re.compile(r"count|0|[1-9][0-9]{0,3}")
_TEXT_MOST = 400


@dataclass(frozen=True, slots=True)
class FileRequest:
    """What of the file is asked for; ``parts`` are Upstash's, the conditions WebDAV's."""

    method: str
    folder: bool = False
    parts: tuple[str, ...] = ()
    match: str = ""
    none_match: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Relay:
    """A request that the server sends for the page; a body with ``secret`` in it is not passed on."""

    call: Call
    secret: str


class SyncFile:
    """One user's."""

    def __init__(self, user: str, store: UserStore, vault: Vault, wire: Wire, seconds: float) -> None:
        self._user, self._store, self._vault, self._wire = user, store, vault, wire
        self._seconds = seconds

    async def shown(self) -> dict[str, object]:
        """Return what the browser is told; of the secret only whether there is one."""
        account = self._store.sync
        there = {"kind": account.kind, "address": account.base, "user": account.name}
        return {**there, "configured": bool(await self._secret(account))}

    async def change(self, raw: Mapping[str, object]) -> None:
        """Take address, user and secret as the page's form has them; an empty secret forgets all."""
        known = {"kind", "address", "user", "secret"}
        faults = [f"There is no field called {name[:40]!r}." for name in raw if name not in known]
        kind, address, user, secret = (raw.get(name) for name in ("kind", "address", "user", "secret"))
        if not isinstance(secret, str) or len(secret) > _TEXT_MOST or not secret.isprintable():
            faults.append(f"secret must be a text of at most {_TEXT_MOST} characters.")
        elif not secret.strip() and not faults:
            await self._forget()
            return
        elif kind == UPSTASH and not secret.isascii():
            faults.append("secret must be a token of Latin letters, digits and signs.")
        if kind not in (WEBDAV, UPSTASH):
            faults.append("kind must be webdav or upstash.")
        if not isinstance(user, str) or not _is_user(user.strip(), str(kind)):
            faults.append("user must be a text of 1 to 200 signs, at WebDAV without a colon.")
        if not isinstance(address, str) or len(address) > 500 or not address.strip():
            faults.append("address must be one such as https://dav.example.com/files/me.")
        if faults:
            raise invalid(*faults)
        base = base_of(str(address).strip())
        if base.endswith((f"/{FOLDER}", f"/{_FILE}")):
            raise invalid(f"address must be the one that NextChat has, without {FOLDER}.")
        account = SyncAccount(str(kind), base, str(user).strip())
        self._store.put_sync(SyncAccount())
        await self._vault.write(self._user, SECRET, str(secret).strip())
        self._store.put_sync(replace(account, given=account.line))

    async def order(self, asked: FileRequest) -> Relay:
        """Return the request for what is asked; raises RefusalError where it may not be sent."""
        account = self._store.sync
        secret = await self._secret(account)
        if not secret:
            raise RefusalError(
                "NextChat's address has not been entered yet: enter it in Limner's panel.",
                code="configuration",
            )
        if asked.method == "PUT" and asked.size < 0:
            raise RefusalError("The request must say how long it is.", code="validation", status=411)
        if asked.size > MOST:
            raise RefusalError(
                f"The file is larger than {MOST // 1_048_576} MB.", code="validation", status=413
            )
        if any(_ETAG.fullmatch(each) is None for each in (asked.match, asked.none_match) if each):
            raise invalid("A condition must be one ETag.")
        call = self._webdav(account, secret, asked) if account.kind == WEBDAV else _upstash(secret, asked)
        path = call.path if account.kind == WEBDAV else _keys(account, asked)
        headers = {**call.headers, "User-Agent": "Limner", "Accept-Encoding": "identity"}
        limits = replace(call, headers=headers, seconds=self._seconds, most=MOST)
        url = f"{account.base}/{path}"
        return Relay(await self._wire.directed(url, limits), headers["Authorization"].partition(" ")[2])

    def _webdav(self, account: SyncAccount, secret: str, asked: FileRequest) -> Call:
        if asked.parts:
            raise invalid("A WebDAV server has the file in one piece.")
        method = "MKCOL" if asked.folder else asked.method
        headers = {"Authorization": f"Basic {_basic(account.name, secret)}"}
        if asked.match:
            headers["If-Match"] = asked.match
        if asked.none_match:
            headers["If-None-Match"] = asked.none_match
        if method == "PUT":
            headers["Content-Type"] = "application/json"
        return Call(method, path=FOLDER if asked.folder else _FILE, headers=headers)

    async def _secret(self, account: SyncAccount) -> str:
        if not account.kind or account.given != account.line:
            return ""
        found = await self._vault.read(self._user, SECRET)
        # another may have been entered meanwhile, for another address
        return found if self._store.sync == account else ""

    async def _forget(self) -> None:
        self._store.put_sync(SyncAccount())
        await self._vault.write(self._user, SECRET, "")


def _upstash(secret: str, asked: FileRequest) -> Call:
    single = len(asked.parts) == 1 or asked.method != "PUT"
    if asked.folder or not asked.parts or len(asked.parts) > PARTS or not single:
        raise invalid(f"At Upstash 1 to {PARTS} parts are read at once, and one is written.")
    if not all(_PART.fullmatch(part) for part in asked.parts):
        raise invalid("A part is count or a number.")
    method = "POST" if asked.method == "PUT" else "GET"
    headers = {"Authorization": f"Bearer {secret}"}
    if method == "POST":
        headers["Content-Type"] = "text/plain; charset=utf-8"
    return Call(method, headers=headers)


def _keys(account: SyncAccount, asked: FileRequest) -> str:
    stem = quote(account.name, safe="")
    names = [f"{stem}-chunk-{part}" for part in asked.parts]
    verb = "set" if asked.method == "PUT" else "mget"
    return "/".join([verb, *names])


def _basic(user: str, secret: str) -> str:
    """Return what NextChat sends: Latin-1; what it could not send at all goes as UTF-8."""
    plain = f"{user}:{secret}"
    try:
        return base64.b64encode(plain.encode("latin-1")).decode()
    except UnicodeEncodeError:
        return base64.b64encode(plain.encode("utf-8")).decode()


def _is_user(user: str, kind: str) -> bool:
    fits = 0 < len(user) <= 200 and user.isprintable() and user not in (".", "..")
    return fits and not (kind == WEBDAV and ":" in user)
