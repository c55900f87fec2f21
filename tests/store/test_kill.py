"""What the screen called saved is there after kill -9; what was not saved is gone as a whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("kills", [8, pytest.param(100, marks=pytest.mark.full)])
def test_killing_the_writer_loses_nothing_that_was_saved(tmp_path: Path, kills: int) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.store.kill_writer", str(tmp_path / "register"), str(kills)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert ended.returncode == 0, ended.stderr
    figures = json.loads(ended.stdout)
    print(figures)
    assert figures["kills"] == kills
    assert figures["acknowledged"] >= kills
    assert (figures["lost"], figures["partial"], figures["failed_checks"]) == (0, 0, 0)
