"""The view of what is in step with NextChat: state, address, what is linked, what is to be decided."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from limner.core.html import Html, button, element
from limner.nextchat._record import Conflict
from limner.nextchat._remote import SyncAddress

KEY = "limner.nextchat"
MOST_SHOWN = 300
_SHOWN = 600
"""Characters of a text that is to be decided on."""
_HELP: dict[str, str | int | None] = {"class": "limner-help"}

Shape = dict[str, str | int | None]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A linked chat; ``pending`` messages wait in the file, ``unsent``: some wait here."""

    key: str
    name: str
    pending: int
    open: bool
    unsent: bool = False


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Two texts of one message: ``mine`` is ST's, empty where it is gone."""

    conflict: Conflict
    mine: str


@dataclass(frozen=True, slots=True)
class SyncState:
    """What is shown."""

    account: SyncAddress = field(default_factory=SyncAddress)
    sentence: str = ""
    linked: bool = False
    can_link: bool = False
    unreadable: bool = False
    rows: tuple[LinkRow, ...] = ()
    choices: tuple[ConflictRow, ...] = ()
    summary: str = ""
    changed_masks: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()


def render(state: SyncState) -> list[Html | None]:
    """Return the parts of the section that are about keeping in step."""
    if not state.account.plugin:
        return [element("div", {"role": "status", **_HELP}, state.sentence)]
    ready = state.account.configured
    return [
        element("div", {"role": "status", **_HELP}, state.sentence),
        _buttons(state) if ready else None,
        _choices(state.choices) if state.choices else None,
        _links(state.rows) if state.rows else None,
        _told(state.changed_masks) if state.changed_masks else None,
        _address(state.account),
        _summary(state.summary) if state.summary else None,
        _log(state.lines) if state.lines else None,
    ]


def _buttons(state: SyncState) -> Html:
    return element(
        "div",
        {"class": "limner-buttons"},
        button("nextchat.link", "Keep this chat in step") if state.can_link and not state.linked else None,
        button("nextchat.now", "Now") if state.linked else None,
        button("nextchat.look", "Look what is in NextChat"),
        button("nextchat.put_back", "Put the last good copy back") if state.unreadable else None,
    )


def _links(rows: Sequence[LinkRow]) -> Html:
    shown = [
        element(
            "li",
            None,
            element("span", None, row.name),
            " ",
            _text("small", "open", "open") if row.open else None,
            element("small", None, f"+{row.pending}") if row.pending else None,
            " ",
            _text("small", "pending", "new there: open the chat to take it") if row.pending else None,
            " ",
            _text("small", "unsent", "not sent yet: open the chat to send it") if row.unsent else None,
            " ",
            _entry("nextchat.unlink", row.key, "Unlink"),
        )
        for row in rows[:MOST_SHOWN]
    ]
    return element("div", None, _text("b", "linked", "In step with NextChat"), _list(shown))


def _choices(choices: Sequence[ConflictRow]) -> Html:
    shown = [
        element(
            "li",
            {"class": "limner-choice"},
            _said("mine", "Here", each.mine),
            _said("theirs", "In NextChat", each.conflict.text),
            element(
                "div",
                {"class": "limner-buttons"},
                _entry("nextchat.keep_mine", each.conflict.mark, "Keep the one here"),
                _entry("nextchat.keep_theirs", each.conflict.mark, "Take the one of NextChat"),
                _entry("nextchat.keep_both", each.conflict.mark, "Keep both"),
            ),
        )
        for each in choices[:MOST_SHOWN]
    ]
    title = _text("b", "choices", "Changed on both sides: choose")
    return element("div", None, title, _list(shown))


def _said(key: str, words: str, text: str) -> Html:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    gone = _text("i", "gone", "deleted") if not text else None
    return element(
        "div", None, _text("small", key, words), element("div", {"class": "limner-said"}, shown, gone)
    )


def _told(names: Sequence[str]) -> Html:
    words = "Changed in NextChat: press “Look what is in NextChat” to take it."
    return element("div", _HELP, ", ".join(names), " ", _text("span", "changed", words))


def _address(account: SyncAddress) -> Html:
    kinds = [
        element("option", {"value": name, "selected": name == account.kind}, words)
        for name, words in (("webdav", "WebDAV"), ("upstash", "Upstash"))
    ]
    kind: Shape = {"class": "text_pole", "data-limner-part": "kind", **_named("kind", "Kind of server")}
    secret: Shape = {"type": "password", "autocomplete": "new-password", "spellcheck": "false"}
    dots = "••••••••" if account.configured else ""
    words = "The password or token goes straight to SillyTavern's server and is kept there."
    return element(
        "details",
        {"class": "limner-address", "open": not account.configured, "data-limner-node": "nextchat-account"},
        element("summary", None, _text("span", "address", "Address of NextChat's file")),
        element(
            "div",
            {"class": "limner-secret", "data-limner-secret": "nextchat", "role": "group"},
            element("select", {**kind, "data-limner-node": "nextchat-kind"}, *kinds),
            _field("address", "Address", account.address, "https://"),
            _field("user", "User, or backup name", account.user, "chatgpt-next-web"),
            element(
                "input",
                {
                    **secret,
                    **_named("secret", "Password or token"),
                    "class": "text_pole",
                    "placeholder": dots or "Password or token",
                    "data-limner-node": "nextchat-secret",
                },
            ),
            _do("save", "Save", disabled=False),
            _do("forget", "Forget", disabled=not account.configured),
        ),
        _text("small", "secret_help", words, _HELP),
    )


def _field(part: str, words: str, value: str, hint: str) -> Html:
    shape: Shape = {"class": "text_pole", "type": "text", "autocomplete": "off", "spellcheck": "false"}
    own: Shape = {"data-limner-part": part, "data-limner-node": f"nextchat-{part}", "value": value}
    return element("input", {**shape, **own, "placeholder": hint, **_named(part, words)})


def _named(key: str, words: str) -> Shape:
    return {"data-i18n": f"[aria-label]{KEY}.field.{key}", "aria-label": words}


def _do(name: str, words: str, *, disabled: bool) -> Html:
    shape: Shape = {"type": "button", "class": "menu_button", "data-limner-secret-do": name}
    return element("button", {**shape, "data-i18n": f"{KEY}.secret.{name}", "disabled": disabled}, words)


def _summary(text: str) -> Html:
    return element(
        "details",
        {"data-limner-node": "nextchat-summary"},
        element("summary", None, _text("span", "summary", "What NextChat's model remembers of this chat")),
        element("div", {"class": "limner-said"}, text),
    )


def _log(lines: Sequence[tuple[str, str]]) -> Html:
    rows = [element("li", None, element("small", None, f"{when} {said}")) for when, said in reversed(lines)]
    return element(
        "details",
        {"data-limner-node": "nextchat-log"},
        element("summary", None, _text("span", "log", "What happened")),
        _list(rows),
    )


def _entry(action: str, entry: str, words: str) -> Html:
    shape: Shape = {"type": "button", "class": "menu_button", "data-limner-action": action}
    return element("button", {**shape, "data-limner-entry": entry, "data-i18n": f"limner.{action}"}, words)


def _list(rows: Sequence[Html]) -> Html:
    return element("ul", {"class": "limner-list"}, *rows)


def _text(name: str, key: str, words: str, attributes: Shape | None = None) -> Html:
    return element(name, {**(attributes or {}), "data-i18n": f"{KEY}.{key}"}, words)
