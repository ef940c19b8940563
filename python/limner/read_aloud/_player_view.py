"""What is seen while a story is heard: the picture of the passage, the sentence, the controls."""

from limner.core.html import Html, element
from limner.core.translation import say
from limner.read_aloud._player import Player

_CONTROLS = (
    ("picture.back", "fa-backward-fast", "Previous picture"),
    ("back", "fa-backward-step", "Previous sentence"),
    ("next", "fa-forward-step", "Next sentence"),
    ("picture.next", "fa-forward-fast", "Next picture"),
)


def render(player: Player) -> Html:
    """Return the view."""
    line, heard = player.line, player.heard
    toggle = ("toggle", "fa-pause", "Pause") if heard.playing else ("toggle", "fa-play", "Play")
    row = [_control(*each) for each in (*_CONTROLS[:2], toggle, *_CONTROLS[2:])]
    speed = say("Speed: ${0}", f"{heard.rate:g}")
    place = say("Sentence ${0} of ${1}", min(heard.at + 1, len(player.lines)), len(player.lines))
    return element(
        "div",
        {"class": "limner-reading"},
        element("img", {"src": line.picture, "alt": line.words, "class": "limner-reading-picture"})
        if line.picture
        else None,
        element("p", {"class": "limner-reading-speaker"}, line.speaker if line.dialogue else ""),
        element("p", {"class": "limner-reading-line", "dir": "auto"}, *_words(line.text)),
        element("p", {"role": "alert", "class": "limner-fault"}, heard.fault) if heard.fault else None,
        element("div", {"class": "limner-reading-controls", "role": "group"}, *row),
        element(
            "div",
            {"class": "limner-foot flex-container"},
            element("small", None, place),
            element(
                "button",
                {"type": "button", "class": "menu_button", "data-limner-action": "reading.speed"},
                speed,
            ),
            element(
                "button",
                {
                    "type": "button",
                    "class": "menu_button",
                    "data-limner-action": "reading.stop",
                    "data-i18n": "limner.reading.stop",
                },
                "Stop reading",
            ),
        ),
    )


def _words(text: str) -> list[Html]:
    """Return the words, each with where it begins, so that the page can mark the one that is heard."""
    found = []
    at = 0
    for word in text.split(" ") if " " in text else list(text):
        found.append(element("span", {"data-limner-word": at}, word))
        if " " in text:
            found.append(element("span", None, " "))
        at += len(word) + (" " in text)
    return found


def _control(name: str, icon: str, words: str) -> Html:
    key = "limner.reading.pause" if words == "Pause" else f"limner.reading.{name}"
    return element(
        "button",
        {
            "type": "button",
            "class": "menu_button",
            "data-limner-action": f"reading.{name}",
            "title": words,
            "aria-label": words,
            "data-i18n": f"[title]{key};[aria-label]{key}",
        },
        element("i", {"class": f"fa-solid {icon}", "aria-hidden": "true"}),
    )
