"""The fictional release events: one like that of 13 December 2025, and two smaller ones before it.

Who belongs to an event follows from a person's number alone, so that it does not depend on the size of the register.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from random import Random

from app.domain.announced_list import AnnouncedLine, AnnouncedList, LineDecision
from app.domain.release_event import ReleaseEvent
from app.domain.source import Reliability, Source
from app.store.batch import Batch
from app.workflows.sample.inventory import Inventory
from app.workflows.sample.names import FictionalName, draw_name
from app.workflows.sample.told import Outcome

_CONFIRMATIONS = (
    "person",
    "person",
    "person",
    "family_or_lawyer",
    "family_or_lawyer",
    "seen",
    "listed",
    "announced",
)


_STAYED = (63, 234)
"""The numbers of two people who stay in the country and are arrested again."""


@dataclass(frozen=True, slots=True)
class EventPlan:
    """A release event: every `step`th person from `first` on is released in it, as many as were announced."""

    day: dt.date
    title: str
    authority: str
    counterpart: str
    consideration: str
    announced: int
    kind: str
    first: int
    step: int
    list_title: str


PLANS = (
    EventPlan(
        dt.date(2025, 6, 20),
        "Вызваленне 20 чэрвеня 2025",
        "Прэс-служба ўладаў",
        "Пасланнік ЗША",
        "Размова аб санкцыях супраць авіякампаніі",
        12,
        "pardon_expelled",
        first=31,
        step=60,
        list_title="Спіс сустракаўшых, 20 чэрвеня",
    ),
    EventPlan(
        dt.date(2025, 9, 12),
        "Вызваленне 12 верасня 2025",
        "Прэс-служба ўладаў",
        "Пасланнік ЗША",
        "Знятыя санкцыі з авіякампаніі",
        48,
        "pardon_expelled",
        first=5,
        step=24,
        list_title="Спіс, апублікаваны 12 верасня",
    ),
    EventPlan(
        dt.date(2025, 12, 13),
        "Вызваленне 13 снежня 2025",
        "Прэс-служба ўладаў",
        "Пасланнік ЗША",
        "Знятыя санкцыі з калійных угнаенняў",
        123,
        "pardon_expelled",
        first=3,
        step=3,
        list_title="Імёны, сабраныя медыя 13–14 снежня",
    ),
)


@dataclass(frozen=True, slots=True)
class Event:
    """A release event that is noted in the book."""

    plan: EventPlan
    event_id: int
    list_id: int
    source_id: int
    line_numbers: Iterator[int] = field(default_factory=lambda: count(1), compare=False)


def note_events(book: Batch, until: dt.date) -> tuple[Event, ...]:
    """Note the release events that had happened by `until`, each with its source and its announced list."""
    return tuple(_note(book, plan) for plan in PLANS if plan.day <= until)


def event_of(number: int, events: Sequence[Event]) -> Event | None:
    """Return the event in which the person with this number is released, or None."""
    for event in events:
        plan = event.plan
        place, rest = divmod(number - plan.first, plan.step)
        if rest == 0 and 0 <= place < plan.announced:
            return event
    return None


def outcome_of(event: Event, number: int, rng: Random) -> Outcome:
    """Return how the event ends the detention of this person."""
    plan, day = event.plan, event.plan.day
    if number % 37 == 0:
        return Outcome(
            event.event_id, day, "at_border_refused", "мяжа", "", "", "unknown", "seen", event.source_id
        )
    if plan.announced > 100 and number in _STAYED:
        # Not taken out of the country, and not left in peace.
        return Outcome(
            event.event_id,
            day,
            "pardon",
            "калонія",
            "",
            "",
            "certificate",
            "family_or_lawyer",
            event.source_id,
        )
    lithuania = plan.announced < 100 or number % 13 == 0
    return Outcome(
        event.event_id,
        day,
        plan.kind,
        "мяжа з Літвой" if lithuania else "мяжа з Украінай",
        "Літва" if lithuania else "Украіна",
        "Вывезены без права вярнуцца; рэчы аддалі толькі часткова.",
        rng.choice(("none", "none", "certificate", "passport certificate", "passport")),
        rng.choice(_CONFIRMATIONS),
        event.source_id,
    )


def note_line(
    book: Batch, event: Event, person_id: int, name: FictionalName, born: dt.date, rng: Random
) -> None:
    """Note how the announced list prints this person; some are missing from it, some not decided yet."""
    chance = rng.random()
    if chance < 0.06:
        return
    decided = chance < 0.85
    book.add(
        AnnouncedLine,
        announced_list_id=event.list_id,
        number=next(event.line_numbers),
        printed=_printed(name, born, rng),
        decision=(LineDecision.MATCH if decided else LineDecision.UNDECIDED).value,
        person_id=person_id if decided else None,
    )


def note_strangers(book: Batch, event: Event, seed: int, stock: Inventory) -> None:
    """Note a few lines of people whom the register does not know."""
    rng = Random(f"{seed}/strangers/{event.plan.day}")
    for further in range(max(event.plan.announced // 20, 1)):
        born = dt.date(rng.randint(1960, 2003), 1, 1)
        book.add(
            AnnouncedLine,
            announced_list_id=event.list_id,
            number=next(event.line_numbers),
            printed=_printed(draw_name(rng, stock), born, rng),
            decision=LineDecision.NOT_OURS.value if further == 0 else LineDecision.UNDECIDED.value,
        )


def _note(book: Batch, plan: EventPlan) -> Event:
    source_id = book.add(
        Source,
        kind="media",
        title=plan.list_title,
        date=plan.day.isoformat(),
        reliability=Reliability.GOOD.value,
    )
    event_id = book.add(
        ReleaseEvent,
        title=plan.title,
        date=plan.day.isoformat(),
        authority=plan.authority,
        counterpart=plan.counterpart,
        consideration=plan.consideration,
        announced=plan.announced,
        source_id=source_id,
    )
    list_id = book.add(
        AnnouncedList,
        release_event_id=event_id,
        title=plan.list_title,
        published=plan.day.isoformat(),
        source_id=source_id,
    )
    return Event(plan, event_id, list_id, source_id)


def _printed(name: FictionalName, born: dt.date, rng: Random) -> str:
    """Return a line as somebody in a hurry would print it."""
    form = rng.choice(name.forms)
    style = rng.random()
    if style < 0.35:
        return f"{form.given} {form.surname}"
    if style < 0.55:
        return f"{form.surname} {form.given} {form.patronymic}".rstrip()
    if style < 0.7:
        return f"{form.surname}, {form.given}"
    if style < 0.8:
        return f"{form.surname} {form.given[:1]}."
    words = {"be": "г.н.", "ru": "г.р."}.get(form.language, "b.")
    return f"{form.surname} {form.given}, {born.year} {words}"
