"""The forms of release events, as data: outcomes and confirmation of many people, and the event's own records."""

from dataclasses import replace

from app.base.i18n import N_
from app.domain.release import ConfirmationStepFields, JourneyLegFields
from app.domain.release_event import AnnouncedNumberFields, FamilyNoticeFields, KeyEventFields, PledgeFields
from app.domain.vocabulary import Vocabulary
from app.gui.forms import words
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec
from app.gui.forms.specs import DATE_HINT, NOTE, SOURCE
from app.gui.forms.specs_entries import RELEASE_ENTRY
from app.workflows.entries import ConfirmationEntry, JourneyEntry, NoticeEntry, OutcomeChange

_TIME = FieldSpec("time", N_("Time"), half=True, hint=N_("For example: 14:05."))
_LEVEL = FieldSpec(
    "level", N_("Confirmation level"), FieldKind.CHOICE, required=True, choices=words.CONFIRMATION
)
_DESTINATION = FieldSpec("destination", N_("Destination"), required=True, hint=N_("Country or place."))
_LEAVE = N_("What stays empty is left as it is.")

OUTCOMES = replace(
    RELEASE_ENTRY,
    key="outcomes",
    fields=tuple(field for field in RELEASE_ENTRY.fields if field.name != "release_event_id"),
    save_label=N_("Show whom it concerns"),
)
"""The release of many at once in an event that is known."""

OUTCOME_CHANGE = FormSpec(
    "outcome_change",
    N_("Set outcome"),
    N_("Set outcome"),
    OutcomeChange,
    (
        FieldSpec(
            "kind", N_("Kind of release"), FieldKind.TERM, vocabulary=Vocabulary.RELEASE_KIND, hint=_LEAVE
        ),
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, past=True),
        FieldSpec("place", N_("Place of release")),
        FieldSpec("destination", N_("Destination"), hint=N_("Country or place.")),
        FieldSpec("papers", N_("Papers held"), FieldKind.TERMS, vocabulary=Vocabulary.PAPER_HELD),
        FieldSpec("conditions", N_("Conditions"), FieldKind.PROSE),
    ),
    save_label=N_("Show whom it concerns"),
)

CONFIRMATION = FormSpec(
    "confirmation",
    N_("Confirm release"),
    N_("Confirm release"),
    ConfirmationEntry,
    (
        _LEVEL,
        FieldSpec("source", N_("Source"), FieldKind.SOURCE, required=True),
        FieldSpec(
            "date", N_("Said on"), FieldKind.PARTIAL_DATE, half=True, hint=N_("Empty: today."), past=True
        ),
        _TIME,
        NOTE,
    ),
)

CONFIRMATION_STEP = FormSpec(
    "confirmation_step",
    N_("Add a step of confirmation"),
    N_("Edit step of confirmation"),
    ConfirmationStepFields,
    (
        _LEVEL,
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, half=True, past=True),
        _TIME,
        SOURCE,
        NOTE,
    ),
)

JOURNEY = FormSpec(
    "journey",
    N_("Add journey"),
    N_("Add journey"),
    JourneyEntry,
    (
        _DESTINATION,
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, half=True, past=True),
        FieldSpec("manner", N_("How"), half=True, hint=N_("For example: by bus.")),
        FieldSpec("source", N_("Source"), FieldKind.SOURCE),
        NOTE,
    ),
)

JOURNEY_LEG = FormSpec(
    "journey_leg",
    N_("Add journey"),
    N_("Edit journey"),
    JourneyLegFields,
    (
        _DESTINATION,
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, half=True, past=True),
        FieldSpec("manner", N_("How"), half=True, hint=N_("For example: by bus.")),
        SOURCE,
        NOTE,
    ),
)

ANNOUNCED_NUMBER = FormSpec(
    "announced_number",
    N_("Add a number"),
    N_("Edit number"),
    AnnouncedNumberFields,
    (
        FieldSpec(
            "claimant", N_("Who said it"), required=True, hint=N_("For example: the press service, Viasna.")
        ),
        FieldSpec("number", N_("How many"), FieldKind.NUMBER, required=True, half=True),
        FieldSpec("destination", N_("Of them to"), half=True, hint=N_("Only if it counts one destination.")),
        FieldSpec("said", N_("Said on"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("said_time", N_("Time"), half=True, hint=N_("For example: 14:05.")),
        SOURCE,
        NOTE,
    ),
)

PLEDGE = FormSpec(
    "pledge",
    N_("Add a promise"),
    N_("Edit promise"),
    PledgeFields,
    (
        FieldSpec("side", N_("Who promised"), FieldKind.CHOICE, required=True, choices=words.SIDE),
        FieldSpec("promise", N_("What was promised"), FieldKind.PROSE, required=True),
        FieldSpec("tranche", N_("Part"), half=True, hint=N_("For example: the first of three.")),
        FieldSpec("promised", N_("Promised on"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("delivery", N_("What became of it"), FieldKind.CHOICE, half=True, choices=words.DELIVERY),
        FieldSpec("delivered", N_("Delivered on"), FieldKind.PARTIAL_DATE, half=True),
        SOURCE,
        NOTE,
    ),
)

KEY_EVENT = FormSpec(
    "key_event",
    N_("New key event"),
    N_("Edit key event"),
    KeyEventFields,
    (
        FieldSpec("title", N_("Title"), required=True),
        FieldSpec("kind", N_("Kind"), FieldKind.TERM, half=True, vocabulary=Vocabulary.KEY_EVENT_KIND),
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, half=True, hint=DATE_HINT),
        FieldSpec("text", N_("What happened"), FieldKind.PROSE),
        FieldSpec("release_event_id", N_("Release event"), FieldKind.RELEASE_EVENT),
        SOURCE,
    ),
)

_NOTICE = (
    FieldSpec("whom", N_("Who was told"), required=True, hint=N_("For example: the wife, by telephone.")),
    FieldSpec("told", N_("When"), FieldKind.PARTIAL_DATE, half=True, past=True),
    FieldSpec("told_by", N_("Who told it"), FieldKind.SUGGESTED_LINE, half=True, suggestions="caseworkers"),
    FieldSpec("said", N_("What was said"), FieldKind.PROSE),
)

FAMILY_NOTICE = FormSpec(
    "family_notice",
    N_("Family told"),
    N_("Edit notice to the family"),
    FamilyNoticeFields,
    (FieldSpec("person_id", N_("Person"), FieldKind.PERSON, required=True), *_NOTICE),
)

FAMILY_NOTICES = FormSpec("family_notices", N_("Families told"), N_("Families told"), NoticeEntry, _NOTICE)
"""The same notice to the families of many."""
