"""The key file: what opens it, what damage does to it, what it gives away, and that a kill loses nothing."""

import json
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.passphrase import WeakPassphrase
from app.store import key_file, key_slots
from app.store.key_derivation import MOST_MEMORY_KIB, KdfCost
from app.store.key_file import KeyFile
from app.store.key_problems import (
    KeyFileAltered,
    KeyFileDamaged,
    KeyFileExists,
    KeyFileFromNewerVersion,
    KeyFileMissing,
    WrongPassphrase,
)
from app.store.master_key import MasterKey

CHEAP = KdfCost(memory_kib=8, iterations=1, lanes=1)
PASSPHRASE = "шесть слов выбраны для проверки"
OTHER = "another passphrase, also long"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.keys"


@pytest.fixture
def made(path: Path) -> tuple[KeyFile, MasterKey]:
    return key_slots.create(path, PASSPHRASE, "Алеся", CHEAP)


def signed(body: bytes) -> bytes:
    """Return a file with this body and a right checksum, as somebody without the key can make it."""
    return body + b"sha256 " + sha256(body).hexdigest().encode() + b"\n"


def test_the_passphrase_gives_back_the_master_key(path: Path, made: tuple[KeyFile, MasterKey]) -> None:
    written, master = made
    assert key_file.read(path) == written
    unlocked = key_file.read(path).unlock(PASSPHRASE)
    assert unlocked.master == master
    assert unlocked.label == "Алеся"


def test_another_passphrase_does_not_open(path: Path, made: tuple[KeyFile, MasterKey]) -> None:
    with pytest.raises(WrongPassphrase):
        key_file.read(path).unlock(PASSPHRASE + "!")


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("й" + PASSPHRASE[1:], id="composed"),
        pytest.param("и\u0306" + PASSPHRASE[1:], id="decomposed"),
        pytest.param("  й" + PASSPHRASE[1:].replace(" ", "  ") + "\n", id="pasted with spaces"),
    ],
)
def test_spellings_that_look_alike_open_alike(path: Path, typed: str) -> None:
    _file, master = key_slots.create(path, "й" + PASSPHRASE[1:], "", CHEAP)
    assert key_file.read(path).unlock(typed).master == master


@pytest.mark.parametrize("weak", ["", "short", "aaaaaaaaaaaaaaaaaaaa", "пароль", " " * 40, "x" * 2000])
def test_a_hopeless_passphrase_is_refused_before_anything_is_written(path: Path, weak: str) -> None:
    with pytest.raises(WeakPassphrase):
        key_slots.create(path, weak, "", CHEAP)
    assert list(path.parent.iterdir()) == []


def test_creating_never_overwrites(path: Path, made: tuple[KeyFile, MasterKey]) -> None:
    before = path.read_bytes()
    with pytest.raises(KeyFileExists):
        key_slots.create(path, OTHER, "", CHEAP)
    path.unlink()
    with pytest.raises(KeyFileExists):
        key_slots.create(path, OTHER, "", CHEAP)
    assert key_file.copy_path(path).read_bytes() == before


def test_the_keys_of_all_purposes_and_registers_differ() -> None:
    secret = bytes(range(32))
    keys = {
        key
        for register_id in ("00" * 16, "01" * 16)
        for master in [MasterKey(secret, register_id)]
        for key in (
            master.database_key(),
            master.history_key(),
            master.backup_key(),
            master.draft_key(),
            master.key_file_key(),
            master.labels_key(),
        )
    }
    assert len(keys) == 12
    assert all(len(key) == 32 for key in keys)
    assert secret not in keys


def test_the_master_key_does_not_show_itself(made: tuple[KeyFile, MasterKey]) -> None:
    master = made[1]
    assert repr(master) == str(master) == "MasterKey(hidden)"
    assert "hidden" in repr(made[0].unlock(PASSPHRASE))


# Damage: told from a wrong passphrase, never another key.


def test_every_flipped_byte_is_found_without_the_passphrase(
    path: Path, made: tuple[KeyFile, MasterKey]
) -> None:
    data = path.read_bytes()
    for place in range(len(data)):
        for flip in (0x01, 0x20, 0x80):
            damaged = data[:place] + bytes([data[place] ^ flip]) + data[place + 1 :]
            with pytest.raises(KeyFileDamaged):
                key_file.parse(damaged, path)


def test_every_truncation_is_found(path: Path, made: tuple[KeyFile, MasterKey]) -> None:
    data = path.read_bytes()
    for length in range(len(data)):
        with pytest.raises(KeyFileDamaged):
            key_file.parse(data[:length], path)
    with pytest.raises(KeyFileDamaged):
        key_file.parse(data + b"\n", path)


@pytest.mark.parametrize("damaged", [b"", b"\0" * 4096, b"{}" * 4000, signed(b"[]\n"), signed(b"[" * 8000)])
def test_a_foreign_file_is_damaged_not_a_defect(path: Path, damaged: bytes) -> None:
    path.write_bytes(damaged)
    with pytest.raises(KeyFileDamaged) as problem:
        key_file.read(path)
    assert "register.keys" in problem.value.sentence
    assert "passphrase was not checked" in problem.value.sentence


