"""
The room or house that a scenario is set in, where it stands nested in a sentence.

``In the night somebody has emptied the safe of the post office by the canal`` is in the post office: not at
the canal, which only says where that is, and not in the safe.
"""

from collections.abc import Sequence
from typing import NamedTuple

from limner.continuity._patterns import late
from limner.continuity._people_words import is_role
from limner.continuity._place_nouns import is_done, is_wide
from limner.continuity._place_words import NARROW, PAIRS, THINGS
from limner.continuity._places import head
from limner.continuity._plain_words import COPULAS, DETERMINERS, word_set
from limner.continuity._text import Word, bare, stem, word_list, words

READ, SENTENCES = 600, 5

REGIONS = word_set("""
kingdom empire realm country county province land world planet moon island isle continent city town village
hamlet metropolis suburb quarter district street lane alley road highway avenue boulevard square coast shore
seashore sea ocean lake river canal stream hill mountain valley cliff forest wood woodland desert plain moor
heath marsh swamp field meadow harbour harbor port pier border frontier corner bridge kingdoms mountains
woods hills streets cliffs fields plains moors beach bay side riverside riverbank outskirts waterfront
seaside countryside carnival festival banquet parade fjord gulf strait peninsula archipelago steppe tundra
savanna savannah prairie jungle fen glacier canyon gorge dale glen loch lagoon delta reef dunes
""")
"""Wide places in which a narrower one may be named; and what says where that is (``by the canal``)."""
_MORE = word_set("""
whaler steamer liner schooner frigate galleon trawler cutter zeppelin flat court courthouse freighter brothel
apothecary's baker's bookshop counter dispensary newsroom booth ring wheelhouse chandlery ropewalk printworks
""")
"""Nouns that are a place in a scenario, and in a prompt as often something else."""
_AT = word_set("in at on inside aboard into within behind")
_BESIDE = word_set("""
by near behind over under beside outside opposite past beyond from above below off towards toward across along
between around like for about against without than beneath round through before after until since
""")
_COMING = word_set("""
comes come came coming home sent moves moved arrives arrive arrived returns returned invited brought taken
back called summoned assigned transferred posted gets got goes go hired welcome walks walked way
""")
_NOT_NOW = word_set("dreams dream dreaming remembers once ago former formerly used never")
_GONE = _NOT_NOW | word_set("""
left leaves imagine imagines promised wants want hopes wishes would will burned burnt sold lost misses missed
fled escaped
""")
"""Verbs and words behind which a place is not where the story is."""
_VERBS = word_set("""
has have had will can must does do did stands lies sits waits works lives runs keeps owns finds meets comes
""")
_ANY = COPULAS | _VERBS
_LEADS_IN = word_set("and or but so then when while where that is are was")
_SENTENCES = late(r"[.!?](?=\s|$)|\n")


class Inner(NamedTuple):
    """A place within a scenario and how surely the story is there: 4 in it, 1 only spoken of, 0 none."""

    weight: int
    place: str

    @property
    def is_told(self) -> bool:
        """Whether more is said of it than its noun, so that it counts beside what a scenario opens with."""
        return self.weight > 1


def present(scenario: str) -> str:
    """Return a scenario without the sentences that tell of another time, or of a wish."""
    kept = (each for each in _SENTENCES.split(scenario) if _NOT_NOW.isdisjoint(word_list(each)))
    return ". ".join(kept)


def is_inner(place: str) -> bool:
    """Whether words name a place that is no mere region and nothing unknown."""
    said = word_list(place)
    stop = said.index("of") if "of" in said else len(said)
    return any(_is_inner(word) or stem(word) in NARROW for word in said[:stop])  # ``Room 9 of the ward``


def _is_inner(noun: str) -> bool:
    return noun not in REGIONS and (is_wide(noun) or noun in _MORE)


def inner(scenario: str) -> Inner:
    """
    Return the innermost place that the first sentences of a scenario are in, empty where they name none.

    A place that they say somebody is in, or that is a clause of its own, counts more than one whose thing is
    spoken of, and this more than one that is only spoken of; of equals the first.
    """
    best = Inner(0, "")
    for sentence in _SENTENCES.split(scenario[:READ])[:SENTENCES]:
        said = words(sentence)
        if said and not _GONE.intersection(word.text for word in said):
            for at in range(len(said)):
                found = _at(sentence, said, at)
                deeper = found.weight >= min(best.weight, _SAID) and is_within(found.place, best.place)
                if found.weight > best.weight or deeper:
                    best = found
    return best


def is_within(place: str, whole: str) -> bool:
    """Whether a place can be a room of another: an engine room of a freighter."""
    named = " of " not in place and not _WHOLES.isdisjoint(word_list(whole))  # ``the freighter Corrigan``
    return head(place) in _ROOMS and (named or head(whole) in _WHOLES)


_SAID = 3
_WHOLES = word_set("""
house home building hotel inn castle palace mansion manor villa monastery convent abbey school academy
university hospital clinic sanatorium asylum theatre theater opera museum station ship freighter whaler
steamer liner schooner frigate trawler submarine ferry train spaceship starship prison fortress library
church cathedral factory airport circus farm apartment flat embassy barracks outpost headquarters
""")
_ROOMS = word_set("""
room kitchen bedroom bathroom hall ballroom lobby foyer cellar basement attic office study lounge
compartment cabin cockpit galley deck bridge hold engine-room infirmary ward morgue cell canteen mess
cafeteria classroom gym laboratory lab archive vault dressing-room backstage stage box corridor hallway
stairwell staircase chapel cloister crypt garden courtyard yard greenhouse stable barn workshop storeroom
pantry scullery dormitory refectory balcony terrace roof rooftop tower belfry sickbay hangar lounge bar
restaurant library observatory car carriage ring parlour
""")


