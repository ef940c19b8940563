"""A form with files in it, as bytes (RFC 7578)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FilePart:
    """One file of a form; ``field`` and ``name`` are ours, plain letters, digits and signs."""

    field: str
    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FormBody:
    """What is sent, and the header that says how it is to be read."""

    content_type: str
    content: bytes


def form(fields: Mapping[str, str], files: Sequence[FilePart]) -> FormBody:
    """Return a form. Its boundary is none of the words inside it."""
    values = {name: value.encode("utf-8", "replace") for name, value in fields.items()}
    inside, number = (*values.values(), *(each.content for each in files)), 0
    while any(b"limner-%d" % number in each for each in inside):
        number += 1
    boundary = f"limner-{number}"
    parts: list[bytes] = []
    for name, value in values.items():
        parts += [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode(), value]
        parts.append(b"\r\n")
    for each in files:
        head = f'Content-Disposition: form-data; name="{each.field}"; filename="{each.name}"'
        parts.append(f"--{boundary}\r\n{head}\r\nContent-Type: {each.kind}\r\n\r\n".encode())
        parts += [each.content, b"\r\n"]
    parts.append(f"--{boundary}--\r\n".encode())
    return FormBody(f"multipart/form-data; boundary={boundary}", b"".join(parts))
