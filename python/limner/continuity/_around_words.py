"""Words that join what is said of a part to it: how hair is worn, how far it reaches, what it is like."""

from limner.continuity import _look_words as words
from limner.continuity._plain_words import word_set

JOINS = frozenset((",", "and", "but", "&", "+"))
WORN = word_set("""
tied worn pulled pinned cut cropped swept braided plaited gathered falling cascading kept held flowing
hanging reaching streaked flecked shot twisted coiled piled knotted shaved slicked combed parted tumbling
caught bound framing falls reaches hangs cascades flows tumbles covering scraped spilling
spills drawn gathers dyed going turning gone turned comes grows hung fading speckled ringed
""")
POST_MIDDLE = words.DETERMINERS | words.ADVERBS | word_set("and")
REACH = word_set(
    "in into to past over with at of like up down back behind by on around round above below off"
)

ALIKE = (
    words.COLOURS | words.SHADES | word_set("fire flame flames night milk ink wool wing wings rope spikes")
)
"""What hair is compared to: ``hair like wheat``."""
HANGING = REACH - {"back", "down", "up", "off", "behind"} | {"and"}

WHERE = words.BODY | words.FACE_HEADS | {"brows"}
"""Where a mark can be."""
SMALL = word_set("little ring middle index last top two three left right front")
"""Which of the fingers, of the teeth."""
PIERCED = word_set("nose lip lips eyebrow brow septum navel tongue")
JEWELS = word_set("ring rings stud studs piercing piercings")
