"""The forms of consents, tags, staff and the organisation's own fields, as data."""

from app.base.i18n import N_
from app.domain.consent import ConsentFields, ConsentLevel
from app.domain.custom_field import CustomFieldFields, CustomKind, PersonTagFields
from app.domain.staff import StaffFields
from app.domain.vocabulary import Vocabulary
from app.gui.forms import words
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec
from app.gui.forms.specs import MORE, NOTE
from app.workflows.desk import ROLES

LEVELS = {
    ConsentLevel.NOT_ASKED.value: N_("Not asked, or could not be asked: internal only"),
    ConsentLevel.STATISTICS.value: N_("Internal use; elsewhere only as one of a figure"),
    ConsentLevel.PARTNER.value: N_("A named partner, in confidence"),
    ConsentLevel.UN.value: N_("UN and OSCE: the name may reach the Government"),
    ConsentLevel.PUBLIC_INITIALS.value: N_("Public, with initials only"),
    ConsentLevel.PUBLIC_NAME.value: N_("Public, with the full name"),
    ConsentLevel.WITHDRAWN.value: N_("Everything is taken back"),
}
"""How far a consent goes, in full."""

CUSTOM_KINDS = {
    CustomKind.TEXT: N_("Text"),
    CustomKind.NUMBER: N_("Number"),
    CustomKind.DATE: N_("Date"),
    CustomKind.CHOICE: N_("Choice"),
    CustomKind.YES_NO: N_("Yes or no"),
}

CONSENT = FormSpec(
    "consent",
    N_("Record consent"),
    N_("Edit consent"),
    ConsentFields,
    (
        FieldSpec(
            "level",
            N_("How far it may go"),
            FieldKind.CHOICE,
            required=True,
            choices=LEVELS,
            hint=N_("What was agreed to, not what would be useful."),
        ),
        FieldSpec(
            "items",
            N_("About"),
            FieldKind.TERMS,
            vocabulary=Vocabulary.CONSENT_ITEM,
            hint=N_("Nothing ticked: about everything."),
        ),
        FieldSpec(
            "purposes",
            N_("For"),
            FieldKind.TERMS,
            vocabulary=Vocabulary.CONSENT_PURPOSE,
            hint=N_("Nothing ticked: for every purpose."),
        ),
        FieldSpec("given", N_("Given on"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("valid_until", N_("Valid until"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("giver", N_("Given by"), FieldKind.TERM, half=True, vocabulary=Vocabulary.CONSENT_GIVER),
        FieldSpec("giver_name", N_("Name"), half=True),
        FieldSpec(
            "basis",
            N_("Why this person may decide"),
            hint=N_("For example: power of attorney, asked for it in a letter."),
        ),
        FieldSpec("how", N_("How"), FieldKind.TERM, half=True, vocabulary=Vocabulary.CONSENT_HOW),
        FieldSpec(
            "language",
            N_("Language"),
            FieldKind.CHOICE,
            half=True,
            choices={"": N_("not known"), **words.LANGUAGES},
        ),
        FieldSpec("in_custody", N_("Given in custody: may not have been free"), FieldKind.TICK),
        FieldSpec("recipients", N_("Only for these recipients"), group=MORE),
        FieldSpec(
            "withdrawn",
            N_("Withdrawn on"),
            FieldKind.PARTIAL_DATE,
            group=MORE,
            hint=N_("From that day nothing of it leaves any more."),
        ),
        NOTE,
    ),
    folded=MORE,
)

WITHDRAWAL = FormSpec(
    "withdrawal",
    N_("Record withdrawal"),
    N_("Edit withdrawal"),
    ConsentFields,
    (
        FieldSpec(
            "given",
            N_("Withdrawn on"),
            FieldKind.PARTIAL_DATE,
            required=True,
            hint=N_("From that day no consent given earlier counts for what is ticked here."),
        ),
        FieldSpec(
            "items",
            N_("About"),
            FieldKind.TERMS,
            vocabulary=Vocabulary.CONSENT_ITEM,
            hint=N_("Nothing ticked: about everything."),
        ),
        FieldSpec(
            "purposes",
            N_("For"),
            FieldKind.TERMS,
            vocabulary=Vocabulary.CONSENT_PURPOSE,
            hint=N_("Nothing ticked: for every purpose."),
        ),
        FieldSpec(
            "giver", N_("Withdrawn by"), FieldKind.TERM, half=True, vocabulary=Vocabulary.CONSENT_GIVER
        ),
        FieldSpec("giver_name", N_("Name"), half=True),
        FieldSpec("how", N_("How"), FieldKind.TERM, half=True, vocabulary=Vocabulary.CONSENT_HOW),
        NOTE,
    ),
    save_label=N_("Record withdrawal"),
)

TAG = FormSpec(
    "person_tag",
    N_("Add a tag"),
    N_("Edit tag"),
    PersonTagFields,
    (FieldSpec("tag", N_("Tag"), FieldKind.SUGGESTED_LINE, required=True, suggestions="tags"),),
)

STAFF = FormSpec(
    "staff",
    N_("Add a member of staff"),
    N_("Edit member of staff"),
    StaffFields,
    (
        FieldSpec("name", N_("Name"), required=True, hint=N_("As follow-ups and the history shall show it.")),
        FieldSpec(
            "role",
            N_("Role"),
            FieldKind.CHOICE,
            choices=ROLES,
            hint=N_(
                "A reader changes nothing; a caseworker works on cases; a coordinator also on many at once and on own "
                "fields and terms; an administrator also on the staff."
            ),
        ),
        FieldSpec(
            "groups",
            N_("Groups of cases"),
            hint=N_("Separated by semicolons. Nothing: sees every case."),
        ),
        FieldSpec(
            "restricted", N_("May see what is restricted: health, confidential sources"), FieldKind.TICK
        ),
        FieldSpec("active", N_("Works here now"), FieldKind.TICK),
        NOTE,
    ),
)

CUSTOM_FIELD = FormSpec(
    "custom_field",
    N_("Add a field"),
    N_("Edit field"),
    CustomFieldFields,
    (
        FieldSpec("title", N_("Title"), required=True),
        FieldSpec("kind", N_("Kind of answer"), FieldKind.CHOICE, half=True, choices=CUSTOM_KINDS),
        FieldSpec("position", N_("Place in the order"), FieldKind.NUMBER, half=True, zero_is_empty=True),
        FieldSpec(
            "choices",
            N_("Choices"),
            FieldKind.PROSE,
            hint=N_("Only for a choice: each on a line of its own."),
        ),
        FieldSpec("active", N_("In use"), FieldKind.TICK),
        NOTE,
    ),
)
