# ruff: noqa: E501 -- a card is kept as it is written
"""Who is who: the people of a card or lorebook, by which names a tag may call them, and whom a tag introduces."""

import re

import pytest

from limner.continuity._card_reader import Card, read_card
from limner.continuity._short_names import alike
from tests.unit.continuity.card_world import Cards, begun, pictured


def assert_says(text: str, has: str, never: str = "") -> None:
    for word in has.split(", "):
        assert word in text
    for word in filter(None, never.split(", ")):
        assert not re.search(rf"\b{word}\b", text)


BAKERY = "{{char}} is a bakery with three people in it. Martha Halloway owns it. She is sixty, plump, with grey hair in a bun and a flour-dusted blue apron. Her nephew Colin bakes. He is thirty, thin, with black hair and a burn on his forearm, in a white jacket. Bea sells the bread. She is twenty-two, with long ginger hair, in a green wool dress."
FARM = "Gran is seventy-five, tiny, with white hair in a bun. Her grandson Teddy is nine. He has freckles and a mop of straw-blond hair, and wears dungarees. The farmhand is called Ruben. He is a big man of thirty-five with a shaved head and a blue work shirt."
DOJO = "Master Kenji Kurosawa, 70, runs the dojo. White topknot, thin white beard, indigo kimono. The student Hiro is 16, short, spiky brown hair, white gi with a yellow belt."
BAND = "Members:\n1. Roxy (vocals) - bleached hair, leather trousers, ripped vest\n2. Sid (drums) - green mohawk, bare chest, tattoos\n3. Ling (bass) - straight black hair, glasses, oversized blazer"
CIRCUS = "Marek (ringmaster): a tall man with a waxed black moustache, red tailcoat, top hat.\nZuzu (acrobat): a small woman with cropped pink hair and a sequined leotard."
HOUSE = "## Lady Constance Mallory\n- Age: 58\n- Hair: iron grey, pinned up\n\n## Hester (the maid)\n- Age: 19\n- Hair: blonde, under a white cap\n\n## Mr. Pruitt (the butler)\n- Age: 63\n- Hair: bald"
TRUCK = "### Jax Holloway\n*Pilot.* 33, man, sandy hair, stubble, blue eyes. Brown flight jacket.\n\n### Big Mo\n*Engineer.* 41, woman, fat, dark skin, dreadlocks. Oil-stained overalls."
VILLAGE = "{{char}} is the last village of the valley. Its elder is Ysolde, an old woman with white braids, in a grey cloak. The smith is called Harl: huge, black beard, leather apron."
SQUAD = "**Lt. Dana Reyes** (squad leader): 33, dark brown hair in a bun, olive fatigues.\n**Pvt. Teo Park** (medic): 20, black hair, glasses, a white armband."
STREET = "In the house live Mrs. Green, an old lady with blue-rinsed hair and a pink dressing gown, her grandson Tyler, a boy of sixteen with dark hair, and the lodger, Dr. Abara, a tall Nigerian man of fifty with a grey goatee and a three-piece suit."
NEON = "[Vex; female, 29; chrome left arm, shaved sides, teal hair; black tactical vest]\n[Dr. Ono; male, 60; white lab coat, thin grey hair]"
VARGA = "Count Istvan Varga is the master of the house: sixty, silver hair swept back, black velvet coat. Countess Ilona, his second wife, is thirty, with chestnut hair and a wine-red gown. Their steward is a hunchback called Miklos, bald, in grey livery."
WARD = "Dr. Selma Brandt runs Ward Six. She is forty-one, angular, with black hair in a tight knot and a white coat. Nurse Patch is a cheerful man of twenty-eight with a ginger beard and blue scrubs."
SISTERS = "Philippa, the oldest, is fifty. She has a grey bun and a black dress. The youngest, Tabitha, is thirty-nine; she has a long blonde plait and wears trousers."
CAMP = "Camp counselor Jenny is nineteen with a blonde ponytail and a green camp shirt. The cook, Big Al, has a bald head, a grey goatee and a stained apron."
NPCS = '<npcs>\n<npc name="Orson">Male, 70, fisherman, white beard, yellow oilskins</npc>\n<npc name="Dee">Female, 35, painter, purple-streaked hair</npc>\n</npcs>'
SKALD = "### Thane Audric\nHuman, 50s. Iron-grey braids.\n\n### Sigrun\nShieldmaiden, 27. White-blonde crop, leather armour."
AUNT = "{{char}} is a foster home run by Aunt June. June is a round woman of fifty-six with cropped silver hair. Poppy is twelve, with ginger plaits and glasses."


