"""
What a picture was told: the words that reached the painter, each part with where it is from.

A part that is wrong has a button, which asks for the right words. All of it is a story's word, and escaped.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from limner.core.html import Html, button, element
from limner.pictures.wording import Stretch, Wording


@dataclass(frozen=True, slots=True)
class ToldPicture:
    """
    One picture: the ``ordinal`` of its tag, its address, what its painter was told, who is in it.

    ``now`` is what it would be told if it were painted again, where that is something else.
    """

    ordinal: int
    url: str
    words: Wording
    people: Mapping[str, str]
    now: str = ""


def render(
    rows: Sequence[ToldPicture],
    sources: Mapping[str, str],
    entry: Mapping[tuple[int, int], str],
    faces: Mapping[tuple[int, str], str],
) -> Html:
    """
    Return the window's inside.

    ``sources`` says a source in the user's words; ``entry`` is what a press on part (ordinal, number)
    carries, ``faces`` what one carries that takes picture (ordinal) as the face of somebody (id).
    """
    head = _text("h4", "title", "What the painter was told")
    bodies = [_picture(each, sources, entry, faces) for each in rows]
    none = _text("div", "none", "Its painter was told what its tag says, and nothing else.")
    return element("div", {"class": "limner-told limner-told-window"}, head, *(bodies or [none]))


def _picture(
    told: ToldPicture,
    sources: Mapping[str, str],
    entry: Mapping[tuple[int, int], str],
    faces: Mapping[tuple[int, str], str],
) -> Html:
    parts = list(enumerate(told.words.stretches))
    words = element("p", {"class": "limner-told-words"}, *(_stretch(each, sources) for _, each in parts))
    rows = [
        _part(each, told.people, sources, entry.get((told.ordinal, number), ""))
        for number, each in parts
        if each.source
    ]
    negative = element(
        "p",
        None,
        _text("span", "negative", "Not to be seen:"),
        " ",
        element("span", None, told.words.negative),
    )
    return element(
        "section",
        {"class": "limner-told-picture", "data-limner-node": f"told/{told.ordinal}"},
        element("h5", None, f"{told.ordinal + 1}"),
        words,
        negative if told.words.negative else None,
        _now(told) if told.now else None,
        element("ul", None, *rows) if rows else None,
        element("div", {"class": "limner-buttons"}, *_faces(told, faces)),
    )


def _now(told: ToldPicture) -> Html:
    words = _text("span", "now", "Painted again now, it would be told:")
    return element("p", {"class": "limner-told-now"}, words, " ", element("span", None, told.now))


def _stretch(stretch: Stretch, sources: Mapping[str, str]) -> Html:
    if not stretch.source:
        return element("span", None, stretch.text)
    source = stretch.source if stretch.source in sources else "other"
    shape: dict[str, str | int | None] = {
        "class": f"limner-fact limner-from-{source}",
        "title": sources.get(stretch.source, ""),
    }
    return element("mark", shape, stretch.text)


def _part(stretch: Stretch, people: Mapping[str, str], sources: Mapping[str, str], entry: str) -> Html:
    name = people.get(stretch.who, "")
    said = ", ".join(filter(None, (name, sources.get(stretch.source, ""))))
    wrong = button("told.wrong", "Wrong", "limner.told.wrong")
    return element(
        "li",
        {"data-limner-entry": entry or None},
        element("span", None, stretch.text.strip(" ,")),
        element("small", None, f" ({said}) ") if said else " ",
        wrong if entry else None,
    )


def _faces(told: ToldPicture, faces: Mapping[tuple[int, str], str]) -> Iterator[Html]:
    for who, name in told.people.items():
        entry = faces.get((told.ordinal, who), "")
        if entry and told.url:
            words = _text("span", "face", "Use this picture as the face of")
            shape: dict[str, str | int | None] = {
                "type": "button",
                "class": "menu_button",
                "data-limner-action": "told.face",
                "data-limner-entry": entry,
            }
            yield element("button", shape, words, " ", element("span", None, name))


def _text(tag: str, key: str, words: str) -> Html:
    return element(tag, {"data-i18n": f"limner.told.{key}"}, words)
