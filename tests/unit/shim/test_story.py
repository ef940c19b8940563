"""What the page tells of the open chat: only what changed, and of people what their cards say."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

# Steps are JavaScript that sees ``ctx`` (ST's context), ``chat``, ``story``, ``answers`` and ``emit``.
PROGRAM = """
const listeners = {};
const chat = [];
const ctx = {
    chat, characters: [], groups: [], characterId: 0, groupId: null, chatMetadata: {}, name1: 'Sam',
    extensionSettings: {}, powerUserSettings: {},
    getCurrentChatId: () => 'night',
    eventTypes: { CHAT_CHANGED: 'chat', SETTINGS_UPDATED: 'settings' },
    eventSource: { on: (event, act) => (listeners[event] = act) },
    loadWorldInfo: async (name) => ctx.books?.[name],
};
const emit = (event) => listeners[event]();
globalThis.SillyTavern = { getContext: () => ctx };
const options = () => (ctx.selected ?? []).map((textContent) => ({ textContent }));
const { frame } = await import(new URL('frame.js', process.argv[1]));
frame.lorebooks = { querySelectorAll: options };
const story = await import(process.argv[1]);
story.listenToCast();
const answers = [];
const say = (mes, more = {}) => chat.push({ name: 'Mira', mes, extra: {}, ...more });
const ask = (since) => answers.push(story.readStory({ since }));
await (new (Object.getPrototypeOf(async () => {}).constructor)(
    'ctx', 'chat', 'story', 'answers', 'emit', 'say', 'ask', process.argv[2],
))(ctx, chat, story, answers, emit, say, ask);
console.log(JSON.stringify(answers));
"""


def told(steps: str, shim: str = SHIM) -> list[Any]:
    answers = played(PROGRAM, f"{shim}/page/story.js", steps)
    assert isinstance(answers, list)
    return answers


def texts(answer: dict[str, Any]) -> list[str]:
    return [row["text"] for row in answer["rows"]]


def test_the_whole_chat_is_told_once_and_then_only_what_changed() -> None:
    first, same, changed, added = told("""
        say('one'); say('two'); say('three');
        ask(0); ask(answers[0].asked);
        chat[1].mes = 'two and a half'; ask(answers[1].asked);
        say('four'); ask(answers[2].asked);
    """)

    assert texts(first) == ["one", "two", "three"]
    assert first["order"] == [[1, 3]]
    assert (same["rows"], same["order"]) == ([], [[1, 3]])
    assert texts(changed) == ["two and a half"]
    assert texts(added) == ["four"]
    assert added["order"] == [[1, 4]]


def test_an_answer_that_was_lost_is_told_again() -> None:
    _, _, again = told("""
        say('one'); ask(0);
        chat[0].mes = 'other'; ask(answers[0].asked);
        say('two'); ask(answers[0].asked);
    """)

    assert texts(again) == ["other", "two"]


def test_a_deleted_message_is_missing_in_the_order_and_nothing_is_told_anew() -> None:
    _, after = told("say('one'); say('two'); say('three'); ask(0); chat.splice(1, 1); ask(answers[0].asked);")

    assert after["order"] == [[1, 1], [3, 1]]
    assert after["rows"] == []


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ("chat[0].swipe_id = 1; chat[0].swipes = ['a', 'one']", "swipe_id", 1),
        ("chat[0].is_system = true", "hidden", True),
        ("chat[0].extra.limner = { uid: 'u', facts: { v: 1 } }", "facts", '{"v":1}'),
        ("chat[0].extra.limner = { uid: 'u' }", "uid", "u"),
        ("chat[0].original_avatar = 'bran.png'", "avatar", "bran.png"),
        ("chat[0].name = 'Bran'", "name", "Bran"),
    ],
)
def test_each_thing_that_matters_of_a_message_is_told_when_it_changes(
    change: str, field: str, value: object
) -> None:
    _, after = told(f"say('one'); ask(0); {change}; ask(answers[0].asked);")

    assert [row[field] for row in after["rows"]] == [value]


def test_a_version_that_has_not_begun_has_no_text() -> None:
    (answer,) = told("say('the old one', { swipe_id: 1, swipes: ['the old one'] }); ask(0);")

    assert texts(answer) == [""]


def test_the_users_messages_say_by_which_persona_and_no_message_is_given_a_name_for_this() -> None:
    (answer,) = told(
        "say('hello', { is_user: true, force_avatar: '/thumbnail?type=persona&file=sam.png' }); ask(0);"
    )

    (row,) = answer["rows"]
    assert (row["user"], row["avatar"], row["uid"]) == (True, "/thumbnail?type=persona&file=sam.png", "")


def test_the_cast_has_another_number_after_each_event_that_may_have_changed_it() -> None:
    first, same, after = told("say('one'); ask(0); ask(1); emit('settings'); ask(2);")

    assert first["cast"] == same["cast"] < after["cast"]


@pytest.fixture(name="installed")
def _installed(tmp_path: Path) -> str:
    """The shim where SillyTavern serves it, beside modules of SillyTavern's own."""
    scripts = tmp_path / "scripts"
    shim = scripts / "extensions" / "third-party" / "limner" / "shim"
    shutil.copytree(Path(__file__).parents[3] / "shim", shim)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (scripts / "personas.js").write_text("export const user_avatar = 'second.png';", encoding="utf-8")
    more = [{"name": "mira", "extraBooks": ["more"]}, {"name": "bran", "extraBooks": ["other"]}]
    lore = f"export const world_info = {json.dumps({'charLore': more})};"
    (scripts / "world-info.js").write_text(lore, encoding="utf-8")
    return shim.as_uri()


