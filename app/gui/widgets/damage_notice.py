"""The notice above every page of a register that is damaged: what is wrong, and what to do now."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.base.errors import Damage
from app.base.i18n import _
from app.gui.widgets.label import label


class DamageNotice(QFrame):
    """Stays once it is shown: nothing is saved any more until another register is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("damage")
        self._what = label("", "subheading", self, wrap=True)
        self._advice = label("", "", self, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(4)
        column.addWidget(self._what)
        column.addWidget(self._advice)
        self.hide()

    def tell(self, problem: Damage) -> None:
        """Say the damage and that nothing more is saved."""
        self._what.setText(problem.sentence)
        kept = _("Vigil saves nothing more in this register; what can still be read is shown.")
        self._advice.setText(f"{kept} {problem.advice}")
        self.setAccessibleName(f"{problem} {kept}")
        self.show()
