"""The words in which places are said."""

from limner.continuity._text import bag

WIDE = bag("""
sickbay
room closet bedroom kitchen bathroom hall hallway corridor parlor parlour study library attic cellar
basement dungeon cell tower ballroom dining-room living-room lounge lobby foyer vestibule office
classroom laboratory lab workshop studio garage stable barn shed greenhouse conservatory nursery pantry
chapel church cathedral temple shrine crypt tomb mausoleum monastery abbey convent mosque synagogue
pagoda castle palace mansion manor house cottage cabin hut villa apartment penthouse hotel motel inn
tavern pub bar saloon cafe café coffeehouse restaurant diner bakery shop store boutique market bazaar
marketplace mall supermarket warehouse factory mill mine quarry forge smithy foundry hospital clinic
ward infirmary morgue school university academy dormitory gymnasium gym museum gallery theater theatre
cinema opera stage arena stadium colosseum circus fairground carnival amusement-park casino nightclub
club brothel bathhouse onsen spa sauna prison jail courtroom courthouse barracks fortress fort bunker
camp campsite tent battlefield trench outpost checkpoint street alley alleyway lane road highway
boulevard avenue square plaza courtyard cloister bridge tunnel subway station platform airport hangar
runway dock docks pier wharf harbor harbour port quay marina lighthouse beach shore seashore coast cliff
cliffs cave cavern grotto canyon gorge ravine valley mountain mountains mountaintop peak hill hillside
dike dyke levee hilltop moor moors heath marsh swamp bog fen forest woods wood woodland jungle grove orchard
vineyard garden park meadow field fields farm farmyard pasture prairie steppe desert dunes oasis tundra
glacier island lagoon lake lakeside pond river riverbank stream waterfall sea ocean reef graveyard cemetery
ruins city town village metropolis slum suburb rooftop rooftops terrace balcony veranda porch patio deck
cockpit hold cargo-hold engine-room spaceship starship spacecraft shuttle space-station airlock ship
boat ferry yacht submarine airship train carriage compartment wagon bus tram car taxi limousine truck
van elevator staircase stairwell stairs greenroom backstage dressing-room locker-room changing-room
waiting-room cloakroom scullery vault bank archive observatory planetarium crater moon planet asteroid
clearing glade path trail pool poolside aquarium zoo rink racetrack track pitch playground sewer sewers
catacombs labyrinth maze dojo sanctuary sanctum alcove arcade boathouse gatehouse guardhouse farmhouse
teahouse treehouse windmill watermill headquarters embassy parliament chamber chambers quarters dorm
restroom lavatory canteen cafeteria mess galley infield boardwalk promenade embankment canal aqueduct
rampart ramparts battlements crossroads parking-lot carpark junkyard scrapyard shipyard depot yard
backyard lawn churchyard vestry belfry nave sacristy refectory salon festival banquet parade foothills
savanna savannah ranch corral homestead bayou delta estuary fjord archives pines birches trees firs
boxcar locomotive millpond weir riverbed reservoir spillway fuselage plane aeroplane airplane jet helicopter
cistern tollbooth layby campervan tanker freighter container rig refinery pipeline steeple site lorry pickup
tollgate airstrip barge houseboat gondola sleigh sledge caravan vent vents barrow cairn mound
tumulus hedge plot terrain wilderness outback bush veld shoreline waterfront riverside hillsides
roadblock border frontier reactor control-room server-room hideout lair den nest burrow hive colony
settlement refuge shelter wasteland ruin rubble overpass underpass silo dam freeway motorway interchange
culvert ditch gully roadside shack barricade compound watchtower dump landfill plains flats aisle
pharmacy drugstore kiosk atrium skyscraper tenement loft orangery folly gazebo pavilion coach jetty
schoolroom vicarage parsonage rectory estate lodge landing summerhouse arbour arbor paddock mews larder
bedchamber boudoir graveside armoury armory guardroom gallows drawbridge moat bailey barrow henge hollow
hamlet longhouse yurt ford ridge summit plateau volcano module bay dome habitat hydroponics medbay
sickbay pod launchpad rover hull megacity laundromat cubicle concourse crossing crosswalk slope piste
chalet camper caravan trailer motorhome clubroom ryokan storeroom konbini booth engawa quarterdeck
forecastle brig longboat rowboat dinghy raft cove shipwreck wreck dugout airfield carousel allotment
trenches jailhouse gaol scaffold stockade palisade crawlspace mineshaft shaft ravines gulch mesa bluff
bluffs dell copse thicket hedgerow fens wetlands cornfield cornfields wheatfield snowfield icefield
ricefield paddies paddy terraces bamboo grounds campground campfire-circle bivouac colonnade peristyle
forum amphitheater amphitheatre baths hammam souk medina caravanserai ziggurat pyramid sepulcher cantina
speakeasy parlors pawnshop precinct newsroom mezzanine boardroom hallways corridors streets alleys
backstreet sidewalk pavement kerb curb driveway cul-de-sac outskirts skyline terminal gangway rigging
crow's-nest helm wheelhouse foredeck afterdeck barnyard hayloft henhouse pigsty sty kennel kennels
smokehouse root-cellar brewery distillery winery cooperage tannery bakehouse butcher's grocer's tailor's
florist's barber's barbershop spire belltower clocktower attics eaves undercroft ossuary oratory
reliquary scriptorium cloisters priory hermitage chantry dispensary sickroom sanatorium asylum hospice
orphanage workhouse poorhouse almshouse college campus quad greenhouses orchards transept apse
acropolis abyss aerie alps antechamber apiary apothecary archipelago ashram atoll badlands ballpark
battleground beachfront bistro bodega bookstore bothy brasserie brook bullring bungalow cabana
cabaret catwalk causeway chasm chateau château citadel clifftop coalmine coliseum commune condo cowshed crag
crevasse croft daycare deli disco discotheque drydock emporium encampment enclave enclosure esplanade flat
foothill frigate galleon garret glen grange gunship haberdashery harem haven hearse hell heaven holodeck
hostel hovel igloo inlet islet isle jacuzzi junction keep kindergarten kitchenette laundrette limo lodgings
loch mangroves manse megalopolis metro minaret minivan moonbase mudflat mudflats necropolis
nunnery oubliette passageway pit pizzeria plantation precipice promontory quadrangle quagmire rainforest
rapids reception resort rotunda sandbar sandbank seabed seafloor seafront shanty shopfront shrubbery
skatepark skyway slipway snowbank solarium spaceport speedway stagecoach stairway storefront sundeck
tabernacle taiga taverna tepee tipi tidepool toilet toilets showers toolshed township trailhead treetop
treetops treeline turret undergrowth underworld vale void wadi walkway waterhole wigwam zeppelin nebula
hillock knoll creek billabong outcrop dune bullpen backlot soundstage catacomb intersection gutter bleachers
canoe kayak gunboat cruiser warship liner steamer steamboat paddleboat schooner sloop longship trawler
tugboat lifeboat motorboat speedboat hovercraft ambulance minibus jeep chariot cab hansom rickshaw monorail
blimp glider biplane dropship mothership starbase lander
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
""")


