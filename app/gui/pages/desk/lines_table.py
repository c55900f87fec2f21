"""The lines of a list on the desk: as printed, whom each may mean, and what was decided."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.base.i18n import _
from app.domain.announced_list import LineDecision
from app.domain.record import PersonId
from app.gui.pages.desk.buckets import Bucket, bucket_of, line_chip
from app.gui.widgets.record_table import RecordTable, TableColumn
from app.workflows.reconcile import DeskLine, Reconciliation


class LinesTable(RecordTable):
    """Shows the lines of one bucket; the current line stays current as long as it is among them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._columns(), _("Lines of the list"), parent)
        self._found: Reconciliation | None = None

    def show_lines(self, found: Reconciliation, bucket: Bucket, go_to: int | None = None) -> bool:
        """Show what lies in a bucket, at the line `go_to`, and return whether that line is among them."""
        self._found = found
        current: DeskLine | None = self.current()
        rows = [one for one in found.lines if bucket in (Bucket.ALL, bucket_of(one))]
        self.show_rows(rows)
        places = {one.line.id: row for row, one in enumerate(rows)}
        wanted = (go_to, current.line.id if current else None)
        if (row := next((places[line] for line in wanted if line in places), None)) is not None:
            self.choose(row)
        return go_to in places

    def choose_first_waiting(self) -> None:
        """Make the first line that nobody has decided the current one, or else the first."""
        self.choose(next((row for row, one in enumerate(self.rows) if _waits(one)), 0))

    def choose_next_waiting(self) -> None:
        """Make the next line that waits the current one; in a bucket the decided line leaves by itself."""
        place = self.currentIndex().row()
        following = (*range(place + 1, len(self.rows)), *range(place))
        found = next((row for row in following if _waits(self.rows[row])), None)
        if found is not None:
            self.choose(found)

    def _columns(self) -> Sequence[TableColumn[DeskLine]]:
        return (
            TableColumn(_("Line"), lambda one: str(one.line.number), width=56),
            TableColumn(_("As printed"), lambda one: one.line.printed, self._meant, strong=True),
            TableColumn(_("Decision"), lambda _one: "", width=214, chip=line_chip),
        )

    def _meant(self, one: DeskLine) -> str:
        """Say whom a line means, or is proposed to mean."""
        people = self._found.people if self._found else {}
        first = one.match.namesake or next(iter(one.match.candidates), None)
        likely = not one.no_name and bucket_of(one) in (Bucket.PROPOSED, Bucket.OPEN)
        best = one.line.person_id or (first.person_id if first and likely else None)
        person = people.get(best) if best is not None else None
        warning = f"▲ {_('not held on the eve')}" if self._is_doubtful(one, best) else ""
        return " · ".join(filter(None, (warning, person.name, person.case_number))) if person else ""

    def _is_doubtful(self, one: DeskLine, person: PersonId | None) -> bool:
        return (
            _waits(one) and person is not None and self._found is not None and self._found.is_doubtful(person)
        )


def _waits(one: DeskLine) -> bool:
    return one.line.decision is LineDecision.UNDECIDED
