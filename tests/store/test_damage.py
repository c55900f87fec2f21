"""Damaged, missing, mixed-up and foreign files: each with the sentence that a person sees."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from app.base.durable_file import FileNotWritten
from app.base.errors import Problem
from app.domain.document import Document
from app.domain.person import Note
from app.store import key_file
from app.store.check import CHECKS, CheckResult, check
from app.store.connection import AlreadyOpen, DatabaseDamaged, DiskFailed
from app.store.key_problems import KeyFileDamaged, KeyFileMissing, WrongPassphrase
from app.workflows.attach_document import attach_photo, document_bytes
from app.workflows.back_up import back_up
from app.workflows.open_register import close_register
from tests.store.made_register import PASSPHRASE, fill, new_register, open_again, picture

if sys.platform != "win32":
    import resource

ROOT = Path(__file__).parents[2]
PAGE = 4096


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a register at rest with a few persons, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "register"
    desk = new_register(folder)
    fill(desk)
    close_register(desk)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """Return the folder of a register of this test."""
    return Path(shutil.copytree(made, tmp_path / "register"))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return the folder of another register with the same passphrase."""
    folder = tmp_path / "other"
    close_register(new_register(folder))
    return folder


def both_key_files(folder: Path, change: Callable[[Path], object]) -> None:
    for path in (folder / "register.keys", folder / "register.keys.bak"):
        change(path)


def cut(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])


def flip(path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def plain_database(path: Path) -> None:
    path.unlink()
    connection = sqlcipher.connect(str(path))
    connection.execute("CREATE TABLE person (id INTEGER)")
    connection.commit()
    connection.close()


DATABASE_DAMAGE: dict[str, tuple[Callable[[Path], object], type[Problem], str]] = {
    "0 bytes": (lambda db: db.write_bytes(b""), DatabaseDamaged, r"database is empty \(0 bytes\)"),
    "missing": (lambda db: db.unlink(), Problem, "database register.db is missing"),
    "cut within the first page": (lambda db: cut(db, 1000), DatabaseDamaged, "database cannot be read"),
    "cut at a page": (lambda db: cut(db, 5 * PAGE), DatabaseDamaged, "database cannot be read"),
    "cut in the middle": (lambda db: cut(db, 5 * PAGE + 77), DatabaseDamaged, "database cannot be read"),
    "a flipped bit in the first page": (lambda db: flip(db, 99), DatabaseDamaged, "database cannot be read"),
    "zeros": (lambda db: db.write_bytes(bytes(10 * PAGE)), DatabaseDamaged, "database cannot be read"),
    "a picture": (
        lambda db: db.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(9000)),
        DatabaseDamaged,
        "database cannot be read",
    ),
    "a database without encryption": (plain_database, DatabaseDamaged, "database cannot be read"),
}


@pytest.mark.parametrize("damage", DATABASE_DAMAGE)
def test_a_damaged_database_is_refused_in_words_and_left_alone(folder: Path, damage: str) -> None:
    act, problem, sentence = DATABASE_DAMAGE[damage]
    database = folder / "register.db"
    act(database)
    before = database.read_bytes() if database.exists() else None
    with pytest.raises(problem, match=sentence) as told:
        open_again(folder)
    assert told.value.advice
    assert (database.read_bytes() if database.exists() else None) == before


def test_a_wrong_passphrase_is_told_before_damage(folder: Path) -> None:
    (folder / "register.db").write_bytes(b"")
    with pytest.raises(WrongPassphrase, match="does not open the register"):
        open_again(folder, "not the right passphrase")


def test_damage_of_the_first_sixteen_bytes_is_no_loss(folder: Path) -> None:
    """They are the salt, which is kept in the key file too."""
    database = folder / "register.db"
    database.write_bytes(bytes(16) + database.read_bytes()[16:])
    close_register(open_again(folder))


