"""
Other words for a picture: its tag in the message, by compare-and-swap, and the picture stays the tag's.

The versions keep the words that each was painted from. Nothing is painted here.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from limner.core.errors import HostError, RequestError, UntrustedInputError
from limner.core.json_text import as_dict, as_list, loads
from limner.core.translation import say
from limner.gallery._requests import Repainting
from limner.gallery._where import Where, find
from limner.page.host import Host
from limner.page.host_values import MessageKey
from limner.painting.refusals import BUSY, EDITED, GONE
from limner.painting.sessions import Sessions
from limner.pictures import message_notes
from limner.tags.grammar import Tag, closed, scan

LONGEST = 10_000
"""Characters of a prompt."""
MOST_WISHES = 20
"""Wishes that are kept with a picture."""

_CONTROLS = {chr(code): " " for code in (*range(32), *range(127, 160))}
_UNSAFE = str.maketrans(_CONTROLS | {"<": " ", ">": " "} | dict.fromkeys('"`“”„', "'"))
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_MACRO = re.compile(r"([{}])(?=\1)")
_WISHES = "wishes"


def clean(prompt: str) -> str:
    """Return a prompt as it can stand in a tag: nothing in it ends the tag, is markup or a macro of ST's."""
    plain = " ".join(prompt.translate(_UNSAFE).split())[: 2 * LONGEST]  # what is longer is refused
    return " ".join(_MACRO.sub(r"\1 ", _ENTITY.sub("& ", plain)).split())


def with_prompt(text: str, ordinal: int, prompt: str) -> str:
    """
    Return a text whose tag ``ordinal`` has this prompt; its form and its other attributes stay.

    Raises RequestError where these words cannot stand in it, with the user's own tags among them.
    """
    text = closed(text)
    before = scan(text)
    for new in _forms(before[ordinal], prompt):
        written = text[: before[ordinal].start] + new + text[before[ordinal].end :]
        after = scan(written)
        same = len(after) == len(before) and after[ordinal].prompt == prompt
        if same and dict(after[ordinal].attributes) == dict(before[ordinal].attributes):
            return written
    raise RequestError(say("These words cannot stand in a tag: leave quotes and brackets out."))


def _forms(tag: Tag, prompt: str) -> list[str]:
    forms = []
    if tag.text.count(tag.prompt) == 1:
        forms.append(tag.text.replace(tag.prompt, prompt))
    said = "".join(f' {name}="{value}"' for name, value in tag.attributes.items())
    inside = f'img-prompt="{prompt}"{said}'
    comment = tag.text.startswith("<!--")
    return [*forms, f"<!--{inside}-->" if comment else f"<{inside}>"]


def wishes_of(note: str, name: str) -> list[str]:
    """Return what the user wished of a picture before, the last at the end, as its message's note has it."""
    return [each for each in as_list(_wishes(note).get(name)) if isinstance(each, str)][-MOST_WISHES:]


def _wishes(note: str) -> dict[str, object]:
    try:
        return as_dict(as_dict(loads(note)).get(_WISHES)) if note else {}
    except UntrustedInputError:
        return {}


def _with_wishes(note: str, name: str, new: Sequence[str]) -> str:
    """Return a note with these wishes more."""
    wishes = {**_wishes(note), name: [*wishes_of(note, name), *new][-MOST_WISHES:]}
    return json.dumps({**message_notes.others(note), _WISHES: wishes})


class Rewriter:
    """Writes other words into a message's tag."""

    def __init__(self, host: Host, sessions: Sessions, repainting: Repainting) -> None:
        self._host = host
        self._sessions = sessions
        self._repainting = repainting

    async def rewrite(self, where: Where, typed: str, wishes: Sequence[str] = ()) -> str:
        """Give a picture's tag these words, and note by which wishes; return them as they stand now."""
        prompt = clean(typed)
        if not prompt:
            raise RequestError(say("A picture needs words: nothing was changed."))
        if len(prompt) > LONGEST:
            words = "A prompt has at most ${0} characters, and this one has more: nothing was changed."
            raise RequestError(say(words, LONGEST))
        session, _ = await self._repainting.open(where.key)
        if session.jobs.busy:
            raise RequestError(say(BUSY))
        async with self._sessions.write_lock(where.key):
            view = await self._host.read(where.key)
            found = find(view.text, session.pictures, where) if view else None
            if view is None or found is None:
                raise RequestError(say(GONE))
            picture, tags = found.picture, scan(closed(view.text))
            ordinal = next(index for index, tag in enumerate(tags) if tag.start == found.tag.start)
            text = with_prompt(view.text, ordinal, prompt)
            session.jobs.put(replace(picture, prompt=prompt, ordinal=ordinal))
            before = _with_wishes(view.limner, picture.id, wishes) if wishes else view.limner
            note = message_notes.dump(where.key.uid, session.pictures, before)
            try:
                result = await self._host.patch(where.key, expect=view.text, text=text, limner=note)
                done = result.status == "done"
            except HostError:
                # The tag that stands there now must be this picture's: as a new one's it would be painted.
                if not await self._stands(where.key, text):
                    session.jobs.put(picture)
                    raise
                done = True
            if not done:
                session.jobs.put(picture)
                raise RequestError(say(EDITED))
        session.changed()
        await self._repainting.end(session)
        return prompt

    async def _stands(self, key: MessageKey, text: str) -> bool:
        """Say whether a message has this text, after a page that did not say whether it took it."""
        try:
            view = await self._host.read(key)
        except HostError:
            return False
        return view is not None and view.text == text
