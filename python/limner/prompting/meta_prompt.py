"""
The meta prompt: when the model is asked for pictures, in which words, and what it sees of earlier ones.

When: ST says that a generation begins (GENERATION_AFTER_COMMANDS) and later hands out its finished prompt
(GENERATE_AFTER_DATA); between the two it gathers the history. Raw requests of other extensions give only the
second kind of news elsewhere, and a quiet request may run inside another one's beginning; so beginnings are
stacked, and each prompt takes the last. ``history`` says what stays of earlier pictures,
``place`` and ``_budget`` where the words go and what leaves to make room, ``text_completion`` how a
text-completion model is asked.
"""

import re
from dataclasses import dataclass, replace

from limner.core.translation import say
from limner.prompting._text_completion import Insert
from limner.settings.settings import Settings

_NO_STORY = frozenset({"quiet", "impersonate"})
_ASIDE = "A generation (${0}) that is no part of the story: it is not asked for pictures."
_STACK_CAP = 8
_ONLY_CHANGES = (
    "Show a picture only where the place, the people or what they do has changed since the picture before; a "
    "reply in which nothing of that changes has none."
)
_SPACING = "Leave at least {} words of story between two pictures."
_CAST = re.compile(r"(?<!\{)\{cast\}(?!\})")
_MARK = re.compile(r"[ \t]*\{(with|without) cast\}[ \t]*")
_WORDS = re.compile(r"(?<!\{)\{words\}(?!\})")
_LANGUAGE = re.compile(r"(?<!\{)\{language\}(?!\})")


@dataclass(frozen=True, slots=True)
class Armed:
    """
    A generation that began: ST's ``type``, whether its prompt gets our words, and why, for the trace.

    ``insert`` is what SillyTavern was given to lay into the prompt, where it writes one text
    (``text_completion``).
    """

    type: str
    inject: bool
    reason: str
    insert: Insert | None = None


class PromptStack:
    """
    The generations that began and whose prompt has not come yet, the last on top.

    Some never come (a group's wrapper, a stop): they sink, harmless, and the oldest falls out at eight.
    """

    def __init__(self) -> None:
        self._armed: list[Armed] = []

    def push(self, type: str, dry_run: bool = False) -> Armed | None:  # noqa: A002
        """Note that a generation of ST's ``type`` begins; a dry run only counts tokens and is none."""
        if dry_run:
            return None
        kind = type or "normal"
        if kind in _NO_STORY:
            armed = Armed(kind, inject=False, reason=say(_ASIDE, kind))
        else:
            armed = Armed(kind, inject=True, reason=say("A generation (${0}) of the story begins.", kind))
        self._armed = [*self._armed, armed][-_STACK_CAP:]
        return armed

    @property
    def top(self) -> Armed | None:
        """The generation whose prompt comes next."""
        return self._armed[-1] if self._armed else None

    def gathers(self, type: str) -> Armed | None:  # noqa: A002
        """
        Return the generation of ST's ``type`` whose history is gathered now.

        What began after it and has not come so far never will: somebody aborted it.
        """
        kind = type or "normal"
        kinds = [armed.type for armed in self._armed]
        if kind not in kinds:
            return None
        last = len(kinds) - 1 - kinds[::-1].index(kind)
        del self._armed[last + 1 :]
        return self._armed[last]

    def give(self, armed: Armed, insert: Insert | None) -> None:
        """Note what SillyTavern was given for this one's prompt; another may have begun meanwhile."""
        self._armed = [replace(each, insert=insert) if each is armed else each for each in self._armed]

    def pop(self, dry_run: bool = False) -> Armed | None:
        """Return the generation whose prompt is ready now, or None where none began or the prompt is dry."""
        return self._armed.pop() if self._armed and not dry_run else None


def compose(preset_text: str, settings: Settings, *, cast: bool = False) -> str:
    """
    Fill in ``{words}`` and ``{language}``; say what else the settings ask for, in whatever way it is asked.

    All else, and ST's macros such as ``{{char}}``, stay as they stand; an empty preset stays empty. A line
    that begins with ``{with cast}`` or ``{without cast}`` counts only where what Limner knows of the people
    is told as well (``cast``), or only where it is not. Where it is, ``{cast}`` stays for ``with_cast``, at
    the end where the preset has none.
    """
    kept = [line for each in preset_text.split("\n") if (line := _counting(each, cast=cast)) is not None]
    text = _WORDS.sub(str(settings.words), "\n".join(kept)).strip()
    text = _LANGUAGE.sub(_language(settings), text)
    more = [_ONLY_CHANGES] if settings.only_changes else []
    more += [_SPACING.format(settings.spacing)] if settings.spacing else []
    if not cast:
        text = _CAST.sub("", text).strip()
    elif text and not _CAST.search(text):
        more.append("{cast}")
    return "\n\n".join([text, *more]) if text else ""


def with_cast(text: str, briefing: str) -> str:
    """
    Put what Limner knows of the people into instructions that were composed for it.

    Last of all, when ST's macros are filled in: the words are the story's, and no macro of theirs may count.
    """
    return _CAST.sub(lambda _: briefing, text).strip()


def standing(preset_text: str, settings: Settings) -> str:
    """Return what each request gets of a preset in any story: all but what is known of its people."""
    return with_cast(compose(preset_text, settings, cast=settings.continuity), "")


def _language(settings: Settings) -> str:
    """Return the language of the prompts for ``in ...``: a model that is not told slips into the story's."""
    if settings.prompt_language == "story":
        return "the story's own language"
    return f"{settings.prompt_language.capitalize()}, whatever the story's language"


def _counting(line: str, *, cast: bool) -> str | None:
    """Return a line without its mark, or None where it does not count."""
    mark = _MARK.match(line)
    if mark is None:
        return line
    return line[mark.end() :] if cast is (mark[1] == "with") else None
