/**
 * Runs `sessions_load.report` in Pyodide under Node and prints its answer as one line of JSON.
 *
 * `node tests/bench/sessions.mjs <sessions> <runs>`, in the repository's folder.
 */
import { loadPyodide } from 'pyodide';

const [sessions, runs] = process.argv.slice(2).map(Number);
const pyodide = await loadPyodide({ stdout: (text) => process.stderr.write(`${text}\n`) });
pyodide.FS.mkdirTree('/repo');
pyodide.mountNodeFS('/repo', process.cwd());
pyodide.globals.set('sizes', pyodide.toPy([sessions, runs]));
const report = await pyodide.runPythonAsync(`
import json, sys
sys.dont_write_bytecode = True
sys.path[:0] = ["/repo/python", "/repo"]
from tests.bench.sessions_load import report
json.dumps(await report(*sizes))
`);
// Timers that were cancelled in Python still live in JavaScript and would keep Node waiting for them.
process.stdout.write(`${report}\n`, () => process.exit(0));
