"""axe-core on the page: what it finds in a part of it, whatever it calls its weight."""

from playwright.sync_api import Page

from tools.data_root import REPO

AXE = REPO / "node_modules" / "axe-core" / "axe.min.js"
_FAULTS = """
async (within) => {
    // What fades in or out has the colours of neither.
    await Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {})));
    const { violations, passes } = await axe.run(within);
    const nodes = (found) => found.nodes.slice(0, 3).map(({ html }) => html);
    return [violations.map((found) => [found.id, found.impact, nodes(found)]), passes.length];
}
"""


def faultless(page: Page, within: str) -> None:
    """Have axe look at what stands within: it finds nothing, and has looked."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    faults, passed = page.evaluate(_FAULTS, within)
    assert faults == []
    assert passed > 3
