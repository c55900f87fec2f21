"""Changing who can open a register: what holds before, after and in the middle of it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.base.errors import FieldProblem, Problem
from app.store import key_file, key_slots
from app.store.key_derivation import KdfCost, NotEnoughMemory, derive_key
from app.store.key_file import KeyFile
from app.store.key_problems import LastPassphrase, NoFreeSlot, WrongPassphrase
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


def test_a_disk_without_the_folder_is_a_problem_in_words(
    tmp_path: Path, made: tuple[KeyFile, MasterKey]
) -> None:
    with pytest.raises(Problem, match="does not exist"):
        key_slots.create(tmp_path / "gone" / "register.keys", PASSPHRASE, "", CHEAP)


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
