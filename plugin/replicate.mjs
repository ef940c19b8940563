/** The same routes under /api/plugins/replicate, for clients of that API; docs/plugin.md says how it is installed. */
import { serve } from './serve.mjs';

export const info = {
    id: 'replicate',
    name: 'Replicate (by Limner)',
    description: 'Paints by Replicate; the key stays on this server.',
};

/** Called by SillyTavern. @param {any} router Express' */
export const init = async (router) => serve(router, 'replicate');
