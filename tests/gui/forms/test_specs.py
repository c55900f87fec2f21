"""The declarations of the forms agree with the records they fill in."""

import dataclasses

import pytest

from app.domain.record import Fields
from app.domain.status import Confidence
from app.domain.vocabulary import Vocabulary
from app.gui.forms import (
    specs,
    specs_court,
    specs_documents,
    specs_entries,
    specs_events,
    specs_protocols,
    specs_shared,
    specs_violations,
    specs_wellbeing,
)
from app.gui.forms.field_spec import FieldKind, FormSpec
from app.workflows import entries
from app.workflows.record_custody import CustodyEntry

ENTRIES = {
    "arrest": entries.ArrestEntry,
    "transfer": entries.TransferEntry,
    "release_entry": entries.ReleaseEntry,
    "status": entries.StatusEntry,
    "outcomes": entries.ReleaseEntry,
    "outcome_change": entries.OutcomeChange,
    "confirmation": entries.ConfirmationEntry,
    "journey": entries.JourneyEntry,
    "family_notices": entries.NoticeEntry,
    "custody": CustodyEntry,
}
FORMS = [
    form
    for module in (
        specs,
        specs_shared,
        specs_court,
        specs_entries,
        specs_events,
        specs_protocols,
        specs_wellbeing,
        specs_violations,
        specs_documents,
    )
    for form in vars(module).values()
    if isinstance(form, FormSpec)
]
OF_RECORDS = [form for form in FORMS if form.key not in ENTRIES]
# Filled in by the program, never by a person.
_OF_EVENT = {"release_event_id"}
KEPT_ASIDE = {
    "outcomes": _OF_EVENT,
    "announced_number": _OF_EVENT,
    "pledge": _OF_EVENT,
    "family_notice": _OF_EVENT,
    "confirmation_step": {"release_id"},
    "journey_leg": {"release_id"},
    "person": {"uid", "case_number", "merged_into_id"},
    "follow_up": {"protocol_step_id", "anchor_id", "offset_days"},
    "protocol": {"code"},
    "protocol_step": {"protocol_id", "active"},
    "claim": {"detention_id", "placement_id", "release_id", "recorded_on"},
    "document": {"filename", "media_type", "size", "sha256", "thumbnail_sha256"},
    "custody_step": {"hash_checked"},
}


def _fields_class(form: FormSpec) -> type[Fields]:
    assert issubclass(form.makes, Fields)
    return form.makes


@pytest.mark.parametrize("form", OF_RECORDS, ids=lambda form: form.key)
def test_a_form_has_a_field_for_everything_that_a_person_may_fill_in(form: FormSpec) -> None:
    if form in (specs_shared.SOURCE_INLINE, specs_court.OFFICIAL_INLINE, specs_court.AFFAIR_INLINE):
        return
    shown = [name for field in form.fields for name in field.fills or (field.name,)]
    wanted = (
        set(_fields_class(form).model_fields)
        - ({"person_id"} if form is specs_court.OFFICIAL else {"person_id", "position"})
        - KEPT_ASIDE.get(form.key, set())
    )
    assert set(shown) - {"person_id"} == wanted
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize("key", ENTRIES)
def test_the_form_of_an_entry_has_its_fields_and_no_others(key: str) -> None:
    form = next(form for form in FORMS if form.key == key)
    wanted = {field.name for field in dataclasses.fields(ENTRIES[key])} - KEPT_ASIDE.get(key, set())
    assert {field.name for field in form.fields} == wanted


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_fields_say_what_they_choose_from(form: FormSpec) -> None:
    for field in form.fields:
        terms = field.kind in (FieldKind.TERM, FieldKind.TERMS)
        assert isinstance(field.vocabulary, Vocabulary) == terms, field.name
        assert bool(field.choices) == (field.kind is FieldKind.CHOICE), field.name
        assert field.label, field.name


@pytest.mark.parametrize("form", OF_RECORDS, ids=lambda form: form.key)
def test_a_new_record_begins_with_the_defaults_of_its_kind(form: FormSpec) -> None:
    """The first words of a list are no default: a follow-up is not urgent because that stands on top."""
    for name, value in form.defaults().items():
        assert value == form.makes.model_fields[name].get_default(call_default_factory=True)


def test_how_far_a_release_is_confirmed_is_never_taken_for_granted() -> None:
    defaults = specs_entries.RELEASE_ENTRY.defaults()
    assert "confirmation" not in defaults
    assert defaults["confidence"] is Confidence.SINGLE
