# ruff: noqa: E501 -- a scenario is kept as it is written
"""Where a scenario is set: the room or house that plain writers nest in a sentence, and none where none is said."""

import pytest

from limner.continuity._card_reader import Card, read_card

CARDS = {
    "en": "Mara is a woman of 30 with black hair.",
    "de": "Mara ist eine Frau von 30 Jahren mit schwarzen Haaren und blauen Augen.",
    "fr": "Mara est une femme de 30 ans avec des cheveux noirs et les yeux bleus.",
    "es": "Mara es una mujer de 30 años con el pelo negro y los ojos azules.",
}


def place(scenario: str, tongue: str = "en", greeting: str = "") -> str:
    return read_card(Card("Mara", CARDS[tongue], scenario=scenario, first_mes=greeting))[0].place


@pytest.mark.parametrize(
    ("tongue", "scenario", "named"),
    [
        (
            "en",
            "Ghent, November 1931. In the night somebody has emptied the safe of the post office by the canal.",
            "post office",
        ),
        ("en", "A town with one street. July, noon, in the Silver Lode, which is the saloon.", "saloon"),
        (
            "de",
            "Winter 1954, vier Uhr morgens, in der Backstube. {{user}} ist seit einem Jahr Lehrling.",
            "bakery",
        ),
        ("en", "Berlin, 1928. Past midnight, in the dressing room of the Blue Parrot.", "dressing room"),
        ("en", "London, 1888. Somebody has broken into the shop of a watchmaker in Fleet Street.", "shop"),
        ("en", "A small town in Ohio. Friday evening, at the diner on Route 9.", "diner"),
        ("en", "Rain. Three in the morning, in the waiting room of the station.", "waiting room"),
        ("en", "{{user}} wakes up in the infirmary of the spaceship Meridian.", "infirmary"),
        ("en", "It is Christmas Eve, and {{user}} is the last customer in the bookshop.", "bookshop"),
        ("en", "December 1911. A cargo ship off the coast of Norway.", "ship"),
        ("en", "{{user}} has come to the monastery to copy a book.", "monastery"),
        ("en", "The war is over. {{user}} comes home to the farm.", "farm"),
        ("en", "Two days before the election, in the office of the mayor.", "office"),
        ("en", "The last train has gone. {{user}} and Mara are stuck at the station.", "station"),
        ("en", "Venice, carnival. {{char}} and {{user}} meet on a bridge.", "bridge"),
        ("en", "Prague in winter. A bookbinder's workshop under the castle.", "workshop"),
        ("en", "A kingdom at war; the kitchen of the palace, the night before the siege.", "kitchen"),
        ("en", "Sunday, six in the evening. The laundromat on the corner.", "laundromat"),
        ("en", "{{user}} has rented the room above the bakery.", "bakery"),
        ("en", "{{user}} works the night shift at a petrol station in the desert.", "petrol station"),
        ("en", "The Golden Hind, an inn on the coast road. It snows.", "inn"),
        ("en", "On board the Albatross, a whaler, three weeks from port.", "whaler"),
        ("en", "In the Red Lion, the only pub of the village, on a wet Tuesday.", "pub"),
        (
            "en",
            "There is a bar called Nowhere at the end of the pier, and {{user}} is its only guest.",
            "bar",
        ),
        ("en", "Paris, 1925: a studio under the roof.", "studio"),
        ("en", "A research station in Antarctica, midwinter.", "station"),
        ("en", "The library closes at ten. It is half past ten.", "library"),
        ("en", "The court is in session. {{user}} is on trial for theft.", "court"),
        ("en", "Late summer. {{user}} is spending the holidays at the lighthouse.", "lighthouse"),
        ("en", "It is raining, and the two of them are waiting in the bus shelter.", "bus shelter"),
        ("en", "{{char}} runs a tea shop in the old town. {{user}} comes in out of the rain.", "tea shop"),
        ("en", "Midnight at the museum, and an alarm nobody has heard.", "museum"),
        ("de", "Hamburg, Hafen, Januar 1962. In einer Kneipe namens Zur Kogge.", "pub"),
        ("de", "Ein Leuchtturm auf einer Insel. Draußen tobt ein Sturm.", "lighthouse"),
        ("de", "Wien 1900, im Hinterzimmer eines Kaffeehauses.", "back room"),
        ("de", "{{user}} ist neu in der Schule und findet {{char}} in der Bibliothek.", "library"),
        ("de", "Herbst, Abend, auf dem Friedhof hinter der Kirche.", "cemetery"),
        ("de", "Jemand hat nachts die Kasse der Apotheke am Markt geleert.", "pharmacy"),
        ("fr", "Paris, 1942. La nuit, dans une cave du Marais.", "cellar"),
        ("fr", "Marseille, l'été, à la terrasse d'un café du port.", "terrace"),
        ("fr", "Une ferme en Bretagne, l'hiver. {{user}} arrive à pied.", "farm"),
        ("es", "Madrid, 1936. De madrugada, en la cocina de una taberna.", "kitchen"),
        ("es", "Un faro en la costa de Galicia, en invierno.", "lighthouse"),
        ("en", "Somewhere past the border, in the cabin of a truck.", "cabin"),
        ("en", "The third night of the blockade, in the engine room.", "engine room"),
        ("en", "A strange murder at the Hotel Bristol. {{user}} has the room next door.", "hotel"),
        ("en", "Someone has been stealing the roses from the garden of the convent.", "garden"),
        (
            "en",
            "Nobody has opened the observatory on the hill for twenty years, until tonight.",
            "observatory",
        ),
        ("en", "Kyoto, spring. An antique shop with no sign, in a lane behind the temple.", "antique shop"),
        ("en", "{{user}} inherits a circus. The first evening, in the ring.", "ring"),
        ("en", "A blizzard has closed the pass. Everybody is in the common room of the hut.", "common room"),
        ("en", "Four in the afternoon in the barber shop on Elm Street.", "barber"),
        ("en", "New Orleans, August. A jazz club called the Velvet Owl.", "jazz club"),
        ("en", "The year is 2190. The mining colony on Ceres, level six.", "colony"),
        ("en", "1 AM. A tiny ramen bar in Shinjuku.", "ramen bar"),
        ("en", "The ballroom of a sinking liner.", "ballroom"),
        ("en", "Tuesday. {{user}} has an appointment at the clinic.", "clinic"),
        ("en", "It is the hottest week of the year and the ice factory has stopped.", "factory"),
        ("en", "A vineyard in the hills, harvest time. {{user}} has come to help.", "vineyard"),
        ("en", "Trouble in the kitchens: somebody is poisoning the soup.", "kitchens"),
        ("en", "On the night train from Paris to Istanbul, second class, compartment nine.", "compartment"),
        ("en", "The Black Swan lies in the harbour and will sail at dawn.", "harbour"),
        ("en", "The mine at Grimsdal has been closed for a week.", "mine"),
        (
            "en",
            "Where the two rivers meet there is a mill. {{user}} has been sent there as an apprentice.",
            "mill",
        ),
        ("en", "{{user}} and {{char}} share a flat over a fish shop.", "flat"),
        ("en", "In spring, when the ice breaks, a body is found in the boathouse.", "boathouse"),
        ("en", "Five o'clock, the ballet school, an empty practice room.", "practice room"),
        ("en", "After closing time, behind the counter of a pawn shop.", "pawn shop"),
        ("en", "The train to the north is snowed in. Second day, dining car.", "dining car"),
        ("de", "Ein Dorf an der Nordsee, November. In der alten Bücherei brennt noch Licht.", "library"),
        ("de", "{{user}} arbeitet seit einer Woche in der Buchhandlung von Mara.", "bookshop"),
        ("de", "Nachtschicht in der Notaufnahme. Es regnet.", "emergency room"),
        ("de", "Der letzte Zug ist weg. {{user}} sitzt mit Mara im Wartesaal.", "waiting room"),
        ("de", "Sommer 1936, an der Küste von Rügen. Die Pension steht leer.", "guesthouse"),
        ("de", "Hinter der Theke einer Bar in Hamburg, kurz nach Mitternacht.", "bar"),
        ("de", "Auf einem Frachter vor Norwegen, im Maschinenraum.", "engine room"),
        ("de", "Die Uhrmacherwerkstatt am Marktplatz, kurz vor Ladenschluss.", "shop"),
        ("fr", "Lyon, 1938, dans l'arrière-boutique d'une librairie.", "back room"),
        (
            "fr",
            "Le train de nuit est arrêté. {{user}} et Mara sont dans le même compartiment.",
            "compartment",
        ),
        ("fr", "Un phare sur une île, la tempête.", "lighthouse"),
        ("es", "En la trastienda de una farmacia de Sevilla, agosto.", "back room"),
        ("es", "{{user}} llega al convento de noche.", "convent"),
    ],
)
def test_a_scenario_is_set_in_the_room_or_house_it_names(tongue: str, scenario: str, named: str) -> None:
    assert named in place(scenario, tongue)


