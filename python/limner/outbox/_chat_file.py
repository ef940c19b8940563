"""
The open chat's file as SillyTavern has it: asked where the browser cannot tell that a save went well.

Its record of requests may come late, or lack what the server answered (``responseStatus``, which not every
browser has). The file itself is the last word.
"""

import json
from collections.abc import Iterable

from limner.page.web import Web
from limner.pictures.projection import source

DEADLINE = 30.0
_OK = 200


async def urls_in_file(web: Web, chat_id: str, urls: Iterable[str]) -> set[str]:
    """
    Return which of these addresses stand in the file of a chat, in a text or in a note.

    The text is searched, not read: a chat may be many megabytes. Raises HostError (``network``) where the
    server cannot be reached; where it refuses, none does.
    """
    owner, _, file = chat_id.partition("/")
    if owner.endswith(".png"):  # a character is known by its card's file, a group by a number
        path, body = "/api/chats/get", {"avatar_url": owner, "file_name": file}
    else:
        path, body = "/api/chats/group/get", {"id": file}
    answer = await web.call("POST", path, body, deadline=DEADLINE)
    return {url for url in urls if answer.status == _OK and _stands(answer.text, url)}


def _stands(text: str, url: str) -> bool:
    forms = (json.dumps(each, ensure_ascii=False)[1:-1] for each in (url, source(url)))
    return any(f'"{each}"' in text or f'"{each}\\"' in text for each in forms)
