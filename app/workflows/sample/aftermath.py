"""What follows a fictional release event: numbers, promises, who was seen when, and where people went on to."""

import datetime as dt
from random import Random

from app.domain.release import LADDER, Confirmation, ConfirmationStep, JourneyLeg
from app.domain.release_event import AnnouncedNumber, Delivery, FamilyNotice, KeyEvent, Pledge, Side
from app.store.batch import Batch
from app.workflows.sample.day_text import day_text
from app.workflows.sample.scene import CASEWORKERS, Scene

_DAY = dt.timedelta(days=1)
_PRESS, _OFFICE, _EMBASSY, _STAFF, _CENTRE = (
    "Прэс-служба ўладаў",
    "«Ліхтар»",
    "Пасольства краіны прыёму",
    "Каардынацыйны штаб краіны прыёму",
    "Цэнтр рэгістрацыі",
)
# Who said how many, of those who went where, how many days after the event, at what time.
_NUMBERS = (
    (_PRESS, 123, "", 0, "15:05"),
    (_EMBASSY, 9, "Літва", 0, "18:10"),
    (_STAFF, 114, "Украіна", 0, "19:20"),
    (_OFFICE, 97, "", 0, "21:40"),
    (_OFFICE, 117, "", 2, "12:00"),
    (_CENTRE, 89, "Польшча", 7, ""),
    (_CENTRE, 20, "Літва", 7, ""),
)
# Side, promise, part, days from the event when it was promised, what became of it, days until it was delivered.
_PLEDGES = (
    (Side.AUTHORITY, "Вызваліць 123 чалавекі", "першая частка", -1, Delivery.DELIVERED, 0),
    (Side.AUTHORITY, "Вярнуць вызваленым дакументы і рэчы", "першая частка", -1, Delivery.PARTLY, None),
    (Side.AUTHORITY, "Вызваліць яшчэ столькі ж да вясны", "другая частка", -1, Delivery.PROMISED, None),
    (Side.COUNTERPART, "Зняць санкцыі з калійных угнаенняў", "першая частка", -1, Delivery.DELIVERED, 2),
    (Side.COUNTERPART, "Дазволіць разлікі праз адзін банк", "другая частка", 0, Delivery.PROMISED, None),
)
# Title, kind, date, whether it belongs to the event.
_KEY_EVENTS = (
    ("Размова кіраўнікоў па тэлефоне", "talks", "2025-08", False),
    ("Пасланнік гаворыць пра «ўсіх да канца года»", "statement", "2025-11-20~", True),
    ("Два дні перамоваў у сталіцы", "talks", "2025-12-12", True),
    ("Вызваленне 123 чалавек", "release", "2025-12-13", True),
    ("Санкцыі супраць калійных угнаенняў знятыя", "sanctions_eased", "2025-12-15", True),
    ("Новы закон пра пазбаўленне грамадзянства", "law", "2026-02", False),
    ("Пятнаццаць новых затрыманняў у адной справе", "repression", "2026-03/2026-04", False),
)
_SOURCES = {
    Confirmation.ANNOUNCED: ("authority",),
    Confirmation.LISTED: ("media",),
    Confirmation.SEEN: ("observation", "media"),
    Confirmation.FAMILY_OR_LAWYER: ("lawyer", "ngo"),
    Confirmation.PERSON: ("observation",),
}
_WHOM = ("жонка, па тэлефоне", "муж, па тэлефоне", "маці, асабіста", "брат, у чаце", "сястра, па тэлефоне")
_SAID = (
    "Ёсць у спісе, яшчэ не пацверджана.",
    "Бачылі на мяжы, усё добра.",
    "Патэлефануе, як толькі будзе сувязь.",
)


def note_event_records(book: Batch, scene: Scene, event_id: int, day: dt.date, announced: int) -> None:
    """Note the numbers, promises and key events; of a small event only the number."""
    rng = Random(f"{scene.seed}/event/{day}")
    large = announced == _NUMBERS[0][1]
    for claimant, many, destination, later, time in (
        _NUMBERS if large else ((_PRESS, announced, "", 0, "16:30"),)
    ):
        book.add(
            AnnouncedNumber,
            release_event_id=event_id,
            claimant=claimant,
            number=many,
            destination=destination,
            said=day_text(day + later * _DAY),
            said_time=time,
            source_id=scene.source(rng, "media"),
        )
    for side, promise, part, promised, delivery, delivered in _PLEDGES if large else ():
        book.add(
            Pledge,
            release_event_id=event_id,
            side=side.value,
            promise=promise,
            tranche=part,
            promised=day_text(day + promised * _DAY),
            delivery=delivery.value,
            delivered=None if delivered is None else day_text(day + delivered * _DAY),
            source_id=scene.source(rng, "media"),
        )
    for title, kind, date, belongs in _KEY_EVENTS if large else ():
        if date[:10] <= scene.known_until.isoformat():
            book.add(
                KeyEvent,
                title=title,
                kind=kind,
                date=date,
                release_event_id=event_id if belongs else None,
                source_id=scene.source(rng, "media"),
            )


def note_aftermath(
    book: Batch,
    scene: Scene,
    number: int,
    person_id: int,
    release_id: int,
    event_id: int,
    day: dt.date,
    level: str,
    destination: str,
) -> None:
    """Note step by step how sure the release of one person became, where the person went on to, what the family heard.

    It has dice of its own, so that the rest of the person does not depend on it.
    """
    rng = Random(f"{scene.seed}/{number}/aftermath")
    _ladder(book, scene, rng, person_id, release_id, day, Confirmation(level))
    if destination == "Украіна" and rng.random() < 0.93:
        _journey(book, scene, rng, person_id, release_id, day)
    if rng.random() < 0.3:
        book.add(
            FamilyNotice,
            person_id=person_id,
            release_event_id=event_id,
            told=day_text(day + rng.randint(0, 2) * _DAY),
            whom=rng.choice(_WHOM),
            said=rng.choice(_SAID),
            told_by=rng.choice(CASEWORKERS),
        )


def _ladder(
    book: Batch,
    scene: Scene,
    rng: Random,
    person_id: int,
    release_id: int,
    day: dt.date,
    reached: Confirmation,
) -> None:
    steps = LADDER[1 : LADDER.index(reached) + 1]
    hour = 15
    for step in steps:
        if step not in (reached, Confirmation.LISTED) and rng.random() < 0.35:
            continue
        book.add(
            ConfirmationStep,
            person_id=person_id,
            release_id=release_id,
            level=step.value,
            date=day_text(day),
            time=f"{hour:02d}:{rng.randint(0, 59):02d}",
            source_id=scene.source(rng, *_SOURCES[step]),
        )
        hour += rng.randint(2, 12)
        day, hour = day + hour // 23 * _DAY, hour % 23


def _journey(book: Batch, scene: Scene, rng: Random, person_id: int, release_id: int, day: dt.date) -> None:
    first = "Польшча" if rng.random() < 0.82 else "Літва"
    went = day + rng.randint(1, 6) * _DAY
    legs = [(first, went, "аўтобусам")]
    if rng.random() < 0.12:
        legs.append((rng.choice(("Германія", "Чэхія", "Літва")), went + rng.randint(30, 150) * _DAY, ""))
    for destination, date, manner in legs:
        if date <= scene.known_until:
            book.add(
                JourneyLeg,
                person_id=person_id,
                release_id=release_id,
                date=day_text(date),
                destination=destination,
                manner=manner,
                source_id=scene.source(rng, "observation"),
            )
