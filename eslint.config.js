/** The shim's rules: what a type checker does not see. Formatting is prettier's. */
// What a page and a worker have that no module imports.
const globals = `
    AbortController AbortSignal atob Blob btoa Buffer caches clearInterval clearTimeout console crypto
    createImageBitmap CSS CustomEvent document DOMParser Element Event fetch File FileReader FormData getComputedStyle
    globalThis Headers HTMLButtonElement HTMLDetailsElement HTMLDialogElement HTMLElement
    HTMLImageElement HTMLInputElement HTMLSelectElement HTMLTextAreaElement indexedDB KeyboardEvent
    localStorage location MutationObserver navigator Node NodeFilter OffscreenCanvas performance PerformanceObserver postMessage process
    queueMicrotask Request requestAnimationFrame Response self setInterval setTimeout SillyTavern
    structuredClone TextDecoder TextEncoder toastr URL WebAssembly window Worker
`
    .trim()
    .split(/\s+/);

export default [
    { ignores: ['node_modules/', 'vendor/', 'build/', '.venv/', '.cache/'] },
    {
        files: [
            'index.js',
            'shim/**/*.js',
            'plugin/**/*.mjs',
            'tests/**/*.{js,mjs}',
            'tools/**/*.mjs',
            '*.config.js',
        ],
        languageOptions: {
            ecmaVersion: 2024,
            sourceType: 'module',
            globals: Object.fromEntries(globals.map((name) => [name, 'readonly'])),
        },
        linterOptions: { reportUnusedDisableDirectives: 'error' },
        rules: {
            'array-callback-return': 'error',
            'consistent-return': 'off',
            'constructor-super': 'error',
            'dot-notation': 'error',
            eqeqeq: ['error', 'always', { null: 'ignore' }],
            'no-console': ['error', { allow: ['info', 'warn', 'error', 'debug'] }],
            'no-const-assign': 'error',
            'no-constant-condition': ['error', { checkLoops: false }],
            'no-control-regex': 'error',
            'no-dupe-keys': 'error',
            'no-empty': 'error',
            'no-eval': 'error',
            'no-fallthrough': 'error',
            'no-implicit-globals': 'error',
            'no-implied-eval': 'error',
            'no-new-func': 'error',
            'no-promise-executor-return': 'off',
            'no-self-assign': 'error',
            'no-shadow': 'error',
            'no-throw-literal': 'error',
            'no-undef': 'error',
            'no-unreachable': 'error',
            'no-unsafe-finally': 'error',
            'no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
            'no-unused-vars': ['error', { args: 'after-used', caughtErrors: 'none' }],
            'no-use-before-define': ['error', { functions: false, classes: false, variables: false }],
            'no-useless-return': 'error',
            'no-var': 'error',
            'object-shorthand': 'error',
            'prefer-const': 'error',
            'require-atomic-updates': 'off',
        },
    },
];
