"""What the screen called saved is there after kill -9; what was not saved is gone as a whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = 100 if os.environ.get("VIGIL_FULL_SIZE") else 8
ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_killing_the_writer_loses_nothing_that_was_saved(
    tmp_path: Path, record_property: pytest.RecordProperty
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.store.kill_writer", str(tmp_path / "register"), str(ROUNDS)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert ended.returncode == 0, ended.stderr
    figures = json.loads(ended.stdout)
    print(figures)
    for name, value in figures.items():
        record_property(name, value)
    assert figures["kills"] == ROUNDS
    assert figures["acknowledged"] >= ROUNDS
    assert (figures["lost"], figures["partial"], figures["failed_checks"]) == (0, 0, 0)
