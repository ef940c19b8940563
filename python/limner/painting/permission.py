"""
Permission: whether a picture of a reply may be begun.

Five things can say no, in this order: the user, who wants to see the words first (``review``); the user,
who wants to be asked once a reply; the most pictures a reply may have; the money, and the quota, of the hour
and the day. What the user asks for by hand is neither held nor asked about nor stopped by the reply's limit,
but money and quota hold for it as well.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass

from limner.core.errors import HostError
from limner.core.translation import say
from limner.painting._review import ReviewRules
from limner.painting.quota import Quota, Refusal
from limner.painting.spending import Spending
from limner.pictures.picture import Picture, State
from limner.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for every reply: settings, read when they matter, and the way to ask the user."""

    quota: Quota
    spending: Spending
    per_reply: Callable[[], int]
    confirm: Callable[[], bool]
    ask: Callable[[str], Awaitable[bool]]
    review: Callable[[], ReviewRules] = ReviewRules

    @classmethod
    def under(
        cls,
        settings: Callable[[], Settings],
        quota: Quota,
        ask: Callable[[str], Awaitable[bool]],
        spending: Spending,
    ) -> "Rules":
        """Return the rules that the settings make, whatever they are when it matters."""
        review = lambda: ReviewRules.under(settings())  # noqa: E731 -- as its two neighbours
        return cls(quota, spending, lambda: settings().per_reply, lambda: settings().confirm, ask, review)


@dataclass(frozen=True, slots=True)
class Held:
    """The user is to see a picture's words first: for this ``word`` of his list, or because he sees all."""

    word: str


class Permission:
    """
    The permissions of one reply.

    ``whole`` returns once the reply's text is final, ``pictures`` are the reply's as they are at any time.
    """

    def __init__(
        self, rules: Rules | None, whole: Callable[[], Awaitable[object]], pictures: Collection[Picture]
    ) -> None:
        self._rules = rules
        self._whole = whole
        self._pictures = pictures
        self._begun: dict[str, float] = {}
        self._question: asyncio.Task[bool] | None = None
        self._told = False

    async def refusal(
        self, picture: str, texts: Collection[str], wall: Callable[[], float], *, by_hand: bool
    ) -> Refusal | Held | None:
        """
        Return why this picture may not be begun now; None where it may.

        ``texts`` are its tag's words and the painter's, ``wall`` gives seconds since 1970.
        """
        rules = self._rules
        if rules is None:
            return None
        if not by_hand and (word := rules.review().reason(*texts)) is not None:
            return Held(word)
        if not by_hand and rules.confirm() and not await self._agreed(rules):
            return Refusal(say("You chose not to paint this picture."), news=False)
        most = rules.per_reply()
        if not by_hand and most and len(self._counted(picture)) >= most:
            news, self._told = not self._told, True
            words = "The limit for one reply (pictures: ${0}) is reached, so this one was not painted."
            return Refusal(say(words, most), news)
        place = await rules.spending.refusal(wall()) or rules.quota.take(wall())
        if isinstance(place, Refusal):
            return place
        self._begun[picture] = place
        return None

    def _counted(self, picture: str) -> set[str]:
        """Return the other pictures that count: those begun here, and those painted before."""
        painted = {each.id for each in self._pictures if each.shown is not None}
        return (painted | set(self._begun)) - {picture}

    def give_back(self, picture: str) -> None:
        """Nothing came of this picture: it does not count."""
        place = self._begun.pop(picture, None)
        if place is not None and self._rules is not None:
            self._rules.quota.give_back(place)

    async def _agreed(self, rules: Rules) -> bool:
        if self._question is None or self._question.done():
            self._question = asyncio.create_task(self._ask(rules))
        return await asyncio.shield(self._question)

    async def _ask(self, rules: Rules) -> bool:
        """Ask once the reply is whole: one question for all of its pictures."""
        await self._whole()
        count = sum(each.state is State.QUEUED for each in self._pictures)
        if not count:  # the user has stopped them all meanwhile
            return False
        try:
            if count == 1:
                return await rules.ask(say("Paint the picture of this reply?"))
            return await rules.ask(say("Paint the pictures of this reply: ${0}?", count))
        except HostError:
            return False
