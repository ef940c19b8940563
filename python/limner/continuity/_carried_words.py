"""Things that are seen with whoever carries them, or is never without them."""

from collections.abc import Sequence

from limner.continuity._kind_words import ANIMALS
from limner.continuity._plain_words import word_set

IN_HAND = word_set("""
staff cane stick walking-stick crutch crutches umbrella parasol satchel lantern sword longsword greatsword
bow longbow spear axe halberd shield rifle crossbow guitar lute violin fiddle basket fan scythe trident
quarterstaff scepter sceptre wand toolbox briefcase backpack rucksack violin-case guitar-case handbag
sledgehammer
""")
"""Things that are seen with whoever is said to carry them."""
THINGS = (
    IN_HAND
    | ANIMALS
    | word_set("""
pipe cigar cigarette telescope spyglass monocle watch pocket-watch stopwatch camera notebook sketchbook
compass flute harmonica flask hip-flask knife dagger pistol revolver gun hammer wrench spanner doll
rosary case bag purse suitcase bundle torch flashlight lamp stopwatch whistle stethoscope headphones
book bible stick-of-chalk club whip horn trumpet saxophone drum tray trolley pram
""")
)
"""Things that are seen with whoever is never without them."""


def noun_end(low: Sequence[str]) -> int:
    """Return where what is said of a thing's noun goes on behind it: ``a staff of oak``."""
    behind = (at for at, word in enumerate(low) if word in ("in", "on", "at", "of", "with", "for"))
    return next(behind, len(low))


def is_thing(words: str) -> bool:
    """Whether words name such a thing: ``a crooked staff``, and not ``lockpicks`` or ``guilt``."""
    low = words.lower().strip(" .").split()
    end = noun_end(low)
    return end > 0 and low[end - 1] in THINGS


def is_held(words: str) -> bool:
    """Whether words name one thing: ``an ivory cigarette holder``, and not ``guilt``."""
    low = words.lower().strip(" .").split()
    return low[:1] in (["a"], ["an"], ["her"], ["his"]) and len(low) > 1 and _HIDDEN.isdisjoint(low)


_HIDDEN = word_set("pocket pockets hidden concealed secret sense grudge burden air smile")


def only_things(key: str, value: str) -> str:
    """Return what a key says that somebody carries, without what is in pockets; other values as they are."""
    if key.lower() not in ("carries", "always carries"):
        return value
    always = key.lower().startswith("always")  # what is always there is seen, whatever it is
    kept: list[str] = []
    for each in map(str.strip, value.split(",")):
        if is_thing(each):
            kept.append(each)
        elif always and is_held(each):
            kept.append(each.partition(" ")[2])  # ``an ivory cigarette holder``
    return ", ".join(kept)
