"""What a picture says of place and clothes where the story model writes only names."""

import pytest

from limner.continuity._card_people import Portrayed
from limner.continuity._card_start import begins
from limner.continuity._ledger import Ledger
from limner.continuity._wording import Family, words_of
from limner.continuity.facts import Sheet, Source
from limner.continuity.slots import Slot
from limner.continuity.story import Beginning, Member, Role
from tests.unit.continuity.engine_world import reply, tag

TOM = Member(
    "persona:tom.png",
    Sheet(("Tom",), {Slot.SEX: "man", Slot.HAIR: "bald"}, ("black coat", "jeans"), source=Source.PERSONA),
    Role.PERSONA,
)


def last_picture(place: str, clothes: str, prompts: str) -> str:
    """Return the words of the last of these prompts, each a message of its own; ``Tom: ...`` shows Tom."""
    worn = tuple(piece for piece in clothes.split(", ") if piece)
    ruby = Member("ruby.png", Sheet(("Ruby",), {Slot.SEX: "woman", Slot.HAIR: "long brown hair"}, worn))
    turns = []
    for number, prompt in enumerate(prompts.split(" / ")):
        who, _, words = prompt.rpartition(": ")
        turns.append(reply(str(number), tag(words, char=who or "Ruby")))
    shot = Ledger(Beginning((ruby, TOM), place=place)).shot(turns[:-1], turns[-1], 0)
    return words_of(shot, Family.NATURAL).text.lower()


def check(said: str, has: str, never: str) -> None:
    assert [words for words in has.split(", ") if words and words not in said] == []
    assert [words for words in never.split(", ") if words and words in said] == []


@pytest.mark.parametrize(
    ("here", "prompts", "has", "never"),
    [
        ("airlock", "floats in open space beside a torn cargo pod", "open space", "airlock"),
        (
            "desert camp",
            "rides through a canyon, dust / points at smoke on the ridge",
            "in the canyon",
            "camp",
        ),
        ("street", "enters a nightclub, neon / leans at the bar, bored", "nightclub", "street"),
        ("saloon", "stands at the bar, whiskey", "in the saloon", ""),
        ("diner", "slides into a booth with a milkshake", "in the diner", ""),
        ("hotel", "enters a bar / orders gin", "in the bar", "hotel"),
        ("river", "washes clothes on the bank", "river", ""),
        ("kitchen", "looks out of the window at the garden", "in the kitchen", ""),
        ("cliff", "looks down at the village in the valley / sighs", "on the cliff", "valley"),
        ("tavern", "outside the tavern, rain / counts her coins", "outside the tavern", "in the tavern"),
        ("tavern", "steps outside / counts her coins / back inside / sighs", "in the tavern", "outside"),
        ("tavern", "on the roof of the tavern, night / looks down", "roof of the tavern", ""),
        ("church", "outside on the church steps, rain / waits", "church steps", ""),
        ("jail", "steps out of the jail into the sunlight / squints", "outside the jail", "in the jail"),
        ("living room", "lies in bed, awake / turns over", "in the bedroom", "living room"),
        ("train station", "boards a train / looks out of the window", "train", "station"),
        ("lake house", "rows a small boat across the lake / rests the oars", "lake", "house"),
        ("ship's deck", "goes below to the cabin / lights a lamp", "cabin", "deck"),
        ("sewer", "climbs up through a manhole into a dark alley / gasps", "dark alley", "sewer"),
        ("tavern", "1girl, forest path, walking, fog / 1girl, smile", "forest path", "tavern"),
        ("office", "Ruby at home, curled up on the sofa / sips wine", "at home", "office"),
        ("ranch", "rides across the open plain at sunset / reins in", "open plain", "ranch"),
        ("rooftop bar", "leans over the railing, skyline", "rooftop bar", ""),
        ("city street", "down the highway on a motorcycle / visor up", "highway", "street"),
        ("meadow", "a castle in the background, wind", "the meadow", ""),
        ("jungle", "thrown into a bamboo cage / shakes the bars", "jungle", "in the bamboo"),
        ("station", "sits on the hood of a car / yawns", "station", "in the hood"),
    ],
)
def test_a_place_holds_until_another_is_told(here: str, prompts: str, has: str, never: str) -> None:
    check(last_picture(here, "red dress", prompts), has, never)


STREET = "tank top, cargo pants"


