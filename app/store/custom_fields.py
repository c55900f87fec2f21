"""The answers that occur to a field of the organisation."""

from sqlalchemy import select
from sqlmodel import col

from app.store.case_tables import CustomValueRow
from app.store.unit import Reader

MOST_ANSWERS = 500


def answers(reader: Reader, field_id: int) -> tuple[str, ...]:
    """Return the different answers to a field in order; none where there are too many to choose from."""
    query = (
        select(col(CustomValueRow.value))
        .where(col(CustomValueRow.custom_field_id) == field_id)
        .distinct()
        .order_by(col(CustomValueRow.value))
        .limit(MOST_ANSWERS + 1)
    )
    found = tuple(reader.connection.scalars(query))
    return found if len(found) <= MOST_ANSWERS else ()