@pytest.mark.parametrize(
    ("name", "card", "who", "has", "never"),
    [
        ("The Oven", BAKERY, "Martha", "grey hair, apron", "ginger, green"),
        ("The Oven", BAKERY, "Bea", "ginger hair, green", "grey, apron"),
        ("Gran's Farm", FARM, "Gran", "white hair", "shaved"),
        ("Gran's Farm", FARM, "Ruben", "shaved head, blue", "white hair"),
        ("Gran's Farm", FARM, "the farmhand", "shaved head", "white hair"),
        ("Kurosawa Dojo", DOJO, "Kenji", "topknot, kimono", "spiky"),
        ("Kurosawa Dojo", DOJO, "the student", "brown hair", "topknot"),
        ("The Band", BAND, "Roxy", "bleached hair, leather trousers", "mohawk"),
        ("The Band", BAND, "Ling", "black hair, blazer", "bleached"),
        ("The Circus of Ash", CIRCUS, "the ringmaster", "moustache, red tailcoat", "pink"),
        ("The Mallory Household", HOUSE, "the maid", "blonde", "grey, bald"),
        ("The Mallory Household", HOUSE, "the butler", "bald", "blonde"),
        ("Space Truckers", TRUCK, "the engineer", "dreadlocks", "sandy"),
        ("Haven", VILLAGE, "the smith", "black beard", "braids"),
        ("Squad 7", SQUAD, "the medic", "black hair, glasses", "brown"),
        ("Squad 7", SQUAD, "Lieutenant Reyes", "brown", "glasses"),
        ("Maple Street 12", STREET, "Mrs. Green", "dressing gown", "goatee"),
        ("Maple Street 12", STREET, "the lodger", "goatee", "gown"),
        ("Neon District", NEON, "Vex", "teal hair, tactical vest", "grey"),
        ("Neon District", NEON, "Dr. Ono", "grey hair, lab coat", "teal"),
        ("House Varga", VARGA, "the count", "silver hair, velvet coat", "chestnut"),
        ("House Varga", VARGA, "the steward", "bald, livery", "silver"),
        ("Ward Six", WARD, "the nurse", "ginger beard, blue scrubs", "black"),
        ("Ward Six", WARD, "the doctor", "black hair, white coat", "ginger"),
        ("The Emporium", SISTERS, "Pippa", "grey", "blonde"),
        ("The Emporium", SISTERS, "Tabby", "blonde, trousers", "grey"),
        ("Camp Pine", CAMP, "Jenny", "ponytail, green", "goatee"),
        ("Lighthouse Party", NPCS, "Orson", "white beard, oilskins", "purple"),
        ("Lighthouse Party", NPCS, "the painter", "purple", "beard"),
        ("Wyrm Hill", SKALD, "the shieldmaiden", "blonde", "grey"),
        ("Foster Home", AUNT, "June", "silver hair", "ginger"),
    ],
)
def test_each_of_several_people_is_found_by_each_of_their_names(
    name: str, card: str, who: str, has: str, never: str
) -> None:
    assert_says(pictured(((name, card),), ("stands still", who)), has, never)


RANGER = ("Tamsin", "Tamsin is a ranger of twenty-six, with cropped brown hair, in green leather.")


