"""
The snapshot that a start leaves for the next one: when it is used, when it is thrown away, and what is in it.

Most are played on the bare page of ``cdn.py``, where each thing can be spoilt by itself; the last ones in a
real SillyTavern.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page

from tests.e2e.cdn import LAN, Stand, set_up
from tests.e2e.stage import Stage
from tests.e2e.test_illustration import THREE, kept
from tools.browser import Watch
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage
from tools.within import close_up, open_up, worker_of

AT_ONCE = {"calm": 0}
NEVER = {"calm": 600_000}

_IN_STORE = """async (work) => {
    const answered = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    if (!(await indexedDB.databases()).some(({ name }) => name === 'limner-start')) return null;
    const database = await answered(indexedDB.open('limner-start'));
    const store = database.transaction('snapshot', 'readwrite').objectStore('snapshot');
    const image = await answered(store.get('image'));
    const trial = await answered(store.get('trial'));
    const making = await answered(store.get('making'));
    const names = await answered(store.getAllKeys());
    // Until it is done: a page that goes before that takes its change along.
    const changed = (change) => new Promise((resolve, reject) => {
        const transaction = database.transaction('snapshot', 'readwrite');
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
        change(transaction.objectStore('snapshot'));
    });
    const put = (name, value) => changed((store) => store.put(value, name));
    const remove = (name) => changed((store) => store.delete(name));
    try {
        return await eval(work)({ image, trial, making, names, put, remove });
    } finally {
        database.close();
    }
}"""

BRIDGE = '''"""A stand-in that tells what chance and time it has."""
import json, os, random, time

imported_at = time.time()

def start(post, epoch, page, booths=None):
    random.seed()
    def receive(text):
        if text == "chance":
            text = [random.random(), os.urandom(8).hex(), random.SystemRandom().random()]
        elif text == "time":
            text = [imported_at, time.time(), time.monotonic()]
        elif text == "later":
            import difflib, limner.late
            text = [limner.late.__doc__, difflib.__name__]
        post(json.dumps({"heard": text, "epoch": epoch}))
    return receive
'''


@pytest.fixture(scope="module", name="stand_of_module")
def _stand_of_module(chromium: BrowserType) -> Iterator[Stand]:
    yield from set_up(chromium)


@pytest.fixture(name="stand")
def _stand(stand_of_module: Stand) -> Stand:
    reset(stand_of_module)
    return stand_of_module


def reset(stand: Stand) -> None:
    """Have both places whole, and a stand-in for Limner that tells what chance and time it has."""
    stand.folder.reset()
    stand.cdn.reset()
    stand.folder.own["limner/bridge.py"] = BRIDGE.encode()
    stand.folder.own["limner/late.py"] = b'"""Imported late."""'
    stand.folder.relist()


@pytest.fixture(scope="module", name="page_of_module")
def _page_of_module(stand_of_module: Stand) -> Iterator[Page]:
    """A page on which a first start has left a snapshot, and which remembers it."""
    reset(stand_of_module)
    with stand_of_module.page() as page:
        keep_one(page)
        copy_it(page)
        yield page


@pytest.fixture(name="page")
def _page(stand: Stand, page_of_module: Page) -> Page:
    """The page as its first start has left it."""
    del stand  # whole again by now
    quiet(page_of_module)
    put_back(page_of_module)
    return page_of_module


@pytest.fixture(name="empty")
def _empty(stand: Stand, page_of_module: Page) -> Page:
    """The page before its first start."""
    del stand
    quiet(page_of_module)
    in_store(page_of_module, "async ({ names, remove }) => { for (const name of names) await remove(name); }")
    return page_of_module


def quiet(page: Page) -> None:
    """End what an earlier test has started."""
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.evaluate("() => { worker?.terminate(); said.length = 0; }")


def in_store(page: Page, work: str) -> Any:
    """
    Do something with what is kept: ``({ image, trial, making, names, put, remove }) => ...``.

    None where there is no storage yet.
    """
    return page.evaluate(_IN_STORE, work)


def start(page: Page, deadlines: dict[str, int] | None = None) -> dict[str, Any]:
    """Start a worker, the one before having ended, and return what it said last."""
    page.evaluate("() => { worker?.terminate(); }")
    answer: dict[str, Any] = page.evaluate("deadlines => start(deadlines)", deadlines or NEVER)
    return answer


def how(page: Page, deadlines: dict[str, int] | None = None) -> str:
    """Start a worker, which must succeed, and return ``plain`` or ``snapshot``."""
    answer = start(page, deadlines)
    assert answer["state"] == "ready", answer
    way: str = answer["start"]
    return way


def made(page: Page) -> dict[str, Any]:
    """Wait until the snapshot is made, or not, and return what was said of it."""
    found = page.wait_for_function("() => said.find((message) => 'snapshot' in message && !message.state)")
    said: dict[str, Any] = found.json_value()["snapshot"]
    return said


def keep_one(page: Page) -> None:
    """Start plainly and wait for the snapshot of it."""
    assert how(page, AT_ONCE) == "plain"
    assert "failed" not in made(page)


def copy_it(page: Page) -> None:
    """Remember the snapshot, bytes and all, for ``put_back``."""
    in_store(
        page,
        """async ({ image }) => {
            window.copy = { ...image, body: new Blob([await image.body.arrayBuffer()]) };
        }""",
    )


def put_back(page: Page, *, without: str = "") -> None:
    """Put the remembered snapshot into the storage, as if nothing had happened to it."""
    in_store(
        page,
        f"""async ({{ names, put, remove }}) => {{
            for (const name of names) await remove(name);
            await put('image', {{ ...window.copy, {f"{without}: undefined" if without else ""} }});
        }}""",
    )


NO_BLOBS = """
const { put } = IDBObjectStore.prototype;
IDBObjectStore.prototype.put = function (value, name) {
    const request = put.call(this, value, name);
    if (value.body instanceof Blob) this.transaction.abort();
    return request;
};
"""
"""What Safari's engine does where nothing outlives the window: no reason is given."""


