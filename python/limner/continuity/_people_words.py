"""The words in which build, age and sex are said, and the nouns that are people."""

from types import MappingProxyType

from limner.continuity._part_words import EYE_MODS, FACE_MODS, FUR_MODS, HAIR_MODS, SKIN_MODS
from limner.continuity._plain_words import word_set

BUILDS = MappingProxyType(
    {
        word: (kind, number)
        for kind, groups in {
            "height": (
                "short tiny petite diminutive small little shortish pint-sized pocket-sized",
                "",
                """
                    titanic immense
                    tall towering enormous lanky leggy coltish gangly gangling giant gigantic long-legged
                    long-limbed statuesque very-tall rangy hulking
                """,
            ),
            "weight": (
                """
                    thin slim slender skinny lean bony gaunt scrawny slight willowy
                    thinner leaner skinnier
                    weedy shrunken stick-thin whip-thin narrow-built
                    lithe wiry spare rail-thin waifish emaciated underweight svelte
                    skeletal spindly reedy sinewy stringy lissom lissome fine-boned small-boned
                    bird-boned birdlike wizened slightly-built rawboned raw-boned
                """,
                "",
                """
                    fat plump chubby heavy stout portly overweight obese rotund
                    corpulent pudgy tubby round roly-poly squat dumpy heavyset heavy-set thickset thick-set
                    heavier stouter fatter plumper
                    podgy doughy flabby stumpy dumpling
                    ample matronly hefty bulky meaty rounded chunky porky zaftig rubenesque
                    plus-size double-chinned well-padded well-fed full-bodied bear-like bearlike
                    bull-necked thick-necked big-bellied pot-bellied round-bellied potbellied
                    paunchy fleshy
                """,
            ),
            "strength": (
                "frail weak delicate fragile",
                "",
                """
                    ropey whipcord shredded swole jacked
                    muscular strong burly brawny athletic toned powerful broad
                    broad-shouldered stocky sturdy well-built powerfully-built
                    barrel-chested muscled fit well-muscled strapping ropy ox-like heavy-shouldered
                    big-shouldered chiselled solid robust
                    hulking ripped big-boned broad-chested strongly-built
                    square-shouldered wide-shouldered beefy
                """,
            ),
            "shape": (
                "",
                "",
                """
                    angular dainty elfin boyish mannish pigeon-toed androgynous
                    straight-backed bandy-legged knock-kneed long-necked swan-necked deep-chested
                    long-armed square-built large-boned compact curvy curvaceous voluptuous busty
                    buxom hourglass
                    flat-chested narrow-waisted wide-hipped stooped hunched
                    round-shouldered bow-legged hunchbacked bent full-figured shapely
                    big-breasted full-breasted pear-shaped androgynous narrow-shouldered
                    pregnant lopsided limping heavily-built
                """,
            ),
        }.items()
        for number, words in enumerate(groups)
        for word in words.split()
    }
)
"""Words of build: what kind of measure, and its low (0) or high (2) end."""

BUILD_HEADS = word_set("build figure frame physique stature body")
BUILD_MODS = frozenset(BUILDS) | word_set(
    """
        medium average big large huge massive boyish girlish wide mature womanly feminine masculine
        narrow ample trim compact dainty swimmer's dancer's runner's lithe angular straight full
        square imposing normal ordinary
    """
)
SIZES = word_set("big large huge massive")

AGES = MappingProxyType(
    {
        "newborn": (0, 1), "baby": (0, 2), "infant": (0, 2), "toddler": (1, 4), "child": (3, 13),
        "childlike": (3, 14), "preteen": (9, 13), "teenage": (12, 19), "teen": (12, 19), "teenaged": (12, 19),
        "adolescent": (11, 19), "young": (3, 33), "youthful": (10, 35), "adult": (18, 90), "grown": (18, 90),
    "mature": (30, 70), "middle-aged": (38, 62), "ageing": (50, 90), "aging": (50, 90),
    "elderly": (60, 200),
        "old": (55, 999999), "older": (45, 200), "aged": (60, 200), "ancient": (80, 999999),
        "ageless": (18, 999999), "immortal": (18, 999999), "grey-beard": (55, 200), "wizened": (60, 200),
    }
)  # fmt: skip
"""Words of age, with the years they may mean."""

AGE_ADJECTIVES = frozenset(AGES) - word_set("baby infant toddler child teen immortal aged grey-beard newborn")
AGE_NOUNS = word_set("toddler child teenager infant baby")

