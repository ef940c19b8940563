"""The whole program without a browser: events in, what the chat and the user see out."""

import asyncio
import copy
import json
import random
from collections.abc import Mapping, Sequence

import pytest

from limner.app import App
from limner.core.clock import Ids
from limner.core.errors import HostError
from limner.page.host_values import CommandResult, MessageKey, MessageView, PatchResult
from limner.presets import preset
from limner.prompting.meta_prompt import compose
from limner.settings.settings import Settings
from tests.fakes.chats import FakeChats
from tests.fakes.clock import FakeClock
from tests.fakes.host import FakeHost
from tests.fakes.store import FakeStore

ADDRESS = {"chat_id": "chat", "uid": "m", "swipe_id": 0}
STORY = 'The fox ran. <img-prompt="a red fox"> It slept.'


async def out_of_reach(key: MessageKey) -> MessageView | None:
    raise HostError(f"The page is busy with {key.uid}.", "timeout")


class Page:
    """A page with one chat, told to the app as the shim would tell it."""

    def __init__(self, settings: Mapping[str, object] | str = "") -> None:
        self.host = FakeHost()
        self.clock = FakeClock()
        self.store = FakeStore()
        self.app = App(self.host, self.clock, Ids(random.Random(1)), self.store)
        text = settings if isinstance(settings, str) else json.dumps(settings)
        self.tell("hello", settings=text, chat_id="chat", width=640, height=480)

    def tell(self, event: str, **data: object) -> None:
        self.app.event(event, data)

    def stream(self, text: str, *, type: str = "normal", step: int = 4, standing: str = "") -> None:  # noqa: A002
        """The text arrives in small pieces, as ST gives them; the first says what stood there before."""
        for start in range(0, len(text), step):
            first: dict[str, object] = {} if start else {"standing": standing}
            self.tell("stream", **ADDRESS, type=type, start=start, delta=text[start : start + step], **first)

    def receive(self, text: str, **more: object) -> None:
        message = {**ADDRESS, "type": "normal", "text": text, "limner": "", **more}
        self.tell("message_received", **message)

    async def settle(self) -> None:
        await self.clock.settle()

    @property
    def painted(self) -> list[str]:
        return [text for _, _, text in self.host.commands]

    async def prompt(self, *types: str, limit: int = 0) -> list[object]:
        """What becomes of the prompts of these generations, built in this order."""
        answers = []
        for each in types:
            self.tell("generation_armed", type=each, dry_run=False)
        for _ in types:
            sizes = [["system", 10, True, 0, False], ["user", 10, True, 0, False]]
            answers.append(await self.app.ask("prompt_built", {"sizes": sizes, "limit": limit, "reserve": 0}))
        return answers


async def test_a_streamed_reply_is_illustrated() -> None:
    page = Page()
    page.host.add("m", "")
    page.stream(STORY)
    await page.settle()

    assert page.painted == ["a red fox"]

    page.host.message("m").text = STORY
    page.receive(STORY)
    await page.settle()

    assert page.host.message("m").text == STORY.replace(
        '">', '"><img src="/user/images/a%20red%20fox.png" title="a red fox" alt="a red fox">'
    )
    assert len(page.app.sessions) == 0


async def test_a_reply_that_comes_whole_is_illustrated() -> None:
    page = Page()
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()

    assert page.host.message("m").text.count("<img src=") == 1


async def test_a_tag_that_ends_with_the_reply_is_painted_like_any_other() -> None:
    page = Page()
    text = 'The end. <img-prompt="the last picture">'
    page.host.add("m", text)
    page.stream(text)
    page.receive(text)
    await page.settle()

    assert page.painted == ["the last picture"]
    assert page.host.message("m").text.endswith('alt="the last picture">')


@pytest.mark.parametrize(
    "kind", ["first_message", "command", "extension", "quiet", "impersonate", "", "sideways"]
)
async def test_messages_that_are_no_replies_are_left_alone(kind: str) -> None:
    page = Page()
    page.host.add("m", STORY)
    page.receive(STORY, type=kind)
    await page.settle()

    assert page.painted == []
    assert page.host.message("m").text == STORY


@pytest.mark.parametrize("who", ["is_user", "is_system"])
async def test_messages_of_the_user_and_the_system_are_left_alone(who: str) -> None:
    page = Page()
    page.host.add("m", STORY)
    page.receive(STORY, **{who: True})
    await page.settle()

    assert page.painted == []


async def test_impersonation_that_streams_is_left_alone() -> None:
    page = Page()
    page.host.add("m", STORY)
    page.stream(STORY, type="impersonate")
    await page.settle()

    assert page.painted == []


@pytest.mark.parametrize("streams", [True, False])
async def test_continue_paints_only_what_is_new(streams: bool) -> None:
    page = Page()
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()
    message = page.host.message("m")
    standing = message.text
    added = ' It woke. <img-prompt="a waking fox">'

    page.tell("generation_armed", type="continue", dry_run=False, **ADDRESS, standing=standing)
    if streams:
        page.stream(added, type="continue", standing=standing)
    message.text = standing + added
    page.receive(message.text, type="continue", limner=message.notes[0], standing=standing)
    await page.settle()

    assert page.painted == ["a red fox", "a waking fox"]
    assert message.text.count("<img src=") == 2
    assert [each["state"] for each in json.loads(message.notes[0])["pictures"]] == ["placed", "placed"]


