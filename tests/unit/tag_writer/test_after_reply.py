"""A request of its own after each reply, by the page's events: what it sends, what becomes of the answer."""

import asyncio
import json
from collections.abc import Awaitable, Callable

import pytest

from limner.core.errors import HostError
from limner.page.host_values import MessageKey
from limner.page.model_host import ModelAnswer, ModelSource
from limner.tag_writer.after_reply import CALM, LONGEST_PAUSE, PAUSE
from limner.tag_writer.request import DEADLINE
from limner.trace.verdict import Outcome, verdict
from tests.unit.test_app import ADDRESS, Page

PLAIN = "The fox ran through the wood.\n\nIt slept under an oak."
TAGGED = 'The fox ran through the wood.\n\n<img-prompt="a running fox">'
KEY = MessageKey("chat", "m", 0)


def named(*pictures: tuple[int | str, str]) -> str:
    return json.dumps({"pictures": [{"after": after, "prompt": prompt} for after, prompt in pictures]})


class Desk(Page):
    """A page on which Limner asks in a request of its own; the model answers when the gate is open."""

    def __init__(self, answer: str | ModelAnswer | HostError = "", **settings: object) -> None:
        super().__init__({"asking": "apart", **settings})
        self.answer = answer or named((1, "a running fox"))
        self.gate = asyncio.Event()
        self.gate.set()
        self.host.model = self._model

    async def _model(self, _prompt: str, _system: str) -> str | ModelAnswer:
        answer = self.answer
        await self.gate.wait()
        if isinstance(answer, HostError):
            raise answer
        return answer

    async def reply(self, text: str = PLAIN, uid: str = "m", kind: str = "normal", **more: object) -> None:
        """A reply is whole; the request for it is not sent yet."""
        if all(each.uid != uid for each in self.host.messages):
            self.host.add(uid, text)
        message = {"chat_id": "chat", "uid": uid, "swipe_id": 0, "type": kind, "text": text, "limner": ""}
        self.tell("message_received", **{**message, **more})
        await self.settle()

    async def calm(self) -> None:
        await self.clock.advance(CALM)
        await self.settle()

    async def in_flight(self) -> None:
        """A reply whose request was sent and is not answered."""
        self.gate.clear()
        await self.reply()
        await self.calm()
        assert len(self.host.calls) == 1

    async def answered(self) -> None:
        self.gate.set()
        await self.settle()

    def text(self, uid: str = "m") -> str:
        return self.host.message(uid).text

    def steps(self, key: MessageKey = KEY) -> list[str]:
        reply = self.app.trace.of(key)
        return [step.kind.value for step in reply.steps] if reply else []

    @property
    def said(self) -> list[str]:
        return [text for _, text in self.host.toasts]


async def test_a_whole_reply_gets_its_tags_and_its_pictures() -> None:
    page = Desk(named((1, "a running fox"), (2, "a sleeping fox")))
    await page.reply()
    await page.calm()

    assert page.painted == ["a running fox", "a sleeping fox"]
    first, second = page.text().split("\n\nIt slept under an oak.\n\n")
    assert first.startswith('The fox ran through the wood.\n\n<img-prompt="a running fox"><img src=')
    assert second.startswith('<img-prompt="a sleeping fox"><img src=')
    assert len(page.app.sessions) == 0
    assert page.said == []
    assert page.app.trace.why(KEY).startswith("All is well")


async def test_the_storys_own_prompt_is_left_as_it_is() -> None:
    for asking, untouched in (("apart", True), ("hand", True), ("reply", False)):
        page = Desk(asking=asking)
        assert (await page.prompt("normal") == [{}]) is untouched


async def test_nothing_is_sent_before_there_was_calm() -> None:
    page = Desk()
    await page.reply()
    await page.clock.advance(CALM - 0.1)

    assert page.host.calls == []
    assert page.app.trace.why(KEY) == "The model will be asked in a request of its own in a moment."


