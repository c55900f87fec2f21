"""The custody strip: the phases of custody drawn to scale, with days, places and a year axis."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.gui.plain_text import seen_line, tip
from app.gui.theme import colour
from app.gui.widgets.strip_scale import StripScale

_ONE_ROW, _TWO_ROWS = 20, 38
_BAR = 26
_BENEATH = 8
_AXIS = 20
MARK_HEIGHT = 4
_LEAST = 3.0
# Room inside a bar from which a label is cut there rather than put above the bar.
_READABLE = 70


@dataclass(frozen=True, slots=True)
class StripPhase:
    """A phase as it is drawn: `label` stands in the bar, `days` above it, `told` is the whole sentence.

    An uncertain phase is hatched along its foot.
    """

    start: dt.date
    end: dt.date
    label: str
    days: str
    told: str
    fill: QColor
    ink: QColor
    certain: bool = True


@dataclass(frozen=True, slots=True)
class StripMark:
    """Something drawn beneath the bar, such as a punishment."""

    start: dt.date
    end: dt.date
    told: str


class CustodyStrip(QWidget):
    """The strip; Left and Right walk through the phases and `phase_chosen` tells which one (-1: none)."""

    phase_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phases: tuple[StripPhase, ...] = ()
        self._marks: tuple[StripMark, ...] = ()
        self._current = -1
        self._above = _ONE_ROW
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> int:
        """The number of the chosen phase, -1 for none."""
        return self._current

    def show_phases(self, phases: Sequence[StripPhase], marks: Sequence[StripMark] = ()) -> None:
        """Draw these phases, in order of time and without overlap."""
        self._phases, self._marks = tuple(phases), tuple(marks)
        self._current = -1
        self._measure()
        told = [*(phase.told for phase in self._phases), *(mark.told for mark in self._marks)]
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def choose(self, number: int) -> None:
        """Choose a phase and tell it."""
        if -1 <= number < len(self._phases) and number != self._current:
            self._current = number
            self.phase_chosen.emit(number)
            self.update()

    def phase_rect(self, number: int) -> QRectF:
        """Return where a phase is drawn."""
        scale, phase = self._scale(), self._phases[number]
        left = scale.x(phase.start)
        width = max(_LEAST, scale.x(phase.end) - left)
        rect = QRectF(left, self._above, width, _BAR)
        return self._mirrored(rect)

    def _scale(self) -> StripScale:
        first = min(phase.start for phase in self._phases)
        last = max(*(phase.end for phase in self._phases), first + dt.timedelta(days=1))
        return StripScale(first, last, 2.0, max(1.0, self.width() - 4.0))

    def _mirrored(self, rect: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return QRectF(self.width() - rect.right(), rect.y(), rect.width(), rect.height())
        return rect

    def _phase_at(self, point: QPointF) -> int:
        for number in range(len(self._phases)):
            if self.phase_rect(number).adjusted(-1, -self._above, 1, _BENEATH).contains(point):
                return number
        return -1

    def _measure(self) -> None:
        """Take a second row above the bars only where a bar is too narrow for its caption."""
        metrics = QFontMetricsF(self._font(12, QFont.Weight.DemiBold))
        narrow = any(
            self.phase_rect(number).width() < min(metrics.horizontalAdvance(phase.label), _READABLE + 14)
            for number, phase in enumerate(self._phases)
        )
        above = _TWO_ROWS if narrow else _ONE_ROW
        if above != self._above:
            self._above = above
            self.updateGeometry()

    def _font(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setWeight(weight)
        return font

    def _paint_phases(self, painter: QPainter) -> None:
        inside, above = self._font(12, QFont.Weight.DemiBold), self._font(12)
        in_metrics, above_metrics = QFontMetricsF(inside), QFontMetricsF(above)
        free = {True: -1e9, False: -1e9}
        for number, phase in enumerate(self._phases):
            rect = self.phase_rect(number)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(phase.fill)
            painter.drawRect(rect.adjusted(0, 0, -1 if rect.width() > 4 else 0, 0))
            if not phase.certain:
                edge = rect.adjusted(0, _BAR - 5, -1 if rect.width() > 4 else 0, 0)
                painter.fillRect(edge, QBrush(phase.ink, Qt.BrushStyle.BDiagPattern))
            room = rect.width() - 14
            fits = in_metrics.horizontalAdvance(phase.label) <= room
            if fits or room > _READABLE:
                painter.setFont(inside)
                painter.setPen(phase.ink)
                label = in_metrics.elidedText(seen_line(phase.label), Qt.TextElideMode.ElideRight, room)
                painter.drawText(rect.adjusted(8, 0, -6, 0), _LEADING | Qt.AlignmentFlag.AlignVCenter, label)
                text, font, metrics = phase.days, above, above_metrics
            else:
                # With its days, so that those of the phase beside it are not taken for them.
                text = f"{phase.label} · {phase.days}" if phase.days else phase.label
                font, metrics = inside, in_metrics
            narrow = rect.width() < metrics.horizontalAdvance(text)
            free[narrow] = self._caption(painter, rect, text, font, metrics, free[narrow])
            if number == self._current and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(colour("accent"), 2))
                painter.drawRoundedRect(rect.adjusted(-1, -3, 0, 3), 3, 3)

    def _caption(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        font: QFont,
        metrics: QFontMetricsF,
        free_from: float,
    ) -> float:
        """Write above a phase what fits between the caption before it and the end of the strip."""
        width = metrics.horizontalAdvance(text)
        left = min(rect.left(), self.width() - width - 2)
        narrow = rect.width() < width
        row = 0 if narrow else self._above - 18
        if left < free_from:
            return free_from
        painter.setFont(font)
        painter.setPen(colour("text" if narrow else "muted"))
        painter.drawText(QRectF(left, row, width + 2, 16), Qt.AlignmentFlag.AlignLeft, text)
        if narrow:
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(rect.left() + 0.5, row + 17), QPointF(rect.left() + 0.5, rect.top()))
        return left + width + 10

    def _paint_marks(self, painter: QPainter, scale: StripScale) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("danger"))
        for mark in self._marks:
            left = scale.x(mark.start)
            width = max(_LEAST, scale.x(mark.end) - left)
            painter.drawRect(self._mirrored(QRectF(left, self._above + _BAR + 2, width, MARK_HEIGHT)))

    def _paint_axis(self, painter: QPainter, scale: StripScale) -> None:
        y = self._above + _BAR + _BENEATH
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(2, y + 0.5), QPointF(self.width() - 2, y + 0.5))
        for x in scale.quarters():
            at = self._mirrored(QRectF(x, y, 0, 0)).left()
            painter.drawLine(QPointF(at, y), QPointF(at, y + 3))
        painter.setFont(self._font(12))
        for x, year in scale.years():
            at = self._mirrored(QRectF(x, y, 0, 0)).left()
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(at, y), QPointF(at, y + 6))
            painter.setPen(colour("muted"))
            painter.drawText(QRectF(at + 4, y + 3, 60, 16), Qt.AlignmentFlag.AlignLeft, str(year))

    def paintEvent(self, _event: QEvent) -> None:
        """Draw phases, marks and axis."""
        if not self._phases:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale()
        self._paint_phases(painter)
        self._paint_marks(painter, scale)
        self._paint_axis(painter, scale)

    def sizeHint(self) -> QSize:
        """As wide as the page, always the same height."""
        return QSize(600, self._above + _BAR + _BENEATH + _AXIS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See anew which captions fit."""
        super().resizeEvent(event)
        if self._phases:
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the phases."""
        forward = (
            Qt.Key.Key_Right if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else Qt.Key.Key_Left
        )
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            step = 1 if event.key() == forward else -1
            self.choose(max(0, min(len(self._phases) - 1, self._current + step)))
        elif event.key() == Qt.Key.Key_Home:
            self.choose(0)
        elif event.key() == Qt.Key.Key_End:
            self.choose(len(self._phases) - 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the last phase when the keyboard comes here: it is the one of today."""
        super().focusInEvent(event)
        if self._current < 0:
            self.choose(len(self._phases) - 1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the phase under the pointer."""
        super().mousePressEvent(event)
        self.choose(self._phase_at(event.position()))

    def event(self, event: QEvent) -> bool:
        """Tell the phase under the pointer in a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._phase_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(self._phases[number].told) if number >= 0 else "", self)
            return True
        return super().event(event)


_LEADING = Qt.AlignmentFlag.AlignLeading
