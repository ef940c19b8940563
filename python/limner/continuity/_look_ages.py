"""Ages: ``thirty years old``, ``a boy of ten``, ``in her late fifties``, ``Edmund, 50, a surveyor``."""

from limner.continuity import _look_words as words
from limner.continuity._look_scan import Scan
from limner.continuity._plain_words import word_set
from limner.continuity._tokens import number_at
from limner.continuity.slots import Slot

_MANY = word_set("""
family crew team group band set pack company party troupe squad gang class fleet herd total score maximum
minimum number choir circle council jury pair household number couple average depth height length width price
""")
_NEARLY = word_set("""
about around roughly some maybe perhaps nearly almost exactly only just barely ~ over under past well nearing
approaching close to circa ca probably
""")
"""Words before an age that is not told to the year."""
_PRONOUNS = word_set("him her them it male female man woman m f nonbinary")
_ENDS = frozenset((",", ".", ";", "\n", ")", ":", "-", "–", "—"))
_NUMBERS = frozenset(("hundred", *words.UNITS, *words.TENS, *words.DECADES))
"""What an age begins with, beside figures and ``twenty-one``."""

_SEASONS = word_set(
    "spring summer autumn fall winter year month week birthday january february march april may june july "
    "august september october november december"
)
_GOES_ON = word_set("has had is was she he they still looks wears never")
_BEHIND = word_set("and but with now if already today this come though or at in when still since")
_SOMEWHERE = word_set("somewhere anywhere man woman person fellow lady gentleman")
_AT_VERBS = word_set("is has was looks wears still")
_TELLS_MORE = word_set("""
not already still never no far a an very too quite newly recently as tired bored proud unmarried single
""")


_PARENTS = word_set(
    "mother father grandmother grandfather grandma grandpa parent mum dad mom nanny leader head"
)
_FEW = 16
_LED_BY = word_set("about around aged roughly some of over nearly almost")


