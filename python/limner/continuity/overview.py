"""Overview: all that is known of the open chat at its end, as one value for whoever shows or changes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from limner.continuity._conditions import shows
from limner.continuity._moment import Moment
from limner.continuity.chronicle import ChronicleScene, chronicle
from limner.continuity.state import Fact, Person, StoryState
from limner.continuity.story import Correction, Do, Member, Role


@dataclass(frozen=True, slots=True)
class UserWord:
    """What the user said and can take back; it stands in the message ``uid``, without one in the chat's."""

    uid: str
    correction: Correction


@dataclass(frozen=True, slots=True)
class Overview:
    """
    The people of the open chat and its scenes.

    ``members`` are those of cards, persona and lorebooks, by their id; ``cards`` the files of the characters
    that are in the chat; ``by_hand`` those cards and personas whose looks the user keeps; ``faces`` addresses
    of pictures by a person's id; ``said`` that people are others, or forgotten. ``on``: whether continuity is
    not switched off in this chat.
    """

    chat_id: str
    state: StoryState
    scenes: tuple[ChronicleScene, ...]
    members: Mapping[str, Member]
    cards: frozenset[str]
    by_hand: frozenset[str]
    faces: Mapping[str, str]
    said: tuple[UserWord, ...] = ()
    on: bool = True

    @property
    def personas(self) -> frozenset[str]:
        """The ids of those who are the user's persona."""
        return frozenset(who for who, each in self.members.items() if each.kind is Role.PERSONA)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, those on stage first, then those who were seen last."""
        stage = {who: at for at, who in enumerate(self.state.stage)}
        everybody = self.state.people.values()
        return tuple(sorted(everybody, key=lambda each: (stage.get(each.id, len(stage)), -each.seen)))

    def joined(self, person: Person) -> tuple[UserWord, ...]:
        """Return what the user said of others who are this person."""
        return tuple(each for each in self.said if self._into(each.correction) == person.id)

    def _into(self, correction: Correction) -> str:
        if correction.do is not Do.SAME:
            return ""
        found = self.find(self.state.same.get(correction.value, correction.value))
        return found.id if found else ""

    @property
    def forgotten(self) -> tuple[UserWord, ...]:
        """Return whom the user had forgotten and the story has not named since."""
        return tuple(
            each
            for each in self.said
            if each.correction.do is Do.FORGET and self.find(each.correction.who) is None
        )

    def find(self, name: str) -> Person | None:
        """Return the person of this id or name, None where nobody or more than one is called so."""
        wanted = name.strip()
        if wanted in self.state.people:
            return self.state.people[wanted]
        plain = wanted.casefold()
        called = [p for p in self.state.people.values() if plain in (n.casefold() for n in p.names)]
        if len(called) == 1:
            return called[0]
        found = self.state.names.resolve(wanted) if wanted and not called else ()
        return self.state.people.get(found[0]) if len(found) == 1 else None

    def condition_of(self, person: Person) -> Fact | None:
        """Return what shows on somebody now: ``soaked``, ``bandaged arm``."""
        return shows(person, self.state.message)

    def place_of(self, person: Person) -> str:
        """Return where somebody is, or was seen last."""
        if person.id in self.state.stage:
            return self.state.place.value if self.state.place else ""
        return next((s.place for s in reversed(self.scenes) if person.id in s.who), "")


def overview_of(moment: Moment) -> Overview:
    """Return what a moment knows."""
    troupe, beginning = moment.troupe, moment.ledger.beginning
    return Overview(
        moment.story.chat_id,
        moment.ledger.upto(moment.turns),
        chronicle(beginning, moment.turns),
        {member.id: member for member in beginning.members},
        frozenset(each.avatar for each in troupe.characters),
        frozenset(moment.kept),
        moment.faces,
        tuple(
            UserWord(uid, each)
            for uid, corrections in (
                ("", beginning.corrections),
                *((turn.uid, turn.corrections) for turn in moment.turns),
            )
            for each in corrections
            if each.do in (Do.SAME, Do.FORGET)
        ),
        moment.is_on,
    )