CARD = {
    "avatar": "mira.png",
    "name": "Mira",
    "data": {
        "description": "A woman.",
        "personality": "calm",
        "scenario": "",
        "first_mes": "Hello.",
        "nickname": "Mi",
        "extensions": {
            "world": "book",
            "limner": {"look": {"v": 1}},
            "sd_character_prompt": {"positive": "tall"},
        },
    },
}


def test_a_card_is_told_with_all_that_says_how_its_person_looks() -> None:
    (cast,) = told(f"""
        ctx.characters = [{json.dumps(CARD)}];
        ctx.extensionSettings.sd = {{
            character_prompts: {{ mira: 'red hair' }}, character_negative_prompts: {{ mira: 'hat' }},
        }};
        ctx.powerUserSettings = {{
            persona_description: 'A man.', personas: {{ 'x.png': 'Sam', 'sam.png': 'Sam', 'b.png': 'Bob' }},
            persona_descriptions: {{ 'sam.png': {{ description: 'A man.' }} }},
        }};
        ctx.chatMetadata = {{ world_info: 'chat book', limner: {{ cast: [1] }} }};
        ctx.selected = ['everywhere'];
        ctx.books = {{
            book: {{ entries: {{ 0: {{ key: ['Mira'], comment: 'her', content: 'x'.repeat(9000) }} }} }},
            everywhere: {{ entries: {{
                0: {{ key: ['Off'], content: 'y', disable: true }}, 1: {{ key: ['On'], content: 'z' }},
            }} }},
        }};
        answers.push(await story.readCast());
    """)

    (card,) = map(json.loads, cast["characters"])
    assert card == {
        "avatar": "mira.png",
        "name": "Mira",
        "description": "A woman.",
        "personality": "calm",
        "scenario": "",
        "first_mes": "Hello.",
        "nickname": "Mi",
        "shared": {"positive": "tall"},
        "look": {"v": 1},
        "prompt": "red hair",
        "negative": "hat",
    }
    assert json.loads(cast["persona"]) == {"avatar": "sam.png", "name": "Sam", "description": "A man."}
    assert json.loads(cast["note"]) == {"cast": [1]}
    assert [(each["key"], len(each["content"])) for each in json.loads(cast["lore"])] == [
        (["Mira"], 4000),
        (["On"], 1),
    ]


