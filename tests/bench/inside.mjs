/**
 * Runs the `report` of a module of tests/bench in Pyodide under Node and prints its answer as one line of JSON.
 *
 * `node tests/bench/inside.mjs <module> <number>...`, in the repository's folder.
 */
import { loadPyodide } from 'pyodide';

const [name, ...sizes] = process.argv.slice(2);
const pyodide = await loadPyodide({ stdout: (text) => process.stderr.write(`${text}\n`) });
pyodide.FS.mkdirTree('/repo');
pyodide.mountNodeFS('/repo', process.cwd());
pyodide.globals.set('sizes', pyodide.toPy(sizes.map(Number)));
const report = await pyodide.runPythonAsync(`
import json, sys
sys.dont_write_bytecode = True
sys.path[:0] = ["/repo/python", "/repo"]
from tests.bench.${name} import report
json.dumps(await report(*sizes))
`);
// Timers that were cancelled in Python still live in JavaScript and would keep Node waiting for them.
process.stdout.write(`${report}\n`, () => process.exit(0));
