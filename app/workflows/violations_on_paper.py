"""Turns alleged violations and documents of a disclosed case into what the case file shows of them."""

from collections.abc import Callable, Iterator

from app.base.i18n import N_
from app.base.language import Language
from app.domain.answer import Answer
from app.domain.case import Case
from app.domain.incident import Death, Examination, Incident, Inquiry, Involvement
from app.domain.vocabulary import Terms, Vocabulary
from app.reports.violations_data import Beneath, Kept, Violation

Code = Callable[[int | None], str]
_INQUIRY = {
    Inquiry.OFFICIAL: N_("Official investigation"),
    Inquiry.INDEPENDENT: N_("Independent investigation"),
}
_ANSWERS = {
    "certificate": N_("Death certificate"),
    "body_returned": N_("Body returned"),
    "photographs": N_("Photographs taken"),
    "medical_file": N_("Medical file requested"),
    "recordings": N_("Camera recordings requested"),
}
_DEATH_TEXTS = {
    "last_alive": N_("Last seen alive"),
    "official_cause": N_("Cause of death given"),
    "autopsy_findings": N_("Findings of the autopsy"),
    "family_informed": N_("How the family was informed"),
    "witnesses": N_("Witnesses"),
    "complaint": N_("Complaint filed"),
    "reply": N_("Reply"),
    "family_wishes": N_("Wishes of the family"),
    "family_contact": N_("Who speaks for the family"),
    "note": N_("Note"),
}
_INCIDENT_TEXTS = {
    "description": N_("What happened"),
    "consequences": N_("Consequences"),
    "medical": N_("Medical attention"),
    "evidence": N_("Evidence"),
    "note": N_("Note"),
}
_EXAMINATION_TEXTS = {
    "background": N_("Background"),
    "allegations": N_("Allegations of ill-treatment"),
    "symptoms": N_("Symptoms and disabilities"),
    "physical": N_("Physical examination"),
    "psychological": N_("Psychological examination"),
    "tests": N_("Diagnostic tests"),
    "conclusion": N_("Conclusion of the clinician"),
    "recommendations": N_("Recommendations"),
    "restrictions": N_("Restrictions on the evaluation"),
}


class ViolationsOnPaper:
    """The violations and documents of one case in the words of one language; `code` gives the code of a source."""

    def __init__(self, case: Case, terms: Terms, language: Language, code: Code) -> None:
        self._case, self._terms, self._language, self._code = case, terms, language, code

    def violations(self) -> tuple[Violation, ...]:
        """Return deaths, incidents, and last what concerns no single incident."""
        case = self._case
        apart = tuple(self._inquired(None))
        return (
            *map(self._death, case.deaths),
            *map(self._incident, case.incidents),
            *((Violation("", texts=tuple(self._examined(None)), beneath=apart),) if apart else ()),
        )

    def documents(self) -> tuple[Kept, ...]:
        """Return the documents that are not the portrait."""
        return tuple(
            Kept(
                one.title,
                self._term(Vocabulary.DOCUMENT_KIND, one.kind),
                one.filename,
                one.sha256,
                one.captured,
                one.evidentiary,
                self._code(one.source_id),
            )
            for one in self._case.documents
            if not one.portrait
        )

    def _incident(self, one: Incident) -> Violation:
        term = self._terms.get(Vocabulary.INCIDENT_KIND, one.kind)
        involved = (self._involved(other) for other in self._case.involvements if other.incident_id == one.id)
        return Violation(
            title=self._term(Vocabulary.INCIDENT_KIND, one.kind),
            start=one.start,
            end=one.end,
            place=", ".join(filter(None, (self._facility(one.facility_id), one.place))),
            code=term.attributes.get("huridocs", "") if term else "",
            codes=self._code(one.source_id),
            texts=(*_texts(one, _INCIDENT_TEXTS), *self._examined(one.id)),
            beneath=(*involved, *self._inquired(one.id)),
        )

    def _involved(self, one: Involvement) -> Beneath:
        official = self._case.officials.get(one.official_id or 0)
        who = ", ".join(filter(None, (official.name if official else one.name, one.force)))
        return Beneath(who, self._term(Vocabulary.INVOLVEMENT_DEGREE, one.degree))

    def _examined(self, incident_id: int | None) -> Iterator[tuple[str, str]]:
        for one in self._case.examinations:
            if one.incident_id == incident_id:
                yield from _texts(one, _EXAMINATION_TEXTS)

    def _inquired(self, incident_id: int | None) -> Iterator[Beneath]:
        case = self._case
        for examination in case.examinations:
            if examination.incident_id == incident_id:
                yield self._examination(examination)
                for finding in case.findings:
                    if finding.examination_id == examination.id:
                        what = ": ".join(filter(None, (finding.body_part, finding.finding)))
                        yield Beneath(what, self._term(Vocabulary.CONSISTENCY, finding.consistency))
        for inquiry in case.investigations:
            if inquiry.incident_id == incident_id:
                yield Beneath(
                    "\n".join(filter(None, (inquiry.body, inquiry.findings))),
                    self._term(Vocabulary.INVESTIGATION_STATE, inquiry.state),
                    inquiry.opened,
                    self._code(inquiry.source_id),
                    _INQUIRY[Inquiry(inquiry.kind)],
                )
                for step in case.investigation_steps:
                    if step.investigation_id == inquiry.id:
                        yield Beneath("\n".join(filter(None, (step.step, step.result))), "", step.date)

    def _examination(self, one: Examination) -> Beneath:
        who = ", ".join(filter(None, (one.clinician, one.qualifications, one.place)))
        return Beneath(who, "", one.date, self._code(one.source_id), N_("Examination"))

    def _death(self, one: Death) -> Violation:
        answers = tuple(
            (label, N_("yes") if getattr(one, name) is Answer.YES else N_("no"))
            for name, label in _ANSWERS.items()
            if getattr(one, name) is not Answer.UNKNOWN
        )
        autopsy = self._term(Vocabulary.AUTOPSY, one.autopsy)
        return Violation(
            title=N_("Death in custody"),
            start=one.date,
            place=", ".join(filter(None, (self._facility(one.facility_id), one.place))),
            codes=self._code(one.source_id),
            death=True,
            texts=(
                *_texts(one, _DEATH_TEXTS),
                *(((N_("Autopsy"), autopsy),) if autopsy else ()),
                *answers,
            ),
        )

    def _term(self, vocabulary: Vocabulary, code: str) -> str:
        return self._terms.label(vocabulary, code, self._language) if code else ""

    def _facility(self, facility_id: int | None) -> str:
        facility = self._case.facilities.get(facility_id or 0)
        return facility.name(self._language) if facility else ""


def _texts(record: object, labels: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, text) for name, label in labels.items() if (text := getattr(record, name)))
