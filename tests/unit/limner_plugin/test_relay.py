"""NextChat's file on its way through the server (``plugin/relay.mjs``), against real sockets."""

import http.client
import importlib.util
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.unit.in_node import needs_node
from tools.loopback import Loopback
from tools.webdav_service import PASSWORD, USER, Mood, WebDavService

pytestmark = needs_node

MODULE = Path(__file__).parents[3] / "plugin" / "relay.mjs"
PROGRAM = """
import { createServer } from 'node:http';
const { relay } = await import(process.argv[1]);
const server = createServer(async (request, response) => {
  response.status = (code) => { response.statusCode = code; return response; };
  response.set = (head) => {
    for (const name in head) response.setHeader(name, head[name]);
    return response;
  };
  const order = JSON.parse(request.headers['x-order']);
  const why = await relay(order, request, response, 'mira');
  if (why) response.status(599).end(why);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
"""
BASIC = "bWlyYTpjb3JyZWN0IGhvcnNlIGJhdHRlcnk="
FILE = "chatgpt-next-web/backup.json"


class Page:
    """What asks the server."""

    def __init__(self, port: int, dav: str, base: str) -> None:
        self.port, self.dav, self.base = port, urlsplit(dav), base

    def ask(
        self, method: str, path: str = FILE, body: bytes = b"", **more: Any
    ) -> tuple[int, bytes, dict[str, str]]:
        headers = {"Authorization": f"Basic {BASIC}", **more.pop("headers", {})}
        order = {
            "method": method,
            "scheme": "http",
            "host": "127.0.0.1",
            "port": self.dav.port,
            "address": "127.0.0.1",
            "path": f"{self.base}/{path}",
            "headers": headers,
            "milliseconds": 20_000,
            "most": 1_000_000,
            "secret": BASIC,
            **more,
        }
        verb = "PUT" if body else "GET"
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(verb, "/", body or None, {"x-order": json.dumps(order)})
            with connection.getresponse() as answer:
                content = answer.read()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return int(found.get("x-limner-status", answer.status)), content, found


