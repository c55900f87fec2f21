"""Says in words what a case reminds of."""

import datetime as dt

from app.base.i18n import _, ngettext
from app.domain.reminder import ReminderKind
from app.gui import wording
from app.workflows.reminders import ReminderLine


def reminder_words(line: ReminderLine, today: dt.date) -> str:
    """Return the sentence: `The sentence ends on 5 March 2027`."""
    reminder, day = line.reminder, line.reminder.day
    if day is None:
        return _("No proof of life is recorded, and no date of the arrest")
    match reminder.kind:
        case ReminderKind.SILENCE:
            days = max(0, (today - day).days)
            words = ngettext("No proof of life for {n} day", "No proof of life for {n} days", days)
            return words.format(n=wording.number(days))
        case ReminderKind.SENTENCE_END:
            words = _("The sentence ends on {date}")
        case ReminderKind.PAPER:
            words = _("{paper}: expires on {date}") if line.what else _("A paper expires on {date}")
        case ReminderKind.APPEAL:
            words = _("Appeal possible until {date}")
        case ReminderKind.REPLY:
            words = _("Reply due since {date}: {what}") if day < today else _("Reply due on {date}: {what}")
        case ReminderKind.BIRTHDAY:
            words = _("Birthday on {date}: write in time")
    return words.format(date=wording.day(day), paper=line.what, what=line.what or _("appeal"))
