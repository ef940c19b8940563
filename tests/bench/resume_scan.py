"""
What it costs to open a long chat: 10,000 messages, 2,000 with pictures, a tenth of these with a failure.

Python's part (reading every note that tells of a failure, and the last messages) is measured in Pyodide under
Node; the page's part is the one function that hands the notes over.
"""

from tests.bench.figures import Figure, figure
from tests.bench.inside import inside
from tests.bench.lab import Lab, ask
from tests.bench.resume_load import note

_MESSAGES = 10_000
_ILLUSTRATED = 2_000
_RUNS = 7
_PAGE = """
async ([messages, every, notes]) => {
    const { functions } = await import('/scripts/extensions/third-party/limner/shim/page/host.js');
    const { chat } = SillyTavern.getContext();
    const kept = chat.slice();
    for (let n = chat.length; n < messages; n++) {
        const extra = n % every ? {} : { limner: JSON.parse(notes[n % notes.length]) };
        chat.push({ name: 'Mira', mes: 'Word. '.repeat(300), extra });
    }
    const took = [];
    for (let n = 0; n < 7; n++) {
        const begun = performance.now();
        const { messages } = functions['chat.scan']({ last: 10 });
        JSON.stringify({ value: messages });
        took.push(performance.now() - begun);
    }
    chat.splice(0, chat.length, ...kept);
    return took;
}
"""


def run(lab: Lab) -> list[Figure]:
    """Measure both sides of the line."""
    story = lab.story(limner=True)
    notes = [note(f"m{number}", failed=number == 0) for number in range(10)]
    page = ask(story.page, _PAGE, [_MESSAGES, _MESSAGES // _ILLUSTRATED, notes])
    worker = inside("resume_load", _MESSAGES, _ILLUSTRATED, _RUNS)
    what = f"{_MESSAGES:,} messages, {_ILLUSTRATED:,} illustrated"
    return [
        figure(
            f"{what}: in the worker's Python (Pyodide in Node)", [1000 * each for each in worker], limit=300.0
        ),
        figure(f"{what}: on the page", page, limit=50.0),
    ]
