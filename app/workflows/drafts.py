"""Keeping what was typed and not saved, so that a lock, a crash or a phone call loses nothing."""

import datetime as dt

from app.store import drafts
from app.workflows.desk import Desk

MOST_DRAFTS = 4
Waiting = tuple[str, dict[str, str], dt.datetime]
"""Where a draft is kept, what was typed, and when."""


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


def places_of(form: str) -> tuple[str, ...]:
    """Return under which names the drafts of a form are kept: one that waits to be taken up is never overwritten."""
    return tuple(form + "+" * number for number in range(MOST_DRAFTS))


def waiting_drafts(desk: Desk, form: str) -> tuple[Waiting, ...]:
    """Return the drafts of a form that nobody has decided about, the oldest place first."""
    kept = ((place, take_draft(desk, place)) for place in places_of(form))
    return tuple((place, *draft) for place, draft in kept if draft is not None)
