"""
Loose chats: those of a character or a group that was deleted, whose files SillyTavern keeps.

It keeps them unless the user says otherwise, and a card that comes back has them again, pictures and all. No
list of chats has them; its data maid, which looks for what could be deleted, is the one that tells. Nothing
is deleted here.
"""

from collections.abc import AsyncIterator
from urllib.parse import quote

from limner.core.errors import HostError, UntrustedInputError
from limner.core.json_text import as_dict, as_list, as_str, loads
from limner.core.translation import say
from limner.page.web import Web

REPORT = 600.0
"""Seconds: the data maid reads every chat as well."""
DEADLINE = 60.0
LONGEST = 200_000_000
"""Characters of an answer of the server's."""

_ROUTE = "/api/data-maid"
_OK = 200


async def loose_chats(web: Web) -> AsyncIterator[str]:
    """Yield the text of each; HostError where one could not be read, so that it is not taken for absent."""
    try:
        answer = as_dict(loads(await _text(web, "POST", f"{_ROUTE}/report", REPORT), length=LONGEST))
    except UntrustedInputError as error:
        raise HostError(str(error), "server") from None
    report, token = as_dict(answer.get("report")), as_str(answer.get("token"))
    try:
        for kind in ("chats", "groupChats"):
            for each in as_list(report.get(kind)):
                asked = (
                    f"token={quote(token, safe='')}&hash={quote(as_str(as_dict(each).get('hash')), safe='')}"
                )
                yield await _text(web, "GET", f"{_ROUTE}/view?{asked}", DEADLINE)
    finally:
        await web.call("POST", f"{_ROUTE}/finalize", {"token": token}, deadline=DEADLINE)


async def _text(web: Web, method: str, path: str, deadline: float) -> str:
    answer = await web.call(method, path, {} if method == "POST" else None, deadline=deadline)
    if answer.status != _OK:
        words = "Not everything could be read (${0}: ${1}), so nothing is said to be unused."
        raise HostError(say(words, path.partition("?")[0], answer.status), "server")
    return answer.text
