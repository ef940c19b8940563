/**
 * The prompt on its way to the model: the four places at which ST waits for Python, each with a deadline.
 *
 * ST gathers copies of the messages (its generation interceptor), scans them for lorebook entries, fits them into the
 * context, makes the prompt of them, and hands it out. Python says what becomes of it; here it is carried out.
 */
import { applyEdits, applyPlan, historyParts, holdPrompt, promptSizes, textOf } from './prompt.js';
import { applyHistory, atScan, historyRows, isNewest, laidIn, layIn, neededFor } from './prompt_history.js';
import { context } from './st.js';

/** @typedef {import('./worker_line.js').Line} Line */

/** What manifest.json names as `generate_interceptor`: ST looks for it among the page's globals. */
const INTERCEPTOR = 'limnerGenerateInterceptor';

/** @param {Line} line */
export function listenToPrompts(line) {
    const { eventSource, eventTypes } = context();
    /** @type {Record<string, any>} */ (globalThis)[INTERCEPTOR] = (
        /** @type {any[]} */ chat,
        /** @type {number} */ contextSize,
        /** @type {unknown} */ _abort,
        /** @type {string} */ type,
    ) => gathered(line, chat, contextSize, type);
    const rows = /** @type {[string, (...args: any[]) => unknown][]} */ ([
        ['GENERATION_AFTER_COMMANDS', (_type, _options, dry) => (dry ? counting() : begun())],
        ['CHAT_COMPLETION_PROMPT_READY', (data) => ready(line, data)],
        ['GENERATE_AFTER_COMBINE_PROMPTS', (data) => combined(line, data)],
        ['GENERATE_AFTER_DATA', (data, dry) => dry || built(line, data)],
    ]);
    for (const [event, listener] of rows) eventSource.on(eventTypes[event], listener);
}

/** The history, before ST scans it and fits it in. @param {Line} line @param {any[]} chat copies @param {number} contextSize @param {string} type */
async function gathered(line, chat, contextSize, type) {
    layIn(null);
    const { mainApi, powerUserSettings: power } = context();
    const { sizes, release } = neededFor(chat, mainApi);
    const answer = await unlessLate(line, 'prompt_gathered', {
        type: type ?? '',
        api: mainApi,
        parts: historyRows(chat, contextSize),
        last: chat.length - 1,
        context: Math.floor(Number(contextSize)) || 0,
        needed: sizes,
        instruct: Boolean(power.instruct?.enabled),
        named: Boolean(power.always_force_name2) || mainApi === 'novel',
    });
    release();
    if (!answer) return;
    atScan(applyHistory(chat, answer));
    layIn(answer.insert ?? null);
}

/** What still holds pictures, in a list of messages. @param {Line} line @param {{chat: any[], dryRun: boolean}} data */
async function ready(line, { chat, dryRun }) {
    const parts = dryRun ? [] : historyParts(chat);
    if (!parts.length) return;
    const answer = await unlessLate(line, 'prompt_ready', { parts });
    if (answer) applyEdits(chat, answer.edits);
}

/** What still holds pictures, in one text: what a Continue goes on with, and whatever others ask for. @param {Line} line @param {any} data */
async function combined(line, data) {
    if (data?.dryRun || typeof data?.prompt !== 'string' || !data.prompt.includes('<img')) return;
    const answer = await unlessLate(line, 'prompt_ready', { parts: [[0, -1, 'user', data.prompt]] });
    if (answer?.edits?.length) data.prompt = answer.edits[0][2];
}

/** Make room for the instructions and put them in, or tell what became of them. @param {Line} line @param {any} data */
async function built(line, data) {
    const custom_stops = String(context().powerUserSettings.custom_stopping_strings ?? '');
    if (Array.isArray(data?.prompt)) return builtList(line, data, custom_stops);
    const answer = await unlessLate(line, 'prompt_combined', {
        held: laidIn(data?.prompt ?? data?.input),
        stops: [data?.stop, data?.stopping_strings, data?.stop_sequence].find(Array.isArray) ?? [],
        custom_stops,
        grammar: Boolean(data?.grammar || data?.grammar_string || data?.json_schema),
    });
    layIn(answer?.insert ?? null);
}

/** @param {Line} line @param {any} data @param {string} custom_stops */
async function builtList(line, data, custom_stops) {
    const { openai_max_context, openai_max_tokens } = context().chatCompletionSettings;
    const release = holdPrompt(data.prompt);
    const answer = await unlessLate(line, 'prompt_built', {
        sizes: promptSizes(data.prompt),
        limit: Number(openai_max_context) || 0,
        reserve: Number(openai_max_tokens) || 0,
        prefilled: !isNewest(textOf(data.prompt.at(-1))),
        custom_stops,
    });
    release();
    if (answer) applyPlan(data.prompt, answer);
}

/** Why a prompt goes out unchanged, and what to do, by the state of the line. @param {string} state */
function why(state) {
    const { translate } = context();
    if (state === 'ready')
        return translate('Limner did not answer in time. If that happens again, reload the page.');
    if (state === 'failed')
        return translate('Limner is not running. Extensions > Limner says why, and what to do.');
    return translate('Limner is still starting. Wait until Extensions > Limner says Ready.');
}

/** of this trouble; the end of all pictures is told by the line */
let told = false;
/** Of this generation: a prompt waits for a Limner that hangs once, and not at each place. */
let silent = false;

const begun = () => void (silent = false);

/** A dry run: it counts what stands there, and so would what a generation has left that was aborted. */
function counting() {
    if (!document.body.dataset.generating) layIn(null);
}

/** @param {Line} line @param {string} name @param {object} data @returns {Promise<any>} null where the prompt goes on as it is */
async function unlessLate(line, name, data) {
    if (silent) return null;
    try {
        const answer = await line.ask(name, data);
        told = false;
        return answer;
    } catch (error) {
        silent = line.state === 'ready'; // another one says so at once
        console.warn('[Limner] the prompt goes out unchanged:', error);
        if (!told && !line.givenUp)
            toastr.info(
                `${context().translate('This reply is not illustrated:')} ${why(line.state)}`,
                'Limner',
                { escapeHtml: true },
            );
        told = true;
        return null;
    }
}
