"""The forms of the entry workflows, as data: arrest, transfer, release and status, each with its source."""

from dataclasses import replace

from app.base.i18n import N_
from app.domain.vocabulary import Vocabulary
from app.gui.forms import words
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec
from app.gui.forms.specs import DATE_HINT, MORE, NOTE
from app.workflows.entries import ArrestEntry, ReleaseEntry, StatusEntry, TransferEntry

_SOURCE = FieldSpec("source", N_("Source"), FieldKind.SOURCE, required=True)
_CONFIDENCE = FieldSpec(
    "confidence",
    N_("Confidence"),
    FieldKind.CHOICE,
    choices=words.CONFIDENCE_OF_NEW,
    hint=N_("A rumour is kept and shown, but it does not change the status."),
)
_DATE = FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, required=True, hint=DATE_HINT, past=True)
_FACILITY = FieldSpec("facility_id", N_("Facility"), FieldKind.FACILITY)
_STATUS = FieldSpec("status", N_("Status"), FieldKind.TERM, required=True, vocabulary=Vocabulary.STATUS)
_STATUS_THERE = replace(_STATUS, follows="facility_id")

ARREST = FormSpec(
    "arrest",
    N_("Record arrest"),
    N_("Record arrest"),
    ArrestEntry,
    (
        _DATE,
        FieldSpec("place", N_("Place of arrest")),
        FieldSpec("forces", N_("Who carried it out")),
        FieldSpec("facility_id", N_("Taken to"), FieldKind.FACILITY),
        _STATUS_THERE,
        _SOURCE,
        _CONFIDENCE,
        FieldSpec("note", N_("Circumstances"), FieldKind.PROSE),
    ),
    save_label=N_("Record arrest"),
)

TRANSFER = FormSpec(
    "transfer",
    N_("Record transfer"),
    N_("Record transfer"),
    TransferEntry,
    (
        _DATE,
        FieldSpec("facility_id", N_("To facility"), FieldKind.FACILITY),
        _STATUS_THERE,
        _SOURCE,
        _CONFIDENCE,
        FieldSpec("place", N_("Place, if it is no known facility"), group=MORE),
        FieldSpec(
            "regime", N_("Regime"), FieldKind.TERM, half=True, vocabulary=Vocabulary.REGIME, group=MORE
        ),
        FieldSpec("cell", N_("Cell or unit"), half=True, group=MORE),
        FieldSpec(
            "punishment",
            N_("Punishment"),
            FieldKind.TERM,
            vocabulary=Vocabulary.PUNISHMENT,
            group=MORE,
            hint=N_("Only for a punishment placement, such as the punishment cell."),
        ),
        FieldSpec("note", N_("Note"), FieldKind.PROSE, group=MORE),
    ),
    save_label=N_("Record transfer"),
    folded=MORE,
)

RELEASE_ENTRY = FormSpec(
    "release_entry",
    N_("Record release"),
    N_("Record release"),
    ReleaseEntry,
    (
        _DATE,
        FieldSpec(
            "kind", N_("Kind of release"), FieldKind.TERM, required=True, vocabulary=Vocabulary.RELEASE_KIND
        ),
        _SOURCE,
        _CONFIDENCE,
        FieldSpec(
            "confirmation",
            N_("Confirmation level"),
            FieldKind.CHOICE,
            required=True,
            choices=words.CONFIRMATION,
            hint=N_("How it is known that this person is free."),
        ),
        FieldSpec("destination", N_("Destination"), hint=N_("Country or place.")),
        FieldSpec("papers", N_("Papers held"), FieldKind.TERMS, vocabulary=Vocabulary.PAPER_HELD),
        FieldSpec("conditions", N_("Conditions"), FieldKind.PROSE, group=MORE),
        FieldSpec("place", N_("Place of release"), group=MORE),
        FieldSpec("release_event_id", N_("Release event"), FieldKind.RELEASE_EVENT, group=MORE),
        FieldSpec(
            "learned",
            N_("Known since"),
            FieldKind.PARTIAL_DATE,
            group=MORE,
            hint=N_("When we learned of it. Empty: the day of the source."),
        ),
        FieldSpec("note", N_("Note"), FieldKind.PROSE, group=MORE),
    ),
    save_label=N_("Record release"),
    folded=MORE,
)

STATUS = FormSpec(
    "status",
    N_("Record status"),
    N_("Record status"),
    StatusEntry,
    (
        _STATUS,
        replace(_DATE, name="since", label=N_("Since")),
        _FACILITY,
        _SOURCE,
        _CONFIDENCE,
        NOTE,
    ),
    save_label=N_("Record status"),
)
