"""Places: which nouns are where a scene can be, and which are only a spot in it."""

from functools import lru_cache

from limner.continuity.text import bag, bare, stem, words

WIDE = bag("""
room bedroom kitchen bathroom hall hallway corridor parlor parlour study library attic cellar basement
dungeon cell tower throne ballroom dining-room living-room lounge lobby foyer vestibule office classroom
laboratory lab workshop studio garage stable barn shed greenhouse conservatory nursery pantry chapel church
cathedral temple shrine crypt tomb mausoleum monastery abbey convent mosque synagogue pagoda castle palace
mansion manor house cottage cabin hut villa apartment penthouse hotel motel inn tavern pub bar saloon cafe
café coffeehouse restaurant diner bakery shop store boutique market bazaar marketplace mall supermarket
warehouse factory mill mine quarry forge smithy foundry hospital clinic ward infirmary morgue school
university academy dormitory gymnasium gym museum gallery theater theatre cinema opera stage arena stadium
colosseum circus fairground carnival amusement-park casino nightclub club brothel bathhouse onsen spa sauna
prison jail courtroom courthouse barracks fortress fort bunker camp campsite tent battlefield trench outpost
checkpoint street alley alleyway lane road highway boulevard avenue square plaza courtyard cloister bridge
tunnel subway station platform airport hangar runway dock docks pier wharf harbor harbour port quay marina
lighthouse beach shore seashore coast cliff cliffs cave cavern grotto canyon gorge ravine valley mountain
mountains mountaintop peak hill hillside hilltop moor moors heath marsh swamp bog fen forest woods wood
woodland jungle grove orchard vineyard garden park meadow field fields farm farmyard pasture prairie steppe
desert dunes oasis tundra glacier island lagoon lake lakeside pond river riverbank stream waterfall sea
ocean reef graveyard cemetery ruins city town village metropolis slum suburb rooftop rooftops terrace
balcony veranda porch patio deck cockpit hold cargo-hold engine-room spaceship starship spacecraft shuttle
space-station airlock ship boat ferry yacht submarine airship train carriage compartment wagon bus tram car
taxi limousine truck van elevator staircase stairwell stairs greenroom backstage dressing-room locker-room
changing-room waiting-room cloakroom scullery vault bank archive observatory planetarium crater moon planet
asteroid clearing glade path trail pool poolside aquarium zoo rink racetrack track pitch playground sewer
sewers catacombs labyrinth maze dojo sanctuary sanctum alcove arcade boathouse gatehouse guardhouse
farmhouse teahouse treehouse windmill watermill headquarters embassy parliament chamber chambers quarters
dorm restroom lavatory canteen cafeteria mess galley infield boardwalk promenade embankment canal aqueduct
rampart ramparts battlements crossroads parking-lot carpark junkyard scrapyard shipyard depot yard backyard
lawn churchyard vestry belfry nave sacristy refectory salon festival banquet parade foothills savanna
savannah ranch corral homestead bayou delta estuary fjord archives pines birches trees firs boxcar locomotive riverbed reservoir spillway fuselage plane aeroplane airplane jet
helicopter cistern tollbooth layby campervan tanker freighter container rig refinery pipeline steeple site lorry pickup tollgate
airstrip barge houseboat gondola sleigh sledge caravan hatch vent vents manhole barrow cairn mound tumulus hedge plot terrain
wilderness outback bush veld shoreline waterfront riverside hillsides roadblock border frontier reactor control-room server-room hideout
lair den nest burrow hive colony settlement refuge shelter wasteland ruin rubble overpass underpass silo dam
freeway motorway interchange culvert ditch gully roadside shack barricade compound watchtower dump landfill
plains flats aisle pharmacy drugstore kiosk atrium skyscraper tenement loft orangery folly gazebo pavilion
coach jetty schoolroom vicarage parsonage rectory estate lodge landing summerhouse arbour arbor paddock mews
larder bedchamber boudoir graveside armoury armory guardroom gallows drawbridge moat bailey barrow henge
hollow hamlet longhouse yurt ford ridge summit plateau volcano module bay dome habitat hydroponics medbay
sickbay pod launchpad rover hull megacity laundromat cubicle concourse crossing crosswalk slope
piste chalet camper caravan trailer motorhome clubroom ryokan storeroom konbini booth engawa quarterdeck
forecastle brig longboat rowboat dinghy raft cove shipwreck wreck dugout airfield carousel allotment
trenches jailhouse gaol scaffold stockade palisade crawlspace mineshaft shaft ravines gulch mesa bluff
bluffs dell copse thicket hedgerow fens wetlands cornfield cornfields wheatfield snowfield icefield
ricefield paddies paddy terraces bamboo grounds campground campfire-circle bivouac colonnade peristyle forum
amphitheater amphitheatre baths hammam souk medina caravanserai ziggurat pyramid sepulcher cantina speakeasy
parlors pawnshop precinct newsroom mezzanine boardroom hallways corridors streets alleys backstreet sidewalk
pavement kerb curb driveway cul-de-sac outskirts skyline terminal gangway rigging crow's-nest helm
wheelhouse foredeck afterdeck barnyard hayloft henhouse pigsty sty kennel kennels smokehouse root-cellar
brewery distillery winery cooperage tannery bakehouse butcher's grocer's tailor's florist's barber's
barbershop spire belltower clocktower attics eaves undercroft ossuary oratory reliquary scriptorium
cloisters priory hermitage chantry dispensary sickroom sanatorium asylum hospice orphanage workhouse
poorhouse almshouse college campus quad greenhouses orchards transept apse
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

# of these only what stands behind a word that says where is a place
_UNSURE = bag("""
site hatch vent border bush plot container pines birches trees firs city village town bar square hold track pitch mess stage yard rink arcade bridge path trail pool court mine port ward bank
keep pass landing bay hollow slope hull helm booth pod pen landing crossing plain ford shaft aisle
trailer coach module camp shelter compound solar wreck den estate park field box surface raft festival's
moon
""")
_ENDINGS = ("room", "house", "yard", "shop", "field", "fields", "hall", "grounds", "works", "lands", "land", "bay", "side")
_NO_ENDING = bag("""
broom groom mushroom bishop garland inside outside beside alongside side bridegroom household shall fireside bedside overland inland upside downside england ireland scotland poland holland finland iceland
""")


_AT = bag("""
in inside into within on onto at through across along down up under outside near by beside behind around
aboard amid among amidst atop over throughout beneath below
between round above before amongst underneath upon alongside opposite
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


_THINGS = bag("""
door doors gate gates window windows wall walls floor light lights lamp lamps key keys sign bell bells boy girl man woman keeper owner
guard guards hand hands worker workers cat dog mouse cake music party clothes dress uniform coat table chair bed bench cup mug boots tools tool
book books map portrait painting model toy steps step rail railing post stove sink clock curtain curtains tiles smoke dust
""")
"""Nouns behind a place's that make it the place they belong to."""


def is_wide(token: str) -> bool:
    """Whether a noun is somewhere a scene can be."""
    if _noun(token) in WIDE:
        return True
    last = token.rsplit("-", 1)[-1]
    if last != token:
        return last in WIDE and last not in ("side", "land")
    return len(token) > 6 and token.endswith(_ENDINGS) and token not in _NO_ENDING


_TREES = bag("pine birch tree oak fir willow beech spruce forest wood woodland jungle copse thicket grove")
_PLAIN = bag("the a an of in on at her his their dark empty old quiet big small little narrow wide busy crowded long bare cold warm")


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
    mine, others = ({stem(w.text) for w in words(t)} - _PLAIN for t in (one, other))
    if head(one) in _TREES and head(other) in _TREES:
        return True
    if head(one) == head(other):
        more, less = mine - {head(one)}, others - {head(one)}
        return not more or not less or bool(more & less)
    return bool(mine and others) and (mine <= others or others <= mine)


@lru_cache(maxsize=2048)
def place_in(prompt: str) -> str:
    """
    Return the place that a prompt names, as it stands there; empty where it names none.

    A place follows a word that says where (``in a brick tunnel``, ``on the roof of a bus``, ``crosses the bridge``),
    or is a clause of its own (``tavern, night``). What somebody looks or points at is no place he is in.
    """
    spans = words(prompt)
    alone = ""
    for position, word in enumerate(spans):
        left = spans[position - 1].text if position and spans[position - 1].clause == word.clause else ""
        if not is_wide(word.text) and word.text not in _PAIRS.get(left, ()):
            continue
        last = position
        if behind := _behind(spans, position):
            if is_wide(behind) or (
                behind in _THINGS and behind not in _STRUCTURES and _noun(behind) not in NARROW
            ):
                continue  # ``railway platform``: the last noun counts; ``station clock`` is no place
            last += behind in _STRUCTURES
            if behind in _OUTSIDE:
                continue
        first = _first(spans, position)
        before = [w.text for w in spans[max(0, first - 6) : first] if w.clause == word.clause]
        while before and before[-1] in _ARTICLES:
            before.pop()
        said = prompt[spans[first].start : spans[_end(spans, last)].end]
        if before and _leads(before) and (stem(word.text) not in _SMALL or before[-1] in _IN):
            if before[-1] == "of" and (part := _part(spans, first)) is not None:
                said = prompt[spans[part].start : spans[last].end]
            return f"outside the {said}" if before[-1] == "outside" else said
        if word.text not in _UNSURE and not before and _ends(spans, position) and not alone:
            alone = said if spans[first].start == 0 or prompt[spans[first].start - 1] in " ,;|(\n" else ""
    return alone


_PAIRS = {
    "phone": ("box",), "telephone": ("box",), "shopping": ("centre", "center"), "bus": ("stop",), "parking": ("lot", "space"),
    "garden": ("centre", "center"), "community": ("centre", "center"), "town": ("centre", "center"), "no-man's": ("land",),
    "train": ("tracks",), "railway": ("tracks", "line", "embankment"), "window": ("seat",), "market": ("stall", "stalls"),
    "stone": ("circle",), "crow's": ("nest",), "fire": ("escape",), "throne": ("room",), "driver's": ("cab",),
}  # fmt: skip
"""Two words that are a place together."""
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "their", "its", "this", "that", "one"))
_STRUCTURES = bag("wall walls roof rooftop battlements ruins")
_SMALL = bag("car van truck bus tent wagon carriage taxi boat helicopter plane lorry pickup rowboat dinghy cart rover pod shuttle tram train jeep")
_IN = bag("in inside into within on onto aboard of through crosses entering enters")
_OUTSIDE = bag("gate gates fence railing bell bells clock sign")
_GOING = bag("""
crosses crossing enters entering climbs climbing explores exploring wanders wandering roams roaming patrols patrolling reaches
reaching paces pacing searches searching haunts walks walking visits visiting cross enter climb explore wander roam patrol
reach pace search walk visit wade wades descends descend ascends ascend
""")