# of these only what stands behind a word that says where is a place
UNSURE = bag("""
site hatch vent border bush plot container pines birches trees firs city village town bar square hold
track pitch mess stage yard rink arcade bridge path trail pool court mine port ward bank keep pass
landing bay hollow slope hull helm booth pod pen landing crossing plain ford shaft aisle trailer coach
module camp shelter compound solar wreck den estate park field box surface raft festival's moon
flat glen heaven hell keep pit reception void nebula toilet junction rapids haven gutter liner steamer glider
brook isle resort cruiser skyline
""")


VERBS = bag("studies stages lodges shops ranges forges banks nests holds parks bars stores squares")
"""Verbs that look like places in the plural: ``a woman studies a portrait``."""


ENDINGS = (
    "room",
    "house",
    "yard",
    "shop",
    "field",
    "fields",
    "hall",
    "grounds",
    "works",
    "lands",
    "land",
    "bay",
    "side",
)


NO_ENDING = bag("""
broom groom mushroom bishop garland inside outside beside alongside side bridegroom household shall
starfield starfields fireside bedside overland inland upside downside england ireland scotland poland
holland finland iceland
""")


AT = bag("""
in inside into within on onto at through across along down up under outside near by beside behind around
aboard amid among amidst atop over throughout beneath below
between round above before amongst underneath upon alongside opposite
""")


LOOKING = bag("""
look looks looking looked stare stares staring gaze gazes gazing point points pointing glance glances
glancing throws shake shakes shaking brandishes brandishing shouts shouting yells spits wave waves
waving howls howling roars roaring screams screaming curses cursing swears swearing barks barking
aims shoots peers peering smiles smiling laughs nods nodding frown frowns frowning scowl scowls scowling glare
glares glaring squint squints squinting
""")


STOP = bag("""
and or of with without the a an his her their its in on at by to from into for as while who which that is
are was were she he they it him them no not then but looking standing sitting walking holding running
leaning lying through across along inside outside behind before beside near under over around out up down
off empty-handed alone together
""")


