/**
 * SillyTavern's text to speech providers, with its settings and its voices: the audio of one text. Nothing is heard here.
 */
import { context } from './st.js';

/** ST's own providers, by the name that its settings have, and the file of each. @type {Record<string, string>} */
const FILES = {
    AllTalk: 'alltalk',
    Azure: 'azure',
    Chatterbox: 'chatterbox',
    Chutes: 'chutes',
    Coqui: 'coqui',
    'CosyVoice (Unofficial)': 'cosyvoice',
    Edge: 'edge',
    ElevenLabs: 'elevenlabs',
    'Electron Hub': 'electronhub',
    'Google Translate': 'google-translate',
    'Google Gemini TTS': 'google-native',
    GSVI: 'gsvi',
    'GPT-SoVITS-Adapter': 'gpt-sovits-adapter',
    'GPT-SoVITS-V2 (Unofficial)': 'gpt-sovits-v2',
    Kokoro: 'kokoro',
    MiniMax: 'minimax',
    Novel: 'novel',
    OpenAI: 'openai',
    'OpenAI Compatible': 'openai-compatible',
    Pollinations: 'pollinations',
    SBVits2: 'sbvits2',
    Silero: 'silerotts',
    SpeechT5: 'speecht5',
    System: 'system',
    'TTS WebUI': 'tts-webui',
    VITS: 'vits',
    XTTSv2: 'xtts',
    Volcengine: 'volcengine',
};
/** The one that gives no audio but speaks by itself. */
export const SPEAKS = 'System';

/** @type {{name: string, provider: Promise<any>} | null} */
let asked = null;
export const settings = () => context().extensionSettings.tts ?? {};

export function readVoices() {
    const {
        enabled,
        currentProvider: name = '',
        multi_voice_enabled: multi,
        playback_rate: speed,
    } = settings();
    const map = settings()[name]?.voiceMap ?? {};
    asked = null; // its settings may be others by now
    const voices =
        typeof map === 'string'
            ? Object.fromEntries(map.split(',').map((each) => each.split(':').map((part) => part.trim())))
            : map;
    const off = context().extensionSettings.disabledExtensions?.includes('tts');
    return {
        enabled: Boolean(enabled) && !off,
        provider: name,
        known: Object.hasOwn(FILES, name),
        voices,
        multi: Boolean(multi),
        rate: name === SPEAKS ? 1 : Number(speed), // that one has a setting of its own
    };
}

/** ST's provider with ST's settings, a second one beside ST's own. */
function provider() {
    const name = settings().currentProvider;
    if (asked && asked.name === name) return asked.provider;
    const begun = (async () => {
        await import(`/scripts/extensions/tts/${'index'}.js`); // which they need, and ST has loaded already
        const module = await import(`/scripts/extensions/tts/${FILES[name]}.js`);
        const kind = Object.entries(module).find(([key]) => key.endsWith('Provider'))?.[1];
        const one = new kind();
        await one.loadSettings(settings()[name]);
        if (name === SPEAKS) one.usual = Number(one.settings?.rate) || 1;
        return one;
    })();
    asked = { name, provider: begun };
    begun.catch(() => void (asked = null));
    return begun;
}

/**
 * The address of the audio of a text; `rate` is for who speaks by himself.
 * @param {string} voice @param {string} text @param {number} rate
 */
export async function audioOf(voice, text, rate) {
    const one = await provider();
    const { voice_id: id } = await one.getVoice(voice);
    if (id === null || id === undefined)
        throw new Error(`${context().translate('The provider has no such voice:')} ${voice}`);
    if (one.usual) one.settings.rate = one.usual * rate;
    const told = typeof one.processText === 'function' ? await one.processText(text) : text;
    let response = await one.generateTts(told, id, voice);
    if (typeof response?.[Symbol.asyncIterator] === 'function') {
        const parts = [];
        for await (const part of response)
            parts.push(typeof part === 'string' ? await (await fetch(part)).blob() : await part.blob());
        return URL.createObjectURL(new Blob(parts, { type: parts[0]?.type ?? 'audio/mpeg' }));
    }
    if (typeof response === 'string') return response;
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    response = await response.blob();
    return URL.createObjectURL(response);
}
