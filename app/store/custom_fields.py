"""The answers that occur to a field of the organisation, and who gave those that a query wants."""

import json
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import col

from app.domain.asked_answers import asked
from app.domain.custom_field import CustomField
from app.domain.people_list import PeopleQuery
from app.store.case_tables import CustomValueRow
from app.store.unit import Reader

MOST_ANSWERS = 500


def answers(reader: Reader, field_id: int) -> tuple[str, ...]:
    """Return the different answers to a field in order; none where there are too many to choose from."""
    found = tuple(reader.connection.scalars(_different(field_id).limit(MOST_ANSWERS + 1)))
    return found if len(found) <= MOST_ANSWERS else ()


def answering(reader: Reader, query: PeopleQuery, field_id: int) -> Select[Any]:
    """Return who gave one of the answers that the query chooses or asks for, to one field."""
    wanted = [value for number, value in query.custom if number == field_id]
    typed = [text for number, text in query.asked if number == field_id]
    if typed:
        fields = reader.by_id(CustomField, [field_id])
        fits = [asked(field.kind, text) for field in fields.values() for text in typed]
        answers = reader.connection.scalars(_different(field_id))
        wanted += [one for one in answers if any(fit(one) for fit in fits)]
    value = col(CustomValueRow.value)
    among = select(func.json_each(json.dumps(wanted)).table_valued("value").c.value)
    return select(col(CustomValueRow.person_id)).where(
        col(CustomValueRow.custom_field_id) == field_id, value.in_(among)
    )


def _different(field_id: int) -> Select[str]:
    value = col(CustomValueRow.value)
    return select(value).where(col(CustomValueRow.custom_field_id) == field_id).distinct().order_by(value)
