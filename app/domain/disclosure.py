"""Who may see which part of a case: one allow-list per audience, and the one place that applies it.

Whatever leaves the register (document, export) is made from what `disclose` returns. A field that is not on
the list of an audience is blank there, and it is counted, because a reader must be told that something was
withheld.
"""

import dataclasses
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from app.base.language import Language
from app.domain.case import Case
from app.domain.people_list import PersonLine
from app.domain.person import NameForm, name_for
from app.domain.record import Record
from app.domain.source import Source

R = TypeVar("R", bound=Record)


class Audience(StrEnum):
    """Who a document is for, from the narrowest circle to the widest."""

    INTERNAL = "internal"
    PARTNER = "partner"
    UN = "un"
    PUBLIC_INITIALS = "public_initials"
    PUBLIC_NAME = "public_name"


class FieldKey(StrEnum):
    """A part of a case that an audience may or may not see."""

    NAME = "name"
    OTHER_NAMES = "other_names"
    CASE_NUMBER = "case_number"
    REFERENCE = "reference"
    PHOTO = "photo"
    SEX = "sex"
    BIRTH_DATE = "birth_date"
    BIRTH_PLACE = "birth_place"
    CITIZENSHIP = "citizenship"
    RESIDENCE = "residence"
    OCCUPATION = "occupation"
    ACTIVITY = "activity"
    SUMMARY = "summary"
    CASEWORKER = "caseworker"
    IDENTIFIERS = "identifiers"
    RISK_FLAGS = "risk_flags"
    RECOGNITIONS = "recognitions"
    DETENTIONS = "detentions"
    CIRCUMSTANCES = "circumstances"
    PLACEMENTS = "placements"
    CELLS = "cells"
    CHARGES = "charges"
    SENTENCES = "sentences"
    CLAIMS = "claims"
    RELEASES = "releases"
    PAPERS = "papers"
    REMARKS = "remarks"
    FOLLOW_UPS = "follow_ups"
    NOTES = "notes"
    DOCUMENTS = "documents"
    FAMILY_NOTICES = "family_notices"
    COURT = "court"
    OFFICIALS = "officials"
    AFFAIRS = "affairs"
    RESTRICTIONS = "restrictions"
    INCIDENTS = "incidents"
    EXAMINATIONS = "examinations"
    HEALTH = "health"
    CONTACTS = "contacts"
    SUPPORT = "support"
    RELATIVES = "relatives"
    CONSENTS = "consents"
    TAGS = "tags"
    CUSTOM_FIELDS = "custom_fields"
    CUSTODY_STEPS = "custody_steps"
    VARIANTS = "variants"
    SOURCES = "sources"
    CONFIDENTIAL_SOURCES = "confidential_sources"


_FACTS = frozenset(
    {
        FieldKey.DETENTIONS,
        FieldKey.PLACEMENTS,
        FieldKey.CHARGES,
        FieldKey.SENTENCES,
        FieldKey.CLAIMS,
        FieldKey.RELEASES,
        FieldKey.RECOGNITIONS,
        FieldKey.SEX,
        FieldKey.CITIZENSHIP,
    }
)
_IDENTITY = frozenset({FieldKey.NAME, FieldKey.OTHER_NAMES, FieldKey.OCCUPATION, FieldKey.PHOTO})
_FOR_THE_UN = frozenset(
    {
        FieldKey.CASE_NUMBER,
        FieldKey.BIRTH_DATE,
        FieldKey.BIRTH_PLACE,
        FieldKey.RESIDENCE,
        FieldKey.ACTIVITY,
        FieldKey.SUMMARY,
        FieldKey.CIRCUMSTANCES,
        FieldKey.IDENTIFIERS,
        FieldKey.SOURCES,
    }
)
_PROCEEDINGS = frozenset(
    {FieldKey.COURT, FieldKey.OFFICIALS, FieldKey.AFFAIRS, FieldKey.RESTRICTIONS, FieldKey.INCIDENTS}
)

# Who a confidential source is leaves the register for nobody: not even a page for the office's own drawer
# shows it.
_ALLOWED: Mapping[Audience, frozenset[FieldKey]] = {
    Audience.INTERNAL: frozenset(FieldKey) - {FieldKey.CONFIDENTIAL_SOURCES},
    Audience.PARTNER: _FACTS
    | _IDENTITY
    | _FOR_THE_UN
    | _PROCEEDINGS
    | {FieldKey.REFERENCE, FieldKey.RISK_FLAGS, FieldKey.CELLS, FieldKey.PAPERS, FieldKey.CASEWORKER},
    Audience.UN: _FACTS | _IDENTITY | _FOR_THE_UN | _PROCEEDINGS,
    Audience.PUBLIC_INITIALS: _FACTS,
    Audience.PUBLIC_NAME: _FACTS | _IDENTITY,
}

