"""Attaching a photo to a person, and reading the bytes of a document back."""

import io
from pathlib import Path, PurePath

from PIL import Image, ImageOps, UnidentifiedImageError

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.document import Document, DocumentFields
from app.domain.record import PersonId, SourceId
from app.store import files
from app.store.register import Change
from app.workflows.desk import Desk

PHOTO_SIDE = 900
THUMBNAIL_SIDE = 96
MOST_BYTES = 40 * 1024 * 1024
MOST_PIXELS = 50_000_000
ALLOWED = ("JPEG", "PNG")


def attach_photo(
    desk: Desk, person_id: PersonId, data: bytes, filename: str, source_id: SourceId | None = None
) -> Document:
    """Attach a portrait (JPEG or PNG) and show it beside the name from now on.

    The picture is drawn anew at 900 pixels at most: what the camera wrote into the file (place, time, owner) does
    not enter the register.
    """
    photo, thumbnail = redraw(data)
    with desk.changing(_("Attach photo of {name}").format(name=desk.name_of(person_id))) as change:
        for old in change.find(Document, person_id=person_id, portrait=True):
            change.save(old.but(portrait=False))
        return keep_photo(change, person_id, photo, thumbnail, PurePath(filename).name, source_id)


def attach_photo_file(desk: Desk, person_id: PersonId, file: Path) -> Document:
    """Attach the picture in a file as the portrait; raises Problem when it cannot be read."""
    try:
        if file.is_file() and file.stat().st_size > MOST_BYTES:
            raise _too_large()
        data = file.read_bytes()
    except OSError as error:
        raise Problem(
            _("The file {name} cannot be read.").format(name=file.name),
            _("Check that it exists, that it is not open in another program, and that you may read it."),
        ) from error
    return attach_photo(desk, person_id, data, file.name)


def keep_photo(
    change: Change,
    person_id: PersonId,
    photo: bytes,
    thumbnail: bytes,
    filename: str,
    source_id: SourceId | None,
) -> Document:
    """Store a redrawn photo and its thumbnail inside a change."""
    document: Document = change.add(
        DocumentFields(
            person_id=person_id,
            kind="photo",
            title=_("Photo"),
            filename=filename,
            media_type="image/jpeg",
            size=len(photo),
            sha256=files.keep(change.connection, photo),
            thumbnail_sha256=files.keep(change.connection, thumbnail),
            portrait=True,
            source_id=source_id,
        )
    )
    return document


def redraw(data: bytes) -> tuple[bytes, bytes]:
    """Return (photo, square thumbnail) as fresh JPEG files; raises Problem for anything but a sane picture."""
    if len(data) > MOST_BYTES:
        raise _too_large()
    try:
        with Image.open(io.BytesIO(data), formats=ALLOWED) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise _too_many_pixels()
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        # Pillow has a limit of its own, far above ours, and looks at the size before we can.
        raise _too_many_pixels() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Problem(
            _("This file is not a picture that Vigil can read."), _("Use a JPEG or PNG file.")
        ) from error
    # Pillow would write the comment of the file given into the new ones.
    upright.info = {}
    upright.thumbnail((PHOTO_SIDE, PHOTO_SIDE))
    # The head is in the upper part of a portrait: the square is cut a little above the middle.
    small = ImageOps.fit(upright, (THUMBNAIL_SIDE, THUMBNAIL_SIDE), centering=(0.5, 0.35))
    return _jpeg(upright, 86), _jpeg(small, 82)


def document_bytes(desk: Desk, sha256: str) -> bytes:
    """Return the bytes of a stored file, checked against their hash."""
    with desk.register.reading() as reader:
        return files.read(reader.connection, sha256)


def _too_large() -> Problem:
    return Problem(_("This picture is larger than 40 MB."), _("Save a smaller version and attach that."))


def _too_many_pixels() -> Problem:
    return Problem(
        _("This picture has more than 50 million pixels."), _("Save a smaller version and attach that.")
    )


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    # Without `exif` Pillow writes none.
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
