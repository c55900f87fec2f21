"""Writing what is owed as a calendar file for a telephone or another program."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from app.base.durable_file import durable_file
from app.base.errors import Problem
from app.base.i18n import _, language_in_force
from app.domain.disclosure import Audience
from app.domain.vocabulary import Vocabulary
from app.reports.icalendar import CalendarDay, calendar_file
from app.store.register import require_outside
from app.workflows.desk import Desk
from app.workflows.follow_ups import FollowUpLine, list_follow_ups
from app.workflows.write_paper import Paper, note_departure

MOST = 5000
CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Exported:
    """The file that was written and how many follow-ups are in it."""

    file: Path
    many: int


def export_calendar(
    desk: Desk, out: Path, *, assignee: str | None = None, with_names: bool = False, overwrite: bool = False
) -> Exported:
    """Write the follow-ups that have a day to `out`.

    A calendar travels to telephones and servers: without `with_names` an entry has only the kind of the follow-up and
    the case number, for a title may name somebody. That it left is kept in the history. Raises Problem for a file in
    the way or inside the register.
    """
    require_outside(out)
    if out.exists() and not overwrite:
        raise Problem(_("There is a file {path} already.").format(path=out), _("Choose another name."))
    lines = [
        line
        for line in list_follow_ups(desk, assignee=assignee, limit=MOST)
        if line.follow_up.due is not None
    ]
    key = hashlib.sha256(str(desk.register.facts().get("id", desk.organisation)).encode()).hexdigest()[:16]
    days = [_day(desk, line, key, with_names) for line in lines]
    content = calendar_file(days, desk.clock.now())
    told_of = {line.person.id for line in lines}
    note_departure(desk, Paper(CALENDAR, Audience.INTERNAL, told_of), hashlib.sha256(content).hexdigest())
    with durable_file(out) as new:
        new.write_bytes(content)
    return Exported(out, len(days))


def _day(desk: Desk, line: FollowUpLine, key: str, with_names: bool) -> CalendarDay:
    one, person = line.follow_up, line.person
    assert one.due is not None
    kind = (
        desk.terms.label(Vocabulary.FOLLOW_UP_KIND, one.kind, language_in_force())
        if one.kind
        else _("Follow-up")
    )
    summary = f"{one.title} · {person.name}" if with_names else f"{kind} · {person.case_number}"
    return CalendarDay(f"{key}-{one.id}@vigil", one.due, summary)
