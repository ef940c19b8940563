"""
The stand-in's picture of a prompt: a scene of sky, ground and figures from its words, the prompt below it.

A person can read on the screenshot which prompt stands where; two prompts hardly ever look alike, and the
same prompt with the same seed always looks the same. A picture of 512 by 512 takes some milliseconds.
"""

import colorsys
import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from tools.drawing import draw_scene
from tools.scene import read

_LONGEST_SIDE = 2048
_LINES = 3
"""Lines of a prompt that are shown; the rest is cut off with an ellipsis."""


def paint(prompt: str, width: int, height: int, seed: int = 0) -> bytes:
    """Return a PNG of ``prompt``, ``width`` by ``height``; ``seed`` varies what the words leave open."""
    width, height = (max(16, min(_LONGEST_SIDE, side)) for side in (width, height))
    scene = read(prompt, seed)
    picture = Image.new("RGB", (width, height))
    draw_scene(picture, scene)
    _write(picture, prompt, scene.hue)
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)
    return file.getvalue()


def _write(picture: Image.Image, prompt: str, hue: float) -> None:
    """Write the prompt small on a strip at the bottom, whose colour is the prompt's own."""
    width, height = picture.size
    size = max(9, min(width, height) // 36)
    edge = max(2, size // 2)
    font = _font(size)
    draw = ImageDraw.Draw(picture)
    text = _wrap(draw, font, prompt, width - 2 * edge)
    _, top, _, bottom = draw.multiline_textbbox((0, 0), text, font)
    strip = height - (bottom - top) - 2 * edge
    draw.rectangle((0, strip, width, height), _colour(hue, 0.16))
    draw.line((0, strip, width, strip), _colour(hue, 0.6), max(1, size // 8))
    draw.multiline_text((edge, strip + edge - top), text, "white", font)


@lru_cache(maxsize=16)
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


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
        elif len(lines) == _LINES:
            lines[-1] += " …"
            break
        else:
            lines.append(word)
    return "\n".join(lines)
