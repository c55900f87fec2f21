"""The forms of what many persons share, as data: sources, facilities and release events."""

from app.base.i18n import N_
from app.domain.facility import FacilityFields
from app.domain.release_event import ReleaseEventFields
from app.domain.source import SourceFields
from app.domain.vocabulary import Vocabulary
from app.gui.forms import words
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec

_SOURCE_CORE = (
    FieldSpec(
        "title", N_("Who or what says so"), required=True, hint=N_("For example: the wife, by telephone.")
    ),
    FieldSpec("kind", N_("Kind"), FieldKind.TERM, half=True, vocabulary=Vocabulary.SOURCE_KIND),
    FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, half=True),
    FieldSpec("url", N_("Web address")),
    FieldSpec("reliability", N_("Reliability"), FieldKind.CHOICE, choices=words.RELIABILITY),
    FieldSpec("confidential", N_("Confidential: never name this source in a document"), FieldKind.TICK),
)

SOURCE_INLINE = FormSpec("source", N_("New source"), N_("Edit source"), SourceFields, _SOURCE_CORE)

SOURCE_FORM = FormSpec(
    "source",
    N_("New source"),
    N_("Edit source"),
    SourceFields,
    (*_SOURCE_CORE, FieldSpec("note", N_("Note"), FieldKind.PROSE)),
)

FACILITY = FormSpec(
    "facility",
    N_("New facility"),
    N_("Edit facility"),
    FacilityFields,
    (
        FieldSpec("code", N_("Short name"), half=True, required=True, hint=N_("For example: IK-4.")),
        FieldSpec("kind", N_("Kind"), FieldKind.TERM, half=True, vocabulary=Vocabulary.FACILITY_KIND),
        FieldSpec("name_be", N_("Name in Belarusian")),
        FieldSpec("name_ru", N_("Name in Russian")),
        FieldSpec("name_en", N_("Name in English")),
        FieldSpec("city", N_("City")),
        FieldSpec("address", N_("Address for letters"), FieldKind.PROSE),
        FieldSpec("note", N_("Note"), FieldKind.PROSE),
    ),
)

RELEASE_EVENT = FormSpec(
    "release_event",
    N_("New release event"),
    N_("Edit release event"),
    ReleaseEventFields,
    (
        FieldSpec("title", N_("Title"), required=True, hint=N_("For example: release of 13 December 2025.")),
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("announced", N_("Announced number"), FieldKind.NUMBER, half=True),
        FieldSpec("authority", N_("Who decided"), half=True),
        FieldSpec("counterpart", N_("Counterpart"), half=True),
        FieldSpec("consideration", N_("In return for"), FieldKind.PROSE),
        FieldSpec("source_id", N_("Source"), FieldKind.SOURCE),
        FieldSpec("note", N_("Note"), FieldKind.PROSE),
    ),
)