async def test_the_question_holds_the_numbered_reply_and_what_came_before() -> None:
    page = Desk(words=20)
    page.host.add("a", f"Night fell.\n\n{TAGGED}")
    page.host.add("b", "I follow {{setvar::x::1}} it.")
    await page.reply()
    await page.calm()

    (call,) = page.host.calls
    assert "[1] The fox ran through the wood.\n\n[2] It slept under an oak." in call.prompt
    assert "Mira: Night fell." in call.prompt
    assert "The picture before showed: a running fox" in call.prompt
    assert "<img" not in call.prompt
    assert "{{" not in call.prompt
    assert "20" in call.system
    assert call.tokens >= 1000
    assert call.profile == ""


@pytest.mark.parametrize("kind", ["first_message", "command", "extension", "quiet", "impersonate", ""])
async def test_only_replies_of_the_story_are_asked_about(kind: str) -> None:
    page = Desk()
    await page.reply(kind=kind)
    await page.calm()

    assert page.host.calls == []


async def test_a_narrators_message_has_its_tags_read_and_is_not_asked_about() -> None:
    page = Desk(narrator=True)
    page.host.add("m", TAGGED)
    page.tell("narrated", chat_id="chat", uid="m", swipe_id=0, type="narrator", text=TAGGED, limner="")
    await page.settle()
    await page.calm()

    assert page.painted == ["a running fox"]
    assert page.host.calls == []


@pytest.mark.parametrize("asking", ["reply", "hand"])
async def test_in_the_other_modes_nothing_is_asked_by_itself(asking: str) -> None:
    page = Desk(asking=asking)
    await page.reply()
    await page.calm()

    assert page.host.calls == []
    assert ("only by hand" in page.app.trace.why(KEY)) is (asking == "hand")


async def test_a_reply_is_asked_about_once() -> None:
    page = Desk(named())
    await page.reply()
    await page.calm()
    await page.reply()
    await page.calm()

    assert len(page.host.calls) == 1


async def test_a_reply_that_brought_its_own_tags_is_not_asked_about() -> None:
    page = Desk()
    await page.reply(TAGGED)
    await page.calm()

    assert page.host.calls == []
    assert page.painted == ["a running fox"]


@pytest.mark.parametrize("text", ["", "  \n", '<img-prompt="a fox">', "***"])
async def test_nothing_to_illustrate_is_nothing_to_ask(text: str) -> None:
    page = Desk()
    await page.reply(text)
    await page.calm()

    assert page.host.calls == []
    assert page.said == []


async def test_a_continued_reply_is_asked_about_what_is_new() -> None:
    page = Desk()
    await page.reply()
    await page.calm()
    standing = page.text()
    page.answer = named((1, "a waking fox"))
    longer = f"{standing} Then it woke.\n\nIt yawned."
    page.host.message("m").text = longer
    await page.reply(longer, kind="continue", standing=standing)
    await page.calm()

    assert "[1] Then it woke.\n\n[2] It yawned." in page.host.calls[1].prompt
    assert "The picture before showed: a running fox" in page.host.calls[1].prompt
    assert page.painted == ["a running fox", "a waking fox"]
    assert 'Then it woke.\n\n<img-prompt="a waking fox"><img src=' in page.text()
    assert page.text().count("<img src=") == 2


async def test_a_reply_that_is_continued_before_it_was_asked_about_is_asked_about_whole() -> None:
    page = Desk()
    await page.reply()
    await page.clock.advance(1)
    longer = f"{PLAIN}\n\nIt woke."
    page.host.message("m").text = longer
    await page.reply(longer, kind="continue", standing=PLAIN)
    await page.calm()

    (call,) = page.host.calls
    assert "[1] The fox ran through the wood." in call.prompt
    assert "[3] It woke." in call.prompt


async def test_a_continue_while_the_first_part_is_asked_about_gets_a_request_of_its_own() -> None:
    page = Desk()
    await page.in_flight()
    longer = f"{PLAIN}\n\nIt woke.\n\nIt yawned."
    page.host.message("m").text = longer
    await page.reply(longer, kind="continue", standing=PLAIN)
    await page.calm()
    page.answer = named((2, "a yawning fox"))
    await page.answered()

    assert "[1] It woke.\n\n[2] It yawned." in page.host.calls[1].prompt
    assert page.painted == ["a running fox", "a yawning fox"]
    assert page.text().count("<img src=") == 2


