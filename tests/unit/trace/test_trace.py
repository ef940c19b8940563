"""What is told of a reply afterwards: the steps, and the one sentence that says which link broke."""

import pytest

from limner.core.redaction import STARS
from limner.page.host_values import MessageKey
from limner.trace.steps import Kind
from limner.trace.trace import LONGEST, REPLIES, STEPS, Trace
from tests.fakes.clock import FakeClock

KEY = MessageKey("chat", "m", 0)


def begun(type: str = "normal") -> Trace:  # noqa: A002 - ST's word
    trace = Trace(FakeClock())
    trace.begins(type, f"A {type} generation continues the story.", story=True)
    return trace


def kinds(trace: Trace, key: MessageKey = KEY) -> list[str]:
    reply = trace.of(key)
    return [step.kind.value for step in reply.steps] if reply else []


def test_what_happened_before_there_was_a_message_is_bound_to_it() -> None:
    trace = begun()
    trace.prompt("normal", Kind.ASKED, "Instructions put in.")

    assert trace.of(KEY) is None

    trace.bind(KEY, adds=False)
    trace.note(KEY, Kind.TAG, "Picture 1", "p")

    assert kinds(trace) == ["armed", "asked", "tag"]


def test_a_continued_reply_keeps_what_was_traced_before() -> None:
    trace = begun()
    trace.bind(KEY, adds=False)
    trace.begins("continue", "A continue generation continues the story.", story=True)
    trace.bind(KEY, adds=True)

    assert kinds(trace) == ["armed", "armed"]


def test_a_version_that_is_written_anew_begins_anew() -> None:
    trace = begun()
    trace.bind(KEY, adds=False)
    trace.note(KEY, Kind.READ, "Read.")
    trace.begins("regenerate", "A regenerate generation continues the story.", story=True)
    trace.bind(KEY, adds=False)

    assert kinds(trace) == ["armed"]


def test_quiet_generations_do_not_push_themselves_before_the_story() -> None:
    trace = begun()
    trace.bind(KEY, adds=False)
    trace.begins("quiet", "A quiet generation is no part of the story.", story=False)

    last = trace.last()

    assert last is not None
    assert last.key == KEY
    assert len(trace.recent()) == 1


def test_where_there_was_only_a_quiet_generation_it_is_the_answer() -> None:
    trace = Trace(FakeClock())
    trace.begins("quiet", "A quiet generation is no part of the story.", story=False)

    assert "quiet" in trace.why()


def test_a_generation_that_never_wrote_is_left_out_once_a_later_one_has() -> None:
    trace = begun()
    assert len(trace.recent()) == 1

    trace.begins("normal", "Again.", story=True)
    trace.bind(KEY, adds=False)

    assert [reply.key for reply in trace.recent()] == [KEY]


def test_the_last_replies_are_kept_and_no_more_than_so_many_steps_and_characters() -> None:
    trace = Trace(FakeClock())
    for number in range(REPLIES + 5):
        trace.note(MessageKey("chat", f"m{number}", 0), Kind.READ, "Read.")
    for number in range(STEPS + 5):
        trace.note(KEY, Kind.TAG, f"{number} " + "word " * LONGEST, str(number))
    reply = trace.of(KEY)

    assert len(trace.recent()) == REPLIES
    assert trace.of(MessageKey("chat", "m0", 0)) is None
    assert reply is not None
    assert len(reply.steps) == STEPS
    assert max(len(step.words) for step in reply.steps) == LONGEST + 1


def test_a_message_that_stays_busy_says_so_once() -> None:
    trace = Trace(FakeClock())
    for _ in range(3):
        trace.note(KEY, Kind.WAITS, "It is being edited.")

    assert kinds(trace) == ["waits"]


def test_a_trace_follows_its_chat_and_its_version() -> None:
    trace = Trace(FakeClock())
    second = MessageKey("chat", "m", 1)
    trace.note(KEY, Kind.READ, "First.")
    trace.note(second, Kind.READ, "Second.")

    trace.version_deleted(KEY)
    trace.chat_renamed("chat", "new")
    moved = trace.of(MessageKey("new", "m", 0))

    assert moved is not None
    assert [step.words for step in moved.steps] == ["Second."]
    assert trace.of(KEY) is None


