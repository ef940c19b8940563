"""
Everything that can be translated, written to ``i18n/en.json``: key to English.

Four kinds: what carries ``data-i18n`` in a view (each view is drawn once, here), sentences that Python
makes (``say`` and ``later``, read from the source), what the shim says (``translate``), and other words that
the panel's search knows. A language is a file beside it with the same keys, named in manifest.json;
docs/translating.md tells how to add one.
"""

import ast
import json
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

REPO = Path(__file__).parents[1]
PYTHON = REPO / "python"
LIST = REPO / "i18n" / "en.json"
sys.path.insert(0, str(PYTHON))

from limner.panel import _search_words as search_words  # noqa: E402 - it is found from here on
from limner.presets.preset import load_all  # noqa: E402 - it is found from here on
from tools.word_samples import views  # noqa: E402 - it imports limner, which is found from here on

_ATTRIBUTE = re.compile(r"\[(\S+)\](.+)")
_SENTENCE = re.compile(r"""\bsentence\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")""")
_TRANSLATE = re.compile(r"""\btranslate\(\s*'((?:[^'\\]|\\.)*)'(?:,\s*'([^']+)')?\s*,?\s*\)""")


class _Keys(HTMLParser):
    """
    Collects each ``data-i18n`` with the English it stands for.

    Raises:
        ValueError: at a key that stands for two texts, which would have one translation.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the keys of an element; the text of its own key follows."""
        has = dict(attrs)
        own = ""
        for key in filter(None, (has.get("data-i18n") or "").split(";")):
            named = _ATTRIBUTE.fullmatch(key)
            if named:
                self._note(named[2], has.get(named[1]) or "")
            else:
                own = key
        if tag not in {"br", "hr", "img", "input"}:
            self._open.append(own)

    def handle_endtag(self, tag: str) -> None:
        """Leave the element."""
        del tag
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take the text of the element that is open."""
        if self._open and self._open[-1] and data.strip():
            self._note(self._open[-1], data.strip())

    def _note(self, key: str, text: str) -> None:
        if self.found.setdefault(key, text) != text:
            raise ValueError(f"{key} is “{self.found[key]}” and “{text}”.")


def of_views() -> dict[str, str]:
    """Return the keys of everything that is drawn."""
    keys = _Keys()
    for html in [(REPO / "settings.html").read_text(encoding="utf-8"), *views()]:
        keys.feed(html)
    return keys.found


def of_python() -> dict[str, str]:
    """Return the sentences that Python looks up while it runs: their English is their key."""
    found: dict[str, str] = {}
    for path in sorted((PYTHON / "limner").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id="say" | "later"), args=[sentence, *_]):
                    found.update((text, text) for text in _texts(sentence, tree))
    return found


def _texts(node: ast.expr, tree: ast.Module) -> Iterator[str]:
    """Yield the texts an expression can be: itself, either branch, or what a name was given."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp():
            yield from _texts(node.body, tree)
            yield from _texts(node.orelse, tree)
        case ast.Name():
            for other in ast.walk(tree):
                if isinstance(other, ast.Assign) and not isinstance(other.value, ast.Name):
                    names = [target.id for target in other.targets if isinstance(target, ast.Name)]
                    if node.id in names:
                        yield from _texts(other.value, tree)


def of_shim() -> dict[str, str]:
    """Return what the page says by itself, and what its workers have it say (``sentence``)."""
    found: dict[str, str] = {}
    for path in sorted((REPO / "shim").rglob("*.js")):
        source = path.read_text(encoding="utf-8")
        for text, key in _TRANSLATE.findall(source):
            if text:
                found[key or text] = text
        for single, double in _SENTENCE.findall(source):
            text = re.sub(r"\\(.)", r"\1", single or double)
            found[text] = text
    return found


def of_presets() -> dict[str, str]:
    """Return what is said of the presets that are shipped."""
    return {preset.description: preset.description for preset in load_all()}


def of_search() -> dict[str, str]:
    """Return the other words for settings and places, by which the panel's search finds them as well."""
    return {search_words.key(name): words for name, words in search_words.WORDS.items()}


def collected() -> dict[str, str]:
    """Return all keys with their English, sorted."""
    found = {**of_views(), **of_python(), **of_shim(), **of_presets(), **of_search()}
    return dict(sorted(found.items()))


def render(words: dict[str, str]) -> str:
    """Return the text of the file."""
    return json.dumps(words, indent=4, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the list."""
    words = collected()
    LIST.parent.mkdir(exist_ok=True)
    LIST.write_text(render(words), encoding="utf-8")
    print(f"i18n/en.json lists {len(words)} texts.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
