"""Where Pyodide comes from (the vendor folder, the browser's storage, the CDN) and what is refused."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserType, Page

from tests.e2e.cdn import LAN, STDLIB, Stand, published, quick, set_up
from tools.vendor import TARGET

VENDOR_ADVICE = (
    'run "make vendor" in Limner\'s folder, or delete vendor/pyodide there to load Pyodide from the network.'
)
CDN_AWAY = (
    "check the connection and what may block cdn.jsdelivr.net, then reload the page, "
    'or run "make vendor" in Limner\'s folder.'
)
CDN_BAD = (
    "something between you and cdn.jsdelivr.net changes or blocks files, so try another network, "
    'or run "make vendor" in Limner\'s folder.'
)

WITH_STORED = """async (look) => {
    // The worker keeps files behind the user's back, so there is no event to wait for but the storage itself.
    for (;;) {
        const names = await caches.keys();
        const cache = names.length && await caches.open(names[0]);
        const keys = cache ? await cache.keys() : [];
        if (keys.length === 4) return look === 'names' ? names : keys.map((key) => key.url);
        await new Promise((resolve) => requestAnimationFrame(resolve));
    }
}"""

DAMAGE = """async () => {
    const cache = await caches.open((await caches.keys())[0]);
    for (const key of await cache.keys()) {
        if (key.url.includes('pyodide.asm.wasm')) await cache.put(key, new Response('not wasm'));
    }
}"""


@pytest.fixture(scope="module", name="stand_of_module")
def _stand_of_module(chromium: BrowserType) -> Iterator[Stand]:
    yield from set_up(chromium)


@pytest.fixture(name="stand")
def _stand(stand_of_module: Stand) -> Iterator[Stand]:
    stand_of_module.folder.reset()
    stand_of_module.cdn.reset()
    yield stand_of_module
    stand_of_module.cdn.gate.open()


def start(page: Page, deadlines: dict[str, int] | None = None) -> dict[str, Any]:
    """Start the worker and return what it said last: that it is ready, or why it is not."""
    answer: dict[str, Any] = page.evaluate("(deadlines) => start(deadlines)", deadlines)
    return answer


def reason(page: Page, deadlines: dict[str, int] | None = None) -> str:
    """Start the worker, which must fail, and return its sentence."""
    answer = start(page, deadlines)
    assert answer["state"] == "failed"
    return in_english(answer["reason"])


def in_english(said: object) -> str:
    """Return a sentence of the worker's as the page says it where no other language is known."""
    if not isinstance(said, list):
        return str(said)
    words, *values = said
    return re.sub(r"\$\{(\d)\}", lambda place: in_english(values[int(place[1])]), words)


def names(asked: object) -> set[str]:
    return {str(url).rpartition("/")[2].partition("?")[0] for url in asked}  # type: ignore[attr-defined]


@pytest.fixture(name="as_published")
def _as_published(stand: Stand) -> Iterator[None]:
    """Each byte as it comes from the CDN, where the others have the standard library compiled."""
    stand.lay(*published())
    yield
    stand.lay(*quick())


@pytest.mark.usefixtures("as_published")
def test_the_first_start_comes_from_the_cdn_and_the_second_needs_no_network(stand: Stand) -> None:
    everything = {file.name for file in stand.cdn.pin.files}
    with stand.page() as page:
        first = start(page)
        assert first["state"] == "ready"
        assert first["epoch"] == 7
        assert set(first["timings"]) == {"fetch", "load", "import", "total"}
        assert sorted(stand.cdn.asked) == sorted(everything)
        assert names(page.evaluate(WITH_STORED, "keys")) == everything

        stand.cdn.reset()
        stand.cdn.down()
        assert start(page)["state"] == "ready"
        assert not len(stand.cdn.asked)


