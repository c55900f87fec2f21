"""Any file becomes a document as it is, is known again, looked into, copied without its metadata, and given out."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from app.base.durable_file import NEW_FILE_SUFFIX
from app.base.errors import FieldProblem, Problem
from app.base.progress import Cancelled, Silent
from app.domain.document import Document
from app.domain.evidence import CustodyStep
from app.store.files import PIECE, ContentDamaged
from app.workflows.attach_document import document_bytes
from app.workflows.attach_file import AlreadyThere, attach_file
from app.workflows.check_register import check_register
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records, remove_record, save_record
from app.workflows.export_document import Purpose, export_document
from app.workflows.history import undo
from app.workflows.look_into import look_into
from app.workflows.record_custody import CustodyEntry, record_custody
from app.workflows.working_copy import make_working_copy
from tests.workflows.made_case import last_change, somebody
from tests.workflows.test_attach_document import photo

TO_LAWYER = Purpose("Адвакат", "для скаргі")


class StopAt:
    """Progress that is stopped at a step, as with the button."""

    def __init__(self, step: int) -> None:
        self._left = step
        self.seen: list[tuple[int, int]] = []

    def step(self, done: int, total: int, _text: str = "") -> None:
        self.seen.append((done, total))
        self._left -= 1
        if self._left == 0:
            raise Cancelled


def written(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def scan() -> bytes:
    """Return a PDF file with an author, a hidden file and a photo that says where it was taken."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(300, 400))
        image = made.make_stream(photo(60, 40))
        image.Type, image.Subtype, image.Width, image.Height = (
            pikepdf.Name.XObject,
            pikepdf.Name.Image,
            60,
            40,
        )
        image.ColorSpace, image.BitsPerComponent, image.Filter = (
            pikepdf.Name.DeviceRGB,
            8,
            pikepdf.Name.DCTDecode,
        )
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=image))
        page.obj.Contents = made.make_stream(b"q 200 0 0 150 50 200 cm /P Do Q")
        made.docinfo["/Author"] = "Canary author"
        made.attachments["hidden.txt"] = b"Canary attachment"
        with made.open_metadata() as xmp:
            xmp["dc:creator"] = ["Canary creator"]
        made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("size", [0, 1, PIECE, PIECE + 1, 3 * PIECE - 1])
def test_a_file_of_any_size_comes_out_as_it_went_in(desk: Desk, tmp_path: Path, size: int) -> None:
    data = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    added = attach_file(desk, somebody(desk).id, written(tmp_path, "запіс.bin", data), Silent()).document
    assert (added.size, added.sha256) == (size, hashlib.sha256(data).hexdigest())
    assert (added.title, added.filename, added.collector) == ("запіс", "запіс.bin", "Alena")
    out = export_document(desk, added.id, tmp_path / "out.bin", TO_LAWYER, Silent())
    assert out.read_bytes() == data
    assert all(result.ok for result in check_register(desk))


@pytest.mark.parametrize("step", [1, 4, 5, 7])
def test_a_stopped_adding_leaves_nothing(desk: Desk, tmp_path: Path, step: int) -> None:
    person = somebody(desk)
    file = written(tmp_path, "a.bin", b"Canary contents" * PIECE)
    before, size = last_change(desk), (desk.path / "register.db").stat().st_size
    with pytest.raises(Cancelled):
        attach_file(desk, person.id, file, StopAt(step * 4))
    assert list_records(desk, Document) == list_records(desk, CustodyStep) == ()
    assert last_change(desk) == before
    assert (desk.path / "register.db").stat().st_size == size
    assert all(result.ok for result in check_register(desk))


def test_progress_goes_up_to_the_whole(desk: Desk, tmp_path: Path) -> None:
    watch = StopAt(-1)
    attach_file(desk, somebody(desk).id, written(tmp_path, "a.bin", b"x" * 5 * PIECE), watch)
    assert watch.seen == sorted(watch.seen)
    assert watch.seen[-1] == (10 * PIECE, 10 * PIECE)


