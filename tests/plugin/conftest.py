"""A real SillyTavern with the server plugin, and the services' stand-ins, all on loopback; no browser."""

import http.cookiejar
import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import Any

import pytest

from tools.data_root import REPO, Setup
from tools.loopback import Loopback
from tools.openai_service import OpenAIService
from tools.replicate_service import ReplicateService
from tools.sillytavern import SillyTavern

BASE = "/api/plugins/limner"


@dataclass
class Answer:
    status: int
    text: str
    headers: Message | Mapping[str, str] = field(default_factory=dict)

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Client:
    """What a page of SillyTavern's can do: ask by its session and its token; ``heard`` is all it was told."""

    def __init__(self, tavern: SillyTavern) -> None:
        self.tavern = tavern
        self.heard: list[str] = []
        self.renew()

    def renew(self) -> None:
        """Get a session and a token, as a page that is loaded."""
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(cookies)
        with self._opener.open(f"{self.tavern.url}/csrf-token", timeout=60) as answer:
            self._token = json.load(answer)["token"]

    def ask(self, method: str, path: str, body: object = None, **more: Any) -> Answer:
        """Ask the plugin; a header of None is left out."""
        data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        headers = {"X-CSRF-Token": self._token, "Content-Type": "application/json", **more.get("headers", {})}
        headers = {name: value for name, value in headers.items() if value is not None}
        url = f"{self.tavern.url}{more.get('base', BASE)}{path}"
        request = urllib.request.Request(url, data, headers, method=method)  # noqa: S310 -- loopback
        try:
            with self._opener.open(request, timeout=120) as answer:
                found = Answer(answer.status, answer.read().decode(), answer.headers)
        except urllib.error.HTTPError as error:
            with error:
                found = Answer(error.code, error.read().decode(), error.headers)
        self.heard.append(f"{found.headers}\n{found.text}")
        return found

    def picture(self, address: str) -> bytes:
        """Fetch a picture as the page does."""
        with self._opener.open(f"{self.tavern.url}{address}", timeout=60) as answer:
            content: bytes = answer.read()
        return content

    def events(self, id_: str) -> Iterator[tuple[str, Any]]:
        """Listen to an attempt until it has ended."""
        request = urllib.request.Request(  # noqa: S310 -- loopback
            f"{self.tavern.url}{BASE}/events/{id_}", headers={"X-CSRF-Token": self._token}
        )
        name = ""
        with self._opener.open(request, timeout=120) as answer:
            for raw in answer:
                self.heard.append(raw.decode())
                key, _, value = raw.decode().rstrip("\n").partition(": ")
                if key == "event":
                    name = value
                elif key == "data":
                    yield name, json.loads(value)

    def ended(self, id_: str) -> Any:
        """Wait for the end of an attempt and return it."""
        return [data for _, data in self.events(id_)][-1]


@dataclass
class Lab:
    """The server and its services."""

    tavern: SillyTavern
    client: Client
    replicate: ReplicateService
    openai: OpenAIService
    openai_url: str


@pytest.fixture(scope="session", name="servers")
def _servers() -> Iterator[Lab]:
    if not (REPO / "vendor" / "pyodide").is_dir():
        pytest.fail("There is no vendor/pyodide. Run `make vendor` first: tests fetch nothing from outside.")
    replicate, openai = ReplicateService(), OpenAIService()
    with Loopback() as loopback:
        first, second = loopback.serve(replicate.app), loopback.serve(openai.app)
        inner = ", ".join(f'"{url.removeprefix("http://")}"' for url in (first, second))
        config = f"limner:\n  innerAddresses: [{inner}]\n  longestSeconds: 20\n"
        environment = {"LIMNER_REPLICATE_URL": first}
        setup = Setup(second, second, limner=False, plugin=True, config=config, environment=environment)
        with SillyTavern(setup) as tavern:
            yield Lab(tavern, Client(tavern), replicate, openai, f"{second}/v1")
        replicate.release()
        openai.release()


@pytest.fixture(name="lab")
def _lab(servers: Lab) -> Iterator[Lab]:
    """The server with both services set up, in a fresh mood."""
    servers.replicate.reset()
    servers.openai.reset()
    client = servers.client
    assert (
        client.ask("POST", "/config", {"service": "replicate", "key": servers.replicate.mood.key}).status
        == 200
    )
    change = {"service": "openai", "baseUrl": servers.openai_url, "key": servers.openai.mood.key}
    assert client.ask("POST", "/config", change).status == 200
    yield servers
    servers.replicate.release()
    servers.openai.release()
