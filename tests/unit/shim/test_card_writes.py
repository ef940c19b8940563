"""What is written into a card (``chat_metadata.js``), in Node, on a server that merges as ST's does."""

import json
from typing import Any

from tests.unit.in_node import SHIM, needs_node, played

pytestmark = needs_node

PROGRAM = """
globalThis.document = { getElementById: () => null };
const UNSET = '__unset__';
const plain = (value) => value && typeof value === 'object' && !Array.isArray(value);
function merged(target, source) {  // SillyTavern's: nothing merges with what is no object
  const made = { ...target };
  if (!plain(target) || !plain(source)) return made;
  for (const [key, value] of Object.entries(source))
    made[key] = plain(value) && key in target ? merged(target[key], value) : structuredClone(value);
  return made;
}
function unset(target, source) {
  for (const [key, value] of Object.entries(source))
    if (value === UNSET) delete target[key];
    else if (plain(value) && plain(target[key])) unset(target[key], value);
}
const input = JSON.parse(process.argv[2]);
const files = structuredClone(input.files);
const read = () => Object.entries(files).map(([avatar, data]) => ({ avatar, data: structuredClone(data) }));
const heard = [];
let refused = input.refused ?? 0;
const st = {
  characters: read(),
  characterId: 0,
  constants: { unset: UNSET },
  getRequestHeaders: () => ({}),
  eventTypes: { CHARACTER_EDITED: 'edited' },
  eventSource: { on: (_, listener) => heard.push(listener) },
};
globalThis.SillyTavern = { getContext: () => st };
globalThis.fetch = async (_, { body }) => {
  const { avatar, data } = JSON.parse(body);
  await new Promise((resolve) => setTimeout(resolve, 5));
  if (refused-- > 0) return { ok: false };
  files[avatar] = merged(files[avatar], data);
  unset(files[avatar], data);
  return { ok: true };
};
const { writeCard, keepCards } = await import(`${process.argv[1]}/page/chat_metadata.js`);
keepCards();
const saved = [];
for (const step of input.steps) {
  if (step.write) saved.push(writeCard({ owner: step.write, entries: JSON.stringify(step.entries) }));
  if (step.wait) await Promise.all(saved);
  if (step.overwrite) Object.assign(files, structuredClone(step.overwrite));
  if (step.edited) {
    st.characters = read();
    for (const listener of heard) listener({});
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  if (step.order) st.characters.reverse();
}
const answers = await Promise.all(saved);
const ours = (cards) => Object.fromEntries(
  cards.map(({ avatar, data }) => [avatar, data.extensions?.limner ?? null]).sort(),
);
console.log(JSON.stringify({ answers, shown: ours(st.characters), files: ours(read()) }));
"""
LOOK = {"v": 1, "of": "a", "sheets": []}


def card(limner: object = None) -> dict[str, Any]:
    return {"extensions": {} if limner is None else {"limner": limner}}


def play(*steps: object, refused: int = 0, **files: object) -> Any:
    named = {f"{name}.png": each for name, each in files.items()}
    return played(PROGRAM, SHIM, json.dumps({"files": named, "steps": steps, "refused": refused}))


def write(owner: str, **entries: object) -> dict[str, object]:
    return {"write": f"{owner}.png", "entries": entries}


WAIT = {"wait": True}


def test_only_what_is_named_changes_in_the_file_and_on_the_page() -> None:
    seen = play(write("mira", preset="tags"), WAIT, mira=card({"look": LOOK}), tom=card())
    assert seen["answers"] == [True]
    assert seen["files"] == seen["shown"] == {"mira.png": {"look": LOOK, "preset": "tags"}, "tom.png": None}


def test_what_is_taken_away_and_said_again_is_there() -> None:
    seen = play(write("mira", look=None), write("mira", look=LOOK), mira=card({"look": {"v": 1, "old": 2}}))
    assert seen["files"] == seen["shown"] == {"mira.png": {"look": LOOK}}


def test_nonsense_in_the_place_of_ours_or_of_an_entry_makes_room() -> None:
    for held in ("none", 7, ["x"], {"look": "abc"}, {"look": None}, {"look": [1]}):
        assert play(write("mira", look=LOOK), mira=card(held))["files"] == {"mira.png": {"look": LOOK}}


def test_two_writes_at_once_keep_both() -> None:
    seen = play(write("mira", look=None), write("mira", preset="flux"), mira=card({"look": LOOK}))
    assert seen["answers"] == [True, True]
    assert seen["files"] == seen["shown"] == {"mira.png": {"preset": "flux"}}


def test_cards_that_change_their_places_meanwhile_are_not_mixed_up() -> None:
    seen = play(
        write("mira", look=None), {"order": True}, WAIT, mira=card({"look": LOOK}), tom=card({"preset": "x"})
    )
    assert seen["files"] == seen["shown"] == {"mira.png": {}, "tom.png": {"preset": "x"}}


def test_a_save_of_sillytaverns_that_had_begun_before_overwrites_nothing() -> None:
    stale = {"mira.png": card({"preset": "old"})}
    overwritten = {"overwrite": stale, "edited": True}
    seen = play(write("mira", preset="new"), WAIT, overwritten, overwritten, mira=card({"preset": "old"}))
    assert seen["files"] == seen["shown"] == {"mira.png": {"preset": "new"}}


def test_a_card_that_somebody_else_has_changed_since_is_left_as_it_is() -> None:
    other = {"overwrite": {"mira.png": card({"preset": "imported"})}, "edited": True}
    seen = play(write("mira", preset="new"), WAIT, other, mira=card({"preset": "old"}))
    assert seen["files"] == seen["shown"] == {"mira.png": {"preset": "imported"}}


def test_what_the_server_refused_is_told_and_not_written_later() -> None:
    seen = play(write("mira", preset="new"), WAIT, {"edited": True}, refused=1, mira=card({"preset": "old"}))
    assert seen["answers"] == [False]
    assert seen["files"] == seen["shown"] == {"mira.png": {"preset": "old"}}
