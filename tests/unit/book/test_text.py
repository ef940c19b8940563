"""A message's text as the book sets it: what a reader sees, and what nobody must see."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from limner.book._blocks import blocks
from limner.book._markup import Node, PictureMark, clean, markup
from limner.book._pictures import lift
from limner.book._typography import direction_of
from limner.book.spoken import sentences


def shown(text: str, language: str = "en") -> str:
    marked, _ = lift(text)
    return "".join(
        f"[picture {each.number}]" if isinstance(each, PictureMark) else markup(each)
        for each in blocks(marked, language)
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("One\nline.", "<p>One<br/>line.</p>"),
        ('"Come," she said.', '<p><span class="dialogue">“Come,”</span> she said.</p>'),
        ("*She waits.*", '<p><em class="thought">She waits.</em></p>'),
        ("It was *so* old.", "<p>It was <em>so</em> old.</p>"),
        ('"It is *very old* now."', '<p><span class="dialogue">“It is <em>very old</em> now.”</span></p>'),
        ("**Now** and ***both***", "<p><strong>Now</strong> and <strong><em>both</em></strong></p>"),
        ("__under__ _em_ snake_case_name", "<p><u>under</u> <em>em</em> snake_case_name</p>"),
        ("~~old~~ `a <b> *c*`", "<p><s>old</s> <code>a &lt;b&gt; *c*</code></p>"),
        ("2 * 3 * 4 and a lone *star", "<p>2 * 3 * 4 and a lone *star</p>"),
        ('5" of snow', "<p>5&quot; of snow</p>"),
        ("It's here -- wait...", "<p>It’s here — wait…</p>"),
        ("# Part\n\ntext", "<h3>Part</h3><p>text</p>"),
        ("a\n\n***\n\nb", "<p>a</p><hr/><p>b</p>"),
        ("> said\n> so", "<blockquote><p>said<br/>so</p></blockquote>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("```js\nlet *a* = '<b>';\n```", "<pre><code>let *a* = &#39;&lt;b&gt;&#39;;</code></pre>"),
        (
            "| HP | MP |\n|---|---|\n| 3 | 4 |",
            "<table><tr><th>HP</th><th>MP</th></tr><tr><td>3</td><td>4</td></tr></table>",
        ),
        ("\\*not\\* this", "<p>*not* this</p>"),
        ("[a link](https://example.org) here", "<p>a link here</p>"),
        ("Tom &amp; Jerry &lt;3 &nope;", "<p>Tom &amp; Jerry &lt;3 &amp;nope;</p>"),
        ("<ruby>漢<rt>kan</rt></ruby>", "<p><ruby>漢<rt>kan</rt></ruby></p>"),
    ],
)
def test_markdown_and_quotes_are_set_as_sillytavern_shows_them(text: str, html: str) -> None:
    assert shown(text) == html


@pytest.mark.parametrize(
    ("text", "language", "html"),
    [
        ('"Komm"', "de", '<p><span class="dialogue">„Komm“</span></p>'),
        ("„Komm“, sagt sie.", "de", '<p><span class="dialogue">„Komm“</span>, sagt sie.</p>'),
        ("»Komm«, sagt sie.", "de", '<p><span class="dialogue">»Komm«</span>, sagt sie.</p>'),
        ("«Viens», dit-elle.", "fr", '<p><span class="dialogue">«Viens»</span>, dit-elle.</p>'),
        ("「来い」と言った。", "ja", '<p><span class="dialogue">「来い」</span>と言った。</p>'),
        ('"Tule"', "et", '<p><span class="dialogue">&quot;Tule&quot;</span></p>'),
    ],
)
def test_dialogue_has_the_marks_of_its_language(text: str, language: str, html: str) -> None:
    assert shown(text, language) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a<script>alert(1)</script>b", "<p>ab</p>"),
        ("a<style>body{display:none}</style>b", "<p>ab</p>"),
        ("a<script>never closed", "<p>a</p>"),
        ('<div style="position:fixed" onclick="x()">words</div>', "<p>words</p>"),
        ('<font color="red">red</font>', "<p>red</p>"),
        ("a<!-- <b> -->b<!-- open", "<p>ab</p>"),
        ("<b>bold</b> <i>never closed", "<p><strong>bold</strong> never closed</p>"),
        ("<iframe src='x'>in</iframe><svg onload=x><circle/></svg>out", "<p>out</p>"),
        ("<h2>Head</h2><p>one</p><p>two</p>", "<h4>Head</h4><p>one</p><p>two</p>"),
        ("<ul><li>one</li><li>two</li></ul>", "<ul><li>one</li><li>two</li></ul>"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<<script>script>alert(1)</script>", "<p>&lt;</p>"),
        ("a < b > c", "<p>a &lt; b &gt; c</p>"),
        ("\ue010script\ue012 x", "<p>script x</p>"),
        ("nul\x00 and \ud800 half", "<p>nul and  half</p>"),
        ("&#xe010;script&#xe012;", "<p>script</p>"),
    ],
)
def test_html_of_a_story_gives_form_and_never_acts(text: str, html: str) -> None:
    assert shown(text) == html


def test_a_picture_stands_where_its_tag_stood_and_the_tag_is_gone() -> None:
    text = (
        'He climbs. <img-prompt="a tower, dusk"><img src="/user/images/M/1.png" title="t" alt="t">'
        ' The wind\n\nrises. <img-prompt="never painted">\n\n![the sea](/user/images/M/2.png)'
    )
    marked, pictures = lift(text)

    assert [(each.src, each.words) for each in pictures] == [
        ("/user/images/M/1.png", "a tower, dusk"),
        ("/user/images/M/2.png", "the sea"),
    ]
    assert shown(text) == "<p>He climbs.</p>[picture 0]<p>The wind</p><p>rises.</p>[picture 1]"
    assert "img-prompt" not in marked


def test_a_picture_of_another_server_is_none_and_its_words_stay() -> None:
    _, pictures = lift(
        '<img src="https://evil.example/x.png" alt="a &quot;cat&quot;"> ![d](data:image/png;base64,AA)'
    )

    assert [(each.src, each.words) for each in pictures] == [("", 'a "cat"'), ("", "d")]


@given(st.text(alphabet='ab *_~`"“”<>/&;#-|\n\\[]()!\ue010\ue000é\x00', max_size=200))
def test_whatever_is_written_becomes_markup_that_an_xml_reader_takes(text: str) -> None:
    from xml.etree import ElementTree as ET  # noqa: PLC0415 -- our own markup

    marked, _ = lift(text)
    found = [each for each in blocks(marked, "en") if isinstance(each, Node)]

    ET.fromstring("<body>" + "".join(map(markup, found)) + "</body>")  # noqa: S314 -- our own


def grows_as_it_should(work: Callable[[str], object], piece: str) -> bool:
    """
    Say whether a text of sixteen times the length takes nearer to 16 than to 256 times the work.

    What is compared is the processor's own time of both, one right after the other. A busy machine may
    spoil one comparison; what grows with the square of the length fails all five.
    """

    def took(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        work(text)
        return time.process_time() - began

    took(2_000)
    return any(took(80_000) < 64 * took(5_000) for _ in range(5))


@pytest.mark.parametrize(
    "piece",
    [
        "*a ",
        "`",
        "``a`",
        '"a',
        "“a",
        "<b>",
        "<script>",
        "<!--",
        "[a](",
        "|a|\n",
        "> ",
        "- a\n",
        "__a ",
        "&#1;",
        "![",
        "<img ",
        "a. ",
    ],
)
def test_a_long_message_takes_no_longer_than_its_length(piece: str) -> None:
    assert grows_as_it_should(shown, piece)


@pytest.mark.parametrize("piece", ["word ", "x", ".", "...a", ".”", "a. ", " \n", "、"])
def test_a_long_message_is_divided_into_sentences_in_no_longer_than_its_length(piece: str) -> None:
    assert grows_as_it_should(lambda text: list(sentences(f"{text}a")), piece)


def test_what_grows_with_the_square_of_its_length_is_found_out() -> None:
    def squared(text: str) -> None:
        for at in range(0, len(text), 40):
            text.count("x", 0, at)

    assert not grows_as_it_should(squared, "a")


def test_what_no_file_may_hold_is_left_out() -> None:
    assert clean("a\x00b\x0bc\ufffe\ud800d\n") == "abcd\n"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The road was long.", "ltr"),
        ("كان الطريق طويلاً (Mira)", "rtl"),
        ("Mira said «تعال» and laughed.", "ltr"),
        ("שלום", "rtl"),
        ("彼女は来た。", "ltr"),
        ("* * * 12", "rtl"),
    ],
)
def test_a_message_has_the_direction_of_most_of_its_letters(text: str, direction: str) -> None:
    assert direction_of(text, "rtl") == direction
