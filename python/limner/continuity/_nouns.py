"""
Words by which a prompt means somebody without a name.

Nouns, pronouns, and the signs that it means nobody.
"""

from limner.continuity._patterns import late
from limner.continuity._text import Word, bag

FEMALE = bag("""
woman girl lady female maid maiden waitress actress heroine mother daughter sister wife bride widow
grandmother aunt niece queen princess empress duchess countess baroness witch sorceress priestess nun
schoolgirl cowgirl barmaid mermaid goddess huntress 1girl barmaid nurse hostess stewardess ballerina
""")
MALE = bag("""
man boy lad gentleman male guy fellow waiter actor father son brother husband groom widower grandfather
uncle nephew king prince emperor duke baron wizard sorcerer monk schoolboy cowboy 1boy youth swordsman
""")
NEUTRAL = bag("""
person figure child kid teenager adult stranger soldier guard knight warrior elf dwarf orc thief
detective doctor captain android robot youngster professor student pilot officer 1other traveler
traveller pirate assassin mage adventurer someone silhouette individual hero baker prisoner captive
patient sheriff preacher bartender innkeeper sergeant sailor hunter merchant priest servant driver
teacher scientist engineer mechanic musician singer dancer painter ferryman fisherman blacksmith smith
hermit nomad scavenger raider medic surgeon nurse clerk butcher tailor miller farmer shepherd gardener
cook maid butler footman coachman postman beggar peddler trader smuggler gunslinger outlaw cultist
acolyte druid ranger bard jester herald squire page knight vampire werewolf goblin troll giant fairy
faerie ghost demon angel alien cyborg hacker courier bouncer barista shopkeeper librarian caretaker
janitor neighbour neighbor landlord landlady widow crone hag matron elder chieftain chief conductor
porter guide governess tutor schoolmaster headmistress boatman watchman huntsman woodcutter lumberjack
""")
SEVERAL = bag("""
both couple pair two three four five six trio group friends lovers people 2girls 2boys they them siblings
twins women men everyone figures companions others all together
""")
TOGETHER = bag("""
both two couple pair trio three four all everyone together
""")
SHE = frozenset(("she", "her", "herself", "hers"))
HE = frozenset(("he", "him", "himself", "his"))
THEY = frozenset(("they", "them", "their", "themselves", "themself"))
SUBJECTS = {
    "she": "f",
    "he": "m",
    "they": "n",
    "her": "f",
    "him": "m",
    "them": "n",
    "herself": "f",
    "himself": "m",
}
BODY = bag("""
hand hands face eye eyes finger fingers fist fists foot feet lips mouth profile portrait palm palms
shoulder shoulders close-up selfie knees throat hair
""")
_NOBODY = (
    "no people", "no humans", "nobody", "no one", "no person", "no figures", "without people", "deserted",
    "still life",
    "empty of people", "uninhabited", "unoccupied",
)  # fmt: skip
_OTHERS_DO = late(
    r"\b(?:nobody|no one) (?:else |ever )?(?!is\b|was\b|has\b)[a-z]{2,12}s\b|"
    r"\b(?:that|which|whom?) (?:nobody|no one)\b"
)
"""What nobody does where somebody is: ``an umbrella that nobody needs``, ``nobody moves``."""


def says_nobody(prompt: str) -> bool:
    """Whether a prompt says that no people are in the picture."""
    low = prompt.lower()
    if not any(sign in low for sign in _NOBODY):
        return False
    low = _OTHERS_DO.sub(" ", low)
    return any(sign in low for sign in _NOBODY)


TIMES = bag("""
morning night dusk dawn sunset sunrise noon midday evening midnight afternoon twilight nightfall daybreak
moonlight daylight sunlight
""")
PLAIN = bag("""
woman man girl boy lady guy figure person child kid stranger
 someone adult youth male female other silhouette 1girl 1boy 1other teenager lad individual
""")
"""Nouns that say nothing but that it is somebody."""
GENERIC = FEMALE | MALE | NEUTRAL


def sex_of(noun: str) -> str:
    """Return ``f``, ``m`` or ``n`` of a noun or pronoun."""
    if noun in FEMALE or noun in SHE:
        return "f"
    return "m" if noun in MALE or noun in HE else "n"


def is_possessive(spans: tuple[Word, ...], word: Word) -> bool:
    """Whether ``her`` says whose something is."""
    if word.text != "her":
        return False
    at = spans.index(word)
    behind = spans[at + 1] if at + 1 < len(spans) else None
    return behind is not None and behind.clause == word.clause and behind.text not in _NOT_OWNED


_NOT_OWNED = bag("in on by with to from and while as at under into through across back")


def says_more(prompt: str, end: int, start: int) -> bool:
    """Whether what begins here only says what somebody is who has just been named: ``Bob, the old smith``."""
    aside, between = prompt[end : end + 2], prompt[end + 2 : start]
    if prompt[end:start].strip() in ("", "the") and prompt[end : end + 5] == " the ":
        return prompt[start].islower()  # ``Kit the ferryman``
    led = aside == ", " and between.partition(" ")[0] in ("", "a", "an", "the")
    return led and "," not in between and prompt[start : start + 1].islower()
