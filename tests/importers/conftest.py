"""Tables and terms for the tests of formats."""

from collections.abc import Callable

import pytest

from app.base.progress import Silent
from app.domain.person_draft import Parsed
from app.domain.vocabulary import Terms, shipped_terms
from app.importers.formats import FORMATS
from app.importers.table_file import Row, Table

TERMS = Terms(shipped_terms())


def table_of(*rows: dict[str, str], header: tuple[str, ...] = ()) -> Table:
    """Return a table with these rows; the columns are those of the rows and `header`."""
    columns = tuple(dict.fromkeys((*header, *(name for row in rows for name in row))))
    filled = (
        Row(number, {name: row.get(name, "") for name in columns}) for number, row in enumerate(rows, 2)
    )
    return Table(columns, tuple(filled), ())


def parsed(format_name: str, *rows: dict[str, str]) -> Parsed:
    """Parse these rows in a format."""
    chosen = next(item for item in FORMATS if item.name == format_name)
    return chosen.parse(table_of(*rows), TERMS, Silent())


@pytest.fixture
def parse_vigil() -> Callable[..., Parsed]:
    """Parse rows of our own table."""
    return lambda *rows: parsed("vigil-csv", *rows)


@pytest.fixture
def parse_viasna() -> Callable[..., Parsed]:
    """Parse rows of Viasna's list."""
    return lambda *rows: parsed("viasna-csv", *rows)
