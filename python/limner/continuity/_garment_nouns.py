"""The nouns of garments of all times and genres, by what they cover."""

from enum import Enum, auto

from limner.continuity._plain_words import word_set


class Covers(Enum):
    """What a garment covers. Two of one part do not go together, unless it is ``OTHER``."""

    HEAD = auto()
    FACE = auto()
    NECK = auto()
    OUTER = auto()
    TOP = auto()
    FULL = auto()
    WAIST = auto()
    BOTTOM = auto()
    LEGS = auto()
    FEET = auto()
    HANDS = auto()
    OTHER = auto()


NOUNS = {
    Covers.HEAD: """
        hat cap hood helmet helm bonnet beret crown tiara circlet headscarf turban veil bandana headband
        headdress fedora beanie tophat tricorn wreath kerchief hijab coif bowler stetson sombrero diadem
        skullcap headphones headset hairpin hairband visor sunhat balaclava wimple niqab keffiyeh cowl
        cloche toque fascinator bandeau sunbonnet nightcap coronet laurel headwrap coif kufi
        yarmulke kippah songkok gele watchcap headtorch headlamp earmuffs earmuff fez trilby ushanka
        busby kepi homburg panama shako mitre biretta mantilla snood
        chador dastar taqiyah tricorne bicorne sweatband hairnet hard-hat bobble-hat
        mobcap topper deerstalker turbans beret sou'wester boater bonnet tam
        hennin hardhat flatcap snapback bascinet sallet barbute morion papakha kokoshnik bandanna
        dastaar souwester southwester""",
    Covers.FACE: "mask goggles respirator blindfold domino gasmask",
    Covers.NECK: """scarf necklace pendant tie necktie bowtie cravat choker amulet medallion locket stole ruff
        collar
        neckerchief muffler dog-collar torc lei pearl bead boa ascot jabot dogtag gorget bolo fichu
        wimpled neckcloth clerical-collar""",
    Covers.OUTER: """
        coat overcoat greatcoat raincoat oilskin trenchcoat jacket blazer cloak cape mantle parka anorak
        poncho wrapper shawl duster cardigan windbreaker haori surcoat tabard labcoat topcoat tailcoat
        peacoat pelisse mackintosh caftan burnous housecoat bolero wrap blanket furs fleece gilet puffer
        windcheater lifejacket serape capelet pashmina bearskin palla wolfskin sheepskin redingote
        ulster loden mac stole overall-coat sheepskin hanten himation chlamys chesterfield cagoule
        kagoule slicker rainjacket pelt burnoose chapan huipil rebozo frock-coat
        swallowtail mantelet zouave jeogori noragi anorak bomber-jacket duffel-coat windjammer
        peignoir soutane chasuble banyan waterproof bomber sou'wester-coat
        longcoat trackjacket surcote jupon sukajan donkey-jacket inverness frockcoat sportcoat
        overjacket""",
    Covers.TOP: """shirt blouse tunic sweater jersey jumper pullover hoodie sweatshirt t-shirt tee
        tank-top top
        vest
        waistcoat corset bodice bustier camisole turtleneck doublet jerkin polo singlet crop-top halter
        undershirt henley chainmail hauberk cuirass breastplate bra tanktop gambeson smock
        brigandine kurta button-up button-down choli guernsey aran polo-neck roll-neck shirtwaist chemisette
        twinset cami kirtle flannel
        tubetop bralette peplum guayabera middy plastron kameez spencer tanktop hauberk singlet
        halterneck rashguard hoody zip-up brassiere croptop babydoll bodyarmor""",
    Covers.FULL: """
        dress gown frock sundress nightgown nightdress nightshirt ballgown robe kimono yukata hanfu
        cheongsam qipao changshan sari toga uniform suit tuxedo outfit costume jumpsuit whites coverall
        spacesuit pajama nightwear swimsuit bikini bathrobe towel armor armour habit cassock bodysuit leotard
        catsuit onesie wetsuit scrub livery rag plate tracksuit attire clothes clothing garb vestment pinafore
        negligee nightie fatigues exosuit flightsuit undersuit bodystocking raiment regalia mail shift
        chemise slip loungewear gi boilersuit abaya pantsuit romper kaftan burqa chiton unitard drysuit
        peplos stola dirndl sarafan djellaba galabeya lederhosen kebaya hanbok galabiya agbada saree
        lehenga ghagra shirtdress pyjama dungaree skinsuit snowsuit tailsuit swimdress monokini
        minidress sherwani thobe thawb muumuu gakuran seifuku tux lingerie samue
        zoot-suit kebaya ao-dai dashiki caftan playsuit
        housedress wedding-dress sackcloth surplice hazmat-suit
        sportswear swimwear workwear activewear athleisure sleepwear beachwear formalwear
        eveningwear streetwear menswear gymslip vacsuit powersuit battlesuit plugsuit mechsuit
        moonsuit exoskeleton sark furisode jinbei cotehardie bliaut burka achkan boubou shroud
        exomis bedgown underdress underclothes undergarment lorica longjohns long-johns tankini
        gear houppelande trouser-suit pressure-suit boiler-suit""",
    Covers.WAIST: """belt sash apron girdle obi holster cummerbund baldric
        corselet toolbelt cartridge-belt sporran bumbag""",
    Covers.BOTTOM: """
        salopette overtrouser
        trouser trousers pant jean skirt legging short breech slack kilt miniskirt hakama culottes
        chinos corduroys khakis cargos leathers jogger overalls dungaree loincloth knickers pantaloon
        bermudas bottoms boxers panties briefs speedo thong sweats chaps
        petticoat jodhpurs underwear trunks sweatpants sarong salwar capri tutu crinoline farthingale
        hose breeks plus-fours bloomers dhoti lungi hotpant cutoff jegging knickerbocker fustanella
        pareo plus-two trackpant sweatpant shalwar buckskin
        sampot longyi fundoshi chausses braies trews skort jort capris boardshort undies g-string
        swimshort""",
    Covers.LEGS: """stocking tight sock garter pantyhose greave spats
        puttee gaiter legwarmer nylons armwarmer fishnet thigh-high kneesock""",
    Covers.FEET: """
        wellies martens sabaton tabi docs doc-martens
        boot shoe sandal slipper heel sneaker loafer clog moccasin trainer geta pump barefoot footwear
        oxford brogue stiletto espadrille slip-on mukluk derby flip-flop wader galosh plimsoll slingback
        creeper wellington wellie sabot zori boot espadrille buskin brogan valenki huarache hobnail
        jackboot rainboot overshoe winklepicker patten babouche wellington galoshes
        poulaine caligae flipper snowboot""",
    Covers.OTHER: """
        harness lifeline pelt-cloak toolbelt badge brooch bracelet earring medal backpack satchel
        quiver wristband anklet rosary lanyard
        suspender bandolier cufflink pauldron wristwatch signet hairpiece armband epaulette spur satchel
        cameo bangle spaulder handbag
        ribbon stud hoop corsage boutonniere rucksack haversack bandoleer pocketwatch kneepad nametag""",
    Covers.HANDS: "glove mitten gauntlet mitt bracer vambrace",
}

WORN_THINGS = word_set("""
watch ring rings signet-ring chain chains cross crucifix cane umbrella parasol binoculars beads
""")
"""What is worn with clothes and covers nothing; alone none of these is clothes."""
