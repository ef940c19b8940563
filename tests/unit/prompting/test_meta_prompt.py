"""The model is asked for pictures when it tells the story, in a prompt that never outgrows its context."""

import json
from collections.abc import Sequence
from itertools import pairwise
from math import log2

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from limner.pictures.projection import image_html
from limner.prompting._budget import Plan, PromptSize, plan, read_sizes
from limner.prompting._history import Edit, HistoryPart, prune, read_parts
from limner.prompting._text_completion import Insert
from limner.prompting.meta_prompt import PromptStack, compose
from limner.settings.settings import Settings

TAG = '<img-prompt="a red fox">'
OURS = image_html("/user/images/a/fox.png", "a red fox")
THEIRS = '<img src="map.png">'


# -- when ----------------------------------------------------------------------------------------------------


def taken(*steps: str) -> list[tuple[str, bool]]:
    """Tell a stack what begins; a step ``prompt`` takes what is ready."""
    stack = PromptStack()
    found = []
    for step in steps:
        if step == "prompt":
            armed = stack.pop()
            found.append((armed.type, armed.inject) if armed else ("", False))
        else:
            stack.push(step.removeprefix("dry "), dry_run=step.startswith("dry "))
    return found


@pytest.mark.parametrize("kind", ["normal", "swipe", "regenerate", "continue", "append", "appendFinal"])
def test_each_generation_that_tells_the_story_is_asked_for_pictures(kind: str) -> None:
    assert taken(kind, "prompt") == [(kind, True)]


@pytest.mark.parametrize("kind", ["quiet", "impersonate"])
def test_what_is_no_part_of_the_story_is_left_alone(kind: str) -> None:
    assert taken(kind, "prompt") == [(kind, False)]


def test_a_generation_without_a_type_is_a_normal_one() -> None:
    assert taken("", "prompt") == [("normal", True)]


def test_a_prompt_that_nothing_began_is_left_alone() -> None:
    assert taken("prompt", "normal", "prompt", "prompt") == [("", False), ("normal", True), ("", False)]


def test_dry_runs_neither_begin_nor_take_anything() -> None:
    assert taken("dry normal", "prompt") == [("", False)]
    stack = PromptStack()
    stack.push("normal")
    assert stack.pop(dry_run=True) is None
    assert stack.pop() is not None


def test_a_quiet_generation_inside_the_beginning_of_another_takes_its_own() -> None:
    assert taken("normal", "quiet", "prompt", "prompt") == [("quiet", False), ("normal", True)]


def test_what_never_came_does_not_disturb_what_comes() -> None:
    steps = ["quiet"] * 20 + ["normal", "prompt"]
    assert taken(*steps) == [("normal", True)]
    assert len([kind for kind, _ in taken(*["quiet"] * 20, *["prompt"] * 20) if kind]) == 8


def test_what_begins_while_another_is_thought_about_does_not_get_its_words() -> None:
    stack = PromptStack()
    stack.push("normal")
    armed = stack.gathers("normal")
    assert armed is not None
    stack.push("quiet")
    insert = Insert("Draw.", 0, "system")
    stack.give(armed, insert)

    assert [each and each.insert for each in (stack.pop(), stack.pop())] == [None, insert]


def test_the_trace_is_told_why_in_words() -> None:
    stack = PromptStack()
    stack.push("quiet")
    armed = stack.pop()
    assert armed is not None
    assert armed.reason == "A generation (quiet) that is no part of the story: it is not asked for pictures."


# -- in which words ------------------------------------------------------------------------------------------


def test_the_pace_is_filled_in_and_all_else_stays() -> None:
    text = "  Every {words} words. {{char}} and {{words}}, {other}, %s, {words}.\n"
    wanted = "Every 120 words. {{char}} and {{words}}, {other}, %s, 120."
    assert compose(text, Settings(words=120)) == wanted


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("english", "in English, whatever the story's language."),
        ("chinese", "in Chinese, whatever the story's language."),
        ("story", "in the story's own language."),
    ],
)
def test_the_model_is_told_in_which_language_pictures_are_described(language: str, words: str) -> None:
    text = "Write in {language}. {{language}} stays."
    assert compose(text, Settings(prompt_language=language)) == f"Write {words} {{{{language}}}} stays."


# -- what it sees of earlier pictures ------------------------------------------------------------------------


def pruned(text: str, role: str = "assistant") -> str:
    edits = prune([HistoryPart(0, -1, role, text)])
    return edits[0].text if edits else text


def test_our_pictures_leave_the_history_and_the_tags_stay() -> None:
    text = f"One.\n\n{TAG}{OURS}\n\nTwo. {TAG}\n{OURS}{OURS} Three."
    assert pruned(text) == f"One.\n\n{TAG}\n\nTwo. {TAG} Three."


