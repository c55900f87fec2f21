"""A file is replaced as a whole or not at all."""

import sys
from pathlib import Path

import pytest

from app.base.durable_file import FileNotWritten, durable_file


def test_the_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("old", encoding="utf-8")
    with durable_file(path) as new:
        new.write_text("new", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_keeps_the_old_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("old", encoding="utf-8")

    def fail_halfway() -> None:
        with durable_file(path) as new:
            new.write_text("half", encoding="utf-8")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_check_keeps_the_old(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("old", encoding="utf-8")

    def refuse(new: Path) -> None:
        assert new.read_text(encoding="utf-8") == "new"
        raise ValueError("not as it should be")

    with pytest.raises(ValueError, match="not as it should be"), durable_file(path, refuse) as new:
        new.write_text("new", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "old"


def test_the_remainder_of_a_killed_run_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    (tmp_path / "list.txt.new").write_text("half", encoding="utf-8")
    with durable_file(path) as new:
        assert new.read_bytes() == b""
        new.write_text("new", encoding="utf-8")
    assert [one.name for one in tmp_path.iterdir()] == ["list.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    with durable_file(tmp_path / "list.txt") as new:
        new.write_text("new", encoding="utf-8")
    assert (tmp_path / "list.txt").stat().st_mode & 0o777 == 0o600


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    missing = r"list\.txt was not written: the folder .*gone does not exist"
    with pytest.raises(FileNotWritten, match=missing), durable_file(tmp_path / "gone" / "list.txt"):
        pytest.fail("there is nothing to write to")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_and_the_old_stays(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("old", encoding="utf-8")

    def write_to_a_full_disk() -> None:
        with durable_file(path), Path("/dev/full").open("wb", buffering=0) as full:
            full.write(b"new")

    with pytest.raises(FileNotWritten, match="no room left on the disk"):
        write_to_a_full_disk()
    assert path.read_text(encoding="utf-8") == "old"
