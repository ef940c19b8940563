"""Continuity in the whole program: what reaches the painter and the model, and what the user says."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence

import pytest

from limner.continuity.slots import Slot
from limner.core.errors import HostError, RequestError
from limner.manual._requests import UserRequest
from limner.page.cast_host import StoryNews
from limner.page.host_values import MessageKey
from limner.pictures import message_notes
from tests.unit.test_app import Page

MIRA = {
    "avatar": "mira.png",
    "name": "Mira",
    "description": "Mira is a tall woman of thirty with brown curls and green eyes. She wears a red gown.",
    "personality": "",
    "scenario": "",
    "first_mes": "",
}
BRAN = {**MIRA, "avatar": "bran.png", "name": "Bran", "description": "Bran is a stout man with a grey beard."}
KEY = MessageKey("chat", "m", 0)


class Story(Page):
    """A chat with Mira in it, and what became of it."""

    def __init__(
        self, settings: Mapping[str, object] | None = None, cast: Sequence[Mapping[str, object]] = (MIRA,)
    ) -> None:
        super().__init__({"concurrency": 1, **(settings or {})})
        self.host.troupe.take(cast)
        self.host.troupe.persona = {"avatar": "sam.png", "name": "Sam", "description": ""}

    def above(self, uid: str, text: str, *versions: str, avatar: str = "mira.png") -> None:
        self.host.add(uid, text, *versions)
        self.host.messages[-1].avatar = avatar

    async def reply(self, text: str, uid: str = "m") -> str:
        """A reply comes whole; return what its last picture was painted from."""
        self.above(uid, text)
        self.receive(text, uid=uid)
        await self.settle()
        return self.painted[-1]

    async def told(self, kind: str = "normal") -> str:
        (answer,) = await self.prompt(kind)
        assert isinstance(answer, dict)
        return str(answer["insert"]["content"]) if answer else ""

    def steps(self, uid: str = "m") -> list[str]:
        trace = self.app.trace.of(MessageKey("chat", uid, 0))
        return [step.words for step in trace.steps] if trace else []


async def test_a_picture_is_painted_with_the_looks_of_the_card() -> None:
    story = Story()

    words = await story.reply('<img-prompt="she laughs at a window" char="Mira">')

    assert "tall woman of 30 with brown curls and green eyes" in words
    assert "red gown" in words


async def test_the_tag_stays_as_the_model_wrote_it_and_the_note_holds_the_words_with_their_sources() -> None:
    story = Story()
    words = await story.reply('<img-prompt="she laughs" char="Mira">')
    message = story.host.message("m")
    (picture,) = message_notes.load(message.notes[0])

    assert message.text.startswith('<img-prompt="she laughs" char="Mira"><img src=')
    assert picture.prompt == picture.versions[0].prompt == "she laughs"
    assert picture.versions[0].words is not None
    assert picture.versions[0].words.text == words
    sources = {each.slot: (each.source, each.who) for each in picture.versions[0].words.stretches}
    assert sources["eyes"] == ("card", "mira.png")
    assert any("brown curls (card)" in step for step in story.steps())


async def test_the_menu_shows_what_the_painter_was_told_and_where_each_part_is_from() -> None:
    story = Story()
    words = await story.reply('<img-prompt="she laughs <loudly>" char="Mira" wears="riding habit">')

    story.tell("menu_asked", chat_id="chat", uid="m", swipe_id=0)
    await story.settle()
    menu = story.host.views["menu"]

    assert "What the painter was told" in menu
    assert '<mark class="limner-fact limner-from-card">green eyes</mark>' in menu
    assert '<mark class="limner-fact limner-from-tag">riding habit</mark>' in menu
    assert "card: " in menu
    assert "said in a tag: riding habit" in menu
    assert "<loudly>" not in menu
    assert "green eyes" in words


async def test_clothes_of_an_earlier_message_are_worn_in_a_later_one() -> None:
    story = Story()
    story.above("a", '<img-prompt="she buttons a coat" char="Mira" wears="long blue coat">')

    words = await story.reply('<img-prompt="she walks through snow" char="Mira">')

    assert "long blue coat" in words
    assert "red gown" not in words


async def test_an_old_picture_is_painted_again_as_things_were_then() -> None:
    story = Story()
    first = await story.reply('<img-prompt="she laughs" char="Mira">', "m")
    await story.reply('<img-prompt="she leaves" char="Mira" wears="long blue coat">', "n")

    await story.app.manual._menu._repainter.paint(KEY, UserRequest.REPLACE)

    assert story.painted[-1] == first
    assert "red gown" in story.painted[-1]


async def test_an_old_version_is_painted_by_its_own_text_and_not_by_the_one_that_is_shown() -> None:
    story = Story()
    story.above(
        "m",
        '<img-prompt="she sits" char="Mira" wears="green robe">\n<img-prompt="she reads" char="Mira">',
        '<img-prompt="she stands" char="Mira" wears="leather armour">',
    )
    story.host.message("m").swipe_id = 1

    worded = await story.app.continuity.word(KEY, 1, "she reads", {"char": "Mira"})

    assert worded.words is not None
    assert "green robe" in worded.words.text
    assert "armour" not in worded.words.text


async def test_made_again_with_the_same_seed_a_picture_gets_its_own_words_again() -> None:
    story = Story()
    first = await story.reply('<img-prompt="she laughs" char="Mira">')
    story.host.troupe.take([{**MIRA, "description": "Mira is a small woman with black hair."}])

    await story.app.manual._menu._repainter.paint(KEY, UserRequest.SAME)
    again = story.painted[-1]
    await story.app.manual._menu._repainter.paint(KEY, UserRequest.REPLACE)

    assert again == first
    assert "black hair" in story.painted[-1]


@pytest.mark.parametrize(
    "settings", [{"continuity": False}, {"asking": "reply"}], ids=["set", "in this chat"]
)
async def test_switched_off_everything_is_as_it_was_before(settings: Mapping[str, object]) -> None:
    story = Story(settings)
    if "continuity" not in settings:
        await story.app.continuity.desk().switch(on=False)

    words = await story.reply('<img-prompt="she laughs at a window" char="Mira">')
    told = await story.told()

    assert words == "she laughs at a window"
    assert "Never use a name without looks" in told
    assert "Now - " not in told
    assert "words" not in story.host.message("m").notes[0]


async def test_a_chat_that_was_switched_off_is_switched_on_again() -> None:
    story = Story()
    await story.app.continuity.desk().switch(on=False)
    await story.app.continuity.desk().switch(on=True)

    assert "Now - " in await story.told()
    assert json.loads(story.host.metadata["chat"]) == {}


async def test_a_mistake_inside_costs_no_picture_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story()

    async def broken(since: int) -> StoryNews:
        raise HostError("The page did not answer.", "timeout")

    monkeypatch.setattr(story.host, "story", broken)

    assert await story.reply('<img-prompt="she laughs" char="Mira">') == "she laughs"
    assert any("painted as its tag says" in step and "did not answer" in step for step in story.steps())


async def test_a_bug_inside_costs_no_prompt_either(monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story()
    monkeypatch.setattr(story.app.continuity.desk().moment, "troupe", None)

    told = await story.told()

    assert "Never use a name without looks" in told, "it is asked as without continuity"


async def test_the_model_is_told_what_is_so_and_not_asked_for_looks() -> None:
    story = Story()
    story.above("a", '<img-prompt="she rides" char="Mira" wears="riding habit" place="moor" time="dusk">')

    told = await story.told()

    assert "Mira: riding habit" in told
    assert "moor" in told
    assert "Never use a name without looks" not in told


async def test_a_swipe_is_not_told_of_what_it_replaces_and_a_continue_is() -> None:
    story = Story()
    story.above("a", '<img-prompt="she rides" char="Mira" wears="riding habit">')
    story.above("b", '<img-prompt="she bathes" char="Mira" wears="white towel">')

    continued, swiped = await story.told("continue"), await story.told("swipe")

    assert "white towel" in continued
    assert "white towel" not in swiped
    assert "riding habit" in swiped


@pytest.mark.parametrize("kind", ["quiet", "impersonate"])
async def test_what_does_not_tell_the_story_is_told_nothing(kind: str) -> None:
    assert await Story().told(kind) == ""


async def test_words_of_the_story_are_no_macros_in_the_prompt() -> None:
    story = Story()
    story.above("a", '<img-prompt="she waits" char="Mira" place="house of {{char}}">')

    told = await story.told()

    assert "{{" not in told
    assert "house of" in told


async def test_in_a_group_who_is_about_to_speak_is_told_of() -> None:
    story = Story(cast=(MIRA, {**BRAN, "description": f"{BRAN['description']} He wears a leather apron."}))
    for number in range(5):
        story.above(f"m{number}", "Mira waits.")
    story.host.speaker = "bran.png"

    assert "Bran: leather apron" in await story.told()


async def test_what_the_model_is_told_stays_within_its_tokens() -> None:
    wears = "; ".join(f"Person {n}: long velvet gown number {n}, silver shoes" for n in range(6))
    names = "; ".join(f"Person {n}" for n in range(6))
    tag = f'<img-prompt="a ball" char="{names}" wears="{wears}">'
    story, short = Story(), Story({"briefing_tokens": 130})
    for each in (story, short):
        each.above("a", tag)

    long, cut = await story.told(), await short.told()

    assert long.count("velvet") > cut.count("velvet")


async def test_the_model_is_told_the_last_scenes_where_that_is_wanted_and_there_is_room() -> None:
    tags = [f'<img-prompt="she waits" char="Mira" place="{place}">' for place in ("moor", "inn", "church")]
    plain, story, tight = (
        Story(),
        Story({"chronicle": True}),
        Story({"chronicle": True, "briefing_tokens": 100}),
    )
    for each in (plain, story, tight):
        for number, tag in enumerate(tags):
            each.above(f"m{number}", tag)

    told = await story.told()

    assert "oldest first:\nmoor: Mira.\ninn: Mira.\nchurch: Mira." in told
    assert "moor" not in await plain.told()
    assert "moor: Mira" not in await tight.told()


@pytest.mark.parametrize("family", ["natural", "flux", "danbooru", "nai"])
async def test_a_painter_that_knows_names_gets_them_and_no_other_does(family: str) -> None:
    tag = '<img-prompt="she laughs" char="Mira">'

    named = await Story({"names_to_painter": True, "family": family}).reply(tag)
    plain = await Story({"family": family}).reply(tag)

    assert "mira" in named.lower()
    assert "mira" not in plain.lower()


async def test_people_are_parted_by_break_where_the_painter_knows_it_and_nowhere_else() -> None:
    tag = '<img-prompt="Mira and Bran at a table" char="Mira; Bran">'
    parted = await Story({"family": "danbooru", "breaks": True}, cast=(MIRA, BRAN)).reply(tag)
    assert parted.count(" BREAK ") == 2  # between the two, and before what the tag says
    assert "grey beard" in parted.split(" BREAK ")[1]
    assert "brown curls" in parted.split(" BREAK ")[0]
    assert "BREAK" not in await Story({"family": "danbooru"}, cast=(MIRA, BRAN)).reply(tag)
    assert "BREAK" not in await Story({"family": "flux", "breaks": True}, cast=(MIRA, BRAN)).reply(tag)


SHORT = {**MIRA, "description": "Mira is a woman.", "prompt": "silver bob, golden eyes", "negative": "hat"}
TATTOOED = {
    **BRAN,
    "description": "Bran is a man.",
    "shared": {"positive": "neck tattoo, red mohawk", "negative": "glasses"},
}


async def test_in_a_group_each_is_painted_by_sillytaverns_own_prompt_for_that_character() -> None:
    story = Story(cast=(SHORT, TATTOOED))
    story.above("a", '<img-prompt="laughing at a window, alone">', avatar="bran.png")
    story.receive('<img-prompt="laughing at a window, alone">', uid="a")
    await story.settle()
    assert "red mohawk" in story.painted[-1]
    assert "neck tattoo" in story.painted[-1]
    assert "silver bob" not in story.painted[-1]
    assert story.host.commands[-1][1]["negative"] == "glasses"

    both = await story.reply('<img-prompt="Mira beside Bran" char="Mira; Bran">')
    assert both.index("silver bob") < both.index("red mohawk")
    assert story.host.commands[-1][1]["negative"] == "hat, glasses"


async def test_the_form_of_the_prompt_is_the_one_of_the_instructions_in_force() -> None:
    tag = '<img-prompt="she laughs" char="Mira">'

    assert (await Story({"preset": "tags"}).reply(tag)).startswith("1girl, ")
    assert (await Story({"preset": "tags", "family": "natural"}).reply(tag)).startswith("a ")


async def test_the_page_is_asked_only_for_what_has_changed() -> None:
    story = Story()
    for number in range(20):
        story.above(f"m{number}", "Words.")
    await story.told()
    before = story.host.troupe.teller.rows_told

    await story.reply('<img-prompt="she laughs" char="Mira">')
    await story.told()

    assert before == 20
    assert story.host.troupe.teller.rows_told - before <= 3, "the reply: as it came, and with its picture"
    assert story.host.troupe.casts_read == 1


async def test_a_card_that_was_edited_is_read_again() -> None:
    story = Story()
    await story.told()
    story.host.troupe.take([{**MIRA, "description": "Mira is a small woman with black hair."}])

    words = await story.reply('<img-prompt="she laughs" char="Mira">')

    assert "black hair" in words


async def test_a_damaged_card_is_left_out_and_the_reply_is_illustrated() -> None:
    story = Story(cast=({**MIRA, "description": "[" * 5_000},))
    story.host.troupe.lore = [{"key": 3}, {"key": ["Mira"], "content": "Mira has violet eyes."}]

    words = await story.reply('<img-prompt="she laughs" char="Mira">')

    assert "laughs" in words


async def test_a_lorebook_adds_what_the_card_does_not_say() -> None:
    story = Story(cast=({**MIRA, "description": "Mira is a woman."},))
    story.host.troupe.lore = [{"key": ["Mira"], "content": "Mira has violet eyes and white hair."}]

    words = await story.reply('<img-prompt="she laughs" char="Mira">')

    assert "violet eyes" in words


def test_nothing_of_it_is_loaded_before_it_is_needed() -> None:
    ours = "[name for name in sys.modules if name.startswith('limner.continuity.')]"
    program = f"import sys, limner.app; print({ours})"
    answer = subprocess.run(  # noqa: S603 -- our own words
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": "python"},
    )

    assert answer.stdout.strip() == "['limner.continuity.access']"


# -- what the user says -----


async def test_clothes_that_the_user_says_hold_until_a_later_tag_says_others() -> None:
    story = Story()
    story.above("a", "Mira waits.")
    desk = story.app.continuity.desk()

    await desk.set("Mira", Slot.WEARS, "black cloak")
    worn = await story.reply('<img-prompt="she laughs" char="Mira">', "b")
    changed = await story.reply('<img-prompt="she laughs" char="Mira" wears="green robe">', "c")

    assert "black cloak" in worn
    assert "black cloak" not in changed
    assert json.loads(story.host.message("a").notes[0])["facts"]["events"] == [
        {"do": "set", "who": "Mira", "slot": "wears", "value": "black cloak"}
    ]


async def test_with_its_message_goes_what_the_user_said() -> None:
    story = Story()
    story.above("a", "Mira waits.")
    story.above("b", "And waits.")
    await story.app.continuity.desk().set("Mira", Slot.WEARS, "black cloak")
    del story.host.messages[-1]

    assert "red gown" in await story.reply('<img-prompt="she laughs" char="Mira">')


async def test_what_the_user_said_stays_in_the_note_when_a_picture_is_set_into_the_message() -> None:
    story = Story()
    await story.reply('<img-prompt="she laughs" char="Mira">')
    await story.app.continuity.desk().set("Mira", Slot.MOOD, "sad")

    await story.app.manual._menu._repainter.paint(KEY, UserRequest.REPLACE)

    note = story.host.message("m").note()
    assert note["facts"]["events"][0]["value"] == "sad"  # type: ignore[index]
    assert len(note["pictures"]) == 1  # type: ignore[arg-type]


async def test_a_look_that_the_user_says_holds_in_all_of_this_chat_and_in_no_branch_before_it() -> None:
    story = Story()
    story.above("a", "Mira waits.")
    story.above("b", "And waits.")
    await story.app.continuity.desk().set("Mira", Slot.HAIR, "shaved head")

    here = await story.reply('<img-prompt="she laughs" char="Mira">')
    story.host.messages = story.host.messages[:1]  # a branch, whose metadata ST has copied
    branch = await story.reply('<img-prompt="she laughs" char="Mira">', "n")

    assert "shaved head" in here
    assert "brown curls" not in here
    assert "brown curls" in branch


async def test_a_lock_holds_against_the_story_until_it_is_taken_back() -> None:
    story = Story()
    story.above("a", "Mira waits.")
    desk = story.app.continuity.desk()
    await desk.set("Mira", Slot.WEARS, "black cloak")
    await desk.lock("Mira", Slot.WEARS, on=True)
    locked = await story.reply('<img-prompt="she laughs" char="Mira" wears="green robe">', "b")
    await desk.lock("Mira", Slot.WEARS, on=False)
    free = await story.reply('<img-prompt="she laughs" char="Mira" wears="green robe">', "c")

    assert "green robe" not in locked
    assert "green robe" in free


async def test_what_holds_always_is_kept_in_the_card_and_read_from_it() -> None:
    story = Story()
    story.host.card = story.host.card.__class__("mira.png", "Mira", "")
    await story.app.continuity.desk().set("mira.png", Slot.HAIR, "blue hair", always=True)
    look = json.loads(story.host.card.limner)["look"]
    later = Story(cast=({**MIRA, "look": look},))

    words = await later.reply('<img-prompt="she laughs" char="Mira">')

    assert "blue hair" in words
    assert "green eyes" in words


async def test_the_personas_looks_are_kept_beside_the_settings() -> None:
    story = Story()
    await story.app.continuity.desk().set("persona:sam.png", Slot.HAIR, "white beard", always=True)
    later = Story(json.loads(story.host.settings))

    words = await later.reply('<img-prompt="he sits" char="Sam">')

    assert "white beard" in words


async def test_who_has_no_card_is_kept_for_this_chat_only() -> None:
    story = Story()
    with pytest.raises(RequestError, match="no card of its own"):
        await story.app.continuity.desk().set("npc:tom", Slot.HAIR, "red hair", always=True)
    with pytest.raises(RequestError, match="looks and clothes can"):
        await story.app.continuity.desk().set("mira.png", Slot.MOOD, "sad", always=True)


async def test_two_names_are_one_person_where_the_user_says_so() -> None:
    story = Story()
    story.above("a", '<img-prompt="a stranger" char="Buzzcut" look="Buzzcut: soldier with a shaved head">')
    desk = story.app.continuity.desk()
    await desk.same("Buzzcut", "Mira")

    names = [person.name for person in (await desk.overview()).people]

    assert "Buzzcut" not in names
    assert "Mira" in names


async def test_who_is_forgotten_is_not_told_of_any_more() -> None:
    story = Story()
    story.above("a", '<img-prompt="a boy" char="Tom" look="Tom: boy with jug ears">')
    desk = story.app.continuity.desk()
    before = [person.name for person in (await desk.overview()).people]

    await desk.forget("Tom")
    after = [person.name for person in (await desk.overview()).people]

    assert "Tom" in before
    assert "Tom" not in after


async def test_a_picture_that_was_told_wrong_is_right_when_it_is_painted_again() -> None:
    story = Story()
    await story.reply('<img-prompt="she laughs" char="Mira">')
    await story.app.continuity.desk().correct(KEY, 0, "mira.png", Slot.EYES, "one glass eye")

    await story.app.manual._menu._repainter.paint(KEY, UserRequest.REPLACE)

    assert "one glass eye" in story.painted[-1]


async def test_the_cast_tells_who_is_where_in_what_and_since_when() -> None:
    story = Story()
    story.above("a", "Mira waits.")
    story.above("b", '<img-prompt="she rides" char="Mira" wears="riding habit" place="moor" mood="glad">')

    now = await story.app.continuity.desk().overview()
    mira = now.people[0]

    assert (mira.name, mira.id in now.cards, now.place_of(mira)) == ("Mira", True, "moor")
    assert now.state.stage == ("mira.png",)
    assert mira.wears is not None
    assert (mira.wears.words, mira.wears.source, mira.wears.at) == ("riding habit", "tag", 1)
    assert mira.mood is not None
    assert mira.mood.value == "glad"
    assert mira.look[Slot.EYES].source == "card"
    assert [scene.place for scene in now.scenes] == ["moor"]


async def test_what_is_known_of_somebody_can_be_recalled() -> None:
    story = Story()
    story.above("a", '<img-prompt="she rides" char="Mira" wears="riding habit">')

    (newest,) = await story.app.continuity.desk().recall("Mira", limit=1)

    assert (newest.slot, newest.value, newest.name) == (Slot.WEARS, "riding habit", "Mira")


async def test_a_damaged_note_of_corrections_is_left_out_and_kept() -> None:
    story = Story()
    story.above("a", "Mira waits.")
    story.host.message("a").notes[0] = json.dumps(
        {"v": 1, "uid": "a", "facts": {"v": 9, "events": [3, {"do": "x"}]}}
    )
    await story.app.continuity.desk().set("Mira", Slot.WEARS, "black cloak")

    assert "black cloak" in await story.reply('<img-prompt="she laughs" char="Mira">')
    assert story.host.message("a").note()["facts"]["events"][:2] == [3, {"do": "x"}]  # type: ignore[index]


WOOD = {
    **MIRA,
    "avatar": "wood.png",
    "name": "The Hollow Wood",
    "description": "## Tansy\n- a woman\n- amber eyes\n\n## Ermin\n- a woman\n- pink eyes",
}


async def test_she_in_a_narrators_message_is_who_was_seen_last_and_not_who_stands_first_in_its_card() -> None:
    story = Story(cast=[WOOD])
    story.above("a", '<img-prompt="a woman at a well" char="Ermin">', avatar="wood.png")

    story.above("m", '<img-prompt="she waits at a gate">', avatar="wood.png")
    worded = await story.app.continuity.word(KEY, 0, "she waits at a gate", {})

    assert worded.words is not None
    assert "pink eyes" in worded.words.text


async def test_of_a_card_renamed_since_its_looks_were_written_they_are_still_its_own_persons() -> None:
    story = Story()
    await story.app.continuity.desk().set("mira.png", Slot.HAIR, "blue hair", always=True)
    (card,) = story.host.troupe.characters
    amber = {**card, "name": "Lady Amber", "description": "Lady Amber has red hair."}
    ysolde = {**MIRA, "avatar": "ysolde.png", "name": "Ysolde", "description": "Ysolde is a woman of 60."}
    story.host.troupe.take([ysolde, amber])

    words = await story.reply('<img-prompt="she laughs">')

    assert "blue hair" in words


async def test_for_always_a_narrators_card_takes_the_looks_of_whom_it_tells_of_and_none_of_its_own() -> None:
    story = Story(cast=[WOOD])
    desk = story.app.continuity.desk()

    await desk.set("wood.png#Ermin", Slot.HAIR, "white hair", always=True)
    with pytest.raises(RequestError):
        await desk.set("wood.png", Slot.HAIR, "green hair", always=True)

    tansy, ermin = json.loads(json.dumps(story.host.troupe.characters[0]["look"]))["sheets"]
    assert (tansy["names"], ermin["names"]) == (["Tansy"], ["Ermin"])
    assert "hair" not in tansy["look"]
    assert ermin["look"]["hair"] == "white hair"


async def test_a_lorebook_whose_key_is_in_small_letters_brings_whom_only_it_knows() -> None:
    story = Story()
    story.host.troupe.lore = [{"key": ["smith", "tobin"], "content": "Tobin the smith is a bald man of 50."}]

    words = await story.reply('<img-prompt="a forge" char="Tobin">')

    assert "bald" in words
