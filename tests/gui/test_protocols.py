"""Protocols in the window: applied with a preview, taken back and done again, seen and edited in the settings."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.base.settings import Settings
from app.domain.follow_up import FollowUp, FollowUpState
from app.domain.partial_date import PartialDate
from app.domain.person import Person
from app.domain.protocol import Anchor, Condition, Protocol, ProtocolStep
from app.gui.dialogs.apply_protocol_dialog import ApplyProtocolDialog, ForWhom
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.people.bulk_bar import PROTOCOL
from app.gui.pages.people_page import PeoplePage
from app.gui.pages.person.table_section import TableSection
from app.gui.pages.person_page import PersonPage
from app.gui.pages.settings.protocols_card import ProtocolsCard
from app.gui.pages.settings_page import SettingsPage
from app.gui.pages.today_page import TodayPage
from app.workflows.apply_protocol import ProtocolChoice, SkipReason, apply_protocol
from app.workflows.desk import Desk
from app.workflows.edit_protocols import find_protocol, list_protocols
from app.workflows.edit_records import list_records
from app.workflows.entries import ArrestEntry
from app.workflows.record_arrest import record_arrest
from tests.gui.test_main_window import said
from tests.workflows.made_case import LETTER
from tests.workflows.test_apply_protocol import arrested, freed

Settle = Callable[[], None]
STEPS_ABROAD = 37


@pytest.fixture
def people(desk: Desk) -> list[Person]:
    """Three people who were taken abroad on 13 December 2025, and one who is still held."""
    return [*(freed(desk) for _turn in range(3)), arrested(desk)]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, people: list[Person], settle: Settle) -> MainWindow:
    """The window on a register with these people."""
    made = make_main_window(desk, Settings())
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def dialog_of(window: MainWindow) -> ApplyProtocolDialog:
    (found,) = [one for one in window.findChildren(ApplyProtocolDialog) if one.isVisible()]
    return found


def page_of(window: MainWindow, person: Person, settle: Settle) -> PersonPage:
    window.open_person(person.id)
    settle()
    page = window.stack.currentWidget()
    assert isinstance(page, PersonPage)
    return page


def lines_of(page: PersonPage) -> list[str]:
    (section,) = [
        one for one in page.area.sections if isinstance(one, TableSection) and one.key == "follow_ups"
    ]
    page.area.go_to(page.area.sections.index(section))
    return [line.spoken for line in section.table.lines_model.lines]


def card_of(window: MainWindow, settle: Settle) -> tuple[SettingsPage, ProtocolsCard]:
    page = window.go("settings")
    settle()
    assert isinstance(page, SettingsPage)
    return page, page.protocols


def test_three_people_are_served_at_once_taken_back_and_served_again(
    window: MainWindow, desk: Desk, people: list[Person], settle: Settle
) -> None:
    whom = ForWhom(tuple(person.id for person in people), "4 people")
    window.deeds.apply_protocol(whom)
    settle()
    dialog = dialog_of(window)
    assert dialog.protocol.currentText() == "After release"
    assert dialog.preview.text() == f"{3 * STEPS_ABROAD} follow-ups · 3 people"
    assert dialog.left_out.text() == "1 person is left out."
    assert [(one.person.id, one.reason) for one in dialog.skipped.rows] == [
        (people[3].id, SkipReason.NO_RELEASE)
    ]
    assert list_records(desk, FollowUp) == ()
    dialog.apply_button.click()
    settle()
    assert len(list_records(desk, FollowUp)) == 3 * STEPS_ABROAD
    assert said(window) == f"Entered: {3 * STEPS_ABROAD} follow-ups · 3 people."
    window.undo()
    settle()
    assert list_records(desk, FollowUp) == ()
    window.redo()
    settle()
    assert len(list_records(desk, FollowUp)) == 3 * STEPS_ABROAD
    window.deeds.apply_protocol(whom)
    settle()
    again = dialog_of(window)
    assert again.preview.text() == "There is nothing to enter."
    assert not again.apply_button.isEnabled()
    again.reject()
    settle()
    assert len(list_records(desk, FollowUp)) == 3 * STEPS_ABROAD


def test_the_preview_follows_what_is_chosen(
    window: MainWindow, desk: Desk, people: list[Person], settle: Settle
) -> None:
    window.deeds.apply_protocol(ForWhom((people[0].id,), "Ясевіч Ян"))
    settle()
    dialog = dialog_of(window)
    assert not dialog.only_future.isHidden()
    dialog.only_future.click()
    settle()
    assert dialog.preview.text() == "3 follow-ups · 1 person"
    assert dialog.remarks.text() == ""
    dialog.assignee.setCurrentIndex(dialog.assignee.findText("Alena"))
    dialog.protocol.setCurrentIndex(dialog.protocol.findText("After arrest"))
    settle()
    assert dialog.left_out.text() == "Left out: is not held"
    assert dialog.skipped.isHidden()
    dialog.protocol.setCurrentIndex(dialog.protocol.findText("After release"))
    settle()
    dialog.apply_button.click()
    settle()
    assert {one.assignee for one in list_records(desk, FollowUp)} == {"Alena"}


def test_the_person_page_applies_what_fits_and_says_where_a_follow_up_came_from(
    window: MainWindow, people: list[Person], settle: Settle
) -> None:
    page = page_of(window, people[3], settle)
    page.act("protocol")
    settle()
    held = dialog_of(window)
    assert held.protocol.currentText() == "After arrest"
    held.reject()
    settle()
    page = page_of(window, people[0], settle)
    (button,) = [one for one in page.findChildren(QPushButton) if one.text() == "Apply protocol…"]
    button.click()
    settle()
    dialog_of(window).apply_button.click()
    settle()
    lines = lines_of(page)
    assert len(lines) == STEPS_ABROAD
    assert "Registration interview" in lines[0] and "After release" in lines[0]
    today = window.go("today")
    settle()
    assert isinstance(today, TodayPage)
    line = next(one for row in range(9) if (one := today.model.line_at(row)) is not None)
    assert line.protocol is not None and line.protocol.code == "after_release"


def test_what_is_paused_is_said_and_owed_to_nobody_today(
    window: MainWindow, desk: Desk, people: list[Person], settle: Settle
) -> None:
    apply_protocol(desk, ProtocolChoice(find_protocol(desk, "after_release").id, (people[0].id,)))
    record_arrest(desk, people[0].id, ArrestEntry(PartialDate("2026-11-01"), LETTER, "police_custody"))
    page = page_of(window, people[0], settle)
    assert all("paused" in line for line in lines_of(page))
    (section,) = [
        one for one in page.area.sections if isinstance(one, TableSection) and one.key == "follow_ups"
    ]
    assert not any(line.struck for line in section.table.lines_model.lines)
    today = window.go("today")
    settle()
    assert isinstance(today, TodayPage)
    assert all(today.model.line_at(row) is None for row in range(3))
    page = page_of(window, people[0], settle)
    page.edit(list_records(desk, FollowUp)[0])
    settle()
    assert page.sheet.form is not None
    assert page.sheet.form.values()["state"] is FollowUpState.PAUSED


def test_a_vague_release_is_said_beside_what_is_counted_from_it(
    window: MainWindow, desk: Desk, settle: Settle
) -> None:
    protocol = find_protocol(desk, "after_release")
    month, year = freed(desk, date=PartialDate("2025-12")), freed(desk, date=PartialDate("2025"))
    apply_protocol(desk, ProtocolChoice(protocol.id, (month.id, year.id)))
    assert "counted from the earliest day of “December 2025”" in lines_of(page_of(window, month, settle))[0]
    assert "“2025” is too vague to count from" in lines_of(page_of(window, year, settle))[0]


def test_the_card_shows_the_protocols_and_their_steps(window: MainWindow, settle: Settle) -> None:
    _page, card = card_of(window, settle)
    shown = [card.protocol.itemText(n) for n in range(card.protocol.count())]
    assert shown == ["After release", "After arrest", "After the judgment", "After a transfer"]
    assert len(card.table.rows) == 42
    assert card.about.text() == "42 steps, counted from the release"
    card.protocol.setCurrentIndex(1)
    assert len(card.table.rows) == 16


def fill(page: SettingsPage, **fields: object) -> None:
    assert page.sheet.form is not None
    for name, value in fields.items():
        page.sheet.form.rows[name].editor.set_value(value)
    page.sheet.save()


def test_a_protocol_is_made_filled_ordered_and_taken_apart(
    window: MainWindow, desk: Desk, settle: Settle
) -> None:
    page, card = card_of(window, settle)
    card.new_button.click()
    settle()
    fill(page)
    settle()
    assert "title" in page.sheet.form.rows["title_be"].complaint  # type: ignore[union-attr]
    fill(page, title_be="Пасля ШІЗА", anchor=Anchor.TRANSFER)
    settle()
    assert card.protocol.currentText() == "Пасля ШІЗА"
    for title, days in (("Спытаць пра здароўе", 2), ("Скарга", 0)):
        card.add_step_button.click()
        settle()
        fill(page, title_be=title, offset_days=days, kind="MED", condition=Condition.INSIDE)
        settle()
    assert [step.title_be for step in card.table.rows] == ["Спытаць пра здароўе", "Скарга"]
    assert [step.offset_days for step in card.table.rows] == [2, 0]
    card.table.choose(1)
    card.up_button.click()
    settle()
    assert [step.title_be for step in card.table.rows] == ["Скарга", "Спытаць пра здароўе"]
    card.table.choose(0)
    card.edit_step()
    settle()
    fill(page, title_ru="Жалоба")
    settle()
    assert card.table.rows[0].title_ru == "Жалоба"
    card.remove_step_button.click()
    settle()
    assert [step.title_be for step in card.table.rows] == ["Спытаць пра здароўе"]
    window.undo()
    settle()
    assert len(card.table.rows) == 2
    card.remove_button.click()
    settle()
    assert [one.protocol.code for one in list_protocols(desk)] == [
        "after_release", "after_arrest", "after_judgment", "after_transfer"
    ]  # fmt: skip


def test_a_copy_is_ones_own_and_an_inactive_protocol_is_offered_no_more(
    window: MainWindow, desk: Desk, people: list[Person], settle: Settle
) -> None:
    _page, card = card_of(window, settle)
    card.copy_button.click()
    settle()
    assert card.protocol.currentText() == "After release (copy)"
    assert len(card.table.rows) == 42
    card.protocol.setCurrentIndex(0)
    card.active_button.click()
    settle()
    assert card.protocol.currentText() == "After release (not active)"
    assert card.active_button.text() == "Activate"
    window.deeds.apply_protocol(ForWhom((people[0].id,), "Ясевіч"))
    settle()
    dialog = dialog_of(window)
    assert dialog.protocol.currentText() == "After release (copy)"
    assert dialog.protocol.findText("After release") == -1
    dialog.reject()
    settle()


def test_what_has_called_for_follow_ups_is_not_lost(
    window: MainWindow, desk: Desk, people: list[Person], settle: Settle
) -> None:
    protocol = find_protocol(desk, "after_release")
    apply_protocol(desk, ProtocolChoice(protocol.id, (people[0].id,)))
    page, card = card_of(window, settle)
    card.remove_button.click()
    settle()
    assert "Follow-ups have come from this protocol" in said(window)
    card.edit_button.click()
    settle()
    fill(page, anchor=Anchor.ARREST)
    settle()
    assert page.sheet.form is not None and page.sheet.form.rows["anchor"].complaint
    page.sheet.discard()
    card.table.choose(0)
    card.remove_step_button.click()
    settle()
    assert len(card.table.rows) == 41
    kept = next(one for one in list_records(desk, ProtocolStep) if one.id == 1)
    assert kept.active is False
    assert len(list_records(desk, FollowUp)) == STEPS_ABROAD
    assert list_records(desk, Protocol)[0].anchor is Anchor.RELEASE


def test_without_any_protocol_the_card_and_the_dialog_say_so(
    window: MainWindow, desk: Desk, people: list[Person], settle: Settle
) -> None:
    _page, card = card_of(window, settle)
    for _turn in range(4):
        card.remove_button.click()
        settle()
    assert card.about.text().startswith("There is no protocol")
    assert not card.add_step_button.isEnabled() and not card.remove_button.isEnabled()
    window.deeds.apply_protocol(ForWhom((people[0].id,), "Ясевіч"))
    settle()
    dialog = dialog_of(window)
    assert dialog.preview.text().startswith("No protocol is active")
    assert not dialog.apply_button.isEnabled() and dialog.choice() is None
    dialog.reject()
    settle()
    assert all(one.text() == "" for one in card.findChildren(QLineEdit))


def test_the_people_selected_in_the_list_are_served_at_once(
    window: MainWindow, desk: Desk, people: list[Person], settle: Settle
) -> None:
    page = window.go("people")
    settle()
    assert isinstance(page, PeoplePage)
    assert not page.bulk.isVisible()
    page.table.selectAll()
    assert page.bulk.isVisible()
    page.bulk.buttons[PROTOCOL].click()
    settle()
    dialog = dialog_of(window)
    assert dialog.preview.text() == f"{3 * STEPS_ABROAD} follow-ups · 3 people"
    dialog.apply_button.click()
    settle()
    assert len(list_records(desk, FollowUp)) == 3 * STEPS_ABROAD
