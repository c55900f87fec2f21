"""Courts on the page of a person: sections, forms with somebody described on the spot, and proposed flags."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.detention import Detention, PlacementFields, SentenceFields
from app.domain.partial_date import PartialDate
from app.domain.person import Person, RiskFlag
from app.domain.proceedings import AffairFields, AffairMemberFields, Appeal, Hearing, Official
from app.domain.restriction import ListingFields
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.person import court_sections
from app.gui.pages.person.table_section import TableSection
from app.gui.pages.person_page import PersonPage
from app.gui.pages.shared_page import SharedPage
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.entries import ArrestEntry
from app.workflows.record_arrest import record_arrest
from tests.journeys.driver import choose_row
from tests.workflows.made_case import LETTER, somebody

Settle = Callable[[], None]


@pytest.fixture
def person(desk: Desk) -> Person:
    """Somebody sentenced last week, three orders in the punishment isolator behind them."""
    made = somebody(desk)
    record_arrest(desk, made.id, ArrestEntry(PartialDate("2026-01-01"), LETTER))
    (detention,) = list_records(desk, Detention, person_id=made.id)
    own = {"person_id": made.id, "detention_id": detention.id}
    for start, end in (("01", "11"), ("11", "21"), ("22", "30")):
        add_record(
            desk,
            PlacementFields(
                **own,
                punishment="shizo",
                start=PartialDate(f"2026-03-{start}"),
                end=PartialDate(f"2026-03-{end}"),
            ),
        )
    add_record(
        desk,
        SentenceFields(
            **own,
            kind="imprisonment",
            years=3,
            date=PartialDate("2026-11-16"),
            end=PartialDate("2029-01-10"),
            fine_amount=150_050,
            fine_currency="BYN",
        ),
    )
    return made


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, settle: Settle) -> Iterator[MainWindow]:
    """The window, as large as most screens."""
    made = make_main_window(desk, Settings())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    settle()
    yield made
    settle()


@pytest.fixture
def show(window: MainWindow, settle: Settle) -> Callable[[Person], PersonPage]:
    """Open the page of a person."""

    def shown(person: Person) -> PersonPage:
        window.open_person(person.id)
        settle()
        page = window.stack.currentWidget()
        assert isinstance(page, PersonPage)
        page.area.fill_all()
        settle()
        return page

    return shown


def table(page: PersonPage, key: str) -> TableSection:
    found = next(one for one in page.area.sections if one.key == key)
    assert isinstance(found, TableSection)
    return found


def said(page: PersonPage, key: str) -> str:
    return "\n".join(line.spoken for line in table(page, key).table.lines_model.lines)


def editor(page: PersonPage, name: str) -> Any:
    assert page.sheet.form is not None
    return page.sheet.form.rows[name].editor


def test_a_sentence_shows_the_counted_end_beside_the_official_one(
    show: Callable[[Person], PersonPage], person: Person
) -> None:
    told = said(show(person), "proceedings")
    assert "until 10 January 2029" in told
    assert "By our count it ends: 31 December 2028" in told
    assert "less 319 days before (Custody), 1 for 1" in told
    assert "10 days earlier than the official end" in told
    assert "fine 1,500.50\u00a0BYN" in told
    assert "It is to be filed by 26 November 2026" in told


def test_orders_in_a_row_are_told_with_their_days(
    show: Callable[[Person], PersonPage], person: Person
) -> None:
    assert "3 orders in a row, 28 days" in said(show(person), "placements")


def test_a_hearing_is_added_with_a_judge_described_on_the_spot(
    show: Callable[[Person], PersonPage], person: Person, desk: Desk, settle: Settle
) -> None:
    page = show(person)
    page.act("hearing")
    settle()
    editor(page, "date").line.setText("16.11.2026")
    judge = editor(page, "judge_id")
    judge.picker.line.setText("Вымышлены А. А.")
    judge.new_button.click()
    page.sheet.save()
    settle()
    (official,), (hearing,) = list_records(desk, Official), list_records(desk, Hearing)
    assert (official.name, official.role, hearing.judge_id) == ("Вымышлены А. А.", "judge", official.id)
    assert "Вымышлены А. А." in said(page, "hearings")
    assert "Вымышлены А. А., judge" in said(page, "affairs")


def test_an_appeal_begins_with_its_deadline(
    show: Callable[[Person], PersonPage], person: Person, desk: Desk, settle: Settle
) -> None:
    page = show(person)
    page.open_sheet(court_sections.ADD_APPEAL.request(page.case, "Alena"))  # type: ignore[arg-type]
    settle()
    assert editor(page, "deadline").line.text() == "26 November 2026"
    page.sheet.save()
    settle()
    (appeal,) = list_records(desk, Appeal)
    assert appeal.deadline == "2026-11-26"
    assert "to be filed by 26 November 2026" in said(page, "proceedings")


def test_a_list_entry_that_ends_before_it_began_is_said_beside_its_end(
    show: Callable[[Person], PersonPage], person: Person, settle: Settle
) -> None:
    page = show(person)
    adding = court_sections.RESTRICTIONS.adding[1]
    assert page.case is not None
    page.open_sheet(adding.request(page.case, "Alena"))
    settle()
    editor(page, "list_kind").set_value("terrorist")
    editor(page, "added").line.setText("2026")
    editor(page, "removed").line.setText("2025")
    page.sheet.save()
    assert page.sheet.form is not None
    assert page.sheet.form.rows["removed"].complaint == "The end lies before the beginning."


def test_a_proposed_flag_is_raised_with_one_click_and_undone(
    show: Callable[[Person], PersonPage], person: Person, desk: Desk, settle: Settle
) -> None:
    add_record(desk, ListingFields(person_id=person.id, list_kind="terrorist", added=PartialDate("2026-05")))
    settle()
    page = show(person)
    (button,) = page.facts.proposals.findChildren(QPushButton)
    assert list_records(desk, RiskFlag) == ()
    button.click()
    settle()
    (flag,) = list_records(desk, RiskFlag)
    assert flag.flag == "terrorist_list"
    assert "on it since May 2026" in flag.note
    assert page.facts.proposals.isHidden()


def test_from_a_person_one_opens_the_affair_and_who_else_is_accused(
    show: Callable[[Person], PersonPage], window: MainWindow, person: Person, desk: Desk, settle: Settle
) -> None:
    other = somebody(desk, "Гарбуз")
    affair = add_record(desk, AffairFields(title="Справа двара"))
    for one in (person, other):
        add_record(desk, AffairMemberFields(person_id=one.id, affair_id=affair.id))
    page = show(person)
    lines = table(page, "affairs").table
    choose_row(lines, 2)
    line = lines.current_line()
    assert line is not None and line.record is not None and "Гарбуз Ян" in line.spoken
    page.edit(line.record)
    settle()
    assert page.case is not None and page.case.person.id == other.id
    page.edit(affair)
    settle()
    shared = window.stack.currentWidget()
    assert isinstance(shared, SharedPage)
    assert shared.details.heading.text() == "Справа двара"
    assert shared.details.people_heading.text() == "Accused in this affair  2"


def test_the_counting_rules_are_reached_from_the_settings(window: MainWindow, settle: Settle) -> None:
    settings: Any = window.go("settings")
    settings.rules_wanted.emit()
    settle()
    shared = window.stack.currentWidget()
    assert isinstance(shared, SharedPage)
    assert shared.table is not None and len(shared.table.rows) == 5
