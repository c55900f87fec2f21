"""Alleged violations: what was done to a person, by whom, what was examined and investigated, and deaths in custody."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from app.domain.answer import Answer
from app.domain.partial_date import PartialDate, require_order
from app.domain.record import Fields, PersonId, Record, SourceId, coded, line, prose


class IncidentFields(Fields):
    """An alleged violation; `kind` is a term of our own vocabulary, which carries the HURIDOCS code."""

    person_id: PersonId
    kind: str = coded()
    start: PartialDate | None = None
    end: PartialDate | None = None
    facility_id: int | None = None
    place: str = line()
    description: str = prose()
    consequences: str = prose()
    medical: str = prose()
    evidence: str = prose()
    source_id: SourceId | None = None
    note: str = prose()

    @model_validator(mode="after")
    def _ends_after_it_began(self) -> Self:
        require_order(self.start, self.end)
        return self


class Incident(IncidentFields, Record):
    """A stored incident."""


class InvolvementFields(Fields):
    """Who is said to have done it: an official whom the register has, or a `name` or force as told; and how far."""

    person_id: PersonId
    incident_id: int
    official_id: int | None = None
    name: str = line()
    force: str = line()
    degree: str = coded("")
    note: str = prose()


class Involvement(InvolvementFields, Record):
    """A stored involvement."""


class Inquiry(StrEnum):
    """Who investigates."""

    OFFICIAL = "official"
    INDEPENDENT = "independent"


class InvestigationFields(Fields):
    """An investigation of an incident or a death."""

    person_id: PersonId
    incident_id: int | None = None
    kind: Inquiry = coded(Inquiry.OFFICIAL)
    body: str = line()
    opened: PartialDate | None = None
    closed: PartialDate | None = None
    state: str = coded("")
    findings: str = prose()
    source_id: SourceId | None = None
    note: str = prose()

    @model_validator(mode="after")
    def _closed_after_it_was_opened(self) -> Self:
        require_order(self.opened, self.closed)
        return self


class Investigation(InvestigationFields, Record):
    """A stored investigation."""


class InvestigationStepFields(Fields):
    """One step of an investigation."""

    person_id: PersonId
    investigation_id: int
    date: PartialDate | None = None
    step: str = line(..., min_length=1)
    result: str = prose()


class InvestigationStep(InvestigationStepFields, Record):
    """A stored step of an investigation."""


class ExaminationFields(Fields):
    """A clinical evaluation after alleged ill-treatment.

    The fields follow the outline of the Istanbul Protocol (annex IV, revision of 2022): circumstances, history,
    allegations, physical and psychological examination, conclusions, restrictions on the evaluation.
    """

    person_id: PersonId
    incident_id: int | None = None
    date: PartialDate | None = None
    place: str = line()
    clinician: str = line()
    qualifications: str = line()
    private: Answer = coded(Answer.UNKNOWN)
    informed_consent: Answer = coded(Answer.UNKNOWN)
    interpreter: str = line()
    restrictions: str = prose()
    background: str = prose()
    allegations: str = prose()
    symptoms: str = prose()
    physical: str = prose()
    psychological: str = prose()
    tests: str = prose()
    conclusion: str = prose()
    recommendations: str = prose()
    source_id: SourceId | None = None


class Examination(ExaminationFields, Record):
    """A stored examination."""


class FindingFields(Fields):
    """One finding of an examination; `consistency` is the degree, in the words of the Istanbul Protocol, §187."""

    person_id: PersonId
    examination_id: int
    body_part: str = line()
    finding: str = prose(..., min_length=1)
    attributed_to: str = line()
    consistency: str = coded("")


class Finding(FindingFields, Record):
    """A stored finding."""


class DeathFields(Fields):
    """What is known and was done about a death in custody; the fields follow the Minnesota Protocol (2016)."""

    person_id: PersonId
    date: PartialDate | None = None
    time: str = line()
    facility_id: int | None = None
    place: str = line()
    last_alive: str = prose()
    family_informed: str = prose()
    official_cause: str = prose()
    autopsy: str = coded("")
    autopsy_findings: str = prose()
    certificate: Answer = coded(Answer.UNKNOWN)
    body_returned: Answer = coded(Answer.UNKNOWN)
    photographs: Answer = coded(Answer.UNKNOWN)
    medical_file: Answer = coded(Answer.UNKNOWN)
    recordings: Answer = coded(Answer.UNKNOWN)
    witnesses: str = prose()
    complaint: str = prose()
    reply: str = prose()
    family_wishes: str = prose()
    family_contact: str = line()
    source_id: SourceId | None = None
    note: str = prose()


class Death(DeathFields, Record):
    """A stored death in custody."""
