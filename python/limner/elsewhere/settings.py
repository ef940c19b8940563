"""
The settings of other illustrators, as Limner's: what has a counterpart, and a sentence for what has none.

Their files are strangers': each value is checked by the control it is for, and what does not fit is left out.
Keys and painters are never taken: a key stays where its user gave it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from limner.core.errors import SettingError
from limner.core.json_text import as_bool, as_dict, as_int, as_list, as_str
from limner.core.translation import say
from limner.presets.preset import DEFAULT, LONGEST_NAME, LONGEST_TEXT
from limner.settings.controls import Number, Value
from limner.settings.other_illustrators import AUTO_ILLUSTRATOR, IMAGE_AUTO_GENERATION, QUICK_IMAGE_GEN
from limner.settings.settings import CONTROLS
from limner.tags.custom.patterns import LONGEST_PATTERN
from limner.tags.grammar import scan

Saved = Mapping[str, object]

MOST_PRESETS = 100


@dataclass(frozen=True, slots=True)
class OwnPreset:
    """Instructions that the user wrote there; ``chosen``: they were in force."""

    name: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """
    What can be taken over: settings of Limner's by name, presets, and sentences about what stays behind.

    ``preset`` is the shipped preset that stands nearest to the one in force there, empty for none.
    """

    changes: Mapping[str, Value] = field(default_factory=dict)
    presets: tuple[OwnPreset, ...] = ()
    preset: str = ""
    left: tuple[str, ...] = ()


def read(illustrator: str, saved: object) -> Offered:
    """Return what the settings of an illustrator (its id) offer; nothing for one that is not known."""
    reader = _READERS.get(illustrator)
    return reader(as_dict(saved)) if reader else Offered()


class _Changes:
    """Collects settings; a number that is out of range there comes to the nearest that is in it."""

    def __init__(self) -> None:
        self.found: dict[str, Value] = {}
        self.left: list[str] = []

    def put(self, name: str, value: object) -> None:
        control = CONTROLS[name]
        if isinstance(control, Number):
            value = min(max(as_int(value, control.default), control.low), control.high)
        try:
            self.found[name] = control.check(value)
        except SettingError as error:
            self.left.append(str(error))

    def put_patterns(self, patterns: Iterator[str]) -> None:
        good: list[str] = []
        for pattern in dict.fromkeys(patterns):
            try:
                CONTROLS["extra_patterns"].check("\n".join([*good, pattern]))
                good.append(pattern)
            except SettingError as error:
                self.left.append(str(error))
        if good:
            self.found["extra_patterns"] = "\n".join(good)


def _auto_illustrator(saved: Saved) -> Offered:
    changes = _Changes()
    if tags := as_str(saved.get("commonStyleTags")).strip():
        behind = saved.get("commonStyleTagsPosition") == "suffix"
        changes.put("style_suffix" if behind else "style_prefix", " ".join(tags.split()))
    apart = saved.get("promptGenerationMode") in ("independent-api", "llm-post")
    for name, theirs in _AUTO_ILLUSTRATOR.items():
        if theirs in saved:
            changes.put(name, saved[theirs])
    if "promptGenerationMode" in saved:
        changes.put("asking", "apart" if apart else "reply")
    if apart and "maxPromptsPerMessage" in saved:
        changes.put("per_reply", saved["maxPromptsPerMessage"])
    patterns = as_list(saved.get("promptDetectionPatterns"))[:10]
    changes.put_patterns(_patterns(as_str(each) for each in patterns))
    current = as_str(saved.get("currentPresetId"))
    rows = [as_dict(each) for each in as_list(saved.get("customPresets"))[:MOST_PRESETS]]
    presets = [
        OwnPreset(as_str(row.get("name")), as_str(row.get("template")), row.get("id") == current)
        for row in rows
        if not as_bool(row.get("predefined"))
    ]
    left = []
    if apart and (saved.get("llmPromptWritingGuidelines") or saved.get("llmFrequencyGuidelines")):
        left.append(say("Its guidelines for requests of their own stay there: Limner asks in other words."))
    near = {"nai-4.5-full": "nai-4.5", "default": DEFAULT}.get(current, "")
    return _offered(changes, presets, near, left)


_AUTO_ILLUSTRATOR = MappingProxyType(
    {
        "concurrency": "maxConcurrentGenerations",
        "interval_ms": "minGenerationInterval",
        "depth": "metaPromptDepth",
        "manual_mode": "manualGenerationMode",
        "picture_width": "imageDisplayWidth",
        "log_level": "logLevel",
    }
)
"""What has the same range of values in both, our name to theirs."""


def _image_auto_generation(saved: Saved) -> Offered:
    changes, asks = _Changes(), as_dict(saved.get("promptInjection"))
    if "enabled" in asks:
        changes.put("asking", "reply" if asks["enabled"] is not False else "hand")
    if "depth" in asks:
        changes.put("depth", asks["depth"])
    role = as_str(asks.get("position")).removeprefix("deep_")
    if role in ("system", "user", "assistant"):
        changes.put("role", role)
    changes.put_patterns(_patterns(iter([as_str(asks.get("regex"))])))
    text = as_str(asks.get("prompt"))
    own = [] if _is_default(text, "<image_generation>\nYou must insert a <pic prompt=") else [text]
    name = IMAGE_AUTO_GENERATION.name
    return _offered(changes, [OwnPreset(name, each, chosen=True) for each in own], "", [])


def _quick_image_gen(saved: Saved) -> Offered:
    changes = _Changes()
    asks = saved.get("injectEnabled") is True
    if "injectEnabled" in saved:
        changes.put("asking", "reply" if asks else "hand")
    if saved.get("injectPosition") == "atDepth":
        changes.put("depth", saved.get("injectDepth"))
    name = as_str(saved.get("injectTagName")).strip().lower() or "image"
    patterns = [f"<{name}>(?P<prompt>.+?)</{name}>"] if _TAG_NAME.fullmatch(name) else []
    changes.put_patterns(iter(patterns))
    if (quality := as_str(saved.get("qualityTags")).strip()) and saved.get("appendQuality") is not False:
        changes.put("style_prefix", " ".join(quality.split()))
    if negative := as_str(saved.get("negativePrompt")).strip():
        changes.put("negative", " ".join(negative.split()))
    if saved.get("llmOverrideEnabled") is True and (profile := as_str(saved.get("llmOverrideProfileId"))):
        changes.put("profile", profile)
    text = as_str(saved.get("injectPrompt"))
    own = [] if _is_default(text, "When describing a scene visually, include an image tag") else [text]
    left = [say("Who paints is not taken over, nor any key: choose it under Pictures.")]
    if (style := as_str(saved.get("style"))) not in ("", "none"):
        words = "Its style “${0}” has no counterpart: write it into the style before each prompt."
        left.append(say(words, style[:60]))
    return _offered(changes, [OwnPreset(QUICK_IMAGE_GEN.name, each, chosen=True) for each in own], "", left)


_READERS: Mapping[str, Callable[[Saved], Offered]] = MappingProxyType(
    {
        AUTO_ILLUSTRATOR.id: _auto_illustrator,
        IMAGE_AUTO_GENERATION.id: _image_auto_generation,
        QUICK_IMAGE_GEN.id: _quick_image_gen,
    }
)

_TAG_NAME = re.compile(r"[a-z][a-z0-9_-]{0,29}", re.ASCII)
_GROUP = re.compile(r"\((?!\?)")
"""The beginning of a group that JavaScript counts; an escaped one is told apart below."""

_READ_ANYWAY = ("<img-prompt", "<img_prompt", "<!--img-prompt", "<pic")
"""Patterns that begin so find tags that Limner reads by itself."""


def _patterns(theirs: Iterator[str]) -> Iterator[str]:
    """Yield their patterns with a group that Limner knows; those for tags it reads anyway are left out."""
    for each in theirs:
        source = each.strip()
        if source.startswith("/") and source.rpartition("/")[2].isalpha():
            source = source[1:].rpartition("/")[0]
        if not source or source.startswith(_READ_ANYWAY):
            continue
        if len(source) > LONGEST_PATTERN:  # refused in a sentence, and not looked into
            yield source
            continue
        group = next(_groups(source), -1)
        yield f"{source[:group]}(?P<prompt>{source[group + 1 :]}" if group >= 0 else source


def _groups(source: str) -> Iterator[int]:
    for found in _GROUP.finditer(source):
        escapes = len(source[: found.start()]) - len(source[: found.start()].rstrip("\\"))
        if escapes % 2 == 0:
            yield found.start()


def _is_default(text: str, beginning: str) -> bool:
    """Say whether instructions are those that came with the extension, in any version; or none at all."""
    return not text.strip() or text.lstrip().startswith(beginning)


def _offered(changes: _Changes, presets: list[OwnPreset], near: str, left: list[str]) -> Offered:
    good, chosen = [], ""
    for each in presets:
        words = " ".join(each.name.split())[:LONGEST_NAME]
        if not each.text.strip() or len(each.text) > LONGEST_TEXT or not words.isprintable() or not words:
            left.append(say("The preset “${0}” could not be taken over: it is empty or too long.", words))
            continue
        if not scan(each.text) and "extra_patterns" not in changes.found:
            left.append(say("The preset “${0}” shows no tag that Limner reads: look at it first.", words))
        good.append(OwnPreset(words, each.text, each.chosen))
        chosen = words if each.chosen else chosen
    return Offered(changes.found, tuple(good), "" if chosen else near, (*changes.left, *left))
