"""What every drawn scene is made of: shades, skies, discs."""

from PIL import Image, ImageDraw, ImageOps

from tools.scene_colours import Colour

Draw = ImageDraw.ImageDraw

SKIES: dict[str, tuple[Colour, Colour]] = {
    "night": ((14, 18, 46), (54, 60, 104)),
    "dawn": ((110, 140, 196), (250, 196, 164)),
    "noon": ((88, 156, 226), (206, 230, 248)),
    "dusk": ((78, 62, 124), (246, 148, 96)),
}
"""Of each hour the colour above and that at the horizon."""
LAMP: Colour = (252, 220, 130)


def shade(colour: Colour, light: float) -> Colour:
    """Return a colour in this light: 1 is as it is."""
    red, green, blue = (max(0, min(255, round(part * light))) for part in colour)
    return red, green, blue


def gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    """Return a picture of this size that goes from one colour to another."""
    column = ImageOps.colorize(Image.linear_gradient("L"), top, bottom).resize((1, size[1]))
    return column.resize(size, Image.Resampling.NEAREST)


def disc(draw: Draw, x: float, y: float, r: float, colour: Colour) -> None:
    """Draw a disc around a point."""
    draw.ellipse((x - r, y - r, x + r, y + r), colour)
