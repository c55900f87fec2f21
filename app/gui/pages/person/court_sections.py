"""The sections of the person page on hearings, affairs and officials, restrictions, as data."""

from app.base.i18n import N_
from app.domain.appeal_deadline import USUAL, usual_deadline
from app.domain.case import Case
from app.domain.proceedings import AffairMember, Appeal, Hearing
from app.domain.record import Record
from app.domain.restriction import Listing, Restriction
from app.gui.forms import specs_court
from app.gui.forms.field_spec import FormSpec, Values
from app.gui.pages.person import court_lines as told
from app.gui.pages.person.beginnings import of_detention, of_person
from app.gui.pages.person.line import Column
from app.gui.pages.person.section_spec import Adding, SectionSpec

COURT_FORMS: dict[type[Record], FormSpec] = {
    AffairMember: specs_court.AFFAIR_MEMBER,
    Appeal: specs_court.APPEAL,
    Hearing: specs_court.HEARING,
    Listing: specs_court.LISTING,
    Restriction: specs_court.RESTRICTION,
}
"""The form in which a record of each of these kinds is edited."""


def of_sentence(case: Case, who: str) -> Values:
    """Begin an appeal against the latest sentence, due when such appeals are."""
    if not case.sentences:
        return of_person(case, who)
    latest = case.sentences[-1]
    deadline = usual_deadline(latest)
    return {**of_person(case, who), "sentence_id": latest.id, "kind": USUAL, "deadline": deadline}


ADD_APPEAL = Adding(N_("Add appeal"), specs_court.APPEAL, of_sentence)
ADD_HEARING = Adding(N_("Add hearing"), specs_court.HEARING, of_detention)

HEARINGS = SectionSpec(
    "hearings",
    N_("Hearings"),
    N_("No hearing is recorded."),
    (
        Column(N_("Date"), least=104),
        Column(N_("Hearing"), 3),
        Column(N_("Court"), 3),
        Column(N_("Result"), 2),
        Column(N_("Source"), 2),
    ),
    told.hearing_lines,
    (ADD_HEARING,),
)

AFFAIRS = SectionSpec(
    "affairs",
    N_("Affairs and officials"),
    N_("Nobody is recorded as accused together with this person, and no official is named."),
    (Column(N_("Affair, person or official"), 3), Column(N_("As what"), 2), Column(N_("Where"), 2)),
    lambda case, wording: told.affair_lines(case, wording, {}),
    (Adding(N_("Add to an affair"), specs_court.AFFAIR_MEMBER, of_person),),
)

RESTRICTIONS = SectionSpec(
    "restrictions",
    N_("Restrictions and official lists"),
    N_("No restriction and no official list is recorded."),
    (
        Column(N_("Since"), least=104),
        Column(N_("Restriction or list"), 4),
        Column(N_("Who imposed it"), 2),
        Column(N_("Source"), 2),
    ),
    told.restriction_lines,
    (
        Adding(N_("Add restriction"), specs_court.RESTRICTION, of_person),
        Adding(N_("Add list entry"), specs_court.LISTING, of_person),
    ),
)