@pytest.mark.parametrize(
    "text",
    [
        f"A map: {THEIRS}",
        f"{TAG}{THEIRS}",
        f"{TAG} and then {OURS}",
        OURS,
        f"{TAG} without a picture",
        f"```\n{TAG}{OURS}\n```",
    ],
)
def test_every_other_picture_stays(text: str) -> None:
    assert prune([HistoryPart(0, -1, "assistant", text)]) == []


def test_whoever_tells_the_story_on_tells_it_without_our_pictures_and_a_tool_is_let_speak() -> None:
    """A summary's request holds the chat in one message of the user's role."""
    text = f"{TAG}{OURS}"
    assert [pruned(text, role) for role in ("user", "assistant", "system", "tool")] == [TAG, TAG, TAG, text]


def test_only_texts_that_change_are_edited_and_each_at_its_place() -> None:
    parts = [
        HistoryPart(2, -1, "assistant", THEIRS),
        HistoryPart(3, 1, "assistant", f"{TAG}{OURS}"),
        HistoryPart(5, -1, "system", f"{OURS}{TAG}{OURS}"),
    ]
    assert prune(parts) == [Edit(3, 1, TAG), Edit(5, -1, f"{OURS}{TAG}")]
    assert json.dumps(prune(parts)[:1]) == json.dumps([[3, 1, TAG]])


@given(st.lists(st.sampled_from([TAG, OURS, THEIRS, "words ", "\n", "`", '"']), max_size=12).map("".join))
@example(f"`{TAG}\n{OURS}`{TAG}{OURS}`")
def test_pruning_twice_changes_nothing_more(text: str) -> None:
    assert pruned(pruned(text)) == pruned(text)


def test_rows_of_the_page_become_parts_and_odd_rows_are_dropped() -> None:
    rows = [[0, -1, "user", "a"], [1, 0, "assistant"], "no", [1, "0", "user", "b"]]
    assert read_parts(rows) == [HistoryPart(0, -1, "user", "a")]
    assert read_parts(None) == []


# -- where, and what makes room ------------------------------------------------------------------------------

META = "m" * 40


class Page:
    """Counts a prompt of known tokens, one for each four units, and remembers how often it was asked."""

    def __init__(self, sizes: Sequence[PromptSize]) -> None:
        self.sizes = sizes
        self.asked = 0
        self.most = 0

    async def count_indices(self, indices: Sequence[int]) -> int:
        self.asked += 1
        self.most = max(self.most, len(indices))
        return sum(self.tokens(index) for index in indices)

    async def count_text(self, text: str) -> int:
        self.asked += 1
        return len(text) // 4

    def tokens(self, index: int) -> int:
        return self.sizes[index].units // 4

    @property
    def total(self) -> int:
        return sum(self.tokens(index) + size.overhead for index, size in enumerate(self.sizes))

    async def plan(self, limit: int, *, reserve: int = 0, depth: int = 0, meta: str = META) -> Plan:
        return await plan(
            self.sizes,
            limit=limit,
            reserve=reserve,
            meta=meta,
            depth=depth,
            role="system",
            count_indices=self.count_indices,
            count_text=self.count_text,
        )


def prompt(roles: str, units: int = 400) -> Page:
    """A prompt by initials: system, user, assistant, c: an assistant that calls tools, t: its answer."""
    names = {"s": "system", "u": "user", "a": "assistant", "c": "assistant", "t": "tool"}
    return Page([PromptSize(names[each], units, ascii=True, tools=each in "ct") for each in roles])


ADDED = 10 + 8
"""Tokens of META with its message."""


async def test_where_there_is_surely_room_nothing_is_counted() -> None:
    page = prompt("suau")
    found = await page.plan(4 * 408 + 48)
    assert (found.drop, found.insert_at, found.content, page.asked) == ((), 4, META, 0)
    assert found.to_json() == {"drop": [], "insert": {"at": 4, "role": "system", "content": META}}


async def test_text_beyond_ascii_pictures_and_tool_calls_are_not_taken_for_small() -> None:
    plain = PromptSize("user", 100, ascii=True)
    assert plain.bound == 108
    assert PromptSize("user", 100, ascii=False).bound == 308
    assert PromptSize("assistant", 100, ascii=True, tools=True).bound == 308
    assert PromptSize("user", 100, ascii=True, images=2).bound == 108 + 2 * 1_100


async def test_where_there_may_be_no_room_it_is_counted_and_nothing_leaves_without_need() -> None:
    page = prompt("suau")
    found = await page.plan(page.total + ADDED + 50, reserve=50)
    assert (found.drop, found.insert_at, page.asked) == ((), 4, 2)


async def test_the_oldest_history_makes_room_and_the_system_stays() -> None:
    page = prompt("ssuaua")
    found = await page.plan(page.total)
    assert (found.drop, found.insert_at) == ((2,), 5)
    assert found.reason.endswith("left out for it: 1.")


