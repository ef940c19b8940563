"""Words for hair, eyes, skin, face and marks; each set is one string that is split once."""

from types import MappingProxyType

from limner.continuity._plain_words import word_set

SHADES = word_set("""
dark light pale deep bright dull dusty warm cool soft faded vivid brilliant rich ash ashen ashy dirty
strawberry platinum jet sandy icy ice steel sea sky blood navy royal emerald forest moss leaf honey
golden burnt midnight cornflower slate stormy smoky pastel neon electric natural mousy muddy
""")
"""What stands before a colour, and some that are one."""

COLOUR_FAMILIES = MappingProxyType(
    {
        word: family
        for family, words in {
            "black": """
                black raven jet ebony inky onyx obsidian coal sable charcoal raven-black
                pitch-black jet-black coal-black blue-black midnight
            """,
            "brown": """
                brown tan fawn brunette chestnut chocolate mahogany umber walnut coffee hazel brunet
                mousy tawny sepia mouse-brown nut-brown brownish caramel
            """,
            "red": """
                red auburn ginger copper orange scarlet crimson ruby rust russet redhead
                carrot fiery coppery reddish rusty titian vermilion maroon burgundy carroty
                rufous flame-red wine-red
            """,
            "blonde": """
                blonde blond golden gold flaxen straw honey sandy wheat wheaten fair yellow
                platinum lemon corn-coloured straw-coloured straw-colored dishwater
                towheaded tow
            """,
            "grey": """
                grey gray silver silvery ash-grey ash-gray steel-grey steel-gray gunmetal
                slate pewter ashen iron-grey iron-gray greying graying salt-and-pepper
                pepper-and-salt silver-grey grizzled
            """,
            "white": "white snow snowy ivory snow-white milk-white cream bone-white pearl pearly",
            "blue": """
                blue azure cobalt sapphire cerulean indigo teal cyan turquoise aqua navy
                ice-blue sky-blue bluish cornflower ultramarine
            """,
            "green": "green emerald jade olive moss mint lime sea-green viridian greenish verdant mossy",
            "purple": "purple violet lilac lavender amethyst plum magenta mauve violet-blue",
            "pink": "pink rose salmon fuchsia coral pinkish",
            "amber": "amber hazel topaz bronze whisky whiskey citrine",
        }.items()
        for word in words.split()
    }
)
"""Colours with the family in which they count as alike."""

COLOURS = frozenset(COLOUR_FAMILIES) | word_set(
    """
        multicoloured multicolored rainbow two-tone dyed bleached colourless colorless mismatched
        odd heterochromatic
    """
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
                """
                    long waist-length hip-length knee-length floor-length ankle-length
                    thigh-length rapunzel elbow-length
                """,
            )
        )
        for word in words.split()
    }
)

CURLED = word_set(
    "curly curled curls wavy waves frizzy kinky coiled ringlets tight-curled spiral corkscrew afro coily"
)
STRAIGHT = word_set("straight lank sleek poker-straight bone-straight")

HAIR_MODS = (
    COLOURS
    | SHADES
    | frozenset(HAIR_LENGTHS)
    | CURLED
    | STRAIGHT
    | word_set("""
        thick thin thinning fine coarse glossy shiny silky soft wild unruly messy tousled shaggy ragged
        untidy unkempt neat tidy loose braided plaited tied layered feathered spiky spiked streaked
        highlighted parted choppy asymmetrical greasy matted bushy full heavy flowing luxurious lustrous
        lush sleek slicked slicked-back swept-back combed tangled receding greased oiled bristly stubbly
        scruffy trimmed well-trimmed neatly-trimmed forked pointed handlebar walrus pencil sparse patchy
        grizzled sun-bleached sun-streaked permed teased big voluminous fluffy feathery close military
        undercut iron pulled-back swept ponytailed natural nappy cornrowed box french fishtail dutch
        space victory marcelled crimped permed backcombed brilliantined pomaded powdered dreaded beaded
        double twin tonsured kinked ringletted oil-slick frosted ombre ombré teased lacquered untrimmed
        peroxide wiry limp oily cloud-like cloudlike wispy wolf hime bowl buzzed natty springy
        waxed tarred bristling drooping curled hennaed henna-red side-swept center-parted windswept
        two-toned two-tone
    """)
)

HAIR_HEADS = word_set("""
hair locks curls braid braids plait plaits ponytail pigtails twintails tresses mane ringlets dreadlocks
dreads locs afro mohawk buzzcut bob bangs fringe cornrows bun topknot twists
beehive bouffant pompadour quiff flattop flat-top tonsure chignon updo mullet buns fauxhawk faux-hawk
ducktail combover comb-over rattail wolf-cut hime-cut twin-tails box-braids space-buns bantu-knots mop perm
rinse queue
haircut crewcut undercut pixie-cut buzz-cut crew-cut bowl-cut crop ponytails
""")
"""Of these ``hair`` and its like say nothing alone; the others are a style."""

BARE_HAIR = word_set("hair locks tresses mane fringe haircut crop braid braids plait plaits bun bob curls")

