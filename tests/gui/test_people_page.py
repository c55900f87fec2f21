"""The People page on the fictional sample: search in any script, sorting, filters, keys, what a change does."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.base.language import Language
from app.base.settings import Settings
from app.domain.custom_field import CustomFieldFields, CustomKind
from app.domain.detention import Sentence
from app.domain.partial_date import PartialDate
from app.domain.people_list import PeopleQuery
from app.domain.person import NameFormDraft, PersonFields
from app.gui import theme
from app.gui.dialogs.choose_dialog import ChooseDialog
from app.gui.forms.editors.date_editor import ExactDateEditor
from app.gui.main_window import MainWindow
from app.gui.models.people_model import Column
from app.gui.open_desk import make_main_window
from app.gui.pages.people.typed_filter import TypedFilter
from app.gui.pages.people_page import PeoplePage
from app.gui.pages.person_page import PersonPage
from app.gui.theme import Mode
from app.gui.widgets.page_title import PageTitle
from app.workflows.add_person import add_person, remove_person
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.find_people import count_by_status, find_people
from app.workflows.own_fields import AnswersEntry, answer_fields, field_name
from app.workflows.sample.scene import CASEWORKERS
from tests.journeys.driver import choose_row, press, type_text

Settle = Callable[[], None]


@pytest.fixture
def window(qtbot: QtBot, sample_desk: Desk, settle: Settle) -> MainWindow:
    """The window on 150 fictional people."""
    made = make_main_window(sample_desk, Settings())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    settle()
    return made


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> PeoplePage:
    """The People page."""
    shown = window.go("people")
    settle()
    assert isinstance(shown, PeoplePage)
    return shown


def names(page: PeoplePage, settle: Settle) -> list[str]:
    for row in range(page.model.rowCount()):
        page.model.line(row)
        settle()
    return [line.name for row in range(page.model.rowCount()) if (line := page.model.line(row)) is not None]


def begun(page: PeoplePage) -> list[dt.date]:
    """Return the earliest day of the status of the first lines."""
    lines = [page.model.line(row) for row in range(30)]
    return [PartialDate(line.since).earliest for line in lines if line is not None and line.since]


def chips(page: PeoplePage) -> dict[str, QPushButton]:
    buttons = page.filters.findChildren(QPushButton)
    return {button.text().strip().split("  ")[0]: button for button in buttons if button.isVisible()}


def test_the_model_keeps_the_rules_of_models(page: PeoplePage, settle: Settle) -> None:
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    page.search.setText("а")
    settle()
    page.search.clear()
    settle()
    assert page.model.rowCount() == 150
    tester.deleteLater()


def test_everybody_is_listed_by_name_with_a_count(page: PeoplePage, settle: Settle) -> None:
    assert page.count.text() == "150 people"
    listed = names(page, settle)
    assert len(listed) == 150
    assert page.table.currentIndex().row() == 0


@pytest.mark.parametrize("typed", ["Сяргей", "Siarhei", "Sergei", "сяргей", "SIARHIEJ"])
def test_a_name_is_found_from_any_spelling(
    window: MainWindow, page: PeoplePage, settle: Settle, typed: str
) -> None:
    add_person(
        window.desk, PersonFields(), [NameFormDraft(surname="Выдумскі", given="Сяргей", language="be")]
    )
    type_text(page.search, f"Выдум {typed}")
    settle()
    assert names(page, settle) == ["Выдумскі Сяргей"]


def test_a_case_number_is_found(page: PeoplePage, settle: Settle) -> None:
    type_text(page.search, "V-000007")
    settle()
    assert page.model.rowCount() == 1
    assert page.count.text() == "1 person"


def test_a_click_on_a_heading_sorts_and_the_next_one_turns_round(page: PeoplePage, settle: Settle) -> None:
    header = page.table.horizontalHeader()
    header.sectionClicked.emit(int(Column.SINCE))
    settle()
    first = begun(page)
    header.sectionClicked.emit(int(Column.SINCE))
    settle()
    again = begun(page)
    assert first == sorted(first)
    assert again == sorted(again, reverse=True)
    assert again[0] > first[0]
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_a_quick_filter_shows_as_many_as_it_says(page: PeoplePage, settle: Settle, sample_desk: Desk) -> None:
    held = chips(page)["Held"]
    promised = int(held.text().split("  ")[1])
    held.click()
    settle()
    assert page.model.rowCount() == promised
    counts = count_by_status(sample_desk)
    assert promised == sum(counts.get(code, 0) for code in sample_desk.terms.custody_codes)
    chips(page)["All"].click()
    settle()
    assert page.model.rowCount() == 150


def test_the_counts_are_of_those_who_are_sought(page: PeoplePage, settle: Settle) -> None:
    def counted() -> dict[str, int]:
        shown = [chip.text().strip().split("  ") for chip in chips(page).values()]
        return {words[0]: int(words[1]) for words in shown if len(words) == 2}

    type_text(page.search, "Алесь")
    settle()
    sought = counted()
    assert 0 < sought["All"] == page.model.rowCount() < 150
    assert sought["All"] == sought["Held"] + sought["Not held"] + sought.get("Unknown", 0)
    chips(page)["Held"].click()
    settle()
    assert page.model.rowCount() == sought["Held"]
    assert counted() == sought
    page.search.clear()
    chips(page)["All"].click()
    settle()
    page.filters.changed.emit(PeopleQuery(on=dt.date(2025, 12, 1), caseworkers=frozenset(CASEWORKERS[:1])))
    settle()
    assert counted()["All"] == page.model.rowCount() < 150


def test_nothing_is_said_of_a_pane_beside_an_empty_table(page: PeoplePage, settle: Settle) -> None:
    assert page.preview.isVisible()
    type_text(page.search, "Цшщфх")
    settle()
    assert not page.preview.isVisible()
    page.search.clear()
    settle()
    assert page.preview.isVisible()


def test_the_number_of_people_stands_on_the_line_of_the_title(page: PeoplePage) -> None:
    heading = next(one for one in page.findChildren(PageTitle) if one.isVisible())

    def baseline(text: QLabel) -> int:
        box = text.contentsRect()
        foot = box.center().y() + text.fontMetrics().height() // 2
        return text.mapTo(heading, QPoint(0, foot - text.fontMetrics().descent())).y()

    assert abs(baseline(heading.title) - baseline(heading.beside)) <= 1


def test_a_set_filter_becomes_a_chip_that_takes_it_away(page: PeoplePage, settle: Settle) -> None:
    page.filters.changed.emit(PeopleQuery(on=dt.date(2025, 12, 1)))
    settle()
    chip = chips(page)["As of 1 December 2025"]
    chip.click()
    settle()
    assert page.model.query.on is None
    assert "As of 1 December 2025" not in chips(page)


def test_nobody_found_says_what_to_do_and_helps(page: PeoplePage, settle: Settle) -> None:
    type_text(page.search, "Цшщфх")
    settle()
    assert page.stack.currentWidget() is page.empty
    page.empty.chosen.emit(0)
    settle()
    assert page.search.text() == ""
    assert page.model.rowCount() == 150


def test_an_empty_register_offers_the_first_steps(qtbot: QtBot, desk: Desk, settle: Settle) -> None:
    window = make_main_window(desk, Settings())
    qtbot.addWidget(window)
    window.show()
    page = window.go("people")
    settle()
    assert isinstance(page, PeoplePage)
    assert page.stack.currentWidget() is page.empty
    with qtbot.waitSignal(page.new_wanted):
        page.empty.chosen.emit(0)
    with qtbot.waitSignal(page.import_wanted):
        page.empty.chosen.emit(1)


def test_letters_in_the_table_go_to_the_search_and_enter_opens(
    window: MainWindow, page: PeoplePage, settle: Settle
) -> None:
    page.table.setFocus()
    line = page.model.line(3)
    assert line is not None
    type_text(page.table, line.name[:5])
    assert page.search.text() == line.name[:5]
    settle()
    press(page.search, Qt.Key.Key_Return)
    settle()
    opened = window.stack.currentWidget()
    assert isinstance(opened, PersonPage)
    assert opened.case is not None
    assert opened.case.names[0].written.startswith(line.name[:5])


def test_the_selection_stays_on_the_person_when_others_change(
    window: MainWindow, page: PeoplePage, settle: Settle
) -> None:
    choose_row(page.table, 20)
    chosen = page.selected_person()
    first = page.model.person_at(0)
    assert first is not None
    remove_person(window.desk, first, "somebody")
    settle()
    settle()
    assert page.model.rowCount() == 149
    assert page.selected_person() == chosen


def test_names_are_copied_with_their_lines(page: PeoplePage, settle: Settle, qtbot: QtBot) -> None:
    choose_row(page.table, 2)
    page.table.setFocus()
    press(page.table, Qt.Key.Key_C, "", Qt.KeyboardModifier.ControlModifier)
    settle()
    line = page.model.line(2)
    assert line is not None
    assert QGuiApplication.clipboard().text() == line.name


def test_names_that_nobody_has_scrolled_to_are_copied_too(page: PeoplePage, settle: Settle) -> None:
    page.table.selectAll()
    press(page.table, Qt.Key.Key_C, "", Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(QGuiApplication.clipboard().text().splitlines()) == page.model.rowCount() == 150


def test_ctrl_p_prints_the_selected_person(page: PeoplePage, qtbot: QtBot) -> None:
    choose_row(page.table, 2)
    with qtbot.waitSignal(page.print_wanted) as wanted:
        press(page.table, Qt.Key.Key_P, "", Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [page.selected_person()]


def test_only_the_pages_that_are_seen_are_read(page: PeoplePage, sample_desk: Desk, settle: Settle) -> None:
    found = find_people(sample_desk, PeopleQuery())
    assert len(found.ids) == 150
    assert len(found.lines) < 150
    assert page.model.line(149) is None
    settle()
    assert page.model.line(149) is not None


def test_cells_are_said_in_words(page: PeoplePage) -> None:
    said = [page.model.index(0, int(column)).data() for column in Column]
    line = page.model.line(0)
    assert line is not None
    assert said[0] == line.name
    assert line.status not in said
    assert not any(word and word.isdigit() for word in said)


def test_the_preview_follows_the_selection(page: PeoplePage, settle: Settle, qtbot: QtBot) -> None:
    choose_row(page.table, 5)
    line = page.model.line(5)
    assert line is not None
    qtbot.waitUntil(lambda: page.preview.name.text() == line.name)
    settle()


def test_the_preview_says_a_sentence_in_the_language_of_the_window(
    page: PeoplePage, sample_desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    sentence = next(one for one in list_records(sample_desk, Sentence) if one.years and one.regime)
    row = page.model.row_of(sentence.person_id)
    assert row is not None
    choose_row(page.table, row)
    qtbot.waitUntil(lambda: page.preview.shown == sentence.person_id)
    said = [one.text() for one in page.preview.findChildren(QLabel)]
    assert any(f"{sentence.years} year" in text for text in said)
    assert sentence.text not in said


def test_widths_are_remembered(page: PeoplePage, window: MainWindow) -> None:
    page.table.setColumnWidth(int(Column.STATUS), 177)
    assert window.settings.columns["people"][int(Column.STATUS)] == 177


def test_the_preview_acts_on_whom_it_shows(page: PeoplePage, settle: Settle, qtbot: QtBot) -> None:
    first, second = page.model.person_at(3), page.model.person_at(4)
    assert first is not None
    assert second is not None
    page._calm.stop()
    page.preview.show_person(first)
    settle()
    opened: list[int] = []
    page.preview.open_wanted.connect(opened.append)
    page.preview.open_button.click()
    assert opened == [first]
    page.preview.show_person(second)
    # Not read yet: neither of the two can be taken for the other.
    assert not page.preview.open_button.isVisible()
    page.preview.open_button.click()
    assert opened == [first]
    settle()
    assert page.preview.shown == second
    page.preview.open_button.click()
    assert opened == [first, second]


def test_where_somebody_is_begins_with_the_short_name(page: PeoplePage, window: MainWindow) -> None:
    facility = next(one for one in window.words.facilities.values() if one.code == "IK-2")
    assert window.words.place(facility.id) == ("IK-2", facility.name(Language.EN))
    assert window.words.place(None) == ("", "")
    prison = next(
        one for one in window.words.facilities.values() if window.words.place(one.id)[0] in one.name_en
    )
    short, beneath = window.words.place(prison.id)
    assert short and short not in beneath


def test_the_day_of_the_status_can_be_typed(page: PeoplePage, settle: Settle) -> None:
    menu = page.filters._menu()
    editor = next(iter(menu.findChildren(ExactDateEditor)))
    for text in ("2025", "1.1.2030"):
        editor.line.setText(text)
        editor.line.returnPressed.emit()
        assert page.model.query.on is None
    editor.line.setText("5.3.2025")
    editor.line.returnPressed.emit()
    settle()
    assert page.model.query.on == dt.date(2025, 3, 5)


def test_one_of_many_articles_is_chosen_by_typing(page: PeoplePage, settle: Settle) -> None:
    bar = page.filters
    told = []
    bar.changed.connect(told.append)
    choices = [(f"BLR-UK-{number}", f"Art. {number}") for number in range(100, 130)]
    dialog = ChooseDialog("Article", choices, {"BLR-UK-105"}, bar)
    dialog.answered.connect(lambda chosen: bar._set("articles", chosen))
    dialog.open()
    dialog.search.setText("art. 112")
    (left,) = [item for item in dialog._items() if not item.isHidden()]
    left.setCheckState(Qt.CheckState.Checked)
    dialog.take_button.click()
    settle()
    assert told[-1].articles == {"BLR-UK-105", "BLR-UK-112"}
    assert page.model.query.articles == {"BLR-UK-105", "BLR-UK-112"}


def test_many_values_are_ticked_by_key_and_by_a_click_on_the_words(qtbot: QtBot, page: PeoplePage) -> None:
    dialog = ChooseDialog("Article", [("a", "Art. 1"), ("b", "Art. 2"), ("c", "Art. 3")], {"c"}, page)
    qtbot.addWidget(dialog)
    dialog.open()
    press(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 0
    press(dialog.list, Qt.Key.Key_Space, " ")
    words = dialog.list.visualItemRect(dialog.list.item(1)).center()
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=words)
    with qtbot.waitSignal(dialog.answered) as answer:
        dialog.take_button.click()
    assert answer.args == [frozenset({"a", "b", "c"})]


def test_a_tick_is_seen_in_the_dark(qtbot: QtBot, qapp: QApplication, page: PeoplePage) -> None:
    theme.apply(qapp, Mode.DARK)
    dialog = ChooseDialog("Article", [("a", "Art. 1")], (), page)
    qtbot.addWidget(dialog)
    dialog.show()
    box = dialog.list.visualItemRect(dialog.list.item(0))
    picture = dialog.list.viewport().grab(box).toImage()
    middle = picture.height() // 2
    left = [picture.pixelColor(x, middle).lightness() for x in range(8, 40)]
    theme.apply(qapp, Mode.LIGHT)
    assert max(left) - min(left) > 60, "the edges of the box stand out from the ground"


def test_enter_before_the_answer_opens_who_answers_to_the_whole_text(
    window: MainWindow, page: PeoplePage, sample_desk: Desk, settle: Settle
) -> None:
    first, other = (
        find_people(sample_desk, PeopleQuery(text=text)).lines[0] for text in ("V-000003", "V-000009")
    )
    page.search.setText(first.case_number)
    settle()
    assert page.selected_person() == first.id
    page.search.setText(other.case_number)
    press(page.search, Qt.Key.Key_Return)
    settle()
    shown = window.stack.currentWidget()
    assert isinstance(shown, PersonPage)
    assert shown.case is not None
    assert shown.case.person.id == other.id


def test_a_field_of_the_organisation_is_asked_for_in_words(
    window: MainWindow, page: PeoplePage, sample_desk: Desk, settle: Settle
) -> None:
    people = list(find_people(sample_desk, PeopleQuery()).ids)[:3]
    card = add_record(sample_desk, CustomFieldFields(title="Card & key", kind=CustomKind.NUMBER))
    for person, number in zip(people, ("7", "12", "70"), strict=True):
        answer_fields(sample_desk, person, AnswersEntry(**{field_name(card): number}))
    settle()
    menu = page.filters._menu()
    (ask,) = [one for one in menu.findChildren(TypedFilter) if one.line.accessibleName() == card.title]
    ask.line.setText("many")
    press(ask.line, Qt.Key.Key_Return)
    assert ask.complaint.text()
    assert page.model.query.asked == frozenset()
    ask.line.clear()
    type_text(ask.line, "> 7")
    press(ask.line, Qt.Key.Key_Return)
    settle()
    assert page.model.query.asked == {(card.id, "> 7")}
    assert page.model.rowCount() == 2
    (chip,) = [one for one in page.filters.findChildren(QPushButton) if "> 7" in one.text()]
    chip.click()
    settle()
    assert page.model.query.asked == frozenset()
