"""`vigil reconcile`: what it answers about a list, what it keeps, and what it refuses."""

import json
import shutil
from pathlib import Path

import pytest

from app.base.clock import FixedClock
from app.base.progress import Silent
from app.cli.commands import run
from app.domain.announced_list import AnnouncedLine, AnnouncedList, LineDecision
from app.domain.event_figures import Missing
from app.domain.people_list import PeopleQuery
from app.domain.person import NameForm
from app.domain.release_event import ReleaseEvent
from app.gui.pages.release_event.expected_section import read_expected
from app.workflows.edit_records import list_records
from app.workflows.event_figures import eve_of
from app.workflows.find_people import find_people
from app.workflows.make_sample import SAMPLE_PASSPHRASE
from app.workflows.open_register import close_register, open_register
from app.workflows.print_reconciliation import ReconciliationOptions, reconciliation
from app.workflows.read_event import read_event
from tests.conftest import NOW
from tests.workflows.made_case import somebody


@pytest.fixture
def register(sample_folder: Path, tmp_path: Path) -> Path:
    """A sample register of the test's own."""
    return shutil.copytree(sample_folder, tmp_path / "sample")


@pytest.fixture
def known(register: Path) -> tuple[NameForm, ReleaseEvent]:
    """The first name form that has all parts, and the latest release event."""
    desk = open_register(register, SAMPLE_PASSPHRASE, clock=FixedClock(NOW))
    form = next(form for form in list_records(desk, NameForm) if form.patronymic)
    event = list_records(desk, ReleaseEvent)[-1]
    close_register(desk)
    return form, event


def lines_of(register: Path) -> tuple[AnnouncedLine, ...]:
    desk = open_register(register, SAMPLE_PASSPHRASE, clock=FixedClock(NOW))
    newest = max(list_records(desk, AnnouncedList), key=lambda one: one.id)
    lines = list_records(desk, AnnouncedLine, announced_list_id=newest.id)
    close_register(desk)
    return lines


