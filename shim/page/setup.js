/**
 * How far ST is set up for stories and pictures, for who has just come. Of keys and addresses only the names cross of
 * those that are there. Python says what to make of it.
 */
import { context } from './st.js';
import { exported } from './st_modules.js';

export async function readSetup() {
    const keys = await exported('secrets.js', 'secret_state');
    const { onlineStatus, mainApi, maxContext, chatCompletionSettings, extensionSettings } = context();
    const { sd, disabledExtensions } = extensionSettings;
    const there = sd && !disabledExtensions?.includes('stable-diffusion');
    const tokens = mainApi === 'openai' ? chatCompletionSettings?.openai_max_context : maxContext;
    return {
        connected: onlineStatus !== 'no_connection',
        context: Math.round(Number(tokens)) || 0,
        images: String((there && sd.source) || ''),
        has: [...filled(keys), ...filled(sd).filter((name) => name.endsWith('_url'))],
        knows_keys: Boolean(keys),
    };
}

/** The names of what holds something; a list that is empty holds nothing. @param {Record<string, any> | undefined} all */
const filled = (all) =>
    Object.entries(all ?? {}).flatMap(([name, value]) => (value && value.length !== 0 ? [name] : []));
