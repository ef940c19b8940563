"""The beginning that a greeting tells: where, when, in which mood and clothes, and looks that are newer."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from limner.continuity._card_inner import inner, is_inner, is_within, present
from limner.continuity._card_people import Portrayed
from limner.continuity._card_prose import Prose
from limner.continuity._patterns import late
from limner.continuity._people_words import is_role
from limner.continuity._place_nouns import is_beside, is_done, is_wide
from limner.continuity._place_words import NARROW
from limner.continuity._places import head, place_in
from limner.continuity._plain_words import COPULAS, DETERMINERS, HAVING, UNITS, word_set
from limner.continuity._prose_words import KIN
from limner.continuity._text import bare, clean, stem
from limner.continuity.slots import LONGEST, Slot

READ = 6000
"""Characters of a greeting."""
_SPEECH = late(r'"[^"\n]*"?|“[^”\n]*”?|«[^»\n]*»?|「[^」\n]*」?')
_TIMES = late(
    r"(?i:\b(dawn|sunrise|early morning|morning|noon|midday|afternoon|dusk|sunset|twilight|evening|midnight|"
    r"night)\b)"
)


@dataclass(slots=True)
class Start:
    """What holds at the beginning, by the number of a person."""

    place: str = ""
    time: str = ""
    looks: dict[int, list[tuple[Slot, str]]] = field(default_factory=dict)
    garments: dict[int, tuple[str, ...]] = field(default_factory=dict)
    moods: dict[int, str] = field(default_factory=dict)


def begins(people: list[Portrayed], greeting: str, scenario: str) -> Start:
    """Read a greeting and, for place and time, the scenario. What somebody says aloud is not read."""
    told = _SPEECH.sub(" ", greeting[:READ]).replace("*", " ").replace("_", " ")
    start = Start()
    if told.strip():
        copies = [Portrayed(list(person.names), sex=person.sex) for person in people]
        prose = Prose(copies, second_person=-1, loose=False, may_add=False)
        prose.read(told)
        for number, person in enumerate(copies):
            if person.said:
                start.looks[number] = [said for said in person.said if said[0] is not Slot.SEX]
            if person.garments:
                start.garments[number] = tuple(person.garments)
            if person.moods:
                start.moods[number] = person.moods[0]
    start.place = _entered(told)
    if not start.place or head(start.place) in _VAGUE:
        where = _nested(scenario[:READ])
        if not where and not is_inner(start.place):
            where = inner(told).place
        start.place = clean(where, LONGEST) or start.place
    for text in (told, scenario[:READ]):
        found = _TIMES.search(text)
        start.time = start.time or (found[1].lower() if found else "")
    return start


def _entered(told: str) -> str:
    """Return the place that a greeting says somebody is in; what lies behind or before them is none."""
    text = told[:2000]
    place = place_in(text)
    before = text[: text.find(place)].lower().split()[-4:] if place else []
    if place.partition(" ")[0].lower() in _SHELLS and _WEATHER & set(before):
        return ""  # ``The rain came through the roof of the temple``: nobody is on it
    return "" if _AWAY & set(before) else clean(place, LONGEST)


_SHELLS = word_set(
    "roof roofs window windows wall walls door doors gate gates chimney shutters rafters eaves"
)
_WEATHER = word_set("""
rain snow wind storm water light sun sunlight moon moonlight hail sleet fog smoke thunder lightning draught
""")


_NO_PLACE = word_set("""
day days week weeks month months year years hour hours morning evening night afternoon noon dawn dusk
midnight spring summer autumn winter time story tale adventure game scene war end beginning start eve
last first moment story's man woman girl boy people person couple pair friend friends family crew group
team stranger world universe future past reality
""")
"""What a scenario begins with that is not where it is."""
_OPENING = late(
    r"^\W{0,3}(?:(?:Setting|Place|Location|Scene|Where)[:=] {0,2})?"
    r"(?:(?P<lead>[Ii]n|[Aa]t|[Oo]n|[Bb]ehind|[Ii]nside|[Aa]board|"
    r"[Oo]utside|[Uu]nder|[Bb]elow|[Aa]bove|[Nn]ear) )?"
    r"(?P<place>(?:(?:[Tt]he|[Aa]n?|[A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20})?'s?|[Hh]er|[Hh]is|[Yy]our) )?"
    r"[^\s,.;:!?]{1,30}(?: [^\s,.;:!?]{1,30}){0,9})(?=[,.;:!?]|$)"
)
_NAMED = late(
    r"^\W{0,3}(?:The )?[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,3}, an? "
    r"(?P<kind>[a-z-]{2,20}(?: [a-z-]{2,20}){0,3}?)"
    r"(?=[,.;]|$| (?:in|on|at|by|under|near|of|above|below|off)\b)"
)
_CLAUSES = word_set("where which that when while after before as who")
_EVENTS = word_set("""
wedding date dinner lunch breakfast supper party ball feast funeral festival trial match fight duel battle
hunt race concert show heist job mission quest trip journey voyage holiday vacation school-trip dream
nightmare memory secret love affair romance murder mystery crime case deal bargain rule law god magic
something anything nothing everything
chapter act part episode level round year lesson one two three all
life death peace news letter call message stranger
storm rain snow fog siege riot strike raid siege evening eve anniversary birthday reunion chance
upstairs downstairs outside inside indoors outdoors nowhere somewhere home midway halfway late early deep
high low far near alone together abroad ashore aboard overhead underground elsewhere
encounter meet rendezvous class lesson exam rehearsal interview debate game contest tournament ritual
""")
"""What happens, and is no place."""
_VAGUE = word_set("""
house home building city town village castle palace ship train island hotel school station stair staircase
stairwell step doorway threshold
""")
"""What a greeting may call the whole, or a spot, of where a scenario says more of."""
_SECTIONS = word_set("engineering hydroponics steerage")  # of a ship, named as what is done there
_CUTS = word_set("""
in on at under near behind above below outside between beside by with during after before where that
which while when off out beneath beyond inside over along from to for toward towards across through
around against as who deep high somewhere only just an-hour
""")


def _nested(scenario: str) -> str:
    """Return where a scenario is: the place that it opens with, or the room or house that is named within."""
    place = _set_in(scenario)
    within = inner(scenario)
    if is_inner(place) and not is_within(within.place, place):
        return place
    if place and (within.place in place or not within.is_told or is_beside(within.place, scenario)):
        return place  # ``cab of the truck``
    return within.place or place_in(present(scenario[:2000]))


def _set_in(scenario: str) -> str:
    """
    Return where a scenario is.

    Its first words are the place where they are a noun's and no sentence's: ``The atrium of the house, the
    day before the festival``; else the thing that is somewhere.
    """
    named = _NAMED.match(scenario)
    if named and is_wide(named["kind"].rsplit(maxsplit=1)[-1].lower()):
        return named["kind"]  # ``The Red Lantern, a teahouse on the river``
    place = ""
    for sentence in _SENTENCES.split(scenario[:600])[:3]:
        said = _opened(sentence)
        if said is None:
            break
        place = said or place  # ``Camp Lonesome, August 1986. The mess hall, the night before``
    return place or _located(scenario)


def _opened(sentence: str) -> str | None:
    """Return the place that a sentence without a verb begins with; None where it is another sentence."""
    found = _OPENING.match(sentence)
    if found is None:
        return ""
    said = found["place"].split()
    low = [word.lower() for word in said]
    cuts = (at for at, word in enumerate(low) if at and word in _CUTS and not said[at][:1].isupper())
    stop = next(cuts, len(low))  # ``the moon pool of the Deep Nine station``
    noun = low[: low.index("of", 0, stop)] if "of" in low[1:stop] else low[:stop]
    timed = len(noun)
    while len(noun) > 1 and noun[-1] in _TIME_SPANS:
        noun.pop()  # ``The Salon Rouge an hour before opening``
    timed -= len(noun)
    stop -= timed
    numbered = len(noun) > 1 and (noun[-1] in UNITS or noun[-1].isdigit())
    if numbered:
        noun.pop()  # ``Box thirteen of the opera``
    clause = next((at for at, word in enumerate(low) if at and word in _CLAUSES), len(low))
    if not noun or is_done(low, stop) or _is_sentence(low[:clause]) or not DETERMINERS.isdisjoint(noun[1:]):
        return None  # ``Juno drives the last bus``
    part = "of" in low[1:stop] and stem(noun[-1]) in NARROW and not is_role(low[stop - 1])
    known = part or is_wide(noun[-1]) or place_in("in the " + " ".join(noun)) != ""
    somewhere = numbered or timed > 1 or found["lead"] is not None
    somewhere = somewhere or (stop < len(low) and low[stop] in _WHERE)
    known = known or (somewhere and _can_be_place(noun)) or noun[-1] in _SECTIONS
    return bare(" ".join(said[:stop])) if known and noun[-1] not in _NO_PLACE else ""


_TIME_SPANS = word_set("""
a an the one two three some half hour hours day days week weeks minute minutes night nights moment month
""")
_NO_PLACE_ENDINGS = (
    "guard", "guards", "man", "men", "woman", "women", "ing", "ness", "ment", "tion", "ance", "ship", "ism",
)  # fmt: skip


def _can_be_place(noun: Sequence[str]) -> bool:
    """
    Whether an unknown thing that is somewhere can be where a story begins: ``The dye works by the sea``.

    Nobody, and nothing that happens, is a place.
    """
    last = noun[-1]
    return stem(last) in NARROW or not (
        is_role(last)
        or is_role(stem(last))
        or not _EVENTS.isdisjoint((last, stem(last)))
        or last in KIN
        or last.endswith(_NO_PLACE_ENDINGS)
    )


def _is_sentence(low: list[str]) -> bool:
    thing = low[:1] and low[0] in ("the", "a", "an") and not is_role(low[1] if len(low) > 1 else "")
    return any(
        word in COPULAS or word in HAVING - {"of", "with"} or word in _VERBS or word in _PRONOUNS
        for at, word in enumerate(low)
        if not (thing and at > 1 and word == "works")  # ``The dye works by the sea``
    )


_WHERE = word_set(
    "in on at under near behind above below outside between beside by beneath inside where high deep off"
)
_PRONOUNS = word_set("i you he she it we they someone somebody everyone who")
_VERBS = word_set("""
are were will would can could may must does do did meets meet finds find comes come goes go lives live works
work lies lie hangs hang drifts drift rests rest rises rise burns burn leans lean drips drip creaks creak
smells smell runs run stands stand waits wait begins begin starts start takes take sits sit wants want
needs need
""")
_SENTENCES = late(r"(?<=[a-z0-9)][.!?])\s{1,3}(?=[A-Z])")
_AWAY = word_set("behind before beyond past from ahead towards toward")
_LOCATED = late(
    r"(?:^|[.!?\n])[ \t]{0,4}(?:The|A|An) (?P<place>[^\s,.;:!?]{1,30}(?: [^\s,.;:!?]{1,30}){0,6}), "
    r"(?:in|on|at|under|near|by|above|below|outside|somewhere|high|deep) "
)


def _located(scenario: str) -> str:
    """
    Return the place of a sentence without a verb that says where it is: ``The cab of a truck, on the road``.

    The thing that is somewhere is where the story begins, whether or not its noun is known to be a place.
    """
    found = _LOCATED.search(scenario)
    if found is None or any(word in COPULAS or word in HAVING - {"of", "with"} or word.endswith("ing")
                            for word in found["place"].lower().split()):  # fmt: skip
        return ""
    return found["place"]