def heard(page: Page, text: str) -> Any:
    """Say ``text`` to the worker and return the answer."""
    page.evaluate("(text) => worker.postMessage(text)", text)
    answers = page.evaluate("heard(3)")
    return answers[-1]


def wanted(page: Page, entry: str) -> bool:
    """Tell whether a start with the key of this entry would make a snapshot."""
    key = in_store(page, f"({{ {entry} }}) => {entry}.key")
    answer: bool = page.evaluate(
        """async (key) => {
            const { Snapshots } = await import('/limner/shim/runtime/snapshot.js');
            return new Snapshots(2000).wanted(key);
        }""",
        key,
    )
    return answer


def complaints(page: Page) -> list[str]:
    """Collect what the console says of the snapshot from now on."""
    lines: list[str] = []
    page.on("console", lambda message: lines.append(message.text) if "snapshot" in message.text else None)
    return lines


def test_the_second_start_uses_what_the_first_one_left_and_fetches_two_lists_and_no_more(
    stand: Stand, page: Page
) -> None:
    stand.cdn.down()
    stand.folder.asked.clear()

    assert how(page) == "snapshot"
    states = [message for message in page.evaluate("said") if "state" in message]
    fetched = {name for name in stand.folder.asked if not name.startswith("limner/shim/")}

    assert [message["state"] for message in states] == ["fetching", "starting", "ready"]
    assert {name for name in fetched if name.startswith("python/")} == {
        "python/modules.json",
        "python/pyodide.json",
    }
    assert not {name for name in fetched if name.startswith("vendor/")}


def test_what_is_imported_later_is_there_after_a_start_from_the_snapshot(page: Page) -> None:
    assert how(page) == "snapshot"

    assert heard(page, "later") == ["Imported late.", "difflib"]


def test_chance_and_time_are_new_after_each_start_from_the_same_snapshot(page: Page) -> None:
    chances = []
    for _ in range(2):
        assert how(page) == "snapshot"
        chances += heard(page, "chance")
    assert how(page) == "snapshot"
    imported_at, now, _monotonic = heard(page, "time")

    assert len(set(chances)) == 6
    assert now > imported_at


def test_messages_that_come_too_early_are_heard_in_order_by_a_start_from_the_snapshot(page: Page) -> None:
    assert how(page) == "snapshot"

    assert heard(page, "third") == "third"
    assert page.evaluate("heard(3)") == ["first", "second", "third"]


