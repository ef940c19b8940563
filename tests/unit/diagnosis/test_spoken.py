"""Text to speech reads no prompt aloud once its filter is set; the user's own pattern stays in force."""

import json
import re
from typing import Any

import pytest

from limner.diagnosis._speech_filter import with_ours
from limner.page.neighbours import Speech
from limner.pictures.projection import image_html
from limner.tags.grammar import scan
from tests.unit.diagnosis.test_diagnosis import links, press
from tests.unit.in_node import needs_node, played
from tests.unit.tags.test_grammar_examples import DOCUMENTED
from tests.unit.test_app import Page

READS = """
const [text, patterns] = [process.argv[1], JSON.parse(process.argv[2])];
const fromString = (input) => {
  const m = input.match(/(\\/?)(.+)\\1([a-z]*)/i);
  if (m[3] && !/^(?!.*?(.).*?\\1)[gmixXsuUAJ]+$/.test(m[3])) return RegExp(input);
  return new RegExp(m[2], m[3]);
};
console.log(JSON.stringify(patterns.map((each) =>
  JSON.parse(text).map((one) => one.replace(fromString(each), "").replace(/\\s+/g, " ").trim()))));
"""


def heard(texts: list[str], *patterns: str) -> list[list[str]]:
    """What text to speech reads, as ST makes it with each of these filters."""
    result: Any = played(READS, json.dumps(texts), json.dumps(patterns))
    assert isinstance(result, list)
    return result


async def checked(page: Page) -> list[str]:
    press(page, "checkup.run")
    await page.settle()
    return links(page)


@needs_node
def test_no_form_of_a_tag_and_no_picture_is_read_aloud() -> None:
    forms = [tag.text for row in DOCUMENTED for tag in scan(row)] + [image_html("/a.png", 'a "fox" > b')]
    texts = [f"She said “yes”. {form} He went on." for form in forms]
    own = Speech(narrates=True, applies=True, pattern="/[()]/giu")
    plain, with_flags = heard(texts, with_ours(Speech(narrates=True)), with_ours(own))

    assert plain == ["She said “yes”. He went on."] * len(forms)
    assert with_flags == plain


@needs_node
@pytest.mark.parametrize(
    ("pattern", "text", "read"),
    [
        ("/[()]/g", 'A (b) <img-prompt="a (c)"> d', "A b d"),
        ("OOC:[^.]*\\.", 'A OOC: no. <img-prompt="x"> d', "A d"),
        ("/(a)\\1/gi", 'AA b <img-prompt="aa"> c', "b c"),
        ("/a/z", 'A /a/z <img-prompt="a"> d', "A d"),  # no flag of JavaScript's: all of it is the pattern
        ("/a/gg", 'A /a/gg <img-prompt="a"> d', "A d"),
        ("//g", 'A //g <img-prompt="a"> d', "A d"),
        ("/a", 'A /a <img-prompt="a"> d', "A d"),
    ],
)
def test_the_users_own_pattern_stays_in_force(pattern: str, text: str, read: str) -> None:
    speech = Speech(narrates=True, applies=True, pattern=pattern)

    assert heard([text], with_ours(speech)) == [[read]]


@needs_node
def test_words_that_are_no_tag_are_read_as_before() -> None:
    words = ["3 < 4 and 5 > 4", "She <3 you", "<i>Now</i> <b>go</b>", "an image, a picture", "Tom & Jerry"]

    assert heard(words, with_ours(Speech(narrates=True))) == [words]


TAKES = """
const [texts, source] = JSON.parse(process.argv[1]);
const pattern = new RegExp(source, "g");
console.log(JSON.stringify(texts.map((one) => {
  const text = one.repeat(100000 / one.length);
  const began = performance.now();
  text.replace(pattern, "");
  return performance.now() - began;
})));
"""


@needs_node
def test_no_text_keeps_the_page_waiting() -> None:
    made_to_hurt = ["&lt;img ", "&lt;img-prompt=", "<img ", '<img "', "<img-prompt>", "&lt;!-- ", '"', "“"]
    source = with_ours(Speech(narrates=True))[1:-2]
    took = played(TAKES, json.dumps([made_to_hurt, source]))

    assert max(took) < 1_000, took  # milliseconds; 14,000 where each beginning looks to the end of the text


async def test_the_checkup_finds_it_and_a_press_sets_the_filter_and_another_undoes_it() -> None:
    page = Page()
    page.host.spoken = before = Speech(narrates=True, applies=False, pattern="/mine/g")
    assert (await checked(page))[-1] == "broken"
    assert "reads the prompts of pictures aloud" in page.host.views["diagnosis"]

    press(page, "speech.filter")
    await page.settle()

    assert page.host.spoken.applies
    assert "mine" not in page.host.spoken.pattern  # it was off, and stays off
    assert links(page)[-1] == "done"

    press(page, "speech.undo")
    await page.settle()

    assert page.host.spoken == before
    assert "speech" not in json.loads(page.host.settings)


async def test_undo_takes_only_our_part_where_the_user_has_changed_his_since() -> None:
    page = Page()
    page.host.spoken = Speech(narrates=True, applies=True, pattern="/mine/g")
    await checked(page)
    press(page, "speech.filter")
    await page.settle()
    changed = page.host.spoken.pattern.replace("mine", "yours")
    page.host.spoken = Speech(narrates=True, applies=True, pattern=changed)
    press(page, "speech.undo")
    await page.settle()

    assert page.host.spoken.applies
    assert re.fullmatch(r"/\(\?:yours\)/g", page.host.spoken.pattern)


async def test_a_filter_that_st_does_not_take_is_said_and_nothing_is_kept() -> None:
    page = Page()
    page.host.spoken = Speech(narrates=True, applies=True, pattern="/(/g")
    page.host.takes_filters = False
    await checked(page)
    press(page, "speech.filter")
    await page.settle()

    assert page.host.toasts[-1][0] == "warning"
    assert "speech" not in json.loads(page.host.settings or "{}")


async def test_who_has_no_text_to_speech_is_told_nothing_of_it() -> None:
    page = Page()

    assert (await checked(page))[-1] == "done"
    assert "speech." not in page.host.views["diagnosis"]


async def test_the_checkup_names_a_script_that_takes_tags_out() -> None:
    page = Page()
    page.host.scripts = {"Tidy": str.strip, "No HTML": lambda text: re.sub("<[^>]*>", "", text)}
    assert (await checked(page))[-1] == "broken"
    assert "The script “No HTML”" in page.host.views["diagnosis"]
