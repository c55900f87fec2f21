"""The detention timeline: the custody strip to scale, its legend, and the events beneath it."""

import datetime as dt
from collections.abc import Collection, Iterable

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
from app.gui.theme import colour, status_colours
from app.gui.widgets.custody_strip import CustodyStrip, StripMark, StripPhase
from app.gui.widgets.label import label
from app.gui.widgets.legend import Legend, Meaning, beneath, filled, hatched, marked
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
        self.legend = Legend(_("What the colours mean"), self.body)
        self.told = label("", "hint", self.body, wrap=True)
        self.events = Timeline(self.body)
        self.events.setAccessibleName(_("Events"))
        self.events.opened.connect(self.opened)
        self.marks_button = self.add_button(_("What the marks mean"))
        self.marks_button.setCheckable(True)
        self.marks_button.toggled.connect(lambda _on: self._show_key())
        self.marks = Legend(_("What the marks mean"), self.body)
        for part in (self.strip, self.legend, self.told, self.marks, self.events):
            column.addWidget(part)
        self.set_body(self.body)
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
        for part in (self.strip, self.legend, self.told):
            part.setVisible(bool(spans))
        if spans:
            self.strip.show_phases(self._phases, marks)
        self.legend.show_meanings(_meanings(spans, wording, punished=bool(marks)))
        self._on_phase_chosen(-1)
        entries = timeline(case, wording, today)
        rows = [_row(entry, wording) for entry in entries]
        self.events.show_rows(rows)
        self.marks.show_meanings(_key(entries))
        self._show_key()
        self.events.setVisible(bool(rows))
        self.body.setVisible(bool(rows or spans))
        self.set_count(sum(1 for row in rows if not row.gap), empty=not (rows or spans))

    def _on_phase_chosen(self, number: int) -> None:
        hint = _("A click, or ← and →, tells of one part of the strip.")
        self.told.setText(self._phases[number].told if number >= 0 else hint)

    def _show_key(self) -> None:
        """Show what the marks mean to whoever asks."""
        self.marks_button.setVisible(bool(self.marks.words))
        self.marks.setVisible(self.marks_button.isChecked() and bool(self.marks.words))


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


def _meanings(spans: Collection[Phase], wording: Wording, *, punished: bool) -> list[Meaning]:
    """Say what each colour of the strip is and how long that status lasted in all, and what else is drawn there."""
    sums: dict[str, int] = {}
    for span in spans:
        sums[span.status] = sums.get(span.status, 0) + span.days
    held = {span.status for span in spans if span.held}
    found = []
    for code, number in sums.items():
        strong, pale = status_colours(wording.tone(code))
        words = f"{wording.short_status(code)}: {days(number)}"
        found.append(Meaning(filled(strong if code in held else pale, strong), words))
    if punished:
        found.append(Meaning(beneath(colour("danger")), _("red beneath the strip: a punishment")))
    if not all(span.certain for span in spans):
        found.append(Meaning(hatched(), _("hatched: the days are uncertain")))
    return found


def _key(entries: Iterable[Event | Gap]) -> list[Meaning]:
    """Say what the marks mean that stand beside these events."""
    events = [one for one in entries if isinstance(one, Event)]
    shown = {one.kind for one in events}
    found = [Meaning(marked(MARKS[kind]), _(KIND_WORDS[kind])) for kind in MARKS if kind in shown]
    if any(one.doubtful for one in events):
        found.append(Meaning(filled(colour("muted"), colour("muted")), _("grey words: doubtful")))
    return found


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
