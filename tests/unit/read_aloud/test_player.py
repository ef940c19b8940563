"""Reading aloud: what is said, by whom, with which voice, in which order, and that stopping stops."""

import asyncio
from collections.abc import Mapping

import pytest

from limner.book._chat_file import read_chat
from limner.book._contents import compose
from limner.book._options import BookOptions
from limner.book.spoken import SpokenLine, lines, sentences
from limner.book.voices import voice_of
from limner.page.speech_host import SpeechVoices
from limner.read_aloud._player import Player
from limner.read_aloud._player_view import render
from tests.fakes.host import FakeHost

ONE, TWO = "/user/images/M/1.png", "/user/images/M/2.png"
VOICES = {"[Default Voice]": "alloy", "Mira": "nova", "Anna": "[Default Voice]"}


def picture(prompt: str, src: str) -> str:
    return f'<img-prompt="{prompt}"><img src="{src}" title="t" alt="t">'


def told() -> tuple[SpokenLine, ...]:
    rows: list[object] = [
        {
            "name": "Mira",
            "mes": f'She waits. "Come in! It is cold," she says. {picture("a tower", ONE)} Rain falls.',
        },
        {
            "name": "Anna",
            "is_user": True,
            "mes": f'"I come." {picture("a door", TWO)}\n\n```\ncode()\n```\n\n*It is late.*',
        },
    ]
    book = compose([read_chat("Night", rows)], BookOptions())
    return tuple(each for message in lines(book) for each in message)


def test_each_sentence_has_its_speaker_and_its_picture_and_no_prompt_is_among_them() -> None:
    found = [(each.text, each.speaker, each.dialogue, each.picture) for each in told()]

    assert found == [
        ("She waits.", "Mira", False, ONE),
        ("“Come in!", "Mira", True, ONE),
        ("It is cold,”", "Mira", True, ONE),
        ("she says.", "Mira", False, ONE),
        ("Rain falls.", "Mira", False, ONE),
        ("“I come.”", "Anna", True, ONE),
        ("It is late.", "Anna", False, TWO),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four… five", ["One.", "Two!", "Three?", "Four…", "five"]),
        ("Dr. Who met Mr. J. Doe. He ran.", ["Dr. Who met Mr. J. Doe.", "He ran."]),
        ("It cost 3.50 in all. So did I. No.", ["It cost 3.50 in all.", "So did I.", "No."]),
        ("彼女は来た。「行こう。」雨だ！", ["彼女は来た。", "「行こう。」", "雨だ！"]),
        ("“Really?!” he said.", ["“Really?!”", "he said."]),
        ("He said no... Then he left.", ["He said no...", "Then he left."]),
        ("* * *\n—\n...", []),
        ("a\nb", ["a", "b"]),
    ],
)
def test_a_text_is_told_sentence_by_sentence(text: str, found: list[str]) -> None:
    assert list(sentences(text)) == found


def test_a_sentence_without_an_end_is_told_in_parts() -> None:
    parts = list(sentences("word, " * 300 + "x" * 1000))

    assert max(map(len, parts)) <= 400
    assert "".join(parts).replace(" ", "") == "word," * 300 + "x" * 1000


def line(speaker: str, *, dialogue: bool) -> SpokenLine:
    return SpokenLine("x", speaker, dialogue, 0)


@pytest.mark.parametrize(
    ("speaker", "dialogue", "voices", "voice"),
    [
        ("Mira", True, VOICES, "nova"),
        ("Mira", False, VOICES, "alloy"),
        ("Anna", True, VOICES, "alloy"),
        ("Nobody", True, VOICES, "alloy"),
        ("Mira", False, {**VOICES, "Narrator": "onyx"}, "onyx"),
        ("Mira", True, {**VOICES, "Mira": "disabled"}, ""),
        ("Mira", False, {"[Default Voice]": "disabled", "Mira": "nova"}, "nova"),
        ("Mira", True, {}, ""),
    ],
)
def test_the_voice_is_the_one_that_sillytavern_has(
    speaker: str, dialogue: bool, voices: Mapping[str, str], voice: str
) -> None:
    assert voice_of(line(speaker, dialogue=dialogue), SpeechVoices(True, "P", True, voices)) == voice


@pytest.mark.parametrize(
    ("dialogue", "more", "multi", "voice"),
    [
        (True, {}, True, "echo"),
        (False, {}, True, "fable"),
        (False, {"Narrator": "onyx"}, True, "onyx"),
        (True, {"Mira": "nova"}, False, "nova"),
        (False, {"Mira": "nova"}, False, "alloy"),
    ],
)
def test_voices_for_kinds_of_text_count_where_sillytavern_is_set_to_several(
    dialogue: bool, more: Mapping[str, str], multi: bool, voice: str
) -> None:
    known = {"[Default Voice]": "alloy", 'Mira ("Quotes")': "echo", "Mira (Other text)": "fable", **more}

    assert voice_of(line("Mira", dialogue=dialogue), SpeechVoices(True, "P", True, known, multi)) == voice


