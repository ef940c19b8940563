"""Moods as SillyTavern's expressions: which label, for which message, and only where the user wants it."""

import json

import pytest

from limner.continuity._expressions import LABELS, labels_of
from limner.continuity._moods import MOODS
from limner.continuity._text import bag
from limner.continuity.slots import Slot
from tests.unit.continuity.test_in_the_program import BRAN, MIRA, Story

HAPPY = 'She turns. <img-prompt="Mira laughs" char="Mira" mood="Mira: delighted">'
ST_LABELS = bag("""
admiration amusement anger annoyance approval caring confusion curiosity desire disappointment
disapproval disgust embarrassment excitement fear gratitude grief joy love nervousness optimism pride
realization relief remorse sadness surprise neutral
""")


def shown(story: Story) -> tuple[str, str, tuple[str, ...]]:
    return story.host.expressions[-1]


def test_each_kind_of_mood_has_labels_that_sillytavern_ships() -> None:
    assert set(LABELS) == set(MOODS.values())
    assert {label for labels in LABELS.values() for label in labels} <= ST_LABELS


def test_a_label_of_the_users_own_goes_before_sillytaverns() -> None:
    assert labels_of("Smug grin") == ("smug grin", "smug", "grin", "pride", "approval")
    assert labels_of("") == ()
    assert labels_of("like a wet cat") == ("like a wet cat", "like", "a", "wet", "cat")


async def test_the_sprite_of_who_spoke_last_shows_their_mood() -> None:
    story = Story({"sprites": True})
    await story.reply(HAPPY)
    assert shown(story) == ("chat", "m", ("delighted", "joy", "amusement"))


async def test_it_is_off_unless_the_user_wants_it() -> None:
    for settings in ({}, {"sprites": True, "continuity": False}, {"sprites": True, "characters": False}):
        story = Story(settings)
        story.tell("chat_changed", chat_id="chat", group=False)
        story.above("m", HAPPY)
        story.receive(HAPPY)
        await story.settle()
        assert story.host.expressions == []


async def test_switched_off_sprites_are_sillytaverns_own_again() -> None:
    story = Story({"sprites": True})
    await story.reply(HAPPY)
    story.tell("setting_changed", name="sprites", value=False)
    await story.settle()
    assert shown(story) == ("", "", ())


async def test_a_reply_that_says_no_mood_leaves_the_sprite_to_sillytavern() -> None:
    story = Story({"sprites": True})
    await story.reply(HAPPY)
    story.above("n", "She waits.")
    story.receive("She waits.", uid="n")
    await story.settle()
    assert shown(story)[2] == ()


async def test_in_a_group_it_is_the_speakers_mood_and_nobody_elses() -> None:
    story = Story({"sprites": True}, cast=(MIRA, BRAN))
    both = '<img-prompt="Mira and Bran" char="Mira; Bran" mood="Mira: sad; Bran: furious">'
    story.above("m", both, avatar="bran.png")
    story.receive(both)
    await story.settle()
    assert shown(story) == ("chat", "m", ("furious", "anger", "annoyance"))


async def test_a_mood_that_the_user_corrects_shows_at_once() -> None:
    story = Story({"sprites": True})
    await story.reply(HAPPY)
    await story.app.continuity.changes().set("chat", "Mira", Slot.MOOD, "afraid")
    await story.settle()
    assert shown(story)[2] == ("afraid", "fear", "nervousness")


async def test_a_chat_that_is_left_out_shows_none() -> None:
    story = Story({"sprites": True})
    story.host.metadata["chat"] = json.dumps({"continuity": False})
    story.host.troupe.take((MIRA,))
    await story.reply(HAPPY)
    assert all(labels == () for _, _, labels in story.host.expressions)


@pytest.mark.parametrize("mood", ["{{char}} | /sendas", "x" * 5000, "<b>"])
async def test_what_a_story_calls_a_mood_is_only_compared_with_known_labels(mood: str) -> None:
    story = Story({"sprites": True})
    await story.reply(f'<img-prompt="Mira" char="Mira" mood="Mira: {mood}">')
    asked = [label for _, _, labels in story.host.expressions for label in labels]
    assert all(not set("{|<") & set(label) and len(label) <= 60 for label in asked)
    assert story.painted


async def test_what_is_shown_already_is_not_asked_for_again_or_a_choice_by_hand_would_be_undone() -> None:
    story = Story({"sprites": True})
    await story.reply(HAPPY)
    asked = len(story.host.expressions)
    story.tell("message_changed", chat_id="chat", uid="m", swipe_id=0)
    await story.settle()
    assert len(story.host.expressions) == asked
    story.tell("chat_changed", chat_id="chat", group=False)  # for which SillyTavern forgets them all
    await story.settle()
    assert len(story.host.expressions) == asked + 1
