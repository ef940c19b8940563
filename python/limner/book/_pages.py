"""The pages of a book as markup that is good HTML and good XHTML: passages, figures, contents, style."""

from collections.abc import Iterator, Mapping

from limner.book._contents import Book, BookPassage, Chapter
from limner.book._markup import PictureMark, clean, markup, plain
from limner.book._typography import direction_of
from limner.core.html import escape
from limner.core.translation import say

STYLE = """
html { color-scheme: light dark; }
body { margin: 0 auto; padding: 1em; max-width: 38em; line-height: 1.55; overflow-wrap: break-word;
  font-family: Georgia, "Noto Serif", serif; hyphens: auto; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; hyphens: none; break-after: avoid; page-break-after: avoid; }
.title-page { text-align: center; margin-block: 2em; }
.title-page img, .cover img { max-width: 100%; max-height: 85vh; }
.author { font-style: italic; }
.chapter { margin-block-start: 3em; }
.chapter > h2 { text-align: center; margin-block: 1em 1.5em; }
.passage { margin-block: 0 1em; }
.speaker { font-variant: small-caps; font-weight: bold; break-after: avoid; page-break-after: avoid; }
p { margin: 0; text-indent: 1.3em; orphans: 2; widows: 2; }
.passage > p:first-child, h3 + p, h4 + p, hr + p, figure + p, .speaker, .speaker + p, .author, .plain {
  text-indent: 0; }
.thought { font-style: italic; }
blockquote { margin: 1em 1.5em; }
pre { white-space: pre-wrap; font-size: 0.85em; text-align: start; }
table { border-collapse: collapse; margin: 1em auto; }
th, td { border: 1px solid currentColor; padding: 0.2em 0.6em; text-align: start; overflow-wrap: anywhere; }
hr { border: 0; text-align: center; margin: 1.5em 0; }
hr::after { content: "* * *"; }
figure { margin: 1.5em 0; text-align: center; break-inside: avoid; page-break-inside: avoid; }
figure img { max-width: 100%; max-height: 90vh; height: auto; }
figcaption { font-size: 0.85em; margin-block-start: 0.4em; }
.missing { border: 1px dashed currentColor; padding: 1em; }
:lang(ja) p, :lang(zh) p { text-indent: 1em; line-break: strict; text-align: justify; hyphens: none; }
:lang(ja), :lang(zh), :lang(ko) { font-family: "Noto Serif CJK", "Hiragino Mincho ProN", "Songti SC", serif; }
:lang(ja) .thought, :lang(zh) .thought, :lang(ar) .thought, :lang(he) .thought { font-style: normal;
  text-decoration: none; }
@media print {
  @page { margin: 20mm 18mm; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  nav { break-after: page; page-break-after: always; }
  .title-page { break-after: page; page-break-after: always; }
  .title-page img { max-height: 170mm; }
  .chapter { break-before: page; page-break-before: always; margin-block-start: 0; }
  p { orphans: 3; widows: 3; }
  figure img { max-height: 210mm; }
}
"""
"""Screen, reader and paper: no picture is cut, no line stands alone, no heading ends a page."""


def passage(book: Book, told: BookPassage, before: BookPassage | None) -> Iterator[str | PictureMark]:
    """Yield a message's markup, with a mark where each picture stands."""
    sample = "".join(plain(each) for each in told.blocks if not isinstance(each, PictureMark))[:400]
    turned = _turned(book, sample)
    css = " ".join(name for name, is_so in (("user", told.user), ("narrator", told.narrator)) if is_so)
    yield f'<div class="{f"passage {css}".strip()}" id="message-{told.message}"{turned}>'
    if book.names and told.speaker and (before is None or before.speaker != told.speaker):
        yield f'<p class="speaker">{escape(told.speaker)}</p>'
    for block in told.blocks:
        yield block if isinstance(block, PictureMark) else markup(block)
    yield "</div>\n"


def _turned(book: Book, words: str) -> str:
    """Return what turns words that are read the other way than the book."""
    own = direction_of(words, book.direction)
    return f' dir="{own}"' if own != book.direction else ""


def chapter(book: Book, told: Chapter, number: int, *, heading: bool = True) -> Iterator[str | PictureMark]:
    """Yield a chapter's markup."""
    yield f'<section class="chapter" id="chapter-{number}">\n'  # no landmark: a long book has hundreds
    if told.title and heading:
        yield f'<h2 id="title-{number}"{_turned(book, told.title)}>{escape(told.title)}</h2>\n'
    before = None
    for each in told.passages:
        yield from passage(book, each, before)
        before = each
    yield "</section>\n"


def figure(book: Book, number: int, source: str | None, *, lazy: bool = False) -> str:
    """Return the picture of this number, or its words where it is missing."""
    words = clean(book.pictures[number].words)
    if source is None:
        told = say("A picture is missing here: ${0}", words or say("Picture ${0}", number + 1))
        return f'<figure class="missing"><figcaption>{escape(told)}</figcaption></figure>\n'
    caption = f"<figcaption>{escape(words)}</figcaption>" if book.captions and words else ""
    late = ' loading="lazy"' if lazy else ""
    return f'<figure id="picture-{number + 1}">{image(source, alt(book, number), late)}{caption}</figure>\n'


def alt(book: Book, number: int) -> str:
    """Return what stands for the picture to who does not see it."""
    return clean(book.pictures[number].words) or say("Picture ${0}", number + 1)


def image(source: str, words: str, more: str = "") -> str:
    """Return an image; ``more`` is markup of ours."""
    return f'<img src="{escape(source)}" alt="{escape(words)}"{more}/>'


def title_page(book: Book, cover: str | None) -> str:
    """Return title, author and cover."""
    picture = f'<p class="plain">{image(cover, say("Cover"))}</p>' if cover else ""
    author = f'<p class="author">{escape(book.author)}</p>' if book.author else ""
    title = f"<h1{_turned(book, book.title)}>{escape(book.title)}</h1>"
    return f'<header class="title-page">{picture}{title}{author}</header>\n'


def contents(book: Book, target: Mapping[int, str]) -> str:
    """Return the list of chapters; ``target`` is the address of each by its number."""
    titles = [each.title or book.title for each in book.chapters]
    rows = (
        f'<li><a href="{escape(target[number])}"{_turned(book, title)}>{escape(title)}</a></li>'
        for number, title in enumerate(titles, 1)
    )
    return f"<ol>{''.join(rows)}</ol>"
