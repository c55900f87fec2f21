"""Drafts: what somebody typed into a form and has not saved, kept inside the encrypted register."""

import datetime as dt
import json

from sqlalchemy import Connection, delete, insert, select
from sqlmodel import col

from app.store.own_tables import DraftRow


def keep(connection: Connection, form: str, values: dict[str, str], at: dt.datetime) -> None:
    """Keep what stands in the form, instead of what was kept before."""
    drop(connection, form)
    contents = json.dumps(values, ensure_ascii=False)
    connection.execute(insert(DraftRow).values(form=form, kept_at=at.isoformat(), contents=contents))


def take(connection: Connection, form: str) -> tuple[dict[str, str], dt.datetime] | None:
    """Return the values of the form's draft and when they were kept, or None."""
    row = connection.execute(select(DraftRow).where(col(DraftRow.form) == form)).first()
    return (json.loads(row.contents), dt.datetime.fromisoformat(row.kept_at)) if row else None


def drop_of(connection: Connection, person_id: int) -> None:
    """Forget every draft about a person; their forms are named `form:person:record`."""
    connection.execute(delete(DraftRow).where(col(DraftRow.form).like(f"%:{person_id}:%")))


def drop(connection: Connection, form: str) -> None:
    """Forget the form's draft."""
    connection.execute(delete(DraftRow).where(col(DraftRow.form) == form))