_OF_PERSON: Mapping[FieldKey, str] = {
    key: key.value
    for key in (
        FieldKey.CASE_NUMBER,
        FieldKey.REFERENCE,
        FieldKey.SEX,
        FieldKey.BIRTH_DATE,
        FieldKey.BIRTH_PLACE,
        FieldKey.CITIZENSHIP,
        FieldKey.RESIDENCE,
        FieldKey.OCCUPATION,
        FieldKey.ACTIVITY,
        FieldKey.SUMMARY,
        FieldKey.CASEWORKER,
    )
}

_PARTS: Mapping[FieldKey, tuple[str, ...]] = {
    FieldKey.IDENTIFIERS: ("identifiers",),
    FieldKey.RISK_FLAGS: ("flags",),
    FieldKey.RECOGNITIONS: ("recognitions",),
    FieldKey.DETENTIONS: ("detentions",),
    FieldKey.PLACEMENTS: ("placements",),
    FieldKey.CHARGES: ("charges",),
    FieldKey.SENTENCES: ("sentences",),
    FieldKey.CLAIMS: ("claims",),
    FieldKey.RELEASES: ("releases", "confirmations", "journey"),
    FieldKey.FOLLOW_UPS: ("follow_ups",),
    FieldKey.NOTES: ("notes",),
    FieldKey.FAMILY_NOTICES: ("family_notices",),
    FieldKey.COURT: ("hearings", "appeals"),
    FieldKey.AFFAIRS: ("affairs_of",),
    FieldKey.RESTRICTIONS: ("restrictions", "listings"),
    FieldKey.INCIDENTS: ("incidents", "involvements", "investigations", "investigation_steps", "deaths"),
    FieldKey.EXAMINATIONS: ("examinations", "findings"),
    FieldKey.HEALTH: ("health",),
    FieldKey.CONTACTS: ("contacts",),
    FieldKey.SUPPORT: ("support",),
    FieldKey.RELATIVES: ("relatives",),
    FieldKey.CONSENTS: ("consents",),
    FieldKey.TAGS: ("tags",),
    FieldKey.CUSTOM_FIELDS: ("custom_values",),
    FieldKey.CUSTODY_STEPS: ("custody_steps",),
    FieldKey.VARIANTS: ("variants",),
}

_WITHIN: Mapping[FieldKey, tuple[tuple[str, str], ...]] = {
    FieldKey.CIRCUMSTANCES: (
        ("detentions", "reasons"),
        ("detentions", "circumstances"),
        ("sentences", "text"),
        ("hearings", "observer"),
    ),
    FieldKey.CELLS: (("placements", "cell"),),
    FieldKey.PAPERS: (("releases", "papers"),),
    FieldKey.REMARKS: (
        ("placements", "note"),
        ("claims", "note"),
        ("releases", "note"),
        ("confirmations", "note"),
        ("journey", "note"),
        ("flags", "note"),
        ("recognitions", "note"),
        ("documents", "note"),
        ("charges", "note"),
        ("hearings", "note"),
        ("appeals", "note"),
        ("restrictions", "note"),
        ("listings", "note"),
        ("incidents", "note"),
        ("involvements", "note"),
        ("investigations", "note"),
        ("deaths", "note"),
    ),
}

_OF_LINE: Mapping[FieldKey, tuple[str, ...]] = {
    FieldKey.CASE_NUMBER: ("case_number",),
    FieldKey.REFERENCE: ("reference",),
    FieldKey.BIRTH_DATE: ("birth",),
    FieldKey.FOLLOW_UPS: ("next_due",),
    FieldKey.RISK_FLAGS: ("flags",),
    FieldKey.CASEWORKER: ("caseworker",),
    FieldKey.PHOTO: ("thumbnail",),
    FieldKey.CLAIMS: ("status", "since", "confidence"),
}

_OF_SOURCE = ("title", "url", "note")


@dataclasses.dataclass(frozen=True, slots=True)
class Disclosed:
    """A case as an audience may see it, and how many recorded values it does not see."""

    case: Case
    withheld: int


