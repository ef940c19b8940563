"""The stand-in for an OpenAI-compatible painter speaks its protocol: the official client says so."""

import base64
import urllib.request
from collections.abc import Iterator

import openai
import pytest
from openai import OpenAI

from tools.canvas import paint
from tools.loopback import Loopback
from tools.openai_service import KEY, Mood, OpenAIService


@pytest.fixture(name="service")
def _service() -> OpenAIService:
    return OpenAIService()


@pytest.fixture(name="client")
def _client(service: OpenAIService) -> Iterator[OpenAI]:
    with (
        Loopback() as loopback,
        OpenAI(api_key=KEY, base_url=f"{loopback.serve(service.app)}/v1", max_retries=0) as client,
    ):
        yield client


def test_the_official_client_paints(client: OpenAI, service: OpenAIService) -> None:
    answer = client.images.generate(
        model="gpt-image-1", prompt="a road", n=2, size="1536x1024", quality="low"
    )

    assert answer.data is not None
    assert len(answer.data) == 2
    assert base64.b64decode(answer.data[0].b64_json or "").startswith(b"\x89PNG")
    assert service.paintings[0].body["size"] == "1536x1024"


def test_the_official_client_gets_addresses(client: OpenAI, service: OpenAIService) -> None:
    service.mood = Mood(form="url")

    answer = client.images.generate(model="dall-e-3", prompt="a lake")

    assert answer.data is not None
    with urllib.request.urlopen(answer.data[0].url or "") as picture:  # noqa: S310 -- the stand-in
        assert picture.read().startswith(b"\x89PNG")


def test_the_official_client_lists_models(client: OpenAI) -> None:
    assert "gpt-image-1" in [model.id for model in client.models.list()]


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, openai.BadRequestError),
        (401, openai.AuthenticationError),
        (429, openai.RateLimitError),
        (500, openai.InternalServerError),
    ],
)
def test_the_official_client_understands_a_refusal(
    client: OpenAI, service: OpenAIService, status: int, error: type[openai.APIStatusError]
) -> None:
    service.mood = Mood(fail_numbers=[1], fail_status=status)

    with pytest.raises(error) as refusal:
        client.images.generate(model="gpt-image-1", prompt="a road")

    assert "told to fail" in refusal.value.message
    if status == 429:
        assert refusal.value.response.headers["retry-after"] == "7"


def test_a_wrong_key_is_refused(client: OpenAI, service: OpenAIService) -> None:
    service.mood = Mood(key="another")

    with pytest.raises(openai.AuthenticationError):
        client.images.generate(model="gpt-image-1", prompt="a road")


def test_the_official_client_has_pictures_looked_at(client: OpenAI, service: OpenAIService) -> None:
    picture = ("mira.png", paint("Mira", 64, 64), "image/png")
    large = ("bran.png", paint("Bran", 64, 64) + bytes(2_000_000), "image/png")

    answer = client.images.edit(model="gpt-image-1", prompt="they drink", image=[picture, large], n=2)

    assert answer.data is not None
    assert len(answer.data) == 2
    assert service.uploads == {1: [picture[1], large[1]]}
    assert service.paintings[0].body["prompt"] == "they drink"


@pytest.mark.parametrize(
    ("model", "file"),
    [
        ("dall-e-3", ("a.png", paint("a", 64, 64), "image/png")),
        ("gpt-image-1", ("a.png", b"no picture", "image/png")),
        ("gpt-image-1", ("a.gif", b"GIF89a", "image/gif")),
        ("gpt-image-1", ("a", paint("a", 64, 64), "application/octet-stream")),
    ],
)
def test_what_cannot_be_looked_at_is_refused(
    client: OpenAI, service: OpenAIService, model: str, file: tuple[str, bytes, str]
) -> None:
    with pytest.raises(openai.BadRequestError):
        client.images.edit(model=model, prompt="a road", image=[file])

    assert len(service.paintings) == 0
