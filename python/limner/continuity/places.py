"""Places: which nouns are where a scene can be, and which are only a spot in it."""

from functools import lru_cache

from limner.continuity.text import bag, bare, stem, words

WIDE = bag("""
room bedroom kitchen bathroom hall hallway corridor parlor parlour study library attic cellar basement
dungeon cell tower throne ballroom dining-room living-room lounge lobby foyer vestibule office classroom
laboratory lab workshop studio garage stable barn shed greenhouse conservatory nursery pantry chapel
church cathedral temple shrine crypt tomb mausoleum monastery abbey convent mosque synagogue pagoda
castle palace mansion manor house cottage cabin hut villa apartment penthouse hotel motel inn tavern
pub bar saloon cafe café coffeehouse restaurant diner bakery shop store boutique market bazaar
marketplace mall supermarket warehouse factory mill mine quarry forge smithy foundry hospital clinic ward
infirmary morgue school university academy dormitory gymnasium gym museum gallery theater theatre cinema
opera stage arena stadium colosseum circus fairground carnival amusement-park casino nightclub club
brothel bathhouse onsen spa sauna prison jail courtroom courthouse barracks fortress fort bunker camp
campsite tent battlefield trench outpost checkpoint street alley alleyway lane road highway boulevard
avenue square plaza courtyard cloister bridge tunnel subway station platform airport hangar runway dock
docks pier wharf harbor harbour port quay marina lighthouse beach shore seashore coast cliff cliffs cave
cavern grotto canyon gorge ravine valley mountain mountains mountaintop peak hill hillside hilltop moor
moors heath marsh swamp bog fen forest woods wood woodland jungle grove orchard vineyard garden park
meadow field fields farm farmyard pasture prairie steppe desert dunes oasis tundra glacier island lagoon
lake lakeside pond river riverbank stream waterfall sea ocean reef graveyard cemetery ruins city town
village metropolis slum suburb rooftop rooftops terrace balcony veranda porch patio deck cockpit cabin
bridge hold cargo-hold engine-room spaceship starship spacecraft shuttle space-station airlock ship boat
ferry yacht submarine airship train carriage compartment wagon bus tram car taxi limousine truck van
elevator staircase stairwell stairs greenroom backstage dressing-room locker-room changing-room
waiting-room cloakroom scullery vault bank archive observatory planetarium crater moon planet asteroid
clearing glade path trail pool poolside aquarium zoo rink racetrack track pitch playground sewer sewers
catacombs labyrinth maze ward dojo sanctuary sanctum alcove arcade lighthouse boathouse gatehouse
guardhouse farmhouse teahouse treehouse windmill watermill headquarters embassy parliament chamber
chambers quarters dorm restroom lavatory canteen cafeteria mess galley infield boardwalk promenade
embankment canal aqueduct rampart ramparts battlements crossroads parking-lot carpark junkyard scrapyard
shipyard depot yard backyard lawn churchyard vestry belfry nave sacristy refectory salon festival banquet parade foothills
savanna savannah ranch corral homestead bayou delta estuary fjord archives reactor control-room
server-room hideout lair den nest burrow hive colony settlement refuge shelter
""")

NARROW = bag("""
door doorway window windowsill bed sofa couch chair armchair table desk bench stool stall counter corner
wall floor ground hearth fireplace fire stove mirror bath bathtub tub shower threshold gate fence railing
rail step ladder roof awning rug carpet pillow throne altar pew podium well fountain statue tree branch
rock stone stones log puddle sand grass snow mud water ice edge ledge shelf bookshelf cupboard wardrobe
closet curtain lamp crowd bonfire campfire hammock swing saddle horse seat driver's-seat mat cushion
cradle crate barrel cart column pillar arch archway banister foot side middle center centre front back
top bottom distance shadows shadow light dark darkness rain sun sunlight moonlight air sky background
foreground
""") - {"throne"}

_UNSURE = bag("bar square hold track pitch mess stage yard rink arcade bridge path trail pool court mine port ward bank")
"""Nouns that say a place only behind a word that says where."""

