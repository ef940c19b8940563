"""
What the model is asked in a request of its own, and the form its answer is to have.

The form is asked for in words, always; where a source takes a JSON schema it gets that as well (``schema``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from limner.tag_writer._passage import Passage
from limner.tag_writer._proposal import ATTRIBUTES, MOST

_SYSTEM = (
    "You choose the pictures for a passage of a story that is written already. Do not write it again and do "
    "not continue it.\n\nThe rules by which pictures are asked for while this story is written; keep to what "
    "they say about what to show and how to describe it:\n\n{rules}\n\n"
    "The passage comes with its paragraphs numbered, [1], [2] and so on; a long one has its sentences "
    "numbered, [3.1], [3.2]. {scene}Your answer is nothing but JSON, one entry for each picture, in the "
    'order of the passage; "after" is the number of the paragraph or sentence the picture stands behind:\n'
    '{{"pictures": [{{"after": 2, "prompt": "what the picture shows"{said}}}]}}'
)
_SAID = ', "char": "Mira; Bran", "wears": "", "place": "", "time": "", "mood": "", "look": ""'
"""Of an entry's form where the model is told of the people: what a tag's attributes would say, if any."""

_SCENE = 'Where nothing has changed, answer {"pictures": []}. '


def schema(*, cast: bool = False) -> dict[str, object]:
    """
    Return the form, as SillyTavern's ``json_schema`` takes it; ``cast``: with what attributes would say.

    ``after`` is text because 3.10 is no number.
    """
    names = ["after", "prompt", *(ATTRIBUTES if cast else ())]
    entry = {
        "type": "object",
        "additionalProperties": False,
        "required": names,
        "properties": {name: {"type": "string"} for name in names},
    }
    whole = {
        "type": "object",
        "additionalProperties": False,
        "required": ["pictures"],
        "properties": {"pictures": {"type": "array", "items": entry}},
    }
    return {"name": "pictures", "strict": True, "value": whole}


SCHEMA_SOURCES = frozenset(
    {"openai", "azure_openai", "openrouter", "mistralai", "groq", "xai", "cohere", "fireworks"}
    | {"makersuite", "vertexai"}
)
"""
ST's names of the chat-completion sources that get the schema.

Claude is not among them, whose form is a forced tool, which forbids thinking; nor is a custom address, whose
server may know no schema: they are asked in words, and the answer is read however it is written.
"""

TOKENS_EACH = 200
"""What one entry may take of the answer, in tokens."""

TOKENS_LEAST = 1000
"""Room for a model that thinks before it answers; one that does not is done long before."""

LONGEST_CONTEXT = 6_000
"""Characters of what came before the passage, the last ones."""


@dataclass(frozen=True, slots=True)
class Question:
    """What goes to the model: its instruction, what it is asked, and the most tokens of an answer."""

    system: str
    user: str
    tokens: int
    schema: Mapping[str, object]


def ask(
    passage: Passage,
    rules: str,
    *,
    words: int,
    before: Sequence[str] = (),
    last_picture: str = "",
    only_changes: bool = False,
    cast: bool = False,
) -> Question:
    """
    Return the question for a passage.

    ``rules`` is the preset's text, ``words`` about how many lie between two pictures. ``before`` are the
    messages above, oldest first, and ``last_picture`` the prompt of the last picture in them: people look the
    same where the model knows how it described them. ``cast``: the rules tell of the people, so that the
    model names them and says beside each prompt what differs.
    """
    count = max(1, min(MOST, round(passage.words / max(1, words))))
    wanted = f"Name at most {count}" if only_changes else f"Name about {count}"
    plural = "" if count == 1 else "s"
    parts = []
    context = "\n\n".join(before)[-LONGEST_CONTEXT:]
    if context:
        parts.append(f"What came before, only for you to understand the passage:\n\n{context}")
    if last_picture:
        parts.append(f"The picture before showed: {last_picture}")
    parts.append(f"{wanted} picture{plural} for this passage:\n\n{passage.shown}")
    system = _SYSTEM.format(rules=rules, scene=_SCENE if only_changes else "", said=_SAID if cast else "")
    most = max(TOKENS_LEAST, TOKENS_EACH * count)
    return Question(system, "\n\n".join(parts), most, schema(cast=cast))
