/**
 * The story model asked for something apart from every chat. What is done with its answer is Python's to say.
 */
import { context } from './st.js';

/** @param {{prompt: string, system: string}} args @returns {Promise<string>} */
export async function generate({ prompt, system }) {
    const { generateRaw, onlineStatus } = context();
    if (onlineStatus === 'no_connection') throw refusal('offline', 'SillyTavern is connected to no model.');
    try {
        return await generateRaw({ prompt, systemPrompt: system, trimNames: false });
    } catch (/** @type {any} */ error) {
        // ST throws an Error of its own, or what the API answered
        throw refusal('model', error?.message ?? error?.error?.message ?? String(error));
    }
}

/** @param {string} kind @param {string} message */
const refusal = (kind, message) => Object.assign(new Error(message), { kind });
