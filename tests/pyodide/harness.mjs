/**
 * Limner's Python under Node, in the Pyodide that the browser gets; the test at the other end of the pipe is the page.
 *
 *     node harness.mjs <repository> <vendor/pyodide> <its standard library, compiled> [<folder>=<mount point> ...]
 *
 * One JSON text a line. In: `{"receive": text}` is what the page would post, `{"python": source}` is run,
 * `{"awaiting": source}` as well, and may await. Each is answered by `{"done": value}` or `{"threw": text}`; `{"posted": text}` is what Python posts to the page.
 */
import { Console } from 'node:console';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [repository, pyodideFolder, library, ...mounts] = process.argv.slice(2);
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
// The line is stdout's alone.
globalThis.console = new Console(process.stderr);

const read = (name) => readFile(path.join(repository, 'python', name));
const { loadPyodide } = await import(pathToFileURL(path.join(pyodideFolder, 'pyodide.mjs')).href);
const pyodide = await loadPyodide({
    indexURL: pyodideFolder,
    stdLibURL: path.join(pyodideFolder, library),
    lockFileContents: JSON.parse(await read('pyodide.json')).lock,
    env: { PYTHONDONTWRITEBYTECODE: '1' },
    stdout: (line) => console.info(line),
});
for (const name of Object.keys(JSON.parse(await read('modules.json')))) {
    const target = `/limner/${name}`;
    pyodide.FS.mkdirTree(path.posix.dirname(target));
    pyodide.FS.writeFile(target, await read(name));
}
for (const mount of mounts) pyodide.mountNodeFS(...mount.split('=').reverse());
pyodide.runPython('import sys; sys.path.insert(0, "/limner")');

const bridge = pyodide.pyimport('limner.bridge');
const receive = bridge.start((posted) => say({ posted }), 7, 'page');
bridge.destroy();
// Every proxy made from now on is counted: what crosses the line is text, so there should be none.
pyodide._module.enable_pyproxy_allocation_tracing();
const proxies = pyodide._module.pyproxy_alloc_map;

say({ done: 'ready' });
for await (const line of createInterface({ input: process.stdin })) {
    const { receive: text, python, awaiting, count } = JSON.parse(line);
    try {
        if (count) say({ done: proxies.size });
        else if (python) say({ done: pyodide.runPython(python) ?? null });
        else if (awaiting) say({ done: (await pyodide.runPythonAsync(awaiting)) ?? null });
        else say({ done: receive(text) ?? null });
    } catch (error) {
        say({ threw: String(error) });
    }
}
process.exit(); // the channel to other tabs would keep Node alive
