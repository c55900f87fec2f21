"""Public events drawn along the years: a day as a disc, a partial date as long as it can mean, each with its title."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.base.i18n import language_in_force
from app.domain.partial_date import PartialDate
from app.gui.theme import colour
from app.gui.widgets.strip_scale import StripScale

_ROW, _ROWS = 20, 4
_RAIL = 16
_AXIS = 26
_DISC = 5.0
_LEAST = 6.0
_MOST_LABEL = 280
_GAP = 10
_TICK = 90.0
"""The least width between two marks of the axis."""


@dataclass(frozen=True, slots=True)
class StripEvent:
    """An event between two days (None: no limit on that side); `label` is drawn, `told` spoken and shown as a tip.

    An event that is `own` is the one that the page is about.
    """

    first: dt.date | None
    last: dt.date | None
    label: str
    told: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    event: StripEvent
    left: float
    right: float
    row: int
    label: QRectF


class EventStrip(QWidget):
    """Draws events in the order of time; what finds no room for its title keeps its mark and its tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[StripEvent, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_events(self, events: Sequence[StripEvent]) -> None:
        """Draw these events; those without any day are left to the list."""
        self._events = tuple(one for one in events if one.first is not None or one.last is not None)
        self.setAccessibleDescription("; ".join(one.told for one in self._events))
        self.setVisible(bool(self._events))
        self.update()

    @property
    def events(self) -> tuple[StripEvent, ...]:
        """The events that are drawn."""
        return self._events

    def placed(self) -> tuple[tuple[str, QRectF], ...]:
        """Return the titles that find room, and where."""
        return tuple((one.event.label, one.label) for one in self._placed() if one.row >= 0)

    def marked(self) -> tuple[tuple[str, QRectF], ...]:
        """Return what stands beneath the axis, and where; what would be cut at the end is left out."""
        scale, metrics = self._scale(), QFontMetricsF(self._font())
        places = (
            (text, QRectF(x + 4, _ROWS * _ROW + _RAIL + 4, metrics.horizontalAdvance(text) + 2, 18))
            for x, text in self._ticks(scale)
        )
        return tuple((text, place) for text, place in places if place.right() <= self.width())

    def _scale(self) -> StripScale:
        days = [day for one in self._events for day in (one.first, one.last) if day is not None]
        pad = dt.timedelta(days=max(4, (max(days) - min(days)).days // 12))
        return StripScale(min(days) - pad, max(days) + pad, 8.0, max(1.0, self.width() - 16.0))

    def _placed(self) -> Iterator[_Placed]:
        """Yield where each event is drawn; the one that the page is about finds its place first."""
        scale = self._scale()
        metrics = QFontMetricsF(self._font())
        taken: list[list[tuple[float, float]]] = [[] for _row in range(_ROWS)]
        for one in sorted(self._events, key=lambda one: not one.own):
            left = scale.x(one.first) if one.first is not None else scale.left
            right = scale.x(one.last) if one.last is not None else scale.left + scale.width
            middle = (left + right) / 2
            width = min(metrics.horizontalAdvance(one.label) + 2, _MOST_LABEL)
            most = scale.left + scale.width - width
            starts = [min(max(scale.left, start), most) for start in (middle - 6, middle + 6 - width)]
            row, start = next(
                (
                    (row, start)
                    for row in range(_ROWS)
                    for start in starts
                    if all(start > end + _GAP or start + width + _GAP < begin for begin, end in taken[row])
                ),
                (-1, starts[0]),
            )
            if row >= 0:
                taken[row].append((start, start + width))
            yield _Placed(one, left, right, row, QRectF(start, (_ROWS - 1 - row) * _ROW, width, _ROW))

    def _ticks(self, scale: StripScale) -> Iterator[tuple[float, str]]:
        """Yield where the axis is marked and what stands there: years, months or days, as there is room."""
        total = max(1, (scale.last - scale.first).days)
        language = language_in_force()
        if scale.width * 365 / total < _TICK * 3:
            yield from ((x, str(year)) for x, year in scale.years())
            return
        by_days = next((step for step in (1, 2, 7) if scale.width * step / total >= _TICK), 0)
        months = next((step for step in (1, 3) if scale.width * 30 * step / total >= _TICK), 12)
        day = scale.first
        while day <= scale.last:
            if by_days and (day - scale.first).days % by_days == 0:
                yield scale.x(day), PartialDate.of(day).brief(language)
            elif not by_days and day.day == 1 and (day.month - 1) % months == 0:
                yield scale.x(day), PartialDate(f"{day:%Y-%m}").brief(language)
            day += dt.timedelta(days=1)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(12)
        return font

    def _paint_mark(self, painter: QPainter, one: _Placed) -> None:
        y = _ROWS * _ROW + _RAIL / 2
        tone = colour("danger" if one.event.own else "accent")
        middle = (one.left + one.right) / 2
        painter.setPen(QPen(colour("line"), 1))
        if one.row >= 0:
            painter.drawLine(QPointF(middle, one.label.bottom()), QPointF(middle, y - _DISC))
        painter.setPen(QPen(tone, 2))
        if one.event.first == one.event.last:
            # A ring around the event of the page, so that another of the same day is seen within.
            painter.setBrush(Qt.BrushStyle.NoBrush if one.event.own else tone)
            side = _DISC + 2 if one.event.own else _DISC - 1
            painter.drawEllipse(QPointF(middle, y), side, side)
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = max(_LEAST, one.right - one.left)
        painter.drawRoundedRect(QRectF(middle - width / 2, y - 4, width, 8), 4, 4)

    def _paint_label(self, painter: QPainter, one: _Placed) -> None:
        # Lines from the titles above end behind this one.
        painter.fillRect(one.label.adjusted(-2, 2, 2, -2), colour("surface"))
        metrics = QFontMetricsF(painter.font())
        text = metrics.elidedText(one.event.label, Qt.TextElideMode.ElideRight, one.label.width())
        painter.setPen(colour("danger" if one.event.own else "text"))
        painter.drawText(one.label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def paintEvent(self, _event: QEvent) -> None:
        """Draw the axis, the marks and the titles."""
        if not self._events:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, font = self._scale(), self._font()
        y = _ROWS * _ROW + _RAIL
        painter.setFont(font)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(scale.left, y + 0.5), QPointF(scale.left + scale.width, y + 0.5))
        for x, _text in self._ticks(scale):
            painter.drawLine(QPointF(x, y), QPointF(x, y + 6))
        painter.setPen(colour("muted"))
        for text, place in self.marked():
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, text)
        placed = sorted(self._placed(), key=lambda one: one.event.own)
        for one in placed:
            self._paint_mark(painter, one)
        for one in placed:
            if one.row >= 0:
                self._paint_label(painter, one)

    def event(self, event: QEvent) -> bool:
        """Tell under the mouse what an event is, whole."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            near = [one for one in self._placed() if self._is_under(one, event.pos().x(), event.pos().y())]
            QToolTip.showText(event.globalPos(), "\n".join(one.event.told for one in near), self)
            return True
        return super().event(event)

    def _is_under(self, one: _Placed, x: float, y: float) -> bool:
        on_mark = one.left - _DISC <= x <= one.right + _DISC and y >= _ROWS * _ROW
        return on_mark or (one.row >= 0 and one.label.contains(QPointF(x, y)))

    def sizeHint(self) -> QSize:
        """As wide as the page, always the same height."""
        return QSize(600, _ROWS * _ROW + _RAIL + _AXIS)