def test_it_says_fetching_with_progress_then_starting_then_ready(stand: Stand) -> None:
    with stand.page() as page:
        start(page)
        states = [message for message in page.evaluate("said") if "state" in message]

    assert [message["state"] for message in states[-2:]] == ["starting", "ready"]
    assert states[0] == {"state": "fetching", "epoch": 7}
    shares = [message["progress"] for message in states[1:-2]]
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_messages_that_come_too_early_are_heard_in_order(stand: Stand) -> None:
    with stand.page() as page:
        start(page)
        page.evaluate("worker.postMessage('third')")

        assert page.evaluate("heard(3)") == ["first", "second", "third"]


def test_a_message_that_fails_is_reported_and_the_next_one_is_heard(stand: Stand) -> None:
    with stand.page() as page:
        start(page)
        page.evaluate("worker.postMessage('fail'), worker.postMessage('and on')")

        assert page.evaluate("heard(3)") == ["first", "second", "and on"]
        [error] = [message for message in page.evaluate("said") if "error" in message]
    assert "ValueError: a bad message" in error["error"]
    assert error["epoch"] == 7


def test_a_damaged_entry_of_the_browsers_storage_is_fetched_anew(stand: Stand) -> None:
    with stand.page() as page:
        start(page)
        page.evaluate(WITH_STORED, "keys")
        page.evaluate(DAMAGE)
        stand.cdn.reset()

        assert start(page)["state"] == "ready"
        # Chromium may answer from its own HTTP cache, so what is asked of the CDN is that file or nothing.
        assert set(stand.cdn.asked) <= {"pyodide.asm.wasm"}


def test_what_another_version_left_in_the_storage_is_thrown_away(stand: Stand) -> None:
    with stand.page() as page:
        page.evaluate("caches.open('limner-pyodide-1.2.3').then(() => caches.open('of-somebody-else'))")
        start(page)
        page.wait_for_function("caches.keys().then((names) => !names.includes('limner-pyodide-1.2.3'))")

        assert page.evaluate("caches.keys()") == [
            "of-somebody-else",
            f"limner-pyodide-{stand.cdn.pin.version}",
        ]


def test_without_storage_it_starts_all_the_same(stand: Stand) -> None:
    # What a private window does, or a full disk: the storage is there and every use of it fails.
    refusing = (
        "CacheStorage.prototype.open = () => Promise.reject(new DOMException('no', 'SecurityError'));\n"
    )
    stand.folder.before_worker = refusing
    with stand.page() as page:
        assert start(page)["state"] == "ready"
        assert page.evaluate("caches.keys()") == []


def test_a_full_disk_costs_the_next_start_its_storage_and_nothing_else(stand: Stand) -> None:
    full = "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));\n"
    stand.folder.before_worker = full
    with stand.page() as page:
        assert start(page)["state"] == "ready"


