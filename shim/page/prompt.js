/**
 * The prompt as Python sees it: only what its rules need crosses the line, and only edits come back.
 */
import { context } from './st.js';

/** @typedef {Record<string, any>} PromptMessage a chat-completion message */

/** @type {PromptMessage[] | null} the prompt that is being built, while Python thinks about it */
let held = null;

/** @param {PromptMessage[]} prompt @returns {() => void} the end of it */
export function holdPrompt(prompt) {
    held = prompt;
    return () => {
        if (held === prompt) held = null;
    };
}

/** The texts of a message: one for a string, one for each text part of a multimodal one. @param {PromptMessage} message @returns {[number, string][]} */
function texts({ content }) {
    if (typeof content === 'string') return [[-1, content]];
    if (!Array.isArray(content)) return [];
    return content.flatMap((part, at) => (typeof part?.text === 'string' ? [[at, part.text]] : []));
}

/** What a message says, in one. @param {PromptMessage | undefined} message */
export const textOf = (message) =>
    texts(message ?? {})
        .map(([, text]) => text)
        .join('\n')
        .trimEnd();

/** All texts that hold an image tag at all: [message, part, role, text]. @param {PromptMessage[]} chat */
export const historyParts = (chat) =>
    chat.flatMap((message, index) =>
        texts(message)
            .filter(([, text]) => text.includes('<img'))
            .map(([part, text]) => [index, part, message.role, text]),
    );

/** @param {PromptMessage[]} chat @param {[number, number, string][]} edits */
export function applyEdits(chat, edits) {
    for (const [index, part, text] of edits) {
        if (part < 0) chat[index].content = text;
        else chat[index].content[part] = { ...chat[index].content[part], text };
    }
}

/** How long each message is, without its text: [role, UTF-16 units, all ASCII, images, tools]. @param {PromptMessage[]} prompt */
export const promptSizes = (prompt) =>
    prompt.map((message) => {
        const parts = texts(message).map(([, text]) => text);
        const others = Array.isArray(message.content) ? message.content.length - parts.length : 0;
        const tools = asCalls(message);
        const units = parts.reduce((sum, text) => sum + text.length, tools.length);
        // eslint-disable-next-line no-control-regex -- all of ASCII is meant
        const ascii = parts.every((text) => !/[^\x00-\x7f]/.test(text));
        return [message.role, units, ascii, others, Boolean(message.tool_calls || message.role === 'tool')];
    });

/** @param {PromptMessage} message */
const asCalls = (message) => (message.tool_calls ? JSON.stringify(message.tool_calls) : '');

/** Count tokens with ST's own tokenizer, all in one call. @param {{indices?: number[], text?: string}} what */
export async function countTokens({ indices, text }) {
    const words =
        text ??
        (indices ?? [])
            .map(
                (index) =>
                    texts(held?.[index] ?? {})
                        .map(([, part]) => part)
                        .join('\n') + asCalls(held?.[index] ?? {}),
            )
            .join('\n');
    return context().getTokenCountAsync(words);
}

/** @param {PromptMessage[]} prompt @param {{drop?: number[], insert?: {at: number, role: string, content: string} | null}} plan */
export function applyPlan(prompt, { drop = [], insert = null }) {
    for (const index of [...drop].sort((a, b) => b - a)) prompt.splice(index, 1);
    if (insert) prompt.splice(insert.at, 0, { role: insert.role, content: insert.content });
}