@pytest.mark.parametrize(
    ("keys", "text", "names", "has"),
    [
        ("Brindle, peddler", "Brindle is a goblin peddler on the Ember Road, a male of no known age. He has green skin, yellow eyes and one torn ear.", ("Brindle", "the peddler"), "green skin, yellow eyes"),
        ("Captain Brandt, City Watch", "Captain Brandt commands the City Watch of Thornwall. Blond, forty, with a scar over one eye, he wears a red cloak over mail.", ("Captain Brandt",), "red cloak"),
        ("Gorm, Red Hand", "Gorm leads the Red Hand. He's an orc, seven feet tall, with grey-green skin, a broken tusk and a wolf fur over his shoulders.", ("Gorm",), "skin"),
        ("Ferrin, Ferrin Vale, smuggler", "Ferrin Vale is a smuggler out of Lantern Cove, a woman of about thirty. She has red hair under a bandana, and wears a blue coat.", ("Ferrin Vale", "Ferrin", "the smuggler"), "red hair, blue coat"),
    ],
)  # fmt: skip
def test_a_lorebook_entry_is_of_its_person_and_no_place_in_it_is_somebody(
    keys: str, text: str, names: tuple[str, ...], has: str
) -> None:
    lore = ((keys, text),)
    (own, other) = begun((RANGER,), lore).members

    assert own.sheet.names[0] == "Tamsin"
    assert other.sheet.names == names
    assert_says(pictured((RANGER,), ("looks up", names[0]), lore=lore), has, "brown")


DOC = ("Doc Wheeler", "Doc Wheeler is the only doctor in Dry Creek. He is sixty-six, thin, with a white beard. He wears a black frock coat.")  # fmt: skip
ABIGAIL = ("Abigail Stone", "*Sheriff of Dry Creek.*\n\nAbigail Stone is thirty-four. Her friends say Abby. She has auburn hair in a braid, and wears a leather vest.")  # fmt: skip
TUG = ("Mads Hviid", "Name: Mads Hviid\nRank: captain of the tug Ebba\nAge: 55\nHair: grey, cropped\nClothes: navy jersey")  # fmt: skip
THEO = (
    "Theodore Grant",
    "Theodore Grant, Teddy to his mother, is 19, with blond curls and a letterman jacket.",
)
MAE = ("Mae Tillman", "Mae Tillman runs the Silver Spur saloon. She is forty-four, with red hair and a green satin dress.")  # fmt: skip
JACK = ("Jack Tillman", "Jack Tillman, 47, gambler, black hair, thin moustache, pinstripe suit.")
BEAR = ("Bear", "Bear's real name is Bjorn Eriksen. He is huge, blond-bearded, in a fur coat.")
WIDOW = ("The Widow", "Known in the valley only as the Widow, Ottilie Brandt is fifty, with iron-grey hair and a black veil.")  # fmt: skip
AHN = ("Captain Ahn", "Captain Ahn commands the freighter Lotus. She is 50, grey-haired, in a blue uniform.")
ROOK = ("Rook", "Rook is her navigator, a thin man of 30 with a shaved head and a yellow jumpsuit.")
MAGGIE = ("Margaret Ellison", "*Librarian at Saint Bede's.*\n\nMargaret Ellison is thirty-six. She has a brown bob and a mustard cardigan.")  # fmt: skip
HASK = (
    "Old Hask",
    "Old Hask has fished here for sixty years. He is bald, with a grey beard and yellow oilskins.",
)
OAK = ("Grandfather Oak", "Grandfather Oak is an ancient treant with a mossy beard and amber eyes.")
LENA = ("Lena", "Lena is 29, a florist with a strawberry-blonde ponytail and a yellow raincoat.")