def _at(sentence: str, said: Sequence[Word], at: int) -> Inner:
    """Return the place whose noun stands here, with its weight."""
    none = Inner(0, "")
    noun, left = said[at], _near(said, at, -1)
    if not _is_inner(noun.text) and noun.text not in PAIRS.get(left, ()):
        return none
    behind = _near(said, at, 1)
    if is_wide(behind) or behind in THINGS or behind in _MORE or behind.startswith("'"):
        return none  # ``railway platform``, ``station clock``
    first = _first(said, at)
    led = said[first - 1].text if first else ""
    if behind and is_done([word.text for word in said[first : at + 2]], at + 1 - first):
        return none
    begins = not first or said[first - 1].clause != noun.clause
    place = sentence[said[first].start : _end(said, at)]
    if sentence[noun.start].isupper():
        place = place.lower()  # ``the Hotel Bristol``
    return Inner(_weight(said, first, at, led="" if begins else led), bare(place))


def _weight(said: Sequence[Word], first: int, at: int, *, led: str) -> int:  # noqa: PLR0911 -- one for each lead
    named = said[first].text in DETERMINERS
    before = [word.text for word in said[:first] if word.clause == said[at].clause]
    if not led:
        behind = [word.text for word in said[at + 1 :] if word.clause == said[at].clause]
        # ``an empty practice room``; ``the ice factory has stopped``
        return 3 if _ANY.isdisjoint(behind) else 2
    if led in _AT:
        if len(before) > 1 and _is_inner(before[-2]):
            return 0  # ``the pharmacy at the market``
        return 4 if led != "behind" or stem(said[at].text) in NARROW else 0
    if led == "of":
        whose = before[-2].rpartition("-")[2] if len(before) > 1 else ""
        if is_wide(whose) or is_role(whose) or is_role(stem(whose)) or whose in _NO_PART:
            return 0  # ``the bridge of the ship``, ``the captain of the ship``
        return 0 if _BESIDE.intersection(before[-6:-2]) else 2
    if led == "to":
        return 3 if _COMING.intersection(before[-4:]) else 0
    if led in _BESIDE or led in _MOVES:
        return 0
    if led in COPULAS:
        return 3 if "there" in before[-3:] or "which" in before[-3:] or "it" in before[-3:] else 1
    if not named:
        return 0
    return 2 if not _HOLDS.isdisjoint(before[-3:]) else 1


_MOVES = word_set("""
drive drives driving drove ride rides riding rode fly flies flying flew steer steers steering pilot pilots
sail sails row rows build builds repair repairs mend mends fix fixes park parks
""")
"""Verbs whose object is a vehicle, or a thing that is seen to, and not where the story is."""
_HOLDS = word_set("""
runs keeps owns rents rented shares share opened closed closes inherits inherited climbs climbed enters
entered guards
guarding robbed robs manages visits visit reached reaches found emptied cleans leads
""")
"""Verbs whose object is where the story is: ``runs a tea shop in the old town``."""
_NO_PART = word_set(
    "out night day week year story history name end beginning dream picture map instead because"
)


_OF = word_set("of above over behind")
_BREAKS = word_set("of to they she he it we you i tends tending who")


def _near(said: Sequence[Word], at: int, step: int) -> str:
    other = at + step
    fits = 0 <= other < len(said) and said[other].clause == said[at].clause
    return said[other].text if fits else ""


def _first(said: Sequence[Word], at: int) -> int:
    """Return the first word of what is said of the place, its article counted in."""
    first = at
    while first and at - first < 5 and said[first - 1].clause == said[at].clause:
        left = said[first - 1].text
        if left in DETERMINERS:
            return first - 1
        if left in _BREAKS or left in _AT or left in _BESIDE or left in _ANY or left in _LEADS_IN:
            break
        first -= 1
    return first


def _end(said: Sequence[Word], at: int) -> int:
    """Return the end of a place and what it is of: ``kitchen of the palace``, ``room above the bakery``."""
    end = said[at].end
    behind = [word for word in said[at + 1 : at + 6] if word.clause == said[at].clause]
    if behind and behind[0].text in _OF:
        for number, word in enumerate(behind[1:]):
            if is_wide(word.text) or word.text in _MORE:
                after = behind[number + 2].text if number + 2 < len(behind) else ""
                return end if is_wide(after) else word.end
            if word.text not in DETERMINERS and number > 2:
                break
    return end


def set_in(description: str) -> str:
    """
    Return what a card without a scenario says of where it is set, behind a key; else nothing.

    A few words that name a place: what is told there of a story, or of several places, is none to begin in.
    """
    found = _SETTING.search(description[:READ])
    said = found["said"].strip(" .!?") if found else ""
    plain = len(said) <= _SHORT and _TOLD.isdisjoint(word_list(said)) and not set(said) & set(";.!?")
    return said if plain else ""


_SHORT = 60
_TOLD = word_set(
    "she he they i you it but or was were is are usually often modern-day born lives met fantasy"
)
_SETTING = late(
    r"(?im)^\W{0,4}(?:when and where|where and when|where|setting|location|place)"
    r"(?: \([^()\n]{1,30}\))?\W{0,3}[:=]\s{0,3}(?:in |at )?(?:(?:[0-9]{3,4}|[A-Z][a-z]{2,9} [0-9]{3,4}), )?"
    r"(?P<said>[^\n]{3,300})"
)