async def test_a_continue_that_is_asked_for_before_the_pictures_are_set_loses_none() -> None:
    page = Page()
    page.host.add("m", STORY)
    page.receive(STORY)
    page.tell("generation_armed", type="continue", dry_run=False, **ADDRESS, standing=STORY)
    await page.settle()
    message = page.host.message("m")
    assert message.text == STORY

    message.text = f"{STORY} It woke."
    page.receive(message.text, type="appendFinal", limner=message.notes[0])
    page.tell("generation_ended", chat_id="chat")
    await page.settle()

    assert page.painted == ["a red fox"]
    assert message.text.count("<img src=") == 1
    assert message.text.endswith("It woke.")


async def test_a_continue_that_never_begins_holds_no_picture_back() -> None:
    page = Page()
    page.host.add("m", STORY)
    page.receive(STORY)
    page.tell("generation_armed", type="continue", dry_run=False, **ADDRESS, standing=STORY)
    await page.settle()

    page.tell("generation_ended", chat_id="chat")
    await page.settle()
    await page.clock.advance(1)

    assert page.host.message("m").text.count("<img src=") == 1
    assert len(page.app.sessions) == 0


async def test_a_tag_lost_from_the_final_text_before_its_turn_holds_nothing_up() -> None:
    page = Page()
    text = 'One <img-prompt="a">.'
    page.host.add("m", text)
    page.stream('One <img-prompt="a"> and <img-prompt="b">.')
    page.receive(text)
    await page.settle()

    assert page.painted == ["a"]
    assert page.host.message("m").text.count("<img src=") == 1
    assert len(page.app.sessions) == 0


@pytest.mark.parametrize("step", [1, 4, 1000])
async def test_what_the_model_thinks_aloud_is_not_painted(step: int) -> None:
    page = Page()
    page.host.add("m", "")
    thought = '\n<think>\nI could draw <img-prompt="a draft"> here.\n</think>\n'
    marks = {"thinking_begins": "<think>\n", "thinking_ends": "\n</think>"}
    text = thought + STORY
    for start in range(0, len(text), step):
        delta = text[start : start + step]
        page.tell("stream", **ADDRESS, type="normal", start=start, delta=delta, **({} if start else marks))
    await page.settle()

    assert page.painted == ["a red fox"]
    assert [bool(slot) for slot in next(iter(page.host.slots.values()))] == [True]


async def test_thinking_that_the_prompt_began_is_not_painted() -> None:
    page = Page()
    page.host.add("m", "")
    marks = {"thinking_begins": "<think>", "thinking_ends": "</think>", "thought": "<think>Well,"}
    text = f' <img-prompt="a draft"></think>{STORY}'
    page.tell("stream", **ADDRESS, type="normal", start=0, delta=text, **marks)
    await page.settle()

    assert page.painted == ["a red fox"]


async def test_a_prompt_that_a_script_of_the_user_touches_up_is_not_painted_twice() -> None:
    page = Page()
    page.host.add("m", "")
    page.stream(STORY)
    await page.settle()

    final = STORY.replace("red", "crimson")
    page.host.message("m").text = final
    page.receive(final)
    await page.settle()

    assert page.painted == ["a red fox"]
    assert 'title="a crimson fox"' in page.host.message("m").text
    assert page.host.message("m").note()["pictures"][0]["state"] == "placed"  # type: ignore[index]


async def test_another_prompt_at_the_same_place_gets_a_picture_of_its_own() -> None:
    page = Page()
    page.host.add("m", "")
    page.stream(STORY)
    await page.settle()

    final = STORY.replace("a red fox", "some empty field")
    page.host.message("m").text = final
    page.receive(final)
    await page.settle()

    assert page.painted == ["a red fox", "some empty field"]
    assert 'title="some empty field"' in page.host.message("m").text


@pytest.mark.parametrize("streams", [True, False])
async def test_a_last_tag_whose_end_st_has_trimmed_is_painted_and_made_whole(streams: bool) -> None:
    page = Page()
    trimmed = 'The end. <img-prompt="the last picture"'
    page.host.add("m", trimmed)
    if streams:
        page.stream(f"{trimmed}>")
    page.receive(trimmed)
    await page.settle()

    assert page.painted == ["the last picture"]
    assert page.host.message("m").text.startswith(f"{trimmed}><img src=")


QUOTED = [
    'He said "no"',
    '<img-prompt="a fox" seed="',
    '<img-prompt="a fox\n\nShe said "no"',
    '1 < 2 "',
    '<b class="x"',
]


@pytest.mark.parametrize("text", QUOTED)
async def test_a_text_that_ends_with_a_quote_is_no_tag(text: str) -> None:
    page = Page()
    page.host.add("m", text)
    page.receive(text)
    await page.settle()

    assert page.painted == []
    assert page.host.message("m").text == text


