"""A trace to look at: the verdict, then one line a step; and the same as plain text, to send to somebody."""

import time
from collections.abc import Mapping

from limner.core.html import Html, button, element
from limner.trace.steps import Kind, ReplyTrace, Step
from limner.trace.verdict import verdict

ICONS: Mapping[Kind, str] = {
    Kind.OFF: "fa-power-off",
    Kind.BESIDE: "fa-user-group",
    Kind.ARMED: "fa-play",
    Kind.QUIET: "fa-play",
    Kind.HISTORY: "fa-scissors",
    Kind.ASKED: "fa-pen",
    Kind.NOT_ASKED: "fa-triangle-exclamation",
    Kind.UNTOLD: "fa-triangle-exclamation",
    Kind.HINDERED: "fa-triangle-exclamation",
    Kind.APART: "fa-paper-plane",
    Kind.UNASKED: "fa-forward",
    Kind.ANSWERED: "fa-reply",
    Kind.BROKEN_OFF: "fa-ban",
    Kind.NO_ANSWER: "fa-circle-xmark",
    Kind.IGNORED: "fa-forward",
    Kind.READ: "fa-book-open",
    Kind.UNREAD: "fa-triangle-exclamation",
    Kind.CUT: "fa-scissors",
    Kind.TAG: "fa-tag",
    Kind.AGAIN: "fa-rotate-right",
    Kind.WORDS: "fa-people-group",
    Kind.SENT: "fa-paintbrush",
    Kind.TRY: "fa-rotate-right",
    Kind.PAINTED: "fa-image",
    Kind.FAILED: "fa-circle-xmark",
    Kind.GIVEN_UP: "fa-ban",
    Kind.TOO_SOON: "fa-forward",
    Kind.HELD: "fa-hand",
    Kind.TAKEN_OUT: "fa-scissors",
    Kind.LOST: "fa-scissors",
    Kind.PLACED: "fa-circle-check",
    Kind.WAITS: "fa-hourglass-half",
    Kind.GONE: "fa-ghost",
}


def render(entry: str, reply: ReplyTrace | None) -> Html:
    """Return the window's inside; ``entry`` comes back with what is pressed in it."""
    judged = verdict(reply)
    title = element("h3", {"data-i18n": "limner.trace.title"}, "Why is there no picture?")
    words = element("p", {"class": f"limner-verdict limner-{judged.outcome.replace(' ', '-')}"}, judged.words)
    steps = [_row(step) for step in reply.steps] if reply else []
    buttons = [button("trace.copy", "Copy"), button("trace.show", "Look again")]
    if judged.wants_more:
        buttons.insert(0, button("reply.continue", "Continue"))
    return element(
        "div",
        {"class": "limner-trace", "data-limner-entry": entry},
        title,
        words,
        element("ol", {"class": "limner-steps"}, *steps) if steps else None,
        element("div", {"class": "limner-buttons"}, *buttons),
    )


def _row(step: Step) -> Html:
    icon = element("i", {"class": f"fa-solid fa-fw {ICONS[step.kind]}", "aria-hidden": "true"})
    at = element("time", None, clock_time(step.at))
    kind = step.kind.value.replace(" ", "-")
    return element("li", {"class": f"limner-step limner-{kind}"}, icon, at, element("span", None, step.words))


def clock_time(at: float) -> str:
    """Return seconds since 1970 as the user's clock shows them."""
    return time.strftime("%H:%M:%S", time.localtime(at))


def plain(reply: ReplyTrace | None) -> str:
    """Return the trace as plain text."""
    judged = verdict(reply)
    if reply is None:
        return judged.words
    head = f"Limner: {reply.type or 'unknown'} generation: {judged.words}"
    rows = [f"{clock_time(step.at)}  {step.kind:<10} {step.words}" for step in reply.steps]
    return "\n".join([head, *rows, ""])
