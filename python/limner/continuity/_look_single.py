"""Words of looks that stand alone: ``woman``, ``tall``, ``bald``, ``elderly``, ``180 cm``."""

from limner.continuity import _lone_words as lone
from limner.continuity import _look_words as words
from limner.continuity._garments import part_of
from limner.continuity._look_around import HEADS
from limner.continuity._look_heights import HEIGHT
from limner.continuity._look_peoples import Peoples
from limner.continuity._plain_words import word_set
from limner.continuity.slots import Slot

_BY_HAIR = frozenset(("redhead", "blonde", "brunette"))  # ``a gangly redhead``
_ONES = words.DETERMINERS - {"the", "that", "each"}
_TURNED = word_set("as the than too turned turns went goes grew grows gone becomes became")
"""Words before an adjective that is a comparison, or of this moment."""

_KIN_NOUNS = word_set("mother father sister brother son daughter husband wife friend twin uncle aunt cousin")
_TATTOOED = word_set("on across around over behind under above beneath down along inside below round")
_WORN_BY_MANY = word_set("suit uniform dress outfit costume hat cap coat boots jacket")
"""``a little sailor suit`` is no little sailor."""


class LoneWords(Peoples):
    """Reads words that say a look without naming a part."""

    def read(self) -> None:
        """Read them all."""
        for at, word in enumerate(self.low):
            if (word in lone.WORDS or word[0].isdigit()) and not self.taken[at]:
                self.lone(at)

    def lone(self, at: int) -> None:
        word = self.low[at]
        if word == "black" and self.is_black(at):
            self.say(Slot.SKIN, "dark skin", at, at + 1)
        elif word in words.SEXES or word in words.AGE_NOUNS:
            self.person(at)
        elif word in lone.LONE and not (word == "bald" and self.word(at + 1) in ("head", "pate", "crown")):
            self.lone_look(at)
        elif word in words.BUILDS or word in words.SIZES or word in words.AGE_ADJECTIVES:
            build = word in words.BUILDS or word in words.SIZES
            self.adjective(at, Slot.BUILD if build else Slot.AGE, self.tokens.text(at))
        elif word in lone.SKINS:
            self.adjective(at, Slot.SKIN, f"{self.tokens.text(at)} skin")
        elif word in lone.MEASURES or HEIGHT.match(word):
            self.height(at)
        elif word in lone.SHAVEN and not self.denied(at):
            end = at + 2 if self.word(at + 1) in words.COLOURS else at + 1  # ``his shaved green head``
            if self.word(end) in ("head", "scalp", "pate", "crown"):
                self.say(Slot.HAIR, f"{word} {self.word(end)}", at, end)
        elif word in words.COLOURS and self.word(at + 1) == "bearded":
            self.say(Slot.HAIR, f"{self.tokens.text(at)} beard", at, at + 1)

    def person(self, at: int) -> None:
        word = self.low[at]
        if self.word(at + 1) in words.MARK_HEADS or (self.word(at - 2) == "as" and word in ("girl", "boy")):
            return  # ``a mermaid tattoo``, ``had red hair as a girl``
        if self.word(at + 1) in ("'s", "’s") or self.denied(at) or self.word(at - 1) == "like":
            return
        if word in words.AGE_NOUNS:
            self.adjective(at, Slot.AGE, self.tokens.text(at))
            return
        if word in words.ROLE_SEX and not {self.word(at - 1), self.word(at - 2)} & _ONES:
            return
        self.say(Slot.SEX, words.SEXES[word], at, at)
        self.of_people(at)

    def lone_look(self, at: int) -> None:
        slot, value = lone.LONE[self.low[at]]
        if (
            self.low[at] in ("blonde", "blond", "brunette")
            and self.word(at - 1) in words.SHADES | words.COLOURS
        ):
            value = f"{self.tokens.text(at - 1)} {value}"
        behind = self.word(at + 1)
        if self.denied(at):
            return
        if self.low[at] == "tattooed" and behind in _TATTOOED:
            self.tattooed(at)
            return
        if self.low[at] in (
            "blonde",
            "blond",
            "winged",
            "horned",
            "tattooed",
            "freckled",
            "scarred",
            "bald",
            "brunette",
            "ginger",
        ):
            if behind in words.FACE_HEADS | words.BODY and self.low[at] in (
                "freckled",
                "tattooed",
                "scarred",
            ):
                if self.low[at] != "scarred":
                    self.say(
                        slot,
                        f"tattooed {self.tokens.text(at + 1)}" if self.low[at] == "tattooed" else value,
                        at,
                        at + (self.low[at] == "tattooed"),
                    )
                return
            self.adjective(at, slot, value)
            return
        self.say(slot, value, at, at)

    def tattooed(self, at: int) -> None:
        """Read ``a number tattooed on her left cheek``: what is drawn, and where."""
        first = at
        while at - first < 5 and self.word(first) not in words.DETERMINERS:
            first -= 1
        places = (near for near in range(at + 2, at + 8) if self.word(near) in words.BODY)
        end = next((near for near in places if self.word(near + 1) != "of"), at)
        if self.word(at - 1) in words.COPULAS and self.word(first) in ("a", "an") and end > at:
            noun = self.tokens.between(first + 1, at - 2).lower()
            where = self.tokens.between(at, end).lower()
            self.say(Slot.MARKS, f"{noun} {where}", first + 1, end)
            return
        if self.word(first) not in ("a", "an", "two", "three", "some") or first + 1 >= at or end == at:
            self.say(Slot.MARKS, "tattoos", at, at)
            return
        self.say(Slot.MARKS, self.tokens.between(first + 1, end).lower(), first + 1, end)

    def adjective(self, at: int, slot: Slot, value: str) -> None:  # noqa: C901, PLR0912 -- a branch for each place
        """Say an adjective that is a person's: before a word for one, as a predicate, alone in a list."""
        if slot is Slot.AGE and self.word(at + 1) == "than":
            return  # ``a suit that is older than she is``
        near = at + 1
        while near - at < 8 and not self.is_noun_of_hair(near):
            word = self.word(near)
            if (
                word in words.MODIFIERS
                or word in words.COLOURS
                or word in words.ADVERBS
                or "-" in word
                or (self.word(near + 1) in words.SEXES and self.tokens.raw(near)[:1].isupper())
                or (
                    word in (",", "and", "but")
                    and (
                        self.word(near + 1) in words.MODIFIERS
                        or self.word(near + 1) in words.SEXES
                        or self.word(near + 2) in words.SEXES
                        or "-" in self.word(near + 1)
                    )
                )
            ):
                near += 1
            elif (
                word.isalpha()
                and word not in words.STOPS
                and self.word(near - 1) in (",", "and", *words.ADVERBS)
                and (self.word(near + 1) in words.SEXES or self.word(near + 1) in words.PEOPLE)
            ):
                near += 1  # ``a very tall, very quiet man``
            elif slot is Slot.BUILD and self.is_compound(near):
                near += 1  # ``a skinny street kid``
            else:
                break
        fits = self.low[at] == "fit" and self.word(at - 1) in ("to", "not", "would", "that")
        if fits or (self.low[at] in lone.OF_THINGS and self.word(at + 1) in ("of", "on")):
            return  # ``cut down to fit him``, ``short of words``
        left = self.word(at - 1)
        alone = self.word(at + 1) in words.SEPARATORS or self.word(at + 1) in words.STOPS - words.DETERMINERS
        noun = self.word(near)
        people = noun in words.SEXES or noun in words.PEOPLE or noun in words.AGE_NOUNS or noun in _BY_HAIR
        if not people and words.is_role(noun) and part_of(noun) is None:  # a duster is nobody
            people = self.word(near + 1) == "of" or self.word(near + 1) in words.HAVING or self.told(at)
        people = people or self.is_aged(near)
        people = people or (noun == "one" and self.is_the_one(at))  # ``Cole is the tall one``
        people = people and self.word(near + 1) != "'s" and self.word(near + 1) not in _WORN_BY_MANY
        named = near < len(self.low) and self.tokens.text(near)[:1].isupper() and noun not in words.STOPS
        listed = alone and self.word(at + 1) not in ("hair", "eyes")
        led = self.led(at)
        if self.low[at] in words.AGE_NOUNS:
            good = True
        elif led == "noun":
            good = people or named
        elif (
            self.low[at] in words.SIZES | {"small", "little", "light", "old", "aged", "short"} and not people
        ):
            good = listed and (
                led == "copula"
                or (self.low[at] in ("short", "small", "old", "tiny") and led == "list")
                or (left == "," and self.word(at - 2) in words.SEXES)
                or (self.low[at] in ("huge", "massive") and self.is_piece(at) and noun not in ("eyes", "eye"))
            )
        else:
            good = (
                listed
                or people
                or (noun in HEADS and near > at + 1 and self.word(near - 1) not in (",", "and"))
            )
        if self.word(near + 1) == "'s" and near > at and noun not in words.SEPARATORS:
            return
        too = left == "too" and slot is Slot.BUILD and not self.denied(at - 1)  # ``too tall for the door``
        if (left == "as" and self.is_simile(at)) or (too and alone and self.led(at - 1) != "noun"):
            self.say(slot, value, at, at)
            return
        if (good and not self.denied(at) and left not in _TURNED) or (good and people and left == "the"):
            self.say(slot, value, at, at)

    def is_piece(self, at: int) -> bool:
        """Whether a word is a piece of a list: ``, huge, broken nose``."""
        return self.word(at - 1) in (",", ":", "\n") and self.word(at + 1) in (",", ".", ";", "\n")

    def is_simile(self, at: int) -> bool:
        """Whether an adjective is what somebody is, like a thing: ``as thin as a heron``."""
        if self.word(at + 1) != "as" or self.word(at + 2) not in words.DETERMINERS:
            return False
        behind = self.low[at + 2 : at + 6]
        return self.led(at - 1) == "copula" and not any(
            word in words.PEOPLE or word in words.SEXES or word in _KIN_NOUNS for word in behind
        )

    def is_noun_of_hair(self, at: int) -> bool:
        """Whether ``redhead`` is somebody here, and not said of hair or a woman: ``a tall redhead``."""
        return self.word(at) in _BY_HAIR and self.word(at + 1) in words.SEPARATORS | words.STOPS

    def told(self, at: int) -> bool:
        """Whether a noun phrase says what somebody is: ``is a tall smuggler``, ``Ivo, a tall smuggler``."""
        near = at
        while near > 0 and at - near < 6 and self.low[near] not in words.DETERMINERS:
            near -= 1
        before = self.word(near - 1)
        named = before == "," and self.tokens.raw(near - 2)[:1].isupper() if near > 1 else False
        return (
            named or before in words.COPULAS or before in ("am", "'m", "as") or before.endswith(("'m", "'re"))
        )

    def led(self, at: int) -> str:
        """Return what leads to an adjective: a noun's article, a copula, or a list."""
        near = at - 1
        while near >= 0 and at - near < 8:
            word = self.low[near]
            if word in words.DETERMINERS and not (word in ("one", "two") and self.word(near + 1) == ","):
                return "noun"
            if (
                word in words.COPULAS
                or word.endswith(("'s", "'m", "'re"))
                or word in ("am", "looks", "looking")
            ):
                return "copula"
            if word in words.MODIFIERS or word in words.ADVERBS or word in ("and", ",", "but"):
                near -= 1
                continue
            break
        return "list"
