/**
 * A model asked for something apart from every chat: the story's own, or that of a connection profile. What is done
 * with its answer is Python's to say.
 */
import { context } from './st.js';

/** @typedef {{id: string, prompt: string, system: string, profile: string, tokens: number, schema: object | null}} Call */

/** @type {Map<string, AbortController>} what is not answered yet */
const asked = new Map();

/** @param {Call} call */
export async function generate(call) {
    const ctx = context();
    if (!call.profile && ctx.onlineStatus === 'no_connection')
        throw refusal('offline', context().translate('SillyTavern is connected to no model.'));
    const controller = new AbortController();
    asked.set(call.id, controller);
    try {
        const answer = await (call.profile ? byProfile : byStory)(ctx, call, controller.signal);
        return { ...answer, thoughts_end: thoughtsEnd(ctx, call.profile) };
    } catch (/** @type {any} */ error) {
        // ST throws an Error of its own, perhaps around another, or what the API answered
        const reason = error?.cause?.message ?? error?.message ?? error?.error?.message ?? String(error);
        throw refusal(call.schema ? 'schema' : 'model', reason);
    } finally {
        asked.delete(call.id);
    }
}

/** @param {{id: string}} call */
export const cancelGeneration = ({ id }) => asked.get(id)?.abort();

/** Whom the user can have asked, the story's own model first: names only. */
export function modelSources() {
    const { mainApi, chatCompletionSettings, CONNECT_API_MAP } = context();
    const source = mainApi === 'openai' ? chatCompletionSettings.chat_completion_source : mainApi;
    const rows = profiles().map(({ id, name, api }) => ({
        id,
        name,
        source: CONNECT_API_MAP[api]?.source ?? '',
    }));
    return [{ id: '', name: '', source }, ...rows];
}

/** @returns {any[]} none where the extension is off or has never been opened */
function profiles() {
    try {
        return context().ConnectionManagerRequestService.getSupportedProfiles();
    } catch {
        return []; // ST throws where the extension is off
    }
}

/** @param {Call} call */
const messagesOf = ({ system, prompt }) => [
    ...(system ? [{ role: 'system', content: system }] : []),
    { role: 'user', content: prompt },
];

/** @param {any} ctx @param {Call} call @param {AbortSignal} signal */
async function byProfile(ctx, call, signal) {
    const { CONNECT_API_MAP, ConnectionManagerRequestService } = ctx;
    const data = await ConnectionManagerRequestService.sendRequest(
        call.profile,
        messagesOf(call),
        call.tokens,
        { signal, extractData: false, includePreset: true },
        call.schema ? { json_schema: call.schema } : {},
    );
    const { api } = profiles().find(({ id }) => id === call.profile) ?? {};
    return read(ctx, data, CONNECT_API_MAP[api]?.selected);
}

/**
 * A chat-completion model is asked as ST's own service asks it, which can be aborted and touches nothing of the reply
 * that is being made. Other APIs have `generateRaw` only: it takes ST's Stop button from a reply, so it waits for that.
 *
 * @param {any} ctx @param {Call} call @param {AbortSignal} signal
 */
async function byStory(ctx, call, signal) {
    const { ChatCompletionService: service, mainApi } = ctx;
    if (mainApi === 'openai') {
        const model = ctx.getChatCompletionModel();
        const form = call.schema ? { json_schema: call.schema } : {};
        const payload = await service.presetToGeneratePayload({}, {}, { model, messages: messagesOf(call) });
        const limit = 'max_completion_tokens' in payload ? 'max_completion_tokens' : 'max_tokens';
        const most = { [limit]: Math.max(call.tokens, payload[limit] ?? 0) || undefined };
        const request = service.createRequestData({ ...payload, ...form, ...most });
        return read(ctx, await service.sendRequest(request, false, signal), mainApi);
    }
    await calm(signal);
    const text = await ctx.generateRaw({ prompt: call.prompt, systemPrompt: call.system, trimNames: false });
    return { text };
}

/** What of a source's answer is the text, and the tokens where it counts them. @param {any} ctx @param {any} data @param {string} api */
function read({ extractMessageFromData }, data, api) {
    const usage = data?.usage ?? {};
    return {
        text: String(extractMessageFromData(data, api) ?? ''),
        asked: usage.prompt_tokens ?? usage.input_tokens ?? 0,
        answered: usage.completion_tokens ?? usage.output_tokens ?? 0,
    };
}

/** The mark behind which an answer begins. @param {any} ctx @param {string} profile */
function thoughtsEnd({ powerUserSettings, getReasoningTemplateByName }, profile) {
    const name = profile && profiles().find(({ id }) => id === profile)?.['reasoning-template'];
    const template = name ? getReasoningTemplateByName(name) : null;
    return template?.suffix ?? powerUserSettings.reasoning?.suffix ?? '';
}

/** Wait until no reply is being made. @param {AbortSignal} signal @returns {Promise<void>} */
const calm = (signal) =>
    new Promise((resolve, reject) => {
        const look = () => {
            if (document.body.dataset.generating && !signal.aborted) return;
            observer.disconnect();
            if (signal.aborted) reject(new Error('Cancelled.'));
            else resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { attributes: true, attributeFilter: ['data-generating'] });
        signal.addEventListener('abort', look);
        look();
    });

/** @param {string} kind @param {string} message */
const refusal = (kind, message) => Object.assign(new Error(message), { kind });
