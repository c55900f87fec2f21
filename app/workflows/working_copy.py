"""Making a working copy of a document: the same to look at, without what cameras and programs wrote into it."""

import io
from collections.abc import Callable
from pathlib import PurePath

from PIL import Image, ImageOps

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.document import Document, DocumentFields
from app.domain.evidence import CustodyStepFields
from app.store import files
from app.workflows.attach_document import ALLOWED, MOST_BYTES, MOST_PIXELS
from app.workflows.desk import Desk
from app.workflows.look_into import MOST_PDF_BYTES, PDF

_TELLING = frozenset(
    {
        "/Info",
        "/Metadata",
        "/PieceInfo",
        "/LastModified",
        "/EmbeddedFiles",
        "/JavaScript",
        "/OpenAction",
        "/AA",
        "/T",
    }
)
"""What of a PDF file tells of its makers, hides other files in it or acts when it is opened."""
_START_OF_SCAN, _COMMENT, _ADOBE, _FIRST_APP, _LAST_APP = 0xDA, 0xFE, 0xEE, 0xE1, 0xEF


def make_working_copy(desk: Desk, document_id: int) -> Document:
    """Add a copy of a picture or PDF file without its metadata, linked to the original, which stays as it is.

    Raises Problem for other kinds of file and for what cannot be read.
    """
    with desk.register.reading() as reader:
        original = reader.get(Document, document_id)
        name = reader.name_of(original.person_id)
        bare, suffix, media_type = _bare(original, lambda: files.read(reader.connection, original.sha256))
    with desk.changing(
        _("Make a working copy of {title} of {name}").format(title=original.title, name=name)
    ) as change:
        copy: Document = change.add(
            DocumentFields(
                person_id=original.person_id,
                kind=original.kind,
                title=_("{title} (working copy)").format(title=original.title)[:500],
                filename=PurePath(original.filename or "copy").stem + suffix,
                media_type=media_type,
                size=len(bare),
                sha256=files.keep(change.connection, bare),
                thumbnail_sha256="",
                captured=original.captured,
                acquired_at=original.acquired_at,
                origin=original.origin,
                method=original.method,
                collector=original.collector,
                url=original.url,
                original_id=original.original_id or original.id,
                source_id=original.source_id,
            )
        )
        change.add(
            CustodyStepFields(
                person_id=original.person_id,
                document_id=original.id,
                at=desk.clock.now(),
                handed_by=desk.who,
                handed_to=desk.who,
                why=_("Working copy made, without metadata"),
                hash_checked=True,
            )
        )
        return copy


def _bare(document: Document, read: Callable[[], bytes]) -> tuple[bytes, str, str]:
    """Return the contents without metadata, with the suffix and media type that they have now."""
    if document.media_type == PDF and document.size <= MOST_PDF_BYTES:
        return _bare_pdf(read()), ".pdf", PDF
    if document.media_type in ("image/jpeg", "image/png") and document.size <= MOST_BYTES:
        return _bare_picture(read()), ".jpg", "image/jpeg"
    raise Problem(
        _("A working copy can be made of JPEG, PNG and PDF files only, and not of very large ones."),
        _("Export the document, make a copy in another program, and add that."),
    )


def _bare_picture(data: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(data), formats=ALLOWED) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise _unreadable()
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _unreadable() from error
    except (OSError, SyntaxError, ValueError) as error:
        raise _unreadable() from error
    # Pillow would write the comment of the file into the new one; without `exif` it writes none.
    upright.info = {}
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=92, optimize=True)
    return out.getvalue()


def _bare_pdf(data: bytes) -> bytes:
    # deferred: the library takes a moment that most sessions need not pay.
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as opened:
            for place in (opened.trailer, opened.Root, *opened.objects):
                if isinstance(place, pikepdf.Dictionary | pikepdf.Stream):
                    for key in _TELLING & set(place.keys()):
                        del place[key]
                if isinstance(place, pikepdf.Stream) and place.get("/Filter") == pikepdf.Name.DCTDecode:
                    place.write(without_marks(place.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)
            out = io.BytesIO()
            opened.save(out, deterministic_id=True)
    except (pikepdf.PdfError, OSError, ValueError) as error:
        raise _unreadable() from error
    return out.getvalue()


def without_marks(jpeg: bytes) -> bytes:
    """Return a JPEG file without what was written into it beside the picture, which itself stays as it is."""
    if jpeg[:2] != b"\xff\xd8":
        return jpeg
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != _START_OF_SCAN:
        mark, end = jpeg[at + 1], at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        telling = mark == _COMMENT or (_FIRST_APP <= mark <= _LAST_APP and mark != _ADOBE)
        if not telling:
            kept.append(jpeg[at:end])
        at = end
    return b"".join((*kept, jpeg[at:]))


def _unreadable() -> Problem:
    return Problem(
        _("No working copy can be made: the file cannot be read, or is locked, or its picture is too large."),
        _("Export the document, make a copy in another program, and add that."),
    )
