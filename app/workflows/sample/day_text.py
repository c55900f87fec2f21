"""Writes the days of a fictional life as the register stores them."""

import datetime as dt


def day_text(day: dt.date, form: str = "") -> str:
    """Return a day as a stored partial date: exact, or only the month (`month`), or about it (`about`)."""
    if form == "month":
        return f"{day:%Y-%m}"
    if form == "about":
        return f"{day:%Y-%m}~"
    return day.isoformat()
