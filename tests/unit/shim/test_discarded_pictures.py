"""
The rescue of pictures that SillyTavern throws away, tried in Node with a page of a few lines.

The walk is tried with each of the shapes in which SillyTavern's server answers for its 24 sources.
"""

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.unit.in_node import SHIM, Listener, needs_node

pytestmark = needs_node

PROGRAM = """
globalThis.window = globalThis;
globalThis.asked = [];
const hooks = [];
globalThis.change = (data) => { for (const hook of hooks) hook(data); return data.prompt; };
globalThis.SillyTavern = { getContext: () => ({
  groupId: null, characterId: 0, characters: [{ name: "St. Mira" }],
  eventTypes: { SD_PROMPT_PROCESSING: "prompt" }, eventSource: { on: (_, hook) => hooks.push(hook) },
  getRequestHeaders: () => ({ "X-CSRF-Token": "t" }), humanizedDateTime: (at) => `at${at}`,
}) };
globalThis.answers = (body) => ({ image: body.paint });
globalThis.native = globalThis.fetch = async (url, { body, headers }) => {
  const sent = JSON.parse(body);
  asked.push({ url, headers, ...sent });
  return Response.json(url === "/api/images/upload" ? { path: `/saved/${sent.filename}` } : answers(sent));
};
globalThis.post = (body) => fetch("/paint", { method: "POST", body: JSON.stringify(body) });
import(process.argv[1]).then((module) => {
  Object.assign(globalThis, module);
  const run = async (play) => {
    try { return await new (async () => {}).constructor(play)(); } catch (error) { return error.stack; }
  };
  require("readline").createInterface({ input: process.stdin }).on("line", async (line) =>
    console.log(JSON.stringify(await run(JSON.parse(line)) ?? null)));
});
"""


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
        self._node = Listener(PROGRAM, f"{SHIM}/page/discarded_pictures.js")
        self.close = self._node.close

    def __call__(self, answer: str) -> dict[str, str] | None:
        return self.play(f"return findPicture({json.dumps(answer)})")  # type: ignore[no-any-return]

    def play(self, source: str) -> Any:
        """Play this on the page and return what it returns."""
        return self._node.ask(f"asked.length = 0; {source}")


@pytest.fixture(scope="module", name="find")
def _find() -> Iterator[Walk]:
    walk = Walk()
    yield walk
    walk.close()


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


# -- watching for it ---------------------------------------------------------------------------------------


def test_the_picture_of_our_prompt_is_saved_where_st_would_have_saved_it(find: Walk) -> None:
    path, upload = find.play(f"""
        const watch = watchFor(" , a fox, ");
        await post({{ prompt: "oil, a fox", paint: "{PNG}" }});
        const path = await watch.save();
        watch.end();
        return [path, asked[1]];
    """)

    assert path.startswith("/saved/St_ Mira_at")
    assert upload == {
        "url": "/api/images/upload",
        "headers": {"X-CSRF-Token": "t"},
        "image": PNG,
        "format": "png",
        "ch_name": "St. Mira",
        "filename": path.removeprefix("/saved/"),
    }


def test_the_caller_reads_his_answer_whole_and_gets_his_fetch_back(find: Walk) -> None:
    read, during, after = find.play(f"""
        const watch = watchFor("a fox");
        const during = fetch === native;
        const read = await (await post({{ prompt: "a fox", paint: "{PNG}" }})).json();
        watch.end();
        return [read, during, fetch === native];
    """)

    assert read == {"image": PNG}
    assert (during, after) == (False, True)


def test_fetch_stays_watched_until_the_last_command_has_ended(find: Walk) -> None:
    assert find.play("""
        const one = watchFor("a fox"), other = watchFor("a hen");
        one.end();
        const between = fetch === native;
        other.end();
        return [between, fetch === native];
    """) == [False, True]


