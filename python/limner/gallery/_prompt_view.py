"""The window in which a picture's words are changed: by hand, or by a wish that a model is asked with."""

from collections.abc import Sequence

from limner.core.html import Attributes, Html, button, element, join
from limner.gallery._where import Where

_FIELD = "limner-prompt-words"


def render(
    where: Where, prompt: str, wishes: Sequence[str] = (), *, wish: str = "", asking: bool = False
) -> Html:
    """Return the window's inside; ``wishes`` are those of before, ``asking``: a model is at it."""
    words: Attributes = {
        "class": "text_pole",
        "rows": 8,
        "readonly": asking,
        "data-limner-field": "prompt",
        "data-limner-entry": prompt[:200],  # another proposal is laid over what stands there
    }
    wished: Attributes = {"type": "text", "class": "text_pole", "data-limner-field": "wish", "value": wish}
    buttons = (
        button("prompt.keep", "Use these words"),
        button("prompt.paint", "Use these words and paint"),
    )
    return element(
        "div",
        {"class": "limner-prompt-window", "data-limner-entry": where.dump(), "data-limner-form": "prompt"},
        element("h3", {"data-i18n": "limner.prompt.title"}, "The words of this picture"),
        _label("limner.prompt.words", "Prompt", element("textarea", words, prompt)),
        element("div", {"class": "limner-buttons"}, *buttons),
        _label("limner.prompt.wish", "What is to be different", element("input", wished)),
        element("div", {"class": "limner-buttons"}, button("prompt.ask", "Ask the model", disabled=asking)),
        element(
            "p",
            {"class": "limner-help", "role": "status", "data-i18n": "limner.prompt.asking"},
            "The model is asked. Nothing is painted before you press a button above.",
        )
        if asking
        else None,
        _history(wishes),
    )


def _label(key: str, words: str, control: Html) -> Html:
    return element("label", {"class": _FIELD}, element("span", {"data-i18n": key}, words), control)


def _history(wishes: Sequence[str]) -> Html | None:
    if not wishes:
        return None
    head = element("h4", {"data-i18n": "limner.prompt.wishes"}, "Wishes of before")
    return join([head, element("ul", None, *(element("li", None, each) for each in wishes))])
