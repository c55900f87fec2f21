"""The forms of how a person is and who helps, as data: contacts, health, support, relatives."""

from app.base.i18n import N_
from app.domain.vocabulary import Vocabulary
from app.domain.wellbeing import ContactFields, HealthItemFields, RelativeFields, SupportFields
from app.gui.forms import words
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec
from app.gui.forms.specs import DATE_HINT, MORE, NOTE, SOURCE

CONTACT = FormSpec(
    "contact",
    N_("Record contact"),
    N_("Edit contact"),
    ContactFields,
    (
        FieldSpec(
            "kind",
            N_("What"),
            FieldKind.TERM,
            required=True,
            half=True,
            vocabulary=Vocabulary.CONTACT_KIND,
            hint=N_("For example: parcel, letter."),
        ),
        FieldSpec(
            "outcome",
            N_("What became of it"),
            FieldKind.TERM,
            half=True,
            vocabulary=Vocabulary.CONTACT_OUTCOME,
            hint=N_("For example: delivered, blocked."),
        ),
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, hint=DATE_HINT),
        FieldSpec("reason", N_("Reason that was given"), hint=N_("Why it was blocked or returned.")),
        FieldSpec(
            "proof_of_life",
            N_("Proof of life"),
            FieldKind.TICK,
            follows="kind outcome",
            attribute="life",
            hint=N_("The person was seen, heard or read that day. Silence is counted from the latest proof."),
        ),
        FieldSpec("relative_id", N_("Relative"), FieldKind.RELATIVE, half=True),
        FieldSpec("with_whom", N_("Or with whom"), half=True),
        FieldSpec("contents", N_("Contents"), FieldKind.PROSE, group=MORE),
        FieldSpec("source_id", N_("Source"), FieldKind.SOURCE, group=MORE),
        FieldSpec("note", N_("Note"), FieldKind.PROSE, group=MORE),
    ),
    save_label=N_("Record contact"),
    folded=MORE,
)

HEALTH = FormSpec(
    "health_item",
    N_("Add an item of health"),
    N_("Edit item of health"),
    HealthItemFields,
    (
        FieldSpec("title", N_("What it is"), required=True),
        FieldSpec("kind", N_("Kind"), FieldKind.TERM, vocabulary=Vocabulary.HEALTH_KIND),
        FieldSpec("since", N_("Since"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("until", N_("Until"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("needs", N_("What is needed"), FieldKind.PROSE),
        FieldSpec("treatment", N_("Treatment"), FieldKind.PROSE),
        FieldSpec(
            "restricted",
            N_("Restricted: only for those who may read about health"),
            FieldKind.TICK,
            hint=N_("Leave it ticked unless the person wants it to be known."),
        ),
        SOURCE,
        NOTE,
    ),
)

SUPPORT = FormSpec(
    "support",
    N_("Record support"),
    N_("Edit support"),
    SupportFields,
    (
        FieldSpec("kind", N_("Kind of support"), FieldKind.TERM, vocabulary=Vocabulary.SUPPORT_KIND),
        FieldSpec("amount", N_("Amount"), FieldKind.AMOUNT, half=True),
        FieldSpec("currency", N_("Currency"), FieldKind.CHOICE, half=True, choices=words.CURRENCY),
        FieldSpec("date", N_("Date"), FieldKind.EXACT_DATE, half=True),
        FieldSpec(
            "relative_id",
            N_("To a relative"),
            FieldKind.RELATIVE,
            half=True,
            hint=N_("Empty: to the person."),
        ),
        FieldSpec("donor", N_("Who gave it"), hint=N_("The fund, organisation or donor.")),
        FieldSpec("description", N_("What for")),
        NOTE,
    ),
    save_label=N_("Record support"),
)

RELATIVE = FormSpec(
    "relative",
    N_("Add a relative"),
    N_("Edit relative"),
    RelativeFields,
    (
        FieldSpec("name", N_("Name"), required=True),
        FieldSpec("relation", N_("Relation"), FieldKind.TERM, half=True, vocabulary=Vocabulary.RELATION),
        FieldSpec("country", N_("Country"), half=True),
        FieldSpec(
            "channel",
            N_("Safe way to reach them"),
            hint=N_("For example: through the lawyer, Signal after 18:00."),
        ),
        FieldSpec(
            "may_contact", N_("May we contact them?"), FieldKind.CHOICE, half=True, choices=words.ANSWER
        ),
        FieldSpec("may_tell", N_("May they be told?"), FieldKind.CHOICE, half=True, choices=words.ANSWER),
        FieldSpec("at_risk", N_("Are they at risk?"), FieldKind.CHOICE, choices=words.ANSWER),
        FieldSpec(
            "other_person_id",
            N_("The same person in this register"),
            FieldKind.ANY_PERSON,
            hint=N_("Only if the register follows this relative too."),
        ),
        NOTE,
    ),
)
