"""What a stranger's code is left of a worker's global object (``lockdown.js``), tried in Node."""

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
const { default: vm } = await import('node:vm');
const language = vm.runInNewContext('Object.getOwnPropertyNames(globalThis)');
const out = process.stdout;
class Storage { open() {} }
const Scope = Object.getPrototypeOf(globalThis);
Object.defineProperty(Scope, 'indexedDB', { get: () => new Storage(), configurable: true });
Object.defineProperty(Scope, 'TEMPORARY', { value: 0 });
globalThis.newStorageOf2030 = new Storage();
class Navigator { get userAgent() { return 'x'; } }
globalThis.navigator = new Navigator();
const navigatorScope = Navigator.prototype;
Object.defineProperty(navigatorScope, 'locks', { get: () => new Storage(), configurable: true });
const { shut } = await import(process.argv[1]);
globalThis.pyodideOwn = 1;
const before = ['indexedDB', 'newStorageOf2030', 'BroadcastChannel'].filter((name) => name in globalThis);
const stuck = { value: new Storage(), configurable: false };
if (process.argv[2]) Object.defineProperty(globalThis, process.argv[2], stuck);
let error = '';
try { shut(); shut(); } catch (failure) { error = failure.message; }
const all = Function('return this')();
out.write(JSON.stringify({
    error,
    before,
    after: ['indexedDB', 'newStorageOf2030', 'BroadcastChannel', 'process'].filter((name) => name in all),
    navigator: ['locks', 'userAgent'].filter((name) => name in navigator),
    missing: language.filter((name) => !(name in all)),
    ours: ['pyodideOwn', 'fetch', 'setTimeout', 'MessageChannel'].filter((name) => name in all),
}));
"""


def test_what_outlives_a_package_goes_whatever_it_is_called_and_the_language_stays() -> None:
    left = played(PROGRAM, f"{SHIM}/runtime/lockdown.js")

    assert left["error"] == ""
    assert left["before"] == ["indexedDB", "newStorageOf2030", "BroadcastChannel"]
    assert left["after"] == []
    assert left["navigator"] == ["userAgent"]
    assert left["missing"] == [], "a part of the language is not on the list"
    assert left["ours"] == ["pyodideOwn", "fetch", "setTimeout", "MessageChannel"]


def test_where_something_does_not_go_no_package_runs() -> None:
    left = played(PROGRAM, f"{SHIM}/runtime/lockdown.js", "BroadcastChannel")

    assert "BroadcastChannel" in left["error"]
