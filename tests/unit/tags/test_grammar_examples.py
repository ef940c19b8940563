"""The table of examples that the reader, the render hook's patterns and the documentation are held to."""

import re
from pathlib import Path

import pytest

from limner.tags.grammar import Scanner, scan

LONG = "a castle at dawn, " * 600
COMMENT_A = '<!--img-prompt="a"-->'

# name, text, the prompts of its tags in order
EXAMPLES: list[tuple[str, str, list[str]]] = [
    # What the best known other illustrator reads, and what its own tests ask for.
    ("the canonical form", 'Dawn. <img-prompt="a castle"> Then', ["a castle"]),
    ("the comment form", COMMENT_A, ["a"]),
    ("the comment form, space before its end", '<!--img-prompt="a"  -->', ["a"]),
    ("an underscore", '<img_prompt="a">', ["a"]),
    ("a space before the end", '<img_prompt="a" >', ["a"]),
    ("a newline in the prompt", '<img-prompt="a\nb">', ["a\nb"]),
    ("a > in the prompt", '<img-prompt="a > b">', ["a > b"]),
    ("a --> in the prompt", '<!--img-prompt="a --> b"-->', ["a --> b"]),
    ("escaped quotes", r'<!--img-prompt="a \"b\""-->', ['a "b"']),
    ("an ampersand and a <", '<!--img-prompt="a & b < c"-->', ["a & b < c"]),
    ("several", 'x <img-prompt="a"> y <img-prompt="b"> z', ["a", "b"]),
    ("both forms, in order", f'{COMMENT_A} and <img_prompt="b"> and <!--img-prompt="c"-->', ["a", "b", "c"]),
    ("trimmed", '<img-prompt="  a  ">', ["a"]),
    ("empty is skipped", '<img-prompt=""><img-prompt="b">', ["b"]),
    ("blank is skipped", '<!--img-prompt=" \n "-->', []),
    ("a quote nobody closed", '<img-prompt="a>', []),
    ("a comment nobody closed", '<!--img-prompt="a"', []),
    ("a comment closed as a tag", '<!--img-prompt="a">', []),
    ("a bare beginning", "<!--img-prompt", []),
    ("an incomplete tag, then a complete one", '<img-prompt="in <img-prompt="complete">', ["complete"]),
    ("the same as comments", '<!--img-prompt="in <!--img-prompt="complete"-->', ["complete"]),
    ("no tag at all", "Just a story, 3 < 4 & 5 > 4.", []),
    ("nothing", "", []),
    ("special characters",
     '<img-prompt="(a:1.2), [b], {c}, $1, ^x|y*, 100%">', ["(a:1.2), [b], {c}, $1, ^x|y*, 100%"]),
    ("Unicode", '<img-prompt="ein Fuchs 🦊, 城, İstanbul">', ["ein Fuchs 🦊, 城, İstanbul"]),
    ("more than 10,000 characters", f'<img-prompt="{LONG}">', [LONG.strip()]),
    # What it rejects, and models write all the same.
    ("a hyphen without comment", '<img-prompt="a">', ["a"]),
    ("a space in the comment", '<!-- img-prompt="a" -->', ["a"]),
    ("spaces around =", '<!--img-prompt = "a"-->', ["a"]),
    ("an underscore in a comment", '<!--img_prompt="a"-->', ["a"]),
    ("self-closing", '<img_prompt="a"/><img-prompt="b" /><img-prompt="c" / >', ["a", "b", "c"]),
    ("an attribute", '<img_prompt="a" ar="16:9">', ["a"]),
    ("single quotes", "<img-prompt='the king\"s \"hall\"'>", ['the king"s "hall"']),
    ("an apostrophe in single quotes", "<img-prompt='the king's hall'>", ["the king's hall"]),
    ("curly quotes", "<img-prompt=“a ‘b’ c”> <img-prompt=‘d’>", ["a ‘b’ c", "d"]),
    ("curly, closed straight", '<img-prompt=“a">', ["a"]),
    ("entity quotes", "<img-prompt=&quot;a &quot;b&quot; c&quot;>", ['a "b" c']),
    ("all in entities", "&lt;img-prompt=&quot;a &amp; b&quot;&gt;", ["a & b"]),
    ("numeric entities", "&lt;img-prompt=&#39;a&#39; /&gt;", ["a"]),
    ("a comment in entities", "&lt;!--img-prompt=&quot;a&quot;--&gt;", ["a"]),
    ("upper case", '<IMG-PROMPT="A Castle">', ["A Castle"]),
    ("unescaped inner quotes", '<img-prompt="a "b" c">', ['a "b" c']),
    ("inner quotes at the end", '<img-prompt="a sign says "Inn"">', ['a sign says "Inn"']),
    ("an inner quote that looks like attributes", '<img-prompt="a "b" x="y" z">', ['a "b" x="y" z']),
    ("a backslash and a newline", '<img-prompt="a\\\nb">', ["a\\\nb"]),
    ("an escaped backslash before the end", r'<img-prompt="a \\">', ["a \\"]),
    ("entities in the prompt",
     '<img-prompt="&quot;a&quot; &gt; b &#128512; &nope; &#xd800;">', ['"a" > b 😀 &nope; &#xd800;']),
    ("a non-breaking hyphen", '<img\u2011prompt="a">', ["a"]),
    ("a non-breaking space", '<img-prompt\u00a0=\u00a0"a">', ["a"]),
    # The other dialects.
    ("pic", '<pic prompt="a">', ["a"]),
    ("pic with a > inside", '<pic prompt="a fox > hill">', ["a fox > hill"]),
    ("pic with other attributes", '<pic style="x" prompt="a" light="dim">', ["a"]),
    ("pic without a prompt", '<pic style="x">', []),
    ("picture is not pic", '<picture prompt="a">', []),
    ("img with a prompt", '<img prompt="a">', ["a"]),
    ("img with known attributes", '<img ar="1:1" prompt="a" seed=5>', ["a"]),
    ("a real picture", '<img src="a.png" prompt="a">', []),
    ("a real picture, src last", '<img prompt="a" src="a.png"> "quoted">', []),
    ("an element", "<img-prompt>a > b</img-prompt>", ["a > b"]),
    ("an element with attributes", '<img-prompt ar="16:9">\na\n</img_prompt >', ["a"]),
    ("an empty element", "<img-prompt> </img-prompt>", []),
    ("the prompt as an attribute", '<img-prompt ar=16:9 prompt="a" seed=-1 />', ["a"]),
    ("square brackets", "[img-prompt: a] [img: a] [[IMG: a | SQUARE | CLOSE | RANDOM ]]", []),
    ("an end tag in the prompt", '<img-prompt="a </img-prompt> b">', ["a </img-prompt> b"]),
    ("no quotes", "<img-prompt=a castle>", []),
    ("a word that begins like it", '<img-prompts="a">', []),
    # What must come out as it is, for others to judge.
    ("macros, pipes, scripts",
     '<img-prompt="{{user}} | /gen <script>alert(1)</script>">',
     ["{{user}} | /gen <script>alert(1)</script>"]),
    ("markdown", '<img-prompt="*very* **red** `fox` ~~~">', ["*very* **red** `fox` ~~~"]),
    # Code.
    ("a fence", 'x\n```html\n<img-prompt="a">\n```\n<img-prompt="b">', ["b"]),
    ("a tilde fence", '~~~\n<img-prompt="a">\n```\n<img-prompt="a">\n~~~~\n<img-prompt="b">', ["b"]),
    ("a fence nobody closed", '```\n<img-prompt="a">\n\n<img-prompt="b">', []),
    ("a fence's first line", '``` <img-prompt="a">\nx\n```', []),
    ("a fence in the last line", '```<img-prompt="a">', []),
    ("a shorter fence does not close", '````\n```\n<img-prompt="a">\n````\n<img-prompt="b">', ["b"]),
    ("an indented fence", '1. x\n   ```\n<img-prompt="a">\n   ```\n<img-prompt="b">', ["b"]),
    ("a fence that is not at a line's start", 'x ```\n<img-prompt="a">\n```', ["a"]),
    ("a code span", 'write `<img-prompt="a">` for <img-prompt="b">', ["b"]),
    ("a code span of two", '``<img-prompt="a"> ` `` <img-prompt="b">', ["b"]),
    ("a lone backtick", 'a ` b <img-prompt="a">\n`', ["a"]),
    ("backticks of other lengths", '` <img-prompt="a"> `` <img-prompt="b"> ```', ["a", "b"]),
    ("a span that begins before and ends inside", '`x <img-prompt="a ` b"> <img-prompt="c">', ["c"]),
    ("backticks inside two tags", '<img-prompt="a ` b"> <img-prompt="c ` d">', ["a ` b", "c ` d"]),
    ("a fence inside a prompt", '<img-prompt="a\n```\nb"> <img-prompt="c">', ["a\n```\nb", "c"]),
    ("a fence inside a tag nobody closed",
     '<img-prompt="a\n```\n<img-prompt="b">\n```\n<img-prompt="c">', ["c"]),
    # Our own pictures.
    ("a title with a backtick",
     '<img-prompt="a"> <img src="u" title="a ` b" alt="a"> <img-prompt="b"> `', ["a", "b"]),
    ("a title that quotes a tag",
     '<img-prompt="a"><img src="u" title="&lt;img-prompt=&quot;x&quot;&gt;" alt="">', ["a"]),
    ("somebody else's picture", '<img-prompt="a"><img class="x" src="u"><img-prompt="b">', ["a", "b"]),
]  # fmt: skip