async def test_a_reply_that_is_being_continued_waits_for_its_end_and_is_asked_about_whole() -> None:
    page = Desk()
    await page.reply()
    page.host.streaming = "m"
    await page.calm()
    assert page.host.calls == []

    page.host.streaming = ""
    longer = f"{PLAIN}\n\nIt woke."
    page.host.message("m").text = longer
    await page.reply(longer, kind="continue", standing=PLAIN)
    await page.calm()

    (call,) = page.host.calls
    assert "[1] The fox ran through the wood." in call.prompt
    assert "[3] It woke." in call.prompt


async def test_while_a_continue_is_made_nothing_is_written_that_it_would_write_over() -> None:
    page = Desk()
    await page.in_flight()
    page.tell("generation_armed", type="continue", dry_run=False, standing=PLAIN, **ADDRESS)
    await page.answered()

    assert page.text() == PLAIN

    longer = f"{PLAIN}\n\nIt woke."
    page.host.message("m").text = longer
    page.answer = named((1, "a waking fox"))
    await page.reply(longer, kind="continue", standing=PLAIN)
    page.tell("generation_ended", chat_id="chat")
    await page.settle()
    await page.calm()

    assert page.painted == ["a running fox", "a waking fox"]
    assert page.text().count("<img src=") == 2


@pytest.mark.parametrize(
    ("name", "more"),
    [("generation_armed", {"type": "impersonate"}), ("chat_changed", {"chat_id": "chat", "group": False})],
)
async def test_a_continue_that_never_came_about_holds_no_tags_up(name: str, more: dict[str, object]) -> None:
    page = Desk()
    await page.in_flight()
    page.tell("generation_armed", type="continue", dry_run=False, standing=PLAIN, **ADDRESS)
    await page.answered()
    page.tell(name, **more)  # SillyTavern says no end of what had no connection
    await page.settle()

    assert page.text().startswith(TAGGED)
    assert page.painted == ["a running fox"]


async def test_a_continue_that_begins_in_the_calm_makes_one_request_of_both_parts() -> None:
    page = Desk()
    await page.reply()
    page.tell("generation_armed", type="continue", dry_run=False, standing=PLAIN, **ADDRESS)
    await page.calm()
    assert page.host.calls == []

    longer = f"{PLAIN}\n\nIt woke."
    page.host.message("m").text = longer
    await page.reply(longer, kind="continue", standing=PLAIN)
    page.tell("generation_ended", chat_id="chat")
    await page.calm()

    (call,) = page.host.calls
    assert "[1] The fox ran" in call.prompt
    assert "[3] It woke." in call.prompt


async def test_a_version_that_is_swiped_away_while_its_tags_wait_for_an_edit_is_left_alone() -> None:
    page = Desk()
    page.host.busy.add("m")
    await page.reply()
    await page.calm()
    swiped(page)
    await page.settle()
    page.host.busy.clear()
    page.tell("message_changed", chat_id="chat", uid="m", swipe_id=1)
    await page.settle()

    assert page.host.message("m").swipes[0] == PLAIN
    assert page.app.trace.why(KEY).startswith("Another version is shown")

    page.host.message("m").swipe_id = 0
    page.tell("version_shown", chat_id="chat", uid="m", swipe_id=0, generation="")
    await page.settle()
    await page.calm()

    assert page.painted == ["a running fox"]


async def test_two_replies_in_quick_succession_are_asked_about_one_after_the_other() -> None:
    page = Desk()
    page.gate.clear()
    await page.reply()
    await page.reply("A wolf came.", uid="n")
    await page.calm()

    assert len(page.host.calls) == 1

    await page.answered()

    assert len(page.host.calls) == 2
    assert "Mira: The fox ran through the wood." in page.host.calls[1].prompt
    assert page.text().count("<img src=") == 1
    assert page.text("n").startswith("A wolf came.\n\n<img-prompt=")


async def test_an_open_edit_box_makes_the_tags_wait_and_nobody_else() -> None:
    page = Desk()
    page.host.busy.add("m")
    await page.reply()
    await page.reply("A wolf came.", uid="n")
    await page.calm()

    assert page.text() == PLAIN
    assert "<img src=" in page.text("n")

    for _ in range(30):
        page.tell("message_changed", chat_id="chat", uid="n", swipe_id=0)
        await page.settle()
    page.host.message("m").text = f"He said: no.\n\n{PLAIN}"
    page.host.busy.clear()
    page.tell("message_changed", chat_id="chat", uid="m", swipe_id=0)
    await page.settle()

    assert page.text().startswith("He said: no.\n\nThe fox ran through the wood.\n\n<img-prompt=")
    assert page.text().count("<img src=") == 1


