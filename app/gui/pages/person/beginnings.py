"""With which values new records of a person begin."""

from app.domain.case import Case
from app.domain.partial_date import PartialDate
from app.gui.forms.field_spec import Values


def of_person(case: Case, _who: str) -> Values:
    """Begin a record of this person."""
    return {"person_id": case.person.id}


def of_detention(case: Case, who: str) -> Values:
    """Begin a record within the detention that is open, or else the latest one."""
    detention = case.open_detention or (case.detentions[-1] if case.detentions else None)
    return {**of_person(case, who), "detention_id": detention.id if detention else None}


def next_name(case: Case, who: str) -> Values:
    """Begin a name form after those that are there."""
    return {**of_person(case, who), "position": len(case.names)}


def owed_by_caseworker(case: Case, who: str) -> Values:
    """Begin a follow-up for whoever follows this person, or else for who enters it."""
    return {**of_person(case, who), "assignee": case.person.caseworker or who}


def written_today(case: Case, who: str) -> Values:
    """Begin a note."""
    return {**of_person(case, who), "date": PartialDate.of(case.as_of), "author": who}


def nothing_yet(_case: Case, _who: str) -> Values:
    """Begin with what every new one begins with."""
    return {}
