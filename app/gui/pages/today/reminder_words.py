"""Says in words what a case reminds of."""

import datetime as dt

from app.base.i18n import _, ngettext
from app.domain.reminder import Reminder, ReminderKind
from app.gui import wording


def reminder_words(reminder: Reminder, today: dt.date) -> str:
    """Return the sentence: `The sentence ends on 5 March 2027`."""
    day = reminder.day
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
            words = _("A paper expires on {date}")
        case ReminderKind.APPEAL:
            words = _("Appeal possible until {date}")
        case ReminderKind.BIRTHDAY:
            words = _("Birthday on {date}: write in time")
    return words.format(date=wording.day(day))
