"""How a section of the page of a release event is declared: what it shows, and what can be added to it."""

from collections.abc import Callable
from dataclasses import dataclass

from app.gui.forms.field_spec import FormSpec, Values
from app.gui.pages.person.line import Column, Line
from app.gui.pages.release_event.event_wording import EventWording
from app.workflows.read_event import EventCase


@dataclass(frozen=True, slots=True)
class EventAdding:
    """A button that adds a record of the event; `values` tell with what it begins, by the event and who adds it."""

    label: str
    form: FormSpec
    values: Callable[[EventCase, str], Values] = lambda _case, _who: {}


@dataclass(frozen=True, slots=True)
class EventSectionSpec:
    """A section made of one table; its texts are marked with N_(). `short` stands in the index instead of `title`."""

    key: str
    title: str
    empty: str
    columns: tuple[Column, ...]
    lines: Callable[[EventCase, EventWording], tuple[Line, ...]]
    adding: EventAdding | None = None
    short: str = ""
