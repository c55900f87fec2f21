"""The sections of the person page that are tables, as data: title, columns, lines, and what can be added."""

from app.base.i18n import N_
from app.domain.detention import Charge, Detention, Placement, Sentence
from app.domain.follow_up import FollowUp
from app.domain.person import Identifier, NameForm, Note, Person, Recognition, RiskFlag
from app.domain.record import Record
from app.domain.release import ConfirmationStep, JourneyLeg, Release
from app.domain.status import Claim
from app.gui.forms import specs, specs_entries, specs_events
from app.gui.forms.field_spec import FormSpec
from app.gui.pages.person import (
    consent_sections,
    court_lines,
    document_sections,
    violation_sections,
    wellbeing_sections,
)
from app.gui.pages.person import section_lines as told
from app.gui.pages.person.beginnings import (
    next_name,
    nothing_yet,
    of_detention,
    of_person,
    owed_by_caseworker,
    written_today,
)
from app.gui.pages.person.court_sections import ADD_APPEAL, COURT_FORMS
from app.gui.pages.person.line import Column
from app.gui.pages.person.section_spec import Acting, Adding, SectionSpec
from app.gui.pages.person.table_section import TableSection
from app.workflows.confirm_release import confirm_release
from app.workflows.record_arrest import record_arrest
from app.workflows.record_journey import continue_journey
from app.workflows.record_release import record_release
from app.workflows.record_status import record_status
from app.workflows.record_transfer import record_transfer

FORMS: dict[type[Record], FormSpec] = {
    Charge: specs.CHARGE,
    Claim: specs.CLAIM,
    Detention: specs.DETENTION_FORM,
    FollowUp: specs.FOLLOW_UP,
    Identifier: specs.IDENTIFIER,
    NameForm: specs.NAME_FORM,
    Note: specs.NOTE_FORM,
    Person: specs.PERSON,
    Placement: specs.PLACEMENT,
    Recognition: specs.RECOGNITION,
    Release: specs.RELEASE,
    RiskFlag: specs.RISK_FLAG,
    Sentence: specs.SENTENCE,
    ConfirmationStep: specs_events.CONFIRMATION_STEP,
    JourneyLeg: specs_events.JOURNEY_LEG,
    **wellbeing_sections.FORMS,
    **COURT_FORMS,
    **document_sections.FORMS,
    **violation_sections.FORMS,
    **consent_sections.FORMS,
}
"""The form in which a record of each kind is edited."""
TableSection.forms = FORMS


ADD_FOLLOW_UP = Adding(N_("Add follow-up"), specs.FOLLOW_UP, owed_by_caseworker)
ADD_NOTE = Adding(N_("Add note"), specs.NOTE_FORM, written_today)
RECORD_ARREST = Adding(N_("Record arrest"), specs_entries.ARREST, nothing_yet, record_arrest)
RECORD_TRANSFER = Adding(N_("Record transfer"), specs_entries.TRANSFER, nothing_yet, record_transfer)
RECORD_RELEASE = Adding(N_("Record release"), specs_entries.RELEASE_ENTRY, nothing_yet, record_release)
CONFIRM_RELEASE = Adding(N_("Confirm release"), specs_events.CONFIRMATION, nothing_yet, confirm_release)
ADD_JOURNEY = Adding(N_("Add journey"), specs_events.JOURNEY, nothing_yet, continue_journey)
RECORD_STATUS = Adding(N_("Record status"), specs_entries.STATUS, nothing_yet, record_status)

FOLLOW_UPS = SectionSpec(
    "follow_ups",
    N_("Follow-ups"),
    N_("Nothing is owed to this person. Add a follow-up to be reminded of the next step."),
    (
        Column(N_("Due"), least=116),
        Column(N_("What"), 4),
        Column(N_("State"), 1, least=30),
        Column(N_("Assignee"), 1, least=30),
    ),
    told.follow_up_lines,
    (ADD_FOLLOW_UP,),
    (Acting(N_("Apply protocol…"), "protocol"),),
)

CLAIMS = SectionSpec(
    "claims",
    N_("Status and sources"),
    N_("Nobody has said anything about the status yet. Record what a source says, with its date."),
    (
        Column(N_("Since"), least=104),
        Column(N_("Status")),
        Column(N_("Where"), 1),
        Column(N_("Source and confidence"), 1),
        Column(N_("Recorded on")),
    ),
    told.claim_lines,
    (RECORD_STATUS,),
)

PLACEMENTS = SectionSpec(
    "placements",
    N_("Detentions and placements"),
    N_("No detention is recorded. Record the arrest to begin one."),
    (Column(N_("When"), least=168), Column(N_("Where"), 4), Column(N_("Regime"), 2), Column(N_("Source"), 2)),
    told.placement_lines,
    (RECORD_ARREST, RECORD_TRANSFER),
)

PROCEEDINGS = SectionSpec(
    "proceedings",
    N_("Charges and sentences"),
    N_("No charge and no sentence is recorded."),
    (
        Column(N_("Date"), least=104),
        Column(N_("What"), 4),
        Column(N_("Court or stage"), 3),
        Column(N_("Source"), 2),
    ),
    court_lines.proceeding_lines,
    (
        Adding(N_("Add charge"), specs.CHARGE, of_detention),
        Adding(N_("Add sentence"), specs.SENTENCE, of_detention),
        ADD_APPEAL,
    ),
)

RELEASES = SectionSpec(
    "releases",
    N_("Releases"),
    N_("No release is recorded."),
    (
        Column(N_("Date"), least=104),
        Column(N_("Kind"), 4),
        Column(N_("Place and papers"), 3),
        Column(N_("Confirmation")),
        Column(N_("Source"), 2),
    ),
    told.release_lines,
    (RECORD_RELEASE, CONFIRM_RELEASE, ADD_JOURNEY),
)

NOTES = SectionSpec(
    "notes",
    N_("Notes"),
    N_("No notes yet. Write down what does not fit anywhere else."),
    (Column(N_("Date"), least=116), Column(N_("Note"), 1)),
    told.note_lines,
    (ADD_NOTE,),
)

NAMES = SectionSpec(
    "names",
    N_("Names and identifiers"),
    N_("No name is recorded."),
    (
        Column(N_("Name or number"), 3),
        Column(N_("Kind"), 2),
        Column(N_("Language or validity"), 2),
        Column(N_("Source or holder"), 1),
    ),
    told.name_lines,
    (
        Adding(N_("Add name form"), specs.NAME_FORM, next_name),
        Adding(N_("Add identifier"), specs.IDENTIFIER, of_person),
    ),
)

RECOGNITIONS = SectionSpec(
    "recognitions",
    N_("Recognition and risk flags"),
    N_("No organisation's decision and no risk flag is recorded."),
    (
        Column(N_("Date"), least=104),
        Column(N_("Organisation or flag"), 4),
        Column(N_("Decision"), 3),
        Column(N_("Source"), 2),
    ),
    court_lines.recognition_lines,
    (
        Adding(N_("Add decision"), specs.RECOGNITION, of_person),
        Adding(N_("Add risk flag"), specs.RISK_FLAG, of_person),
    ),
)
