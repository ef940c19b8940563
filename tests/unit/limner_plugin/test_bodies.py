"""What is held of an answer while it comes (``plugin/body.mjs`` and what it uses), tried in Node."""

import base64
import binascii
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.unit.in_node import Listener, needs_node, played

pytestmark = needs_node

PLUGIN = Path(__file__).parents[3] / "plugin"
PROGRAM = """
const fs = require('node:fs');
const lines = require('node:readline').createInterface({ input: process.stdin });
const [home, folder] = process.argv.slice(1);
const ready = Promise.all(['body', 'incoming'].map((name) => import(`${home}/${name}.mjs`)));
lines.on('line', async (line) => {
  const [{ Body }, { Incoming }] = await ready;
  const { parts, wanted } = JSON.parse(line);
  const incoming = new Incoming(folder);
  const usual = { text: 1e6, field: 'b64_json', whole: false, pictures: 4, each: 1e6 };
  const body = new Body({ ...usual, ...wanted }, incoming);
  for (const part of parts) body.write(Buffer.from(part, 'base64'));
  const over = body.over;
  const { content, pictures } = body.end();
  const file = (number) => fs.readFileSync(incoming.path(number)).toString('base64');
  const told = pictures.map(({ number, size, head, fault }) => ({ fault,
    head: Buffer.from(head).toString('base64'), content: fault || !size ? '' : file(number) }));
  body.discard();
  const left = fs.readdirSync(folder).length;
  const text = Buffer.from(content).toString('base64');
  process.stdout.write(JSON.stringify({ over, length: body.length, text, pictures: told, left }) + '\\n');
});
"""
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module", name="node")
def _node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listener]:
    listener = Listener(PROGRAM, PLUGIN.as_uri(), str(tmp_path_factory.mktemp("incoming")))
    yield listener
    listener.close()


def read(node: Listener, content: bytes, cuts: list[int] | None = None, **wanted: object) -> Any:
    """Have a body read in these pieces; each byte alone where nothing is said."""
    edges = range(len(content) + 1) if cuts is None else [0, *sorted(cuts), len(content)]
    parts = [content[at:to] for at, to in zip(edges, list(edges)[1:], strict=False)]
    found = node.ask({"parts": [base64.b64encode(part).decode() for part in parts], "wanted": wanted})
    assert found["left"] == 0, "a file is left"
    return found | {"text": base64.b64decode(found["text"])}


def contents(found: Any) -> list[bytes]:
    return [base64.b64decode(picture["content"]) for picture in found["pictures"]]


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def escaped(text: str, how: str) -> str:
    """Write a text as JSON may: its slashes escaped, or every sign by its number."""
    if how == "slashes":
        return text.replace("/", "\\/")
    return "".join(f"\\u{ord(sign):04x}" for sign in text) if how == "numbers" else text


SCALARS = st.none() | st.booleans() | st.integers() | st.text()
ODD = ["b64_json", 'b64_json"', "xb64_json", "b64_jso", "a", "\\b64_json"]
NAMES = st.text(max_size=8) | st.sampled_from(ODD)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)
WAYS = st.tuples(st.sampled_from(["plain", "slashes", "numbers"]), st.sampled_from([None, 1]))


@MANY
@given(
    pictures=st.lists(st.binary(min_size=1, max_size=80), min_size=1, max_size=4),
    around=st.dictionaries(NAMES.filter(lambda name: name not in ("b64_json", "data")), SCALARS, max_size=3),
    way=WAYS,
    data=st.data(),
)
def test_pictures_go_to_files_however_the_answer_is_written_and_cut(
    node: Listener,
    pictures: list[bytes],
    around: dict[str, Any],
    way: tuple[str, int | None],
    data: st.DataObject,
) -> None:
    entries = [{**around, "b64_json": f"@{at}@", "url": None} for at in range(len(pictures))]
    text = json.dumps({"data": entries, **around}, indent=way[1])
    for at, picture in enumerate(pictures):
        text = text.replace(f"@{at}@", escaped(encoded(picture), way[0]))
    content = text.encode()
    cuts = data.draw(st.none() | st.lists(st.integers(0, len(content)), max_size=12))

    found = read(node, content, cuts)

    left = json.loads(found["text"])
    assert [each["b64_json"] for each in left["data"]] == [str(at) for at in range(len(pictures))]
    assert contents(found) == pictures
    assert {name: left[name] for name in around} == around
    assert [base64.b64decode(each["head"]) for each in found["pictures"]] == [each[:16] for each in pictures]


