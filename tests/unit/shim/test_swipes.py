"""A swipe on a picture: it presses the button that Python has put there, else SillyTavern hears it."""

import json
import re
from typing import Any

import pytest

from limner.painting import _turning_view as turning_view
from limner.pictures.picture import Picture, State, Version
from tests.unit.in_node import needs_node
from tests.unit.shim.test_mounted import play

pytestmark = needs_node

VERSIONS = tuple(Version(f"v{at}", "a fox", f"/user/images/{at}.png", "sd", 0.0) for at in range(3))
BAR = turning_view.bar(Picture("p", "a fox", 0, State.PLACED, VERSIONS, 1)) or ""
BUTTONS = [dict(re.findall(r'(data-limner-\w+)="([^"]*)"', each)) for each in BAR.split("<button")[1:]]
"""The attributes of both buttons, as Python writes them."""

SWIPE = """
const { listenToSwipes } = clicks;
globalThis.SillyTavern = { libs: {}, getContext: () => ({ chat: [message, other], groupId: null,
  getCurrentChatId: () => "chat", characterId: 0, characters: [{ avatar: "m.png" }] }) };
const sent = [];
listenToSwipes({ event: (name, data) => sent.push([name, data.action, data.ordinal]) });
const image = h("img", { src: "/user/images/1.png" });
const buttons_ = BUTTONS.map((each) => h("button", each));
text.append(slot(mounted.sealOf(message), image, ...buttons_));
// Python's word for what stands there; the message shows another version meanwhile, so that nothing is drawn.
const address = { ...st.addressOf(message), slots: [BAR], painting: 0 };
message.swipe_id = 1;
if (OFFERED) slots.setSlots(address);
message.swipe_id = 0;
let stopped = 0;
const stopPropagation = () => stopped++;
page.happen(EVENT, TARGET === "image" ? image : text, { isTrusted: false, stopPropagation });
return [sent, stopped];
"""


GONE = """
const drawn = [];
globalThis.SillyTavern = { libs: {}, getContext: () => ({ chat: [message, other], groupId: null,
  getCurrentChatId: () => "chat", characterId: 0, characters: [{ avatar: "m.png" }],
  updateMessageBlock: (index) => drawn.push(index) }) };
const address = { ...st.addressOf(message), painting: 0 };
message.swipe_id = 1;
slots.setSlots({ ...address, slots: BEFORE });
message.swipe_id = 0;
slots.setSlots({ ...address, slots: [] });
return drawn;
"""


@pytest.mark.parametrize(
    ("before", "drawn"),
    [
        ([f'<span class="limner-below">{BAR}</span>'], [0]),
        ([None, f'<img src="/a.png"><span class="limner-below">{BAR}</span>'], [0]),
        (['<span class="limner-instead">The file is not here.</span>'], [0]),
        (['<img src="/a.png">'], []),  # the text that has it now is drawn anyway
    ],
)
def test_buttons_that_python_takes_away_are_drawn_no_more(before: list[str | None], drawn: list[int]) -> None:
    assert play(f"const BEFORE = {json.dumps(before)};" + GONE) == drawn


def swiped(event: str, *, target: str = "image", offered: bool = True, buttons: object = BUTTONS) -> Any:
    names = {"BUTTONS": buttons, "BAR": BAR, "EVENT": event, "TARGET": target, "OFFERED": offered}
    given = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in names.items())
    return play(given + SWIPE)


@pytest.mark.parametrize(("event", "action"), [("swiped-left", "next:p"), ("swiped-right", "previous:p")])
def test_a_finger_goes_to_the_next_version_or_back_and_sillytavern_hears_nothing(
    event: str, action: str
) -> None:
    assert swiped(event) == [[["slot_action", action, 0]], 1]


def test_beside_the_picture_the_swipe_is_sillytaverns() -> None:
    assert swiped("swiped-left", target="text") == [[], 0]


def test_on_a_picture_with_one_version_the_swipe_is_sillytaverns() -> None:
    assert swiped("swiped-left", buttons=[]) == [[], 0]


def test_a_button_that_python_has_not_put_there_takes_no_swipe() -> None:
    assert swiped("swiped-left", offered=False) == [[], 0]
