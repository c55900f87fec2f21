"""The banner above a person who is shown as an audience may see them: for whom, what it rests on, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.base.i18n import _, ngettext
from app.domain.disclosure import Audience
from app.gui.widgets.calm_combo import CalmCombo
from app.gui.widgets.label import label
from app.gui.wording import number
from app.workflows.consents import AUDIENCES, WHY_NOT, SeenAs


class ViewAsBanner(QFrame):
    """`chosen` hands out the audience to look as, `left` asks for the whole case again."""

    chosen = Signal(Audience)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(label(_("Seen as:"), "warning", self))
        self.audience = CalmCombo(self)
        self.audience.setAccessibleName(_("Audience"))
        self._audiences: list[Audience] = [one for one in Audience if one is not Audience.INTERNAL]
        self.audience.addItems([_(AUDIENCES[one]) for one in self._audiences])
        self.audience.setCurrentIndex(len(self._audiences) - 1)
        self.audience.activated.connect(lambda place: self.chosen.emit(self._audiences[place]))
        row.addWidget(self.audience)
        self.told = label("", "warning", self, wrap=True)
        row.addWidget(self.told, 1, Qt.AlignmentFlag.AlignVCenter)
        self.leave_button = QPushButton(_("Show everything (Esc)"), self)
        self.leave_button.clicked.connect(self.left)
        row.addWidget(self.leave_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    @property
    def current(self) -> Audience:
        """The audience that is chosen."""
        return self._audiences[self.audience.currentIndex()]

    def show_seen(self, seen: SeenAs) -> None:
        """Say what the audience sees of the person."""
        self.audience.setCurrentIndex(self._audiences.index(seen.audience))
        if seen.verdict.why_not is not None:
            reason = _(WHY_NOT[seen.verdict.why_not])
            self.told.setText(_("Nothing may be shown: {reason}.").format(reason=reason))
        else:
            many = seen.withheld
            said = ngettext("{n} value is withheld.", "{n} values are withheld.", many)
            self.told.setText(said.format(n=number(many)))
        self.show()
