"""What one does with the records of a person without a form: removing, finishing, postponing."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.base.errors import Problem
from app.base.i18n import _
from app.domain.follow_up import FollowUp, FollowUpState
from app.domain.labels import kind_label
from app.domain.proposed_flags import ProposedFlag
from app.domain.record import PersonId, Record
from app.domain.reminder import Reminder
from app.gui.background import Lane, run
from app.workflows.desk import Desk
from app.workflows.edit_records import remove_record, save_record
from app.workflows.follow_ups import finish_follow_up, postpone_follow_up
from app.workflows.part_again import part_again
from app.workflows.raise_flag import raise_flag
from app.workflows.reminders import make_follow_up, title_of

POSTPONED_BY = dt.timedelta(days=7)


class PersonDeeds(QObject):
    """Runs the workflows. `told` says what was done and can be undone, `failed` why it was not."""

    told = Signal(str)
    failed = Signal(Problem)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def remove(self, record: Record) -> None:
        """Take a record away; an undo brings it back."""
        what = kind_label(type(record)).capitalize()
        self._do(lambda: remove_record(self._desk, record), _("{what} removed.").format(what=what))

    def tick(self, follow_up: FollowUp) -> None:
        """Finish a follow-up, or open a finished one again."""
        if follow_up.state is FollowUpState.DONE:
            opened = follow_up.but(state=FollowUpState.OPEN, done_on=None)
            self._do(lambda: save_record(self._desk, opened), _("The follow-up is open again."))
        else:
            self._do(
                lambda: finish_follow_up(self._desk, follow_up),
                _("Done: {title}.").format(title=follow_up.title),
            )

    def postpone(self, follow_up: FollowUp) -> None:
        """Give a follow-up another week from its day, or from today when that has passed."""
        today = self._desk.clock.today()
        due = max(follow_up.due or today, today) + POSTPONED_BY
        self._do(
            lambda: postpone_follow_up(self._desk, follow_up, due),
            _("Postponed by a week: {title}.").format(title=follow_up.title),
        )

    def owe(self, reminder: Reminder) -> None:
        """Make a follow-up of what a case reminds of."""
        self._do(
            lambda: make_follow_up(self._desk, reminder),
            _("Follow-up added: {title}.").format(title=title_of(reminder)),
        )

    def raise_flag(self, person_id: PersonId, proposed: ProposedFlag, why: str) -> None:
        """Raise a risk flag that was proposed."""
        self._do(lambda: raise_flag(self._desk, person_id, proposed, why), _("Risk flag raised."))

    def part(self, merge_id: int) -> None:
        """Take a merge apart."""
        self._do(lambda: part_again(self._desk, merge_id), _("They are two persons again."))

    def _do(self, work: Callable[[], object], sentence: str) -> None:
        run(
            self,
            lambda _progress: work(),
            Lane.STORE,
            done=lambda _result: self.told.emit(sentence),
            failed=self.failed.emit,
        )
