"""
What a card says of a body that no reader placed: carried as it stands, a short clause in the card's words.

A lexicon ends somewhere, a body's parts hardly: a piece whose noun is one of these says how somebody looks
whatever is said of it (``a jaw that needs a razor``, ``soot on his face``, ``nose has been broken twice``).
What is denied, is past, happens now and then, or is not seen, is left out.
"""

from limner.continuity import _look_words as words
from limner.continuity._anatomy import ANATOMY
from limner.continuity._card_people import MOST_SAID
from limner.continuity._cover_words import feels
from limner.continuity._garments import part_of
from limner.continuity._look_around import HEADS
from limner.continuity._look_peoples import PEOPLES
from limner.continuity._plain_words import word_set
from limner.continuity._prose_kinds import Kinds
from limner.continuity._prose_words import HE, KIN, SHE, THEY
from limner.continuity.slots import Slot

_NOT_SEEN = word_set("""
heart hearts tongue mind soul brain blood voice temper stomach accent laugh breath gaze smell scent
opinion bare barefoot hands-on handful head-on eye-contact thumb-rule backbone sense sleeve patience
nerves habit secret debt money job house home town chair bed door table gun sword knife mother father
sister brother wife husband picture photograph portrait mirror statue doll name memory memories dream
dreams way manner manners idea eye-level
""")
_PASSING = word_set("""
when whenever while if because unless until since sometimes often usually rarely never occasionally before
after once would could might may can will shall should must tends likes loves hates wants needs-to used
smile smiles smiling grin grins laughs cry cries crying blush blushes blushing talks speaks says told says
said thinks feels know knows always seems reach reaches turn turns keeps kept hold holds holding put puts
""")
_BREAKS = words.SEPARATORS - {"-", "/", "*"} | frozenset(("—", "–", "with", "but", "then", "yet"))
_LEADS = (
    words.DETERMINERS
    | SHE
    | HE
    | THEY
    | word_set("and with has have had is 's are i i've i'm my also of got the")
)
_STANDS = word_set("""
cover covers ends end runs run crosses cross splits split circles circle marks mark hangs hang hide hides
sticks stick grows grow curls curl sits sit shows show spills spill sprout sprouts rises rise glows glow
""")
"""Verbs that say where a mark is: ``red handprints cover her arms``."""
_OWN = frozenset(("her", "his", "their", "my", "one", "each", "both"))
_HALF = (["covered"], ["filled"], ["dotted"], ["strewn"], ["crossed"])
_NEAR = 4
_NO_NAME = frozenset(('"', ":", "a", "an", "of", "the", "in", "from", "at"))
"""Words before a capital that is no name of somebody: ``an Inuk``."""
_COPULAS = words.COPULAS - {"'s"}
_COLONS = frozenset((":", "—", "–"))
_COUNTED = frozenset(("one", "two", "both"))
_FOREIGN = (
    _NOT_SEEN | _PASSING | words.NEGATIONS | KIN | words.PEOPLE
    | word_set("i you me we she he they who was were had")
)  # fmt: skip
"""Words of others, of the past, of what is not seen or passes."""
_HAS = frozenset(("has", "have", "with", "i've"))
_LONGEST, _SHORTEST = 8, 2
_SLOTS = {"hair": Slot.HAIR, "beard": Slot.HAIR, "eyes": Slot.EYES, "face": Slot.FACE, "skin": Slot.SKIN}
_BUILD = word_set("paunch belly gut shoulder shoulders hip hips waist chest back legs arms neck")
_ALONE = word_set("limp hunch cataracts stoop squint acne stubble sideburns freckles dimples whiskers")
"""Words for what is seen that need none beside them."""
_HAIR = frozenset(("temple", "temples", "scalp"))


