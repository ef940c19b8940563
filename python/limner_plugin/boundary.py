"""
The one place that a service's words pass on their way to a browser, a file or a log: the key stays here.

Services echo keys: in a sentence, a request's id, the name of a model, the host of a picture's address.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from limner.pictures.options import KNOWN, Options
from limner.pictures.provenance import Provenance
from limner_plugin.errors import RefusalError
from limner_plugin.picture_store import ADDRESS_MOST
from limner_plugin.ports import HeldPicture
from limner_plugin.redaction import PIECE, Secret
from limner_plugin.services.base import Heard, ModelName, News

MODELS_MOST = 1000
"""Models of one list; the browser shows two hundred, and searches for others."""

_LONGEST = 2000


class _Refusals:
    """
    The passage of refusals. No generator: its frames and the failure would hold each other.

    With them they would hold what was read, and the files of pictures that are not kept.
    """

    def __init__(self, clean: Callable[[RefusalError], RefusalError]) -> None:
        self._clean = clean

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, _kind: type[BaseException] | None, failure: BaseException | None, _trace: object
    ) -> None:
        if isinstance(failure, RefusalError):
            raise self._clean(failure) from None


class Boundary:
    """What one request's key is kept out of."""

    def __init__(self, key: str) -> None:
        self._secret = Secret(key)
        self._long = len(key) >= PIECE  # a short one is a word of our own sentences too

    def refusals(self) -> "_Refusals":
        """Let no refusal out that says the key, nor the failure behind it."""
        return _Refusals(self.clean)

    def hearing(self, heard: Heard) -> Heard:
        """Return who hears news without the key."""

        def told(news: News) -> None:
            heard(replace(news, external=self._secret.name(news.external)))

        return told

    def making(self, making: Provenance) -> Provenance:
        """Return what made a picture; a value that is the key is not known."""
        given, seconds = making.options.given(), making.seconds
        if self._long:
            given = {name: value for name, value in given.items() if not self._secret.holds(str(value))}
            seconds = None if self._secret.holds(str(seconds)) else seconds
        return Provenance(
            Options(**given),  # type: ignore[arg-type]  # they were one's
            seconds,
            self._secret.name(making.cost),
            self._secret.name(making.external),
            making.references,
        )

    def models(self, names: Sequence[ModelName]) -> tuple[ModelName, ...]:
        """Return a list of models that can be chosen and do not say the key."""
        secret = self._secret
        return tuple(
            ModelName(each.id, each.name, secret.words(each.description) if self._long else each.description)
            for each in names[:MODELS_MOST]
            if not secret.holds(each.id) and not secret.holds(each.name) and not KNOWN["model"].fault(each.id)
        )

    def pictures(self, name: str, pictures: Sequence[HeldPicture | str]) -> Sequence[HeldPicture | str]:
        """
        Return those pictures whose address is not the key's way to another place.

        Raises RefusalError where it is none of them.
        """
        kept = [each for each in pictures if isinstance(each, HeldPicture) or not self._leads_away(each)]
        if pictures and not kept:
            raise RefusalError(
                f"{name} answered with an address that has your key in it; the picture was not fetched.",
                code="provider",
            )
        return kept

    def _leads_away(self, address: str) -> bool:
        # Longer ones are refused unread, by who would fetch them.
        return self._long and len(address) <= ADDRESS_MOST and self._secret.holds(address)

    @property
    def inside(self) -> tuple[bytes, ...]:
        """What no picture may have inside it: whoever gets the picture would find the key there."""
        return self._secret.whole

    def clean(self, refusal: RefusalError) -> RefusalError:
        """Return a refusal without the key."""

        def words(text: str) -> str:
            return self._secret.words(text[:_LONGEST]) if self._long else text

        return RefusalError(
            words(str(refusal)),
            code=refusal.code,
            status=refusal.status,
            retryable=refusal.retryable,
            retry_after=refusal.retry_after,
            faults=tuple(map(words, refusal.faults)),
            answered=refusal.answered,
        )
