"""When the model is asked for pictures: what it receives, whoever asks it, whatever else is installed."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from limner.presets import preset
from limner.prompting.meta_prompt import compose
from limner.settings.settings import Settings
from tests.e2e.neighbours import Ears, Neighbour, Tuning
from tests.e2e.reliability import come_back
from tools.browser import Watch
from tools.cast import GROUP
from tools.story_model import Script, StoryModel, Turn
from tools.story_page import StoryPage

META = compose(preset.load_all()[0].text, Settings())
TAG = '<img-prompt="a fox">'
OURS = '<img src="/user/images/Mira/fox.png" title="a fox" alt="a fox">'
FOREIGN = '<img src="/img/ai4.png" title="a foreign picture">'

_RAW = "async () => { await SillyTavern.getContext().generateRaw({ prompt: 'Say a word.' }); }"
_QUIET = "async () => { await SillyTavern.getContext().generateQuietPrompt({ quietPrompt: 'Sum it up.' }); }"
_ADD_MESSAGES = """
async (messages) => {
    const ctx = SillyTavern.getContext();
    ctx.chat.push(...messages);
    await ctx.saveChat();
    await ctx.reloadCurrentChat();
}
"""
_COUNT = """
async (messages) => (await import('/scripts/tokenizers.js')).countTokensOpenAIAsync(messages, true)
"""


INSTRUCTIONS = {"role": "system", "content": META}


def verdict(turn: Turn) -> str:
    """Say how often the model was asked for pictures, and whether that was the last it was told."""
    times = str(turn.messages).count("img-prompt=")
    if times == 0:
        return "clean"
    once = times == META.count("img-prompt=")
    if once and turn.messages[-1] == INSTRUCTIONS:
        return "last, once"
    continued, nudge = turn.messages[-2]["role"], str(turn.messages[-1]["content"])
    if once and turn.messages[-3] == INSTRUCTIONS and continued == "assistant" and "[Continue" in nudge:
        return "above what is continued, once"
    return f"wrong: {turn.messages}"


def verdicts(model: StoryModel) -> list[str]:
    """Say it of every request so far."""
    return [verdict(turn) for turn in model.turns]


def wait_turns(model: StoryModel, count: int) -> list[Turn]:
    """Wait until the model has answered so many requests."""
    done = ("complete", "gone")
    return model.turns.wait_for(
        lambda turns: len(turns) >= count and all(turn.outcome in done for turn in turns),
        f"{count} requests to be answered",
    )


def wait_quiet(story: StoryPage, model: StoryModel, count: int) -> None:
    """Wait until so many requests are answered and ST does nothing more."""
    wait_turns(model, count)
    story.wait_idle()


def message(text: str, *, user: bool = False, **extra: Any) -> dict[str, Any]:
    """Return a message as ST keeps it."""
    name = "User" if user else "Mira"
    return {"name": name, "is_user": user, "is_system": False, "mes": text, "extra": extra, "send_date": 1}


def roles(messages: list[dict[str, Any]], *wanted: str) -> list[dict[str, Any]]:
    """Return the messages of these roles."""
    return [each for each in messages if each["role"] in wanted]


def test_every_way_to_go_on_with_the_story_asks_for_pictures_last_and_once(
    story: StoryPage, model: StoryModel, tuning: Tuning
) -> None:
    model.script = Script(reply="And so it was.", rate=0)
    count = itertools.count(1)

    def told() -> None:
        wait_quiet(story, model, next(count))
        story.chat_file()

    story.send("Go on.")
    told()
    story.swipe_right()
    told()
    story.regenerate()
    told()
    story.continue_()
    told()
    story.command("/trigger await=true")
    told()
    tuning.set(chatCompletionSettings__stream_openai=False)
    story.send("Without a stream.")
    told()
    story.new_chat()
    story.send("In a new chat.")
    told()

    last, above = "last, once", "above what is continued, once"
    assert verdicts(model) == [last, last, last, above, last, last, last]
    assert [turn.body["stream"] for turn in model.turns] == [True] * 5 + [False, False]


def test_each_member_of_a_group_is_asked_and_what_follows_is_not(story: StoryPage, model: StoryModel) -> None:
    model.script = Script(reply="Aye.", rate=0)
    story.open(GROUP)
    story.send("Who knows the way?")
    story.wait_group_replies()
    story.page.evaluate(_RAW)
    story.page.evaluate(_QUIET)
    wait_quiet(story, model, 5)
    story.command("/trigger await=true Bran")
    wait_quiet(story, model, 6)

    assert verdicts(model) == ["last, once"] * 3 + ["clean"] * 2 + ["last, once"]


def test_what_is_no_part_of_the_story_is_left_alone(story: StoryPage, model: StoryModel) -> None:
    model.script = Script(reply="A word.", rate=0)
    before = story.held()
    count = itertools.count(1)
    ways: dict[str, Callable[[], object]] = {
        "/gen": lambda: story.send("/gen Say a word."),
        "/genraw": lambda: story.send("/genraw Say a word."),
        "/gen of a script": lambda: story.command("/gen Say a word."),
        "generateRaw": lambda: story.page.evaluate(_RAW),
        "generateQuietPrompt": lambda: story.page.evaluate(_QUIET),
        "impersonate": lambda: story.command("/impersonate await=true"),
        "/echo, then raw": lambda: (story.command("/echo hi"), story.page.evaluate(_RAW)),
    }
    for way in ways.values():
        way()
        wait_quiet(story, model, next(count))

    assert dict(zip(ways, verdicts(model), strict=True)) == dict.fromkeys(ways, "clean")
    assert story.held() == before

    story.send("And now the story.")
    story.wait_reply()

    assert verdict(model.turns[-1]) == "last, once"


def test_other_extensions_prompts_do_not_push_ours_from_its_place(
    story: StoryPage, model: StoryModel, neighbour: Neighbour
) -> None:
    late = "({ chat, dryRun }) => { if (!dryRun) chat.push({ role: 'system', content: 'NEIGHBOUR' }); }"
    neighbour.on("CHAT_COMPLETION_PROMPT_READY", late)
    neighbour.on("CHAT_COMPLETION_PROMPT_READY", late)
    story.page.evaluate("() => SillyTavern.getContext().setExtensionPrompt('n', 'AT DEPTH NOUGHT', 1, 0)")
    model.script = Script(reply="And so it was.", rate=0)
    story.send("Go on.")
    story.wait_reply()
    story.page.evaluate("() => SillyTavern.getContext().setExtensionPrompt('n', '', 1, 0)")

    assert verdict(model.turns[0]) == "last, once"
    assert [each["content"] for each in model.turns[0].messages[-3:-1]] == ["NEIGHBOUR", "NEIGHBOUR"]
    assert "AT DEPTH NOUGHT" in str(model.turns[0].messages)


@pytest.mark.parametrize("event", ["GENERATION_STARTED", "GENERATION_AFTER_COMMANDS"])
@pytest.mark.parametrize("inner", [_RAW, _QUIET], ids=["raw", "quiet"])
def test_a_request_inside_the_beginning_of_another_does_not_take_its_instructions(
    story: StoryPage, model: StoryModel, neighbour: Neighbour, event: str, inner: str
) -> None:
    neighbour.on(
        event,
        f"""async (type, _, dry) => {{
            if (dry || type === 'quiet' || neighbour.noted.length) return;
            neighbour.noted.push('asked');
            await ({inner})();
        }}""",
    )
    model.script = Script(replies=["A word.", "And so it was."], rate=0)
    story.send("Go on.")
    story.wait_reply()
    wait_quiet(story, model, 2)

    assert neighbour.noted == ["asked"]
    assert verdicts(model) == ["clean", "last, once"]
    assert story.chat_file()[-1]["mes"] == "And so it was."


def test_a_stop_before_the_request_leaves_nothing_behind(
    story: StoryPage, model: StoryModel, neighbour: Neighbour, watch: Watch
) -> None:
    watch.expect("Generation was aborted|Clicked stop button")
    neighbour.on(
        "GENERATION_AFTER_COMMANDS",
        """(type, _, dry) => {
            if (dry || neighbour.noted.length) return;
            neighbour.noted.push(type);
            SillyTavern.getContext().stopGeneration();
        }""",
    )
    model.script = Script(reply="And so it was.", rate=0)
    story.send("Go on.")
    story.when("() => window.neighbour.noted.length === 1")
    story.wait_idle()
    stopped = len(model.turns)
    story.page.evaluate(_RAW)
    story.page.evaluate(_QUIET)
    story.send("Now go on.")
    story.wait_reply()

    assert verdicts(model)[stopped:] == ["clean", "clean", "last, once"]


def test_dry_runs_are_clean_and_take_nothing_from_the_real_one(
    story: StoryPage, model: StoryModel, neighbour: Neighbour
) -> None:
    neighbour.on(
        "GENERATION_AFTER_COMMANDS",
        """async (type, _, dry) => {
            if (!dry) await SillyTavern.getContext().generate('normal', {}, true);
        }""",
    )
    neighbour.on(
        "GENERATE_AFTER_DATA",
        "({ prompt }, dry) => neighbour.noted.push([dry, JSON.stringify(prompt).includes('img-prompt=')])",
    )
    model.script = Script(reply="And so it was.", rate=0)
    story.send("Go on.")
    story.wait_reply()

    assert verdicts(model) == ["last, once"]
    assert [asked for dry, asked in neighbour.noted if not dry] == [True]
    dry_runs = [asked for dry, asked in neighbour.noted if dry]
    assert dry_runs
    assert not any(dry_runs)


@pytest.mark.limner_settings(version=1, depth=2, role="user", words=77)
def test_depth_role_and_words_are_as_the_user_set_them(story: StoryPage, model: StoryModel) -> None:
    model.script = Script(reply="And so it was.", rate=0)
    story.send("Go on.")
    story.wait_reply()
    (turn,) = model.turns

    asked = compose(preset.load_all()[0].text, Settings(words=77))
    assert turn.messages[-3] == {"role": "user", "content": asked}
    assert "every 77 words" in asked
    assert turn.messages[-1] == {"role": "user", "content": "Go on."}
    assert str(turn.messages).count("every 77 words") == 1


# -- when Limner does not answer ---------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["() => setTimeout(() => { for (;;); })", "() => self.close()"])
def test_a_prompt_does_not_wait_for_a_limner_that_hangs(
    story: StoryPage, model: StoryModel, ears: Ears, watch: Watch, end: str
) -> None:
    watch.expect("Limner")
    model.script = Script(reply="And so it was.", rate=0, always_tags=True)
    (worker,) = story.page.workers
    worker.evaluate(end)
    story.send("Go on.")
    sent = model.turns.wait_for(lambda turns: len(turns) == 1, "the request, all the same", timeout=8)
    story.wait_reply()
    story.loaded = False  # what is left of this Limner is for no other test

    assert verdict(sent[0]) == "clean"
    assert story.chat_file()[-1]["mes"] == "And so it was."
    assert len(ears.heard("not illustrated")) == 1

    story.send("And then?")
    story.wait_reply()

    assert len(story.chat_file()) == 6
    assert len(ears.heard("not illustrated")) == 1


def test_a_limner_that_could_not_start_costs_the_story_nothing(
    story: StoryPage, model: StoryModel, ears: Ears, watch: Watch
) -> None:
    watch.expect("Limner|modules.json|Failed to load resource")
    chat = str(story.chat_id())
    story.page.route("**/python/modules.json", lambda route: route.abort())
    with pytest.raises(AssertionError, match="ready but is failed"):
        story.reload()
    story.page.unroute("**/python/modules.json")
    ears.open()
    come_back(story, chat)

    model.script = Script(reply="And so it was.", rate=0)
    for text in ("Go on.", "And then?"):
        story.send(text)
        story.wait_reply()

    assert verdicts(model) == ["clean", "clean"]
    told = ["Go on.", "And so it was.", "And then?", "And so it was."]
    assert [each["mes"] for each in story.chat_file()[2:]] == told
    assert len(ears.heard("not illustrated")) == 1


# -- the context's limit -----------------------------------------------------------------------------------

_BUILT = """
({ chat, dryRun }) => { if (!dryRun) neighbour.noted.push(structuredClone(chat)); }
"""
_LIMIT, _RESERVE = 1500, 300


@pytest.mark.parametrize(
    "line",
    [
        "The road went on past the mill and the two old willows, and nobody came the other way.",
        "Дорога шла мимо мельницы и двух старых ив, и никто не попадался навстречу; 狐が笑った。🦊🌲",
    ],
    ids=["english", "many scripts"],
)
def test_in_a_full_context_the_oldest_history_makes_room_for_the_instructions(
    story: StoryPage, model: StoryModel, neighbour: Neighbour, tuning: Tuning, line: str
) -> None:
    history = [message(f"{number}. {line} {line}", user=number % 2 == 0) for number in range(40)]
    story.page.evaluate(_ADD_MESSAGES, history)
    story.when("n => document.querySelectorAll('#chat .mes').length >= n", 41)
    tuning.set(
        chatCompletionSettings__openai_max_context=_LIMIT, chatCompletionSettings__openai_max_tokens=_RESERVE
    )
    neighbour.on("CHAT_COMPLETION_PROMPT_READY", _BUILT)
    model.script = Script(reply="And so it was.", rate=0)
    story.send("Go on.")
    story.wait_reply()
    (built,), (turn,) = neighbour.noted, model.turns

    assert verdict(turn) == "last, once"
    sent = turn.messages[:-1]
    assert story.page.evaluate(_COUNT, turn.messages) + _RESERVE <= _LIMIT
    assert roles(sent, "system") == roles(built, "system")
    was, left = roles(built, "user", "assistant"), roles(sent, "user", "assistant")
    assert 0 < len(left) < len(was)
    assert left == was[-len(left) :]
    assert left[-1]["content"] == "Go on."
    assert len(story.chat_file()) == 1 + 1 + 40 + 2
    assert not any("Limner" in toast for toast in story.toasts())
    # Not more left than had to: with one message more it would not have fitted.
    more = [*roles(sent, "system"), *was[-len(left) - 1 :], turn.messages[-1]]
    assert story.page.evaluate(_COUNT, more) + _RESERVE > _LIMIT - 8 * len(more)


def test_where_the_instructions_cannot_fit_the_story_goes_on_and_the_user_is_told_once(
    story: StoryPage, model: StoryModel, neighbour: Neighbour, tuning: Tuning, ears: Ears
) -> None:
    tuning.set(chatCompletionSettings__openai_max_context=600, chatCompletionSettings__openai_max_tokens=300)
    neighbour.on("CHAT_COMPLETION_PROMPT_READY", _BUILT)
    model.script = Script(reply="And so it was.", rate=0)
    for text in ("Go on.", "And then?"):
        story.send(text)
        story.wait_reply()

    assert [turn.messages for turn in model.turns] == neighbour.noted
    assert story.chat_file()[-1]["mes"] == "And so it was."
    (said,) = ears.heard("Limner")
    assert "context" in said


# -- what the model sees of earlier pictures ---------------------------------------------------------------


def test_our_pictures_leave_the_history_and_everybody_elses_stay(
    story: StoryPage, model: StoryModel, tuning: Tuning
) -> None:
    tuning.set(chatCompletionSettings__media_inlining=True)
    photo: dict[str, Any] = {"url": "/img/ai4.png", "type": "image", "title": "", "source": "upload"}
    attached: dict[str, Any] = {"media": [photo], "media_display": "list", "inline_image": True}
    story.page.evaluate(
        _ADD_MESSAGES,
        [
            message("Look at this.", user=True, **attached),
            message(f"One. {TAG}{OURS} Two. {FOREIGN} Three.", **attached),
            message(f"Four. {TAG}{FOREIGN} {OURS} Five.\n\n{TAG}\n{OURS}\n{OURS}\n\nSix."),
        ],
    )
    model.script = Script(reply="And so it was.", rate=0)
    kept = story.chat_file_now()
    story.send("Go on.")
    story.wait_reply()
    _, looked, one, four, _ = roles(model.turns[0].messages, "user", "assistant")

    assert [part["type"] for part in looked["content"]] == ["text", "image_url"]
    assert [part["type"] for part in one["content"]] == ["text", "image_url"]
    assert one["content"][0]["text"] == f"One. {TAG} Two. {FOREIGN} Three."
    assert four["content"] == f"Four. {TAG}{FOREIGN} {OURS} Five.\n\n{TAG}\n\nSix."
    now = story.chat_file()
    assert [each["mes"] for each in now[1 : len(kept)]] == [each["mes"] for each in kept[1:]]


def test_a_raw_request_loses_our_pictures_too(story: StoryPage, model: StoryModel) -> None:
    model.script = Script(reply="A word.", rate=0)
    story.page.evaluate(
        """async ([text]) => {
            const { generateRaw } = SillyTavern.getContext();
            const chat = [{ role: 'assistant', content: text }, { role: 'user', content: 'Go on.' }];
            await generateRaw({ prompt: chat });
            await generateRaw({ prompt: `Mira: ${text}`, systemPrompt: `Sum this up: ${text}` });
        }""",
        [f"One. {TAG}{OURS} Two. {FOREIGN}"],
    )
    wait_turns(model, 2)

    told = f"One. {TAG} Two. {FOREIGN}"
    assert [each["content"] for each in model.turns[0].messages] == [told, "Go on."]
    assert [each["content"] for each in model.turns[1].messages] == [f"Sum this up: {told}", f"Mira: {told}"]
