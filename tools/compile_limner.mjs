/**
 * Compiles Limner's own Python, by the Pyodide that will run it, into the one file that a vendored Limner starts from.
 *
 *     node compile_limner.mjs <node_modules/pyodide> <python> <target>
 *
 * The file begins with one line of JSON: `of`, the list python/modules.json that it was made by, and `files`, a name
 * and a size for each. What is in them follows, one behind the other. shim/runtime/program_files.js reads it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, python, target] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const pyodide = await loadPyodide({ indexURL: folder, env: { PYTHONHASHSEED: '0' } });
const compiled = pyodide.runPython(`
import importlib.util, marshal

UNCHECKED = (1).to_bytes(4, "little")  # the source, which is not there, is not looked for

def compiled(name, text):
    code = compile(text, f"/limner/{name}", "exec", dont_inherit=True)
    head = importlib.util.MAGIC_NUMBER + UNCHECKED + importlib.util.source_hash(text.encode())
    return head + marshal.dumps(code)

compiled
`);
const of = JSON.parse(await readFile(join(python, 'modules.json'), 'utf-8'));
const files = await Promise.all(
    Object.keys(of).map(async (name) => {
        const content = await readFile(join(python, name));
        if (!name.endsWith('.py')) return [name, content];
        const proxy = compiled(name, content.toString('utf-8'));
        const bytes = proxy.toJs();
        proxy.destroy();
        return [`${name}c`, bytes];
    }),
);
const head = JSON.stringify({ of, files: files.map(([name, { length }]) => [name, length]) });
await writeFile(target, Buffer.concat([Buffer.from(`${head}\n`), ...files.map(([, bytes]) => bytes)]));
process.exit();
