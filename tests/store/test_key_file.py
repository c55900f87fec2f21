"""The key file: what opens it, what damage does to it, what it gives away, and that a kill loses nothing."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from app.base.errors import FieldProblem, Problem
from app.domain.passphrase import WeakPassphrase
from app.store import key_file, key_slots
from app.store.key_derivation import MOST_MEMORY_KIB, KdfCost, NotEnoughMemory, derive_key
from app.store.key_file import KeyFile
from app.store.key_problems import (
    KeyFileAltered,
    KeyFileDamaged,
    KeyFileExists,
    KeyFileFromNewerVersion,
    KeyFileMissing,
    LastPassphrase,
    NoFreeSlot,
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


# Several people.


def test_the_number_of_people_does_not_show(path: Path, made: tuple[KeyFile, MasterKey]) -> None:
    def shape() -> tuple[int, str]:
        text = path.read_text()
        return len(text), re.sub(r"[0-9a-f]{16,}", lambda found: f"<{len(found[0])}>", text)

    one = shape()
    for number in range(4):
        key_slots.add_slot(path, made[1], f"{OTHER} {number}", f"Супрацоўнік {number}")
    size, structure = shape()
    assert size == one[0]
    assert structure.replace('"generation": 5', '"generation": 1') == one[1]
    assert "Супрацоўнік" not in path.read_text()


def test_each_passphrase_opens_and_eight_is_all(path: Path, made: tuple[KeyFile, MasterKey]) -> None:
    master = made[1]
    for number in range(7):
        key_slots.add_slot(path, master, f"{OTHER} {number}", f"office {number}")
    current = key_file.read(path)
    for number in range(7):
        unlocked = current.unlock(f"{OTHER} {number}")
        assert (unlocked.master, unlocked.label) == (master, f"office {number}")
    assert len({holder.slot for holder in current.list_holders(master)}) == 8
    with pytest.raises(NoFreeSlot):
        key_slots.add_slot(path, master, OTHER, "ninth")


def test_eight_longest_labels_fit_the_hidden_length(path: Path) -> None:
    label = "😀" * key_slots.LABEL_LENGTH
    master = key_slots.create(path, PASSPHRASE, label, CHEAP, hint="я" * key_slots.HINT_LENGTH)[1]
    size = path.stat().st_size
    for number in range(7):
        key_slots.add_slot(path, master, f"{OTHER} {number}", label)
    assert path.stat().st_size == size <= key_file.MOST_BYTES
    with pytest.raises(FieldProblem):
        key_slots.create(path.with_name("x"), PASSPHRASE, label + "x", CHEAP)


def test_two_people_with_one_passphrase_stay_unseen(path: Path, made: tuple[KeyFile, MasterKey]) -> None:
    twice = key_slots.add_slot(path, made[1], PASSPHRASE, "the same words")
    first, second = (twice.slots[holder.slot] for holder in twice.list_holders(made[1]))
    assert first.nonce != second.nonce
    assert first.ciphertext != second.ciphertext


def test_a_changed_passphrase_opens_and_the_old_one_is_gone_from_both_copies(
    path: Path, made: tuple[KeyFile, MasterKey]
) -> None:
    master, slot = made[1], made[0].unlock(PASSPHRASE).slot
    changed = key_slots.change_passphrase(path, master, slot, OTHER)
    assert changed.generation == 2
    for copy in (path, key_file.copy_path(path)):
        current = key_file.parse(copy.read_bytes(), copy)
        assert current.unlock(OTHER).master == master
        assert current.unlock(OTHER).label == "Алеся"
        with pytest.raises(WrongPassphrase):
            current.unlock(PASSPHRASE)


def test_a_removed_passphrase_no_longer_opens_but_the_last_stays(
    path: Path, made: tuple[KeyFile, MasterKey]
) -> None:
    master, slot = made[1], made[0].unlock(PASSPHRASE).slot
    with pytest.raises(LastPassphrase):
        key_slots.remove_slot(path, master, slot)
    key_slots.add_slot(path, master, OTHER, "Office")
    key_slots.remove_slot(path, master, slot)
    with pytest.raises(WrongPassphrase):
        key_file.read(path).unlock(PASSPHRASE)
    assert [holder.label for holder in key_file.read(path).list_holders(master)] == ["Office"]


def test_the_cost_is_raised_one_person_at_a_time(path: Path, made: tuple[KeyFile, MasterKey]) -> None:
    dearer = KdfCost(memory_kib=16, iterations=2, lanes=1)
    master, slot = made[1], made[0].unlock(PASSPHRASE).slot
    key_slots.add_slot(path, master, OTHER, "Office")
    between = key_slots.change_passphrase(path, master, slot, PASSPHRASE, dearer)
    assert [derivation.cost for derivation in between.derivations] == [CHEAP, dearer]
    assert between.unlock(PASSPHRASE).master == between.unlock(OTHER).master == master
    after = key_slots.change_passphrase(path, master, between.unlock(OTHER).slot, OTHER, dearer)
    assert [derivation.cost for derivation in after.derivations] == [dearer]
    assert after.unlock(PASSPHRASE).master == after.unlock(OTHER).master == master


# Memory.


def test_too_little_memory_is_said_before_the_passphrase_is_tried() -> None:
    with pytest.raises(NotEnoughMemory, match="256 MB are needed"):
        derive_key(PASSPHRASE, bytes(16), KdfCost(256 * 1024, 3, 4), free_kib=lambda: 1024)


@pytest.mark.skipif(sys.platform != "linux", reason="needs RLIMIT_AS")
def test_memory_that_runs_out_midway_is_not_a_wrong_passphrase() -> None:
    program = (
        "import resource\n"
        "from app.store.key_derivation import KdfCost, NotEnoughMemory, derive_key\n"
        "resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))\n"
        "try: derive_key('x', bytes(16), KdfCost(1 << 20, 1, 1), free_kib=lambda: None)\n"
        "except NotEnoughMemory: print('said')\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout == "said\n"


# Death at each file operation of a change.

CHANGE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from app.store import key_file, key_slots
path, old, new, deadly = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
unlocked = key_file.read(path).unlock(old)
operations = 0
def count(event, arguments):
    global operations
    if event in ("open", "os.rename", "os.remove") and str(path) in str(arguments[0]):
        operations += 1
        if operations == deadly:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
key_slots.change_passphrase(path, unlocked.master, unlocked.slot, new)
print("changed", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_death_at_any_file_operation_leaves_the_old_or_the_new(
    path: Path, made: tuple[KeyFile, MasterKey]
) -> None:
    old, new = PASSPHRASE, OTHER
    outcomes = []
    for deadly in range(1, 40):
        ended = subprocess.run(
            [sys.executable, "-c", CHANGE_AND_DIE, str(path), old, new, str(deadly)],
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode == 0:
            assert ended.stdout == "changed\n"
            break
        assert ended.returncode == -9, ended.stderr
        current = key_file.read(path)
        outcomes.append(opens(current, new))
        assert opens(current, new) or opens(current, old)
        if opens(current, new):
            # The next round starts from a file and a copy that differ, as after a real crash.
            old, new = new, old
    else:
        pytest.fail("the change never ended")
    assert opens(key_file.read(path), new)
    assert True in outcomes
    assert False in outcomes


def opens(current: KeyFile, passphrase: str) -> bool:
    """Return whether `passphrase` opens the key file."""
    try:
        current.unlock(passphrase)
    except WrongPassphrase:
        return False
    return True


def test_a_disk_without_the_folder_is_a_problem_in_words(
    tmp_path: Path, made: tuple[KeyFile, MasterKey]
) -> None:
    with pytest.raises(Problem, match="does not exist"):
        key_slots.create(tmp_path / "gone" / "register.keys", PASSPHRASE, "", CHEAP)


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