GLUE = bag("of the a an in on at")


THINGS = bag("""
door doors gate gates window windows wall walls floor light lights lamp lamps key keys sign bell bells
boy girl man woman keeper owner guard guards hand hands worker workers cat dog mouse cake music party
clothes dress uniform coat cage pole table chair bed bench cup mug boots tools tool book books map portrait
wheel wheels tyres painting model toy steps step rail railing post stove sink clock curtain curtains tiles
smoke dust
""")
"""Nouns behind a place's that make it the place they belong to."""


TREES = bag("""
pine birch tree oak fir willow beech spruce forest wood woodland jungle copse thicket grove
""")


PLAIN = bag("""
the a an of in on at her his their dark empty old quiet big small little narrow wide busy crowded long
bare cold warm
""")


PAIRS = {
    "phone": ("box",), "telephone": ("box",), "shopping": ("centre", "center"), "bus": ("stop",),
    "garden": ("centre", "center"), "community": ("centre", "center"), "train": ("tracks",),
    "no-man's": ("land",), "walk-in": ("fridge", "freezer", "cooler", "closet", "wardrobe"),
    "railway": ("tracks", "line", "embankment"), "window": ("seat",), "market": ("stall", "stalls"),
    "stone": ("circle",), "big": ("top",), "circus": ("ring",), "boxing": ("ring",), "the": ("ring", "plain"),
    "landing": ("stage",), "ticket": ("office",), "beer": ("garden",), "roof": ("garden",),
    "flower": ("bed", "beds"), "duelling": ("ground",), "dueling": ("ground",), "parade": ("ground",),
    "burial": ("ground",), "hunting": ("ground",), "fish": ("market",), "tram": ("stop",),
    "taxi": ("rank",), "ghost": ("town",), "orchestra": ("pit",), "organ": ("loft",),
    "choir": ("loft", "stalls"), "royal": ("box",), "witness": ("stand", "box"), "dry": ("dock",),
    "lock": ("keeper's",), "tea": ("garden", "rooms"), "cold": ("store",), "crow's": ("nest",),
    "city": ("gate", "gates"), "town": ("gate", "gates", "centre", "center"),
    "castle": ("gate", "gates"), "palace": ("gate", "gates"),
    "barrier": ("gate", "gates"), "temple": ("gate", "gates"), "prison": ("gate", "gates"),
    "open": ("space", "plain"), "outer": ("space",), "deep": ("space",), "empty": ("space",),
    "in": ("space", "orbit"), "at": ("home",),
    "film": ("set",), "movie": ("set",), "hot": ("spring", "springs"), "air": ("balloon",),
    "dance": ("floor",), "parking": ("lot", "space", "garage"),
    "fire": ("escape",), "throne": ("room",), "driver's": ("cab",),
}  # fmt: skip
"""Two words that are a place together."""


ARTICLES = frozenset(("the", "a", "an", "his", "her", "their", "its", "this", "that", "one"))


STRUCTURES = bag("wall walls roof rooftop battlements ruins steps")


SMALL = bag("""
car van truck bus tent wagon carriage taxi boat helicopter plane lorry pickup rowboat dinghy cart rover
pod shuttle tram train jeep elevator lift gondola sleigh sled coach caravan trailer
limo minivan minibus hearse stagecoach ambulance cab hansom rickshaw chariot canoe kayak lifeboat
motorboat speedboat locomotive
""")


IN = bag("""
in inside into within on onto aboard of through crosses entering enters drives drive driving boards boarding
""")


OUTSIDE = bag("gate gates fence railing bell bells clock sign")


GOING = bag("""
crosses crossing enters entering climbs climbing explores exploring wanders wandering roams roaming
patrols patrolling reaches reaching paces pacing searches searching haunts walks walking visits visiting
cross enter climb explore wander roam patrol reach pace search walk visit wade wades descends descend
ascends ascend drives drive driving boards boarding
""")


DOING = bag("""
approaching facing overlooking watching guarding seeing passing filling surrounding leaving sitting
standing holding running leaning lying looking sleeping hiding waiting-in kneeling working living-in
building-up fleeing
""")


PICTURED = bag("""
painting picture photo photograph map model memory dream light smell sound way noise view thought
thoughts name lights pair king queen lord lady owner keeper people
""")


COMING = bag("""
come comes coming arrives arrive arriving returns return returning walks walk goes go runs run walking
going running rides ride riding drives driving steps stepping hurries hurrying rushes rushing climbs climbing
swims marches marching strolls hikes sails flees moves
""")
