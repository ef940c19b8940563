"""What a page tells Limner when it begins, told again: the settings beside the panel's, the language."""

GREET = """
async (settings) => {
    const page = '/scripts/extensions/third-party/limner/shim/page';
    const { Line } = await import(`${page}/worker_line.js`);
    const { hello } = await import(`${page}/events.js`);
    const { event } = Line.prototype;
    // The line is the extension's own; it speaks when the window is looked at, and that is where it is met.
    const line = await new Promise((resolve) => {
        Line.prototype.event = function () { resolve(this); };
        window.dispatchEvent(new Event('focus'));
    }).finally(() => { Line.prototype.event = event; });
    if (settings) SillyTavern.getContext().extensionSettings.limner = settings;
    line.event('hello', hello());
}
"""
"""With settings these are SillyTavern's from then on; with null they are what they were."""
