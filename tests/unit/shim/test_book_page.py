"""Files of a book on the page: what is given to the user, what he is asked for, and where nothing can act."""

from typing import Any

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
const told = [];
const listeners = {};
let files = [];
class HTMLElement {}
const made = (name) => ({
    name,
    attributes: {},
    setAttribute(key, value) { this.attributes[key] = value; },
    addEventListener: (event, listener) => (listeners[`${name} ${event}`] = listener),
    append() {},
    remove: () => told.push(`${name} gone`),
    close() { listeners[`${name} close`](); },
    showModal: () => told.push(`${name} shown`),
    click() { told.push([name, this.href ?? this.accept, this.download ?? '']); },
    get files() { return files; },
});
const elements = [];
globalThis.HTMLElement = HTMLElement;
globalThis.document = {
    createElement: (name) => (elements.push(made(name)), elements.at(-1)),
    getElementById: () => null,
    body: { append() {} },
};
globalThis.SillyTavern = { getContext: () => ({ translate: (text) => text }) };
URL.createObjectURL = () => 'blob:chosen';
const book = await import(`${process.argv[1]}/page/book.js`);
const act = new (Object.getPrototypeOf(async () => {}).constructor)('page', process.argv[2]);
const answer = await act({ book, elements, listeners, told, choose: (chosen) => (files = chosen) });
console.log(JSON.stringify({ told, answer: answer ?? null }));
"""


def play(script: str) -> Any:
    """What was done on the page, and what the script returns."""
    return played(PROGRAM, SHIM, f"const {{ book, elements, listeners }} = page;\n{script}")


def test_only_a_file_that_was_made_here_is_given() -> None:
    went = play("""
        book.saveFile({ name: 'Night.epub', address: 'blob:1' });
        const kept = [];
        for (const address of ['/api/secrets/view', 'javascript:alert(1)', 'https://example.org/x'])
            try { book.saveFile({ name: 'x', address }); } catch { kept.push(address); }
        return kept.length;
    """)

    assert went == {"told": [["a", "blob:1", "Night.epub"]], "answer": 3}


def test_the_preview_is_a_frame_in_which_no_script_runs_and_no_key_goes_to_sillytavern() -> None:
    went = play("""
        book.showPage({ title: 'A <b>night</b>', html: '<p>x' });
        const frame = elements.find(({ name }) => name === 'iframe');
        let stopped = 0;
        listeners['dialog keydown']({ stopPropagation: () => (stopped += 1) });
        listeners['button click']();
        return [frame.attributes.sandbox, frame.title, frame.srcdoc, stopped];
    """)

    assert went["answer"] == ["allow-same-origin", "A <b>night</b>", "<p>x", 1]
    assert went["told"] == ["dialog shown", "dialog gone"]


def test_an_archive_is_chosen_or_not() -> None:
    went = play("""
        const first = book.chooseArchive({ accept: '.zip' });
        listeners['input cancel']();
        const second = book.chooseArchive({ accept: '.zip' });
        page.choose([{}]);
        listeners['input change']();
        return [await first, await second];
    """)

    assert went["answer"] == [None, "blob:chosen"]
    assert went["told"] == [["input", ".zip", ""]] * 2
