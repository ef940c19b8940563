"""
Notes: what ``extra.limner`` holds of a message version's pictures, as JSON text.

A chat file can be a stranger's: whatever does not fit is left out, never trusted and never raised.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

from limner.core.errors import UntrustedInputError
from limner.core.json_text import as_dict, as_list, as_seconds, as_str, loads
from limner.pictures.picture import MOST_CHOICES, Lost, PastChoice, Picture, State, Version, as_ordinal
from limner.pictures.picture_address import is_picture
from limner.pictures.provenance import Provenance
from limner.pictures.wording import Wording

FORMAT = 1

_OURS = frozenset({"v", "uid", "pictures"})
_LONGEST_WORD = 100
_LONGEST = 5_000_000
"""Characters of a note whose other entries are carried on."""

_URL = re.compile(r'"url": ?"([^"]+)"')


def dump(uid: str, pictures: Sequence[Picture], before: str = "") -> str:
    """Return ``extra.limner`` as JSON text; what else stood in the note ``before`` is kept."""
    noted = [
        {
            "id": picture.id,
            "prompt": picture.prompt,
            "ordinal": picture.ordinal,
            "state": str(picture.state),
            "chosen": picture.chosen,
            **_touches(picture),
            **_lost(picture),
            **({"held": picture.held} if picture.held else {}),
            "versions": [
                {
                    "id": version.id,
                    "prompt": version.prompt,
                    "url": version.url or version.refused,
                    "provider": version.provider,
                    "created": version.created,
                    "error": version.error,
                    **_making(version),
                    **({"words": version.words.to_json()} if version.words else {}),
                }
                for version in picture.versions
            ],
        }
        for picture in pictures
    ]
    return json.dumps({**others(before), "v": FORMAT, "uid": uid, "pictures": noted})


def others(note: str) -> dict[str, object]:
    """Return what a note holds beside pictures: facts, and what a newer version has put there."""
    if not note or len(note) > _LONGEST:
        return {}
    try:
        entries = as_dict(loads(note))
    except UntrustedInputError:
        return {}
    return {key: value for key, value in entries.items() if key not in _OURS}


def _making(version: Version) -> dict[str, object]:
    """Return what is known of what made a version, where anything is."""
    known = version.making.to_json()
    return {"making": known} if known else {}


def _touches(picture: Picture) -> dict[str, object]:
    """Return what the user's requests have left, where there were any."""
    past = [[choice.stamp, choice.chosen, *choice.beside] for choice in picture.past]
    return ({"beside": list(picture.beside)} if picture.beside else {}) | ({"past": past} if past else {})


def may_have_failures(text: str) -> bool:
    """Whether a note, as JSON text, may hold pictures that failed, are held or lost their tag; cheap."""
    told = any(mark in text for mark in ('"failed"', '"lost"', '"held"'))
    return told or not all(map(is_picture, _URL.findall(text)))


def may_have_versions(text: str) -> bool:
    """Whether a note, as JSON text, may hold a picture with several versions; cheap."""
    return text.count('"provider":') > text.count('"versions":')


def _lost(picture: Picture) -> dict[str, object]:
    """Return the tag that was taken out of the text, where one was."""
    lost = picture.lost
    return {"lost": [lost.tag, lost.behind, lost.script, lost.trimmed]} if lost else {}


def load(text: str) -> tuple[Picture, ...]:
    """
    Return the pictures noted in ``extra.limner``; an empty tuple for anything that is not ours.

    A chat file can be a stranger's: whatever does not fit is left out, never trusted and never raised.
    """
    if not text:
        return ()
    try:
        raw = loads(text)
    except UntrustedInputError:
        return ()
    if not isinstance(raw, dict) or not isinstance(raw.get("pictures"), list):
        return ()
    pictures = [_load_picture(each) for each in raw["pictures"]]
    return tuple(picture for picture in pictures if picture is not None)


def _load_picture(raw: object) -> Picture | None:
    match raw:
        case {"id": str(name), "prompt": str(prompt), "ordinal": int(ordinal), "state": str(state), **rest}:
            versions = rest.get("versions")
            loaded = [_load_version(each) for each in versions] if isinstance(versions, list) else []
            kept = tuple(version for version in loaded if version is not None)
            chosen = rest.get("chosen")
            place = chosen if isinstance(chosen, int) and -1 <= chosen < len(kept) else -1
            if state not in set(State):
                return None
            beside = _indices(rest.get("beside"), len(kept))
            past = _load_past(rest.get("past"), len(kept))
            lost = _load_lost(rest.get("lost"))
            held = as_str(rest.get("held"))[:_LONGEST_WORD] if state == State.HELD else ""
            return _told(
                Picture(
                    name, prompt, as_ordinal(ordinal), State(state), kept, place, beside, past, lost, held
                )
            )
    return None


def _told(picture: Picture) -> Picture:
    """Return a picture that says why it is not shown, where the address of what was chosen is refused."""
    settled = picture.state in (State.PAINTED, State.PLACED)
    return replace(picture, state=State.FAILED) if settled and picture.is_refused else picture


def _indices(raw: object, count: int) -> tuple[int, ...]:
    found = [each for each in as_list(raw) if isinstance(each, int) and 0 <= each < count]
    return tuple(dict.fromkeys(found))


def _load_past(raw: object, count: int) -> tuple[PastChoice, ...]:
    past = []
    for row in as_list(raw)[-MOST_CHOICES:]:
        match row:
            case [stamp, int(chosen), *beside] if -1 <= chosen < count:
                if (seconds := as_seconds(stamp)) is not None:
                    past.append(PastChoice(seconds, chosen, _indices(beside, count)))
    return tuple(past)


def _load_lost(raw: object) -> Lost | None:
    match raw:
        case [str(tag), str(behind), str(script), bool(trimmed)]:
            return Lost(tag, behind, script, trimmed)
    return None


def _load_version(raw: object) -> Version | None:
    match raw:
        case {"id": str(name), "prompt": str(prompt), "url": str(url), "provider": str(provider), **rest}:
            good = is_picture(url)
            return Version(
                name,
                prompt,
                url if good else "",
                provider,
                as_seconds(rest.get("created")) or 0.0,
                as_str(rest.get("error")),
                Provenance.read(rest.get("making")),
                "" if good else url,
                Wording.read(rest.get("words")),
            )
    return None