@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "flipped"])
def test_the_copy_is_used_and_said_and_healed(
    path: Path, made: tuple[KeyFile, MasterKey], damage: str
) -> None:
    data = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes({"empty": b"", "cut": data[:1000], "flipped": b"X" + data[1:]}[damage])
    from_copy = key_file.read(path)
    assert from_copy.from_backup_copy
    master = from_copy.unlock(PASSPHRASE).master
    assert key_slots.heal(path, from_copy, master)
    assert not key_file.read(path).from_backup_copy
    assert path.read_bytes() == key_file.copy_path(path).read_bytes() == data


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in the way is said otherwise there")
def test_what_cannot_be_healed_can_still_be_read(path: Path, made: tuple[KeyFile, MasterKey]) -> None:
    key_file.copy_path(path).unlink()
    key_file.copy_path(path).mkdir()
    assert not key_slots.heal(path, made[0], made[1])
    assert key_file.read(path).unlock(PASSPHRASE).master == made[1]


def test_both_gone_is_missing_and_both_damaged_is_damaged(
    path: Path, made: tuple[KeyFile, MasterKey]
) -> None:
    path.write_bytes(b"")
    key_file.copy_path(path).write_bytes(b"")
    with pytest.raises(KeyFileDamaged):
        key_file.read(path)
    path.unlink()
    key_file.copy_path(path).unlink()
    with pytest.raises(KeyFileMissing):
        key_file.read(path)


def test_a_newer_format_says_so(path: Path, made: tuple[KeyFile, MasterKey]) -> None:
    body = path.read_bytes().rpartition(b"sha256 ")[0].replace(b'"version": 1', b'"version": 2')
    path.write_bytes(signed(body))
    with pytest.raises(KeyFileFromNewerVersion):
        key_file.read(path)


# Somebody without the key edits the file and mends its checksum.


def test_lowered_parameters_do_not_open(path: Path) -> None:
    key_slots.create(path, PASSPHRASE, "", KdfCost(memory_kib=64, iterations=2, lanes=1))
    for old, new in ((b'"memory_kib": 64', b'"memory_kib": 8'), (b'"iterations": 2', b'"iterations": 1')):
        body = path.read_bytes().rpartition(b"sha256 ")[0]
        assert old in body
        with pytest.raises(WrongPassphrase):
            key_file.parse(signed(body.replace(old, new)), path).unlock(PASSPHRASE)


@pytest.mark.parametrize(
    "hostile",
    [
        KdfCost(MOST_MEMORY_KIB + 1, 3, 4),
        KdfCost(1024, 101, 4),
        KdfCost(1024, 0, 4),
        KdfCost(8, 1, 4),
        KdfCost(1024, 1, 65),
    ],
)
def test_hostile_parameters_are_refused_before_they_cost_anything(
    path: Path, made: tuple[KeyFile, MasterKey], hostile: KdfCost
) -> None:
    [derivation] = made[0].derivations
    path.write_bytes(replace(made[0], derivations=(replace(derivation, cost=hostile),)).to_bytes())
    key_file.copy_path(path).unlink()
    with pytest.raises(KeyFileDamaged):
        key_file.read(path)


def test_an_edit_outside_of_the_slots_is_reported(path: Path, made: tuple[KeyFile, MasterKey]) -> None:
    written, _master = made
    other = key_slots.create(path.with_name("other.keys"), OTHER, "", CHEAP)[0]
    taken = written.unlock(PASSPHRASE).slot
    slots = list(written.slots)
    slots[taken - 1] = other.slots[0]
    for edited in (
        replace(written, generation=7),
        replace(written, hint="call 5550100"),
        replace(written, database_salt=bytes(16)),
        replace(written, slots=tuple(slots)),
        replace(written, holders=other.holders),
        replace(written, mac=other.mac),
    ):
        with pytest.raises(KeyFileAltered):
            key_file.parse(edited.to_bytes(), path).unlock(PASSPHRASE)


def test_a_slot_of_another_register_or_place_does_not_open(
    path: Path, made: tuple[KeyFile, MasterKey]
) -> None:
    other = key_slots.create(path.with_name("other.keys"), OTHER, "", CHEAP)[0]
    with pytest.raises(WrongPassphrase):
        replace(made[0], slots=other.slots, derivations=other.derivations).unlock(OTHER)
    moved = (*made[0].slots[1:], made[0].slots[0])
    with pytest.raises(WrongPassphrase):
        replace(made[0], slots=moved).unlock(PASSPHRASE)


def test_the_file_names_nothing_but_what_it_must(path: Path, made: tuple[KeyFile, MasterKey]) -> None:
    body = json.loads(path.read_bytes().rpartition(b"sha256 ")[0])
    assert set(body) == {
        "format",
        "version",
        "register",
        "generation",
        "database_salt",
        "hint",
        "derivations",
        "slots",
        "holders",
        "mac",
    }
    assert path.stat().st_mode & 0o077 == 0 or sys.platform == "win32"
