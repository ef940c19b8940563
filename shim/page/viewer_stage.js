/**
 * The stage of the viewer: a picture, how large it is shown and which part of it; by wheel, fingers and double tap.
 * It is scaled, never stretched: only a transform is set, and the browser keeps its shape.
 */
import { context } from './st.js';

const LARGEST = 12;
const DOUBLE = 2.5;
const DOUBLE_MS = 320;
const SWIPE = 60;

export class Stage {
    /**
     * @param {(by: number) => void} step where a finger swipes to the next picture
     * @param {(by: number) => void} turn where it swipes up or down, to the next version of this one
     */
    constructor(step, turn) {
        this.step = step;
        this.turn = turn;
        this.element = document.createElement('div');
        this.element.className = 'limner-viewer-stage';
        this.image = document.createElement('img');
        this.image.draggable = false;
        this.gone = document.createElement('p');
        this.gone.className = 'limner-viewer-gone';
        this.gone.setAttribute('role', 'status');
        this.image.addEventListener('error', () => {
            if (this.image.hasAttribute('src'))
                this.gone.textContent = context().translate(
                    'The file of this picture is not here, or is no picture.',
                    'limner.viewer.gone',
                );
        });
        this.element.append(this.image, this.gone);
        /** @type {Map<number, {x: number, y: number}>} fingers that are down */
        this.fingers = new Map();
        this.began = { x: 0, y: 0, moved: false };
        this.last = { time: 0, x: 0, y: 0 };
        this.scale = 1;
        this.x = 0;
        this.y = 0;
        this.turns = 0;
        const on = (/** @type {string} */ name, /** @type {(event: any) => void} */ heard) =>
            this.element.addEventListener(name, heard, { passive: false });
        on('wheel', (event) => {
            event.preventDefault();
            this.zoom(Math.exp(-event.deltaY / 400), event.clientX, event.clientY);
        });
        on('pointerdown', (event) => this.down(event));
        on('pointermove', (event) => this.move(event));
        for (const name of ['pointerup', 'pointercancel']) on(name, (event) => this.up(event));
    }

    reset() {
        Object.assign(this, { scale: 1, x: 0, y: 0, turns: 0 });
    }

    get isZoomed() {
        return this.scale > 1.001;
    }

    /** @param {string} url @param {string} alt */
    show(url, alt) {
        this.reset();
        this.gone.textContent = '';
        this.image.src = url;
        this.image.alt = alt;
        this.draw();
    }

    clear() {
        this.image.removeAttribute('src');
        this.fingers.clear();
    }

    /** The whole of it again; `only` where it is zoomed by hand nothing else is asked for. @param {boolean} [whole] */
    fit(whole = false) {
        if (whole) Object.assign(this, { scale: 1, x: 0, y: 0 });
        this.draw();
    }

    rotate() {
        this.turns = (this.turns + 1) % 4;
        this.fit(true);
    }

    /** About a place on the screen, the middle for none. @param {number} by @param {number} [clientX] @param {number} [clientY] */
    zoom(by, clientX, clientY) {
        const { left, top, width, height } = this.element.getBoundingClientRect();
        const px = clientX === undefined ? 0 : clientX - left - width / 2;
        const py = clientY === undefined ? 0 : clientY - top - height / 2;
        const scale = Math.max(1, Math.min(LARGEST, this.scale * by));
        const ratio = scale / this.scale;
        this.x = scale === 1 ? 0 : px - (px - this.x) * ratio;
        this.y = scale === 1 ? 0 : py - (py - this.y) * ratio;
        this.scale = scale;
        this.draw();
    }

    /** @param {number} dx @param {number} dy */
    pan(dx, dy) {
        if (!this.isZoomed) return;
        this.x += dx;
        this.y += dy;
        this.draw();
    }

    draw() {
        const { clientWidth: width, clientHeight: height } = this.element;
        const [most, limit] = this.turns % 2 ? [height, width] : [width, height];
        const { style } = this.image;
        style.maxWidth = `${most}px`;
        style.maxHeight = `${limit}px`;
        const [right, down] = [(width * (this.scale - 1)) / 2, (height * (this.scale - 1)) / 2];
        this.x = Math.max(-right, Math.min(right, this.x));
        this.y = Math.max(-down, Math.min(down, this.y));
        style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale}) rotate(${this.turns * 90}deg)`;
    }

    /** @param {PointerEvent} event */
    down(event) {
        this.element.setPointerCapture(event.pointerId);
        this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
        if (this.fingers.size === 1) this.began = { x: event.clientX, y: event.clientY, moved: false };
        else this.began.moved = true;
    }

    /** @param {PointerEvent} event */
    move(event) {
        const before = this.fingers.get(event.pointerId);
        if (!before) return;
        const now = { x: event.clientX, y: event.clientY };
        const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
        if (other) {
            const apart = (/** @type {{x: number, y: number}} */ each) =>
                Math.max(1, Math.hypot(each.x - other.x, each.y - other.y));
            this.zoom(apart(now) / apart(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
        } else this.pan(now.x - before.x, now.y - before.y);
        this.fingers.set(event.pointerId, now);
    }

    /** @param {PointerEvent} event */
    up(event) {
        if (!this.fingers.delete(event.pointerId) || this.fingers.size || event.type === 'pointercancel')
            return;
        const [dx, dy] = [event.clientX - this.began.x, event.clientY - this.began.y];
        if (this.began.moved) return;
        if (!this.isZoomed && Math.abs(dx) > SWIPE && Math.abs(dx) > 2 * Math.abs(dy))
            return this.step(dx < 0 ? 1 : -1);
        if (!this.isZoomed && Math.abs(dy) > SWIPE && Math.abs(dy) > 2 * Math.abs(dx))
            return this.turn(dy < 0 ? 1 : -1);
        if (Math.hypot(dx, dy) > 10) return;
        const near = Math.hypot(event.clientX - this.last.x, event.clientY - this.last.y) < 40;
        const twice = near && event.timeStamp - this.last.time < DOUBLE_MS;
        this.last = { time: twice ? 0 : event.timeStamp, x: event.clientX, y: event.clientY };
        if (twice && this.isZoomed) this.fit(true);
        else if (twice) this.zoom(DOUBLE, event.clientX, event.clientY);
    }
}
