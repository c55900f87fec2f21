"""Finding in which documents and files a person was told of."""

from sqlalchemy import or_, select
from sqlmodel import col

from app.domain.departure import Departure
from app.domain.record import PersonId
from app.store.case_tables import DepartureRow
from app.store.tables import PersonRow
from app.store.unit import Reader


def about(reader: Reader, person_id: PersonId) -> tuple[Departure, ...]:
    """Return what left about the person or anybody who was merged into them, newest first."""
    merged = reader.connection.scalars(
        select(col(PersonRow.id)).where(col(PersonRow.merged_into_id) == person_id)
    )
    ids = [person_id, *merged]
    query = (
        select(DepartureRow)
        .where(or_(*(col(DepartureRow.people).contains(f";{one};") for one in ids)))
        .order_by(col(DepartureRow.id).desc())
    )
    return tuple(Departure.model_validate(dict(row)) for row in reader.connection.execute(query).mappings())
