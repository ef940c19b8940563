"""Where the page goes at Python's word: what is folded around a place is unfolded (``view.js``)."""

from pathlib import Path
from typing import Any

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node
PAGE = Path(__file__).parents[2] / "fakes" / "page.mjs"

PROGRAM = """
globalThis.addEventListener = () => {};
const [shim, fake, view, mark] = process.argv.slice(1);
const { h, Page } = await import(fake);
globalThis.SillyTavern = { libs: {}, getContext: () => ({ chat: [] }) };
const press = h("button", { class: "press" });
const inner = h("details", { class: "inner" }, h("summary", { class: "inner title" }), press);
const place = h("div", {}, inner);
const outer = h("details", { class: "outer" }, h("summary", { class: "outer title" }), place);
const beside = h("details", { class: "beside" });
new Page(h("div", {}, outer, beside)).lay();
const done = [];
Element.prototype.setAttribute = function (name, value) { this.attributes[name] = value; };
Object.defineProperty(Element.prototype, "parentElement", { get() {
    return this.parentNode instanceof Element ? this.parentNode : null;
} });
Element.prototype.scrollIntoView = function () { done.push(["scroll", this.getAttribute("class")]); };
Element.prototype.focus = function () { done.push(["focus", this.getAttribute("class")]); };
globalThis.HTMLButtonElement = class { static [Symbol.hasInstance](each) { return each === press; } };
const { mount } = await import(`${shim}/page/mounted.js`);
const { reveal } = await import(`${shim}/page/view.js`);
mount(place, "painters");
reveal({ view, mark });
const opened = [outer, inner, beside].filter((each) => each.getAttribute("open") !== null);
console.log(JSON.stringify([opened.map((each) => each.getAttribute("class")), ...done]));
process.exit();
"""


def revealed(view: str, mark: str) -> Any:
    return played(PROGRAM, SHIM, PAGE.as_uri(), view, mark)


def test_a_fold_is_unfolded_with_those_around_it_and_its_title_gets_the_focus() -> None:
    assert revealed("painters", ".inner") == [
        ["outer", "inner"],
        ["scroll", "inner"],
        ["focus", "inner title"],
    ]


def test_a_button_gets_the_focus_itself() -> None:
    assert revealed("painters", ".press") == [["outer", "inner"], ["scroll", "press"], ["focus", "press"]]


def test_without_a_mark_or_where_it_is_nowhere_it_is_the_fold_around_the_view() -> None:
    expected = [["outer"], ["scroll", "outer title"], ["focus", "outer title"]]
    assert revealed("painters", "") == revealed("painters", ".gone") == expected


def test_a_view_that_is_not_there_does_nothing() -> None:
    assert revealed("gone", ".inner") == [[]]
