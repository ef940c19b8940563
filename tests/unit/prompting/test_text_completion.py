"""A text-completion model is asked by what SillyTavern lays into its text, and told why where it is not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.continuity._briefing import briefing
from limner.continuity._start import start
from limner.continuity.story import Beginning
from limner.page.host_values import MessageKey
from limner.presets import preset
from limner.prompting._budget import PromptSize
from limner.prompting._stops import cutting, read_stops
from limner.prompting._text_completion import TextPrompt, has_room
from limner.prompting.meta_prompt import compose, with_cast
from limner.settings.settings import Settings
from tests.unit.prompting.test_history import PLAIN, TAGGED
from tests.unit.prompting.test_history import STORY as ILLUSTRATED
from tests.unit.test_app import STORY, Page

META = with_cast(
    compose(preset.load_all()[0].text, Settings(), cast=True),
    briefing(start(Beginning()), (), len),
)
KEY = MessageKey("chat", "m", 0)


class Typist:
    """ST while it builds prompts: what it tells Limner at each place, and what it is answered."""

    def __init__(self, page: Page, api: str = "textgenerationwebui") -> None:
        self.page = page
        self.api = api
        self.facts: dict[str, object] = {"context": 8000, "instruct": True, "named": True}

    def begin(self, kind: str) -> None:
        self.page.tell("generation_armed", type=kind, dry_run=False)

    async def gather(self, kind: str, *texts: str, **facts: object) -> dict[str, object]:
        rows = [[number, -1, "assistant", text] for number, text in enumerate(texts)]
        needed = [["system", 400, True, 0, False], ["system", 40, True, 0, False]]
        data = {"type": kind, "api": self.api, "parts": rows, "last": len(texts) - 1, "needed": needed}
        answer = await self.page.app.ask("prompt_gathered", {**data, **self.facts, **facts})
        assert isinstance(answer, dict)
        return answer

    async def combine(self, *, held: bool = True, **facts: object) -> object:
        answer = await self.page.app.ask("prompt_combined", {"held": held, **facts})
        assert isinstance(answer, dict)
        return answer["insert"]

    async def whole(self, kind: str, **facts: object) -> object:
        self.begin(kind)
        answer = await self.gather(kind, **facts)
        await self.combine()
        return answer["insert"]


ASKED = {"content": META, "depth": 0, "role": "system"}


@pytest.mark.parametrize("kind", ["normal", "swipe", "regenerate", "continue", ""])
async def test_each_generation_that_tells_the_story_is_asked(kind: str) -> None:
    assert await Typist(Page()).whole(kind) == ASKED


@pytest.mark.parametrize("kind", ["quiet", "impersonate"])
async def test_what_is_no_part_of_the_story_is_not_and_shows_no_tag(kind: str) -> None:
    typist = Typist(Page())
    typist.begin(kind)
    answer = await typist.gather(kind, ILLUSTRATED)

    assert answer["insert"] is None
    assert answer["edits"] == [[0, PLAIN, PLAIN]]


@pytest.mark.parametrize("asking", ["apart", "hand"])
async def test_where_it_is_not_asked_in_the_reply_no_word_goes_in_and_no_tag_stays(asking: str) -> None:
    typist = Typist(Page({"asking": asking}))
    typist.begin("normal")

    answer = await typist.gather("normal", ILLUSTRATED)

    assert answer["insert"] is None
    assert answer["edits"] == [[0, PLAIN, PLAIN]]


async def test_a_chat_completion_api_is_asked_in_its_list_of_messages() -> None:
    assert await Typist(Page(), "openai").whole("normal") is None


async def test_depth_and_role_are_as_the_user_set_them() -> None:
    page = Page({"depth": 3, "role": "user"})
    assert await Typist(page).whole("normal") == {**ASKED, "depth": 3, "role": "user"}


async def test_a_prompt_never_ends_with_the_instructions() -> None:
    typist = Typist(Page())
    bare = await typist.whole("normal", instruct=False, named=False)
    named = await typist.whole("normal", instruct=False, named=True)

    assert (bare, named) == ({**ASKED, "depth": 1}, ASKED)


async def test_a_quiet_generation_inside_another_leaves_it_what_it_was_given() -> None:
    typist = Typist(Page())
    typist.begin("normal")
    assert (await typist.gather("normal"))["insert"] == ASKED
    typist.begin("quiet")
    assert (await typist.gather("quiet"))["insert"] is None
    assert await typist.combine(held=False) == ASKED
    assert await typist.combine() is None


async def test_one_that_somebody_aborted_takes_nothing_from_the_next() -> None:
    typist = Typist(Page())
    typist.begin("normal")
    typist.begin("quiet")  # aborted by another extension before it came to anything

    assert (await typist.gather("normal"))["insert"] == ASKED
    assert await typist.combine() is None
    typist.page.host.add("m", "Words.")
    typist.page.receive("Words.")
    await typist.page.settle()
    assert "though it was asked" in typist.page.app.trace.why(KEY)


async def test_switched_off_nothing_is_touched_and_out_of_scope_only_the_pictures_leave() -> None:
    off = Typist(Page({"enabled": False}))
    off.begin("normal")
    assert await off.page.app.ask("prompt_gathered", {"type": "normal", "parts": []}) == {}

    solo = Typist(Page({"characters": False}))
    solo.begin("normal")
    answer = await solo.gather("normal", ILLUSTRATED)
    assert (answer["insert"], answer["edits"]) == (None, [[0, PLAIN, PLAIN]])


async def test_the_message_that_is_continued_is_sent_as_it_stands() -> None:
    typist = Typist(Page())
    typist.begin("continue")
    answer = await typist.gather("continue", ILLUSTRATED, ILLUSTRATED)

    assert answer["edits"] == [[0, PLAIN, TAGGED], [1, PLAIN, ILLUSTRATED]]


# -- told --------------------------------------------------------------


async def replied(page: Page) -> str:
    page.host.add("m", "Words.")
    page.receive("Words.")
    await page.settle()
    return page.app.trace.why(KEY)


async def test_the_trace_says_where_the_instructions_went_and_what_left_the_history() -> None:
    page = Page()
    typist = Typist(page)
    typist.begin("normal")
    await typist.gather("normal", ILLUSTRATED, ILLUSTRATED, ILLUSTRATED)
    await typist.combine()
    await replied(page)
    trace = page.app.trace.of(KEY)
    assert trace is not None
    told = {step.kind.value: step.words for step in trace.steps}

    assert "Earlier pictures left out of the prompt: 3. Tags left out: 1" in told["history"]
    assert f"In characters: {len(META)}, in tokens" in told["asked"]
    assert "messages below them: 0; role: system." in told["asked"]


async def test_without_room_nothing_is_asked_and_the_user_is_told_once() -> None:
    page = Page()
    page.host.tokens = 300
    typist = Typist(page)
    for _ in range(2):
        assert await typist.whole("normal", context=500) is None

    assert "leave no room in the context" in await replied(page)
    assert len(page.host.toasts) == 1


async def test_what_sillytavern_left_out_is_not_said_to_be_asked() -> None:
    page = Page()
    typist = Typist(page)
    typist.begin("normal")
    await typist.gather("normal")
    await typist.combine(held=False)

    assert "left the instructions out" in await replied(page)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"stops": ["\nUser:", ">"]}, "The stop string “>”"),
        ({"custom_stops": '["\\n"]'}, "The stop string “\\n”"),
        ({"grammar": True}, "A grammar or schema"),
    ],
)
async def test_what_keeps_a_model_from_writing_a_tag_is_named(facts: dict[str, Any], said: str) -> None:
    page = Page()
    typist = Typist(page)
    typist.begin("normal")
    await typist.gather("normal")
    await typist.combine(**facts)

    assert said in await replied(page)
    assert [said in text for _, text in page.host.toasts] == [True]


async def test_a_reply_with_pictures_is_well_whatever_the_stop_strings() -> None:
    page = Page()
    typist = Typist(page)
    typist.begin("normal")
    await typist.gather("normal")
    await typist.combine(stops=[">"])
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()

    assert page.app.trace.why(KEY).startswith("All is well")


async def test_stop_strings_are_looked_at_for_chat_completion_too() -> None:
    page = Page()
    page.tell("generation_armed", type="normal", dry_run=False)
    sizes = [["system", 10, True, 0, False], ["user", 10, True, 0, False]]
    await page.app.ask("prompt_built", {"sizes": sizes, "limit": 0, "reserve": 0, "custom_stops": '["<img"]'})

    assert "The stop string “<img”" in await replied(page)


# -- pure --------------------------------------------------------------


@pytest.mark.parametrize("stop", [">", '"', "<", "<img", "-prompt=", "\n", "\n\n", "\r\n", ", ", ","])
def test_a_string_that_every_tag_holds_cuts_it(stop: str) -> None:
    assert cutting(["\nUser:", stop]) == stop.replace("\n", "\\n").replace("\r", "\\r")


@pytest.mark.parametrize("stop", ["", "\nUser:", "<|im_end|>", "</s>", "###", "***", "User:"])
def test_an_ordinary_stop_string_does_not(stop: str) -> None:
    assert cutting([stop]) is None


def test_what_the_user_has_typed_badly_is_no_stop_string() -> None:
    assert read_stops(["a", 1, None], "not json") == ["a"]
    assert read_stops(None, '["b", 2]') == ["b"]
    assert read_stops("x", "[" * 5000) == []


@given(st.integers(-5, 5000), st.integers(0, 3000), st.integers(0, 3000))
async def test_room_is_what_the_counters_say_with_a_quarter_left_for_what_nobody_can_foresee(
    context: int, needed: int, meta: int
) -> None:
    async def count(indices: object) -> int:
        return needed

    async def count_text(text: str) -> int:
        return len(text)

    prompt = TextPrompt(context, (PromptSize("system", 4 * needed, ascii=False),), instruct=True, named=True)
    room = await has_room(prompt, "m" * meta, count, count_text)

    assert room == (context <= 0 or needed + 8 + meta + 8 <= context - context // 4)
