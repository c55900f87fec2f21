"""For whom a document may be made: the audiences with the number of people whom each may be told of."""

from collections.abc import Collection

from app.domain.event_figures import Missing
from app.domain.people_list import PeopleQuery
from app.domain.record import PersonId
from app.store import people
from app.workflows.consents import Offered, offered_audiences
from app.workflows.desk import Desk
from app.workflows.event_figures import expected_people, named_in
from app.workflows.print_report import About, Report


def offer_audiences(desk: Desk, report: Report, about: About) -> tuple[Offered, ...]:
    """Return for each audience how many people of the document it may be told of today, and why others not."""
    return offered_audiences(desk, _concerned(desk, report.name, about))


def _concerned(desk: Desk, name: str, about: About) -> Collection[PersonId]:
    if about.people:
        return about.people
    if about.event_id is None:
        query = PeopleQuery(on=desk.clock.today(), statuses=frozenset(desk.terms.custody_codes))
        with desk.register.reading() as reader:
            return people.find(reader, query).ids
    if name == "still-held":
        return expected_people(desk, about.event_id, Missing.ALL).ids
    with desk.register.reading() as reader:
        return named_in(reader, about.event_id)
