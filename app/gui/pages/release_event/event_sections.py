"""The sections of the page of a release event that are tables, as data."""

from app.base.i18n import N_
from app.domain.record import Record
from app.domain.release_event import AnnouncedNumber, FamilyNotice, KeyEvent, Pledge, ReleaseEvent, Side
from app.gui.forms import specs_events, specs_shared
from app.gui.forms.field_spec import FormSpec
from app.gui.pages.person.line import Column
from app.gui.pages.release_event import event_lines as told
from app.gui.pages.release_event.event_spec import EventAdding, EventSectionSpec

FORMS: dict[type[Record], FormSpec] = {
    ReleaseEvent: specs_shared.RELEASE_EVENT,
    AnnouncedNumber: specs_events.ANNOUNCED_NUMBER,
    Pledge: specs_events.PLEDGE,
    KeyEvent: specs_events.KEY_EVENT,
    FamilyNotice: specs_events.FAMILY_NOTICE,
}
"""The form in which a record of each kind is edited."""

NUMBERS = EventSectionSpec(
    "numbers",
    N_("Numbers by claimant"),
    N_("Nobody’s number is recorded. Write down who said how many, and when."),
    (
        Column(N_("Said on"), least=132),
        Column(N_("Who said it"), 3),
        Column(N_("How many"), least=110),
        Column(N_("Verified by then"), least=132),
        Column(N_("Source"), 2),
    ),
    told.number_lines,
    EventAdding(
        N_("Add number"), specs_events.ANNOUNCED_NUMBER, lambda case, _who: {"said": case.event.date}
    ),
)
LISTS = EventSectionSpec(
    "lists",
    N_("Announced lists"),
    N_("No list of names has been added. Add the first as soon as somebody publishes one."),
    (
        Column(N_("Published"), least=132),
        Column(N_("List"), 3),
        Column(N_("Lines"), 3),
        Column(N_("Decisions"), 2),
    ),
    told.list_lines,
)
NOTICES = EventSectionSpec(
    "notices",
    N_("Families told"),
    N_("No family has been told yet, as far as is recorded."),
    (
        Column(N_("When"), least=132),
        Column(N_("Person"), 2),
        Column(N_("Who was told"), 2),
        Column(N_("What was said"), 3),
    ),
    told.notice_lines,
    EventAdding(N_("Add notice"), specs_events.FAMILY_NOTICE, lambda _case, who: {"told_by": who}),
)
_PLEDGE_COLUMNS = (Column(N_("Promise"), 1), Column(N_("State")))
AUTHORITY_PLEDGES = EventSectionSpec(
    "pledges_authority",
    N_("Those who held them"),
    N_("No promise is recorded."),
    _PLEDGE_COLUMNS,
    told.authority_lines,
    EventAdding(N_("Add"), specs_events.PLEDGE, lambda _case, _who: {"side": Side.AUTHORITY}),
    N_("Promises"),
)
COUNTERPART_PLEDGES = EventSectionSpec(
    "pledges_counterpart",
    N_("Those who asked for them"),
    N_("No promise is recorded."),
    _PLEDGE_COLUMNS,
    told.counterpart_lines,
    EventAdding(N_("Add"), specs_events.PLEDGE, lambda _case, _who: {"side": Side.COUNTERPART}),
)
KEY_EVENT_COLUMNS = (
    Column(N_("Date"), least=132),
    Column(N_("What happened"), 4),
    Column(N_("Kind"), 1),
    Column(N_("Source"), 2),
)
KEY_EVENTS = EventSectionSpec(
    "key_events",
    N_("Key events"),
    N_("No key event is linked. Talks, laws and sanctions before and after explain a release."),
    KEY_EVENT_COLUMNS,
    told.key_event_lines,
    EventAdding(N_("Add key event"), specs_events.KEY_EVENT),
)