def test_the_same_file_is_not_added_twice_and_is_told_with_another_person(desk: Desk, tmp_path: Path) -> None:
    one, other = somebody(desk), somebody(desk, "Лебедзь", "Ганна")
    first = attach_file(desk, one.id, written(tmp_path, "a.txt", b"one"), Silent())
    assert first.also_with == ()
    with pytest.raises(AlreadyThere, match="“a”"):
        attach_file(desk, one.id, written(tmp_path, "another name.txt", b"one"), Silent())
    assert attach_file(desk, other.id, tmp_path / "a.txt", Silent()).also_with == ("Ясевіч Ян",)


def test_what_is_no_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    person = somebody(desk)
    with pytest.raises(Problem, match="not a file"):
        attach_file(desk, person.id, tmp_path, Silent())
    with pytest.raises(Problem, match="cannot be read"):
        attach_file(desk, person.id, tmp_path / "gone.txt", Silent())


def test_an_export_is_told_with_to_whom_and_why_and_no_undo_takes_it_back(desk: Desk, tmp_path: Path) -> None:
    document = attach_file(desk, somebody(desk).id, written(tmp_path, "a.txt", b"one"), Silent()).document
    sentence = desk.undo_sentence
    out = export_document(desk, document.id, tmp_path / "out.txt", TO_LAWYER, Silent())
    told = last_change(desk).sentence
    assert all(word in told for word in ("Адвакат", "для скаргі", str(out), "Ясевіч Ян"))
    step = list_records(desk, CustodyStep)[-1]
    assert (step.handed_by, step.handed_to, step.why) == ("Alena", "Адвакат", "для скаргі")
    assert step.hash_checked
    assert desk.undo_sentence == sentence


@pytest.mark.parametrize("purpose", [Purpose("", "x"), Purpose("x", "  ")])
def test_an_export_says_to_whom_and_why(desk: Desk, tmp_path: Path, purpose: Purpose) -> None:
    document = attach_file(desk, somebody(desk).id, written(tmp_path, "a.txt", b"one"), Silent()).document
    with pytest.raises(FieldProblem):
        export_document(desk, document.id, tmp_path / "out.txt", purpose, Silent())
    assert not (tmp_path / "out.txt").exists()


def test_a_stopped_or_failed_export_leaves_no_file_and_no_line(desk: Desk, tmp_path: Path) -> None:
    data = b"x" * 4 * PIECE
    document = attach_file(desk, somebody(desk).id, written(tmp_path, "a.bin", data), Silent()).document
    before = last_change(desk)
    with pytest.raises(Cancelled):
        export_document(desk, document.id, tmp_path / "out.bin", TO_LAWYER, StopAt(3))
    with pytest.raises(Problem, match="does not exist"):
        export_document(desk, document.id, tmp_path / "no" / "out.bin", TO_LAWYER, Silent())
    with pytest.raises(Problem, match="already a file"):
        export_document(desk, document.id, tmp_path / "a.bin", TO_LAWYER, Silent())
    with pytest.raises(Problem, match="register"):
        export_document(desk, document.id, desk.path / "out.bin", TO_LAWYER, Silent())
    assert {one.name for one in tmp_path.iterdir()} == {"a.bin", "register"}
    assert not list(tmp_path.glob(f"*{NEW_FILE_SUFFIX}"))
    assert last_change(desk) == before


def test_a_damaged_file_is_never_given_out(desk: Desk, tmp_path: Path) -> None:
    person = somebody(desk)
    document = attach_file(desk, person.id, written(tmp_path, "a.txt", b"one"), Silent()).document
    desk.register.bookkeeping(lambda c: c.exec_driver_sql("UPDATE content SET data = x'00'"))
    with pytest.raises(ContentDamaged):
        export_document(desk, document.id, tmp_path / "out.txt", TO_LAWYER, Silent())
    with pytest.raises(ContentDamaged):
        record_custody(desk, person.id, CustodyEntry(document.id, handed_to="Суд"))
    assert not (tmp_path / "out.txt").exists()
    assert [result.name for result in check_register(desk) if not result.ok] == ["documents"]


