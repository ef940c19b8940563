"""
What is wrong with how a view looks: targets too small for a finger, what sticks out, is cut off or moves.

All of it is measured on the page, in one go for each view; in each language by putting its words where the
English ones stand, so that seven languages need one page.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from tools.data_root import REPO

LANGUAGES = ("de-de", "fr-fr", "es-es", "ja-jp", "zh-cn", "ru-ru")
DARK: dict[str, str] = {}
"""SillyTavern as it comes."""
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
THEMES = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}
"""SillyTavern ships dark themes only; a user's own theme is these variables, which it sets in this way."""

_FAULTS = r"""
([selector, touch]) => {
    const faults = [];
    const name = (element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 110);
    const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
    const size = (element) => {
        const boxes = [element];
        if (element.matches('input[type=checkbox], input[type=radio]')) boxes.push(...element.labels);
        const rects = boxes.map((each) => each.getBoundingClientRect());
        const far = (from, to) =>
            Math.max(...rects.map((rect) => rect[to])) - Math.min(...rects.map((rect) => rect[from]));
        return [far('left', 'right'), far('top', 'bottom')];
    };
    const TARGETS = 'a[href], button, input:not([type=hidden], [type=file]), select, textarea, summary, ' +
        '[role=button], [role=menuitem], .menu_button, .limner-button';
    const inSentence = (element) => element.matches('a') && getComputedStyle(element).display === 'inline';
    const roots = [...document.querySelectorAll(selector)].filter(seen);
    if (!roots.length) return [`nothing is seen of ${selector}`];
    for (const root of roots) {
        const all = [root, ...root.querySelectorAll('*')].filter(seen);
        for (const element of all) {
            if (touch && element.matches(TARGETS) && !element.disabled && !inSentence(element)) {
                const [width, height] = size(element);
                if (width < 43.5 || height < 43.5)
                    faults.push(`small: ${Math.round(width)} x ${Math.round(height)} ${name(element)}`);
            }
            const { overflowX } = getComputedStyle(element);
            const { left, right, width } = element.getBoundingClientRect();
            if (width && (right > innerWidth + 1 || left < -1))
                faults.push(`beside the screen: ${name(element)}`);
            const wide = element.scrollWidth > element.clientWidth + 1;
            // What is cut off by three dots says so; a field scrolls by itself.
            const field = element.matches('input, textarea, select, pre, .limner-said, .custom-limner-said');
            const cut = ['auto', 'scroll', 'hidden', 'clip'].includes(overflowX);
            if (wide && !field && cut && element.clientWidth > 1)
                faults.push(`wider than its place: ${name(element)}`);
            const label = element.matches('button, .menu_button, summary, label, [role=menuitem]');
            if (label && element.clientWidth && (wide || element.scrollHeight > element.clientHeight + 2))
                faults.push(`its words do not fit: ${name(element)} “${element.innerText}”`);
        }
        for (const moving of root.getAnimations({ subtree: true }))
            if (moving.playState === 'running') faults.push(`moves: ${name(moving.effect.target)}`);
        for (let around = root.parentElement; around; around = around.parentElement)
            if (around.scrollWidth > around.clientWidth + 1 &&
                getComputedStyle(around).overflowX !== 'visible')
                faults.push(`scrolls sideways: ${name(around).slice(0, 60)}`);
    }
    if (document.scrollingElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
    return [...new Set(faults)];
}
"""
_IN_LANGUAGES = f"""
([selector, all]) => {{
    const look = {_FAULTS};
    const found = [];
    for (const [language, words] of Object.entries(all)) {{
        const before = [];
        for (const root of document.querySelectorAll(selector)) {{
            const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {{
                const node = texts.currentNode;
                const word = words[node.data.trim()];
                if (!word) continue;
                before.push([node, node.data]);
                node.data = word;
            }}
        }}
        found.push(...look([selector, false]).map((fault) => `${{language}} ${{fault}}`));
        for (const [node, text] of before) node.data = text;
    }}
    return found;
}}
"""
_REACH = """
async (selector) => {
    const faults = [];
    const name = (element) => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 110);
    const seen = (element) => element.checkVisibility({ visibilityProperty: true });
    const FIELDS = 'textarea, select, input:not([type=checkbox], [type=radio], [type=hidden], [type=file])';
    const root = document.querySelector(selector);
    for (const element of root.querySelectorAll(`${FIELDS}, button, .menu_button, summary`)) {
        if (!seen(element) || element.disabled) continue;
        if (element.matches(FIELDS)) element.focus();
        else element.scrollIntoView({ block: 'nearest' });
        const { left, top, bottom, width } = element.getBoundingClientRect();
        const [from, to] = [Math.max(0, top), Math.min(innerHeight, bottom)];
        if (to - from < Math.min(bottom - top, 40)) faults.push(`out of reach: ${name(element)}`);
        else {
            const there = document.elementFromPoint(Math.max(1, left + width / 2), (from + to) / 2);
            const label = element.labels?.[0];
            if (!element.contains(there) && !there?.contains(element) && !label?.contains(there))
                faults.push(`covered by ${there && name(there)}: ${name(element)}`);
        }
    }
    document.activeElement?.blur();
    return faults;
}
"""
_DRESS = """
(theme) => {
    const { style } = document.documentElement;
    window.undressed ??= style.cssText;
    style.cssText = window.undressed;
    for (const [name, value] of Object.entries(theme)) style.setProperty(`--SmartTheme${name}`, value);
}
"""


_WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
"""
As wide as they are high. A machine without a font for them draws narrow boxes: a W that may be followed by a
new line is nearly as wide as they are.
"""


def _words() -> dict[str, dict[str, str]]:
    """Each language by its English; where a key stands for a word, by that word."""
    read = {
        name: json.loads((REPO / "i18n" / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("en", *LANGUAGES)
    }
    english = read.pop("en")
    return {
        name: {text: _WIDE.sub("W\u200b", words[key]) for key, text in english.items()}
        for name, words in read.items()
    }


WORDS = _words()


def faults(page: Page, within: str, *, touch: bool = False) -> list[str]:
    """What of this view is too small for a finger (``touch``), sticks out, is cut off or moves."""
    found: list[str] = page.evaluate(_FAULTS, [within, touch])
    return found


def faults_in_languages(page: Page, within: str) -> list[str]:
    """The same with the words of each language, but for the sizes of targets."""
    found: list[str] = page.evaluate(_IN_LANGUAGES, [within, WORDS])
    return found


def out_of_reach(page: Page, within: str) -> list[str]:
    """What of this view, fields that have the focus and buttons, cannot be brought onto the screen."""
    found: list[str] = page.evaluate(_REACH, within)
    return found


def dress(page: Page, theme: dict[str, str]) -> None:
    """Give SillyTavern the colours of a theme."""
    page.evaluate(_DRESS, theme)


def resized(page: Page, size: tuple[int, int]) -> None:
    """Give the page a screen of this size."""
    page.set_viewport_size({"width": size[0], "height": size[1]})


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
