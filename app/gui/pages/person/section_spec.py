"""How a section of the person page is declared: what it shows of a case and what can be added to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.case import Case
from app.domain.record import PersonId, Record
from app.gui.forms.field_spec import FormSpec, Values
from app.gui.forms.sheet_request import SheetRequest, adding, entering
from app.gui.pages.person.line import Column, Line
from app.gui.pages.person.wording import Wording
from app.workflows.desk import Desk


@dataclass(frozen=True, slots=True)
class Adding:
    """A button that adds something: its words, the form, and with which values it begins besides the defaults.

    `workflow` records what the form made; without one the form makes a record, which is simply added. What is added
    `hangs_on` a record of that part of the case, which its field names; with none there it cannot be added, unless
    it may stand `alone`. `chosen` is the record of the section on which the keyboard was.
    """

    label: str
    form: FormSpec
    values: Callable[[Case, str], Values]
    workflow: Callable[[Desk, PersonId, Any], object] | None = None
    hangs_on: tuple[str, str] | None = None
    alone: bool = False
    chosen: Record | None = None

    def can_be_added(self, case: Case) -> bool:
        """Return whether the case has what this hangs on."""
        return self.hangs_on is None or self.alone or bool(getattr(case, self.hangs_on[0]))

    def request(self, case: Case, who: str) -> SheetRequest:
        """Return what to show for this person; `who` enters it."""
        values = {**self.values(case, who), **self._hung(case)}
        if self.workflow is not None:
            return entering(self.form, case.person.id, self.workflow, values)
        return adding(self.form, case.person.id, values)

    def _hung(self, case: Case) -> Values:
        """Hang it on the chosen record, or on the only one; of several somebody has to say which is meant."""
        if self.hangs_on is None:
            return {}
        part, field = self.hangs_on
        there = [one.id for one in getattr(case, part)]
        if self.chosen is not None and self.chosen in getattr(case, part):
            return {field: self.chosen.id}
        meant = getattr(self.chosen, field, None)
        if meant in there:
            return {field: meant}
        return {field: there[0] if len(there) == 1 else None}


@dataclass(frozen=True, slots=True)
class Acting:
    """A button that does what the page does under `key`; its words are marked with N_()."""

    label: str
    key: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence above a table; `role` is how it is written: a hint, or a warning."""

    text: str
    role: str = "hint"


def _no_remarks(_case: Case, _wording: Wording) -> tuple[Remark, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section made of one table. `title`, `empty` and the labels are marked with N_().

    `remarks` are sentences above the table, each with the role in which it is written (a hint, a warning).
    `empty` is the one helpful sentence that stands there while there is nothing to show.
    """

    key: str
    title: str
    empty: str
    columns: tuple[Column, ...]
    lines: Callable[[Case, Wording], tuple[Line, ...]]
    adding: tuple[Adding, ...] = ()
    acting: tuple[Acting, ...] = ()
    remarks: Callable[[Case, Wording], tuple[Remark, ...]] = _no_remarks