@pytest.mark.parametrize("where", [1000, -1000], ids=["in the code", "in the memory"])
def test_a_damaged_snapshot_is_thrown_away_and_python_starts_without_it(page: Page, where: int) -> None:
    in_store(
        page,
        f"""async ({{ image, put }}) => {{
            const bytes = new Uint8Array(await image.body.arrayBuffer());
            bytes.subarray({where})[0] ^= 1;
            await put('image', {{ ...image, body: new Blob([bytes]) }});
        }}""",
    )
    said = complaints(page)

    assert how(page) == "plain"
    assert in_store(page, "({ names }) => names") == ["trial"]
    keep_one(page)
    assert how(page) == "snapshot"
    assert said[0] == "[Limner] The snapshot for a quick start is not used: it is damaged."


def test_half_a_snapshot_is_thrown_away(page: Page) -> None:
    in_store(
        page,
        "({ image, put }) => put('image', { ...image, body: image.body.slice(0, 1e6) }).then(() => {})",
    )

    assert how(page) == "plain"
    assert in_store(page, "({ names }) => names") == ["trial"]


def test_a_snapshot_that_lacks_a_part_is_thrown_away(page: Page) -> None:
    for part in ("key", "code", "own", "sums", "runs", "length", "body"):
        put_back(page, without=part)

        assert how(page) == "plain", part
        assert in_store(page, "({ image }) => image === undefined"), part
    put_back(page)
    assert how(page) == "snapshot"


def test_an_entry_that_is_no_snapshot_at_all_is_thrown_away(page: Page) -> None:
    in_store(page, "({ put }) => put('image', 'what is this').then(() => {})")

    assert how(page) == "plain"
    assert in_store(page, "({ names }) => names") == []


def test_when_a_file_of_limner_changes_its_snapshot_is_thrown_away_and_the_new_one_takes_its_place(
    stand: Stand, page: Page
) -> None:
    before = in_store(page, "({ image }) => image.key")
    stand.folder.own["limner/late.py"] = b'"""Changed."""'
    stand.folder.relist()

    keep_one(page)
    assert in_store(page, "({ names }) => names") == ["image"]
    assert in_store(page, "({ image }) => image.key") != before
    assert how(page) == "snapshot"
    assert heard(page, "later")[0] == "Changed."


def test_a_snapshot_of_another_pyodide_is_thrown_away(stand: Stand, page: Page) -> None:
    pin = json.loads(stand.folder.own["pyodide.json"])
    stand.folder.own["pyodide.json"] = json.dumps({**pin, "note": "another one"}).encode()

    assert how(page) == "plain"
    assert in_store(page, "({ names }) => names") == []


def test_no_snapshot_is_made_of_files_that_are_not_those_of_the_list(stand: Stand, empty: Page) -> None:
    stand.folder.own["limner/late.py"] = b'"""Edited."""'
    assert how(empty, AT_ONCE) == "plain"
    assert "run python -m tools.modules" in made(empty)["failed"]

    assert in_store(empty, "({ names }) => names") == ["making"]


def spoil(page: Page) -> None:
    """Have the kept memory be of zeros, with sums that are right: Python crashes on it."""
    in_store(
        page,
        """async ({ image, put }) => {
            const bytes = new Uint8Array(await image.body.arrayBuffer());
            const head = image.split + 4096;
            bytes.fill(0, head);
            const { packed } = await import('/limner/shim/runtime/snapshot_format.js');
            const cut = (parts, from) =>
                parts.map(([name, size]) => [name, bytes.slice(from, (from += size))]);
            const code = cut(image.code, 0);
            const own = cut(image.own, code.reduce((sum, [, { length }]) => sum + length, 0));
            const memory = new Uint8Array(image.length);
            memory.set(bytes.subarray(image.split, head));
            await put('image', await packed(image.key, code, own, memory));
        }""",
    )


def test_a_snapshot_that_makes_python_crash_is_thrown_away_and_one_more_is_given_a_chance(page: Page) -> None:
    for _ in range(2):
        spoil(page)
        assert how(page, {"wake": 5000, **NEVER}) == "plain"
        assert in_store(page, "({ names }) => names") == ["trial"]
        if in_store(page, "({ trial }) => trial.failures") < 2:
            keep_one(page)

    assert in_store(page, "({ trial }) => trial.failures") == 2
    assert not wanted(page, "trial")


