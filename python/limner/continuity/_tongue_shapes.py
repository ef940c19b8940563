# ruff: noqa: E501 -- patterns of whole sentences
"""
Sentences of other languages that were put into English word by word, put as English cards put them.

``the right leg is of wood`` is a wooden right leg, ``on the left hand missing him two fingers`` two fingers
that are missing, ``around the neck hangs a whistle`` a whistle around the neck.
"""

import re

from limner.continuity._given_names import FEMALE, MALE
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set
from limner.continuity._text import unaccented

_SIDE = r"(?:left |right |upper |lower |little |index |middle |ring |front ){0,2}"
_PART = (
    rf"{_SIDE}(?:legs?|arms?|forearms?|hands?|foot|feet|eyes?|ears?|fingers?|thumb|toes?|nose|tooth|teeth|earlobe|"
    r"cheeks?|chin|forehead|neck|nape|throat|shoulders?|back|chest|waist|belt|belly|head|hair|eyebrows?|lips?|lip|"
    r"wrists?|temples?|jaw|hips?|thigh|knees?|ankles?|tail|horns?|wings?|face|mouth|knuckles|collarbone)"
)
_LIMB = (
    rf"{_SIDE}(?:legs?|arms?|forearm|hands?|foot|eyes?|ear|fingers?|thumb|toe|nose|tooth|horn|wing|jaw|hair)"
)
_STUFF = (
    "wood|wooden|metal|steel|iron|chrome|brass|glass|gold|silver|copper|bronze|stone|bone|porcelain|crystal|"
    "plastic|leather|ivory|a prosthesis|prosthesis|prosthetic|artificial"
)
_STUFF_AS = {"wood": "wooden", "gold": "golden", "a prosthesis": "prosthetic", "prosthesis": "prosthetic"}
_OWN = r"(?:the|his|her|their|my|your|a|an)"
_OF_STUFF = late(
    rf"\b({_OWN}) ({_LIMB}) (?:is|are) (?:made )?(?:(?:of|in|from) )?(?:a )?({_STUFF})\b(?! [a-z])"
)
_LIMB_OF_STUFF = late(rf"\b({_LIMB}) (?:of|in|from|is) ({_STUFF})\b(?! [a-z])")
_MISSING_AT = late(
    rf"\b(?:on|at|in|of|from) {_OWN} ({_PART}) (?:is |are |has |have )?missing(?: (?:him|her|he|she|them|;))?"
    r" (?:the |a |an )?((?:[a-z]{1,9} ){0,2}(?:fingers?|thumb|toes?|tooth|teeth|earlobe|eye|hand|foot|nails?))\b"
)
_MISSING_OF = late(
    rf"\b(?:(?:him|her|he|she|them|it|;) )?missing (?:(?:him|her|the|a|an|his) )?({_SIDE}"
    rf"(?:[a-z]{{1,9}} )?(?:fingers?|thumb|toes?|tooth|teeth|earlobe|eye|hand|foot|arm|leg|ear))"
    rf"(?: (?:of|on|at|in|from) {_OWN} ({_PART}))?"
)
_IS_MISSING = late(
    rf"\b(?:{_OWN} )?({_LIMB})(?: (?:of|on|at) {_OWN} ({_PART}))? (?:is |are |has )?missing(?: (?:him|her|he|she))?\b(?! [a-z])"
)
_AT_FIRST = late(
    rf"(?P<lead>^|[.,;:\n] ?|\band )(?P<spot>(?:[Oo]n|[Oo]ver|[Uu]nder|[Aa]t|[Aa]cross|[Aa]round|[Ii]n|[Aa]bove|[Tt]hrough) "
    rf"{_OWN} {_PART}) (?:(?:has|have|wears|hangs|hang|sits|is|are|runs|stands|there|he|she|;|I|its?) ){{1,4}}"
    r"(?P<thing>(?:an?|two|three|his|her|the|one|many|several) [^.,;:\n]{3,60}?)(?P<end>(?= ;| and (?:he|she|wears|has)|[.,;\n]|$))"
)
_WEARS_AT = late(
    rf"(?P<lead>[Ww]ears |, |\band )(?P<spot>(?:over|around|at|on|in) {_OWN} {_PART}) (?P<thing>an? [^.,;:\n]{{3,40}}?)"
    r"(?P<end>(?= and |[.,;\n]|$))"
)
_CHECKED = late(
    r"\b(apron|dress|shirt|skirt|blouse|scarf|coat|jacket|trousers|socks|cap|tie|pajamas) (?:with|of|in|to) (?:the )?"
    r"(checks|stripes|flowers|ruffles)\b"
)
_CHECKED_AS = {
    "checks": "checked", "stripes": "striped", "flowers": "floral", "ruffles": "ruffled",
}  # fmt: skip
_STRIPES = late(
    r"\b(checks|stripes|flowers|ruffles) (?=(?:apron|dress|shirt|skirt|blouse|scarf|coat|jacket|trousers|socks|tie)\b)"
)
_THICK = late(
    r"\bfat (?=(?:[a-z-]{3,12} )?(?:braids?|hair|glasses|eyebrows|brows|beard|lips?|sweater|scarf|coat|jacket|socks|lenses|"
    r"moustache|book|curls|plaits?|gloves|chain|mane|belt)\b)"
)
_BIG = late(
    r"\btall (?=(?:[a-z-]{3,12} )?(?:eyes|nose|hands|ears|mouth|scar|tattoo|bag|mole|feet|hat|bow|earrings|horns|wings|teeth|"
    r"book|sword|basket|umbrella|room|hall|house)\b)"
)
_RINGS = late(r"\b(dark )?(?:rings|circles) under (?:the |her |his )?eyes\b")
_BROKEN = late(r"\btorn (?=(?:front )?(?:nose|tooth)\b)")
_TRADE_OF = late(r" of (?:fe)?male (?:mechanic|cook|baker|teacher|doctor|nurse|painter)\b")


