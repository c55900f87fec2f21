"""The detention timeline: the custody strip to scale, its legend, and the events beneath it."""

import datetime as dt
from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.case import Case
from app.domain.custody import Phase, phases, punishments
from app.domain.place_names import status_and_place
from app.domain.vocabulary import Vocabulary
from app.gui.pages.person.events import KIND_WORDS, Event, EventKind, Gap, timeline
from app.gui.pages.person.section import Section
from app.gui.pages.person.wording import Wording, days, joined
from app.gui.theme import status_colours
from app.gui.widgets.custody_strip import CustodyStrip, StripMark, StripPhase
from app.gui.widgets.label import label
from app.gui.widgets.timeline import Mark, Shape, Timeline, TimelineRow

MARKS = {
    EventKind.ARREST: Mark(Shape.SQUARE, "danger"),
    EventKind.TRANSFER: Mark(Shape.DISC, "transit"),
    EventKind.PUNISHMENT: Mark(Shape.DOWN, "danger"),
    EventKind.CHARGE: Mark(Shape.OPEN_DIAMOND, "transit"),
    EventKind.JUDGMENT: Mark(Shape.DIAMOND, "accent"),
    EventKind.STATUS: Mark(Shape.RING, "transit"),
    EventKind.RELEASE: Mark(Shape.UP, "good"),
    EventKind.RECOGNITION: Mark(Shape.CROSS, "warning"),
    EventKind.NOTE: Mark(Shape.DOT, "muted"),
    EventKind.EXPECTED: Mark(Shape.RING, "muted"),
}


class TimelineSection(Section):
    """Strip and events; `opened` hands out the record behind the event that was chosen with Enter."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "timeline", _("Detention timeline"), _("Nothing with a date is recorded yet."), parent=parent
        )
        self.body = QWidget(self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(6)
        self.strip = CustodyStrip(self.body)
        self.strip.setAccessibleName(_("Custody, drawn to scale"))
        self.strip.phase_chosen.connect(self._on_phase_chosen)
        self.told = label("", "hint", self.body, wrap=True)
        self.events = Timeline(self.body)
        self.events.setAccessibleName(_("Events"))
        self.events.opened.connect(self.opened)
        column.addWidget(self.strip)
        column.addWidget(self.told)
        column.addSpacing(6)
        column.addWidget(self.events)
        self.set_body(self.body)
        self._total = ""
        self._phases: tuple[StripPhase, ...] = ()

    def show_case(self, case: Case, wording: Wording) -> None:
        """Draw the phases and list the events."""
        today = wording.today
        spans = phases(case, wording.terms.custody_codes, today)
        self._phases = tuple(_phase(span, wording) for span in spans)
        first = min((span.start for span in spans), default=today)
        marks = [
            StripMark(max(one.start, first), one.end, _punishment(one.kind, one.end - one.start, wording))
            for one in punishments(case, today)
            if one.end > first
        ]
        self.strip.setVisible(bool(spans))
        self.told.setVisible(bool(spans))
        if spans:
            self.strip.show_phases(self._phases, marks)
        self._total = _legend(spans, wording)
        self.told.setText(self._total)
        rows = [_row(entry, wording) for entry in timeline(case, wording, today)]
        self.events.show_rows(rows)
        self.events.setVisible(bool(rows))
        self.body.setVisible(bool(rows or spans))
        self.set_count(sum(1 for row in rows if not row.gap), empty=not (rows or spans))

    def _on_phase_chosen(self, number: int) -> None:
        self.told.setText(self._phases[number].told if number >= 0 else self._total)


def _phase(span: Phase, wording: Wording) -> StripPhase:
    place, status = wording.place(span), wording.status(span.status)
    strong, pale = status_colours(wording.tone(span.status))
    until = _("today") if span.open else wording.day(span.end)
    told = joined(
        status_and_place(status, place, by=" · "),
        f"{wording.day(span.start)} – {until}",
        days(span.days),
        "" if span.certain else _("uncertain"),
        by=" · ",
    )
    fill, ink = (strong, pale) if span.held else (pale, strong)
    label = place or wording.short_status(span.status)
    return StripPhase(span.start, span.end, label, days(span.days), told, fill, ink, span.certain)


def _punishment(kind: str, length: dt.timedelta, wording: Wording) -> str:
    return joined(wording.term(Vocabulary.PUNISHMENT, kind), days(length.days), by=": ")


def _legend(spans: Collection[Phase], wording: Wording) -> str:
    """Say how long each status lasted in all: `Remand 283 days · Colony 692 days`."""
    sums: dict[str, int] = {}
    for span in spans:
        sums[span.status] = sums.get(span.status, 0) + span.days
    return joined(
        *(f"{wording.short_status(code)}: {days(number)}" for code, number in sums.items() if number),
        by=" · ",
    )


def _row(entry: Event | Gap, wording: Wording) -> TimelineRow:
    if isinstance(entry, Gap):
        return TimelineRow(gap=entry.text)
    date = wording.date(entry.date)
    spoken = joined(date, _(KIND_WORDS[entry.kind]), entry.title, entry.detail, entry.source)
    return TimelineRow(
        date,
        MARKS[entry.kind],
        entry.title,
        entry.detail,
        entry.source,
        spoken,
        doubtful=entry.doubtful,
        key=entry.record,
    )
