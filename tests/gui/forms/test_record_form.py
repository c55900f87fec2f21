"""A form built from its declaration: what it holds, what it says is wrong, what it makes."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.base.errors import FieldProblem
from app.base.language import Language
from app.domain.detention import PlacementFields, SentenceFields
from app.domain.follow_up import FollowUpFields, Priority
from app.domain.partial_date import PartialDate
from app.domain.person import NameFormFields, PersonFields, Sex
from app.domain.source import SourceFields
from app.gui.forms import specs, specs_entries, specs_shared
from app.gui.forms.choices import Choices, read_choices
from app.gui.forms.editors.date_editor import ExactDateEditor, PartialDateEditor
from app.gui.forms.editors.editor import Editor
from app.gui.forms.editors.inline_editor import InlineEditor
from app.gui.forms.editors.pick_editor import PickEditor
from app.gui.forms.field_spec import FormSpec
from app.gui.forms.record_form import RecordForm
from app.workflows.desk import Desk


def type_into(line: QWidget, text: str) -> None:
    """Press a key for every letter (QTest cannot press Cyrillic ones)."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(line, event)


def editor(form: RecordForm, name: str) -> Any:
    """Return the editor of a field."""
    return form.rows[name].editor


@pytest.fixture
def make(qtbot: QtBot, choices: Choices) -> Any:
    """Make a form that is cleaned up after the test."""

    def made(spec: FormSpec) -> RecordForm:
        form = RecordForm(spec, choices)
        qtbot.addWidget(form)
        form.show()
        return form

    return made


def test_what_is_loaded_comes_back_unchanged(make: Any) -> None:
    fields = PersonFields(
        uid="u", case_number="V-1", sex=Sex.FEMALE, birth_date=PartialDate("1987~"), activity="wrote\nbooks"
    )
    form = make(specs.PERSON)
    form.load({name: getattr(fields, name) for name in PersonFields.model_fields})
    assert not form.is_dirty()
    assert form.check() == fields


def test_typing_makes_the_form_dirty_and_going_back_makes_it_clean(make: Any) -> None:
    form = make(specs.PERSON)
    form.load({})
    type_into(editor(form, "occupation").line, "x")
    assert form.is_dirty()
    editor(form, "occupation").line.clear()
    assert not form.is_dirty()


def test_what_is_missing_is_said_beside_the_field_and_gets_the_keyboard(make: Any, qtbot: QtBot) -> None:
    form = make(specs.FOLLOW_UP)
    form.load({"person_id": 1, "priority": Priority.NORMAL, "state": "open"})
    qtbot.waitExposed(form)
    assert form.check() is None
    assert form.rows["title"].complaint == "Please fill this in."
    assert [name for name, row in form.rows.items() if row.complaint] == ["title"]


def test_a_complaint_goes_away_while_it_is_being_mended(make: Any) -> None:
    form = make(specs.FOLLOW_UP)
    form.load({"person_id": 1})
    form.check()
    type_into(editor(form, "title").line, "Call")
    assert form.rows["title"].complaint == ""


def test_a_date_in_the_future_is_told_while_it_is_typed_where_it_cannot_be(make: Any) -> None:
    form = make(specs_entries.ARREST)
    form.load({"status": "police_custody"})
    type_into(editor(form, "date").line, "30.11.2026")
    assert form.rows["date"].complaint.startswith("This date lies in the future.")
    editor(form, "date").line.clear()
    type_into(editor(form, "date").line, "20.11.2026")
    assert form.rows["date"].complaint == ""


def test_a_future_that_stood_there_before_may_stay(make: Any) -> None:
    form = make(specs.DETENTION_FORM)
    form.load({"person_id": 1, "start": PartialDate("2027-01-05")})
    type_into(editor(form, "place").line, "Minsk")
    assert form.check() is not None


