"""
Prose about people: whose each look is, and what is said of others, of the past or of tastes.

A look belongs to the nearest word before it that says whom a clause is about: a name, a pronoun, a word for
somebody else (``her mother``), or a verb of liking, behind which nothing is anybody's.
"""

import re
from collections.abc import Sequence

from limner.continuity import _look_words as words
from limner.continuity._card_people import MOST_SAID, OTHER, Told
from limner.continuity._garments import part_of
from limner.continuity._look_scan import Said
from limner.continuity._moods import mood_of
from limner.continuity._patterns import late
from limner.continuity._prose_carried import Carried
from limner.continuity._prose_groups import grouped
from limner.continuity._prose_past import LOST
from limner.continuity._prose_sentences import sentences
from limner.continuity._prose_tails import whole
from limner.continuity._prose_where import thing_first
from limner.continuity._prose_words import HE, INSTRUCTIONS, KIN, NO_MOODS, SHE, THEY
from limner.continuity._tokens import Tokens
from limner.continuity.looks import read
from limner.continuity.slots import Slot

_APPOSED = 6
"""Words between ``her rival`` and the name of that rival."""
_GOES_ON = SHE | HE | THEY
_VERBS = (
    words.COPULAS | SHE | HE | THEY | frozenset(("has", "have", "wears", "i", "you", "it", "will", "can"))
)
_HAIR_NOW = late(
    r"(?i:\b(?:now|today|these days|nowadays),? (it|they)(?:'s| is| has|'re| are| have)\b)|"
    r"(?i:\b(it|they)(?:'s| is|'re| are)(?: [a-z-]{2,12}){1,3} (?:now|today|these days)\b)"
)
"""Hair or eyes that are others now: ``had black hair, but now it is white``, ``They are red now``."""
_OTHER_EYE = late(
    r"(?i:(?:(?<=[.;(,] )|(?<=\())(?:the|his|her) (?P<which>other|right|left|real)(?: one)?(?= is ))"
)
"""The other of two eyes: ``one blind, milky eye. The other is dark brown``."""
_IT_NOW = late(
    r"(?i:(?:(?<=[.;] )|(?<=since then )|(?<=though )|(?<=but )|"
    r"\b(?:since|after) (?:the|that|a|her|his) [a-z]{3,12},? )"
    r"(?P<it>it(?: has been(?= ))?)(?=(?: is|'s)? (?:now |all |quite )?(?P<how>[a-z-]{3,14})))"
)
"""Hair in a sentence of its own: ``hair to her hips; since the fire it is grey``."""
_ONE_EYE = late(r"\b(?:one|left|right|an?|other)\b[a-z, -]{0,40} eye\b")
_IT = late(r"\b[Ii]t(?: is|'s| has been) ")
_WIG = late(r"\b[Ww]ig(?=s?\b)")
_ONCE = late(r"(?i:\b(?:hair|eyes|skin|beard) (?:was|were)(?: [a-z-]{2,12}){1,3} once\b)")
"""What was so once."""


def _with_hair_now(text: str) -> str:
    """Return a text in which ``now it is`` says hair again where the sentence spoke of hair last."""

    def said(found: "re.Match[str]") -> str:
        number = 1 if found[1] else 2
        part = "hair" if found[number].lower() == "it" else "eyes"
        before = text[max(0, found.start() - 160) : found.start()].lower()
        spoken = before.rfind(part)
        start, end = found.start(number) - found.start(), found.end(number) - found.start()
        near = number == 2 or spoken > max(before.rfind(sign) for sign in ".!?\n")
        return f"{found[0][:start]}{part}{found[0][end:]}" if near and spoken >= 0 else found[0]

    def of_hair(found: "re.Match[str]") -> str:
        before = text[max(0, found.start() - 160) : found.start()].lower()
        near = before[before.rfind("hair") :] if "hair" in before else ""
        plain = near and not any(part_of(word.strip(",.;")) is not None for word in near.split())
        if not plain or (found["how"] not in words.HAIR_MODS and "-colo" not in found["how"]):
            return found[0]
        been = " is" if " " in found["it"] else ""
        return f"{found[0][: found.start('it') - found.start()]}hair{been}"

    def of_eye(found: "re.Match[str]") -> str:
        before = text[max(0, found.start() - 100) : found.start()].lower()
        other = found["which"].lower() in ("other", "real")
        eye = "one eye" if other else f"the {found['which']} eye"
        return eye if _ONE_EYE.search(before) else found[0]

    if " eye" in text and " is " in text:
        text = _OTHER_EYE.sub(of_eye, text)
    if "wig" in text and "hair" not in text:
        text = _WIG.sub("hair", text)
    if " hair" in text and _IT.search(text):
        text = _IT_NOW.sub(of_hair, text)
    return _ONCE.sub(" ", _HAIR_NOW.sub(said, text))


