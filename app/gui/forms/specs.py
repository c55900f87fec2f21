"""The forms of the records of a person, as data: which fields, in which order, with which words."""

from dataclasses import replace

from app.base.i18n import N_
from app.domain.detention import ChargeFields, DetentionFields, PlacementFields, SentenceFields
from app.domain.follow_up import FollowUpFields
from app.domain.person import (
    IdentifierFields,
    NamedPersonFields,
    NameFormFields,
    NoteFields,
    PersonFields,
    RecognitionFields,
    RiskFlagFields,
)
from app.domain.release import ReleaseFields
from app.domain.status import ClaimFields
from app.domain.vocabulary import Vocabulary
from app.gui.forms import words
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec
from app.gui.forms.specs_court import INVESTIGATOR, JUDGE, PROSECUTOR

DATE_HINT = N_("As exact as you know: 5 March 2021, March 2021, 2021, before 2019, about May 2020.")
MORE = N_("More details")
SOURCE = FieldSpec("source_id", N_("Source"), FieldKind.SOURCE)
NOTE = FieldSpec("note", N_("Note"), FieldKind.PROSE)
DETENTION = FieldSpec("detention_id", N_("Detention"), FieldKind.DETENTION, required=True)
START = FieldSpec("start", N_("From"), FieldKind.PARTIAL_DATE, half=True, past=True)
END = FieldSpec("end", N_("Until"), FieldKind.PARTIAL_DATE, half=True)

