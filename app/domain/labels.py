"""The words for the kinds of record, as the glossary has them."""

from app.base.i18n import N_, _
from app.domain.record import Fields, Record

KIND_LABELS = {
    "person": N_("person"),
    "name_form": N_("name form"),
    "identifier": N_("identifier"),
    "risk_flag": N_("risk flag"),
    "recognition": N_("recognition decision"),
    "note": N_("note"),
    "source": N_("source"),
    "facility": N_("facility"),
    "detention": N_("detention"),
    "placement": N_("placement"),
    "charge": N_("charge"),
    "sentence": N_("sentence"),
    "claim": N_("status claim"),
    "release_event": N_("release event"),
    "release": N_("release"),
    "confirmation_step": N_("step of confirmation"),
    "journey_leg": N_("leg of the journey"),
    "announced_number": N_("announced number"),
    "pledge": N_("promise"),
    "key_event": N_("key event"),
    "family_notice": N_("notice to the family"),
    "announced_list": N_("announced list"),
    "announced_line": N_("line of an announced list"),
    "follow_up": N_("follow-up"),
    "document": N_("document"),
    "health_item": N_("item of health"),
    "contact": N_("contact"),
    "support": N_("support"),
    "relative": N_("relative"),
    "custody_step": N_("step of the chain of custody"),
    "variant": N_("different version"),
    "incident": N_("incident"),
    "involvement": N_("person or force involved"),
    "investigation": N_("investigation"),
    "investigation_step": N_("step of an investigation"),
    "examination": N_("examination"),
    "finding": N_("finding"),
    "death": N_("death in custody"),
    "protocol": N_("protocol"),
    "protocol_step": N_("step of a protocol"),
    "merge": N_("merge"),
    "distinction": N_("distinction"),
    "hearing": N_("hearing"),
    "appeal": N_("appeal"),
    "official": N_("official"),
    "affair": N_("affair"),
    "affair_member": N_("part in an affair"),
    "restriction": N_("restriction"),
    "listing": N_("entry of an official list"),
    "counting_rule": N_("counting rule"),
    "consent": N_("consent"),
    "departure": N_("departure"),
    "staff": N_("member of staff"),
    "custom_field": N_("own field"),
    "custom_value": N_("answer to an own field"),
    "person_tag": N_("tag"),
    "saved_view": N_("saved view"),
}


def kind_name(kind: type[Fields] | type[Record]) -> str:
    """Return the short name of a kind of record: `NameFormFields` and `NameForm` are `name_form`."""
    name = kind.__name__.removesuffix("Fields")
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def kind_label(kind: type[Fields] | type[Record] | str) -> str:
    """Return the word for a kind of record in the language of the window."""
    return _(KIND_LABELS[kind if isinstance(kind, str) else kind_name(kind)])
