"""The section of alleged violations, as data, and the forms of what it shows."""

from app.base.i18n import N_
from app.domain.case import Case
from app.domain.incident import (
    Death,
    Examination,
    Finding,
    Incident,
    Investigation,
    InvestigationStep,
    Involvement,
)
from app.domain.record import Record
from app.gui.forms import specs_violations as forms
from app.gui.forms.field_spec import FormSpec, Values
from app.gui.pages.person.line import Column
from app.gui.pages.person.section_spec import Adding, SectionSpec
from app.gui.pages.person.violation_lines import violation_lines

FORMS: dict[type[Record], FormSpec] = {
    Death: forms.DEATH,
    Examination: forms.EXAMINATION,
    Finding: forms.FINDING,
    Incident: forms.INCIDENT,
    Investigation: forms.INVESTIGATION,
    InvestigationStep: forms.INVESTIGATION_STEP,
    Involvement: forms.INVOLVEMENT,
}
"""The form in which each of these records is edited."""


def _of_person(case: Case, _who: str) -> Values:
    return {"person_id": case.person.id}


def _died_there(case: Case, _who: str) -> Values:
    """Begin with the place where the person was last held, as far as the register knows."""
    last = case.placements[-1] if case.placements else None
    return {
        "person_id": case.person.id,
        "facility_id": last.facility_id if last else None,
        "place": last.place if last else "",
    }


_OF_INCIDENT = ("incidents", "incident_id")

VIOLATIONS = SectionSpec(
    "violations",
    N_("Violations"),
    N_("No alleged violation is recorded. Add an incident to begin with what happened."),
    (
        Column(N_("When"), least=132),
        Column(N_("What"), 4),
        Column(N_("Where, degree or state"), 2),
        Column(N_("Source"), 2),
    ),
    violation_lines,
    (
        Adding(N_("Add incident"), forms.INCIDENT, _of_person),
        Adding(N_("Add involved"), forms.INVOLVEMENT, _of_person, hangs_on=_OF_INCIDENT),
        Adding(N_("Add examination"), forms.EXAMINATION, _of_person, hangs_on=_OF_INCIDENT, alone=True),
        Adding(N_("Add finding"), forms.FINDING, _of_person, hangs_on=("examinations", "examination_id")),
        Adding(N_("Add investigation"), forms.INVESTIGATION, _of_person, hangs_on=_OF_INCIDENT, alone=True),
        Adding(
            N_("Add step"),
            forms.INVESTIGATION_STEP,
            _of_person,
            hangs_on=("investigations", "investigation_id"),
        ),
        Adding(N_("Record death"), forms.DEATH, _died_there),
    ),
)
