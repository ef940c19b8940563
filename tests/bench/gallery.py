"""
The gallery of a chat of 5,000 pictures: how long it takes to open, what a scroll through it costs, memory.

It is scrolled by a screen in each frame, from the top to the end, which is as fast as a wheel can be.
"""

from playwright.sync_api import Page

from tests.bench.figures import Figure, figure
from tests.bench.gallery_load import lay
from tests.bench.lab import Lab, ask
from tests.bench.processes import resident
from tests.bench.viewer import OPEN
from tools.within import open_up, worker_of

_PICTURES = 5000
_CHAT = "Five thousand pictures"
_ROUNDS = 3
_LONG = 50.0
_SHOW = """
async () => {
    const begun = performance.now();
    SillyTavern.getContext().SlashCommandParser.commands['limn-gallery'].callback({}, '');
    const seen = () => document.querySelector('.limner-gallery .limner-tile img')?.complete;
    while (!seen()) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return [performance.now() - begun, Math.max(0, ...window.bench.longTasks(begun))];
}
"""
_SCROLL = """
async () => {
    let place = document.querySelector('.limner-gallery');
    while (place && !(place.scrollHeight > place.clientHeight + 1 &&
        /auto|scroll/.test(getComputedStyle(place).overflowY))) place = place.parentElement;
    const begun = performance.now();
    let [frames, tiles] = [0, 0];
    do {
        place.scrollTop += place.clientHeight;
        await new Promise(requestAnimationFrame);
        frames += 1;
        tiles = Math.max(tiles, document.querySelectorAll('.limner-tile').length);
    } while (place.scrollTop + place.clientHeight < place.scrollHeight - 2);
    const scrolled = performance.now();
    const last = () => [...document.querySelectorAll('.limner-gallery-page')].at(-1);
    while (!last()?.querySelector('img')?.complete) await new Promise(requestAnimationFrame);
    const longest = Math.max(0, ...window.bench.longTasks(begun));
    return [frames, scrolled - begun, performance.now() - scrolled, longest, tiles];
}
"""
_EMPTY = """
async () => {
    const { Popup, POPUP_TYPE } = SillyTavern.getContext();
    const begun = performance.now();
    const popup = new Popup('', POPUP_TYPE.DISPLAY, '', { large: true, wide: true });
    const closed = popup.show();
    await new Promise((resolve) => setTimeout(resolve, 500));
    popup.completeCancelled();
    await closed;
    return Math.max(0, ...window.bench.longTasks(begun));
}
"""
_HEAP = "() => limnerPyodide._module.HEAP8.length / 1e6"


def run(lab: Lab) -> list[Figure]:
    """Open it in fresh pages, the first and a second time, and scroll through it."""
    tavern = lab.tavern(limner=True)
    lay(tavern, _CHAT, _PICTURES)
    first, again, tasks, scrolls, longest, drawn, memory, heap, empty = ([] for _ in range(9))
    for _ in range(_ROUNDS):
        context = lab.context()
        open_up(context)
        page = context.new_page()
        _begin(page, tavern.url)
        before, held = resident(lab.browser), worker_of(page).evaluate(_HEAP)
        took, task = ask(page, _SHOW)
        first.append(took)
        tasks.append(task)
        _, scrolled, _, task, tiles = ask(page, _SCROLL)
        scrolls.append(scrolled)
        longest.append(task)
        drawn.append(tiles)
        memory.append(resident(lab.browser) - before)
        heap.append(worker_of(page).evaluate(_HEAP) - held)
        page.keyboard.press("Escape")
        page.wait_for_function("() => !document.querySelector('.limner-gallery')")
        again.append(ask(page, _SHOW)[0])
        page.keyboard.press("Escape")
        empty.append(ask(page, _EMPTY))
        context.close()
    what = f"gallery of {_PICTURES:,} pictures"
    return [
        figure(f"{what}: opened for the first time, to its first pictures", first, digits=0),
        figure(f"{what}: opened again", again, digits=0),
        figure("the longest task while it opens (0: none above 50 ms)", tasks, limit=_LONG, digits=0),
        figure("the same of an empty popup of SillyTavern's own, of the same size", empty, digits=0),
        figure("scrolled through all of it, a screen in each frame", scrolls, digits=0),
        figure("the longest task meanwhile (0: none above 50 ms)", longest, limit=_LONG, digits=0),
        figure("pictures that are drawn at once, at most", drawn, "", digits=0),
        figure("memory of the page's process, above that before it was opened", memory, "MB", digits=0),
        figure("of it Python's heap (WebAssembly)", heap, "MB"),
    ]


def _begin(page: Page, url: str) -> None:
    page.goto(url, wait_until="commit")
    page.wait_for_function("() => window.bench?.appReady", polling=250, timeout=60_000)
    page.wait_for_function("() => window.bench.limnerReady", polling=250, timeout=60_000)
    assert ask(page, OPEN, _CHAT) == _PICTURES
    page.wait_for_timeout(2500)  # the chat is looked through