@pytest.mark.parametrize(
    ("clothes", "prompts", "has", "never"),
    [
        (
            STREET,
            "in a silver sequin jacket and leather pants",
            "sequin jacket, leather pants",
            "tank, cargo",
        ),
        ("white shirt, trousers", "a fur coat over her shirt / waits", "fur coat, white shirt, trousers", ""),
        (
            "white shirt, trousers",
            "leather armor over a white shirt / waits",
            "leather armor, white shirt",
            "",
        ),
        ("white gown", "a veil over her face / waits", "veil, white gown", ""),
        (
            "t-shirt, jeans",
            "in a police uniform / back in her usual clothes / waits",
            "t-shirt, jeans",
            "police",
        ),
        ("leather armor, hood", "in a borrowed gown / in her armor again / waits", "leather armor", "gown"),
        ("suit", "in sportswear, sweating / waits", "sportswear", "suit"),
        ("jersey, jeans", "in full hockey gear / waits", "hockey gear", "jersey, jeans"),
        ("blue shirt, jeans", "in nothing but his shirt / waits", "shirt", "jeans"),
        ("hoodie, jeans", "wearing his shirt over a bikini / waits", "bikini", "hoodie, jeans"),
        ("hoodie, jeans", "shrugs into a leather jacket / waits", "leather jacket, jeans", ""),
        ("hoodie, jeans", "Tom: in green swim trunks / Tom: waits", "swim trunks", "coat, jeans"),
        ("shirt, jeans", "naked under the sheets / waits", "naked", "shirt, jeans"),
        ("shirt, jeans", "Tom: shirtless, sweating / Tom: waits", "shirtless, jeans", "coat"),
        ("shirt, jeans", "a naked blade in her hand / waits", "shirt, jeans", "naked"),
        ("shirt, jeans", "an apron over her clothes / waits", "apron, shirt, jeans", "and clothes"),
        ("shirt, jeans", "in a midnight-blue houppelande / waits", "houppelande", "shirt, jeans"),
        ("shirt, jeans", "wearing wide panniers of gold / waits", "shirt, jeans, wide panniers", ""),
        ("shirt, jeans", "wears a big smile / waits", "shirt and jeans", "smile"),
        ("leather armor", "dressed all in black, mask / waits", "black clothes", "armor"),
        ("t-shirt, jeans", "dressed as a pirate, eyepatch / waits", "pirate costume", "jeans"),
        ("t-shirt, jeans", "in fishnet stockings, a top hat and gloves / waits", "fishnet, top hat", ""),
        ("trench coat, dress", "her coat around Tom's shoulders / waits", "dress", "coat"),
        ("trench coat, dress", "her hand on the coat around Tom's shoulders / waits", "coat, dress", ""),
        ("trench coat, dress", "drops her dress to the floor / waits", "trench coat", "dress"),
        ("chainmail, blue tabard", "stripped of her armor, in a torn shift / waits", "shift", "chainmail"),
        ("school uniform", "in a gym uniform, doing stretches / waits", "gym uniform", "school"),
        ("turtleneck, slacks", "a vest over her turtleneck / waits", "vest, turtleneck, slacks", ""),
        ("white shirt, slacks", "in a red waistcoat / waits", "red waistcoat, white shirt, slacks", ""),
        ("pink kimono", "in a different kimono / waits", "kimono", "pink"),
        ("t-shirt, shorts", "pulls her t-shirt off, bikini top underneath / waits", "bikini top", "t-shirt"),
        ("blazer, skirt", "a red scarf at her throat / waits", "red scarf, blazer", ""),
        ("hoodie, skirt", "in a blouse, a plaid skirt and socks / waits", "plaid skirt", "hoodie"),
        ("hoodie, skirt", "Ruby; Tom: both in black suits / waits", "black suit", "hoodie, suits"),
        ("hoodie, skirt", "a mannequin in a wedding dress behind glass / waits", "hoodie", "wedding"),
        ("hoodie, skirt", "ties on a white apron / waits", "white apron, hoodie", ""),
        ("maid uniform", "changes out of her uniform into a blue dress / waits", "blue dress", "maid"),
        ("leather jacket, jeans", "hands Tom her jacket / waits", "jeans", "jacket"),
        ("leather jacket, jeans", "in a sparkly mini dress / waits", "sparkly mini dress", "jacket, jeans"),
        ("leather jacket, jeans", "in a stunning red gown / waits", "stunning red gown", "jacket, jeans"),
        ("red dress", "in a wedding dress / waits", "wedding dress", "red dress"),
    ],
)
def test_a_garment_in_a_prompt_adds_or_replaces(clothes: str, prompts: str, has: str, never: str) -> None:
    check(last_picture("hall", clothes, prompts), has, never)


@pytest.mark.parametrize(
    ("scenario", "place"),
    [
        ("Tom has hired Ruby to guide them across the desert. They camp at an oasis.", "desert"),
        ("The abandoned space station Tethys. Tom docks for repairs.", "space station"),
        ("Ruby tends bar at the Rusty Anchor, a pub by the harbour.", "pub"),
    ],
)
def test_what_somebody_does_is_no_place_to_begin_in(scenario: str, place: str) -> None:
    assert place in begins([Portrayed(["Ruby"]), Portrayed(["Tom"])], "", scenario).place


def test_the_hood_of_a_car_is_not_where_a_greeting_begins() -> None:
    greeting = "Ruby is sitting on the hood of her car in an empty parking lot."
    assert begins([Portrayed(["Ruby"])], greeting, "").place == "empty parking lot"
