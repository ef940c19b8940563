"""
Two programs that write one file: NextChat on three devices, as it is, and a linked chat of SillyTavern.

Whatever they do, and however the server fails: no text is lost, none is doubled, order holds, all converge.
"""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from limner.nextchat import _backup as backup
from limner.nextchat._chats import session_id
from limner.nextchat._messages import note_of, uid_of
from limner.nextchat._record import messages_of
from limner.nextchat._values import hash_of, text_of
from tests.fakes.nextchat import Device, Server
from tests.fakes.nextchat_chat import KEY, Tavern

SESSION = session_id(KEY)
DEVICES = st.integers(0, 2)
PLACES = st.integers(0, 30)


def places_of(device: Device) -> list[int]:
    """Where the device has a message that is no error."""
    session = device.session(SESSION)
    messages = session["messages"] if session else []
    return [at for at, each in enumerate(messages) if not each.get("isError")]


def texts_of(device: Device) -> list[str]:
    session = device.session(SESSION)
    return [session["messages"][at]["content"] for at in places_of(device)] if session else []


def errors_of(device: Device) -> set[str]:
    session = device.session(SESSION)
    return {each["content"] for each in session["messages"] if each.get("isError")} if session else set()


def texts_in(server: Server) -> list[str]:
    """Return the texts of the chat in the file."""
    session = backup.read(server.text or "").by_id[SESSION]
    return [text_of(each) for each in messages_of(session)]


