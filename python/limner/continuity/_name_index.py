"""The index of all names of a chat, made anew or with somebody more in it."""

from functools import lru_cache

from limner.continuity._naming import Names, aliases, bares, is_wordy, titles


@lru_cache(maxsize=1024)
def _entries(names: tuple[str, ...]) -> tuple[tuple[str, str, bool, tuple[str, ...]], ...]:
    """
    Return each name that these give in lower case, as it is written, and whether it needs its capitals.

    The last are its words where a text parts them, else nothing.
    """
    return tuple(
        (alias.lower(), alias, exact, tuple(bares(alias)) if is_wordy(alias) else ())
        for alias, exact in aliases(names)
    )


def index_with(names: Names, who: str, called: tuple[str, ...]) -> Names:
    """Return the index with somebody new, as ``index`` makes it of all, but sooner."""
    entries = _entries(called)
    known = (*names.known, (who, called))
    if any(low in names.whole for low, _, _, _ in entries):
        return index(known)
    whole, by_word, standing = dict(names.whole), dict(names.by_word), names.as_they_stand
    ids = (who,)
    for low, alias, exact, pieces in entries:
        if low in whole:
            continue
        whole[low] = ids
        if not pieces:
            standing = tuple(sorted((*standing, (alias, ids)), key=lambda entry: -len(entry[0])))
            continue
        others = by_word.get(pieces[0], ())
        entry = (pieces, alias, exact, ids)
        by_word[pieces[0]] = tuple(sorted((*others, entry), key=lambda entry: -len(entry[0])))
    by_title = names.by_title
    if borne := titles(called):
        by_title = dict(by_title)
        for title in borne:
            by_title[title] = (*by_title.get(title, ()), who)
    return Names(known, by_word, standing, by_title, whole)


@lru_cache(maxsize=256)
def index(known: tuple[tuple[str, tuple[str, ...]], ...]) -> Names:
    """Return the names of these people, ready to be looked for."""
    whole: dict[str, tuple[str, ...]] = {}
    written: dict[str, tuple[str, bool, tuple[str, ...]]] = {}
    by_title: dict[str, dict[str, None]] = {}
    for who, names in known:
        for low, alias, exact, pieces in _entries(names):
            if low not in whole:
                whole[low], written[low] = (who,), (alias, exact, pieces)
            elif who not in whole[low]:
                whole[low] = (*whole[low], who)
        for title in titles(names):
            by_title.setdefault(title, {})[who] = None
    by_word: dict[str, list[tuple[tuple[str, ...], str, bool, tuple[str, ...]]]] = {}
    standing: list[tuple[str, tuple[str, ...]]] = []
    for low, (name, exact, pieces) in written.items():
        if pieces:
            by_word.setdefault(pieces[0], []).append((pieces, name, exact, whole[low]))
        else:
            standing.append((name, whole[low]))
    for entries in by_word.values():
        if len(entries) > 1:
            entries.sort(key=lambda entry: -len(entry[0]))
    standing.sort(key=lambda entry: -len(entry[0]))
    return Names(
        known,
        {word: tuple(entries) for word, entries in by_word.items()},
        tuple(standing),
        {title: tuple(people) for title, people in by_title.items()},
        whole,
    )