@MANY
@given(value=VALUES, cuts=st.lists(st.integers(0, 200), max_size=6))
def test_what_is_no_picture_is_not_touched(node: Listener, value: object, cuts: list[int]) -> None:
    def without(found: object) -> object:
        if isinstance(found, dict):
            return {name: [each] if name == "b64_json" else without(each) for name, each in found.items()}
        return [without(each) for each in found] if isinstance(found, list) else found

    content = json.dumps(without(value), ensure_ascii=False).encode("utf-8", "surrogatepass")

    found = read(node, content, [cut for cut in cuts if cut <= len(content)])

    assert found["text"] == content
    assert found["pictures"] == []


@MANY
@given(
    signs=st.text(alphabet="AQz09+/=_-\n Ä", max_size=14) | st.text(alphabet="QUJD=", max_size=9),
    cuts=st.lists(st.integers(0, 60), max_size=5),
)
@example(signs="QQ==QQ==", cuts=[])
@example(signs="QQ=", cuts=[])
@example(signs="====", cuts=[])
def test_base64_is_taken_as_strictly_as_python_takes_it(node: Listener, signs: str, cuts: list[int]) -> None:
    try:
        # Of one sign of padding too many Python's versions think differently.
        expected = None if len(signs) % 4 else base64.b64decode(signs, validate=True)
    except (binascii.Error, ValueError):
        expected = None
    content = json.dumps({"b64_json": signs}).encode()

    found = read(node, content, [cut for cut in cuts if cut <= len(content)])

    if not signs:
        assert json.loads(found["text"]) == {"b64_json": ""}
    elif expected is None:
        assert [each["fault"] for each in found["pictures"]] == ["damaged"]
    else:
        assert contents(found) == [expected]


@MANY
@given(
    content=st.binary(max_size=120) | st.text(alphabet='{}[]":\\,b64_json\\/u0', max_size=120).map(str.encode)
)
def test_what_is_no_json_at_all_is_read_to_its_end(node: Listener, content: bytes) -> None:
    assert read(node, content)["over"] is False


@pytest.mark.parametrize("cut", range(1, 40))
def test_what_was_cut_off_stays_no_json(node: Listener, cut: int) -> None:
    content = json.dumps({"data": [{"b64_json": "QUJDREVG", "a": 1}]}).encode()

    found = read(node, content[:-cut])

    with pytest.raises(ValueError, match=r"."):
        json.loads(found["text"])


def test_a_name_that_is_written_in_numbers_is_the_name(node: Listener) -> None:
    name = escaped("b64_json", "numbers")

    found = read(node, f'{{"{name}" : "QUJD"}}'.encode())

    assert json.loads(found["text"]) == {"b64_json": "0"}
    assert contents(found) == [b"ABC"]


def test_a_name_that_stands_twice_gives_two_pictures_and_the_last_one_counts(node: Listener) -> None:
    found = read(node, b'{"b64_json": "QUJD", "b64_json": "REVG"}')

    assert json.loads(found["text"]) == {"b64_json": "1"}
    assert contents(found) == [b"ABC", b"DEF"]


@pytest.mark.parametrize("value", ["0", '"', "{}", "[1]", "nu", '"x":"b64_json"'])
def test_no_answer_can_name_a_picture_itself(node: Listener, value: str) -> None:
    content = json.dumps({"b64_json": value, "a": "b64_json", "b": ["b64_json", "QUJD"]}).encode()

    found = read(node, content)

    left = json.loads(found["text"])
    assert left["b64_json"] == "0"
    assert found["pictures"][0]["fault"] == "damaged"
    assert (left["a"], left["b"]) == ("b64_json", ["b64_json", "QUJD"])


