"""Words by which prose says whom it is about."""

from types import MappingProxyType

from limner.continuity._look_words import ADVERBS, STOPS
from limner.continuity._plain_words import word_set

SHE = word_set("she her hers herself she's she'd she'll")
HE = word_set("he his him himself he's he'd he'll")
THEY = word_set("they their theirs them themselves themself they're they've they'd")
FEMALE_KIN = word_set("""
mother sister wife daughter aunt niece girlfriend grandmother mum mom mommy mama fiancée bride
granddaughter stepmother stepsister ex-wife widow matriarch mistress maid sisters daughters grandma
""")
MALE_KIN = word_set("""
father brother husband son uncle nephew boyfriend grandfather dad daddy papa fiancé groom grandson
stepfather stepbrother ex-husband widower brothers sons grandpa
""")
_PREFIXES = (
    "great-",
    "great-grand",
    "step-",
    "half-",
    "foster-",
    "god",
    "grand",
    "adoptive-",
    "twin-",
    "late-",
)
FEMALE_KIN |= {
    prefix + word for prefix in _PREFIXES for word in word_set("aunt niece mother daughter sister")
}
MALE_KIN |= {prefix + word for prefix in _PREFIXES for word in word_set("uncle nephew father son brother")}
KIN = (
    FEMALE_KIN
    | MALE_KIN
    | word_set("""
parents parent siblings sibling twin cousin cousins friend friends partner ex boss rival mate mates crew
lover neighbour neighbor colleague colleagues children kids child's mentor master apprentice assistant
servant enemy captor ancestor ancestors family clan team teammate roommate classmate classmates students
employer client clients customer customers victim victims target spouse fiance fiancee pet dog cat horse
nemesis ally companion companions doll puppet statue portrait painting photograph photo picture
""")
)
OTHERS = word_set("""
men women boys girls people others those everyone anyone someone somebody nobody everybody anybody folk
blondes brunettes redheads guys ladies gentlemen strangers crowd passersby villagers soldiers guards
players humans elves children lovers
""")
ATTITUDES = word_set("""
likes like love loves loved hates hate hated liked prefers prefer adores adore dislikes dislike
attracted fond dreams dreaming dreamt wants want wishes wish envies envy admires admire fears fear
misses miss seeks despises detests craves imagines imagine remembers remember fantasises fantasizes
meets met dated dating married marries sees saw watches avoids distrusts mistrusts distrust obsessed
loathes protects hunts hunting killed kills chases resembles resembled reminds wanted expects expected
paints painted draws drew reads believes fancies fetish crush weakness
""")
INSTEAD = word_set("unlike than instead compared formerly previously whereas once") - {"whereas"}
PAST = frozenset(("once", "formerly", "previously", "used"))
WEARING = word_set("""
wears wear wearing wore dons donning sports sporting favours favors favouring favoring dressed clad
garbed attired clothed outfitted decked dresses wrapped bundled robed swathed draped gowned cloaked
""")
TITLES = word_set("""
the a an mr mrs ms miss dr prof professor captain commander lieutenant sergeant colonel general major
lord lady sir dame king queen prince princess count countess baron baroness duke duchess father mother
sister brother saint st agent detective inspector officer doctor nurse madame madam master mistress old
little big young uncle aunt emperor empress of and von van de la le du der das el al
""")
NOT_NAMES = (
    STOPS
    | ADVERBS
    | word_set("""
next beside behind below above near otherwise outside inside indoors outdoors
now then today tonight most every all any just even only despite although though because beneath within
someone somebody anyone anybody everyone everybody nobody
having being monday tuesday wednesday thursday friday saturday sunday mondays tuesdays
wednesdays thursdays fridays saturdays sundays january february march april may
june july august september october november december english french german irish scottish japanese
chinese korean russian italian spanish american british african asian european latina latino hispanic
indian arab jewish nordic slavic victorian god christmas late early mid
hair eyes skin age name height tall short long
laugh worry frown smile
black white brown red blue green grey gray blonde pale dark young old slim thin broad
""")
)
CONTEXTS = MappingProxyType(
    {
        "formal": ("formal", "special occasion", "parties", "at balls", "ceremon"),
        "sleep": (
            "to bed",
            "sleeps in",
            "to sleep",
            "at night she",
            "at night he",
            "at night they",
            "in bed",
        ),
        "work": ("at work", "when working", "while working", "for work", "on duty", "in the workshop"),
        "home": ("at home", "off duty", "days off", "day off", "casual"),
        "battle": ("in battle", "into battle", "in combat", "on missions", "when fighting"),
        "swimming": ("swimming", "at the beach", "at the pool"),
        "winter": ("in winter", "in the cold"),
    }
)
"""When clothes of their own are worn, with the words that say so."""

INSTRUCTIONS = word_set(
    "write describe avoid narrate portray respond reply include ensure focus roleplay use"
)
"""How a sentence begins that tells the model what to do, and of nobody."""

ABBREVIATIONS = word_set("mr mrs ms dr prof st sgt lt capt col gen rev hon jr sr mt no vs")
"""Words whose full stop ends no sentence."""

NO_MOODS = word_set("""
cross mad intent interested severe hard alert tear cry fear cold fond still serious content awe wry radiant
""")
"""Words of moods that mean something else as often."""
YOU_WOULD = word_set("will can could may 'll would find see")
"""Words behind ``you`` that say nothing of who reads."""
PLURAL = word_set("eyes teeth ears hands brows eyebrows freckles scars horns")
"""What ``they`` means close behind: ``eyes so dark they look black``."""
MAYBE = word_set("would could might 'd")
MIGHT = word_set("grow have dye cut shave wear kill love like give trade buy")
"""What somebody would do, and so has not."""
