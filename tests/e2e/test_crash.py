"""
Limner's worker dies, hangs, or is ended while the story goes on, in a real SillyTavern.

``Patient`` is a page whose heartbeat is quick and whose worker a test can end: by killing it, or by an
endless loop in Python itself (a text that only the worker of these tests understands). A test whose worker
was begun anew leaves a page as good as new, so it is kept for the next one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from tests.e2e.neighbours import Ears, Tuning
from tests.e2e.stage import Stage
from tests.e2e.test_illustration import IMAGE, THREE, kept
from tests.e2e.test_injection import verdict, verdicts
from tools.browser import Watch
from tools.canvas import paint
from tools.loopback import PATIENCE
from tools.painter import Mood, Painter
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

QUICK = {"beat": 250, "patience": 3000, "pauses": [50, 100, 150], "health": 1}
"""
Patience is left as long as a loaded machine may need for one answer. By ``health`` a death counts for the
test in which it is, and not for the next one on the page.
"""

_BEFORE = """
window.limnerTimings = JSON.parse(sessionStorage.getItem('limnerTimings') ?? '{}');
window.patient = { workers: [], states: [], poisonous: false, letGo: [] };
window.Worker = class extends Worker {
    constructor(url, options) {
        super(url, options);
        if (options?.name !== 'Limner') return;
        patient.workers.push(this);
        this.addEventListener('message', ({ data }) => {
            if (patient.poisonous && JSON.parse(data).state === 'ready') this.postMessage('"endless"');
        });
    }
};
new MutationObserver(() => patient.states.push(document.documentElement?.dataset.limner))
    .observe(document, { attributes: true, subtree: true, attributeFilter: ['data-limner'] });
"""
_AGAIN = """() => {
    patient.workers.splice(0, patient.workers.length - 1);
    patient.states = ['booting', 'ready'];
    for (const letGo of patient.letGo.splice(0)) letGo();
}"""
_FILE = "shim/runtime/program_files.js"
_HEAD = "export function lay(pyodide, files) {"
_ENDLESS = """
/** @type {any} */ let held;
self.addEventListener('message', (event) => {
    if (event.data !== '"endless"') return;
    event.stopImmediatePropagation();
    held.runPython('while True: pass');
});
"""
_INHERIT = """async () => {
    for (const { name } of (await navigator.locks.query()).held)
        if (name.startsWith('limner '))
            navigator.locks.request(name, () => new Promise((letGo) => patient.letGo.push(letGo)));
}"""
_TELL = "text => patient.workers.at(-1).postMessage(text)"
_BEGUN = "n => patient.workers.length === n && document.documentElement.dataset.limner === 'ready'"


class Patient:
    """A page whose Limner can be hurt."""

    def __init__(self, story: StoryPage, ears: Ears) -> None:
        self.story = story
        self.page = story.page
        self._ears = ears
        self._chat = str(story.chat_id())

    def begin(self, timings: Mapping[str, Any]) -> None:
        """Have a page with these timings, on which nobody has died yet, with the test's chat open."""
        if self.page.evaluate("() => 'patient' in window") and self._is_like_new(timings):
            self.page.evaluate(_AGAIN)
            return
        if not self.page.evaluate("() => 'patient' in window"):
            self.page.add_init_script(_BEFORE)
        keep = "timings => sessionStorage.setItem('limnerTimings', JSON.stringify(timings))"
        self.page.evaluate(keep, dict(timings))
        self.story.reload()
        self._ears.open()
        self.open_chat()

    def _is_like_new(self, timings: Mapping[str, Any]) -> bool:
        """Whether Limner lives on this page, with these timings."""
        state, held = self.page.evaluate("() => [document.documentElement.dataset.limner, limnerTimings]")
        return bool(state == "ready" and held == dict(timings))

    def open_chat(self) -> None:
        """Open the test's chat, which is Mira's."""
        self.story.return_to("Mira", self._chat)

    def kill(self) -> None:
        """End the worker as a browser does that is short of memory: without a word."""
        workers = [worker for worker in self.page.workers if worker.url.endswith("/shim/runtime/worker.js")]
        workers[-1].evaluate("() => self.close()")

    def linger(self) -> None:
        """End the worker where the browser does not let go of its Web Lock: the page takes it over."""
        self.page.evaluate(_INHERIT)
        self.kill()

    def loop(self) -> None:
        """Have Python run in circles."""
        self.tell('"endless"')

    def tell(self, envelope: str) -> None:
        """Send the worker any text."""
        self.page.evaluate(_TELL, envelope)

    def wait_begun(self, number: int = 2) -> None:
        """Wait until the worker of this number is ready."""
        self.story.when(_BEGUN, number)

    def wait_state(self, state: str, timeout: float = PATIENCE) -> None:
        """Wait until the page says ``booting``, ``ready`` or ``failed``."""
        shown = "state => document.documentElement.dataset.limner === state"
        self.story.when(shown, state, timeout)

    def states(self) -> list[str]:
        """Return the states so far, each once."""
        seen: list[str] = self.page.evaluate("() => patient.states")
        return [state for at, state in enumerate(seen) if at == 0 or seen[at - 1] != state]

    def workers(self) -> int:
        """Count the workers so far."""
        return int(self.page.evaluate("() => patient.workers.length"))


