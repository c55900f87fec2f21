"""Sources as a picker lists them: what they are called, of tens of thousands without reading them whole."""

from sqlmodel import col, select

from app.domain.partial_date import PartialDate
from app.domain.source import SourceTitle
from app.store.tables import SourceRow
from app.store.unit import Reader


def titles(reader: Reader, *, confidential: bool) -> tuple[SourceTitle, ...]:
    """Return the sources that have a title, the latest first; `confidential` ones only where they may be named."""
    row = SourceRow
    query = (
        select(col(row.id), col(row.title), col(row.date), col(row.url))
        .where(col(row.title) != "")
        .order_by(col(row.id).desc())
    )
    if not confidential:
        query = query.where(col(row.confidential).is_(False))
    found = reader.connection.execute(query)
    return tuple(
        SourceTitle(number or 0, title, PartialDate(date) if date else None, url)
        for number, title, date, url in found
    )
