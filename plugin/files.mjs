/**
 * The user's folder: one small file of the plugin's, and the pictures.
 */
import {
    closeSync,
    constants,
    copyFileSync,
    fstatSync,
    fsyncSync,
    linkSync,
    mkdirSync,
    openSync,
    readFileSync,
    readSync,
    realpathSync,
    renameSync,
    writeFileSync,
} from 'node:fs';
import path from 'node:path';

const STATE = 'limner-plugin.json';

/** @param {string} root @returns {string} empty where there is none */
export function readState(root) {
    try {
        return readFileSync(path.join(root, STATE), 'utf8');
    } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return '';
        throw error;
    }
}

/** As a whole or not at all. @param {string} root @param {string} text */
export function keepState(root, text) {
    const target = path.join(root, STATE);
    const beside = `${target}.new`;
    const file = openSync(beside, 'w', 0o600);
    try {
        writeFileSync(file, text);
        fsyncSync(file);
    } finally {
        closeSync(file);
    }
    renameSync(beside, target);
}

/** @param {string} root */
export function setAside(root) {
    const target = path.join(root, STATE);
    renameSync(target, `${target}.damaged-${Date.now()}`);
}

const AT_A_TIME = 1024 * 1024;

/** Whether these bytes lie in a file, which is never held whole. @param {string} from @param {Buffer} bytes */
export function holds(from, bytes) {
    const file = openSync(from, 'r');
    const window = Buffer.alloc(AT_A_TIME + bytes.length);
    try {
        for (let kept = 0, read; (read = readSync(file, window, kept, AT_A_TIME, null));) {
            const filled = window.subarray(0, kept + read);
            if (filled.includes(bytes)) return true;
            kept = Math.min(filled.length, bytes.length - 1);
            filled.copyWithin(0, filled.length - kept);
        }
        return false;
    } finally {
        closeSync(file);
    }
}

/**
 * Give a picture its place; it may stay at the other as well.
 *
 * @param {string} images @param {string} folder @param {string} name @param {string} from its file until now
 */
export function saveImage(images, folder, name, from) {
    const target = path.resolve(images, folder, name);
    if (!target.startsWith(path.resolve(images) + path.sep))
        throw new Error('A picture belongs into the folder of pictures.');
    mkdirSync(path.dirname(target), { recursive: true });
    try {
        linkSync(from, target);
    } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') throw error;
        copyFileSync(from, target, constants.COPYFILE_EXCL); // another disk, or one that has no links
    }
}

/**
 * Read a file of one of the user's folders as a whole. What leads out of the folder, by its name or by links, what is
 * no plain file and what has more than `most` bytes is refused unread.
 *
 * @param {string} folder @param {string} name may have folders in it @param {number} most @returns {Uint8Array}
 */
export function readPicture(folder, name, most) {
    const home = realpathSync(folder);
    const target = realpathSync(path.resolve(home, name));
    if (!target.startsWith(home + path.sep)) throw new Error('A picture lies in the folder of pictures.');
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants; // Windows has but the first
    const file = openSync(target, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
        const found = fstatSync(file);
        if (!found.isFile() || found.size > most) throw new Error('This is no picture that can be sent.');
        const content = new Uint8Array(found.size);
        let length = 0;
        for (let read; length < content.length; length += read) {
            read = readSync(file, content, length, content.length - length, null);
            if (!read) break;
        }
        return content.subarray(0, length);
    } finally {
        closeSync(file);
    }
}
