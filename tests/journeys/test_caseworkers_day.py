"""A caseworker's day from the passphrase to the lock, by keyboard alone, through the real window."""

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from app.base.progress import Silent
from app.domain.custom_field import PersonTag
from app.domain.follow_up import FollowUp, FollowUpState
from app.domain.partial_date import PartialDate
from app.domain.proceedings import Official
from app.gui.application import Application
from app.workflows.check_register import check_register
from app.workflows.desk import Desk
from app.workflows.edit_records import get_record, list_records
from app.workflows.history import read_history
from app.workflows.make_sample import SAMPLE_PASSPHRASE
from app.workflows.open_register import close_register, open_register
from app.workflows.read_case import read_case
from tests.journeys.caseworkers_day import Cases, CaseworkersDay, prepare
from tests.journeys.driver import settle
from tests.journeys.keyboard import Keyboard


@pytest.fixture
def day(sample_folder: Path, tmp_path: Path, qapp: QApplication) -> Iterator[CaseworkersDay]:
    """The program at its first window, on a register with the people of the day."""
    folder = tmp_path / "register"
    shutil.copytree(sample_folder, folder)
    desk = open_register(folder, SAMPLE_PASSPHRASE)
    cases = prepare(desk)
    close_register(desk)
    program = Application(qapp, tmp_path / "config", folder)
    program.show_unlock()
    settle()
    yield CaseworkersDay(program, cases, Keyboard())
    for window in (program.main_window, program.unlock_window):
        if window is not None:
            window.close()
            window.deleteLater()
    program.close_desk()
    settle()
    program.deleteLater()


def test_a_caseworkers_day(day: CaseworkersDay, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Я жывая.", encoding="utf-8")
    day.unlock(SAMPLE_PASSPHRASE)
    width = day.window.width()
    day.triage()
    day.hand_over("Ірына")
    assert day.window.width() == width, "the window grew beyond the screen"
    day.find("Verbalovich")
    day.record_blocked_parcel()
    day.add_hearing()
    day.record_letter()
    day.add_health_item()
    day.attach(letter)
    assert day.look_as_partner().startswith("Partner, in confidence: ")
    assert "Ліміт" in day.shown(), "everything is shown again"
    day.select_several("Хмарапад")
    day.apply_protocol()
    day.tag("разам")
    assert set(day.people.selected_people()) == set(day.cases.several), "they stay selected"
    day.undo()
    day.redo()
    day.find("Verbalovich")
    day.print_case_file(tmp_path / "case.pdf")
    day.lock()

    desk = open_register(tmp_path / "register", SAMPLE_PASSPHRASE)
    assert_stored(desk, day.cases, letter)
    assert all(result.ok for result in check_register(desk, Silent()))
    close_register(desk)
    assert_printed(tmp_path / "case.pdf")


def assert_stored(desk: Desk, cases: Cases, letter: Path) -> None:
    """What the day left in the register, read afresh."""
    today = desk.clock.today()
    done, put_off, given, also_given = (get_record(desk, FollowUp, one) for one in cases.owed)
    assert (done.state, done.done_on, done.assignee) == (FollowUpState.DONE, today, desk.who)
    assert (put_off.due, put_off.note) == (today + dt.timedelta(14), "Аптэка зачынена")
    assert [one.assignee for one in (put_off, given, also_given)] == [desk.who, "Ірына", "Ірына"]
    case = read_case(desk, cases.person)
    letter_of_hers, parcel = sorted(case.contacts, key=lambda one: one.kind)
    assert (parcel.kind, parcel.outcome, parcel.proof_of_life) == ("parcel", "blocked", False)
    assert (parcel.date, parcel.reason) == (PartialDate.of(today), "Ліміт перадач вычарпаны")
    assert (letter_of_hers.kind, letter_of_hers.proof_of_life) == ("letter_from", True)
    assert letter_of_hers.date == PartialDate.of(today - dt.timedelta(1))
    (hearing,) = case.hearings
    assert (str(hearing.date), hearing.time, hearing.kind) == ("2025-11-03", "14:05", "appeal")
    judge = get_record(desk, Official, hearing.judge_id or 0)
    assert (judge.name, judge.role) == ("Сцяпан Крывуля", "judge")
    (illness,) = case.health
    assert (illness.title, illness.needs, illness.restricted) == ("Сухоты", "Лекі штодня", True)
    (document,) = case.documents
    assert (document.title, document.origin) == ("Ліст з калоніі", "Перадала сястра")
    assert document.sha256 == hashlib.sha256(letter.read_bytes()).hexdigest()
    for one in cases.several:
        assert [tag.tag for tag in list_records(desk, PersonTag, person_id=one)] == ["разам"]
        owed = list_records(desk, FollowUp, person_id=one)
        assert owed
        assert {step.assignee for step in owed} == {desk.who}
    sentences = [change.sentence for change in read_history(desk, limit=6)]
    assert any("разам" in one for one in sentences)


def assert_printed(file: Path) -> None:
    """The case file tells of the day."""
    document = pypdfium2.PdfDocument(file)
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    document.close()
    for told in ("Вярбаловіч", "Ліміт перадач вычарпаны", "Сцяпан Крывуля"):
        assert told in text
    assert "Сухоты" not in text, "an illness goes on paper only where somebody asks for it"
