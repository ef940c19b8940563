"""What was made of a tag: the words as a picture keeps them, and what the trace says of them."""

from collections.abc import Iterator, Sequence

from limner.continuity._step import Shot
from limner.continuity._text import READ
from limner.continuity._wording import PictureWords
from limner.core.translation import say
from limner.pictures.wording import SOURCES, Stretch, Worded, Wording

_MOST = 12
"""Things of one kind that a step of the trace names."""


def worded(shot: Shot, made: PictureWords, odd: Sequence[str] = ()) -> Worded:
    """Return the words of a picture with what the trace says of them, and of the chat (``odd``)."""
    wording = Wording(tuple(_stretches(made)), made.negative)
    return Worded(wording if wording.text.strip() else None, (*_sentences(shot, made), *odd))


def _stretches(made: PictureWords) -> Iterator[Stretch]:
    """Yield the parts, those of the tag's own words joined."""
    plain = ""
    for part in made.parts:
        if part.source is None:
            plain += part.text
            continue
        if plain:
            yield Stretch(plain)
        plain = ""
        yield Stretch(part.text, str(part.source), part.who, str(part.slot) if part.slot else "")
    if plain:
        yield Stretch(plain)


def _sentences(shot: Shot, made: PictureWords) -> Iterator[str]:
    added = [
        f"{part.text.strip()} ({say(SOURCES[str(part.source)])})"
        for part in made.parts
        if part.source is not None
    ]
    if added:
        yield say("added to its tag: ${0}", _listed(added))
    cut = _cut(shot.tag.prompt, made)
    if cut:
        yield say("left out of its tag, or said in other words: ${0}", _listed(cut))
    if len(shot.tag.prompt) > READ:
        yield say("only the first ${0} characters of its prompt are looked at for people and places", READ)
    odd = [f"{each.words} ({each.why})" for each in shot.said.left_out]
    if odd:
        yield say("not understood in its tag: ${0}", _listed(odd))


def _cut(prompt: str, made: PictureWords) -> list[str]:
    """Return the words of a prompt that the painter does not get, those that stood together as one."""
    left: dict[str, int] = {}
    for word in _words(made.text):
        left[word] = left.get(word, 0) + 1
    runs: list[list[str]] = [[]]
    for word, plain in zip(prompt.split(), map(_plain, prompt.split()), strict=True):
        if not plain or left.get(plain, 0):
            left[plain] = left.get(plain, 0) - 1
            if runs[-1]:
                runs.append([])
        else:
            runs[-1].append(word)
    return [" ".join(run) for run in runs if run]


def _words(text: str) -> Iterator[str]:
    return (plain for word in text.split() if (plain := _plain(word)))


def _plain(word: str) -> str:
    return word.strip(",.;:!?|()[]{}\"'“”").casefold()


def _listed(items: Sequence[str]) -> str:
    more = f", +{len(items) - _MOST}" if len(items) > _MOST else ""
    return "; ".join(items[:_MOST]) + more