# -- what ends it --------------------------------------------------------------------------------------------


def swiped(page: Desk) -> None:
    page.host.message("m").swipes.append("")
    page.host.message("m").notes.append("")
    page.host.message("m").swipe_id = 1
    page.tell("version_shown", chat_id="chat", uid="m", swipe_id=1, generation="")


def deleted(page: Desk) -> None:
    page.host.messages.clear()
    page.tell("messages_deleted", chat_id="chat")


def emptied(page: Desk) -> None:
    page.host.message("m").text = " "
    page.tell("message_changed", chat_id="chat", uid="m", swipe_id=0)


def left(page: Desk) -> None:
    page.host.chat_id = "other"
    page.tell("chat_changed", chat_id="other", group=False)


def stopped(page: Desk) -> None:
    page.tell("generation_stopped", chat_id="chat")


def switched_off(page: Desk) -> None:
    page.tell("setting_changed", name="enabled", value=False)


def asks_otherwise(page: Desk) -> None:
    page.tell("setting_changed", name="asking", value="reply")


def version_deleted(page: Desk) -> None:
    page.tell("swipe_deleted", chat_id="chat", uid="m", swipe_id=0)


ENDS = [swiped, deleted, emptied, left, stopped, switched_off, asks_otherwise, version_deleted]


@pytest.mark.parametrize("end", ENDS)
async def test_what_ends_a_request_before_it_is_sent_costs_nothing(end: Callable[[Desk], None]) -> None:
    page = Desk()
    await page.reply()
    end(page)
    await page.settle()
    await page.calm()

    assert page.host.calls == []
    assert page.said == []
    assert len(page.app.manual.after_reply) == 0


@pytest.mark.parametrize("end", ENDS)
async def test_what_ends_a_request_that_was_sent_cancels_it(end: Callable[[Desk], None]) -> None:
    page = Desk()
    await page.in_flight()
    end(page)
    await page.settle()

    assert page.host.unasked == [page.host.calls[0].id]
    assert "broken off" in page.steps() or end is version_deleted

    await page.answered()

    assert page.painted == []
    assert page.said == []
    assert all("<img" not in text for message in page.host.messages for text in message.swipes)
    assert len(page.app.manual.after_reply) == 0


async def test_an_edit_that_leaves_words_ends_nothing() -> None:
    page = Desk()
    await page.in_flight()
    page.host.message("m").text = PLAIN.replace("oak", "elm")
    page.tell("message_changed", chat_id="chat", uid="m", swipe_id=0)
    await page.settle()
    await page.answered()

    assert page.painted == ["a running fox"]
    assert "under an elm" in page.text()


async def test_a_version_that_was_swiped_away_is_asked_about_when_it_is_seen_again() -> None:
    page = Desk()
    await page.in_flight()
    swiped(page)
    await page.answered()
    page.host.message("m").swipe_id = 0
    page.tell("version_shown", chat_id="chat", uid="m", swipe_id=0, generation="")
    await page.settle()
    await page.calm()

    assert len(page.host.calls) == 2
    assert page.painted == ["a running fox"]


async def test_a_request_that_was_stopped_does_not_come_back_by_a_swipe() -> None:
    page = Desk()
    await page.in_flight()
    stopped(page)
    swiped(page)
    page.tell("version_shown", chat_id="chat", uid="m", swipe_id=0, generation="")
    await page.settle()
    await page.calm()

    assert len(page.host.calls) == 1


async def test_versions_written_at_once_are_asked_about_when_they_are_shown() -> None:
    page = Desk()
    page.host.add("m", PLAIN, "A wolf came.")
    await page.reply(generation="g")
    await page.calm()
    assert len(page.host.calls) == 1

    page.host.message("m").swipe_id = 1
    page.tell("version_shown", chat_id="chat", uid="m", swipe_id=1, generation="g")
    await page.settle()
    await page.calm()

    assert "[1] A wolf came." in page.host.calls[1].prompt
    assert page.host.message("m").swipes[1].count("<img src=") == 1


