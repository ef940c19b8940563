/**
 * A page of elements and attributes, and events that go up it: as much of a browser as pieces of the shim need that
 * look for elements. `Page.lay()` puts it where they look.
 */

/** One simple selector's parts: name, id, class, attribute with or without a value, what is searched from. */
const PART = /([\w-]+)|#([\w-]+)|\.([\w-]+)|\[([\w-]+)(?:="([^"]*)")?\]|(:scope)/y;

class Node {
    children = [];
    parentNode = null;

    append(...nodes) {
        for (const node of nodes) {
            this.children.push(node);
            node.parentNode = this;
        }
    }

    contains(node) {
        for (let at = node; at; at = at.parentNode) if (at === this) return true;
        return false;
    }

    all() {
        return this.children.flatMap((child) => [child, ...child.all()]);
    }
}

class Element extends Node {
    style = { display: '' };

    constructor(name, attributes = {}) {
        super();
        this.nodeName = name.toUpperCase();
        this.attributes = { ...attributes };
        this.dataset = new Proxy(this.attributes, {
            get: (held, key) => held[dashed(key)],
            set: (held, key, value) => ((held[dashed(key)] = String(value)), true),
        });
    }

    getAttribute(name) {
        return this.attributes[name] ?? null;
    }

    matches(selector) {
        return selector.split(',').some((each) => fits(this, steps(each), null));
    }

    closest(selector) {
        for (let at = this; at instanceof Element; at = at.parentNode) if (at.matches(selector)) return at;
        return null;
    }

    querySelectorAll(selector) {
        const wanted = selector.split(',').map(steps);
        return this.all().filter((each) => wanted.some((one) => fits(each, one, this)));
    }

    querySelector(selector) {
        return this.querySelectorAll(selector)[0] ?? null;
    }
}

class HTMLElement extends Element {}
class HTMLInputElement extends HTMLElement {}

const dashed = (key) => `data-${String(key).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** A selector as simple ones, each with what joins it to the one before. */
function steps(selector) {
    const words = selector
        .trim()
        .replace(/\s*>\s*/g, ' > ')
        .split(/ +(?![^[]*\])/);
    return words.flatMap((word, at) => (word === '>' ? [] : [{ word, child: words[at - 1] === '>' }]));
}

function fits(element, wanted, scope) {
    const [last, before] = [wanted.at(-1), wanted.slice(0, -1)];
    if (!isOne(element, last.word, scope)) return false;
    if (!before.length) return true;
    for (let at = element.parentNode; at instanceof Element; at = at.parentNode) {
        if (fits(at, before, scope)) return true;
        if (last.child) return false;
    }
    return false;
}

function isOne(element, word, scope) {
    PART.lastIndex = 0;
    while (PART.lastIndex < word.length) {
        const found = PART.exec(word);
        if (!found) throw new Error(`This page knows no ${word}`);
        const [, name, id, style, attribute, value, isScope] = found;
        const held = attribute && element.getAttribute(attribute);
        const has =
            (name && element.nodeName === name.toUpperCase()) ||
            (id && element.getAttribute('id') === id) ||
            (style && (element.getAttribute('class') ?? '').split(/\s+/).includes(style)) ||
            (attribute && (value === undefined ? held !== null : held === value)) ||
            (isScope && element === scope);
        if (!has) return false;
    }
    return true;
}

/** An element with what stands in it. */
export function h(name, attributes, ...children) {
    const element = new (name === 'input' ? HTMLInputElement : HTMLElement)(name, attributes);
    element.append(...children);
    return element;
}

export class Page extends Node {
    documentElement = h('html');
    listeners = [];

    constructor(...children) {
        super();
        this.append(this.documentElement);
        this.documentElement.append(...children);
    }

    lay() {
        Object.assign(globalThis, {
            document: this,
            window: globalThis,
            Node,
            Element,
            HTMLElement,
            HTMLInputElement,
        });
        return this;
    }

    getElementById(id) {
        return this.all().find((each) => each.getAttribute('id') === id) ?? null;
    }

    createElement(name) {
        return h(name);
    }

    addEventListener(type, listener) {
        this.listeners.push([type, listener]);
    }

    /** Something happens to an element; a person has done it unless it is said otherwise. */
    happen(type, target, { isTrusted = true, ...more } = {}) {
        const event = { type, target, isTrusted, stopPropagation() {}, preventDefault() {}, ...more };
        for (const [heard, listener] of this.listeners) if (heard === type) listener(event);
    }
}
