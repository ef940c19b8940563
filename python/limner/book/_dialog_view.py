"""The dialog "Make a book": what is chosen, what is going on, what has become of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from limner.book._making import MadeFile
from limner.book._options import CHAPTERS, COVERS, ENCODINGS, FORMATS, SIZES
from limner.core.html import Attributes, Html, button, element
from limner.core.translation import say

MOST_TOLD = 50
"""Missing pictures that are listed one by one."""


@dataclass(frozen=True, slots=True)
class DialogState:
    """
    ``form`` is what stands in the fields, ``chats`` the names of the chats that can be in the book.

    ``progress`` is how many pictures are done, of how many, while something is being made; with ``sound``,
    pictures and sentences.
    """

    form: Mapping[str, object] = field(default_factory=dict)
    chats: Sequence[str] = ()
    progress: tuple[int, int] | None = None
    made: MadeFile | None = None
    told: str = ""
    fault: str = ""
    sound: bool = False


def render(state: DialogState) -> Html:
    """Return the dialog's inside."""
    busy = state.progress is not None
    return element(
        "div",
        {"class": "limner-book", "data-limner-form": True},
        element("h3", {"data-i18n": "limner.book.entry"}, "Make a book"),
        element("fieldset", {"disabled": busy, "class": "limner-book-fields"}, *_fields(state), _buttons()),
        _progress(*state.progress, sound=state.sound) if state.progress else None,
        element("p", {"role": "alert", "class": "limner-fault"}, state.fault) if state.fault else None,
        _result(state),
    )


def _fields(state: DialogState) -> list[Html]:
    form = state.form
    return [
        _text(form, "title", "Title"),
        _text(form, "author", "Author"),
        _choice(form, "format", "Format", FORMATS),
        _chats(state),
        element(
            "div",
            {"class": "limner-book-row"},
            _text(form, "first", "First message", kind="number"),
            _text(form, "last", "Last message", kind="number"),
        ),
        element(
            "small",
            {"class": "limner-help", "data-i18n": "limner.book.range.help"},
            "Numbers as SillyTavern shows them, from 0; leave both empty for the whole chat. "
            "They count where the book is of one chat.",
        ),
        _choice(form, "chapters", "Chapters", CHAPTERS, "every"),
        _text(form, "every", "Messages in a chapter", kind="number"),
        _area(form),
        _choice(form, "cover", "Cover", COVERS),
        element(
            "div",
            {"class": "limner-book-row"},
            _choice(form, "size", "Size of pictures", SIZES),
            _choice(form, "encoding", "Made anew as", ENCODINGS),
        ),
        _text(form, "language", "Language of the story (empty: by its script)"),
        _switch(form, "user_turns", "With your own messages", on=True),
        _switch(form, "names", "With the names of who speaks"),
        _switch(form, "hidden", "With hidden messages"),
        _switch(form, "captions", "With the prompt under each picture"),
    ]


def _buttons() -> Html:
    return element(
        "div",
        {"class": "limner-foot flex-container"},
        button("book.make", "Make the book"),
        button("book.preview", "Preview"),
        button("reading.begin", "Read aloud"),
        button("book.import", "Import a portable chat"),
        button("book.pictures", "Take its missing pictures alone"),
    )


def _progress(done: int, total: int, *, sound: bool) -> Html:
    words = say("Pictures: ${0} of ${1}", done, total)
    if sound:
        words = say("Pictures and sentences: ${0} of ${1}", done, total)
    return element(
        "div",
        {"class": "limner-book-progress"},
        element("progress", {"value": done, "max": max(1, total), "aria-label": words}),
        element("span", {"role": "status"}, words),
        button("book.cancel", "Cancel"),
    )


def _result(state: DialogState) -> Html:
    """What has become of it, in a place that a screen reader listens to from the start."""
    made = state.made
    rows: list[Html | None] = [element("p", None, state.told) if state.told else None]
    if made is not None:
        size = say("${0} MB", f"{made.size / 1e6:.1f}")
        rows.append(element("p", None, say("“${0}” is made (${1}).", made.name, size)))
        rows.append(button("book.save", "Save it again"))
        if made.missing:
            told = [element("li", None, each) for each in made.missing[:MOST_TOLD]]
            words = say(
                "Pictures that are missing: ${0}; their words stand in their places:", len(made.missing)
            )
            rows += [element("p", None, words), element("ul", None, *told)]
    return element("div", {"role": "status", "class": "limner-book-result"}, *rows)


def _labelled(name: str, words: str, control: Html) -> Html:
    label = element("span", {"class": "limner-label", "data-i18n": f"limner.book.{name}"}, words)
    return element("label", {"class": "limner-book-field"}, label, control)


def _text(form: Mapping[str, object], name: str, words: str, kind: str = "text") -> Html:
    shape: Attributes = {
        "type": kind,
        "class": "text_pole wide100p",
        "data-limner-field": name,
        "maxlength": 300,
    }
    limits: Attributes = {"min": 0, "step": 1, "inputmode": "numeric"} if kind == "number" else {}
    return _labelled(name, words, element("input", {**shape, **limits, "value": _value(form, name)}))


def _area(form: Mapping[str, object]) -> Html:
    words = "Chapters by hand: a line for each, the number of its first message and its title"
    shape: Attributes = {"class": "text_pole wide100p", "rows": 3, "data-limner-field": "by_hand"}
    return _labelled("by_hand", words, element("textarea", shape, _value(form, "by_hand")))


def _choice(
    form: Mapping[str, object], name: str, words: str, options: Mapping[str, str], otherwise: str = ""
) -> Html:
    chosen = _value(form, name) or otherwise or next(iter(options))
    rows = [
        element(
            "option",
            {"value": key, "selected": key == chosen, "data-i18n": f"limner.book.{name}.{key}"},
            text,
        )
        for key, text in options.items()
    ]
    return _labelled(
        name, words, element("select", {"class": "text_pole wide100p", "data-limner-field": name}, *rows)
    )


def _switch(form: Mapping[str, object], name: str, words: str, *, on: bool = False) -> Html:
    box = element(
        "input", {"type": "checkbox", "data-limner-field": name, "checked": form.get(name, on) is True}
    )
    return element(
        "label",
        {"class": "checkbox_label"},
        box,
        element("span", {"data-i18n": f"limner.book.{name}"}, words),
    )


def _chats(state: DialogState) -> Html:
    """The chats and branches, each with its place in the book."""
    words = "Chats and branches: number those of the book in their order"
    rows = [
        element(
            "label",
            {"class": "limner-book-chat"},
            element(
                "input",
                {
                    "type": "number",
                    "min": 1,
                    "class": "text_pole",
                    "data-limner-field": f"chat:{each}",
                    "value": _value(state.form, f"chat:{each}"),
                },
            ),
            element("span", None, each),
        )
        for each in state.chats
    ]
    return element(
        "details",
        {"class": "limner-section"},
        element("summary", {"class": "limner-summary", "data-i18n": "limner.book.chats"}, words),
        *rows,
    )


def _value(form: Mapping[str, object], name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""