class Rest(Kinds):
    """Finds the pieces of a sentence that speak of a body and that nothing has read."""

    def rest(self) -> None:
        """Keep them as they stand."""
        listed = bool(self.said or self.worn) and (self.is_list() or self.fragment())
        first = self.first
        for at in range(self.first, self.end + 2):
            if at > self.end or self.low[at] in _BREAKS or self.is_joint(at):
                if first < at:
                    self.piece(first, min(at - 1, self.end), listed=listed)
                first = at + 1

    def is_list(self) -> bool:
        """Whether a sentence has no subject of its own: ``Heavyset, with a jaw that needs a razor``."""
        return not any(
            self.low[at] in ("she", "he", "they", "i", "you", "we", "it")
            or (self.named(at) is not None and self.word(at + 1) not in words.SEPARATORS)
            for at in range(self.first, self.end + 1)
        )

    def has(self, at: int) -> bool:
        """Whether the word here stands in the list of what somebody has: ``with grey hair, a ...``."""
        for near in range(at - 1, self.first - 1, -1):
            if self.low[near] in _HAS:
                return True
            if self.low[near] in words.COPULAS and self.low[near] != "'s":
                return False
            if self.low[near] in SHE | HE | THEY and self.word(near + 1) not in HEADS:
                return False
        return False

    def is_joint(self, at: int) -> bool:
        """Whether ``and`` parts two pieces here, and does not join two adjectives."""
        if self.low[at] != "and":
            return False
        if self.word(at - 1) in ANATOMY or self.word(at + 1) in words.DETERMINERS | {"the"}:
            return True
        start, near = self.tokens.starts[at], self.tokens.starts[min(at + _NEAR, self.end)]
        return any(start < said.start < near for said in self.said)  # ``and enormous white eyebrows``

    def piece(self, first: int, last: int, *, listed: bool) -> None:
        """Keep a piece, if it is one."""
        begin = first
        begin += self.named(begin) is not None and self.word(begin + 1) in _HAS  # ``Mara has hair that``
        while begin <= last and self.low[begin] in _LEADS and self.low[begin] not in _COUNTED:
            begin += 1
        last = next((at - 1 for at in range(begin + 1, last) if self.low[at] == "from"), last)
        low = self.low[begin : last + 1]
        if low == ["fair"] or low[-2:] == ["and", "fair"]:
            self.fair(last)
        elif low[1:] == ["dark"] and low[0] in words.ADVERBS:
            self.dark(begin, last)
        elif low[-1:] in _HALF and self.word(last + 1) == "with":
            return  # ``hands covered with burns``, of which the burns are read
        elif begin <= last and not self.is_read(begin, last) and (noun := self.seen(begin, last)):
            hung = self.has(begin) or not _COLONS.isdisjoint(self.low[self.first : begin])
            states = self.states(begin, last)
            if (states or listed or hung) and (states or _COPULAS.isdisjoint(low)):
                self.keep(begin, last, noun)

    def keep(self, first: int, last: int, noun: str) -> None:
        """Keep words as a look of whom they are about."""
        who = self.owner(last)
        if who >= 0 and len(self.prose.people[who].said) < MOST_SAID:
            self.kept.append((first, last))
            value = " ".join(self.tokens.between(first, last).split())
            self.prose.people[who].said.append(
                (slot_of(noun), with_noun(slot_of(noun), value[:1].lower() + value[1:]))
            )

    def seen(self, first: int, last: int) -> str:
        """Return the part of a body that words speak of as it looks now and always, nothing where none."""
        low = self.low[first : last + 1]
        noun = next((found for word in low if (found := _part_in(word))), "")
        if not noun or not (_SHORTEST - (noun in _ALONE)) <= len(low) <= _LONGEST:
            return ""
        if feels(low) or low == ["black", "eye"]:
            return ""
        plain = all(word.replace("-", "").replace("'", "").isalnum() for word in low)
        if "like" in low[1:]:
            low = low[: low.index("like")]  # ``arms like a smith's``
        if not plain or not _FOREIGN.isdisjoint(low) or part_of(low[-1]) is not None:
            return ""
        if "head of" in " ".join(low) or any(self.is_stranger(at) for at in range(self.first + 1, last + 1)):
            return ""  # ``The caretaker, old Fergus, has one arm``
        return noun

    def is_stranger(self, at: int) -> bool:
        """Whether a capital here may be the name of somebody unknown."""
        return (
            self.tokens.raw(at)[:1].isupper()
            and self.named(at) is None
            and self.low[at - 1] not in _NO_NAME
            and self.low[at] not in PEOPLES
        )

    def states(self, first: int, last: int) -> bool:
        """Whether a clause's subject is the part: ``nose is broken``, ``red handprints cover her arms``."""
        low = self.low[first : last + 1]
        where = next(number for number, word in enumerate(low) if _part_in(word))
        if where > _NEAR + 1 or first - self.first > 1:
            return False
        copula = next((at for at, word in enumerate(low) if word in _COPULAS), -1)
        return copula > where or (not _STANDS.isdisjoint(low) and self.is_body(first, last))

    def fair(self, at: int) -> None:
        """Note that somebody is fair where looks are told beside it: ``round-cheeked and fair``."""
        if self.said and (who := self.owner(at)) >= 0:
            self.prose.people[who].is_fair = True

    def dark(self, first: int, last: int) -> None:
        """Read ``very dark`` as a piece of its own: of a person it is the skin, where none is told."""
        who = self.owner(last)
        if who >= 0 and self.said and not self.is_read(first, last):
            person = self.prose.people[who]
            if all(slot is not Slot.SKIN for slot, _ in person.said):
                person.said.append((Slot.SKIN, f"{self.tokens.between(first, last).lower()} skin"))

    def is_body(self, first: int, last: int) -> bool:
        """Whether a clause is of somebody's own body: ``her arms``, ``one arm``."""
        return any(
            self.low[at] in _OWN and not ANATOMY.isdisjoint(self.low[at + 1 : at + 3])
            for at in range(first, last)
        )

    def is_read(self, first: int, last: int) -> bool:
        """Whether a word of a piece is in a look or a garment already."""
        starts, ends = self.tokens.starts, self.tokens.ends
        if any(said.start < ends[last] and starts[first] < said.end for said in self.said):
            return True
        return any(begin <= last and first <= end for begin, end in self.worn)


def with_noun(slot: Slot, value: str) -> str:
    """Return a look of hair with its noun: ``grey at the temples`` is grey hair at the temples."""
    low = value.lower().split()
    if slot is not Slot.HAIR or not _HAIRY.isdisjoint(low):
        return value
    front, _, rest = value.partition(" ")
    return f"{front} hair {rest}".strip() if front.lower() in words.COLOURS else value


_HAIRY = words.HAIR_HEADS | words.BEARDS | words.STYLES | frozenset(("bald", "balding", "scalp", "head"))


def _part_in(word: str) -> str:
    """Return the part that a word is or ends in: ``side-whiskers``, ``eyetooth``."""
    if word in ANATOMY:
        return word
    last = word.rpartition("-")[2]
    if last in ANATOMY:
        return last
    return next((part for part in _ENDINGS if word.endswith(part) and len(word) > len(part) + 2), "")


_ENDINGS = ("tooth", "teeth", "beard", "whiskers", "brows", "bone", "bones", "lashes")


def slot_of(noun: str) -> Slot:
    """Return what kind of look a part's is."""
    if noun in _HAIR:
        return Slot.HAIR
    return Slot.BUILD if noun in _BUILD else _SLOTS.get(HEADS.get(noun, ""), Slot.MARKS)
