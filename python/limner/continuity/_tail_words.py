"""The words of the phrases that hang behind a look in a sentence, and those that end them."""

from limner.continuity import _look_words as words
from limner.continuity._plain_words import word_set

LEADS = word_set("""
with in of on over under around round at across to like down along between above below beside near behind
through into up back without inside beneath
""")
AWAY = frozenset(("down", "up", "back"))
DONE = word_set("""
cut bound held drawn swept worn wound set shot woven hung split sewn done strung shorn sawn torn snapped
ending growing
""")
FACIAL = word_set("""
flecked ringed rimmed lined set shot framed split covered marked dotted dusted streaked lit shaped filed
spotted
""")
"""What an eye or a face can lastingly be: ``narrowed`` and ``twisted`` are of a moment."""
NO_STATE = word_set("""
earned received inflicted caused acquired inherited suffered used needed called named loved aged hated gained
trembled shaked raised closed opened rolled narrowed looked seemed turned wanted hidden tired
""")
SEEN = word_set("""
split splits run runs cross crosses stick sticks stand stands fall falls hang hangs reach reaches cover
covers pull pulls twist twists curl curls circle circles divide divides drag drags glow glows shine shines
spread spreads go goes end ends sit sits grow grows
""")
"""What a part can be seen to do always: ``a scar that splits her lip``."""
ENDS = words.SEPARATORS - {"-", "/", "*"} | word_set("""
and but or who while when because if so then although though whenever since until after before than as
she he they i you it we is are was were has have had wears wearing wore that which for from by
""")
UNSEEN = word_set("""
pride ease age care time joy grace birth youth childhood fight battle war fire duel accident crash brawl
always explosion winter summer sundays today school work home sun family love common spite life
times mother father brother sister
mother's father's fact all once nothing never no not any her's us
them me him
""")
"""Words with which a phrase tells of a time, a cause or others, and not of what is seen."""
HEAPS = word_set("""
tuft tufts wisp wisps mass mop shock cloud halo crown tangle thatch mane stub crest strip patch bush curtain
cascade sheet riot horseshoe nest tumble fuzz few forest
""")
NO_WORD = word_set("same usual other own new first famous signature trademark kind sort pair set")
TIES = word_set("ribbon ribbons scarf kerchief bandana headband hairnet bead beads pearl pearls circlet band")
