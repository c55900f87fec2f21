"""The printed words above those of the register, word by word, and how they go together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.base.i18n import N_, _
from app.domain.names.matching import AlignedWord, Role
from app.gui.pages.desk.buckets import AGREEMENTS
from app.gui.widgets.chip import StatusChip
from app.gui.widgets.label import label

ROLES = {
    Role.SURNAME: N_("Surname"),
    Role.GIVEN: N_("Given name"),
    Role.PATRONYMIC: N_("Patronymic"),
    Role.OTHER: N_("Other word"),
}
_NOTHING = "—"
_MOST_COLUMNS = 3


class Alignment(QFrame):
    """A small table: roles on top, the printed line, how each word agrees, the line of the register."""

    def __init__(self, words: Sequence[AlignedWord], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inset")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        for start in range(0, len(words), _MOST_COLUMNS):
            self._add_block(grid, words[start : start + _MOST_COLUMNS], 5 * (start // _MOST_COLUMNS))
        grid.setColumnStretch(_MOST_COLUMNS + 1, 1)

    def _add_block(self, grid: QGridLayout, words: Sequence[AlignedWord], top: int) -> None:
        for row, words_for_it in ((1, _("Printed")), (3, _("Register"))):
            grid.addWidget(label(words_for_it, "key", self), top + row, 0)
        for column, word in enumerate(words, start=1):
            said, tone, symbol = AGREEMENTS[word.agreement]
            chip = StatusChip(self)
            chip.show_status("", _(said), tone, symbol)
            grid.addWidget(label(_(ROLES[word.role]), "key", self), top, column)
            for row, text in ((1, word.announced), (3, word.register)):
                shown = label(text or _NOTHING, "subheading" if text else "faint", self, wrap=len(text) > 18)
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(shown, top + row, column)
            grid.addWidget(chip, top + 2, column)
        if top:
            grid.setRowMinimumHeight(top - 1, 10)
