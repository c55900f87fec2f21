"""The pages that one reaches from another page: a person, a release event, a list on the desk, a comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.gui.pages.desk_page import DeskPage
from app.gui.pages.duplicates_page import DuplicatesPage
from app.gui.pages.lists_page import ListsPage
from app.gui.pages.merge_page import MergePage
from app.gui.pages.person_page import PersonPage
from app.gui.pages.release_event_page import ReleaseEventPage
from app.gui.pages.shared.kinds import COUNTING_RULES
from app.gui.pages.shared_page import SharedPage

if TYPE_CHECKING:
    from app.gui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class InnerSpec:
    """How a page is made at the first visit, and which entry of the navigation it lies under.

    `reopen` shows again what the page was about, where that is one thing: its `subject`.
    """

    make: Callable[[MainWindow], QWidget]
    under: str
    reopen: Callable[[MainWindow, int], None] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is in the window: the page, the entry of the navigation it lies under, and what it is about."""

    page: str
    under: str
    subject: int | None = None


def person_page(window: MainWindow) -> PersonPage:
    """Make the page of a person and join it to the window."""
    page = PersonPage(window.desk, window)
    page.told.connect(window.toast.tell)
    page.noted.connect(window.toast.mention)
    page.failed.connect(window.toast.complain)
    page.print_wanted.connect(window.deeds.print_person)
    page.protocol_wanted.connect(window.deeds.apply_protocol_to)
    page.remove_wanted.connect(window.deeds.remove_person)
    page.event_wanted.connect(window.open_event)
    page.shared_wanted.connect(window.open_shared)
    page.open_wanted.connect(window.open_person)
    page.merge_wanted.connect(window.deeds.merge_with)
    page.compare_wanted.connect(window.compare)
    page.left.connect(window.go_back)
    return page


def event_page(window: MainWindow) -> ReleaseEventPage:
    """Make the page of a release event and join it to the window."""
    page = ReleaseEventPage(window.desk, window.words, window)
    page.told.connect(window.toast.tell)
    page.failed.connect(window.toast.complain)
    page.open_wanted.connect(window.open_person)
    page.list_wanted.connect(window.deeds.add_list)
    page.desk_wanted.connect(window.open_desk)
    page.protocol_wanted.connect(window.deeds.apply_protocol_in)
    page.handover_wanted.connect(lambda event, people: window.deeds.print_handover(event.id, people))
    page.print_wanted.connect(window.deeds.print_event)
    page.remove_wanted.connect(window.deeds.remove_event)
    page.compare_wanted.connect(window.open_lists)
    page.left.connect(lambda: window.go("release_event"))
    return page


def desk_page(window: MainWindow) -> DeskPage:
    """Make the reconciliation desk and join it to the window."""
    page = DeskPage(window.desk, window.words, window)
    page.told.connect(window.toast.tell)
    page.failed.connect(window.toast.complain)
    page.open_wanted.connect(window.open_person)
    page.outcomes_wanted.connect(window.open_event)
    page.left.connect(lambda event: window.open_event(event) if event else window.go("release_event"))
    return page


def lists_page(window: MainWindow) -> ListsPage:
    """Make the page of two lists side by side and join it to the window."""
    page = ListsPage(window.desk, window)
    page.told.connect(window.toast.mention)
    page.failed.connect(window.toast.complain)
    page.open_wanted.connect(window.open_person)
    page.left.connect(lambda event: window.open_event(event) if event else window.go("release_event"))
    return page


def duplicates_page(window: MainWindow) -> DuplicatesPage:
    """Make the page of possible duplicates and join it to the window."""
    page = DuplicatesPage(window.desk, window.words, window)
    page.told.connect(window.toast.tell)
    page.failed.connect(window.toast.complain)
    page.open_wanted.connect(window.open_person)
    page.merge_wanted.connect(window.compare)
    page.left.connect(lambda: window.go("people"))
    return page


def merge_page(window: MainWindow) -> MergePage:
    """Make the page of two persons side by side and join it to the window."""
    page = MergePage(window.desk, window.words, window)
    page.told.connect(window.toast.tell)
    page.failed.connect(window.toast.complain)
    page.left.connect(window.go_back)
    page.merged.connect(window.leave_comparison)
    return page


def counting_rules_page(window: MainWindow) -> SharedPage:
    """Make the page of the counting rules and join it to the window."""
    page = SharedPage(COUNTING_RULES, window.desk, window.words, window)
    page.told.connect(window.toast.tell)
    page.failed.connect(window.toast.complain)
    return page


INNER_PAGES: dict[str, InnerSpec] = {
    "person": InnerSpec(person_page, "people", lambda window, subject: window.open_person(subject)),
    "event": InnerSpec(event_page, "release_event", lambda window, subject: window.open_event(subject)),
    "desk": InnerSpec(desk_page, "release_event", lambda window, subject: window.open_desk(subject)),
    "lists": InnerSpec(lists_page, "release_event", lambda window, subject: window.open_lists(subject)),
    "duplicates": InnerSpec(duplicates_page, "people"),
    "merge": InnerSpec(merge_page, "people"),
    "counting_rules": InnerSpec(counting_rules_page, "settings"),
}
