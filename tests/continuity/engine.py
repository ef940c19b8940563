"""
Limner's own engine of continuity, as the player wants one.

Sheets from the cards, then the fold and the words.
"""

from collections.abc import Callable, Mapping, Sequence

from limner.continuity._briefing import briefing
from limner.continuity._ledger import Ledger
from limner.continuity._wording import Family, words_of
from limner.continuity.story import Beginning, Member, Role, TagSeen, Turn
from limner.tags.grammar import scan
from tests.continuity.play import Chat, Given, Message

Sheets = Callable[[Given, Mapping[str, str]], Beginning]
"""Reads what is given; the second are the greetings that the chat shows, by the card's file."""
PERSONA = "persona:user.png"


class LimnerEngine:
    """What is played; ``sheets`` reads what is given before the story begins."""

    def __init__(self, given: Given, sheets: Sheets) -> None:
        self._given, self._sheets = given, sheets
        self._greetings: dict[str, str] = {}
        self._ledger = Ledger(sheets(given, self._greetings))
        self._user = given.user

    def _begin(self, chat: Chat) -> None:
        """Read the cards anew where the chat shows another greeting of theirs."""
        shown = {}
        for message in chat:
            if not message.avatar:
                break
            if message.uid == f"greeting{message.avatar}":
                shown[message.avatar] = message.text
        if shown != self._greetings:
            self._greetings = shown
            self._ledger = Ledger(self._sheets(self._given, shown))

    def briefing(self, chat: Chat, replaced: str | None) -> str:
        self._begin(chat)
        turns = self._turns(chat)
        at = len(turns) if replaced is None else next(n for n, m in enumerate(chat) if m.uid == replaced)
        return briefing(self._ledger.upto(turns[:at]), turns[:at], lambda text: len(text) // 4)

    def words(self, chat: Chat, uid: str, version: int, tag: int, family: str) -> str:
        self._begin(chat)
        at = next(n for n, message in enumerate(chat) if message.uid == uid)
        turns = self._turns(chat[:at])
        turn = _turn(chat[at], version)
        return words_of(self._ledger.shot(turns, turn, tag), Family(family)).text

    def _turns(self, chat: Chat) -> Sequence[Turn]:
        return tuple(_turn(message, message.shown) for message in chat)


def _turn(message: Message, version: int) -> Turn:
    text = message.versions[version]
    tags = scan(text)
    prose, end = [], 0
    for tag in tags:
        prose.append(text[end : tag.start])
        end = tag.end
    return Turn(
        message.uid,
        version,
        message.avatar or PERSONA,
        user=not message.avatar,
        hidden=message.hidden,
        tags=tuple(TagSeen(tag.prompt, tag.attributes) for tag in tags),
        prose=" ".join([*prose, text[end:]]),
    )


def member(ident: str, sheet: object, *, persona: bool = False) -> Member:
    return Member(ident, sheet, Role.PERSONA if persona else Role.CARD)  # type: ignore[arg-type]
