"""
Plays a story's turns against an engine, without a browser, and collects what a painter would be asked for.

The chat is what SillyTavern would hold: messages with versions, of which one is shown. While a reply is being
written the engine sees its text up to the end of the tag and no further, as in a stream; after a reload it is
made anew, for nothing but the chat lasts.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Protocol

from limner.tags.grammar import Tag, scan
from tests.continuity.verdict import Story

FAMILY = "natural"


@dataclass(frozen=True, slots=True)
class Card:
    """A character: the card's ``data`` as it stands (V2), its file, and ST's own prompts for it."""

    name: str
    avatar: str
    data: Mapping[str, Any]
    positive: str = ""
    negative: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What is there before the story begins: the cards (several in a group) and the user's persona."""

    cards: tuple[Card, ...]
    user: str
    persona: str
    group: bool


@dataclass(frozen=True, slots=True)
class Message:
    """
    One message of the chat.

    ``speaker`` is a name and ``avatar`` the card's file, empty for the user's; ``versions`` are its texts,
    the one numbered ``shown`` is in the chat; ``hidden`` ones (/hide) are not sent to the model.
    """

    uid: str
    speaker: str
    avatar: str
    versions: tuple[str, ...]
    shown: int = 0
    hidden: bool = False

    @property
    def text(self) -> str:
        """The version that is shown."""
        return self.versions[self.shown]


Chat = Sequence[Message]


class Engine(Protocol):
    """What is played: one for each story, and a new one after a reload."""

    def briefing(self, chat: Chat, replaced: str | None) -> str:
        """
        Return what the story model is told before it writes.

        ``replaced`` is the uid of the message whose next version is to be written: what stands there, and
        behind it, is not so.
        """

    def words(self, chat: Chat, uid: str, version: int, tag: int, family: str) -> str:
        """Return the painter's prompt for tag number ``tag`` (from 0) of this version of a message."""


Maker = Callable[[Given], Engine]


@dataclass(slots=True)
class Played:
    """What came of a story: the prompts by the pictures' ids, and the briefing before each reply."""

    prompts: dict[str, str] = field(default_factory=dict)
    briefings: list[str] = field(default_factory=list)


def given(story: Story) -> Given:
    """Return what a story gives before its first turn."""
    prompts = story.get("st_prompts", {})
    cards = []
    for number, card in enumerate(story["cards"]):
        data = card["data"]
        words = prompts.get(data["name"], {})
        cards.append(
            Card(data["name"], f"{number}.png", data, words.get("positive", ""), words.get("negative", ""))
        )
    user = story["user"]
    return Given(tuple(cards), user["name"], user["persona"], bool(story["group"]))


def play(story: Story, make: Maker, family: str = FAMILY) -> Played:
    """Play a story to its end."""
    return _Player(story, make, family).play()


