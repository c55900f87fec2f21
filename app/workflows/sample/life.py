"""Tells the life of one fictional person: arrest, pre-trial detention, trial, colony, punishments, release.

Everything is drawn from a random generator of the person's own, so that the same seed gives the same person however
large the register is. A story ends at the last day that the scene knows of.
"""

import datetime as dt

from app.domain.detention import Charge, Detention
from app.domain.release import Release
from app.domain.sentence_end import Length, last_day
from app.domain.status import Claim, Confidence
from app.workflows.sample.day_text import day_text
from app.workflows.sample.inventory import Article, Stock
from app.workflows.sample.life_rows import LifeRows
from app.workflows.sample.scene import OPEN_FACILITIES, PRISONS
from app.workflows.sample.told import FIRST_WAVE, Outcome, Told

_DAY = dt.timedelta(days=1)
_MONTH = 30.44
# The waves of arrests: until when, and how many of a hundred.
_WAVES = Stock(
    (
        (FIRST_WAVE, dt.date(2020, 12, 31)),
        (dt.date(2021, 1, 1), dt.date(2021, 12, 31)),
        (dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
        (dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        (dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
        (dt.date(2025, 1, 1), dt.date(2026, 9, 30)),
    ),
    (10, 17, 17, 17, 18, 21),
)
_FORCES = Stock(("ГУБАЗіК", "міліцыя", "КДБ", "АМАП"), (40, 35, 15, 10))
_ENDS_EARLY = Stock(
    ("pardon", "amnesty", "early_conditional", "health", "replaced_milder"), (30, 30, 20, 8, 12)
)


class Story(LifeRows):
    """Tells the life of one person."""

    def tell(self, outcome: Outcome | None = None) -> Told:
        """Tell the whole life; `outcome` is the release event that it has to lead to."""
        rng = self.rng
        arrest = self._arrest_day(outcome)
        self.told.arrest = arrest
        if outcome is None and rng.random() < 0.02:
            self.claim("wanted_abroad", arrest, "authority", "media")
            self.told.held, self.told.abroad = False, True
            return self.told
        sizo = arrest + dt.timedelta(days=rng.randint(3, 10))
        trial = sizo + dt.timedelta(days=rng.randint(90, 330))
        self._begin(arrest, sizo)
        article = self.scene.stock.articles.draw(rng)
        further = self.scene.stock.articles.draw(rng) if rng.random() < 0.3 else None
        tried = trial <= self.scene.known_until
        self._charge(article, further, trial if tried else None, arrest)
        if outcome is None and rng.random() < 0.04:
            closed = min(sizo + dt.timedelta(days=rng.randint(10, 60)), trial)
            self._release("case_closed", closed)
        elif not tried:
            self._also_unsure(sizo)
        elif outcome is None and article.may_be_milder and rng.random() < 0.3:
            self._milder(article, trial)
        else:
            self._colony(article, trial, outcome)
        return self.told

    def _arrest_day(self, outcome: Outcome | None) -> dt.date:
        first, last = _WAVES.draw(self.rng)
        last = min(last, self.scene.known_until - 12 * _DAY)
        if outcome is not None:
            last = min(last, outcome.day - 400 * _DAY)
            first = min(first, last)
        return first + dt.timedelta(days=self.rng.randint(0, max((last - first).days, 0)))

    def _begin(self, arrest: dt.date, sizo: dt.date) -> None:
        rng, facilities = self.rng, self.scene.facilities
        vague = rng.random() < 0.08
        self.detention_id = self.told.detention_id = self.book.add(
            Detention,
            person_id=self.person_id,
            start=day_text(arrest, "month" if vague else ""),
            place=f"{self.town.name}, {rng.choice(('дома', 'на працы', 'на вуліцы', 'на мяжы'))}",
            forces=_FORCES.draw(rng),
            warrant=rng.choice(("shown", "not_shown", "unknown", "unknown")),
            source_id=self.own_source,
        )
        first = facilities.get(self.town.first)
        self.move(arrest, first, "" if first else f"ІЧУ, {self.town.name}", vague=vague)
        self.claim("police_custody", arrest, "social", "media", "ngo", facility_id=first, vague=vague)
        sizo_id = facilities["SIZO-KGB" if rng.random() < 0.06 else self.town.sizo]
        self.move(sizo, sizo_id)
        self.claim("pretrial_sizo", sizo, "lawyer", "ngo", "media", facility_id=sizo_id)

    def _charge(
        self, article: Article, further: Article | None, trial: dt.date | None, arrest: dt.date
    ) -> None:
        charged = [article] if further is None or further.code == article.code else [article, further]
        self.told.articles = tuple(one.code for one in charged)
        for one in charged:
            self.book.add(
                Charge,
                person_id=self.person_id,
                detention_id=self.detention_id,
                article=one.code,
                part=one.part,
                stage="verdict" if trial else "indictment",
                outcome="convicted" if trial else "pending",
                date=day_text(trial or arrest + 9 * _DAY),
            )

    def _also_unsure(self, sizo: dt.date) -> None:
        """Add, for some who await trial, a rumour that nobody has confirmed."""
        if self.rng.random() < 0.12:
            day = min(sizo + dt.timedelta(days=self.rng.randint(20, 80)), self.scene.known_until)
            self.claim("pretrial_house", day, "social", confidence=Confidence.RUMOUR.value)

    def _milder(self, article: Article, trial: dt.date) -> None:
        """Sentence to restricted freedom: out of the courtroom, and months later to an open facility or home."""
        rng = self.rng
        months = rng.randint(article.least, article.most)
        directed = rng.random() < 0.65
        kind = "restricted_directed" if directed else "restricted_home"
        begins = trial + dt.timedelta(days=rng.randint(60, 150))
        # A day in custody counts as two; so much is left that there is something to serve.
        spent = 2 * (trial - self.told.arrest).days
        months = max(months, spent // 30 + 6)
        ends = _last_day(begins, months) - dt.timedelta(days=spent)
        self.sentence(kind, months, "", trial, begins, ends)
        self.end(trial)
        self.told.ended = trial
        release_id = self.note_release("after_trial_non_custodial", trial, "lawyer", "media")
        self.claim("awaiting_serving", trial, "lawyer", "court", release_id=release_id)
        self.told.held = False
        if begins > self.scene.known_until:
            return
        if directed:
            facility_id = self.scene.facilities[f"IUOT-{rng.randint(1, OPEN_FACILITIES)}"]
            self.detention_id = self.book.add(
                Detention, person_id=self.person_id, start=day_text(begins), source_id=self.own_source
            )
            self.move(begins, facility_id)
            self.claim("khimiya_directed", begins, "ngo", facility_id=facility_id)
            self.told.held = True
        else:
            self.claim("khimiya_home", begins, "ngo")
        if ends <= self.scene.known_until:
            self._release("served_full", ends)

    def _colony(self, article: Article, trial: dt.date, outcome: Outcome | None) -> None:
        """Sentence to imprisonment, from the appeal to the end."""
        rng, known = self.rng, self.scene.known_until
        months = rng.randint(article.least, article.most) + 6
        if outcome:
            months = max(months, round((outcome.day - self.told.arrest).days / _MONTH) + rng.randint(4, 40))
        in_force = trial + dt.timedelta(days=rng.randint(40, 80))
        ends = _last_day(self.told.arrest, months)
        regime = "strengthened" if self.sex == "m" and months > 48 else "general"
        self.sentence("imprisonment", months, regime, trial, self.told.arrest, ends, in_force)
        stop, kind = (outcome.day, outcome.kind) if outcome else self._stop(in_force, ends)
        last = min(stop, known)
        arrives = in_force + dt.timedelta(days=rng.randint(12, 45))
        if arrives < last:
            self._serve(arrives, last, regime)
        if stop > known:
            return
        if kind == "died":
            self.end(stop)
            self.claim("died_custody", stop, "authority", "lawyer")
            self.told.held, self.told.died, self.told.ended = False, True, stop
        elif outcome:
            self._freed(outcome)
        else:
            self._release(kind, stop)
            self._afterwards(stop)

    def _stop(self, in_force: dt.date, ends: dt.date) -> tuple[dt.date, str]:
        """Return when and how imprisonment ends: in full, earlier, or by death."""
        left = (ends - in_force).days
        chance = self.rng.random()
        if left < 60 or chance > 0.16:
            return max(ends, in_force + _DAY), "served_full"
        day = in_force + dt.timedelta(days=self.rng.randint(left // 2, left - 10))
        return day, "died" if chance < 0.01 else _ENDS_EARLY.draw(self.rng)

    def _serve(self, arrives: dt.date, last: dt.date, regime: str) -> None:
        rng = self.rng
        code = self.scene.colony(rng, self.sex)
        transit = arrives - dt.timedelta(days=rng.randint(3, 10))
        if rng.random() < 0.3:
            self.claim("transit", transit, "lawyer", "fellow_prisoner")
        self.move(arrives, self.scene.facilities[code], regime=regime)
        self.claim("colony", arrives, "ngo", "lawyer", "media", facility_id=self.scene.facilities[code])
        day = arrives
        while (day := day + dt.timedelta(days=rng.randint(95, 700))) + 40 * _DAY < last:
            self._happens(day, last, regime)

    def _happens(self, day: dt.date, last: dt.date, regime: str) -> None:
        """Let something happen in the colony on `day`; everything that it begins ends before `last`."""
        rng, chance = self.rng, self.rng.random()
        if chance < 0.4:
            for turn in range(rng.randint(1, 3)):
                self.punish("shizo", day + turn * 10 * _DAY, 10)
        elif chance < 0.48 and day + 100 * _DAY < last:
            self.punish("pkt", day, rng.choice((30, 60, 90)))
            self.told.in_cell_type_room = True
        elif chance < 0.6:
            vague = "about" if rng.random() < 0.3 and day.day > 1 else ""
            code = rng.choice(PRISONS) if rng.random() < 0.2 else self.scene.colony(rng, self.sex)
            status = "prison" if code in PRISONS else "colony"
            self.move(day, self.scene.facilities[code], regime="prison" if status == "prison" else regime)
            self.claim(status, day, "lawyer", "ngo", facility_id=self.scene.facilities[code], form=vague)
        elif chance < 0.66:
            self.claim("hospital", day, "social", confidence=Confidence.RUMOUR.value)
        elif chance < 0.7:
            denied = "Маці абвергла: ён у калоніі." if self.sex == "m" else "Маці абвергла: яна ў калоніі."
            self.claim("released", day, "social", confidence=Confidence.REFUTED.value, note=denied)

    def _freed(self, outcome: Outcome) -> None:
        ends = outcome.kind != "at_border_refused"
        release_id = self.book.add(
            Release,
            person_id=self.person_id,
            detention_id=self.detention_id,
            release_event_id=outcome.event_id,
            kind=outcome.kind,
            date=day_text(outcome.day),
            place=outcome.place,
            destination=outcome.destination,
            conditions=outcome.conditions,
            papers=outcome.papers,
            confirmation=outcome.confirmation,
            source_id=outcome.source_id,
        )
        if ends:
            self.end(outcome.day)
        self.told.release_id = release_id
        self.told.held, self.told.ended, self.told.abroad = (
            not ends,
            outcome.day,
            ends and outcome.kind != "pardon",
        )
        freed = {"pardon_expelled": "expelled", "pardon": "released"}
        # Who refused to leave is held as before.
        status, facility_id = self.said_last if not ends else (freed[outcome.kind], None)
        self.book.add(
            Claim,
            person_id=self.person_id,
            status=status,
            facility_id=facility_id,
            since=day_text(outcome.day),
            confidence="confirmed"
            if outcome.confirmation in ("person", "family_or_lawyer")
            else "corroborated",
            source_id=outcome.source_id,
            detention_id=self.detention_id,
            release_id=release_id,
            recorded_on=outcome.day.isoformat(),
        )
        if outcome.kind == "pardon":
            self._again(outcome.day + dt.timedelta(days=70 + self.person_id % 30))

    def _again(self, day: dt.date) -> None:
        """Arrest somebody again who had been freed."""
        if day < self.scene.known_until - 15 * _DAY:
            self.told.held, self.told.ended = True, None
            self._begin(day, day + dt.timedelta(days=self.rng.randint(3, 10)))
            self._charge(self.scene.stock.articles.draw(self.rng), None, None, day)

    def _afterwards(self, day: dt.date) -> None:
        """A few are arrested again, and a few die at liberty."""
        rng, known = self.rng, self.scene.known_until
        chance = rng.random()
        if chance < 0.05:
            self._again(day + dt.timedelta(days=rng.randint(20, 400)))
        elif chance < 0.06:
            died = day + dt.timedelta(days=rng.randint(30, 500))
            if died < known:
                self.claim("died_after", died, "media")
                self.told.died = True

    def _release(self, kind: str, day: dt.date) -> None:
        if self.told.held:
            self.end(day)
        release_id = self.note_release(kind, day, "ngo", "lawyer", "media")
        status = "khimiya_home" if kind == "replaced_milder" else "released"
        self.claim(status, day, "ngo", "lawyer", release_id=release_id)
        self.told.held, self.told.ended = False, day


def _last_day(begins: dt.date, months: int) -> dt.date:
    """Return the last day of a term; here and there a court counts a few days otherwise."""
    last = last_day(begins, Length(months=months))
    assert last is not None
    return last + dt.timedelta(days=7) if begins.day == 13 else last