async def test_a_new_version_in_the_place_of_a_deleted_one_is_asked_about() -> None:
    page = Desk()
    page.host.add("m", PLAIN, "A wolf came.")
    await page.reply("A wolf came.", swipe_id=1)
    await page.calm()
    page.host.message("m").swipes[1] = "A bear came."
    page.tell("swipe_deleted", chat_id="chat", uid="m", swipe_id=1)
    await page.settle()
    await page.reply("A bear came.", swipe_id=1, kind="swipe")
    await page.calm()

    assert "[1] A bear came." in page.host.calls[1].prompt


async def test_limn_cancel_ends_requests_too() -> None:
    page = Desk()
    await page.in_flight()
    call = {"call": "1", "name": "limn-cancel", "text": "", "args": {}}

    assert await page.app.ask("slash_command", call) == "1"
    await page.answered()
    assert page.painted == []
    assert page.app.trace.why(KEY) == "You stopped the request."


# -- bad answers ---------------------------------------------------------------------------------------------

BAD: list[tuple[str | HostError, str]] = [
    ("I would rather not.", "something else than the places"),
    (PLAIN, "something else than the places"),
    ("<think>[1] perhaps {}", "something else than the places"),
    ('{"pictures": [{"after": 1, "prompt": "half', "something else than the places"),
    (HostError("The model answered with nothing.", "model"), "answered with nothing"),
    (HostError("Internal Server Error", "model"), "Internal Server Error"),
    (HostError("SillyTavern is connected to no model.", "offline"), "connected to no model"),
    (named((9, "nowhere")), "named no place"),
]


@pytest.mark.parametrize(("answer", "sentence"), BAD)
async def test_a_bad_answer_is_one_sentence_and_the_reply_stays(
    answer: str | HostError, sentence: str
) -> None:
    page = Desk(answer)
    await page.reply()
    await page.calm()

    assert page.text() == PLAIN
    assert len(page.said) == 1
    assert sentence in page.said[0]
    assert page.painted == []
    assert verdict(page.app.trace.of(KEY)).outcome is Outcome.BROKEN
    assert page.host.message("m").notes == [""]


async def test_what_a_service_says_is_shown_in_a_line_and_without_the_users_key() -> None:
    page = Desk(HostError(f"Incorrect API key: sk-abcdefghijklmnop0123.\n{'<p>sorry</p>' * 10_000}", "model"))
    await page.reply()
    await page.calm()

    (said,) = page.said
    assert said.startswith("Incorrect API key: ")
    assert "sk-abcdefghijklmnop0123" not in said
    assert len(said) <= 300


async def test_an_answer_after_ten_minutes_comes_too_late() -> None:
    page = Desk()
    await page.in_flight()
    await page.clock.advance(DEADLINE)
    await page.settle()

    assert "no answer in five minutes" in page.said[0]
    assert page.host.unasked == [page.host.calls[0].id]

    await page.clock.advance(300)
    await page.answered()

    assert page.text() == PLAIN
    assert page.painted == []


async def test_half_a_json_keeps_its_whole_entries() -> None:
    page = Desk(named((1, "a running fox"), (2, "a sleeping fox"))[:-20])
    await page.reply()
    await page.calm()

    assert page.painted == ["a running fox"]


async def test_the_whole_story_with_tags_in_it_is_an_answer() -> None:
    page = Desk('The fox ran through the wood.\n\n<img-prompt="a running fox">\n\nIt SLEPT.')
    await page.reply()
    await page.calm()

    assert page.painted == ["a running fox"]
    assert "It slept under an oak." in page.text()


async def test_thoughts_end_where_the_users_template_says() -> None:
    page = Desk(ModelAnswer(f"{named((2, 'a draft'))} OVER {named((1, 'a fox'))}", thoughts_end=" OVER"))
    await page.reply()
    await page.calm()

    assert page.painted == ["a fox"]


async def test_no_picture_is_an_answer_and_no_failure() -> None:
    page = Desk(named())
    await page.reply()
    await page.calm()

    assert page.said == []
    assert page.host.saves == 0
    assert verdict(page.app.trace.of(KEY)).outcome is Outcome.NONE
    assert "pictures named: 0" in page.app.trace.why(KEY)


