"""A file of any size goes in, is checked and comes out with memory that does not grow with it."""

import resource
import sys
from pathlib import Path

import pytest

from app.base.progress import Cancelled, Silent
from app.domain.document import Document
from app.store.files import PIECE
from app.workflows.attach_file import attach_file
from app.workflows.check_register import check_register
from app.workflows.desk import Desk
from app.workflows.edit_records import list_records
from app.workflows.export_document import Purpose, export_document
from tests.workflows.made_case import somebody

MEGABYTE = 1024 * 1024


class StopHalfWay:
    """Progress that is stopped in the middle."""

    def step(self, done: int, total: int, _text: str = "") -> None:
        if total and done > total * 3 // 4:
            raise Cancelled


def peak() -> int:
    """Return the most memory that this process has used, in bytes."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024


def there_and_back(desk: Desk, folder: Path, pieces: int) -> None:
    """Add, check and export a file of so many pieces; adding and exporting are once stopped half-way."""
    file = folder / "recording.bin"
    with file.open("wb") as stream:
        for number in range(pieces):
            stream.write(number.to_bytes(8, "big") * (PIECE // 8))
    person = somebody(desk)
    with pytest.raises(Cancelled):
        attach_file(desk, person.id, file, StopHalfWay())
    assert list_records(desk, Document) == ()
    document = attach_file(desk, person.id, file, Silent()).document
    assert all(result.ok for result in check_register(desk))
    out = folder / "out.bin"
    with pytest.raises(Cancelled):
        export_document(desk, document.id, out, Purpose("x", "y"), StopHalfWay())
    assert not out.exists()
    export_document(desk, document.id, out, Purpose("x", "y"), Silent())
    with file.open("rb") as given, out.open("rb") as got:
        while one := given.read(PIECE):
            assert one == got.read(PIECE)
        assert got.read() == b""


def test_a_file_goes_in_is_checked_and_comes_out_and_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    there_and_back(desk, tmp_path, 16 * MEGABYTE // PIECE)


@pytest.mark.full
def test_a_gigabyte_takes_less_than_300_megabytes_of_memory(desk: Desk, tmp_path: Path) -> None:
    there_and_back(desk, tmp_path, 1024 * MEGABYTE // PIECE)
    assert peak() < 300 * MEGABYTE