async def test_a_tag_cut_by_stop_and_finished_by_continue_is_one_picture() -> None:
    page = Page()
    cut = 'The hall. <img-prompt="a cold h'
    page.host.add("m", cut)
    page.stream(cut)
    page.receive(cut)
    await page.settle()
    whole = cut + 'all"> Silence.'

    page.tell("generation_armed", type="continue", dry_run=False, **ADDRESS, standing=cut)
    page.stream('all"> Silence.', type="continue", standing=cut)
    await page.settle()
    assert page.painted == ["a cold hall"]

    page.host.message("m").text = whole
    page.receive(whole, type="continue")
    await page.settle()

    assert page.painted == ["a cold hall"]
    assert page.host.message("m").text.count("<img src=") == 1


async def test_a_broken_stream_that_st_never_declares_final_is_finished_all_the_same() -> None:
    page = Page()
    text = 'One <img-prompt="a"> tw'
    page.host.add("m", text)
    page.stream(text, type="swipe")
    page.tell("generation_ended", chat_id="chat")
    await page.clock.advance(1)
    await page.settle()

    assert page.host.message("m").text.count("<img src=") == 1


async def test_a_new_version_does_not_keep_the_pictures_st_carried_over() -> None:
    page = Page()
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()
    message = page.host.message("m")
    message.swipes.append("No picture here.")
    message.notes.append(message.notes[0])
    message.swipe_id = 1

    page.receive(message.text, type="swipe", swipe_id=1, limner=message.notes[1])
    await page.settle()

    assert message.note()["pictures"] == []
    assert page.painted == ["a red fox"]


def several(*texts: str, **settings: object) -> Page:
    """A page with a reply whose versions were written at once, the first of them shown and received."""
    page = Page({"version": 1, **settings})
    page.host.add("m", *texts)
    page.receive(texts[0], generation="now")
    return page


def show(page: Page, swipe_id: int, generation: str = "now") -> None:
    """The user swipes to a version."""
    page.host.message("m").swipe_id = swipe_id
    page.tell("version_shown", **ADDRESS | {"swipe_id": swipe_id}, generation=generation)


@pytest.mark.parametrize("resume", ["resume", "ask", "leave"])
async def test_of_versions_written_at_once_each_is_painted_when_it_is_shown(resume: str) -> None:
    page = several(STORY, STORY.replace("red", "blue"), STORY.replace("red", "grey"), resume=resume)
    await page.settle()

    assert page.painted == ["a red fox"]

    for swipe_id in (1, 0, 1):
        show(page, swipe_id)
        await page.settle()

    assert page.painted == ["a red fox", "a blue fox"]
    assert [text.count("<img src=") for text in page.host.message("m").swipes] == [1, 1, 0]


async def test_versions_written_at_once_that_want_the_same_picture_get_each_its_own() -> None:
    page = several(STORY, STORY)
    await page.settle()
    message = page.host.message("m")
    message.notes[1] = message.notes[0]  # ST gives the others what it knew of the first
    show(page, 1)
    await page.settle()

    assert page.painted == ["a red fox", "a red fox"]
    assert [text.count("<img src=") for text in message.swipes] == [1, 1]


@pytest.mark.parametrize("generation", ["long ago", ""])
async def test_a_version_of_another_day_is_not_painted_because_it_is_looked_at(generation: str) -> None:
    page = several(STORY, STORY.replace("red", "blue"))
    await page.settle()
    show(page, 1, generation)
    await page.settle()

    assert page.painted == ["a red fox"]


async def test_a_version_written_at_once_is_painted_though_one_before_it_was_deleted() -> None:
    page = several(STORY, STORY.replace("red", "blue"))
    await page.settle()
    message = page.host.message("m")
    del message.swipes[0], message.notes[0]
    page.tell("swipe_deleted", **ADDRESS)
    await page.settle()
    show(page, 0)
    await page.settle()

    assert page.painted == ["a red fox", "a blue fox"]
    assert message.text.count("<img src=") == 1


async def test_versions_written_while_limner_was_off_are_left_alone() -> None:
    page = several(STORY, STORY.replace("red", "blue"), enabled=False)
    await page.settle()
    page.tell("setting_changed", name="enabled", value=True)
    show(page, 1)
    await page.settle()

    assert page.painted == []


async def failing(_text: str, _args: Mapping[str, str]) -> CommandResult:
    return CommandResult(True, "")


async def unsaved_page() -> Page:
    """A page with a picture in its place that is in no file, for ST's saves fail."""
    page = Page()
    page.host.saving = False
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()
    return page


async def slow_page(text: str = STORY) -> Page:
    """A page with a reply whose picture takes a minute, and is being painted."""
    page = Page()
    page.host.add("m", text)

    async def slowly(prompt: str, _args: Mapping[str, str]) -> CommandResult:
        await page.clock.sleep(60)
        return CommandResult(True, f"/user/images/{prompt}.png")

    page.host.painter = slowly
    page.receive(text)
    await page.settle()
    return page


