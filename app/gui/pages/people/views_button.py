"""The button with the saved views of the list: choosing one, keeping the present one, taking one away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.custom_field import SavedView
from app.domain.people_list import PeopleQuery
from app.gui.background import Lane, run
from app.workflows.desk import Desk
from app.workflows.edit_records import remove_record
from app.workflows.saved_views import list_views, to_query


class ViewsButton(QPushButton):
    """`chosen` hands out what a view looks for, `save_wanted` asks to keep what the list shows now.

    `told` says that a view was removed, `failed` why that or the reading could not be done.
    """

    chosen = Signal(PeopleQuery)
    save_wanted = Signal()
    told = Signal(str)
    failed = Signal(Problem)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Views"), parent)
        self._desk = desk
        self.setToolTip(_("Saved searches and filters"))
        self.setMenu(QMenu(self))
        self._show(())
        self.refresh()

    def refresh(self) -> None:
        """Read the views again."""
        desk = self._desk
        run(
            self,
            lambda _progress: list_views(desk),
            Lane.STORE,
            done=self._show,
            failed=self.failed.emit,
            channel="views",
        )

    def _show(self, views: Sequence[SavedView]) -> None:
        menu = self.menu()
        menu.clear()
        for view in views:
            menu.addAction(view.name.replace("&", "&&")).triggered.connect(partial(self._choose, view))
        if views:
            menu.addSeparator()
        menu.addAction(_("Save this view…")).triggered.connect(self.save_wanted)
        if views:
            gone = menu.addMenu(_("Remove a view"))
            for view in views:
                action = gone.addAction(view.name.replace("&", "&&"))
                action.triggered.connect(partial(self._remove, view))

    def _choose(self, view: SavedView, _checked: bool = False) -> None:
        self.chosen.emit(to_query(view, self._desk.clock.today()))

    def _remove(self, view: SavedView, _checked: bool = False) -> None:
        desk = self._desk
        run(
            self,
            lambda _progress: remove_record(desk, view),
            Lane.STORE,
            done=lambda _none: self.told.emit(_("The view was removed.")),
            failed=self.failed.emit,
        )
