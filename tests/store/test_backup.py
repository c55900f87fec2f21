"""Backups: complete, checked, encrypted, and restored only where nothing is."""

import json
import os
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.base.durable_file import FileNotWritten
from app.base.errors import Problem
from app.base.progress import Cancelled
from app.domain.person import Person
from app.store import backup_file, key_slots
from app.store.backup import RestoreWouldOverwrite, backup, restore
from app.store.backup_file import BackupDamaged, BackupFromNewerVersion, NotABackup, read_manifest
from app.store.check import check
from app.store.connection import DatabaseDamaged
from app.store.key_problems import KeyFileAltered, WrongPassphrase
from app.store.register import KEYS
from app.workflows.desk import Desk
from app.workflows.open_register import close_register
from tests.store.made_register import CLOCK, PASSPHRASE, fill, new_register, open_again

PEOPLE = 4


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a register at rest with a few persons, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "register"
    desk = new_register(folder)
    fill(desk, PEOPLE)
    close_register(desk)
    return folder


@pytest.fixture
def desk(folder: Path, tmp_path: Path) -> Iterator[Desk]:
    """Return an open register with a few persons."""
    desk = open_again(Path(shutil.copytree(folder, tmp_path / "register")))
    yield desk
    close_register(desk)


@pytest.fixture
def made(desk: Desk, tmp_path: Path) -> Path:
    """Return a backup of it."""
    return backup(desk.register, tmp_path / "monday.vigil-backup", CLOCK.now()).file


class Watcher:
    """Notes what it is told, and cancels at the first sentence that contains `stop`."""

    def __init__(self, stop: str = "never") -> None:
        self.texts: list[str] = []
        self.stop = stop

    def step(self, done: int, total: int, text: str = "") -> None:
        """Note the sentence; cancel when told to."""
        self.texts.append(text)
        if self.stop in text:
            raise Cancelled


def test_a_restored_backup_is_the_register(desk: Desk, made: Path, tmp_path: Path) -> None:
    restored = restore(made, tmp_path / "restored", PASSPHRASE)
    assert restored.persons == PEOPLE
    again = open_again(tmp_path / "restored")
    try:
        assert [result for result in check(again.register) if not result.ok] == []
        with desk.register.reading() as ours, again.register.reading() as theirs:
            assert theirs.find(Person) == ours.find(Person)
        assert again.register.facts() == desk.register.facts()
    finally:
        close_register(again)