class _Player:
    def __init__(self, story: Story, make: Maker, family: str) -> None:
        self._story = story
        self._given = given(story)
        self._make = make
        self._engine = make(self._given)
        self._family = family
        self._chat: list[Message] = list(_greetings(self._given))
        self._uids: dict[int, str] = {0: self._chat[0].uid} if self._chat else {}
        self._played = Played()
        self._tags: dict[str, tuple[str, int, int]] = {}
        """Where each picture's tag is: uid, version, number."""
        self._do: Mapping[str, Callable[[Mapping[str, Any]], None]] = MappingProxyType(
            {
                "user": self._user,
                "reply": self._reply,
                "swipe": self._swipe,
                "show": self._show,
                "continue": self._continue,
                "edit": self._edit,
                "delete": self._delete,
                "branch": self._branch,
                "hide": self._hide,
                "reload": self._reload,
                "repaint": self._repaint,
            }
        )

    def play(self) -> Played:
        for turn in self._story["turns"]:
            self._do[turn["do"]](turn)
        return self._played

    # -- what is said -----

    def _user(self, turn: Mapping[str, Any]) -> None:
        self._uids[turn["n"]] = uid = f"m{turn['n']}"
        self._chat.append(Message(uid, self._given.user, "", (turn["text"],)))

    def _reply(self, turn: Mapping[str, Any]) -> None:
        self._brief(None)
        self._uids[turn["n"]] = uid = f"m{turn['n']}"
        card = next(card for card in self._given.cards if card.name == turn["by"])
        self._chat.append(Message(uid, card.name, card.avatar, ("",)))
        self._write(uid, turn, "")

    def _swipe(self, turn: Mapping[str, Any]) -> None:
        at, message = self._of(turn)
        self._brief(message.uid)
        self._chat[at] = replace(message, versions=(*message.versions, ""), shown=len(message.versions))
        self._uids[turn["n"]] = message.uid
        self._write(message.uid, turn, "")

    def _continue(self, turn: Mapping[str, Any]) -> None:
        _, message = self._of(turn)
        self._brief(None)
        self._uids[turn["n"]] = message.uid
        self._write(message.uid, turn, message.text)

    # -- what is done to what was said -----

    def _show(self, turn: Mapping[str, Any]) -> None:
        at, message = self._of(turn)
        self._chat[at] = replace(message, shown=turn["version"])

    def _edit(self, turn: Mapping[str, Any]) -> None:
        at, message = self._of(turn)
        before = Counter(tag.prompt for tag in scan(message.text))
        self._chat[at] = _written(message, turn["text"])
        new = []
        for number, tag in enumerate(scan(turn["text"])):
            if before[tag.prompt]:
                before[tag.prompt] -= 1
            else:
                new.append(number)
        for name, number in zip(turn.get("pictures", ()), new, strict=True):
            self._paint(name, message.uid, message.shown, number)

    def _delete(self, turn: Mapping[str, Any]) -> None:
        del self._chat[self._at(turn["from"]) :]

    def _branch(self, turn: Mapping[str, Any]) -> None:
        self._chat = self._chat[: self._at(turn["at"]) + 1]

    def _hide(self, turn: Mapping[str, Any]) -> None:
        first, last = self._at(turn["from"]), self._at(turn["to"])
        for at in range(first, last + 1):
            self._chat[at] = replace(self._chat[at], hidden=True)

    def _reload(self, _turn: Mapping[str, Any]) -> None:
        self._engine = self._make(self._given)

    def _repaint(self, turn: Mapping[str, Any]) -> None:
        (name,) = turn.get("pictures") or (turn["picture"],)
        self._paint(name, *self._tags[turn["picture"]])

    # -- the steps -----

    def _brief(self, replaced: str | None) -> None:
        self._played.briefings.append(self._engine.briefing(tuple(self._chat), replaced))

    def _write(self, uid: str, turn: Mapping[str, Any], before: str) -> None:
        """Let a text stream into the version that is shown: each tag is painted as soon as it stands."""
        at = self._at_uid(uid)
        text, names = before + turn["text"], list(turn.get("pictures", ()))
        shown = self._chat[at].shown
        for number, tag in enumerate(scan(text)):
            if tag.start < len(before):
                continue
            self._chat[at] = _written(self._chat[at], text[: tag.end])
            self._paint(names.pop(0), uid, shown, number)
        if names:
            raise ValueError(f"turn {turn['n']} has no tag for {names}")
        self._chat[at] = _written(self._chat[at], text)

    def _paint(self, name: str, uid: str, version: int, tag: int) -> None:
        self._tags[name] = uid, version, tag
        words = self._engine.words(tuple(self._chat), uid, version, tag, self._family)
        self._played.prompts[name] = words

    def _of(self, turn: Mapping[str, Any]) -> tuple[int, Message]:
        at = self._at(turn["of"])
        return at, self._chat[at]

    def _at(self, turn: int) -> int:
        return self._at_uid(self._uids[turn])

    def _at_uid(self, uid: str) -> int:
        return next(at for at, message in enumerate(self._chat) if message.uid == uid)


def _greetings(cards: Given) -> Iterator[Message]:
    """Yield the first messages; a card's alternate greetings are their other versions."""
    for card in cards.cards:
        if first := card.data.get("first_mes"):
            others = card.data.get("alternate_greetings") or ()
            yield Message(f"greeting{card.avatar}", card.name, card.avatar, (first, *others))


def _written(message: Message, text: str) -> Message:
    versions = list(message.versions)
    versions[message.shown] = text
    return replace(message, versions=tuple(versions))


def tags_of(chat: Chat, uid: str, version: int) -> list[Tag]:
    """Return the tags of a version of a message, for engines that are no more than a rule."""
    message = next(message for message in chat if message.uid == uid)
    return scan(message.versions[version])
