"""Draws a photo anew for a document: reportlab would embed the file with all that the camera wrote into it."""

import io

from PIL import Image, ImageOps

SIDE = 900
ALLOWED = ("JPEG", "PNG")


def redrawn(data: bytes, side: int = SIDE) -> tuple[bytes, int, int]:
    """Return (JPEG without any metadata, width, height), at most `side` pixels on its longer side.

    The same bytes give the same picture, so that documents stay comparable byte by byte.
    """
    with Image.open(io.BytesIO(data), formats=ALLOWED) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.thumbnail((side, side))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88, optimize=True)
    return out.getvalue(), picture.width, picture.height