async def test_a_picture_painted_while_another_chat_is_open_is_placed_on_return() -> None:
    page = await slow_page()
    chat = page.host.messages

    page.host.chat_id, page.host.messages = "another", []
    page.tell("chat_changed", chat_id="another")
    await page.clock.advance(60)

    assert [entry.url for entry in page.app.outbox] == ["/user/images/a%20red%20fox.png"]
    assert len(page.app.sessions) == 0

    page.host.chat_id, page.host.messages = "chat", chat
    page.tell("chat_changed", chat_id="chat")
    await page.settle()

    assert page.host.message("m").text.count("<img src=") == 1
    assert page.painted == ["a red fox"]
    assert page.store.texts == {}


async def test_what_waited_when_the_chat_was_left_is_painted_on_return() -> None:
    page = await slow_page(f"{STORY} {STORY.replace('red', 'blue')}")
    chat = page.host.messages
    page.host.chat_id, page.host.messages = "another", []
    page.tell("chat_changed", chat_id="another")
    await page.clock.advance(600)

    assert page.painted == ["a red fox"]

    page.host.chat_id, page.host.messages = "chat", chat
    page.tell("chat_changed", chat_id="chat")
    await page.clock.advance(600)

    assert page.painted == ["a red fox", "a blue fox"]
    assert page.host.message("m").text.count("<img src=") == 2


async def test_a_return_while_the_picture_is_still_painted_paints_no_second() -> None:
    page = await slow_page()
    chat = page.host.messages
    page.host.chat_id, page.host.messages = "another", []
    page.tell("chat_changed", chat_id="another")
    await page.clock.advance(30)
    page.host.chat_id, page.host.messages = "chat", chat
    page.tell("chat_changed", chat_id="chat")
    await page.clock.advance(300)

    assert page.painted == ["a red fox"]
    assert page.host.message("m").text.count("<img src=") == 1


def reborn(page: Page) -> None:
    """The worker died: a new program on the same page, with the same storage."""
    page.app = App(page.host, page.clock, Ids(random.Random(2)), page.store)
    page.tell("hello", settings="", chat_id=page.host.chat_id, width=640, height=480, restarted=True)


async def test_a_picture_painted_for_a_worker_that_died_goes_to_the_next() -> None:
    page = await slow_page()
    reborn(page)
    await page.clock.advance(300)

    assert page.painted == ["a red fox"]
    assert page.host.message("m").text.count("<img src=") == 1
    assert page.store.texts == {}


async def test_a_reload_paints_again_what_the_page_has_forgotten() -> None:
    page = await slow_page()
    page.host.running.clear()
    reborn(page)
    await page.clock.advance(300)

    assert page.painted == ["a red fox", "a red fox"]
    assert page.host.message("m").text.count("<img src=") == 1


async def test_a_crash_in_the_middle_of_a_stream_paints_no_tag_twice() -> None:
    page = Page()
    page.host.add("m", STORY)
    page.host.streaming = "m"
    page.stream(STORY)
    await page.settle()

    assert page.painted == ["a red fox"]

    reborn(page)
    page.stream(STORY + " It dreamt.")
    page.host.streaming = ""
    page.host.message("m").text = STORY + " It dreamt."
    page.receive(page.host.message("m").text)
    await page.settle()

    assert page.painted == ["a red fox"]
    assert page.host.message("m").text.count("<img src=") == 1


@pytest.mark.parametrize("streams", [True, False])
async def test_a_crash_before_the_first_word_of_a_continue_leaves_the_tags_alone_that_stood_there(
    streams: bool,
) -> None:
    page = Page()
    page.host.add("m", STORY)
    page.tell("generation_armed", type="continue", dry_run=False, **ADDRESS, standing=STORY)
    await page.settle()
    reborn(page)
    await page.settle()

    added = ' It woke. <img-prompt="a waking fox">'
    if streams:
        page.stream(added, type="continue", standing=STORY)
    message = page.host.message("m")
    message.text = STORY + added
    kind = "continue" if streams else "appendFinal"
    page.receive(message.text, type=kind, limner=message.notes[0], standing=STORY)
    await page.settle()

    assert page.painted == ["a waking fox"]
    assert message.text.startswith(STORY)
    assert message.text.endswith('alt="a waking fox">')


async def test_a_crash_in_the_middle_of_a_continue_paints_no_tag_twice() -> None:
    page = Page()
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()
    message = page.host.message("m")
    standing = message.text
    added = ' It woke. <img-prompt="a waking fox"> It yawned. <img-prompt="a yawning fox">'

    page.tell("generation_armed", type="continue", dry_run=False, **ADDRESS, standing=standing)
    page.host.streaming = "m"
    page.stream(added[:50], type="continue", standing=standing)
    await page.settle()
    reborn(page)
    page.stream(added, type="continue", standing=standing)
    await page.settle()
    page.host.streaming = ""
    message.text = standing + added
    page.receive(message.text, type="continue", limner=message.notes[0], standing=standing)
    await page.settle()

    assert page.painted == ["a red fox", "a waking fox", "a yawning fox"]
    assert message.text.count("<img src=") == 3


