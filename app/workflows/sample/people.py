"""Makes one fictional person: who it is, the life, and the casework that follows from it."""

import datetime as dt
from collections.abc import Sequence
from random import Random

from app.domain.document import Document
from app.domain.follow_up import FollowUp, Priority
from app.domain.person import Identifier, NameForm, Note, Person, Recognition, RiskFlag
from app.domain.source import Reliability, Source
from app.store.batch import Batch
from app.workflows.add_person import case_number
from app.workflows.sample.aftermath import note_aftermath
from app.workflows.sample.consents import note_consents
from app.workflows.sample.court import Court, note_court
from app.workflows.sample.day_text import day_text
from app.workflows.sample.dice import Dice
from app.workflows.sample.events import Event, event_of, note_line, outcome_of
from app.workflows.sample.life import Story
from app.workflows.sample.names import FictionalName, draw_name
from app.workflows.sample.portraits import Portrait
from app.workflows.sample.reception import is_received, note_reception
from app.workflows.sample.scene import CASEWORKERS, Scene
from app.workflows.sample.told import FIRST_WAVE, Told
from app.workflows.sample.violations import note_other_date, note_violations
from app.workflows.sample.wellbeing import note_wellbeing
from app.workflows.sample.words import NOTES, OWED_AFTER_RELEASE, OWED_WHILE_HELD

_YEAR = 365.25


def make_person(
    book: Batch,
    scene: Scene,
    court: Court,
    number: int,
    events: Sequence[Event],
    portraits: dict[str, Sequence[Portrait]],
) -> Told:
    """Note everything about the person with this number, and return what the story told."""
    rng = Dice(f"{scene.seed}/{number}")
    name = draw_name(rng, scene.stock)
    event = event_of(number, events)
    # Born so that everybody but a few is of age in the first wave.
    born = FIRST_WAVE - dt.timedelta(days=round(_YEAR * min(max(rng.gauss(37, 11), 17.4), 74)))
    person_id = _identity(book, scene, number, name, born, rng)
    own_source = _own_source(book, name, number, rng) if rng.random() < 0.25 else None
    outcome = outcome_of(event, number, rng) if event else None
    story = Story(book, scene, rng, person_id, name.sex, own_source)
    told = story.tell(outcome)
    if event:
        note_line(book, event, person_id, name, born, rng)
    if event and outcome and told.release_id:
        note_aftermath(
            book,
            scene,
            number,
            person_id,
            told.release_id,
            event.event_id,
            outcome.day,
            outcome.confirmation,
            outcome.destination,
        )
    note_violations(book, scene, person_id, told, number)
    note_other_date(book, scene, person_id, told, story.detention_id, number)
    _recognition(book, scene, person_id, told, rng)
    flags = _flags(book, person_id, name, born, told, rng)
    note_court(book, scene, court, person_id, number, told, flags)
    _casework(book, scene, person_id, number, told, rng)
    if event and is_received(number, event, told):
        note_reception(book, scene, person_id, number, told)
    # Dice of its own: what is added here leaves the rest of the life as it was.
    note_wellbeing(
        book, scene, person_id, number, name.forms[0].surname, told, Dice(f"{scene.seed}/well/{number}")
    )
    note_consents(book, scene, person_id, number, told.arrest, told.held)
    if portraits and rng.random() < 0.4:
        _portrait(book, person_id, rng.choice(portraits[name.sex]))
    return told


def _identity(book: Batch, scene: Scene, number: int, name: FictionalName, born: dt.date, rng: Random) -> int:
    exact = rng.random()
    birth = day_text(born) if exact < 0.75 else f"{born:%Y}" if exact < 0.95 else None
    person_id = book.add(
        Person,
        uid=f"{rng.getrandbits(128):032x}",
        case_number=case_number(number),
        reference=f"L-{number:05d}" if rng.random() < 0.3 else None,
        sex=name.sex,
        birth_date=birth,
        birth_place=scene.stock.towns.draw(rng).name if rng.random() < 0.5 else "",
        citizenship=name.citizenship,
        residence=scene.stock.towns.draw(rng).name,
        occupation=scene.stock.occupations.draw(rng)[name.sex] if rng.random() < 0.7 else "",
        caseworker=CASEWORKERS[number % len(CASEWORKERS)] if rng.random() < 0.8 else "",
    )
    for position, form in enumerate(name.forms):
        book.add(
            NameForm,
            person_id=person_id,
            surname=form.surname,
            given=form.given,
            patronymic=form.patronymic,
            language=form.language,
            usage=form.usage.value,
            preferred_for=form.preferred_for,
            position=position,
        )
    if rng.random() < 0.2:
        # No passport of any country begins with these letters.
        book.add(
            Identifier,
            person_id=person_id,
            kind="passport",
            number=f"ZZ{rng.randint(1_000_000, 9_999_999)}",
            expires=f"{rng.randint(2024, 2033)}-{rng.randint(1, 12):02d}",
        )
    return person_id


