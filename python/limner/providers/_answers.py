"""
An order as a painter gets it, and what comes back of it: what is the same for every painter.

Painters may be strangers' programs: what they answer is checked here, whatever they promise.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from limner.core.errors import GenerationError, HostError, HostTimeoutError
from limner.core.redaction import told
from limner.core.translation import say
from limner.pictures.options import Options
from limner.pictures.picture_address import is_picture
from limner.pictures.provenance import Provenance
from limner.pictures.tag_options import with_tag
from limner.providers.base import ImageProvider, Painted, PictureRequest

_SILENT = "The image service gave no answer. See whether it is running, then press Try again."
_OUTSIDE = "The painter answered with an address outside SillyTavern, which Limner does not show."
_TRY = re.compile(r"(.+)-([0-9]{1,4})")


def prepared(provider: ImageProvider, request: PictureRequest, *, references: bool = False) -> PictureRequest:
    """
    Return the request with options that this painter can be given, all of them.

    ``references``: whether the user lets pictures of people be sent.

    What it does not know is left out, and so is what the tag wants in vain; what the user chose and it cannot
    be given is a GenerationError with every fault, before anything is paid.
    """
    features = provider.features()
    chosen = features.heeded(request.options)
    if faults := provider.validate(chosen):
        raise GenerationError(" ".join(faults), code="validation", provider=provider.id)
    usual = provider.defaults()
    options = with_tag(chosen, request.attributes, usual=usual, features=features, faults=provider.validate)
    if request.seed is not None and options.seed is None:
        seeded = features.heeded(Options(seed=request.seed)).over(options)
        options = options if set(provider.validate(seeded)) - set(provider.validate(options)) else seeded
    shown = request.references[: features.references] if references else ()
    return replace(request, options=options, references=shown)


def checked(painted: Painted, provider: str) -> Painted:
    """Return what a painter gave where the page may show it; what made it is kept as far as it is sound."""
    if not is_picture(painted.url):
        raise GenerationError(
            say(_OUTSIDE), code="provider", provider=provider, details={"answer": told(painted.url)}
        )
    more = tuple(url for url in painted.more if is_picture(url) and url != painted.url)
    making = Provenance.read(painted.making.to_json())
    return Painted(painted.url, provider, making, tuple(dict.fromkeys(more)))


def following(attempt: str) -> str:
    """Return the id of the next try: ``a``, ``a-2``, ``a-3``."""
    tried = _TRY.fullmatch(attempt)
    return f"{tried[1]}-{int(tried[2]) + 1}" if tried else f"{attempt}-2"


@contextmanager
def sentences(provider: str) -> Iterator[None]:
    """Make the page's failures the painter's: for the one who waits for a picture they are the same."""
    try:
        yield
    except HostError as error:
        late = isinstance(error, HostTimeoutError)
        raise GenerationError(
            say(_SILENT)
            if late
            else say("SillyTavern did not hand over the picture: ${0} Reload the page.", error),
            code="network",
            provider=provider,
            retryable=error.retryable,
        ) from error
