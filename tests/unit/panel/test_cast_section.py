"""In the cast: what the user says of people holds where he said it, and nothing of the story is HTML."""

import json
from collections.abc import Mapping

import pytest

from limner.continuity.access import Continuity
from limner.continuity.slots import Slot
from limner.core.errors import RequestError
from limner.core.json_text import as_dict, as_list
from limner.core.tasks import Background
from limner.page.host_values import MessageKey
from limner.panel._cast_door import CastDoor
from limner.presets import preset as presets
from limner.presets.preset import Preset
from limner.settings.preferences import Preferences
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tests.unit.panel.test_settings_view import Page

MIRA = {
    "avatar": "mira.png",
    "name": "Mira",
    "description": "Mira is a tall woman of thirty with brown curls and dark eyes. She wears a green dress.",
    "first_mes": "Mira waits in the kitchen.",
}
RAIN = (
    '<img-prompt="Mira in the rain" char="Mira" wears="Mira: red silk gown" place="railway platform" '
    'mood="Mira: afraid">'
)
TOM = '<img-prompt="Tom and Mira" char="Tom; Mira" look="Tom: boy of ten, fair curls" mood="Mira: happy">'


class Room:
    """The cast of a chat with Mira; ``press`` is what the page tells of a press or a change in a field."""

    def __init__(self, *replies: str, **more: object) -> None:
        self.host = FakeHost()
        self.host.troupe.take([{**MIRA, **more}])
        self.clock = FakeClock()
        self.preferences = Preferences(self.host)
        self.preferences.load("")
        for number, text in enumerate(replies):
            self.host.add(f"m{number}", text)
        self.continuity = Continuity(self.host, self.preferences, _preset)
        self.door = CastDoor(self.host, self.continuity, Background().begin)

    async def opened(self) -> "Room":
        await self.press("open")
        return self

    async def press(self, action: str, *about: str, chat: str = "chat", **form: object) -> None:
        data = {"entry": json.dumps([chat, *about]), "form": form}
        await self.door.actions[f"cast.{action}"](data)
        self.door.paint()

    async def say(self, who: str, slot: str, value: str) -> None:
        await self.press("set", who, slot, **{slot: value})

    @property
    def view(self) -> str:
        return self.host.views["cast"]

    @property
    def page(self) -> Page:
        return Page(self.view)

    def field(self, who: str, slot: str) -> str | None:
        entry = json.dumps(["chat", who, slot])
        found = [a for _, a, _ in self.page.found if a.get("data-limner-entry") == entry and "value" in a]
        return found[0]["value"] if found else None

    def facts(self, uid: str) -> list[dict[str, object]]:
        """What is kept with a message."""
        return events(self.host.message(uid).note().get("facts"))

    @property
    def of_chat(self) -> list[dict[str, object]]:
        """What is kept with the chat."""
        return events(as_dict(json.loads(self.host.metadata.get("chat") or "{}")).get("cast"))

    @property
    def look(self) -> Mapping[str, object]:
        kept = self.host.troupe.characters[0].get("look")
        return kept if isinstance(kept, dict) else {}


def events(stored: object) -> list[dict[str, object]]:
    return [as_dict(each) for each in as_list(as_dict(stored).get("events"))]


async def _preset() -> Preset:
    return presets.choose(presets.load_all(), "")


async def test_nothing_of_the_cast_is_asked_for_before_it_is_opened() -> None:
    room = Room(RAIN)
    room.door.paint()
    room.door.news("message_received")

    assert room.host.troupe.casts_read == 0
    assert "The people of the story" in "".join(room.page.text)


async def test_a_row_says_who_where_in_what_and_in_which_mood() -> None:
    room = await Room("Hello.", RAIN).opened()

    told = " ".join(room.page.text)
    for words in ("Mira", "red silk gown", "railway platform", "afraid", "On stage:"):
        assert words in told
    assert "/thumbnail?type=avatar&amp;file=mira.png" in room.view