async def test_a_picture_whose_message_is_gone_is_listed_and_can_be_thrown_away() -> None:
    page = await unsaved_page()
    page.host.messages.clear()
    page.tell("messages_deleted", chat_id="chat")
    await page.settle()

    assert "Pictures without a place" in page.host.views["outbox"]

    (entry,) = page.app.outbox
    page.tell("action", action="outbox.throw", entry=entry.id)
    await page.settle()

    assert page.host.deleted == [entry.url]
    assert "Pictures without a place" not in page.host.views["outbox"]
    assert page.store.texts == {}


async def test_a_picture_whose_tag_is_edited_away_leaves_the_outbox_with_the_note_of_it() -> None:
    page = await slow_page()
    edited = STORY.replace("red", "blue")
    page.host.message("m").text = edited
    page.tell("message_changed", **ADDRESS)
    await page.clock.advance(200)

    assert page.painted == ["a red fox", "a blue fox"]
    assert page.store.texts == {}

    page.host.message("m").text = STORY  # the user thinks better of it
    page.tell("message_changed", **ADDRESS)
    page.tell("chat_changed", chat_id="chat")
    await page.clock.advance(200)

    assert 'src="/user/images/a%20red%20fox.png"' in page.host.message("m").text
    assert page.painted == ["a red fox", "a blue fox"]


async def test_an_entry_that_a_note_holds_already_leaves_the_outbox_when_the_chat_is_opened() -> None:
    page = await unsaved_page()
    page.host.message("m").text = "The fox is gone."
    page.host.saving = True

    reborn(page)
    await page.settle()

    assert page.store.texts == {}
    assert page.host.message("m").text == "The fox is gone."


async def test_a_painter_that_cannot_be_stopped_paints_for_the_list_when_the_message_is_gone() -> None:
    page = await slow_page()
    page.host.cancel_command = page.host.cancelled.append  # type: ignore[assignment,method-assign]
    page.host.messages.clear()
    page.tell("messages_deleted", chat_id="chat")
    await page.clock.advance(60)

    assert page.host.cancelled
    assert [entry.url for entry in page.app.outbox] == ["/user/images/a%20red%20fox.png"]
    assert "Pictures without a place" in page.host.views["outbox"]


async def test_a_picture_that_the_dead_worker_waited_for_is_listed_when_its_message_is_gone() -> None:
    page = await slow_page()
    page.host.messages.clear()
    reborn(page)
    await page.clock.advance(60)

    assert [entry.url for entry in page.app.outbox] == ["/user/images/a%20red%20fox.png"]
    assert "Pictures without a place" in page.host.views["outbox"]


async def test_a_picture_that_the_dead_worker_waited_for_in_another_chat_is_fetched_at_once() -> None:
    page = await slow_page()
    page.host.chat_id, page.host.messages = "another", []
    page.tell("chat_changed", chat_id="another")
    await page.settle()
    reborn(page)
    await page.clock.advance(60)

    assert [entry.url for entry in page.app.outbox] == ["/user/images/a%20red%20fox.png"]


async def test_a_picture_that_the_dead_worker_waited_for_finds_its_place_though_limner_is_off() -> None:
    page = await slow_page()
    page.app = App(page.host, page.clock, Ids(random.Random(2)), page.store)
    page.tell("hello", settings='{"version": 1, "enabled": false}', chat_id="chat", restarted=True)
    await page.clock.advance(60)

    assert '<img src="/user/images/a%20red%20fox.png"' in page.host.message("m").text
    assert page.painted == ["a red fox"]


async def test_a_painter_that_failed_for_a_worker_that_died_is_told_to_the_reader() -> None:
    page = await slow_page()
    page.host.running = dict.fromkeys(page.host.running, asyncio.ensure_future(failing("", {})))
    reborn(page)
    await page.settle()

    assert "limner-failed" in str(page.host.slots)
    assert page.store.texts == {}


async def test_a_picture_leaves_the_outbox_only_when_its_message_is_saved() -> None:
    page = await unsaved_page()

    assert len(page.store.texts) == 1

    await page.clock.advance(60)
    reborn(page)  # what stands on the page is in no file yet
    await page.settle()

    assert len(page.store.texts) == 1

    page.host.saving = True
    await page.clock.advance(300)

    assert page.store.texts == {}
    assert page.clock.sleeping == 0


async def test_where_the_browser_cannot_tell_of_a_save_the_file_itself_is_asked_for() -> None:
    page = Page()
    page.host.saving = False  # no record of requests, as an older browser has none
    page.host.chat_id = "Mira.png/Mira - 1"
    web = FakeChats()
    page.app = App(page.host, page.clock, Ids(random.Random(2)), page.store, web=web)
    page.tell("hello", settings="", chat_id=page.host.chat_id)
    page.host.add("m", STORY)
    page.receive(STORY, chat_id=page.host.chat_id)
    await page.settle()
    await page.clock.advance(60)

    assert len(page.store.texts) == 1  # the server has the chat without it
    assert ("/api/chats/get", {"avatar_url": "Mira.png", "file_name": "Mira - 1"}) in web.asked

    web.chat = [{}, {"mes": page.host.message("m").text}]
    await page.clock.advance(60)

    assert page.store.texts == {}
    assert page.clock.sleeping == 0


