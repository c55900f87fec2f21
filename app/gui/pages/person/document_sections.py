"""The section of documents, as data, and the forms of what it shows."""

from app.base.i18n import N_, _
from app.domain.case import Case
from app.domain.document import Document
from app.domain.evidence import CustodyStep
from app.domain.record import Record
from app.domain.vocabulary import Vocabulary
from app.gui.forms import specs_documents as forms
from app.gui.forms.field_spec import FormSpec, Values
from app.gui.pages.person.line import Cell, Column, Line, Tone
from app.gui.pages.person.section_spec import Adding, SectionSpec
from app.gui.pages.person.wording import Wording, joined
from app.workflows.record_custody import record_custody

FORMS: dict[type[Record], FormSpec] = {Document: forms.DOCUMENT, CustodyStep: forms.CUSTODY_STEP}
"""The form in which each of these records is edited."""


def _from_here(_case: Case, who: str) -> Values:
    return {"handed_by": who}


def document_lines(case: Case, wording: Wording) -> tuple[Line, ...]:
    """The documents as they were added, each with its chain of custody; a working copy names its original."""
    titles = {one.id: one.title for one in case.documents}
    lines: list[Line] = []
    for one in case.documents:
        lines.append(_document_line(one, titles, wording))
        lines.extend(
            _custody_line(step, wording) for step in case.custody_steps if step.document_id == one.id
        )
    return tuple(lines)


def _document_line(one: Document, titles: dict[int, str], wording: Wording) -> Line:
    original = titles.get(one.original_id or 0, "")
    is_what = (
        _("portrait") if one.portrait else "",
        _("evidentiary original") if one.evidentiary else "",
        _("working copy of “{title}”").format(title=original) if original else "",
    )
    received = _("received {date}").format(date=wording.moment(one.acquired_at)) if one.acquired_at else ""
    return Line(
        (
            Cell(one.title, joined(one.filename, one.note, by=" · "), Tone.STRONG),
            Cell(
                joined(
                    wording.term(Vocabulary.DOCUMENT_KIND, one.kind), wording.date(one.captured), by=" · "
                ),
                joined(*is_what),
            ),
            Cell(wording.size(one.size), one.sha256[:12], Tone.MUTED),
            Cell(
                joined(
                    wording.source(one.source_id),
                    one.origin,
                    wording.term(Vocabulary.EVIDENCE_METHOD, one.method),
                ),
                joined(received, one.collector, by=" · "),
            ),
        ),
        one,
        opens=True,
        pictured=one,
    )


def _custody_line(one: CustodyStep, wording: Wording) -> Line:
    way = joined(one.handed_by, one.handed_to, by=" → ")
    return Line(
        (
            Cell(one.why or way, way if one.why else "", Tone.MUTED),
            Cell(_("custody"), tone=Tone.MUTED),
            Cell("", _("unchanged") if one.hash_checked else ""),
            Cell(wording.moment(one.at) if one.at else "", one.note, Tone.MUTED),
        ),
        one,
        beneath=True,
        indented=True,
    )


DOCUMENTS = SectionSpec(
    "documents",
    N_("Documents"),
    N_("No documents yet. Drop files here, or paste a picture as the photo with {key}."),
    (
        Column(N_("Title"), 3),
        Column(N_("Kind"), 2),
        Column(N_("Size"), least=104),
        Column(N_("Source, and when received"), 3),
    ),
    document_lines,
    (
        Adding(
            N_("Add custody step"),
            forms.CUSTODY,
            _from_here,
            record_custody,
            hangs_on=("documents", "document_id"),
        ),
    ),
)
