/**
 * Limner's server plugin: what SillyTavern loads (docs/plugin.md). Nothing is started before the first request.
 */
import { engine } from './engine.mjs';
import { serve } from './serve.mjs';

export const info = {
    id: 'limner',
    name: 'Limner',
    description: 'Paints for Limner by services whose keys stay on this server.',
};

/** Called by SillyTavern. @param {any} router Express' */
export const init = async (router) => serve(router, 'limner');

/** Called by SillyTavern when it stops: what is being painted is resumed by the next start. */
export const exit = () => engine.stop();