async def test_a_storage_that_the_browser_has_closed_keeps_and_forgets_all_the_same() -> None:
    page = await slow_page()
    kept = dict(page.store.texts)
    page.store.lost = True  # the next to use it writes down where the picture is
    host_patch = page.host.patch
    addresses: list[str] = []

    async def patch(key: MessageKey, *, expect: str, text: str, limner: str) -> PatchResult:
        addresses.extend(json.loads(each)["url"] for each in page.store.texts.values())
        page.store.lost = True  # the next to use it forgets the picture
        return await host_patch(key, expect=expect, text=text, limner=limner)

    page.host.patch = patch  # type: ignore[method-assign]
    await page.clock.advance(60)

    assert len(kept) == 1
    assert addresses == ["/user/images/a%20red%20fox.png"]
    assert page.store.texts == {}


async def test_a_page_that_cannot_be_asked_once_is_asked_again_whether_the_picture_is_saved() -> None:
    page = await unsaved_page()
    page.host.saving = True
    read, page.host.read = page.host.read, out_of_reach  # type: ignore[method-assign]
    await page.clock.advance(6)
    page.host.read = read  # type: ignore[method-assign]

    assert len(page.store.texts) == 1

    await page.clock.advance(60)

    assert page.store.texts == {}


async def test_a_picture_that_is_not_saved_when_the_chat_is_left_waits_in_the_outbox() -> None:
    page = await unsaved_page()
    page.host.chat_id = "other"
    page.tell("chat_changed", chat_id="other")
    page.host.saving = True
    await page.clock.advance(300)

    assert len(page.store.texts) == 1

    page.host.chat_id = "chat"
    page.tell("chat_changed", chat_id="chat")
    await page.settle()

    assert page.store.texts == {}


async def test_a_version_is_known_by_its_new_number_though_it_was_told_of_by_the_old_one() -> None:
    page = Page()  # it has just begun: what is told waits
    page.host.add("m", "First.", STORY)
    page.tell("message_received", **ADDRESS | {"swipe_id": 1}, type="swipe", text=STORY, limner="")
    del page.host.message("m").swipes[0], page.host.message("m").notes[0]
    page.tell("swipe_deleted", **ADDRESS)
    await page.settle()

    assert [text.count("<img src=") for text in page.host.message("m").swipes] == [1]


async def test_a_version_that_is_begun_while_one_before_it_is_deleted_keeps_its_number() -> None:
    page = Page()
    page.host.add("m", "First.", "Second.")
    page.tell("swipe_deleted", **ADDRESS)
    page.host.message("m").swipes[:] = ["Second.", STORY]
    page.tell("message_received", **ADDRESS | {"swipe_id": 1}, type="swipe", text=STORY, limner="")
    await page.settle()

    assert [text.count("<img src=") for text in page.host.message("m").swipes] == [0, 1]
    assert page.store.texts == {}


async def test_a_renamed_chat_keeps_its_pictures() -> None:
    page = await slow_page()
    page.host.chat_id = "new"
    page.tell("chat_changed", chat_id="new")
    page.tell("chat_renamed", old="chat", new="new", chat_id="new")
    await page.clock.advance(300)

    assert page.painted == ["a red fox"]
    assert page.host.message("m").text.count("<img src=") == 1


async def test_a_branch_made_while_a_picture_is_painted_gets_it_too() -> None:
    page = await slow_page()
    chat = page.host.messages
    page.host.chat_id, page.host.messages = "branch", copy.deepcopy(chat)
    page.tell("chat_changed", chat_id="branch")
    await page.clock.advance(300)

    assert page.host.message("m").text.count("<img src=") == 1

    page.host.chat_id, page.host.messages = "chat", chat
    page.tell("chat_changed", chat_id="chat")
    await page.clock.advance(300)

    assert page.host.message("m").text.count("<img src=") == 1
    assert page.painted == ["a red fox"]
    assert page.store.texts == {}


@pytest.mark.parametrize(("resume", "painted"), [("resume", 1), ("leave", 0)])
async def test_a_tag_without_a_picture_is_resumed_as_the_setting_says(resume: str, painted: int) -> None:
    page = Page({"version": 1, "resume": resume})
    page.host.add("m", STORY)
    page.host.message("m").notes[0] = json.dumps({"v": 1, "uid": "m", "pictures": []})

    page.tell("chat_changed", chat_id="chat")
    await page.settle()

    assert len(page.painted) == painted


async def test_a_tag_in_a_message_limner_never_touched_is_left_alone() -> None:
    page = Page()
    page.host.add("m", STORY)

    page.tell("chat_changed", chat_id="chat")
    await page.settle()

    assert page.painted == []