def test_of_more_pictures_than_are_wanted_the_first_are_kept(node: Listener) -> None:
    content = json.dumps([{"b64_json": encoded(bytes([at]))} for at in range(1, 7)]).encode()

    found = read(node, content)

    assert [each["b64_json"] for each in json.loads(found["text"])] == ["0", "1", "2", "3", "", ""]
    assert contents(found) == [b"\x01", b"\x02", b"\x03", b"\x04"]


def test_a_picture_that_is_too_large_is_not_kept_and_the_others_are(node: Listener) -> None:
    content = json.dumps([{"b64_json": encoded(bytes(size))} for size in (9, 11, 10)]).encode()

    found = read(node, content, each=10)

    assert [each["fault"] for each in found["pictures"]] == ["", "large", ""]
    assert [len(each) for each in contents(found)] == [9, 0, 10]


def test_text_is_held_up_to_its_limit_and_pictures_do_not_count(node: Listener) -> None:
    picture = encoded(bytes(5000))

    assert read(node, f'{{"b64_json": "{picture}"}}'.encode(), [], text=20)["over"] is False
    assert read(node, b"x" * 20, text=20)["over"] is False
    assert read(node, b"x" * 21, text=20)["over"] is True
    assert read(node, f'{{"b64_json": {"[" * 30}'.encode(), text=20)["over"] is True


@pytest.mark.parametrize(
    "part",
    [
        b'{"' + b"k" * 1_000_000 + b'": 1}',
        b'{"b64_json":"' + b"\\/" * 500_000 + b'"}',
        b'{"b64_json":"' + b"\\\\" * 500_000 + b'"}',
        b'{"b64_json":"' + b'\\"' * 500_000 + b'"}',
        b'{"b64_json":"\\u' * 60_000,
        b'{"b64_json":""},' * 60_000,
        b'{"b64_json":"QUJD"},' * 50_000,
        b'"\\' * 500_000,
        b'"b64_json"::' * 80_000,
        b"[" * 1_000_000,
        b'{"k":' * 200_000,
    ],
    ids=lambda part: part[:24].decode(),
)
def test_a_megabyte_of_anything_is_read_and_not_held_twice(node: Listener, part: bytes) -> None:
    found = read(node, part, list(range(0, len(part), 65_536)), text=2_000_000)

    assert found["length"] <= len(part) + 4


def test_a_whole_body_is_one_picture(node: Listener) -> None:
    found = read(node, b"\x89PNG" + bytes(60), whole=True)

    assert contents(found) == [b"\x89PNG" + bytes(60)]
    assert found["text"] == b""
    assert read(node, bytes(61), whole=True, each=60)["over"] is True


MEMORY = """
const { Memory } = await import(process.argv[1]);
const memory = new Memory(10);
const order = [];
const take = (name, bytes, signal = new AbortController().signal) =>
  memory.take(bytes, signal).then(
    (release) => { order.push(name); return release; }, () => { order.push(`${name} gone`); });
const turn = () => new Promise((resolve) => setImmediate(resolve));
const first = await take('first', 6);
const gone = new AbortController();
take('large', 8, gone.signal);
const small = take('small', 4);
await turn();
order.push('nobody slips past');
gone.abort();
await turn();
first(); first();
take('last', 6);
take('over', 1);
await turn();
(await small)();
await turn();
take('late', 1, AbortSignal.abort());
await turn();
console.log(JSON.stringify(order));
"""


def test_who_waits_for_memory_is_served_in_turn_and_what_is_given_back_is_given_once() -> None:
    assert played(MEMORY, (PLUGIN / "memory.mjs").as_uri()) == [
        "first",
        "nobody slips past",
        "large gone",
        "small",
        "last",
        "over",
        "late gone",
    ]
