"""The button with the saved views of the list: choosing one, keeping the present one, taking one away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.base.i18n import _
from app.domain.custom_field import SavedView


class ViewsButton(QPushButton):
    """`chosen` and `remove_wanted` hand out a view, `save_wanted` asks to keep what the list shows now."""

    chosen = Signal(SavedView)
    remove_wanted = Signal(SavedView)
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Views"), parent)
        self.setToolTip(_("Saved searches and filters"))
        self.setMenu(QMenu(self))
        self.show_views(())

    def show_views(self, views: Sequence[SavedView]) -> None:
        """Offer these views."""
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
        self.chosen.emit(view)

    def _remove(self, view: SavedView, _checked: bool = False) -> None:
        self.remove_wanted.emit(view)