@pytest.mark.parametrize(
    "said",
    [
        "Incorrect API key provided: sk-abcdefgh1234",
        'api_key: "abcdef123456" is wrong',
        "Authorization: Bearer abcdef.123456",
        "GET https://me:pa55word@example.org/ failed",
    ],
)
def test_a_key_that_a_service_repeats_is_not_kept(said: str) -> None:
    trace = Trace(FakeClock())
    trace.note(KEY, Kind.FAILED, said, "p")
    words = str(trace.of(KEY))

    assert STARS in words
    assert not any(secret in words for secret in ("abcdef", "pa55word"))


def test_whoever_listens_hears_of_each_step() -> None:
    heard: list[str] = []
    trace = Trace(FakeClock())
    trace.listen(lambda: heard.append("news"))
    trace.note(KEY, Kind.READ, "Read.")

    assert heard == ["news"]


Steps = list[tuple[Kind, str, str]]

ASKED: Steps = [(Kind.ASKED, "Put in.", "")]
READ: Steps = [(Kind.READ, "Read.", "")]


def tag(*states: Kind, picture: str = "p", words: str = "") -> Steps:
    return [(state, words or state.value, picture) for state in (Kind.TAG, *states)]


@pytest.mark.parametrize(
    ("steps", "outcome"),
    [
        ([(Kind.OFF, "Off.", "")], "Limner is switched off"),
        ([(Kind.NOT_ASKED, "The context is full.", ""), *READ], "The context is full."),
        ([(Kind.NOT_ASKED, "No room.", ""), *READ, (Kind.LOST, "A script.", "")], "No room."),
        ([*ASKED, *READ, (Kind.LOST, "A script.", "")], "A script."),
        ([(Kind.APART, "Is asked.", ""), *READ, (Kind.LOST, "A script.", "")], "Is asked."),
        ([*ASKED, (Kind.UNREAD, "`<img`", ""), *READ, (Kind.CUT, "Ends in a tag.", "")], "Ends in a tag."),
        (tag(Kind.PAINTED, Kind.LOST, words="A script."), "A script."),
        (tag(Kind.PAINTED, Kind.LOST, Kind.PLACED), "All is well"),
        (ASKED, "not whole yet"),
        (ASKED + READ, "The model wrote no tag"),
        (READ, "No prompt was seen"),
        (
            [*ASKED, (Kind.UNREAD, "`<img-prompt=`: cut off", ""), *READ],
            "could not read. `<img-prompt=`: cut off",
        ),
        (ASKED + tag(Kind.SENT), "in the message already: 0 of 1."),
        (ASKED + tag(Kind.SENT, Kind.TRY), "on their way"),
        (ASKED + tag(Kind.SENT, Kind.PAINTED, Kind.PLACED) + READ, "All is well"),
        (tag(Kind.SENT, Kind.PAINTED, Kind.PLACED) + READ, "All is well"),
        (tag(Kind.SENT, Kind.FAILED, words="Out of paint."), "1 of 1. Out of paint."),
        (
            tag(Kind.PLACED) + tag(Kind.FAILED, picture="q", words="Out of paint."),
            "1 of 2. Out of paint.",
        ),
        (tag(Kind.FAILED, Kind.AGAIN, Kind.SENT, Kind.PAINTED, Kind.PLACED), "All is well"),
        (
            [*tag(Kind.PAINTED), (Kind.WAITS, "It is edited.", "")],
            "not in the message yet: 1 of 1. It is",
        ),
        ([*tag(Kind.PAINTED), (Kind.GONE, "The message is gone.", "")], "The message is gone."),
        (tag(Kind.GIVEN_UP), "Pictures given up"),
    ],
)
def test_the_verdict_names_the_first_link_that_broke(steps: Steps, outcome: str) -> None:
    trace = begun()
    trace.bind(KEY, adds=False)
    for kind, words, picture in steps:
        trace.note(KEY, kind, words, picture)

    assert outcome in trace.why(KEY)
    assert trace.why() == trace.why(KEY)


def test_a_message_that_was_left_alone_says_why() -> None:
    trace = Trace(FakeClock())
    trace.note(KEY, Kind.IGNORED, "A greeting is not illustrated.")

    assert trace.why(KEY) == "A greeting is not illustrated."


def test_nothing_known_is_said_as_it_is() -> None:
    assert Trace(FakeClock()).why().startswith("Nothing is known")
    assert Trace(FakeClock()).why(KEY).startswith("Nothing is known")
