"""The reconciliation desk by keyboard: accept, refuse, new person, bulk, undo, after a restart."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.base.errors import Problem
from app.base.settings import Settings
from app.domain.announced_list import AnnouncedLine, AnnouncedList, AnnouncedListFields, LineDecision
from app.domain.merge import Distinction
from app.domain.partial_date import PartialDate
from app.domain.person import NameForm, NameFormDraft, Person, PersonFields
from app.domain.release import Confirmation
from app.domain.release_event import ReleaseEvent, ReleaseEventFields
from app.domain.source import SourceFields
from app.gui.ask import Question
from app.gui.dialogs.accept_dialog import AcceptDialog
from app.gui.dialogs.add_list_dialog import AddListDialog
from app.gui.dialogs.add_person_dialog import AddPersonDialog
from app.gui.dialogs.pick_person_dialog import PickPersonDialog
from app.gui.dialogs.split_dialog import SplitDialog
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.desk.buckets import Bucket, line_chip
from app.gui.pages.desk_page import DeskPage
from app.gui.pages.release_event_page import ReleaseEventPage
from app.workflows.add_person import add_person
from app.workflows.announced_lists import add_list, read_pasted
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, get_record, list_records
from app.workflows.entries import ArrestEntry, ReleaseEntry
from app.workflows.read_case import read_case
from app.workflows.reconcile import decide
from app.workflows.record_arrest import record_arrest
from app.workflows.record_outcomes import record_outcomes
from app.workflows.record_release import record_release
from tests.journeys.driver import type_text

Settle = Callable[[], None]
LIST = "Спіс:\nТихановский Сергей, 1978\nMaryja Kaliada\nКовалёв Алексей\nНезнаёмы Зміцер Паўлавіч"


@pytest.fixture
def people(desk: Desk) -> list[Person]:
    """Four people, two of them namesakes."""
    return [
        add_person(
            desk,
            PersonFields(birth_date=PartialDate(born)),
            [NameFormDraft(surname=surname, given=given, patronymic=patronymic, language="be")],
        )
        for surname, given, patronymic, born in (
            ("Ціханоўскі", "Сяргей", "Леанідавіч", "1978"),
            ("Каляда", "Марыя", "Іванаўна", "1990"),
            ("Кавалёў", "Аляксей", "Пятровіч", "1985"),
            ("Кавалёў", "Аляксей", "Іванавіч", "1991"),
        )
    ]


@pytest.fixture
def event(desk: Desk) -> ReleaseEvent:
    """A release event."""
    made: ReleaseEvent = add_record(
        desk, ReleaseEventFields(title="13 December", date=PartialDate("2025-12-13"))
    )
    return made


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, people: list[Person], event: ReleaseEvent, settle: Settle) -> MainWindow:
    """The window."""
    made = make_main_window(desk, Settings())
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


@pytest.fixture
def page(window: MainWindow, desk: Desk, event: ReleaseEvent, settle: Settle) -> DeskPage:
    """The desk with a list on it."""
    fields = AnnouncedListFields(release_event_id=event.id, title="Agency")
    window.open_desk(add_list(desk, fields, read_pasted(LIST)).announced_list.id)
    settle()
    found = window.stack.currentWidget()
    assert isinstance(found, DeskPage)
    assert found.found is not None
    # Shortcuts reach only the active window, and the one of the test before may still be closing.
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    found.lines.setFocus()
    return found


def key(page: DeskPage, which: Qt.Key, settle: Settle, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(page.lines, which, modifier)
    settle()


def line(desk: Desk, number: int) -> AnnouncedLine:
    return next(one for one in list_records(desk, AnnouncedLine) if one.number == number)


def shown_dialog(kind: type) -> object:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_a_list_is_decided_from_top_to_bottom_by_key(
    page: DeskPage, desk: Desk, people: list[Person], settle: Settle
) -> None:
    assert page.current() is not None
    key(page, Qt.Key.Key_H, settle)
    assert line(desk, 1).decision is LineDecision.NO_NAME
    key(page, Qt.Key.Key_Return, settle)
    assert line(desk, 2).person_id == people[0].id
    key(page, Qt.Key.Key_1, settle)
    assert line(desk, 3).person_id == people[1].id
    # Two namesakes: the second is looked at, then accepted.
    first = page.details.candidate()
    key(page, Qt.Key.Key_Right, settle)
    second = page.details.candidate()
    assert {first, second} == {people[2].id, people[3].id}
    key(page, Qt.Key.Key_Return, settle)
    assert line(desk, 4).person_id == second
    key(page, Qt.Key.Key_X, settle)
    assert line(desk, 5).decision is LineDecision.NOT_OURS


def test_undo_brings_the_line_back(page: DeskPage, window: MainWindow, desk: Desk, settle: Settle) -> None:
    key(page, Qt.Key.Key_X, settle)
    assert line(desk, 1).decision is LineDecision.NOT_OURS
    window.undo()
    settle()
    assert line(desk, 1).decision is LineDecision.UNDECIDED
    assert page.lines.rows[0].line.decision is LineDecision.UNDECIDED
    current = page.current()
    assert current is not None
    assert current.line.number == 1


def test_the_decisions_are_in_sight_however_many_candidates_there_are(
    page: DeskPage, window: MainWindow, settle: Settle
) -> None:
    window.resize(1366, 768)
    page.lines.choose(3)
    settle()
    assert len(page.details.cards) > 1
    buttons = page.details.decisions.findChildren(QPushButton)
    assert len([one for one in buttons if one.isVisible()]) == 7
    for button in buttons:
        assert not button.isVisible() or button.visibleRegion().boundingRect() == button.rect()


def test_a_refused_candidate_is_gone_and_remembered(
    page: DeskPage, desk: Desk, people: list[Person], settle: Settle
) -> None:
    page.lines.choose(1)
    key(page, Qt.Key.Key_D, settle)
    assert [one.person_id for one in list_records(desk, Distinction)] == [people[0].id]
    assert people[0].id not in [card.candidate.person_id for card in page.details.cards]


def test_a_new_person_is_added_from_the_line(
    page: DeskPage, desk: Desk, people: list[Person], settle: Settle
) -> None:
    page.lines.choose(4)
    key(page, Qt.Key.Key_N, settle)
    dialog = shown_dialog(AddPersonDialog)
    assert isinstance(dialog, AddPersonDialog)
    assert (dialog.surname.text(), dialog.given.text(), dialog.patronymic.text()) == (
        "Незнаёмы", "Зміцер", "Паўлавіч",
    )  # fmt: skip
    dialog.save_button.click()
    settle()
    assert line(desk, 5).decision is LineDecision.NEW_PERSON
    assert len(list_records(desk, Person)) == 5


def test_somebody_else_is_found_by_searching(
    page: DeskPage, desk: Desk, people: list[Person], settle: Settle
) -> None:
    page.lines.choose(4)
    key(page, Qt.Key.Key_S, settle)
    dialog = shown_dialog(PickPersonDialog)
    assert isinstance(dialog, PickPersonDialog)
    type_text(dialog.field, "Kaliada")
    settle()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle()
    assert line(desk, 5).person_id == people[1].id
    assert len(list_records(desk, NameForm, person_id=people[1].id)) == 2


def test_a_search_that_finds_nobody_says_what_to_do(
    page: DeskPage, desk: Desk, people: list[Person], settle: Settle
) -> None:
    page.lines.choose(4)
    key(page, Qt.Key.Key_S, settle)
    dialog = shown_dialog(PickPersonDialog)
    assert isinstance(dialog, PickPersonDialog)
    settle()
    assert dialog.stack.currentWidget() is dialog.nobody
    said = " ".join(one.text() for one in dialog.nobody.findChildren(QLabel))
    assert "Nobody in the register is found so." in said
    assert "N adds a new person" in said
    assert "Try the surname alone" in said
    # Enter takes nobody and leads nowhere.
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle()
    assert dialog.isVisible()
    buttons = {one.text(): one for one in dialog.nobody.findChildren(QPushButton)}
    buttons["Search for “Незнаёмы”"].click()
    settle()
    assert (dialog.field.text(), dialog.field.hasFocus()) == ("Незнаёмы", True)
    assert dialog.nobody.findChildren(QPushButton) == []
    type_text(dialog.field, "Каляда")
    settle()
    assert dialog.stack.currentWidget() is dialog.hits
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle()
    assert line(desk, 5).person_id == people[1].id


def test_nobody_is_taken_before_one_could_see_them(page: DeskPage, desk: Desk, settle: Settle) -> None:
    page.lines.choose(4)
    key(page, Qt.Key.Key_S, settle)
    dialog = shown_dialog(PickPersonDialog)
    assert isinstance(dialog, PickPersonDialog)
    assert dialog.field.text() == "Незнаёмы Зміцер Паўлавіч"
    type_text(dialog.field, "Kaliada")
    assert dialog.field.text() == "Kaliada"
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle()
    assert dialog.isVisible()
    assert line(desk, 5).person_id is None


def test_proposals_are_accepted_together_once_they_were_seen(
    page: DeskPage, desk: Desk, people: list[Person], settle: Settle
) -> None:
    key(page, Qt.Key.Key_Return, settle, control=True)
    dialog = shown_dialog(AcceptDialog)
    assert isinstance(dialog, AcceptDialog)
    settle()
    assert {one.line.number for one in dialog.rows} == {1, 2, 3}
    assert dialog.accept_button.isEnabled()
    dialog.accept_button.click()
    settle()
    assert (line(desk, 2).person_id, line(desk, 3).person_id) == (people[0].id, people[1].id)
    assert line(desk, 4).decision is LineDecision.UNDECIDED


def test_a_proposal_whose_tick_is_taken_away_is_not_accepted(
    page: DeskPage, desk: Desk, people: list[Person], settle: Settle
) -> None:
    page.accept_all()
    dialog = shown_dialog(AcceptDialog)
    assert isinstance(dialog, AcceptDialog)
    settle()
    dialog.table.choose(1)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert {one.line.number for one in dialog.rows} == {1, 3}
    assert dialog.accept_button.text() == "Accept 2 lines"
    dialog.accept_button.click()
    settle()
    assert line(desk, 2).decision is LineDecision.UNDECIDED
    assert line(desk, 3).person_id == people[1].id


def test_buckets_show_their_lines_only(page: DeskPage, settle: Settle) -> None:
    page.show_only(Bucket.PROPOSED)
    assert [one.line.number for one in page.lines.rows] == [1, 2, 3]
    for left in ([2, 3], [3], []):
        key(page, Qt.Key.Key_Return, settle)
        assert [one.line.number for one in page.lines.rows] == left
    assert page.tables.currentWidget() is page.empty
    page.show_only(Bucket.DECIDED)
    assert [one.line.number for one in page.lines.rows] == [1, 2, 3]


def test_a_change_elsewhere_is_compared_when_the_desk_is_shown_again(
    page: DeskPage, window: MainWindow, desk: Desk, settle: Settle
) -> None:
    window.go("today")
    made = add_person(
        desk,
        PersonFields(),
        [NameFormDraft(surname="Незнаёмы", given="Зміцер", patronymic="Паўлавіч", language="be")],
    )
    settle()
    window.stack.setCurrentWidget(page)
    settle()
    assert page.lines.rows[4].match.person_id == made.id


def test_a_list_is_pasted_and_comes_onto_the_desk(
    window: MainWindow, desk: Desk, event: ReleaseEvent, settle: Settle
) -> None:
    window.deeds.add_list(event.id)
    settle()
    dialog = shown_dialog(AddListDialog)
    assert isinstance(dialog, AddListDialog)
    assert dialog.published.text() == "13.12.2025"
    dialog.text.setPlainText("1. Каляда Марыя\n\n2. Узор Ганна")
    dialog.time.setText("9.5")
    settle()
    while not dialog.save_button.isEnabled():
        settle()
    assert dialog.count.text() == "2 lines will be kept"
    dialog.save_button.click()
    settle()
    assert "called" in dialog.complaint.text()
    dialog.title.setText("Agency, first list")
    dialog.publisher.setText("Agency")
    dialog.save_button.click()
    settle()
    stored = max(list_records(desk, AnnouncedList), key=lambda one: one.id)
    assert (stored.title, stored.published_time, stored.original) == (
        "Agency, first list", "09:05", "1. Каляда Марыя\n\n2. Узор Ганна",
    )  # fmt: skip
    shown = window.stack.currentWidget()
    assert isinstance(shown, DeskPage)
    assert shown.found is not None
    assert shown.found.announced_list.id == stored.id
    assert get_record(desk, AnnouncedList, stored.id).source_id is not None


@pytest.mark.parametrize(
    ("letter", "decision"),
    [
        ("Ч", LineDecision.NOT_OURS),
        ("К", LineDecision.REPEATED),
        ("Р", LineDecision.NO_NAME),
    ],
)
def test_letters_decide_on_a_cyrillic_layout_too(
    page: DeskPage, desk: Desk, settle: Settle, letter: str, decision: LineDecision
) -> None:
    cyrillic(page, letter)
    settle()
    assert line(desk, 1).decision is decision


def test_the_search_opens_on_a_cyrillic_layout_too(page: DeskPage, settle: Settle) -> None:
    cyrillic(page, "Ы")
    settle()
    shown_dialog(PickPersonDialog)


def test_a_held_key_decides_one_line(page: DeskPage, desk: Desk, settle: Settle) -> None:
    for repeated in (False, True, True):
        QTest.simulateEvent(page.lines, True, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x", repeated, -1)
        settle()
    assert line(desk, 1).decision is LineDecision.NOT_OURS
    assert line(desk, 2).decision is LineDecision.UNDECIDED


def test_a_letter_without_a_meaning_stays_on_the_desk(
    page: DeskPage, window: MainWindow, settle: Settle
) -> None:
    page.lines.setFocus()
    type_text(page.lines, "й")
    settle()
    assert window.search.field.text() == ""
    assert page.lines.hasFocus()


def cyrillic(page: DeskPage, letter: str) -> None:
    """Press the key that writes a Cyrillic letter."""
    QTest.simulateEvent(
        page.lines, True, Qt.Key(ord(letter)), Qt.KeyboardModifier.NoModifier, letter.lower(), False, -1
    )


def test_enter_takes_nobody_where_nobody_is_proposed(page: DeskPage, desk: Desk, settle: Settle) -> None:
    page.lines.choose(3)
    key(page, Qt.Key.Key_Return, settle)
    assert line(desk, 4).decision is LineDecision.UNDECIDED
    key(page, Qt.Key.Key_Left, settle)
    key(page, Qt.Key.Key_Return, settle)
    assert line(desk, 4).decision is LineDecision.MATCH


def test_a_namesake_of_another_year_is_looked_at(
    window: MainWindow, desk: Desk, event: ReleaseEvent, people: list[Person], settle: Settle
) -> None:
    fields = AnnouncedListFields(release_event_id=event.id, title="Agency")
    window.open_desk(add_list(desk, fields, read_pasted("Тихановский Сергей, 1951")).announced_list.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, DeskPage)
    page.show_only(Bucket.OPEN)
    (one,) = page.lines.rows
    assert line_chip(one).words == "Same name, other year"
    assert page.details.cards[0].candidate.person_id == people[0].id
    page.show_only(Bucket.NOBODY)
    assert not page.lines.rows


def test_a_heading_is_no_name_by_enter_and_who_was_not_held_carries_a_warning(
    window: MainWindow, desk: Desk, event: ReleaseEvent, people: list[Person], settle: Settle
) -> None:
    fields = AnnouncedListFields(release_event_id=event.id, title="Agency")
    day = PartialDate("2021-03-05")
    letter = SourceFields(title="Letter")
    record_arrest(desk, people[0].id, ArrestEntry(day, letter, "colony"))
    free = ReleaseEntry(PartialDate("2022-01-01"), letter, "pardon_expelled", Confirmation.PERSON)
    record_release(desk, people[0].id, free)
    text = "Освобождены:\nТихановский Сергей, 1978\nTotal: 52\nMaryja Kaliada"
    window.open_desk(add_list(desk, fields, read_pasted(text)).announced_list.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, DeskPage)
    assert [line_chip(one).words for one in page.lines.rows[::2]] == ["Proposed: no name"] * 2
    key(page, Qt.Key.Key_Return, settle)
    assert line(desk, 1).decision is LineDecision.NO_NAME
    said = [one.text() for one in page.details.findChildren(QLabel)]
    assert any("Not held on 12 December 2025" in text for text in said)
    # Of the other nothing at all is known.
    page.lines.choose(3)
    said = [one.text() for one in page.details.findChildren(QLabel)]
    assert not any("Not held on" in text for text in said)
    page.accept_all()
    dialog = shown_dialog(AcceptDialog)
    assert isinstance(dialog, AcceptDialog)
    assert [one.line.number for one in dialog.rows] == [2, 3, 4]
    dialog.accept_button.click()
    settle()
    assert line(desk, 2).person_id == people[0].id
    assert line(desk, 3).decision is LineDecision.NO_NAME


def test_a_line_that_names_two_people_is_parted(
    window: MainWindow, desk: Desk, event: ReleaseEvent, people: list[Person], settle: Settle
) -> None:
    fields = AnnouncedListFields(release_event_id=event.id, title="Agency")
    text = "Ціханоўскі Сяргей і Каляда Марыя\nНезнаёмы Зміцер"
    window.open_desk(add_list(desk, fields, read_pasted(text)).announced_list.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, DeskPage)
    key(page, Qt.Key.Key_T, settle)
    dialog = shown_dialog(SplitDialog)
    assert isinstance(dialog, SplitDialog)
    assert dialog.text.toPlainText() == "Ціханоўскі Сяргей\nКаляда Марыя"
    dialog.text.setPlainText("Ціханоўскі Сяргей")
    assert not dialog.part_button.isEnabled()
    dialog.text.setPlainText("Ціханоўскі Сяргей\nКаляда Марыя")
    dialog.part_button.click()
    settle()
    rows = page.lines.rows
    assert [(one.line.number, one.line.printed) for one in rows] == [
        (1, "Ціханоўскі Сяргей і Каляда Марыя"),
        (1, "Ціханоўскі Сяргей"),
        (1, "Каляда Марыя"),
        (2, "Незнаёмы Зміцер"),
    ]
    assert rows[0].line.decision is LineDecision.NO_NAME
    assert page.current() is rows[1]
    assert [one.match.person_id for one in rows[1:3]] == [people[0].id, people[1].id]
    window.undo()
    settle()
    assert [one.line.printed for one in page.lines.rows] == text.splitlines()
    assert page.lines.rows[0].line.decision is LineDecision.UNDECIDED
    assert page.current() is page.lines.rows[0]


@pytest.fixture
def slip(page: DeskPage, desk: Desk, event: ReleaseEvent, people: list[Person], settle: Settle) -> Person:
    """Somebody whom the second line was decided to mean by a slip, and whose release is recorded."""
    wrong, letter = people[1], SourceFields(title="Letter")
    record_arrest(desk, wrong.id, ArrestEntry(PartialDate("2021-03-05"), letter, "colony"))
    decide(desk, line(desk, 2).id, LineDecision.MATCH, wrong.id)
    day = PartialDate("2025-12-13")
    record_outcomes(
        desk, event.id, [wrong.id], ReleaseEntry(day, letter, "pardon_expelled", Confirmation.LISTED)
    )
    settle()
    page.lines.choose(1)
    settle()
    return wrong


@pytest.mark.parametrize("back", [True, False])
def test_a_release_that_a_slip_left_is_offered_to_be_taken_back(
    page: DeskPage,
    window: MainWindow,
    desk: Desk,
    event: ReleaseEvent,
    slip: Person,
    settle: Settle,
    back: bool,
) -> None:
    key(page, Qt.Key.Key_X, settle)
    question = shown_dialog(Question)
    assert isinstance(question, Question)
    told = " ".join(one.text() for one in question.findChildren(QLabel))
    assert "Каляда Марыя is recorded as released in this event." in told
    question.no_button.click()
    settle()
    assert line(desk, 2).person_id == slip.id
    window.activateWindow()
    settle()
    key(page, Qt.Key.Key_X, settle)
    question = shown_dialog(Question)
    assert isinstance(question, Question)
    (question.yes_button if back else question.other_button).click()
    settle()
    assert line(desk, 2).decision is LineDecision.NOT_OURS
    assert read_case(desk, slip.id).status.status == ("colony" if back else "expelled")
    window.open_event(event.id)
    settle()
    shown = window.stack.currentWidget()
    assert isinstance(shown, ReleaseEventPage)
    assert shown.head.unlisted.isVisible() is not back
    if not back:
        assert shown.head.unlisted.text() == "▲ Recorded as released, on no list: Каляда Марыя Іванаўна."
    window.undo()
    settle()
    assert line(desk, 2).person_id == slip.id
    assert read_case(desk, slip.id).status.status == "expelled"


def test_somebody_new_for_a_line_of_a_released_person_asks_first(
    page: DeskPage, desk: Desk, slip: Person, settle: Settle
) -> None:
    key(page, Qt.Key.Key_N, settle)
    question = shown_dialog(Question)
    assert isinstance(question, Question)
    question.yes_button.click()
    settle()
    dialog = shown_dialog(AddPersonDialog)
    assert isinstance(dialog, AddPersonDialog)
    dialog.surname.setText("Новая")
    dialog.save_button.click()
    settle()
    assert line(desk, 2).decision is LineDecision.NEW_PERSON
    assert read_case(desk, slip.id).releases == ()


def test_a_second_line_for_one_person_is_refused_in_words(
    page: DeskPage, window: MainWindow, desk: Desk, people: list[Person], settle: Settle
) -> None:
    decide(desk, line(desk, 2).id, LineDecision.MATCH, people[0].id)
    settle()
    page.lines.choose(2)
    heard: list[Problem] = []
    page.failed.connect(heard.append)
    page.decide(LineDecision.MATCH, people[0].id)
    settle()
    assert "Line 2 of this list was decided to be Ціханоўскі Сяргей already" in heard[0].sentence
    assert line(desk, 3).decision is LineDecision.UNDECIDED
