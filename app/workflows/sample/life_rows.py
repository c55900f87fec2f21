"""The rows that a story consists of: stays, claims, sentences, punishments, releases."""

import datetime as dt
from random import Random

from app.domain.detention import Detention, Placement, Sentence
from app.domain.release import Release
from app.domain.status import Claim, Confidence
from app.store.batch import Batch
from app.workflows.sample.day_text import day_text
from app.workflows.sample.inventory import Stock, Town
from app.workflows.sample.scene import Scene
from app.workflows.sample.told import FIRST_WAVE, Told
from app.workflows.sample.words import length_in_words

_DAY = dt.timedelta(days=1)
_CONFIDENCE = Stock(
    (Confidence.SINGLE.value, Confidence.CORROBORATED.value, Confidence.CONFIRMED.value), (45, 30, 25)
)


class LifeRows:
    """Notes the rows of one person's life; a stay lasts until the next begins or the detention ends."""

    def __init__(
        self, book: Batch, scene: Scene, rng: Random, person_id: int, sex: str, own_source: int | None
    ) -> None:
        self.book, self.scene, self.rng = book, scene, rng
        self.person_id, self.sex, self.own_source = person_id, sex, own_source
        self.town: Town = scene.stock.towns.draw(rng)
        self.detention_id = 0
        self.told = Told(FIRST_WAVE)
        self._stay = 0
        self._stays_at: int | None = None
        self.said_last: tuple[str, int | None] = ("unknown", None)
        self._regime = ""

    def punish(self, kind: str, day: dt.date, days: int) -> None:
        """Put the person into a punishment cell for some days."""
        self.book.add(
            Placement,
            person_id=self.person_id,
            detention_id=self.detention_id,
            facility_id=self._stays_at,
            regime=self._regime,
            punishment=kind,
            start=day_text(day),
            end=day_text(day + days * _DAY),
            source_id=self.scene.source(self.rng, "lawyer", "fellow_prisoner"),
        )

    def note_release(self, kind: str, day: dt.date, *sources: str) -> int:
        """Note how and when the person was let go, and return the id of the release."""
        return self.book.add(
            Release,
            person_id=self.person_id,
            detention_id=self.detention_id,
            kind=kind,
            date=day_text(day),
            papers="certificate",
            confirmation=self.rng.choice(("family_or_lawyer", "person", "seen")),
            source_id=self.own_source or self.scene.source(self.rng, *sources),
        )

    def sentence(
        self,
        kind: str,
        months: int,
        regime: str,
        trial: dt.date,
        start: dt.date,
        end: dt.date,
        in_force: dt.date | None = None,
    ) -> None:
        """Note what a court decided."""
        rng = self.rng
        self.told.trial, self.told.detention_id = trial, self.detention_id
        self.told.in_force = in_force if in_force and in_force <= self.scene.known_until else None
        self.told.court = f"{rng.choice(('Абласны суд', 'Раённы суд', 'Гарадскі суд'))}, {self.town.name}"
        self.told.sentence_id = self.book.add(
            Sentence,
            person_id=self.person_id,
            detention_id=self.detention_id,
            kind=kind,
            years=months // 12,
            months=months % 12,
            regime=regime,
            court=self.told.court,
            judge=f"{rng.choice('АВГДМНС')}. {self.scene.stock.surnames.draw(rng).be[rng.choice('mf')]}",
            date=day_text(trial),
            in_force=day_text(self.told.in_force) if self.told.in_force else None,
            appeal_date=day_text(self.told.in_force) if self.told.in_force else None,
            start=day_text(start),
            end=day_text(end),
            text=length_in_words(months, kind, regime),
            source_id=self.scene.source(rng, "court", "media"),
        )

    def move(
        self, day: dt.date, facility_id: int | None, place: str = "", regime: str = "", *, vague: bool = False
    ) -> None:
        """End the stay before and begin one at this facility."""
        self.leave(day)
        self._stays_at, self._regime = facility_id, regime
        self._stay = self.book.add(
            Placement,
            person_id=self.person_id,
            detention_id=self.detention_id,
            facility_id=facility_id,
            place=place,
            regime=regime,
            start=day_text(day, "month" if vague else ""),
            source_id=self.own_source,
        )

    def leave(self, day: dt.date) -> None:
        """End the stay, if there is one."""
        if self._stay:
            self.book.change(Placement, self._stay, end=day_text(day))
            self._stay = 0

    def end(self, day: dt.date) -> None:
        """End the detention and the stay."""
        self.leave(day)
        self.book.change(Detention, self.detention_id, end=day_text(day))

    def claim(
        self,
        status: str,
        day: dt.date,
        *sources: str,
        confidence: str = "",
        facility_id: int | None = None,
        release_id: int | None = None,
        vague: bool = False,
        form: str = "",
        note: str = "",
    ) -> None:
        """Note what somebody says about where the person is; without `confidence` it is what was true."""
        rng = self.rng
        if not confidence:
            self.said_last = (status, facility_id)
        own = self.own_source if rng.random() < 0.5 else None
        late = dt.timedelta(days=min(int(rng.expovariate(0.2)), (self.scene.known_until - day).days))
        self.book.add(
            Claim,
            person_id=self.person_id,
            status=status,
            since=day_text(day, "month" if vague else form),
            confidence=confidence or _CONFIDENCE.draw(rng),
            source_id=own or self.scene.source(rng, *sources),
            facility_id=facility_id,
            detention_id=self.detention_id or None,
            release_id=release_id,
            recorded_on=(day + late).isoformat(),
            note=note,
        )