async def test_a_row_says_what_has_happened_to_somebody_while_it_shows() -> None:
    bruised = '<img-prompt="Mira, bruised, at a table" char="Mira">'
    room = await Room(bruised).opened()
    assert "condition: bruised" in " ".join(" ".join(room.page.text).split())

    room = await Room(bruised, *["Hm."] * 9).opened()
    assert "bruised" not in room.view


async def test_each_fact_says_where_it_is_from() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.press("person", "mira.png")

    told = " ".join(room.page.text)
    assert "from the card" in told
    assert "said in message 1" in told
    assert room.field("mira.png", "hair") == "brown curls"


async def test_a_look_that_is_corrected_is_kept_with_the_chat_and_shown_as_the_users_word() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.press("person", "mira.png")
    await room.say("mira.png", "hair", "short black hair")

    said = {"do": "set", "who": "mira.png", "slot": "hair", "value": "short black hair"}
    assert room.of_chat == [{**said, "uid": "m1"}]
    assert room.host.message("m1").text == RAIN
    assert room.field("mira.png", "hair") == "short black hair"
    assert "yours" in room.page.text


async def test_deleting_the_message_takes_the_correction_back() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.press("person", "mira.png")
    await room.say("mira.png", "hair", "short black hair")
    room.host.messages.pop()
    room.door.news("messages_deleted")
    await room.clock.settle()

    assert room.field("mira.png", "hair") == "brown curls"


async def test_an_emptied_field_takes_the_fact_away() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.press("person", "mira.png")
    await room.say("mira.png", "mood", "")

    assert room.field("mira.png", "mood") == ""


async def test_a_locked_fact_is_not_changed_by_the_story_any_more() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.press("person", "mira.png")
    await room.press("lock", "mira.png", "wears")
    room.host.add("m2", '<img-prompt="Mira" char="Mira" wears="Mira: blue coat">')
    await room.press("open")

    assert room.field("mira.png", "wears") == "red silk gown"
    await room.press("lock", "mira.png", "wears")
    room.host.add("m3", '<img-prompt="Mira" char="Mira" wears="Mira: blue coat">')
    await room.press("open")
    assert room.field("mira.png", "wears") == "blue coat"


async def test_for_always_the_card_keeps_it_and_a_new_chat_knows_it() -> None:
    room = await Room("Hello.").opened()
    await room.press("person", "mira.png")
    await room.press("always", always=True)
    await room.say("mira.png", "eyes", "green eyes")

    assert (room.facts("m0"), room.of_chat) == ([], [])
    assert json.dumps(room.look).count("green eyes") == 1
    room.host.chat_id = "another"
    room.host.messages.clear()
    room.host.add("n", "Hello again.")
    overview = await room.continuity.desk().overview()
    person = overview.find("Mira")
    assert person is not None
    assert [fact.value for slot, fact in person.look.items() if slot == "eyes"] == ["green eyes"]


async def test_for_always_also_counts_here_where_the_story_had_said_otherwise() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.press("person", "mira.png")
    await room.press("always", always=True)
    await room.say("mira.png", "wears", "white apron")

    assert room.field("mira.png", "wears") == "white apron"
    assert "white apron" in json.dumps(room.look)


async def test_the_card_is_read_again_when_the_user_says_so() -> None:
    room = await Room("Hello.").opened()
    await room.press("person", "mira.png")
    await room.press("always", always=True)
    await room.say("mira.png", "eyes", "green eyes")
    await room.press("read", "mira.png")

    assert room.field("mira.png", "eyes") == "dark eyes"
    assert not room.look


async def test_a_persona_keeps_its_looks_beside_the_settings() -> None:
    room = Room("Hello.")
    room.host.troupe.persona = {"avatar": "me.png", "name": "Ann", "description": "Ann has grey eyes."}
    await room.opened()
    await room.press("person", "persona:me.png")
    await room.press("always", always=True)
    await room.say("persona:me.png", "hair", "red plait")

    assert room.field("persona:me.png", "hair") == "red plait"
    assert "red plait" in json.dumps(json.loads(room.host.settings)["personas"]["me.png"])