async def test_a_prompt_too_long_to_be_counted_in_time_loses_as_much_as_it_gains() -> None:
    page = prompt("s" + "ua" * 500, units=2_000)

    made = await page.plan(page.total + 10_000)

    assert made.injects
    assert made.drop == (1,)
    assert page.most < 10


async def test_no_more_leaves_than_is_needed() -> None:
    page = prompt("s" + "ua" * 20, units=20)
    found = await page.plan(page.total)
    assert found.drop == (1, 2, 3, 4)  # 5 tokens each for the 18 of the meta prompt


async def test_a_prompt_that_was_too_long_before_us_does_not_get_longer() -> None:
    page = prompt("suaua")
    found = await page.plan(100)
    assert found.drop == (1,)
    assert page.tokens(1) >= ADDED


async def test_tools_leave_with_their_answers() -> None:
    page = prompt("scttua", units=40)
    found = await page.plan(page.total)
    assert (found.drop, found.insert_at) == ((1, 2, 3), 3)


@pytest.mark.parametrize("roles", ["", "s", "su", "sct", "sctst"])
async def test_the_last_turn_never_leaves_and_without_room_nothing_is_injected(roles: str) -> None:
    page = prompt(roles)
    found = await page.plan(10)
    assert (found.injects, found.drop) == (False, ())
    assert found.to_json() == {"drop": [], "insert": None}
    assert "would not free" in found.reason


async def test_empty_instructions_are_not_sent() -> None:
    found = await prompt("su").plan(10_000, meta=" \n")
    assert not found.injects
    assert found.reason == (
        "The model is not asked for pictures: the instructions to it are empty. "
        "Choose others under Extensions > Limner."
    )


async def test_a_limit_that_is_not_known_stops_nothing() -> None:
    page = prompt("su")
    assert ((await page.plan(0)).insert_at, page.asked) == (2, 0)


@pytest.mark.parametrize(
    ("roles", "depth", "place"),
    [
        ("suau", 0, 4),
        ("suau", 1, 3),
        ("suau", 9, 0),
        ("suctta", 2, 2),
        ("suctta", 1, 5),
        ("suct", 0, 4),
        ("sucst", 1, 2),
        ("", 3, 0),
    ],
)
async def test_the_place_is_counted_from_the_end_and_never_inside_a_tool_call(
    roles: str, depth: int, place: int
) -> None:
    found = await prompt(roles).plan(1_000_000, depth=depth)
    assert found.insert_at == place


async def test_the_place_is_counted_after_the_oldest_have_left() -> None:
    page = prompt("suaua")
    assert (await page.plan(page.total, depth=1)).insert_at == 3


SIZES = st.builds(
    PromptSize,
    role=st.sampled_from(["system", "user", "assistant", "tool"]),
    units=st.integers(0, 2_000),
    ascii=st.booleans(),
    images=st.integers(0, 1),
    tools=st.booleans(),
)


@given(st.lists(SIZES, max_size=40), st.integers(1, 30_000), st.integers(0, 20), st.integers(1, 2_000))
async def test_whatever_the_prompt_the_plan_keeps_its_word(
    sizes: list[PromptSize], limit: int, depth: int, length: int
) -> None:
    page = Page(sizes)
    found = await page.plan(limit, depth=depth, meta="m" * length)
    drop = set(found.drop)
    left = [size for index, size in enumerate(sizes) if index not in drop]
    story = [index for index, size in enumerate(sizes) if size.role != "system"]

    assert page.asked <= 4 + 2 * log2(len(sizes) + 1)
    assert found.reason.endswith(".")
    assert list(found.drop) == story[: len(drop)]
    if not found.injects:
        assert not drop
        return
    assert not story or story[-1] not in drop
    after = sum(page.tokens(index) + size.overhead for index, size in enumerate(sizes) if index not in drop)
    assert after + length // 4 + 8 <= max(limit, page.total)
    for above, below in pairwise(story):  # an answer never loses its call
        if sizes[below].role == "tool" and sizes[above].tools:
            assert (above in drop) == (below in drop)
    assert found.insert_at is not None
    beneath = [size.role for size in left[found.insert_at :] if size.role != "system"]
    assert found.insert_at == 0 or beneath[:1] != ["tool"]


def test_rows_of_the_page_become_sizes_and_an_odd_row_keeps_its_place() -> None:
    rows = [["user", 5, True, 0, False], ["user", 5], ["tool", 7, False, 1, True]]
    found = read_sizes(rows)
    assert found[0] == PromptSize("user", 5, ascii=True)
    assert found[1].role == "system"
    assert found[2] == PromptSize("tool", 7, ascii=False, images=1, tools=True)
