"""Reference pictures go from the user's own folders to the service, without the card in their files."""

import base64
import json
from email import message_from_bytes
from email.message import Message
from typing import Any

import pytest

from limner_plugin.references import FILE_MOST
from limner_plugin.stripping import stripped
from tests.fakes.server import KEY, PNG, REPLICATE, Plugin, flux, line_of, reply
from tests.unit.limner_plugin.test_predictions import painted
from tests.unit.limner_plugin.test_stripping import CARD, HIDDEN, card, portrait, saved

MIRA = "/characters/Mira%20%26%20Co.png"
SAM = "/User%20Avatars/sam.jpg"
FACE = "/user/images/Mira/a%20face.webp"
EDITS = "POST api.openai.com/v1/images/edits"
GENERATIONS = "POST api.openai.com/v1/images/generations"
FILES = f"POST {REPLICATE}/v1/files"
KONTEXT = "black-forest-labs/flux-kontext-pro"
URI = {"type": "string", "format": "uri"}
URIS = {"type": "array", "items": URI}


@pytest.fixture(name="plugin")
def _plugin() -> Plugin:
    plugin = Plugin()
    plugin.vault.environment |= {"REPLICATE_API_TOKEN": KEY, "OPENAI_API_KEY": "sk-environment-0123456789"}
    plugin.files.own |= {
        "reader/characters/Mira & Co.png": card(),
        "reader/avatars/sam.jpg": saved(portrait(), "JPEG", comment=HIDDEN.encode()),
        "reader/images/Mira/a face.webp": saved(portrait(), "WEBP"),
    }
    answer = reply(body={"data": [{"b64_json": base64.b64encode(PNG).decode()}]})
    plugin.network.answers |= {EDITS: answer, GENERATIONS: answer}
    return plugin


def replicate(plugin: Plugin, *, steps: int = 0, **inputs: Any) -> None:
    """Have the model ``KONTEXT`` there, which takes these inputs."""
    flux(plugin.network)
    schema = {"components": {"schemas": {"Input": {"properties": {"prompt": {}, **inputs}}}}}
    model = reply(body={"latest_version": {"id": "b" * 64, "openapi_schema": schema}})
    plugin.network.answers |= {
        f"GET {REPLICATE}/v1/models/{KONTEXT}": model,
        f"POST {REPLICATE}/v1/models/{KONTEXT}/predictions": reply(201, {"id": "p1", "status": "starting"}),
    }


def ordered(plugin: Plugin) -> dict[str, Any]:
    (call,) = plugin.network.asked(f"POST {REPLICATE}/v1/models/{KONTEXT}/predictions")
    found: dict[str, Any] = json.loads(call.body)["input"]
    return found


def parts_of(plugin: Plugin, line: str) -> list[tuple[str, str | None, str, bytes]]:
    """Read the form that was sent: the names of its parts, of their files, their kinds, their contents."""
    (call,) = plugin.network.asked(line)
    assert isinstance(call.body, bytes)
    head = f"Content-Type: {call.headers['Content-Type']}\r\n\r\n".encode()
    parts = message_from_bytes(head + call.body).get_payload()
    assert isinstance(parts, list)
    found = []
    for part in parts:
        assert isinstance(part, Message)
        content = part.get_payload(decode=True)
        name = part.get_param("name", header="content-disposition")
        found.append((str(name), part.get_filename(), part.get_content_type(), bytes(content)))
    return found


def everything_sent(plugin: Plugin) -> bytes:
    return b"".join(
        call.body if isinstance(call.body, bytes) else call.body.encode() for call in plugin.network.calls
    )


async def test_openai_gets_them_as_a_form_and_nothing_of_the_card(plugin: Plugin) -> None:
    size = {"width": 1536, "height": 1024, "count": 2}
    done = await painted(plugin, service="openai", references=[MIRA, SAM, FACE], **size)

    assert done["status"] == "done"
    assert done["making"]["references"] == [MIRA, SAM, FACE]
    fields = [(name, content) for name, file, _, content in parts_of(plugin, EDITS) if file is None]
    assert dict(fields)["prompt"] == b"a road at night"
    assert dict(fields)["model"] == b"gpt-image-1"
    assert dict(fields)["size"] == b"1536x1024"
    assert dict(fields)["n"] == b"2"
    files = [part for part in parts_of(plugin, EDITS) if part[1]]
    assert [part[:3] for part in files] == [
        ("image[]", "reference-1.png", "image/png"),
        ("image[]", "reference-2.jpg", "image/jpeg"),
        ("image[]", "reference-3.webp", "image/webp"),
    ]
    assert [part[3] for part in files] == [stripped(each)[1] for each in plugin.files.own.values()]
    for word in (HIDDEN, CARD, "Mira & Co", "sam.jpg"):
        assert word.encode() not in everything_sent(plugin)


async def test_a_model_that_looks_at_nothing_is_asked_as_before(plugin: Plugin) -> None:
    done = await painted(plugin, service="openai", model="dall-e-3", references=[MIRA])

    assert done["status"] == "done"
    assert "references" not in done["making"]
    assert plugin.network.asked(EDITS) == []
    assert len(plugin.network.asked(GENERATIONS)) == 1


