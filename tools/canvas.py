"""
The stand-in's picture of a prompt: the prompt itself, in words, on a ground coloured by its hash.

A person can read on the screenshot which prompt stands where, two prompts never look alike, and the same
prompt always looks the same.
"""

import colorsys
import hashlib
import io

from PIL import Image, ImageDraw, ImageFont, ImageOps

_LONGEST_SIDE = 2048


def paint(prompt: str, width: int, height: int) -> bytes:
    """Return a PNG of ``prompt``, ``width`` by ``height``."""
    width, height = (max(16, min(_LONGEST_SIDE, side)) for side in (width, height))
    hue = hashlib.sha256(prompt.encode()).digest()[0] / 256
    ground = Image.linear_gradient("L").resize((width, height))
    picture = ImageOps.colorize(ground, _colour(hue, 0.72), _colour(hue + 0.08, 0.28))
    draw = ImageDraw.Draw(picture)
    edge = min(width, height) // 24
    draw.rounded_rectangle(
        (edge, edge, width - edge, height - edge), edge, outline="white", width=edge // 8 + 1
    )
    size = max(10, min(width, height) // 14)
    while True:
        font = ImageFont.load_default(size)
        text = _wrap(draw, font, prompt, width - 4 * edge)
        _, top, _, bottom = draw.multiline_textbbox((0, 0), text, font)
        if bottom - top <= height - 4 * edge or size <= 10:
            break
        size = size * 9 // 10
    at = (2 * edge, (height - (bottom - top)) / 2 - top)
    draw.multiline_text(at, text, "white", font, stroke_width=1, stroke_fill=_colour(hue + 0.08, 0.2))
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)
    return file.getvalue()


def _colour(hue: float, light: float) -> tuple[int, int, int]:
    red, green, blue = colorsys.hls_to_rgb(hue % 1, light, 0.55)
    return round(red * 255), round(green * 255), round(blue * 255)


def _wrap(
    draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, text: str, width: int
) -> str:
    """Break ``text`` into lines that fit ``width``; a word that is too long stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(longer, font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)
