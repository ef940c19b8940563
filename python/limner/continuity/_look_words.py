"""The words in which looks are said: sets of lower-case words, each one string that is split once."""

from types import MappingProxyType


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SHADES = _set("""
dark light pale deep bright dull dusty warm cool soft faded vivid brilliant rich ash ashen ashy dirty strawberry
platinum jet sandy icy ice steel sea sky blood navy royal emerald forest moss leaf honey golden burnt midnight
cornflower slate stormy smoky pastel neon electric natural mousy muddy
""")
"""What stands before a colour, and some that are one."""

COLOUR_FAMILIES = MappingProxyType(
    {
        word: family
        for family, words in {
            "black": "black raven jet ebony inky onyx obsidian coal sable charcoal raven-black pitch-black jet-black "
            "coal-black blue-black midnight",
            "brown": "brown brunette chestnut chocolate mahogany umber walnut coffee hazel brunet mousy tawny sepia "
            "mouse-brown nut-brown brownish caramel",
            "red": "red auburn ginger copper orange scarlet crimson ruby rust russet redhead carrot fiery coppery "
            "reddish rusty titian vermilion maroon burgundy carroty rufous flame-red wine-red",
            "blonde": "blonde blond golden gold flaxen straw honey sandy wheat wheaten fair yellow platinum lemon "
            "corn-coloured straw-coloured straw-colored dishwater towheaded tow",
            "grey": "grey gray silver silvery ash-grey ash-gray steel-grey steel-gray gunmetal slate pewter ashen iron-grey "
            "iron-gray greying graying salt-and-pepper pepper-and-salt silver-grey grizzled",
            "white": "white snow snowy ivory snow-white milk-white cream bone-white pearl pearly",
            "blue": "blue azure cobalt sapphire cerulean indigo teal cyan turquoise aqua navy ice-blue sky-blue bluish "
            "cornflower ultramarine",
            "green": "green emerald jade olive moss mint lime sea-green viridian greenish verdant mossy",
            "purple": "purple violet lilac lavender amethyst plum magenta mauve violet-blue",
            "pink": "pink rose salmon fuchsia coral pinkish",
            "amber": "amber hazel topaz bronze whisky whiskey citrine",
        }.items()
        for word in words.split()
    }
)
"""Colours with the family in which they count as alike."""

COLOURS = frozenset(COLOUR_FAMILIES) | _set(
    "multicoloured multicolored rainbow two-tone dyed bleached colourless colorless mismatched odd heterochromatic"
)

NEAR_COLOURS = frozenset(
    frozenset(pair.split())
    for pair in ("grey white", "amber brown", "amber blonde", "red amber", "pink red", "purple pink")
)
"""Families that one may call by the other's name."""

HAIR_LENGTHS = MappingProxyType(
    {
        word: number
        for number, words in enumerate(
            (
                "bald shaved shaven bald-headed hairless",
                "short cropped close-cropped buzzed pixie buzzcut crewcut short-cropped clipped close-cut",
                "chin-length shoulder-length medium medium-length bobbed bob collar-length neck-length",
                "long waist-length hip-length knee-length floor-length ankle-length thigh-length rapunzel elbow-length",
            )
        )
        for word in words.split()
    }
)

CURLED = _set(
    "curly curled curls wavy waves frizzy kinky coiled ringlets tight-curled spiral corkscrew afro coily"
)
STRAIGHT = _set("straight lank sleek poker-straight bone-straight")

HAIR_MODS = (
    COLOURS
    | SHADES
    | frozenset(HAIR_LENGTHS)
    | CURLED
    | STRAIGHT
    | _set("""
thick thin thinning fine coarse glossy shiny silky soft wild unruly messy tousled shaggy ragged untidy unkempt neat
tidy loose braided plaited tied layered feathered spiky spiked streaked highlighted parted choppy asymmetrical greasy
matted bushy full heavy flowing luxurious lustrous lush sleek slicked slicked-back swept-back combed tangled receding
greased oiled bristly stubbly scruffy trimmed well-trimmed neatly-trimmed forked pointed handlebar walrus pencil
sparse patchy grizzled sun-bleached sun-streaked permed teased big voluminous fluffy feathery close military undercut
iron pulled-back swept ponytailed natural nappy cornrowed side-swept center-parted windswept two-toned two-tone
""")
)