PERSON = FormSpec(
    "person",
    N_("New person"),
    N_("Edit person"),
    PersonFields,
    (
        FieldSpec("sex", N_("Sex"), FieldKind.CHOICE, half=True, choices=words.SEX),
        FieldSpec("birth_date", N_("Date of birth"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("birth_place", N_("Place of birth"), half=True),
        FieldSpec("citizenship", N_("Citizenship"), half=True),
        FieldSpec("residence", N_("Place of residence")),
        FieldSpec("occupation", N_("Occupation")),
        FieldSpec(
            "activity",
            N_("Activity"),
            FieldKind.PROSE,
            hint=N_("What the person did that led to the persecution, as far as it is known."),
        ),
        FieldSpec(
            "summary",
            N_("Summary"),
            FieldKind.PROSE,
            hint=N_("Three or four sentences. They open the printed case file."),
        ),
        FieldSpec(
            "caseworker", N_("Caseworker"), FieldKind.SUGGESTED_LINE, half=True, suggestions="caseworkers"
        ),
        FieldSpec(
            "case_group",
            N_("Group of cases"),
            FieldKind.SUGGESTED_LINE,
            half=True,
            suggestions="groups",
            hint=N_("Only staff of this group see the case; empty: everybody. A new name makes a new group."),
        ),
        FieldSpec(
            "reference",
            N_("Reference"),
            half=True,
            hint=N_("The number used before or elsewhere."),
            none_is_empty=True,
        ),
    ),
)

NAME_FORM = FormSpec(
    "name_form",
    N_("Add a name form"),
    N_("Edit name form"),
    NameFormFields,
    (
        FieldSpec("surname", N_("Surname")),
        FieldSpec("given", N_("Given name"), half=True),
        FieldSpec("patronymic", N_("Patronymic"), half=True),
        FieldSpec(
            "text",
            N_("Name as written"),
            hint=N_("Only if you cannot tell the surname from the given name."),
        ),
        FieldSpec(
            "language",
            N_("Language"),
            FieldKind.CHOICE,
            half=True,
            choices={"": N_("not known"), **words.LANGUAGES},
        ),
        FieldSpec("usage", N_("Usage"), FieldKind.CHOICE, half=True, choices=words.USAGE),
        FieldSpec(
            "preferred_for",
            N_("Use this form in documents in"),
            FieldKind.LANGUAGES,
        ),
        SOURCE,
    ),
)

NAMED_PERSON = FormSpec(
    PERSON.key,
    PERSON.title_new,
    PERSON.title_edit,
    NamedPersonFields,
    (
        replace(
            NAME_FORM.fields[0],
            hint=N_("The main name. Other spellings stand in the section “Names and identifiers”."),
        ),
        *NAME_FORM.fields[1:4],
        *PERSON.fields,
    ),
)
"""The person with the main name: who wants to mend the spelling looks here first."""

IDENTIFIER = FormSpec(
    "identifier",
    N_("Add an identifier"),
    N_("Edit identifier"),
    IdentifierFields,
    (
        FieldSpec("kind", N_("Kind"), FieldKind.TERM, required=True, vocabulary=Vocabulary.IDENTIFIER_KIND),
        FieldSpec("number", N_("Number"), required=True),
        FieldSpec("issuer", N_("Issued by")),
        FieldSpec("issued", N_("Issued on"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("expires", N_("Valid until"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec(
            "held_by", N_("Who has it now"), hint=N_("For example: the person, taken at the border, lost.")
        ),
    ),
)

RISK_FLAG = FormSpec(
    "risk_flag",
    N_("Add a risk flag"),
    N_("Edit risk flag"),
    RiskFlagFields,
    (
        FieldSpec("flag", N_("Risk flag"), FieldKind.TERM, required=True, vocabulary=Vocabulary.RISK_FLAG),
        FieldSpec("since", N_("Since"), FieldKind.PARTIAL_DATE),
        NOTE,
    ),
)

RECOGNITION = FormSpec(
    "recognition",
    N_("Add a recognition decision"),
    N_("Edit recognition decision"),
    RecognitionFields,
    (
        FieldSpec("organisation", N_("Organisation"), required=True),
        FieldSpec(
            "decision", N_("Decision"), FieldKind.TERM, half=True, vocabulary=Vocabulary.RECOGNITION_DECISION
        ),
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec(
            "framework",
            N_("Framework"),
            FieldKind.TERM,
            half=True,
            vocabulary=Vocabulary.RECOGNITION_FRAMEWORK,
        ),
        FieldSpec("criteria", N_("Criteria"), half=True, hint=N_("The letters, for example: a, c, e.")),
        FieldSpec("demand", N_("Demand"), FieldKind.TERM, vocabulary=Vocabulary.RECOGNITION_DEMAND),
        FieldSpec("url", N_("Web address")),
        SOURCE,
        NOTE,
    ),
)

DETENTION_FORM = FormSpec(
    "detention",
    N_("Add a detention"),
    N_("Edit detention"),
    DetentionFields,
    (
        FieldSpec("start", N_("Date of arrest"), FieldKind.PARTIAL_DATE, half=True, past=True),
        FieldSpec("end", N_("End of detention"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("place", N_("Place of arrest")),
        FieldSpec("forces", N_("Who carried it out"), half=True),
        FieldSpec("warrant", N_("Warrant"), FieldKind.CHOICE, half=True, choices=words.WARRANT),
        FieldSpec("reasons", N_("Reasons given"), FieldKind.PROSE),
        FieldSpec("circumstances", N_("Circumstances"), FieldKind.PROSE),
        INVESTIGATOR,
        SOURCE,
    ),
)

PLACEMENT = FormSpec(
    "placement",
    N_("Add a placement"),
    N_("Edit placement"),
    PlacementFields,
    (
        DETENTION,
        FieldSpec("facility_id", N_("Facility"), FieldKind.FACILITY),
        FieldSpec("place", N_("Place, if it is no known facility")),
        START,
        END,
        FieldSpec("regime", N_("Regime"), FieldKind.TERM, half=True, vocabulary=Vocabulary.REGIME),
        FieldSpec("cell", N_("Cell or unit"), half=True),
        FieldSpec(
            "punishment",
            N_("Punishment"),
            FieldKind.TERM,
            vocabulary=Vocabulary.PUNISHMENT,
            hint=N_("Only if this placement is a punishment, such as the punishment cell."),
        ),
        SOURCE,
        NOTE,
    ),
)

CHARGE = FormSpec(
    "charge",
    N_("Add a charge"),
    N_("Edit charge"),
    ChargeFields,
    (
        DETENTION,
        FieldSpec("article", N_("Article"), FieldKind.TERM, required=True, vocabulary=Vocabulary.ARTICLE),
        FieldSpec("part", N_("Part"), half=True, hint=N_("For example: 1, 3.")),
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("stage", N_("Stage"), FieldKind.TERM, half=True, vocabulary=Vocabulary.CHARGE_STAGE),
        FieldSpec("outcome", N_("Outcome"), FieldKind.TERM, half=True, vocabulary=Vocabulary.CHARGE_OUTCOME),
        FieldSpec(
            "reclassified_from",
            N_("Reclassified from"),
            FieldKind.TERM,
            vocabulary=Vocabulary.ARTICLE,
            hint=N_("The article that this one replaced."),
        ),
        SOURCE,
        NOTE,
    ),
)

SENTENCE = FormSpec(
    "sentence",
    N_("Add a sentence"),
    N_("Edit sentence"),
    SentenceFields,
    (
        DETENTION,
        FieldSpec("date", N_("Date of the judgment"), FieldKind.PARTIAL_DATE),
        FieldSpec("kind", N_("Kind of sentence"), FieldKind.TERM, vocabulary=Vocabulary.SENTENCE_KIND),
        FieldSpec("years", N_("Years"), FieldKind.NUMBER, half=True, zero_is_empty=True),
        FieldSpec("months", N_("Months"), FieldKind.NUMBER, half=True, zero_is_empty=True),
        FieldSpec("days", N_("Days"), FieldKind.NUMBER, half=True, zero_is_empty=True),
        FieldSpec("regime", N_("Regime"), FieldKind.TERM, half=True, vocabulary=Vocabulary.REGIME),
        FieldSpec("court", N_("Court")),
        JUDGE,
        PROSECUTOR,
        FieldSpec("start", N_("Counted from"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec(
            "end",
            N_("Ends on"),
            FieldKind.PARTIAL_DATE,
            half=True,
        ),
        FieldSpec("appeal_date", N_("Appeal heard on"), FieldKind.PARTIAL_DATE, half=True, group=MORE),
        FieldSpec("in_force", N_("In force since"), FieldKind.PARTIAL_DATE, half=True, group=MORE),
        FieldSpec("fine_amount", N_("Fine"), FieldKind.AMOUNT, half=True, group=MORE),
        FieldSpec(
            "fine_currency",
            N_("Currency"),
            FieldKind.SUGGESTED_LINE,
            half=True,
            group=MORE,
            suggestions="currencies",
        ),
        FieldSpec("fine", N_("The fine as printed"), group=MORE),
        FieldSpec("judge", N_("The judge as printed"), group=MORE),
        FieldSpec("text", N_("The decision as printed"), FieldKind.PROSE, group=MORE),
        SOURCE,
    ),
    folded=MORE,
)

CLAIM = FormSpec(
    "claim",
    N_("Add a status claim"),
    N_("Edit status claim"),
    ClaimFields,
    (
        FieldSpec("status", N_("Status"), FieldKind.TERM, required=True, vocabulary=Vocabulary.STATUS),
        FieldSpec("since", N_("Since"), FieldKind.PARTIAL_DATE, required=True, hint=DATE_HINT, past=True),
        FieldSpec("confidence", N_("Confidence"), FieldKind.CHOICE, choices=words.CONFIDENCE),
        FieldSpec("facility_id", N_("Facility"), FieldKind.FACILITY),
        FieldSpec("source_id", N_("Source"), FieldKind.SOURCE, required=True),
        NOTE,
    ),
)

RELEASE = FormSpec(
    "release",
    N_("Add a release"),
    N_("Edit release"),
    ReleaseFields,
    (
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, half=True, past=True),
        FieldSpec(
            "kind", N_("Kind of release"), FieldKind.TERM, half=True, vocabulary=Vocabulary.RELEASE_KIND
        ),
        FieldSpec("detention_id", N_("Detention"), FieldKind.DETENTION),
        FieldSpec("place", N_("Place of release"), half=True),
        FieldSpec("destination", N_("Destination"), half=True, hint=N_("Country or place.")),
        FieldSpec("confirmation", N_("Confirmation level"), FieldKind.CHOICE, choices=words.CONFIRMATION),
        FieldSpec("papers", N_("Papers held"), FieldKind.TERMS, vocabulary=Vocabulary.PAPER_HELD),
        FieldSpec("conditions", N_("Conditions"), FieldKind.PROSE),
        FieldSpec("release_event_id", N_("Release event"), FieldKind.RELEASE_EVENT),
        SOURCE,
        NOTE,
    ),
)

FOLLOW_UP = FormSpec(
    "follow_up",
    N_("Add a follow-up"),
    N_("Edit follow-up"),
    FollowUpFields,
    (
        FieldSpec("title", N_("What is to be done"), required=True),
        FieldSpec(
            "due",
            N_("Due"),
            FieldKind.EXACT_DATE,
            half=True,
            hint=N_("A day, or +7 for a week from today."),
        ),
        FieldSpec("priority", N_("Priority"), FieldKind.CHOICE, half=True, choices=words.PRIORITY),
        FieldSpec("kind", N_("Kind"), FieldKind.TERM, half=True, vocabulary=Vocabulary.FOLLOW_UP_KIND),
        FieldSpec("assignee", N_("Assignee"), FieldKind.SUGGESTED_LINE, half=True, suggestions="caseworkers"),
        FieldSpec(
            "recurrence",
            N_("Owed again"),
            FieldKind.RECURRENCE,
            hint=N_("When it is done, the next one is added. For example: every 30 days."),
        ),
        NOTE,
        FieldSpec("blocked_by_id", N_("Only after"), FieldKind.FOLLOW_UP, group=MORE),
        FieldSpec(
            "waits_for",
            N_("Waits for"),
            group=MORE,
            hint=N_("Whose answer is awaited, for example the lawyer."),
        ),
        FieldSpec("link", N_("About"), FieldKind.LINK, group=MORE, fills=("link_kind", "link_id")),
        FieldSpec(
            "state", N_("State"), FieldKind.CHOICE, half=True, choices=words.FOLLOW_UP_STATE, group=MORE
        ),
        FieldSpec("done_on", N_("Done on"), FieldKind.EXACT_DATE, half=True, group=MORE),
        FieldSpec("outcome", N_("Outcome"), FieldKind.PROSE, group=MORE),
    ),
    folded=MORE,
)

NOTE_FORM = FormSpec(
    "note",
    N_("Add a note"),
    N_("Edit note"),
    NoteFields,
    (
        FieldSpec("text", N_("Note"), FieldKind.PROSE, required=True),
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("author", N_("Author"), FieldKind.SUGGESTED_LINE, half=True, suggestions="caseworkers"),
    ),
)