@pytest.fixture(scope="module", autouse=True)
def _ward(limner_stage: Stage) -> Iterator[None]:
    """
    Serve a worker that knows how to be hurt; leave no page for other tests on which Limner was hurt.

    Nor a profile: in one whose clock was once put forward no page sees that its chat was saved.
    """
    file = limner_stage.tavern.limner / _FILE
    text = file.read_text(encoding="utf-8")
    assert _HEAD in text
    file.write_text(text.replace(_HEAD, f"{_ENDLESS}{_HEAD} held = pyodide;"), encoding="utf-8")
    limner_stage.end(spoilt=True)
    yield
    file.write_text(text, encoding="utf-8")
    limner_stage.close()


@pytest.fixture(name="patient")
def _patient(story: StoryPage, ears: Ears, request: pytest.FixtureRequest) -> Patient:
    patient = Patient(story, ears)
    patient.begin({**QUICK, **getattr(request, "param", {})})
    return patient


def timings(**values: Any) -> pytest.MarkDecorator:
    """Say other timings than the quick ones."""
    return pytest.mark.parametrize("patient", [values], indirect=True, ids=["timings"])


def tell_story(story: StoryPage, model: StoryModel, text: str) -> None:
    """Have the model tell ``text``, whatever it is asked, and wait for it."""
    model.script = Script(reply=text, rate=0, always_tags=True)
    story.send("Go on.")
    story.wait_reply()


# -- the worker ends ---------------------------------------------------------------------------------------


def test_a_worker_that_dies_while_idle_is_begun_anew_and_illustrates_on(
    patient: Patient, story: StoryPage, model: StoryModel, painter: Painter, ears: Ears
) -> None:
    tell_story(story, model, THREE)
    before = kept(story, 3)

    patient.kill()
    patient.wait_begun()
    tell_story(story, model, 'A door.\n\n<img-prompt="a door">')
    kept(story, 1)

    assert patient.states() == ["booting", "ready", "booting", "ready"]
    assert painter.prompts == ["a long road at dusk", "a listening woman", "an empty valley", "a door"]
    assert story.chat_file()[1:][-3]["mes"] == before
    assert [turn.instructed for turn in model.turns] == [True, True]
    assert ears.heard("Limner") == []