def test_all_that_is_wrong_is_told_at_once(make: Any) -> None:
    form = make(specs_entries.ARREST)
    form.load({"status": "police_custody"})
    type_into(editor(form, "date").line, "30.11.2026")
    type_into(editor(form, "facility_id").line, "nowhere")
    assert form.check() is None
    assert [name for name, row in form.rows.items() if row.complaint] == ["date", "facility_id", "source"]
    form = make(specs.IDENTIFIER)
    form.load({"person_id": 1})
    type_into(editor(form, "number").line, "x" * 2000)
    assert form.check() is None
    assert [name for name, row in form.rows.items() if row.complaint] == ["kind", "number"]


def test_an_end_before_the_beginning_is_said_at_the_end(make: Any) -> None:
    form = make(specs.PLACEMENT)
    form.load(
        {"person_id": 1, "detention_id": 1, "start": PartialDate("2024-05"), "end": PartialDate("2023")}
    )
    assert form.check() is None
    assert form.rows["end"].complaint == "The end lies before the beginning."


def test_a_name_form_needs_some_name(make: Any) -> None:
    form = make(specs.NAME_FORM)
    form.load({"person_id": 1, "position": 1})
    assert form.check() is None
    assert "at least a surname" in form.rows["surname"].complaint
    type_into(editor(form, "text").line, "Ян Л.")
    made = form.check()
    assert isinstance(made, NameFormFields)
    assert (made.text, made.position) == ("Ян Л.", 1)


def test_the_problem_of_a_workflow_is_shown_at_its_field(make: Any) -> None:
    form = make(specs_entries.RELEASE_ENTRY)
    form.load({})
    problem = FieldProblem("date", "The release lies before the arrest.")
    assert form.show_problems({problem.field: str(problem)}) == ""
    assert form.rows["date"].complaint == "The release lies before the arrest."
    assert form.show_problems({"elsewhere": "Something else."}) == "Something else."


def test_numbers_are_optional_and_must_be_whole(make: Any) -> None:
    form = make(specs.SENTENCE)
    form.load({"person_id": 1, "detention_id": 1, "years": 0, "months": 0, "days": 0})
    made = form.check()
    assert isinstance(made, SentenceFields)
    assert made.years == 0
    type_into(editor(form, "years").line, "two")
    assert form.check() is None
    assert "whole number" in form.rows["years"].complaint


@pytest.mark.parametrize(
    ("typed", "stored", "echo"),
    [
        ("5 сакавіка 2021", "2021-03-05", "= 5 March 2021"),
        ("до 2019", "../2019", "= before 2019"),
        ("between 2019 and 2021", "2019/2021", ""),
        ("March 2021", "2021-03", ""),
    ],
)
def test_a_date_says_how_it_was_understood(qtbot: QtBot, typed: str, stored: str, echo: str) -> None:
    dates = PartialDateEditor(dt.date(2026, 11, 23))
    qtbot.addWidget(dates)
    dates.show()
    type_into(dates.line, typed)
    assert dates.value() == PartialDate(stored)
    assert (dates.echo.text() if dates.echo.isVisible() else "") == echo


def test_what_is_no_date_is_told_with_an_example(qtbot: QtBot) -> None:
    dates = PartialDateEditor(dt.date(2026, 11, 23))
    qtbot.addWidget(dates)
    type_into(dates.line, "soon")
    assert dates.value() is None
    assert not dates.is_empty()
    assert "“soon”" in dates.complaint()
    assert "March 2021" in dates.complaint()


@pytest.mark.parametrize(
    ("typed", "day"), [("+7", dt.date(2026, 11, 30)), ("1.12.2026", dt.date(2026, 12, 1)), ("2027", None)]
)
def test_a_follow_up_is_due_on_a_day(qtbot: QtBot, typed: str, day: dt.date | None) -> None:
    due = ExactDateEditor(dt.date(2026, 11, 23))
    qtbot.addWidget(due)
    type_into(due.line, typed)
    assert due.value() == day
    assert bool(due.complaint()) == (day is None)


