"""What Replicate's stand-in knows: some models that take different inputs, and the shape of its answers."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from aiohttp import web

INLINE = 256 * 1024
"""Bytes of a file that may stand in an input as a data URI."""
_FILE = {"type": "string", "format": "uri"}

ENDED = ("succeeded", "failed", "canceled")


@dataclass(frozen=True, slots=True)
class Model:
    """A model: ``inputs`` by name as JSON schema says them; ``bare_output``: one address, not a list."""

    words: str
    inputs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    official: bool = True
    bare_output: bool = False

    def faults(self, given: Mapping[str, Any]) -> list[str]:
        """Return what is wrong with an input, in the service's words."""
        found = [] if given.get("prompt") else ["- input: prompt is required"]
        for name, value in given.items():
            schema = self.inputs.get(name, {})
            if "uri" in (schema.get("format"), schema.get("items", {}).get("format")):
                found += _file_faults(name, value, schema)
            if "maximum" in schema and not schema["minimum"] <= value <= schema["maximum"]:
                found.append(f"- input.{name}: Must be from {schema['minimum']} to {schema['maximum']}")
            if "enum" in schema and value not in schema["enum"]:
                found.append(f'- input.{name}: Must be one of the following: "{schema["enum"][0]}", ...')
        return found


def _file_faults(name: str, value: object, schema: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with files: a data URI may have 256 KB, as the service's documentation says."""
    listed = schema.get("type") == "array"
    if isinstance(value, list) != listed:
        return [f"- input.{name}: Invalid type. Expected: {'array' if listed else 'string'}"]
    found = []
    for each in value if isinstance(value, list) else [value]:
        if not isinstance(each, str) or not each.startswith(("http://", "https://", "data:")):
            found.append(f"- input.{name}: Does not match format 'uri'")
        elif each.startswith("data:") and len(each) > INLINE * 4 // 3 + 100:
            found.append(f"- input.{name}: A data URI of more than 256 KB: upload the file")
    return found


def _whole(low: int, high: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": low, "maximum": high}


_PROMPT = {"prompt": {"type": "string"}, "seed": {"type": "integer"}}
_RATIOS = {"type": "string", "enum": ["1:1", "16:9", "3:2", "2:3", "4:5", "9:16"]}

MODELS: Mapping[str, Model] = MappingProxyType(
    {
        "black-forest-labs/flux-schnell": Model(
            "The fastest of its kind, for local development.",
            {
                **_PROMPT,
                "aspect_ratio": _RATIOS,
                "num_outputs": _whole(1, 4),
                "num_inference_steps": _whole(1, 4),
                "output_format": {"type": "string", "enum": ["webp", "jpg", "png"]},
            },
        ),
        "black-forest-labs/flux-dev": Model(
            "Follows the prompt closely.",
            {
                **_PROMPT,
                "aspect_ratio": _RATIOS,
                "num_outputs": _whole(1, 4),
                "num_inference_steps": _whole(1, 50),
                "guidance": {"type": "number", "minimum": 0, "maximum": 10},
            },
        ),
        "stability-ai/sdxl": Model(
            "A text-to-image model that takes any size.",
            {
                **_PROMPT,
                "width": {"type": "integer"},
                "height": {"type": "integer"},
                "num_outputs": _whole(1, 4),
                "num_inference_steps": _whole(1, 500),
                "guidance_scale": {"type": "number", "minimum": 1, "maximum": 50},
                "negative_prompt": {"type": "string"},
                "image": _FILE,
                "mask": _FILE,
                "prompt_strength": {"type": "number", "minimum": 0, "maximum": 1},
            },
            official=False,
        ),
        "black-forest-labs/flux-kontext-pro": Model(
            "Looks at one picture.",
            {**_PROMPT, "input_image": _FILE, "aspect_ratio": _RATIOS},
            bare_output=True,
        ),
        "google/nano-banana": Model(
            "Looks at several pictures.",
            {
                "prompt": {"type": "string"},
                "image_input": {"type": "array", "items": _FILE},
                "aspect_ratio": _RATIOS,
            },
            bare_output=True,
        ),
        "google/imagen-4": Model(
            "Answers one address.", {**_PROMPT, "aspect_ratio": _RATIOS}, bare_output=True
        ),
    }
)


def version_of(model: str) -> str:
    """Return the name of a model's only version."""
    return hashlib.sha256(model.encode()).hexdigest()


def model_json(model: str) -> dict[str, Any]:
    """Return a model as ``GET /v1/models/<owner>/<name>`` has it."""
    owner, _, name = model.partition("/")
    known = MODELS[model]
    schema = {"type": "object", "title": "Input", "required": ["prompt"], "properties": dict(known.inputs)}
    version = {
        "id": version_of(model),
        "created_at": "2026-01-01T00:00:00.000000Z",
        "cog_version": "0.9.0",
        "openapi_schema": {"openapi": "3.0.2", "components": {"schemas": {"Input": schema}}},
    }
    return {
        "url": f"https://replicate.com/{model}",
        "owner": owner,
        "name": name,
        "description": known.words,
        "visibility": "public",
        "github_url": None,
        "paper_url": None,
        "license_url": None,
        "run_count": 1000,
        "cover_image_url": None,
        "default_example": None,
        "latest_version": version,
    }


def problem(status: int, title: str, detail: str, *, retry_after: int = 7) -> web.Response:
    """Return a failure as Replicate says it (RFC 7807)."""
    headers = {"Retry-After": str(retry_after)} if status == 429 else None
    body: dict[str, Any] = {"title": title, "detail": detail, "status": status}
    if status == 429:
        body["retry_after"] = retry_after
    return web.json_response(body, status=status, headers=headers, content_type="application/problem+json")