def test_a_snapshot_whose_start_never_ended_is_not_tried_again(page: Page) -> None:
    tried = "({ image, put }) => put('trial', { key: image.key, since: Date.now() - 60e3, failures: 0 })"
    in_store(page, f"(it) => ({tried})(it).then(() => {{}})")
    said = complaints(page)

    assert how(page) == "plain"
    assert in_store(page, "({ names }) => names") == ["trial"]
    assert said == [
        "[Limner] The snapshot for a quick start is not used: it was tried and Python did not start."
    ]


def test_a_snapshot_that_another_tab_tries_at_this_moment_is_left_alone(page: Page) -> None:
    tried = "({ image, put }) => put('trial', { key: image.key, since: Date.now(), failures: 0 })"
    in_store(page, f"(it) => ({tried})(it).then(() => {{}})")

    assert how(page, AT_ONCE) == "plain"
    assert in_store(page, "({ names }) => names") == ["image", "trial"]


_NO_WRITE_ENDS = """
const transact = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (...how) {
    const transaction = transact.apply(this, how);
    if (how[1] === 'readwrite') Object.defineProperty(transaction, 'oncomplete', { set() {} });
    return transaction;
};"""


_TROUBLES = {
    "missing": "Object.defineProperty(self, 'indexedDB', { value: undefined });",
    "refused": "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };",
    "hangs": "IDBFactory.prototype.open = () => ({});",
    "unreadable": "IDBObjectStore.prototype.get = () => { throw new DOMException('no', 'UnknownError'); };",
    "never read": "IDBObjectStore.prototype.get = () => ({});",
    "unwritable": "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceeded'); };",
    "never written": _NO_WRITE_ENDS,
    "blob is gone": "Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('', 'NoSuchFile'));",
}


def test_without_a_storage_that_works_python_starts_all_the_same(stand: Stand, page: Page) -> None:
    for name, trouble in _TROUBLES.items():
        put_back(page)
        stand.folder.before_worker = f"{trouble}\n"

        assert how(page, {"storage": 500, **NEVER}) == "plain", name
    stand.folder.before_worker = ""
    put_back(page)
    assert how(page) == "snapshot"


def test_a_snapshot_that_comes_late_has_one_more_try_and_is_then_thrown_away(
    stand: Stand, page: Page
) -> None:
    late = "Blob.prototype.arrayBuffer = () => new Promise(() => {});\n"
    stand.folder.before_worker = late
    assert how(page, {"storage": 500, **NEVER}) == "plain"
    stand.folder.before_worker = ""
    assert how(page) == "snapshot"

    stand.folder.before_worker = late
    for names in (["image", "trial"], ["trial"]):
        assert how(page, {"storage": 500, **NEVER}) == "plain"
        assert in_store(page, "({ names }) => names") == names
    assert not wanted(page, "trial")


def test_what_cannot_be_kept_is_tried_twice_and_then_left_for_a_day(stand: Stand, empty: Page) -> None:
    """A small note has room where a snapshot has none."""
    stand.folder.before_maker = """
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (entry, name) {
            if (name === 'image') throw new DOMException('full', 'QuotaExceededError');
            return put.call(this, entry, name);
        };
    """
    for tries in (1, 2):
        assert how(empty, AT_ONCE) == "plain"
        assert made(empty)["failed"] == "full"
        assert in_store(empty, "({ names }) => names") == ["making"]
        assert wanted(empty, "making") is (tries < 2)
    stand.folder.before_maker = ""

    a_day_ago = "({ making, put }) => put('making', { ...making, at: Date.now() - 25 * 3600e3 })"
    in_store(empty, f"(it) => ({a_day_ago})(it).then(() => {{}})")
    keep_one(empty)
    assert in_store(empty, "({ names }) => names") == ["image"]


def test_two_tabs_that_make_one_at_the_same_time_leave_one(empty: Page) -> None:
    other = empty.context.new_page()
    other.goto(empty.url)
    for each in (empty, other):
        each.evaluate("deadlines => { start(deadlines); }", AT_ONCE)
    for each in (empty, other):
        made(each)

    assert in_store(empty, "({ names }) => names") == ["image"]
    assert how(empty) == "snapshot"


def test_a_tab_that_is_closed_while_one_is_made_leaves_none_and_the_next_makes_it(empty: Page) -> None:
    other = empty.context.new_page()
    other.goto(empty.url)
    with other.expect_event("worker", lambda worker: worker.url.endswith("/snapshot_maker.js")):
        assert how(other, AT_ONCE) == "plain"
    other.close()

    assert in_store(empty, "({ image }) => image === undefined")
    keep_one(empty)
    assert how(empty) == "snapshot"


