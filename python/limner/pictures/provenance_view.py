"""What made a picture, for the user: model, size, seed, time, cost, and what the painter was told."""

from limner.core.html import Attributes, Html, element
from limner.core.translation import say
from limner.pictures.provenance import Provenance
from limner.pictures.reference_address import file_name
from limner.pictures.wording import SOURCES, Wording


def made(making: Provenance) -> str:
    """Return the line; empty where nothing is known."""
    options = making.options
    said = [
        options.model or "",
        f"{options.width} x {options.height}" if options.width and options.height else "",
        say("seed ${0}", options.seed) if options.seed is not None else "",
        say("${0} s", f"{making.seconds:.1f}") if making.seconds is not None else "",
        making.cost,
        say("reference pictures: ${0}", ", ".join(map(file_name, making.references)))
        if making.references
        else "",
    ]
    return ", ".join(filter(None, said))


def told(number: int, words: Wording) -> Html:
    """Return the words of picture ``number`` (from 1), those that are not the tag's own marked by source."""
    return element(
        "div",
        {"class": "limner-told"},
        element("p", None, f"{number}: ", *(_stretch(each.text, each.source) for each in words.stretches)),
        element("small", {"class": "limner-help"}, _sources(words)) if _sources(words) else None,
    )


def _stretch(text: str, source: str) -> Html | str:
    if not source:
        return text
    known: Attributes = {"class": f"limner-fact limner-from-{source if source in SOURCES else 'other'}"}
    return element("mark", known, text)


def _sources(words: Wording) -> str:
    """Return the same by source, for whoever does not see marks: ``card: brown curls, green eyes``."""
    by_source: dict[str, list[str]] = {}
    for each in words.stretches:
        if each.source:
            by_source.setdefault(each.source, []).append(each.text.strip())
    lines = [f"{say(SOURCES.get(source, source))}: {', '.join(texts)}" for source, texts in by_source.items()]
    return "; ".join(lines)
