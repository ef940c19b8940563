"""What people somebody is of, before a word for people: ``a black man``, ``an Asian boy``."""

from limner.continuity import _look_words as words
from limner.continuity._garments import part_of
from limner.continuity._look_around import HEADS
from limner.continuity._look_heights import Heights
from limner.continuity._plain_words import SEPARATORS, word_set
from limner.continuity.slots import Slot

_NATIONS = word_set("""
british american english french german dutch canadian cuban brazilian caribbean irish scottish welsh
""")
PEOPLES = word_set("""
asian latina latino hispanic arab arabic african-american afro-american eurasian polynesian maori
chinese japanese korean vietnamese thai filipino filipina indian pakistani bengali mongolian
nigerian ghanaian kenyan somali ethiopian moroccan egyptian turkish persian iranian
mexican caribbean jamaican brazilian cuban inuit hawaiian samoan romani mixed-race biracial
""")
"""Words for whose people somebody is that a picture shows."""
_SIDES = word_set("south east southeast central black")
_SKINS = {
    "black": "dark skin",
    "brown": "brown skin",
    "white": "light skin",
    "pink": "pink skin",
    "green": "green skin",
    "blue": "blue skin",
    "purple": "purple skin",
}
_GROWN = word_set("woman man girl boy women men girls boys guy teen teenager kid child lad")
_NO_SKIN = word_set("in all pure ghostly old-fashioned")


class Peoples(Heights):
    """Reads what people somebody is of."""

    def of_people(self, at: int) -> None:
        """Read the word before a word for people: of the two colours that skin has, ``black`` is dark."""
        word = self.word(at - 1)
        if at < 1 or self.taken[at - 1]:
            return
        if word in PEOPLES:
            first = at - 1 - (self.word(at - 2) in _SIDES)
            self.say(Slot.EXTRA, self.tokens.between(first, at - 1), first, at - 1)
        elif self.tokens.raw(at - 1) == "Black" and self.word(at - 2) not in SEPARATORS:
            self.say(Slot.SKIN, "dark skin", at - 1, at - 1)  # ``a stout Black woman``
        elif word in _SKINS and self.word(at) in _GROWN and self.word(at - 2) not in _NO_SKIN:
            self.say(Slot.SKIN, _SKINS[word], at - 1, at - 1)

    def is_black(self, at: int) -> bool:
        """Whether ``Black British`` stands here: of the two capitals the first is no colour of a thing."""
        return self.tokens.raw(at) == "Black" and self.word(at + 1) in _NATIONS

    def is_compound(self, at: int) -> bool:
        """Whether an unknown word stands before one for somebody: the ``street`` of ``street kid``."""
        word, noun, behind = self.word(at), self.word(at + 1), self.word(at + 2)
        if not word.isalpha() or word in words.STOPS or word in HEADS or part_of(word) is not None:
            return False
        role = (
            words.is_role(noun)
            and part_of(noun) is None
            and (behind in words.HAVING or behind in ("of", "in"))
        )
        return noun in words.SEXES or noun in words.PEOPLE or role

    def is_aged(self, at: int) -> bool:
        """Whether a noun is one for somebody because an age follows it: ``a willowy fop of twenty-six``."""
        tens = self.word(at + 2).partition("-")[0] in words.TENS
        return (
            self.word(at + 1) == "of" and tens and self.word(at).isalpha() and part_of(self.word(at)) is None
        )