class Ages(Scan):
    """Reads numbers that are ages."""

    def read(self) -> None:
        """Read them all."""
        for at, word in enumerate(self.low):
            if (word in _NUMBERS or "-" in word or word[0].isdigit()) and not self.taken[at]:
                self.age(at)

    def age(self, at: int) -> None:  # noqa: C901, PLR0911, PLR0912, PLR0915 -- one branch for each way to say an age
        word = self.low[at]
        if word in words.DECADES or word.partition("-")[2] in words.DECADES:
            self.decade(at)
            return
        years, end = number_at(self.low, at)
        if years and years < _FEW and self.word(at - 1) == "of" and self.word(at - 2) in _PARENTS:
            return  # ``a grandmother of six``
        if years is None:
            if word.endswith(("-year-old", "-years-old")):
                front = word.removesuffix("-year-old").removesuffix("-years-old")
                value, _ = number_at([front], 0)
                if value is not None:
                    self.say(Slot.AGE, f"{value} years old", at, at)
            elif word.endswith(("yo", "y")) and word.rstrip("yo").isdigit() and len(word) < 7:
                self.say(Slot.AGE, f"{int(word.rstrip('yo'))} years old", at, at)
            elif word.endswith("-something") and word[0].isalnum():
                tens = word.removesuffix("-something")  # ``thirty-something``, ``20-something``
                if tens in words.TENS or tens.isdigit():
                    self.say(Slot.AGE, f"in {tens}s".replace("tys", "ties"), at, at)
            return
        first = at
        unit = self.word(end + 1)
        left = self.word(at - 1)
        if unit == "yo" or (unit == "years" and left == "of" and words.is_role(self.word(at - 2))):
            self.say(Slot.AGE, f"{years} years old", at, end + 1)  # ``a woman of sixty years``
            return
        if unit in ("years", "year", "yrs", "winters", "summers", "yr", "months", "weeks"):
            alone = left in words.SEPARATORS and self.word(end + 2) in words.SEPARATORS
            named = unit == "years" and 13 <= years <= 999 and self.is_behind_name(at)
            if alone and (unit in ("winters", "summers") or named):
                self.say(Slot.AGE, f"{years} years old", at, end + 1)
            elif self.word(end + 2) in ("old", "of") and self.word(end + 3) not in ("experience", "service"):
                stop = end + 3 if self.word(end + 2) == "of" and self.word(end + 3) == "age" else end + 2
                if self.word(end + 2) == "of" and stop == end + 2:
                    return
                kind = unit if unit in ("months", "weeks") else "years"
                while self.word(first - 1) in _LED_BY:
                    first -= 1
                self.say(Slot.AGE, f"{years} {kind} old", first, stop)
            return
        if unit == "y" and self.word(end + 2) == "/" and self.word(end + 3) == "o":
            self.say(Slot.AGE, f"{years} years old", at, end + 3)
            return
        if self.word(end + 1) == "or" and self.word(end + 2) in ("so", "thereabouts", "more"):
            end += 2
        if self.word(end + 1) in ("perhaps", "maybe", "probably", "ish", "thereabouts"):
            end += 1
        behind = self.word(end + 1)
        closed = behind in words.SEPARATORS or behind in words.STOPS
        near = first
        while left in _NEARLY:
            first -= 1
            left = self.word(first - 1)
        guessed = first < near
        good = False
        if left in ("aged", "age", "aging") or (
            left in (":", "=", "of", "is", "was") and self.word(first - 2) == "age"
        ):
            good = True
            first -= 1 if left in ("aged", "age") else 2
        elif left == "of" and (
            words.is_role(self.word(first - 2)) or (closed and self.is_somebody(first - 2))
        ):
            good = 1 < years < 1000
            first -= 1
        elif closed and (left in ("looks", "appears", "turned", "looking") or self.seems_of_age(first, end)):
            good = 4 <= years <= 999
            first -= 1
        elif left in ("-", "–", "—") and behind in _ENDS and first < 6 and 5 <= years <= 130:
            good = first > 1 and self.tokens.raw(first - 2)[:1].isupper()  # ``Benny - 24, he/him``
        elif left == "'s" and self.word(first - 2) in ("she", "he") and closed:
            good = 4 <= years <= 130 and behind in (*words.SEPARATORS, "and", "but", "with", "now")
        elif (closed or behind in _BEHIND) and (
            left
            in ("is", "was", "be", "been", "she's", "he's", "i'm", "am", "are", "they're", "you're", "still")
        ):
            good = 4 <= years <= 999 and (behind in words.SEPARATORS or behind in _BEHIND)
            good = good and self.word(first - 2) != "there"  # ``is seventy if she is a day``
        elif guessed and left == "and" and behind in _ENDS and 13 <= years <= 130:
            good = not word[0].isdigit()  # ``is a deacon and about forty-five``
        elif guessed and left in _SOMEWHERE and closed and 13 <= years <= 130:
            good = True  # ``a man somewhere past thirty``
        elif not word[0].isdigit() and self.is_aside(first, end) and 13 <= years <= 130:
            good = True
            first -= left == "at"
        elif left == "," and behind in _ENDS and words.is_role(self.word(first - 2)):
            good = 5 <= years <= 9999
        elif left in (",", ")", ";") and behind in _ENDS and 5 <= years <= 130:
            before = self.word(first - 2)
            good = before == ")" or not (before in words.SEPARATORS or before.isdigit())
        elif behind in ("this", "last", "next") and self.word(end + 2) in _SEASONS and 13 <= years <= 130:
            good = True
        elif left == behind == "\n" and 13 <= years <= 130:
            good = True  # a piece of its own: ``[Mira; 37; tall]``, a cell
        elif (guessed or at == end) and behind == ":" and left in (",", "\n") and 13 <= years <= 130:
            good = not word[0].isdigit()  # ``Sister Agathe, about fifty: pale eyes``
        elif left == "and" and behind in _ENDS and self.ends_predicate(first - 1) and 5 <= years <= 130:
            good = not word[0].isdigit()  # ``is tall, rawboned and sixteen``
        elif left == "at" and not word[0].isdigit() and self.opens_with_age(end) and 13 <= years <= 130:
            good, first = True, first - 1  # ``At nineteen Mira Holt is``
        elif (
            left == "at"
            and behind in _AT_VERBS
            and self.tokens.raw(max(first - 2, 0))[:1].isupper()
            and years > 4
        ):
            good, first = not word[0].isdigit() or years < 131, first - 1  # ``Eleanor at thirty-three is``
        elif left == "at" and self.word(end + 2) in _GOES_ON and 13 <= years <= 130:
            good, first = not word[0].isdigit(), first - 1  # ``At sixty-one she is``
        elif behind in (",", ".", ")") and left in ("\n", ".", "!", "?", "(", ":") and 5 <= years <= 130:
            good = not self.word(at - 2).isdigit() and not self.word(end + 2).isdigit()
        if good and behind not in ("°", "%", "/", "pm", "am", "o'clock", "minutes", "feet", "metres"):
            self.say(Slot.AGE, f"{years} years old", first, end)

    def ends_predicate(self, at: int) -> bool:
        """Whether nothing but adjectives stands between a copula and the ``and`` here."""
        near = at - 1
        plain = words.MODIFIERS | words.ADVERBS | words.BUILDS.keys() | {",", "and"}
        while at - near < 8 and self.word(near) in plain:
            near -= 1
        return near < at - 1 and self.word(near) in ("is", "'s", "am", "i'm", "are")

    def opens_with_age(self, end: int) -> bool:
        """Whether a name and its verb stand behind an age that a sentence begins with."""
        near = end + 1 + (self.word(end + 1) == ",")
        first = near
        while near < len(self.low) and near - first < 4 and self.tokens.raw(near)[:1].isupper():
            near += 1
        return near > first and self.word(near) in _GOES_ON - {"she", "he", "they"}

    def is_aside(self, first: int, end: int) -> bool:
        """Whether a number stands beside what it is of: ``, nineteen and``, ``, at twenty-seven,``."""
        left, behind = self.word(first - 1), self.word(end + 1)
        if left == "at":
            return behind == "," and self.word(end + 2) in _GOES_ON
        if left == "," and behind == "now":
            return True
        last = self.word(end + 2)
        more = last in _TELLS_MORE or (self.word(end + 3) in _ENDS and not last.endswith("ing"))
        return left == "," and behind == "and" and more

    def is_somebody(self, at: int) -> bool:
        """
        Whether a noun before ``of sixteen`` is what somebody is: ``is an apprentice of sixteen``.

        It stands behind ``is a`` or ``, a`` and is no word for many (``a family of six``).
        """
        if self.word(at) in _MANY or self.word(at).endswith("s"):
            return False
        for back in (1, 2, 3):
            if self.word(at - back) in ("a", "an"):
                before = self.word(at - back - 1)
                return (
                    before in words.COPULAS
                    or before in (",", "\n", "am", "as")
                    or before[-2:] in ("'m", "'s")
                )
        return False

    def is_listed_decade(self, first: int, at: int) -> bool:
        """Whether a decade stands alone behind whose it is: ``Guildmaster, 60s.``."""
        if self.low[at][:1].isalpha() or self.word(first - 1) not in (",", "("):
            return False
        who, behind = self.tokens.raw(first - 2) if first > 1 else "", self.word(at + 1)
        if self.word(first - 2) in _PRONOUNS or (self.word(first - 1) == "(" and behind in (")", ",")):
            return True  # ``The Deacon (he/him, 60s)``
        return who[:1].isupper() and (
            behind in (".", ")") or (behind == "," and self.word(at + 2) in words.MODIFIERS)
        )

    def decade(self, at: int) -> None:
        """Read ``in her late fifties``, ``mid-20s``."""
        first = at
        part, _, name = self.low[at].rpartition("-")
        left = self.word(first - 1)
        if part:
            if part not in ("early", "mid", "late"):
                return
            part = "mid-" if part == "mid" else f"{part} "
        elif left == "-":
            first -= 1
            left = self.word(first - 1)
        if left in ("early", "mid", "late") and not part:
            part = "mid-" if left == "mid" else f"{left} "
            first -= 1
        place = self.word(first - 1)
        whose = ""
        if place in words.DETERMINERS and place != "the":
            whose = f"{place} " if place in ("her", "his", "their") else ""
            first -= 1
            place = self.word(first - 1)
        elif (not part or place == "the") and not self.is_listed_decade(first, at):
            return
        if place == "in":
            first -= 1
        ten = words.DECADES[name]
        name = next(each for each, value in words.DECADES.items() if value == ten and each.isalpha())
        self.say(Slot.AGE, f"in {whose}{part}{name}" if ten > 10 else f"{part}teens", first, at)