def allowed(audience: Audience) -> frozenset[FieldKey]:
    """Return what the audience may see, given that it may see the person at all."""
    return _ALLOWED[audience]


def disclose(case: Case, keys: frozenset[FieldKey]) -> Disclosed:
    """Return the case with everything blanked that is not among `keys`."""
    withheld = 0
    changed: dict[str, Any] = {}

    def part(name: str) -> tuple[Any, ...]:
        return tuple(changed.get(name, getattr(case, name)))

    person = case.person
    for key, field in _OF_PERSON.items():
        if key not in keys:
            person, taken_away = _without(person, field)
            withheld += taken_away
    if FieldKey.CASEWORKER not in keys:
        changed["caseworkers"] = ()
        # Which colleagues work on a case is nobody's business but the office's.
        person, taken_away = _without(person, "case_group")
        withheld += taken_away
    changed["person"] = person
    for key, names in _PARTS.items():
        for name in names if key not in keys else ():
            withheld += len(part(name))
            changed[name] = ()
    for key, places in _WITHIN.items():
        for name, field in places if key not in keys else ():
            pairs = [_without(record, field) for record in part(name)]
            changed[name] = tuple(record for record, _blanked in pairs)
            withheld += sum(blanked for _record, blanked in pairs)
    changed["names"], blanked = disclose_names(case.names, keys)
    withheld += blanked
    changed["documents"] = tuple(
        one for one in part("documents") if (FieldKey.PHOTO if one.portrait else FieldKey.DOCUMENTS) in keys
    )
    withheld += len(case.documents) - len(changed["documents"])
    if FieldKey.OFFICIALS not in keys:
        withheld += len(case.officials)
        changed["officials"] = {}
    if FieldKey.AFFAIRS not in keys:
        changed["affairs"] = {}
    if FieldKey.CUSTOM_FIELDS not in keys:
        changed["custom_fields"] = {}
    changed["sources"] = {number: _source(source, keys) for number, source in case.sources.items()}
    withheld += sum(changed["sources"][number] is not source for number, source in case.sources.items())
    return Disclosed(dataclasses.replace(case, **changed), withheld)


def initials(form: NameForm) -> str:
    """Return the initials of a name, given name first: `V. K.`."""
    parts = [form.given, form.surname] if form.given or form.surname else form.text.split()
    return " ".join(f"{part.strip()[0].upper()}." for part in parts if part.strip())


def disclose_names(
    forms: tuple[NameForm, ...], keys: frozenset[FieldKey]
) -> tuple[tuple[NameForm, ...], int]:
    """Return all forms, or one for each language, or only its initials; and how many values were taken away."""
    kept = forms
    if FieldKey.OTHER_NAMES not in keys:
        used = {name_for(forms, language).id for language in Language}
        kept = tuple(form for form in forms if form.id in used)
    withheld = len(forms) - len(kept)
    if FieldKey.NAME in keys:
        return kept, withheld
    bare = tuple(
        form.model_copy(update={"surname": "", "given": "", "patronymic": "", "text": initials(form)})
        for form in kept
    )
    return bare, withheld + 1


def disclose_line(line: PersonLine, keys: frozenset[FieldKey]) -> tuple[PersonLine, int]:
    """Return a line of a list of people without what is not among `keys`, and how many values were taken away.

    Names are left blank: a document takes them from `disclose_names`, in its own language.
    """
    taken: dict[str, Any] = {"name": "", "second_name": "", "matched": ""}
    if FieldKey.CASEWORKER not in keys:
        taken["case_group"] = ""
    if FieldKey.CONTACTS not in keys:
        taken["life_day"] = None
    withheld = 0
    for key, names in _OF_LINE.items():
        for name in names if key not in keys else ():
            taken[name] = type(getattr(line, name))() if name != "next_due" else None
        withheld += int(key not in keys and bool(getattr(line, names[0])))
    return dataclasses.replace(line, **taken), withheld


def _source(source: Source, keys: frozenset[FieldKey]) -> Source:
    key = FieldKey.CONFIDENTIAL_SOURCES if source.confidential else FieldKey.SOURCES
    return source if key in keys else source.model_copy(update=dict.fromkeys(_OF_SOURCE, ""))


def _without(record: R, field: str) -> tuple[R, bool]:
    """Return the record with the field at its default, and whether that took something away."""
    default = type(record).model_fields[field].get_default()
    if getattr(record, field) == default:
        return record, False
    return record.model_copy(update={field: default}), True
