"""What Limner leaves alone: a page that does not want it, what has not changed, and JavaScript's memory."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Request, Route, Worker

from tests.e2e.stage import Stage
from tests.e2e.test_illustration import THREE, kept
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage
from tools.within import close_up, open_up, worker_of

FOLDER = "/scripts/extensions/third-party/limner/"
APP_READY = """async () => {
    const { eventSource, eventTypes } = SillyTavern.getContext();
    await new Promise((resolve) => eventSource.once(eventTypes.APP_READY, resolve));
    await new Promise((resolve) => setTimeout(resolve)); // Limner begins in a task behind it
}"""


def asked(story: StoryPage) -> set[str]:
    """Load the page and return which of Limner's files the browser asked for until SillyTavern was ready."""
    paths: set[str] = set()

    def note(request: Request) -> None:
        path = urlsplit(request.url).path
        if path.startswith(FOLDER):
            paths.add(path.removeprefix(FOLDER))

    story.page.goto("about:blank")  # what the page before still asks for is not this one's
    story.page.context.on("request", note)
    story.page.goto(story.tavern.url)
    story.when("() => window.SillyTavern?.getContext().eventSource")
    story.page.evaluate(APP_READY)
    story.page.context.remove_listener("request", note)
    return paths


@contextmanager
def disabled(story: StoryPage) -> Iterator[None]:
    """Have SillyTavern's own list say that Limner is not wanted; its file on disk is left as it is."""

    def answer(route: Route) -> None:
        response = route.fetch()
        told = response.json()
        settings = json.loads(told["settings"])
        settings["extension_settings"]["disabledExtensions"] = ["third-party/limner"]
        route.fulfill(response=response, json={**told, "settings": json.dumps(settings)})

    context = story.page.context
    context.route("**/api/settings/get", answer)
    context.route("**/api/settings/save", lambda route: route.fulfill(json={"result": "ok"}))
    try:
        yield
    finally:
        story.page.goto("about:blank")
        context.unroute("**/api/settings/get")
        context.unroute("**/api/settings/save")


def test_a_sillytavern_where_it_is_disabled_fetches_nothing_of_it_and_starts_nothing(
    story: StoryPage, limner_stage: Stage
) -> None:
    wanted = asked(story)
    with disabled(story):
        unwanted = asked(story)
        workers = [worker.url for worker in story.page.workers if "limner" in worker.url]
        traces = story.page.evaluate("() => document.querySelectorAll('[data-limner-panel]').length")
    limner_stage.end(spoilt=True)

    assert {"manifest.json", "index.js", "shim/page/worker_line.js"} < wanted
    assert unwanted == {"manifest.json"}
    assert workers == []
    assert traces == 0


WATCH = """
() => {
    const views = document.querySelectorAll('[data-limner-panel] [data-limner-view^="settings."]');
    window.changes = [];
    const named = (node) => (node instanceof Element ? node : node.parentElement)
        ?.closest('[data-limner-setting]')?.dataset.limnerSetting
        ?? `elsewhere: ${(node.outerHTML ?? node.textContent).slice(0, 150)}`;
    window.watching = new MutationObserver((records) =>
        changes.push(...records.map(({ target }) => named(target))));
    for (const view of views)
        watching.observe(view, { subtree: true, childList: true, attributes: true, characterData: true });
}
"""
CHANGES = "() => { watching.takeRecords(); return [...new Set(changes.splice(0))]; }"


def test_a_setting_that_changes_changes_its_own_control_in_the_panel_and_nothing_else(
    story: StoryPage, limner_stage: Stage
) -> None:
    control = story.page.locator('[data-limner-setting="per_reply"]')
    story.command("/limn-set per_reply 5")
    assert control.input_value() == "5"
    story.page.evaluate(WATCH)

    story.command("/limn-set per_reply 3")
    changed = story.page.evaluate(CHANGES)
    story.command("/limn-set per_reply 3")
    again = story.page.evaluate(CHANGES)

    assert control.input_value() == "3"
    assert set(changed) <= {"per_reply"}
    assert again == []


SAME = """
async (folder) => {
    const { mount, unmount } = await import(`${folder}shim/page/mounted.js`);
    const { patchView } = await import(`${folder}shim/page/view.js`);
    const { DOMPurify } = SillyTavern.libs;
    const { sanitize } = DOMPurify;
    let calls = 0;
    DOMPurify.sanitize = (...args) => { calls += 1; return sanitize.apply(DOMPurify, args); };
    const box = document.createElement('div');
    mount(box, 'test');
    document.body.append(box);
    const counts = [];
    for (const html of ['<p>one</p>', '<p>one</p>', '<p>two</p>', '<input value="a">', '<input value="a">']) {
        calls = 0;
        patchView({ view: 'test', html });
        counts.push([calls, box.innerHTML]);
    }
    DOMPurify.sanitize = sanitize;
    unmount(box);
    box.remove();
    return counts;
}
"""


