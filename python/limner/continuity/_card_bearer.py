"""Whom a line with a key is of: its key, or who is named behind it."""

from limner.continuity._card_cast import cast_in
from limner.continuity._card_keys import is_name
from limner.continuity._card_names import ENTRY, ENTRY_LINE
from limner.continuity._people_words import PEOPLE, SEXES, is_role


def bearer(key: str, value: str) -> str:
    """Return whom a line is of: its key, or who is named there (``Housemate: a woman called Martha``)."""
    found = ENTRY.match(value)
    if found and is_name(found[1]) and found[1].lower() not in SEXES.keys() | PEOPLE:
        return found[1].strip()
    if is_role(key.lower()) and (
        named := next((name for name, *_ in cast_in(f"the {key.lower()}, {value[:200]}.")), "")
    ):
        return named  # ``FIXER: Mr. Teal -- fat man``
    if value.startswith(("a ", "an ", "A ", "An ")):
        return next((name for name, _, _ in cast_in(value.partition(",")[0] + ",")), key)
    return key


def entry(line: str) -> tuple[str, str] | None:
    """Return the name and the looks in a line of a list of people: ``Sid (drums) - green mohawk``."""
    found = ENTRY_LINE.match(line)
    if found is None or not is_name(found["name"]):
        return None
    aged = any(letter.isdigit() for letter in found["aside"] or "")
    return f"{found['name']} ({found['aside']})" if aged else found["name"], found["looks"]
