"""The sheet: saving, what is kept as a draft, what is asked before anything is lost."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.base.language import Language
from app.domain.facility import Facility
from app.domain.follow_up import FollowUp, FollowUpState, Priority
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.release import Release
from app.domain.source import Source
from app.gui.focus_chain import inside
from app.gui.forms import specs, specs_entries
from app.gui.forms.choices import read_choices
from app.gui.forms.form_sheet import FormSheet
from app.gui.forms.sheet_request import SheetRequest, adding, changing, entering
from app.workflows.desk import Desk
from app.workflows.drafts import keep_draft, take_draft
from app.workflows.edit_records import list_records, save_record
from app.workflows.history import undo
from app.workflows.record_arrest import record_arrest
from app.workflows.record_release import record_release
from app.workflows.record_transfer import record_transfer

Open = Callable[[SheetRequest], None]


@pytest.fixture
def sheet(qtbot: QtBot, desk: Desk, settle: Callable[[], None]) -> Iterator[FormSheet]:
    """A sheet on the register of the test."""
    made = FormSheet(desk)
    qtbot.addWidget(made)
    yield made
    settle()


@pytest.fixture
def open_form(sheet: FormSheet, desk: Desk, settle: Callable[[], None]) -> Open:
    """Open a form in the sheet and wait for its draft to be looked for."""

    def opened(request: SheetRequest) -> None:
        sheet.open_form(request, read_choices(desk, None, Language.EN))
        settle()

    return opened


def follow_up(person: Person) -> SheetRequest:
    """Ask for a new follow-up."""
    values = {"person_id": person.id, "priority": Priority.NORMAL, "state": FollowUpState.OPEN}
    return adding(specs.FOLLOW_UP, person.id, values)


def type_text(sheet: FormSheet, name: str, text: str) -> None:
    """Type into a line of the form."""
    assert sheet.form is not None
    editor: Any = sheet.form.rows[name].editor
    editor.line.setText(text)
    editor.line.textEdited.emit(text)


def test_ctrl_enter_saves_and_closes(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    open_form(follow_up(person))
    type_text(sheet, "title", "Call the mother")
    type_text(sheet, "due", "+7")
    with qtbot.waitSignal(sheet.saved) as saved:
        qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    stored = list_records(desk, FollowUp, person_id=person.id)
    assert saved.args == [stored[0]]
    assert (stored[0].title, str(stored[0].due)) == ("Call the mother", "2026-11-30")
    assert not sheet.isVisible()
    assert take_draft(desk, f"follow_up:{person.id}:new") is None


def test_nothing_is_saved_while_something_is_missing(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, settle: Callable[[], None]
) -> None:
    open_form(follow_up(person))
    sheet.save()
    settle()
    assert list_records(desk, FollowUp) == ()
    assert sheet.isVisible()
    assert "See the marked fields" in sheet.trouble.text()


def test_changing_a_record_saves_its_next_version(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, settle: Callable[[], None]
) -> None:
    open_form(follow_up(person))
    type_text(sheet, "title", "Call")
    sheet.save()
    settle()
    stored = list_records(desk, FollowUp)[0]
    open_form(changing(specs.FOLLOW_UP, person.id, stored))
    type_text(sheet, "title", "Write")
    sheet.save()
    settle()
    again = list_records(desk, FollowUp)[0]
    assert (again.id, again.title, again.version) == (stored.id, "Write", stored.version + 1)


def test_a_record_changed_by_somebody_else_is_not_overwritten(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, settle: Callable[[], None]
) -> None:
    open_form(follow_up(person))
    type_text(sheet, "title", "Call")
    sheet.save()
    settle()
    stored = list_records(desk, FollowUp)[0]
    open_form(changing(specs.FOLLOW_UP, person.id, stored))
    type_text(sheet, "title", "Mine")
    with desk.changing("Somebody else") as change:
        change.save(stored.but(title="Theirs"))
    sheet.save()
    settle()
    assert list_records(desk, FollowUp)[0].title == "Theirs"
    assert sheet.isVisible()
    assert sheet.trouble.text()
    assert sheet.save_button.isEnabled()


def test_a_new_source_and_its_record_are_one_change(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, settle: Callable[[], None]
) -> None:
    open_form(adding(specs.RELEASE, person.id, {"person_id": person.id, "confirmation": "announced"}))
    assert sheet.form is not None
    editor: Any = sheet.form.rows["source_id"].editor
    editor.begin_new("Radio")
    sheet.save()
    settle()
    source, release = list_records(desk, Source)[0], list_records(desk, Release)[0]
    assert (source.title, release.source_id) == ("Radio", source.id)
    undo(desk)
    assert list_records(desk, Source) == ()
    assert list_records(desk, Release) == ()


def test_what_a_workflow_refuses_is_shown_at_its_field(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, settle: Callable[[], None]
) -> None:
    values = {
        "date": PartialDate("2027"),
        "kind": "pardon",
        "confidence": "single",
        "confirmation": "announced",
    }
    open_form(entering(specs_entries.RELEASE_ENTRY, person.id, record_release, values))
    assert sheet.form is not None
    editor: Any = sheet.form.rows["source"].editor
    editor.begin_new("Radio")
    sheet.save()
    settle()
    assert "future" in sheet.form.rows["date"].complaint
    assert list_records(desk, Release) == ()


def test_a_refused_word_shows_what_can_be_picked_and_keys_pick_it(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, settle: Callable[[], None], qtbot: QtBot
) -> None:
    values = {"date": PartialDate("2026-11-01"), "status": "police_custody", "source": 1}
    sheet.show()
    open_form(entering(specs_entries.ARREST, person.id, record_arrest, values))
    type_text(sheet, "facility_id", "colony")
    assert sheet.form is not None
    editor: Any = sheet.form.rows["facility_id"].editor
    popup = editor.completer.popup()
    popup.hide()
    sheet.save()
    qtbot.waitUntil(popup.isVisible)
    assert "not on the list" in sheet.form.rows["facility_id"].complaint
    assert editor.completer.model().rowCount() > 1
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert editor.value() is not None
    assert sheet.form.rows["facility_id"].complaint == ""
    type_text(sheet, "facility_id", "no such place")
    popup.hide()
    qtbot.keyClick(editor.line, Qt.Key.Key_Down)
    assert editor.completer.model().rowCount() > 10
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert editor.value() is not None


def test_a_new_source_that_is_not_complete_is_marked_in_its_own_fields(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, settle: Callable[[], None], qtbot: QtBot
) -> None:
    values = {"date": PartialDate("2026-11-01"), "status": "police_custody"}
    open_form(entering(specs_entries.ARREST, person.id, record_arrest, values))
    assert sheet.form is not None
    editor: Any = sheet.form.rows["source"].editor
    editor.begin_new("")
    sheet.save()
    qtbot.waitUntil(lambda: bool(editor.form.rows["title"].complaint))


def test_a_draft_is_kept_after_a_moment_of_quiet(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, qtbot: QtBot
) -> None:
    open_form(follow_up(person))
    type_text(sheet, "title", "Half a sen")
    qtbot.waitUntil(lambda: take_draft(desk, f"follow_up:{person.id}:new") is not None)
    kept = take_draft(desk, f"follow_up:{person.id}:new")
    assert kept is not None
    assert kept[0]["title"] == "Half a sen"


def test_a_draft_is_offered_and_taken_up_again(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person
) -> None:
    keep_draft(desk, f"follow_up:{person.id}:new", {"title": "Half a sen", "due": "+", "outcome": "later"})
    open_form(follow_up(person))
    assert sheet.draft_notice.isVisible()
    assert "unsaved draft from" in sheet.draft_words.text()
    assert sheet.form is not None
    sheet.continue_button.click()
    drafts = sheet.form.drafts()
    assert (drafts["title"], drafts["due"], drafts["outcome"]) == ("Half a sen", "+", "later")
    assert not sheet.draft_notice.isVisible()


def test_a_draft_can_be_discarded(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, settle: Callable[[], None]
) -> None:
    key = f"follow_up:{person.id}:new"
    keep_draft(desk, key, {"title": "Half a sen"})
    open_form(follow_up(person))
    sheet.drop_button.click()
    settle()
    assert take_draft(desk, key) is None
    assert sheet.form is not None
    assert sheet.form.drafts()["title"] == ""


def test_esc_closes_an_untouched_form_without_a_question(
    sheet: FormSheet, open_form: Open, person: Person, qtbot: QtBot
) -> None:
    open_form(follow_up(person))
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_esc_asks_when_something_was_typed(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    open_form(follow_up(person))
    type_text(sheet, "title", "Call")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet.question.isVisible()
    sheet.discard_button.click()
    settle()
    assert not sheet.isVisible()
    assert take_draft(desk, f"follow_up:{person.id}:new") is None


def test_what_is_kept_for_later_is_there_at_once(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, settle: Callable[[], None]
) -> None:
    open_form(follow_up(person))
    type_text(sheet, "title", "Call")
    sheet.cancel()
    sheet.later_button.click()
    settle()
    kept = take_draft(desk, f"follow_up:{person.id}:new")
    assert kept is not None
    assert kept[0]["title"] == "Call"


def test_opening_another_form_loses_nothing(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person
) -> None:
    open_form(follow_up(person))
    type_text(sheet, "title", "Call")
    open_form(adding(specs.NOTE_FORM, person.id, {"person_id": person.id}))
    assert sheet.title.text() == "Add a note"
    kept = take_draft(desk, f"follow_up:{person.id}:new")
    assert kept is not None
    assert kept[0]["title"] == "Call"


def test_choices_name_what_is_in_the_register(desk: Desk, source: Source) -> None:
    choices = read_choices(desk, None, Language.BE)
    assert choices.sources.get(source.id) is not None
    assert len(choices.facilities.all) > 20


def test_a_draft_brings_back_what_was_typed_and_nothing_older(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, settle: Callable[[], None]
) -> None:
    open_form(changing(specs.PERSON, person.id, person))
    type_text(sheet, "occupation", "teacher")
    sheet.keep_for_later()
    settle()
    changed = save_record(desk, person.but(residence="Прыгорак"))
    open_form(changing(specs.PERSON, person.id, changed))
    sheet.continue_button.click()
    sheet.save()
    settle()
    (stored,) = list_records(desk, Person)
    assert (stored.occupation, stored.residence) == ("teacher", "Прыгорак")


def test_a_save_that_fails_leaves_a_draft(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, settle: Callable[[], None]
) -> None:
    open_form(changing(specs.PERSON, person.id, person))
    save_record(desk, person.but(residence="Прыгорак"))
    type_text(sheet, "occupation", "teacher")
    sheet.save()
    settle()
    kept = take_draft(desk, f"person:{person.id}:{person.id}")
    assert kept is not None
    assert kept[0] == {"occupation": "teacher"}


def innermost(widget: QWidget) -> QWidget:
    """Return who gets the keyboard that is given to a widget."""
    while (proxy := widget.focusProxy()) is not None:
        widget = proxy
    return widget


def test_tab_goes_through_the_fields_and_then_to_save(
    sheet: FormSheet, open_form: Open, person: Person
) -> None:
    open_form(follow_up(person))
    form = sheet.form
    assert form is not None
    order = inside(sheet)
    places = [order.index(innermost(row.editor)) for row in form.rows.values()]
    assert places == sorted(places)
    more, save, cancel = (order.index(one) for one in (form.more, sheet.save_button, sheet.cancel_button))
    assert places[0] < more < save < cancel
    assert max(places) < save


def test_the_status_of_a_transfer_follows_the_facility_until_it_is_chosen_by_hand(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person
) -> None:
    open_form(entering(specs_entries.TRANSFER, person.id, record_transfer, {}))
    assert sheet.form is not None
    rows, terms = sheet.form.rows, desk.terms
    assert rows["status"].editor.value() == ""
    by_code = {one.code: one.name(Language.EN) for one in list_records(desk, Facility)}
    for code in ("IK-2", "SIZO-1"):
        type_text(sheet, "facility_id", by_code[code])
        kind = next(one.kind for one in list_records(desk, Facility) if one.code == code)
        assert rows["status"].editor.value() == terms.status_in(kind) != ""
    type_text(sheet, "facility_id", "")
    assert rows["status"].editor.value() == ""
    type_text(sheet, "status", "In transit (etap)")
    type_text(sheet, "facility_id", by_code["IK-2"])
    assert rows["status"].editor.value() == "transit"


def test_an_arrest_without_a_facility_begins_in_police_custody(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person
) -> None:
    open_form(entering(specs_entries.ARREST, person.id, record_arrest, {}))
    assert sheet.form is not None
    status = sheet.form.rows["status"].editor
    assert status.value() == "police_custody"
    there = next(one for one in list_records(desk, Facility) if one.kind == "sizo")
    type_text(sheet, "facility_id", there.name(Language.EN))
    assert status.value() == "pretrial_sizo"


def test_esc_twice_keeps_what_was_typed(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    open_form(follow_up(person))
    type_text(sheet, "title", "Call")
    for _time in range(2):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    settle()
    assert not sheet.isVisible()
    kept = take_draft(desk, f"follow_up:{person.id}:new")
    assert kept is not None
    assert kept[0]["title"] == "Call"


def test_a_draft_that_is_offered_stays_while_one_types_on(
    sheet: FormSheet, open_form: Open, desk: Desk, person: Person, settle: Callable[[], None]
) -> None:
    key = f"follow_up:{person.id}:new"
    keep_draft(desk, key, {"title": "Half a sen"})
    open_form(follow_up(person))
    type_text(sheet, "title", "Something else")
    sheet.keep_for_later()
    settle()
    kept = take_draft(desk, key)
    assert kept is not None
    assert kept[0]["title"] == "Half a sen"
    open_form(follow_up(person))
    sheet.drop_button.click()
    settle()
    assert sheet.draft_notice.isVisible()
    sheet.continue_button.click()
    assert sheet.form is not None
    assert sheet.form.drafts()["title"] == "Something else"
    assert not sheet.draft_notice.isVisible()
    sheet.save()
    settle()
    open_form(follow_up(person))
    assert not sheet.draft_notice.isVisible()
