"""The key events of a release event: drawn along the years with the event itself, and beneath as a list."""

import datetime as dt

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.base.i18n import _
from app.domain.partial_date import PartialDate
from app.gui.pages.release_event.event_spec import EventSectionSpec
from app.gui.pages.release_event.event_wording import EventWording
from app.gui.pages.release_event.lines_section import LinesSection
from app.gui.widgets.event_strip import EventStrip, StripEvent
from app.workflows.read_event import EventCase


class KeyEventsSection(LinesSection):
    """The list as in every section, with the drawing above it."""

    def __init__(self, spec: EventSectionSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.strip = EventStrip(self)
        self.strip.setAccessibleName(_("Key events along the years"))
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.strip)
        column.addWidget(self.table)
        self.set_body(body)

    def show_event(self, case: EventCase, wording: EventWording) -> None:
        """Show the key events of the event, and the event among them."""
        super().show_event(case, wording)
        dated = [(one.date, one.title, False) for one in case.key_events if one.date is not None]
        if dated and case.event.date is not None:
            dated.append((case.event.date, case.event.title, True))
        dated.sort(key=lambda one: one[0].sort_key)
        self.strip.show_events([_drawn(*one, wording) for one in dated])


def _drawn(date: PartialDate, title: str, own: bool, wording: EventWording) -> StripEvent:
    first = None if date.earliest == dt.date.min else date.earliest
    last = None if date.latest == dt.date.max else date.latest
    told = f"{wording.date(date)}: {title}"
    return StripEvent(first, last, f"{wording.brief(date)}  {title}", told, own)