def test_who_wraps_fetch_meanwhile_keeps_what_he_put_there(find: Walk) -> None:
    assert find.play(f"""
        const watch = watchFor("a fox");
        const ours = fetch;
        const theirs = (globalThis.fetch = (...args) => ours(...args));
        watch.end();
        const kept = fetch === theirs;
        const again = watchFor("a hen");
        await post({{ prompt: "a hen", paint: "{PNG}" }});
        const path = await again.save();
        again.end();
        const back = fetch === theirs;
        globalThis.fetch = native;
        return [kept, path.startsWith("/saved/"), asked.length, back];
    """) == [True, True, 2, True]


def test_each_command_gets_its_own_picture_also_where_two_ask_for_the_same(find: Walk) -> None:
    saved = find.play(f"""
        const watches = ["a fox", "a hen", "a fox"].map(watchFor);
        const paint = ["{SMALL}", "{LARGE}", "{PNG}"];
        for (const [at, prompt] of ["a hen", "a fox", "a fox"].entries())
            await post({{ prompt, paint: paint[at] }});
        const paths = await Promise.all(watches.map((watch) => watch.save()));
        watches.forEach((watch) => watch.end());
        return [paths, asked.slice(3).map(({{ image, filename }}) => [`/saved/${{filename}}`, image])];
    """)
    paths, uploads = saved[0], dict(saved[1])

    assert len(set(paths)) == 3
    assert [uploads[path] for path in paths] == [LARGE, SMALL, PNG]


def test_a_prompt_is_known_inside_a_workflow_and_where_it_is_cut_off(find: Walk) -> None:
    prompt = 'a sign "Inn"\n\\ äöü 狐 ' + "🦊" * 200
    assert find.play(f"""
        const paths = [];
        const prompt = {json.dumps(prompt)};
        for (const body of [
            {{ prompt: `{{"prompt": ${{JSON.stringify({{ text: prompt }})}}}}`, paint: "{PNG}" }},
            {{ payload: {{ prompt: prompt.slice(0, 400) }}, paint: "{PNG}" }},
        ]) {{
            const watch = watchFor(prompt);
            await post(body);
            paths.push((await watch.save()) !== "");
            watch.end();
        }}
        return paths;
    """) == [True, True]


def test_a_prompt_that_others_have_written_anew_is_known_too(find: Walk) -> None:
    assert find.play(f"""
        const watch = watchFor("a fox");
        const data = {{ trigger: "a fox", prompt: "a red animal" }};
        change(data);
        data.prompt = "a red animal in snow";
        await post({{ prompt: data.prompt, paint: "{PNG}" }});
        const path = await watch.save();
        watch.end();
        return path !== "";
    """)


@pytest.mark.parametrize(
    "request_",
    [
        '{ method: "POST", body: JSON.stringify({ prompt: "a hen", paint: PNG }) }',
        '{ method: "POST", body: JSON.stringify({ messages: ["a fox"], stream: true, paint: PNG }) }',
        '{ method: "PUT", body: JSON.stringify({ prompt: "a fox", paint: PNG }) }',
        '{ method: "POST", body: JSON.stringify({ prompt: "a fox", paint: "no picture" }) }',
    ],
    ids=["another prompt", "a streamed story", "no POST", "no picture"],
)
def test_what_is_not_our_picture_is_not_saved(find: Walk, request_: str) -> None:
    assert find.play(f"""
        const PNG = "{PNG}";
        const watch = watchFor("a fox");
        await fetch("/other", {request_});
        const path = await watch.save();
        watch.end();
        return [path, asked.length];
    """) == ["", 1]


def test_a_request_that_fails_fails_for_its_caller_and_nothing_else(find: Walk) -> None:
    assert find.play("""
        answers = () => { throw new Error("gone"); };
        const watch = watchFor("a fox");
        const said = await post({ prompt: "a fox" }).catch((error) => error.message);
        const path = await watch.save();
        watch.end();
        answers = (body) => ({ image: body.paint });
        return [said, path];
    """) == ["gone", ""]
