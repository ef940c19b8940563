"""
Long texts on their way to JavaScript.

Pyodide makes a JavaScript string of a text letter by letter, at some 30 bytes for each of them: one of 60 MB
takes two gigabytes, and the worker with it. Bytes are copied at once.
"""

from collections.abc import Callable
from typing import Any

from pyodide.code import run_js
from pyodide.ffi import to_js

_LONG = 100_000
"""Characters."""


def bytes_of(text: str) -> Any:  # noqa: ANN401 -- what JS takes
    """Return a text as a ``Uint8Array``; half a surrogate pair is U+FFFD, as the browser itself sends one."""
    try:
        return to_js(text.encode())
    except UnicodeEncodeError:
        whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return to_js(whole.encode())


def for_long_texts(post: Callable[[str], None]) -> Callable[[str], None]:
    """Return what posts a text as ``post`` does, a long one by its bytes."""
    decoded = run_js("(post) => (bytes) => post(new TextDecoder().decode(bytes))")(post)
    return lambda text: decoded(bytes_of(text)) if len(text) > _LONG else post(text)