_ONE_OF_TWO = late(
    r"\ba (?=(?:eye|hand|ear|arm|leg)\b (?:is |blue|green|brown|grey|red|golden|black|white|amber))"
)
_FROM_TO = late(
    rf"\b(scar|burn|tattoo|burn scar) (?:of|from|in) (?:the )?({_PART}) to (?:in )?(?:the )?(?={_PART})"
)
_YEARS = late(r"\b([1-9][0-9]{0,2}|[a-z]{3,9}(?:-[a-z]{3,5})?) years(?=[,.;\n]|$)")
_AGED = late(r"\bold ([1-9][0-9]{0,2})\b(?! (?:years|cm|m|kg))")


_SINCE = late(r"(?<=wears) (?:since|at|in) (?:the |her |his )?[a-z]{2,12}(?= (?:the|an?|her|his|always) )")
"""What stands between a verb and what it has: ``trägt seit dem Krieg einen Anzug``."""
_VERB_FIRST = late(r"\b(wears|has|is) (she|he)\b")
"""German turns a verb before its subject behind what comes first: ``Im Winter trägt sie``."""


def shaped(text: str) -> str:
    """Return what was put into English word by word with its sentences as English has them."""
    text = _SINCE.sub("", _VERB_FIRST.sub(r"\2 \1", text))
    text = _RINGS.sub("dark circles under the eyes", _BROKEN.sub("broken ", _TRADE_OF.sub("", text)))
    text = _YEARS.sub(r"\1 years old", _AGED.sub(r"age \1", _ONE_OF_TWO.sub("one ", text)))
    text = _FROM_TO.sub(r"\1 from the \2 to the ", text)
    text = _BIG.sub("big ", _THICK.sub("thick ", text))
    if " missing" in text or text.startswith("missing"):
        text = _MISSING_AT.sub(_is_missing_at, text)
        text = _MISSING_OF.sub(_is_missing, text)
        text = _IS_MISSING.sub(_is_missing, text)
    text = _LIMB_OF_STUFF.sub(_of_stuff, _OF_STUFF.sub(_has_of_stuff, text))
    text = _AT_FIRST.sub(_thing_first, text)
    text = _STRIPES.sub(lambda found: f"{_CHECKED_AS[found[1]]} ", text)
    text = _CHECKED.sub(lambda found: f"{_CHECKED_AS[found[2]]} {found[1]}", text)
    return _WEARS_AT.sub(r"\g<lead>\g<thing> \g<spot>\g<end>", text)


def _has_of_stuff(found: "re.Match[str]") -> str:
    who = {"his": "he ", "her": "she ", "my": "I "}.get(found[1], "")
    return f"{who}{'have' if who == 'I ' else 'has'} a {_STUFF_AS.get(found[3], found[3])} {found[2]}"


def _of_stuff(found: "re.Match[str]") -> str:
    return f"{_STUFF_AS.get(found[2], found[2])} {found[1]}"


def _is_missing(found: "re.Match[str]") -> str:
    what, where = found[1].strip(), found[2]
    if what.partition(" ")[0] in ("two", "three", "four"):
        return f"{what}{f' of the {where}' if where else ''} are missing"
    return f"missing {what}" + (f" on the {where}" if where else "")


def _is_missing_at(found: "re.Match[str]") -> str:
    return f"missing {found[2]} on the {found[1]}"


def _thing_first(found: "re.Match[str]") -> str:
    """Return a thing before the part it is at: ``has a scar over the left eye``."""
    spot = found["spot"][:1].lower() + found["spot"][1:]
    worn = "wears" if " wears " in found[0] else "has"
    who = next(
        (
            f"{one} "
            for one in ("she", "he", "I")
            if f" {one} " in found[0][: found.start("thing") - found.start()]
        ),
        "",
    )
    return f"{found['lead']}{who}{worn} {found['thing']} {spot}{found['end']}"


_WORD = late(r"[^\W\d_]{2,20}")
_READ = 4000
OWN = frozenset(("son", "sa", "ses", "su", "sus"))
_HE = word_set("il homme garçon monsieur masculin él hombre niño chico señor don viejo masculino")
_SHE = word_set("elle femme fille dame madame féminin ella mujer niña chica señora doña sor femenino")


def whose_in(text: str, names: frozenset[str]) -> str:
    """Return ``his`` or ``her`` for what Romance possessives leave open, ``the`` where nothing tells."""
    words = [word.lower() for word in _WORD.findall(text[:_READ])]
    he = sum(word in _HE for word in words) + any(unaccented(name) in MALE for name in names)
    she = sum(word in _SHE for word in words) + any(unaccented(name) in FEMALE for name in names)
    return "his" if he > she else "her" if she > he else "the"