@pytest.mark.parametrize(
    ("cards", "prompt", "who", "has", "never"),
    [
        ((DOC,), "an old man with a white beard pours whiskey", "Doc", "frock coat", ""),
        ((ABIGAIL, DOC), "Abby and Doc at a table", "Abby, Doc", "auburn hair, white beard", ""),
        ((ABIGAIL, DOC), "the sheriff and the doctor at a table", "", "auburn hair, white beard", ""),
        ((ABIGAIL,), "draws a gun", "Abby Stone", "auburn hair, leather vest", ""),
        ((ABIGAIL,), "the sheriff in a blue gingham dress and a straw bonnet", "Abigail", "auburn, gingham dress", "vest"),
        ((TUG,), "leans on the rail", "the skipper", "grey, navy jersey", ""),
        ((THEO,), "runs", "Teddy", "blond, letterman jacket", ""),
        ((("Benjamin Cole", "Benjamin Cole, 45, grey hair."),), "reads", "Benny", "grey hair", ""),
        ((("Margaret Poole", "Margaret Poole is 61, white hair."),), "reads", "Peg", "white hair", ""),
        ((("Ivy", "Ivy, 24, red hair. To her friends she is Vee."),), "reads", "Vee", "red hair", ""),
        ((("沈雁(Shen Yan)", "沈雁(Shen Yan) is 24. Long black hair, a white robe."),), "waits", "Shen Yan", "black hair", ""),
        ((("沈雁（Shen Yan）", "年龄：24\n头发：黑色长发\n衣服：白色长袍"),), "waits", "Shen Yan", "black, white", ""),
        ((("Zhao Lin 赵琳", "Zhao Lin is 25, with short black hair."),), "waits", "赵琳", "black hair", ""),
        ((("Ser Aldous Crane", "Ser Aldous Crane is a knight of forty, brown beard."),), "kneels", "Aldous Crane", "brown beard", ""),
        ((MAE, JACK), "deals cards", "Mr. Tillman", "moustache", "red hair"),
        ((MAE, JACK), "counts money", "Miss Tillman", "red hair", "moustache"),
        ((MAE, JACK), "Mae and the gambler at a table", "", "red hair, moustache", ""),
        ((BEAR,), "laughs", "Eriksen", "fur coat", ""),
        ((WIDOW,), "kneels", "the widow", "grey hair, veil", ""),
        ((AHN, ROOK), "the captain and the navigator study a map", "", "blue uniform, yellow jumpsuit", ""),
        ((AHN, ROOK), "Captain leans on the rail", "", "blue uniform", "jumpsuit"),
        ((MAGGIE, TUG), "the man in the navy jersey waves", "", "grey", "cardigan"),
        ((MAGGIE, TUG), "waves", "the librarian", "cardigan", "jersey"),
        ((MAGGIE, HASK), "mends a net", "the old man", "grey beard", "cardigan"),
        ((OAK,), "the treant yawns", "", "amber eyes", ""),
        ((LENA,), "waters roses", "the florist", "yellow raincoat", ""),
        ((("Martha", "Martha, 60, grey hair, blue apron."),), "kneads dough", "Martha Halloway", "grey hair, blue apron", ""),
    ],
)  # fmt: skip
def test_a_tag_may_call_somebody_by_a_short_form_a_trade_a_title_or_a_description(
    cards: Cards, prompt: str, who: str, has: str, never: str
) -> None:
    assert_says(pictured(cards, (prompt, who)), has, never)


ROSA = "Rosa Vane, a tall woman with cropped white hair and a scar on her chin, in a green poncho, steps off the train"
ORLA = (
    "Orla, an android woman with silver hair and a porcelain face, in a torn yellow dress, lies on the floor"
)
GU = "Old Gu, an old man with a long white beard and an eye patch, in a straw cape, sits by the road"
CROW = "a bounty hunter with a burned face and a black duster, Silas Crow, watches from the roof"
ZORA = "Madame Zora, a fortune teller with a gold turban and long nails, shuffles cards"
PIP = "Pip, a girl of ten with black pigtails and a red dress, hides under the table"
COBB = "Sheriff Cobb of Red Rock, a fat man with a grey moustache, shakes hands"


