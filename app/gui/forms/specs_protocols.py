"""The forms of protocols and their steps, as data."""

from app.base.i18n import N_
from app.domain.protocol import ProtocolFields, ProtocolStepFields
from app.domain.vocabulary import Vocabulary
from app.gui.forms import words
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec

_TITLES = (
    FieldSpec("title_be", N_("Title in Belarusian")),
    FieldSpec("title_ru", N_("Title in Russian")),
    FieldSpec("title_en", N_("Title in English")),
)

PROTOCOL = FormSpec(
    "protocol",
    N_("New protocol"),
    N_("Edit protocol"),
    ProtocolFields,
    (
        *_TITLES,
        FieldSpec("anchor", N_("Counted from"), FieldKind.CHOICE, choices=words.ANCHOR),
        FieldSpec("active", N_("Offered when a protocol is applied"), FieldKind.TICK),
        FieldSpec("note", N_("Note"), FieldKind.PROSE),
    ),
)

PROTOCOL_STEP = FormSpec(
    "protocol_step",
    N_("New step"),
    N_("Edit step"),
    ProtocolStepFields,
    (
        *_TITLES,
        FieldSpec("kind", N_("Kind"), FieldKind.TERM, vocabulary=Vocabulary.FOLLOW_UP_KIND),
        FieldSpec(
            "offset_days",
            N_("Due after so many days"),
            FieldKind.NUMBER,
            half=True,
            required=True,
            hint=N_("0 is the day itself."),
        ),
        FieldSpec("priority", N_("Priority"), FieldKind.CHOICE, half=True, choices=words.PRIORITY),
        FieldSpec("condition", N_("For whom"), FieldKind.CHOICE, choices=words.CONDITION),
        FieldSpec(
            "note",
            N_("Note"),
            FieldKind.PROSE,
            hint=N_("It is copied into every follow-up, as advice for whoever does it."),
        ),
    ),
)
