"""A value whose slot is known from its key, as a prompt's words: ``Eyes: brown`` is ``brown eyes``."""

from limner.continuity import _look_words as words
from limner.continuity._patterns import late
from limner.continuity._plain_words import word_set
from limner.continuity._tokens import Tokens, number_at
from limner.continuity.slots import LONGEST, Slot

_PIECE = late(r"[,;+|/\n]++|\band\b")
_TOP = late(r"(?<=[a-z]) top\b(?!-)|\btop(?= (?:in|is|tied|long|short)\b)")
_NOTHING = word_set("none no n/a na nothing unknown null - ? unspecified undefined any varies tbd hidden")
_HEADS = {
    Slot.HAIR: (
        "hair",
        words.HAIR_HEADS
        | words.BEARDS
        | word_set(
            "bald hair balding clean-shaven ahoge mullet sides side roots tips ends temples sideburns"
        ),
    ),
    Slot.EYES: ("eyes", word_set("eyes eye pupils irises heterochromia iris")),
    Slot.SKIN: ("skin", word_set("skin complexion fur scales feathers freckles skinned")),
}

_FIRST = 4
_IMPLANTS = (" implants", " lenses", " optics", " buttons", " cameras")
_BEFORE_THINGS = late(r"(?i: (?=behind |under |beneath |that |which |framed |ringed |flecked ))")
_IT_IS = late(r"(?i:^(?:it|they|she|he)(?:'s|’s| is|'re| are| has|s)? )")
_SENTENCE_OF_NONE = late(r"(?i:^(?:there(?:'s| is| are)|lots? of it|plenty of it))")
_BEHIND = word_set("""
in with tied worn down to kept pulled past cut reaching usually held pinned gathered swept braided parted
falling
""")
"""Words that begin what stands behind the part: ``tied in a bun``."""

_WHERE = word_set("on at of around near over under droops lids lid")
"""Words of a piece that says more of a part than how it looks: ``slate blue, paler on the palms``."""

_SEXES = {
    **dict.fromkeys(
        word_set("""
f w weiblich frau mädchen femme féminin fille mujer femenino femenina mulher donna женский женщина ж 女
女性 女の子
여성 여자 kobieta
"""),
        "woman",
    ),
    **dict.fromkeys(
        word_set("""
m männlich mann junge homme masculin garçon hombre masculino homem uomo мужской мужчина м 男
男性 男の子 남성 남자
"""),
        "man",
    ),
}


def worded(slot: Slot, value: str) -> str:
    """Return the words, or nothing where the value says that there is nothing to say."""
    value = " ".join(value[: 4 * LONGEST].replace('"', " ").split()).strip(" ,;.+*_-()[]{}'")
    if not value or value.lower() in _NOTHING:
        return ""
    if slot is Slot.AGE:
        return _age(value)
    if slot is Slot.SEX:
        low = [word.removesuffix("-presenting").removesuffix("-bodied") for word in Tokens(value).low]
        return next((sex for word in low if (sex := words.SEXES.get(word) or _SEXES.get(word))), "")
    if slot in _HEADS:
        return _of_part(slot, value)
    return value


def _age(value: str) -> str:
    low = Tokens(value).low
    for at in range(len(low)):
        if low[at] in words.DECADES or low[at].rpartition("-")[2] in words.DECADES:
            return _PIECE.split(value)[0].strip() if at < _FIRST else value
        years, _ = number_at(low, at)
        if years is not None:
            unit = next((word for word in low[at + 1 : at + 3] if word in ("months", "weeks")), "years")
            return f"{years} {unit} old"
    return value


def _of_part(slot: Slot, value: str) -> str:  # noqa: C901, PLR0912 -- a branch for each form of a value
    head, heads = _HEADS[slot]
    if (
        slot is Slot.EYES
        and value.lower().startswith(("one ", "a single ", "single "))
        and " and " not in value
    ):
        head = "eye"  # ``one big green lens``
    if slot is Slot.EYES and value.lower().endswith(_IMPLANTS):
        value = value.removesuffix("s")  # ``silver implants`` are silver implant eyes
    before: list[str] = []
    behind: list[str] = []
    whole: list[str] = []
    if slot is Slot.HAIR:
        value = _TOP.sub(" hair on top", value).strip()  # ``shaved sides, long blue top``
    pieces = (_IT_IS.sub("", each.strip(" .'\"*_")) for each in _PIECE.split(value))
    for piece in filter(None, pieces):
        low = Tokens(piece).low
        if not low or _SENTENCE_OF_NONE.match(piece):
            continue
        front, *more = _BEFORE_THINGS.split(piece, maxsplit=1)
        if more and slot is not Slot.HAIR and not heads & set(low) and words.COLOURS & set(Tokens(front).low):
            whole.append(f"{front[:1].lower()}{front[1:]} {head} {more[0]}")  # ``blue behind glasses``
            continue
        plain, led, rest = piece.partition(" with ")
        if led and slot is Slot.SKIN and not heads & set(Tokens(plain).low):
            whole.append(f"{plain} {head} with {rest}")
        elif led and slot is Slot.HAIR and not (heads & set(low)) and words.COLOURS & set(Tokens(plain).low):
            whole.append(f"{plain[:1].lower()}{plain[1:]} {head} with {rest}")  # ``Black with a streak``
        elif slot is Slot.EYES and low[-1] == "pupils":
            behind.append(f"with {piece}")
        elif heads & set(low):
            whole.append(piece)
        elif low[0] in _BEHIND or (slot is not Slot.HAIR and not _WHERE.isdisjoint(low[1:])):
            behind.append(piece)
        elif slot is Slot.HAIR and low[-1] in words.STYLES:
            behind.append(
                f"in {piece}"
                if low[0] in words.DETERMINERS
                else f"in a {piece}"
                if low[-1][-1] != "s"
                else f"in {piece}"
            )
        else:
            before.append(piece)
    said = list(whole)
    if before or (behind and not whole):
        said.insert(0, " ".join([_ordered(before, slot), head, *behind]).strip())
    elif behind:
        said[0] = " ".join([said[0], *behind])
    return ", ".join(said)


def _ordered(pieces: list[str], slot: Slot) -> str:
    """Put colours last: ``brunette``, ``curly`` is ``curly brunette hair``."""

    def rank(piece: str) -> int:
        pieces_low = Tokens(piece).low
        return int(bool(pieces_low) and pieces_low[-1] in words.COLOURS)

    low = sorted(pieces, key=rank) if slot is Slot.HAIR else pieces
    return " ".join(each[:1].lower() + each[1:] for each in low)
