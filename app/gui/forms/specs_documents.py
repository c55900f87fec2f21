"""The forms of documents, their chain of custody, and of what another source says, as data."""

from app.base.i18n import N_
from app.domain.document import DocumentFields
from app.domain.evidence import CustodyStepFields
from app.domain.vocabulary import Vocabulary
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec
from app.gui.forms.specs import MORE, NOTE, SOURCE
from app.workflows.record_custody import CustodyEntry

_BY = FieldSpec("handed_by", N_("Handed over by"), half=True)
_TO = FieldSpec("handed_to", N_("Handed over to"), half=True)
_AT = FieldSpec("at", N_("When"), FieldKind.MOMENT)
_WHY = FieldSpec("why", N_("Why"))
_OF_DOCUMENT = FieldSpec("document_id", N_("Document"), FieldKind.PART, required=True, part="documents")

DOCUMENT = FormSpec(
    "document",
    N_("Add a document"),
    N_("Edit document"),
    DocumentFields,
    (
        FieldSpec("title", N_("Title"), required=True),
        FieldSpec("kind", N_("Kind"), FieldKind.TERM, half=True, vocabulary=Vocabulary.DOCUMENT_KIND),
        FieldSpec("captured", N_("Taken or issued"), FieldKind.PARTIAL_DATE, half=True),
        SOURCE,
        FieldSpec(
            "origin", N_("Origin"), hint=N_("Where it was made or found, for example: taken by the family.")
        ),
        FieldSpec("acquired_at", N_("Received by us"), FieldKind.MOMENT),
        FieldSpec(
            "method",
            N_("How it was received"),
            FieldKind.TERM,
            half=True,
            vocabulary=Vocabulary.EVIDENCE_METHOD,
        ),
        FieldSpec(
            "collector", N_("Received by"), FieldKind.SUGGESTED_LINE, half=True, suggestions="caseworkers"
        ),
        FieldSpec("url", N_("Web address")),
        FieldSpec("evidentiary", N_("Evidentiary original: it cannot be removed"), FieldKind.TICK),
        FieldSpec("portrait", N_("Show as the portrait of the person"), FieldKind.TICK),
        NOTE,
        FieldSpec(
            "original_id",
            N_("Working copy of"),
            FieldKind.PART,
            part="documents",
            group=MORE,
            hint=N_("Only if this was made from another document of this person."),
        ),
        FieldSpec("retain_until", N_("Keep until"), FieldKind.EXACT_DATE, group=MORE),
    ),
    folded=MORE,
)

CUSTODY = FormSpec(
    "custody",
    N_("Add a step of the chain of custody"),
    N_("Add a step of the chain of custody"),
    CustodyEntry,
    (
        _OF_DOCUMENT,
        _BY,
        _TO,
        _AT,
        _WHY,
        FieldSpec("check", N_("Check now that the file is unchanged"), FieldKind.TICK),
        NOTE,
    ),
)

CUSTODY_STEP = FormSpec(
    "custody_step",
    N_("Add a step of the chain of custody"),
    N_("Edit step of the chain of custody"),
    CustodyStepFields,
    (_OF_DOCUMENT, _BY, _TO, _AT, _WHY, NOTE),
)
