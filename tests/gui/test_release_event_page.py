"""The page of a release event: figures, people and what is done with many of them, families, promises, key events."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.announced_list import AnnouncedListFields
from app.domain.partial_date import PartialDate
from app.domain.people_list import PeopleQuery
from app.domain.release import Confirmation, ConfirmationStep, JourneyLeg
from app.domain.release_event import (
    AnnouncedNumber,
    AnnouncedNumberFields,
    Delivery,
    FamilyNotice,
    FamilyNoticeFields,
    KeyEvent,
    KeyEventFields,
    Pledge,
    PledgeFields,
    ReleaseEvent,
    Side,
)
from app.domain.source import Source
from app.gui.ask import Question
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.person.table_section import TableSection
from app.gui.pages.person_page import PersonPage
from app.gui.pages.release_event.lines_section import LinesSection
from app.gui.pages.release_event_page import ReleaseEventPage
from app.gui.pages.release_events_page import ReleaseEventsPage
from app.workflows.announced_lists import add_list, read_pasted
from app.workflows.confirm_release import confirm_release
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, list_records
from app.workflows.entries import ArrestEntry, ConfirmationEntry, JourneyEntry
from app.workflows.find_people import people_lines, people_of
from app.workflows.history import read_history
from app.workflows.record_arrest import record_arrest
from app.workflows.record_journey import continue_journey
from app.workflows.record_outcomes import record_outcomes
from tests.journeys.driver import press
from tests.workflows.made_case import LETTER
from tests.workflows.made_event import Made, entry, held, made_event, releases

Settle = Callable[[], None]
Show = Callable[[ReleaseEvent], tuple[MainWindow, ReleaseEventPage]]


@pytest.fixture
def made(desk: Desk) -> Made:
    """Four people on a list; the release of the first three is recorded."""
    made = made_event(desk, ["Абухоўскі", "Гарбуз", "Кавальчук", "Ясевіч"])
    record_outcomes(desk, made.event.id, made.ids[:3], entry(destination="Ukraine", papers="none"))
    return made


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, settle: Settle) -> MainWindow:
    """The window on the register."""
    window = make_main_window(desk, Settings())
    qtbot.addWidget(window)
    window.show()
    settle()
    return window


@pytest.fixture
def show(window: MainWindow, settle: Settle) -> Show:
    """Open the page of an event."""

    def shown(event: ReleaseEvent) -> tuple[MainWindow, ReleaseEventPage]:
        window.open_event(event.id)
        settle()
        page = window.stack.currentWidget()
        assert isinstance(page, ReleaseEventPage)
        return window, page

    return shown


def names(page: ReleaseEventPage) -> list[str]:
    return [one.line.name.split()[0] for one in page.people.table.rows]


def fill(page: ReleaseEventPage | ReleaseEventsPage, **values: Any) -> None:
    """Fill in fields of the open form."""
    assert page.sheet.form is not None
    for name, value in values.items():
        page.sheet.form.rows[name].editor.set_value(value)


def lines(section: LinesSection | TableSection) -> list[str]:
    return [line.spoken for line in section.table.lines_model.lines]


def test_the_head_says_how_the_numbers_stand(show: Show, made: Made) -> None:
    _window, page = show(made.event)
    assert page.head.title.text() == "A deal"
    shown = {key: button.accessibleName() for key, button in page.head.figures.items()}
    assert shown == {
        "numbers": "Announced: 5",
        "lists": "On lists: 5",
        "people": "Matched: 4",
        "recorded": "Recorded: 3",
        "confirmed": "Confirmed: 0",
        "refuted": "Refuted: 0",
        "held_again": "Held again: 0",
        "refused": "Refused to leave: 0",
    }
    assert page.head.sum.text() == ("▲ The figures still differ, though all 5 announced people are named.")
    assert "1 listed person has no release recorded yet." in page.head.differences.text()


def test_people_are_filtered_by_figure_chip_and_name(
    desk: Desk, show: Show, made: Made, settle: Settle
) -> None:
    record_arrest(desk, made.ids[0], ArrestEntry(PartialDate("2026-03-01"), LETTER))
    confirm_release(desk, made.ids[1], ConfirmationEntry(Confirmation.PERSON, LETTER))
    _window, page = show(made.event)
    assert names(page) == ["Абухоўскі", "Гарбуз", "Кавальчук", "Ясевіч"]
    for key, expected in (
        ("held_again", ["Абухоўскі"]),
        ("confirmed", ["Гарбуз"]),
        ("recorded", ["Абухоўскі", "Гарбуз", "Кавальчук"]),
        ("people", ["Абухоўскі", "Гарбуз", "Кавальчук", "Ясевіч"]),
    ):
        page.head.figures[key].click()
        assert names(page) == expected, key
    page.people.filter.choose("not_recorded")
    assert names(page) == ["Ясевіч"]
    page.people.filter.choose("no_papers")
    page.people.search.setText("гарб")
    assert names(page) == ["Гарбуз"]
    page.people.search.setText("nobody")
    assert page.people.stack.currentWidget() is page.people.empty
    page.people.empty.chosen.emit(0)
    assert len(names(page)) == 4
    page.head.figures["lists"].click()
    assert page.stack.currentIndex() == page.sections.index(page.lists)


def test_many_are_ticked_with_space_and_confirmed_as_one_change(
    desk: Desk, show: Show, made: Made, qtbot: QtBot, settle: Settle
) -> None:
    window, page = show(made.event)
    table = page.people.table
    changes = len(read_history(desk))
    for _row in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Space)
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.ticked == set(made.ids[:2])
    assert page.people.bar.told.text() == "2 selected"
    press(table, 0, "с")  # the key of C on a Cyrillic keyboard
    settle()
    assert page.sheet.title.text() == "Confirm release: 2 people"
    fill(page, level=Confirmation.SEEN, source=list_records(desk, Source)[0].id)
    page.sheet.save()
    settle()
    settle()
    assert [one.confirmation.value for one in releases(desk).values()] == ["seen", "seen", "listed"]
    assert len(read_history(desk)) == changes + 1
    assert page.people.table.rows[0].level is Confirmation.SEEN
    assert page.people.table.ticked == frozenset()
    window.undo()
    settle()
    settle()
    assert {one.confirmation.value for one in releases(desk).values()} == {"listed"}


def test_nothing_is_done_with_the_ticked_who_are_hidden(
    desk: Desk, show: Show, made: Made, settle: Settle
) -> None:
    _window, page = show(made.event)
    page.people.table.tick(made.ids)
    page.people.search.setText("Гарбуз")
    assert page.people.bar.told.text() == "3 of 4 selected are hidden: only who is shown is acted on"
    page.act("confirm")
    settle()
    assert page.sheet.title.text() == "Confirm release: 1 person"
    assert page.sheet.concerned_area.isVisible()
    assert page.sheet.concerned.text() == "Гарбуз Ян"
    fill(page, level=Confirmation.SEEN, source=list_records(desk, Source)[0].id)
    page.sheet.save()
    settle()
    settle()
    assert [one.confirmation.value for one in releases(desk).values()] == ["listed", "seen", "listed"]
    page.people.search.setText("nobody")
    page.people.table.tick(made.ids)
    assert page.people.bar.isVisible()
    assert not any(button.isEnabled() for button in page.people.bar.buttons.values())


def test_all_who_are_shown_are_ticked_and_stay_so(show: Show, made: Made, qtbot: QtBot) -> None:
    _window, page = show(made.event)
    page.people.filter.choose("not_recorded")
    qtbot.keyClick(page.people.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.people.filter.choose("all")
    assert page.people.table.ticked == {made.ids[3]}
    qtbot.keyClick(page.people.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.people.table.ticked == set(made.ids)
    page.people.bar.none_button.click()
    assert page.people.table.ticked == frozenset()


def test_an_outcome_is_looked_at_before_it_is_recorded(
    desk: Desk, show: Show, made: Made, qtbot: QtBot, settle: Settle
) -> None:
    _window, page = show(made.event)
    page.people.table.tick(made.ids)
    page.act("outcome")
    settle()
    fill(page, destination="Lithuania")
    page.sheet.save()
    settle()
    assert page.preview.isVisible()
    assert page.preview.told.text() == "It will be recorded for 3 people."
    assert [one.reason for one in page.preview.left_out.rows] == ["No release in this event is recorded yet."]
    table = page.preview.concerned
    assert [one.name.split()[0] for one in table.rows] == ["Абухоўскі", "Гарбуз", "Кавальчук"]
    assert "Ukraine → Lithuania" in str(table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert {one.destination for one in releases(desk).values()} == {"Ukraine"}
    qtbot.keyClick(page.preview, Qt.Key.Key_Escape)
    settle()
    assert page.sheet.form is not None
    assert page.sheet.form.rows["destination"].editor.value() == "Lithuania"
    page.sheet.save()
    settle()
    page.preview.do_button.click()
    settle()
    settle()
    assert {one.destination for one in releases(desk).values()} == {"Lithuania"}
    assert not page.preview.isVisible()
    assert page.people.table.ticked == frozenset()


def test_the_release_of_one_is_recorded_without_a_detour(
    desk: Desk, show: Show, made: Made, settle: Settle
) -> None:
    _window, page = show(made.event)
    page.head.record_button.click()
    settle()
    assert page.sheet.title.text() == "Record release: 1 person"
    assert page.sheet.form is not None
    assert page.sheet.form.rows["kind"].editor.value() == "pardon_expelled"
    assert page.sheet.form.rows["date"].editor.value() == made.event.date
    # How it is known is never taken for granted.
    assert page.sheet.form.rows["confirmation"].editor.is_empty()
    fill(page, source=list_records(desk, Source)[0].id, confirmation=Confirmation.LISTED)
    page.sheet.save()
    settle()
    settle()
    assert len(releases(desk)) == 4
    assert not page.head.record_button.isVisible()
    assert len(names(page)) == 4


def test_the_desk_hands_over_whom_to_record(
    window: MainWindow, made: Made, qtbot: QtBot, settle: Settle
) -> None:
    window.open_event(made.event.id, [made.ids[3]])
    settle()
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, ReleaseEventPage)
    assert page.sheet.isVisible()
    assert page.sheet.title.text() == "Record release: 1 person"
    assert page.sheet.concerned.text().startswith("Ясевіч")
    # Whose release is recorded already is nobody to record.
    page.sheet.discard()
    with qtbot.waitSignal(page.failed):
        window.open_event(made.event.id, made.ids[:2])
    settle()
    assert not page.sheet.isVisible()


def test_recording_leaves_the_caseworker_where_they_were(desk: Desk, show: Show, settle: Settle) -> None:
    made = made_event(desk, [f"Абухоўскі{letter}" for letter in "абвгджзіклмнопрст"])
    record_outcomes(desk, made.event.id, made.ids[:15], entry())
    confirm_release(desk, made.ids[0], ConfirmationEntry(Confirmation.PERSON, LETTER))
    _window, page = show(made.event)
    table = page.people.table
    page.people.filter.choose("not_confirmed")
    table.choose(5)
    table.tick(made.ids[3:5])
    table.verticalScrollBar().setValue(170)
    before = (table.currentIndex().row(), table.verticalScrollBar().value(), len(table.rows))
    assert before[1] == 170
    page.head.record_button.click()
    settle()
    assert (table.currentIndex().row(), table.verticalScrollBar().value(), len(table.rows)) == before
    # Neither who is ticked nor the filter says whom it concerns: all who have no release yet.
    assert page.sheet.title.text() == "Record release: 2 people"
    page.sheet.discard()
    settle()
    page.head.record_button.click()
    settle()
    fill(page, source=list_records(desk, Source)[0].id, confirmation=Confirmation.LISTED)
    current = table.current().line.id
    page.sheet.save()
    settle()
    page.preview.do_button.click()
    settle()
    settle()
    assert len(releases(desk)) == 17
    assert len(table.rows) == 16
    assert table.current().line.id == current
    assert table.verticalScrollBar().value() == before[1]
    assert table.ticked == set(made.ids[3:5])


def test_a_journey_of_many_is_recorded(desk: Desk, show: Show, made: Made, settle: Settle) -> None:
    _window, page = show(made.event)
    page.people.table.tick(made.ids[:2])
    page.act("journey")
    settle()
    fill(page, destination="Poland", date=PartialDate("2025-12-20"))
    page.sheet.save()
    settle()
    settle()
    assert [leg.person_id for leg in list_records(desk, JourneyLeg)] == made.ids[:2]
    assert page.people.table.rows[0].destination == "Poland"


def test_what_others_do_with_people_is_asked_for(show: Show, made: Made, qtbot: QtBot) -> None:
    window, page = show(made.event)
    page.people.table.tick(made.ids)
    for key, signal, many in (("protocol", page.protocol_wanted, 3), ("handover", page.handover_wanted, 4)):
        with qtbot.waitSignal(signal) as blocker:
            page.people.bar.buttons[key].click()
        assert blocker.args == [made.event, made.ids[:many]]
    with qtbot.waitSignal(page.people.open_wanted):
        qtbot.keyClick(page.people.table, Qt.Key.Key_Return)
    assert isinstance(window.stack.currentWidget(), PersonPage)
    window.go_back()
    assert window.stack.currentWidget() is page
    page.left.emit()
    assert isinstance(window.stack.currentWidget(), ReleaseEventsPage)


def test_numbers_promises_and_key_events_are_added_changed_and_removed(
    desk: Desk, show: Show, made: Made, settle: Settle, qtbot: QtBot
) -> None:
    _window, page = show(made.event)
    of_event = {"release_event_id": made.event.id}
    cases: tuple[tuple[LinesSection, type[Any], dict[str, Any]], ...] = (
        (page.numbers, AnnouncedNumber, {"claimant": "The press service", "number": 123}),
        (page.counter_pledges, Pledge, {"promise": "Ease the sanctions"}),
        (page.key_events, KeyEvent, {"title": "Talks", "date": PartialDate("2025-12")}),
    )
    for section, kind, values in cases:
        assert section.spec.adding is not None
        section.add_wanted.emit(section.spec.adding)
        settle()
        if section is page.numbers:
            assert page.sheet.form is not None
            assert page.sheet.form.rows["said"].editor.value() == made.event.date
        fill(page, **values)
        page.sheet.save()
        settle()
        settle()
        (record,) = list_records(desk, kind, **of_event)
        assert next(iter(values.values())) in lines(section)[0]
        section.table.edit_wanted.emit(record)
        settle()
        assert page.sheet.isVisible()
        page.sheet.cancel()
        section.table.remove_wanted.emit(record)
        settle()
        settle()
        assert list_records(desk, kind) == ()
        assert lines(section) == []


def test_a_pledge_begins_on_its_side(desk: Desk, show: Show, made: Made) -> None:
    of_event = {"release_event_id": made.event.id, "side": Side.COUNTERPART}
    add_record(desk, PledgeFields(**of_event, promise="Ease the sanctions", delivery=Delivery.BROKEN))
    _window, page = show(made.event)
    assert lines(page.pledges) == []
    assert lines(page.counter_pledges) == ["Ease the sanctions, broken"]


def test_numbers_stand_beside_what_we_knew(desk: Desk, show: Show, made: Made) -> None:
    confirm_release(
        desk, made.ids[0], ConfirmationEntry(Confirmation.SEEN, LETTER, PartialDate("2025-12-13"), "18:00")
    )
    for time in ("15:05", "19:00"):
        add_record(
            desk,
            AnnouncedNumberFields(
                release_event_id=made.event.id, claimant="State", number=5, said="2025-12-13", said_time=time
            ),
        )
    _window, page = show(made.event)
    assert lines(page.numbers) == [
        "13 December 2025, 15:05, State, 5, 0",
        "13 December 2025, 19:00, State, 5, 1",
    ]


def test_who_was_expected_is_shown_and_their_family_told(
    desk: Desk, show: Show, made: Made, settle: Settle
) -> None:
    missing = held(desk, "Зніклы")
    _window, page = show(made.event)
    page.show_section(page.expected)
    page.expected.recognised.setChecked(False)
    settle()
    assert [line.id for line in page.expected.table.rows] == [missing.id]
    page.expected.told_button.click()
    settle()
    fill(page, whom="the mother")
    page.sheet.save()
    settle()
    settle()
    (notice,) = list_records(desk, FamilyNotice)
    assert (notice.person_id, notice.told_by, str(notice.told)) == (missing.id, "Alena", "2026-11-23")
    assert lines(page.notices) == ["23 November 2026, Alena, Зніклы Ян, the mother"]


def test_whom_an_undecided_line_may_mean_is_marked_among_the_expected(
    desk: Desk, show: Show, made: Made, settle: Settle
) -> None:
    held(desk, "Зніклы")
    held(desk, "Забыты")
    fields = AnnouncedListFields(release_event_id=made.event.id, title="Another")
    add_list(desk, fields, read_pasted("Зниклый Ян"))
    _window, page = show(made.event)
    page.show_section(page.expected)
    page.expected.recognised.setChecked(False)
    settle()
    model = page.expected.table.model()
    rows = range(model.rowCount())
    said = sorted(model.data(model.index(row, 0), int(Qt.ItemDataRole.AccessibleTextRole)) for row in rows)
    assert "▲" not in said[0]
    assert said[1].startswith("Зніклы Ян\n▲ perhaps “Зниклый Ян”")
    assert "▲" in page.expected.hint.text()


def test_a_family_of_the_event_is_told_by_key(desk: Desk, show: Show, made: Made, settle: Settle) -> None:
    add_record(
        desk, FamilyNoticeFields(person_id=made.ids[1], release_event_id=made.event.id, whom="the brother")
    )
    _window, page = show(made.event)
    press(page.people.table, 0, "f")
    settle()
    assert page.sheet.form is not None
    assert page.sheet.form.rows["person_id"].editor.value() == made.ids[0]
    assert page.notices.count == 1


def test_an_empty_event_says_how_to_begin(desk: Desk, show: Show, qtbot: QtBot, settle: Settle) -> None:
    event = made_event(desk, []).event
    _window, page = show(event)
    assert page.people.stack.currentWidget() is page.people.empty
    assert not page.people.bar.isVisible()
    page.show_section(page.numbers)
    assert page.numbers.empty_label.isVisible()
    with qtbot.waitSignal(page.list_wanted) as blocker:
        page.people.empty.chosen.emit(0)
    assert blocker.args == [event.id]
    settle()


def test_the_page_is_left_when_its_event_goes(desk: Desk, window: MainWindow, settle: Settle) -> None:
    events = window.go("release_event")
    assert isinstance(events, ReleaseEventsPage)
    settle()
    events.empty.chosen.emit(0)
    settle()
    fill(events, title="A deal", announced=2)
    events.sheet.save()
    settle()
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, ReleaseEventPage)
    assert page.head.title.text() == "A deal"
    # Also the change itself makes the page read again: the wish to begin at the top is not lost by that.
    assert page.index.hasFocus()
    window.undo()
    settle()
    settle()
    assert window.stack.currentWidget() is events
    assert list_records(desk, ReleaseEvent) == ()


def test_the_list_counts_and_opens_with_enter(
    desk: Desk, window: MainWindow, made: Made, qtbot: QtBot, settle: Settle
) -> None:
    page = window.go("release_event")
    assert isinstance(page, ReleaseEventsPage)
    settle()
    row = page.table.rows[0]
    assert (row.event.title, row.recorded, row.confirmed) == ("A deal", 3, 0)
    page.search.setText("nothing like it")
    assert page.stack.currentWidget() is page.empty
    page.search.clear()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    assert isinstance(window.stack.currentWidget(), ReleaseEventPage)


def test_key_events_without_an_event_are_seen_and_edited(
    desk: Desk, window: MainWindow, made: Made, settle: Settle
) -> None:
    add_record(desk, KeyEventFields(title="A law", date="2026-02"))
    add_record(desk, KeyEventFields(title="Talks", date="2025-12-12", release_event_id=made.event.id))
    page = window.go("release_event")
    assert isinstance(page, ReleaseEventsPage)
    settle()
    page.keys_chip.setChecked(True)
    assert [line.spoken for line in page.key_table.lines_model.lines] == [
        "February 2026, A law, Other",
        "12 December 2025, Talks, Other, A deal",
    ]
    page.key_table.edit_wanted.emit(list_records(desk, KeyEvent)[0])
    settle()
    fill(page, title="A decree")
    page.sheet.save()
    settle()
    settle()
    assert list_records(desk, KeyEvent)[0].title == "A decree"


def test_the_person_page_shows_ladder_journey_and_event(
    desk: Desk, window: MainWindow, made: Made, settle: Settle
) -> None:
    first = made.ids[0]
    confirm_release(
        desk, first, ConfirmationEntry(Confirmation.PERSON, LETTER, PartialDate("2025-12-15"), "9:30")
    )
    continue_journey(desk, first, JourneyEntry("Poland", PartialDate("2025-12-20"), "by bus"))
    window.open_person(first)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    page.area.fill_all()
    section = next(one for one in page.area.sections if one.key == "releases")
    assert isinstance(section, TableSection)
    assert lines(section) == [
        "13 December 2025, Pardon and expulsion, Ukraine, No papers, On a list, A letter".replace(
            "On a list", "The person"
        ),
        "A deal, release event",
        "no date, A letter, On a list",
        "15 December 2025, 09:30, A letter, The person",
        "20 December 2025, by bus, → Poland, journey",
    ]
    assert section.count == 1
    step = next(
        line.record for line in section.table.lines_model.lines if isinstance(line.record, ConfirmationStep)
    )
    page.deeds.remove(step)
    settle()
    settle()
    page.area.fill_all()
    assert len(list_records(desk, ConfirmationStep, person_id=first)) == 1
    assert [adding.label for adding in section.spec.adding] == [
        "Record release",
        "Confirm release",
        "Add journey",
    ]
    section.table.edit_wanted.emit(made.event)
    settle()
    assert isinstance(window.stack.currentWidget(), ReleaseEventPage)


def test_an_event_is_removed_after_it_was_said_what_goes(desk: Desk, show: Show, settle: Settle) -> None:
    event = made_event(desk).event
    window, page = show(event)
    page.head.remove_button.click()
    settle()
    question = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Question))
    said = " ".join(one.text() for one in question.findChildren(QLabel))
    assert "1 list, 4 lines with their decisions" in said
    assert "stay" in said
    question.yes_button.click()
    settle()
    settle()
    assert list_records(desk, ReleaseEvent) == ()
    assert isinstance(window.stack.currentWidget(), ReleaseEventsPage)
    window.undo()
    settle()
    assert [one.title for one in list_records(desk, ReleaseEvent)] == [event.title]


def test_an_event_with_releases_is_not_removed(
    desk: Desk, show: Show, made: Made, qtbot: QtBot, settle: Settle
) -> None:
    window, page = show(made.event)
    with qtbot.waitSignal(window.deeds.failed) as refused:
        page.head.remove_button.click()
    assert "3 releases are recorded in this event" in refused.args[0].sentence
    settle()
    assert len(list_records(desk, ReleaseEvent)) == 1


def test_an_unconfirmed_release_does_not_look_certain(
    desk: Desk, show: Show, made: Made, settle: Settle
) -> None:
    window, page = show(made.event)
    assert page.people._status(page.people.table.rows[0]).is_open
    line = people_of(desk, made.ids)[made.ids[0]]
    assert window.words.chip(line).words == "Expelled · on a list"
    window.open_person(made.ids[0])
    settle()
    person = window.stack.currentWidget()
    assert isinstance(person, PersonPage)
    assert person.header.chip.accessibleName().endswith("· on a list")
    confirm_release(
        desk, made.ids[0], ConfirmationEntry(Confirmation.PERSON, list_records(desk, Source)[0].id)
    )
    line = people_of(desk, made.ids)[made.ids[0]]
    assert not window.words.chip(line).is_open
    assert window.words.chip(line).words == "Expelled"
    # On a day before the release the status does not rest on it.
    (before,) = people_lines(desk, PeopleQuery(on=dt.date(2025, 12, 1)), made.ids[1:2])
    assert not before.open_step


def test_the_families_of_many_are_told_as_one_change(
    desk: Desk, show: Show, made: Made, settle: Settle
) -> None:
    window, page = show(made.event)
    changes = len(read_history(desk))
    page.people.table.tick(made.ids[:3])
    page.people.bar.buttons["told"].click()
    settle()
    assert page.sheet.title.text() == "Families told: 3 people"
    fill(page, whom="the wives, by telephone")
    page.sheet.save()
    settle()
    settle()
    assert {one.person_id for one in list_records(desk, FamilyNotice)} == set(made.ids[:3])
    assert len(read_history(desk)) == changes + 1
    assert page.people.table.ticked == frozenset()
    window.undo()
    settle()
    assert list_records(desk, FamilyNotice) == ()


def test_the_families_of_many_expected_are_told_at_once(desk: Desk, show: Show, settle: Settle) -> None:
    made = made_event(desk)
    others = [held(desk, surname).id for surname in ("Лебедзь", "Навумчык")]
    _window, page = show(made.event)
    page.expected.recognised.setChecked(False)
    page.show_section(page.expected)
    settle()
    page.expected.table.tick(others)
    assert page.expected.told_button.text() == "2 families told…"
    page.expected.told_button.click()
    settle()
    fill(page, whom="the mothers")
    page.sheet.save()
    settle()
    settle()
    assert {one.person_id for one in list_records(desk, FamilyNotice)} == set(others)
    assert page.expected.table.ticked == frozenset()


def test_key_events_are_drawn_along_the_years(desk: Desk, show: Show, made: Made) -> None:
    for title, date in (
        ("Talks", "2025-12"),
        ("Sanctions", "2024-03-05"),
        ("A law", "../2023"),
        ("Rumour", None),
    ):
        day = PartialDate(date) if date else None
        add_record(desk, KeyEventFields(release_event_id=made.event.id, title=title, date=day))
    _window, page = show(made.event)
    page.show_section(page.key_events)
    strip = page.key_events.strip
    assert [(one.label.split("  ")[1], one.own) for one in strip.events] == [
        ("A law", False), ("Sanctions", False), ("Talks", False), ("A deal", True)
    ]  # fmt: skip
    # What is known of the date decides how long the mark is.
    law, sanctions, talks, _deal = strip.events
    assert (law.first, str(law.last)) == (None, "2022-12-31")
    assert sanctions.first == sanctions.last
    assert (str(talks.first), str(talks.last)) == ("2025-12-01", "2025-12-31")
    assert "December 2025: Talks" in strip.accessibleDescription()
    places = [place for _label, place in strip.placed()]
    assert len(places) == 4
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
    assert len(lines(page.key_events)) == 4
    for width in range(400, 1200, 37):
        strip.resize(width, strip.height())
        assert all(place.right() <= width for _text, place in strip.marked())


def test_a_figure_shows_exactly_the_people_whom_it_counts(desk: Desk, show: Show, made: Made) -> None:
    stranger = held(desk, "Лебедзь")
    record_outcomes(desk, made.event.id, [stranger.id], entry())
    _window, page = show(made.event)
    for key, button in page.head.figures.items():
        if key in ("numbers", "lists"):
            continue
        button.click()
        assert str(len(page.people.table.rows)) == button.accessibleName().split(": ")[1], key
    assert page.case is not None
    page.people.show_only("unlisted")
    assert names(page) == ["Лебедзь"]


def test_the_page_says_that_those_who_gave_a_number_do_not_agree(desk: Desk, show: Show, made: Made) -> None:
    for claimant, number in (("State", 123), ("Envoy", 125)):
        add_record(
            desk, AnnouncedNumberFields(release_event_id=made.event.id, claimant=claimant, number=number)
        )
    _window, page = show(made.event)
    assert page.head.claims.isVisible()
    assert "Envoy: 125, State: 123; difference 2" in page.head.claims.text()
