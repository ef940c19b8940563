"""
The scenes of a chat as continuity knows them, from the chat's file: whether it is open or not.

Each message is told as the page would tell it of the open chat (``shim/page/story.js``).
"""

import json
from collections.abc import Iterator, Mapping

from limner.book._chat_file import Chat
from limner.continuity.access import Continuity
from limner.core.json_text import as_dict, as_int, as_list, as_str
from limner.page.cast_host import StoryRow


async def scenes_of(chat: Chat, continuity: Continuity) -> Mapping[int, str]:
    """Return the titles of a chat's scenes by the number of the message that begins each."""
    if not continuity.on:
        return {}
    header = as_dict(chat.rows[0]) if chat.rows else {}
    note = as_dict(as_dict(header.get("chat_metadata")).get("limner"))
    known = await continuity.desk().scenes(tuple(_rows(chat)), note)
    titles = {number: ", ".join(filter(None, (scene.place, scene.time))) for number, scene in known}
    return {number: title[:1].upper() + title[1:] for number, title in titles.items()}


def _rows(chat: Chat) -> Iterator[StoryRow]:
    begins = 1 if chat.rows and "mes" not in as_dict(chat.rows[0]) else 0
    for number, row in enumerate(map(as_dict, chat.rows[begins:])):
        extra = as_dict(row.get("extra"))
        note = as_dict(extra.get("limner"))
        user, hidden = row.get("is_user") is True, row.get("is_system") is True
        kind = as_str(extra.get("type"))
        version = as_int(row.get("swipe_id"))
        shown = version < max(1, len(as_list(row.get("swipes"))))
        yield StoryRow(
            number,
            as_str(note.get("uid")),
            version,
            as_str(row.get("name")),
            as_str(row.get("original_avatar")) or (as_str(row.get("force_avatar")) if user else ""),
            user,
            hidden,
            kind if hidden or kind == "narrator" else "",
            as_str(row.get("mes")) if shown else "",
            json.dumps(facts) if (facts := note.get("facts")) else "",
        )
