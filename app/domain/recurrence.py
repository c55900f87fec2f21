"""How often something is owed again: rules as RFC 5545 writes them, and the words for the common ones.

A rule counts from the day on which the thing was due. When it is done late, the days that have passed meanwhile are
skipped: nobody is owed the same letter twice.
"""

import datetime as dt

from dateutil.rrule import rrulestr

from app.base.i18n import N_

_LONGEST = 200
_ALLOWED = frozenset(
    {
        "FREQ",
        "INTERVAL",
        "UNTIL",
        "BYMONTH",
        "BYMONTHDAY",
        "BYDAY",
        "BYSETPOS",
        "WKST",
        "BYYEARDAY",
        "BYWEEKNO",
    }
)
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_MOST_INTERVAL = 1000

WORDS = {
    "FREQ=WEEKLY": N_("every week"),
    "FREQ=WEEKLY;INTERVAL=2": N_("every two weeks"),
    "FREQ=DAILY;INTERVAL=14": N_("every 14 days"),
    "FREQ=DAILY;INTERVAL=30": N_("every 30 days"),
    "FREQ=DAILY;INTERVAL=60": N_("every 60 days"),
    "FREQ=MONTHLY": N_("every month"),
    "FREQ=MONTHLY;INTERVAL=3": N_("every three months"),
    "FREQ=MONTHLY;INTERVAL=6": N_("every six months"),
    "FREQ=YEARLY": N_("every year"),
    "FREQ=DAILY": N_("every day"),
}
"""The rules that a person chooses from, and their words (marked for translation)."""


def is_rule(text: str) -> bool:
    """Tell whether a text is a rule that a follow-up can be owed again by.

    Rules that end after a number of times are none: each follow-up counts anew from its own day.
    """
    parts = _parts(text)
    if not parts or len(text) > _LONGEST or not set(parts) <= _ALLOWED:
        return False
    interval = parts.get("INTERVAL", "1")
    if parts.get("FREQ") not in _FREQUENCIES or not (interval.isascii() and interval.isdecimal()):
        return False
    if not 1 <= int(interval) <= _MOST_INTERVAL:
        return False
    try:
        rrulestr(text, dtstart=dt.datetime(2024, 1, 1))  # noqa: DTZ001  days have no time zone
    except (ValueError, TypeError, IndexError, AttributeError):
        return False
    return True


def next_day(rule: str, due: dt.date, done: dt.date) -> dt.date | None:
    """Return the first day of the rule after both days, or None where the rule has ended or is none."""
    if not is_rule(rule):
        return None
    start = dt.datetime.combine(due, dt.time())
    after = dt.datetime.combine(max(due, done), dt.time())
    try:
        found = rrulestr(pinned(rule, due), dtstart=start).after(after)
    except (ValueError, OverflowError):
        return None
    return found.date() if found else None


def pinned(rule: str, due: dt.date) -> str:
    """Return a monthly rule so that the end of a month stays its end: the 31st is the 30th where there is none.

    Plain, such a rule would leave February out, and a day moved to the 28th would never move back.
    """
    if due.day <= 28 or _parts(rule).get("FREQ") != "MONTHLY" or "BY" in rule.upper():
        return rule
    days = ",".join(str(day) for day in range(28, due.day + 1))
    return f"{rule};BYMONTHDAY={days};BYSETPOS=-1"


def words_of(rule: str) -> str:
    """Return the words of a rule, marked for translation; a rule without words is its own."""
    plain = ";".join(
        f"{name}={value}"
        for name, value in _parts(rule).items()
        if not (name == "BYSETPOS" or (name == "BYMONTHDAY" and "BYSETPOS" in _parts(rule)))
    )
    return WORDS.get(rule) or WORDS.get(plain) or rule


def _parts(rule: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in rule.upper().removeprefix("RRULE:").split(";")]
    names = [name for name, _mark, _value in pairs]
    whole = all(mark and value for _name, mark, value in pairs) and len(set(names)) == len(names)
    return {name: value for name, _mark, value in pairs} if whole else {}