def _own_source(book: Batch, name: FictionalName, number: int, rng: Random) -> int:
    title = (
        f"{rng.choice(('Сям’я', 'Маці', 'Адвакат', 'Сябры'))}: {name.forms[0].surname} {name.forms[0].given}"
    )
    kind = "lawyer" if title.startswith("Адвакат") else "family"
    return book.add(
        Source, kind=kind, title=title, reliability=Reliability.GOOD.value, confidential=number % 3 != 0
    )


def _recognition(book: Batch, scene: Scene, person_id: int, told: Told, rng: Random) -> None:
    if rng.random() < 0.85:
        day = told.arrest + dt.timedelta(days=rng.randint(10, 120))
        if day <= scene.known_until:
            late = told.ended is not None and day > told.ended
            decision = "recognised_ex_post" if late else "recognised"
            solely = person_id % 3 != 0
            book.add(
                Recognition,
                person_id=person_id,
                organisation="Ліхтар",
                decision=decision,
                date=day_text(day),
                framework="guidelines_2013",
                criteria="3.1 a" if solely else "3.2 a, c",
                demand="release" if solely else "review",
            )


def _flags(
    book: Batch, person_id: int, name: FictionalName, born: dt.date, told: Told, rng: Random
) -> list[str]:
    age = (told.arrest - born).days / _YEAR
    listed = any(code in ("BLR-UK-289", "BLR-UK-361-1", "BLR-UK-357") for code in told.articles)
    flags = {
        "minor": age < 18,
        "senior": age >= 60,
        "foreign_national": name.foreign,
        "serious_illness": rng.random() < 0.07,
        "disability": rng.random() < 0.02,
        "single_parent": rng.random() < 0.02,
        "relatives_jailed": rng.random() < 0.03,
        "incommunicado": told.held and rng.random() < 0.02,
        "terrorist_list": listed and rng.random() < 0.6,
        "extremist_list": bool(told.articles) and rng.random() < 0.35,
        "risk_411": told.held and told.in_cell_type_room,
    }
    raised = [flag for flag, is_raised in flags.items() if is_raised]
    for flag in raised:
        book.add(RiskFlag, person_id=person_id, flag=flag)
    return raised


def _casework(book: Batch, scene: Scene, person_id: int, number: int, told: Told, rng: Random) -> None:
    """Note what caseworkers wrote down and what is owed; nobody manages a hundred thousand cases day by day."""
    busy = number <= scene.rich_until
    if rng.random() < (0.3 if busy else 0.05):
        day = scene.known_until - dt.timedelta(days=rng.randint(1, 200))
        if day > told.arrest:
            book.add(
                Note,
                person_id=person_id,
                text=rng.choice(NOTES),
                date=day_text(day),
                author=rng.choice(CASEWORKERS),
            )
    if told.died:
        return
    for _turn in range(2 if told.abroad and busy else 1):
        if rng.random() < (0.35 if busy else 0.03):
            kind, title = rng.choice(OWED_WHILE_HELD if told.held else OWED_AFTER_RELEASE)
            due = scene.today + dt.timedelta(days=round(rng.gauss(22, 18)))
            priority = rng.choice(
                (Priority.NORMAL, Priority.NORMAL, Priority.HIGH, Priority.URGENT, Priority.LOW)
            )
            book.add(
                FollowUp,
                person_id=person_id,
                kind=kind,
                title=title,
                due=due.isoformat(),
                priority=priority.value,
                assignee=CASEWORKERS[number % len(CASEWORKERS)],
                state="waiting" if rng.random() < 0.15 else "open",
            )


def _portrait(book: Batch, person_id: int, portrait: Portrait) -> None:
    book.add(
        Document,
        person_id=person_id,
        kind="photo",
        title="Здымак",
        filename="photo.jpg",
        media_type="image/jpeg",
        size=portrait.size,
        sha256=portrait.photo_sha256,
        thumbnail_sha256=portrait.thumbnail_sha256,
        portrait=True,
    )
