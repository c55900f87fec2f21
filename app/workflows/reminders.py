"""What the cases remind of today, and making a follow-up of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.base.i18n import _, language_in_force
from app.domain.follow_up import FollowUp, FollowUpFields, Priority
from app.domain.partial_date import PartialDate
from app.domain.people_list import PersonLine
from app.domain.proof_of_life import SILENT_DAYS
from app.domain.reminder import (
    BIRTHDAY_DAYS,
    FOLLOW_UP_KINDS,
    OVERDUE_DAYS,
    STAGES,
    Reminder,
    ReminderKind,
    is_answered,
    is_due,
    next_birthday,
)
from app.domain.vocabulary import Terms, Vocabulary
from app.store import person_lines, reminders
from app.store.unit import Reader
from app.workflows.desk import AllBut, Desk

REQUESTED = "requested"
"""The state of an investigation that was asked for and that nobody has answered."""
MOST_COMING = 200
"""So much of what comes is shown, the soonest first."""
MOST_SILENT = 50
"""So many of the silent are shown, the latest silences first: there something can still be done in time."""
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """A reminder with the person it concerns, and what it is about where that has a name ("Passport")."""

    reminder: Reminder
    person: PersonLine
    what: str = ""


@dataclass(frozen=True, slots=True)
class Reminded:
    """What is shown, soonest first, and how much comes and how many are silent in all (more than is shown, maybe)."""

    lines: tuple[ReminderLine, ...]
    coming: int
    silent: int


def list_reminders(desk: Desk, *, assignee: str | None = None) -> Reminded:
    """Return what the cases remind of; `assignee` narrows to the people whose caseworker that is."""
    today = desk.clock.today()
    # What the cases remind of is looked for anew after a change of a case, not after each follow-up that is done.
    found_coming, silences, silent = desk.kept(
        ("reminders", today, assignee), AllBut(("follow_up", "note")), lambda: _look(desk, today, assignee)
    )
    with desk.register.reading() as reader:
        coming = _unanswered(reader, found_coming, today)
        shown = [*coming[:MOST_COMING], *_unanswered(reader, silences, today)]
        everybody = sorted({one.person_id for one in shown})
        lines = {line.id: line for line in person_lines.of(reader, everybody, None)}
    found = tuple(
        ReminderLine(one, lines[one.person_id], _what(desk.terms, one))
        for one in shown
        if one.person_id in lines
    )
    return Reminded(found, len(coming), silent)


def _look(
    desk: Desk, today: dt.date, assignee: str | None
) -> tuple[tuple[Reminder, ...], tuple[Reminder, ...], int]:
    """Return all that comes, the soonest first, the latest silences, and how many are silent."""
    custody, since = desk.terms.custody_codes, today - SILENT_DAYS * _DAY
    with desk.register.reading() as reader:
        coming = sorted(_coming(reader, desk, today), key=_urgency)
        if assignee is not None:
            theirs = reminders.people_of(reader, assignee, {one.person_id for one in coming})
            coming = [one for one in coming if one.person_id in theirs]
        silences = (
            Reminder(ReminderKind.SILENCE, person, day, "person", person)
            for person, day in reminders.silent(reader, custody, since, MOST_SILENT, assignee)
        )
        return tuple(coming), tuple(silences), reminders.count_silent(reader, custody, since, assignee)


def _unanswered(reader: Reader, found: Iterable[Reminder], today: dt.date) -> list[Reminder]:
    """Return what nobody takes care of yet."""
    asked = tuple(found)
    owed: dict[int, list[FollowUp]] = defaultdict(list)
    for one in reader.find(FollowUp, person_id=sorted({one.person_id for one in asked})) if asked else ():
        owed[one.person_id].append(one)
    return [one for one in asked if not is_answered(one, owed[one.person_id], today)]


def make_follow_up(desk: Desk, reminder: Reminder) -> FollowUp:
    """Add the follow-up that a reminder calls for, for the caseworker of the person, as one change."""
    today = desk.clock.today()
    with desk.register.reading() as reader:
        (line,) = person_lines.of(reader, [reminder.person_id], None)
    sentence = _("Make a follow-up of a reminder of {name}")
    what = _what(desk.terms, reminder)
    with desk.changing(sentence.format(name=line.name)) as change:
        added: FollowUp = change.add(
            FollowUpFields(
                person_id=reminder.person_id,
                kind=FOLLOW_UP_KINDS[reminder.kind],
                title=f"{title_of(reminder)}: {what}" if what else title_of(reminder),
                due=_due(reminder, today),
                priority=Priority.HIGH if reminder.kind is not ReminderKind.BIRTHDAY else Priority.NORMAL,
                assignee=line.caseworker or desk.who,
                link_kind=reminder.link_kind,
                link_id=reminder.link_id,
            )
        )
    return added


def title_of(reminder: Reminder) -> str:
    """Say what is to be done."""
    match reminder.kind:
        case ReminderKind.SENTENCE_END:
            return _("Prepare for the end of the sentence")
        case ReminderKind.PAPER:
            return _("See to the paper that expires")
        case ReminderKind.APPEAL:
            return _("File the appeal in time")
        case ReminderKind.REPLY:
            return _("Ask for the reply that is due")
        case ReminderKind.BIRTHDAY:
            return _("Write for the birthday")
        case ReminderKind.SILENCE:
            return _("Find out where the person is and how they are")


def _what(terms: Terms, reminder: Reminder) -> str:
    """Return what the record of a reminder is called."""
    if reminder.link_kind == "investigation":
        return _("official investigation")
    vocabulary = {"identifier": Vocabulary.IDENTIFIER_KIND, "appeal": Vocabulary.APPEAL_KIND}.get(
        reminder.link_kind
    )
    if vocabulary is None or not reminder.detail:
        return ""
    return terms.label(vocabulary, reminder.detail, language_in_force())


def _due(reminder: Reminder, today: dt.date) -> dt.date:
    if reminder.day is None or reminder.kind is ReminderKind.SILENCE:
        return today
    ahead = {ReminderKind.BIRTHDAY: 10, ReminderKind.APPEAL: 1}.get(reminder.kind, 7)
    return max(today, reminder.day - ahead * _DAY)


def _coming(reader: Reader, desk: Desk, today: dt.date) -> Iterator[Reminder]:
    custody = desk.terms.custody_codes
    for person, number, end in reminders.sentence_ends(
        reader, custody, *_span(ReminderKind.SENTENCE_END, today)
    ):
        yield from _near(ReminderKind.SENTENCE_END, person, end, today, ("sentence", number))
    for person, number, deadline in reminders.appeals(reader, *_span(ReminderKind.APPEAL, today)):
        yield from _near(ReminderKind.APPEAL, person, deadline, today, ("appeal", number))
    yield from _unappealed(reader, desk, today)
    yield from _unreplied(reader, desk, today)
    for person, number, expires, kind in reminders.papers(reader, *_span(ReminderKind.PAPER, today)):
        yield from _near(ReminderKind.PAPER, person, expires, today, ("identifier", number), kind)
    days = [f"{today + number * _DAY:%m-%d}" for number in range(BIRTHDAY_DAYS + 1)]
    days += ["02-29"] if "02-28" in days else []
    for person, birth in reminders.born_on(reader, custody, days):
        day = next_birthday(PartialDate(birth), today)
        if day is not None and is_due(ReminderKind.BIRTHDAY, day, today):
            yield Reminder(ReminderKind.BIRTHDAY, person, day, "person", person)


def _unappealed(reader: Reader, desk: Desk, today: dt.date) -> Iterator[Reminder]:
    """Yield the judgments whose time for an appeal runs; how long it is says the kind of follow-up."""
    allowed = _allowed(desk, ReminderKind.APPEAL, 10)
    for person, number, date in reminders.judgments_without_appeal(reader, today - allowed, today):
        given = date if isinstance(date, PartialDate) else PartialDate(str(date))
        deadline = given.earliest + allowed
        if given.exact and is_due(ReminderKind.APPEAL, deadline, today):
            yield Reminder(ReminderKind.APPEAL, person, deadline, "sentence", number)


def _unreplied(reader: Reader, desk: Desk, today: dt.date) -> Iterator[Reminder]:
    """Yield what was sent to an authority and has no answer; how long it may take says the kind of follow-up."""
    kind = ReminderKind.REPLY
    allowed = _allowed(desk, kind, 30)
    first = today - allowed - OVERDUE_DAYS[kind] * _DAY
    last = today - allowed + max(STAGES[kind]) * _DAY
    found = [(*one[:3], "appeal", one[3]) for one in reminders.unanswered_appeals(reader, first, last)]
    asked = reminders.unanswered_requests(reader, REQUESTED, first, last)
    found += [(*one[:3], "investigation", "") for one in asked]
    for person, number, date, record, detail in found:
        sent = date if isinstance(date, PartialDate) else PartialDate(str(date))
        # Of a vague date the last day counts: nobody is told of a reply that is not due yet.
        day = sent.latest + allowed
        if is_due(kind, day, today):
            yield Reminder(kind, person, day, record, number, detail)


def _allowed(desk: Desk, kind: ReminderKind, otherwise: int) -> dt.timedelta:
    """Return how long the kind of follow-up that is made of a reminder allows."""
    term = desk.terms.get(Vocabulary.FOLLOW_UP_KIND, FOLLOW_UP_KINDS[kind])
    days = term.attributes.get("days", "") if term else ""
    return dt.timedelta(days=int(days) if days.isdecimal() else otherwise)


def _span(kind: ReminderKind, today: dt.date) -> tuple[dt.date, dt.date]:
    return today, today + max(STAGES[kind]) * _DAY


def _near(
    kind: ReminderKind, person: int, date: object, today: dt.date, link: tuple[str, int], detail: str = ""
) -> Iterator[Reminder]:
    """Yield a reminder where the day is near; a vague date counts by its first day."""
    known = date if isinstance(date, PartialDate) else PartialDate(str(date))
    day = max(known.earliest, today) if known.earliest <= today <= known.latest else known.earliest
    if is_due(kind, day, today):
        yield Reminder(kind, person, day, *link, detail)


def _urgency(one: Reminder) -> tuple[int, int]:
    """The soonest comes first."""
    return one.day.toordinal() if one.day else 0, one.person_id
