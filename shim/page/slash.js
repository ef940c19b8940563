/**
 * Limner's own slash commands and macro: which there are and what they do is Python's. Here they are registered with
 * ST, once, and each call is handed on.
 */
import { context } from './st.js';
import { plain } from './dialogs.js';

/** @typedef {import('./worker_line.js').Line} Line */
/** @typedef {{name: string, description: string, type: string, default: string, required: boolean, options: [string, string][]}} Argument */
/** @typedef {{name: string, help: string, returns: string, named: Argument[], unnamed: Argument[]}} Command */

/** @type {Line} */
let line;
let calls = 0;
/** @type {Map<string, Command>} as they are now; what they are registered with looks here */
const known = new Map();
/** @type {Map<string, string>} values by macro */
const macros = new Map();

/** @param {Line} theLine */
export const answerCommandsBy = (theLine) => void (line = theLine);

/** @param {{commands: Command[]}} args */
export function setCommands({ commands }) {
    for (const command of commands) {
        const isNew = !known.has(command.name);
        known.set(command.name, command);
        if (isNew) register(command);
    }
}

/** @param {Command} command */
function register({ name, help, returns, named, unnamed }) {
    const ctx = context();
    const { SlashCommandParser, SlashCommand, SlashCommandNamedArgument, SlashCommandArgument } = ctx;
    const props = (
        /** @type {'named' | 'unnamed'} */ kind,
        /** @type {Argument} */ argument,
        /** @type {number} */ at,
    ) => ({
        name: argument.name,
        description: plain(argument.description),
        typeList: [
            { number: ctx.ARGUMENT_TYPE.NUMBER, bool: ctx.ARGUMENT_TYPE.BOOLEAN }[argument.type] ??
                ctx.ARGUMENT_TYPE.STRING,
        ],
        isRequired: argument.required,
        defaultValue: argument.default || null,
        enumProvider: () => values(known.get(name)?.[kind][at]), // none yet may be some later
        forceEnum: false,
    });
    SlashCommandParser.addCommandObject(
        SlashCommand.fromProps({
            name,
            callback: (/** @type {any} */ args, /** @type {any} */ value) => call(name, args, value),
            returns,
            helpString: `<div>${plain(help)}</div>`,
            splitUnnamedArgument: unnamed.length > 1,
            splitUnnamedArgumentCount: unnamed.length > 1 ? unnamed.length - 1 : undefined,
            namedArgumentList: named.map((each, at) =>
                SlashCommandNamedArgument.fromProps(props('named', each, at)),
            ),
            unnamedArgumentList: unnamed.map((each, at) =>
                SlashCommandArgument.fromProps(props('unnamed', each, at)),
            ),
        }),
    );
}

/** ST takes what a value means for HTML. @param {Argument | undefined} argument */
const values = (argument) =>
    (argument?.options ?? []).map(
        ([value, words]) => new (context().SlashCommandEnumValue)(value, plain(words)),
    );

/** One call, which ends at once when ST stops the script. @param {string} name @param {Record<string, any>} args @param {unknown} value */
async function call(name, args, value) {
    const { translate } = context();
    if (line.state !== 'ready') {
        toastr.warning(
            translate(
                'This command does nothing yet: Limner is not ready. See its state under Extensions > Limner.',
            ),
            `/${name}`,
        );
        return '';
    }
    const number = String(++calls);
    const text = (Array.isArray(value) ? value : [value]).map((part) => asWords(part)).join(' ');
    const given = Object.entries(args ?? {}).filter(([key]) => !key.startsWith('_'));
    const data = {
        call: number,
        name,
        text,
        args: Object.fromEntries(given.map(([key, each]) => [key, asWords(each)])),
    };
    const stop = args?._abortController;
    if (stop?.signal?.aborted) return '';
    const stopped = new Promise((resolve) => {
        stop?.addEventListener('abort', () => {
            line.event('slash_stopped', { call: number });
            resolve('');
        });
    });
    const answer = line.ask('slash_command', data, Infinity).then(asWords, (error) => {
        toastr.warning(`${translate('This command was broken off.')} ${error.message}`, `/${name}`, {
            escapeHtml: true,
        });
        return '';
    });
    return Promise.race([answer, stopped]);
}

/** @param {unknown} value */
const asWords = (value) => (['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '');

/** @param {{name: string, description: string, value: string}} args */
export function setMacro({ name, description, value }) {
    if (!macros.has(name))
        context().macros.register(name, { description, handler: () => macros.get(name) ?? '' });
    macros.set(name, value);
}
