"""Some of the fictional people were received by the protocol after release: most of it is done, some lies ahead."""

import datetime as dt
from random import Random

from app.base.language import Language
from app.domain.follow_up import FollowUp, FollowUpState
from app.domain.protocol import applies
from app.store.batch import Batch
from app.workflows.sample.events import PLANS, Event
from app.workflows.sample.scene import CASEWORKERS, Scene
from app.workflows.sample.told import Told
from app.workflows.sample.words import OUTCOMES

_EVERY = 30


def is_received(number: int, event: Event, told: Told) -> bool:
    """Tell whether the office has received this person: a few of those who came with the last event."""
    return event.plan is PLANS[-1] and number % _EVERY == 0 and told.abroad and not (told.held or told.died)


def note_reception(book: Batch, scene: Scene, person_id: int, number: int, told: Told) -> None:
    """Note what the protocol called for since the release, in the state in which it is by now."""
    assert told.ended is not None
    rng = Random(f"{scene.seed}/reception/{number}")
    worker = CASEWORKERS[number % len(CASEWORKERS)]
    for step in scene.reception:
        if not applies(step.condition, told.abroad):
            continue
        due = told.ended + dt.timedelta(days=step.offset_days)
        day = due + dt.timedelta(days=rng.randint(-2, 9))
        state = FollowUpState.DONE if rng.random() < 0.92 else FollowUpState.NOT_NEEDED
        outcome = rng.choice(OUTCOMES) if rng.random() < 0.3 else ""
        is_past = max(due, day) < scene.today
        # Here and there the last one that is due has slipped.
        slipped = scene.today - due < dt.timedelta(days=200) and rng.random() < 0.06
        open_yet = slipped or not is_past
        book.add(
            FollowUp,
            person_id=person_id,
            kind=step.kind,
            title=step.title(Language.BE),
            due=due.isoformat(),
            priority=step.priority.value,
            assignee=worker,
            state=FollowUpState.OPEN.value if open_yet else state.value,
            done_on=day.isoformat() if not open_yet and state is FollowUpState.DONE else None,
            outcome="" if open_yet else outcome,
            protocol_step_id=step.id,
            anchor_id=told.release_id,
            offset_days=step.offset_days,
        )
