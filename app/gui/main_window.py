"""The window on an open register: navigation, the search field that is always there, the pages, the quiet bar."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.base.errors import Damage, Problem
from app.base.i18n import N_, _
from app.base.settings import Settings
from app.domain.facility import Facility
from app.domain.vocabulary import Terms
from app.gui import theme
from app.gui.background import Lane, run, runner
from app.gui.commands import COMMANDS, EVERYWHERE, GO_TO_PAGE
from app.gui.deeds import Deeds
from app.gui.dialogs.shortcuts_dialog import ShortcutsDialog
from app.gui.forms.form_sheet import FormSheet
from app.gui.inner_pages import INNER_PAGES, Place
from app.gui.keys import bind, is_letter
from app.gui.navigation import PAGES
from app.gui.pages.desk_page import DeskPage
from app.gui.pages.duplicates_page import DuplicatesPage
from app.gui.pages.import_page import ImportPage
from app.gui.pages.lists_page import ListsPage
from app.gui.pages.merge_page import MergePage
from app.gui.pages.person_page import PersonPage
from app.gui.pages.release_event_page import ReleaseEventPage
from app.gui.pages.shared_page import SharedPage
from app.gui.quiet_notice import QuietNotice
from app.gui.refresh import Refresh
from app.gui.widgets.damage_notice import DamageNotice
from app.gui.widgets.dropped_file import dropped_file
from app.gui.widgets.label import ElidedLabel, label
from app.gui.widgets.quick_search import QuickSearch
from app.gui.widgets.search_field import SearchField
from app.gui.widgets.toast import Toast
from app.gui.wording import Words
from app.workflows.desk import Changes, Desk
from app.workflows.edit_records import list_records

NAVIGATION_WIDTH = 232
TITLE_BAR, LEAST_HEIGHT = 40, 480


class MainWindow(QMainWindow):
    """Holds the pages together. `lock_wanted` and `settings_changed` are the application's business."""

    lock_wanted = Signal()
    settings_changed = Signal()
    rebuild_wanted = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, words: Words, settings: Settings) -> None:
        super().__init__()
        self.desk, self.words, self.settings = desk, words, settings
        self.setWindowTitle("Vigil")
        self._pages: dict[str, QWidget] = {}
        self._buttons: dict[str, QToolButton] = {}
        self._before = "people"
        self._trail: list[QWidget] = []
        self.stack = QStackedWidget()
        self.damage = DamageNotice()
        self.search = QuickSearch(desk, words, self)
        self.search.opened.connect(self.open_person)
        self.toast = Toast(self)
        self.toast.undo_wanted.connect(self.undo)
        self.toast.redo_wanted.connect(self.redo)
        self.deeds = Deeds(self, desk, words)
        self.deeds.told.connect(self.toast.tell)
        self.deeds.mentioned.connect(self.toast.mention)
        self.deeds.failed.connect(self.toast.complain)
        self.deeds.person_added.connect(self.open_person)
        self.deeds.person_wanted.connect(self.open_person)
        self.deeds.person_removed.connect(self.go_back)
        self.deeds.import_wanted.connect(self.import_file)
        self.deeds.list_added.connect(self.open_desk)
        self.deeds.pair_chosen.connect(self.compare)
        runner().troubled.connect(self.complain)
        runner().damaged.connect(self.complain)
        self.setAcceptDrops(True)
        self.refresh = Refresh(desk, self)
        self.refresh.changed.connect(self._on_changed)
        self.stack.currentChanged.connect(lambda _number: self.refresh.catch_up(self.stack.currentWidget()))
        self.notice = QuietNotice(desk, settings, self)
        self._build()
        self._add_shortcuts()
        self._restore_size()
        self.go(PAGES[0].key)

    def go(self, key: str) -> QWidget:
        """Show a page of the navigation, making it at the first visit."""
        page = self._made(key, next(spec for spec in PAGES if spec.key == key).make)
        self._trail.clear()
        self._turn_to(page)
        page.setFocus()
        return page

    def open_person(self, person_id: int) -> None:
        """Show the page of a person."""
        page = self._enter("person")
        if isinstance(page, PersonPage):
            page.show_person(person_id)

    def open_shared(self, kind: str, record_id: int) -> None:
        """Show a record that many persons share on its page."""
        page = self.go(kind)
        if isinstance(page, SharedPage):
            page.choose(record_id)

    def show_counting_rules(self) -> None:
        """Show by which rules days in custody are counted."""
        self._enter("counting_rules").setFocus()

    def open_event(self, event_id: int, people: Sequence[int] = ()) -> None:
        """Show the page of a release event, ready to record the release of these people."""
        page = self._enter("event")
        if isinstance(page, ReleaseEventPage):
            page.show_event(event_id, people)

    def open_desk(self, list_id: int) -> None:
        """Show an announced list on the reconciliation desk."""
        page = self._enter("desk")
        if isinstance(page, DeskPage):
            page.show_list(list_id)
            page.setFocus()

    def open_lists(self, event_id: int) -> None:
        """Show two announced lists of an event side by side."""
        page = self._enter("lists")
        if isinstance(page, ListsPage):
            page.show_lists(event_id)
            page.setFocus()

    def show_duplicates(self) -> None:
        """Show the pairs of people who may be one."""
        self._enter("duplicates").setFocus()

    def compare(self, keep: int, other: int) -> None:
        """Show two persons side by side, to make them one."""
        page = self._enter("merge")
        if isinstance(page, MergePage):
            page.show_pair(keep, other)

    def leave_comparison(self, person_id: int) -> None:
        """Go on with the next pair, or show the person of whom there was one too many."""
        if self._trail and isinstance(self._trail[-1], DuplicatesPage):
            self.go_back()
        else:
            self.open_person(person_id)

    def _made(self, key: str, make: Callable[["MainWindow"], QWidget]) -> QWidget:
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = make(self)
            self.stack.addWidget(page)
        return page

    def _enter(self, key: str) -> QWidget:
        """Show a page that is reached from the one that is shown, and remember the way back."""
        spec = INNER_PAGES[key]
        page, shown = self._made(key, spec.make), self.stack.currentWidget()
        if page in self._trail:
            del self._trail[self._trail.index(page) :]
        elif shown is not None and shown is not page:
            self._trail.append(shown)
        self._turn_to(page)
        return page

    def _turn_to(self, page: QWidget) -> None:
        """Show a page and the entry of the navigation that it is, or lies under."""
        key = next(key for key, made in self._pages.items() if made is page)
        self._before = INNER_PAGES[key].under if key in INNER_PAGES else key
        self._buttons[self._before].setChecked(True)
        self.stack.setCurrentWidget(page)

    def import_file(self, file: Path) -> None:
        """Show what a file would bring in."""
        page = self.go("import")
        if isinstance(page, ImportPage):
            page.show_file(file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that is dropped anywhere."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what the dropped file would bring in."""
        file = dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.import_file(file)

    def complain(self, problem: Problem) -> None:
        """Say what went wrong; damage stays in sight for as long as the register is open."""
        if isinstance(problem, Damage):
            self.damage.tell(problem)
        else:
            self.toast.complain(problem)

    def take_over(self, other: "MainWindow") -> None:
        """Stand where the window before this one stood; what was decided about a file is still decided."""
        if not other.isMaximized() and not other.isFullScreen():
            self.setGeometry(other.geometry())
        page = other._pages.get("import")
        kept = page.kept() if isinstance(page, ImportPage) else None
        mine = self.go("import") if kept is not None else None
        if isinstance(mine, ImportPage) and kept is not None:
            mine.take_up(kept)
        self.return_to(other.place)

    @property
    def place(self) -> Place:
        """Where one is, to come back to it in another window."""
        shown = self.stack.currentWidget()
        key = next(key for key, page in self._pages.items() if page is shown)
        return Place(key, self._before, getattr(shown, "subject", None))

    def return_to(self, place: Place) -> None:
        """Show the page where one was, and whom or what it was about."""
        page = self.go(place.under)
        if place.subject is None:
            return
        inner = INNER_PAGES.get(place.page)
        if inner is not None and inner.reopen is not None:
            inner.reopen(self, place.subject)
        elif isinstance(page, SharedPage):
            page.choose(place.subject)

    def go_back(self) -> None:
        """Return to the page from which this one was reached."""
        if not self._trail:
            self.go(self._before)
            return
        page = self._trail.pop()
        self._turn_to(page)
        page.setFocus()

    def show_keys(self) -> None:
        """List what can be done by key."""
        ShortcutsDialog(self).open()

    def undo(self) -> None:
        """Take back the last change."""
        self._reverse(self.desk.undo_sentence, self.desk.undo, _("Undone: {sentence}"), self.toast.tell_back)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._reverse(self.desk.redo_sentence, self.desk.redo, _("Done again: {sentence}"), self.toast.tell)

    def _reverse(
        self, sentence: str | None, act: Callable[[], Changes], words: str, tell: Callable[[str], None]
    ) -> None:
        if sentence is None:
            self.toast.mention(_("There is nothing to undo or redo."))
            return

        def done(_changes: Changes) -> None:
            tell(words.format(sentence=sentence))

        run(self, lambda _progress: act(), Lane.STORE, done=done, failed=self.toast.complain)

    def _on_changed(self, changes: Changes) -> None:
        if not changes.kinds & {"facility", "term"}:
            self._refresh_pages(changes)
            return

        def work(_progress: object) -> tuple[Sequence[Facility], Terms]:
            return list_records(self.desk, Facility), self.desk.terms

        def named(read: tuple[Sequence[Facility], Terms]) -> None:
            facilities, self.words.terms = read
            self.words.facilities = {facility.id: facility for facility in facilities}
            self._refresh_pages(changes)

        run(self, work, Lane.STORE, done=named)

    def _refresh_pages(self, changes: Changes) -> None:
        self.refresh.tell(self._pages.values(), self.stack.currentWidget(), changes)

    def _build(self) -> None:
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation())
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.damage)
        column.addWidget(self.stack, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)

    def _navigation(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("navigation")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedWidth(NAVIGATION_WIDTH)
        column = QVBoxLayout(bar)
        column.setContentsMargins(12, 18, 12, 14)
        column.setSpacing(3)
        column.addWidget(label("Vigil", "brand", bar))
        column.addSpacing(10)
        column.addWidget(self.search)
        column.addSpacing(12)
        group = QButtonGroup(self)
        for spec in PAGES:
            button = self._entry(spec.title, spec.icon)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, key=spec.key: self.go(key))
            group.addButton(button)
            self._buttons[spec.key] = button
            column.addWidget(button)
        column.addStretch()
        column.addWidget(self.toast)
        column.addSpacing(6)
        column.addWidget(ElidedLabel(self.desk.organisation, "", bar))
        column.addWidget(ElidedLabel(_("Signed in: {who}").format(who=self.desk.who), "", bar))
        lock = self._entry(N_("Lock"), "lock")
        lock.clicked.connect(self.lock_wanted)
        column.addWidget(lock)
        return bar

    def _entry(self, title: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("navigationButton")
        button.setText(" " + _(title))
        button.setToolTip(_(title))
        button.setAccessibleName(_(title))
        button.setIcon(theme.icon(icon, "navigation_text", "navigation_on"))
        button.setIconSize(QSize(20, 20))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        return button

    def _add_shortcuts(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "search": self.search.begin,
            "new_person": self.deeds.add_person,
            "undo": self.undo,
            "redo": self.redo,
            "lock": self.lock_wanted.emit,
            "back": self.go_back,
            "import": self.deeds.import_file,
            "duplicates": self.show_duplicates,
            "help": self.show_keys,
        }
        for command in COMMANDS:
            if command.place == EVERYWHERE and command.key in acts:
                for keys in command.keys:
                    bind(self, keys, acts[command.key], Qt.ShortcutContext.WindowShortcut)
        for keys, spec in zip(GO_TO_PAGE.keys, PAGES, strict=True):
            bind(self, keys, partial(self.go, spec.key), Qt.ShortcutContext.WindowShortcut)

    def _restore_size(self) -> None:
        stored = QByteArray.fromBase64(self.settings.geometry.encode("ascii", "ignore"))
        if stored.isEmpty() or not self.restoreGeometry(stored):
            self.resize(1366, 768)
        # Not higher than the screen has room for, with the title bar.
        room = self.screen().availableGeometry()
        self.resize(self.width(), min(self.height(), max(room.height() - TITLE_BAR, LEAST_HEIGHT)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a name that somebody begins to type where nothing else takes letters: into the search field."""
        if not is_letter(event):
            super().keyPressEvent(event)
            return
        search = getattr(self.stack.currentWidget(), "search", None)
        field = search if isinstance(search, SearchField) else self.search.field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()
        QApplication.sendEvent(field, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed, and remember the size of the window."""
        for sheet in self.findChildren(FormSheet):
            sheet.flush()
        self.settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.settings_changed.emit()
        super().closeEvent(event)
        self.closed.emit()