ATTRIBUTES = [
    ('<img-prompt="a">', {}),
    ('<img-prompt="a" ar="16:9" size=\'512x768\' seed=42 negative="blurry, "  char=“Mira”>',
     {"ar": "16:9", "size": "512x768", "seed": "42", "negative": "blurry,", "char": "Mira"}),
    ('<!-- img-prompt="a" AR=1:1 seed=-1-->', {"ar": "1:1", "seed": "-1"}),
    ("&lt;img-prompt=&quot;a&quot; negative=&quot;b &amp; c&quot;&gt;", {"negative": "b & c"}),
    ('<img-prompt ar="1:1" prompt="a" ar="2:1" style="x"/>', {"ar": "1:1"}),
    ("<img-prompt size=64x64>a</img-prompt>", {"size": "64x64"}),
    (('<img-prompt="a" char="Mira; Tom" wears="Mira: red gown" place="inn" time="night" mood=glad '
     'look="Tom: boy">'),
     {"char": "Mira; Tom", "wears": "Mira: red gown", "place": "inn", "time": "night", "mood": "glad",
      "look": "Tom: boy"}),
    ('<img wears="red gown" prompt="a">', {"wears": "red gown"}),
    ('<img place="inn" prompt="a">', {"place": "inn"}),
    (r'<pic char="the \"Fox\"" prompt="a">', {"char": 'the "Fox"'}),
]  # fmt: skip