async def test_a_picture_without_a_place_is_told_in_the_trace() -> None:
    page = Desk(named((1, "a running fox"), (7, "a lost fox")))
    await page.reply()
    await page.calm()

    words = " ".join(step.words for reply in page.app.trace.recent() for step in reply.steps)
    assert "without a place in the text: 1: “a lost fox”" in words
    assert page.painted == ["a running fox"]


async def test_the_cost_stands_in_the_trace() -> None:
    counted = ModelAnswer(named(), 1234, 56)
    for answer, told in ((counted, "Tokens sent: 1234, answered: 56;"), (named(), "answered: 4;")):
        page = Desk(answer)
        await page.reply()
        await page.calm()
        assert told in page.app.trace.why(KEY)


async def test_an_answer_of_megabytes_is_not_counted_by_the_page() -> None:
    page = Desk("x" * 4_000_000 + named((1, "a running fox")))
    counted: list[int] = []

    async def count(text: str) -> int:
        counted.append(len(text))
        return 1

    page.host.count_text = count  # type: ignore[method-assign]  # a tokenizer that keeps the page busy
    await page.reply()
    await page.calm()

    assert page.painted == ["a running fox"]
    assert max(counted) < 100_000


async def test_after_a_failure_the_model_is_left_in_peace_and_the_user_is_told_once() -> None:
    page = Desk(HostError("Internal Server Error", "model"))
    await page.reply()
    await page.calm()
    await page.reply("A wolf came.", uid="n")
    await page.calm()

    assert len(page.host.calls) == 1

    await page.clock.advance(PAUSE)
    assert len(page.host.calls) == 2
    assert len(page.said) == 1

    page.answer = named((1, "a bear"))
    await page.reply("A bear came.", uid="o")
    await page.clock.advance(PAUSE)
    assert len(page.host.calls) == 2
    await page.clock.advance(PAUSE + CALM)
    assert page.painted == ["a bear"]

    page.answer = HostError("Again", "model")
    await page.reply("Night fell.", uid="p")
    await page.calm()
    assert page.said == ["Internal Server Error", "Again"]


async def test_the_longest_pause_has_an_end() -> None:
    page = Desk(HostError("Internal Server Error", "model"))
    for number in range(1, 15):
        await page.reply(f"Night {number} fell.", uid=str(number))
        await page.clock.advance(LONGEST_PAUSE + CALM)
        assert len(page.host.calls) == number


# -- profiles ------------------------------------------------------------------------------------------------

PROFILES = [ModelSource("", "", "custom"), ModelSource("p1", "Small", "openai")]


async def test_the_profile_of_the_users_choice_is_asked_with_the_form() -> None:
    page = Desk(profile="p1")
    page.host.sources = PROFILES
    await page.reply()
    await page.calm()

    (call,) = page.host.calls
    assert call.profile == "p1"
    assert call.schema
    assert "(Small)" in " ".join(step.words for step in page.app.trace.recent()[0].steps)


async def test_a_profile_that_is_gone_is_one_sentence_and_nothing_is_sent() -> None:
    page = Desk(profile="p9")
    page.host.sources = PROFILES
    await page.reply()
    await page.calm()

    assert page.host.calls == []
    assert len(page.said) == 1
    assert "connection profile that Limner is to ask is gone" in page.said[0]
    assert page.text() == PLAIN


async def test_a_source_that_refuses_the_form_is_asked_without_it_from_then_on() -> None:
    page = Desk(profile="p1")
    page.host.sources = PROFILES
    answers: list[str | HostError] = [HostError("No such parameter", "schema"), page.answer]  # type: ignore[list-item]

    async def model(_prompt: str, _system: str) -> str:
        answer = answers.pop(0) if answers else named((1, "a wolf"))
        if isinstance(answer, HostError):
            raise answer
        return answer

    page.host.model = model
    await page.reply()
    await page.calm()
    await page.reply("A wolf came.", uid="n")
    await page.calm()

    assert [bool(call.schema) for call in page.host.calls] == [True, False, False]
    assert page.painted == ["a running fox", "a wolf"]
    assert page.said == []


