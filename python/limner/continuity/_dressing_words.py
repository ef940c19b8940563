"""The words by which a prompt says that something is worn, put on, taken off or held, and what it is of."""

from limner.continuity._text import DETERMINERS, bag, stem

WEARING = bag("""
in wearing wears wore dressed clad sporting sports dons donned donning wrapped wraps swathed attired
garbed costumed bundled changed clothed robed draped
""")


PUTTING_ON = bag("""
dons donning buttons buttoning fastens fastening laces lacing ties tying puts pulls pulling zips zipping
buckles buckling slips slipping shrugs shrugging adjusts adjusting straightens straightening throws
""")


TAKING_OFF = bag("""
removes removing sheds shedding doffs unlaces strips stripping discards discarding without no lost minus
missing undresses peels takes taking drops hangs folds tosses
""")


HOLDING = bag("""
holds holding carries carrying folds folding hangs hanging mends mending sews sewing washes washing irons
ironing offers offering hands gives giving throws tosses clutches clutching picks lifts waves drops
brushes packs packing finds buys selling sells stitches shows showing
""")


OF_A_GARMENT = bag("""
strings string hook hooks sleeve sleeves pocket pockets tails stand prints buttons button collar hem
cuffs cuff box shop rack heel heels brim lapel lapels straps strap tie
""")
"""Nouns behind a garment's that make it the garment they belong to, and no news of it."""


DETAILS = bag("""
button buttons collar trim sleeves sleeve hem fur lining embroidery lapels cuffs pockets patches hood
stripes lace ruffles ribbons sequins straps buckles epaulettes fringe frills piping insignia feathers
feather train neckline back slit sash bow bows pattern print logo badge skulls stars flowers dots checks
""")


STOP = (
    DETERMINERS
    | WEARING
    | bag("""
and or of with without on at to from into over under as for by is are was he she they it who which that
while but no not her him them out off up down through across against around behind before beside near
like very too now still again only just also back both man woman girl boy person people figure she's he's
wearing has have had having takes pulls puts holds drops hangs shows tears grips grabs smooths wipes
drags catches lifts
""")
    | PUTTING_ON
    | TAKING_OFF
    | HOLDING
)


ING = bag("""
riding evening wedding hunting flowing matching fighting walking swimming running working dancing
travelling traveling sleeping dressing flying boxing climbing fishing mourning training diving cooking
morning dining gardening sailing fencing wrestling skating skiing jogging racing clinging plunging
billowing fitting shining sparkling glittering glowing trailing dripping revealing loose-fitting
tight-fitting form-fitting close-fitting smoking shooting hiking bathing welding motoring
""")


FABRICS = bag("""
silk wool woollen woolen linen cotton leather lace velvet satin denim tank crop halter tube fur plate
chain
""")


THROWN = frozenset(("thrown", "taken", "cast", "kicked", "flung", "pulled", "peeled", "shrugged", "tossed"))


OFF_VERBS = bag("""
stripped instead
takes taking pulls pulling slips slipping peels strips shrugs tears out kicks throws flings steps
""")


WITHOUT = bag("""
without no removes removing sheds shedding doffs unlaces discards discarding lost minus
""")


ON_VERBS = bag("""
puts putting pulls pulling tries trying slips slipping throws has draws ties tying straps strapping buckles
buckling pins pinning tugs tugging yanks hauls shrugs shrugging slides sliding clips laces lacing
""")


INTO_VERBS = bag("""
changed changes changing slips slipping steps stepping gets dressed laced zipped shrugs shrugging wriggles
wriggling squeezes squeezed squeezing buttoned struggles
""")


_CUTS = bag("cargo")
STUFFS = (
    _CUTS
    | frozenset(map(stem, FABRICS)) - {"woollen", "woolen"}
    | bag("""
sequin tweed corduroy chiffon latex mesh canvas flannel burlap brocade spandex rubber suede vinyl cashmere
tulle taffeta gingham bomber trench puffer hide polo
""")
)
RARE = bag("wedding hospital prison bridal")
"""Occasions for which nobody wears what they wear otherwise."""
OCCASIONS = (
    _CUTS
    | RARE
    | bag("""
evening ball summer school police nurse maid prom cocktail sailor flight riding hiking ski combat cowboy
running jogging tennis surgical gym dance ballet parade flying diving swim bathing sports track wrestling lab
""")
)
NOT_NOW = bag("""
dream dreams dreaming dreamt dreamed imagine imagines imagining pictures picturing remember remembers
remembering recalls recalling pretends fears nightmare if
""")
"""Words behind which nobody is dressed, or naked, so in a picture of now."""
