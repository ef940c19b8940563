"""
The viewer: from the press on a picture to the frame that shows it large, in a chat of 1,000 pictures.

The finger's press is real, and is followed in frames: a figure is a whole number of them, and what the press
itself takes to come to the page is none of it.
"""

from playwright.sync_api import Page

from tests.bench.figures import Figure, figure
from tests.bench.gallery_load import lay
from tests.bench.lab import Lab, ask

_PICTURES = 1000
_CHAT = "A thousand pictures"
_OPENINGS = 15
_LIMIT = 100.0
OPEN = """
async (chat) => {
    const ctx = SillyTavern.getContext();
    await ctx.selectCharacterById(ctx.characters.findIndex((each) => each.name === 'Mira'));
    await SillyTavern.getContext().openCharacterChat(chat);
    return SillyTavern.getContext().chat.length;
}
"""
_SET = "SillyTavern.getContext().SlashCommandParser.commands['limn-set'].callback({}, 'press viewer')"
_WATCH = """
() => {
    let begun = 0;
    const noted = (event) => (begun = event.timeStamp);
    document.addEventListener('pointerup', noted, { capture: true, once: true });
    window.opened = new Promise((resolve) => {
        const look = () => {
            const image = document.querySelector('.limner-viewer[open] .limner-viewer-stage img');
            const there = begun && image?.complete && image.naturalWidth;
            // What is queued in a frame runs when the frame is painted.
            const painted = () => setTimeout(() => resolve(performance.now() - begun));
            requestAnimationFrame(there ? painted : look);
        };
        look();
    });
}
"""
_LISTED = "() => document.querySelector('.limner-viewer-count')?.textContent.endsWith('/ %d')"
_HIDDEN = "() => !document.querySelector('.limner-viewer[open]')"


def run(lab: Lab) -> list[Figure]:
    """Open it at the chat's last picture, and at others, each seen for the first time."""
    tavern = lab.tavern(limner=True)
    lay(tavern, _CHAT, _PICTURES)
    context = lab.context()
    page = context.new_page()
    _begin(page, tavern.url)
    opened, stepped = [], []
    for number in range(_OPENINGS):
        opened.append(_open(page, number))
        page.wait_for_function(_LISTED % _PICTURES, timeout=30_000)
        stepped.append(_step(page))
        page.keyboard.press("Escape")
        page.wait_for_function(_HIDDEN)
    context.close()
    what = f"viewer in a chat of {_PICTURES:,} pictures"
    return [
        figure(f"{what}: from the press to its first full paint", opened, limit=_LIMIT),
        figure(f"{what}: from the key to the picture before, decoded ahead", stepped, limit=_LIMIT),
    ]


def _begin(page: Page, url: str) -> None:
    page.goto(url, wait_until="commit")
    page.wait_for_function("() => window.bench?.appReady", polling=250, timeout=60_000)
    page.wait_for_function("() => window.bench.limnerReady", polling=250, timeout=60_000)
    assert ask(page, OPEN, _CHAT) == _PICTURES
    ask(page, f"() => {_SET}")


def _open(page: Page, number: int) -> float:
    picture = page.locator("#chat .mes_text .custom-limner-slot img").nth(-1 - 2 * number)
    picture.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    ask(page, _WATCH)
    picture.click()
    took: float = ask(page, "() => window.opened")
    return took


def _step(page: Page) -> float:
    page.wait_for_timeout(500)  # it has looked ahead by then
    ask(page, _WATCH.replace("pointerup", "keydown"))
    page.keyboard.press("ArrowLeft")
    took: float = ask(page, "() => window.opened")
    return took
