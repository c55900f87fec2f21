"""Draws portraits of nobody: a head, hair and shoulders in plain colours, so that a sample has pictures to show."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from app.store import files
from app.store.unit import Unit
from app.workflows.attach_document import redraw

DIFFERENT = 8
_SIZE = (480, 600)
_WALLS = ((203, 213, 220), (214, 205, 190), (190, 204, 196), (222, 214, 205), (180, 194, 212))
_SKINS = ((236, 205, 182), (226, 188, 160), (242, 214, 195), (210, 170, 140))
_HAIRS = ((62, 44, 32), (34, 30, 30), (120, 86, 52), (168, 140, 100), (130, 126, 122))
_CLOTHES = ((52, 72, 96), (96, 54, 60), (64, 84, 70), (70, 66, 78), (112, 98, 80))


@dataclass(frozen=True, slots=True)
class Portrait:
    """A stored picture: the hashes of the photo and its thumbnail, and the size of the photo in bytes."""

    photo_sha256: str
    thumbnail_sha256: str
    size: int


def keep_portraits(change: Unit, seed: int) -> dict[str, Sequence[Portrait]]:
    """Draw and store some portraits for each sex."""
    kept: dict[str, list[Portrait]] = {"m": [], "f": []}
    for sex, portraits in kept.items():
        for number in range(DIFFERENT):
            photo, thumbnail = redraw(draw(Random(f"{seed}/portrait/{sex}/{number}"), sex))
            portraits.append(
                Portrait(
                    files.keep(change.connection, photo), files.keep(change.connection, thumbnail), len(photo)
                )
            )
    return {sex: tuple(portraits) for sex, portraits in kept.items()}


def draw(rng: Random, sex: str) -> bytes:
    """Return a portrait as a PNG picture: of a woman, whose hair frames the face, or of a man."""
    wall, skin, hair, cloth = (rng.choice(colours) for colours in (_WALLS, _SKINS, _HAIRS, _CLOTHES))
    picture = Image.new("RGB", _SIZE, wall)
    pen = ImageDraw.Draw(picture)
    middle, top = 240 + rng.randint(-14, 14), 130 + rng.randint(-12, 16)
    wide, high = rng.randint(86, 98), rng.randint(120, 132)
    if sex == "f":
        # Down to the shoulders, or to the chin: with less a woman would be taken for a man.
        down, out = (330, 24) if rng.random() < 0.75 else (248, 30)
        pen.rounded_rectangle((middle - wide - out, top + 20, middle + wide + out, top + down), 80, fill=hair)
    pen.ellipse((middle - 210, 430, middle + 210, 860), fill=cloth)
    pen.rounded_rectangle((middle - 42, top + 180, middle + 42, 480), 30, fill=_darker(skin, 0.9))
    pen.polygon([(middle - 60, 438), (middle, 500), (middle + 60, 438)], fill=_darker(skin, 0.9))
    pen.ellipse((middle - wide - 8, top - 34, middle + wide + 8, top + 170), fill=hair)
    pen.ellipse((middle - wide, top, middle + wide, top + 2 * high), fill=skin)
    pen.chord((middle - wide - 2, top - 26, middle + wide + 2, top + 130), 190, 350, fill=hair)
    if sex == "m" and rng.random() < 0.4:
        pen.chord(
            (middle - wide, top + 10, middle + wide, top + 2 * high + 6), 30, 150, fill=_darker(hair, 1.15)
        )
        pen.ellipse((middle - 34, top + 160, middle + 34, top + 192), fill=skin)
    _face(pen, middle, top, skin, hair)
    if rng.random() < 0.3:
        for side in (-1, 1):
            x = middle + side * 38
            pen.ellipse((x - 27, top + 98, x + 27, top + 146), outline=(50, 50, 54), width=4)
    written = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(1.2)).save(written, "PNG", compress_level=1)
    return written.getvalue()


def _face(
    pen: ImageDraw.ImageDraw, middle: int, top: int, skin: tuple[int, int, int], hair: tuple[int, int, int]
) -> None:
    for side in (-1, 1):
        x = middle + side * 38
        pen.ellipse((x - 9, top + 116, x + 9, top + 130), fill=(58, 52, 52))
        pen.line((x - 18, top + 98, x + 18, top + 96), fill=_darker(hair, 0.9), width=6)
    pen.line((middle, top + 130, middle - 6, top + 160), fill=_darker(skin, 0.85), width=5)
    pen.arc((middle - 28, top + 160, middle + 28, top + 196), 20, 160, fill=(168, 104, 98), width=6)


def _darker(colour: tuple[int, int, int], by: float) -> tuple[int, int, int]:
    return tuple(min(255, round(part * by)) for part in colour)  # type: ignore[return-value]
