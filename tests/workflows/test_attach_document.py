"""A photo enters the register drawn anew: nothing that a camera wrote comes along, and a hostile file is refused."""

import hashlib
import io
import struct
import zlib

import pytest
from PIL import Image

from app.base.errors import Problem
from app.domain.document import Document
from app.store.files import ContentDamaged
from app.workflows.attach_document import PHOTO_SIDE, THUMBNAIL_SIDE, attach_photo, document_bytes, redraw
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records
from app.workflows.history import read_history, undo
from tests.workflows.made_case import last_change, line_of, somebody

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825
RED, BLUE = (200, 20, 20), (20, 20, 200)


def photo(width: int = 1600, height: int = 1200, kind: str = "JPEG", turned: int = 1) -> bytes:
    """Return a picture that is red on the left and blue on the right, with what a telephone writes into it."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = turned, "Canary telephone"
    exif.get_ifd(GPS)[2] = (53.0, 54.0, 8.0)
    out = io.BytesIO()
    picture.save(out, kind, exif=exif, comment=b"Canary comment")
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """Return a tiny PNG file that promises a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    heading = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", heading)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_the_camera_wrote_does_not_enter(desk: Desk, kind: str) -> None:
    given = photo(kind=kind)
    assert b"Canary" in given
    document = attach_photo(desk, somebody(desk).id, given, "/home/me/IMG_1.jpg")
    kept = document_bytes(desk, document.sha256)
    small = document_bytes(desk, document.thumbnail_sha256)
    assert b"Canary" not in kept + small
    for data in (kept, small):
        with Image.open(io.BytesIO(data)) as picture:
            assert dict(picture.getexif()) == {}
            assert not {"exif", "comment", "icc_profile", "xmp"} & set(picture.info)
    assert (document.filename, document.media_type, document.size) == ("IMG_1.jpg", "image/jpeg", len(kept))
    assert document.sha256 == hashlib.sha256(kept).hexdigest()


def test_it_is_made_small_and_stands_upright() -> None:
    large, small = redraw(photo(turned=6))  # the camera was held on its side
    with Image.open(io.BytesIO(large)) as picture:
        assert picture.size == (PHOTO_SIDE * 3 // 4, PHOTO_SIDE)
        top, bottom = picture.getpixel((300, 50)), picture.getpixel((300, 850))
    assert isinstance(top, tuple) and isinstance(bottom, tuple)
    assert top[0] > top[2] and bottom[2] > bottom[0]
    with Image.open(io.BytesIO(small)) as picture:
        assert picture.size == (THUMBNAIL_SIDE, THUMBNAIL_SIDE)


def test_the_latest_photo_is_the_portrait_until_it_is_taken_back(desk: Desk) -> None:
    person = somebody(desk)
    first = attach_photo(desk, person.id, photo(400, 400), "first.jpg")
    second = attach_photo(desk, person.id, photo(300, 300), "second.jpg")
    assert line_of(desk, person).thumbnail == second.thumbnail_sha256
    assert [one.portrait for one in list_records(desk, Document)] == [False, True]
    undo(desk)
    assert line_of(desk, person).thumbnail == first.thumbnail_sha256
    assert last_change(desk).undoes is not None


def test_the_same_picture_is_stored_once(desk: Desk) -> None:
    person = somebody(desk)
    twice = [attach_photo(desk, person.id, photo(400, 400), name).sha256 for name in ("a.jpg", "b.jpg")]
    assert twice[0] == twice[1]
    pieces = "SELECT count(*) FROM content WHERE sha256 = ?"
    with desk.register.reading() as reader:
        assert reader.connection.exec_driver_sql(pieces, (twice[0],)).scalar() == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not a picture"),
        (b"%PDF-1.7 something", "not a picture"),
        (photo(400, 400)[:900], "not a picture"),
        (b"GIF89a" + photo(40, 40), "not a picture"),
        (bomb(9_000, 9_000), "more than 50 million pixels"),
        (bomb(60_000, 60_000), "more than 50 million pixels"),
        (b"\xff" * (40 * 1024 * 1024 + 1), "larger than 40 MB"),
    ],
    ids=["empty", "pdf", "cut off", "gif", "bomb", "large bomb", "too many bytes"],
)
def test_what_is_no_sane_picture_is_refused_and_nothing_is_kept(
    desk: Desk, data: bytes, sentence: str
) -> None:
    person = somebody(desk)
    before = read_history(desk)
    with pytest.raises(Problem, match=sentence) as problem:
        attach_photo(desk, person.id, data, "x.jpg")
    assert problem.value.advice
    assert list_records(desk, Document) == ()
    assert read_history(desk) == before


def test_a_file_that_is_not_there_is_said_plainly(desk: Desk) -> None:
    with pytest.raises(ContentDamaged, match="cannot be shown"):
        document_bytes(desk, "0" * 64)