@pytest.fixture(scope="module", name="port")
def _port() -> Iterator[int]:
    command = ["node", "--input-type=module", "-e", PROGRAM, "--", MODULE.as_uri()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 -- our own
        assert process.stdout is not None
        yield int(process.stdout.readline())
        process.kill()


@pytest.fixture(scope="module", name="servers")
def _servers() -> Iterator[tuple[WebDavService, str]]:
    service = WebDavService()
    with Loopback() as loopback:
        yield service, loopback.serve(service.app)
        service.release()


@pytest.fixture(name="dav")
def _dav(servers: tuple[WebDavService, str]) -> WebDavService:
    service = servers[0]
    service.mood, service.folders = Mood(), {""}
    service.files.clear()
    return service


@pytest.fixture(name="page")
def _page(port: int, servers: tuple[WebDavService, str]) -> Page:
    return Page(port, servers[1], servers[0].base)


@pytest.fixture(name="other")
def _other(port: int, tmp_path: Path) -> Iterator[Page]:
    """A page at a real WebDAV server."""
    if importlib.util.find_spec("wsgidav") is None:
        pytest.skip("wsgidav is not installed here (it is a dev dependency)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    people = {"*": {USER: {"password": PASSWORD}}}
    rules = {
        "host": "127.0.0.1",
        "port": number,
        "provider_mapping": {"/": str(tmp_path)},
        "simple_dc": {"user_mapping": people},
        "http_authenticator": {"accept_digest": False, "accept_basic": True, "default_to_digest": False},
    }
    config = tmp_path.parent / f"{tmp_path.name}.json"
    config.write_text(json.dumps(rules), "utf-8")
    command = [sys.executable, "-m", "wsgidav.server.server_cli", "--config", str(config), "-q"]
    none = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=none, stderr=none) as process:  # noqa: S603 -- our own
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", number)) == 0:
                    break
            time.sleep(0.1)  # another program begins: there is no event of it
        yield Page(port, f"http://127.0.0.1:{number}", "")
        process.kill()


def the_way(page: Page) -> None:
    """What every WebDAV server must do alike."""
    assert page.ask("GET")[0] == 404
    assert page.ask("PUT", body=b"one")[0] == 409
    assert page.ask("MKCOL", "chatgpt-next-web")[0] == 201
    assert page.ask("MKCOL", "chatgpt-next-web")[0] == 405
    assert page.ask("PUT", body=b"one", headers={"If-None-Match": "*"})[0] == 201
    assert page.ask("PUT", body=b"two", headers={"If-None-Match": "*"})[0] == 412
    status, content, head = page.ask("GET")
    assert (status, content) == (200, b"one")
    etag = head["x-limner-etag"]
    assert page.ask("GET", headers={"If-None-Match": etag})[0] == 304
    assert page.ask("PUT", body=b"a second text", headers={"If-Match": etag})[0] == 204
    assert page.ask("PUT", body=b"three", headers={"If-Match": etag})[0] == 412
    assert page.ask("GET")[1] == b"a second text"
    assert page.ask("GET", headers={"Authorization": "Basic eDp5"})[0] == 401


def test_the_stand_in_is_read_and_written_by_conditions(page: Page, dav: WebDavService) -> None:
    the_way(page)


def test_a_real_server_is_read_and_written_by_the_same_conditions(other: Page) -> None:
    the_way(other)


def test_sixty_megabytes_go_both_ways(page: Page, dav: WebDavService) -> None:
    large = bytes(range(1, 256)) * 240_000
    page.ask("MKCOL", "chatgpt-next-web")

    assert page.ask("PUT", body=large, most=80_000_000)[0] == 201
    status, content, _ = page.ask("GET", most=80_000_000)

    assert (status, content == large) == (200, True)
    assert dav.files[FILE] == large


def test_what_is_too_much_is_not_passed_on(page: Page, dav: WebDavService) -> None:
    dav.put(FILE, b"x" * 2000)

    assert page.ask("GET", most=1000)[:2] == (599, b"large")
    assert page.ask("PUT", body=b"y" * 2000, most=1000)[:2] == (599, b"large")
    assert dav.files[FILE] == b"x" * 2000


@pytest.mark.parametrize("status", [301, 400, 403, 409, 413, 423, 429, 500, 503, 507])
def test_of_a_refusal_only_the_status_comes_and_no_word(page: Page, dav: WebDavService, status: int) -> None:
    dav.mood.statuses, dav.mood.echo = {"GET": [status], "PUT": [status]}, True

    for answer in (page.ask("GET"), page.ask("PUT", body=b"x")):
        assert answer[:2] == (status, b"")
        assert answer[2]["x-limner-retry-after"] == "7"
        assert "x-limner-etag" not in answer[2]


def test_an_answer_that_holds_the_secret_is_cut_before_it(page: Page, dav: WebDavService) -> None:
    dav.put(FILE, b"{}")
    dav.mood.echo = True

    assert page.ask("GET")[:2] == (599, b"cut")
    dav.put(FILE, b"x" * 500_000)
    with pytest.raises((http.client.IncompleteRead, ConnectionError)) as broken:
        page.ask("GET")
    assert BASIC.encode() not in getattr(broken.value, "partial", b"")


@pytest.mark.parametrize("etag", [f'"{BASIC}"', f'W/"x{BASIC}"', "v1", '"a b"', '"' + "x" * 300 + '"', "*"])
def test_an_etag_that_is_none_or_holds_the_secret_does_not_reach_the_page(
    page: Page, dav: WebDavService, etag: str
) -> None:
    dav.put(FILE, b"{}")
    dav.mood.etag = etag

    status, content, head = page.ask("GET")
    assert (status, content) == (200, b"{}")
    assert "x-limner-etag" not in head
    assert BASIC not in str(head)


def test_when_to_try_again_is_a_number_or_nothing(page: Page, dav: WebDavService) -> None:
    dav.mood.statuses, dav.mood.later = {"GET": [503, 503]}, f"Basic {BASIC}"

    assert "x-limner-retry-after" not in page.ask("GET")[2]


def test_a_server_that_hangs_or_is_gone_ends_in_time(page: Page, dav: WebDavService) -> None:
    dav.mood.hang = True
    assert page.ask("GET", milliseconds=300)[:2] == (599, b"time")
    assert page.ask("GET", port=9, milliseconds=2000)[:2] == (599, b"network")


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"SSH-2.0-OpenSSH\r\n",
        b"",
    ],
)
def test_a_server_that_speaks_something_else_ends_at_once(page: Page, said: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        for _ in range(6):  # more than may be on their way at a time: none is left behind
            with ThreadPoolExecutor(1) as pool:
                asked = pool.submit(page.ask, "GET", port=server.getsockname()[1], milliseconds=3000)
                line, _ = server.accept()
                with line:
                    line.recv(10_000)
                    line.sendall(said)
                    line.shutdown(socket.SHUT_WR)
                    assert asked.result(timeout=2)[:2] == (599, b"cut")


def test_a_page_that_goes_away_in_the_middle_leaves_the_file_as_it_was(
    page: Page, dav: WebDavService
) -> None:
    dav.put(FILE, b"before")
    order = {
        "method": "PUT", "scheme": "http", "host": "127.0.0.1", "port": page.dav.port, "address": "127.0.0.1",
        "path": f"{page.base}/{FILE}", "headers": {"Authorization": f"Basic {BASIC}"}, "milliseconds": 20_000,
        "most": 1_000_000, "secret": BASIC,
    }  # fmt: skip
    with socket.create_connection(("127.0.0.1", page.port)) as line:
        head = f"PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nx-order: {json.dumps(order)}\r\n\r\n"
        line.sendall(head.encode() + b"half of it")

    assert page.ask("GET")[1] == b"before"
    assert dav.files[FILE] == b"before"
