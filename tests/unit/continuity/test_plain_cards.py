# ruff: noqa: E501 -- a card is kept as it is written
"""Short, plain cards: each slot said as plain writers say it, in prose, lists and other languages."""

import pytest

from limner.continuity._card_reader import Card, read_card
from limner.continuity._start import start
from limner.continuity._views import View, view_of
from limner.continuity.facts import Sheet, Source
from limner.continuity.looks import read
from limner.continuity.slots import Slot
from limner.continuity.story import Beginning, Member, Role
from tests.unit.continuity.card_world import only

AGE, HAIR, EYES, MARKS, FACE, SKIN = Slot.AGE, Slot.HAIR, Slot.EYES, Slot.MARKS, Slot.FACE, Slot.SKIN


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("beauty mark under left eye", MARKS, "beauty mark under left eye"),
        ("a beauty mark on her chin", MARKS, "beauty mark on her chin"),
        ("a beauty mark above the upper lip", MARKS, "beauty mark above the upper lip"),
        ("pale blue eyes behind thick round glasses", MARKS, "thick round glasses"),
        ("grey eyes behind gold-rimmed spectacles", MARKS, "gold-rimmed spectacles"),
        ("a waxed moustache", HAIR, "waxed moustache"),
        ("white side whiskers", HAIR, "white side whiskers"),
        ("receding hairline", HAIR, "receding hairline"),
        ("unshaven, brown eyes", HAIR, "unshaven"),
        ("red-cheeked, brown eyes", FACE, "red-cheeked"),
        ("a scar from his ear to his chin", MARKS, "scar from his ear to his chin"),
        ("burn marks on both forearms", MARKS, "burn marks on both forearms"),
        ("50 yo", AGE, "50 years old"),
        ("a woman of sixty years", AGE, "60 years old"),
        ("Old, seventy at least, bent", AGE, "70 years old"),
        ("She is going on sixty.", AGE, "60 years old"),
    ],
)
def test_a_plain_look_is_read(text: str, slot: Slot, value: str) -> None:
    assert value in [said.value for said in read(text) if said.slot is slot]


@pytest.mark.parametrize("text", ["Tan duster with a tin star on it.", "a tan duster", "an olive blazer"])
def test_a_garment_that_ends_like_a_trade_has_no_skin(text: str) -> None:
    assert not [said for said in read(text) if said.slot is SKIN]


@pytest.mark.parametrize(
    ("text", "garments"),
    [
        (
            "Black turtleneck, leather jacket, a gold chain.",
            ("Black turtleneck", "leather jacket", "gold chain"),
        ),
        ("White clogs, a fob watch.", ("White clogs", "fob watch")),
        (
            "Navy pullover with a hole in the elbow, corduroy trousers.",
            ("Navy pullover with a hole in the elbow", "corduroy trousers"),
        ),
        ("She wears a black coat and over it a white shawl.", ("black coat", "white shawl")),
        ("She wears a coat, and under it a white shirt and a red tie.", ("coat", "white shirt", "red tie")),
        ("A white blouse, and over it a green cardigan.", ("white blouse", "green cardigan")),
        ("Over a blue dress she ties a striped apron.", ("blue dress", "striped apron")),
        (
            "She is never seen out of her black frock coat and stovepipe hat.",
            ("black frock coat", "stovepipe hat"),
        ),
        ("She is dressed in rags.", ("rags",)),
        ("Clad in grey furs.", ("grey furs",)),
        ("She goes barefoot in a white shift.", ("barefoot", "white shift")),
        (
            "Her usual clothes are a striped jersey and canvas trousers.",
            ("striped jersey", "canvas trousers"),
        ),
        ("Maternity dress in dark green, flat shoes.", ("Maternity dress in dark green", "flat shoes")),
        ("Skinny, bald on top with long hair at the sides. A cap with bells.", ("cap with bells",)),
        (
            "Khaki shorts, khaki shirt, binoculars round her neck.",
            ("Khaki shorts", "khaki shirt", "binoculars round her neck"),
        ),
        ("Black cassock, and in winter a black overcoat.", ("Black cassock",)),
        ("Her brown hair is pinned up under a white kerchief.", ("white kerchief",)),
    ],
)
def test_plain_clothes_are_read(text: str, garments: tuple[str, ...]) -> None:
    assert only("Mara is forty. " + text).garments == garments


@pytest.mark.parametrize(
    "text",
    [
        "She owns a fur coat but never wears it.",
        "She used to wear a red coat.",
        "Her mother wore a green dress and a gold chain.",
        "A gold chain of command, she says.",
        "She repairs watches, chains and rings.",
        "She is never out of work.",
        "Over the shop hangs a wooden boot.",
        "Under a coat in the hall she keeps a gun.",
        "She sells hats, a red scarf, a gold ring.",
    ],
)
def test_what_is_not_worn_is_left_out(text: str) -> None:
    assert only("Mara is forty, with black hair. " + text).garments == ()