def test_an_endless_loop_in_python_is_noticed_and_ended(
    patient: Patient, story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    patient.loop()
    patient.wait_begun()

    tell_story(story, model, THREE)

    assert len(story.wait_pictures(3)) == 3
    assert len(painter.prompts) == 3
    kept(story, 3)


def test_a_worker_that_dies_while_it_starts_anew_is_begun_once_more(
    patient: Patient, story: StoryPage, model: StoryModel, watch: Watch
) -> None:
    watch.expect("Limner|modules.json|Failed to load resource")
    story.page.route("**/python/modules.json", lambda route: route.abort(), times=1)
    patient.kill()
    patient.wait_begun(3)

    tell_story(story, model, THREE)

    kept(story, 3)
    assert patient.states() == ["booting", "ready", "booting", "ready"]


# -- what is no death --------------------------------------------------------------------------------------


def test_an_error_in_python_ends_nothing(
    patient: Patient, story: StoryPage, model: StoryModel, watch: Watch
) -> None:
    watch.expect("Limner|limner")
    for envelope in ('{"event": ', '"no envelope"', "[]", '{"event": "stream", "data": {"delta": {}}}'):
        patient.tell(envelope)
    patient.tell('{"event": "nobody knows", "data": {}}')
    patient.page.workers[-1].evaluate("() => setTimeout(() => { throw new Error('Limner, on purpose'); })")

    tell_story(story, model, THREE)
    kept(story, 3)

    assert patient.workers() == 1
    assert any("on purpose" in line for line in watch.console + watch.page_errors)


# -- the prompt --------------------------------------------------------------------------------------------


def test_a_prompt_that_waits_for_a_dead_worker_waits_no_longer_than_its_deadline(
    patient: Patient, story: StoryPage, model: StoryModel, watch: Watch
) -> None:
    watch.expect("Limner")
    patient.loop()
    tell_story(story, model, THREE)
    patient.wait_begun()

    assert verdict(model.turns[0]) == "clean"
    assert IMAGE.sub("", str(story.chat_file()[-1]["mes"])) == THREE


# -- between painted and placed ----------------------------------------------------------------------------


def wait_outcomes(painter: Painter, **counts: int) -> None:
    """Wait until so many pictures are e.g. ``painted=2, painting=1``."""
    painter.paintings.wait_for(
        lambda all_: all(
            len([each for each in all_ if each.outcome == outcome]) == count
            for outcome, count in counts.items()
        ),
        f"the painter to have {counts}",
        20,
    )


_POST = """
async (text) => {
    const { addOneMessage, chat, saveChat } = SillyTavern.getContext();
    chat.push({ name: 'Mira', is_user: false, is_system: false, mes: text, extra: {} });
    addOneMessage(chat.at(-1));
    await saveChat();
}
"""
PROMPTS = ["a long road at dusk", "a listening woman", "an empty valley"]


@pytest.mark.parametrize(
    "end", [Patient.kill, Patient.linger, Patient.loop], ids=["killed", "lock lingers", "endless loop"]
)
def test_in_mid_stream_no_picture_is_lost_and_none_is_painted_twice(
    patient: Patient, story: StoryPage, model: StoryModel, painter: Painter, end: Callable[[Patient], None]
) -> None:
    model.script = Script(reply=THREE, rate=200, hang_after=THREE.index("Nothing answered") + 4)
    story.send("Go on.")
    story.wait_streaming()
    story.wait_pictures(2)
    end(patient)
    patient.wait_begun()
    model.release()
    story.wait_reply()

    text = kept(story, 3)

    assert IMAGE.sub("", text) == THREE
    assert painter.prompts == PROMPTS
    assert [picture.title for picture in story.wait_pictures(3)] == PROMPTS


@pytest.mark.parametrize("streams", [True, False], ids=["streams", "comes whole"])
def test_before_the_first_word_of_a_continue_the_tags_that_stood_there_are_left_alone(
    patient: Patient, model: StoryModel, painter: Painter, tuning: Tuning, streams: bool
) -> None:
    story = patient.story
    standing = 'A gate.\n\n<img-prompt="a gate nobody asked Limner for">\n\nIt was shut.'
    added = '\n\n<img-prompt="a wall">\n\nSo was the wall.'
    story.page.evaluate(_POST, standing)
    tuning.set(chatCompletionSettings__stream_openai=streams)
    model.script = Script(reply=added, rate=0, always_tags=True, hang_after=0)
    story.continue_()
    model.turns.wait_for(lambda turns: len(turns) == 1, "the request for more")
    patient.kill()
    patient.wait_begun()
    model.release()

    text = kept(story, 1)

    assert painter.prompts == ["a wall"]
    assert IMAGE.sub("", text) == standing + added
    assert text.startswith(standing)


def test_what_was_painted_is_placed_and_what_was_being_painted_is_waited_for(
    patient: Patient, story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(delay=0.05, hang_containing="an empty valley")
    model.script = Script(reply=THREE, rate=0)
    story.send("Go on.")
    story.wait_reply()
    wait_outcomes(painter, painted=2, painting=1)
    story.wait_pictures(2)
    patient.kill()
    patient.wait_begun()
    story.wait_pictures(2)
    painter.release()

    text = kept(story, 3)

    assert IMAGE.sub("", text) == THREE
    assert painter.prompts == PROMPTS
    assert [picture.title for picture in story.wait_pictures(3)] == PROMPTS


def test_a_picture_that_is_painted_while_nobody_listens_is_handed_to_the_next_worker(
    patient: Patient, story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(delay=0.05, hang_containing="a long road")
    model.script = Script(reply=THREE, rate=0)
    story.send("Go on.")
    story.wait_reply()
    wait_outcomes(painter, painting=1)
    patient.kill()
    painter.release()
    wait_outcomes(painter, painted=1)
    patient.wait_begun()

    text = kept(story, 3)

    assert IMAGE.sub("", text) == THREE
    assert sorted(painter.prompts) == sorted(PROMPTS)


def test_a_worker_that_dies_again_and_again_in_one_reply_loses_nothing_of_it(
    patient: Patient, story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    painter.mood = Mood(delay=0.05, hang_containing="")
    model.script = Script(reply=THREE, rate=0)
    story.send("Go on.")
    story.wait_reply()
    for number in range(3):
        wait_outcomes(painter, painting=1, painted=number)
        patient.kill()
        patient.wait_begun(number + 2)
        painter.release()

    assert IMAGE.sub("", kept(story, 3)) == THREE
    assert sorted(painter.prompts) == sorted(PROMPTS)


# -- another chat ------------------------------------------------------------------------------------------

_SD = """
(text) => {
    window.pending = import('/scripts/extensions/third-party/limner/shim/page/command.js').then(
        ({ runCommand }) => runCommand({
            name: 'sd', args: { quiet: 'true' }, text, id: 'test', keep: ['Image Generation'],
            hide: 'sd-image-generation', rescue: 'Chat changed',
        }));
}
"""


def test_the_picture_that_st_throws_away_is_in_the_folder_of_whom_it_was_painted_for(
    story: StoryPage, painter: Painter, ears: Ears
) -> None:
    prompt = 'a sign "Inn", \\ and äöü'
    painter.mood = Mood(delay=0.05, hang_containing="Inn")
    story.page.evaluate("() => { window.own = window.fetch; }")
    story.page.evaluate(_SD, prompt)
    painter.paintings.wait_for(lambda all_: any(each.prompt == prompt for each in all_), "the request")
    story.switch_chat("Bran")
    painter.release()
    result = story.page.evaluate("() => window.pending")

    assert result["found"] is True
    assert result["toasts"] == []
    assert re.match(r"/?user/images/Mira/Mira_\d{4}-.*\.png$", result["value"])
    assert story.tavern.picture_path(result["value"]).read_bytes() == paint(prompt, 512, 512)
    assert ears.heard() == []
    assert story.page.evaluate("() => window.fetch === window.own")


def test_a_picture_painted_while_another_chat_was_open_is_there_on_return(
    story: StoryPage, model: StoryModel, painter: Painter, ears: Ears
) -> None:
    painter.mood = Mood(delay=0.05, hang_containing="a long road")
    model.script = Script(reply=THREE, rate=0)
    story.send("Go on.")
    story.wait_reply()
    chat = story.chat_id()
    wait_outcomes(painter, painting=1)
    story.switch_chat("Bran")
    painter.release()
    wait_outcomes(painter, painted=1)
    story.switch_chat("Mira")
    assert story.chat_id() == chat

    text = kept(story, 3)

    assert IMAGE.sub("", text) == THREE
    assert painter.prompts == PROMPTS
    assert all("/user/images/Mira/" in source for source in story.kept_pictures())
    assert ears.heard() == []


# -- with timings of their own: each of these has the page loaded, so they come last -----------------------


@timings(pauses=[50])
def test_deaths_far_apart_are_not_the_same_trouble(patient: Patient, story: StoryPage) -> None:
    for number in (2, 3, 4):
        patient.kill()
        patient.wait_begun(number)

    assert set(patient.states()) == {"booting", "ready"}
    assert story.toasts() == []


@timings(pauses=[60_000])
def test_while_it_is_begun_anew_the_prompt_goes_out_unchanged_and_at_once(
    patient: Patient, story: StoryPage, model: StoryModel, ears: Ears, watch: Watch
) -> None:
    watch.expect("Limner")
    patient.kill()
    patient.wait_state("booting")
    slow = story.page.evaluate(
        """async () => {
            const { eventSource, eventTypes } = SillyTavern.getContext();
            const began = performance.now();
            const chat = [{ role: 'assistant', content: '<img src="/user/images/a.png" title="a" alt="a">' }];
            await eventSource.emit(eventTypes.CHAT_COMPLETION_PROMPT_READY, { chat, dryRun: false });
            return performance.now() - began;
        }"""
    )
    tell_story(story, model, "And so it was.")

    assert slow < 1000  # the deadline of a Limner that might answer is 2 s
    assert verdict(model.turns[0]) == "clean"
    assert len(ears.heard("not illustrated")) == 1


@timings(patience=1500, health=180_000)
def test_one_that_dies_again_and_again_is_given_up_with_one_sentence_and_the_story_goes_on(
    patient: Patient, story: StoryPage, model: StoryModel, ears: Ears, watch: Watch
) -> None:
    watch.expect("Limner")
    story.page.evaluate("() => { patient.poisonous = true; }")
    patient.loop()
    patient.wait_state("failed", 90)
    for text in ("And so it was.", "And then nothing."):
        tell_story(story, model, text)

    assert patient.workers() == 4
    assert verdicts(model) == ["clean"] * 2
    assert story.chat_file()[-1]["mes"] == "And then nothing."
    (said,) = ears.heard("No more pictures")
    shown = story.page.locator("[data-limner-state]").inner_text(timeout=1000)
    assert shown.startswith("Limner has stopped: Python stopped answering 4 times in a row. Reload the page")
    assert said.endswith(f"No more pictures are painted. {shown}")
    assert ears.heard("not illustrated") == []


def test_a_page_that_was_asleep_does_not_take_its_own_sleep_for_death(
    patient: Patient, story: StoryPage, model: StoryModel
) -> None:
    story.page.clock.install()
    story.reload()
    story.loaded = False  # this clock is the whole profile's, for good: with this test it ends (``_ward``)
    for _ in range(5):
        story.page.clock.fast_forward("01:00:00")
    story.switch_chat("Mira")
    tell_story(story, model, THREE)
    kept(story, 3)

    assert patient.workers() == 1
