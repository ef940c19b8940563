/**
 * The instruments on the page: put into every document before its own scripts, reached as `window.bench`.
 *
 * They note and do not judge. All times are `performance.now()`, which Chromium rounds to 0.1 ms: sums over many
 * calls are meant, not single ones.
 */
{
    const TAG = /<img-prompt="([^"]*)">/g;
    const { documentElement } = document;
    /** @type {[number, number][]} start and duration of tasks over 50 ms */
    const longTasks = [];
    const took = (list) =>
        longTasks.push(...list.getEntries().map((task) => [task.startTime, task.duration]));
    const observer = new window.PerformanceObserver(took);
    observer.observe({ type: 'longtask', buffered: true });
    const context = () => SillyTavern.getContext();

    const bench = {
        appReady: 0,
        limnerReady: 0,
        /** @type {{start: string, timings: Record<string, number>} | null} what the worker says of its start */
        begun: null,
        /** @type {{bytes: number, ms: number, failed?: string} | null} what it says of the snapshot */
        made: null,
        drawn: {},
        placed: [],
        heard: {},
        called: {},
        returned: {},
        onPath: false,
        spent: {},
        frames: { count: 0, ms: 0 },
    };
    window.bench = bench;

    // Nobody makes a snapshot while something is measured, unless it is what is measured.
    const calm = Number(URL.canParse(location.href) && location.origin !== 'null' && localStorage.benchCalm);
    window.limnerTimings = { deadlines: { calm: calm || 600_000 } };
    window.Worker = class extends Worker {
        constructor(url, options) {
            super(url, options);
            if (options?.name !== 'Limner') return;
            this.addEventListener('message', ({ data }) => {
                const said = JSON.parse(data);
                if (said.state === 'ready') bench.begun = said;
                else if (said.snapshot && !said.state) bench.made = said.snapshot;
            });
        }
    };

    // SillyTavern is there long before APP_READY, but its context not at the moment it is first set.
    const waiting = setInterval(() => {
        let eventSource, eventTypes;
        try {
            ({ eventSource, eventTypes } = context());
        } catch {
            return;
        }
        clearInterval(waiting);
        eventSource.on(eventTypes.APP_READY, () => (bench.appReady ||= performance.now()));
    }, 5);
    new MutationObserver(() => {
        const root = document.documentElement ?? documentElement;
        if (root.dataset.limner === 'ready') bench.limnerReady ||= performance.now();
    }).observe(document, { subtree: true, attributeFilter: ['data-limner'] });

    /** Long tasks that began in [from, to). */
    bench.longTasks = (from, to = Infinity) => {
        took({ getEntries: () => observer.takeRecords() });
        return longTasks.filter(([start]) => start >= from && start < to).map(([, duration]) => duration);
    };

    /** From now on note when each picture is first drawn, and when how many stand in the last message's text. */
    bench.watchPictures = () => {
        const { eventSource, eventTypes } = context();
        const loaded = ({ target }) => {
            if (!(target instanceof HTMLImageElement) || !target.closest('#chat .mes_text, .bench-picture'))
                return;
            bench.drawn[target.title] ??= performance.now();
        };
        document.addEventListener('load', loaded, true);
        eventSource.on(eventTypes.MESSAGE_UPDATED, () => {
            const count = (context().chat.at(-1)?.mes ?? '').split('<img src=').length - 1;
            bench.placed.push([performance.now(), count]);
        });
    };
    bench.forgetPictures = () => Object.assign(bench, { drawn: {}, placed: [] });

    /** A listener for tokens that tells of each tag once, as soon as it is closed. */
    const tags = (tell) => {
        let read = 0;
        let seen = 0;
        return (text) => {
            if (text.length < seen) read = 0;
            seen = text.length;
            TAG.lastIndex = read;
            for (let match = TAG.exec(text); match; match = TAG.exec(text)) {
                read = TAG.lastIndex;
                tell(match[1]);
            }
        };
    };

    /** From now on note when the page hears of each tag, and when ST's command is called for it and returns. */
    bench.watchPath = () => {
        if (bench.onPath) return;
        bench.onPath = true;
        const { eventSource, eventTypes, SlashCommandParser } = context();
        const heard = tags((prompt) => (bench.heard[prompt] = performance.now()));
        eventSource.makeFirst(eventTypes.STREAM_TOKEN_RECEIVED, heard);
        const { sd } = SlashCommandParser.commands;
        const paint = sd.callback;
        sd.callback = async (args, prompt) => {
            bench.called[prompt] = performance.now();
            const url = await paint.call(sd, args, prompt);
            bench.returned[prompt] = performance.now();
            return url;
        };
    };

    /** Paint tags as barely as can be: no Python, no queue. `how` is 'sd' (ST's command) or 'post' (its endpoint). */
    bench.paintBarely = (how) => {
        const { eventSource, eventTypes } = context();
        const paint = { sd: bySd, post: byPost }[how];
        if (bench.bare) eventSource.removeListener(eventTypes.STREAM_TOKEN_RECEIVED, bench.bare);
        bench.bare = paint && tags(paint);
        if (paint) eventSource.on(eventTypes.STREAM_TOKEN_RECEIVED, bench.bare);
    };

    const bySd = async (prompt) => {
        const url = await context().SlashCommandParser.commands.sd.callback({ quiet: 'true' }, prompt);
        const picture = Object.assign(document.createElement('img'), {
            className: 'bench-picture',
            title: prompt,
            src: url,
        });
        picture.style.cssText = 'position: fixed; top: 0; width: 1px';
        document.body.append(picture);
    };

    const byPost = (prompt) => {
        const { auto_url: url, sampler, scheduler, steps, width, height } = context().extensionSettings.sd;
        const body = { url, auth: '', prompt, sampler_name: sampler, scheduler, steps, width, height };
        return fetch('/api/sd/generate', {
            method: 'POST',
            headers: context().getRequestHeaders(),
            body: JSON.stringify(body),
        });
    };

    /** The source texts of an event's listeners, to tell two pages' listeners apart. */
    bench.listeners = (name) => {
        const { eventSource, eventTypes } = context();
        return (eventSource.events[eventTypes[name]] ?? []).map(String);
    };

    const strangers = (name, known) => {
        const { eventSource, eventTypes } = context();
        const all = eventSource.events[eventTypes[name]] ?? [];
        return { all, ours: all.filter((listener) => !known.includes(String(listener))) };
    };

    /** Time those listeners of an event that are not among the known ones; their number is returned. */
    bench.timeListeners = (name, known) => {
        const { all, ours } = strangers(name, known);
        for (const listener of ours) all[all.indexOf(listener)] = timed(name, listener);
        return ours.length;
    };

    /** Calls that are timed together, because the clock is too coarse for one. */
    const BATCH = 50;

    /** The same function, timed until it returns or first waits: each batch of calls, and the longest call. */
    const timed = (name, run) => {
        const spent = (bench.spent[name] ??= { count: 0, ms: 0, longest: 0, batches: [], batch: 0 });
        return function (...args) {
            const begun = performance.now();
            const result = run.apply(this, args);
            const lasted = performance.now() - begun;
            spent.ms += lasted;
            spent.batch += lasted;
            spent.longest = Math.max(spent.longest, lasted);
            if (++spent.count % BATCH === 0) {
                spent.batches.push(spent.batch / BATCH);
                spent.batch = 0;
            }
            return result;
        };
    };
    bench.forgetSpent = () => {
        for (const spent of Object.values(bench.spent))
            Object.assign(spent, { count: 0, ms: 0, longest: 0, batches: [], batch: 0 });
        Object.assign(bench.frames, { count: 0, ms: 0 });
    };

    /** Time whatever Limner's page does: what Python has it do, and its listeners of these events. */
    bench.timeLimner = async (known) => {
        const { functions } = await import('/scripts/extensions/third-party/limner/shim/page/host.js');
        for (const [name, run] of Object.entries(functions)) functions[name] = timed(name, run);
        for (const [name, texts] of Object.entries(known)) bench.timeListeners(name, texts);
    };

    /** Time what all extensions together do to each frame of a message. */
    bench.timeFrames = () => {
        const formatter = context().messageFormatter;
        const run = formatter.runStage;
        formatter.runStage = function (...args) {
            const begun = performance.now();
            const result = run.apply(this, args);
            bench.frames.ms += performance.now() - begun;
            bench.frames.count += args[0] === formatter.stage.AFTER_MARKDOWN;
            return result;
        };
    };

    /**
     * How long a page takes for one prompt in the listeners that are not among the known ones.
     * @param {{messages: object[], known: Record<string, string[]>, limit: number, reserve: number}} about
     */
    bench.prompt = async ({ messages, known, limit, reserve }) => {
        const ctx = context();
        Object.assign(ctx.chatCompletionSettings, { openai_max_context: limit, openai_max_tokens: reserve });
        const ours = (name) => strangers(name, known[name]).ours;
        for (const listener of ours('GENERATION_AFTER_COMMANDS')) listener('normal', {}, false);
        const chat = structuredClone(messages);
        const characters = () => chat.reduce((sum, { content }) => sum + content.length, 0);
        const before = characters();
        const copies = chat.map(({ role, content }) => ({
            is_user: role === 'user',
            mes: content,
            extra: {},
        }));
        const begun = performance.now();
        await window.limnerGenerateInterceptor(copies, limit - reserve, () => {}, 'normal');
        await ctx.extensionPrompts['~limner-scan']?.filter(); // as ST does when it scans for lorebook keys
        copies.forEach(({ mes }, index) => (chat[index].content = mes));
        for (const listener of ours('CHAT_COMPLETION_PROMPT_READY')) await listener({ chat, dryRun: false });
        const pruned = performance.now();
        const after = characters();
        for (const listener of ours('GENERATE_AFTER_DATA')) await listener({ prompt: chat }, false);
        const done = performance.now();
        const asked = chat.some(({ content }) => content.includes('<img-prompt="...">'));
        return {
            prune: pruned - begun,
            whole: done - begun,
            cut: before - after,
            asked,
            left: chat.length,
        };
    };
}
