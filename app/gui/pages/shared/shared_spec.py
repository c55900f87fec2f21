"""How a page of shared records is declared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.record import Record
from app.gui.forms.choices import Choices
from app.gui.forms.field_spec import FormSpec
from app.gui.widgets.record_table import TableColumn
from app.workflows.read_shared import Shared


@dataclass(frozen=True, slots=True)
class SharedSpec:
    """A page of records of one kind. The texts are marked with N_() and translated when shown.

    `columns` and `search` (what the search field looks in) work on `Shared` records; `order` sorts them.
    """

    kind: type[Record]
    form: FormSpec
    title: str
    icon: str
    add: str
    empty: str
    empty_hint: str
    concerned: str
    columns: Callable[[Choices], Sequence[TableColumn[Shared[Any]]]]
    search: Callable[[Any], str]
    order: Callable[[Shared[Any]], Any]
    heading: Callable[[Any], str]
