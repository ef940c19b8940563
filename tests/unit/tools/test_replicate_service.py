"""Replicate's stand-in speaks Replicate's protocol: the official client says so."""

import io
from collections.abc import Iterator
from typing import Literal

import pytest
from replicate.client import Client
from replicate.exceptions import ModelError, ReplicateError

from tools.canvas import paint
from tools.loopback import Loopback
from tools.replicate_service import KEY, Mood, ReplicateService
from tools.replicate_shapes import version_of

FLUX = "black-forest-labs/flux-schnell"


@pytest.fixture(name="service")
def _service() -> ReplicateService:
    return ReplicateService()


@pytest.fixture(name="client")
def _client(service: ReplicateService) -> Iterator[Client]:
    with Loopback() as loopback:
        client = Client(api_token=KEY, base_url=loopback.serve(service.app))
        client.poll_interval = 0.05
        yield client
        client._client.close()


def test_the_official_client_paints_by_an_official_model(client: Client) -> None:
    made = client.models.predictions.create(FLUX, input={"prompt": "a road", "num_outputs": 2})

    made.wait()

    assert made.status == "succeeded"
    assert made.output
    assert len(made.output) == 2
    picture = client._client.get(made.output[0])
    assert picture.content.startswith(b"\x89PNG")
    assert made.metrics
    assert made.metrics["predict_time"] > 0


def test_the_official_client_paints_by_a_version(client: Client, service: ReplicateService) -> None:
    version = version_of("stability-ai/sdxl")

    wanted = {"prompt": "a lake", "width": 640, "height": 448}
    output: list[str] = list(client.run(f"stability-ai/sdxl:{version}", input=wanted))

    assert len(output) == 1
    assert client._client.get(output[0]).content.startswith(b"\x89PNG")
    assert service.predictions[0].version == version


def test_the_official_client_sees_how_far_a_prediction_is_and_cancels_it(
    client: Client, service: ReplicateService
) -> None:
    service.mood = Mood(hang_containing="endless")
    made = client.models.predictions.create(FLUX, input={"prompt": "an endless road"})
    service.predictions.wait_for(lambda all_: "50%" in all_[0].logs, "half of it")

    made.reload()
    assert made.status == "processing"
    assert made.progress is not None
    assert made.progress.percentage == 0.5

    made.cancel()

    assert client.predictions.get(made.id).status == "canceled"
    service.release()


def test_the_official_client_lists_and_searches_models(client: Client) -> None:
    assert FLUX in [f"{model.owner}/{model.name}" for model in client.models.list()]
    assert [model.name for model in client.models.search("fastest")] == ["flux-schnell"]
    models = client.collections.get("text-to-image").models
    assert "sdxl" in [model.name for model in models or []]
    version = client.models.get(FLUX).latest_version
    assert version is not None
    assert "prompt" in version.openapi_schema["components"]["schemas"]["Input"]["properties"]


def test_the_official_client_understands_a_prediction_that_failed(
    client: Client, service: ReplicateService
) -> None:
    service.mood = Mood(fail_containing="bad")

    with pytest.raises(ModelError, match="NSFW"):
        client.run(FLUX, input={"prompt": "a bad road"})


@pytest.mark.parametrize("status", [401, 402, 422, 500])
def test_the_official_client_understands_a_refusal(
    client: Client, service: ReplicateService, status: int
) -> None:
    service.mood = Mood(refuse=status)

    with pytest.raises(ReplicateError) as refusal:
        client.models.predictions.create(FLUX, input={"prompt": "a road"})

    assert refusal.value.status == status
    assert refusal.value.detail == "The stand-in was told to refuse."


def test_a_wrong_key_and_a_wrong_input_are_refused_as_replicate_does(
    client: Client, service: ReplicateService
) -> None:
    with pytest.raises(ReplicateError, match="num_outputs"):
        client.models.predictions.create(FLUX, input={"prompt": "a road", "num_outputs": 9})

    service.mood = Mood(key="another")
    with pytest.raises(ReplicateError) as refusal:
        client.predictions.get("p1")

    assert refusal.value.status == 401


@pytest.mark.parametrize("way", ["url", "base64"])
def test_the_official_client_hands_files_over_uploaded_or_in_the_input(
    client: Client, service: ReplicateService, way: Literal["url", "base64"]
) -> None:
    pictures = [paint("Mira", 64, 64), paint("Bran", 64, 64)]
    files = [io.BytesIO(each) for each in pictures]

    made = client.models.predictions.create(
        "google/nano-banana",
        input={"prompt": "they drink", "image_input": files},
        file_encoding_strategy=way,
    )

    assert service.pictures_of(service.predictions[0]) == pictures
    assert len(service.files) == (2 if way == "url" else 0)
    made.wait()
    assert made.status == "succeeded"


def test_the_official_client_uploads_what_is_large(client: Client, service: ReplicateService) -> None:
    content = paint("Mira", 64, 64) + bytes(3_000_000)

    file = client.files.create(io.BytesIO(content), filename="mira.png")

    assert client.files.get(file.id).urls == file.urls
    assert service.files[file.id] == content


@pytest.mark.parametrize(
    "value",
    [
        ["https://example.com/a.png"],
        "data:image/png;base64,aGVsbG8=",
        ["mira.png"],
        ["data:image/png;base64,###"],
        ["data:image/png;base64," + "A" * 400_000],
    ],
)
def test_what_is_no_file_for_an_input_is_refused(
    client: Client, service: ReplicateService, value: object
) -> None:
    with pytest.raises(ReplicateError):
        client.models.predictions.create("google/nano-banana", input={"prompt": "a", "image_input": value})

    assert len(service.predictions) == 0
