"""Every view drawn once, in a state that shows all its words: whoever adds a view adds it here."""

from collections.abc import Iterator

from limner import presets
from limner.checkup_report import LINKS, Link, Mark, Report
from limner.host import MessageKey
from limner.outbox import Entry
from limner.settings import Settings
from limner.trace_steps import Kind, ReplyTrace, Step
from limner.views import diagnosis_panel, outbox_panel, settings_panel, trace_window

_KEY = MessageKey("chat", "message", 0)


def views() -> Iterator[str]:
    """Yield the HTML of each view."""
    yield settings_panel.render(Settings(), presets.load_all())
    yield outbox_panel.render([Entry("entry", _KEY, "picture", 0, "a fox", "sd", 0.0, url="/a.png")])
    reply = ReplyTrace(_KEY, "normal", tuple(Step(0.0, kind, kind.value) for kind in Kind))
    yield trace_window.render("entry", reply)
    yield diagnosis_panel.render([], [], Report())
    links = tuple(map(Link, LINKS))
    yield diagnosis_panel.render([("entry", reply)], [], Report(links, "/a.png"))
    yield diagnosis_panel.render([], [], Report(links).marked(LINKS[0], Mark.RUNNING))
