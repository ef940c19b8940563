"""Words that say a look without naming a part, and what each says."""

from limner.continuity import _look_words as words
from limner.continuity._plain_words import word_set
from limner.continuity.slots import Slot

LONE = {
    "bald": (Slot.HAIR, "bald"), "balding": (Slot.HAIR, "balding"),
    "clean-shaven": (Slot.HAIR, "clean-shaven"),
    "beardless": (Slot.HAIR, "clean-shaven"), "bearded": (Slot.HAIR, "beard"),
    "moustached": (Slot.HAIR, "moustache"),
    "brunette": (Slot.HAIR, "brunette hair"), "redhead": (Slot.HAIR, "red hair"),
    "redheaded": (Slot.HAIR, "red hair"),
    "tow-headed": (Slot.HAIR, "pale blonde hair"),
    "red-headed": (Slot.HAIR, "red hair"), "blonde": (Slot.HAIR, "blonde hair"),
    "blond": (Slot.HAIR, "blond hair"),
    "towheaded": (Slot.HAIR, "blond hair"), "platinum-blonde": (Slot.HAIR, "platinum blonde hair"),
    "ginger": (Slot.HAIR, "ginger hair"), "flaxen-haired": (Slot.HAIR, "flaxen hair"),
    "bottle-blonde": (Slot.HAIR, "bleached blonde hair"),
    "bottle-blond": (Slot.HAIR, "bleached blond hair"),
    "heterochromia": (Slot.EYES, "heterochromia"), "heterochromatic": (Slot.EYES, "heterochromia"),
    "bespectacled": (Slot.MARKS, "glasses"), "one-eyed": (Slot.MARKS, "one-eyed"),
    "winged": (Slot.MARKS, "wings"),
    "horned": (Slot.MARKS, "horns"), "tattooed": (Slot.MARKS, "tattoos"),
    "freckled": (Slot.MARKS, "freckles"),
    "one-armed": (Slot.MARKS, "one-armed"), "one-handed": (Slot.MARKS, "one-handed"),
    "one-legged": (Slot.MARKS, "one-legged"), "hairless": (Slot.HAIR, "hairless"),
    "scarred": (Slot.MARKS, "scars"), "toothless": (Slot.MARKS, "toothless"),
    "one-eared": (Slot.MARKS, "one-eared"), "peg-legged": (Slot.MARKS, "peg leg"),
}  # fmt: skip
SKINS = word_set("""
pale tanned dark-skinned tan swarthy wind-burnt windburnt windburned wind-burned
sunburnt sunburned sun-baked sunbaked pallid olive-skinned sun-tanned
""")
MEASURES = word_set("cm feet foot ft metres meters")
FEET = word_set("four five six seven eight")
SHAVEN = word_set("shaved shaven bald half-shaved close-shaved clean-shaved half-shaven")
WORDS = frozenset(
    {
        *words.SEXES, *words.AGE_NOUNS, *LONE, *words.BUILDS, *words.SIZES, *words.AGE_ADJECTIVES, *SKINS,
        *MEASURES, *SHAVEN, *words.COLOURS,
    }
)  # fmt: skip
"""Every word that can say a look alone; what begins with a figure may be a height."""

OF_THINGS = frozenset(("short", "thin", "light", "heavy", "big", "full"))
"""Words that are no build before ``of`` and ``on``: ``short of words``."""
