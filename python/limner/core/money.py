"""Money as a user or a service writes it: ``$0.003``, ``0,05 €``, ``12``; in millionths of its sign."""

import re
from dataclasses import dataclass

from limner.core.errors import SettingError
from limner.core.translation import say

MILLION = 1_000_000
MOST = 1_000_000 * MILLION

_SIGN = r"([^\d\s.,+-]{0,8})"
_MONEY = re.compile(rf"\s{{0,9}}{_SIGN}\s{{0,9}}([0-9]{{1,7}}(?:[.,][0-9]{{1,9}})?)\s{{0,9}}{_SIGN}\s{{0,9}}")


@dataclass(frozen=True, slots=True)
class Money:
    """So many millionths of what ``sign`` says: a currency, a service's points, or nothing."""

    sign: str
    millionths: int

    def times(self, count: float) -> "Money":
        """Return so many times as much."""
        return Money(self.sign, min(MOST, round(self.millionths * count)))

    def __str__(self) -> str:
        """Return it as a person reads it: cents, and more where there is less than a cent."""
        units = self.millionths / MILLION
        digits = 2 if self.millionths % 10_000 == 0 or units >= 10 else 4
        number = f"{units:.{digits}f}"
        return f"{number} {self.sign}" if self.sign[:1].isalpha() else f"{self.sign}{number}"


def read(text: str) -> Money | None:
    """Return the money that a text says and nothing else; None where it says none."""
    found = _MONEY.fullmatch(text[:60])
    if found is None or (found[1] and found[3]):
        return None
    amount = round(float(found[2].replace(",", ".")) * MILLION)
    return Money(found[1] or found[3], min(amount, MOST))


def check(text: str) -> str:
    """Return a text that is money, or empty; SettingError."""
    if text.strip() and read(text) is None:
        raise SettingError(say("This must be an amount such as $0.50, not ${0}.", text[:40]))
    return text
