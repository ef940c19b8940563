"""
What is wrong with how a view looks: too small for a finger, cut off, out of reach, moving, pale, English.

All is measured on the page, where ``window.looks`` is put once: to ask it from here for each view, size,
theme and language would take longer than to look.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from limner.presets.preset import load_all
from tests.e2e.axe import AXE
from tools.data_root import REPO

LANGUAGES = ("de-de", "fr-fr", "es-es", "ja-jp", "zh-cn", "ru-ru")
LIGHT = {
    "BodyColor": "rgb(34, 34, 34)",
    "EmColor": "rgb(84, 84, 84)",
    "UnderlineColor": "rgb(40, 90, 60)",
    "QuoteColor": "rgb(140, 60, 0)",
    "BlurTintColor": "rgb(250, 250, 248)",
    "ChatTintColor": "rgb(250, 250, 248)",
    "UserMesBlurTintColor": "rgb(240, 240, 240)",
    "BotMesBlurTintColor": "rgb(250, 250, 250)",
    "ShadowColor": "rgba(0, 0, 0, 0.1)",
    "BorderColor": "rgb(180, 180, 180)",
}
CONTRAST = {
    "BodyColor": "rgb(255, 255, 255)",
    "EmColor": "rgb(255, 255, 255)",
    "UnderlineColor": "rgb(0, 255, 255)",
    "QuoteColor": "rgb(255, 255, 0)",
    "BlurTintColor": "rgb(0, 0, 0)",
    "ChatTintColor": "rgb(0, 0, 0)",
    "UserMesBlurTintColor": "rgb(0, 0, 0)",
    "BotMesBlurTintColor": "rgb(0, 0, 0)",
    "ShadowColor": "rgb(0, 0, 0)",
    "BorderColor": "rgb(255, 255, 255)",
}
THEMES: dict[str, dict[str, str]] = {"dark": {}, "light": LIGHT, "contrast": CONTRAST}
"""SillyTavern ships dark themes only; a user's own theme is these variables, which it sets in this way."""

_LOOKS = r"""
window.looks = {
    FIELDS: 'textarea, select, input:not([type=checkbox], [type=radio], [type=hidden], [type=file])',
    TARGETS: 'a[href], button, input:not([type=hidden], [type=file]), select, textarea, summary, ' +
        '[role=button], [role=menuitem], .menu_button, .limner-button',
    HEARD: ['title', 'aria-label', 'placeholder', 'alt'],
    COLOURS: ['color-contrast', 'link-in-text-block'],

    name: (element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 110),
    seen: (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false }),
    roots: (selector) => [...document.querySelectorAll(selector)].filter(looks.seen),
    within: (root) => [root, ...root.querySelectorAll('*')],
    all: (selector) => looks.roots(selector).flatMap(looks.within),
    among: (selector, wanted) =>
        looks.all(selector).filter((each) => each.matches(wanted) && looks.seen(each)),
    clips: (element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        // What is cut off by three dots says so.
        return overflowX !== 'visible' && textOverflow !== 'ellipsis';
    },

    /** What fades in or out has the colours of neither. */
    async calm() {
        const ending = (each) => each.effect?.getComputedTiming().endTime !== Infinity;
        const moving = document.getAnimations().filter(ending);
        await Promise.all(moving.map((each) => each.finished.catch(() => {})));
    },

    /** A tick with all that presses it. */
    size(element) {
        const boxes = [element];
        if (element.matches('input[type=checkbox], input[type=radio]')) boxes.push(...element.labels);
        const rects = boxes.map((each) => each.getBoundingClientRect());
        const far = (from, to) =>
            Math.max(...rects.map((rect) => rect[to])) - Math.min(...rects.map((rect) => rect[from]));
        return [far('left', 'right'), far('top', 'bottom')];
    },

    small(selector) {
        const inSentence = (each) => each.matches('a') && getComputedStyle(each).display === 'inline';
        return looks.among(selector, looks.TARGETS).flatMap((element) => {
            if (element.matches(':disabled')) return [];
            const [width, height] = looks.size(element);
            if ((width >= 43.5 && height >= 43.5) || inSentence(element)) return [];
            return [`small: ${Math.round(width)} x ${Math.round(height)} ${looks.name(element)}`];
        });
    },

    /** What sticks out, is cut off, moves, or makes something scroll sideways. */
    fits(selector) {
        const faults = new Set();
        const roots = looks.roots(selector);
        if (!roots.length) return [`nothing is seen of ${selector}`];
        for (const root of roots) {
            for (const element of looks.within(root).filter(looks.seen)) {
                const { left, right, width } = element.getBoundingClientRect();
                const { clientWidth, scrollWidth, clientHeight, scrollHeight } = element;
                if (width && (right > innerWidth + 1 || left < -1))
                    faults.add(`beside the screen: ${looks.name(element)}`);
                if (clientWidth <= 1) continue;
                const scrolls = element.matches(`${looks.FIELDS}, pre`);
                const wide = scrollWidth > clientWidth + 1;
                if (wide && !scrolls && looks.clips(element))
                    faults.add(`wider than its place: ${looks.name(element)}`);
                const label = element.matches('button, .menu_button, summary, label, [role=menuitem]');
                if (label && (wide || scrollHeight > clientHeight + 2))
                    faults.add(`its words do not fit: ${looks.name(element)} “${element.innerText}”`);
            }
            for (const moving of root.getAnimations({ subtree: true }))
                if (moving.playState === 'running') faults.add(`moves: ${looks.name(moving.effect.target)}`);
            for (let around = root.parentElement; around; around = around.parentElement) {
                if (around.scrollWidth <= around.clientWidth + 1 || !looks.clips(around)) continue;
                // SillyTavern's drawer is around other extensions too, and an earlier test may unfold them.
                const edge = around.getBoundingClientRect().left + around.clientLeft + around.clientWidth;
                const beyond = (each) => each.getBoundingClientRect().right + around.scrollLeft > edge + 1;
                const wide = looks.within(root).filter(looks.seen).find(beyond);
                const where = looks.name(around).slice(0, 60);
                if (wide) faults.add(`scrolls sideways: ${where} by ${looks.name(wide)}`);
            }
        }
        if (document.scrollingElement.scrollWidth > innerWidth) faults.add('the page scrolls sideways');
        return [...faults];
    },

    /** What cannot be brought onto the screen: a field has the focus there, a button is scrolled to. */
    reach(selector) {
        const faults = [];
        for (const element of looks.among(selector, `${looks.FIELDS}, button, .menu_button, summary`)) {
            if (element.matches(':disabled')) continue;
            if (element.matches(looks.FIELDS)) element.focus();
            else element.scrollIntoView({ block: 'nearest' });
            const { left, top, bottom, width } = element.getBoundingClientRect();
            const [from, to] = [Math.max(0, top), Math.min(innerHeight, bottom)];
            if (to - from < Math.min(bottom - top, 40)) faults.push(`out of reach: ${looks.name(element)}`);
            else {
                const there = document.elementFromPoint(Math.max(1, left + width / 2), (from + to) / 2);
                const label = element.labels?.[0];
                if (!element.contains(there) && !there?.contains(element) && !label?.contains(there))
                    faults.push(`covered by ${there && looks.name(there)}: ${looks.name(element)}`);
            }
        }
        document.activeElement?.blur();
        return faults;
    },

    /** What axe finds, whatever it calls its weight; `axed` counts what it had no fault to find with. */
    async axe(selector, rules) {
        const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
        const { violations, passes } = await axe.run(selector, options);
        looks.axed += passes.flatMap((passed) => passed.nodes).length;
        const node = ({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`;
        return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(node).join(' | ')}`);
    },
    axed: 0,
    colours: (selector) => looks.axe(selector, looks.COLOURS),

    /** What is read or heard there in words of a language that is not spoken. */
    left(selector) {
        const found = [];
        const read = (text) => looks.foreign.has(text?.trim()) && found.push(`left: ${text.trim()}`);
        // The state of loading is said by the page when it changes, what is around a picture made once.
        const around = '.limner-viewer, .limner-viewer > :not(.limner-viewer-info) *';
        const before = `[data-limner-state], ${around}, [translate=no]`;
        for (const element of looks.all(selector).filter((each) => !each.matches(before))) {
            const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
            for (const { data } of texts) read(data);
            for (const name of looks.HEARD) read(element.getAttribute(name));
        }
        return found;
    },
    foreign: new Set(),

    /** Give SillyTavern the colours of a theme. */
    dress(theme) {
        const { style } = document.documentElement;
        looks.undressed ??= style.cssText;
        style.cssText = looks.undressed;
        for (const [name, value] of Object.entries(theme)) style.setProperty(`--SmartTheme${name}`, value);
    },
};
"""
_SPEAK = """
async ([words, other]) => {
    const folder = '/scripts/extensions/third-party/limner/shim/page';
    const { translateTree } = await import(`${folder}/translation.js`);
    looks.untranslated ??= SillyTavern.getContext;
    looks.foreign = new Set(other);
    const translate = (text, key) => words[key ?? text] ?? text;
    SillyTavern.getContext = words ? () => ({ ...looks.untranslated(), translate }) : looks.untranslated;
    if (words) translateTree(document.querySelector('[data-limner-panel]'));
}
"""

_WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
"""
As wide as they are high. A machine without a font for them draws narrow boxes: a W that may be followed by a
new line is nearly as wide as they are.
"""


_STAYING = {"card", "words", *(preset.name for preset in load_all())}
"""What samples say where no language is: names, and what a story or a painter might say."""


def words_of(language: str) -> dict[str, str]:
    """Return a language's words by their keys, as wide as a font for them makes them."""
    read = json.loads((REPO / "i18n" / f"{language}.json").read_text(encoding="utf-8"))
    return {key: _WIDE.sub("W\u200b", text) for key, text in read.items()} | {"limner.language": language}


def look_at(page: Page) -> None:
    """Put ``window.looks`` and axe there, unless they are there."""
    if not page.evaluate("() => 'looks' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
        page.evaluate(_LOOKS)


def dress(page: Page, theme: str) -> None:
    """Give SillyTavern the colours of a theme."""
    page.evaluate("theme => looks.dress(theme)", THEMES[theme])


@contextmanager
def speaking(page: Page, language: str, instead_of: str = "en") -> Iterator[None]:
    """
    Have the page and what is drawn anew speak a language, as if SillyTavern had loaded its file.

    ``looks.foreign`` finds what is still said in the other one.
    """
    words, other = words_of(language), words_of(instead_of)
    same = {text for key, text in other.items() if words[key] == text} | _STAYING
    page.route("**/i18n/*.json", lambda route: route.fulfill(json=words))
    page.evaluate(_SPEAK, [words, sorted(set(other.values()) - same)])
    try:
        yield
    finally:
        page.evaluate(_SPEAK, [None, []])
        page.unroute("**/i18n/*.json")


def resized(page: Page, size: tuple[int, int]) -> None:
    """Give the page a screen of this size, and wait until it has it."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_function("width => innerWidth === width", arg=size[0])


@contextmanager
def touched(page: Page) -> Iterator[None]:
    """Have the page on a device with fingers, and none but these."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 5})
    try:
        assert page.evaluate("() => matchMedia('(pointer: coarse) and (hover: none)').matches")
        yield
    finally:
        devtools.send("Emulation.setTouchEmulationEnabled", {"enabled": False})
        devtools.detach()