KEY_DAMAGE: dict[str, tuple[Callable[[Path], object], type[Problem], str]] = {
    "0 bytes": (lambda keys: keys.write_bytes(b""), KeyFileDamaged, "key file register.keys is damaged"),
    "cut": (lambda keys: cut(keys, 700), KeyFileDamaged, "key file register.keys is damaged"),
    "flipped": (lambda keys: flip(keys, 700), KeyFileDamaged, "key file register.keys is damaged"),
    "missing": (lambda keys: keys.unlink(), KeyFileMissing, "key file register.keys is missing"),
}


@pytest.mark.parametrize("damage", KEY_DAMAGE)
def test_a_damaged_key_file_is_never_called_a_wrong_passphrase(folder: Path, damage: str) -> None:
    act, problem, sentence = KEY_DAMAGE[damage]
    both_key_files(folder, act)
    for passphrase in (PASSPHRASE, "not the right passphrase"):
        with pytest.raises(problem, match=sentence) as told:
            open_again(folder, passphrase)
        assert told.value.advice


@pytest.mark.parametrize("damage", KEY_DAMAGE)
def test_the_copy_of_the_key_file_opens_the_register(folder: Path, damage: str) -> None:
    KEY_DAMAGE[damage][0](folder / "register.keys")
    assert key_file.read(folder / "register.keys").from_backup_copy
    desk = open_again(folder)
    # Opening it has made both copies good again.
    assert not key_file.read(folder / "register.keys").from_backup_copy
    assert all(result.ok for result in check(desk.register))
    close_register(desk)


def test_the_key_file_of_another_register_is_said(folder: Path, other: Path) -> None:
    both_key_files(folder, lambda path: shutil.copyfile(other / path.name, path))
    with pytest.raises(DatabaseDamaged, match="damaged or belongs to another register"):
        open_again(folder)


def test_the_database_of_another_register_is_said(folder: Path, other: Path) -> None:
    shutil.copyfile(other / "register.db", folder / "register.db")
    with pytest.raises(DatabaseDamaged, match="damaged or belongs to another register"):
        open_again(folder)


