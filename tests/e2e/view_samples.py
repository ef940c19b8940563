"""
Every view of Limner, one after another, painted into the place where it stands.

The views are those of ``tools/word_samples.py``, in states that show all their words: whoever adds one adds
it there. Those that stand on the page already (the panel as a whole, a message's button, the entries of a
menu) come first.
"""

import contextlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache

from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from limner.core import translation
from tests.e2e.drawer import close_drawers, open_drawer
from tests.e2e.looks import look_at
from tests.e2e.test_light_touch import FOLDER
from tools.story_page import StoryPage
from tools.word_samples import views

PANEL = "[data-limner-panel]"
_PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="
_KINDS = {
    "slot": ('<span class="limner-',),
    "menu": ('role="menuitem"',),
    "viewer": ("limner-viewer-prompt",),
    "wand": ('data-limner-action="book.open"><i',),
    "window": (
        'class="limner-book"',
        "limner-reading",
        "limner-prompt-window",
        'class="limner-versions"',
        "limner-review",
        "limner-disk",
        "limner-trace",
        "limner-told-window",
        '<div class="limner-cast">',
    ),
    "gallery": ('data-limner-form="gallery"', "limner-gallery-grid"),
}
"""Where a view stands, by what it begins with or holds; all others stand in the panel."""

_PLACES = """
async (folder) => {
    const load = (name) => import(`${folder}shim/page/${name}.js`);
    const [{ patchView }, { mount, mountedAs, unmount }, { openWindow, closeWindow }] =
        await Promise.all(['view', 'mounted', 'dialogs'].map(load));
    const [{ openMenu, close }, { addressOf }, { translateTree }, viewer] =
        await Promise.all(['menu', 'st', 'translation', 'viewer'].map(load));
    const place = (around, view) => {
        if (mountedAs(view).length) return;
        const container = document.createElement('div');
        container.className = 'limner-sample';
        mount(container, view);
        around.append(container);
    };
    const unfold = (where) => {
        for (const details of document.querySelectorAll(`${where} details`)) details.open = true;
        return where;
    };
    const opened = {
        slot(html) {
            const text = [...document.querySelectorAll('#chat .mes .mes_text')].at(-1);
            text.querySelector('.limner-sample')?.remove();
            const inside = SillyTavern.libs.DOMPurify.sanitize(
                `<span class="limner-slot">${html}</span>`, { MESSAGE_SANITIZE: true });
            text.insertAdjacentHTML('beforeend', `<div class="limner-sample">${inside}</div>`);
            translateTree(text.querySelector('.limner-sample')); // SillyTavern does it after a moment
            text.querySelector('.limner-sample').scrollIntoView({ block: 'center' });
            return '.mes_text .limner-sample';
        },
        menu(html) {
            const source = document.querySelector('.last_mes .mes_text img').getAttribute('src');
            patchView({ view: 'menu', html });
            openMenu({ ...addressOf(SillyTavern.getContext().chat.at(-1)), ordinal: 0, source });
            return '.limner-menu';
        },
        viewer(html) {
            const items = [['', '/img/ai4.png', 'a fox']];
            if (!document.querySelector('.limner-viewer[open]')) viewer.openViewer({ items, at: 0 });
            document.querySelector('.limner-viewer-info').hidden = false;
            patchView({ view: 'viewer', html });
            return '.limner-viewer';
        },
        panel(html) {
            place(document.querySelector('[data-limner-panel] [data-limner-section=story]'), 'sample-panel');
            patchView({ view: 'sample-panel', html });
            return '[data-limner-panel] .limner-sample';
        },
        window(html) {
            if (!mountedAs('sample').length) openWindow({ wide: true, view: 'sample' });
            patchView({ view: 'sample', html });
            return '.limner-window';
        },
        gallery: (html) => opened.window(`<div class="limner-gallery">${html}</div>`),
    };
    const left = {
        menu: () => close(),
        viewer: () => viewer.close(),
        window: closeWindow,
        gallery: closeWindow,
    };
    // What lies behind a window or a menu would keep axe from knowing what a word stands on.
    const seeChat = (seen) => { document.getElementById('sheld').style.visibility = seen ? '' : 'hidden'; };
    looks.place = (kind, html) => {
        seeChat(kind === 'slot');
        return unfold(opened[kind](html));
    };
    looks.leave = (kind) => {
        seeChat(true);
        left[kind]?.();
        for (const each of document.querySelectorAll('.limner-sample')) { unmount(each); each.remove(); }
    };
    looks.walk = async (kind, samples, wanted) => {
        const found = {};
        for (const [name, html] of samples) {
            const within = looks.place(kind, html);
            await looks.calm();
            for (const look of wanted) {
                const faults = await looks[look](within);
                if (faults.length) found[name] = [...(found[name] ?? []), ...faults];
            }
        }
        return found;
    };
}
"""

