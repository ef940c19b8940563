"""The gallery: what is chosen and how many there are, and the pictures page by page."""

from collections.abc import Collection as Some
from collections.abc import Mapping, Sequence

from limner.core.html import Attributes, Html, button, element, join
from limner.core.translation import later, say
from limner.gallery._collection import Collected, Shows
from limner.gallery._filters import SHOWS, Filters

_NOWHERE = later("The message is gone")
NOBODY: Mapping[str, str] = {}
_SCOPES = {"chat": "This chat", "character": "This character", "all": "Everything"}


def head(
    filters: Filters,
    *,
    count: int,
    of: int,
    selected: int,
    speakers: Some[str],
    painters: Mapping[str, str],
    people: Some[str] = (),
    reading: str = "",
    packs: bool = False,
) -> Html:
    """
    Return what stands above the pictures: ``count`` of ``of`` are shown, ``selected`` are ticked.

    ``people`` are those who are known to be in pictures. ``reading`` says how far the reading of other chats,
    or a ZIP, is; ``packs``: one is on its way.
    """
    return element(
        "div",
        {"data-limner-form": "gallery"},
        element("h3", {"data-i18n": "limner.gallery.title"}, "Pictures"),
        element(
            "div",
            {"class": "limner-gallery-filters"},
            _choice("scope", "Which", _SCOPES, filters.scope),
            _field("words", "Words of the prompt", filters.words, live=True),
            _more(filters, speakers, painters, people),
        ),
        element("p", {"role": "status"}, reading or say("Pictures: ${0} of ${1}.", count, of)),
        element(
            "div",
            {"class": "limner-gallery-many"},
            element("span", None, say("Chosen: ${0}.", selected)),
            button("gallery.all", "Choose all that are shown", disabled=not count),
            button("gallery.none", "Choose none", disabled=not selected),
            button("gallery.again", "Paint again", disabled=not selected),
            button("gallery.remove", "Take out of the text", disabled=not selected),
            button("gallery.stop", "Stop the ZIP")
            if packs
            else button("gallery.zip", "Save as ZIP", disabled=not selected),
            button("disk.scan", "Look for unused files"),
        ),
    )


def _more(filters: Filters, speakers: Some[str], painters: Mapping[str, str], people: Some[str]) -> Html:
    """Return what few choose by: folded where nothing of it is chosen, for the pictures come first."""
    chosen = (filters.speaker, filters.person, filters.painter, filters.shows, filters.since, filters.until)
    return element(
        "details",
        {"class": "limner-gallery-more", "open": any(chosen)},
        element("summary", {"data-i18n": "limner.gallery.more"}, "More filters"),
        element(
            "div",
            None,
            _choice("speaker", "Message of", {"": "All", **dict.fromkeys(sorted(speakers))}, filters.speaker),
            _choice("person", "Who is in it", {"": "All", **dict.fromkeys(people)}, filters.person)
            if people
            else None,
            _choice("painter", "Painter", {"": "All", **painters}, filters.painter),
            _choice("shows", "State", SHOWS, filters.shows),
            _field("since", "From", filters.since, kind="date"),
            _field("until", "Until", filters.until, kind="date"),
        ),
    )


def _choice(name: str, words: str, options: Mapping[str, str | None], chosen: str) -> Html:
    rows = []
    for value, label in options.items():
        key = f"limner.gallery.{name}.{value or 'any'}" if name in ("scope", "shows") else None
        key = key or (None if value else "limner.gallery.shows.any")
        ours: Attributes = {"value": value, "selected": value == chosen, "data-i18n": key}
        rows.append(element("option", ours, label or value))
    attributes: Attributes = {
        "class": "text_pole",
        "data-limner-field": name,
        "data-limner-change": "gallery.filter",
    }
    return _labelled(name, words, element("select", attributes, *rows))


def _field(name: str, words: str, value: str, *, kind: str = "text", live: bool = False) -> Html:
    attributes: Attributes = {
        "type": kind,
        "class": "text_pole",
        "value": value,
        "data-limner-field": name,
        "data-limner-live" if live else "data-limner-change": "gallery.filter",
    }
    return _labelled(name, words, element("input", attributes))


def _labelled(name: str, words: str, control: Html) -> Html:
    return element("label", None, element("span", {"data-i18n": f"limner.gallery.{name}"}, words), control)


def page(
    found: Sequence[Collected],
    selected: Some[str],
    missing: Some[str],
    before: Collected | None = None,
    *,
    chats: bool = False,
    owners: Mapping[str, str] = NOBODY,
) -> Html:
    """
    Return a page of pictures; ``before`` is the last one of the page before.

    The first picture of each message says whose it is, in a line that all of them have: in most chats a
    message has one, and a row for each would leave most of the window empty. ``chats``: there are those of
    several chats, so the first of each chat stands under the chat's name. ``owners`` are the characters
    and groups by whom they are grouped as well, where there are those of several.
    """
    parts: list[Html] = []
    for each in found:
        chat = each.where.key.chat_id
        first = before is None or before.where.key.chat_id != chat
        owner = owner_of(chat)
        if owner in owners and (before is None or owner != owner_of(before.where.key.chat_id)):
            parts.append(element("h3", {"class": "limner-gallery-head"}, owners[owner]))
        if chats and first:
            parts.append(element("h4", {"class": "limner-gallery-head"}, chat.partition("/")[2]))
        title = None
        if first or before is None or (before.index, before.where.key) != (each.index, each.where.key):
            title = say("Message ${0}, ${1}", each.index, each.name) if each.index >= 0 else say(_NOWHERE)
        parts.append(
            _tile(
                each,
                element("h5" if chats else "h4", {"class": "limner-tile-of", "title": title}, title)
                if title
                else element("div", {"class": "limner-tile-of"}),
                ticked=each.where.dump() in selected,
                gone=each.where.url in missing,
            )
        )
        before = each
    return element("div", {"class": "limner-gallery-grid"}, *parts)


def owner_of(chat_id: str) -> str:
    """Return whose a chat is: the file of a character's card, or the id of a group."""
    return chat_id.partition("/")[0]


def _tile(each: Collected, whose: Html, *, ticked: bool, gone: bool) -> Html:
    name = " ".join(each.prompt.split())[:200]
    entry = each.where.dump()
    tick: Attributes = {
        "type": "checkbox",
        "checked": ticked,
        "aria-label": say("Choose: ${0}", name),
        "data-limner-change": "gallery.tick",
    }
    look: Attributes = {
        "type": "button",
        "class": "limner-tile-look",
        "title": name,
        "aria-label": name,
        "data-limner-action": "gallery.look",
    }
    return element(
        "div",
        {"class": "limner-tile", "data-limner-entry": entry, "data-limner-node": entry},
        whose,
        element("button", look, _inside(each, name, gone=gone)),
        element("input", tick),
    )


def _inside(each: Collected, name: str, *, gone: bool) -> Html:
    said = None
    if gone:
        said = element("span", {"data-i18n": "limner.gallery.shows.missing"}, SHOWS["missing"])
    elif each.shows is not Shows.SHOWN:
        key = f"limner.gallery.shows.{each.shows}"
        said = element("span", {"data-i18n": key}, SHOWS[each.shows])
    if not each.where.url or gone:
        words = element("span", {"class": "limner-tile-words"}, name)
        return join([words, said])
    # the words stand where there is no such file, or it is no picture
    source: Attributes = {"src": each.where.url, "alt": name, "loading": "lazy", "decoding": "async"}
    return join([element("img", source), said])