HAIR_HEADS = _set("""
hair locks curls braid braids plait plaits ponytail pigtails twintails tresses mane ringlets dreadlocks dreads locs
afro mohawk buzzcut bob bangs fringe cornrows bun topknot haircut crewcut undercut pixie-cut buzz-cut crop ponytails
""")
"""Of these ``hair`` and its like say nothing alone; the others are a style."""

BARE_HAIR = _set("hair locks tresses mane fringe haircut crop braid braids plait plaits bun bob curls")

STYLES = _set("""
plait plaits braid braids bun buns ponytail ponytails pigtails knot topknot chignon curls ringlets waves locs
dreadlocks dreads cornrows bob crop fringe bangs pixie mohawk undercut updo twintails queue crown coil coils twist
twists rows tail spikes tangle tangles afro crest mullet layers shag
""")

BEARDS = _set(
    "beard moustache mustache goatee stubble sideburns whiskers muttonchops mutton-chops moustaches beards"
)

EYE_MODS = (
    COLOURS
    | SHADES
    | _set("""
slit slitted almond almond-shaped large big small round narrow hooded deep-set deep-sunk sunken glowing luminous wide-set
close-set slanted upturned downturned heavy-lidded cat-like catlike feline reptilian piercing sharp keen kind clear
watery milky cloudy blind cold hard gentle sad expressive soulful intense striking beady bulging compound pupilless
doe doe-like droopy tired black-rimmed lively intelligent cunning sparkling twinkling shining mischievous hazel
""")
)

EYE_LASTING = (
    COLOURS
    | _set("""
slit slitted almond almond-shaped hooded deep-set sunken glowing wide-set close-set slanted upturned heavy-lidded cat-like
catlike feline reptilian milky cloudy blind beady compound pupilless dark pale light icy steel stormy honey large big
doe doe-like ice smoky
""")
) - _set("odd")

EYE_MOMENTS = _set(
    "closed open wide half-closed half-open half-lidded narrowed teary tearful downcast shut lowered averted wet"
)

SKINS = MappingProxyType(
    {
        word: number
        for number, words in enumerate(
            (
                "pale fair white porcelain ivory alabaster milky light creamy pallid ashen chalky rosy pinkish peach "
                "snow-white deathly-pale lily-white milk-white sallow pasty peaches-and-cream moon-pale",
                "tan tanned olive golden bronze bronzed sun-kissed sunburnt sunburned weathered sun-browned honey "
                "caramel light-brown sun-tanned suntanned swarthy bronze-coloured amber sand-coloured tawny wheatish",
                "dark brown black ebony dark-brown mahogany chocolate umber deep deep-brown copper walnut chestnut dusky",
                "blue green red grey gray purple violet pink silver lavender teal orange yellow gold",
            )
        )
        for word in words.split()
    }
)
"""Colours of skin by how dark; the last group is of those that no human has."""

SKIN_MODS = (
    frozenset(SKINS)
    | SHADES
    | _set("""
smooth rough scarred freckled wrinkled leathery flawless translucent soft clear ruddy lined dry warm cool blemished
spotted striped mottled scaly sun-dark weather-beaten tattooed unblemished papery flushed glowing oily medium
""")
)

FURS = _set("fur scales feathers plumage pelt hide")
FUR_MODS = (
    COLOURS
    | SHADES
    | _set("""
thick soft sleek shaggy short long striped spotted tabby calico glossy iridescent fluffy dappled brindled mottled
ginger coarse silky tortoiseshell piebald
""")
)

