"""What the register knows of the persons whom a file names: read once, in bare rows, for thousands at a time."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from app.domain.custom_field import CustomValue, PersonTag
from app.domain.detention import Charge, Detention, Placement, Sentence
from app.domain.facility import Facility
from app.domain.facility_names import FacilityNames
from app.domain.person import Identifier, NameForm, Note, Person, Recognition, RiskFlag
from app.domain.person_draft import PersonDraft
from app.domain.record import PersonId, Record
from app.domain.release import Release
from app.domain.status import Claim
from app.importers.viasna_csv import page_key
from app.store import known_people
from app.store.unit import Reader

# The columns that are compared, by kind of record.
COLUMNS: Mapping[type[Record], Sequence[str]] = {
    Person: ("id", "reference", "sex", "birth_date", "citizenship", "summary", "merged_into_id"),
    NameForm: ("surname", "given", "patronymic", "text"),
    Identifier: ("kind", "number"),
    Detention: ("id", "start", "end"),
    Placement: ("id", "detention_id", "facility_id", "place", "start", "end"),
    Charge: ("article", "part"),
    Sentence: ("kind", "years", "months", "days", "text"),
    Claim: ("status", "since", "confidence", "recorded_on", "facility_id", "id"),
    Release: ("id", "kind", "date"),
    Recognition: ("organisation",),
    RiskFlag: ("flag",),
    Note: ("text",),
    PersonTag: ("tag",),
    CustomValue: ("custom_field_id", "value"),
}

Number: TypeAlias = tuple[str, str]
"""A number that names one person: its kind and what is compared of it."""
REFERENCE = "reference"
"""The kind of the number that the organisation's own files give a person."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """The compared columns of all records of one person, and the references of those who were merged into them."""

    person_id: PersonId
    rows: Mapping[type[Record], Sequence[tuple[Any, ...]]]
    former_references: frozenset[str] = frozenset()

    def of(self, kind: type[Record]) -> Sequence[tuple[Any, ...]]:
        """Return the rows of a kind."""
        return self.rows.get(kind, ())

    def column(self, kind: type[Record], name: str) -> list[Any]:
        """Return one column of all rows of a kind."""
        place = COLUMNS[kind].index(name)
        return [row[place] for row in self.of(kind)]

    @property
    def fields(self) -> dict[str, Any]:
        """The columns of the person itself; none of somebody who is new."""
        rows = self.of(Person)
        return dict(zip(COLUMNS[Person], rows[0], strict=True)) if rows else {}


def numbers_of(draft: PersonDraft) -> dict[Number, str]:
    """Return the numbers by which a draft names its person, each with how the row writes it, the firmest first."""
    numbers: dict[Number, str] = {}
    if reference := draft.fields.get("reference", ""):
        numbers[REFERENCE, reference] = reference
    for kind, number in draft.identifiers:
        numbers[kind, _comparable(kind, number)] = number
    return numbers


def owners_of(reader: Reader, drafts: Sequence[PersonDraft]) -> dict[int, dict[Number, PersonId]]:
    """Return whose the numbers of each draft are, by the row of the draft; numbers of nobody are left out."""
    references = known_people.by_reference(
        reader, {text for draft in drafts if (text := draft.fields.get("reference", ""))}
    )
    owners: dict[Number, PersonId] = {
        (REFERENCE, reference): person_id for reference, person_id in references.items()
    }
    if any(draft.identifiers for draft in drafts):
        for kind, number, person_id in known_people.identifiers(reader, ("viasna_id", "viasna_url")):
            owners.setdefault((kind, _comparable(kind, number)), person_id)
    found = {}
    for draft in drafts:
        own = {number: owners[number] for number in numbers_of(draft) if number in owners}
        if own:
            found[draft.row] = own
    return found


def read_known(reader: Reader, people: Collection[PersonId]) -> dict[PersonId, KnownPerson]:
    """Read what is compared of these persons."""
    former = known_people.former_references(reader, people)
    by_kind = {kind: reader.columns(kind, names, people) for kind, names in COLUMNS.items()}
    return {
        person: KnownPerson(
            person,
            {kind: rows.get(person, ()) for kind, rows in by_kind.items()},
            frozenset(former.get(person, ())),
        )
        for person in set(people)
    }


class Facilities:
    """Finds a facility from what a file writes for it."""

    def __init__(self, reader: Reader) -> None:
        # Thousands of rows share few spellings.
        self._found: dict[str, Facility | None] = {}
        self._by_id = {facility.id: facility for facility in reader.find(Facility)}
        self._names = FacilityNames(self._by_id.values())

    def find(self, text: str) -> Facility | None:
        """Return the facility, or None when no facility is called so."""
        if text not in self._found:
            self._found[text] = self._names.find(text)
        return self._found[text]

    def by_id(self, facility_id: int | None) -> Facility | None:
        """Return the facility with this id."""
        return self._by_id.get(facility_id) if facility_id is not None else None


def _comparable(kind: str, number: str) -> str:
    return page_key(number) if kind == "viasna_url" else number.casefold()