@pytest.mark.parametrize(
    "scenario",
    [
        "{{user}} carries a letter for a duke who is said to have been turned into a goose.",
        "{{char}} and {{user}} were at school together once.",
        "{{char}} dreams of a house by the sea.",
        "A kingdom with too many wizards.",
        "{{user}} owes {{char}} money.",
        "The captain of the guard has a secret.",
        "They have ten days to get to the coast.",
        "{{char}} left the monastery ten years ago.",
        "The two of them have been married for a year.",
        "In the year 2077, nobody sleeps.",
        "{{char}} will teach {{user}} magic.",
        "It is the night before the wedding.",
        "In love with the wrong man, {{char}} asks {{user}} for help.",
        "In the middle of the night {{user}} gets a call.",
    ],
)
def test_a_scenario_that_is_set_nowhere_names_no_place(scenario: str) -> None:
    assert place(scenario) == ""


@pytest.mark.parametrize(
    ("scenario", "whole"),
    [
        ("In the night somebody has emptied the safe of the post office by the canal.", "post office"),
        ("A kingdom at war; the kitchen of the palace, the night before the siege.", "kitchen of the palace"),
        ("{{user}} has rented the room above the bakery.", "room above the bakery"),
        ("The bridge of an ore freighter at the edge of the belt.", "bridge of an ore freighter"),
        ("Die Apotheke am Markt.", "pharmacy"),
        ("July, noon, in the Silver Lode, which is the saloon.", "saloon"),
    ],
)
def test_a_nested_place_is_said_with_what_it_is_of_and_nothing_else(scenario: str, whole: str) -> None:
    assert place(scenario, "de" if "Apotheke" in scenario else "en") == whole


