"""Every view drawn once, in a state that shows all its words: whoever adds a view adds it here."""

from collections.abc import Iterator
from dataclasses import replace

from limner import presets
from limner.checkup_report import LINKS, Link, Mark, Report
from limner.entry import Entry
from limner.host import MessageKey
from limner.making import Making
from limner.options import Features, Options
from limner.packages import Card as PainterCard
from limner.packages import Package
from limner.pictures import Picture, State, Version
from limner.preset_check import check
from limner.preset_scope import InForce, Scope, Story
from limner.presets import Preset
from limner.providers.base import Progress
from limner.providers.plugin_answers import Model, Service
from limner.settings import Settings
from limner.trace_steps import Kind, ReplyTrace, Step
from limner.views import (
    diagnosis_panel,
    menu,
    outbox_panel,
    packages_panel,
    painters_panel,
    presets_panel,
    settings_panel,
    slot,
    trace_window,
)
from limner.views.painter_state import Card, Stand
from limner.views.painters_panel import Bench, Trial
from limner.views.preset_editor import Desk
from limner.wishes import Tally

_PAINTERS = {"sd": "SillyTavern's Image Generation"}
_KEY = MessageKey("chat", "message", 0)


def views() -> Iterator[str]:
    """Yield the HTML of each view."""
    yield settings_panel.render(Settings(), presets.load_all(), painters=_PAINTERS)
    yield outbox_panel.render([Entry("entry", _KEY, "picture", 0, "a fox", "sd", 0.0, url="/a.png")])
    reply = ReplyTrace(_KEY, "normal", tuple(Step(0.0, kind, kind.value) for kind in Kind))
    yield trace_window.render("entry", reply)
    yield diagnosis_panel.render([], [], Report())
    over = tuple(Link(name, Mark.DONE) for name in LINKS)
    yield diagnosis_panel.render([("entry", reply)], [], Report(over, "/a.png"))
    yield diagnosis_panel.render([], [], Report(tuple(map(Link, LINKS))).marked(LINKS[0], Mark.RUNNING))
    card = PainterCard("own", "Own", fields={"address": "x"})
    package = Package("name", "1", "name", (card,), ("other 1",))
    for installing in ("", "name"):
        yield packages_panel.render([(package, "fault")], installing)
    yield from _in_messages()
    yield from _presets()
    yield from _painters()


def _in_messages() -> Iterator[str]:
    """Yield what is drawn at a message."""
    busy = Tally(tags=3, illustrated=1, bare=1, failed=1, painting=1, undo=True)
    yield menu.render("entry", busy, writing=True, made=["1: a/b"])
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


def _painters() -> Iterator[str]:
    """Yield the painters' section with a painter in every state, with every option, and a test."""
    knows = frozenset({"model", "width", "height", "count", "guidance", "steps", "seed", "negative"})
    free = Features(knows=knows, step=16, most=4, progress=True, cancel=True)
    fixed = Features(
        knows=frozenset({"width", "height", "quality"}), sizes=((1024, 1024),), qualities=("low",)
    )
    ours, theirs = (
        Service(name, name, True, key, "https://images.example/v1")
        for name, key in (("replicate", "saved"), ("openai", "environment"))
    )
    found = (Model("a/b", "b", "A model"),)
    cards = [
        Card(
            "a",
            "A",
            "A painter.",
            stand,
            features,
            Options(),
            Options(steps=4),
            service,
            "No.",
            True,
            {},
            found,
        )
        for stand in Stand
        for features, service in ((free, ours), (fixed, theirs), (Features(), None))
    ]
    rows = settings_panel.rows("painters", Settings(), {"painters": _PAINTERS}, {})
    making = Making(Options(model="a/b", width=512, height=512, seed=1), 1.5, "$0.003")
    for mark in painters_panel.Mark:
        pictures = ("/user/images/a.png",) if mark is painters_panel.Mark.DONE else ()
        trial = Trial("a", mark, "words", pictures, making)
        yield painters_panel.render(Bench(cards, rows, trial, missing=True))
