"""The time, as something that can be handed in: tests and samples bring their own."""

from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the moment in UTC and the day where the user is."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""

    def today(self) -> date:
        """Return the user's day."""


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the day in the local time zone."""
        return datetime.now().astimezone().date()


class FixedClock:
    """A clock that stands still until it is set."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return the set moment."""
        return self.moment

    def today(self) -> date:
        """Return the day of the set moment."""
        return self.moment.date()
