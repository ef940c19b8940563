"""The view of NextChat: what is sent, what a file brings. All names are strangers' text, and escaped."""

from collections.abc import Sequence
from dataclasses import dataclass

from limner.core.html import Html, button, element
from limner.nextchat._preview import Novelty, Preview

KEY = "limner.nextchat"
MOST_SHOWN = 300
"""Rows of a list that are drawn."""

_HELP: dict[str, str | int | None] = {"class": "limner-help"}

_WORDS = {
    Novelty.NEW: "new",
    Novelty.SAME: "known and unchanged",
    Novelty.THERE: "changed in NextChat",
    Novelty.HERE: "changed here only",
    Novelty.BOTH: "changed on both sides: comes as a second one, both stay",
}


@dataclass(frozen=True, slots=True)
class SectionState:
    """What is shown: ``said`` is the last sentence, ``people`` (file, name) of whom ``picked`` are chosen."""

    said: str = ""
    people: tuple[tuple[str, str], ...] = ()
    listed: bool = False
    picked: frozenset[str] = frozenset()
    preview: Preview | None = None


def render(state: SectionState, sync: Sequence[Html | None] = ()) -> Html:
    """Return the section, with the parts of keeping in step; drawn only once somebody has opened it."""
    return element(
        "details",
        {"class": "limner-section limner-nextchat", "open": True},
        element(
            "summary",
            {"class": "limner-summary", "data-limner-action": "nextchat.open"},
            _text("span", "title", "NextChat"),
        ),
        _text("small", "help", "Characters become masks, chats become sessions, and come back.", _HELP),
        *sync,
        _text("b", "by_file", "By file"),
        element("div", {"role": "status", "class": "limner-help"}, state.said),
        element(
            "div",
            {"class": "limner-buttons"},
            button("nextchat.send_chat", "Send this chat"),
            button("nextchat.send_character", "Send this character"),
            button("nextchat.list", "Several characters"),
            button("nextchat.take", "Take from a file"),
        ),
        _people(state) if state.listed else None,
        _preview(state.preview) if state.preview is not None else None,
    )


def _people(state: SectionState) -> Html:
    rows = [
        _row("nextchat.pick", avatar, name, avatar in state.picked)
        for avatar, name in state.people[:MOST_SHOWN]
    ]
    return element(
        "div",
        None,
        element("ul", {"class": "limner-list"}, *rows),
        button("nextchat.send_picked", "Send the chosen"),
    )


def _preview(preview: Preview) -> Html:
    cards = [
        _row("nextchat.choose", f"card {at}", row.card.name, row.chosen, row.news)
        for at, row in enumerate(preview.cards[:MOST_SHOWN])
    ]
    chats = [
        _row(
            "nextchat.choose",
            f"chat {at}",
            _chat_words(row.topic, len(row.chat.messages)),
            row.chosen,
            row.news,
        )
        for at, row in enumerate(preview.chats[:MOST_SHOWN])
    ]
    damaged = _text("small", "damaged", "Something in this file is damaged and was left out.")
    return element(
        "div",
        None,
        *_list("characters", "Characters", cards),
        *_list("chats", "Chats", chats),
        damaged if preview.left_out else None,
        element(
            "div",
            {"class": "limner-buttons"},
            button("nextchat.take_chosen", "Take the chosen"),
            button("nextchat.discard", "Take nothing"),
        ),
    )


def _list(key: str, words: str, rows: Sequence[Html]) -> list[Html]:
    return [_text("b", key, words), element("ul", {"class": "limner-list"}, *rows)] if rows else []


def _row(action: str, entry: str, name: str, chosen: bool, news: Novelty | None = None) -> Html:
    shape: dict[str, str | int | None] = {
        "type": "button",
        "class": "menu_button",
        "aria-pressed": "true" if chosen else "false",
        "data-limner-action": action,
        "data-limner-entry": entry,
    }
    mark = element("span", {"aria-hidden": "true"}, "☑ " if chosen else "☐ ")
    said = _text("small", f"news.{news}", _WORDS[news]) if news is not None else None
    return element("li", None, element("button", shape, mark, element("span", None, name)), " ", said)


def _chat_words(topic: str, count: int) -> str:
    return f"{topic or '?'} ({count})"


def _text(name: str, key: str, words: str, attributes: dict[str, str | int | None] | None = None) -> Html:
    return element(name, {**(attributes or {}), "data-i18n": f"{KEY}.{key}"}, words)