def test_a_view_that_is_painted_as_it_stands_costs_nothing_unless_one_can_type_in_it(
    story: StoryPage,
) -> None:
    counts = story.page.evaluate(SAME, FOLDER)

    assert [count for count, _ in counts] == [1, 0, 1, 1, 1]
    assert [html for _, html in counts][1:3] == ["<p>one</p>", "<p>two</p>"]


SLOTS = """
() => {
    const { eventSource, eventTypes } = SillyTavern.getContext();
    const text = [...document.querySelectorAll('#chat .mes .mes_text')].at(-1);
    window.touched = [];
    const named = (node) => (node instanceof Element ? node : node.parentElement)
        ?.closest('[data-limner-slot]')?.dataset.limnerSlot ?? 'the text';
    const note = (records) => touched.push(...records.map(({ target }) => named(target)));
    const watching = new MutationObserver(note);
    watching.observe(text, { subtree: true, childList: true, attributes: true, characterData: true });
    // From here on the message itself has changed, and SillyTavern draws it anew.
    eventSource.once(eventTypes.MESSAGE_EDITED, () => {
        note(watching.takeRecords());
        watching.disconnect();
    });
}
"""


def test_a_picture_that_is_painted_changes_its_own_place_and_nothing_else_in_the_message(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.reset(Mood(delay=0.05, hang_containing="listening woman"))
    model.script = Script(reply=THREE, rate=0, always_tags=True)
    story.send("Go on.")
    story.wait_reply()
    story.wait_pictures(1)
    story.page.evaluate(SLOTS)

    painter.release()
    kept(story, 3)

    assert set(story.page.evaluate("() => touched")) == {"1", "2"}


@pytest.fixture(name="python")
def _python(story: StoryPage, limner_stage: Stage) -> Iterator[Worker]:
    """The worker, with a hold on its Pyodide (``limnerPyodide``)."""
    open_up(story.page.context)
    story.reload()
    story.switch_chat("Mira")
    story.new_chat()
    yield worker_of(story.page)
    close_up(story.page.context)
    limner_stage.end(spoilt=True)


def test_illustrated_replies_leave_no_proxy_of_a_python_object_in_javascript(
    story: StoryPage, model: StoryModel, python: Worker
) -> None:
    python.evaluate("() => limnerPyodide._module.enable_pyproxy_allocation_tracing()")
    counts = []
    for number in range(9):
        model.script = Script(reply=THREE.replace("road", f"road {number}"), rate=0, always_tags=True)
        story.send("Go on.")
        story.wait_reply()
        kept(story, 3)
        counts.append(python.evaluate("() => limnerPyodide._module.pyproxy_alloc_map.size"))

    # What is on its way now and then is one or two; one kept of each reply would be eight.
    assert counts[-1] - counts[0] <= 3, counts


LONG = "\n\n".join(["The road went on between the hills."] * 40) + f"\n\n{THREE}"
PLACE = "() => [chat.scrollTop, chat.scrollHeight]"
AT_BOTTOM = "() => chat.scrollHeight - chat.scrollTop - chat.clientHeight < 5"


# ST goes to the bottom itself some frames after a reply: the reader scrolls when it is done with that.
SCROLL = """
async (higher) => {
    let place = -1;
    for (let calm = 0; calm < 60; ) {
        const wanted = chat.scrollHeight - chat.clientHeight - higher;
        calm = chat.scrollTop === place && place === wanted ? calm + 1 : 0;
        place = chat.scrollTop = wanted;
        await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return chat.scrollTop;
}
"""


@pytest.mark.parametrize("higher", [0, 300])
def test_a_picture_that_appears_leaves_the_reader_where_he_reads(
    story: StoryPage, model: StoryModel, painter: Painter, higher: int
) -> None:
    painter.mood = Mood(delay=0.05, hang_containing="")
    model.script = Script(reply=LONG, rate=0)
    story.send("Go on.")
    story.wait_reply()
    before = story.page.evaluate(SCROLL, higher)

    painter.release()
    painter.mood = Mood(delay=0.05)
    kept(story, 3)
    story.wait_pictures(3)

    if higher:
        assert story.page.evaluate("() => chat.scrollTop") == before
    else:
        story.when(AT_BOTTOM)


def test_a_picture_whose_file_comes_late_keeps_its_place_meanwhile(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    fetched: list[Route] = []
    story.page.route("**/user/images/**", lambda route: fetched.append(route))  # noqa: PLW0108 -- Playwright marks it
    painter.mood = Mood(delay=0.05, hang_containing="")
    model.script = Script(reply=LONG, rate=0)
    story.send("Go on.")
    story.wait_reply()
    story.page.evaluate(SCROLL, 300)
    before = story.page.evaluate(PLACE)

    painter.release()
    painter.mood = Mood(delay=0.05)
    kept(story, 3)
    story.until(lambda: len(fetched) == 3, "the page's requests for three pictures")
    while_they_come = story.page.evaluate(PLACE)
    for route in fetched:
        route.continue_()
    story.wait_pictures(3)
    story.page.unroute("**/user/images/**")

    assert while_they_come == before
    assert story.page.evaluate(PLACE) == before
