"""Reading the history."""

from app.domain.history import Change
from app.domain.record import PersonId
from app.store import history
from app.workflows.desk import Changes, Desk


def read_history(
    desk: Desk, person_id: PersonId | None = None, before: int | None = None, limit: int = 200
) -> tuple[Change, ...]:
    """Return changes, newest first, of one person or of the whole register."""
    with desk.register.reading() as reader:
        return history.read_changes(reader.connection, person_id, before, limit)


def history_head(desk: Desk) -> tuple[int, str]:
    """Return the number of the last change of what is recorded and the short seal that reports print."""
    with desk.register.reading() as reader:
        return history.state(reader.connection)


def undo(desk: Desk) -> Changes:
    """Take back the last change of this session as a whole."""
    return desk.undo()


def redo(desk: Desk) -> Changes:
    """Do again what the last undo took back."""
    return desk.redo()