@pytest.mark.parametrize("typed", ["папраўч", "Исправительная", "penal col"])
def test_a_term_is_found_in_every_language(make: Any, typed: str) -> None:
    form = make(specs.CLAIM)
    form.load({})
    status: PickEditor = editor(form, "status")
    type_into(status.line, typed)
    status.line.editingFinished.emit()
    assert status.value() == "colony"
    assert status.line.text() == "Penal colony"


@pytest.mark.parametrize("typed", ["ИК-1", "пк №1", "IK 1"])
def test_a_facility_is_found_by_its_short_name_in_every_language(
    qtbot: QtBot, choices: Choices, desk: Desk, typed: str
) -> None:
    facilities = read_choices(desk, None, Language.EN).facilities
    form = RecordForm(specs.PLACEMENT, replace(choices, facilities=facilities))
    qtbot.addWidget(form)
    form.show()
    form.load({})
    facility: PickEditor = editor(form, "facility_id")
    type_into(facility.line, typed)
    facility.line.editingFinished.emit()
    assert facility.line.text() == "Penal colony No. 1, Navapolatsk"
    assert facilities.matching("ик-1", 3)[0].value == facility.value()
    assert {pick.detail for pick in facilities.matching("ик", 60)} >= {"IK-1", "IK-24"}
    facility.completer.popup().hide()


def test_what_is_not_on_the_list_is_not_taken(make: Any) -> None:
    form = make(specs.CLAIM)
    form.load({})
    status: PickEditor = editor(form, "status")
    type_into(status.line, "on the moon")
    assert form.check() is None
    assert "not on the list" in form.rows["status"].complaint


def test_the_down_key_opens_the_whole_list(make: Any, qtbot: QtBot) -> None:
    form = make(specs.RISK_FLAG)
    form.load({})
    flag: PickEditor = editor(form, "flag")
    flag.line.setFocus()
    qtbot.keyClick(flag.line, Qt.Key.Key_Down)
    model = flag.completer.model()
    assert model is not None
    assert model.rowCount() > 5
    flag.completer.popup().hide()


def test_a_known_source_is_picked_by_its_id(make: Any) -> None:
    form = make(specs_entries.STATUS)
    form.load({"confidence": "single"})
    sources: InlineEditor = editor(form, "source")
    type_into(sources.picker.line, "sister")
    sources.picker.line.editingFinished.emit()
    assert sources.value() == 7


def test_money_is_read_as_people_write_it_and_wrong_money_is_said_beside_it(make: Any) -> None:
    form = make(specs.SENTENCE)
    form.load({"person_id": 1, "detention_id": 1})
    for typed, amount in (("1 500,50", 150_050), ("1500.5", 150_050), ("1500", 150_000), ("", 0)):
        editor(form, "fine_amount").line.clear()
        type_into(editor(form, "fine_amount").line, typed)
        made = form.check()
        assert made is not None, {name: row.complaint for name, row in form.rows.items() if row.complaint}
        assert made.fine_amount == amount
    type_into(editor(form, "fine_amount").line, "many")
    type_into(editor(form, "fine_currency").line, "roubles")
    assert form.check() is None
    assert "120,50" in form.rows["fine_amount"].complaint
    editor(form, "fine_amount").line.setText("5")
    assert form.check() is None
    editor(form, "fine_currency").line.setText("byn")
    assert form.check() is None
    assert "three capital letters" in form.rows["fine_currency"].complaint


def test_a_new_source_is_described_inside_the_form(make: Any) -> None:
    form = make(specs.RELEASE)
    form.load({"person_id": 1, "kind": "pardon"})
    sources: InlineEditor = editor(form, "source_id")
    type_into(sources.picker.line, "Радыё")
    sources.new_button.click()
    assert sources.is_new
    new = form.new_records()["source_id"]
    assert isinstance(new, SourceFields)
    assert new.title == "Радыё"
    assert form.check() is not None
    sources.known_button.click()
    assert form.new_records() == {}


