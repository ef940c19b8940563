/**
 * What a stranger's code is left of a worker's global object (docs/own-painters.md): the language, the network and
 * what works on data. All else goes, by a list of what stays, so that what a browser invents tomorrow goes too:
 * storage that outlives the package (IndexedDB, Cache Storage, files), channels to the page's other tabs, locks, and
 * other workers, which would have all of that anew.
 */

/** @param {string} names */
const listed = (names) => names.trim().split(/\s+/);

const LANGUAGE = listed(`
    AggregateError Array ArrayBuffer AsyncDisposableStack AsyncIterator Atomics BigInt BigInt64Array BigUint64Array
    Boolean DataView Date DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array
    Function Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy
    RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String SuppressedError Symbol SyntaxError Temporal
    TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly
    decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval globalThis isFinite isNaN parseFloat parseInt
    undefined unescape constructor`);

const WORKER = listed(`
    DedicatedWorkerGlobalScope WorkerGlobalScope WorkerNavigator WorkerLocation EventTarget Event CustomEvent
    ErrorEvent MessageEvent ProgressEvent CloseEvent PromiseRejectionEvent DOMException addEventListener
    removeEventListener dispatchEvent when self name location navigator console crypto Crypto CryptoKey SubtleCrypto
    performance Performance origin isSecureContext crossOriginIsolated close postMessage onmessage onmessageerror onerror
    onunhandledrejection onrejectionhandled reportError setTimeout clearTimeout setInterval clearInterval
    queueMicrotask structuredClone scheduler MessageChannel MessagePort`);

const NETWORK = listed(`
    fetch Headers Request Response XMLHttpRequest XMLHttpRequestEventTarget XMLHttpRequestUpload FormData
    WebSocket EventSource AbortController AbortSignal URL URLSearchParams`);

const DATA = listed(`
    atob btoa Blob File FileList FileReader FileReaderSync TextDecoder TextEncoder TextDecoderStream TextEncoderStream
    CompressionStream DecompressionStream ReadableStream ReadableStreamDefaultReader ReadableStreamBYOBReader
    ReadableStreamBYOBRequest ReadableStreamDefaultController ReadableByteStreamController WritableStream
    WritableStreamDefaultWriter WritableStreamDefaultController TransformStream TransformStreamDefaultController
    ByteLengthQueuingStrategy CountQueuingStrategy createImageBitmap ImageBitmap ImageData OffscreenCanvas
    OffscreenCanvasRenderingContext2D Path2D DOMMatrix DOMMatrixReadOnly DOMPoint DOMPointReadOnly DOMRect
    DOMRectReadOnly`);

const NAVIGATOR = listed(`
    appCodeName appName appVersion constructor hardwareConcurrency language languages onLine platform product
    userAgent`);

const STAYS = new Set([...LANGUAGE, ...WORKER, ...NETWORK, ...DATA]);

/** @param {object} object @yields {object} the object and what it inherits from */
function* chain(object) {
    for (let at = object; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) yield at;
}

/** What the browser brought: what a script of ours or of Pyodide's lays beside it is no way out. */
const native = new Set(Array.from(chain(globalThis), (at) => Object.getOwnPropertyNames(at)).flat());

/** A number or a text (`TEMPORARY`, which no browser lets go of) opens nothing. @param {object} at @param {string} name */
function isPlain(at, name) {
    const { value, get } = Object.getOwnPropertyDescriptor(at, name) ?? {};
    return !get && Object(value) !== value;
}

/**
 * Take everything away that is not on the list; throws where something stays.
 *
 * @param {object} object @param {(name: string) => boolean} stays
 */
function strip(object, stays) {
    for (const at of chain(object))
        for (const name of Object.getOwnPropertyNames(at)) if (!stays(name)) Reflect.deleteProperty(at, name);
    for (const at of chain(object))
        for (const name of Object.getOwnPropertyNames(at))
            if (!stays(name) && !isPlain(at, name))
                throw new Error(`This browser does not let a painter be shut in (${name}).`);
}

let isShut = false;

/** Do it, once; from here on a stranger's code may run. Throws where the browser does not let go of something. */
export function shut() {
    if (isShut) return;
    strip(globalThis.navigator, (name) => NAVIGATOR.includes(name));
    strip(globalThis, (name) => STAYS.has(name) || !native.has(name));
    isShut = true;
}
