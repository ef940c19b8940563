"""
What may happen while pictures are painted, in a real SillyTavern: every picture comes, and none comes twice.

Nearly every test begins in the same moment (``stuck``): the reply is whole, its first picture is painted but
not yet in the text, the second is being painted, the third waits. The other events of docs/reliability.md
are played by test_meanwhile, test_illustration, test_retry and test_crash.
"""

import traceback

import pytest
from playwright.sync_api import BrowserType, expect

from tests.e2e.neighbours import Tuning
from tests.e2e.reliability import (
    ROAD,
    VALLEY,
    WOMAN,
    all_there,
    come_back,
    go_on,
    orphans,
    outbox,
    owes_nothing,
    pairs,
    stuck,
    tell,
    waiting,
)
from tests.e2e.stage import Stage
from tests.e2e.test_illustration import THREE, kept
from tools.browser import Watch
from tools.data_root import REPO, Setup
from tools.painter import Mood, Painter
from tools.sillytavern import SillyTavern
from tools.story_model import Script, StoryModel
from tools.story_page import StoryPage

OTHER = 'Other.\n\n<img-prompt="another road">\n\nEnd.'


# --- the reply and its versions ---


def test_an_edited_tag_gets_the_new_picture_and_not_the_old_one(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    """Of the one that is being painted; the others are edited in tests/unit/test_edits_meanwhile.py."""
    stuck(story, model, painter)

    story.edit(lambda text: text.replace(WOMAN, "a dragon"))
    go_on(painter)

    all_there(story, THREE.replace(WOMAN, "a dragon"))
    assert sorted(painter.prompts) == sorted([ROAD, WOMAN, VALLEY, "a dragon"])


def test_pictures_follow_their_version_when_an_earlier_one_is_deleted(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    tell(story, model, OTHER)
    kept(story, 1)
    owes_nothing(story)  # what is not settled of a deleted version is listed: the next test
    painter.mood = Mood(delay=0.05, hang_containing=WOMAN)
    model.script = Script(reply=THREE, rate=0)
    story.swipe_right()
    story.wait_reply()
    story.until(lambda: painter.prompts[-1] == WOMAN, "the second picture to be begun")

    story.command("/delswipe 1")
    go_on(painter)

    all_there(story, THREE)
    assert len(story.chat_file()[-1]["swipes"]) == 1
    assert painter.prompts == ["another road", ROAD, WOMAN, VALLEY]


def test_a_deleted_version_has_no_more_painted_for_it_and_what_is_painted_is_listed(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    stuck(story, model, painter)
    entry = next(each for each in outbox(story) if each["prompt"] == ROAD)
    model.script = Script(reply=OTHER, rate=0)
    story.swipe_right()
    story.wait_reply()

    story.command("/delswipe 1")
    go_on(painter)

    all_there(story, OTHER, empty=False)
    assert painter.prompts == [ROAD, WOMAN, "another road"]
    story.until(lambda: [entry["prompt"] for entry in outbox(story)] == [ROAD], "only the first to be owed")
    expect(orphans(story)).to_have_count(1)
    assert ROAD in orphans(story).inner_text()
    orphans(story).get_by_text("Keep").click()
    expect(orphans(story)).to_have_count(0)
    owes_nothing(story)
    assert story.tavern.picture_path(entry["url"]).exists()


def test_stop_in_the_middle_of_painting(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    painter.mood = Mood(delay=0.05, hang_containing=WOMAN)
    upto = THREE.index("Nothing answered") + 4
    model.script = Script(reply=THREE, rate=0, hang_after=upto)
    story.send("Go on.")
    story.wait_streaming("Noth")
    story.until(lambda: painter.prompts == [ROAD, WOMAN], "the second picture to be begun")

    story.stop()
    go_on(painter)

    all_there(story, THREE[:upto])
    assert painter.prompts == [ROAD, WOMAN]


def test_continue_in_the_middle_of_painting(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    stuck(story, model, painter)
    more = '\n\nMorning.\n\n<img-prompt="morning">\n\nThe end.'
    model.script = Script(reply=more, rate=0)

    story.continue_()
    story.wait_reply()
    go_on(painter)

    all_there(story, THREE + more)
    assert painter.prompts == [ROAD, WOMAN, VALLEY, "morning"]


# --- the chat ---


def test_a_chat_that_is_left_and_opened_again_has_every_picture_painted_once(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    stuck(story, model, painter)

    story.open("Bran")
    go_on(painter)
    story.until(lambda: painter.in_flight == 0, "the painter to rest")
    assert "<img src" not in str(story.held())
    assert painter.prompts == [ROAD, WOMAN]
    story.switch_chat("Mira")

    all_there(story, THREE)
    assert painter.prompts == [ROAD, WOMAN, VALLEY]


def test_a_chat_that_is_opened_again_at_once_has_every_picture_painted_once(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    stuck(story, model, painter)

    story.switch_chat("Bran")
    story.switch_chat("Mira")
    waiting(story, 2)
    go_on(painter)

    all_there(story, THREE)
    assert painter.prompts == [ROAD, WOMAN, VALLEY]


def test_a_chat_gets_another_name(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    stuck(story, model, painter)
    old = story.chat_id()
    new = f"{old} renamed"

    story.page.evaluate("([old, name]) => SillyTavern.getContext().renameChat(old, name)", [old, new])
    assert story.chat_id() == new
    go_on(painter)

    all_there(story, THREE)
    assert painter.prompts == [ROAD, WOMAN, VALLEY]


def test_a_branch_and_its_trunk_share_the_pictures(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    stuck(story, model, painter)
    trunk = story.chat_id()
    assert trunk

    story.command("/branch-create 2")
    story.until(lambda: story.chat_id() != trunk, "the branch to be open")
    go_on(painter)
    all_there(story, THREE)
    story.open_chat(trunk)

    all_there(story, THREE)
    assert painter.prompts == [ROAD, WOMAN, VALLEY]


def test_a_checkpoint_shares_the_pictures(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    stuck(story, model, painter)
    checkpoint = f"{story.chat_id()} checkpoint"

    story.command(f"/checkpoint-create {checkpoint}")
    go_on(painter)
    all_there(story, THREE)
    story.open_chat(checkpoint)

    all_there(story, THREE)
    assert painter.prompts == [ROAD, WOMAN, VALLEY]


def test_two_tabs_on_the_same_chat(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    stuck(story, model, painter)
    chat = story.chat_id()
    assert chat
    other = StoryPage(story.page.context.new_page(), story.tavern)
    try:
        other.reload()
        come_back(other, chat)
        assert [picture.title for picture in other.wait_pictures(1)] == [ROAD]
        go_on(painter)

        all_there(story, THREE)
        all_there(other, THREE)
        assert painter.prompts == [ROAD, WOMAN, VALLEY]
    finally:
        other.page.close()


# --- the page, the server, the network ---


def test_a_reload_keeps_what_is_painted_and_paints_the_rest(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    stuck(story, model, painter)
    chat = story.chat_id()
    assert chat

    painter.mood = Mood(delay=0.05)
    story.reload()
    painter.release()
    come_back(story, chat)

    all_there(story, THREE)
    assert painter.prompts.count(ROAD) == painter.prompts.count(VALLEY) == 1


def press_until_all_are_there(story: StoryPage, painter: Painter) -> None:
    """Try again what has failed; then nothing is owed, and what was painted was painted once."""

    def again() -> bool:
        failed = story.message().locator(".mes_text .custom-limner-failed button")
        if failed.count():
            failed.first.click()
        found = pairs(story)
        return found == [(prompt, prompt) for prompt, _ in found]

    story.until(again, "all pictures after a press on each that failed")
    story.command("/sys We are back.")  # SillyTavern saves again what it could not save
    all_there(story, THREE, message=-2, empty=False)
    story.switch_chat("Bran")
    story.switch_chat("Mira")
    owes_nothing(story)
    assert painter.prompts.count(ROAD) == painter.prompts.count(VALLEY) == 1


def test_a_network_that_is_gone_for_half_a_minute(
    story: StoryPage, model: StoryModel, painter: Painter, watch: Watch
) -> None:
    watch.expect("ERR_INTERNET_DISCONNECTED|Failed to fetch|Image generation request error")
    stuck(story, model, painter)

    story.page.context.set_offline(True)
    go_on(painter)
    story.page.wait_for_timeout(30_000)
    story.page.context.set_offline(False)

    press_until_all_are_there(story, painter)


def test_a_server_that_is_stopped_and_started(
    chromium: BrowserType, stand_ins: tuple[StoryModel, Painter, Setup], model: StoryModel, painter: Painter
) -> None:
    with SillyTavern(stand_ins[2]) as tavern:
        stage = Stage(chromium, tavern)
        try:
            story = stage.begin({})
            stage.watch.expect("ERR_|Failed to fetch|Image generation request error")
            stuck(story, model, painter)

            tavern.go_down()
            go_on(painter)
            tavern.come_back()

            press_until_all_are_there(story, painter)
            assert stage.watch.complaints() == []
        finally:
            folder = REPO / "build" / "e2e" / "test_a_server_that_is_stopped_and_started"
            stage.keep_evidence(folder, traceback.format_exc())
            stage.close()


# --- the painter ---


def test_a_painter_that_hangs_and_is_let_go_later(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    stuck(story, model, painter)
    tell(story, model, "Nothing to see.")

    go_on(painter)

    all_there(story, THREE, message=-3)
    assert painter.prompts == [ROAD, WOMAN, VALLEY]


@pytest.mark.limner_settings(version=1, barrier_s=5)
def test_a_painter_that_is_slow(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    painter.mood = Mood(delay=4)
    tell(story, model, THREE)

    assert [title for _, title in pairs(story, kept(story, 1))] == [ROAD, "", ""]
    all_there(story, THREE)
    assert painter.prompts == [ROAD, WOMAN, VALLEY]


def test_a_painter_that_answers_rubbish_for_a_while(
    story: StoryPage, model: StoryModel, painter: Painter, watch: Watch
) -> None:
    watch.expect("500|Image generation request error")
    painter.mood = Mood(delay=0.05, rubbish="empty")
    tell(story, model, OTHER)
    story.until(lambda: len(painter.prompts) == 1, "the first answer")
    painter.mood = Mood(delay=0.05)

    all_there(story, OTHER)
    assert painter.prompts == ["another road"] * 2
    assert [each.outcome for each in painter.paintings] == ["rubbish", "painted"]


# --- what is seen meanwhile ---


def test_slots_outlive_what_another_extension_draws_anew(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    stuck(story, model, painter)
    for _ in range(2):
        assert [picture.title for picture in story.wait_pictures(1)] == [ROAD]
        waiting(story, 2)
        story.page.evaluate(
            """() => {
                const ctx = SillyTavern.getContext();
                ctx.updateMessageBlock(ctx.chat.length - 1, ctx.chat.at(-1));
            }"""
        )
    go_on(painter)

    all_there(story, THREE)


def test_slots_are_there_where_tags_are_shown(
    story: StoryPage, model: StoryModel, painter: Painter, tuning: Tuning
) -> None:
    tuning.set(powerUserSettings__encode_tags=True)
    stuck(story, model, painter)

    waiting(story, 2)
    assert [picture.title for picture in story.wait_pictures(1)] == [ROAD]
    assert "img-prompt" not in story.last_message_text()
    go_on(painter)

    all_there(story, THREE)


def test_an_old_message_that_is_loaded_late_shows_its_pictures_and_failures(
    story: StoryPage, model: StoryModel, painter: Painter, watch: Watch
) -> None:
    watch.expect("500|Image generation request error")
    painter.mood = Mood(delay=0.05, fail_containing=WOMAN)
    tell(story, model, THREE)
    kept(story, 2)
    chat = story.chat_id()
    assert chat
    story.page.evaluate(
        """async () => {
            const ctx = SillyTavern.getContext();
            for (let n = 0; n < 150; n++) ctx.chat.push(
                { name: 'Mira', is_user: false, is_system: false, mes: `Line ${n}.`, extra: {} });
            await ctx.saveChat();
        }"""
    )
    story.switch_chat("Bran")
    story.switch_chat("Mira")
    assert story.message(2).count() == 0

    story.page.locator("#show_more_messages").click()
    failed = story.message(2).locator(".mes_text .custom-limner-failed")
    expect(failed).to_have_count(1)
    assert "The image service failed" in failed.inner_text()
    assert len(story.wait_pictures(2, 2)) == 2
    painter.mood = Mood(delay=0.05)
    failed.get_by_role("button", name="Try again").click()

    story.wait_pictures(3, 2)
    assert [title for _, title in pairs(story, kept(story, 3, 2))] == [ROAD, WOMAN, VALLEY]
    assert painter.prompts.count(ROAD) == painter.prompts.count(VALLEY) == 1


def test_a_failure_has_its_reason_and_its_button_after_a_reload(
    story: StoryPage, model: StoryModel, painter: Painter, watch: Watch
) -> None:
    watch.expect("500|Image generation request error")
    painter.mood = Mood(delay=0.05, fail_containing=WOMAN)
    tell(story, model, THREE)
    kept(story, 2)
    chat = story.chat_id()
    assert chat

    story.reload()
    come_back(story, chat)
    failed = story.message().locator(".mes_text .custom-limner-failed")
    expect(failed).to_have_count(1)
    assert "The image service failed" in failed.inner_text()
    assert painter.prompts.count(WOMAN) == 2
    painter.mood = Mood(delay=0.05)
    failed.get_by_role("button", name="Try again").click()

    all_there(story, THREE)
    assert painter.prompts.count(WOMAN) == 3


# --- pictures without a place, and the user's choice ---


def test_a_picture_whose_message_is_deleted_can_be_thrown_away(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    stuck(story, model, painter)
    entry = next(each for each in outbox(story) if each["prompt"] == ROAD)
    file = story.tavern.picture_path(entry["url"])
    assert file.exists()

    story.delete_message(2)
    go_on(painter)
    listed = orphans(story)
    expect(listed).to_have_count(1)
    assert ROAD in listed.inner_text()
    listed.get_by_text("Throw away").click()
    expect(listed).to_have_count(0)

    owes_nothing(story)
    story.until(lambda: not file.exists(), "the end of the file")
    assert painter.prompts == [ROAD, WOMAN]


@pytest.mark.limner_settings(version=1, resume="leave")
def test_a_user_who_wants_no_resume_gets_what_is_painted_and_no_more(
    story: StoryPage, model: StoryModel, painter: Painter
) -> None:
    stuck(story, model, painter)

    story.switch_chat("Bran")
    go_on(painter)
    story.until(lambda: painter.in_flight == 0, "the painter to rest")
    story.switch_chat("Mira")

    text = kept(story, 2)
    assert [title for _, title in pairs(story, text)] == [ROAD, WOMAN, ""]
    waiting(story, 0)
    owes_nothing(story)
    assert painter.prompts == [ROAD, WOMAN]
    story.delete_message(2)  # or the next test is asked about it


@pytest.mark.limner_settings(version=1, resume="ask")
def test_a_user_who_wants_to_be_asked_is_asked(story: StoryPage, model: StoryModel, painter: Painter) -> None:
    """And agrees; who does not is in tests/unit/test_recovery.py."""
    stuck(story, model, painter)

    story.switch_chat("Bran")
    go_on(painter)
    story.until(lambda: painter.in_flight == 0, "the painter to rest")
    story.switch_chat("Mira")
    question = story.page.locator("dialog.popup[open]")
    expect(question).to_contain_text("not painted yet: 1.")
    assert painter.prompts == [ROAD, WOMAN]
    question.locator(".popup-button-ok").click()
    expect(question).to_have_count(0)

    all_there(story, THREE)
    assert painter.prompts == [ROAD, WOMAN, VALLEY]
    story.delete_message(2)  # or the next test is asked about it
