"""What goes with a record that is removed, and what is only let go: the parts that cannot stand alone, and the rest."""

from collections.abc import Mapping

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.document import Document
from app.domain.evidence import CustodyStep, Variant
from app.domain.incident import (
    Examination,
    Finding,
    Incident,
    Investigation,
    InvestigationStep,
    Involvement,
)
from app.domain.labels import kind_name
from app.domain.record import Record
from app.store.unit import Unit

_GO_WITH: Mapping[type[Record], tuple[tuple[type[Record], str], ...]] = {
    Incident: ((Involvement, "incident_id"),),
    Investigation: ((InvestigationStep, "investigation_id"),),
    Examination: ((Finding, "examination_id"),),
    Document: ((CustodyStep, "document_id"),),
}
"""What says nothing without the record on which it hangs."""

_LET_GO: Mapping[type[Record], tuple[tuple[type[Record], str], ...]] = {
    Incident: ((Examination, "incident_id"), (Investigation, "incident_id")),
}
"""What stays, and no longer names the record."""


def parts_of(change: Unit, record: Record) -> list[Record]:
    """Return what must be removed together with a record, after letting go what can stand without it."""
    person_id = getattr(record, "person_id", None)
    for kind, field in _LET_GO.get(type(record), ()):
        for one in change.find(kind, person_id=person_id, **{field: record.id}):
            change.save(one.but(**{field: None}))
    return [
        *(
            one
            for kind, field in _GO_WITH.get(type(record), ())
            for one in change.find(kind, person_id=person_id, **{field: record.id})
        ),
        *_variants_of(change, record),
    ]


def require_removable(record: Record) -> None:
    """Refuse to remove an evidentiary original: that is said of a document on purpose, and taken back on purpose."""
    if isinstance(record, Document) and record.evidentiary:
        raise Problem(
            _("“{title}” is an evidentiary original and is not removed.").format(title=record.title),
            _("If it was marked so by mistake, take the mark away first."),
        )


def require_same_file(before: Record, after: Record) -> None:
    """Refuse to put another file behind a document: an altered one is a new document, linked to the original."""
    if isinstance(before, Document) and isinstance(after, Document):
        kept = ("sha256", "size", "filename", "media_type")
        if any(getattr(before, field) != getattr(after, field) for field in kept):
            raise Problem(
                _("The contents of a document are never changed."), _("Add the other file as a new document.")
            )


def _variants_of(change: Unit, record: Record) -> tuple[Record, ...]:
    """Return what other sources said about the fields of a record."""
    kind, person_id = kind_name(type(record)), getattr(record, "person_id", None)
    if person_id is None:
        return ()
    return change.find(Variant, person_id=person_id, record_kind=kind, record_id=record.id)
