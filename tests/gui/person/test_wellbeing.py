"""Contacts and support on the page of a person: few keys, silence in the head, sums by currency."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.wellbeing import Contact, ContactFields, Relative, RelativeFields, SupportFields
from app.gui.forms.editors.person_editor import PersonEditor
from app.gui.pages.person.table_section import TableSection
from app.gui.pages.person.wellbeing_lines import contact_remarks, support_remarks
from app.gui.pages.person.wording import Wording
from app.gui.pages.person_page import PersonPage
from app.gui.refresh import Refresh
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.read_case import read_case
from tests.workflows.made_case import somebody

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, rich: Person, settle: Settle) -> Iterator[PersonPage]:
    """The page of the person with a whole case."""
    made = PersonPage(desk)
    refresh = Refresh(desk, made)
    refresh.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1150, 728)
    made.show()
    made.show_person(rich.id)
    settle()
    yield made
    settle()


def remarks(desk: Desk, person: Person) -> str:
    """Return what stands above the contacts and the support."""
    case = read_case(desk, person.id)
    wording = Wording(desk.terms, case, desk.clock.today())
    return "\n".join(one.text for one in (*contact_remarks(case, wording), *support_remarks(case, wording)))


def test_a_blocked_parcel_is_recorded_with_the_keyboard_alone(
    page: PersonPage, desk: Desk, settle: Settle
) -> None:
    QTest.keyClick(page, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    settle()
    form = page.sheet.form
    assert form is not None
    kind, outcome = form.rows["kind"].editor, form.rows["outcome"].editor
    QTest.keyClicks(kind.focusProxy(), "parcel")
    QTest.keyClicks(outcome.focusProxy(), "blocked")
    QTest.keyClick(page.sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    (contact,) = list_records(desk, Contact)
    assert (contact.kind, contact.outcome, contact.proof_of_life) == ("parcel", "blocked", False)
    assert contact.date == PartialDate("2026-11-23")


def test_a_visit_that_took_place_proves_life_and_one_that_was_refused_does_not(
    page: PersonPage, settle: Settle
) -> None:
    page.act("contact")
    settle()
    form = page.sheet.form
    assert form is not None
    kind, outcome, proof = (form.rows[name].editor for name in ("kind", "outcome", "proof_of_life"))
    QTest.keyClicks(kind.focusProxy(), "Short visit")
    assert proof.value() is False
    QTest.keyClicks(outcome.focusProxy(), "Took place")
    assert proof.value() is True
    outcome.focusProxy().clear()
    QTest.keyClicks(outcome.focusProxy(), "Refused")
    assert proof.value() is False


def test_the_head_tells_of_the_silence(page: PersonPage, desk: Desk, rich: Person, settle: Settle) -> None:
    assert (
        "Last proof of life: 7 February 2024, 1,020 days ago (arrest; no contact since)"
        in page.header.life.text()
    )
    assert page.header.life.text().startswith("▲")
    add_record(
        desk,
        ContactFields(
            person_id=rich.id, kind="letter_from", date=PartialDate("2026-11-13"), proof_of_life=True
        ),
    )
    settle()
    assert (
        page.header.life.text()
        == "Last proof of life: 13 November 2026, 10 days ago (Letter from the person)."
    )


def test_what_may_be_sent_is_told_with_its_reason(desk: Desk, rich: Person) -> None:
    told = remarks(desk, rich)
    assert (
        "Parcel, Parcel handed in: only relatives. Parcels only from relatives: the sentence is in force."
        in told
    )
    assert "About 6 a year; let through in the last twelve months: 0." in told


def test_sums_are_told_for_each_currency(desk: Desk, rich: Person) -> None:
    mother = add_record(desk, RelativeFields(person_id=rich.id, name="Ганна", relation="mother"))
    for amount, currency, relative in (
        (12_050, "EUR", None),
        (5_000, "BYN", mother.id),
        (100, "EUR", mother.id),
    ):
        add_record(
            desk, SupportFields(person_id=rich.id, amount=amount, currency=currency, relative_id=relative)
        )
    told = remarks(desk, rich).replace("\u00a0", " ")
    assert "In all: 50 BYN + 121.50 EUR. Of it to the family: 50 BYN + 1 EUR." in told


def test_a_relative_is_linked_to_somebody_in_the_register(
    page: PersonPage, desk: Desk, rich: Person, settle: Settle
) -> None:
    other = somebody(desk, "Журавок", "Анна")
    section = next(one for one in page.area.sections if one.key == "relatives")
    assert isinstance(section, TableSection)
    page.open_sheet(section.spec.adding[0].request(read_case(desk, rich.id), "Alena"))
    settle()
    form = page.sheet.form
    assert form is not None
    form.rows["name"].editor.set_value("Анна")
    editor = form.rows["other_person_id"].editor
    assert isinstance(editor, PersonEditor)
    editor.line.setFocus()
    editor.line.setText("Журавок")
    editor.line.textEdited.emit("Журавок")
    settle()
    assert editor.complaint()
    editor.completer.activated.emit(f"Журавок Анна · {other.case_number}")
    page.sheet.save()
    settle()
    assert [one.other_person_id for one in list_records(desk, Relative)] == [other.id]
