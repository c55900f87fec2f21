"""Release day from beginning to end in the real window, with a kill in the middle."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.base.clock import FixedClock
from app.base.progress import Silent
from app.domain.announced_list import LineDecision
from app.domain.event_figures import Difference
from app.domain.follow_up import FollowUp
from app.domain.release import Confirmation, Release
from app.domain.status import Claim
from app.workflows.check_register import check_register
from app.workflows.edit_records import list_records
from app.workflows.event_figures import event_figures
from app.workflows.make_sample import SAMPLE_PASSPHRASE, make_sample
from tests.conftest import CHEAP, NOW
from tests.journeys.driver import settle
from tests.journeys.release_day import (
    ANSWERS,
    ReleaseDay,
    decided,
    latest_list,
    proposals_are_right,
)
from tests.journeys.release_day_list import LINES, UNKNOWN

ROOT = Path(__file__).parents[2]
FIRST = 12
"""So many lines are decided before the program is killed."""


@pytest.fixture(scope="module")
def sample_of_400(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample register with more than 114 people who are held."""
    folder = tmp_path_factory.mktemp("release-day") / "register"
    make_sample(folder, 400, 7, SAMPLE_PASSPHRASE, Silent(), clock=FixedClock(NOW), cost=CHEAP)
    return folder


@pytest.fixture
def killed(sample_of_400: Path, tmp_path: Path) -> tuple[Path, dict[str, object]]:
    """A register in which somebody had begun to decide when the program was killed, and what had been said saved."""
    folder = shutil.copytree(sample_of_400, tmp_path / "register")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.release_day", str(folder), str(FIRST)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        assert process.stdout is not None
        said = process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    return folder, json.loads(said)


@pytest.fixture
def day(killed: tuple[Path, dict[str, object]], qapp: QApplication) -> Iterator[ReleaseDay]:
    """The next start of the program."""
    started = ReleaseDay(killed[0])
    yield started
    started.close()


def test_release_day(killed: tuple[Path, dict[str, object]], day: ReleaseDay) -> None:
    folder, said = killed
    meant = [set(persons) for persons in json.loads((folder.parent / ANSWERS).read_text("utf-8"))]
    assert said["done"] == FIRST
    # What was decided before the kill is there, exactly.
    assert {
        str(number): [decision.value, person] for number, (decision, person) in decided(day.desk).items()
    } == said["decided"]
    page = day.at_desk(latest_list(day.desk).id)
    assert len(page.lines.rows) == LINES
    assert proposals_are_right(page, meant) == []
    accepted = day.accept_proposals(page)
    day.decide(page, meant)
    decisions = decided(day.desk)
    assert len(decisions) == LINES
    assert accepted > LINES // 2
    for number, persons in enumerate(meant, start=1):
        decision, person = decisions[number]
        if persons:
            assert (decision, person in persons) == (LineDecision.MATCH, True), number
        else:
            assert decision in (LineDecision.NOT_OURS, LineDecision.NEW_PERSON), number
    # Outcomes: everybody whom the list names and who is in the register.
    event_id = page.found.event.id if page.found else 0
    event = day.record_releases(page)
    settle()
    figures = event_figures(day.desk, event_id)
    freed = LINES - figures.not_ours
    assert (figures.announced, figures.listed, figures.gap) == (LINES, LINES, 0)
    assert figures.not_ours + figures.new_persons == UNKNOWN
    assert figures.recorded == freed
    released = [one.person_id for one in list_records(day.desk, Release, release_event_id=event_id)]
    day.confirm(event, released[:100], Confirmation.FAMILY_OR_LAWYER)
    assert event_figures(day.desk, event_id).confirmed == 100
    said_now = dict(event_figures(day.desk, event_id).differences())
    assert said_now == {Difference.NOT_OURS: figures.not_ours, Difference.NOT_CONFIRMED: freed - 100}
    statuses = {claim.status for claim in list_records(day.desk, Claim, person_id=released[0])}
    assert "expelled" in statuses
    # What is owed: begun for all as one change, taken back, done again, never twice.
    before = len(list_records(day.desk, FollowUp))
    day.apply_protocol(event)
    owed = len(list_records(day.desk, FollowUp))
    assert owed - before > 10 * len(released)
    day.window.undo()
    settle()
    assert len(list_records(day.desk, FollowUp)) == before
    day.window.redo()
    settle()
    assert len(list_records(day.desk, FollowUp)) == owed
    # On paper: the title, the sums and the names of everybody who was released.
    paper = day.print_reconciliation(event, folder.parent / "reconciliation.pdf")
    said_on_paper = " ".join(paper.split())
    assert event.case is not None
    assert event.case.event.title in said_on_paper
    assert f"all {LINES} announced people are named" in said_on_paper
    names = [one.line.name for one in event.case.people if one.release is not None]
    assert len(names) == freed
    assert [name for name in names if name.split()[0] not in said_on_paper] == []
    assert all(result.ok for result in check_register(day.desk, Silent()))
