"""What is to be continued stays last: where the instructions go, and what ST's converters make of that."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.prompting._budget import PromptSize, plan
from limner.prompting._place import position, tail_of
from tests.unit.in_node import needs_node, played

NAMES = {"s": "system", "u": "user", "a": "assistant", "c": "assistant", "t": "tool"}


def sizes(roles: str) -> list[PromptSize]:
    """A prompt by initials: system, user, assistant, c: an assistant that calls tools, t: its answer."""
    return [PromptSize(NAMES[each], 40, ascii=True, tools=each in "ct") for each in roles]


def place(roles: str, kind: str = "normal", *, prefilled: bool = False, depth: int = 0) -> int:
    prompt = sizes(roles)
    return position(prompt, depth, tail_of(prompt, kind, prefilled=prefilled))


@pytest.mark.parametrize(
    ("roles", "at"),
    [
        ("suau", 4),
        ("suaus", 5),  # post-history instructions, a group's nudge
        ("sua", 3),  # the character speaks again: nothing is to be gone on with
        ("", 0),
        ("s", 1),
    ],
)
def test_a_reply_is_asked_for_at_the_very_end(roles: str, at: int) -> None:
    assert place(roles) == at


@pytest.mark.parametrize(
    ("roles", "at"),
    [
        ("sua", 2),  # with a prefill: the message stands last
        ("suas", 2),  # with a nudge below it
        ("suasa", 4),  # a note at depth nought above it
        ("su", 1),  # what the user began
        ("s", 1),
    ],
)
def test_on_a_continue_the_message_and_its_nudge_stay_last(roles: str, at: int) -> None:
    assert place(roles, "continue") == at


def test_the_beginning_of_a_reply_stays_last() -> None:
    assert place("suaua", prefilled=True) == 4
    assert place("suaas", prefilled=True) == 5  # something stands below it: it is no beginning
    assert place("suau", prefilled=True) == 4


@pytest.mark.parametrize(
    ("roles", "at"), [("suct", 2), ("suctt", 2), ("suctct", 4), ("suat", 2), ("t", 0), ("ct", 0)]
)
def test_a_round_of_tools_is_asked_above_its_call(roles: str, at: int) -> None:
    """Nothing but the reply stands behind the answers: Mistral refuses a user's message there."""
    assert place(roles) == at
    assert place(roles, "continue") == at


@pytest.mark.parametrize(("depth", "at"), [(0, 4), (1, 3), (2, 2), (9, 0)])
def test_the_depth_is_counted_from_what_stays_last(depth: int, at: int) -> None:
    assert place("suaua", "continue", depth=depth) == at


@given(
    st.text(st.sampled_from("suact"), max_size=20),
    st.sampled_from(["normal", "swipe", "continue", "regenerate"]),
    st.booleans(),
    st.integers(0, 20),
)
def test_whatever_the_prompt_what_is_continued_stands_below(
    roles: str, kind: str, prefilled: bool, depth: int
) -> None:
    at = place(roles, kind, prefilled=prefilled, depth=depth)
    story = [index for index, each in enumerate(roles) if each != "s"]

    assert 0 <= at <= len(roles)
    if kind == "continue" and story and roles[story[-1]] != "t":
        assert at <= story[-1]
    if prefilled and roles.endswith("a"):
        assert at < len(roles)
    if roles.endswith("t"):
        assert at < len(roles)
    below = [each for each in roles[at:] if each != "s"]
    assert at == 0 or below[:1] != ["t"]


async def test_neither_what_is_continued_nor_what_it_answers_leaves_to_make_room() -> None:
    prompt = sizes("suauaua")

    async def count(indices: Any) -> int:
        return 40 * len(list(indices))

    async def count_text(_text: str) -> int:
        return 100

    made = await plan(
        prompt,
        limit=250,
        reserve=0,
        meta="m" * 400,
        depth=0,
        role="system",
        count_indices=count,
        count_text=count_text,
        tail=tail_of(prompt, "continue", prefilled=False),
    )

    assert made.drop == (1, 2, 3)
    assert made.insert_at == 3  # of s, a, u, a


# -- what SillyTavern's own server makes of it ---------------------------------------------------------------

TAVERN = Path(__file__).parents[3] / "node_modules/sillytavern"

_CONVERT = """
const [tavern, config, rows] = process.argv.slice(1);
(await import(`${tavern}/src/util.js`)).setConfigFilePath(config);
const PC = await import(`${tavern}/src/prompt-converters.js`);
const names = { charName: 'Mira', userName: 'User', groupNames: [], startsWithGroupName: () => false };
const copy = () => JSON.parse(rows);
const told = (message) => JSON.stringify(message.content ?? message.parts);
const strip = (list) => list.map((message) => [
    message.role,
    ['The road', 'META'].filter((word) => told(message).includes(word)).join(),
    ...(message.prefix ? ['prefix'] : []),
]);
const merged = (mode) => PC.postProcessPrompt(copy(), PC.PROMPT_PROCESSING_TYPE[mode], names);
const claude = PC.convertClaudeMessages(copy(), '', true, false, names);
const gemini = PC.convertGooglePrompt(copy(), 'gemini-2.5-pro', true, names);
console.log(JSON.stringify({
    claude: strip(claude.messages),
    gemini: strip(gemini.contents),
    mistral: strip(PC.convertMistralMessages(copy(), names)),
    deepseek: strip(PC.addAssistantPrefix(merged('SEMI'), [], 'prefix')),
    ...Object.fromEntries(Object.keys(PC.PROMPT_PROCESSING_TYPE).map((mode) => [mode, strip(merged(mode))])),
}));
"""


@needs_node
@pytest.mark.skipif(not TAVERN.is_dir(), reason="SillyTavern is not installed")
def test_every_converter_of_sillytaverns_keeps_the_beginning_last_and_the_instructions_above_it() -> None:
    prompt = [
        {"role": "system", "content": "You tell a story."},
        {"role": "user", "content": "Go on."},
        {"role": "assistant", "content": "The road"},
    ]
    rows = sizes("sua")
    prompt.insert(
        position(rows, 0, tail_of(rows, "continue", prefilled=False)), {"role": "system", "content": "META"}
    )

    made = played(_CONVERT, TAVERN.as_uri(), str(TAVERN / "default/config.yaml"), json.dumps(prompt))

    last = {name: messages[-1] for name, messages in made.items()}
    single = last.pop("SINGLE")  # one message of the user's holds everything
    assert single[0] == "user"
    assert {name: message[1] for name, message in last.items()} == dict.fromkeys(last, "The road")
    assert {message[0] for message in last.values()} <= {"assistant", "model"}
    assert last["deepseek"] == ["assistant", "The road", "prefix"]
    assert all("META" in str(messages[:-1]) for name, messages in made.items() if name != "SINGLE")