FACE_HEADS = _set("""
face jaw jawline nose cheekbones lips chin cheeks features eyebrows brows dimples forehead brow mouth eyelashes lashes
teeth
""")
FACE_MODS = _set("""
round oval square heart-shaped long narrow broad sharp angular soft delicate fine strong chiselled chiseled handsome
beautiful pretty plain homely youthful weathered lined wrinkled craggy rugged gaunt hollow sunken high prominent full
thin hooked aquiline hawk hawkish hawk-like crooked broken snub button upturned straight roman pointed cleft dimpled
plump rosy ruddy freckled thick bushy arched heavy bony pale dark wide large small big long painted gap-toothed boyish
girlish elfin foxy vulpine kind stern patrician noble symmetrical weather-beaten scarred pockmarked flat moon-shaped
moon horsey equine lean haggard careworn clean-cut square-jawed lantern protruding weak firm black brown blonde red grey
white gray rounded defined chubby baby doll-like androgynous feminine masculine lupine feline wolfish leathery tanned
hard missing gold crooked jutting bulbous generous bow-shaped bee-stung unshaven
""")

MARK_HEADS = _set("""
scar scars burn burns tattoo tattoos freckles mole moles birthmark birthmarks glasses spectacles eyeglasses monocle
eyepatch eye-patch pince-nez horns horn antlers tail tails wings fangs tusks hooves halo piercing piercings beauty-mark
scarring stitches prosthesis prosthetic gills claws talons muzzle snout beak antennae whisker vitiligo dimple
pockmarks brand hump peg-leg hook tentacles freckle bindi warpaint sunglasses third-eye
""")
MARK_MODS = _set("""
left right cybernetic mechanical prosthetic wooden artificial missing robotic bionic metal clockwork iron glass
""")
LIMBS = _set("arm arms leg legs hand hands eye finger fingers limb limbs foot tooth ear")
EARS = _set("""
fox cat wolf dog rabbit bunny elf elven pointed pointy long jug large big animal horse cow mouse bear tiger lion furry
fluffy floppy notched torn bat pig goat deer sheep squirrel raccoon tanuki cauliflower elvish kitsune feline canine
vulpine lupine protruding sticking-out round black white orange brown grey tufted triangular pierced donkey leaf-shaped
""")

BODY = _set("""
cheek cheeks face brow forehead eye eyes nose chin jaw lip lips mouth neck throat shoulder shoulders arm arms forearm
forearms wrist wrists hand hands palm palms finger fingers chest back waist hip hips thigh thighs knee knees leg legs
shin calf ankle ankles foot feet temple temples ear ears eyebrow eyebrows nape head collarbone collarbones belly
stomach side ribs breast breasts spine scalp crown knuckles body torso bicep biceps elbow elbows thumb skin hairline
butt bottom cheekbone cheekbones eyelid sternum abdomen tail-bone hipbone
""")

BUILDS = MappingProxyType(
    {
        word: (kind, number)
        for kind, groups in {
            "height": (
                "short tiny petite diminutive small little shortish pint-sized pocket-sized",
                "",
                "tall towering lanky "
                "leggy gangly gangling giant gigantic long-legged long-limbed statuesque very-tall rangy hulking",
            ),
            "weight": (
                "thin slim slender skinny lean bony gaunt scrawny slight willowy lithe wiry spare rail-thin waifish "
                "emaciated underweight svelte skeletal spindly slightly-built rawboned raw-boned",
                "",
                "fat plump chubby heavy stout portly overweight obese rotund corpulent pudgy tubby heavyset heavy-set "
                "thickset thick-set big-bellied pot-bellied round-bellied potbellied paunchy fleshy",
            ),
            "strength": (
                "frail weak delicate fragile",
                "",
                "muscular strong burly brawny athletic toned powerful broad broad-shouldered stocky sturdy "
                "well-built powerfully-built barrel-chested muscled fit well-muscled strapping solid robust hulking ripped "
                "big-boned broad-chested strongly-built square-shouldered wide-shouldered beefy",
            ),
            "shape": (
                "",
                "",
                "compact curvy curvaceous voluptuous busty buxom hourglass flat-chested narrow-waisted wide-hipped stooped "
                "hunched round-shouldered bow-legged hunchbacked bent full-figured shapely big-breasted full-breasted "
                "pear-shaped androgynous narrow-shouldered pregnant lopsided limping heavily-built",
            ),
        }.items()
        for number, words in enumerate(groups)
        for word in words.split()
    }
)
"""Words of build: what kind of measure, and its low (0) or high (2) end."""

