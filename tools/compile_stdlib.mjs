/**
 * Compiles Python's standard library, by the Pyodide that will run it, so that a browser need not.
 *
 *     node compile_stdlib.mjs <node_modules/pyodide> <target.zip>
 *
 * The same Pyodide writes the same bytes each time: the modules by name, the hour of each 1980, and no chance in
 * the order of sets. So python/pyodide.json can pin the result as it pins the rest.
 */
import { readdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, target] = process.argv.slice(2).map((path) => resolve(path));
if (!(await readdir(folder)).includes('pyodide.mjs')) throw new Error(`There is no Pyodide in ${folder}.`);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const pyodide = await loadPyodide({ indexURL: folder, env: { PYTHONHASHSEED: '0' } });
pyodide.runPython(`
import importlib.util, marshal, sys, zipfile

path = "/lib/python{}{}.zip".format(*sys.version_info)
UNCHECKED = (1).to_bytes(4, "little")  # the source, which is not there, is not looked for

with zipfile.ZipFile(path) as source, zipfile.ZipFile("/compiled.zip", "w") as compiled:
    for name in sorted(source.namelist()):
        content = source.read(name)
        if name.endswith(".py"):
            code = compile(content, f"{path}/{name}", "exec", dont_inherit=True)
            head = importlib.util.MAGIC_NUMBER + UNCHECKED + importlib.util.source_hash(content)
            name, content = name + "c", head + marshal.dumps(code)
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        compiled.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
`);
await writeFile(target, pyodide.FS.readFile('/compiled.zip'));
process.exit();
