"""One field of two persons side by side: where both say something else, somebody chooses which stays."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.base.i18n import _
from app.domain.compare_cases import PROSE, FieldPair, Take
from app.gui.pages.merging.field_words import field_label, field_value
from app.gui.widgets.label import label
from app.gui.widgets.option_button import OptionButton

COLUMN_GAP = 16


class FieldChoice(QWidget):
    """The two values as buttons of which one is chosen (of two texts, both); the arrows choose too."""

    def __init__(self, pair: FieldPair, key_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pair = pair
        self.take = pair.usual
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(COLUMN_GAP)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, key_width)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        key = label(field_label(pair.name), "label", self)
        key.setFixedWidth(key_width)
        key.setContentsMargins(0, 9, 0, 0)
        grid.addWidget(key, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.buttons: dict[Take, OptionButton] = {}
        if pair.differs:
            self._offer(grid)
        else:
            for column, value in ((1, pair.kept), (2, pair.other)):
                said = label(
                    field_value(value) or "—", "value" if value is not None else "muted", self, wrap=True
                )
                said.setContentsMargins(12, 6, 12, 6)
                grid.addWidget(said, 0, column, Qt.AlignmentFlag.AlignTop)

    def choose(self, take: Take) -> None:
        """Choose whose value stays."""
        self.take = take
        for whose, button in self.buttons.items():
            button.setChecked(whose is take)

    def _offer(self, grid: QGridLayout) -> None:
        offers = [
            (Take.KEPT, field_value(self.pair.kept), 0, 1),
            (Take.OTHER, field_value(self.pair.other), 0, 2),
        ]
        if self.pair.name in PROSE:
            offers.append((Take.BOTH, _("Both, one after the other"), 1, 1))
        for take, text, row, column in offers:
            button = OptionButton(text, self)
            button.setAccessibleName(f"{field_label(self.pair.name)}: {text}")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            button.setChecked(take is self.take)
            button.clicked.connect(lambda _checked=False, whose=take: self.choose(whose))
            grid.addWidget(button, row, column, 1, 2 if take is Take.BOTH else 1)
            self.buttons[take] = button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the left and right arrows choose."""
        order = list(self.buttons)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and order:
            take = order[max(0, min(len(order) - 1, order.index(self.take) + step))]
            self.choose(take)
            self.buttons[take].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