def test_the_figures_that_are_reported_are_true(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "monday.vigil-backup"
    info = backup(desk.register, target, CLOCK.now())
    assert (info.file, info.persons) == (target, PEOPLE)
    assert backup_file.part_of(target).sha256 == info.sha256
    assert restore(target, tmp_path / "a").sha256 == info.sha256


def test_without_a_passphrase_it_restores_what_the_checksums_prove(
    desk: Desk, made: Path, tmp_path: Path
) -> None:
    assert restore(made, tmp_path / "restored").persons is None
    close_register(open_again(tmp_path / "restored"))


def test_nothing_but_the_backup_is_left(desk: Desk, made: Path, tmp_path: Path) -> None:
    assert sorted(one.name for one in tmp_path.iterdir()) == ["monday.vigil-backup", "register"]
    assert not (desk.path / ".backup").exists()
    restore(made, tmp_path / "restored", PASSPHRASE)
    assert sorted(one.name for one in (tmp_path / "restored").iterdir()) == [
        "backups",
        "register.db",
        "register.keys",
        "register.keys.bak",
    ]
    if sys.platform != "win32":
        assert made.stat().st_mode & 0o077 == 0
        assert all(one.stat().st_mode & 0o077 == 0 for one in (tmp_path / "restored").glob("register*"))


def test_what_a_killed_backup_left_is_gone_when_the_register_is_opened_again(
    folder: Path, tmp_path: Path
) -> None:
    register = Path(shutil.copytree(folder, tmp_path / "register"))
    (register / ".backup").mkdir()
    (register / ".backup" / "register.db").write_bytes(b"half")
    unfinished = register / "backups" / "register-20261120-090000.vigil-backup.new"
    unfinished.write_bytes(b"half")
    kept = register / "backups" / "register-20261119-090000.vigil-backup"
    kept.write_bytes(b"whole")
    close_register(open_again(register))
    assert not (register / ".backup").exists()
    assert not unfinished.exists()
    assert kept.exists()


def test_the_next_backup_takes_away_those_that_were_never_finished(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    now = CLOCK.now().timestamp()
    for name, age in (("register-1", 60), ("office-1", 60), ("office-2", 2 * 24 * 3600)):
        file = stick / f"{name}.vigil-backup.new"
        file.write_bytes(b"half")
        os.utime(file, (now - age, now - age))
    backup(desk.register, stick / "today.vigil-backup", CLOCK.now())
    # The one of another register may be under way just now.
    assert sorted(one.name for one in stick.iterdir()) == ["office-1.vigil-backup.new", "today.vigil-backup"]


def test_the_register_goes_on_and_the_backup_holds_its_moment(desk: Desk, made: Path, tmp_path: Path) -> None:
    fill(desk, 1)
    assert restore(made, tmp_path / "restored", PASSPHRASE).persons == PEOPLE
    assert backup(desk.register, made, CLOCK.now()).persons == PEOPLE + 1


def test_the_manifest_says_which_register_and_nothing_of_anybody(desk: Desk, made: Path) -> None:
    manifest = read_manifest(made)
    assert manifest.register_id == desk.register.facts()["id"]
    assert manifest.made == CLOCK.now()
    assert manifest.database_salt == desk.register.salt
    with zipfile.ZipFile(made) as archive:
        content = json.loads(archive.read("manifest.json"))
    assert set(content) == {
        "format",
        "version",
        "made",
        "register",
        "generation",
        "database_salt",
        "schema",
        "keys",
        "database",
        "mac",
    }


def test_a_backup_opens_with_the_passphrases_of_its_time(desk: Desk, made: Path, tmp_path: Path) -> None:
    key_slots.change_passphrase(desk.path / KEYS, desk.register.master, 0, "another passphrase now")
    with pytest.raises(WrongPassphrase):
        restore(made, tmp_path / "restored", "another passphrase now")
    assert restore(made, tmp_path / "restored", PASSPHRASE).persons == PEOPLE


@pytest.mark.parametrize("there", ["file", "register"])
def test_restoring_never_overwrites(desk: Desk, made: Path, tmp_path: Path, there: str) -> None:
    place = tmp_path / "taken" if there == "file" else desk.path
    if there == "file":
        place.write_text("mine", encoding="utf-8")
    with pytest.raises(RestoreWouldOverwrite):
        restore(made, place, PASSPHRASE)
    if there == "file":
        assert place.read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_may_be_restored_into(made: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert restore(made, tmp_path / "empty", PASSPHRASE).persons == PEOPLE


def test_a_wrong_passphrase_restores_nothing(made: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(WrongPassphrase):
        restore(made, tmp_path / "restored", "not the right passphrase")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("stop", ["Copying", "Checking", "Writing"])
def test_a_cancelled_backup_keeps_the_older_one(desk: Desk, made: Path, tmp_path: Path, stop: str) -> None:
    older = made.read_bytes()
    with pytest.raises(Cancelled):
        backup(desk.register, made, CLOCK.now(), Watcher(stop))
    assert made.read_bytes() == older
    assert sorted(one.name for one in tmp_path.iterdir()) == ["monday.vigil-backup", "register"]
    assert not (desk.path / ".backup").exists()
    fill(desk, 1)


@pytest.mark.parametrize("stop", ["Reading", "Checking"])
def test_a_cancelled_restoration_leaves_nothing(made: Path, tmp_path: Path, stop: str) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        restore(made, tmp_path / "restored", PASSPHRASE, Watcher(stop))
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_is_not_there_is_said(desk: Desk, made: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten, match="does not exist"):
        backup(desk.register, tmp_path / "gone" / "x.vigil-backup", CLOCK.now())
    with pytest.raises(FileNotWritten, match="does not exist"):
        restore(made, tmp_path / "gone" / "restored")
    with pytest.raises(Problem, match="There is no file"):
        restore(tmp_path / "gone.vigil-backup", tmp_path / "restored")


# Damage.


def test_every_flipped_byte_that_matters_is_found(made: Path, tmp_path: Path) -> None:
    """Each byte but those of the database, of which a sample is enough: its checksum covers it evenly."""
    data = made.read_bytes()
    manifest = read_manifest(made)
    contents = [manifest.to_bytes(), data[data.index(b'{\n"format": "vigil-keys"') :][: manifest.keys.size]]
    content = [range(data.index(one), data.index(one) + len(one)) for one in contents]
    database = range(len(data) - manifest.database.size - 1000, len(data) - 1000)
    damaged = tmp_path / "damaged.vigil-backup"
    damaged.write_bytes(data)
    for place in [*range(database.start), *database[::9973], *range(database.stop, len(data))]:
        with damaged.open("r+b") as stream:
            stream.seek(place)
            stream.write(bytes([data[place] ^ 0x10]))
        try:
            found = backup_file.require_sound(damaged)
        except (NotABackup, BackupDamaged, BackupFromNewerVersion):
            continue
        finally:
            with damaged.open("r+b") as stream:
                stream.seek(place)
                stream.write(data[place : place + 1])
        # It is one of the archive's own fields that nobody reads (times, versions, rights).
        assert found == manifest
        assert not any(place in one for one in (*content, database[1000:]))


def test_every_truncation_is_found(made: Path, tmp_path: Path) -> None:
    data = made.read_bytes()
    damaged = tmp_path / "damaged.vigil-backup"
    for length in [*range(0, len(data), 40009), *range(len(data) - 300, len(data))]:
        damaged.write_bytes(data[:length])
        with pytest.raises(NotABackup):
            backup_file.require_sound(damaged)


def rewritten(made: Path, target: Path, **parts: bytes) -> Path:
    """Return a copy of the backup in which somebody without the key replaced parts."""
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(target, "w") as changed:
        for name in source.namelist():
            changed.writestr(name, parts.get(name.partition(".")[2], source.read(name)))
    return target


def test_a_replaced_part_is_found(desk: Desk, made: Path, tmp_path: Path) -> None:
    for part in ("db", "keys"):
        target = rewritten(made, tmp_path / f"{part}.vigil-backup", **{part: b"x" * 4096})
        with pytest.raises(BackupDamaged):
            restore(target, tmp_path / "restored", PASSPHRASE)


def test_an_edited_manifest_is_found_with_the_passphrase(desk: Desk, made: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(made) as archive:
        content = json.loads(archive.read("manifest.json"))
    content["made"] = "2030-01-01T00:00:00+00:00"
    edited = rewritten(made, tmp_path / "edited.vigil-backup", json=json.dumps(content).encode())
    with pytest.raises(KeyFileAltered):
        restore(edited, tmp_path / "restored", PASSPHRASE)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"version": 2}, BackupFromNewerVersion),
        ({"database": [1 << 50, "0" * 64]}, BackupDamaged),
        ({"database": [-5, "0" * 64]}, BackupDamaged),
        ({"keys": 7}, BackupDamaged),
        ({"register": "zz"}, BackupDamaged),
    ],
)
def test_a_hostile_manifest_is_refused(
    made: Path, tmp_path: Path, changes: dict[str, object], problem: type[Problem]
) -> None:
    with zipfile.ZipFile(made) as archive:
        content = json.loads(archive.read("manifest.json"))
    edited = rewritten(made, tmp_path / "edited.vigil-backup", json=json.dumps(content | changes).encode())
    with pytest.raises(problem):
        restore(edited, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


@pytest.mark.parametrize("content", [b"", b"surname,given\n", b"PK\x05\x06" + bytes(18), b"\0" * 10000])
def test_another_file_is_no_backup(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "list.csv"
    other.write_bytes(content)
    with pytest.raises(NotABackup, match=r"list\.csv is not a backup of Vigil"):
        restore(other, tmp_path / "restored")


def test_a_damaged_register_makes_no_backup(desk: Desk, made: Path, tmp_path: Path) -> None:
    older = made.read_bytes()
    close_register(desk)
    database = desk.path / "register.db"
    data = bytearray(database.read_bytes())
    # The last pages hold the photo, not the schema: the register still opens.
    data[-4000] ^= 1
    database.write_bytes(data)
    broken = open_again(desk.path)
    try:
        with pytest.raises(DatabaseDamaged):
            backup(broken.register, made, CLOCK.now())
    finally:
        close_register(broken)
    assert made.read_bytes() == older


@pytest.mark.parametrize("name", ["register.db", "register.keys", "register.db-journal", "new.vigil-backup"])
def test_a_backup_never_lands_among_the_files_of_a_register(desk: Desk, name: str) -> None:
    before = (desk.path / KEYS).read_bytes()
    with pytest.raises(Problem, match="holds the files of a register"):
        backup(desk.register, desk.path / name, CLOCK.now())
    assert (desk.path / KEYS).read_bytes() == before
    assert all(one.ok for one in check(desk.register))


def test_a_backup_is_no_substitute_for_a_device(desk: Desk, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with names on this system")
    os.mkfifo(pipe)
    with pytest.raises(FileNotWritten, match="not an ordinary file"):
        backup(desk.register, pipe, CLOCK.now())
    assert pipe.is_fifo()
