"""Release day at the window: the announced list, the decisions, the outcomes, what is owed to each.

    python -m tests.journeys.release_day FOLDER DECISIONS

opens the sample register in FOLDER, takes the list in, decides so many lines, says "ready", and waits to be killed.
"""

import datetime as dt
import json
import sys
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.base.clock import FixedClock
from app.base.settings import Settings
from app.domain.announced_list import AnnouncedLine, AnnouncedList, LineDecision
from app.domain.names.matching import Decision
from app.domain.partial_date import PartialDate
from app.domain.people_list import PeopleQuery
from app.domain.person import Person
from app.domain.record import PersonId
from app.domain.release import Confirmation
from app.domain.release_event import ReleaseEvent, ReleaseEventFields
from app.domain.source import Source
from app.gui.dialogs.accept_dialog import AcceptDialog
from app.gui.dialogs.add_list_dialog import AddListDialog
from app.gui.dialogs.add_person_dialog import AddPersonDialog
from app.gui.dialogs.apply_protocol_dialog import ApplyProtocolDialog
from app.gui.dialogs.pick_person_dialog import PickPersonDialog
from app.gui.dialogs.print_dialog import PrintDialog
from app.gui.main_window import MainWindow
from app.gui.open_desk import make_main_window
from app.gui.pages.desk_page import DeskPage
from app.gui.pages.release_event_page import ReleaseEventPage
from app.workflows.desk import Desk
from app.workflows.edit_records import add_record, get_record, list_records
from app.workflows.find_people import find_people
from app.workflows.make_sample import SAMPLE_PASSPHRASE
from app.workflows.open_register import open_register
from tests.journeys.driver import settle, type_text
from tests.journeys.release_day_list import LINES, PrintedList, make_list

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
DAY = PartialDate("2026-11-22")
ANSWERS = "answers.json"
NEW_PERSONS = 2
"""So many of the unknown people are added; the others are not followed."""


class ReleaseDay:
    """Somebody's hands at the window."""

    def __init__(self, folder: Path) -> None:
        self.desk: Desk = open_register(folder, SAMPLE_PASSPHRASE, clock=FixedClock(NOW))
        self.window: MainWindow = make_main_window(self.desk, Settings())
        self.window.resize(1366, 768)
        self.window.show()
        settle()

    # --- the list -----------------------------------------------------------------------------------------------

    def prepare(self) -> PrintedList:
        """Make the list of those who are held, and the event that was announced."""
        custody = frozenset(self.desk.terms.custody_codes)
        held = find_people(self.desk, PeopleQuery(statuses=custody)).ids
        return make_list(self.desk, list(held))

    def announce(self) -> ReleaseEvent:
        """Record the event: a number, no names."""
        fields = ReleaseEventFields(
            title="Release of 22 November", date=DAY, announced=LINES, authority="State"
        )
        made: ReleaseEvent = add_record(self.desk, fields)
        return made

    def paste(self, event: ReleaseEvent, text: str) -> DeskPage:
        """Paste the list, name it, and come to the desk."""
        page = self.event_page(event.id)
        page.show_section(page.lists)
        page.list_wanted.emit(event.id)
        settle()
        dialog = shown(AddListDialog)
        dialog.text.setPlainText(text)
        dialog.title.setText("Agency, first list")
        dialog.publisher.setText("Agency")
        settle(dialog.save_button.isEnabled)
        dialog.save_button.click()
        return self.at_desk()

    def at_desk(self, list_id: int | None = None) -> DeskPage:
        """Wait for the desk, opening a list on it first if one is named."""
        if list_id is not None:
            self.window.open_desk(list_id)
        settle(lambda: isinstance(self.window.stack.currentWidget(), DeskPage))
        page = self.window.stack.currentWidget()
        assert isinstance(page, DeskPage)
        settle(lambda: page.found is not None)
        return page

    def accept_proposals(self, page: DeskPage) -> int:
        """Accept all proposals together, after looking through them."""
        page.accept_all()
        settle()
        dialog = shown(AcceptDialog)
        bar = dialog.table.verticalScrollBar()
        bar.setValue(bar.maximum())
        settle()
        many = len(dialog.rows)
        dialog.accept_button.click()
        settle()
        return many

    def decide(self, page: DeskPage, meant: Sequence[Collection[PersonId]], most: int = LINES) -> int:
        """Decide line by line by key as somebody who knows the answer; return how many were decided."""
        done = added = 0
        for row in range(len(meant)):
            one = page.lines.rows[row]
            if one.line.decision is not LineDecision.UNDECIDED:
                continue
            if done == most:
                break
            page.lines.choose(row)
            persons = meant[row]
            if not persons:
                added += self._unknown(page, add=added < NEW_PERSONS)
            else:
                self._known(page, min(persons))
            done += 1
        return done

    def _unknown(self, page: DeskPage, *, add: bool) -> int:
        if not add:
            key(page.lines, Qt.Key.Key_X)
            return 0
        key(page.lines, Qt.Key.Key_N)
        dialog = shown(AddPersonDialog)
        if not dialog.given.text():
            surname, _space, given = dialog.surname.text().rpartition(" ")
            dialog.surname.setText(surname)
            dialog.given.setText(given)
        dialog.save_button.click()
        settle()
        return 1

    def _known(self, page: DeskPage, person: PersonId) -> None:
        places = [card.candidate.person_id for card in page.details.cards]
        if person in places and places.index(person) == 0:
            key(page.lines, Qt.Key.Key_1)
        elif person in places:
            for _step in range(places.index(person)):
                key(page.lines, Qt.Key.Key_Right)
            key(page.lines, Qt.Key.Key_Return)
        else:
            key(page.lines, Qt.Key.Key_S)
            dialog = shown(PickPersonDialog)
            type_text(dialog.field, get_record_number(self.desk, person))
            settle()
            QTest.keyClick(dialog.field, Qt.Key.Key_Return)
            settle()

    # --- what follows -------------------------------------------------------------------------------------------

    def event_page(self, event_id: int) -> ReleaseEventPage:
        """Show the page of an event."""
        self.window.open_event(event_id)
        settle()
        page = self.window.stack.currentWidget()
        assert isinstance(page, ReleaseEventPage)
        settle(lambda: page.case is not None)
        return page

    def record_releases(self, page: DeskPage) -> ReleaseEventPage:
        """Record the release of everybody whom the list names, from the desk."""
        page.outcomes_button.click()
        settle()
        event = self.window.stack.currentWidget()
        assert isinstance(event, ReleaseEventPage)
        settle(event.sheet.isVisible)
        source = list_records(self.desk, Source)[-1]
        outcome = {"kind": "pardon_expelled", "date": DAY, "destination": "Lithuania"}
        self.fill(event, **outcome, source=source.id, confirmation=Confirmation.LISTED)
        event.sheet.save()
        settle(event.preview.isVisible)
        event.preview.do_button.click()
        settle()
        return event

    def confirm(self, page: ReleaseEventPage, people: Collection[PersonId], level: Confirmation) -> None:
        """Confirm the releases of these people."""
        page.people.filter.choose("all")
        page.people.table.tick(people)
        page.act("confirm")
        settle()
        self.fill(page, level=level, source=list_records(self.desk, Source)[-1].id)
        page.sheet.save()
        settle()

    def apply_protocol(self, page: ReleaseEventPage) -> None:
        """Start what is owed to everybody of the event."""
        page.people.filter.choose("all")
        page.people.table.tick([one.line.id for one in page.case.people] if page.case else [])
        page.act("protocol")
        settle()
        dialog = shown(ApplyProtocolDialog)
        settle(dialog.apply_button.isEnabled)
        dialog.apply_button.click()
        settle()

    def print_reconciliation(self, page: ReleaseEventPage, file: Path) -> str:
        """Print the reconciliation from the page of the event, as a person does, and return its text."""
        self.window.stack.setCurrentWidget(page)
        page.head.print_button.click()
        settle()
        dialog = shown(PrintDialog)
        settle(dialog.print_button.isEnabled)
        dialog.print_button.click()
        settle()
        (chooser,) = [one for one in self.window.findChildren(QFileDialog) if one.isVisible()]
        chooser.fileSelected.emit(str(file))
        chooser.reject()
        settle(file.exists)
        settle()
        document = pypdfium2.PdfDocument(file)
        try:
            return " ".join(one.get_textpage().get_text_range() for one in document)
        finally:
            document.close()

    def fill(self, page: ReleaseEventPage, **values: Any) -> None:
        """Fill in fields of the open form."""
        settle(lambda: page.sheet.form is not None)
        assert page.sheet.form is not None
        for name, value in values.items():
            page.sheet.form.rows[name].editor.set_value(value)

    def close(self) -> None:
        """Close the window and the register."""
        self.window.close()
        settle()
        self.desk.register.close()


