"""Making a register of fictional people to look around in, to learn with and to measure on."""

import datetime as dt
import shutil
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from app.base.bulk import without_collecting
from app.base.clock import Clock, SystemClock
from app.base.i18n import _, ngettext
from app.base.progress import Progress
from app.domain.facility import Facility
from app.domain.protocol import Protocol, ProtocolStep
from app.store.batch import Batch
from app.store.key_derivation import STANDARD, KdfCost
from app.workflows.desk import Desk
from app.workflows.open_register import close_register, create_register
from app.workflows.sample.aftermath import note_event_records
from app.workflows.sample.consents import add_own_fields
from app.workflows.sample.court import set_court
from app.workflows.sample.events import Event, note_events, note_strangers
from app.workflows.sample.lately import live_through
from app.workflows.sample.people import make_person
from app.workflows.sample.portraits import keep_portraits
from app.workflows.sample.scene import CASEWORKERS, ORGANISATION, set_scene

SAMPLE_PASSPHRASE = "look around among fictional people"  # noqa: S105
"""Everybody may know it: a sample holds nobody real."""

BATCH = 5000
RICH = 2000
"""So many people have notes and follow-ups as in a real office."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made."""

    persons: int
    release_events: int
    folder: Path


@without_collecting()
def make_sample(
    folder: Path,
    persons: int,
    seed: int,
    passphrase: str,
    progress: Progress,
    *,
    clock: Clock | None = None,
    cost: KdfCost = STANDARD,
) -> Made:
    """Make a register of so many fictional people in `folder`, which must not exist or be empty.

    The same seed gives the same people on the same day. Raises Problem when there is something at `folder`; when
    it is stopped, nothing is left of it.
    """
    time = clock or SystemClock()
    desk = create_register(
        folder, ORGANISATION, CASEWORKERS[0], passphrase, clock=time, cost=cost, sample=True
    )
    try:
        with desk.register.filling():
            events = _carry_over(desk, persons, seed, progress)
        live_through(desk, seed, persons)
        desk.forget_changes()
    except BaseException:
        close_register(desk)
        shutil.rmtree(folder)
        raise
    close_register(desk)
    return Made(persons, len(events), folder)


def _carry_over(desk: Desk, persons: int, seed: int, progress: Progress) -> Sequence[Event]:
    """Enter everybody as a team would that comes to Vigil with its old tables, thirty days ago."""
    with desk.register.reading() as reader:
        facilities = {facility.code: facility.id for facility in reader.find(Facility)}
        (protocol,) = reader.find(Protocol, code="after_release")
        steps = reader.find(ProtocolStep, protocol_id=protocol.id)
        book = Batch(reader)
    scene = set_scene(book, seed, facilities, desk.clock.today(), RICH, steps)
    court = set_court(book, seed, scene.stock)
    scene = replace(scene, own_fields=add_own_fields(book))
    events = note_events(book, scene.known_until)
    for event in events:
        note_event_records(book, scene, event.event_id, event.plan.day, event.plan.announced)
    at = desk.clock.now() - dt.timedelta(days=30)
    with desk.register.changing(_("Enter the release events"), at=at, who=CASEWORKERS[0]) as change:
        book.store(change)
        portraits = keep_portraits(change, seed)
    # People are made while those before them are stored: the database works without Python for most of the time.
    with ThreadPoolExecutor(1) as beside:
        stored: Future[None] | None = None
        for first in range(1, persons + 1, BATCH):
            last = min(first + BATCH - 1, persons)
            progress.step(first - 1, persons, _("Making fictional people"))
            for number in range(first, last + 1):
                make_person(book, scene, court, number, events, portraits)
            if last == persons:
                for event in events:
                    note_strangers(book, event, seed, scene.stock)
            if stored is not None:
                stored.result()
            at += dt.timedelta(minutes=10)
            who = CASEWORKERS[first // BATCH % len(CASEWORKERS)]
            stored = beside.submit(_store, desk, book.part(), last - first + 1, at, who)
        if stored is not None:
            stored.result()
    progress.step(persons, persons)
    return events


def _store(desk: Desk, people: Batch, many: int, at: dt.datetime, who: str) -> None:
    sentence = ngettext(
        "Carry {n} person over from the old tables", "Carry {n} people over from the old tables", many
    ).format(n=many)
    with desk.register.changing(sentence, at=at, who=who) as change:
        change.take_numbers("case_number", many)
        people.store(change)