async def test_people_without_a_card_can_be_forgotten_and_be_somebody_else() -> None:
    room = await Room("Hello.", TOM).opened()
    assert "Tom" in room.page.text
    await room.press("same", "npc:tom", same="mira.png")

    assert "Is “Tom” the same person as “Mira”?" in room.host.questions
    assert "Tom" not in [text for text in room.page.text if text == "Tom"]

    room = await Room("Hello.", TOM).opened()
    await room.press("forget", "npc:tom")
    assert "Tom" not in room.page.text


@pytest.mark.parametrize(("who", "name"), [("npc:mcgee", "McGee"), ("npc:old guard", "old guard")])
async def test_the_look_of_somebody_without_a_card_makes_nobody_else(who: str, name: str) -> None:
    room = await Room(f'<img-prompt="{name} and Mira" char="{name}; Mira">', "Hm.").opened()
    await room.press("person", who)
    await room.say(who, "hair", "white hair")

    assert room.field(who, "hair") == "white hair"
    assert room.view.count('class="limner-cast-person"') == 2
    assert f">{name}</b>" in room.view
    room.host.messages.pop()  # the word is the chat's, or of the message it was said in
    await room.press("open")
    assert room.view.count('class="limner-cast-person"') == 2


async def test_the_switch_for_later_chats_does_not_reach_people_without_a_card() -> None:
    room = await Room("Hello.", TOM).opened()
    await room.press("person", "npc:tom")
    await room.press("always", always=True)
    await room.say("npc:tom", "eyes", "green eyes")

    assert room.field("npc:tom", "eyes") == "green eyes"
    assert room.of_chat[0]["who"] == "Tom"


async def test_a_correction_counts_though_the_story_had_announced_another_look() -> None:
    room = await Room("Hello.", '<img-prompt="Mira" char="Mira" look="Mira: short black hair">').opened()
    await room.press("person", "mira.png")
    await room.say("mira.png", "hair", "long red hair")

    assert room.field("mira.png", "hair") == "long red hair"


async def test_what_holds_for_the_moment_is_kept_with_the_last_message() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.press("person", "mira.png")
    await room.say("mira.png", "wears", "black coat")

    assert room.facts("m1") == [{"do": "set", "who": "mira.png", "slot": "wears", "value": "black coat"}]
    assert room.host.message("m1").text == RAIN


async def test_the_scene_can_be_put_right() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.say("", "place", "harbour")

    assert room.field("", "place") == "harbour"


async def test_the_chronicle_has_a_line_for_each_scene() -> None:
    room = await Room("Hello.", RAIN, '<img-prompt="Mira" char="Mira" place="Mira\'s kitchen">').opened()

    lines = [text for text in room.page.text if text.startswith(("railway platform", "Mira's kitchen"))]
    assert any("red silk gown" in line for line in lines)


async def test_moods_are_a_chart_and_a_list() -> None:
    room = await Room("Hello.", RAIN, TOM).opened()
    await room.press("person", "mira.png")

    assert room.view.count("<circle") == 2
    assert "message 1: afraid" in room.page.text
    assert "message 2: happy" in room.page.text
    assert 'role="img"' in room.view


async def test_memory_says_what_it_holds_and_forgets_who_was_not_seen_for_long() -> None:
    room = await Room(TOM, *["Hello."] * 70).opened()
    assert any(text.startswith("People: 2.") for text in room.page.text)
    await room.press("prune")

    assert "Forget in this chat: Tom?" in room.host.questions
    assert any(text.startswith("People: 1.") for text in room.page.text)


async def test_an_outfit_is_put_on() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.press("person", "mira.png")
    await room.press("wear", "mira.png", "green dress")

    assert room.field("mira.png", "wears") == "green dress"


async def test_what_was_drawn_of_another_chat_changes_nothing() -> None:
    room = await Room("Hello.", RAIN).opened()

    with pytest.raises(RequestError):
        await room.press("set", "mira.png", "hair", chat="other", hair="black")
    assert (room.facts("m1"), room.of_chat) == ([], [])


