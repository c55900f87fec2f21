"""Puts texts and dates together for what the commands print."""

from app.base.language import Language
from app.domain.partial_date import PartialDate


def joined(*texts: str, by: str = ", ") -> str:
    """Join the texts that are not empty."""
    return by.join(text for text in texts if text)


def line(text: str) -> str:
    """Put a text of several lines on one."""
    return " ".join(text.split())


def day(date: PartialDate | None) -> str:
    """Say a date, nothing for none."""
    return date.display(Language.EN) if date else ""


def span(start: PartialDate | None, end: PartialDate | None) -> str:
    """Say from when until when."""
    if start and end:
        return f"{day(start)} to {day(end)}"
    return f"since {day(start)}" if start else f"until {day(end)}" if end else ""