def get_record_number(desk: Desk, person: PersonId) -> str:
    """Return the case number by which somebody is searched."""
    return get_record(desk, Person, person).case_number


def shown(kind: type[QWidget]) -> Any:
    """Return the dialog of a kind that is open."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    assert len(found) == 1, f"{len(found)} of {kind.__name__} are open"
    return found[0]


def key(widget: QWidget, which: Qt.Key) -> None:
    """Press a key and wait for what follows."""
    widget.window().activateWindow()
    widget.setFocus()
    settle(widget.hasFocus)
    QTest.keyClick(widget, which)
    settle()


def latest_list(desk: Desk) -> AnnouncedList:
    """Return the list that was added last."""
    return max(list_records(desk, AnnouncedList), key=lambda one: one.id)


def decided(desk: Desk) -> dict[int, tuple[LineDecision, PersonId | None]]:
    """Return the decisions about the latest list by line number, the undecided left out."""
    lines = list_records(desk, AnnouncedLine, announced_list_id=latest_list(desk).id)
    return {
        line.number: (line.decision, line.person_id)
        for line in lines
        if line.decision is not LineDecision.UNDECIDED
    }


def proposals_are_right(page: DeskPage, meant: Sequence[Collection[PersonId]]) -> list[str]:
    """Return the undecided lines of which the desk proposes somebody else than is meant."""
    assert page.found is not None
    return [
        one.line.printed
        for one, persons in zip(page.found.lines, meant, strict=True)
        if one.line.decision is LineDecision.UNDECIDED
        and one.match.decision is Decision.MATCH
        and one.match.person_id not in persons
    ]


def main(folder: Path, decisions: int) -> None:
    """Work until killed."""
    application = QApplication([])
    day = ReleaseDay(folder)
    printed = day.prepare()
    (folder.parent / ANSWERS).write_text(json.dumps([sorted(persons) for persons in printed.meant]), "utf-8")
    page = day.paste(day.announce(), printed.text)
    done = day.decide(page, printed.meant, decisions)
    saved = {
        str(number): [decision.value, person] for number, (decision, person) in decided(day.desk).items()
    }
    print(json.dumps({"done": done, "decided": saved}), flush=True)
    while application is not None:
        time.sleep(60)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
