"""
How much lighter files save: SillyTavern's own backgrounds, painted by machines, as PNG and as lighter files.

They are JPEG files of another size, so each is drawn anew in the size of a usual picture first. Pillow
encodes with the libraries that Chromium has as well (libwebp, libjpeg-turbo).
``python -m tools.lighter_files [folder]``: of the PNG files of a folder of your own, as they are.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from PIL import Image

REPO = Path(__file__).parents[1]
sys.path.insert(0, str(REPO / "python"))

from limner.pictures import made_text  # noqa: E402 - found from here on
from limner.pictures.options import Options  # noqa: E402

BACKGROUNDS = REPO / "node_modules/sillytavern/default/content/backgrounds"
SIZE = (1344, 768)
QUALITIES = (70, 85, 95)

_MADE = made_text.parameters(
    "a lake below snow-covered mountains, oil painting", "people", Options(seed=7, steps=30)
)


def pictures(folder: Path | None) -> Iterator[tuple[bytes, Image.Image]]:
    """Yield each picture as a PNG file and as it is seen."""
    for path in sorted(folder.glob("*.png")) if folder else sorted(BACKGROUNDS.glob("*.jpg")):
        seen = Image.open(path).convert("RGB")
        if folder:
            yield path.read_bytes(), seen
        else:
            seen = seen.resize(SIZE, Image.Resampling.LANCZOS)
            yield _file(seen, "PNG"), seen


def main(folder: Path | None) -> None:
    """Print a table: bytes of all PNG files, and what of them is left."""
    whole = list(pictures(folder))
    total = sum(len(content) for content, _ in whole)
    print(f"{len(whole)} pictures, {total / 1e6:.1f} MB as PNG, {total / len(whole) / 1e3:.0f} kB each")
    for kind, into in (("WEBP", made_text.into_webp), ("JPEG", made_text.into_jpeg)):
        for quality in QUALITIES:
            made = [len(into(_file(seen, kind, quality), _MADE)) for _, seen in whole]
            sizes = [min(size, len(png)) for size, (png, _) in zip(made, whole, strict=True)]  # else it stays
            shares = [size / len(content) for size, (content, _) in zip(sizes, whole, strict=True)]
            saved = f"{100 - 100 * sum(sizes) / total:.0f} % saved"
            spread = f"{100 * min(shares):.0f} to {100 * max(shares):.0f} % left"
            print(f"{kind} {quality}: {median(sizes) / 1e3:.0f} kB each (median), {saved}, {spread}")


def _file(seen: Image.Image, kind: str, quality: int | None = None) -> bytes:
    file = io.BytesIO()
    more = {"quality": quality, "method": 3} if kind == "WEBP" else {"quality": quality} if quality else {}
    seen.save(file, kind, **more)
    return file.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
