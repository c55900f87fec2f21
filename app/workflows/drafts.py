"""Keeping what was typed and not saved, so that a lock, a crash or a phone call loses nothing."""

import datetime as dt

from app.store import drafts
from app.workflows.desk import Desk


def keep_draft(desk: Desk, form: str, values: dict[str, str]) -> None:
    """Keep the values of a form; `form` names the form and the record, e.g. `note:17:new`."""
    desk.register.bookkeeping(lambda connection: drafts.keep(connection, form, values, desk.clock.now()))


def take_draft(desk: Desk, form: str) -> tuple[dict[str, str], dt.datetime] | None:
    """Return the kept values of a form and when they were kept, or None."""
    with desk.register.reading() as reader:
        return drafts.take(reader.connection, form)


def drop_draft(desk: Desk, form: str) -> None:
    """Forget the draft of a form."""
    desk.register.bookkeeping(lambda connection: drafts.drop(connection, form))
