"""Looking into a document without taking it out: a picture of it, and what the program that made it wrote into it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PIL import ExifTags, Image, ImageOps

from app.base.i18n import _
from app.domain.document import Document
from app.store import files
from app.workflows.attach_document import ALLOWED, MOST_BYTES, MOST_PIXELS
from app.workflows.desk import Desk

SIDE = 1400
THUMBNAIL_SIDE = 144
MOST_THUMBNAIL_BYTES = 20 * 1024 * 1024
PDF = "application/pdf"
MOST_PDF_BYTES = 100 * 1024 * 1024
MOST_LETTERS = 300
_POINTS_PER_INCH = 72
_EXIF_OFFSET = 0x8769


@dataclass(frozen=True, slots=True)
class Preview:
    """A page of a document as a JPEG file, out of how many; without one, `why` says why. `metadata`: name, value."""

    picture: bytes | None = None
    pages: int = 1
    why: str = ""
    metadata: tuple[tuple[str, str], ...] = ()


def look_into(desk: Desk, document: Document, page: int = 0) -> Preview:
    """Return a page of a picture or PDF file and what is written in it; raises ContentDamaged and Gone."""
    if not _is_pdf(document) and not _is_picture(document):
        return Preview(why=_("Files of this kind are not shown here. Export it to open it elsewhere."))
    if document.size > (MOST_PDF_BYTES if _is_pdf(document) else MOST_BYTES):
        return Preview(why=_("This file is too large to be shown here. Export it to open it elsewhere."))
    return _drawn(document, _read(desk, document), page, SIDE)


def read_for_thumbnail(desk: Desk, document: Document) -> bytes:
    """Return what `draw_thumbnail` draws; nothing of a file that is no picture and no PDF, or is large."""
    wanted = _is_picture(document) or _is_pdf(document)
    return _read(desk, document) if wanted and document.size <= MOST_THUMBNAIL_BYTES else b""


def draw_thumbnail(document: Document, data: bytes) -> bytes:
    """Return a small JPEG file of a picture or of the first page; nothing of what cannot be drawn."""
    return (_drawn(document, data, 0, THUMBNAIL_SIDE).picture if data else None) or b""


def _read(desk: Desk, document: Document) -> bytes:
    with desk.register.reading() as reader:
        reader.get(Document, document.id)
        return files.read(reader.connection, document.sha256)


def _drawn(document: Document, data: bytes, page: int, side: int) -> Preview:
    return _of_pdf(data, page, side) if _is_pdf(document) else _of_picture(data, side)


def _is_picture(document: Document) -> bool:
    return document.media_type.startswith("image/")


def _is_pdf(document: Document) -> bool:
    return document.media_type == PDF or document.filename.casefold().endswith(".pdf")


def _of_picture(data: bytes, side: int) -> Preview:
    try:
        with Image.open(io.BytesIO(data), formats=ALLOWED) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return Preview(why=_("This picture is too large to be shown here."))
            told = tuple(_of_camera(opened))
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Preview(why=_("This picture is too large to be shown here."))
    except (OSError, SyntaxError, ValueError):
        return Preview(why=_("This file is no picture that Vigil can read. Export it to open it elsewhere."))
    upright.info = {}
    upright.thumbnail((side, side))
    return Preview(_jpeg(upright), metadata=told)


def _of_camera(picture: Image.Image) -> Iterator[tuple[str, str]]:
    """Yield what the camera or a program wrote into a picture: place first, for it endangers most."""
    exif = picture.getexif()
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    if place:
        yield _("Place (GPS)"), _told_place(place)
    for number, value in {**exif, **exif.get_ifd(_EXIF_OFFSET)}.items():
        name = ExifTags.TAGS.get(number, f"0x{number:04x}")
        if number not in (ExifTags.Base.GPSInfo, _EXIF_OFFSET) and (text := _told(value)):
            yield name, text
    for name in ("comment", "Author", "Description", "Software", "Creation Time"):
        if text := _told(picture.info.get(name, "")):
            yield name.capitalize(), text


def _told_place(place: dict[int, Any]) -> str:
    def degrees(part: int, sign: int) -> str:
        try:
            whole, minutes, seconds = (float(one) for one in place[part])
        except (KeyError, TypeError, ValueError, ZeroDivisionError):
            return ""
        return f"{whole + minutes / 60 + seconds / 3600:.5f}{place.get(sign, '')}"

    found = " ".join(filter(None, (degrees(2, 1), degrees(4, 3))))
    return found or _("recorded, but not in a form that Vigil can read")


def _told(value: Any) -> str:
    """Return a value as one short line; binary ones only tell that they are there."""
    if isinstance(value, bytes):
        text = value.decode("utf-8", "replace").strip("\x00 ")
        if not text.isprintable():
            return _("{n} bytes").format(n=len(value)) if value else ""
    else:
        text = str(value)
    line = " ".join(text.replace("\x00", " ").split())
    return line if len(line) <= MOST_LETTERS else f"{line[:MOST_LETTERS]}…"


def _of_pdf(data: bytes, page: int, side: int) -> Preview:
    # deferred: the library is large, and most people never look into a PDF file.
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as opened:
            pages = len(opened)
            number = max(0, min(page, pages - 1))
            told = tuple(
                (name, line) for name, value in opened.get_metadata_dict().items() if (line := _told(value))
            )
            sheet = opened[number]
            scale = min(side / max(*sheet.get_size(), 1.0), 200 / _POINTS_PER_INCH)
            picture = sheet.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, OSError, ValueError, IndexError):
        return Preview(
            why=_("This PDF file cannot be shown: it is damaged or locked. Export it to open it elsewhere.")
        )
    return Preview(_jpeg(picture), pages, metadata=told)


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()