class Prose(Told):
    """Reads paragraphs about ``people``, the first of whom a paragraph is about unless it says otherwise."""

    def read(self, text: str, *, about: int = 0) -> None:
        """Read a text of any number of paragraphs."""
        for paragraph in thing_first(_with_hair_now(text)).split("\n"):
            if paragraph.strip():
                self.current = about if self.loose and not self.is_thing(about) else OTHER
                self.introduced = ("", "")
                self.last = {self.people[about].sex: about} if about >= 0 and self.people[about].sex else {}
                self._paragraph(paragraph, about)

    def _paragraph(self, paragraph: str, about: int) -> None:
        tokens = Tokens(paragraph)
        said: Sequence[Said] = read(paragraph)
        if self.loose and not self.is_translated:
            said = whole(tokens, said)
        at = 0
        places = [*sentences(tokens, whole=self.is_translated)]
        parts: list[list[Said]] = []
        for _, last in places:
            end, mine = tokens.ends[last], list[Said]()
            while at < len(said) and said[at].start < end:
                mine.append(said[at])
                at += 1
            parts.append(mine)
        for number, (first, last) in enumerate(places):
            if tokens.low[first] in INSTRUCTIONS:
                continue
            for group in grouped(self, tokens, first, last) or (None,):
                self.group = group
                self._sentence(tokens, number, places, parts, about)
            self.group = None

    def _sentence(
        self,
        tokens: Tokens,
        number: int,
        places: Sequence[tuple[int, int]],
        parts: Sequence[Sequence[Said]],
        about: int,
    ) -> None:
        sentence = _Sentence(self, tokens, places[number], said=parts[number], about=about)
        sentence.following = [
            each
            for later in range(number + 1, min(number + 5, len(places)))
            if tokens.low[places[later][0]] in _GOES_ON
            for each in parts[later]
        ]
        sentence.listed = [
            each
            for later in range(number + 1, min(number + 5, len(places)))
            if _is_list(tokens, *places[later])
            for each in parts[later]
        ]
        sentence.read()


def _is_list(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a sentence has no verb, and so goes on about the same one: ``Black bob, heavy fringe.``."""
    return _VERBS.isdisjoint(tokens.low[first : last + 1])


class _Sentence(Carried):
    def read(self) -> None:
        self.find_past()
        self.find_marks()
        self.settle_current()
        self.find_kinds()
        self.looks()
        self.carried()
        self.clothes()
        self.rest()
        self.cover()
        if not self.prose.loose:
            self.moods()

    def moods(self) -> None:
        """Note in which mood somebody is said to be."""
        for at in range(self.first, self.end + 1):
            word = self.low[at]
            if word in NO_MOODS or not (mood := mood_of(word)) or self.word(at - 1) in words.NEGATIONS:
                continue
            if self.named(at) is None and (who := self.owner(at)) >= 0:
                self.prose.people[who].moods.append(mood)

    def settle_current(self) -> None:
        """Make the sentence's subject the one that the next is about unless it says otherwise."""
        self.settle()
        if (
            self.prose.current >= 0
            and not self.prose.is_thing(self.prose.current)
            and self.marks
            and self.prose.recent[-1:] != [self.prose.current]
        ):
            self.prose.recent = [*self.prose.recent[-20:], self.prose.current]

    def settle(self) -> None:
        if self.marks or not self.fragment():
            self.prose.is_aside = self.is_kin_subject()
        for number, (at, who) in enumerate(self.marks):
            if who >= 0:
                if self.low[at] in ("her", "his", "their", "my"):
                    behind = self.marks[number + 1 : number + 3]
                    named = (
                        other
                        for place, other in behind
                        if other > 0
                        and place - at < _APPOSED
                        and (
                            self.low[place - 1] == ","
                            or self.colon()
                            or (at == self.first and self.low[place] in KIN)
                        )
                    )
                    self.prose.current = next(named, who)  # ``Her rival, Bea, is``
                else:
                    self.prose.current = who
                break
            if who == OTHER and at <= self.first + 4:
                break

    def looks(self) -> None:
        starts = self.tokens.starts
        at = self.first
        for said in self.said:
            while at < self.end and starts[at] < said.start:
                at += 1
            if said.slot is Slot.SEX and any(s <= said.start < e for s, e in self.kind_spans):
                continue
            if said.slot in (Slot.BUILD, Slot.AGE) and self.is_labelled:
                continue
            if said.slot in LOST and at in self.past_places:
                continue
            who = self.owner(at)
            if who >= 0:
                self.tell(who, said)

    def tell(self, who: int, said: Said) -> None:
        person = self.prose.people[who]
        if len(person.said) < MOST_SAID:
            value = f"{said.value} ".replace(" my ", " the ").replace(" your ", " the ").rstrip()
            person.said.append((said.slot, value))
        if said.slot is Slot.SEX:
            person.sex = {"woman": "f", "girl": "f", "man": "m", "boy": "m"}.get(said.value, person.sex)
            if person.sex:
                self.prose.last[person.sex] = who