_DOING = bag("""
approaching facing overlooking watching guarding seeing passing filling surrounding leaving sitting standing holding running leaning
lying looking sleeping hiding waiting-in kneeling working living-in building-up fleeing
""")


def _behind(spans: tuple[tuple[str, int, int, int], ...], position: int) -> str:
    behind = spans[position + 1] if position + 1 < len(spans) else None
    return behind[0] if behind is not None and behind[3] == spans[position][3] else ""


def _first(spans: tuple[tuple[str, int, int, int], ...], position: int) -> int:
    """Return the first word of what is said of the place: ``abandoned railway station``."""
    first = position
    while first and spans[first - 1][3] == spans[position][3] and position - first < 5:
        left = spans[first - 1][0]
        if left in _STOP or left in _GOING or left in _DOING:
            break
        first -= 1
    return first


def _leads(before: list[str]) -> bool:
    """Whether these words say that somebody is where the next ones name."""
    last, rest = before[-1], before[:-1]
    looking = bool(_LOOKING.intersection(rest))
    if last == "of":
        return bool(_AT.intersection(rest) or {"against", "out", "from", "up"}.intersection(rest)) and (
            rest[-1] not in _PICTURED
        )
    if last == "to":
        return bool(rest) and rest[-1] in _COMING
    if last == "from":
        return looking
    if last in ("at", "over", "through", "into"):
        return not looking
    return last in _AT or last in _GOING


_PICTURED = bag("painting picture photo photograph map model memory dream light smell sound way noise view thought thoughts name lights pair king queen lord lady owner keeper people")
_COMING = bag("come comes coming arrives arrive arriving returns return returning walks walk goes go runs run")


def _part(spans: tuple[tuple[str, int, int, int], ...], first: int) -> int | None:
    """Return the word that a part of the place is: ``roof`` of ``the roof of a bus``."""
    at = first - 1
    while at >= 0 and spans[at][0] != "of":
        at -= 1
    return at - 1 if at > 0 and spans[at - 1][0] not in ("front", "foot", "out", "inside", "outside") else None


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


def _ends(spans: tuple[tuple[str, int, int, int], ...], position: int) -> bool:
    """Whether a place ends its clause, or only says more of itself behind: ``street at night``, ``tavern interior``."""
    behind = position + 1
    if behind >= len(spans) or spans[behind][3] != spans[position][3]:
        return True
    return spans[behind][0] in ("interior", "exterior", "at", "in", "with", "of", "under", "by", "full", "lit", "behind", "background", "after", "before")


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