def test_a_picture_tells_where_it_was_taken_and_its_working_copy_does_not(desk: Desk, tmp_path: Path) -> None:
    original = attach_file(desk, somebody(desk).id, written(tmp_path, "IMG.jpg", photo()), Silent()).document
    seen = look_into(desk, original)
    told = dict(seen.metadata)
    assert seen.picture is not None and seen.pages == 1
    assert told["Make"] == "Canary telephone" and "53.90" in told["Place (GPS)"]
    assert document_bytes(desk, original.sha256) == photo()
    copy = make_working_copy(desk, original.id)
    assert copy.original_id == original.id and not copy.evidentiary
    assert look_into(desk, copy).metadata == ()
    assert b"Canary" not in document_bytes(desk, copy.sha256)
    with Image.open(io.BytesIO(document_bytes(desk, copy.sha256))) as picture:
        assert picture.size == (1600, 1200)
    assert list_records(desk, Document)[0] == original


def test_a_pdf_file_is_shown_and_its_working_copy_tells_nothing(desk: Desk, tmp_path: Path) -> None:
    original = attach_file(
        desk, somebody(desk).id, written(tmp_path, "verdict.pdf", scan()), Silent()
    ).document
    seen = look_into(desk, original)
    assert seen.picture is not None and seen.pages == 1
    assert ("Author", "Canary creator") in seen.metadata
    copy = make_working_copy(desk, original.id)
    bare = document_bytes(desk, copy.sha256)
    with pikepdf.open(io.BytesIO(bare)) as opened:
        parts = [one.read_raw_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream)]
        assert not dict(opened.docinfo)
    assert b"Canary" not in bare + b"".join(parts)
    shown = look_into(desk, copy)
    assert shown.picture is not None and shown.metadata == ()


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", b"text"), ("a.jpg", b"no picture"), ("a.pdf", b"no file"), ("a.pdf", scan()[:400])],
)
def test_what_cannot_be_shown_or_copied_says_so(desk: Desk, tmp_path: Path, name: str, data: bytes) -> None:
    document = attach_file(desk, somebody(desk).id, written(tmp_path, name, data), Silent()).document
    seen = look_into(desk, document)
    assert seen.picture is None and seen.why
    with pytest.raises(Problem):
        make_working_copy(desk, document.id)


def test_an_evidentiary_original_is_neither_altered_nor_removed(desk: Desk, tmp_path: Path) -> None:
    person = somebody(desk)
    document = attach_file(desk, person.id, written(tmp_path, "a.txt", b"one"), Silent()).document
    kept = save_record(desk, document.but(evidentiary=True, origin="Суд"))
    with pytest.raises(Problem, match="evidentiary"):
        remove_record(desk, kept)
    with pytest.raises(Problem, match="contents"):
        save_record(desk, kept.but(sha256="0" * 64))
    remove_record(desk, save_record(desk, kept.but(evidentiary=False)))
    assert list_records(desk, Document) == list_records(desk, CustodyStep) == ()
    undo(desk)
    assert len(list_records(desk, CustodyStep)) == 1
    assert document_bytes(desk, document.sha256) == b"one"


def test_a_document_goes_through_a_restart(
    desk: Desk, tmp_path: Path, reopen: Callable[[Desk], Desk]
) -> None:
    document = attach_file(desk, somebody(desk).id, written(tmp_path, "a.txt", b"one"), Silent()).document
    again = reopen(desk)
    (found,) = list_records(again, Document)
    assert found.but(acquired_at=None) == document.but(acquired_at=None)
    (step,) = list_records(again, CustodyStep)
    assert step.at is not None and step.at.hour == 9