BUILD_HEADS = _set("build figure frame physique stature body")
BUILD_MODS = frozenset(BUILDS) | _set(
    "medium average big large huge massive boyish girlish wide mature womanly feminine masculine narrow ample trim "
    "compact dainty swimmer's dancer's runner's lithe angular straight full square imposing normal ordinary"
)
SIZES = _set("big large huge massive")

AGES = MappingProxyType(
    {
        "newborn": (0, 1), "baby": (0, 2), "infant": (0, 2), "toddler": (1, 4), "child": (3, 13),
        "childlike": (3, 14), "preteen": (9, 13), "teenage": (12, 19), "teen": (12, 19), "teenaged": (12, 19),
        "adolescent": (11, 19), "young": (3, 33), "youthful": (10, 35), "adult": (18, 90), "grown": (18, 90),
        "mature": (30, 70), "middle-aged": (38, 62), "ageing": (50, 90), "aging": (50, 90), "elderly": (60, 200),
        "old": (55, 999999), "older": (45, 200), "aged": (60, 200), "ancient": (80, 999999),
        "ageless": (18, 999999), "immortal": (18, 999999), "grey-beard": (55, 200), "wizened": (60, 200),
    }
)  # fmt: skip
"""Words of age, with the years they may mean."""

AGE_ADJECTIVES = frozenset(AGES) - _set("baby infant toddler child teen immortal aged grey-beard newborn")
AGE_NOUNS = _set("toddler child teenager infant baby")

SEXES = MappingProxyType(
    {
        word: value
        for value, words in {
            "woman": "woman lady female gentlewoman queen duchess countess baroness priestess sorceress witch nun waitress "
            "actress housewife matron crone noblewoman businesswoman policewoman grandmother empress abbess "
            "huntress enchantress swordswoman barmaid seamstress stewardess hostess horsewoman mermaid "
            "fisherwoman landlady spinster succubus she-wolf catwoman kunoichi shieldmaiden policewoman saleswoman "
            "catgirl foxgirl wolfgirl cat-girl fox-girl wolf-girl demoness goddess heiress governess wife widow "
            "bride milf 1woman tomboy",
            "girl": "girl schoolgirl 1girl lass maiden princess maid damsel",
            "man": "man gentleman male guy fellow bloke king duke count baron priest wizard monk waiter nobleman "
            "businessman policeman fisherman swordsman huntsman emperor abbot salesman horseman craftsman "
            "landlord sailor-man incubus catman wolfman husband widower 1man grandfather lord dude sir bachelor "
            "merman highwayman",
            "boy": "boy schoolboy 1boy lad prince youth",
            "person": "person androgynous enby nonbinary non-binary 1other agender genderqueer genderfluid",
        }.items()
        for word in words.split()
    }
)
"""Nouns that say man or woman, with the word a prompt has for them."""

ROLE_SEX = _set("""
queen duchess countess baroness priestess witch nun waitress king duke count baron priest wizard monk waiter lord sir
maid wife widow husband widower bride princess prince grandmother grandfather emperor empress goddess
""")
"""Of the nouns above those that often stand for somebody else (``the king's guard``) or for a thing (``count``)."""