Samples = dict[str, list[tuple[str, str]]]
"""Name and HTML of each view, by where it stands."""


def kind_of(html: str) -> str:
    """Return where a view stands."""
    for kind, marks in _KINDS.items():
        if any(html.startswith(mark) if kind == "slot" else mark in html for mark in marks):
            return kind
    return "panel"


@cache
def in_english() -> Samples:
    """Return each view; of those that differ in values only, the first."""
    return samples()


def samples(words: Mapping[str, str] | None = None) -> Samples:
    """Return each view in English, or in other words; of those that differ in values only, the first."""
    chosen: Samples = {}
    known: set[str] = set()
    english = [str(html) for html in views() if html]
    translation.learn(words or {})
    spoken = [str(html) for html in views() if html]
    translation.learn({})
    for number, (html, said) in enumerate(zip(english, spoken, strict=True)):
        signs = {part.split(">")[0] for part in html.split("<")}
        signs = {sign.split(" value=")[0] for sign in signs if "class=" in sign or "role=" in sign}
        if not signs <= known:
            shown = said.replace('"/a.png"', f'"{_PIXEL}"').replace('"/b.png"', f'"{_PIXEL}"')
            chosen.setdefault(kind_of(html), []).append((f"{number} {html[:70]}", shown))
        known |= signs
    chosen.pop("wand", None)
    return chosen


def at_once() -> Samples:
    """Return all views of each kind as one, which is enough where it counts what stands behind what."""
    return {
        kind: [(f"every {kind}", "".join(html for _, html in of_kind))]
        for kind, of_kind in in_english().items()
    }


def without_end(all_of_them: Samples) -> Samples:
    """Return them with story's words that no line can hold, and nothing to break them at."""
    of_story = re.compile(r"\b(fox|Mira|Tom|Night|kitchen)\b")
    return {
        kind: [
            (name, of_story.sub(lambda word: word[0] * 40, html))
            for name, html in of_kind
            if of_story.search(html)
        ]
        for kind, of_kind in all_of_them.items()
    }


class Views:
    """Views on the page, one after another; ``faults`` is what was wrong, by where it was seen."""

    def __init__(self, story: StoryPage) -> None:
        self.story, self.page = story, story.page
        self.faults: dict[str, list[str]] = {}
        look_at(self.page)
        self.page.evaluate(_PLACES, FOLDER)

    @contextmanager
    def opened(self, kind: str) -> Iterator[None]:
        """Open the place of a kind of view for as long as somebody looks there."""
        if kind == "panel":
            open_drawer(self.story, "story")
        yield
        self.page.evaluate("kind => looks.leave(kind)", kind)
        if kind == "panel":
            close_drawers(self.page)

    def look(self, kind: str, how: str, *looks: str, among: Samples | None = None) -> None:
        """Paint each view of this kind, and look at it in these ways (``window.looks``)."""
        there = (among or in_english())[kind]
        self._note(how, self.page.evaluate("all => looks.walk(...all)", [kind, there, looks]))

    def look_at(self, within: str, how: str, *looks: str) -> None:
        """Look at what stands on the page already."""
        self.page.evaluate("() => looks.calm()")
        for look in looks:
            found = self.page.evaluate("([look, within]) => looks[look](within)", [look, within])
            self._note(how, {within: found} if found else {})

    def waited_for(self, within: str, how: str) -> None:
        """Wait until all that stands there has been said anew; what never is, is a fault."""
        with contextlib.suppress(PlaywrightTimeoutError):
            self.page.wait_for_function("within => !looks.left(within).length", arg=within, timeout=10_000)
            return
        self.look_at(within, how, "left")

    def _note(self, how: str, found: Mapping[str, list[str]]) -> None:
        for name, faults in found.items():
            self.faults.setdefault(f"{how}: {name}", []).extend(map(str, faults))