DOCS = Path(__file__).parents[3] / "docs" / "tags.md"
_ROW = re.compile(r"^\| (`+)(?P<text>.+?)\1 \| (?P<prompt>.+?) \|$", re.MULTILINE)
DOCUMENTED = [
    row["text"].strip().replace("⏎", "\n").replace(r"\|", "|")
    for row in _ROW.finditer(DOCS.read_text(encoding="utf-8"))
    if row["prompt"] != "not a tag"
]
"""The forms of a tag that the documentation shows."""


@pytest.mark.parametrize(("text", "prompts"), [pytest.param(*row[1:], id=row[0]) for row in EXAMPLES])
def test_an_example_is_read_as_the_table_says(text: str, prompts: list[str]) -> None:
    tags = scan(text)
    assert [tag.prompt for tag in tags] == prompts
    assert all(tag.text == text[tag.start : tag.end] for tag in tags)


@pytest.mark.parametrize(("text", "attributes"), ATTRIBUTES)
def test_attributes_are_given_as_they_were_written(text: str, attributes: dict[str, str]) -> None:
    (tag,) = scan(text)
    assert tag.prompt == "a"
    assert dict(tag.attributes) == attributes
    assert tag.text == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('<img-prompt="">', "the prompt is empty"),
        ("<img-prompt> \n</img-prompt>", "the prompt is empty"),
        ('<img-prompt="a', "the text ends before the tag does"),
        ("<img-prompt=a>", "the prompt is not in quotes"),
        ("<img-prompt/>", "no prompt follows its name"),
        ('<img prompt="a" src="u">', "it has a src, so it is a picture"),
        (f'<img-prompt="{"a" * 12_000}">', "it is longer than 12,000 characters"),
        ('<img-prompt="a <img-prompt="b">', "another tag begins inside it"),
    ],
)
def test_what_never_became_a_tag_is_told_in_words(text: str, reason: str) -> None:
    scanner = Scanner()
    scanner.feed("x " + text)
    scanner.finish()
    (malformed,) = scanner.malformed
    assert malformed.start == 2
    assert malformed.reason == reason
    assert text.startswith(malformed.text)
    assert len(malformed.text) <= 120


def test_what_is_in_code_is_not_malformed() -> None:
    scanner = Scanner()
    scanner.feed('`<img-prompt="">` and `<img-prompt=a>` and ``<img-prompt="``\n```\n<img-prompt="a')
    assert scanner.finish() == []
    assert scanner.malformed == []


def test_the_documentation_shows_what_the_code_does() -> None:
    examples = DOCS.read_text(encoding="utf-8").partition("## Examples")[2].partition("\n## ")[0]
    rows = list(_ROW.finditer(examples))
    assert len(rows) == examples.count("\n|") - 2
    for row in rows:
        text = row["text"].strip().replace("\\|", "|").replace("⏎", "\n")
        shown = row["prompt"].strip().replace("\\|", "|").replace("⏎", "\n")
        prompts = [tag.prompt for tag in scan(text)]
        expected = [] if shown == "not a tag" else [shown]
        assert prompts == expected, text
