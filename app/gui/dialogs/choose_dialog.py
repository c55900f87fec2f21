"""Choosing some of many values: type to narrow the list, tick with Space or a click, Enter takes what is ticked."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.base.i18n import _
from app.domain.vocabulary import folded
from app.gui.dialogs.tick_delegate import TickDelegate
from app.gui.plain_text import tip
from app.gui.widgets.label import label
from app.gui.widgets.search_field import SearchField

_VALUE = Qt.ItemDataRole.UserRole


class ChooseDialog(QDialog):
    """`answered` hands out the chosen values as a frozenset."""

    answered = Signal(object)

    def __init__(
        self,
        title: str,
        choices: Sequence[tuple[object, str]],
        chosen: Collection[object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(520, 560)
        self.search = SearchField(_("Search"), self)
        self.search.textChanged.connect(self._narrow)
        self.search.down_pressed.connect(self._enter_list)
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for value, text in choices:
            item = QListWidgetItem(text, self.list)
            item.setData(_VALUE, value)
            item.setToolTip(tip(text))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked)
        self.list.itemActivated.connect(_turn)
        self.list.itemClicked.connect(_turn)
        self.take_button = QPushButton(_("Show"), self)
        self.take_button.setProperty("primary", True)
        self.take_button.setDefault(True)
        self.take_button.clicked.connect(self._take)
        cancel = QPushButton(_("Cancel"), self)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(title, "heading", self))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.take_button)
        column.addLayout(row)
        self.search.setFocus()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _narrow(self, text: str) -> None:
        typed = folded(text).split()
        for item in self._items():
            item.setHidden(not all(word in folded(item.text()) for word in typed))

    def _enter_list(self) -> None:
        """Go from the search to the first value that it has left over."""
        first = next((item for item in self._items() if not item.isHidden()), None)
        if first is not None:
            self.list.setCurrentItem(first)
            self.list.setFocus()

    def _take(self) -> None:
        """Take what is ticked; with nothing ticked, the one value that the typing has left over."""
        items = self._items()
        chosen = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        left = [item for item in items if not item.isHidden()]
        if not chosen and len(left) == 1:
            chosen = left
        values = frozenset(item.data(_VALUE) for item in chosen)
        self.accept()
        self.answered.emit(values)


def _turn(item: QListWidgetItem) -> None:
    """Tick an item, or take the tick away."""
    ticked = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