async def test_what_cannot_be_had_is_left_out_and_the_picture_is_painted(plugin: Plugin) -> None:
    plugin.files.own |= {
        "reader/characters/none.png": b"",
        "reader/characters/story.png": b"<html>",
        "reader/characters/huge.png": card() + bytes(FILE_MOST),
    }
    wanted = ["/characters/gone.png", "/characters/none.png", "/characters/story.png", "/characters/huge.png"]
    done = await painted(plugin, service="openai", references=wanted)
    assert done["status"] == "done"
    assert "references" not in done["making"]
    assert plugin.network.asked(EDITS) == []

    await painted(plugin, service="openai", references=["/characters/gone.png", SAM])
    assert [part[1] for part in parts_of(plugin, EDITS) if part[1]] == ["reference-1.jpg"]


async def test_another_users_files_are_not_read(plugin: Plugin) -> None:
    wish = {"prompt": "a", "service": "openai", "references": [MIRA]}
    await plugin.ask("POST", "/generate", wish, user="stranger")

    assert plugin.network.asked(EDITS) == []
    assert len(plugin.network.asked(GENERATIONS)) == 1


@pytest.mark.parametrize(
    "references",
    [
        "x",
        [3],
        ["/characters/../secrets.json"],
        ["/characters/%2e%2e/secrets.json"],
        ["/user/files/a.png"],
        ["https://example.com/a.png"],
        ["/characters/a%00.png"],
        [f"/characters/{number}.png" for number in range(5)],
    ],
)
async def test_an_address_of_anything_else_is_refused(plugin: Plugin, references: object) -> None:
    wish = {"prompt": "a", "service": "openai", "references": references}
    status, body = await plugin.ask("POST", "/generate", wish)

    assert status == 400
    assert "references must be" in body["error"]["faults"][0]
    assert plugin.network.calls == []


async def test_replicate_gets_small_ones_in_the_input(plugin: Plugin) -> None:
    replicate(plugin, input_image=URI)
    done = await painted(plugin, model=KONTEXT, references=[MIRA, SAM])

    kind, _, text = ordered(plugin)["input_image"].partition(";base64,")
    assert kind == "data:image/png"
    assert base64.b64decode(text) == stripped(card())[1]
    assert done["making"]["references"] == [MIRA]
    assert plugin.network.asked(FILES) == []


async def test_replicate_gets_large_ones_uploaded_first(plugin: Plugin) -> None:
    replicate(plugin, image_input=URIS)
    noisy = saved(portrait().resize((900, 900)).effect_spread(400), "PNG")
    plugin.files.own["reader/characters/Mira & Co.png"] = noisy
    plugin.network.answers[FILES] = reply(201, {"urls": {"get": f"https://{REPLICATE}/v1/files/f1"}})
    await painted(plugin, model=KONTEXT, references=[MIRA, SAM])

    first, second = ordered(plugin)["image_input"]
    assert first == f"https://{REPLICATE}/v1/files/f1"
    assert second.startswith("data:image/jpeg;base64,")
    assert parts_of(plugin, FILES) == [("content", "reference-1.png", "image/png", stripped(noisy)[1])]
    lines = [line_of(call) for call in plugin.network.calls]
    assert lines.index(FILES) < lines.index(f"POST {REPLICATE}/v1/models/{KONTEXT}/predictions")


async def test_an_upload_that_fails_says_nothing_of_a_charge(plugin: Plugin) -> None:
    replicate(plugin, image_input=URIS)
    plugin.files.own["reader/avatars/sam.jpg"] = saved(
        portrait().resize((900, 900)).effect_spread(400), "JPEG", quality=100
    )
    plugin.network.answers[FILES] = reply(502, {})
    done = await painted(plugin, model=KONTEXT, references=[SAM])

    assert done["status"] == "failed"
    assert "charged" not in done["error"]["message"]
    assert plugin.network.asked(f"POST {REPLICATE}/v1/models/{KONTEXT}/predictions") == []


@pytest.mark.parametrize(
    ("inputs", "filled"),
    [
        ({"input_image": URI}, ["input_image"]),
        ({"image_input": URIS}, ["image_input", "image_input"]),
        ({"reference_images": {**URIS, "maxItems": 1}}, ["reference_images"]),
        ({"input_image_1": URI, "input_image_2": URI}, ["input_image_1", "input_image_2"]),
        ({"character_reference_image": URI, "style_reference_images": URIS}, ["character_reference_image"]),
        ({"image": URI, "mask": URI, "prompt_strength": {"type": "number"}}, []),
        ({"image": URI, "main_face_image": URI, "strength": {"type": "number"}}, ["main_face_image"]),
        ({"image": URI}, ["image"]),
        ({"control_image": URI, "image_prompt": URI, "lora_weights": URI, "last_frame_image": URI}, []),
        ({"image": {"type": "string"}, "tar_of_images": URI, "website": URI}, []),
        ({f"image_{number}": URI for number in range(3)}, ["image_0", "image_1"]),
    ],
)
async def test_only_inputs_that_look_at_people_are_filled(
    plugin: Plugin, inputs: dict[str, Any], filled: list[str]
) -> None:
    replicate(plugin, **inputs)
    await painted(plugin, model=KONTEXT, references=[MIRA, SAM])

    found = {name: value for name, value in ordered(plugin).items() if name in inputs}
    counts = [name for name, value in found.items() for _ in (value if isinstance(value, list) else [value])]
    assert counts == filled