class Days(RuleBasedStateMachine):
    """``parents`` follows each message from text to text, on whichever side it was written and edited."""

    def __init__(self) -> None:
        super().__init__()
        self.server: Any
        self.tavern: Any
        self.server, self.tavern = self.world()
        self.devices = [Device("en-US", 1), Device("de", 2), Device("zh-CN", 3)]
        self.devices[1].now += 86_400_000 * 300  # a clock that is wrong
        self.devices[2].now -= 86_400_000
        self.held: Any = None
        self.count = 0
        self.parents: dict[str, str] = {}  # an edited text, and what it was before
        self.gone: set[str] = set()  # what ST's user has deleted
        self.edited_there: set[str] = set()
        self.failed: set[str] = set()  # errors of models
        self.given_up: set[str] = set()  # what a device has deleted, or edited once more
        self.offered: set[str] = set()  # what ST's user was asked about, or is
        self.chosen: set[str] = set()
        self.stood: dict[str, list[str]] = {}  # what each message of ST's has said, by its name
        self.tavern.write(self.new(), user=False)

    def world(self) -> tuple[Any, Any]:
        """Return the server with the file, and ST's side."""
        return Server(), Tavern()

    def new(self) -> str:
        self.count += 1
        return f"text {self.count}"

    def root(self, text: str) -> str:
        while text in self.parents:
            text = self.parents[text]
        return text

    def give_up(self, *texts: str) -> None:
        """A device deletes these, and with them what they were before."""
        for text in texts:
            self.given_up.add(text)
            while text in self.parents:
                self.given_up.add(text := self.parents[text])

    @rule(user=st.booleans())
    def write(self, user: bool) -> None:
        self.tavern.write(self.new(), user=user)

    @rule(at=PLACES)
    @precondition(lambda self: self.tavern.messages)
    def edit_here(self, at: int) -> None:
        at %= len(self.tavern.messages)
        before, text = self.tavern.messages[at]["mes"], self.new()
        self.parents[text] = before
        self.tavern.edit(at, text)

    @rule(at=PLACES)
    @precondition(lambda self: len(self.tavern.messages) > 1)
    def delete_here(self, at: int) -> None:
        at %= len(self.tavern.messages)
        self.gone.add(self.root(self.tavern.messages[at]["mes"]))
        self.tavern.delete(at)

    @rule(on=DEVICES)
    def say(self, on: int) -> None:
        if self.devices[on].session(SESSION):
            self.devices[on].say(SESSION, self.new(), self.new())

    @rule(on=DEVICES)
    def a_whole_turn(self, on: int) -> None:
        self.devices[on].sync(self.server)
        self.say(on)
        self.devices[on].sync(self.server)
        self.tavern.round(self.server)

    @rule(on=DEVICES, at=PLACES)
    def edit_there(self, on: int, at: int) -> None:
        if found := places_of(self.devices[on]):
            text, at = self.new(), found[at % len(found)]
            self.parents[text] = self.devices[on].session(SESSION)["messages"][at]["content"]  # type: ignore[index]
            self.given_up.add(self.parents[text])
            self.edited_there.add(text)
            self.devices[on].edit(SESSION, at, text)

    @rule(on=DEVICES, at=PLACES)
    def delete_there(self, on: int, at: int) -> None:
        if len(found := places_of(self.devices[on])) > 1:
            at = found[at % len(found)]
            self.give_up(self.devices[on].session(SESSION)["messages"][at]["content"])  # type: ignore[index]
            self.devices[on].delete(SESSION, at)

    @rule(which=PLACES, theirs=st.booleans())
    @precondition(lambda self: self.tavern.record.conflicts)
    def decide(self, which: int = 0, theirs: bool = True) -> None:
        conflicts = self.tavern.record.conflicts
        conflict = conflicts[which % len(conflicts)]
        mine = [each["mes"] for each in self.tavern.messages if uid_of(each, 0) == conflict.uid]
        if mine:
            self.parents.setdefault(conflict.text, mine[0])
        if theirs:
            self.chosen.add(conflict.text)
            self.tavern.take(conflict)
        else:
            self.tavern.refuse(conflict)

    @rule(on=DEVICES)
    def error_there(self, on: int) -> None:
        if session := self.devices[on].session(SESSION):
            self.failed.add(text := self.new())
            session["messages"].append({**self.devices[on].message("assistant", text), "isError": True})

    @rule(on=DEVICES)
    def drop_the_chat_there(self, on: int) -> None:
        self.give_up(*texts_of(self.devices[on]))
        self.devices[on].drop(SESSION)

    @rule(on=DEVICES)
    def sync(self, on: int) -> None:
        self.devices[on].sync(self.server)

    @rule(on=DEVICES)
    def sync_with_a_sick_server(self, on: int) -> None:
        self.server.sick = True
        self.devices[on].sync(self.server)
        self.server.sick = False

    @rule(matched=st.booleans())
    def round(self, matched: bool) -> None:
        self.tavern.round(self.server, matched=matched)

    @rule()
    def begin_a_round(self) -> None:
        self.held = self.tavern.read(self.server)

    @rule(matched=st.booleans())
    @precondition(lambda self: self.held is not None)
    def finish_the_round(self, matched: bool) -> None:
        held, self.held = self.held, None
        self.tavern.finish(self.server, *held, matched=matched)

    @rule()
    def cut_the_file_in_half(self) -> None:
        whole = self.server.text
        if whole:
            self.server.put(whole[: len(whole) // 2])
            half = self.server.text
            assert not self.tavern.round(self.server)
            assert self.server.text == half, "written over what could not be read"
            self.server.put(whole)

    @rule()
    def delete_the_file(self) -> None:
        self.server.text = None
        self.server.version += 1

    @rule()
    def begin_anew(self) -> None:
        """ST's page is loaded anew: the record comes from the chat's metadata."""
        record = type(self.tavern.record).read(json.loads(json.dumps(self.tavern.record.to_json())))
        assert record == self.tavern.record
        self.tavern.messages = json.loads(json.dumps(self.tavern.messages))

    @invariant()
    def nothing_is_doubled(self) -> None:
        here = [self.root(text) for text in self.tavern.texts()]
        assert len(here) == len(set(here))

    @invariant()
    def nothing_here_goes_back_to_what_it_said_before(self) -> None:
        for at, each in enumerate(self.tavern.messages):
            before = self.stood.setdefault(uid_of(each, at), [])
            if each["mes"] not in before[-1:]:
                assert each["mes"] not in before, "an echo has undone what came after it"
                before.append(each["mes"])

    @invariant()
    def what_the_user_is_asked_about_waits_for_him(self) -> None:
        self.offered |= {each.text for each in self.tavern.record.conflicts}
        assert not self.offered.intersection(self.tavern.texts()) - self.chosen

    @invariant()
    def no_page_ends(self) -> None:
        for device in self.devices:
            device.show()

    @invariant()
    def settings_are_not_touched(self) -> None:
        assert all(device.access == {"openaiApiKey": "sk-device"} for device in self.devices)
        assert all(device.config == {"fontSize": 14} for device in self.devices)

    def teardown(self) -> None:
        errors = [errors_of(device) for device in self.devices]
        there_before = {text for device in self.devices for text in texts_of(device)}
        here_before = self.tavern.texts()
        for _ in range(3):
            for device in self.devices:
                device.sync(self.server)
                self.tavern.round(self.server)
        assert not self.tavern.round(self.server), "it goes on writing"
        here = self.tavern.texts()
        conflicts = {each.text for each in self.tavern.record.conflicts}
        settled = {each.rpartition(" ")[2] for each in self.tavern.record.settled}
        notes = [note_of(each).get("theirs", []) for each in self.tavern.messages]
        seen = {mark for each in notes for mark in each} | settled  # type: ignore[attr-defined]
        stood = {text for each in self.stood.values() for text in each}
        for text in self.edited_there & there_before:
            known = text in stood or text in here or text in conflicts or hash_of(text) in seen
            assert known or self.root(text) in self.gone, "an edit of theirs was lost"
        assert not self.gone & {self.root(text) for text in here}, "what was deleted has come back"
        whole = {self.root(text) for text in [*here, *conflicts]} | self.gone
        assert {self.root(text) for text in there_before} <= whole, "lost on the way here"
        for device in self.devices:
            assert {self.root(text) for text in here} <= {self.root(text) for text in texts_of(device)}
        newest = (
            set(texts_of(self.devices[0])) | set(texts_of(self.devices[1])) | set(texts_of(self.devices[2]))
        )
        # an edit there is on its device only, as NextChat never changes a message that it knows: where that
        # device has deleted it, it takes from the file what another has put there, and that may be older;
        # where it has edited it once more, ST's user may have chosen the former, which is on none any more
        for text in here:
            kept = text not in self.edited_there & self.given_up
            assert text in newest or not kept, "what stands here did not arrive there"
        still = [text for text in here_before if text in here]
        assert [text for text in here if text in still] == still, "order"
        assert self.server.text is not None
        filed = [each["content"] for each in backup.read(self.server.text).by_id[SESSION]["messages"]]  # type: ignore[attr-defined]
        assert set().union(*errors) <= set(filed), "what is none of ours was left out of the file"
        shown = [text for text in filed if text in here]
        assert sorted(shown) == sorted(here)
        assert set(filed) <= {*here, *conflicts, *self.failed}, "an old text was left in the file"


Days.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestDays = Days.TestCase


@pytest.fixture
def world() -> tuple[Server, Tavern, Device]:
    server, tavern, device = Server(), Tavern(), Device()
    tavern.write("first")
    tavern.round(server)
    device.sync(server)
    return server, tavern, device


def second_device(server: Server) -> Device:
    """Return another device, which has what is in the file."""
    other = Device("de", seed=4)
    other.sync(server)
    return other


def in_turn(server: Server, tavern: Tavern, *devices: Device) -> None:
    """Each of them syncs, and ST looks."""
    for each in devices:
        each.sync(server)
        tavern.round(server)


def test_turns_go_both_ways_in_order(world: tuple[Server, Tavern, Device]) -> None:
    server, tavern, device = world
    device.say(SESSION, "question", "answer")
    in_turn(server, tavern, device)
    tavern.now += 60_000
    tavern.write("second", user=True)
    tavern.round(server)
    device.sync(server)

    assert tavern.texts() == texts_of(device) == ["first", "question", "answer", "second"]


def test_an_edit_here_comes_under_a_new_id_and_the_old_one_is_left_out(
    world: tuple[Server, Tavern, Device],
) -> None:
    server, tavern, device = world
    tavern.edit(0, "first, better")
    tavern.round(server)
    fresh = Device(seed=9)
    fresh.sync(server)

    assert texts_of(fresh) == ["first, better"]
    in_turn(server, tavern, device)  # brings the old one back into the file
    assert tavern.texts() == ["first, better"]
    assert "first, better" in texts_of(device)


def test_an_edit_there_comes_and_an_echo_of_another_device_does_not_undo_it(
    world: tuple[Server, Tavern, Device],
) -> None:
    server, tavern, device = world
    other = second_device(server)
    device.edit(SESSION, 0, "first, edited there")
    in_turn(server, tavern, device)
    in_turn(server, tavern, other)

    assert tavern.texts() == ["first, edited there"]


def test_two_edits_of_one_message_both_stay_until_the_user_decides(
    world: tuple[Server, Tavern, Device],
) -> None:
    server, tavern, device = world
    device.edit(SESSION, 0, "theirs")
    device.sync(server)
    tavern.edit(0, "mine")
    tavern.round(server)

    [conflict] = tavern.record.conflicts
    assert (tavern.texts(), conflict.text) == (["mine"], "theirs")
    tavern.round(server)
    assert len(tavern.record.conflicts) == 1
    tavern.take(conflict)
    tavern.round(server)
    assert tavern.texts() == ["theirs"]
    assert len(tavern.record.conflicts) == 0


def test_an_old_text_is_left_out_of_the_file_though_another_is_yet_to_be_decided_on(
    world: tuple[Server, Tavern, Device],
) -> None:
    server, tavern, device = world
    other = second_device(server)
    device.edit(SESSION, 0, "theirs")
    device.sync(server)
    tavern.edit(0, "mine")
    tavern.round(server)
    assert texts_in(server) == ["theirs", "mine"]
    in_turn(server, tavern, other)  # puts the old text in the place of the one that is to be decided on

    assert texts_in(server) == ["mine"]
    assert [each.text for each in tavern.record.conflicts] == ["theirs"]


def test_what_the_user_has_chosen_is_not_undone_by_an_echo_of_another_device(
    world: tuple[Server, Tavern, Device],
) -> None:
    server, tavern, device = world
    device.say(SESSION, "question", "answer")
    in_turn(server, tavern, device)
    other = second_device(server)
    device.edit(SESSION, 1, "question, edited there")
    in_turn(server, tavern, device)
    tavern.edit(1, "question, edited here")
    device.edit(SESSION, 1, "question, edited there again")
    in_turn(server, tavern, device)
    [conflict] = tavern.record.conflicts
    tavern.take(conflict)
    in_turn(server, tavern, other, device, other)

    assert tavern.texts() == ["first", "question, edited there again", "answer"]


def test_of_two_edits_there_and_one_here_the_one_that_the_user_chooses_stays(
    world: tuple[Server, Tavern, Device],
) -> None:
    server, tavern, device = world
    other = second_device(server)
    tavern.edit(0, "mine")
    for each, text in ((device, "theirs"), (other, "theirs as well")):
        each.edit(SESSION, 0, text)
        each.sync(server)
        tavern.round(server)
    tavern.take(tavern.record.conflicts[0])
    in_turn(server, tavern, other, device, other)

    assert tavern.texts() == texts_in(server) == ["theirs"]
    [left] = tavern.record.conflicts
    assert left.text == "theirs as well"
    tavern.take(left)
    in_turn(server, tavern, other, device)
    assert tavern.texts() == texts_in(server) == ["theirs as well"]


def test_the_user_is_not_asked_anew_about_a_text_that_he_has_replaced_by_his_choice(
    world: tuple[Server, Tavern, Device],
) -> None:
    server, tavern, device = world
    tavern.edit(0, "second")
    tavern.round(server)
    other = second_device(server)
    other.edit(SESSION, 0, "second, edited there")
    device.edit(SESSION, 0, "first, edited there")
    in_turn(server, tavern, other, device)
    assert tavern.texts() == ["second, edited there"]
    [conflict] = tavern.record.conflicts
    tavern.take(conflict)
    in_turn(server, tavern, other, device)

    assert tavern.texts() == texts_in(server) == ["first, edited there"]
    assert tavern.record.conflicts == ()


def test_the_user_is_not_asked_about_an_old_text_once_the_message_has_another_id_there(
    world: tuple[Server, Tavern, Device],
) -> None:
    server, tavern, device = world
    device.say(SESSION, "question", "answer")
    in_turn(server, tavern, device)
    other, third = second_device(server), Device("zh-CN", seed=5)
    device.edit(SESSION, 1, "question, edited there")
    in_turn(server, tavern, device)
    tavern.edit(1, "question, edited here")
    tavern.round(server)
    third.sync(server)
    third.edit(SESSION, 1, "question, edited on the third")
    in_turn(server, tavern, third)
    in_turn(server, tavern, other)  # knows the very first text of it only

    assert tavern.texts() == texts_in(server) == ["first", "question, edited on the third", "answer"]
    assert tavern.record.conflicts == ()


def test_what_was_deleted_here_does_not_come_back(world: tuple[Server, Tavern, Device]) -> None:
    server, tavern, device = world
    device.say(SESSION, "question", "answer")
    in_turn(server, tavern, device)
    tavern.delete(1)
    tavern.delete(0)
    for _ in range(3):
        tavern.round(server)
        device.sync(server)

    assert tavern.texts() == ["answer"]


def test_a_retry_there_brings_the_new_pair_and_keeps_the_old(world: tuple[Server, Tavern, Device]) -> None:
    server, tavern, device = world
    device.say(SESSION, "question", "answer")
    in_turn(server, tavern, device)
    device.retry(SESSION, "another answer")
    in_turn(server, tavern, device)

    assert tavern.texts() == ["first", "question", "answer", "question", "another answer"]


def test_a_fork_there_is_another_chat(world: tuple[Server, Tavern, Device]) -> None:
    server, tavern, device = world
    device.fork(SESSION)
    in_turn(server, tavern, device)

    assert tavern.texts() == ["first"]
    assert len(backup.read(server.text or "").sessions) == 2


def test_what_an_empty_answer_made_a_device_overwrite_is_put_back(
    world: tuple[Server, Tavern, Device],
) -> None:
    server, tavern, _ = world
    stranger = Device("ja", seed=7)
    server.sick = True
    assert stranger.sync(server) == "Success"
    server.sick = False
    assert backup.read(server.text or "").sessions == ()
    tavern.round(server)

    assert SESSION in backup.read(server.text or "").by_id


def test_what_comes_between_read_and_write_is_not_overwritten_where_the_server_has_etags(
    world: tuple[Server, Tavern, Device],
) -> None:
    server, tavern, device = world
    device.say(SESSION, "question", "answer")
    tavern.write("second")
    held = tavern.read(server)
    assert held is not None
    device.sync(server)
    written = server.text

    assert not tavern.finish(server, *held, matched=True)
    assert server.text == written


def test_other_chats_pass_through_as_they_are(world: tuple[Server, Tavern, Device]) -> None:
    server, tavern, device = world
    other = {**json.loads(json.dumps(device.sessions[0])), "id": "other", "unknown": {"deep": [1]}}
    device.sessions.append(other)
    device.sync(server)
    tavern.write("second")
    tavern.round(server)

    assert backup.read(server.text or "").by_id["other"] == other
