"""What of a user's folder is read (``plugin/files.mjs``), and how bytes are sent (``plugin/http.mjs``)."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.unit.in_node import needs_node, played

pytestmark = needs_node

PLUGIN = (Path(__file__).parents[3] / "plugin").as_uri()
READ = """
const [plugin, folder, name, most] = process.argv.slice(1);
const { readPicture } = await import(`${plugin}/files.mjs`);
let found = null;
try { found = [...readPicture(folder, name, Number(most))]; } catch { found = 'refused'; }
console.log(JSON.stringify(found));
"""
SEND = """
import { createServer } from 'node:http';
const [plugin, folder] = process.argv.slice(1);
const { send } = await import(`${plugin}/http.mjs`);
const { Incoming } = await import(`${plugin}/incoming.mjs`);
const { Memory } = await import(`${plugin}/memory.mjs`);
const got = [];
const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    got.push([...Buffer.concat(parts)], request.headers['content-length']);
    response.end('{}');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const whole = new Uint8Array([9, 0, 255, 13, 10, 128, 9]);
const order = { method: 'POST', scheme: 'http', host: '127.0.0.1', port: server.address().port, path: '/',
    address: '127.0.0.1', headers: {}, body: whole.subarray(1, 6), milliseconds: 5000, most: 100, text: 100,
    field: '', whole: false, pictures: 4, each: 100 };
const store = { incoming: new Incoming(folder), memory: new Memory() };
await send(order, new AbortController().signal, store);
console.log(JSON.stringify(got));
process.exit();
"""


def read(folder: Path, name: str, most: int = 100) -> Any:
    return played(READ, PLUGIN, str(folder), name, str(most))


@pytest.fixture(name="user")
def _user(tmp_path: Path) -> Path:
    """A user's folder beside another's."""
    characters = tmp_path / "reader" / "characters"
    (characters / "deep").mkdir(parents=True)
    (tmp_path / "reader" / "secrets.json").write_bytes(b"key")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.png").write_bytes(b"theirs")
    (characters / "mira.png").write_bytes(b"\x89PNG")
    (characters / "deep" / "a b.png").write_bytes(b"deep")
    (characters / "large.png").write_bytes(bytes(101))
    (characters / "within.png").symlink_to(characters / "mira.png")
    (characters / "out.png").symlink_to(tmp_path / "other" / "a.png")
    (characters / "away").symlink_to(tmp_path / "other")
    (tmp_path / "reader" / "linked").symlink_to(characters)
    os.mkfifo(characters / "pipe.png")
    return tmp_path / "reader"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("mira.png", b"\x89PNG"),
        ("deep/a b.png", b"deep"),
        ("within.png", b"\x89PNG"),
    ],
)
def test_a_file_in_the_folder_is_read_as_a_whole(user: Path, name: str, content: bytes) -> None:
    assert bytes(read(user / "characters", name)) == content


@pytest.mark.parametrize(
    "name",
    [
        "../secrets.json",
        "../../other/a.png",
        "out.png",
        "away/a.png",
        "large.png",
        "pipe.png",
        "deep",
        ".",
        "",
        "gone.png",
        "/etc/hostname",
    ],
)
def test_what_leads_out_is_too_large_or_no_plain_file_is_refused(user: Path, name: str) -> None:
    assert read(user / "characters", name) == "refused"


def test_a_folder_that_the_administrator_keeps_elsewhere_is_the_users_all_the_same(user: Path) -> None:
    assert bytes(read(user / "linked", "mira.png")) == b"\x89PNG"


def test_bytes_are_sent_as_they_are(tmp_path: Path) -> None:
    assert played(SEND, PLUGIN, str(tmp_path)) == json.loads('[[0, 255, 13, 10, 128], "5"]')
