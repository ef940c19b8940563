"""
Media overlays of EPUB 3: which words of a chapter are heard when.

A reader plays the sound and marks the sentence (the class ``ACTIVE``, which the book's style knows).
"""

from collections.abc import Mapping

from limner.book._sound import ChapterSound

ACTIVE = "now-heard"
STYLE = f".{ACTIVE} {{ background: #ffe38a; color: #000; border-radius: 0.2em; }}\n"


def clock(seconds: float) -> str:
    """Return a time as SMIL writes it."""
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"


def overlay(number: int, sound: ChapterSound) -> str:
    """Return the overlay of the chapter of this number."""
    page = f"chapter-{number}.xhtml"
    rows = (
        f'<par id="par-{count}"><text src="{page}#{each.mark}"/><audio src="{sound_name(number, sound)}" '
        f'clipBegin="{clock(each.begin)}" clipEnd="{clock(each.end)}"/></par>\n'
        for count, each in enumerate(sound.clips, 1)
        if each.mark
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">\n'
        f'<body epub:textref="{page}" epub:type="bodymatter">\n{"".join(rows)}</body>\n</smil>\n'
    )


def sound_name(number: int, sound: ChapterSound) -> str:
    """Return where in the book a chapter's sound is."""
    return f"audio/chapter-{number}.{sound.kind}"


def items(sounds: Mapping[int, ChapterSound]) -> list[str]:
    """Return what the package lists of sounds and overlays."""
    return [
        row
        for number, each in sounds.items()
        for row in (
            f'<item id="overlay-{number}" href="chapter-{number}.smil" media-type="application/smil+xml"/>',
            f'<item id="sound-{number}" href="{sound_name(number, each)}" media-type="{each.media_type}"/>',
        )
    ]


def metadata(sounds: Mapping[int, ChapterSound]) -> list[str]:
    """Return what the package says of them: how long each is and all are, and how words are marked."""
    if not sounds:
        return []
    each_of = (
        f'<meta property="media:duration" refines="#overlay-{number}">{clock(each.seconds)}</meta>'
        for number, each in sounds.items()
    )
    total = sum(round(each.seconds * 1000) for each in sounds.values()) / 1000
    return [
        *each_of,
        f'<meta property="media:duration">{clock(total)}</meta>',
        f'<meta property="media:active-class">{ACTIVE}</meta>',
    ]