_SANDBOX = """() => new Promise((resolve) => {
    const sandbox = new Worker('/limner/shim/runtime/sandbox.js', { type: 'module' });
    sandbox.onmessage = ({ data }) => resolve(JSON.parse(data));
    sandbox.postMessage(JSON.stringify({ boot: { base: new URL('/limner/', location.href).href } }));
})"""


def test_a_painters_own_worker_starts_from_the_snapshot_and_decides_nothing_about_it(
    stand: Stand, empty: Page
) -> None:
    started = b"def start_sandbox(post, lay, archives):\n    return lambda text: None\n"
    stand.folder.own["limner/bridge.py"] += started
    stand.folder.relist()
    keep_one(empty)
    stand.cdn.down()

    assert empty.evaluate(_SANDBOX) == {"state": "ready"}
    assert in_store(empty, "({ names }) => names") == ["image"]


def test_a_storage_that_takes_no_blob_is_given_bytes_and_the_next_start_comes_from_them(
    stand: Stand, empty: Page
) -> None:
    stand.folder.before_maker = NO_BLOBS
    keep_one(empty)

    assert in_store(empty, "({ image }) => image.body instanceof Uint8Array")
    assert how(empty) == "snapshot"


def test_a_full_disk_costs_the_snapshot_and_nothing_else(stand: Stand, empty: Page) -> None:
    full = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };\n"
    stand.folder.before_maker = full
    said = complaints(empty)
    assert how(empty, AT_ONCE) == "plain"
    assert made(empty)["failed"] == "full"

    assert in_store(empty, "({ names }) => names") == []
    assert how(empty) == "plain"
    assert said == ["[Limner] No snapshot for a quick start was made: full."]


def test_with_too_little_room_none_is_made(stand: Stand, empty: Page) -> None:
    stand.folder.before_worker = "navigator.storage.estimate = async () => ({ quota: 2e6, usage: 1e6 });\n"
    said = complaints(empty)
    empty.evaluate("deadlines => start(deadlines)", AT_ONCE)
    empty.wait_for_event("console", lambda message: "too little room" in message.text)

    assert in_store(empty, "({ names }) => names") == []
    assert said == ["[Limner] The snapshot for a quick start is not made: the browser has too little room."]


def test_on_http_in_the_home_network_the_second_start_uses_the_snapshot_too(stand: Stand) -> None:
    with stand.page(LAN) as page:
        keep_one(page)
        stand.cdn.down()

        assert how(page) == "snapshot"


# -- in SillyTavern ----------------------------------------------------------------------------------------

_MADE = f"""async () => {{
    // The worker tells nobody when it has kept one, so there is no event to wait for but the storage itself.
    while (!(await ({_IN_STORE})('({{ image }}) => Boolean(image)')))
        await new Promise((resolve) => setTimeout(resolve, 100));
}}"""

_HANG = """async ({ image, put }) => {
    const bytes = new Uint8Array(await image.body.arrayBuffer());
    const { packed } = await import('/scripts/extensions/third-party/limner/shim/runtime/snapshot_format.js');
    let at = 0;
    const cut = ([name, size]) => [name, bytes.slice(at, (at += size))];
    const [, ...code] = image.code.map(cut);
    const hanging = new TextEncoder().encode('export const loadPyodide = () => { for (;;); };');
    const own = image.own.map(cut);
    const memory = new Uint8Array(image.length);
    await put('image', await packed(image.key, [[image.code[0][0], hanging], ...code], own, memory));
}"""

_QUICK = '{"wake":2000,"pauses":[50],"deadlines":{"calm":0}}'

_FOUND = """async ({ image }, secrets) => {
    const bytes = new Uint8Array(await image.body.arrayBuffer());
    const text = new TextDecoder('latin1').decode(bytes);
    // Python keeps a text in one, two or four bytes a character.
    const forms = (secret) => [1, 2, 4].map((width) => [...secret].join('\\0'.repeat(width - 1)));
    return secrets.filter((secret) => forms(secret).some((form) => text.includes(form)));
}"""


@pytest.fixture(scope="module", name="left_behind")
def _left_behind(limner_stage: Stage) -> Iterator[None]:
    """The page of the tests below goes with the last of them."""
    yield
    limner_stage.end(spoilt=True)


