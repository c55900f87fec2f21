"""The sections on contacts, health, support and relatives, as data."""

from app.base.i18n import N_
from app.domain.case import Case
from app.domain.partial_date import PartialDate
from app.domain.record import Record
from app.domain.wellbeing import Contact, HealthItem, Relative, Support
from app.gui.forms import specs_wellbeing
from app.gui.forms.field_spec import FormSpec, Values
from app.gui.pages.person import wellbeing_lines as told
from app.gui.pages.person.line import Column
from app.gui.pages.person.section_spec import Adding, SectionSpec

FORMS: dict[type[Record], FormSpec] = {
    Contact: specs_wellbeing.CONTACT,
    HealthItem: specs_wellbeing.HEALTH,
    Support: specs_wellbeing.SUPPORT,
    Relative: specs_wellbeing.RELATIVE,
}


def _of_person(case: Case, _who: str) -> Values:
    return {"person_id": case.person.id}


def _contact_today(case: Case, _who: str) -> Values:
    """Begin a contact of today: most are written down as they happen."""
    return {"person_id": case.person.id, "date": PartialDate.of(case.as_of)}


def _support_today(case: Case, _who: str) -> Values:
    return {"person_id": case.person.id, "date": case.as_of}


RECORD_CONTACT = Adding(N_("Record contact"), specs_wellbeing.CONTACT, _contact_today)
RECORD_SUPPORT = Adding(N_("Record support"), specs_wellbeing.SUPPORT, _support_today)

CONTACTS = SectionSpec(
    "contacts",
    N_("Contacts"),
    N_("No letter, parcel, visit or call is recorded. Record what was sent and what became of it."),
    (
        Column(N_("When"), least=116),
        Column(N_("What"), 4),
        Column(N_("What became of it")),
        Column(N_("Reason and source"), 3, least=40),
    ),
    told.contact_lines,
    (RECORD_CONTACT,),
    remarks=told.contact_remarks,
)

HEALTH = SectionSpec(
    "health",
    N_("Health"),
    N_("Nothing about health is recorded."),
    (
        Column(N_("When"), least=148),
        Column(N_("What"), 4),
        Column(N_("Kind"), 2),
        Column(N_("Who may read it")),
        Column(N_("Source"), 2),
    ),
    told.health_lines,
    (Adding(N_("Add item"), specs_wellbeing.HEALTH, _of_person),),
)

SUPPORT = SectionSpec(
    "support",
    N_("Support"),
    N_("No support is recorded. Record what was given, to whom and from whose money."),
    (
        Column(N_("When"), least=116),
        Column(N_("What"), 3),
        Column(N_("Amount")),
        Column(N_("To whom"), 3),
        Column(N_("Who gave it"), 2),
    ),
    told.support_lines,
    (RECORD_SUPPORT,),
    remarks=told.support_remarks,
)

RELATIVES = SectionSpec(
    "relatives",
    N_("Family and others"),
    N_("Nobody near to the person is recorded. Add whom one may reach, and how safely."),
    (
        Column(N_("Who"), 3),
        Column(N_("Safe way to reach them"), 4),
        Column(N_("Contact")),
        Column(N_("Telling")),
        Column(N_("Risk"), least=72),
    ),
    told.relative_lines,
    (Adding(N_("Add relative"), specs_wellbeing.RELATIVE, _of_person),),
)
