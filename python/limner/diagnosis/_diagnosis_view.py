"""Diagnosis in the panel: what needs attention, the last replies' verdicts, the checkup; and the badge."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from limner.core.html import Attributes, Html, button, element, join
from limner.core.translation import later, say
from limner.diagnosis._checkup_report import CheckupStep, Report, StepMark
from limner.diagnosis._trace_view import clock_time
from limner.trace.steps import ReplyTrace
from limner.trace.verdict import Outcome, verdict

LABELS: Mapping[str, str] = {
    "switch": "Limner is switched on",
    "model": "The story model answers",
    "tag": "Its answer holds a picture tag",
    "painter": "The painter paints it",
    "others": "Nothing else in SillyTavern spoils it",
}
OFFERS: Mapping[str, str] = {
    "speech.filter": "Keep prompts from being read aloud",
    "speech.undo": "Undo: as text to speech was before",
}
_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.WELL: "fa-circle-check",
    Outcome.UNDER_WAY: "fa-hourglass-half",
    Outcome.BROKEN: "fa-triangle-exclamation",
    Outcome.NONE: "fa-circle-minus",
}
MARKS: Mapping[StepMark, tuple[str, str]] = {
    StepMark.OPEN: ("fa-regular fa-circle", later("not tried yet")),
    StepMark.RUNNING: ("fa-solid fa-spinner fa-spin", later("is being tried")),
    StepMark.DONE: ("fa-solid fa-circle-check", later("works")),
    StepMark.BROKEN: ("fa-solid fa-circle-xmark", later("does not work")),
    StepMark.STOPPED: ("fa-solid fa-ban", later("stopped")),
}


@dataclass(frozen=True, slots=True)
class Attention:
    """Something that needs the user's attention: how many of it, and a sentence."""

    count: int
    words: str


def badge(count: int) -> Html:
    """Return the number for the drawer's header; nothing where nothing needs attention."""
    if not count:
        return element("span")
    label = say("Limner, to look at: ${0}", count)
    return element(
        "span", {"class": "limner-badge", "role": "status", "aria-label": label, "title": label}, str(count)
    )


def needing(attention: Iterable[Attention]) -> Html:
    """Return the sentences about what needs attention; they stand where the panel begins."""
    return join(element("p", {"class": "limner-note", "role": "note"}, each.words) for each in attention)


def render(replies: Sequence[tuple[str, ReplyTrace]], report: Report) -> Html:
    """Return the section; ``replies`` are the last traces, newest first, with what names them to the page."""
    return element(
        "section",
        {"class": "limner-section limner-diagnosis"},
        element("h4", {"data-i18n": "limner.diagnosis.title"}, "Why is there no picture?"),
        _replies(replies),
        element("div", {"class": "limner-buttons"}, button("files.look", "Look for missing picture files")),
        checkup(report),
    )


def _replies(replies: Sequence[tuple[str, ReplyTrace]]) -> Html:
    if not replies:
        words = "What happens to the next replies is told here."
        return element("small", {"class": "limner-help", "data-i18n": "limner.diagnosis.empty"}, words)
    return element("ul", {"class": "limner-verdicts"}, *(_reply(entry, reply) for entry, reply in replies))


def _reply(entry: str, reply: ReplyTrace) -> Html:
    judged = verdict(reply)
    icon = element("i", {"class": f"fa-solid fa-fw {_OUTCOMES[judged.outcome]}", "aria-hidden": "true"})
    at = element("time", None, clock_time(reply.steps[0].at) if reply.steps else "")
    words = element("span", {"class": "flex1"}, judged.words)
    row: Attributes = {
        "class": f"limner-verdict limner-{judged.outcome.replace(' ', '-')}",
        "data-limner-entry": entry,
    }
    more = button("reply.continue", "Continue") if judged.wants_more else None
    return element("li", row, icon, at, words, more, button("trace.show", "Show", "limner.trace.show.row"))


def checkup(report: Report) -> Html:
    """Return the test: its button, how far it is, and what it has painted."""
    head = element(
        "div",
        {"class": "limner-buttons"},
        button("checkup.stop", "Stop") if report.running else button("checkup.run", "Test"),
        button("checkup.close", "Close") if report.links and not report.running else None,
    )
    help_words = "Asks the model for one picture and has it painted, apart from every chat."
    picture: Attributes = {"src": report.picture, "class": "limner-checkup-picture"}
    return element(
        "div",
        {"class": "limner-checkup"},
        head,
        element("small", {"class": "limner-help", "data-i18n": "limner.checkup.help"}, help_words),
        element("ol", {"class": "limner-links", "aria-live": "polite"}, *map(_link, report.links))
        if report.links
        else None,
        button(report.offer, OFFERS[report.offer]) if report.offer in OFFERS else None,
        element("img", {**picture, "alt": say("The picture of the test")}) if report.picture else None,
    )


def _link(link: CheckupStep) -> Html:
    icon, state = MARKS[link.mark]
    return element(
        "li",
        {"class": f"limner-link limner-{link.mark.value}"},
        element("i", {"class": f"{icon} fa-fw", "role": "img", "aria-label": say(state)}),
        element(
            "div",
            None,
            element("span", {"data-i18n": f"limner.checkup.{link.name}"}, LABELS[link.name]),
            element("small", None, link.words) if link.words else None,
        ),
    )