async def test_under_the_users_pen_nothing_is_written_and_a_sentence_says_so() -> None:
    room = await Room("Hello.", RAIN).opened()
    room.host.busy.add("m1")

    with pytest.raises(RequestError, match="being written or edited"):
        await room.say("mira.png", "wears", "black coat")


async def test_foreign_entries_of_the_facts_and_of_the_note_are_kept() -> None:
    room = Room("Hello.")
    odd = {"do": "teleport", "who": "Mira"}
    room.host.message("m0").notes[0] = json.dumps(
        {"v": 1, "uid": "m0", "pictures": [], "facts": [odd], "x": 1}
    )
    await room.opened()
    await room.say("mira.png", "mood", "sad")

    note = room.host.message("m0").note()
    assert note["x"] == 1
    assert room.facts("m0") == [odd, {"do": "set", "who": "mira.png", "slot": "mood", "value": "sad"}]


async def test_what_a_newer_version_keeps_with_a_message_is_written_back() -> None:
    room = Room("Hello.")
    newer = {"v": 9, "later": [1], "events": [{"do": "paint"}]}
    room.host.message("m0").notes[0] = json.dumps({"v": 1, "uid": "m0", "pictures": [], "facts": newer})
    await room.opened()
    await room.say("mira.png", "mood", "sad")

    kept = as_dict(room.host.message("m0").note()["facts"])
    assert (kept["v"], kept["later"]) == (9, [1])
    assert room.facts("m0")[0] == {"do": "paint"}


async def test_a_damaged_note_is_not_written_over() -> None:
    room = Room("Hello.")
    damaged = '{"pictures": ' + "[" * 300 + "]" * 300 + "}"
    await room.opened()
    room.host.message("m0").notes[0] = damaged

    with pytest.raises(RequestError, match="damaged"):
        await room.continuity.changes().corrected(MessageKey("chat", "m0", 0), "mira.png", "mood", "sad", 0)
    assert room.host.message("m0").notes[0] == damaged


async def test_names_and_values_of_a_story_are_text() -> None:
    evil = '"><img src=x onerror=alert(1)>'
    room = await Room("Hello.", f"<img-prompt='x' char='{evil}' mood='sad'>", name=evil).opened()
    await room.press("person", "mira.png")
    await room.say("mira.png", "hair", evil)

    assert "<img src=x" not in room.view
    assert "onerror" not in [name for _, attributes, _ in room.page.found for name in attributes]


async def test_switched_off_for_this_chat_it_says_so_in_the_metadata_and_comes_back() -> None:
    room = await Room("Hello.").opened()
    await room.press("on", on=False)
    assert json.loads(room.host.metadata["chat"]) == {"continuity": False}
    await room.press("on", on=True)
    assert json.loads(room.host.metadata["chat"]) == {}


async def test_a_character_is_given_out_with_its_look_inside_the_card() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.press("export", "mira.png")

    assert room.host.exported == [("mira.png", "png")]
    assert "red silk gown" in json.dumps(room.look)
    room.host.agrees = False
    await room.press("export", "mira.png")
    assert len(room.host.exported) == 1


async def test_cards_are_imported_and_edited_by_sillytavern_itself() -> None:
    room = await Room("Hello.").opened()
    await room.press("import")
    await room.press("edit", "mira.png")

    assert room.host.imports == 1
    assert room.host.edited == "mira.png"


async def test_every_field_has_a_label_and_every_button_a_name() -> None:
    room = await Room("Hello.", RAIN, TOM).opened()
    await room.press("person", "mira.png")

    for name, attributes, _ in room.page.found:
        if name == "button":
            assert (
                "data-i18n" in attributes
                or attributes.get("aria-label")
                or "aria-expanded" in attributes
                or attributes.get("title")
            )
    assert room.view.count("<input") <= room.view.count("<label")


async def test_the_same_view_opens_in_a_window() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.press("window")

    assert room.host.window == "cast-window"
    assert "red silk gown" in room.host.views["cast-window"]
    assert "<summary" not in room.host.views["cast-window"].split("</h3>")[0]