def test_an_incomplete_new_source_stops_the_form(make: Any) -> None:
    form = make(specs_entries.STATUS)
    form.load({"status": "colony", "since": PartialDate("2024"), "confidence": "single"})
    editor(form, "source").new_button.click()
    assert form.check() is None
    assert "not complete" in form.rows["source"].complaint


@pytest.mark.parametrize(
    "spec", [specs.PERSON, specs.PLACEMENT, specs.FOLLOW_UP, specs_entries.RELEASE_ENTRY]
)
def test_a_draft_brings_back_what_was_typed(make: Any, spec: FormSpec) -> None:
    form = make(spec)
    form.load({})
    for row in form.rows.values():
        for line in row.editor.findChildren(QLineEdit)[:1]:
            type_into(line, "12 x")
    again = make(spec)
    again.load({})
    again.set_drafts(form.drafts())
    assert again.drafts() == form.drafts()
    assert again.is_dirty()


def test_a_new_source_survives_in_a_draft(make: Any) -> None:
    form = make(specs_entries.STATUS)
    form.load({})
    editor(form, "source").begin_new("Тэлеграм-канал")
    again = make(specs_entries.STATUS)
    again.load({})
    again.set_drafts(form.drafts())
    assert again.values()["source"] == SourceFields(title="Тэлеграм-канал")


def test_rare_fields_are_folded_until_one_of_them_holds_something(make: Any) -> None:
    form = make(specs.FOLLOW_UP)
    form.load({"person_id": 1})
    assert not form.rows["outcome"].isVisible()
    form.more.click()
    assert form.rows["outcome"].isVisible()
    other = make(specs.FOLLOW_UP)
    filled = FollowUpFields(person_id=1, title="Call", outcome="nobody there")
    other.load({name: getattr(filled, name) for name in FollowUpFields.model_fields})
    assert other.rows["outcome"].isVisible()


def test_papers_are_ticked_and_unknown_ones_kept(make: Any) -> None:
    form = make(specs.RELEASE)
    form.load({"person_id": 1, "kind": "pardon", "papers": "passport old_paper"})
    papers = editor(form, "papers")
    assert papers.ticks["passport"].isChecked()
    papers.ticks["certificate"].setChecked(True)
    assert form.check().papers == "passport certificate old_paper"


def test_a_placement_keeps_its_kind_of_value(make: Any) -> None:
    fields = PlacementFields(person_id=1, detention_id=4, regime="general", start=PartialDate("2024-05"))
    form = make(specs.PLACEMENT)
    form.load({name: getattr(fields, name) for name in PlacementFields.model_fields})
    assert form.check() == fields


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize(
    "spec",
    [
        form
        for module in (specs, specs_shared, specs_entries)
        for form in vars(module).values()
        if isinstance(form, FormSpec)
    ],
    ids=lambda form: form.key,
)
def test_every_text_of_a_form_is_translated(make: Any, spec: FormSpec) -> None:
    form = make(spec)
    form.load({})
    form.check()
    terms = {
        box for row in form.rows.values() if row.spec.vocabulary for box in row.editor.findChildren(QCheckBox)
    }
    for widget in form.findChildren(QWidget):
        if isinstance(widget, QLabel | QPushButton | QCheckBox) and widget not in terms and widget.text():
            assert "⟦" in widget.text(), widget.text()
    for line in form.findChildren(QLineEdit):
        assert not line.placeholderText() or "⟦" in line.placeholderText()


@pytest.mark.parametrize(
    "spec", [specs.PERSON, specs.SENTENCE, specs_entries.RELEASE_ENTRY, specs_shared.FACILITY]
)
def test_every_field_tells_assistive_programs_its_name(make: Any, spec: FormSpec) -> None:
    form = make(spec)
    form.load({})
    for name, row in form.rows.items():
        assert isinstance(row.editor, Editor)
        target = row.editor.focusProxy()
        while target is not None and target.focusProxy() is not None:
            target = target.focusProxy()
        assert target is not None, name
        assert target.accessibleName() or isinstance(target, QCheckBox), name
