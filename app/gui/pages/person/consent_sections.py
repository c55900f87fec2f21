"""The sections about consent and about how the organisation groups people, as data."""

from app.base.i18n import N_
from app.domain.case import Case
from app.domain.consent import Consent, ConsentLevel
from app.domain.custom_field import PersonTag
from app.domain.partial_date import PartialDate
from app.domain.record import Record
from app.gui.forms import specs_consent as specs
from app.gui.forms.field_spec import FormSpec, Values
from app.gui.pages.person.consent_lines import consent_lines
from app.gui.pages.person.line import Column
from app.gui.pages.person.own_fields import own_lines
from app.gui.pages.person.section_spec import Acting, Adding, SectionSpec


def asked_today(case: Case, _who: str) -> Values:
    """Begin a consent that was given today by the person."""
    return {"person_id": case.person.id, "level": None, "given": PartialDate.of(case.as_of)}


def taken_back_today(case: Case, _who: str) -> Values:
    """Begin a withdrawal of today."""
    return {
        "person_id": case.person.id,
        "level": ConsentLevel.WITHDRAWN.value,
        "given": PartialDate.of(case.as_of),
    }


def another_tag(case: Case, _who: str) -> Values:
    """Begin a tag."""
    return {"person_id": case.person.id}


ADD_TAG = Adding(N_("Add tag"), specs.TAG, another_tag)

CONSENTS = SectionSpec(
    "consents",
    N_("Consent"),
    N_("Nobody was asked: nothing may leave the organisation."),
    (
        Column(N_("Given"), least=104),
        Column(N_("How far it may go"), 4),
        Column(N_("About and for"), 3),
        Column(N_("Given by"), 3),
        Column(N_("State")),
    ),
    consent_lines,
    (
        Adding(N_("Record consent"), specs.CONSENT, asked_today),
        Adding(N_("Record withdrawal"), specs.WITHDRAWAL, taken_back_today),
    ),
    (Acting(N_("View as…"), "view_as"),),
)

OWN = SectionSpec(
    "own",
    N_("Tags and own fields"),
    N_("No tag and no answer to a field of your own. Fields are added in the settings."),
    (Column(N_("Field"), 1), Column(N_("Answer"), 3)),
    own_lines,
    (ADD_TAG,),
    (Acting(N_("Fill in fields…"), "own_fields"),),
)

FORMS: dict[type[Record], FormSpec] = {Consent: specs.CONSENT, PersonTag: specs.TAG}
"""The form in which a record of each kind is edited."""