ANSWER = """<think>She is {tall}.</think>Here it is:
```json
{"sex": "woman", "hair": "long red, braided", "eyes": "green", "face": "not specified", "marks": "", "wears":
["green dress", "brown boots"], "mood": "{{user}}"}
```"""


def answering(room: Room, text: str) -> None:
    async def model(_prompt: str, _system: str) -> str:
        return text

    room.host.model = model


async def test_a_card_read_by_a_request_is_shown_and_only_then_kept() -> None:
    room = await Room("Hello.", description="Mira, rote Zöpfe, grüne Augen.").opened()
    await room.press("person", "mira.png")
    answering(room, ANSWER)
    await room.press("ask", "mira.png")

    told = " ".join(room.page.text)
    for words in ("long red hair braided", "green eyes", "green dress, brown boots", "in other words"):
        assert words in told
    assert not room.look
    ((prompt, system),) = room.host.asked
    assert "rote Zöpfe" in prompt
    assert "“Mira”" in system

    await room.press("keep_reading", "mira.png")
    assert room.field("mira.png", "hair") == "long red hair braided"
    assert "found by a request" in room.page.text
    assert "The model found" not in room.page.text


async def test_what_a_request_found_is_discarded_without_a_trace() -> None:
    room = await Room("Hello.").opened()
    await room.press("person", "mira.png")
    answering(room, ANSWER)
    await room.press("ask", "mira.png")
    await room.press("drop_reading", "mira.png")

    assert not room.look
    assert room.field("mira.png", "hair") == "brown curls"


async def test_an_unchanged_card_is_asked_about_again_only_after_a_question() -> None:
    room = await Room("Hello.").opened()
    await room.press("person", "mira.png")
    answering(room, ANSWER)
    await room.press("ask", "mira.png")
    await room.press("keep_reading", "mira.png")
    room.host.agrees = False
    await room.press("ask", "mira.png")

    assert len(room.host.asked) == 1
    assert "has not changed" in room.host.questions[-1]


async def test_a_card_that_has_changed_counts_again_with_its_own_words() -> None:
    room = await Room("Hello.").opened()
    await room.press("person", "mira.png")
    answering(room, ANSWER)
    await room.press("ask", "mira.png")
    await room.press("keep_reading", "mira.png")
    room.host.troupe.characters[0]["description"] = "Mira is a woman with short black hair and blue eyes."
    room.host.troupe.changed()
    await room.press("open")

    assert room.field("mira.png", "hair") == "short black hair"


async def test_what_was_read_holds_in_a_chat_with_another_greeting() -> None:
    room = await Room("Hello.").opened()
    await room.press("person", "mira.png")
    answering(room, ANSWER)
    await room.press("ask", "mira.png")
    await room.press("keep_reading", "mira.png")
    room.host.messages[0].swipes[0] = "Mira stands at the harbour."
    await room.press("open")

    assert room.field("mira.png", "hair") == "long red hair braided"


@pytest.mark.parametrize(
    "answer", ["I cannot do that.", "{}", '{"hair": 3}', "[" * 400, '{"hair": "unknown"}']
)
async def test_an_answer_that_says_no_look_is_one_sentence_and_changes_nothing(answer: str) -> None:
    room = await Room("Hello.").opened()
    await room.press("person", "mira.png")
    answering(room, answer)

    with pytest.raises(RequestError, match="nothing was changed"):
        await room.press("ask", "mira.png")
    room.door.paint()
    assert not room.look
    assert "Stop asking" not in room.page.text


async def test_a_card_with_macros_and_markup_is_only_a_text_to_the_model_and_to_the_view() -> None:
    room = await Room("Hello.", description="{{char}} {{setvar::x::1}} has red hair.").opened()
    await room.press("person", "mira.png")
    answering(room, '{"hair": "<img src=x onerror=alert(1)> {{user}} red"}')
    await room.press("ask", "mira.png")

    assert "{{" not in room.host.asked[0][0] + room.host.asked[0][1]
    assert "Mira" in room.host.asked[0][0]
    assert "<img src=x" not in room.view


