"""A refused value in the words of a sentence that says so."""

from limner.core.translation import say


def shown(value: object) -> str:
    """Return a refused value as a sentence may quote it: short, on one line, never an error itself."""
    if isinstance(value, str):
        line = "".join(character if character.isprintable() else " " for character in value[:41])
        return f"“{line[:40]}…”" if len(line) > 40 else f"“{line}”"
    if isinstance(value, bool):
        return say("on") if value else say("off")
    if isinstance(value, int):
        return str(value) if abs(value) < 10**15 else say("a number that long")
    if isinstance(value, float):
        return f"{value:g}"
    return say("empty") if value is None else say("a list of things")