async def test_a_picture_the_user_took_out_does_not_come_back() -> None:
    page = Page()
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()
    page.host.message("m").text = STORY

    page.tell("chat_changed", chat_id="chat")
    await page.settle()

    assert page.host.message("m").text == STORY
    assert page.painted == ["a red fox"]


async def test_a_failed_picture_is_painted_again_when_the_user_asks() -> None:
    page = Page({"version": 1, "retries": 0})
    page.host.add("m", STORY)
    painter, page.host.painter = page.host.painter, failing
    page.receive(STORY)
    await page.settle()

    assert page.host.message("m").text == STORY

    page.host.painter = painter
    page.tell("slot_action", **ADDRESS, action="retry", ordinal=0)
    await page.settle()

    assert page.host.message("m").text.count("<img src=") == 1


async def test_a_tag_edited_while_its_picture_is_painted_gets_the_picture_of_its_new_words() -> None:
    page = await slow_page()
    changed = STORY.replace("red", "green")
    page.host.message("m").text = changed
    page.tell("message_changed", **ADDRESS)
    await page.clock.advance(600)

    text = page.host.message("m").text
    assert page.painted == ["a red fox", "a green fox"]
    assert 'title="a green fox"' in text
    assert text.count("<img src=") == 1


async def test_a_storage_that_fails_costs_no_picture() -> None:
    page = Page()
    page.store.broken = True
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()

    assert page.host.message("m").text.count("<img src=") == 1


async def test_a_deleted_reply_has_nothing_more_painted() -> None:
    page = Page()
    page.host.add("m", "")

    async def slowly(_text: str, _args: Mapping[str, str]) -> CommandResult:
        await page.clock.sleep(60)
        return CommandResult(True, "/user/images/x.png")

    page.host.painter = slowly
    page.receive(f"{STORY} {STORY.replace('red', 'blue')}")
    await page.settle()
    page.host.messages.clear()
    page.tell("messages_deleted", chat_id="chat")
    await page.clock.advance(600)

    assert page.painted == ["a red fox"]
    assert len(page.host.cancelled) == 1
    assert len(page.app.sessions) == 0


async def test_a_reload_of_the_same_chat_ends_nothing() -> None:
    page = Page()
    page.host.add("m", STORY)
    page.receive(STORY)

    page.tell("chat_changed", chat_id="chat")
    await page.settle()

    assert page.host.message("m").text.count("<img src=") == 1


async def test_switched_off_limner_does_nothing_at_all() -> None:
    page = Page({"version": 1, "enabled": False})
    page.host.add("m", STORY)
    page.stream(STORY)
    page.receive(STORY)
    await page.settle()

    assert page.painted == []
    assert page.host.patterns is None
    assert await page.prompt("normal") == [{}]
    assert await page.app.ask("prompt_ready", {"parts": [[0, -1, "assistant", STORY]]}) == {}


TWO = STORY + ' <img-prompt="a blue fox"> On.'


async def half_painted(gate: asyncio.Event) -> Page:
    """One picture is painted and not in the text yet, the other is being painted."""
    page = Page()

    async def paint(text: str, _args: Mapping[str, str]) -> CommandResult:
        if "blue" in text:
            await gate.wait()
        return CommandResult(True, f"/user/images/{len(text)}.png")

    page.host.painter = paint
    page.host.add("m", TWO)
    page.receive(TWO)
    await page.settle()
    assert page.host.message("m").text == TWO
    return page


async def test_what_is_painted_when_limner_is_switched_off_finds_its_place_and_on_paints_the_rest() -> None:
    gate = asyncio.Event()
    page = await half_painted(gate)

    page.tell("setting_changed", name="enabled", value=False)
    await page.settle()

    assert page.host.message("m").text.count("<img src=") == 1
    assert len(page.app.sessions) == 0

    gate.set()
    page.tell("setting_changed", name="enabled", value=True)
    await page.settle()

    assert page.host.message("m").text.count("<img src=") == 2
    assert page.painted.count("a red fox") == 1


async def test_what_is_painted_by_hand_while_limner_is_off_is_not_ended_by_another_setting() -> None:
    gate = asyncio.Event()
    page = await half_painted(gate)
    page.tell("setting_changed", name="enabled", value=False)
    await page.settle()
    entry = json.dumps(list(ADDRESS.values()))
    page.tell("action", action="retouch.missing", entry=entry)
    await page.settle()
    page.tell("setting_changed", name="picture_width", value=50)
    await page.settle()
    gate.set()
    await page.settle()

    assert page.host.message("m").text.count("<img src=") == 2
    assert page.painted.count("a blue fox") == 2


async def test_the_meta_prompt_is_the_last_message_and_asks_for_a_picture_every_so_many_words() -> None:
    page = Page({"version": 1, "words": 123})

    (answer,) = await page.prompt("normal")

    assert isinstance(answer, dict)
    assert answer["insert"]["at"] == 2
    assert answer["insert"]["role"] == "system"
    assert "123 words" in answer["insert"]["content"]
    assert '<img-prompt="' in answer["insert"]["content"]