@pytest.fixture(name="first")
def _first(story: StoryPage, limner_stage: Stage, left_behind: None) -> Iterator[StoryPage]:
    """Load the page as if for the first time: a snapshot is made as soon as may be."""
    story.page.add_init_script(f"window.limnerTimings = {_QUICK};")
    in_store(story.page, "async ({ names, remove }) => { for (const name of names) await remove(name); }")
    load(story)
    yield story
    _leave(story, limner_stage)


@pytest.fixture(name="begun")
def _begun(
    story: StoryPage, limner_stage: Stage, left_behind: None, request: pytest.FixtureRequest
) -> Iterator[StoryPage]:
    """The page as a test before has left it with its snapshot, or a first one."""
    if story.page.evaluate("() => JSON.stringify(window.limnerTimings ?? null)") != _QUICK:
        yield request.getfixturevalue("first")
    else:
        yield story
        _leave(story, limner_stage)


def _leave(story: StoryPage, stage: Stage) -> None:
    """Leave the page to the next test, unless its snapshot is gone."""
    if in_store(story.page, "({ image }) => image === undefined") is not False:
        stage.end(spoilt=True, forget_snapshot=True)


def load(story: StoryPage) -> str:
    """Load the page, wait until Limner is ready, and return how it started."""
    story.reload()
    return ready(story)


def ready(story: StoryPage) -> str:
    story.when("() => document.documentElement.dataset.limner === 'ready'", timeout=90)
    return str(story.page.evaluate("() => document.documentElement.dataset.limnerStart"))


def wait_made(story: StoryPage) -> None:
    story.page.evaluate(_MADE)


def test_the_snapshot_holds_nothing_of_the_story_and_nothing_of_the_settings(
    first: StoryPage, model: StoryModel
) -> None:
    # Told while it is made: the worker that makes it is told nothing.
    model.script = Script(reply="The password of the gate is Quillfeather.", rate=0, always_tags=True)
    first.send("Where is Marrowbone?")
    first.wait_reply()
    wait_made(first)
    token = first.page.evaluate("() => SillyTavern.getContext().getRequestHeaders()['X-CSRF-Token']")
    secrets = ["Quillfeather", "Marrowbone", token, first.chat_id(), first.tavern.setup.painter_url]

    found = first.page.evaluate(
        _IN_STORE, f"(it) => ({_FOUND})(it, {json.dumps([*secrets, 'limner.bridge'])})"
    )

    assert found == ["limner.bridge"]


def test_a_second_load_of_sillytavern_starts_from_the_snapshot_and_illustrates(
    begun: StoryPage, model: StoryModel
) -> None:
    wait_made(begun)

    assert load(begun) == "snapshot"
    begun.switch_chat("Mira")
    model.script = Script(reply=THREE, rate=0, always_tags=True)
    begun.send("Go on.")
    begun.wait_reply()
    kept(begun, 3)


def test_limners_chance_is_new_in_each_start_from_the_same_snapshot(begun: StoryPage) -> None:
    wait_made(begun)
    open_up(begun.page.context)
    chances = []
    for _ in range(2):
        assert load(begun) == "snapshot"
        worker = worker_of(begun.page)
        chances.append(worker.evaluate("() => limnerPyodide.runPython('import random; random.random()')"))
    close_up(begun.page.context)

    assert chances[0] != chances[1]


def test_a_worker_that_was_killed_is_begun_anew_from_the_snapshot(begun: StoryPage, watch: Watch) -> None:
    wait_made(begun)
    watch.expect("Limner")
    worker = next(worker for worker in begun.page.workers if worker.url.endswith("/shim/runtime/worker.js"))
    begun.page.evaluate("() => { document.documentElement.dataset.limnerStart = ''; }")
    worker.evaluate("() => self.close()")
    begun.when("() => document.documentElement.dataset.limnerStart")

    assert ready(begun) == "snapshot"


def test_a_snapshot_that_hangs_the_worker_is_not_tried_by_the_next_nor_by_the_next_page(
    begun: StoryPage, watch: Watch
) -> None:
    wait_made(begun)
    begun.page.evaluate(_IN_STORE, _HANG)
    watch.expect("Limner")

    assert load(begun) == "plain"
    assert any("it hung while it started" in line for line in watch.console)
    assert load(begun) == "plain"
    assert sum("it hung while it started" in line for line in watch.console) == 1