@pytest.mark.parametrize(
    ("first", "by", "then", "who", "has"),
    [
        (ROSA, "Rosa Vane", "smokes", "Vane", "white hair, scar, green poncho"),
        (ROSA, "Rosa Vane", "the woman in the poncho smokes", "", "white hair, scar"),
        (ROSA, "Rosa Vane", "smokes", "the woman in the poncho", "white hair, scar"),
        (ORLA, "Orla", "opens her eyes", "Orla", "android woman, silver hair, porcelain face, yellow dress"),
        (ORLA, "", "opens her eyes", "Orla", "silver hair, porcelain face, yellow dress"),
        (GU, "Old Gu", "laughs", "Gu", "white beard, eye patch, straw cape"),
        (CROW, "Silas Crow", "aims a rifle", "Crow", "burned face, black duster"),
        (ZORA, "Madame Zora", "smiles", "the fortune teller", "turban"),
        (PIP, "Pip", "the girl peeks out", "", "pigtails, red dress"),
        (COBB, "", "drinks", "Cobb", "grey moustache"),
        ("Mr. Stone, an old man with a white moustache, coughs", "Mr. Stone", "sits down", "Mr. Stone", "white moustache"),
        ("the stranger, a gaunt man in a grey duster with a glass eye, drinks", "the stranger", "looks up", "the gaunt man", "grey duster, glass eye"),
    ],
)  # fmt: skip
def test_whom_a_tag_introduces_keeps_what_was_told_and_is_nobody_else(
    first: str, by: str, then: str, who: str, has: str
) -> None:
    text = pictured((ABIGAIL,), (first, by), (then, who))

    assert_says(text, has, "auburn, vest")


def test_a_title_tells_another_of_the_same_house_apart() -> None:
    assert_says(pictured((ABIGAIL,), ("Mr. Stone knocks at a door", "")), "knocks", "auburn, vest")


def test_a_gesture_of_somebody_new_is_no_look() -> None:
    new = "Rosa, a woman with red hair, with a raised fist and a bowed head and a sad face, shouts"

    assert_says(pictured((ABIGAIL,), (new, "Rosa"), ("sleeps", "Rosa")), "red hair", "fist, head, face")


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("Alice", "Alice is a shy girl with red hair.", ("Alice",)),
        ("Ivy", "Ivy, 24, red hair. She says Hello to everyone. Her boss says Friday is fine.", ("Ivy",)),
        (
            "Ellen",
            "Ellen is the daughter of the mayor. She is 19, blonde. Her father is a baker.",
            ("Ellen",),
        ),
        ("Kim", "Kim was a soldier. Now Kim is a former captain of 50 with grey hair.", ("Kim",)),
        ("Rose", "Rose is a baker's wife with brown hair. She prefers Paris to London.", ("Rose",)),
        ("Mira", "Hair: red\nRole: The heart of the group\nTitle: none\nClass: B", ("Mira",)),
        ("Gran", "Gran is tiny, with white hair. The farmhand is called Ruben.", ("Gran",)),
        ("Gregory House", "Gregory House is a doctor of 50 with stubble.", ("Gregory House", "the doctor")),
    ],
)
def test_a_trade_or_name_of_somebody_else_is_not_the_persons(
    name: str, text: str, names: tuple[str, ...]
) -> None:
    (sheet,) = read_card(Card(name, text))

    assert sheet.names == names


def test_a_trade_that_two_people_have_is_nobodys_name() -> None:
    sheets = read_card(
        Card("The Ward", "Anna is a nurse of 30 with red hair. Otto is a nurse of 40 with black hair.")
    )

    assert [sheet.names for sheet in sheets] == [("Anna",), ("Otto",)]


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [("abby", "abigail", True), ("peg", "margaret", True), ("lenny", "lennart", True), ("mary", "margot", False), ("ann", "joanna", False)],
)  # fmt: skip
def test_short_forms(short: str, full: str, same: bool) -> None:
    assert alike(short, full) is same
