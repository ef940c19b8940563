"""What people somebody is of, before a word for people: ``a black man``, ``an Asian boy``."""

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
_SKINS = {"black": "dark skin", "brown": "brown skin", "white": "light skin"}
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