@pytest.mark.parametrize(
    ("text", "looks", "garments"),
    [
        (
            "Hedwig Sommer, 52, Bäckermeisterin im Harz. Graue Haare, zu einem Knoten gesteckt, braune Augen, rote Backen. Kräftig. Sie trägt ein blaues Kleid mit weißen Punkten und darüber eine weiße Schürze.",
            {AGE: "52 years old", HAIR: "grey hair in a bun", EYES: "brown eyes", FACE: "red cheeks"},
            ("blue dress with white polka dots", "white apron"),
        ),
        (
            "Karl ist 45. Glatze, grauer Vollbart, graue Augen. Er trägt eine dunkelblaue Uniform mit Messingknöpfen und eine rote Mütze.",
            {AGE: "45 years old", EYES: "grey eyes"},
            ("dark blue uniform with brass buttons", "red cap"),
        ),
        (
            "Lotte ist eine kleine Frau von sechzig Jahren. Weiße Haare, zu Zöpfen geflochten, grüne Augen. Über der Bluse trägt sie eine graue Strickjacke, dazu einen langen schwarzen Rock.",
            {AGE: "60 years old", HAIR: "white hair in braids", EYES: "green eyes"},
            ("blouse", "grey cardigan", "long black skirt"),
        ),
        (
            "Emil ist 30 und hat braune Augen. Meist in einem grünen Lodenmantel, darunter ein weißes Hemd und eine Krawatte.",
            {AGE: "30 years old", EYES: "brown eyes"},
            ("green loden coat", "white shirt", "tie"),
        ),
        (
            "Otto, 63. Dunkle Augen, rotes Gesicht, eine Narbe am Kinn. Weißes Hemd mit hochgekrempelten Ärmeln, schwarze Weste.",
            {EYES: "dark eyes", FACE: "red face", MARKS: "scar on the chin"},
            ("white shirt", "black vest"),
        ),
        (
            "Luc a 40 ans. Barbe rousse, yeux gris, une cicatrice au menton. Pull bleu marine, bottes en caoutchouc.",
            {HAIR: "red beard", EYES: "grey eyes", MARKS: "scar on the chin"},
            ("navy sweater", "rubber boots"),
        ),
        (
            "Inès, 19 ans, petite et mince, cheveux noirs en chignon, yeux marron, joues rouges. Robe bleue à pois blancs, tablier blanc par-dessus.",
            {AGE: "19 years old", EYES: "brown eyes", FACE: "red cheeks"},
            ("blue dress with white polka dots", "white apron"),
        ),
        (
            "Pilar, 62 años, pelo blanco recogido en un moño, ojos negros, mejillas rojas. Lleva un vestido negro y encima un delantal de cuadros.",
            {AGE: "62 years old", EYES: "black eyes", FACE: "red cheeks"},
            ("black dress", "checked apron"),
        ),
    ],
)
def test_plain_cards_of_other_languages_are_read(
    text: str, looks: dict[Slot, str], garments: tuple[str, ...]
) -> None:
    sheet = read_card(Card(text.split(maxsplit=1)[0].strip(","), text))[0]
    assert {slot: sheet.look.get(slot) for slot in looks} == looks
    assert sheet.garments == garments


def test_what_more_is_said_of_a_nose_is_no_face() -> None:
    assert only("Face: a broken nose, set badly\nAge: 45").look[FACE] == "broken nose, set badly"
    assert only("Face: narrow, dimpled\nAge: 45").look[FACE] == "narrow face, dimpled face"


def test_a_key_with_a_dash_in_prose_is_no_garment() -> None:
    told = "Mara (she/her, 26): short black hair. Outfit - yellow raincoat, red boots."
    assert only(told).garments == ("yellow raincoat", "red boots")


def test_st_s_own_prompt_dresses_whom_the_card_does_not() -> None:
    words = (
        "1girl, 26 years old, hazel eyes, beauty mark under left eye, (burgundy dress:1.2), black lace gloves"
    )
    assert only("Mara deals cards.", words=words).garments == ("burgundy dress", "black lace gloves")
    assert only("Mara deals cards.", words=words).look[MARKS] == "beauty mark under left eye"
    assert only("Mara wears a grey suit.", words=words).garments == ("grey suit",)


def test_a_capital_of_a_sentence_s_beginning_is_not_carried_into_a_prompt() -> None:
    worn = ("Long brown overcoat", "Hawaiian shirt", "T-shirt", "Nike shoes", "Blue scarf")
    sheet = Sheet(names=("Piet",), garments=worn, source=Source.PERSONA)
    state = start(Beginning((Member("user", sheet, Role.PERSONA),)))
    assert [garment.words for garment in state.people["user"].usual] == [
        "long brown overcoat", "Hawaiian shirt", "T-shirt", "Nike shoes", "blue scarf",
    ]  # fmt: skip


def test_who_hands_something_over_is_no_picture_of_hands() -> None:
    assert view_of("he hands over a small paper bag") is View.WHOLE
    assert view_of("Ilo hands in the report") is View.WHOLE
    assert view_of("two hands over a fire") is View.HANDS
    assert view_of("wrinkled hands over a keyboard") is View.HANDS
