"""Whether a name is a thing's: a ship, an inn, a game, of which nobody's looks are."""

from limner.continuity import _look_words as words
from limner.continuity._given_names import FEMALE, MALE
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set
from limner.continuity._text import unaccented
from limner.continuity._tokens import Tokens

_BEGINNING, _PAIR = 400, 2
_ADJECTIVE = r"(?!of |who |at |in |on |from |that |to |with |and )[\w'’-]{1,15} "
_THINGS = (
    "ship|freighter|vessel|boat|ferry|galleon|starship|train|car|truck|house|inn|tavern|bar|pub|club|town|city|"
    "village|kingdom|castle|station|school|forest|island|sword|submarine|blade|building|manor|hotel|planet|"
    "cruiser|airship|tower|temple|company|guild|academy|university|college|hospital|clinic|bakery|café|cafe|"
    "restaurant|diner|shop|store|office|agency|farm|ranch|estate|abbey|monastery|convent|theatre|theater|"
    "circus|band|team|crew|gang|troupe|squad|family|household|colony|outpost|camp|game|story|sitcom|series|"
    "show|drama|soap|rpg|world|realm|setting|scenario|simulator|simulation|roleplay|adventure|flat|apartment|"
    "museum|library|lighthouse|cinema|casino|brothel|prison|asylum|orphanage|hostel|motel|garage|workshop|"
    "brewery|vineyard|mill|quarry|mine|harbour|harbor|port|street|district|caravan|expedition|bookshop|"
    "salon|home|farmhouse|narrator|storyteller|narration|world-builder"
)
_IS = late(
    r"(?i:\s(?:is|was|are) (?:a|an|the|not a person but an?) (?:"
    + _ADJECTIVE
    + r"){0,4}?(?:"
    + _THINGS
    + r")"
    r"(?=[.,;:!?\n]|$| (?:of|in|on|at|with|that|which|under|by|near|from|built|set|where|about|run)"
    r"\b))"
)
_CAST = late(
    r"(?i:^[^.\n]{0,60}\b(?:is|are|plays?|portrays?|controls?|represents?|voices?|narrates?) "
    r"(?:the narrator|the (?:whole |entire )?(?:crew|cast|world|game master|family|staff)\b|"
    r"(?:several|multiple|many|various|all) (?:characters|people|npcs)))"
)
_FIRM = late(r"(?i:& (?:sons?|daughters?|co|brothers)\b)")
_NAMES = late(
    r"(?i:\b(?:rpg|adventure|simulator|academy|university|college|high school|inn|tavern|hotel|hospital|"
    r"station|agency|bakery|café|(?:the )?(?:crew|cast|team|squad|family|household|gang) of|"
    r"twins\b|sisters\b|brothers\b|triplets|duo\b|trio\b|order$|clan$|cult$|bandits$|narrator|"
    r"game master|dungeon master|storyteller)(?!\w))"
)


_ENDS = word_set("""
dojo home farm ranch inn tavern bakery café cafe restaurant diner academy school hospital clinic station
ship bus train village town city kingdom hotel motel band crew gang guild squad team company family
household apartment apartments manor estate circus theatre theater library museum university college temple
monastery convent prison club pub shop store office agency colony outpost lighthouse bookshop salon
orphanage brothel dormitory dorm gym studio brewery vineyard caravan expedition party cast twins siblings
sisters brothers triplets friends roommates neighbours neighbors guards knights pirates court council dinner
night shift adventure adventures stories
""")
"""Nouns with which no person's name of two words ends: ``Gran's Farm``, ``Kurosawa Dojo``."""


def _ends_as_thing(name: str) -> bool:
    pieces = name.lower().split()
    return len(pieces) > 1 and (
        pieces[-1] in _ENDS or (pieces[0] in ("camp", "house", "family") and len(pieces) == _PAIR)
    )


def _is_person(name: str) -> bool:
    """Whether a name ends with somebody's, or with what somebody is: ``Hotel Receptionist``."""
    low = [unaccented(word) for word in Tokens(name).low]
    return any(word in FEMALE or word in MALE for word in low) or (bool(low) and words.is_role(low[-1]))


def is_thing(name: str, text: str) -> bool:
    """Whether a text begins by saying that its name is a ship, a house, a game, or the name says so."""
    head = text[:_BEGINNING]
    if _FIRM.search(name) is not None or _ends_as_thing(name):
        return True
    if _NAMES.search(name) is not None and not _is_person(name):
        return True
    if not _is_person(name) and _CAST.search(head) is not None:
        return True
    found = _IS.search(head)
    if found is None:
        return False
    before = head[: found.start()]
    bare = before.strip(" *_#[(\"'\n")
    sentence = before.rpartition("\n")[2].replace("Dr.", "").replace("Mr.", "").replace("Mrs.", "")
    own = {word for word in name.lower().replace(",", " ").split() if word not in ("the", "a", "an", "of")}
    said = {word.strip('.,"*') for word in sentence.lower().split()}
    return "." not in sentence and len(said) < 9 and bool(own & said or not bare)