async def test_a_person_is_made_by_hand_and_is_there_from_the_start() -> None:
    room = await Room("Hello.").opened()
    room.host.typed = ["Bran"]
    await room.press("add")
    await room.say("npc:bran", "hair", "white beard")

    assert "Bran" in room.page.text
    assert room.field("npc:bran", "hair") == "white beard"
    room.host.typed = ["mira"]
    with pytest.raises(RequestError, match="in the cast already"):
        await room.press("add")


async def test_a_person_is_renamed_and_the_storys_name_still_means_them() -> None:
    room = await Room("Hello.", TOM).opened()
    await room.press("person", "npc:tom")
    await room.press("name", "npc:tom", name="Thomas")
    room.host.add("m2", '<img-prompt="Tom" char="Tom" wears="Tom: blue coat">')
    await room.press("open")

    assert "Thomas" in room.page.text
    assert room.field("npc:tom", "wears") == "blue coat"
    with pytest.raises(RequestError, match="in the cast already"):
        await room.press("name", "npc:tom", name="Mira")


async def test_that_somebody_is_another_one_and_is_forgotten_can_be_taken_back() -> None:
    room = await Room("Hello.", TOM).opened()
    await room.press("same", "npc:tom", same="mira.png")
    await room.press("person", "mira.png")
    assert "“Tom” is somebody else" in room.page.text
    await room.press("undo", "m1", "same", "npc:tom", "mira.png")
    assert "Tom" in room.page.text
    assert "facts" not in room.host.message("m1").note()

    await room.press("forget", "npc:tom")
    assert "Tom" not in room.page.text
    assert "Remember Tom again" in room.page.text
    await room.press("undo", "m1", "forget", "npc:tom", "")
    assert "Tom" in room.page.text
    assert "Remember Tom again" not in room.page.text


def swiped(room: Room, text: str) -> None:
    """The last reply is swiped to another version."""
    last = room.host.messages[-1]
    last.swipes.append(text)
    last.notes.append("")
    last.swipe_id = len(last.swipes) - 1


@pytest.mark.parametrize("text", ["Another way.", TOM])
async def test_locks_and_who_is_who_hold_when_the_reply_is_swiped(text: str) -> None:
    room = await Room("Hello.", RAIN, TOM).opened()
    await room.press("person", "mira.png")
    await room.press("lock", "mira.png", "wears")
    await room.press("same", "npc:tom", same="mira.png")
    swiped(room, text)
    await room.press("open")

    known = await room.continuity.desk().overview()
    assert known.state.people["mira.png"].locked == {Slot.WEARS}
    assert "npc:tom" not in known.state.people


async def test_what_was_locked_stays_as_it_was_until_it_is_unlocked() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.press("person", "mira.png")
    await room.press("lock", "mira.png", "wears")
    room.host.add("m2", '<img-prompt="Mira" char="Mira" wears="Mira: white apron, grey dress">')
    await room.press("open")
    await room.press("lock", "mira.png", "wears")
    assert room.field("mira.png", "wears") == "red silk gown"
    room.host.add("m3", '<img-prompt="Mira" char="Mira" wears="Mira: white apron, grey dress">')
    await room.press("open")
    assert room.field("mira.png", "wears") == "white apron, grey dress"


async def test_with_its_message_a_lock_is_gone() -> None:
    room = await Room("Hello.", RAIN, TOM).opened()
    await room.press("person", "mira.png")
    await room.press("lock", "mira.png", "wears")
    room.host.messages.pop()
    await room.press("open")
    known = await room.continuity.desk().overview()
    assert known.state.people["mira.png"].locked == frozenset()


async def test_the_place_is_locked_like_a_look() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.press("lock", "", "place")
    room.host.add("m2", '<img-prompt="Mira" char="Mira" place="harbour">')
    await room.press("open")

    assert room.field("", "place") == "railway platform"


async def test_a_character_is_created_and_given_out_as_json_by_sillytavern() -> None:
    room = await Room("Hello.", RAIN).opened()
    await room.press("create")
    await room.press("json", "mira.png")

    assert room.host.created == 1
    assert room.host.exported == [("mira.png", "json")]