def test_a_list_is_answered_line_by_line(
    register: Path,
    known: tuple[NameForm, ReleaseEvent],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    form, event = known
    file = tmp_path / "list.txt"
    file.write_text(f"1. {form.written}\n2. Zzyzxov Qwert\n", encoding="utf-8")
    assert run(["reconcile", str(register), str(file), "--event", str(event.id), "--save", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    first, second = answer["lines"]
    assert (first["line"], first["as_printed"]) == (1, f"1. {form.written}")
    assert form.person_id in {one["id"] for one in first["candidates"]}
    best = first["candidates"][0]
    assert {"id", "reference", "name", "probability", "reasons"} <= best.keys()
    assert {"feature", "announced", "register", "weight", "text"} == best["reasons"][0].keys()
    assert second["decision"] == "not_in_register"
    assert second["person"] is None
    assert answer["counts"]["lines"] == 2
    assert answer["counts"]["not_on_list"] == len(answer["not_on_list"]) > 0
    assert form.person_id not in answer["not_on_list"] or first["decision"] != "match"
    # Kept as printed, and undecided: only a human being decides.
    assert [line.printed for line in lines_of(register)] == [f"1. {form.written}", "2. Zzyzxov Qwert"]
    assert {line.decision for line in lines_of(register)} == {LineDecision.UNDECIDED}


def test_in_words(register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name,City\nZzyzxov Qwert,Minsk\n", encoding="utf-8")
    assert run(["reconcile", str(register), str(file)]) == 0
    said = capsys.readouterr().out
    assert "Zzyzxov Qwert" in said
    assert "not in the register" in said


def test_keeping_needs_an_event(register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "list.txt"
    file.write_text("Somebody Else\n", encoding="utf-8")
    assert run(["reconcile", str(register), str(file), "--save"]) == 1
    assert "--event" in capsys.readouterr().err


@pytest.mark.parametrize(("event", "sentence"), [("999", "There is no record with the number")])
def test_an_event_that_is_not_there(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], event: str, sentence: str
) -> None:
    file = tmp_path / "list.txt"
    file.write_text("Somebody Else\n", encoding="utf-8")
    assert run(["reconcile", str(register), str(file), "--event", event]) == 1
    assert sentence in capsys.readouterr().err


def test_a_namesake_born_in_another_year_is_printed(
    register: Path,
    known: tuple[NameForm, ReleaseEvent],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    form, _event = known
    file = tmp_path / "list.txt"
    file.write_text(f"{form.surname} {form.given}, 1931\n", encoding="utf-8")
    assert run(["reconcile", str(register), str(file)]) == 0
    printed = capsys.readouterr().out
    assert "somebody of this name" in printed
    assert f"  {form.surname} {form.given}" in printed
    assert run(["reconcile", str(register), str(file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["counts"]["namesakes"] == 1
    assert answer["counts"]["match"] == 0
    assert "birth_year" in answer["lines"][0]["candidates"][0]["contradictions"]


def test_page_paper_and_command_expect_the_same_people(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_register(register, SAMPLE_PASSPHRASE, clock=FixedClock(NOW))
    event = max(list_records(desk, ReleaseEvent), key=lambda one: (str(one.date), one.id))
    case = read_event(desk, event.id)
    page = {
        Missing.RECOGNISED: read_expected(desk, case, Silent(), recognised=True),
        Missing.ALL: read_expected(desk, case, Silent(), recognised=False),
    }
    paper = {
        which: reconciliation(desk, event.id, ReconciliationOptions(missing=which), Silent())
        for which in Missing
    }
    begun_with = ReconciliationOptions().missing
    close_register(desk)
    file = tmp_path / "list.txt"
    file.write_text("Zzyzxov Qwert\n", encoding="utf-8")
    for which in Missing:
        order = ["reconcile", str(register), str(file), "--event", str(event.id), "--json"]
        assert run([*order, "--missing", which.value]) == 0
        answer = json.loads(capsys.readouterr().out)
        shown = [line.id for line in page[which].lines] if which in page else []
        assert answer["not_on_list"] == shown
        assert answer["counts"]["not_on_list"] == len(paper[which].expected) == len(shown)
        if which is begun_with:
            assert run(order) == 0
            assert json.loads(capsys.readouterr().out)["not_on_list"] == shown
    assert 0 < len(page[Missing.RECOGNISED].lines) < len(page[Missing.ALL].lines)
    assert run(["reconcile", str(register), str(file), "--event", str(event.id)]) == 0
    assert "not on list (recognised)" in capsys.readouterr().out


def test_of_whom_nothing_is_known_nobody_says_that_they_were_not_held(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = open_register(register, SAMPLE_PASSPHRASE, clock=FixedClock(NOW))
    event = max(list_records(desk, ReleaseEvent), key=lambda one: (str(one.date), one.id))
    custody = frozenset(desk.terms.custody_codes)
    eve = eve_of(desk, event)
    held = find_people(desk, PeopleQuery(on=eve, statuses=custody)).lines[0]
    freed = find_people(desk, PeopleQuery(on=eve, statuses=frozenset({"released"}))).lines[0]
    unheard = somebody(desk, "Зязюлеўскі", "Ян")
    close_register(desk)
    file = tmp_path / "list.txt"
    file.write_text(f"{held.name}\n{freed.name}\nЗязюлеўскі Ян\n", encoding="utf-8")
    order = ["reconcile", str(register), str(file), "--event", str(event.id)]
    assert run([*order, "--json"]) == 0
    lines = json.loads(capsys.readouterr().out)["lines"]
    said = {one["id"]: one["held_on_eve"] for line in lines for one in line["candidates"]}
    assert (said[held.id], said[freed.id], said[unheard.id]) == (True, False, None)
    assert run(order) == 0
    printed = capsys.readouterr().out.splitlines()
    (of_freed,) = [row for row in printed if freed.case_number in row]
    (of_unheard,) = [row for row in printed if unheard.case_number in row]
    assert "not held on the eve" in of_freed
    assert "not held on the eve" not in of_unheard
    # Without an event nobody knows of which eve one speaks.
    assert run(["reconcile", str(register), str(file), "--json"]) == 0
    lines = json.loads(capsys.readouterr().out)["lines"]
    assert {one["held_on_eve"] for line in lines for one in line["candidates"]} == {None}
