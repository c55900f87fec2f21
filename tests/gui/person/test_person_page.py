"""The page of a person on a real register: what it shows, what the keyboard does, what a change does to it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.base import i18n
from app.base.language import Language
from app.domain.document import Document
from app.domain.follow_up import FollowUp, FollowUpState
from app.domain.partial_date import PartialDate
from app.domain.person import NameFormDraft, Note, Person, PersonFields
from app.domain.source import Source, SourceFields
from app.domain.status import ClaimFields
from app.gui.pages.person.table_section import TableSection
from app.gui.pages.person_page import PersonPage
from app.gui.refresh import Refresh
from app.workflows.add_person import add_person, remove_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records, save_record
from app.workflows.entries import StatusEntry
from app.workflows.history import undo
from app.workflows.record_status import record_status
from tests.journeys.driver import choose_row

Settle = Callable[[], None]
Show = Callable[[Person], PersonPage]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, settle: Settle) -> Iterator[PersonPage]:
    """A page that hears of changes as it does in the window."""
    made = PersonPage(desk)
    refresh = Refresh(desk, made)
    refresh.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1150, 728)
    made.show()
    yield made
    settle()


@pytest.fixture
def show(page: PersonPage, settle: Settle) -> Show:
    """Show a person and wait until everything is filled in."""

    def shown(person: Person) -> PersonPage:
        page.show_person(person.id)
        settle()
        page.area.fill_all()
        return page

    return shown


def section(page: PersonPage, key: str) -> TableSection:
    """Return a section that is a table."""
    found = next(one for one in page.area.sections if one.key == key)
    assert isinstance(found, TableSection)
    return found


def texts(page: PersonPage, key: str) -> list[str]:
    """Return the lines of a table as they are spoken."""
    return [line.spoken for line in section(page, key).table.lines_model.lines]


def test_the_head_says_who_it_is_and_on_what_the_status_rests(show: Show, rich: Person) -> None:
    head = show(rich).header
    assert head.name.text() == "Кавальчук Вольга Ігараўна"
    assert head.second.text() == "Kavalchuk Volha"
    assert head.facts.text() == "V-000001  ·  ODM-417  ·  39 years old  ·  caseworker: Alena"
    assert head.days.text() == "held for 1,020 days (since 7 February 2024)"
    assert "since 26 November 2024" in head.rests_on.text()
    assert "Letter from the lawyer · confirmed" in head.rests_on.text()
    assert (
        head.rumour.text()
        == "▲ Unconfirmed: “At liberty” reported for 20 November 2026 by Anonymous channel."
    )
    assert "Serious or chronic illness" in head.flags.text()


def test_a_romanised_name_is_marked_as_computed(show: Show, poor: Person) -> None:
    page = show(poor)
    assert page.header.second.text() == "Lebedz Yan (romanised by Vigil)"


def test_who_is_free_is_counted_as_free(show: Show, released: Person) -> None:
    head = show(released).header
    assert head.days.text() == "free for 12 days (since 11 November 2026), was held for 363 days"
    assert head.buttons["arrest"].isVisible()
    assert not head.buttons["release"].isVisible()


def test_an_empty_section_is_one_helpful_line(show: Show, poor: Person) -> None:
    page = show(poor)
    notes = section(page, "notes")
    assert not notes.table.isVisible()
    assert notes.empty_label.isVisible()
    assert notes.height() < 80


def test_the_sections_hold_everything_that_is_recorded(show: Show, rich: Person) -> None:
    page = show(rich)
    counts = {one.key: one.count for one in page.area.sections if one.counted}
    assert (
        counts
        | {
            "timeline": 10,
            "follow_ups": 2,
            "claims": 4,
            "proceedings": 2,
            "placements": 4,
            "releases": 0,
            "notes": 1,
            "names": 4,
            "recognitions": 2,
            "documents": 0,
            "history": 14,
        }
        == counts
    )
    assert any("Article 342, part 1" in text for text in texts(page, "proceedings"))
    assert texts(page, "follow_ups")[0].startswith("20 November 2026, ▲ 3 days overdue, Ask the lawyer")


def test_the_status_of_any_day_can_be_asked_for(show: Show, rich: Person) -> None:
    page = show(rich)
    marked = [line.marked for line in page.claims.table.lines_model.lines]
    assert marked == [False, True, False, False]
    page.claims.day.line.setText("1 March 2024")
    page.claims.day.line.textEdited.emit("1 March 2024")
    assert page.claims.chip.accessibleName() == "Pre-trial detention (SIZO)"
    assert [line.marked for line in page.claims.table.lines_model.lines] == [False, False, True, False]
    page.claims.today_button.click()
    assert page.claims.chip.accessibleName() == "Penal colony"


def test_enter_on_a_line_opens_its_form_and_saving_changes_the_line(
    show: Show, rich: Person, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    page = show(rich)
    table = section(page, "notes").table
    table.setFocus()
    choose_row(table, 0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle()
    assert page.sheet.isVisible()
    form = page.sheet.form
    assert form is not None
    editor = form.rows["text"].editor
    editor.set_value("Write letters only.")
    editor.changed.emit()
    page.sheet.save()
    settle()
    assert list_records(desk, Note)[0].text == "Write letters only."
    assert "Write letters only." in texts(page, "notes")[0]


def test_space_finishes_a_follow_up_and_opens_it_again(
    show: Show, rich: Person, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    page = show(rich)
    table = section(page, "follow_ups").table
    choose_row(table, 0)
    with qtbot.waitSignal(page.told) as told:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    settle()
    assert told.args == ["Done: Ask the lawyer about the appeal."]
    done = next(one for one in list_records(desk, FollowUp) if one.title.startswith("Ask"))
    assert done.state is FollowUpState.DONE
    line = table.lines_model.lines[1]
    assert (line.tick, line.struck) == (True, True)
    choose_row(table, 1)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    settle()
    assert table.lines_model.lines[0].tick is False


def test_a_key_postpones_a_follow_up_by_a_week(
    show: Show, rich: Person, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    page = show(rich)
    table = section(page, "follow_ups").table
    choose_row(table, 0)
    table.setFocus()
    qtbot.keyClick(
        table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle()
    postponed = next(one for one in list_records(desk, FollowUp) if one.title.startswith("Ask"))
    assert str(postponed.due) == "2026-11-30"


def test_what_was_removed_comes_back_with_an_undo(
    show: Show, rich: Person, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    page = show(rich)
    table = section(page, "notes").table
    choose_row(table, 0)
    with qtbot.waitSignal(page.told) as told:
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    settle()
    assert told.args == ["Note removed."]
    assert texts(page, "notes") == []
    undo(desk)
    settle()
    assert len(texts(page, "notes")) == 1


def test_the_last_name_cannot_be_removed(show: Show, poor: Person, qtbot: QtBot, settle: Settle) -> None:
    page = show(poor)
    table = section(page, "names").table
    choose_row(table, 0)
    with qtbot.waitSignal(page.failed) as failed:
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    settle()
    assert "at least one name" in str(failed.args[0])
    assert len(texts(page, "names")) == 1


def test_recording_a_release_changes_the_head(show: Show, rich: Person, qtbot: QtBot, settle: Settle) -> None:
    page = show(rich)
    qtbot.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    settle()
    form = page.sheet.form
    assert form is not None
    form.rows["date"].editor.set_draft("22 November 2026")
    form.rows["kind"].editor.set_value("pardon")
    form.rows["source"].editor.set_draft('{"title": "Family", "kind": "", "confidential": ""}')
    form.rows["confidence"].editor.set_value("confirmed")
    page.sheet.save()
    settle()
    # How it is known is never taken for granted.
    assert page.sheet.isVisible()
    form.rows["confirmation"].editor.set_value("person")
    page.sheet.save()
    settle()
    assert not page.sheet.isVisible()
    assert page.header.days.text().startswith("free for 1 day")
    assert page.header.chip.accessibleName() == "At liberty"
    assert page.header.rumour.text() == ""
    page.area.fill_all()
    assert section(page, "releases").count == 1


def test_a_death_that_a_later_claim_contradicts_is_told(show: Show, desk: Desk, settle: Settle) -> None:
    person = add_person(desk, PersonFields(), [NameFormDraft(surname="Узор", given="Ян")])
    letter = SourceFields(title="A letter")
    record_status(desk, person.id, StatusEntry("died_custody", PartialDate("2021-06-01"), letter))
    fields = ClaimFields(
        person_id=person.id,
        status="colony",
        since=PartialDate("2022-03-01"),
        source_id=list_records(desk, Source)[0].id,
        recorded_on=desk.clock.today(),
    )
    add_record(desk, fields)
    page = show(person)
    settle()
    assert "contradicts a recorded death" in page.header.rests_on.text()
    assert page.header.rumour.text() == (
        "▲ Recorded as “Died in custody” (1 June 2021, A letter), but a later claim says “Penal colony”."
        " One of the two is wrong: mark it as refuted."
    )


def test_the_history_tells_each_field_before_and_after(
    show: Show, rich: Person, desk: Desk, settle: Settle
) -> None:
    page = show(rich)
    follow_up = next(one for one in list_records(desk, FollowUp) if one.title.startswith("Ask"))
    save_record(desk, follow_up.but(priority="urgent", assignee=""))
    settle()
    page.area.fill_all()
    told = page.history.table.lines_model.lines[0].cells[1]
    assert told.text == "Change follow-up of Кавальчук Вольга"
    assert told.detail.splitlines() == ["Priority: high → urgent", "Assignee: Alena → empty"]


def test_a_picture_that_is_pasted_becomes_the_portrait(
    show: Show, poor: Person, desk: Desk, settle: Settle
) -> None:
    page = show(poor)
    picture = QImage(300, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("#336699"))
    offered = QMimeData()
    offered.setImageData(picture)
    assert page.documents.give(offered)
    settle()
    stored = list_records(desk, Document)[0]
    assert (stored.portrait, stored.media_type) == (True, "image/jpeg")
    page.area.fill_all()
    assert "portrait" in texts(page, "documents")[0]


def test_what_is_no_picture_is_refused_with_a_reason(
    show: Show, poor: Person, qtbot: QtBot, settle: Settle
) -> None:
    page = show(poor)
    with qtbot.waitSignal(page.failed) as failed:
        page.documents.picture_given.emit(b"not a picture", "x.jpg")
    settle()
    assert "not a picture" in str(failed.args[0])
    empty = QMimeData()
    empty.setText("words")
    assert not page.documents.give(empty)


def test_showing_somebody_else_keeps_what_was_typed(
    show: Show, rich: Person, poor: Person, settle: Settle
) -> None:
    page = show(rich)
    page.act("note")
    settle()
    form = page.sheet.form
    assert form is not None
    form.rows["text"].editor.set_draft("Half a sen")
    form.changed.emit()
    show(poor)
    assert not page.sheet.isVisible()
    show(rich)
    page.act("note")
    settle()
    assert page.sheet.draft_notice.isVisible()


def test_esc_goes_back_to_the_list_but_first_closes_the_sheet(
    show: Show, poor: Person, qtbot: QtBot, settle: Settle
) -> None:
    page = show(poor)
    page.act("note")
    settle()
    with qtbot.assertNotEmitted(page.left):
        qtbot.keyClick(page.sheet, Qt.Key.Key_Escape)
    assert not page.sheet.isVisible()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.index, Qt.Key.Key_Escape)


def test_a_person_who_is_gone_is_left(
    show: Show, poor: Person, rich: Person, desk: Desk, qtbot: QtBot, settle: Settle
) -> None:
    page = show(poor)
    with qtbot.waitSignal(page.left):
        remove_person(desk, poor.id, "Лебедзь Ян")
    settle()


def test_the_index_goes_to_a_section_and_follows_the_page(show: Show, rich: Person, qtbot: QtBot) -> None:
    page = show(rich)
    page.index.setFocus()
    qtbot.keyClick(page.index, Qt.Key.Key_Down)
    assert page.area.verticalScrollBar().value() == page.timeline.y() - 2
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    assert page.index.currentRow() == len(page.area.sections) - 1


def test_a_narrow_page_keeps_one_button_and_hides_the_index(show: Show, rich: Person, settle: Settle) -> None:
    page = show(rich)
    assert page.index.isVisible()
    page.act("note")
    settle()
    assert page.width() == 1150
    assert not page.index.isVisible()
    assert [key for key, button in page.header.buttons.items() if button.isVisible()] == ["release"]
    page.sheet.cancel()
    assert page.index.isVisible()


def test_the_names_of_people_are_never_obeyed_as_markup(desk: Desk, show: Show) -> None:
    page = show(add_person(desk, PersonFields(summary="<b>x</b>"), [NameFormDraft(surname="<h1>Х</h1>")]))
    for label in page.findChildren(QLabel):
        assert label.textFormat() is not Qt.TextFormat.RichText
        if "<" in label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText


def test_the_models_keep_their_promises_to_qt(show: Show, rich: Person) -> None:
    page = show(rich)
    for view in page.findChildren(QAbstractItemView):
        if view.model() is not None and view.isVisible():
            QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_everything_that_takes_the_keyboard_has_a_name(show: Show, rich: Person, settle: Settle) -> None:
    page = show(rich)
    page.act("release")
    settle()
    for widget in page.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        ):
            label = getattr(widget, "text", lambda: "")()
            assert widget.accessibleName() or label, widget


@pytest.mark.usefixtures("pseudo")
def test_every_text_that_is_ours_is_translated(
    desk: Desk, rich: Person, qtbot: QtBot, settle: Settle
) -> None:
    page = PersonPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_person(rich.id)
    settle()
    page.area.fill_all()
    data = re.compile(r"[\d\s·,.–()-]*$")
    ours = [widget.text() for widget in page.findChildren(QPushButton)]
    ours += [one.title.text() for one in page.area.sections]
    ours += [line.placeholderText() for line in page.findChildren(QLineEdit)]
    for one in page.area.sections:
        if isinstance(one, TableSection):
            model = one.table.lines_model
            ours += [
                str(model.headerData(column, Qt.Orientation.Horizontal))
                for column in range(model.columnCount())
            ]
    for text in ours:
        assert "⟦" in text or text == "✕" or data.match(text), text


def test_a_picture_file_is_read_when_it_is_dropped(
    show: Show, poor: Person, desk: Desk, tmp_path: Path, settle: Settle
) -> None:
    page = show(poor)
    file = tmp_path / "face.png"
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("#336699"))
    picture.save(str(file))
    offered = QMimeData()
    offered.setUrls([QUrl.fromLocalFile(str(file))])
    assert page.documents.give(offered)
    settle()
    assert list_records(desk, Document)[0].filename == "face.png"


def test_who_wants_to_mend_a_name_finds_it_under_edit_person(
    show: Show, rich: Person, desk: Desk, settle: Settle
) -> None:
    page = show(rich)
    page.act("edit")
    settle()
    form = page.sheet.form
    assert form is not None
    surname = form.rows["surname"].editor
    assert surname.value() == "Кавальчук"
    focused = page.sheet.focusWidget()
    assert focused is not None
    assert surname.isAncestorOf(focused), "the keyboard is where the name is"
    surname.set_value("Кавальчык")
    surname.changed.emit()
    page.sheet.save()
    settle()
    settle()
    assert page.header.name.text() == "Кавальчык Вольга Ігараўна"
    undo(desk)
    settle()
    settle()
    assert page.header.name.text() == "Кавальчук Вольга Ігараўна"


@pytest.mark.parametrize("language", list(Language))
def test_beside_an_open_form_nothing_is_cut_off(
    qtbot: QtBot, desk: Desk, rich: Person, settle: Settle, language: Language
) -> None:
    i18n.use(language)
    page = PersonPage(desk)
    qtbot.addWidget(page)
    page.resize(1366 - 232, 728)
    page.show()
    page.show_person(rich.id)
    settle()
    page.act("note")
    settle()
    page.area.fill_all()
    settle()
    i18n.use(Language.EN)
    host = page.area.widget()
    assert host is not None
    assert host.width() <= page.area.viewport().width()


def test_a_legend_says_what_is_drawn_and_only_that(show: Show, rich: Person, poor: Person) -> None:
    drawn = show(rich).timeline
    words = drawn.legend.words
    assert any(word.startswith("Colony: ") for word in words)
    assert "red beneath the strip: a punishment" in words
    assert drawn.legend.accessibleDescription() == "; ".join(words)
    assert not drawn.marks.isVisible()
    drawn.marks_button.click()
    assert drawn.marks.isVisible()
    assert {"Arrest", "Transfer", "Punishment", "Judgment"} <= set(drawn.marks.words)
    assert show(poor).timeline.legend.words == ()
    assert not drawn.marks_button.isVisible()


def test_hatching_is_explained_where_there_is_some(show: Show, long_named: Person) -> None:
    words = show(long_named).timeline.legend.words
    assert "hatched: the days are uncertain" in words
