"""Draws the icon of the application in every size from its two SVG files: `python packaging/app_icon.py`."""

import io
import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons" / "app"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
SMALL = 32
"""Up to this many pixels the simpler drawing is used, which stays clear without the window around the candle."""
WINDOWS_SIZES = (16, 24, 32, 48, 64, 256)


def _draw(size: int) -> Image.Image:
    """Return the icon as a picture of `size` by `size` pixels."""
    drawing = ICONS / ("vigil-small.svg" if size <= SMALL else "vigil.svg")
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs of PySide6 know only bytes here
    return Image.open(io.BytesIO(buffer.data().data()))


def main() -> None:
    """Write vigil-<size>.png, vigil.ico for Windows and vigil.icns for macOS beside the drawings."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QGuiApplication(sys.argv)
    pictures = {size: _draw(size) for size in SIZES}
    for size, picture in pictures.items():
        picture.save(ICONS / f"vigil-{size}.png", optimize=True)
    windows = [pictures[size] for size in WINDOWS_SIZES]
    windows[-1].save(
        ICONS / "vigil.ico", append_images=windows[:-1], sizes=[(size, size) for size in WINDOWS_SIZES]
    )
    apple = [pictures[size] for size in (16, 32, 64, 128, 256, 512)]
    _draw(1024).save(ICONS / "vigil.icns", append_images=apple)


if __name__ == "__main__":
    main()