SEXES = MappingProxyType(
    {
        word: value
        for value, words in {
            "woman": """
                woman lady female gentlewoman queen duchess countess baroness priestess
                sorceress witch nun waitress actress housewife matron crone noblewoman
                businesswoman policewoman grandmother empress abbess huntress enchantress
                swordswoman barmaid seamstress stewardess hostess horsewoman mermaid
                fisherwoman landlady spinster succubus she-wolf catwoman kunoichi
                shieldmaiden policewoman saleswoman catgirl foxgirl wolfgirl cat-girl
                fox-girl wolf-girl demoness goddess heiress governess wife widow bride milf
                1woman tomboy vixen giantess heroine ballerina diva showgirl washerwoman laundress charwoman
                postwoman milkwoman firewoman ferrywoman watchwoman
                fishwife dowager chambermaid housemaid nursemaid handmaid midwife matriarch
                schoolmistress headmistress sultana tsarina geisha courtesan concubine oarswoman
                noblewoman airwoman cavewoman horsewoman madwoman needlewoman forewoman chairwoman
                countrywoman congresswoman spacewoman markswoman bondswoman frontwoman stuntwoman
                poetess murderess adventuress ogress lioness tigress shepherdess temptress
                seductress mistress-of-ceremonies gypsy-woman granny grandma
            """,
            "girl": """
                milkmaid dairymaid shopgirl farmgirl flower-girl chorus-girl girl schoolgirl 1girl lass
                maiden princess maid damsel
            """,
            "man": """
                man gentleman male guy fellow bloke king duke count baron priest wizard monk
                waiter nobleman businessman policeman fisherman swordsman huntsman emperor
                abbot salesman horseman craftsman landlord sailor-man incubus catman wolfman
                husband widower 1man grandfather lord dude sir bachelor merman highwayman patriarch
                schoolmaster headmaster sultan tsar kaiser sheikh shogun handyman doorman foreman boatman
                ferryman watchman nightwatchman milkman postman fireman clergyman cowboy friar
                oarsman airman caveman madman chairman congressman spaceman marksman frontman
                stuntman mailman frenchman englishman scotsman irishman welshman dutchman lawman
                hangman coachman footman cabman newsman repairman woodsman herdsman tribesman
                grandpa grandad journeyman
            """,
            "boy": """
                boy schoolboy 1boy lad prince youth stableboy choirboy paperboy bellboy busboy
                houseboy farmboy
            """,
            "person": "person androgynous enby nonbinary non-binary 1other agender genderqueer genderfluid",
        }.items()
        for word in words.split()
    }
)
"""Nouns that say man or woman, with the word a prompt has for them."""

ROLE_SEX = word_set("""
queen duchess countess baroness priestess witch nun waitress king duke count baron priest wizard monk
waiter lord sir maid wife widow husband widower bride princess prince grandmother grandfather emperor
empress goddess
""")
"""
Of the nouns above those that often stand for somebody else (``the king's guard``) or for a thing
(``count``).
"""

PEOPLE = word_set("""
person figure human child elf dwarf halfling orc vampire knight soldier warrior sailor mage thief
student teacher doctor nurse scientist detective hunter farmer merchant captain officer guard assassin
ranger rogue cleric paladin bard druid demon angel android robot cyborg kitsune werewolf dragon fairy
goblin ghost teenager adult stranger noble scholar smith blacksmith baker innkeeper musician singer
painter writer adult pirate mechanic engineer pilot thing creature being beauty humanoid half-elf
catfolk catboy villager servant traveller traveler vampires cook chef toddler infant librarian professor
accountant admiral apprentice architect astronaut attorney bodyguard coach corporal fool general
hermit intern jockey lieutenant lookout maestro mason minstrel missionary ninja orphan poet principal
prophet refugee roommate samurai secretary sergeant slave steward tramp veteran vicar viscount warden
warlock flatmate housemate trainee bosun boatswain deckhand cabin-boy lodger caretaker housekeeper
cowhand farmhand ranchhand
surgeon quartermaster gunner helmsman leader guitarist drummer vocalist maknae disciple
clerk surveyor keeper spy agent mercenary gunslinger outlaw sheriff adventurer shopkeeper bartender idol
kid lady-in-waiting courtier monk sorcerer sorceress witch hacker soprano tenor trumpeter squire
page herald scribe scout miner logger trapper shepherd herder weaver potter tanner barber cobbler
tailor jeweller apothecary midwife nun prioress friar pilgrim beggar urchin stowaway conductor usher
porter clerk cadet recruit medic paramedic courier biker skater surfer climber diver barista barmaid
chauffeur valet governess tutor inspector constable detective coroner magistrate judge senator mayor
consul envoy ambassador diplomat dancer model athlete boxer fighter artist hacker surgeon lawyer
butler
""")

_ROLE_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ess", "eer", "smith")
_THINGS = word_set("""
tower river water paper letter door floor corner flower weather leather number summer winter dinner
shoulder finger mirror colour color silver amber feather ladder border counter computer dagger hammer
sweater jumper slipper collar copper ginger thunder power tiger spider danger harbour harbor choker
poster drawer shutter boulder chamber timber cellar pillar monster other rather over under after her
another never ever forever together whether either neither dress mess darkness likeness wilderness
fortress mattress business happiness illness witness distance list mist fist wrist waist twist roman
human german whisper cover layer order manner matter member offer paper pepper pier powder quarter razor
rubber scissor shelter shower sister brother father mother daughter slower taller shorter older younger
smaller bigger better former latter inner outer upper lower proper clever bitter tender eager sober
""")

NOT_SO = frozenset(("former", "ex", "failed", "aspiring", "would-be", "once", "not"))
"""Words before a trade that is not somebody's now."""


def is_role(noun: str) -> bool:
    """Whether a noun is somebody: a known one, or one that ends as they do (``smuggler``)."""
    return (
        noun in SEXES
        or noun in PEOPLE
        or noun.rpartition("-")[2] in PEOPLE
        or (len(noun) > 4 and noun.endswith(_ROLE_ENDINGS) and noun not in _THINGS and "-" not in noun)
    )


MODIFIERS = HAIR_MODS | EYE_MODS | SKIN_MODS | FUR_MODS | frozenset(FACE_MODS) | BUILD_MODS | AGE_ADJECTIVES
