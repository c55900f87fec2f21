"""The quiet lines that propose a risk flag, with the reason; one click raises it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.detention import Placement
from app.domain.partial_date import PartialDate
from app.domain.proposed_flags import ProposedFlag
from app.domain.vocabulary import Vocabulary
from app.gui.pages.person.wording import Wording
from app.gui.widgets.label import label


class ProposalLines(QWidget):
    """`raise_wanted` hands out the proposed flag and the reason that was shown."""

    raise_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(4)
        self.hide()

    def show_proposals(self, proposed: Sequence[ProposedFlag], wording: Wording) -> None:
        """Show what the case speaks for."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in proposed:
            self._add(one, wording)
        self.setVisible(bool(proposed))

    def _add(self, proposed: ProposedFlag, wording: Wording) -> None:
        flag = wording.term(Vocabulary.RISK_FLAG, proposed.flag)
        told = _("▲ The case speaks for a risk flag: {flag}.").format(flag=flag)
        why = why_words(proposed, wording)
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.setContentsMargins(0, 6, 0, 0)
        said.addWidget(label(told, "warning", row, wrap=True))
        said.addWidget(label(why, "hint", row, wrap=True))
        line.addLayout(said, 1)
        button = QPushButton(_("Raise the flag"), row)
        button.setAccessibleName(f"{_('Raise the flag')}: {flag}")
        button.clicked.connect(lambda: self.raise_wanted.emit(proposed, why))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(row)


def why_words(proposed: ProposedFlag, wording: Wording) -> str:
    """Say which record speaks for a flag, and until when."""
    because = proposed.because
    if not isinstance(because, Placement):
        kind = wording.term(Vocabulary.LIST_KIND, because.list_kind)
        since = wording.date(because.added) or _("date not known")
        return _("{list}: on it since {date}.").format(list=kind, date=since)
    kind = wording.term(Vocabulary.PUNISHMENT, because.punishment) or wording.term(
        Vocabulary.REGIME, because.regime
    )
    span = wording.span(because.start, because.end)
    if proposed.until is None:
        return _(
            "{punishment}, {dates}. A new case under article 411 can follow for a year after it."
        ).format(punishment=kind, dates=span)
    return _("{punishment}, {dates}. A new case under article 411 can follow until {date}.").format(
        punishment=kind, dates=span, date=wording.date(PartialDate.of(proposed.until))
    )
