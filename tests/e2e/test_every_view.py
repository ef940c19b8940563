"""
Every view of Limner on a phone, with a finger, in each theme and language, zoomed, and by keyboard alone.

The views are those of ``tools/word_samples.py``, in states that show all their words: whoever adds one adds
it there. They are painted as Python has them painted, into the places where they stand.
"""

import json
from collections.abc import Iterator

import pytest

from tests.e2e.axe import AXE
from tests.e2e.drawer import close_drawers, open_drawer
from tests.e2e.looks import THEMES, dress, faults, faults_in_languages, out_of_reach, resized, touched
from tests.e2e.reliability import tell
from tests.e2e.test_illustration import THREE
from tests.e2e.test_light_touch import FOLDER
from tools.browser import PHONE, WIDE
from tools.story_model import StoryModel
from tools.story_page import StoryPage
from tools.word_samples import views

SMALL = (360, 640)
TYPING = (PHONE[0], PHONE[1] // 2)
"""What the on-screen keyboard leaves: SillyTavern asks that the page is made smaller by it."""
ZOOMED = (WIDE[0] // 2, WIDE[1] // 2)
"""As many CSS pixels as a wide screen has at 200 %."""

PANEL = "[data-limner-panel]"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="
KINDS = {
    "slot": ('<span class="limner-', "<img"),
    "menu": ('role="menuitem"',),
    "viewer": ("limner-viewer-prompt",),
    "gallery": ('data-limner-form="gallery"', "limner-gallery-grid"),
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
    "wand": ("limner-wand",),
}
"""Where a view stands, by what it begins with or holds; all others stand in the panel."""

PLACE = """
async ([folder, kind, html]) => {
    const load = (name) => import(`${folder}shim/page/${name}.js`);
    const [{ patchView }, { mount, mountedAs }, { openWindow }, viewer] =
        await Promise.all(['view', 'mounted', 'dialogs', 'viewer'].map(load));
    const place = (around, view) => {
        if (mountedAs(view).length) return;
        const container = document.createElement('div');
        container.className = 'limner-sample';
        mount(container, view);
        around.append(container);
    };
    const menu = document.querySelector('.limner-menu');
    if (kind === 'slot') {
        const text = [...document.querySelectorAll('#chat .mes .mes_text')].at(-1);
        text.querySelector('.limner-sample')?.remove();
        const inside = SillyTavern.libs.DOMPurify.sanitize(
            `<span class="limner-slot">${html}</span>`, { MESSAGE_SANITIZE: true });
        text.insertAdjacentHTML('beforeend', `<div class="limner-sample">${inside}</div>`);
        text.querySelector('.limner-sample').scrollIntoView({ block: 'center' });
    } else if (kind === 'menu') {
        patchView({ view: 'menu', html });
        Object.assign(menu.style, { left: '8px', top: '8px' });
        if (!menu.matches(':popover-open')) menu.showPopover();
        return '.limner-menu';
    } else if (kind === 'viewer') {
        const items = [['', '/img/ai4.png', 'a fox']];
        if (!document.querySelector('.limner-viewer[open]')) viewer.openViewer({ items, at: 0 });
        document.querySelector('.limner-viewer-info').hidden = false;
        patchView({ view: 'viewer', html });
        return '.limner-viewer';
    } else if (kind === 'wand') {
        place(document.getElementById('extensionsMenu'), 'sample-wand');
        patchView({ view: 'sample-wand', html });
    } else if (kind === 'panel') {
        place(document.querySelector('[data-limner-panel] [data-limner-section=story]'), 'sample-panel');
        patchView({ view: 'sample-panel', html });
    } else {
        if (!mountedAs('sample').length) openWindow({ wide: true, view: 'sample' });
        const all = kind === 'gallery' ? `<div class="limner-gallery">${html}</div>` : html;
        patchView({ view: 'sample', html: all });
    }
    const where = { slot: '.mes_text .limner-sample', wand: '#extensionsMenu .limner-sample',
        panel: '[data-limner-panel] .limner-sample' }[kind] ?? '.limner-window';
    for (const details of document.querySelectorAll(`${where} details`)) details.open = true;
    return where;
}
"""
LEAVE = """
async ([folder, kind]) => {
    const load = (name) => import(`${folder}shim/page/${name}.js`);
    const [{ unmount }, { closeWindow }, viewer] =
        await Promise.all(['mounted', 'dialogs', 'viewer'].map(load));
    if (kind === 'viewer') viewer.close();
    if (['window', 'gallery'].includes(kind)) closeWindow();
    if (kind === 'menu') document.querySelector('.limner-menu').hidePopover();
    for (const each of document.querySelectorAll('.limner-sample')) { unmount(each); each.remove(); }
}
"""
AXE_FAULTS = """
async ([within, rules]) => {
    await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {})));
    const options = rules ? { runOnly: rules } : {};
    const { violations, passes } = await axe.run(within, options);
    const node = ({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`;
    const nodes = (found) => found.nodes.slice(0, 3).map(node);
    const said = violations.map((found) => `${found.id}: ${nodes(found).join(' | ')}`);
    return [said, passes.flatMap((passed) => passed.nodes).length];
}
"""
COLOURS = ["color-contrast", "link-in-text-block"]
"""axe's rules that look at colours: all others find the same in every theme."""


def kind_of(html: str) -> str:
    """Return where a view stands."""
    for kind, marks in KINDS.items():
        if any(html.startswith(mark) if kind == "slot" else mark in html for mark in marks):
            return kind
    return "panel"


def samples() -> list[tuple[str, str]]:
    """Return where each view stands, and its HTML; of those that differ in their words only the first."""
    chosen: dict[str, list[str]] = {}
    known: set[str] = set()
    for html in filter(None, map(str, views())):
        signs = {part.split(">")[0] for part in html.split("<")}
        signs = {sign.split(" value=")[0] for sign in signs if "class=" in sign or "role=" in sign}
        if not signs <= known:
            chosen.setdefault(kind_of(html), []).append(
                html.replace('"/a.png"', f'"{PIXEL}"').replace('"/b.png"', f'"{PIXEL}"')
            )
        known |= signs
    return [(kind, html) for kind in sorted(chosen) for html in chosen[kind]]


class Walk:
    """All views, one after another, in the place of each; ``faults`` is what was wrong, with where."""

    def __init__(self, story: StoryPage) -> None:
        self.story, self.page = story, story.page
        self.faults: dict[str, list[str]] = {}
        self.looked = 0
        self.samples = samples()

    def views(self) -> Iterator[tuple[str, str]]:
        """Yield each view's name and the selector that it stands at."""
        before = ""
        for number, (kind, html) in enumerate(self.samples):
            if before and kind != before:
                self._leave(before)
            if kind != before:
                self._enter(kind)
            before = kind
            within = self.page.evaluate(PLACE, [FOLDER, kind, html])
            yield f"{kind} {number} {html[:70]}", within
        self._leave(before)

    def note(self, name: str, found: list[str]) -> None:
        if found:
            self.faults.setdefault(name, []).extend(found)

    def axe(self, within: str, rules: list[str] | None = None) -> list[str]:
        """Return what axe finds there; ``looked`` counts what it had no fault to find with."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found, passed = self.page.evaluate(AXE_FAULTS, [within, rules])
        self.looked += passed
        return [str(each) for each in found]

    def _enter(self, kind: str) -> None:
        if kind == "panel":
            open_drawer(self.story, "story")
        elif kind == "wand":
            self.page.evaluate("() => { document.getElementById('extensionsMenu').style.display = 'block'; }")

    def _leave(self, kind: str) -> None:
        self.page.evaluate(LEAVE, [FOLDER, kind])
        if kind == "panel":
            close_drawers(self.page)
        elif kind == "wand":
            self.page.evaluate("() => { document.getElementById('extensionsMenu').style.display = ''; }")


@pytest.fixture(name="walk")
def _walk(story: StoryPage, model: StoryModel) -> Iterator[Walk]:
    tell(story, model, THREE)
    story.wait_pictures(3)
    yield Walk(story)
    dress(story.page, {})
    resized(story.page, WIDE)


def standing(walk: Walk) -> Iterator[tuple[str, str]]:
    """Yield what stands on the page already: the panel, the button of a message, entries of a menu."""
    page = walk.page
    open_drawer(walk.story, "story")
    page.evaluate(
        f"() => {{ for (const each of document.querySelectorAll('{PANEL} details')) each.open = true; }}"
    )
    yield "the panel", PANEL
    close_drawers(page)
    walk.story.message().locator(".extraMesButtonsHint").click()
    yield "the button of a message", ".last_mes .limner-button"
    page.locator("#extensionsMenuButton").click()
    yield "the menu of the extensions", "#extensionsMenu :is(.limner-wand, .limner-gallery-wand)"
    page.locator("#extensionsMenuButton").click()


def test_every_view_fits_a_phone_and_a_finger(walk: Walk) -> None:
    page = walk.page
    resized(page, PHONE)
    with touched(page):
        for some in (standing(walk), walk.views()):
            for name, within in some:
                walk.note(name, faults(page, within, touch=True))
                walk.note(name, walk.axe(within))
    assert not walk.faults, json.dumps(walk.faults, indent=1)


def test_every_view_fits_a_small_phone_in_every_language_and_its_keyboard_leaves_all_within_reach(
    walk: Walk,
) -> None:
    page = walk.page
    for size, look in (
        (PHONE, faults_in_languages),
        (SMALL, faults),
        (TYPING, out_of_reach),
        (ZOOMED, faults),
    ):
        resized(page, size)
        for name, within in walk.views():
            walk.note(f"{size} {name}", look(page, within))
    assert not walk.faults, json.dumps(walk.faults, indent=1)


@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_every_view_can_be_read_in_a_theme_of_other_colours(walk: Walk, theme: str) -> None:
    page = walk.page
    dress(page, THEMES[theme])
    for name, within in walk.views():
        walk.note(name, walk.axe(within, COLOURS))
    assert not walk.faults, json.dumps(walk.faults, indent=1)
    assert walk.looked > 300


def test_every_view_fits_a_wide_screen(walk: Walk) -> None:
    page = walk.page
    for some in (standing(walk), walk.views()):
        for name, within in some:
            walk.note(name, faults(page, within))
            walk.note(name, walk.axe(within))
    assert not walk.faults, json.dumps(walk.faults, indent=1)