STYLES = word_set("""
plait plaits braid braids bun buns ponytail ponytails pigtails knot topknot chignon curls ringlets waves
beehive bouffant pompadour quiff tonsure rolls pageboy locs dreadlocks dreads cornrows bob crop fringe
bangs pixie mohawk undercut updo twintails queue crown coil coils twist twists rows tail spikes tangle
tangles afro crest mullet layers shag puff puffs
""")

BEARDS = word_set(
    "beard moustache mustache goatee stubble sideburns whiskers muttonchops mutton-chops moustaches beards"
)

EYE_MODS = (
    COLOURS
    | SHADES
    | word_set("""
        slit slitted almond almond-shaped large big small round narrow hooded deep-set deep-sunk
        sunken glowing luminous wide-set close-set slanted upturned downturned heavy-lidded cat-like
        catlike feline reptilian piercing sharp keen kind clear watery milky cloudy blind cold hard
        gentle sad expressive soulful intense striking beady bulging compound pupilless doe doe-like
        enormous huge tiny little bulbous goggling pouched red-rimmed kohl-rimmed kohl-lined bloodshot
        glass button marble
        protruding sleepy luminous iridescent opalescent
        droopy tired black-rimmed lively intelligent cunning sparkling twinkling shining mischievous
        hazel
    """)
)

EYE_LASTING = (
    COLOURS
    | word_set("""
        slit slitted almond almond-shaped hooded deep-set sunken glowing wide-set close-set slanted
        upturned heavy-lidded cat-like catlike feline reptilian milky cloudy blind beady compound
        pupilless dark pale light icy steel stormy honey large big doe doe-like ice smoky
    """)
) - word_set("odd")

EYE_MOMENTS = word_set(
    """
        closed open wide half-closed half-open half-lidded narrowed teary tearful downcast shut
        lowered averted wet
    """
)

SKINS = MappingProxyType(
    {
        word: number
        for number, words in enumerate(
            (
                """
                    pale fair white porcelain ivory alabaster milky light creamy pallid
                    ashen chalky rosy pinkish peach snow-white deathly-pale lily-white
                    waxen wan ghostly beige almond
                    milk-white sallow pasty peaches-and-cream moon-pale
                """,
                """
                    tan tanned olive golden bronze bronzed sun-kissed sunburnt sunburned
                    weathered sun-browned sun-brown wind-burned windburned honey caramel light-brown
                    sun-tanned suntanned
                    swarthy bronze-coloured amber sand-coloured tawny wheatish
                """,
                """
                    dark brown black ebony dark-brown mahogany chocolate umber deep
                    deep-brown copper walnut chestnut dusky
                """,
                "blue green red grey gray purple violet pink silver lavender teal orange yellow gold",
            )
        )
        for word in words.split()
    }
)
"""Colours of skin by how dark; the last group is of those that no human has."""

SKIN_MODS = (
    frozenset(SKINS)
    | COLOURS
    | SHADES
    | word_set("""
        leathered smooth rough scarred freckled wrinkled leathery flawless translucent soft clear ruddy
        lined dry warm cool blemished spotted striped mottled scaly sun-dark weather-beaten tattooed
        unblemished papery flushed glowing oily medium chrome metal metallic steel glass stone marble
        florid blotchy dappled pitted pockmarked synthetic ceramic
        bark wooden brass waxy translucent iridescent pearlescent weather-worn salt-burnt
    """)
)

FURS = word_set("fur scales feathers spines quills bristles plumage pelt hide")
FUR_MODS = (
    COLOURS
    | SHADES
    | word_set("""
        thick soft sleek shaggy short long striped spotted tabby calico glossy iridescent fluffy
        dappled brindled mottled ginger coarse silky tortoiseshell piebald
    """)
)

FACE_HEADS = word_set("""
face jaw jawline nose cheekbones lips chin cheeks features eyebrows brows dimples forehead brow mouth
eyelashes lashes teeth lipstick eyeliner eyeshadow
""")
FACE_MODS = word_set("""
sooty soot-stained soot-streaked smudged grimy powdered made-up oily striped tattooed masked whiskered
round oval square heart-shaped long narrow broad sharp angular soft delicate fine strong chiselled
chiseled handsome beautiful pretty plain homely youthful weathered lined wrinkled craggy rugged gaunt
hollow sunken high prominent full thin hooked aquiline hawk hawkish hawk-like crooked broken snub button
upturned straight roman pointed cleft dimpled plump rosy ruddy freckled thick bushy arched heavy bony
pale dark wide large small big long painted gap-toothed boyish girlish elfin foxy vulpine kind stern
patrician noble symmetrical weather-beaten scarred pockmarked flat moon-shaped moon horsey equine lean
haggard careworn clean-cut square-jawed lantern protruding weak firm black brown blonde red grey white
gray rounded defined chubby baby doll-like androgynous feminine masculine lupine feline wolfish leathery
tanned hard missing gold crooked jutting bulbous generous bow-shaped bee-stung unshaven pitted powdered
pock-marked hatchet bulldog bovine horse fox-like foxlike rat-like ratlike hangdog mobile open
sharp-boned fine-boned leathered puffy
winged smudged stitched painted filed pock-marked rouged sunburnt freckly ageless
""")