def test_no_register_at_all(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="There is no register at"):
        open_again(tmp_path / "gone")
    (tmp_path / "empty").mkdir()
    with pytest.raises(KeyFileMissing):
        open_again(tmp_path / "empty")
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_journal_of_rubbish_is_ignored(folder: Path) -> None:
    (folder / "register.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(range(256)) * 64)
    desk = open_again(folder)
    assert [result for result in check(desk.register) if not result.ok] == []
    close_register(desk)


OPEN_IT = """
import sys
from pathlib import Path
from tests.store.made_register import open_again
desk = open_again(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
"""


def test_a_second_process_is_refused_and_the_first_goes_on(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OPEN_IT, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        with pytest.raises(AlreadyOpen, match="already open in another window"):
            open_again(folder)
        first.communicate("\n")
    assert first.returncode == 0
    close_register(open_again(folder))


@contextmanager
def files_limited_to(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_change_that_the_disk_does_not_take_is_said_and_gone_as_a_whole(folder: Path) -> None:
    desk = open_again(folder)
    size = (folder / "register.db").stat().st_size
    with files_limited_to(size + PAGE):
        with pytest.raises(DiskFailed, match="last change was not saved") as told:
            attach_photo(desk, 2, picture(), "portrait.png")
        assert told.value.advice
        with pytest.raises(FileNotWritten, match="was not written"):
            back_up(desk)
        assert len(list((folder / "backups").iterdir())) == 0
    with desk.register.reading() as reader:
        assert [document.person_id for document in reader.find(Document)] == [1]
    attach_photo(desk, 2, picture(), "portrait.png")
    assert all(result.ok for result in check(desk.register))
    close_register(desk)


# What the checks say about an open register.


def results(folder: Path) -> dict[str, CheckResult]:
    desk = open_again(folder)
    try:
        return {result.name: result for result in check(desk.register)}
    finally:
        close_register(desk)


def by_hand(folder: Path, *statements: str) -> None:
    """Do to the database what somebody with the key and another program could do."""
    desk = open_again(folder)
    for statement in statements:
        desk.register.dbapi.execute(statement)
    close_register(desk)


def test_a_sound_register_passes_every_check(folder: Path) -> None:
    found = results(folder)
    assert list(found) == list(CHECKS)
    assert all(result.ok and result.detail for result in found.values())


def test_damage_behind_the_first_page_is_found_and_named(folder: Path) -> None:
    database = folder / "register.db"
    pages = database.stat().st_size // PAGE
    flip(database, (pages - 2) * PAGE + 123)
    found = results(folder)
    assert not found["pages"].ok
    assert found["pages"].detail == "1 page of the database file was altered or damaged."
    assert found["key_file"].ok


def test_reading_a_damaged_page_is_a_problem_in_words(folder: Path) -> None:
    desk = open_again(folder)
    photo = attach_photo(desk, 1, picture(), "last.png").sha256
    close_register(desk)
    # Near the end of the file lies the photo that came last, not the schema: the register still opens.
    database = folder / "register.db"
    flip(database, database.stat().st_size - 10 * PAGE)
    desk = open_again(folder)
    try:
        with pytest.raises(DatabaseDamaged, match="a part of it cannot be read"):
            document_bytes(desk, photo)
    finally:
        close_register(desk)
    # Opened again, everything else can still be read.
    desk = open_again(folder)
    try:
        with desk.register.reading() as reader:
            assert len(reader.find(Note)) == 5
    finally:
        close_register(desk)


def test_a_changed_record_behind_the_programs_back_is_found(folder: Path) -> None:
    by_hand(
        folder, "DROP TRIGGER keep_row_change_update", "UPDATE row_change SET after = '{}' WHERE sequence = 9"
    )
    found = results(folder)
    assert not found["history"].ok
    assert "was altered" in found["history"].detail
    assert found["pages"].ok


@pytest.mark.parametrize("derived", ["status_span", "person_index", "name_key"])
def test_derived_tables_that_lie_are_found(folder: Path, derived: str) -> None:
    by_hand(folder, f"DELETE FROM {derived} WHERE person_id = (SELECT min(person_id) FROM {derived})")
    found = results(folder)
    assert not found["derived"].ok
    assert "1 person otherwise" in found["derived"].detail
    # Checking has changed nothing: it is still found.
    assert not results(folder)["derived"].ok


def test_a_reference_to_nothing_is_found(folder: Path) -> None:
    by_hand(folder, "PRAGMA foreign_keys=OFF", "DROP TRIGGER record_source_removed", "DELETE FROM source")
    found = results(folder)
    assert not found["references"].ok
    assert "claim" in found["references"].detail


@pytest.mark.parametrize("act", ["DELETE FROM content", "UPDATE content SET data = x'00'"])
def test_lost_or_changed_contents_of_a_photo_are_found(folder: Path, act: str) -> None:
    by_hand(folder, act)
    found = results(folder)
    assert found["documents"].detail == "The contents of 2 documents are missing or damaged."
    assert not found["documents"].ok


@pytest.mark.parametrize("name", ["register.keys", "register.keys.bak"])
def test_one_bad_copy_of_the_key_file_is_found(folder: Path, name: str) -> None:
    desk = open_again(folder)
    cut(folder / name, 100)
    try:
        found = {result.name: result for result in check(desk.register)}
    finally:
        close_register(desk)
    assert not found["key_file"].ok
    assert "register.keys.bak" in found["key_file"].detail


def test_the_key_file_of_another_register_is_found(folder: Path, other: Path) -> None:
    desk = open_again(folder)
    both_key_files(folder, lambda path: shutil.copyfile(other / path.name, path))
    try:
        found = {result.name: result for result in check(desk.register)}
    finally:
        close_register(desk)
    assert not found["key_file"].ok
