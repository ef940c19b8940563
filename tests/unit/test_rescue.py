"""
The walk that finds a picture in a painter's answer, tried in Node.

With each of the shapes in which SillyTavern's server answers for its 24 sources, and with what is no picture.
"""

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="the walk is tried in Node, which is not installed")

PROGRAM = """
import(process.argv[1]).then(({ findPicture }) =>
  require("readline").createInterface({ input: process.stdin }).on("line", (line) =>
    console.log(JSON.stringify(findPicture(JSON.parse(line))))));
"""
MODULE = Path(__file__).parents[2] / "shim" / "rescue.js"


def picture(head: bytes, size: int = 300) -> str:
    """Return the base64 of a file that begins like that."""
    return base64.b64encode(head + bytes(range(256)) * (size // 256 + 1)).decode()


PNG = picture(b"\x89PNG\r\n\x1a\n")
JPEG = picture(b"\xff\xd8\xff\xe0\x00\x10JFIF")
GIF = picture(b"GIF89a")
WEBP = picture(b"RIFF\x24\x10\x00\x00WEBPVP8 ")
AVIF = picture(b"\x00\x00\x00\x20ftypavif\x00\x00\x00\x00")
MP4 = picture(b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00")
SMALL = picture(b"\x89PNG\r\n\x1a\n", 10)
LARGE = picture(b"\x89PNG\r\n\x1a\n", 3000)


class Walk:
    """One Node for all tests of this file."""

    def __init__(self) -> None:
        command = [NODE or "node", "-e", PROGRAM, MODULE.as_uri()]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603

    def __call__(self, answer: str) -> dict[str, str] | None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(answer) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())  # type: ignore[no-any-return]


@pytest.fixture(scope="module", name="find")
def _find() -> Iterator[Walk]:
    walk = Walk()
    with walk.process:
        yield walk


INFO = json.dumps({"prompt": "a fox", "seed": 7})
AUTO = {"images": [PNG, LARGE], "parameters": {"prompt": "a fox", "init_images": None}, "info": INFO}

ANSWERS: dict[str, tuple[Any, str, str]] = {
    "extras": ({"image": JPEG}, JPEG, "jpg"),
    "horde": (WEBP, WEBP, "webp"),
    "auto": (AUTO, PNG, "png"),
    "vlad": (AUTO, PNG, "png"),
    "drawthings": ({"images": [PNG]}, PNG, "png"),
    "sdcpp": ({"images": [PNG], "parameters": {}, "info": "{}"}, PNG, "png"),
    "novel": (PNG, PNG, "png"),
    "openai": ({"created": 1, "data": [{"revised_prompt": "a fox", "b64_json": PNG}]}, PNG, "png"),
    "aimlapi": ({"format": "png", "data": PNG}, PNG, "png"),
    "comfy": ({"format": "webp", "data": WEBP}, WEBP, "webp"),
    "comfy in the cloud": ({"format": "gif", "data": GIF}, GIF, "gif"),
    "togetherai": ({"format": "jpg", "data": JPEG}, JPEG, "jpg"),
    "pollinations": ({"image": JPEG, "format": "jpeg"}, JPEG, "jpg"),
    "stability": (PNG, PNG, "png"),
    "huggingface": ({"image": JPEG}, JPEG, "jpg"),
    "chutes": ({"image": JPEG}, JPEG, "jpg"),
    "electronhub": ({"image": PNG}, PNG, "png"),
    "nanogpt": ({"image": JPEG}, JPEG, "jpg"),
    "bfl": ({"image": JPEG}, JPEG, "jpg"),
    "falai": ({"image": JPEG}, JPEG, "jpg"),
    "xai": ({"image": JPEG, "format": "jpg"}, JPEG, "jpg"),
    "google": ({"image": PNG}, PNG, "png"),
    "zai": ({"image": PNG, "format": "png"}, PNG, "png"),
    "openrouter": ({"format": "png", "image": PNG}, PNG, "png"),
    "workersai": ({"format": "png", "image": PNG}, PNG, "png"),
}


@pytest.mark.parametrize("source", ANSWERS)
def test_the_picture_of_every_source_is_found_and_known_by_its_bytes(find: Walk, source: str) -> None:
    answer, wanted, extension = ANSWERS[source]

    found = find(answer if isinstance(answer, str) else json.dumps(answer))

    assert found == {"base64": wanted, "format": extension}


def test_a_data_address_is_a_picture_and_avif_gets_an_ending_that_st_takes(find: Walk) -> None:
    assert find(json.dumps({"images": [f"data:image/png;base64,{PNG}"]})) == {"base64": PNG, "format": "png"}
    assert find(json.dumps({"image": AVIF})) == {"base64": AVIF, "format": "webp"}
    assert find(json.dumps(PNG)) == {"base64": PNG, "format": "png"}


def test_of_several_the_largest_is_taken_and_of_a_list_the_first(find: Walk) -> None:
    assert find(json.dumps({"preview": SMALL, "image": LARGE, "thumb": SMALL})) == {
        "base64": LARGE,
        "format": "png",
    }
    assert find(json.dumps([{"image": SMALL}, {"image": LARGE}])) == {"base64": SMALL, "format": "png"}


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "null",
        "7",
        "{}",
        "[]",
        "<html>Bad gateway</html>",
        "Internal Server Error",
        json.dumps({"video": MP4, "format": "mp4"}),
        json.dumps({"images": ["", None, 3]}),
        json.dumps({"image": base64.b64encode(b"no picture, but long enough to be one").decode()}),
        json.dumps({"image": PNG[:-10] + "!" + PNG[-9:]}),
        json.dumps({"image": "iVBORw0KGgo="}),
        json.dumps({"image": "https://elsewhere.example/fox.png"}),
    ],
)
def test_what_is_no_picture_is_none(find: Walk, answer: str) -> None:
    assert find(answer) is None
