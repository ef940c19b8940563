"""A small cast and short ways to say what a chat holds, for the tests of the engine."""

from limner.continuity._ledger import Ledger
from limner.continuity._step import Shot
from limner.continuity._wording import Family, words_of
from limner.continuity.facts import Sheet, Source
from limner.continuity.slots import Slot
from limner.continuity.state import StoryState
from limner.continuity.story import Beginning, Member, Role, TagSeen, Turn

MIRA = "mira.png"
BRAN = "persona:bran.png"

BEGINNING = Beginning(
    (
        Member(
            MIRA,
            Sheet(
                ("Mira", "Mira Holt"),
                {
                    Slot.SEX: "woman",
                    Slot.AGE: "30 years old",
                    Slot.HAIR: "long brown curls",
                    Slot.EYES: "dark eyes",
                },
                ("leather jerkin", "grey trousers", "boots"),
            ),
        ),
        Member(
            BRAN,
            Sheet(
                ("Bran",),
                {Slot.SEX: "man", Slot.AGE: "50 years old", Slot.HAIR: "bald", Slot.EYES: "blue eyes"},
                ("black coat",),
                source=Source.PERSONA,
            ),
            Role.PERSONA,
        ),
    ),
    place="tavern",
)


def tag(prompt: str, **attributes: str) -> TagSeen:
    return TagSeen(prompt, attributes)


def reply(uid: str, *tags: TagSeen, version: int = 0, prose: str = "") -> Turn:
    return Turn(uid, version, MIRA, tags=tags, prose=prose)


def after(*turns: Turn) -> StoryState:
    return Ledger(BEGINNING).upto(turns)


def shot(tag_: TagSeen, *above: Turn) -> Shot:
    return Ledger(BEGINNING).shot(above, reply("last", tag_), 0)


def told(tag_: TagSeen, *above: Turn, family: Family = Family.NATURAL) -> str:
    return words_of(shot(tag_, *above), family).text
