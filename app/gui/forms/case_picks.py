"""What the forms of a case choose from within it: its incidents, investigations, examinations, documents; officials."""

from collections.abc import Iterable, Iterator, Mapping

from app.base.i18n import _
from app.base.language import Language
from app.domain.case import Case
from app.domain.document import Document
from app.domain.incident import Examination, Incident, Inquiry, Investigation
from app.domain.partial_date import PartialDate
from app.domain.proceedings import Official
from app.domain.vocabulary import Terms, Vocabulary
from app.gui.forms import words
from app.gui.forms.editors.pick import Pick, Picks


def case_picks(case: Case, terms: Terms, language: Language) -> Mapping[str, Picks]:
    """Return what can be picked of each part of the case that other records hang on; the latest come first."""

    def day(date: PartialDate | None) -> str:
        return date.display(language) if date else ""

    def incident(one: Incident) -> Pick:
        kind = terms.label(Vocabulary.INCIDENT_KIND, one.kind, language)
        return Pick(one.id, kind, day(one.start) or _("unknown date"), one.place)

    def investigation(one: Investigation) -> Pick:
        return Pick(one.id, one.body or _(words.INQUIRY[Inquiry(one.kind)]), day(one.opened))

    def examination(one: Examination) -> Pick:
        return Pick(one.id, one.clinician or _("Examination"), day(one.date))

    def document(one: Document) -> Pick:
        return Pick(one.id, one.title, one.filename)

    return {
        "incidents": Picks(map(incident, reversed(case.incidents))),
        "investigations": Picks(map(investigation, reversed(case.investigations))),
        "examinations": Picks(map(examination, reversed(case.examinations))),
        "documents": Picks(map(document, reversed(case.documents))),
    }


def official_picks(officials: Iterable[Official]) -> Iterator[Pick]:
    """Return the officials, found by every spelling of their names."""
    return (Pick(one.id, one.name, one.institution or one.position, one.other_names) for one in officials)
