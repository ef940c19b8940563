"""Where a correction of the user's is kept: in a message, or in the chat's metadata, there from when on."""

from collections.abc import Awaitable
from dataclasses import replace

from limner.continuity._edits import Edits, is_lasting
from limner.continuity._moment import Moment
from limner.continuity.story import Correction, Do, Role
from limner.page.host_values import MessageKey


def kept(edits: Edits, moment: Moment, correction: Correction) -> Awaitable[None]:
    """Keep a correction where it holds as long as it is meant to."""
    begun, who = moment.ledger.upto(()), correction.who
    if not is_lasting(correction):
        return edits.now(correction)
    if not who or who in begun.people or begun.names.resolve(who):
        return edits.in_chat(correction)
    person = moment.ledger.upto(moment.turns).people.get(who)
    named = person is None or person.kind is Role.NAMED  # ``a guard`` is nobody before he comes
    if named and correction.do in (Do.SET, Do.SAME):
        return edits.in_chat(replace(correction, who=person.name if person else who))
    return edits.in_chat(correction, since=True)


def noted(correction: Correction, key: MessageKey | None, edits: Edits) -> Awaitable[None]:
    """Keep a correction in a version of a message, or in the last message."""
    return edits.now(correction) if key is None else edits.at(key, correction)