def test_a_groups_members_are_read_in_full_before_they_are_told() -> None:
    (cast,) = told("""
        ctx.groupId = 7;
        ctx.groups = [{ id: '7', members: ['b.png', 'gone.png', 'a.png'] }];
        ctx.characters = ['a', 'b'].map((name) => ({ avatar: `${name}.png`, name, shallow: true }));
        ctx.unshallowGroupMembers = async (id) => {
            ctx.characters = ctx.characters.map((each) => ({ ...each, data: { description: `of ${id}` } }));
        };
        answers.push(await story.readCast());
    """)

    cards = [json.loads(each) for each in cast["characters"]]
    assert [(card["name"], card["description"]) for card in cards] == [("b", "of 7"), ("a", "of 7")]


BOOK = {
    "entries": [
        {"keys": ["ash"], "comment": "him", "content": "Ash has grey eyes.", "enabled": True},
        {"keys": ["soot"], "name": "her", "content": "x" * 9000},
        {"keys": ["off"], "content": "y", "enabled": False},
        {"keys": "no list", "content": "y"},
        7,
    ]
}


def lore_of(steps: str, shim: str = SHIM, book: object = BOOK) -> list[dict[str, Any]]:
    card = {**CARD, "data": {"extensions": {}, "character_book": book}}
    (cast,) = told(
        f"ctx.characters = [{json.dumps(card)}]; {steps}; answers.push(await story.readCast());", shim
    )
    lore: list[dict[str, Any]] = json.loads(cast["lore"])
    return lore


def test_a_lorebook_inside_the_card_is_told_like_one_beside_it() -> None:
    assert [(each["key"], each["name"], len(each["content"])) for each in lore_of("")] == [
        (["ash"], "him", 18),
        (["soot"], "her", 4000),
    ]


@pytest.mark.parametrize("book", [None, 7, {}, {"entries": None}, {"entries": {"0": {"keys": ["a"]}}}, [7]])
def test_a_damaged_lorebook_inside_the_card_tells_nothing(book: object) -> None:
    assert lore_of("", book=book) == []


def test_of_a_book_that_was_taken_out_of_the_card_only_the_one_beside_it_counts() -> None:
    told = lore_of("""
        ctx.characters[0].data.extensions.world = 'book';
        ctx.books = { book: { entries: { 0: { key: ['Ash'], content: 'Ash has blue eyes.' } } } };
    """)

    assert [each["content"] for each in told] == ["Ash has blue eyes."]


def test_where_the_book_beside_the_card_is_missing_the_one_inside_counts() -> None:
    gone = "ctx.characters[0].data.extensions.world = 'gone'; ctx.books = { gone: { entries: {} } };"

    assert [each["key"] for each in lore_of(gone)] == [["ash"], ["soot"]]


def test_further_lorebooks_of_a_character_are_told(installed: str) -> None:
    books = """
        const entries = (content) => ({ entries: { 0: { key: ['Ash'], content } } });
        ctx.books = { more: entries('of his'), other: entries('of somebody else') };
    """

    assert "of his" in [each["content"] for each in lore_of(books, installed)]
    assert "of somebody else" not in [each["content"] for each in lore_of(books, installed)]


PERSONAS = """
    ctx.powerUserSettings = {
        persona_description: '', personas: { 'first.png': 'Sam', 'second.png': 'Sam' },
        persona_descriptions: { 'first.png': { description: '' }, 'second.png': { description: '' } },
    };
    answers.push(await story.readCast());
"""


def test_of_two_personas_with_one_name_and_no_words_the_one_in_force_is_told(installed: str) -> None:
    (cast,) = told(PERSONAS, installed)

    assert json.loads(cast["persona"])["avatar"] == "second.png"


def test_where_sillytavern_does_not_say_which_persona_is_in_force_the_first_that_fits_is_told() -> None:
    (cast,) = told(PERSONAS)

    assert json.loads(cast["persona"])["avatar"] == "first.png"