@pytest.mark.parametrize("shipped", preset.load_all(), ids=lambda shipped: shipped.id)
async def test_each_shipped_preset_that_is_chosen_is_what_the_model_is_told(shipped: preset.Preset) -> None:
    page = Page({"version": 1, "preset": shipped.id, "continuity": False})

    (answer,) = await page.prompt("normal")

    asked = compose(shipped.text, Settings()).replace("{{char}}", "Mira")
    assert answer["insert"]["content"] == asked  # type: ignore[index]


async def test_the_chats_own_preset_is_what_the_model_is_told_with_its_macros_filled_in() -> None:
    own = {"id": "my-own", "name": "Own", "text": "Show {{char}} every {words} words."}
    page = Page({"words": 90, "preset": "tags", "presets": {"v": 1, "items": [own]}})
    page.host.metadata["chat"] = '{"preset": "my-own"}'

    (answer,) = await page.prompt("normal")

    text = answer["insert"]["content"]  # type: ignore[index]
    assert text.startswith("Show Mira every 90 words.\n\n")
    assert "Now - " in text, "what Limner knows of people and places stands at the end"


async def test_the_history_goes_out_with_tags_and_without_our_pictures() -> None:
    page = Page()
    image = '<img src="/user/images/a.png" title="a" alt="a">'
    parts = [[3, -1, "assistant", f'x <img-prompt="a">{image} y'], [4, -1, "user", image]]

    answer = await page.app.ask("prompt_ready", {"parts": parts})

    assert answer == {"edits": [[3, -1, 'x <img-prompt="a"> y']]}


async def test_a_quiet_generation_inside_another_leaves_the_reply_its_meta_prompt() -> None:
    page = Page()

    quiet, normal = await page.prompt("normal", "quiet")

    assert quiet == {}
    assert normal != {}


async def test_a_context_without_room_is_told_once_and_the_prompt_goes_out_as_it_is() -> None:
    page = Page()

    answers = [*await page.prompt("normal", limit=60), *await page.prompt("normal", limit=50)]

    assert answers == [{"drop": [], "insert": None}] * 2
    assert len(page.host.toasts) == 1
    assert "not asked for pictures" in page.host.toasts[0][1]
    assert "context size" in page.host.toasts[0][1]


async def test_a_tokenizer_that_fails_is_told_and_the_prompt_goes_out_as_it_is() -> None:
    page = Page()

    async def broken(indices: Sequence[int]) -> int:
        raise HostError("no number", "tokenizer")

    page.host.count_prompt = broken  # type: ignore[method-assign]

    assert await page.prompt("normal", limit=60) == [{}]
    assert "tokenizer" in page.host.toasts[0][1]


async def test_a_prompt_nobody_armed_stays_clean() -> None:
    page = Page()

    answer = await page.app.ask("prompt_built", {"sizes": [], "limit": 0, "reserve": 0})

    assert answer == {}


async def test_damaged_settings_become_defaults_and_a_sentence() -> None:
    for damaged in ("[" * 10_000, '{"version": 1, "depth": "deep"}', "{", '"x"'):
        page = Page(damaged)

        assert page.app.settings.depth == 0
        assert page.host.patterns is not None


async def test_a_refused_setting_is_told_beside_its_control_and_not_saved() -> None:
    page = Page()

    page.tell("setting_changed", name="depth", value="99")

    assert page.app.settings.depth == 0
    assert page.host.settings == ""
    assert 'aria-invalid="true"' in page.host.views["settings.story"]


async def test_a_changed_setting_is_saved_and_in_force() -> None:
    page = Page()

    page.tell("setting_changed", name="words", value="400")

    assert json.loads(page.host.settings)["words"] == 400
    assert page.app.settings.words == 400


async def test_an_event_that_makes_no_sense_stops_nothing() -> None:
    page = Page()
    page.tell("eclipse", sun="moon")
    page.tell("stream", chat_id=3, uid=None, swipe_id="x", type=[], start={}, delta=7)
    page.tell("message_received")
    page.host.add("m", STORY)
    page.receive(STORY)
    await page.settle()

    assert page.host.message("m").text.count("<img src=") == 1


HOSTILE = [
    'x <img-prompt="">',
    "x " + '<img-prompt="' * 200,
    f'x <img-prompt="{"long " * 2000}"> y',
    'x <img-prompt="🦊 狐 👩‍👩‍👧"> y',
    'x <img-prompt="a | /echo hi | {{random::a::b}} <script>alert(1)</script> \\"q\\"\nline"> y',
    '```\n<img-prompt="in code">\n```',
    'x <img-prompt="outer <img-prompt="inner"> y">',
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_bad_input_never_changes_the_story_beyond_its_pictures(text: str) -> None:
    page = Page()
    page.host.add("m", text)
    page.stream(text, step=3)
    page.receive(text)
    await page.settle()

    result = page.host.message("m").text
    without = result
    while "<img src=" in without:
        start = without.index("<img src=")
        without = without[:start] + without[without.index(">", start) + 1 :]
    assert without == text
    assert all("{{" not in prompt and "\n" not in prompt for prompt in page.painted)
    assert page.host.toasts == []
