"""
What a model of Replicate takes: our options in the words of its own schema.

Each model names its inputs itself (``guidance`` or ``guidance_scale``, a size or a shape). A request goes
into what the model has, moved into its bounds; what it has no word for is left out and not counted as used.
"""

from collections.abc import Mapping
from typing import TypeGuard

from limner.core.json_text import as_dict, as_list, as_str
from limner.pictures.options import Options, Value
from limner_plugin.services.replicate_references import file_inputs

_WORDS: Mapping[str, tuple[str, ...]] = {
    "width": ("width",),
    "height": ("height",),
    "count": ("num_outputs", "number_of_images"),
    "guidance": ("guidance_scale", "guidance", "cfg"),
    "steps": ("num_inference_steps", "steps"),
    "seed": ("seed",),
    "negative": ("negative_prompt",),
    "quality": ("quality",),
}
"""Our name, and the names that models have for it, the most usual first."""

_PLAIN = frozenset({"width", "height", "num_outputs", "guidance_scale", "num_inference_steps"})
"""What is sent to a model that says nothing of its inputs."""

_ASKED = ("prompt", "aspect_ratio", *(word for words in _WORDS.values() for word in words))
_BOUNDS = ("minimum", "maximum")
_CHOICES = 100
"""How many values of an enumeration are read, and characters of each."""


def inputs_of(version: object) -> dict[str, dict[str, object]]:
    """
    Return the schema of each input that may be filled, from a version of a model; none where it says nothing.

    Only what is asked of it is in it, because it is remembered: whoever publishes a model writes its schema.
    """
    found: object = version
    for name in ("openapi_schema", "components", "schemas"):
        found = as_dict(found).get(name)
    schemas = as_dict(found)
    inputs: dict[str, dict[str, object]] = {}
    properties = as_dict(as_dict(schemas.get("Input")).get("properties"))
    for name in _ASKED if properties else ():
        if name not in properties and name != "prompt":
            continue
        schema = as_dict(properties.get(name))
        # An enumeration stands beside the input, which names it.
        for part in as_list(schema.get("allOf")):
            named = as_str(as_dict(part).get("$ref")).rpartition("/")[2]
            schema = {**as_dict(schemas.get(named)), **schema}
        inputs[name] = {bound: schema[bound] for bound in _BOUNDS if _is_number(schema.get(bound))}
        if choices := [each for each in _enum(schema)[:_CHOICES] if _is_choice(each)]:
            inputs[name]["enum"] = choices
    return {**inputs, **file_inputs(properties)}


def _is_choice(value: object) -> bool:
    return _is_number(value) or (isinstance(value, str) and len(value) <= _CHOICES)


def translated(
    prompt: str, options: Options, inputs: Mapping[str, Mapping[str, object]]
) -> tuple[dict[str, object], Options]:
    """Return the input for a model, and the options that are really in it."""
    body: dict[str, object] = {"prompt": prompt}
    used: dict[str, Value] = {}
    for name, value in options.given().items():
        words = _WORDS.get(name, ())
        word = next((each for each in words if (each in inputs if inputs else each in _PLAIN)), "")
        if not word and not inputs and name in ("seed", "negative"):
            word = words[0]
        fitted = _fitted(value, inputs.get(word, {})) if word else None
        if fitted is not None:
            body[word] = used[name] = fitted
    if "width" not in body and options.width and options.height:
        shape = _nearest(options.width / options.height, as_list(_enum(inputs.get("aspect_ratio", {}))))
        if shape:
            body["aspect_ratio"] = shape
            used |= {"width": options.width, "height": options.height}
    return body, Options(**{"model": options.model, **used})  # type: ignore[arg-type]  # the fields' own types


def _fitted(value: Value, schema: Mapping[str, object]) -> Value | None:
    """Return a value within an input's bounds; None where it has words and this is none of them."""
    words = _enum(schema)
    if isinstance(value, str):
        return value if not words or value in words else None
    if words and value not in words:
        numbers = [each for each in words if _is_number(each)]
        number = value
        return min(numbers, key=lambda each: abs(each - number)) if numbers else None
    low, high = schema.get("minimum"), schema.get("maximum")
    if _is_number(low):
        value = max(value, low)
    if _is_number(high):
        value = min(value, high)
    return value


def _is_number(raw: object) -> TypeGuard[int | float]:
    """Say whether it is a bound that can be meant: one of 400 digits cannot be reckoned with."""
    return isinstance(raw, int | float) and not isinstance(raw, bool) and abs(raw) < 1e12


def _enum(schema: Mapping[str, object]) -> list[object]:
    return as_list(schema.get("enum"))


def _nearest(ratio: float, shapes: list[object]) -> str:
    """Return the shape (``16:9``) that comes closest to a ratio; empty where there is none."""
    known = {}
    for shape in shapes:
        width, _, height = as_str(shape).partition(":")
        short = len(as_str(shape)) <= 12  # Python refuses to read a number of thousands of digits
        if short and width.isdecimal() and height.isdecimal() and int(width) and int(height):
            known[as_str(shape)] = int(width) / int(height)
    if not known:
        return ""
    return min(known, key=lambda shape: max(known[shape], ratio) / min(known[shape], ratio))
