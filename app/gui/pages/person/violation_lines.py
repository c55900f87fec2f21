"""What the section of violations shows: each incident with who was involved, what was examined and investigated."""

from collections.abc import Iterator

from app.base.i18n import _
from app.domain.answer import Answer
from app.domain.case import Case
from app.domain.incident import (
    Death,
    Examination,
    Finding,
    Incident,
    Inquiry,
    Investigation,
    InvestigationStep,
    Involvement,
)
from app.domain.vocabulary import Vocabulary
from app.gui.forms import words
from app.gui.pages.person.line import Cell, Line, Tone
from app.gui.pages.person.wording import Wording, joined


def violation_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """A death first, then the incidents, newest first, and last what concerns no single incident."""
    return tuple(_lines(case, wording))


def _lines(case: Case, wording: Wording) -> Iterator[Line]:
    for death in reversed(case.deaths):
        yield _death_line(death, wording)
    for incident in reversed(case.incidents):
        yield _incident_line(incident, wording)
        for involved in case.involvements:
            if involved.incident_id == incident.id:
                yield _involvement_line(involved, case, wording)
        yield from _inquired(case, wording, incident.id)
    yield from _inquired(case, wording, None)


def _inquired(case: Case, wording: Wording, incident_id: int | None) -> Iterator[Line]:
    """Return the examinations and investigations of one incident, or those of none."""
    beneath = incident_id is not None
    for examination in case.examinations:
        if examination.incident_id == incident_id:
            yield _examination_line(examination, wording, beneath=beneath)
            for finding in case.findings:
                if finding.examination_id == examination.id:
                    yield _finding_line(finding, wording)
    for investigation in case.investigations:
        if investigation.incident_id == incident_id:
            yield _investigation_line(investigation, wording, beneath=beneath)
            for step in case.investigation_steps:
                if step.investigation_id == investigation.id:
                    yield _step_line(step, wording)


def _incident_line(one: Incident, wording: Wording) -> Line:
    place = joined(wording.facility(one.facility_id), one.place)
    return Line(
        (
            Cell(_when(one, wording), tone=Tone.STRONG),
            Cell(wording.term(Vocabulary.INCIDENT_KIND, one.kind), one.description, Tone.STRONG),
            Cell(place, joined(one.consequences, one.note, by=" · ")),
            Cell(wording.source(one.source_id)),
        ),
        one,
    )


def _when(one: Incident, wording: Wording) -> str:
    """Say when it was; what has no end recorded may have been a moment."""
    said = wording.span(one.start, one.end) if one.end else wording.date(one.start)
    return said or _("unknown date")


def _involvement_line(one: Involvement, case: Case, wording: Wording) -> Line:
    official = case.officials.get(one.official_id or 0)
    name = official.name if official else one.name
    place = joined(official.position, official.institution) if official else ""
    told = one.name if official and one.name != official.name else ""
    return Line(
        (
            Cell(_("involved"), tone=Tone.MUTED),
            Cell(name or one.force or _("not known by name"), joined(place, one.force if name else "", told)),
            Cell(wording.term(Vocabulary.INVOLVEMENT_DEGREE, one.degree), one.note),
            Cell(),
        ),
        one,
        beneath=True,
    )


def _examination_line(one: Examination, wording: Wording, *, beneath: bool) -> Line:
    title = joined(_("Examination"), one.clinician, by=": ")
    return Line(
        (
            Cell(wording.date(one.date) or _("no date"), tone=Tone.MUTED if beneath else Tone.STRONG),
            Cell(title, one.conclusion, Tone.PLAIN if beneath else Tone.STRONG),
            Cell(one.place, _privacy(one)),
            Cell(wording.source(one.source_id)),
        ),
        one,
        beneath=beneath,
    )


def _privacy(one: Examination) -> str:
    """Say what weakens an examination, as far as it is known."""
    weak = (
        (one.private, _("not in private")),
        (one.informed_consent, _("without informed consent")),
    )
    return joined(*(sentence for answer, sentence in weak if answer is Answer.NO))


def _finding_line(one: Finding, wording: Wording) -> Line:
    attributed = _("said to come from: {cause}").format(cause=one.attributed_to) if one.attributed_to else ""
    return Line(
        (
            Cell(_("finding"), tone=Tone.MUTED),
            Cell(joined(one.body_part, one.finding, by=": "), attributed),
            Cell(wording.term(Vocabulary.CONSISTENCY, one.consistency)),
            Cell(),
        ),
        one,
        beneath=True,
    )


def _investigation_line(one: Investigation, wording: Wording, *, beneath: bool) -> Line:
    kind = _(words.INQUIRY[Inquiry(one.kind)])
    title = joined(kind[:1].upper() + kind[1:], one.body, by=": ")
    return Line(
        (
            Cell(
                wording.span(one.opened, one.closed) or _("no date"),
                tone=Tone.MUTED if beneath else Tone.STRONG,
            ),
            Cell(title, joined(one.findings, one.note, by=" · "), Tone.PLAIN if beneath else Tone.STRONG),
            Cell(wording.term(Vocabulary.INVESTIGATION_STATE, one.state)),
            Cell(wording.source(one.source_id)),
        ),
        one,
        beneath=beneath,
    )


def _step_line(one: InvestigationStep, wording: Wording) -> Line:
    return Line(
        (
            Cell(wording.date(one.date) or _("no date"), tone=Tone.MUTED),
            Cell(one.step, one.result),
            Cell(_("step"), tone=Tone.MUTED),
            Cell(),
        ),
        one,
        beneath=True,
    )


def _death_line(one: Death, wording: Wording) -> Line:
    cause = _("cause given: {cause}").format(cause=one.official_cause) if one.official_cause else ""
    return Line(
        (
            Cell(wording.date(one.date) or _("unknown date"), one.time, Tone.STRONG),
            Cell(_("Death in custody"), joined(cause, one.note, by=" · "), Tone.STRONG),
            Cell(
                joined(wording.facility(one.facility_id), one.place),
                wording.term(Vocabulary.AUTOPSY, one.autopsy)
                and _("autopsy: {kind}").format(kind=wording.term(Vocabulary.AUTOPSY, one.autopsy)),
            ),
            Cell(wording.source(one.source_id)),
        ),
        one,
        marked=True,
    )
