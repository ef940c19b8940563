"""
A full name with a nickname in the middle, read as the name and the nickname: ``Pippa "Pip" Adeyemi``.

The quotes would part the name in two, and the one who is called so would be somebody else.
"""

import re
from collections.abc import Sequence
from itertools import islice

from limner.continuity._card_people import Portrayed
from limner.continuity._patterns import late
from limner.continuity._people_words import is_role

_WITHIN = late(
    r"(?P<front>\b[A-Z][\w’-]{1,20}(?: [A-Z][\w’-]{1,20}){0,2}) "
    r"(?:[\"“„](?P<quoted>[A-Z][\w’'-]{0,20}(?: [A-Z][\w’-]{1,20})?),?[\"”“]|'(?P<single>[A-Z][\w-]{1,20})'|"
    r"‘(?P<curled>[A-Z][\w-]{1,20})’|\((?P<held>[A-Z][\w’'-]{1,20})\)) "
    r"(?P<last>(?:[a-z]{2,3} )?[A-Z][\w’'-]{1,20})"
)
_OFFICE = late(
    r"(?m)^\W{0,4}(?P<name>[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,2})(?:, |: )the "
    r"(?P<office>(?:[a-z]{2,12} )?[a-z]{3,14})(?=[:,.;]| [—–-] )"
)
MOST = 20
"""Names that are looked at in one text."""


def without_nicks(people: Sequence[Portrayed], text: str) -> str:
    """
    Return a text in which the names of the only person have no nickname within; note both for them.

    Names of others are left as they are.
    """
    if len(people) != 1:
        return text
    (person,) = people

    def said(found: "re.Match[str]") -> str:
        nick = found["quoted"] or found["single"] or found["curled"] or found["held"]
        whole = f"{found['front']} {found['last']}"
        own = {word.lower() for word in (*found["front"].split(), *nick.split())}
        if own.isdisjoint(person.words) and not person.words <= {found["last"].lower()}:
            return found[0]  # somebody else, be it of the same house
        person.called(whole)
        person.called(nick)
        return whole

    return _WITHIN.sub(said, text, count=MOST)


def with_offices(people: Sequence[Portrayed], text: str) -> None:
    """Note what a list of people calls each by an office: ``Berta, the landlady: stout`` is the landlady."""
    for found in islice(_OFFICE.finditer(text), MOST):
        office = found["office"].rpartition(" ")[2]
        first = found["name"].split()[0].lower()
        owners = [person for person in people if first in person.words]
        if is_role(office) and len(owners) == 1:
            owners[0].called(f"the {office}")