def test_a_greeting_names_the_house_where_the_scenario_names_none() -> None:
    assert (
        place("Two women, one city.", greeting="Five in the morning, and the bakery smells of bread.")
        == "bakery"
    )
    assert place("They meet again.", greeting="The forge was the only warm place in the village.") == "forge"


@pytest.mark.parametrize(
    ("scenario", "greeting", "named"),
    [
        (
            "A highway across the dead plain, twelve years after the lights went out. Juno and Brick drive the last bus. {{user}} is standing in the road.",
            "The bus stopped with a foot to spare.",
            "highway",
        ),
        ("A desert road at noon. Ann flies the mail plane to Tangier.", "", "desert road"),
        ("A frozen river. Ned rides the last train north.", "", "frozen river"),
        ("A beach at dusk, ten years after the war. Ann steers the ferry.", "", "beach"),
        ("A road through the marsh. Ann pilots the night coach.", "", "road"),
        ("Night. Ann sails a small boat across the bay.", "", "bay"),
        (
            "A ruined temple in the hills, in the autumn rain. Three travellers share one roof and one pot.",
            "The rain came through the roof of the temple in two places. Ann sat in the third.",
            "ruined temple",
        ),
        (
            "A ruined chapel in the woods.",
            "The wind blew through the windows of the chapel. Ann sat.",
            "ruined chapel",
        ),
        ("An old mill by the river.", "Snow fell on the roof of the mill.", "old mill"),
        (
            "The moon pool of the Deep Nine station, eleven hundred metres down.",
            "",
            "moon pool of the Deep Nine station",
        ),
    ],
)
def test_what_is_driven_or_rained_on_is_not_where_it_is(scenario: str, greeting: str, named: str) -> None:
    assert place(scenario, greeting=greeting) == named


def test_a_bakehouse_of_a_greeting_is_the_place() -> None:
    greeting = "Il était quatre heures du matin et Mara, seule dans le fournil, insultait une brioche."
    assert place("Novembre, une petite ville du Sud. {{user}} vient d'emménager.", "fr", greeting) == "bakery"
    assert place("Mara tient la boulangerie d'une petite ville.", "fr") == "bakery of a small town"


@pytest.mark.parametrize(
    ("scenario", "named"),
    [
        (
            "The boathouse of Hrafnvik, a Viking village on a fjord, in autumn. A ship lies there half built.",
            "boathouse",
        ),
        ("The forge of a village on a glacier. A sword hangs over the door.", "forge"),
        ("The chapel on the moor, at night. A lantern burns.", "chapel"),
    ],
)
def test_a_sentence_behind_the_place_is_none(scenario: str, named: str) -> None:
    said = place(scenario)
    assert named in said
    assert not {"lies", "hangs", "burns", "fjord"} & set(said.split())