async def test_a_source_that_fails_for_another_reason_keeps_its_form() -> None:
    page = Desk(HostError("Internal Server Error", "schema"), profile="p1")
    page.host.sources = PROFILES
    await page.reply()
    await page.calm()
    await page.reply("A wolf came.", uid="n")
    await page.clock.advance(PAUSE + CALM)

    assert [bool(call.schema) for call in page.host.calls] == [True, False, True, False]


async def test_profiles_are_chosen_by_their_name_and_offered_in_the_panel() -> None:
    page = Desk()
    page.host.sources = [*PROFILES, ModelSource("p2", "<b>Big</b>", "")]
    call = {"call": "1", "name": "limn-set", "text": "profile small", "args": {}}
    assert await page.app.ask("slash_command", call) == "p1"
    page.tell("panel_opened")
    await page.settle()

    panel = page.host.views["settings.story"]
    assert 'value="p1" selected' in panel
    assert ">Small<" in panel
    assert "&lt;b&gt;Big" in panel
    assert "s own model</option>" in panel


# -- only where it is worth it -------------------------------------------------------------------------------


async def test_only_changes_is_asked_for_in_both_ways() -> None:
    page = Desk(only_changes=True)
    await page.reply()
    await page.calm()
    assert "has changed" in page.host.calls[0].system
    assert 'answer {"pictures": []}' in page.host.calls[0].system
    assert "Name at most 1 picture" in page.host.calls[0].prompt

    told = str(await Desk(asking="reply", only_changes=True).prompt("normal"))
    assert "Show a picture only where the place, the people or what they do has changed" in told


async def test_a_reply_that_comes_too_soon_is_not_asked_about() -> None:
    page = Desk(spacing=50)
    page.host.add("a", '<img-prompt="x"><img src="/user/images/x.png" title="x" alt="x"> Night fell.')
    await page.reply()
    await page.calm()

    assert page.host.calls == []
    assert "Words since the picture before: only 13" in page.app.trace.why(KEY)

    await page.reply("word " * 40, uid="n")
    await page.calm()

    assert len(page.host.calls) == 1


async def test_by_hand_a_reply_is_asked_about_at_any_time_and_ends_in_a_sentence() -> None:
    page = Desk(spacing=50, asking="hand")
    page.host.add("a", '<img-prompt="x"><img src="/user/images/x.png" title="x" alt="x"> Night fell.')
    await page.reply()
    page.tell("action", action="retouch.tags", entry='["chat", "m", 0]')
    await page.settle()

    assert page.painted == ["a running fox"]


async def test_what_is_asked_by_hand_is_stopped_by_limn_cancel() -> None:
    page = Desk(asking="hand")
    await page.reply()
    page.gate.clear()
    page.tell("action", action="retouch.tags", entry='["chat", "m", 0]')
    await page.settle()
    call = {"call": "1", "name": "limn-cancel", "text": "0", "args": {}}

    assert await page.app.ask("slash_command", call) == "1"
    await page.answered()
    assert page.text() == PLAIN
    assert page.host.unasked == [page.host.calls[0].id]
    assert "The request was stopped." in page.app.trace.why(KEY)


async def test_by_hand_beside_a_request_that_waits_the_reply_is_asked_about_once() -> None:
    page = Desk()
    await page.reply()
    page.tell("action", action="retouch.tags", entry='["chat", "m", 0]')
    await page.settle()
    await page.calm()

    assert len(page.host.calls) == 1
    assert page.text().count("<img src=") == 1


async def test_the_limits_hold_for_pictures_that_were_asked_for_apart() -> None:
    page = Desk(named((1, "a running fox"), (2, "a sleeping fox")), per_reply=1)
    await page.reply()
    await page.calm()

    assert page.painted == ["a running fox"]
    assert page.text().count("<img-prompt") == 2


async def test_a_page_that_fails_costs_the_reply_nothing() -> None:
    page = Desk()

    async def fails(_key: MessageKey, _count: int) -> object:
        raise HostError("The page is away.", "timeout")

    above: Callable[[MessageKey, int], Awaitable[object]] = fails
    page.host.above = above  # type: ignore[method-assign, assignment]
    await page.reply()
    await page.calm()

    assert page.text() == PLAIN
    assert page.said == ["The page is away."]
    assert page.app.trace.why(KEY) == "The page is away."
