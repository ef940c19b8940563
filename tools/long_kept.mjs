/**
 * Laid before SillyTavern's server (`node --import`): what belongs to SillyTavern itself may be kept by a browser
 * without asking again. Of the 357 requests that a page makes, nearly all are such questions, and each costs all of
 * the browser, its network and the server a little.
 *
 * Extensions that were installed are asked for as ever, and so is everything of the user's.
 */
import http from 'node:http';

const OURS = /^\/(?:lib\.js|script\.js|style\.css|(?:css|img|lib|locales|scripts|sounds|webfonts)\/)/;
const INSTALLED = '/scripts/extensions/third-party/';

const { setHeader } = http.ServerResponse.prototype;
http.ServerResponse.prototype.setHeader = function (name, value) {
    const { url = '' } = this.req ?? {};
    const asked = name === 'Cache-Control' && value === 'public, max-age=0';
    const kept = asked && OURS.test(url) && !url.startsWith(INSTALLED);
    return setHeader.call(this, name, kept ? 'public, max-age=86400, immutable' : value);
};