@pytest.mark.parametrize("host", ["127.0.0.1", LAN])
@pytest.mark.parametrize("name", ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"])
def test_a_wrong_hash_from_the_cdn_is_refused(stand: Stand, name: str, host: str) -> None:
    stand.cdn.faults[name] = "wrong"
    with stand.page(host) as page:
        sentence = reason(page)

    symptom = f"{name} from cdn.jsdelivr.net is not the file Limner was made for (wrong hash) and was refused"
    assert sentence == f"{symptom}: {CDN_BAD}"


def test_a_file_that_the_browsers_own_cache_spoilt_is_asked_for_once_more(stand: Stand) -> None:
    stand.cdn.faults["pyodide.asm.mjs"] = "wrong"
    with stand.page() as page:
        reason(page)
        stand.cdn.faults.clear()
        stand.cdn.asked.clear()

        assert start(page)["state"] == "ready"
        assert "pyodide.asm.mjs" in stand.cdn.asked


def test_half_a_file_says_how_much_came(stand: Stand) -> None:
    stand.cdn.faults["pyodide.asm.wasm"] = "half"
    with stand.page() as page:
        sentence = reason(page)

    assert sentence.startswith("pyodide.asm.wasm from cdn.jsdelivr.net broke off in the middle (")
    assert sentence.endswith(f" of 9598 kB): {CDN_AWAY}")


def test_a_file_the_cdn_does_not_have_is_named_with_its_status(stand: Stand) -> None:
    stand.cdn.faults["python_stdlib.zip"] = "404"
    with stand.page() as page:
        assert reason(page) == f"cdn.jsdelivr.net answered 404 for python_stdlib.zip: {CDN_AWAY}"


def test_a_cdn_out_of_reach_is_said(stand: Stand) -> None:
    stand.cdn.down()
    with stand.page() as page:
        sentence = reason(page)

    assert sentence.startswith("cdn.jsdelivr.net could not be reached for py")
    assert sentence.endswith(f": {CDN_AWAY}")


def test_a_cdn_that_falls_silent_in_the_middle_is_not_waited_for(stand: Stand) -> None:
    stand.cdn.faults["python_stdlib.zip"] = "silent"
    with stand.page() as page:
        sentence = reason(page, {"silence": 4000})

    assert sentence == f"cdn.jsdelivr.net sent nothing of python_stdlib.zip for 4 s: {CDN_AWAY}"


def test_files_that_do_not_all_come_in_time_are_given_up(stand: Stand) -> None:
    stand.cdn.faults["python_stdlib.zip"] = "silent"
    with stand.page() as page:
        sentence = reason(page, {"fetch": 1000})

    assert sentence == (
        "The files did not arrive within 1 s: the connection is too slow now, so reload the page later."
    )


def test_a_python_that_does_not_start_in_time_is_given_up(stand: Stand) -> None:
    # A browser too old for this wasm: Pyodide logs that and waits for ever.
    too_old = (
        "WebAssembly.instantiateStreaming = () => Promise.reject(new WebAssembly.CompileError('old'));\n"
    )
    stand.folder.before_worker = too_old
    with stand.page() as page:
        sentence = reason(page, {"start": 1000})

    assert sentence == (
        "Python did not start within 1 s: "
        "reload the page, close what uses much memory, or update the browser."
    )


def test_with_a_vendor_folder_the_cdn_is_never_asked(stand: Stand) -> None:
    stand.folder.vendor = dict(stand.cdn.files)
    with stand.page() as page:
        assert start(page)["state"] == "ready"
        assert page.evaluate("caches.keys()") == []
    assert not len(stand.cdn.asked)


def test_a_vendor_folder_with_a_compiled_library_needs_no_other(stand: Stand) -> None:
    compiled = stand.cdn.pin.compiled.name
    files = {name: it for name, it in stand.cdn.files.items() if name != "python_stdlib.zip"}
    stand.folder.vendor = {**files, compiled: (TARGET / compiled).read_bytes()}
    with stand.page() as page:
        assert start(page)["state"] == "ready"


def test_a_damaged_compiled_library_is_refused_and_not_passed_over(stand: Stand) -> None:
    compiled = stand.cdn.pin.compiled
    stand.folder.vendor = {**stand.cdn.files, compiled.name: b"?" * compiled.size}
    with stand.page() as page:
        assert reason(page) == (
            f"vendor/pyodide/{compiled.name} from SillyTavern is not the file Limner was made for "
            f"(wrong hash) and was refused: {VENDOR_ADVICE}"
        )


def own_files(stand: Stand) -> set[str]:
    """Which of Limner's modules were asked for, and whether the pack of them was."""
    return {path for path in stand.folder.asked if path.endswith((".py", ".pack"))}


def test_a_vendored_limner_starts_from_one_file_of_compiled_modules(stand: Stand) -> None:
    stand.folder.vendor = dict(stand.cdn.files)
    stand.folder.repack()
    with stand.page() as page:
        assert start(page)["state"] == "ready"
        assert page.evaluate("heard(2)") == ["first", "second"]
    assert own_files(stand) == {"vendor/limner.pack"}


@pytest.mark.parametrize("trouble", ["of another Limner", "half a line", "empty"])
def test_compiled_modules_that_are_not_todays_are_passed_over_for_the_sources(
    stand: Stand, trouble: str
) -> None:
    stand.folder.vendor = dict(stand.cdn.files)
    stand.folder.repack()
    if trouble == "of another Limner":
        bridge = stand.folder.own["limner/bridge.py"]
        stand.folder.own["limner/bridge.py"] = bridge.replace(b'"heard": text', b'"heard": text + "!"')
        stand.folder.relist()
    else:
        stand.folder.pack = b'{"of": ' if trouble == "half a line" else b""
    with stand.page() as page:
        assert start(page)["state"] == "ready"
        heard = page.evaluate("heard(2)")
    assert heard == (["first!", "second!"] if trouble == "of another Limner" else ["first", "second"])
    assert "python/limner/bridge.py" in own_files(stand)


def test_without_a_vendor_folder_nobody_asks_for_compiled_modules(stand: Stand) -> None:
    with stand.page() as page:
        assert start(page)["state"] == "ready"
    assert own_files(stand) == {"python/limner/__init__.py", "python/limner/bridge.py"}


@pytest.mark.parametrize("name", ["pyodide.mjs", "pyodide.asm.wasm"])
def test_a_damaged_vendor_folder_is_refused_and_not_passed_over(stand: Stand, name: str) -> None:
    content = stand.cdn.files[name]
    stand.folder.vendor = {**stand.cdn.files, name: b"?" + content[1:]}
    with stand.page() as page:
        assert reason(page) == (
            f"vendor/pyodide/{name} from SillyTavern is not the file Limner was made for (wrong hash) "
            f"and was refused: {VENDOR_ADVICE}"
        )
    assert not len(stand.cdn.asked)


def test_a_truncated_file_in_the_vendor_folder_is_refused_and_not_passed_over(stand: Stand) -> None:
    stand.folder.vendor = {**stand.cdn.files, "python_stdlib.zip": b"PK"}
    with stand.page() as page:
        sentence = reason(page)

    size = round(len(stand.cdn.files[STDLIB]) / 1000)
    symptom = f"vendor/pyodide/{STDLIB} from SillyTavern broke off in the middle (0 of {size} kB)"
    assert sentence == f"{symptom}: {VENDOR_ADVICE}"
    assert not len(stand.cdn.asked)


def test_an_incomplete_vendor_folder_is_refused_and_not_passed_over(stand: Stand) -> None:
    stand.folder.vendor = {name: it for name, it in stand.cdn.files.items() if name != "python_stdlib.zip"}
    with stand.page() as page:
        sentence = reason(page)

    assert sentence == f"SillyTavern answered 404 for vendor/pyodide/python_stdlib.zip: {VENDOR_ADVICE}"
    assert not len(stand.cdn.asked)


def test_on_http_in_the_home_network_it_starts_without_storage_or_cryptography(stand: Stand) -> None:
    with stand.page(LAN) as page:
        assert page.evaluate("[isSecureContext, typeof caches, typeof crypto.subtle]") == [
            False,
            "undefined",
            "undefined",
        ]
        assert start(page)["state"] == "ready"
    assert set(stand.cdn.asked) == set(stand.cdn.files)


def test_a_browser_that_would_let_anything_pass_is_refused(stand: Stand) -> None:
    no_check = (
        "const real = fetch; self.fetch = (url, options) => real(url, { ...options, integrity: '' });\n"
    )
    stand.folder.before_worker = no_check
    with stand.page(LAN) as page:
        assert reason(page) == (
            "This browser cannot check files over http: open SillyTavern by https or localhost."
        )
    assert not len(stand.cdn.asked)


def test_a_missing_file_of_limner_itself_is_named(stand: Stand) -> None:
    del stand.folder.own["limner/bridge.py"]
    with stand.page() as page:
        assert reason(page) == (
            "SillyTavern answered 404 for python/limner/bridge.py: "
            "Limner's folder is incomplete, so update or reinstall the extension, then reload the page."
        )


def test_a_bug_in_limners_python_is_said_with_its_last_line(stand: Stand) -> None:
    stand.folder.own["limner/bridge.py"] = b"raise RuntimeError('nobody expected this')"
    with stand.page() as page:
        sentence = reason(page)

    assert sentence == (
        "something in it is wrong (RuntimeError: nobody expected this). Update the extension, "
        "and if that does not help, report what the browser's console says."
    )
