"""The formats in which persons can be brought in, each recognised by the names of its columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.base.i18n import N_
from app.base.progress import Progress
from app.domain.person_draft import Parsed
from app.domain.vocabulary import Terms
from app.importers import viasna_csv, vigil_csv
from app.importers.table_file import Table


@dataclass(frozen=True, slots=True)
class Format:
    """A way to read tables.

    `name` is what `--format` takes, `title` what the window shows (a message: translate it there). `parse` tells only
    what it complains of itself; what was wrong with the file stands in the table.
    """

    name: str
    title: str
    recognises: Callable[[Sequence[str]], bool]
    parse: Callable[[Table, Terms, Progress], Parsed]


FORMATS: tuple[Format, ...] = (
    Format("vigil-csv", N_("Vigil’s own table"), vigil_csv.recognises, vigil_csv.parse),
    Format(
        "viasna-csv",
        N_("Viasna’s list of political prisoners"),
        viasna_csv.recognises,
        viasna_csv.parse,
    ),
)
"""Every format, in the order in which a header is held against them."""