class Hearing:
    """A player, and what is painted of it."""

    def __init__(self, voices: Mapping[str, str] = VOICES) -> None:
        self.host = FakeHost()
        self.painted: list[str] = []
        known = SpeechVoices(True, "OpenAI Compatible", True, voices)
        self.player = Player(
            self.host, "Night", told(), known, lambda: self.painted.append(render(self.player))
        )

    def begin(self) -> "asyncio.Task[None]":
        return asyncio.create_task(self.player.run())

    async def settle(self) -> None:
        for _ in range(10):
            await asyncio.sleep(0)

    async def end(self, count: int = 1) -> None:
        for _ in range(count):
            self.host.end_sentence()
            await self.settle()


async def test_it_is_read_in_order_each_in_its_voice_and_the_next_one_is_made_meanwhile() -> None:
    hearing = Hearing()
    reading = hearing.begin()
    await hearing.settle()
    await hearing.end(7)
    await reading

    assert hearing.host.said == [
        ("alloy", "She waits."),
        ("nova", "“Come in!"),
        ("nova", "It is cold,”"),
        ("alloy", "she says."),
        ("alloy", "Rain falls."),
        ("alloy", "“I come.”"),
        ("alloy", "It is late."),
    ]
    assert hearing.host.ahead[0] == [("nova", "“Come in!")]
    assert hearing.player.heard.over
    assert TWO in hearing.painted[-1]
    assert hearing.host.media[0] == ("Night", "Mira", ONE, True)


async def test_pausing_goes_on_where_it_was_and_the_speed_is_kept() -> None:
    hearing = Hearing()
    reading = hearing.begin()
    await hearing.settle()
    await hearing.player.toggle()
    hearing.player.speed()
    await hearing.player.toggle()
    await hearing.end()

    assert hearing.host.controls == [("pause", 1.0), ("pause", 1.25), ("resume", 1.25)]
    assert [text for _, text in hearing.host.said] == ["She waits.", "“Come in!"]
    hearing.player.stop()
    await reading


async def test_it_begins_at_sillytaverns_speed_and_the_next_speed_is_a_faster_one_or_the_slowest() -> None:
    host = FakeHost()
    player = Player(host, "N", told(), SpeechVoices(True, "P", True, VOICES, False, 1.35), lambda: None)
    reading = asyncio.create_task(player.begin())
    await asyncio.sleep(0)
    player.speed()
    player.speed()
    player.speed()

    assert [rate for _, rate in host.controls] == [1.35, 1.5, 2.0, 0.75]
    player.stop()
    await reading


async def test_a_devices_play_and_pause_do_what_they_say_however_often_they_are_pressed() -> None:
    hearing = Hearing()
    reading = hearing.begin()
    await hearing.settle()
    await hearing.player.play()  # a call has held the sound, and nobody told
    await hearing.player.pause()
    await hearing.player.pause()
    await hearing.player.play()

    assert [what for what, _ in hearing.host.controls] == ["resume", "pause", "resume"]
    assert hearing.player.heard.playing
    hearing.player.stop()
    await reading


async def test_what_ends_while_it_is_paused_waits_for_the_user() -> None:
    hearing = Hearing()
    reading = hearing.begin()
    await hearing.settle()
    await hearing.player.toggle()
    await hearing.end()
    await reading

    assert len(hearing.host.said) == 1
    again = asyncio.create_task(hearing.player.toggle())
    await hearing.settle()
    assert hearing.host.said[-1] == ("nova", "“Come in!")
    hearing.player.stop()
    await again


async def test_next_previous_and_pictures_break_off_and_never_two_are_said_at_once() -> None:
    hearing = Hearing()
    reading = hearing.begin()
    await hearing.settle()
    for do in (
        hearing.player.move(1),
        hearing.player.picture(1),
        hearing.player.move(-1),
        hearing.player.picture(-1),
    ):
        await do
        await hearing.settle()

    assert [text for _, text in hearing.host.said] == [
        "She waits.",
        "“Come in!",
        "It is late.",
        "“I come.”",
        "She waits.",
    ]
    hearing.player.stop()
    await reading


async def test_stopping_stops() -> None:
    hearing = Hearing()
    reading = hearing.begin()
    await hearing.settle()
    hearing.player.stop()
    await reading
    await hearing.settle()

    assert len(hearing.host.said) == 1
    assert hearing.host.controls[-1][0] == "stop"
    assert hearing.host.media[-1] == ("", "", "", False)


async def test_a_service_that_fails_stops_the_reading_with_a_sentence_and_play_tries_again() -> None:
    hearing = Hearing()
    hearing.host.breaks = "Come"
    reading = hearing.begin()
    await hearing.settle()
    await hearing.end()
    await reading

    assert hearing.player.heard.fault == "The service failed."
    assert 'role="alert"' in hearing.painted[-1]
    hearing.host.breaks = ""
    again = asyncio.create_task(hearing.player.toggle())
    await hearing.settle()
    assert hearing.host.said[-1] == ("nova", "“Come in!")
    hearing.player.stop()
    await again


async def test_who_has_no_voice_is_seen_and_not_heard() -> None:
    hearing = Hearing({"[Default Voice]": "alloy", "Mira": "disabled"})
    reading = hearing.begin()
    await hearing.settle()
    await hearing.end(5)
    await reading

    said = [text for _, text in hearing.host.said]
    assert said == ["She waits.", "she says.", "Rain falls.", "“I come.”", "It is late."]
