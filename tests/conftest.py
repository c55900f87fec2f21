"""Fixtures for tests on a real, encrypted register with a cheap key."""

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from app.base.clock import FixedClock
from app.base.progress import Silent
from app.store.key_derivation import KdfCost
from app.workflows.desk import Desk
from app.workflows.make_sample import SAMPLE_PASSPHRASE, make_sample
from app.workflows.open_register import close_register, create_register, open_register

# The same examples in every run, so that a red run means a changed program; `VIGIL_SEARCH=1` looks for new ones.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", max_examples=1000, deadline=None)
hypothesis.settings.load_profile("search" if os.environ.get("VIGIL_SEARCH") else "steady")

# Windows of tests never come up on a screen; `QT_QPA_PLATFORM=xcb` shows them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PASSPHRASE = "correct horse battery staple"
CHEAP = KdfCost(memory_kib=64, iterations=1, lanes=1)
NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at 23 November 2026, 09:00 UTC."""
    return FixedClock(NOW)


@pytest.fixture
def open_desks() -> Iterator[list[Desk]]:
    """The desks of this test, closed at its end."""
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        close_register(desk)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock, open_desks: list[Desk]) -> Desk:
    """An empty register at which Alena works."""
    made = create_register(tmp_path / "register", "Test office", "Alena", PASSPHRASE, clock=clock, cost=CHEAP)
    open_desks.append(made)
    return made


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample register of 150 fictional people, made once; work on a copy of it (`sample_desk`)."""
    folder = tmp_path_factory.mktemp("sample") / "register"
    make_sample(folder, 150, 7, SAMPLE_PASSPHRASE, Silent(), clock=FixedClock(NOW), cost=CHEAP)
    return folder


@pytest.fixture
def sample_desk(sample_folder: Path, tmp_path: Path, clock: FixedClock, open_desks: list[Desk]) -> Desk:
    """A desk at a register of 150 fictional people, the test's own."""
    copy = shutil.copytree(sample_folder, tmp_path / "sample")
    opened = open_register(copy, SAMPLE_PASSPHRASE, clock=clock)
    open_desks.append(opened)
    return opened


@pytest.fixture
def reopen(clock: FixedClock, open_desks: list[Desk]) -> Callable[[Desk], Desk]:
    """Close a desk and open its register again, as after a restart."""

    def again(desk: Desk) -> Desk:
        close_register(desk)
        open_desks.remove(desk)
        opened = open_register(desk.path, PASSPHRASE, clock=clock)
        open_desks.append(opened)
        return opened

    return again