PEOPLE = _set("""
person figure human child elf dwarf halfling orc vampire knight soldier warrior sailor mage thief student teacher
doctor nurse scientist detective hunter farmer merchant captain officer guard assassin ranger rogue cleric paladin
bard druid demon angel android robot cyborg kitsune werewolf dragon fairy goblin ghost teenager adult stranger noble
scholar smith blacksmith baker innkeeper musician singer painter writer adult pirate mechanic engineer pilot thing
creature being beauty humanoid half-elf catfolk catboy villager servant traveller traveler vampires cook chef toddler infant
librarian professor clerk surveyor keeper spy agent mercenary gunslinger outlaw sheriff adventurer shopkeeper bartender
idol dancer model athlete boxer fighter artist hacker surgeon lawyer butler
""")

_ROLE_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ess", "eer", "smith")
_THINGS = _set("""
tower river water paper letter door floor corner flower weather leather number summer winter dinner shoulder finger
mirror colour color silver amber feather ladder border counter computer dagger hammer sweater jumper slipper collar
copper ginger thunder power tiger spider danger harbour harbor choker poster drawer shutter boulder chamber timber
cellar pillar monster other rather over under after her another never ever forever together whether either neither
dress mess darkness likeness wilderness fortress mattress business happiness illness witness distance list mist fist
wrist waist twist roman human german whisper cover layer order manner matter member offer paper pepper pier powder
quarter razor rubber scissor shelter shower sister brother father mother daughter slower taller shorter older younger
smaller bigger better former latter inner outer upper lower proper clever bitter tender eager sober
""")


def is_role(noun: str) -> bool:
    """Whether a noun is somebody: a known one, or one that ends as they do (``smuggler``)."""
    return (
        noun in SEXES
        or noun in PEOPLE
        or noun.rpartition("-")[2] in PEOPLE
        or (len(noun) > 4 and noun.endswith(_ROLE_ENDINGS) and noun not in _THINGS and "-" not in noun)
    )


MODIFIERS = HAIR_MODS | EYE_MODS | SKIN_MODS | FUR_MODS | frozenset(FACE_MODS) | BUILD_MODS | AGE_ADJECTIVES

DETERMINERS = _set(
    "a an the her his their its my your our one two some this that these those both each another"
)
ADVERBS = _set("""
very rather quite slightly somewhat always usually often still so too pretty extremely incredibly unusually a-little
naturally mostly almost nearly well currently originally remarkably surprisingly deathly impossibly once mainly
typically normally generally now exceptionally startlingly strikingly unnaturally
""")
COPULAS = _set("is are was were 's being seems appears remains has-been stays kept worn")
HAVING = _set(
    "with has have had having wears wearing wore sports sporting bears bearing of got 've possesses"
)
NEGATIONS = _set(
    "no not without lacks lacking never neither nor hasn't isn't doesn't don't wasn't aren't non n't lost"
)
STOPS = (
    DETERMINERS
    | COPULAS
    | HAVING
    | NEGATIONS
    | _set("""
and or but in on at to from by for as than then when while who which whose where it she he they you i her him them
into onto over under across through along around down up off out about after before behind beside between against
if because since until like likes loves hates be been do does did can could will would shall should may might must
there here me us we near above below within without upon toward towards
""")
)
SEPARATORS = frozenset('.,;:!?()[]{}|\n"“”*/=<>+•—–')
PLACES = _set(
    "on across over under through along around down above below beneath near at behind beside between from upon"
)

UNITS = MappingProxyType(
    {
        word: number
        for number, word in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen".split()
        )
    }
)
TENS = MappingProxyType(
    {
        word: 10 * number
        for number, word in enumerate(
            "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
        )
    }
)
DECADES = MappingProxyType(
    {
        "teens": 10, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
        "seventies": 70, "eighties": 80, "nineties": 90,
        **{f"{tens}{ending}": tens for tens in range(10, 100, 10) for ending in ("s", "'s", "ish")},
    }
)  # fmt: skip
