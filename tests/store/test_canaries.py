"""No name, passphrase, key or photo lies in the clear in any file that the program leaves behind."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.canary_work import PASSPHRASE, PRINTED, SECOND_PASSPHRASE, WORDS

ROOT = Path(__file__).parents[2]
HOMES = (
    "HOME",
    "TMPDIR",
    "TEMP",
    "TMP",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
    "XDG_STATE_HOME",
)


def spellings(word: str) -> Iterator[bytes]:
    """Yield the bytes of `word` in the encodings in which programs write text."""
    plain = word.encode()
    yield plain
    yield word.encode("utf-16-le")
    yield word.encode("utf-16-be")
    yield word.encode("cp1251", "ignore") if word.isascii() else word.encode("utf-8").hex().encode()
    yield json.dumps(word).strip('"').encode()
    # In base64 a word looks different at each of three offsets; the signs at its ends depend on its
    # neighbours.
    for offset in range(3):
        encoded = base64.b64encode(bytes(offset) + plain + bytes(-(offset + len(plain)) % 3))
        yield encoded[4:-4]


def in_the_clear(folder: Path, secrets: list[str]) -> list[tuple[str, str]]:
    """Return the files below `folder` that hold a canary, with the canary."""
    needles = [(word, spelling) for word in WORDS for spelling in spellings(word)]
    needles += [(secret, form) for secret in secrets for form in (bytes.fromhex(secret), secret.encode())]
    found = []
    for file in sorted(one for one in folder.rglob("*") if one.is_file() and one.parent.name != PRINTED):
        data = file.read_bytes()
        found += [(file.name, word) for word, needle in needles if needle in data]
        found += [(file.name, word) for word in WORDS if word in file.name]
    return found


def own_folders(folder: Path) -> dict[str, str]:
    """Return an environment in which everything that a program may write to by itself lies below `folder`."""
    environment = dict(os.environ)
    for name in HOMES:
        (folder / name).mkdir(mode=0o700)
        environment[name] = str(folder / name)
    (folder / "work" / PRINTED).mkdir(parents=True)
    return environment


@pytest.mark.skipif(sys.platform == "win32", reason="an open database cannot be read there")
def test_nothing_is_in_the_clear_after_a_day_of_work(tmp_path: Path) -> None:
    environment = own_folders(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.canary_work", str(tmp_path / "work" / "register")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    ) as at_work:
        assert at_work.stdout is not None
        told = json.loads(at_work.stdout.readline())
        journal = tmp_path / "work" / "register" / "register.db-journal"
        assert journal.stat().st_size > 0
        while_working = in_the_clear(tmp_path, told["secrets"])
        at_work.kill()
    assert set(WORDS) - set(told["inside"]) == {PASSPHRASE, SECOND_PASSPHRASE, "metadata of the camera"}
    assert len(told["secrets"]) > 10
    assert while_working == []
    assert in_the_clear(tmp_path, told["secrets"]) == []
    assert [one.name for one in (tmp_path / "work" / PRINTED).iterdir()] == ["case.pdf"]
    left = {one.name for one in tmp_path.rglob("*") if one.is_file()}
    assert {"register.db", "register.db-journal", "register.keys", "stick.vigil-backup"} <= left


@pytest.mark.skipif(sys.platform == "win32", reason="an open database cannot be read there")
def test_nothing_is_in_the_clear_after_a_day_at_the_window(tmp_path: Path) -> None:
    environment = own_folders(tmp_path)
    terminal = tmp_path / "terminal.txt"
    with (
        terminal.open("wb") as errors,
        subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.canary_window", str(tmp_path / "work" / "register")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=ROOT,
            env=environment,
        ) as at_work,
    ):
        assert at_work.stdout is not None
        ready, *held = at_work.stdout.readline().split()
        while_working = in_the_clear(tmp_path, [])
        at_work.kill()
    assert ready == "ready"
    held_words = {WORDS[int(number)] for number in held}
    assert set(WORDS) - held_words == {PASSPHRASE, SECOND_PASSPHRASE, "metadata of the camera"}
    assert while_working == []
    assert in_the_clear(tmp_path, []) == []
    assert "builtins.ValueError" in terminal.read_text()
    left = {one.name for one in tmp_path.rglob("*") if one.is_file()}
    assert {"register.db", "settings.json", "case.pdf", "list.csv"} <= left


@pytest.mark.parametrize("word", WORDS)
def test_the_search_finds_what_is_in_the_clear(tmp_path: Path, word: str) -> None:
    for number, spelling in enumerate(spellings(word)):
        (tmp_path / f"leak{number}.log").write_bytes(b"before" + spelling + b"after")
    encoded = base64.b64encode(b"somebody wrote: " + word.encode() + b" and more")
    (tmp_path / "leak.b64").write_bytes(encoded)
    files = {name for name, _word in in_the_clear(tmp_path, [])}
    assert files == {one.name for one in tmp_path.iterdir()}


def test_the_search_finds_keys(tmp_path: Path) -> None:
    (tmp_path / "raw").write_bytes(b"x" + bytes(range(32)) + b"y")
    (tmp_path / "hexadecimal").write_bytes(bytes(range(32)).hex().encode())
    found = {name for name, _word in in_the_clear(tmp_path, [bytes(range(32)).hex()])}
    assert found == {"raw", "hexadecimal"}
