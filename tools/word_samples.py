"""Every view drawn once, in a state that shows all its words: whoever adds a view adds it here."""

from collections.abc import Iterator
from dataclasses import replace

from limner import presets
from limner.checkup_report import LINKS, Link, Mark, Report
from limner.entry import Entry
from limner.host import MessageKey
from limner.packages import Card, Package
from limner.pictures import Picture, State, Version
from limner.preset_check import check
from limner.preset_scope import InForce, Scope, Story
from limner.presets import Preset
from limner.providers.base import Progress
from limner.settings import Settings
from limner.trace_steps import Kind, ReplyTrace, Step
from limner.views import (
    diagnosis_panel,
    menu,
    outbox_panel,
    packages_panel,
    presets_panel,
    settings_panel,
    slot,
    trace_window,
)
from limner.views.preset_editor import Desk
from limner.wishes import Tally

_KEY = MessageKey("chat", "message", 0)


def views() -> Iterator[str]:
    """Yield the HTML of each view."""
    yield settings_panel.render(
        Settings(), presets.load_all(), painters={"sd": "SillyTavern's Image Generation"}
    )
    yield outbox_panel.render([Entry("entry", _KEY, "picture", 0, "a fox", "sd", 0.0, url="/a.png")])
    reply = ReplyTrace(_KEY, "normal", tuple(Step(0.0, kind, kind.value) for kind in Kind))
    yield trace_window.render("entry", reply)
    yield diagnosis_panel.render([], [], Report())
    over = tuple(Link(name, Mark.DONE) for name in LINKS)
    yield diagnosis_panel.render([("entry", reply)], [], Report(over, "/a.png"))
    yield diagnosis_panel.render([], [], Report(tuple(map(Link, LINKS))).marked(LINKS[0], Mark.RUNNING))
    card = Card("own", "Own", fields={"address": "x"})
    package = Package("name", "1", "name", (card,), ("other 1",))
    for installing in ("", "name"):
        yield packages_panel.render([(package, "fault")], installing)
    yield from _in_messages()
    yield from _presets()


def _in_messages() -> Iterator[str]:
    """Yield what is drawn at a message."""
    busy = Tally(tags=3, illustrated=1, bare=1, failed=1, painting=1, undo=True)
    yield menu.render("entry", busy, writing=True)
    yield menu.render("entry", Tally(0, 0, 0, 0, 0, undo=False))
    version = Version("v", "a fox", "/a.png", "sd", 0.0)
    picture = Picture("p", "a fox", 0)
    placed = replace(picture, versions=(version,), chosen=0)
    for each in (picture, placed):
        for state in (State.QUEUED, State.PAINTING, State.FAILED):
            yield slot.inside(replace(each, state=state), 512, 512, Progress(0.5, "half")) or ""


def _presets() -> Iterator[str]:
    """Yield the presets' desk as it lies there, with every finding."""
    shipped = presets.load_all()
    own = Preset("own", "Own", "Mine", "words")
    for scope in Scope:
        force = InForce(shipped[0], scope, ((Scope.CHAT, "gone"),))
        story = Story("chat", "own", "a.png", "Mira", "own")
        for words in (
            shipped[0].text,
            "",
            "no tag",
            '```\n<img-prompt="a">\n```',
            '<img-prompt="a\nb">',
            "<img-prompt='a'>",
        ):
            for preset in (own, shipped[0]):
                desk = Desk(shipped, [own], preset, words, "", True, "", story, force, check(words))
                yield presets_panel.render(desk)
