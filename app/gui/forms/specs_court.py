"""The forms of what happens in court and of what limits freedom without a cell, as data."""

from app.base.i18n import N_
from app.domain.counting_rule import CountingRuleFields
from app.domain.proceedings import (
    AffairFields,
    AffairMemberFields,
    AppealFields,
    HearingFields,
    OfficialFields,
)
from app.domain.restriction import ListingFields, RestrictionFields
from app.domain.vocabulary import Vocabulary
from app.gui.forms import words
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec

_SOURCE = FieldSpec("source_id", N_("Source"), FieldKind.SOURCE)
_NOTE = FieldSpec("note", N_("Note"), FieldKind.PROSE)
JUDGE = FieldSpec("judge_id", N_("Judge"), FieldKind.OFFICIAL, begins={"role": "judge"})
PROSECUTOR = FieldSpec("prosecutor_id", N_("Prosecutor"), FieldKind.OFFICIAL, begins={"role": "prosecutor"})
INVESTIGATOR = FieldSpec(
    "investigator_id", N_("Investigator"), FieldKind.OFFICIAL, begins={"role": "investigator"}
)

_NAME_OF_OFFICIAL = FieldSpec("name", N_("Name"), required=True)
_OTHER_NAMES = FieldSpec(
    "other_names", N_("Other spellings"), hint=N_("Parted by semicolons. The official is found by them too.")
)
_ROLE = FieldSpec("role", N_("Role"), FieldKind.TERM, half=True, vocabulary=Vocabulary.OFFICIAL_ROLE)
_INSTITUTION = FieldSpec("institution", N_("Institution"), half=True)

OFFICIAL_INLINE = FormSpec(
    "official",
    N_("New official"),
    N_("Edit official"),
    OfficialFields,
    (_NAME_OF_OFFICIAL, _ROLE, _INSTITUTION),
)

OFFICIAL = FormSpec(
    "official",
    N_("New official"),
    N_("Edit official"),
    OfficialFields,
    (
        _NAME_OF_OFFICIAL,
        _OTHER_NAMES,
        _ROLE,
        _INSTITUTION,
        FieldSpec("position", N_("Position"), hint=N_("Rank or office, as it was at the time.")),
        FieldSpec("facility_id", N_("Facility"), FieldKind.FACILITY),
        _NOTE,
    ),
)

_TITLE_OF_AFFAIR = FieldSpec("title", N_("Title"), required=True, hint=N_("As people call the affair."))

AFFAIR_INLINE = FormSpec("affair", N_("New affair"), N_("Edit affair"), AffairFields, (_TITLE_OF_AFFAIR,))

AFFAIR = FormSpec(
    "affair",
    N_("New affair"),
    N_("Edit affair"),
    AffairFields,
    (_TITLE_OF_AFFAIR, FieldSpec("description", N_("Description"), FieldKind.PROSE), _NOTE),
)

AFFAIR_MEMBER = FormSpec(
    "affair_member",
    N_("Add to an affair"),
    N_("Edit part in an affair"),
    AffairMemberFields,
    (
        FieldSpec(
            "affair_id",
            N_("Affair"),
            FieldKind.AFFAIR,
            required=True,
            hint=N_("A case against several persons together."),
        ),
        FieldSpec("part", N_("Part in it"), hint=N_("For example: accused as organiser.")),
        _NOTE,
    ),
)

HEARING = FormSpec(
    "hearing",
    N_("Add a hearing"),
    N_("Edit hearing"),
    HearingFields,
    (
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("time", N_("Time"), half=True, hint=N_("Like 14:05.")),
        FieldSpec("kind", N_("Kind"), FieldKind.TERM, half=True, vocabulary=Vocabulary.HEARING_KIND),
        FieldSpec("openness", N_("Open or closed"), FieldKind.CHOICE, half=True, choices=words.OPENNESS),
        FieldSpec("court", N_("Court")),
        JUDGE,
        PROSECUTOR,
        FieldSpec("result", N_("Result"), FieldKind.TERM, half=True, vocabulary=Vocabulary.HEARING_RESULT),
        FieldSpec("next_date", N_("Next hearing"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("observer", N_("Who was there for us")),
        FieldSpec("detention_id", N_("Detention"), FieldKind.DETENTION, required=True),
        _SOURCE,
        _NOTE,
    ),
)

APPEAL = FormSpec(
    "appeal",
    N_("Add an appeal"),
    N_("Edit appeal"),
    AppealFields,
    (
        FieldSpec("sentence_id", N_("Judgment"), FieldKind.SENTENCE, required=True),
        FieldSpec("kind", N_("Kind"), FieldKind.TERM, vocabulary=Vocabulary.APPEAL_KIND),
        FieldSpec(
            "deadline",
            N_("To be filed by"),
            FieldKind.PARTIAL_DATE,
            half=True,
            hint=N_("Ten days after the judgment, until you know better."),
        ),
        FieldSpec("filed", N_("Filed on"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("heard", N_("Heard on"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("result", N_("Result"), FieldKind.TERM, half=True, vocabulary=Vocabulary.APPEAL_RESULT),
        FieldSpec("court", N_("Court")),
        _SOURCE,
        _NOTE,
    ),
)

RESTRICTION = FormSpec(
    "restriction",
    N_("Add a restriction"),
    N_("Edit restriction"),
    RestrictionFields,
    (
        FieldSpec("kind", N_("Kind"), FieldKind.TERM, required=True, vocabulary=Vocabulary.RESTRICTION_KIND),
        FieldSpec("start", N_("From"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("end", N_("Until"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("authority", N_("Who imposed it")),
        FieldSpec(
            "notified",
            N_("Did the person get it in writing?"),
            FieldKind.CHOICE,
            choices=words.ANSWER,
        ),
        FieldSpec("terms", N_("What it demands"), FieldKind.PROSE),
        _SOURCE,
        _NOTE,
    ),
)

LISTING = FormSpec(
    "listing",
    N_("Add an entry of an official list"),
    N_("Edit entry of an official list"),
    ListingFields,
    (
        FieldSpec("list_kind", N_("List"), FieldKind.TERM, required=True, vocabulary=Vocabulary.LIST_KIND),
        FieldSpec("added", N_("On it since"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("removed", N_("Taken off on"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("number", N_("Number in the list")),
        _SOURCE,
        _NOTE,
    ),
)

COUNTING_RULE = FormSpec(
    "counting_rule",
    N_("New counting rule"),
    N_("Edit counting rule"),
    CountingRuleFields,
    (
        FieldSpec(
            "sentence_kind",
            N_("Kind of sentence"),
            FieldKind.TERM,
            required=True,
            vocabulary=Vocabulary.SENTENCE_KIND,
        ),
        FieldSpec(
            "held_as",
            N_("Held as"),
            FieldKind.TERM,
            vocabulary=Vocabulary.STATUS,
            hint=N_("Empty: under guard, wherever it was. House arrest needs a rule of its own."),
        ),
        FieldSpec("days", N_("So many days held"), FieldKind.NUMBER, half=True),
        FieldSpec("counts_as", N_("count as so many of the sentence"), FieldKind.NUMBER, half=True),
        FieldSpec("basis", N_("Basis in law"), required=True, hint=N_("Law, article, version.")),
        _NOTE,
    ),
)
