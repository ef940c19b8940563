"""The slash commands as the page registers them with ST: what can be completed is what is known by now."""

from typing import Any

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
const registered = [];
const props = (fields) => fields;
globalThis.document = { createElement: () => ({ set textContent(it) { this.innerHTML = it; } }) };
globalThis.SillyTavern = {
    getContext: () => ({
        ARGUMENT_TYPE: { STRING: 'string', NUMBER: 'number', BOOLEAN: 'bool' },
        SlashCommand: { fromProps: props },
        SlashCommandNamedArgument: { fromProps: props },
        SlashCommandArgument: { fromProps: props },
        SlashCommandEnumValue: class { constructor(value) { this.value = value; } },
        SlashCommandParser: { addCommandObject: (command) => registered.push(command) },
    }),
};
const { setCommands } = await import(process.argv[1]);
const argument = { description: 'd', type: 'string', default: '', required: false };
const command = (people, places) => ({
    name: 'limn-look', help: 'h', returns: 'r',
    named: [{ ...argument, name: 'name', options: people }],
    unnamed: [{ ...argument, name: '', options: places }],
});
const completed = () => [registered[0].namedArgumentList, registered[0].unnamedArgumentList].map(
    ([argument]) => (argument.enumProvider?.() ?? []).map((each) => each.value),
);
setCommands({ commands: [command([], [])] });
const before = completed();
setCommands({ commands: [command([['Mira', 'somebody']], [['harbour', 'a place']])] });
console.log(JSON.stringify([before, completed(), registered.length]));
"""


def test_who_becomes_known_after_the_start_can_be_completed() -> None:
    answer: Any = played(PROGRAM, f"{SHIM}/page/slash.js")
    before, after, registered = answer
    assert before == [[], []]
    assert after == [["Mira"], ["harbour"]]
    assert registered == 1