_AT = bag("""
in inside into within on onto at through across along down up under outside near by beside behind around
aboard amid among amidst atop over throughout
""")
_LOOKING = bag("""
look looks looking looked stare stares staring gaze gazes gazing point points pointing glance glances
glancing throws wave waves waving aims shoots peers peering smiles smiling laughs nods nodding
""")
_STOP = bag("""
and or of with without the a an his her their its in on at by to from into for as while who which that is
are was were she he they it him them no not then but looking standing sitting walking holding running
leaning lying through across along inside outside behind before beside near under over around out up down
off empty-handed alone together
""")
_GLUE = bag("of the a an in on at")


def _noun(token: str) -> str:
    return token if token in WIDE or token in NARROW else stem(token)


@lru_cache(maxsize=1024)
def head(text: str) -> str:
    """Return the noun that says what kind of place these words mean, the last word where none is known."""
    last = ""
    for word in words(bare(text)):
        if word.text in ("of", "in", "at", "on", "with", "near", "by", "outside", "behind") and last:
            break
        last = word.text
    return stem(last)


@lru_cache(maxsize=1024)
def same(one: str, other: str) -> bool:
    """Whether two descriptions may be of one place: the same noun, or one says nothing that the other does not."""
    if head(one) == head(other):
        return True
    mine, others = ({stem(w.text) for w in words(t)} for t in (one, other))
    return bool(mine and others) and (mine <= others or others <= mine)


@lru_cache(maxsize=2048)
def place_in(prompt: str) -> str:
    """
    Return the place that a prompt names, as it stands there; empty where it names none.

    A place follows a word that says where (``in a brick tunnel``), or is a clause of its own (``tavern, night``).
    What somebody looks or points at is no place he is in.
    """
    spans = words(prompt)
    alone = ""
    for position, word in enumerate(spans):
        noun = _noun(word.text)
        if noun not in WIDE and not ("-" in word.text and word.text.rsplit("-", 1)[1] in WIDE):
            continue
        after = spans[position + 1] if position + 1 < len(spans) else None
        if after is not None and after.clause == word.clause and _noun(after.text) in WIDE | NARROW:
            continue  # ``railway platform``, ``kitchen table``: the last noun counts
        first = position
        while first and spans[first - 1].clause == word.clause and spans[first - 1].text not in _STOP:
            if spans[first - 1].text.endswith("ing") and spans[first - 1].text not in ("dining", "living"):
                break
            first -= 1
        before = [w.text for w in spans[max(0, first - 4) : first] if w.clause == word.clause]
        end = _end(spans, position)
        while before and before[-1] in (
            "the",
            "a",
            "an",
            "his",
            "her",
            "their",
            "its",
            "this",
            "that",
            "one",
        ):
            before.pop()
        said = prompt[spans[first].start : spans[end].end]
        if before and (before[-1] in _AT or before[-2:] in (["out", "of"], ["front", "of"], ["foot", "of"])):
            if not (_LOOKING.intersection(before[:-1]) and before[-1] in ("at", "over", "through", "into")):
                return _worded(said, before[-1])
        elif word.text not in _UNSURE and not before and position == _clause_end(spans, position) and first - position > -4 and not alone:
            alone = said if spans[first].start == 0 or prompt[spans[first].start - 1] in " ,;|(\n" else ""
    return alone


def _worded(said: str, where: str) -> str:
    return f"outside the {said}" if where == "outside" else said


def _end(spans: tuple[tuple[str, int, int, int], ...], position: int) -> int:
    """Return the last word of the place that has its noun here: ``gallery of the lighthouse``."""
    end, at = position, position + 1
    if at < len(spans) and spans[at][0] == "of" and spans[at][3] == spans[position][3]:
        while at < len(spans) and at < position + 5 and spans[at][3] == spans[position][3]:
            if _noun(spans[at][0]) in WIDE:
                return at
            if spans[at][0] not in _GLUE and at > position + 3:
                break
            at += 1
    return end


def _clause_end(spans: tuple[tuple[str, int, int, int], ...], position: int) -> int:
    while position + 1 < len(spans) and spans[position + 1][3] == spans[position][3]:
        position += 1
    return position


def said_in(place: str, prompt: str) -> bool:
    """Whether a prompt names this place already."""
    noun = head(place)
    said = {stem(w.text) for w in words(prompt)} if noun else set()
    if noun not in said:
        return False
    mine = {stem(w.text) for w in words(bare(place)) if w.text not in _GLUE}
    return mine <= said
