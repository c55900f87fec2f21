"""What happened to the fictional people in court: hearings, appeals, who judged them, affairs, restrictions, lists."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field

from app.domain.detention import Detention, Sentence
from app.domain.proceedings import Affair, AffairMember, Appeal, Hearing, Official
from app.domain.restriction import Listing, Restriction
from app.store.batch import Batch
from app.workflows.sample.day_text import day_text
from app.workflows.sample.dice import Dice
from app.workflows.sample.inventory import Inventory
from app.workflows.sample.scene import Scene
from app.workflows.sample.told import Told

_JUDGES, _PROSECUTORS, _INVESTIGATORS = 40, 20, 25
_COURTS = ("Лясны раённы суд", "Абласны суд у Сасновым Бары", "Суд Рачнога раёна", "Гарадскі суд, Крыніцы")
_OFFICES = ("Пракуратура Ляснога раёна", "Абласная пракуратура")
_COMMITTEES = ("Следчы камітэт, Лясны раён", "Следчы камітэт, абласное ўпраўленне", "КДБ, следчы аддзел")
_AFFAIRS = (
    "Справа {n}-га двара",
    "Справа чата «Раён {n}»",
    "Справа друкарні № {n}",
    "Справа студэнтаў, група {n}",
)
_PARTS = ("арганізатар, на думку следства", "удзельнік, на думку следства", "")
_EVERY, _TOGETHER = 25, 4
_LISTS = {"terrorist_list": "terrorist", "extremist_list": "extremist_persons"}


@dataclass(slots=True)
class Court:
    """The officials of the sample by role, and the affairs by their number as they come up."""

    judges: tuple[int, ...]
    prosecutors: tuple[int, ...]
    investigators: tuple[int, ...]
    affairs: dict[int, int] = field(default_factory=dict)


def set_court(book: Batch, seed: int, stock: Inventory) -> Court:
    """Note the officials. None of them is anybody: their names are drawn like those of the people."""
    rng = Dice(f"{seed}/officials")

    def some(role: str, many: int, institutions: Collection[str]) -> tuple[int, ...]:
        places = tuple(institutions)
        return tuple(
            book.add(
                Official,
                name=f"{stock.surnames.draw(rng).be[rng.choice('mf')]} {rng.choice('АВГДМНС')}. {rng.choice('АВІМП')}.",
                role=role,
                institution=rng.choice(places),
            )
            for _turn in range(many)
        )

    return Court(
        some("judge", _JUDGES, _COURTS),
        some("prosecutor", _PROSECUTORS, _OFFICES),
        some("investigator", _INVESTIGATORS, _COMMITTEES),
    )


def note_court(
    book: Batch, scene: Scene, court: Court, person_id: int, number: int, told: Told, flags: Collection[str]
) -> None:
    """Note what the courts and the authorities did to one person."""
    rng = Dice(f"{scene.seed}/court/{number}")
    busy = number <= scene.rich_until
    if told.detention_id and rng.random() < (0.5 if busy else 0.2):
        book.change(Detention, told.detention_id, investigator_id=rng.choice(court.investigators))
    if told.trial is not None and told.sentence_id is not None:
        _judgment(book, scene, court, person_id, told, rng, busy=busy)
    if told.articles and number % _EVERY < _TOGETHER:
        _affair(book, court, person_id, number // _EVERY, rng)
    if told.trial is not None and not (told.held or told.abroad or told.died) and told.ended is not None:
        _restrictions(book, scene, person_id, told.ended, rng)
    for flag, kind in _LISTS.items():
        if flag in flags or (told.trial is not None and rng.random() < 0.01):
            added = (told.trial or told.arrest) + dt.timedelta(days=rng.randint(20, 90))
            if added <= scene.known_until:
                book.add(
                    Listing,
                    person_id=person_id,
                    list_kind=kind,
                    added=day_text(added, "month" if rng.random() < 0.3 else ""),
                    number=str(rng.randint(200, 6000)),
                    source_id=scene.source(rng, "authority", "media"),
                )


def _judgment(
    book: Batch, scene: Scene, court: Court, person_id: int, told: Told, rng: Dice, *, busy: bool
) -> None:
    assert told.trial is not None and told.sentence_id is not None
    judge, prosecutor = rng.choice(court.judges), rng.choice(court.prosecutors)
    if busy or rng.random() < 0.6:
        book.change(Sentence, told.sentence_id, judge_id=judge, prosecutor_id=prosecutor, judge="")
    if rng.random() < (0.7 if busy else 0.25):
        closed = rng.random() < 0.3
        for days, kind, result in (
            (rng.randint(7, 20), "first_instance", "adjourned"),
            (0, "verdict", "verdict"),
        ):
            book.add(
                Hearing,
                person_id=person_id,
                detention_id=told.detention_id,
                kind=kind,
                date=day_text(told.trial - dt.timedelta(days=days)),
                time=rng.choice(("10:00", "11:30", "14:15")),
                court=told.court,
                judge_id=judge,
                prosecutor_id=prosecutor,
                openness="closed" if closed else "open",
                result=result,
                next_date=day_text(told.trial) if days else None,
                source_id=scene.source(rng, "court", "media"),
            )
    if told.in_force is not None and rng.random() < (0.8 if busy else 0.3):
        book.add(
            Appeal,
            person_id=person_id,
            sentence_id=told.sentence_id,
            kind="appeal",
            deadline=day_text(told.trial + dt.timedelta(days=10)),
            filed=day_text(told.trial + dt.timedelta(days=rng.randint(3, 10))),
            heard=day_text(told.in_force),
            result="reduced" if rng.random() < 0.06 else "rejected",
            source_id=scene.source(rng, "lawyer", "court"),
        )


def _affair(book: Batch, court: Court, person_id: int, number: int, rng: Dice) -> None:
    if number not in court.affairs:
        title = _AFFAIRS[number % len(_AFFAIRS)].format(n=number // len(_AFFAIRS) + 2)
        court.affairs[number] = book.add(Affair, title=title)
    book.add(AffairMember, person_id=person_id, affair_id=court.affairs[number], part=rng.choice(_PARTS))


def _restrictions(book: Batch, scene: Scene, person_id: int, freed: dt.date, rng: Dice) -> None:
    for kind, share, years in (
        ("preventive_supervision", 0.3, 1),
        ("conviction_record", 0.4, 3),
        ("exit_ban", 0.15, 2),
    ):
        if rng.random() < share:
            book.add(
                Restriction,
                person_id=person_id,
                kind=kind,
                start=day_text(freed),
                end=day_text(freed + dt.timedelta(days=365 * years)),
                authority=rng.choice(("РАУС", "Суд па месцы жыхарства", "Крымінальна-выканаўчая інспекцыя")),
                notified=rng.choice(("yes", "no", "unknown")),
                source_id=scene.source(rng, "lawyer", "ngo"),
            )
