"""How many releases of an event were verified at a moment, to hold beside the number that somebody announced then."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.domain.event_figures import CONFIRMED
from app.domain.partial_date import PartialDate
from app.domain.record import PersonId
from app.domain.release import Confirmation, ConfirmationStep, Release

END_OF_DAY = "24:00"


class Verified:
    """The releases of an event with when each became how sure.

    A release without steps of its own is as sure as it is recorded since the day it was entered (`entered`, by its
    id). A step without a date counts only when nothing later is known of the release.
    """

    def __init__(
        self,
        releases: Iterable[Release],
        steps: Iterable[ConfirmationStep],
        entered: Mapping[int, dt.date],
    ) -> None:
        of_release: dict[int, list[tuple[dt.date, str, Confirmation]]] = defaultdict(list)
        for step in sorted(steps, key=lambda one: one.id):
            if step.date is not None:
                of_release[step.release_id].append((step.date.latest, step.time or END_OF_DAY, step.level))
        self._known: list[tuple[PersonId, list[tuple[dt.date, str, Confirmation]]]] = []
        for release in releases:
            known = sorted(of_release[release.id], key=lambda one: one[:2])
            if not known and release.id in entered:
                known = [(entered[release.id], "", release.confirmation)]
            self._known.append((release.person_id, known))

    def by(self, said: PartialDate | None, time: str = "") -> int | None:
        """Return how many people were confirmed free by then, on the word of one who knows them; None: when is open."""
        if said is None:
            return None
        moment = (said.latest, time or END_OF_DAY)
        sure = set()
        for person, known in self._known:
            levels = [level for day, at, level in known if (day, at) <= moment]
            if levels and levels[-1] in CONFIRMED:
                sure.add(person)
        return len(sure)
