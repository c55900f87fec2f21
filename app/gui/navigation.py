"""The pages of the navigation, in its order, and how each is joined to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.base.i18n import N_
from app.domain.labels import kind_name
from app.gui.pages.import_page import ImportPage
from app.gui.pages.people_page import PeoplePage
from app.gui.pages.release_events_page import ReleaseEventsPage
from app.gui.pages.settings_page import SettingsPage
from app.gui.pages.shared.kinds import AFFAIRS, FACILITIES, OFFICIALS, SOURCES
from app.gui.pages.shared.shared_spec import SharedSpec
from app.gui.pages.shared_page import SharedPage
from app.gui.pages.today_page import TodayPage

if TYPE_CHECKING:
    from app.gui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One entry of the navigation; `make` makes the page at the first visit."""

    key: str
    title: str
    icon: str
    make: Callable[[MainWindow], QWidget]


def today_page(window: MainWindow) -> TodayPage:
    """Make the Today page and join it to the window."""
    page = TodayPage(window.desk, window.words, window)
    page.open_wanted.connect(window.open_person)
    page.people_wanted.connect(lambda: window.go("people"))
    page.calendar_wanted.connect(window.deeds.export_calendar)
    page.deeds.told.connect(window.toast.tell)
    page.deeds.failed.connect(window.toast.complain)
    return page


def people_page(window: MainWindow) -> PeoplePage:
    """Make the People page and join it to the window."""
    page = PeoplePage(window.desk, window.words, window.settings, window)
    page.open_wanted.connect(window.open_person)
    page.print_wanted.connect(window.deeds.print_person)
    page.print_list_wanted.connect(window.deeds.print_people)
    page.new_wanted.connect(window.deeds.add_person)
    page.import_wanted.connect(window.deeds.import_file)
    page.duplicates_wanted.connect(window.show_duplicates)
    page.merge_wanted.connect(window.compare)
    page.protocol_wanted.connect(window.deeds.apply_protocol_for)
    page.export_wanted.connect(window.deeds.export_people)
    page.told.connect(window.toast.tell)
    page.failed.connect(window.toast.complain)
    return page


def import_page(window: MainWindow) -> ImportPage:
    """Make the import page and join it to the window."""
    page = ImportPage(window.desk, window)
    page.told.connect(window.toast.tell)
    page.failed.connect(window.toast.complain)
    page.file_wanted.connect(window.deeds.import_file)
    page.table_wanted.connect(window.deeds.save_table)
    page.open_wanted.connect(window.open_person)
    page.finished.connect(lambda: window.go("people"))
    return page


def release_events_page(window: MainWindow) -> ReleaseEventsPage:
    """Make the page of the release events and join it to the window."""
    page = ReleaseEventsPage(window.desk, window.words, window)
    page.told.connect(window.toast.tell)
    page.failed.connect(window.toast.complain)
    page.event_wanted.connect(window.open_event)
    return page


def shared_page(spec: SharedSpec) -> Callable[[MainWindow], SharedPage]:
    """Return what makes the page of a kind of shared record and joins it to the window."""

    def make(window: MainWindow) -> SharedPage:
        page = SharedPage(spec, window.desk, window.words, window)
        page.told.connect(window.toast.tell)
        page.failed.connect(window.toast.complain)
        page.open_wanted.connect(window.open_person)
        return page

    return make


def settings_page(window: MainWindow) -> SettingsPage:
    """Make the Settings page and join it to the window."""
    page = SettingsPage(window.desk, window.settings, window)
    page.rebuild_wanted.connect(window.rebuild_wanted)
    page.settings_changed.connect(window.settings_changed)
    page.backup_wanted.connect(window.deeds.back_up)
    page.shortcuts_wanted.connect(window.show_keys)
    page.rules_wanted.connect(window.show_counting_rules)
    page.told.connect(window.toast.mention)
    page.failed.connect(window.toast.complain)
    return page


PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", N_("Today"), "calendar-clock", today_page),
    PageSpec("people", N_("People"), "users", people_page),
    PageSpec("release_event", N_("Release events"), "door-open", release_events_page),
    *(
        PageSpec(kind_name(spec.kind), spec.title, spec.icon, shared_page(spec))
        for spec in (SOURCES, FACILITIES, OFFICIALS, AFFAIRS)
    ),
    PageSpec("import", N_("Import"), "import", import_page),
    PageSpec("settings", N_("Settings"), "settings", settings_page),
)
