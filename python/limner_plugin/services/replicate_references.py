"""
Which inputs of a model of Replicate take pictures of people to look at.

Its schema says only that an input is an address (``format: uri``); what for is in its name. A picture that is
repainted (``image`` beside a strength), a mask, a pose or a style is none of them.
"""

from collections.abc import Mapping, Sequence

from limner.core.json_text import as_dict, as_int
from limner.pictures.reference_address import MOST


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OTHERWISE = _words("""
audio background canny control controlnet depth edge edges end first frame init inpaint inpainting last
lineart lora loras mask masks model output pose prompt redux scribble segmentation sketch start style
tar texture video weights zip
""")
"""Words in the name of an input that takes a file for something else than to see who is in the picture."""
_PEOPLE = _words("character characters face faces person people subject subjects reference references")
_PICTURES = _words("image images img picture pictures photo photos") | _PEOPLE
_STRENGTHS = _words("prompt_strength strength image_strength denoise denoising_strength")
"""Who has one of these repaints the ``image`` that it is given, instead of looking at it."""
_KEPT, _LONGEST = 8, 100
"""Inputs for files that are remembered of a model, and characters of a name."""

Inputs = Mapping[str, Mapping[str, object]]


def file_inputs(properties: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """Return those of a schema's inputs that take pictures of people, how many, and whether as a list."""
    repaints = bool(_STRENGTHS & set(properties))
    found: dict[str, dict[str, object]] = {}
    for name, raw in properties.items():
        most = _files_of(name, as_dict(raw), repaints=repaints)
        if most and len(found) < _KEPT:
            found[name] = {"files": most, "list": as_dict(raw).get("type") == "array"}
    return found


def _files_of(name: str, schema: Mapping[str, object], *, repaints: bool) -> int:
    if len(name) > _LONGEST:
        return 0
    words = _parts(name)
    if words & _OTHERWISE or not words & (_PEOPLE if repaints else _PICTURES):
        return 0
    if schema.get("format") == "uri":
        return 1
    if schema.get("type") != "array" or as_dict(schema.get("items")).get("format") != "uri":
        return 0
    return max(0, min(as_int(schema.get("maxItems"), MOST), MOST))


def _parts(name: str) -> set[str]:
    return {word.rstrip("0123456789") for word in name.lower().split("_")}


def _slots(inputs: Inputs) -> list[str]:
    """Return the inputs for pictures, those first that are for people, then those that take several."""
    found = [name for name, each in inputs.items() if "files" in each]
    return sorted(found, key=lambda name: (not _PEOPLE & _parts(name), not inputs[name]["list"]))


def places(inputs: Inputs) -> int:
    """Return how many reference pictures a model takes."""
    return min(MOST, sum(as_int(inputs[name]["files"]) for name in _slots(inputs)))


def filled(inputs: Inputs, uris: Sequence[str]) -> dict[str, object]:
    """Return the part of the input that holds reference pictures; there are no more than places for them."""
    body: dict[str, object] = {}
    left = list(uris)
    for name in _slots(inputs):
        count = as_int(inputs[name]["files"])
        given, left = left[:count], left[count:]
        if given:
            body[name] = given if inputs[name]["list"] else given[0]
    return body
