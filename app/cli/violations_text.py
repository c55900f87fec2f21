"""What `vigil person` prints of alleged violations, documents and versions that differ."""

from collections.abc import Callable, Iterator

from app.base.language import Language
from app.domain.case import Case
from app.domain.evidence import CustodyStep
from app.domain.partial_date import PartialDate
from app.domain.vocabulary import Terms, Vocabulary


class ViolationsText:
    """The lines of one case; what hangs on another record is set in beneath it."""

    def __init__(self, case: Case, terms: Terms, source: Callable[[int | None], str]) -> None:
        self._case, self._terms, self._source = case, terms, source

    def violations(self) -> Iterator[str]:
        """Return the incidents with what hangs on them, then what concerns no single incident."""
        for one in self._case.incidents:
            term = self._terms.get(Vocabulary.INCIDENT_KIND, one.kind)
            code = term.attributes.get("huridocs", "") if term else ""
            yield _joined(
                _joined(_span(one.start, one.end), self._term(Vocabulary.INCIDENT_KIND, one.kind), by=": "),
                f"HURIDOCS {code}" if code else "",
                self._facility(one.facility_id),
                one.place,
                _line(one.description),
                _line(one.consequences),
                _line(one.medical),
                _line(one.evidence),
                self._source(one.source_id),
            )
            for involved in self._case.involvements:
                if involved.incident_id == one.id:
                    official = self._case.officials.get(involved.official_id or 0)
                    degree = self._term(Vocabulary.INVOLVEMENT_DEGREE, involved.degree)
                    name = official.name if official else involved.name
                    yield f"  involved: {_joined(name, involved.force, degree, _line(involved.note))}"
            yield from self._inquired(one.id, "  ")
        yield from self._inquired(None, "")

    def _inquired(self, incident_id: int | None, inset: str) -> Iterator[str]:
        for one in self._case.examinations:
            if one.incident_id == incident_id:
                who = _joined(one.clinician, one.place, _line(one.conclusion))
                yield f"{inset}{_day(one.date)}: examination, {who}"
                for finding in self._case.findings:
                    if finding.examination_id == one.id:
                        said = self._term(Vocabulary.CONSISTENCY, finding.consistency)
                        yield f"{inset}  {_joined(finding.body_part, _line(finding.finding), said)}"
        for inquiry in self._case.investigations:
            if inquiry.incident_id == incident_id:
                state = self._term(Vocabulary.INVESTIGATION_STATE, inquiry.state)
                told = _joined(inquiry.kind, inquiry.body, state, _line(inquiry.findings))
                yield f"{inset}{_span(inquiry.opened, inquiry.closed)}: investigation, {told}"
                for step in self._case.investigation_steps:
                    if step.investigation_id == inquiry.id:
                        yield f"{inset}  {_day(step.date)}: {_joined(step.step, _line(step.result))}"

    def deaths(self) -> Iterator[str]:
        """Return what is known of a death in custody."""
        for one in self._case.deaths:
            yield _joined(
                _joined(_day(one.date), one.time, by=" "),
                self._facility(one.facility_id),
                one.place,
                f"cause given: {_line(one.official_cause)}" if one.official_cause else "",
                f"autopsy: {self._term(Vocabulary.AUTOPSY, one.autopsy)}" if one.autopsy else "",
                _line(one.last_alive),
                _line(one.family_informed),
                self._source(one.source_id),
            )

    def custody(self) -> Iterator[str]:
        """Return the chains of custody, document by document."""
        for document in self._case.documents:
            steps = [one for one in self._case.custody_steps if one.document_id == document.id]
            if steps:
                yield f"{document.title} (SHA-256 {document.sha256})"
                yield from (f"  {self._step(one)}" for one in steps)

    def variants(self) -> Iterator[str]:
        """Return what sources say differently."""
        for one in self._case.variants:
            decided = f"decided: {_line(one.decided)}" if one.decided else "not decided"
            what = f"{one.record_kind.replace('_', ' ')} {one.record_id}, {one.field.replace('_', ' ')}"
            yield _joined(f"{what}: {one.value}", self._source(one.source_id), decided)

    def _step(self, one: CustodyStep) -> str:
        at = f"{one.at:%Y-%m-%d %H:%M} UTC" if one.at else "time unknown"
        way = _joined(one.handed_by, one.handed_to, by=" -> ")
        return f"{at}: {_joined(way, one.why, 'hash checked' if one.hash_checked else '', _line(one.note))}"

    def _term(self, vocabulary: Vocabulary, code: str) -> str:
        return self._terms.label(vocabulary, code, Language.EN) if code else ""

    def _facility(self, facility_id: int | None) -> str:
        facility = self._case.facilities.get(facility_id or 0)
        return facility.name(Language.EN) if facility else ""


def _joined(*texts: str, by: str = ", ") -> str:
    return by.join(text for text in texts if text)


def _line(text: str) -> str:
    return " ".join(text.split())


def _day(date: PartialDate | None) -> str:
    return date.display(Language.EN) if date else "day unknown"


def _span(start: PartialDate | None, end: PartialDate | None) -> str:
    return _day(start) if end is None else f"{_day(start)} to {_day(end)}"
